"""Danh mục từ ngữ: mã nào cũng có nhãn, nhãn nào cũng đọc ngược lại được, không hai mục nào lẫn nhau."""

from __future__ import annotations

import unicodedata

import pytest

from docgen.vocabulary import CATALOGUES, Catalogue, find, fold, label

ALL = list(CATALOGUES.values())


@pytest.mark.parametrize("catalogue", ALL, ids=lambda catalogue: catalogue.id)
def test_every_spelling_reads_back_to_its_own_id(catalogue: Catalogue) -> None:
    for term in catalogue.terms:
        assert catalogue.label(term.id) == term.label
        for name in (term.id, term.label, *term.aliases):
            for spelling in (name, f"  {name.upper()} ", unicodedata.normalize("NFD", name)):
                assert find(catalogue.id, spelling) == term.id, spelling


@pytest.mark.parametrize("catalogue", ALL, ids=lambda catalogue: catalogue.id)
def test_labels_are_nfc_and_ids_unique(catalogue: Catalogue) -> None:
    assert len({term.id for term in catalogue.terms}) == len(catalogue.terms)
    for name in (catalogue.name, *catalogue.labels):
        assert name == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    ("catalogue", "text", "expected"),
    [
        ("trang_thai", "chưa  bảo đảm", "chua_bao_dam"),
        ("trang_thai", "Khong thuc hien", "khong_thuc_hien"),
        ("linh_vuc", "Hiện đại hoá hành chính", "hien_dai_hoa_chinh_quyen_so"),
        ("loai_don_vi", "SỞ, BAN, NGÀNH", "so_ban_nganh"),
        ("trang_thai", "gần đạt", None),
        ("co_khong", "", None),
    ],
)
def test_find(catalogue: str, text: str, expected: str | None) -> None:
    assert find(catalogue, text) == expected


def test_label_of_any_id() -> None:
    assert label("hoan_thanh_tot") == "Hoàn thành tốt nhiệm vụ"
    assert label("bao_cao_huyen").startswith("Báo cáo")
    with pytest.raises(KeyError):
        label("khong_co_ma_nay")


def test_fold_ignores_tone_style_and_punctuation() -> None:
    assert fold("Hoà  Bình") == fold("hòa-bình") == "hoa binh"
    assert fold("Chỉ số đơn vị (%)") == fold("CHỈ SỐ\nĐƠN VỊ")

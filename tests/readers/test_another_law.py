"""Bộ đọc nói theo quy định đang dùng: câu hỏi, điều khoản, năm của chỉ số đều là dữ liệu, không có sẵn trong mã."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reading_kit import WHOLE

from docgen.errors import InputError
from docgen.model.citation import Citation
from docgen.readers import read
from docgen.regulations.load import load
from docgen.regulations.parts import IndexYear
from docgen.regulations.schema import Regulation

BP34 = load("bp-34-2020")
SILENT = replace(BP34, input_checks={}, after_publication=None, missing={})


def told(tmp_path: Path, regulation: Regulation, *changes: tuple[str, str]) -> str:
    """Mọi điều bộ đọc nói, chỗ sai trước, lời nhắc sau."""
    text = WHOLE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = tmp_path / "ho_so.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        return "\n".join(str(one) for one in read([path], lambda _: regulation).warnings)
    except InputError as error:
        return "\n".join(str(one) for one in error.problems)


@pytest.mark.parametrize(
    ("change", "question", "reading"),
    [
        (("{ket_luan: co, ly_do: Có sáng kiến}", "{ket_luan: co}"), "G32", "phải kèm lý do bằng chữ"),
        ((", minh_chung: Báo cáo}", "}"), "G37", "thiếu thì cảnh báo"),
        (('"4.1.b": {trang_thai: chua_bao_dam', '"4.1.a": {trang_thai: chua_bao_dam'), "G38", "theo câu chữ"),
        (("ngay_ban_hanh: 2023-02-08", "ngay_ban_hanh: 2022-08-08"), "G33", "chỉ số của năm được đánh giá"),
        (("ngay_ban_hanh: 2023-04-19", "ngay_ban_hanh: 2023-07-19"), "G17", "chỉ số lĩnh vực"),
    ],
)
def test_the_question_behind_a_warning_is_data(
    tmp_path: Path, change: tuple[str, str], question: str, reading: str
) -> None:
    here = told(tmp_path, BP34, change)
    assert f"({question}: " in here
    assert reading in here
    elsewhere = told(tmp_path, SILENT, change)
    assert question not in elsewhere
    assert len(elsewhere.splitlines()) == len(here.splitlines())


def test_waiting_for_publication_is_data(tmp_path: Path) -> None:
    early = ("ngay_danh_gia: 2023-06-01", "ngay_danh_gia: 2023-02-07")
    assert "trước ngày công bố 08/02/2023 (Điều 13)" in told(tmp_path, BP34, early)
    assert "(Điều 9)" in told(tmp_path, replace(BP34, after_publication=Citation(9)), early)
    assert "quy định không nói có phải chờ công bố hay không" in told(tmp_path, SILENT, early)


def test_the_year_of_the_index_is_data(tmp_path: Path) -> None:
    latest = replace(BP34, index_year=IndexYear.LATEST)
    older = ("Chủ tịch UBND tỉnh}\n  chi_so_linh", "Chủ tịch UBND tỉnh, trich_yeu: chỉ số năm 2021}\n  chi_so_linh")
    assert "trích yếu nói chỉ số năm 2021" in told(tmp_path, BP34, older)
    assert "trích yếu" not in told(tmp_path, latest, older)
    later = (older[0], older[1].replace("2021", "2023"))
    assert "trích yếu nói chỉ số năm 2023" in told(tmp_path, latest, later)


def test_consequences_entered_by_hand_are_data(tmp_path: Path) -> None:
    first, twice, third = BP34.consequences
    assert "khoản 2 Điều 15 (02 năm liên tiếp)" in told(tmp_path, BP34, ("khoan: 3", "khoan: 2"))
    three = replace(BP34, consequences=(replace(twice, citation=Citation(20, 3), years=3), first))
    assert "khoản 3 Điều 20 (03 năm liên tiếp)" in told(tmp_path, three)
    assert "“5” không phải là khoản 1 Điều 15 hoặc khoản 3 Điều 15" in told(tmp_path, BP34, ("khoan: 3", "khoan: 5"))
    assert "quy định này không có hậu quả nào phải ghi tay" in told(tmp_path, replace(BP34, consequences=()))
    assert third.citation.clause == 3


def test_the_article_of_a_case_is_data(tmp_path: Path) -> None:
    wrong = ("diem: đ", "diem: g")
    assert "“g” không phải là điểm của khoản 4 Điều 12" in told(tmp_path, BP34, wrong)
    *higher, lowest = BP34.levels
    moved = replace(BP34, levels=(*higher, replace(lowest, citation=Citation(21, 2))))
    assert "“g” không phải là điểm của khoản 2 Điều 21" in told(tmp_path, moved, wrong)
    unseen = replace(BP34, levels=(*higher, replace(lowest, citation=Citation(0))))
    assert f"“g” không phải là điểm của mức “{lowest.label}”" in told(tmp_path, unseen, wrong)


def test_the_letters_of_a_point_may_be_capitals(tmp_path: Path) -> None:
    for written in ("Đ", "điểm đ", "4.đ"):
        assert "không phải là điểm" not in told(tmp_path, BP34, ("diem: đ", f"diem: {written}"))


def test_an_old_index_is_questioned_when_the_latest_is_wanted(tmp_path: Path) -> None:
    latest = replace(BP34, index_year=IndexYear.LATEST)
    old = ("Chủ tịch UBND tỉnh}\n  chi_so_linh", "Chủ tịch UBND tỉnh, trich_yeu: chỉ số năm 2016}\n  chi_so_linh")
    assert "chỉ số của năm 2016 có thể không phải là năm gần nhất" in told(tmp_path, latest, old)
    assert "có thể không phải là năm gần nhất" not in told(tmp_path, latest)


def test_a_rating_decided_before_its_year_was_over_is_questioned(tmp_path: Path) -> None:
    said = "quyết định xếp loại năm 2021 đề ngày 01/06/2021, khi năm ấy chưa hết"
    early = ("ngay_ban_hanh: 2022-06-01", "ngay_ban_hanh: 2021-06-01")
    assert said in told(tmp_path, BP34, early)
    assert "khi năm ấy chưa hết" not in told(tmp_path, BP34)

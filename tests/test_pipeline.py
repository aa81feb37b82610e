"""Dòng chảy dùng được từ Python, từng bước một."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from pathlib import Path

import docx
import pytest

import docgen
from docgen import documents
from docgen.errors import RegulationError, TemplateError
from docgen.model.draft import Draft, Refusal
from docgen.readers.office import load_office
from docgen.render.library import ORIGINALS, Library, builtin_root, copy_builtin

INPUT = """\
ky_danh_gia: {nam_danh_gia: 2022, quy_dinh: bp-34-2020, ngay_danh_gia: 2023-06-01}
van_ban_cong_bo:
  chi_so_don_vi: {so_ky_hieu: 01/QĐ-UBND, ngay_ban_hanh: 2023-02-08, co_quan_ban_hanh: Chủ tịch UBND tỉnh}
don_vi:
- ma_don_vi: so_y_te
  ten_don_vi: Sở Y tế
  loai_don_vi: so_ban_nganh
  co_quan_dieu_11: khong
  chi_so_don_vi: "85.50"
  nguoi_dung_dau: {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc}
  tieu_chi: {mac_dinh: dat}
  nhiem_vu_cchc: {duoc_giao: 40, hoan_thanh: 38}
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "danh_gia.yaml"
    file.write_text(INPUT, encoding="utf-8")
    return file


def test_every_step_from_the_public_face(path: Path) -> None:
    dossier = docgen.read([path])
    (result,) = docgen.classify(dossier)
    assert result.level == "hoan_thanh_tot"
    items = list(docgen.compose(dossier, [result], load_office(path)))
    assert all(isinstance(item, Draft | Refusal) for item in items)
    (sheet,) = docgen.compose(dossier, [result], load_office(path), ["phieu_danh_gia"])
    assert isinstance(sheet, Draft)
    data = docgen.produce(sheet, Library(None)).data
    assert data == docgen.produce(sheet, Library(None)).data
    assert data.startswith(b"PK")


def test_import_is_light() -> None:
    code = "import sys, docgen; print(sorted(name for name in sys.modules if name.startswith('docgen')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "['docgen']"


def test_public_face_knows_its_names() -> None:
    with pytest.raises(AttributeError, match="khong_co"):
        _ = docgen.khong_co
    assert set(docgen.__all__) >= {"read", "classify", "compose", "produce"}


def test_unknown_regulation() -> None:
    from docgen.pipeline import regulation

    with pytest.raises(RegulationError):
        regulation("la")


def test_every_kind_has_a_builtin_template_that_fits() -> None:
    from docgen.pipeline import template

    library = Library(None)
    for kind in documents.kinds():
        assert template(kind, library).sha256


KIND = "to_trinh_xep_loai"
INSIDE = f"to_trinh/{KIND}.docx"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    copy_builtin(tmp_path / "templates")
    return tmp_path


def edit(path: Path, text: str = "DÒNG RIÊNG") -> None:
    document = docx.Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))


def test_copied_templates_are_recorded_with_their_hashes(workspace: Path) -> None:
    heading, *lines = (workspace / "templates" / ORIGINALS).read_text(encoding="utf-8").splitlines()
    assert heading.startswith("# Mã băm")
    recorded = dict(reversed(line.split("  ")) for line in lines)
    assert recorded == {
        path.relative_to(workspace / "templates").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (workspace / "templates").rglob("*.docx")
    }
    assert len(recorded) == len(documents.with_template())


def test_untouched_copy_gives_way_to_the_builtin_template(workspace: Path) -> None:
    assert Library(workspace).path("to_trinh", KIND) == builtin_root() / INSIDE


def test_untouched_copy_of_an_older_docgen_gives_way_too(workspace: Path) -> None:
    own, book = workspace / "templates" / INSIDE, workspace / "templates" / ORIGINALS
    before = hashlib.sha256(own.read_bytes()).hexdigest()
    edit(own, "{{ truong_cua_phien_ban_cu }}")
    now = hashlib.sha256(own.read_bytes()).hexdigest()
    book.write_text(book.read_text(encoding="utf-8").replace(before, now), encoding="utf-8-sig")
    library = Library(workspace)
    assert library.path("to_trinh", KIND) == builtin_root() / INSIDE
    assert library.template("to_trinh", KIND, documents.fields_type(KIND)).sha256 == before


def test_edited_copy_wins(workspace: Path) -> None:
    edit(workspace / "templates" / INSIDE)
    assert Library(workspace).path("to_trinh", KIND) == workspace / "templates" / INSIDE


def test_copy_without_a_record_wins_as_before(workspace: Path) -> None:
    (workspace / "templates" / ORIGINALS).unlink()
    assert Library(workspace).path("to_trinh", KIND) == workspace / "templates" / INSIDE


def test_refused_own_template_says_where_the_new_builtin_is(workspace: Path) -> None:
    edit(workspace / "templates" / INSIDE, "{{ truong_khong_co }}")
    with pytest.raises(TemplateError, match="docgen init THƯ_MỤC_KHÁC") as caught:
        Library(workspace).template("to_trinh", KIND, documents.fields_type(KIND))
    assert "truong_khong_co" in str(caught.value)


def test_deleted_copy_is_named_and_the_builtin_is_used(workspace: Path) -> None:
    wanted = [(documents.folder(kind), kind) for kind in documents.kinds()]
    assert Library(workspace).deleted(wanted) == ()
    (workspace / "templates" / INSIDE).unlink()
    assert Library(workspace).deleted(wanted) == (INSIDE,)
    assert Library(workspace).path("to_trinh", KIND) == builtin_root() / INSIDE
    assert Library(None).deleted(wanted) == ()


def test_missing_template_is_named(workspace: Path) -> None:
    with pytest.raises(TemplateError, match=r"khong_co\.docx"):
        Library(workspace).path("to_trinh", "khong_co")


ISSUED = """\
van_ban_da_ban_hanh:
  to_trinh_xep_loai: {so_ky_hieu: 12/TTr-SNV, ngay_ban_hanh: 2023-05-30, co_quan_ban_hanh: Sở Nội vụ}
  phieu_danh_gia: {so_y_te: {so_ky_hieu: 3/PĐG, ngay_ban_hanh: 2023-05-20, co_quan_ban_hanh: Sở Nội vụ}}
"""
DECISION = "  quyet_dinh_xep_loai: {so_ky_hieu: 20/QĐ-UBND, ngay_ban_hanh: 2023-06-10, nguoi_ky: Trần Văn B}\n"


def numbers(path: Path) -> dict[str, str | None]:
    dossier = docgen.read([path])
    items = docgen.compose(dossier, docgen.classify(dossier), load_office(path))
    return {f"{item.kind}/{item.key}": item.issued for item in items if isinstance(item, Draft)}


def test_draft_carries_the_number_of_the_paper_already_issued(path: Path) -> None:
    assert set(numbers(path).values()) == {None}
    low = INPUT.replace("hoan_thanh: 38", "hoan_thanh: 10") + DECISION
    path.write_text(ISSUED + low, encoding="utf-8")
    found = numbers(path)
    assert found["to_trinh_xep_loai/tinh"] == "12/TTr-SNV"
    assert found["phieu_danh_gia/so_y_te"] == "3/PĐG"
    assert found["quyet_dinh_xep_loai_ca_nhan/so_y_te"] == "20/QĐ-UBND"
    assert found["bao_cao_so_noi_vu/tinh"] is None


def test_bug_while_composing_one_paper_leaves_the_others(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from docgen.documents import phieu_danh_gia

    def broken(*given: object) -> None:
        raise KeyError("chữ của hồ sơ")

    monkeypatch.setattr(phieu_danh_gia, "_fields", broken)
    dossier = docgen.read([path])
    items = list(docgen.compose(dossier, docgen.classify(dossier), load_office(path)))
    (bad,) = (item for item in items if isinstance(item, Refusal) and item.fault)
    assert (bad.kind, bad.key, bad.why) == ("phieu_danh_gia", "so_y_te", "KeyError khi soạn")
    assert "Traceback" in bad.fault
    assert any(isinstance(item, Draft) for item in items)

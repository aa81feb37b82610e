"""Dòng chảy dùng được từ Python, từng bước một."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import docgen
from docgen import documents
from docgen.errors import RegulationError, TemplateError
from docgen.model.draft import Draft, Refusal
from docgen.readers.office import load_office
from docgen.render.library import Library, builtin_root, copy_builtin

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
    data = docgen.produce(sheet, Library(None))
    assert data == docgen.produce(sheet, Library(None))
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


def test_workspace_template_wins_and_missing_one_is_named(tmp_path: Path) -> None:
    copy_builtin(tmp_path / "templates")
    kind = documents.kinds()[0]
    folder = documents.folder(kind)
    own = Library(tmp_path)
    assert own.path(folder, kind) == tmp_path / "templates" / folder / f"{kind}.docx"
    own.path(folder, kind).unlink()
    assert own.path(folder, kind) == builtin_root() / folder / f"{kind}.docx"
    with pytest.raises(TemplateError, match=r"khong_co\.docx"):
        own.path(folder, "khong_co")

"""Quảng Nam theo bài báo: hai vai, tiêu chí riêng từng vai, chưa có ngưỡng; từ đầu vào mẫu đến phiếu, đến sổ trống."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_factory import ROOT, run
from docx import Document
from openpyxl import load_workbook

from docgen.regulations.load import available, load
from docgen.regulations.parts import Nature
from docgen.regulations.schema import HEAD

SAMPLE = ROOT / "inputs" / "vi_du" / "quang_nam"
REGULATION = load("qnam-qno")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("quang_nam")
    result = run("build", SAMPLE, "-o", made)
    assert result.exit_code == 0, result.stderr
    return made / "2018"


def text(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_twenty_criteria_of_two_roles() -> None:
    roles = [one.role for one in REGULATION.criteria.values()]
    assert (roles.count("nguoi_dung_dau"), roles.count("nguoi_truc_tiep")) == (7, 13)
    natures = {one.id: one.nature for one in REGULATION.criteria.values() if one.nature is not Nature.DUTY}
    assert natures == {
        "QN.ND.4": Nature.PROHIBITION,
        "QN.ND.5": Nature.LIABILITY,
        "QN.TT.8": Nature.LIABILITY,
    }


def test_no_one_has_a_level_and_liabilities_are_not_counted() -> None:
    results = json.loads(run("classify", SAMPLE, "--format", "json").stdout)["results"]
    assert [
        (one["unit"], one["role"], one["criteria"]["failing"], one["criteria"]["applicable"]) for one in results
    ] == [
        ("so_gia_dinh_a", "nguoi_dung_dau", 0, 6),
        ("so_gia_dinh_a", "nguoi_truc_tiep", 1, 12),
        ("huyen_gia_dinh_b", "nguoi_dung_dau", 0, 18),
    ]
    assert {one["level"] for one in results} == {None}
    assert {tuple(one["questions"]) for one in results} == {("Q1",)}
    assert all(len(one["candidates"]) == 4 for one in results)


def test_each_sheet_asks_its_own_role(folder: Path) -> None:
    sheets = {path.stem: text(path) for path in (folder / "phieu_danh_gia").glob("*.docx")}
    asked = {
        name: {one.id for one in REGULATION.criteria.values() if f"{one.id}\n" in sheet}
        for name, sheet in sheets.items()
    }
    own = {one.id for one in REGULATION.criteria.values() if one.role == HEAD}
    assert asked == {
        "so_gia_dinh_a-nguoi_dung_dau": own,
        "so_gia_dinh_a-nguoi_truc_tiep": set(REGULATION.criteria) - own,
        "huyen_gia_dinh_b": set(REGULATION.criteria),
    }
    assert "vai: Người trực tiếp lãnh đạo, triển khai" in sheets["so_gia_dinh_a-nguoi_truc_tiep"]
    assert "Kết luận: Kết luận số 09/KL-GĐ" in sheets["so_gia_dinh_a-nguoi_dung_dau"]


def test_only_the_papers_it_founds_are_made(folder: Path) -> None:
    made = {path.parent.name for path in folder.rglob("*.docx")}
    assert made == {"phieu_danh_gia", "2018"}
    result = run("build", SAMPLE, "-o", folder.parent / "khac", "--kind", "quyet_dinh_xep_loai_tinh")
    assert result.exit_code == 2
    assert "qnam-qno chỉ cho lập: phieu_danh_gia" in result.stderr


def test_the_papers_pass_the_layout_check(folder: Path) -> None:
    assert run("check", folder).exit_code == 0


@pytest.mark.parametrize("state", ["dat", "chua_bao_dam", "khong_thuc_hien"])
def test_a_prohibition_is_not_done_or_undone(state: str, tmp_path: Path) -> None:
    source = (SAMPLE / "danh_gia_2018.yaml").read_text(encoding="utf-8")
    aspects = ", mat: [tien_do]" if state == "chua_bao_dam" else ""
    changed = source.replace("    QN.TT.2:", f"    QN.ND.4: {{trang_thai: {state}{aspects}}}\n    QN.TT.2:")
    path = tmp_path / "sai.yaml"
    path.write_text(changed, encoding="utf-8")
    result = run("validate", path)
    assert result.exit_code == 3
    assert "QN.ND.4 không phải việc phải làm" in result.stderr


@pytest.mark.parametrize("name", available())
def test_a_blank_form_has_every_criterion(name: str, tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    year = str(load(name).validity.first_year)
    assert run("form", "--regulation", name, "--year", year, "-o", path).exit_code == 0
    sheet = load_workbook(path)["Tiêu chí"]
    shown = {str(cell.value).split("\n")[0] for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
    assert set(load(name).criteria) <= shown

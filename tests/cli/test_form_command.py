"""`docgen form --units`: ghi sẵn đơn vị nào, cho tỉnh nào."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_factory import run
from openpyxl import load_workbook


def listed(path: Path) -> list[str]:
    sheet = load_workbook(path)["Đơn vị"]
    return [str(row[0]) for row in sheet.iter_rows(min_row=4, max_col=1, values_only=True) if row[0]]


@pytest.mark.parametrize(("chosen", "count"), [("tinh", 21), ("tinh-huyen", 32), ("trong", 0)])
def test_the_group_of_units_is_chosen(tmp_path: Path, chosen: str, count: int) -> None:
    path = tmp_path / "so.xlsx"
    assert run("form", "--year", "2022", "--units", chosen, "-o", path).exit_code == 0
    assert len(listed(path)) == count


@pytest.mark.parametrize(("province", "count"), [("Bình Phước", 32), ("Tây Ninh", 0)])
def test_units_are_those_of_the_own_province(tmp_path: Path, province: str, count: int) -> None:
    (tmp_path / "docgen.toml").write_text(f'[van_phong]\ntinh = "{province}"\n', encoding="utf-8")
    result = run("form", "--year", "2022", "-o", tmp_path / "so.xlsx")
    assert result.exit_code == 0
    assert len(listed(tmp_path / "so.xlsx")) == count
    assert ("không ghi sẵn" in result.stderr) == (count == 0)


@pytest.mark.parametrize(
    ("name", "words"),
    [("tep/f.xlsx", "là tệp, không phải thư mục"), ("a" * 300 + ".xlsx", "quá dài")],
    ids=["thư mục là một tệp", "tên 300 ký tự"],
)
def test_place_that_cannot_hold_a_form_exits_7(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")
    result = run("form", "--year", "2022", "-o", tmp_path / name)
    assert result.exit_code == 7
    assert words in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["tep"]

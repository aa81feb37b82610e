"""Chỗ sai giống nhau được gộp khi in ra, từng chỗ vẫn còn trong lỗi."""

from __future__ import annotations

from pathlib import Path

import pytest
from workbook_kit import regulation

from docgen.errors import InputError, Place, Problem
from docgen.readers import read
from docgen.readers.form import write_form
from docgen.readers.grouping import AlikeProblem, grouped
from docgen.regulations.load import load
from docgen.regulations.units import units


def at(cell: str, found: str = "x.", alike: str = "") -> Problem:
    return AlikeProblem(Place("a.xlsx", "Đơn vị", cell), found, "Sửa.", alike)


@pytest.mark.parametrize(
    ("cells", "shown"),
    [
        (["A4", "A5", "A6"], "3 dòng (ô A4–A6): x."),
        (["A4", "A6", "A5", "A9"], "4 dòng (ô A4–A6, A9): x."),
        (["Z4", "AA4", "AB4"], "3 ô (ô Z4–AB4): x."),
        (["A4", "B5", "C6"], "3 ô (ô A4, B5, C6): x."),
    ],
)
def test_cells_become_ranges(cells: list[str], shown: str) -> None:
    (problem,) = grouped([at(cell) for cell in cells])
    assert problem.found == shown
    assert str(problem) == f"a.xlsx, trang “Đơn vị”: {shown} Sửa."


def test_details_that_differ_give_way_to_the_common_sentence() -> None:
    (problem,) = grouped([at(f"A{row}", f"thiếu {row} thứ.", "thiếu vài thứ.") for row in (4, 5, 6)])
    assert problem.found == "3 dòng (ô A4–A6): thiếu vài thứ."


def test_few_or_different_problems_stay_apart() -> None:
    apart = [at("A4", "thiếu 1.", "thiếu."), at("A5", "thiếu 2.", "thiếu."), at("A6", "khác.")]
    assert grouped(apart) == tuple(apart)


def test_lines_of_a_text_file() -> None:
    (problem,) = grouped([Problem(Place("a.yaml", line=line, key="k"), "x.", "Sửa.") for line in (3, 9, 12)])
    assert str(problem) == "a.yaml, khóa “k”: 3 chỗ (dòng 3, 9, 12): x. Sửa."


def test_the_order_is_that_of_the_page() -> None:
    found = grouped([at("B9", "1."), at("A4", "2."), Problem(Place("b.yaml", line=1), "3.", ""), at("A9", "4.")])
    assert [problem.found for problem in found] == ["2.", "4.", "1.", "3."]


def test_the_empty_form_gives_a_handful_of_lines(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    write_form(path, regulation(), 2022, units("bp-34-2020")[:40], spare_rows=1)
    with pytest.raises(InputError) as caught:
        read([path], load)
    assert len(caught.value.problems) == 41
    assert len(str(caught.value).splitlines()) == 3
    assert "40 dòng (ô A4–A43): chưa chọn trạng thái tiêu chí" in str(caught.value)

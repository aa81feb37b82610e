"""Lưới ô → trang đã nhận cột: tìm dòng tiêu đề, nhận cột theo tên, nói rõ cột lạ, cột lặp, cột bị mất."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, range_boundaries

from docgen.readers.notes import Notes
from docgen.readers.sheet_shape import Column, Content, Sheet
from docgen.readers.xlsx_cells import Choices
from docgen.readers.xlsx_grid import Cell, Grid
from docgen.readers.xlsx_table import Table
from docgen.vocabulary import fold

HEADER_WITHIN = 20
"""Dòng tiêu đề phải nằm trong chừng này dòng đầu của trang."""

Extra = Callable[[str], Column | None]
"""Tiêu đề không có sẵn trong hình dạng trang → cột (cột tiêu chí), hoặc None khi không nhận ra."""


@dataclass(frozen=True, slots=True)
class Headings:
    """Cách nhận cột của một trang.

    `made`: các tiêu đề mà `docgen form` đã ghi vào trang này theo dấu của sổ; None khi sổ không mang dấu.
    """

    sheet: Sheet
    extra: Extra | None = None
    made: Sequence[str] | None = None

    def column(self, text: str) -> Column | None:
        """Cột mang tiêu đề `text`, không phân biệt hoa thường, dấu cách, xuống dòng."""
        known = {fold(name): column for column in self.sheet.columns for name in column.names}
        return known.get(fold(text)) or (self.extra(text) if self.extra else None)


def open_table(grid: Grid, headings: Headings, notes: Notes, choices: Choices) -> Table | None:
    """Trang đã nhận cột, hoặc None khi không tìm được tiêu đề (đã gom vào `notes`). Cột theo thứ tự nào cũng được."""
    sheet = headings.sheet
    header_row = _header_row(grid, headings)
    if header_row is None:
        expected = ", ".join(f"“{column.heading}”" for column in sheet.columns if column.required)
        notes.wrong(
            grid.place(),
            f"không thấy dòng tiêu đề cột trong {HEADER_WITHIN} dòng đầu.",
            f"Đặt lại tiêu đề: {expected}…",
        )
        return None
    _check_merged(grid, header_row, notes)
    columns: dict[int, Column] = {}
    renamed: set[str] = set()
    for index, cell in grid.rows[header_row].items():
        text = str(cell.value)
        column = headings.column(text)
        if column is None:
            renamed.add(_unknown_heading(cell, text, sheet, notes))
            columns[index] = Column((), text, Content.NOTE)
        elif column in columns.values():
            first = get_column_letter(next(number for number, found in columns.items() if found == column))
            found = f"tiêu đề “{column.heading}” lặp lại, đã có ở cột {first}."
            notes.wrong(cell.place, found, "Giữ một trong hai cột.")
            columns[index] = Column((), text, Content.NOTE)
        else:
            columns[index] = column
    lost = _lost(headings, set(columns.values()))
    place = grid.place(f"A{header_row}")
    for column in lost:
        if column.heading not in renamed:
            notes.wrong(place, f"thiếu cột “{column.heading}”.", _restore(column, header_row))
    if headings.made is None:
        for column in sheet.columns:
            if column.identity and column not in columns.values() and column not in lost:
                found = f"trang không có cột “{column.heading}”; mọi dòng coi như để trống ở cột này."
                notes.warn(place, found, f"Nếu có dữ liệu ấy, thêm cột với tiêu đề “{column.heading}”.")
    return Table(grid, columns, header_row, frozenset(lost), notes, choices)


def _lost(headings: Headings, present: set[Column]) -> list[Column]:
    """Các cột bắt buộc, và các cột mẫu đã có lúc lập ra, mà nay không còn."""
    wanted = [column for column in headings.sheet.columns if column.required]
    wanted += [column for text in headings.made or () if (column := headings.column(text))]
    return [column for column in dict.fromkeys(wanted) if column not in present and column.content is not Content.NOTE]


def _restore(column: Column, header_row: int) -> str:
    return (
        f"Chèn một cột (vị trí nào cũng được), gõ “{column.heading}” ở dòng {header_row} rồi điền lại; "
        "hoặc lấy lại cột ấy từ bản cũ của sổ."
    )


def _header_row(grid: Grid, headings: Headings) -> int | None:
    best, most = None, 0
    for number, row in grid.rows.items():
        if number > HEADER_WITHIN:
            break
        count = sum(headings.column(cell.value) is not None for cell in row.values() if isinstance(cell.value, str))
        if count > most:
            best, most = number, count
    return best


def _check_merged(grid: Grid, header_row: int, notes: Notes) -> None:
    for reference in grid.merged:
        bottom = range_boundaries(reference)[3]
        if bottom is None or bottom >= header_row:
            what = "tiêu đề" if bottom == header_row else "dữ liệu"
            found = f"các ô {what} {reference} bị gộp nên không biết giá trị thuộc ô nào."
            notes.wrong(grid.place(reference), found, "Bỏ gộp (Unmerge Cells), rồi điền đủ từng ô.")


def _unknown_heading(cell: Cell, text: str, sheet: Sheet, notes: Notes) -> str:
    """Báo tiêu đề lạ; trả tiêu đề gần nhất của mẫu (rỗng khi không có), để cột ấy không bị báo mất lần nữa."""
    known = {fold(column.heading): column.heading for column in sheet.columns}
    near = difflib.get_close_matches(fold(text), known, 1, 0.6)
    hint = f"Có phải “{known[near[0]]}”? Sửa tiêu đề như mẫu" if near else "Sửa tiêu đề như mẫu"
    shown = " ".join(text.split())
    notes.wrong(cell.place, f"không có cột nào tên “{shown}”.", f"{hint}, hoặc xóa cột này.")
    return known[near[0]] if near else ""

"""Lưới ô + hình dạng trang → bản ghi: tìm dòng tiêu đề, nhận cột theo tên, đổi từng ô, gom mọi chỗ sai."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from openpyxl.utils import get_column_letter, range_boundaries

from docgen.errors import Place
from docgen.readers.notes import Notes
from docgen.readers.sheet_shape import Column, Content, Sheet
from docgen.readers.xlsx_cells import Choices, Unreadable, cell_text
from docgen.readers.xlsx_grid import Cell, Grid
from docgen.tree.node import Node, Value
from docgen.vocabulary import fold

HEADER_WITHIN = 20
"""Dòng tiêu đề phải nằm trong chừng này dòng đầu của trang."""

Extra = Callable[[str], Column | None]
"""Tiêu đề không có sẵn trong hình dạng trang → cột (cột tiêu chí), hoặc None khi không nhận ra."""


@dataclass(frozen=True, slots=True)
class Record:
    """Một dòng dữ liệu: chỗ của ô đầu tiên, và ô của từng cột có nội dung."""

    place: Place
    cells: Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Một trang đã nhận cột."""

    grid: Grid
    columns: Mapping[int, Column]
    header_row: int
    notes: Notes
    choices: Choices

    def records(self) -> Iterator[Record]:
        """Các dòng có dữ liệu ở cột được đọc; dòng trống giữa chừng bị bỏ qua, dòng ẩn vẫn đọc và có cảnh báo."""
        hidden = []
        for number, row in self.grid.rows.items():
            if number <= self.header_row:
                continue
            self._stray(row)
            cells = {
                column: row[index]
                for index, column in self.columns.items()
                if index in row and column.content is not Content.NOTE
            }
            if not cells:
                continue
            if number in self.grid.hidden_rows:
                hidden.append(number)
            yield Record(next(iter(cells.values())).place, cells)
        if hidden:
            rows = ", ".join(map(str, hidden[:10])) + (", …" if len(hidden) > 10 else "")
            found = f"{len(hidden)} dòng đang ẩn hoặc bị lọc vẫn được đọc: {rows}."
            self.notes.warn(self.grid.place(), found, "Nếu không muốn đánh giá các dòng ấy, xóa nội dung của chúng.")

    def _stray(self, row: Mapping[int, Cell]) -> None:
        for index, cell in row.items():
            if index not in self.columns:
                found = "ô có dữ liệu nhưng cột không có tiêu đề nên không biết là gì."
                self.notes.wrong(cell.place, found, "Chuyển dữ liệu vào đúng cột, hoặc xóa ô này.")

    def node(self, record: Record, column: Column) -> Node | None:
        """Nút chữ của một ô; None khi ô trống hoặc sai (chỗ sai đã được gom)."""
        cell = record.cells.get(column)
        return None if cell is None else self.convert(cell, column)

    def convert(self, cell: Cell, column: Column) -> Node | None:
        """Như `node`, cho một ô bất kỳ đọc theo loại của `column`."""
        try:
            text = cell_text(cell, column, self.choices)
        except Unreadable as error:
            self.notes.wrong(cell.place, error.found, error.action)
            return None
        if text is None:
            return None
        if column.content in (Content.NUMBER, Content.PERCENT) and not isinstance(cell.value, str):
            self._doubt(cell, column, text)
        return Node(text, cell.place)

    def _doubt(self, cell: Cell, column: Column, text: str) -> None:
        decimals = len(text.partition(".")[2])
        if decimals > 6:
            found = f"số {text} có {decimals} chữ số thập phân, thường là kết quả công thức; docgen dùng đúng số này."
            self.notes.warn(cell.place, found, "Nếu số đã công bố ngắn hơn, gõ lại đúng số đã công bố.")
        if column.content is Content.PERCENT and "%" not in cell.number_format and text.startswith("0."):
            found = f"chỉ số {text} được hiểu là {text.replace('.', ',')} %."
            self.notes.warn(cell.place, found, "Nếu ý là tỷ lệ, gõ lại theo phần trăm (ví dụ 92,5).")

    def missing(self, record: Record, columns: tuple[Column, ...]) -> bool:
        """Báo các cột bắt buộc còn trống của bản ghi; True khi có cột như vậy."""
        index = {column: number for number, column in self.columns.items()}
        row = int("".join(filter(str.isdigit, record.place.cell or "0")))
        lacking = [column for column in columns if column.required and column not in record.cells and column in index]
        for column in lacking:
            place = self.grid.place(f"{get_column_letter(index[column])}{row}")
            self.notes.wrong(place, f"ô “{column.heading}” trống.", "Điền ô này, hoặc xóa nội dung cả dòng.")
        return bool(lacking)


def open_table(grid: Grid, sheet: Sheet, notes: Notes, choices: Choices, extra: Extra | None = None) -> Table | None:
    """Trang đã nhận cột, hoặc None khi không tìm được tiêu đề (đã gom vào `notes`).

    Cột đứng theo thứ tự nào cũng được; tiêu đề không phân biệt hoa thường, dấu cách, xuống dòng.
    """
    known = {fold(name): column for column in sheet.columns for name in column.names}

    def recognise(text: str) -> Column | None:
        return known.get(fold(text)) or (extra(text) if extra else None)

    header_row = _header_row(grid, recognise)
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
    for index, cell in grid.rows[header_row].items():
        text = str(cell.value)
        column = recognise(text)
        if column is None:
            _unknown_heading(cell, text, sheet, notes)
            columns[index] = Column((), text, Content.NOTE)
        elif column in columns.values():
            first = get_column_letter(next(number for number, found in columns.items() if found == column))
            found = f"tiêu đề “{column.heading}” lặp lại, đã có ở cột {first}."
            notes.wrong(cell.place, found, "Giữ một trong hai cột.")
            columns[index] = Column((), text, Content.NOTE)
        else:
            columns[index] = column
    for column in sheet.columns:
        if column.required and column not in columns.values():
            notes.wrong(
                grid.place(f"A{header_row}"), f"thiếu cột “{column.heading}”.", "Đặt lại tiêu đề cột này đúng như mẫu."
            )
    return Table(grid, columns, header_row, notes, choices)


def _header_row(grid: Grid, recognise: Callable[[str], Column | None]) -> int | None:
    best, most = None, 0
    for number, row in grid.rows.items():
        if number > HEADER_WITHIN:
            break
        count = sum(recognise(cell.value) is not None for cell in row.values() if isinstance(cell.value, str))
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


def _unknown_heading(cell: Cell, text: str, sheet: Sheet, notes: Notes) -> None:
    headings = {fold(column.heading): column.heading for column in sheet.columns}
    near = difflib.get_close_matches(fold(text), headings, 1, 0.6)
    hint = f"Có phải “{headings[near[0]]}”? Sửa tiêu đề như mẫu" if near else "Sửa tiêu đề như mẫu"
    shown = " ".join(text.split())
    notes.wrong(cell.place, f"không có cột nào tên “{shown}”.", f"{hint}, hoặc xóa cột này.")


def nest(record: Mapping[tuple[str, ...], Node], place: Place) -> Node:
    """Các cặp (đường khóa, nút) → bảng khóa lồng nhau; chỗ của bảng con là chỗ của nút đầu tiên trong nó.

    Lỗi: ValueError khi một khóa vừa là giá trị vừa là bảng (chỉ số đúng và khoảng cùng điền).
    """
    inner: dict[str, dict[tuple[str, ...], Node]] = {}
    found: dict[str, Node] = {}
    for path, node in record.items():
        if len(path) == 1:
            found[path[0]] = node
        else:
            inner.setdefault(path[0], {})[path[1:]] = node
    if both := found.keys() & inner.keys():
        raise ValueError(next(iter(both)))
    value: dict[str, Node] = found | {key: nest(sub, next(iter(sub.values())).place) for key, sub in inner.items()}
    return Node(_ordered(value, record), place)


def _ordered(value: dict[str, Node], record: Mapping[tuple[str, ...], Node]) -> Value:
    return {path[0]: value[path[0]] for path in record}

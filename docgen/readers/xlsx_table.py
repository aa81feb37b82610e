"""Lưới ô + hình dạng trang → bản ghi: nhận cột, đổi từng ô; ô sai thành nút Unreadable, chỗ sai được gom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from openpyxl.utils import get_column_letter

from docgen.errors import Place, Problem
from docgen.readers.notes import Notes
from docgen.readers.sheet_shape import Column, Content
from docgen.readers.xlsx_cells import Choices, WrongCell, cell_text
from docgen.readers.xlsx_grid import Cell, Grid
from docgen.tree.node import Node, SheetNode, Unreadable

Fields: TypeAlias = dict[tuple[str, ...], Node]
"""Đường khóa → nút của ô; ô không đọc được, ô bắt buộc còn trống là nút Unreadable."""


@dataclass(frozen=True, slots=True)
class Record:
    """Một dòng dữ liệu: chỗ của ô đầu tiên, số dòng, và ô của từng cột có nội dung."""

    place: Place
    row: int
    cells: Mapping[Column, Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Một trang đã nhận cột; `lost`: các cột trang phải có mà không có (đã báo)."""

    grid: Grid
    columns: Mapping[int, Column]
    header_row: int
    lost: frozenset[Column]
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
            yield Record(next(iter(cells.values())).place, number, cells)
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
        """Nút của một ô; None khi ô trống; nút Unreadable khi ô sai hoặc cột bị mất (chỗ sai đã được gom)."""
        if cell := record.cells.get(column):
            return self.convert(cell, column)
        return Node(Unreadable(column.heading), record.place) if column in self.lost else None

    def needed(self, record: Record, column: Column) -> Node:
        """Như `node`, cho một ô bắt buộc: ô trống là chỗ sai và cho nút Unreadable."""
        node = self.node(record, column)
        if node is not None:
            return node
        problem = self.gap(record, column)
        self.notes.problems.append(problem)
        return Node(Unreadable(column.heading), problem.place)

    def fields(self, record: Record, columns: Sequence[Column], *, complete: bool = True) -> Fields:
        """Các nút của `columns`, cột trống thì vắng; `complete`: cột bắt buộc mà trống là chỗ sai."""
        found: Fields = {}
        for column in columns:
            if column.content is Content.NOTE:
                continue
            node = self.needed(record, column) if complete and column.required else self.node(record, column)
            if node is not None:
                found[column.path] = node
        return found

    def gap(self, record: Record, column: Column) -> Problem:
        """Lời nêu ô còn trống của bản ghi ở `column`."""
        index = next((number for number, found in self.columns.items() if found == column), None)
        if index is None:
            return Problem(self.grid.place(), f"thiếu cột “{column.heading}”.", "Thêm cột này đúng như mẫu.")
        place = self.grid.place(f"{get_column_letter(index)}{record.row}")
        return Problem(place, f"ô “{column.heading}” trống.", "Điền ô này, hoặc xóa nội dung cả dòng.")

    def gaps(self, record: Record, columns: Sequence[Column]) -> dict[tuple[str, ...], Problem]:
        """Lời nêu mọi ô trống của bản ghi, theo đường khóa; nơi giải nghĩa chọn lời nào cần nói."""
        return {
            column.path: self.gap(record, column)
            for column in columns
            if column not in record.cells and column.content is not Content.NOTE
        }

    def convert(self, cell: Cell, column: Column) -> Node | None:
        """Nút của một ô bất kỳ đọc theo loại của `column`; None khi ô trống, nút Unreadable khi ô sai."""
        try:
            text = cell_text(cell, column, self.choices)
        except WrongCell as error:
            self.notes.wrong(cell.place, error.found, error.action)
            return Node(Unreadable(cell.value), cell.place)
        if text is None:
            return None
        if column.content in (Content.NUMBER, Content.PERCENT) and not isinstance(cell.value, str):
            self._doubt(cell, text)
        return Node(text, cell.place)

    def _doubt(self, cell: Cell, text: str) -> None:
        decimals = len(text.partition(".")[2])
        if decimals > 6:
            found = f"số {text} có {decimals} chữ số thập phân, thường là kết quả công thức; docgen dùng đúng số này."
            self.notes.warn(cell.place, found, "Nếu số đã công bố ngắn hơn, gõ lại đúng số đã công bố.")


def nest(
    record: Mapping[tuple[str, ...], Node], place: Place, gaps: Mapping[tuple[str, ...], Problem] | None = None
) -> SheetNode:
    """Các cặp (đường khóa, nút) → bảng khóa lồng nhau; chỗ của bảng con là chỗ của nút đầu tiên trong nó.

    `gaps`: lời nêu ô trống của các đường khóa vắng mặt; bảng con giữ lời của khóa con, khóa vắng hẳn thì lời đầu tiên.
    """
    found: dict[str, Node] = {}
    inner: dict[str, dict[tuple[str, ...], Node]] = {}
    inner_gaps: dict[str, dict[tuple[str, ...], Problem]] = {}
    own_gaps: dict[str, Problem] = {}
    for path, node in record.items():
        if len(path) == 1:
            found[path[0]] = node
        else:
            inner.setdefault(path[0], {})[path[1:]] = node
    for path, problem in (gaps or {}).items():
        if len(path) > 1 and path[0] in inner:
            inner_gaps.setdefault(path[0], {})[path[1:]] = problem
        elif path[0] not in found:
            own_gaps.setdefault(path[0], problem)
    for key, sub in inner.items():
        found[key] = nest(sub, next(iter(sub.values())).place, inner_gaps.get(key))
    return SheetNode({path[0]: found[path[0]] for path in record}, place, own_gaps)

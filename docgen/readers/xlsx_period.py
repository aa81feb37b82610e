"""Trang “Kỳ đánh giá” của sổ tính (mỗi dòng một nội dung) → bảng khóa `ky_danh_gia`."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.errors import Problem
from docgen.readers.notes import Notes
from docgen.readers.sheet_shape import Column
from docgen.readers.sheets import PERIOD, PERIOD_NAME, PERIOD_VALUE
from docgen.readers.xlsx_table import Fields, Record, Table, nest
from docgen.tree.node import Node, Unreadable
from docgen.vocabulary import fold

_KNOWN = {fold(name): column for column in PERIOD.columns for name in column.names}


def read_period(table: Table, made: Sequence[str], notes: Notes) -> Node | None:
    """Các nội dung đã điền, None khi chưa điền gì; `made`: các dòng mẫu đã ghi, nay thiếu dòng nào thì là chỗ sai."""
    found: Fields = {}
    rows: dict[Column, Record] = {}
    for record in table.records():
        name = table.node(record, PERIOD_NAME)
        column = _KNOWN.get(fold(str(name.value))) if name else None
        if column is not None and column not in rows:
            rows[column] = record
        elif value := record.cells.get(PERIOD_VALUE):
            what = f"“{name.value}”" if name else "ô bên trái trống"
            why = "lặp lại một dòng đã có" if column else "không có trong mẫu"
            listed = ", ".join(f"“{column.heading}”" for column in PERIOD.columns)
            notes.wrong(value.place, f"nội dung {what} {why}.", f"Các dòng của trang này: {listed}.")
    for column, record in rows.items():
        value = record.cells.get(PERIOD_VALUE)
        node = table.convert(value, column) if value else table.node(record, PERIOD_VALUE)
        if node is not None:
            found[column.path] = node
    for heading in made:
        lost = _KNOWN.get(fold(heading))
        if lost is not None and lost not in rows:
            place = table.grid.place()
            action = f"Thêm một dòng có cột “{PERIOD_NAME.heading}” ghi “{heading}”, hoặc lấy lại từ bản cũ của sổ."
            notes.wrong(place, f"thiếu dòng “{heading}”.", action)
            found[lost.path] = Node(Unreadable(heading), place)
    return nest(found, table.grid.place(), _gaps(table, rows)) if found else None


def _gaps(table: Table, rows: dict[Column, Record]) -> dict[tuple[str, ...], Problem]:
    """Lời nêu đúng ô còn trống của từng nội dung."""
    gaps: dict[tuple[str, ...], Problem] = {}
    for column in PERIOD.columns:
        if column not in rows:
            gaps[column.path] = Problem(table.grid.place(), f"thiếu dòng “{column.heading}”.", "Thêm dòng này.")
        else:
            place = table.gap(rows[column], PERIOD_VALUE).place
            example = f" Ví dụ: {column.example}." if column.example else ""
            gaps[column.path] = Problem(place, f"ô “{column.heading}” trống.", f"Điền ô này.{example}")
    return gaps

"""Sổ tính .xlsx → cây nút như bộ đọc YAML cho cùng dữ liệu, kèm ô lấy ra; mọi chỗ sai được nêu một lần."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.errors import Place, Problem
from docgen.readers.notes import Notes
from docgen.readers.sheet_shape import Sheet
from docgen.readers.sheets import (
    CRITERIA,
    DECISIONS,
    DETAILS,
    EVENTS,
    FIELDS,
    HISTORY,
    MISCONDUCT,
    OTHERS,
    PAPERS,
    PERIOD,
    PERIOD_NAME,
    PERIOD_NOTE,
    PERIOD_VALUE,
    UNITS,
)
from docgen.readers.xlsx_cells import Choices
from docgen.readers.xlsx_grid import Book
from docgen.readers.xlsx_package import SheetPart
from docgen.readers.xlsx_stamp import Stamp, find_sheets, read_stamp
from docgen.readers.xlsx_table import Record, Table, nest, open_table
from docgen.readers.xlsx_units import Units, criterion_column
from docgen.tree.compose import failure
from docgen.tree.node import Node
from docgen.vocabulary import PUBLICATIONS, fold


@dataclass(frozen=True, slots=True)
class Workbook:
    """Sổ tính đã đọc: cây nút và các cảnh báo (dòng ẩn, số nhiều chữ số lẻ, sổ không mang dấu mẫu)."""

    node: Node
    warnings: tuple[Problem, ...]


def parse_xlsx(path: Path, name: str | None = None) -> Node:
    """Cây nút của sổ tính, cùng khóa và cùng chữ như YAML của dữ liệu ấy.

    `name`: tên nêu trong thông báo, mặc định là tên tệp. Lỗi: InputError nêu mọi chỗ sai.
    """
    return read_workbook(path, name).node


def read_workbook(path: Path, name: str | None = None) -> Workbook:
    """Cây nút kèm cảnh báo. Tệp chỉ được đọc, không bao giờ bị ghi. Lỗi: InputError nêu mọi chỗ sai."""
    book = Book(path, name or path.name)
    notes = Notes()
    stamp = read_stamp(book, notes)
    reader = _Reader(book, find_sheets(book, notes), notes, Choices(stamp.terms))
    node = reader.root()
    _check_stamp(stamp, node, notes)
    if notes.problems:
        raise failure(book.file, notes.problems)
    return Workbook(node, tuple(notes.warnings))


def _check_stamp(stamp: Stamp, root: Node, notes: Notes) -> None:
    period = root.value.get("ky_danh_gia") if isinstance(root.value, dict) else None
    if period is None or not isinstance(period.value, dict):
        return
    regulation, year = period.value.get("quy_dinh"), period.value.get("nam_danh_gia")
    if stamp.regulation and regulation and str(regulation.value).strip() != stamp.regulation:
        found = f"mẫu này lập cho quy định {stamp.regulation}, nhưng ô ghi “{regulation.value}”."
        notes.wrong(regulation.place, found, f"Chạy `docgen form --regulation {regulation.value}` để có mẫu đúng.")
    if stamp.year and year and str(year.value).strip() != stamp.year:
        found = f"mẫu này lập cho năm {stamp.year}, nhưng ô ghi {year.value}."
        notes.warn(year.place, found, "Kiểm tra năm đánh giá và danh sách đơn vị.")


class _Reader:
    """Một lượt đọc các trang đã tìm thấy."""

    def __init__(self, book: Book, sheets: dict[str, SheetPart], notes: Notes, choices: Choices) -> None:
        self._book = book
        self._sheets = sheets
        self._notes = notes
        self._choices = choices

    def root(self) -> Node:
        value: dict[str, Node] = {}
        if period := self._period():
            value["ky_danh_gia"] = period
        value.update(self._papers())
        if fields := self._fields():
            value["chi_so_linh_vuc"] = fields
        units = self._units()
        if units:
            value["don_vi"] = Node(units, units[0].place)
        return Node(value, Place(self._book.file))

    def _table(self, sheet: Sheet) -> Table | None:
        part = self._sheets.get(sheet.id)
        if part is None:
            return None
        extra = criterion_column if sheet is CRITERIA else None
        return open_table(self._book.grid(part), sheet, self._notes, self._choices, extra)

    def _period(self) -> Node | None:
        shape = Sheet(PERIOD.id, PERIOD.name, "", "", (PERIOD_NAME, PERIOD_VALUE, PERIOD_NOTE))
        part = self._sheets.get(PERIOD.id)
        table = open_table(self._book.grid(part), shape, self._notes, self._choices) if part else None
        if table is None:
            return None
        known = {fold(name): column for column in PERIOD.columns for name in column.names}
        found: dict[tuple[str, ...], Node] = {}
        for record in table.records():
            value = record.cells.get(PERIOD_VALUE)
            if value is None:
                continue
            name = table.node(record, PERIOD_NAME)
            column = known.get(fold(str(name.value))) if name else None
            if column is None or column.path in found:
                what = f"“{name.value}”" if name else "ô bên trái trống"
                why = "lặp lại một dòng đã có" if column else "không có trong mẫu"
                listed = ", ".join(f"“{column.heading}”" for column in PERIOD.columns)
                self._notes.wrong(value.place, f"nội dung {what} {why}.", f"Các dòng của trang này: {listed}.")
            elif node := table.convert(value, column):
                found[column.path] = node
        return nest(found, table.grid.place()) if found else None

    def _papers(self) -> dict[str, Node]:
        table = self._table(PAPERS)
        if table is None:
            return {}
        kind_column, district_column, *columns = PAPERS.columns
        groups: dict[str, dict[tuple[str, ...], Node]] = {"van_ban_cong_bo": {}, "van_ban_da_ban_hanh": {}}
        published = {term.id for term in PUBLICATIONS.terms}
        for record in table.records():
            filled = [column for column in columns if column in record.cells]
            if not filled:
                continue
            table.missing(record, PAPERS.columns)
            kind, district = table.node(record, kind_column), table.node(record, district_column)
            nodes = {column.path: node for column in columns if (node := table.node(record, column))}
            if kind is None or not nodes:
                continue
            path = (str(kind.value), str(district.value).strip()) if district else (str(kind.value),)
            group = groups["van_ban_cong_bo" if kind.value in published else "van_ban_da_ban_hanh"]
            self._place(group, path, nest(nodes, record.place), record)
        return {key: nest(group, table.grid.place()) for key, group in groups.items() if group}

    def _fields(self) -> Node | None:
        table = self._table(FIELDS)
        if table is None:
            return None
        field_column, *columns = FIELDS.columns
        found: dict[tuple[str, ...], Node] = {}
        for record in table.records():
            values = {column.path: node for column in columns if (node := table.node(record, column))}
            if not values:
                continue
            table.missing(record, FIELDS.columns)
            name = table.node(record, field_column)
            if name is None:
                continue
            try:
                value = nest(values, record.place).value
            except ValueError:
                text = "vừa có chỉ số đúng vừa có khoảng từ – đến."
                self._notes.wrong(record.place, text, "Chỉ điền một trong hai cách.")
                continue
            if isinstance(value, dict):
                self._place(found, (str(name.value),), value["chi_so"], record)
        return nest(found, table.grid.place()) if found else None

    def _place(self, group: dict[tuple[str, ...], Node], path: tuple[str, ...], node: Node, record: Record) -> None:
        clash = next((other for other in group if other[: len(path)] == path or path[: len(other)] == other), None)
        if clash is None:
            group[path] = node
            return
        found = f"mục này đã có ở ô {group[clash].place.cell}."
        self._notes.wrong(record.place, found, "Giữ một dòng; nhiều huyện thì mỗi dòng ghi mã huyện của nó.")

    def _units(self) -> list[Node]:
        units = Units(self._notes)
        if table := self._table(UNITS):
            units.read_units(table)
        if table := self._table(CRITERIA):
            units.read_criteria(table)
        if table := self._table(DETAILS):
            units.read_details(table)
        for sheet in (EVENTS, MISCONDUCT, HISTORY):
            if table := self._table(sheet):
                units.read_list(table, sheet)
        for sheet in (DECISIONS, OTHERS):
            if table := self._table(sheet):
                units.read_record(table, sheet)
        return units.nodes()

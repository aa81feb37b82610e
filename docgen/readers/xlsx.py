"""Sổ tính .xlsx → cây nút như bộ đọc YAML cho cùng dữ liệu, kèm ô lấy ra; mọi chỗ sai được nêu một lần."""

from __future__ import annotations

from pathlib import Path

from docgen.errors import Place
from docgen.readers.notes import Notes
from docgen.readers.sections import FIELD_INDEX, UNIT_INDEX
from docgen.readers.sheet_shape import Sheet
from docgen.readers.sheets import (
    CRITERIA,
    DECISIONS,
    DETAILS,
    EVENTS,
    FIELDS,
    FIGURES,
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
from docgen.readers.xlsx_headings import Headings, open_table
from docgen.readers.xlsx_period import read_period
from docgen.readers.xlsx_stamp import Stamp, find_sheets, read_stamp
from docgen.readers.xlsx_table import Fields, Record, Table, nest
from docgen.readers.xlsx_units import Units, criterion_column, one_index
from docgen.tree.node import Node, Unreadable
from docgen.vocabulary import PUBLICATIONS


def gather_workbook(path: Path, name: str, notes: Notes) -> Node:
    """Cây nút của mọi ô đọc được; chỗ sai vào `notes`, ô sai thành nút Unreadable để giải nghĩa tiếp phần còn lại.

    Lỗi: InputError chỉ khi cả tệp không mở được.
    """
    book = Book(path, name)
    stamp = read_stamp(book, notes)
    node = _Reader(book, stamp, notes).root()
    _check_stamp(stamp, node, notes)
    return node


def _check_stamp(stamp: Stamp, root: Node, notes: Notes) -> None:
    period = root.value.get("ky_danh_gia") if isinstance(root.value, dict) else None
    if period is None or not isinstance(period.value, dict):
        return
    regulation, year = period.value.get("quy_dinh"), period.value.get("nam_danh_gia")
    if stamp.regulation and regulation and not regulation.unreadable and str(regulation.value) != stamp.regulation:
        found = f"mẫu này lập cho quy định {stamp.regulation}, nhưng ô ghi “{regulation.value}”."
        notes.wrong(regulation.place, found, f"Chạy `docgen form --regulation {regulation.value}` để có mẫu đúng.")
    if stamp.year and year and not year.unreadable and str(year.value).strip() != stamp.year:
        found = f"mẫu này lập cho năm {stamp.year}, nhưng ô ghi {year.value}."
        notes.warn(year.place, found, "Kiểm tra năm đánh giá và danh sách đơn vị.")


class _Reader:
    """Một lượt đọc các trang tìm thấy trong sổ."""

    def __init__(self, book: Book, stamp: Stamp, notes: Notes) -> None:
        self._book = book
        self._stamp = stamp
        self._notes = notes
        self._sheets = find_sheets(book, stamp, notes)
        self._choices = Choices(stamp.terms)

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
        """Trang đã nhận cột; None khi không có hoặc không nhận ra (đã báo)."""
        part = self._sheets.get(sheet.id)
        table = None
        if part is not None:
            extra = criterion_column if sheet is CRITERIA else None
            headings = Headings(sheet, extra, self._stamp.made(sheet.id))
            table = open_table(self._book.grid(part), headings, self._notes, self._choices)
        # Không có danh sách đơn vị thì không đối chiếu được: mọi trang khác dựa vào nó.
        if table is None and sheet is UNITS:
            self._notes.incomplete = True
        return table

    def _period(self) -> Node | None:
        part = self._sheets.get(PERIOD.id)
        made = self._stamp.made(PERIOD.id)
        table = None
        if part:
            shape = Sheet(PERIOD.id, PERIOD.name, "", "", (PERIOD_NAME, PERIOD_VALUE, PERIOD_NOTE))
            headings = Headings(shape, made=() if made is not None else None)
            table = open_table(self._book.grid(part), headings, self._notes, self._choices)
        if table is None:
            self._notes.incomplete |= bool(part or made)
            return None
        return read_period(table, made or (), self._notes)

    def _papers(self) -> dict[str, Node]:
        table = self._table(PAPERS)
        if table is None:
            return {}
        kind_column, district_column, *columns = PAPERS.columns
        groups: dict[str, Fields] = {"van_ban_cong_bo": {}, "van_ban_da_ban_hanh": {}}
        published = {term.id for term in PUBLICATIONS.terms}
        for record in table.records():
            # Mẫu kể sẵn loại văn bản; dòng chưa điền gì thêm thì chưa phải là một văn bản.
            if not any(column in record.cells for column in columns):
                continue
            kind, district = table.needed(record, kind_column), table.node(record, district_column)
            key = Unreadable(f"dòng {record.row}") if kind.unreadable else str(kind.value)
            if district and key in (UNIT_INDEX, FIELD_INDEX):
                found = "văn bản này chung cho cả tỉnh mà lại ghi mã huyện."
                self._notes.wrong(district.place, found, "Xóa ô mã huyện, hoặc chọn đúng loại văn bản.")
                district = None
            path: tuple[str, ...] = (key,)
            if district and not kind.unreadable:
                code = Unreadable(f"dòng {record.row}") if district.unreadable else str(district.value).strip()
                path = (key, code)
            group = groups["van_ban_cong_bo" if key in published else "van_ban_da_ban_hanh"]
            fields = table.fields(record, columns)
            self._place(group, path, nest(fields, record.place, table.gaps(record, columns)), record)
        return {key: nest(group, table.grid.place()) for key, group in groups.items() if group}

    def _fields(self) -> Node | None:
        table = self._table(FIELDS)
        if table is None:
            return None
        field_column, *columns = FIELDS.columns
        found: Fields = {}
        for record in table.records():
            if not any(column in record.cells for column in columns):
                continue
            name = table.needed(record, field_column)
            values = one_index(table.fields(record, columns), "chi_so", self._notes)
            value = nest(values, record.place, table.gaps(record, columns)).value
            key = Unreadable(f"dòng {record.row}") if name.unreadable else str(name.value)
            if isinstance(value, dict) and "chi_so" in value:
                self._place(found, (key,), value["chi_so"], record)
        return nest(found, table.grid.place()) if found else None

    def _place(self, group: Fields, path: tuple[str, ...], node: Node, record: Record) -> None:
        clash = next((other for other in group if other[: len(path)] == path or path[: len(other)] == other), None)
        if clash is None:
            group[path] = node
            return
        found = f"mục này đã có ở ô {group[clash].place.cell}."
        self._notes.wrong(record.place, found, "Giữ một dòng; nhiều huyện thì mỗi dòng ghi mã huyện của nó.")

    def _units(self) -> list[Node]:
        units = Units(self._notes)
        units.read_units(self._table(UNITS))
        units.read_criteria(self._table(CRITERIA))
        if table := self._table(DETAILS):
            units.read_details(table)
        if table := self._table(FIGURES):
            units.read_figures(table)
        for sheet in (EVENTS, MISCONDUCT, HISTORY):
            if table := self._table(sheet):
                units.read_list(table, sheet)
        for sheet in (DECISIONS, OTHERS):
            if table := self._table(sheet):
                units.read_record(table, sheet)
        return units.nodes()

"""Các trang theo đơn vị của sổ tính → danh sách đơn vị: người đứng đầu, tiêu chí, trường hợp, quyết định."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.errors import Place
from docgen.readers.notes import Notes
from docgen.readers.sheet_shape import Column, Content, Sheet
from docgen.readers.sheets import CRITERIA, DETAILS, OTHER_CRITERIA, UNIT_CODE, UNITS
from docgen.readers.xlsx_cells import Unreadable, split_status
from docgen.readers.xlsx_table import Record, Table, nest
from docgen.tree.node import Node

_CRITERION = re.compile(r"\w+(?:\.\w+)+")
_HEAD = "nguoi_dung_dau"
_CODE = UNITS.column("ma_don_vi")
_OTHER = CRITERIA.column(OTHER_CRITERIA)
_UNIT_COLUMNS = tuple(column for column in UNITS.columns if column.path[0] != _HEAD)
_HEAD_COLUMNS = tuple(column for column in UNITS.columns if column.path[0] == _HEAD)

Fields = dict[tuple[str, ...], Node]


@dataclass(slots=True)
class Draft:
    """Một đơn vị đang ghép: các cột của đơn vị, người đứng đầu, tiêu chí (mã → trạng thái), các phần khác."""

    place: Place
    fields: Fields
    heads: list[Node] = field(default_factory=list)
    criteria: dict[str, dict[str, Node]] = field(default_factory=dict)
    criteria_place: Place | None = None
    other_criteria: Node | None = None
    parts: dict[str, Node] = field(default_factory=dict)
    lists: dict[str, list[Node]] = field(default_factory=dict)
    detailed: set[str] = field(default_factory=set)
    recorded: dict[str, Place] = field(default_factory=dict)


def criterion_column(heading: str) -> Column | None:
    """Cột tiêu chí từ tiêu đề bắt đầu bằng mã (“4.1.b Triển khai…”); None khi tiêu đề không phải mã tiêu chí."""
    criterion = _criterion(heading)
    return Column((criterion,), criterion, Content.STATUS) if criterion else None


def _criterion(text: str) -> str | None:
    words = unicodedata.normalize("NFC", text).split()
    return words[0] if words and _CRITERION.fullmatch(words[0]) else None


class Units:
    """Các đơn vị ghép dần từ nhiều trang; trang “Đơn vị” phải được đọc trước."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._drafts: dict[str, Draft] = {}

    def read_units(self, table: Table) -> None:
        """Mỗi dòng một người; dòng sau cùng mã thêm một người, cột đơn vị của nó phải trống hoặc lặp lại đúng."""
        for record in table.records():
            code = self._code(table, record, _CODE)
            if code is None:
                continue
            draft = self._drafts.get(code)
            first = draft is None
            table.missing(record, UNITS.columns if first else _HEAD_COLUMNS)
            own = self._fields(table, record, _UNIT_COLUMNS)
            if draft is None:
                draft = self._drafts[code] = Draft(own[_CODE.path].place, own)
            else:
                self._same_unit(draft, own, code)
            self._add_head(draft, self._fields(table, record, _HEAD_COLUMNS), record.place)

    def read_criteria(self, table: Table) -> None:
        """Bảng đơn vị × tiêu chí; dòng chỉ có mã của đơn vị không đánh giá thì bỏ qua vì không mang dữ liệu."""
        for record in table.records():
            filled = [column for column in record.cells if column.path != UNIT_CODE.path]
            code = self._code(table, record, UNIT_CODE)
            if code is None or (not filled and code not in self._drafts):
                continue
            draft = self._draft(code, record)
            if draft is None:
                continue
            if draft.criteria_place is not None:
                self._repeated(record, code, draft.criteria_place)
                continue
            draft.criteria_place = record.place
            for column in filled:
                self._status(table, record, column, draft)

    def read_details(self, table: Table) -> None:
        """Lý do, minh chứng, người xác nhận, kết luận: ghép vào trạng thái đã có của tiêu chí."""
        column = DETAILS.column("tieu_chi")
        for record in table.records():
            code = self._code(table, record, UNIT_CODE)
            table.missing(record, DETAILS.columns[1:])
            named = table.node(record, column)
            draft = self._draft(code, record) if code is not None else None
            if draft is None or named is None:
                continue
            criterion = _criterion(str(named.value))
            if criterion is None:
                found = f"“{named.value}” không phải mã tiêu chí."
                self._notes.wrong(named.place, found, "Ghi mã như ở trang “Tiêu chí”, ví dụ 4.1.b.")
            elif criterion in draft.detailed:
                self._notes.wrong(
                    named.place, f"tiêu chí {criterion} của “{code}” đã có một dòng.", "Gộp thành một dòng."
                )
            else:
                draft.detailed.add(criterion)
                self._detail(draft, criterion, named.place, self._rest(table, record, DETAILS.columns[2:]))

    def read_list(self, table: Table, sheet: Sheet) -> None:
        """Trang mỗi dòng một phần tử của một danh sách trong đơn vị."""
        for record in table.records():
            draft, node = self._row(table, record, sheet)
            if draft is not None and node is not None:
                draft.lists.setdefault(sheet.list_key or sheet.id, []).append(node)

    def read_record(self, table: Table, sheet: Sheet) -> None:
        """Trang mỗi đơn vị một dòng."""
        for record in table.records():
            draft, node = self._row(table, record, sheet)
            if draft is None or node is None or not isinstance(node.value, dict):
                continue
            if sheet.id in draft.recorded:
                self._repeated(record, str(draft.fields[_CODE.path].value), draft.recorded[sheet.id])
                continue
            draft.recorded[sheet.id] = record.place
            draft.parts.update(node.value)

    def nodes(self) -> list[Node]:
        """Các nút đơn vị theo thứ tự của trang “Đơn vị”."""
        return [self._node(draft) for draft in self._drafts.values()]

    def _node(self, draft: Draft) -> Node:
        value = self._nest(draft.fields, draft.place)
        if draft.heads:
            value[_HEAD] = draft.heads[0] if len(draft.heads) == 1 else Node(list(draft.heads), draft.heads[0].place)
        if draft.criteria_place is not None:
            criteria = {key: Node(dict(status), status["trang_thai"].place) for key, status in draft.criteria.items()}
            if draft.other_criteria is not None:
                criteria = {OTHER_CRITERIA: draft.other_criteria, **criteria}
            value["tieu_chi"] = Node(criteria, draft.criteria_place)
        value.update(draft.parts)
        value.update({key: Node(list(items), items[0].place) for key, items in draft.lists.items()})
        return Node(value, draft.place)

    def _nest(self, fields: Mapping[tuple[str, ...], Node], place: Place) -> dict[str, Node]:
        try:
            value = nest(fields, place).value
        except ValueError:
            exact = fields[("chi_so_don_vi",)]
            found = "vừa có chỉ số đúng vừa có khoảng từ – đến."
            self._notes.wrong(
                exact.place, found, "Biết chỉ số đúng thì xóa hai ô khoảng; chỉ biết khoảng thì xóa ô này."
            )
            return {}
        return dict(value) if isinstance(value, dict) else {}

    def _code(self, table: Table, record: Record, column: Column) -> str | None:
        if table.missing(record, (column,)):
            return None
        node = table.node(record, column)
        return None if node is None else unicodedata.normalize("NFC", str(node.value)).strip()

    def _draft(self, code: str, record: Record) -> Draft | None:
        draft = self._drafts.get(code)
        if draft is None:
            near = difflib.get_close_matches(code, list(self._drafts), 1, 0.6)
            hint = f"Có phải “{near[0]}”? " if near else ""
            found = f"mã “{code}” không có ở trang “{UNITS.name}”."
            self._notes.wrong(record.place, found, f"{hint}Sửa mã, hoặc thêm đơn vị ấy vào trang “{UNITS.name}”.")
        return draft

    def _fields(self, table: Table, record: Record, columns: tuple[Column, ...]) -> Fields:
        nodes = {column.path: table.node(record, column) for column in columns}
        return {path: node for path, node in nodes.items() if node is not None}

    def _rest(self, table: Table, record: Record, columns: tuple[Column, ...]) -> dict[str, Node]:
        value = nest(self._fields(table, record, columns), record.place).value
        return dict(value) if isinstance(value, dict) else {}

    def _row(self, table: Table, record: Record, sheet: Sheet) -> tuple[Draft | None, Node | None]:
        code = self._code(table, record, UNIT_CODE)
        rest = sheet.columns[1:]
        table.missing(record, rest)
        fields = self._fields(table, record, rest)
        draft = self._draft(code, record) if code is not None else None
        return draft, nest(fields, record.place) if fields else None

    def _same_unit(self, draft: Draft, own: Fields, code: str) -> None:
        for path, node in own.items():
            first = draft.fields.setdefault(path, node)
            if first.value != node.value and path != _CODE.path:
                found = f"“{code}” đã có ở ô {draft.place.cell}, ở đó cột này là “{first.value}”, ở đây “{node.value}”."
                action = (
                    "Hai đơn vị khác nhau thì đặt hai mã; hai người của một đơn vị thì để trống cột này ở dòng sau."
                )
                self._notes.wrong(node.place, found, action)

    def _add_head(self, draft: Draft, fields: Fields, place: Place) -> None:
        head = {path[1]: node for path, node in fields.items()}
        if not head:
            return
        for other in draft.heads:
            if isinstance(other.value, dict) and _plain(other.value) == _plain(head):
                found = f"người đứng đầu này đã có ở dòng của ô {other.place.cell}."
                self._notes.wrong(place, found, "Xóa một trong hai dòng.")
                return
        draft.heads.append(Node(dict(head), next(iter(head.values())).place))

    def _status(self, table: Table, record: Record, column: Column, draft: Draft) -> None:
        node = table.node(record, column)
        if node is None:
            return
        try:
            state, aspects = split_status(str(node.value), table.choices)
        except Unreadable as error:
            self._notes.wrong(node.place, error.found, error.action)
            return
        status: dict[str, Node] = {"trang_thai": Node(state, node.place)}
        if aspects:
            status["mat"] = Node([Node(aspect, node.place) for aspect in aspects], node.place)
        if column == _OTHER:
            draft.other_criteria = Node(status, node.place) if aspects else status["trang_thai"]
        else:
            draft.criteria[column.path[0]] = status

    def _detail(self, draft: Draft, criterion: str, place: Place, details: dict[str, Node]) -> None:
        status = draft.criteria.get(criterion)
        if status is None:
            if draft.other_criteria is None:
                found = f"tiêu chí {criterion} chưa có trạng thái ở trang “{CRITERIA.name}”."
                self._notes.wrong(place, found, "Chọn trạng thái ở trang đó, hoặc xóa dòng này.")
                return
            shared = draft.other_criteria.value
            status = dict(shared) if isinstance(shared, dict) else {"trang_thai": Node(shared, place)}
            draft.criteria[criterion] = status
        status.update(details)

    def _repeated(self, record: Record, code: str, first: Place) -> None:
        self._notes.wrong(record.place, f"“{code}” đã có một dòng, ở ô {first.cell}.", "Gộp hai dòng thành một.")


def _plain(value: Mapping[str, Node]) -> dict[str, object]:
    return {key: node.value for key, node in value.items()}

"""Các trang theo đơn vị của sổ tính → danh sách đơn vị: người đứng đầu, tiêu chí, trường hợp, quyết định."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.errors import Place, Problem
from docgen.readers.grouping import AlikeProblem
from docgen.readers.notes import Notes
from docgen.readers.sheet_shape import Column, Content, Sheet
from docgen.readers.sheets import CRITERIA, DETAILS, FIGURES, OTHER_CRITERIA, UNIT_CODE, UNITS
from docgen.readers.xlsx_cells import WrongCell, split_status
from docgen.readers.xlsx_table import Fields, Record, Table, nest
from docgen.tree.node import Node, SheetNode, Unreadable

_CRITERION = re.compile(r"\w+(?:\.\w+)+")
_HEAD = "nguoi_dung_dau"
_CODE = UNITS.column("ma_don_vi")
_OTHER = CRITERIA.column(OTHER_CRITERIA)
_UNIT_COLUMNS = tuple(column for column in UNITS.columns if column.path[0] != _HEAD)
_HEAD_COLUMNS = tuple(column for column in UNITS.columns if column.path[0] == _HEAD)

_NAMED = ("ma_don_vi", "ten_don_vi", "loai_don_vi", _HEAD)


@dataclass(slots=True)
class Draft:
    """Một đơn vị đang ghép: các cột của đơn vị, người đứng đầu, tiêu chí (mã → trạng thái), các phần khác.

    `stray`: dữ liệu của một dòng mà mã đơn vị không đọc được; vẫn giải nghĩa để mọi ô sai được nêu cùng lúc.
    """

    place: Place
    fields: Fields
    gaps: dict[tuple[str, ...], Problem] = field(default_factory=dict)
    heads: list[Node] = field(default_factory=list)
    criteria: dict[str, dict[str, Node]] = field(default_factory=dict)
    criteria_place: Place | None = None
    other_criteria: Node | None = None
    parts: dict[str, Node] = field(default_factory=dict)
    lists: dict[str, list[Node]] = field(default_factory=dict)
    detailed: set[str] = field(default_factory=set)
    recorded: dict[str, Place] = field(default_factory=dict)
    figures: dict[str, Node] = field(default_factory=dict)
    stray: bool = False


def criterion_column(heading: str) -> Column | None:
    """Cột tiêu chí từ tiêu đề bắt đầu bằng mã (“4.1.b Triển khai…”); None khi tiêu đề không phải mã tiêu chí."""
    criterion = _criterion(heading)
    return Column((criterion,), criterion, Content.STATUS) if criterion else None


def _criterion(text: str) -> str | None:
    words = unicodedata.normalize("NFC", text).split()
    return words[0] if words and _CRITERION.fullmatch(words[0]) else None


def one_index(fields: Fields, key: str, notes: Notes) -> Fields:
    """`fields` khi chỉ số `key` ghi một cách; vừa có số đúng vừa có khoảng là chỗ sai và chỉ số thành Unreadable."""
    band = [path for path in fields if path[0] == key and len(path) > 1]
    exact = fields.get((key,))
    if exact is None or not band:
        return fields
    notes.wrong(
        exact.place,
        "vừa có chỉ số đúng vừa có khoảng từ – đến.",
        "Biết chỉ số đúng thì xóa hai ô khoảng; chỉ biết khoảng thì xóa ô này.",
    )
    kept = {path: node for path, node in fields.items() if path not in band}
    return {**kept, (key,): Node(Unreadable(exact.value), exact.place)}


class Units:
    """Các đơn vị ghép dần từ nhiều trang; trang “Đơn vị” phải được đọc trước."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._drafts: dict[str, Draft] = {}
        self._strays: list[Draft] = []
        # Có mã đơn vị không đọc được thì mã lạ ở trang khác có thể chính là nó: không báo lần nữa.
        self._codes_known = True
        self._criteria_known = True

    def read_units(self, table: Table | None) -> None:
        """Mỗi dòng một người; dòng sau cùng mã thêm một người, cột đơn vị của nó phải trống hoặc lặp lại đúng."""
        if table is None:
            self._codes_known = False
            return
        for record in table.records():
            code = table.needed(record, _CODE)
            draft = None if code.unreadable else self._drafts.get(_text(code))
            own = {_CODE.path: code, **table.fields(record, _UNIT_COLUMNS[1:], complete=draft is None)}
            own = one_index(own, "chi_so_don_vi", self._notes)
            head = table.fields(record, _HEAD_COLUMNS)
            if draft is not None:
                self._same_unit(draft, own, _text(code))
            else:
                draft = Draft(code.place, own, table.gaps(record, _UNIT_COLUMNS), stray=code.unreadable)
                if code.unreadable:
                    self._codes_known = False
                    self._strays.append(draft)
                else:
                    self._drafts[_text(code)] = draft
            self._add_head(draft, head, record.place)

    def read_criteria(self, table: Table | None) -> None:
        """Bảng đơn vị × tiêu chí; dòng chỉ có mã của đơn vị không đánh giá thì bỏ qua vì không mang dữ liệu."""
        if table is None:
            self._criteria_known = False
            return
        lost = [column for column in table.lost if column != UNIT_CODE]
        for record in table.records():
            filled = [column for column in record.cells if column.path != UNIT_CODE.path]
            code = table.needed(record, UNIT_CODE)
            if not filled and not code.unreadable and _text(code) not in self._drafts:
                continue
            draft = self._draft(code, record, CRITERIA)
            if draft.criteria_place is not None:
                self._repeated(record, _text(code), draft.criteria_place)
                continue
            draft.criteria_place = record.place
            for column in (*filled, *lost):
                self._status(table, record, column, draft)

    def read_details(self, table: Table) -> None:
        """Lý do, minh chứng, người xác nhận, kết luận: ghép vào trạng thái đã có của tiêu chí."""
        column = DETAILS.column("tieu_chi")
        columns = DETAILS.columns[2:]
        for record in table.records():
            draft = self._draft(table.needed(record, UNIT_CODE), record, DETAILS)
            named = table.needed(record, column)
            details = nest(table.fields(record, columns), record.place, table.gaps(record, columns)).value
            criterion = named.value if named.unreadable else _criterion(str(named.value))
            if not isinstance(details, dict):
                continue
            if not isinstance(criterion, str):
                found = f"“{named.value}” không phải mã tiêu chí."
                self._notes.wrong(named.place, found, "Ghi mã như ở trang “Tiêu chí”, ví dụ 4.1.b.")
            elif criterion in draft.detailed:
                code = draft.fields[_CODE.path].value
                self._notes.wrong(
                    named.place, f"tiêu chí {criterion} của “{code}” đã có một dòng.", "Gộp thành một dòng."
                )
            else:
                draft.detailed.add(criterion)
                self._detail(draft, criterion, named, details)

    def read_figures(self, table: Table) -> None:
        """Mỗi dòng một số liệu mà quy định tự khai; điểm tối đa áp dụng đi cùng giá trị."""
        name_column, value_column, choice_column, top_column = FIGURES.columns[1:]
        for record in table.records():
            draft = self._draft(table.needed(record, UNIT_CODE), record, FIGURES)
            named = table.needed(record, name_column)
            values = table.fields(record, (value_column, choice_column, top_column))
            value = values.get(value_column.path) or values.get(choice_column.path)
            if named.unreadable or value is None:
                continue
            top = values.get(top_column.path)
            if top is not None:
                value = Node({"dat": value, "toi_da": top}, value.place)
            name = str(named.value)
            if name in draft.figures:
                code = draft.fields[_CODE.path].value
                self._notes.wrong(named.place, f"số liệu này của “{code}” đã có một dòng.", "Giữ một dòng.")
            draft.figures.setdefault(name, value)

    def read_list(self, table: Table, sheet: Sheet) -> None:
        """Trang mỗi dòng một phần tử của một danh sách trong đơn vị."""
        for record in table.records():
            draft, node = self._row(table, record, sheet)
            if node.value:
                draft.lists.setdefault(sheet.list_key or sheet.id, []).append(node)

    def read_record(self, table: Table, sheet: Sheet) -> None:
        """Trang mỗi đơn vị một dòng."""
        for record in table.records():
            draft, node = self._row(table, record, sheet)
            if not node.value or not isinstance(node.value, dict):
                continue
            if sheet.id in draft.recorded:
                self._repeated(record, str(draft.fields[_CODE.path].value), draft.recorded[sheet.id])
                continue
            draft.recorded[sheet.id] = record.place
            draft.parts.update(node.value)

    def nodes(self) -> list[Node]:
        """Các nút đơn vị theo thứ tự của trang “Đơn vị”, sau cùng là các dòng không rõ của đơn vị nào."""
        return [self._node(draft) for draft in (*self._drafts.values(), *self._strays)]

    def _node(self, draft: Draft) -> Node:
        unit = nest(draft.fields, draft.place, draft.gaps)
        value = dict(unit.value) if isinstance(unit.value, dict) else {}
        gaps = dict(unit.gaps)
        if draft.heads:
            value[_HEAD] = draft.heads[0] if len(draft.heads) == 1 else Node(list(draft.heads), draft.heads[0].place)
        if draft.criteria_place is not None:
            criteria = {key: _as_node(status) for key, status in draft.criteria.items()}
            if draft.other_criteria is not None:
                criteria = {OTHER_CRITERIA: draft.other_criteria, **criteria}
            value["tieu_chi"] = Node(criteria, draft.criteria_place)
        elif draft.stray or not self._criteria_known:
            value["tieu_chi"] = Node(Unreadable(CRITERIA.name), draft.place)
        else:
            gaps["tieu_chi"] = _no_criteria(draft)
        if draft.figures:
            value["so_lieu"] = Node(dict(draft.figures), next(iter(draft.figures.values())).place)
        value.update(draft.parts)
        value.update({key: Node(list(items), items[0].place) for key, items in draft.lists.items()})
        return SheetNode(value, draft.place, gaps)

    def _draft(self, code: Node, record: Record, sheet: Sheet) -> Draft:
        """Đơn vị mang mã ấy; mã lạ hay không đọc được thì một đơn vị tạm, để dữ liệu của dòng vẫn được xét."""
        found = None if code.unreadable else self._drafts.get(_text(code))
        if found is not None:
            return found
        if not code.unreadable and self._codes_known:
            near = difflib.get_close_matches(_text(code), list(self._drafts), 1, 0.6)
            hint = f"Có phải “{near[0]}”? " if near else ""
            self._notes.wrong(
                record.place,
                f"mã “{_text(code)}” không có ở trang “{UNITS.name}”.",
                f"{hint}Sửa mã, hoặc thêm đơn vị ấy vào trang “{UNITS.name}”; "
                f"đã bỏ đơn vị ấy thì xóa cả dòng này ở trang “{sheet.name}”.",
                alike=f"mã đơn vị không có ở trang “{UNITS.name}”.",
            )
        unknown: Fields = {(key,): Node(Unreadable(code.value), record.place) for key in _NAMED}
        draft = Draft(record.place, unknown, stray=True)
        self._strays.append(draft)
        return draft

    def _row(self, table: Table, record: Record, sheet: Sheet) -> tuple[Draft, Node]:
        draft = self._draft(table.needed(record, UNIT_CODE), record, sheet)
        columns = sheet.columns[1:]
        return draft, nest(table.fields(record, columns), record.place, table.gaps(record, columns))

    def _same_unit(self, draft: Draft, own: Fields, code: str) -> None:
        for path, node in own.items():
            first = draft.fields.setdefault(path, node)
            if first.value != node.value and path != _CODE.path and not first.unreadable and not node.unreadable:
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
                self._notes.wrong(place, found, "Xóa một trong hai dòng; nếu là đơn vị khác thì sửa mã đơn vị.")
                return
        draft.heads.append(Node(dict(head), next(iter(head.values())).place))

    def _status(self, table: Table, record: Record, column: Column, draft: Draft) -> None:
        node = table.node(record, column)
        if node is None:
            return
        state: str = Unreadable(node.value)
        aspects: tuple[str, ...] = ()
        if not node.unreadable:
            try:
                state, aspects = split_status(str(node.value), table.choices)
            except WrongCell as error:
                self._notes.wrong(node.place, error.found, error.action)
        status: dict[str, Node] = {"trang_thai": Node(state, node.place)}
        if aspects:
            status["mat"] = Node([Node(aspect, node.place) for aspect in aspects], node.place)
        if column == _OTHER:
            draft.other_criteria = Node(status, node.place) if aspects else status["trang_thai"]
        else:
            draft.criteria[column.path[0]] = status

    def _detail(self, draft: Draft, criterion: str, named: Node, details: dict[str, Node]) -> None:
        status = draft.criteria.get(criterion)
        if status is None:
            if draft.other_criteria is not None:
                shared = draft.other_criteria.value
                status = dict(shared) if isinstance(shared, dict) else {"trang_thai": Node(shared, named.place)}
            elif draft.stray or named.unreadable or not self._criteria_known:
                status = {"trang_thai": Node(Unreadable(criterion), named.place)}
            else:
                found = f"tiêu chí {criterion} chưa có trạng thái ở trang “{CRITERIA.name}”."
                self._notes.wrong(named.place, found, "Chọn trạng thái ở trang đó, hoặc xóa dòng này.")
                status = {"trang_thai": Node(Unreadable(criterion), named.place)}
            draft.criteria[Unreadable(criterion) if named.unreadable else criterion] = status
        status.update(details)

    def _repeated(self, record: Record, code: str, first: Place) -> None:
        self._notes.wrong(record.place, f"“{code}” đã có một dòng, ở ô {first.cell}.", "Gộp hai dòng thành một.")


def _text(node: Node) -> str:
    return unicodedata.normalize("NFC", str(node.value)).strip()


def _as_node(status: dict[str, Node]) -> Node:
    """Trạng thái không đọc được mà không kèm gì thì cả tiêu chí là không đọc được."""
    state = status["trang_thai"]
    return state if state.unreadable and len(status) == 1 else Node(dict(status), state.place)


def _no_criteria(draft: Draft) -> Problem:
    code = draft.fields[_CODE.path].value
    return AlikeProblem(
        draft.place,
        f"“{code}” chưa có dòng nào ở trang “{CRITERIA.name}”.",
        "Thêm ở đó một dòng mang mã này rồi chọn trạng thái; không đánh giá đơn vị ấy thì xóa cả dòng này.",
        f"đơn vị chưa có dòng nào ở trang “{CRITERIA.name}”.",
    )


def _plain(value: Mapping[str, Node]) -> dict[str, object]:
    return {key: node.value for key, node in value.items()}

"""Cây đầu vào → các dòng của từng trang sổ tính: chiều ngược của bộ đọc, không để rơi một chữ nào."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from docgen import vocabulary
from docgen.errors import Problem
from docgen.readers.fields import blank
from docgen.readers.sheet_shape import Column, Content, Sheet
from docgen.readers.sheets import (
    CRITERIA,
    DECISIONS,
    DETAILS,
    EVENTS,
    FIELDS,
    FIGURES,
    HISTORY,
    MISCONDUCT,
    OTHER_CRITERIA,
    OTHERS,
    PAPERS,
    PERIOD,
    UNITS,
)
from docgen.text.dates import parse_date, short_date
from docgen.tree.compose import failure
from docgen.tree.node import Node

Row: TypeAlias = dict[tuple[str, ...], Node]
"""Đường khóa của cột → nút chữ sẽ ghi vào ô."""

Label: TypeAlias = Callable[[str, str], str]
"""(mã danh mục, mã) → nhãn ghi vào ô; mã lạ trả nguyên chữ."""

_DOCUMENT_KEYS = frozenset({"so_ky_hieu", "ngay_ban_hanh", "co_quan_ban_hanh", "trich_yeu"})
_CODE = ("ma_don_vi",)


@dataclass(slots=True)
class Filling:
    """Các dòng của từng trang; `_used` nhớ nút nào đã có chỗ trong sổ."""

    label: Label
    rows: dict[str, list[Row]] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)

    def add(self, sheet: Sheet, row: Row) -> None:
        """Thêm một dòng; cột chọn được đổi sang nhãn."""
        columns = {column.path: column for column in sheet.columns}
        shown = {path: self._shown(columns.get(path), node) for path, node in row.items()}
        self.rows.setdefault(sheet.id, []).append(shown)

    def _shown(self, column: Column | None, node: Node) -> Node:
        self.use(node)
        if column is None or column.content is not Content.CHOICE:
            return node
        return Node(self.label(column.choices or "", str(node.value)), node.place)

    def use(self, node: Node) -> None:
        """Đánh dấu nút đã được ghi."""
        self._used.add(id(node))

    def unused(self, node: Node) -> Iterator[Node]:
        """Các nút chữ chưa có chỗ trong sổ tính."""
        if isinstance(node.value, dict):
            for child in node.value.values():
                yield from self.unused(child)
        elif isinstance(node.value, list):
            for child in node.value:
                yield from self.unused(child)
        elif not blank(node) and id(node) not in self._used:
            yield node


def fill(tree: Node, label: Label) -> Mapping[str, list[Row]]:
    """Mã trang → các dòng, cho cả một cây đầu vào. Lỗi: InputError khi có chữ mà sổ tính không có chỗ ghi."""
    filling = Filling(label)
    root = _table(tree)
    if period := _leaves(root.get("ky_danh_gia"), PERIOD.columns):
        filling.add(PERIOD, period)
    for group in ("van_ban_cong_bo", "van_ban_da_ban_hanh"):
        _papers(_table(root.get(group)), filling)
    for name, index in _table(root.get("chi_so_linh_vuc")).items():
        values = _leaves(Node({"chi_so": index}, index.place), FIELDS.columns)
        if values:
            filling.add(FIELDS, {("linh_vuc",): Node(name, index.place), **values})
    for unit in _items(root.get("don_vi")):
        _unit(unit, filling)
    if lost := list(filling.unused(tree)):
        problems = [
            Problem(node.place, f"“{node.value}” không có cột nào để ghi.", "Xem lại khóa này.") for node in lost
        ]
        raise failure(tree.place.file, problems)
    return filling.rows


def _table(node: Node | None) -> dict[str, Node]:
    return node.value if node is not None and isinstance(node.value, dict) else {}


def _items(node: Node | None) -> list[Node]:
    if node is None or blank(node):
        return []
    return node.value if isinstance(node.value, list) else [node]


def _leaves(node: Node | None, columns: tuple[Column, ...]) -> Row:
    """Các nút chữ của một bảng khóa, theo đường khóa của các cột."""
    row: Row = {}
    for column in columns:
        found: Node | None = node
        for key in column.path:
            found = _table(found).get(key)
        if column.path and found is not None and isinstance(found.value, str) and not blank(found):
            row[column.path] = found
    return row


def _papers(group: dict[str, Node], filling: Filling) -> None:
    for kind, value in group.items():
        single = _DOCUMENT_KEYS & _table(value).keys()
        for code, document in {"": value}.items() if single else _table(value).items():
            row = _leaves(document, PAPERS.columns)
            if row:
                district: Row = {("ma_huyen",): Node(code, document.place)} if code else {}
                filling.add(PAPERS, {("loai_van_ban",): Node(kind, document.place), **district, **row})


def _unit(unit: Node, filling: Filling) -> None:
    value = _table(unit)
    own_code = value.get("ma_don_vi")
    code: Row = {} if own_code is None or blank(own_code) else {_CODE: own_code}
    own = _leaves(Node(_expanded(value), unit.place), UNITS.columns)
    heads = [
        _leaves(Node({"nguoi_dung_dau": _with_assignment(head, filling)}, head.place), UNITS.columns)
        for head in _items(value.get("nguoi_dung_dau"))
    ] or [{}]
    for number, head in enumerate(heads):
        filling.add(UNITS, {**(own if number == 0 else code), **head})
    _criteria(code, value, filling)
    for name, node in _table(value.get("so_lieu")).items():
        _figure({**code, ("ten",): Node(name, node.place)}, node, filling)
    for sheet in (EVENTS, MISCONDUCT, HISTORY):
        for item in _items(value.get(sheet.list_key or "")):
            filling.add(sheet, {**code, **_leaves(item, sheet.columns)})
    for sheet in (DECISIONS, OTHERS):
        row = _leaves(unit, sheet.columns[1:])
        if row:
            filling.add(sheet, {**code, **row})


def _expanded(value: dict[str, Node]) -> dict[str, Node]:
    """Bỏ người đứng đầu (ghi riêng); `hieu_qua_cao: co` viết gọn thành {ket_luan: co}."""
    found = {key: node for key, node in value.items() if key != "nguoi_dung_dau"}
    short = found.get("hieu_qua_cao")
    if short is not None and isinstance(short.value, str):
        found["hieu_qua_cao"] = Node({"ket_luan": short}, short.place)
    return found


def _with_assignment(head: Node, filling: Filling) -> Node:
    """Văn bản phân công ghi dạng bảng khóa được viết thành một câu, như bộ giải nghĩa sẽ viết."""
    value = _table(head)
    paper = value.get("van_ban_phan_cong")
    parts = _table(paper)
    if paper is None or not {"so_ky_hieu", "ngay_ban_hanh", "co_quan_ban_hanh"} <= parts.keys():
        return head
    number, issued, issuer = parts["so_ky_hieu"], parts["ngay_ban_hanh"], parts["co_quan_ban_hanh"]
    for part in (number, issued, issuer):
        filling.use(part)
    sentence = f"{number.value} ngày {short_date(parse_date(str(issued.value)))} của {issuer.value}"
    return Node({**value, "van_ban_phan_cong": Node(sentence, paper.place)}, head.place)


def _criteria(code: Row, unit: dict[str, Node], filling: Filling) -> None:
    criteria = unit.get("tieu_chi")
    if criteria is None or not isinstance(criteria.value, dict):
        return
    row: Row = {**code}
    for criterion, node in criteria.value.items():
        status = _table(node) or {"trang_thai": node}
        if text := _status(status, filling):
            row[(criterion,)] = text
        details = _leaves(node, DETAILS.columns[2:])
        if details and criterion != OTHER_CRITERIA:
            filling.add(DETAILS, {**code, ("tieu_chi",): Node(criterion, node.place), **details})
    filling.add(CRITERIA, row)


def _figure(row: Row, node: Node, filling: Filling) -> None:
    """Một dòng của trang “Số liệu”: số, hay có hay không, kèm điểm tối đa áp dụng khi có."""
    parts = _table(node)
    value = parts.get("dat", node)
    column = "co_khong" if vocabulary.find("co_khong", str(value.value)) else "gia_tri"
    row = {**row, (column,): value}
    if top := parts.get("toi_da"):
        row["toi_da",] = top
    filling.add(FIGURES, row)


def _status(status: dict[str, Node], filling: Filling) -> Node | None:
    """Ô trạng thái: “Chưa bảo đảm: tiến độ, chất lượng”."""
    state = status.get("trang_thai")
    if state is None or blank(state):
        return None
    filling.use(state)
    aspects: list[str] = []
    for node in _items(status.get("mat")):
        filling.use(node)
        aspects.extend(filling.label("mat", part.strip()).lower() for part in str(node.value).split(","))
    text = filling.label("trang_thai", str(state.value))
    return Node(f"{text}: {', '.join(aspects)}" if aspects else text, state.place)

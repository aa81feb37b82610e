"""Đầu của biểu mẫu → đọc và xét riêng nó với tên cơ quan khác, khỏi xét lại cả văn bản.

Mỗi đơn vị một tên cơ quan, nên tên nhớ nguyên chữ thì phiếu nào cũng là phiếu lạ. Ở biểu mẫu, tên ấy chỉ được bộ nhận
dạng và các phép kiểm tra đầu văn bản đọc, cùng với những đoạn khác của đầu văn bản.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from math import ceil

from docgen.layout.components.head_reader import read_head
from docgen.layout.components.values import Components, Document, FoundRule, Head
from docgen.layout.facts.values import DocumentFacts, Line, Paragraph, Ref, Section
from docgen.layout.passages import bodies
from docgen.layout.recall.alone import Alone
from docgen.layout.recall.apart import ApartPlace, apart_place, is_ordinary
from docgen.layout.recall.skeleton import Side, Skeletons
from docgen.model.rendering import Spot
from docgen.text.widths import width_mm

_RULE_STYLE = "Vạch"
_RULE_SHARE = 0.42
"""Vạch mang kiểu tên ấy được bộ in kẻ dài ngần ấy phần của dòng chữ ngay trên."""
_ROUNDED = 0.004
_EDGE = Side("", "")
_MOST_SEEN = 20_000


@dataclass(frozen=True, slots=True)
class HeadPlace:
    """Đầu văn bản với các giá trị trong nó.

    `paragraphs`: mọi đoạn trước tên loại, đoạn có giá trị thì chưa có chữ; `filled`: đoạn thứ mấy có giá trị, và chỗ
    của giá trị; `reading`: mỗi thành phần là đoạn nào.
    """

    paragraphs: tuple[Paragraph, ...]
    filled: tuple[tuple[int, ApartPlace], ...]
    reading: Hashable

    def read(self, values: Sequence[str]) -> tuple[Head, tuple[Paragraph, ...]] | None:
        """Đầu văn bản đọc lại với các giá trị ấy, vạch dưới tên cơ quan dài như bộ in kẻ, và các đoạn của nó; None khi
        nó thành đầu văn bản của Đảng.
        """
        paragraphs = list(self.paragraphs)
        for (position, place), value in zip(self.filled, values, strict=True):
            blank = paragraphs[position]
            printed = place.paragraph(value)
            paragraphs[position] = replace(blank, text=printed.text, runs=printed.runs)
        head, _, party = read_head(paragraphs, 0, numbered=True)
        if party:
            return None
        rule = head.vach_co_quan
        if rule is not None:
            drawn = rule.drawn._replace(length=_RULE_SHARE * rule.text_width)
            head = replace(head, vach_co_quan=replace(rule, drawn=drawn))
        return head, tuple(paragraphs)


def head_of(
    document: Document, at: Mapping[Ref, Sequence[int]], values: Sequence[str], spots: Sequence[Spot]
) -> tuple[HeadPlace, tuple[int, ...]] | None:
    """Đầu của biểu mẫu và số thứ tự các giá trị trong nó; None khi nó không có giá trị, hay phải nhớ nguyên chữ."""
    parts = document.components
    if bodies(document) or parts.party or parts.ten_loai is None or parts.head.table is None:
        return None
    title = next(
        index for index, one in enumerate(document.facts.paragraphs) if one.ref == parts.ten_loai.paragraph.ref
    )
    paragraphs = list(document.facts.paragraphs[:title])
    rule = parts.head.vach_co_quan
    if rule is not None and not _drawn_by_printer(rule):
        return None
    filled: list[tuple[int, ApartPlace]] = []
    indexes: list[int] = []
    for position, one in enumerate(paragraphs):
        if rule is not None and one.ref == rule.at.ref:
            # Vạch dài theo chữ; chiều dài được tính lại.
            drawn = tuple(found._replace(length=None) for found in one.rules)
            paragraphs[position] = replace(one, format=one.format._replace(left=0.0, right=0.0), rules=drawn)
        if one.ref not in at:
            continue
        index, *more = at[one.ref]
        place = None if more or one.cell is None else apart_place(one, spots[index].before, values[index])
        if place is None:
            return None
        paragraphs[position] = replace(one, text="", runs=())
        filled.append((position, place))
        indexes.append(index)
    return (
        (
            HeadPlace(tuple(paragraphs), tuple(filled), reading(parts.head, {one.ref for one in paragraphs})),
            tuple(indexes),
        )
        if filled
        else None
    )


def _drawn_by_printer(rule: FoundRule) -> bool:
    """Vạch được bộ in kẻ theo dòng chữ ngay trên nó."""
    if not rule.at.style.startswith(_RULE_STYLE) or rule.drawn.length is None or not rule.text_width:
        return False
    return rule.drawn.across is None and abs(rule.drawn.length / rule.text_width - _RULE_SHARE) < _ROUNDED


def reading(head: Head, inside: Collection[Ref]) -> Hashable:
    """Mỗi thành phần là đoạn nào của đầu văn bản; dấu chỉ mức độ còn có thể nằm ở đầu trang."""
    return tuple(_place(getattr(head, declared.name), inside) for declared in fields(head))


def _place(found: Line | FoundRule | tuple[Line, ...] | int | None, inside: Collection[Ref]) -> Hashable:
    if isinstance(found, tuple):
        return tuple(_place(one, inside) for one in found)
    if isinstance(found, Line):
        return found.paragraph.ref if found.paragraph.ref in inside else None
    return (found.at.ref, found.drawn.kind, found.drawn.solid) if isinstance(found, FoundRule) else found


@dataclass(slots=True)
class KnownHead:
    """Những tên cơ quan đã xét riêng ở đầu văn bản, nhớ theo bộ xương: khóa → điều được đem so với đoạn khác; None khi
    có điều phải nhắc, hay đầu văn bản đọc ra khác.
    """

    place: HeadPlace
    seen: dict[Hashable, frozenset[Hashable] | None] = field(default_factory=dict)

    def compared(self, values: Sequence[str], skeletons: Skeletons, alone: Alone) -> frozenset[Hashable] | None:
        """Điều được đem so với đoạn khác trong đầu văn bản với các giá trị ấy; None khi phải xét trọn."""
        key = tuple(
            [self._key(place, value, skeletons) for (_, place), value in zip(self.place.filled, values, strict=True)]
        )
        if key not in self.seen:
            if len(self.seen) >= _MOST_SEEN:
                self.seen.clear()
            self.seen[key] = self._compared(values, alone)
        return self.seen[key]

    def _key(self, place: ApartPlace, value: str, skeletons: Skeletons) -> Hashable:
        """Bộ xương của dòng tên, viết hoa thế nào, và dài mấy dòng; chữ hoa được đọc như chữ thường cùng chữ."""
        text, look = place.text(value), place.value.format
        case = "hoa" if text == text.upper() else text
        width = width_mm(text, look.size, bold=look.bold, italic=look.italic)
        return skeletons.of(_EDGE, text.lower(), _EDGE), case, ceil(width / (place.shape.room or width or 1.0))

    def _compared(self, values: Sequence[str], alone: Alone) -> frozenset[Hashable] | None:
        read = self.place.read(values)
        if read is None or not all(map(is_ordinary, values)):
            return None
        head, paragraphs = read
        if reading(head, {one.ref for one in paragraphs}) != self.place.reading:
            return None
        facts = DocumentFacts(paragraphs, (Section(0, last=len(paragraphs)),))
        part = facts, Components(head=head, end=len(paragraphs))
        return None if alone.findings(part) else alone.compared(part)

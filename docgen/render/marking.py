"""Cây phẳng → cây có dấu ở những chỗ phải tính lại sau khi điền: thụt lề của vạch và khung, hàng cuối của bảng."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from lxml import etree

from docgen.ooxml.xml import TEXT_TAGS, VISIBLE_ATTRIBUTES, W, local_name
from docgen.render import lines
from docgen.render.compiled import MARK_TARGET, mark_text
from docgen.render.flattening import Blocks, Flat, elements
from docgen.render.keeping import SHORTEST, is_closing
from docgen.render.lines import Ruled, TextStyle


@dataclass(frozen=True, slots=True, eq=False)
class IndentMark:
    """Một bên thụt lề của vạch hay khung.

    `styles`: kiểu của các đoạn có thể đứng trên vạch; `original`: số ghi trong mẫu; `leads`: bên được ghi trước.
    """

    kind: TextStyle
    styles: Mapping[str, TextStyle]
    room: float
    is_box: bool
    original: bytes
    leads: bool


class RuleMark(Enum):
    """Dấu quanh một vạch hay khung: đoạn có thể đứng ngay trên vạch, chỗ bắt đầu của chính nó."""

    ABOVE = "đoạn trên"
    START = "vạch"


class TableMark(Enum):
    """Dấu của một bảng: chỗ bắt đầu bảng, từng hàng, chỗ hết bảng, dòng kết thúc đứng sau bảng."""

    TABLE = "bảng"
    ROW = "hàng"
    END = "hết bảng"
    CLOSING = "dòng kết thúc"


Mark: TypeAlias = IndentMark | RuleMark | TableMark


class NotMarkable(Exception):
    """Không đặt dấu được; lời lỗi nói vì sao."""


def mark_rules(
    flat: Flat, blocks: Blocks, styles: Mapping[str, TextStyle], header_room: float | None, marks: list[Mark]
) -> None:
    """Đặt dấu vào thụt lề của các vạch và khung trong cây. Lỗi: NotMarkable."""
    found = [one for one in lines.ruled(flat.root, styles, header_room) if _indent(one) is not None]
    if found:
        _require_regular(flat.root)
    for one in found:
        if header_room is None and not _has_sure_room(one.paragraph, blocks):
            raise NotMarkable("bề rộng chỗ đặt vạch tùy khối if/for")
        if not one.is_box:
            for above in _possibly_above(one.paragraph, blocks):
                _put(above, RuleMark.ABOVE, marks)
        _put(one.paragraph, RuleMark.START, marks)
        _mark_indent(one, styles, marks)


def mark_tables(flat: Flat, blocks: Blocks, marks: list[Mark]) -> None:
    """Đặt dấu quanh những bảng có thể phải giữ hàng cuối. Lỗi: NotMarkable."""
    tables = [table for table in flat.root.iter(f"{W}tbl") if _needs_keeping(table, flat, blocks)]
    if tables:
        _require_regular(flat.root)
    for table in tables:
        if why := _table_problem(table):
            raise NotMarkable(why)
        _put(table, TableMark.TABLE, marks)
        for row in table.findall(f"{W}tr"):
            _put(row, TableMark.ROW, marks)
        _put(table, TableMark.END, marks, after=True)
    for closing in [one for one in flat.root.iter(f"{W}p") if tables and is_closing(one)]:
        _put(closing, TableMark.CLOSING, marks)


def _mark_indent(one: Ruled, styles: Mapping[str, TextStyle], marks: list[Mark]) -> None:
    indent = _indent(one)
    assert indent is not None
    sides = [name for name in indent.attrib if name in (f"{W}left", f"{W}right")]
    if len(sides) != 2:
        raise NotMarkable("vạch hoặc khung không ghi thụt lề hai bên")
    if next(one.paragraph.iterdescendants(f"{W}p"), None) is not None:
        raise NotMarkable("vạch hoặc khung chứa hộp chữ")
    for number, side in enumerate(sides):
        original = (indent.get(side) or "").encode()
        indent.set(side, mark_text(len(marks)))
        marks.append(IndentMark(one.kind, styles, one.room, one.is_box, original, leads=number == 0))


def _possibly_above(paragraph: etree._Element, blocks: Blocks) -> Iterator[etree._Element]:
    """Các đoạn mà ở một nhánh nào đó đứng ngay trên vạch. Lỗi: NotMarkable khi vạch nằm trong vòng for."""
    if any(word == "for" for _, word in blocks[paragraph]):
        # Phần tử của lượt lặp trước cũng có thể đứng ngay trên.
        raise NotMarkable("vạch nằm trong vòng for")
    for above in list(paragraph.itersiblings(etree.Element, preceding=True)):
        if above.tag == f"{W}p":
            yield above
        if _is_sure(above, paragraph, blocks):
            return


def _is_sure(element: etree._Element, other: etree._Element, blocks: Blocks) -> bool:
    """Hễ `other` được in thì `element` cũng được in."""
    return blocks[element] == blocks[other][: len(blocks[element])]


def _has_sure_room(paragraph: etree._Element, blocks: Blocks) -> bool:
    """Phần văn bản nào bị khối if bỏ đi thì chỗ đặt đoạn vẫn rộng như vậy."""
    rooms: set[float | None] = set()
    for section, holder in lines.sections_after(paragraph):
        rooms.add(lines.text_area(section))
        if _is_sure(holder, paragraph, blocks):
            break
    return len(rooms) <= 1


def _indent(one: Ruled) -> etree._Element | None:
    return one.paragraph.find(f"{W}pPr/{W}ind")


def _needs_keeping(table: etree._Element, flat: Flat, blocks: Blocks) -> bool:
    rows = table.findall(f"{W}tr")
    growing = any(blocks[row] != blocks[table] for row in rows)
    return growing or len(rows) > SHORTEST or _may_be_closed(table, blocks)


def _may_be_closed(table: etree._Element, blocks: Blocks) -> bool:
    """Có nhánh nào mà ngay sau bảng là dòng kết thúc."""
    owner = table.getparent()
    if owner is None:
        return False
    if blocks[table] != blocks[owner]:  # trong vòng for, phần tử đứng trước bảng cũng có thể là phần tử theo sau
        return any(is_closing(one) for one in elements(owner))
    for following in table.itersiblings(etree.Element):
        if is_closing(following):
            return True
        if blocks[following] == blocks[owner]:
            return False
    return False


def _table_problem(table: etree._Element) -> str:
    if next(table.iterdescendants(f"{W}tbl"), None) is not None:
        return "bảng lồng trong bảng nhiều hàng"
    if len(list(table.iter(f"{W}tr"))) != len(table.findall(f"{W}tr")):
        return "hàng bảng nằm trong ô điều khiển nội dung"
    if any(_is_mark(place) for place in table.iter(etree.ProcessingInstruction)):
        return "vạch nằm trong bảng nhiều hàng"
    for element in table.iter(etree.Element):
        if element.tag != f"{W}t" and (element.tag in TEXT_TAGS or (element.text or "").strip()):
            return "bảng nhiều hàng có chữ không phải chữ thường (công thức, trường, hình vẽ)"
        if any(local_name(str(name)) in VISIBLE_ATTRIBUTES for name in element.attrib):
            return "bảng nhiều hàng có hình"
    return ""


def _is_mark(place: etree._Element) -> bool:
    return isinstance(place, etree._ProcessingInstruction) and place.target == MARK_TARGET


def _require_regular(root: etree._Element) -> None:
    """Kiểu đoạn đứng đầu thuộc tính đoạn, viết như lxml ghi ra, để lúc điền tìm được bằng phép so byte."""
    for properties in root.iter(f"{W}pPr"):
        style = properties.find(f"{W}pStyle")
        if properties.attrib or (
            style is not None
            and (properties[0] is not style or style.keys() != [f"{W}val"] or "&" in style.get(f"{W}val", ""))
        ):
            raise NotMarkable("thuộc tính đoạn không theo thứ tự Word ghi")


def _put(element: etree._Element, mark: RuleMark | TableMark, marks: list[Mark], *, after: bool = False) -> None:
    place = etree.ProcessingInstruction(MARK_TARGET, str(len(marks)))
    marks.append(mark)
    if after:
        element.addnext(place)
    else:
        element.addprevious(place)

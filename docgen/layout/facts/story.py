"""Một phần XML (thân, đầu trang, cước chú) → các đoạn và bảng theo thứ tự đọc.

Đi qua thẻ thông minh, liên kết, ô nhập nội dung, chữ chèn có vết; bỏ chữ đã xóa, bản dự phòng (`mc:Fallback`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts.cascade import Cascade
from docgen.layout.facts.inline import ALTERNATIVE, Atom, Content, Inline, alternative
from docgen.layout.facts.numbering import Numbering
from docgen.layout.facts.properties import Properties, paragraph_properties
from docgen.layout.facts.table_look import PLAIN_LOOK, TableLook
from docgen.layout.facts.table_reader import TableReader
from docgen.layout.facts.values import Cell, DrawnRule, Paragraph, Ref, Table
from docgen.ooxml.xml import W, first_child

_P, _TBL, _PPR, _RPR = f"{W}p", f"{W}tbl", f"{W}pPr", f"{W}rPr"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", _PPR, _RPR, f"{W}tblPr", f"{W}tblGrid", f"{W}sdtPr"})
_ALL_SIDES = {"top", "bottom", "left", "right"}
_BROKEN_LINES = frozenset({"dashed", "dashSmallGap", "dotted", "dotDash", "dotDotDash", "dashDotStroked"})


class _Place(NamedTuple):
    """Nơi đang đọc: ô bảng, kiểu bảng của ô, bề rộng chỗ đặt chữ (None: cả vùng trình bày), trong hộp chữ."""

    cell: Cell | None = None
    look: TableLook = PLAIN_LOOK
    room: float | None = None
    box: bool = False


class StoryReader:
    """Đọc một phần; sau `read`, kết quả nằm ở `paragraphs`, `tables`, `page`.

    `widths`, `starts_page`: bề rộng vùng trình bày của từng phần, phần nào bắt đầu ở trang mới.
    `atoms`: nơi ghi chữ theo từng thẻ của mỗi đoạn (số thứ tự → các mẩu), khi có ai cần quay lại XML.
    """

    def __init__(
        self,
        part: str,
        root: etree._Element,
        cascade: Cascade,
        numbering: Numbering,
        widths: Sequence[float],
        atoms: dict[int, list[Atom]] | None = None,
        starts_page: Sequence[bool] = (),
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self._part = part
        self._cascade = cascade
        self._numbering = numbering
        self._widths = widths
        self._starts_page = starts_page
        self._inline = Inline(cascade)
        self._atoms = atoms
        # Giữ chính các phần tử: lxml chỉ cho cùng một đối tượng chừng nào còn ai giữ nó.
        self._ordinals = {element: position for position, element in enumerate(root.iter(_P))}
        self._sections_ended = 0
        self._section_start = 0
        self._bounds: dict[int, tuple[int, int]] = {}
        self._page = 1
        self._page_known = next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None

    @property
    def page(self) -> int | None:
        """Trang cuối mà Word ghi lại, hoặc ít nhất bằng ấy do tự ngắt trang; None khi tệp không mang dấu trang nào."""
        return self._page if self._page_known or self._page > 1 else None

    def bounds(self, section: int) -> tuple[int, int]:
        """Khoảng `[đầu, cuối)` các đoạn của một phần trong `paragraphs`."""
        total = len(self.paragraphs)
        return self._bounds.get(section, (total, total))

    def read(self, root: etree._Element) -> None:
        """Đọc mọi khối của `root`."""
        self._blocks(root, _Place())
        self._end_section()

    @property
    def _section(self) -> int:
        """Phần đang đọc; tệp hỏng có thể ngắt nhiều phần hơn số phần đã khai."""
        return min(self._sections_ended, len(self._widths) - 1)

    def _end_section(self) -> None:
        self._bounds[self._section] = (self._section_start, len(self.paragraphs))
        if self._sections_ended < len(self._widths) - 1:
            self._section_start = len(self.paragraphs)
        self._sections_ended += 1
        if self._sections_ended < len(self._starts_page) and self._starts_page[self._sections_ended]:
            self._page += 1
            self._inline.turned = True

    def _blocks(self, container: etree._Element, place: _Place) -> None:
        for element in container:
            tag = element.tag
            if tag == _P:
                self._paragraph(element, place)
            elif tag == _TBL:
                self._table(element, nested=place.cell is not None or place.box)
            elif tag == ALTERNATIVE:
                chosen = alternative(element)
                if chosen is not None:
                    self._blocks(chosen, place)
            elif tag not in _SKIPPED:
                self._blocks(element, place)

    def _paragraph(self, element: etree._Element, place: _Place) -> None:
        own = paragraph_properties(first_child(element, _PPR))
        mark_element, section_element = own.pop("mark_element", None), own.pop("section_element", None)
        style = self._cascade.paragraph_style(own.pop("style", ""))
        content = self._inline.read(element, style.id, place.look, in_cell=place.cell is not None)
        mark = self._cascade.character(style.id, place.look, mark_element)
        label, level = self._label(own, style.numbering)
        size = content.runs[0].format.size if content.runs else mark.size
        shape = self._cascade.paragraph(style.id, place.look, own, level, size)
        room = self._widths[self._section] if place.room is None else place.room
        borders = own.get("borders", style.borders)
        rules = tuple(content.rules)
        if borders:
            rules += tuple(_border_rules(borders, max(0.0, room - shape.left - shape.right)))
        starts_page = int(shape.page_break_before and bool(self.paragraphs))
        self._page += max(starts_page, content.page_breaks_before)
        ordinal = self._ordinals.get(element, -1)
        if self._atoms is not None:
            self._atoms[ordinal] = content.atoms
        self.paragraphs.append(
            Paragraph(
                ref=Ref(self._part, ordinal),
                text="".join(run.text for run in content.runs),
                runs=content.runs,
                format=shape,
                mark=mark,
                label=label,
                style=style.name,
                cell=place.cell,
                box=place.box,
                section=self._section,
                rules=rules,
                fields=content.fields,
                field_formats=content.field_formats,
                pictures=content.pictures,
                room=room,
                page=self._page if self._page_known else None,
                boxed=bool(borders) and {side for side, _ in borders} >= _ALL_SIDES,
                hidden=content.hidden,
            )
        )
        if content.boxes:
            self._boxes(content)
        self._page += content.page_breaks_after
        if section_element is not None:
            self._end_section()

    def _boxes(self, content: Content) -> None:
        """Đoạn trong hộp chữ nằm cùng trang với đoạn neo hộp."""
        state = (self._page, self._inline.turned)
        for box in content.boxes:
            self._blocks(box.content, _Place(room=box.room, box=True))
        self._page, self._inline.turned = state

    def _label(self, own: Properties, of_style: tuple[str, int] | None) -> tuple[str, Properties]:
        """Nhãn số tự động và thuộc tính đoạn của cấp ấy; `of_style`: số mà kiểu đoạn mang."""
        inherited = of_style if "number_id" not in own else None
        number_id = own.get("number_id") or (inherited[0] if inherited else "0")
        level = own.get("number_level", inherited[1] if inherited else 0)
        if number_id == "0":
            return "", {}
        return self._numbering.label(number_id, level), self._numbering.properties(number_id, level)

    def _table(self, element: etree._Element, nested: bool) -> None:
        index = len(self.tables)
        reader = TableReader(element, self._cascade)
        first = len(self.paragraphs)
        self.tables.append(replace(reader.table(index, self._section, nested), first_paragraph=first))
        for number in range(len(reader.rows)):
            # Các ô của một hàng nằm cạnh nhau: Word ghi dấu sang trang ở từng ô, cả hàng chỉ sang trang một lần.
            page, turned, last = self._page, self._inline.turned, self._page
            for slot in reader.cells(number):
                self._page, self._inline.turned = page, turned
                start = len(self.paragraphs)
                cell = Cell(index, number, slot.column, slot.room, nested)
                self._blocks(slot.element, _Place(cell, slot.look, slot.room))
                self._attach(start, reader.bottom_rule(slot.element, slot.room))
                last = max(last, self._page)
            self._page = last

    def _attach(self, start: int, rules: tuple[DrawnRule, ...]) -> None:
        """Gắn viền dưới của ô vào đoạn cuối của ô."""
        if rules and len(self.paragraphs) > start:
            last = self.paragraphs[-1]
            self.paragraphs[-1] = replace(last, rules=(*last.rules, *rules))


def _border_rules(borders: tuple[tuple[str, str], ...], length: float) -> Iterator[DrawnRule]:
    """Viền trên hoặc dưới của đoạn là một vạch; viền đủ bốn cạnh là khung, không phải vạch."""
    if {side for side, _ in borders} >= _ALL_SIDES:
        return
    for side, style in borders:
        if side in ("top", "bottom"):
            yield DrawnRule("paragraph_border", length, style not in _BROKEN_LINES)

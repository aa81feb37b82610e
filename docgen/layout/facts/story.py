"""Một phần XML (thân, đầu trang, cước chú) → các đoạn và bảng theo thứ tự đọc.

Đi qua thẻ thông minh, liên kết, ô nhập nội dung, chữ chèn có vết; bỏ chữ đã xóa, bản dự phòng (`mc:Fallback`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree

from docgen.layout.facts.cascade import Cascade
from docgen.layout.facts.inline import Atom, Inline
from docgen.layout.facts.numbering import Numbering
from docgen.layout.facts.properties import Properties, paragraph_properties
from docgen.layout.facts.table_reader import TableReader
from docgen.layout.facts.values import Cell, DrawnRule, Paragraph, Ref, Table
from docgen.ooxml.xml import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_P, _TBL, _SECTION = f"{W}p", f"{W}tbl", f"{W}sectPr"
_SKIPPED = frozenset({f"{W}del", f"{W}moveFrom", f"{_MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}tblGrid"})
_ALL_SIDES = {"top", "bottom", "left", "right"}


class StoryReader:
    """Đọc một phần; sau `read`, kết quả nằm ở `paragraphs`, `tables`, `page`.

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
    ) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[Table] = []
        self._part = part
        self._cascade = cascade
        self._numbering = numbering
        self._widths = widths
        self._inline = Inline(cascade)
        self._atoms = atoms
        # Giữ chính các phần tử: lxml chỉ cho cùng một đối tượng chừng nào còn ai giữ nó.
        self._ordinals = {element: position for position, element in enumerate(root.iter(_P))}
        self._section = 0
        self._bounds: dict[int, tuple[int, int]] = {}
        self._page = 1
        self._page_known = False

    @property
    def page(self) -> int | None:
        """Trang cuối mà Word ghi lại; None khi tệp không mang dấu trang nào."""
        return self._page if self._page_known else None

    def bounds(self, section: int) -> tuple[int, int]:
        """Khoảng `[đầu, cuối)` các đoạn của một phần trong `paragraphs`."""
        total = len(self.paragraphs)
        return self._bounds.get(section, (total, total))

    def read(self, root: etree._Element) -> None:
        """Đọc mọi khối của `root`."""
        self._blocks(root, None, "", None)
        start = self._bounds[self._section - 1][1] if self._section else 0
        self._bounds[self._section] = (start, len(self.paragraphs))

    def _blocks(
        self, container: etree._Element, cell: Cell | None, table_style: str, room: float | None, box: bool = False
    ) -> None:
        for element in container:
            if element.tag == _P:
                self._paragraph(element, cell, table_style, room, box)
            elif element.tag == _TBL:
                self._table(element, cell is not None or box)
            elif element.tag not in _SKIPPED:
                self._blocks(element, cell, table_style, room, box)

    def _paragraph(
        self, element: etree._Element, cell: Cell | None, table_style: str, room: float | None, box: bool
    ) -> None:
        raw = element.find(f"{W}pPr")
        own = paragraph_properties(raw)
        style = own.pop("style", "")
        content = self._inline.read(element, style, table_style)
        mark_own = self._cascade.own_run(None if raw is None else raw.find(f"{W}rPr"))
        mark = self._cascade.character(style, table_style, mark_own)
        label, level = self._label(own, style)
        size = content.runs[0].format.size if content.runs else mark.size
        shape = self._cascade.paragraph(style, table_style, own, level, size)
        if room is None:
            room = self._widths[min(self._section, len(self._widths) - 1)]
        borders = own.get("borders", self._cascade.borders(style))
        inner = max(0.0, room - shape.left - shape.right)
        rules = (*content.rules, *_border_rules(borders, inner))
        if content.page_breaks_before:
            self._turn(content.page_breaks_before)
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
                style=self._cascade.name(style or self._cascade.default_style),
                cell=cell,
                box=box,
                section=self._section,
                rules=rules,
                fields=content.fields,
                pictures=content.pictures,
                room=room,
                page=self._page,
                boxed={side for side, _ in borders} >= _ALL_SIDES,
                hidden=content.hidden,
            )
        )
        if content.page_breaks_after:
            self._turn(content.page_breaks_after)
        for inside in content.boxes:
            self._blocks(inside, None, "", None, box=True)
        if raw is not None and raw.find(_SECTION) is not None:
            start = self._bounds[self._section - 1][1] if self._section else 0
            self._bounds[self._section] = (start, len(self.paragraphs))
            self._section += 1

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._page_known = True

    def _label(self, own: Properties, style: str) -> tuple[str, Properties]:
        """Nhãn số tự động và thuộc tính đoạn của cấp ấy."""
        inherited = self._cascade.numbering(style) if "number_id" not in own else None
        number_id = own.get("number_id") or (inherited[0] if inherited else "0")
        level = own.get("number_level", inherited[1] if inherited else 0)
        if number_id == "0":
            return "", {}
        return self._numbering.label(number_id, level), self._numbering.properties(number_id, level)

    def _table(self, element: etree._Element, nested: bool) -> None:
        index = len(self.tables)
        section = min(self._section, len(self._widths) - 1)
        reader = TableReader(element, self._cascade)
        first = len(self.paragraphs)
        self.tables.append(replace(reader.table(index, section, nested), first_paragraph=first))
        for row_number, row in enumerate(reader.rows):
            for cell_element, column, width in reader.cells(row):
                cell = Cell(index, row_number, column, width, nested)
                start = len(self.paragraphs)
                self._blocks(cell_element, cell, reader.style, width)
                self._attach(start, reader.bottom_rule(cell_element, row_number, width))

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
            yield DrawnRule("paragraph_border", length, style not in ("dashed", "dotted", "dotDash", "dotDotDash"))

"""`w:tbl` → Table và từng ô với bề rộng chỗ đặt chữ."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts.cascade import Cascade, table_cell_margins
from docgen.layout.facts.properties import VAL, number, on, visible_borders, whole
from docgen.layout.facts.table_look import CellLooks, TableLook
from docgen.layout.facts.values import TWIPS_PER_MM, DrawnRule, Row, Table
from docgen.ooxml.xml import W, first_child

_DEFAULT_PADDING = 1.9
"""Đệm hai bên ô khi không ghi: 108 twip (0,075 inch)."""
_TCPR, _SPAN, _TCW, _TYPE, _WIDTH = f"{W}tcPr", f"{W}gridSpan", f"{W}tcW", f"{W}type", f"{W}w"
_PASSED = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"})


class CellSlot(NamedTuple):
    """Một ô: phần tử, cột đầu trong lưới, kiểu bảng nó nhận, bề rộng chỗ đặt chữ (mm, None khi không rõ)."""

    element: etree._Element
    column: int
    look: TableLook
    room: float | None


class TableReader:
    """Một bảng: các hàng, lưới cột, đệm ô."""

    def __init__(self, element: etree._Element, cascade: Cascade) -> None:
        self._properties = element.find(f"{W}tblPr")
        style = None if self._properties is None else self._properties.find(f"{W}tblStyle")
        self.rows = list(_children(element, f"{W}tr"))
        grid = element.find(f"{W}tblGrid")
        columns = [] if grid is None else [number(one.get(f"{W}w")) or 0.0 for one in grid.findall(f"{W}gridCol")]
        self._grid = [one / TWIPS_PER_MM for one in columns]
        name = "" if style is None else style.get(VAL, "")
        chain = cascade.table_styles(name)
        self._looks = CellLooks(name, self._properties, chain)
        self._padding = {"left": _DEFAULT_PADDING, "right": _DEFAULT_PADDING}
        borders = None
        for owner in (*(one.find(f"{W}tblPr") for one in chain), self._properties):
            if owner is not None:
                self._padding.update(table_cell_margins(owner))
                own = owner.find(f"{W}tblBorders")
                borders = borders if own is None else own
        self._borders = visible_borders(borders)
        self._framed = len(self._borders) > 2 or self._cells_bordered()

    def table(self, index: int, section: int, nested: bool) -> Table:
        """Dữ kiện của cả bảng."""
        indent = None if self._properties is None else self._properties.find(f"{W}tblInd")
        shift = 0.0 if indent is None else (number(indent.get(f"{W}w")) or 0.0) / TWIPS_PER_MM
        return Table(
            index=index,
            rows=tuple(_row(row) for row in self.rows),
            columns=len(self._grid),
            width=self._width(),
            indent=shift,
            bordered=self._framed,
            section=section,
            nested=nested,
        )

    def _width(self) -> float | None:
        """Bề rộng: ghi thẳng (dxa), hoặc tổng lưới cột."""
        width = None if self._properties is None else self._properties.find(f"{W}tblW")
        if width is not None and width.get(f"{W}type") == "dxa" and (value := number(width.get(f"{W}w"))):
            return value / TWIPS_PER_MM
        return sum(self._grid) or None

    def _cells_bordered(self) -> bool:
        """Ô tự kẻ ít nhất ba cạnh: bảng kẻ khung bằng ô."""
        first = next((cell for row in self.rows for cell in _children(row, f"{W}tc")), None)
        return first is not None and len(visible_borders(first.find(f"{W}tcPr/{W}tcBorders"))) > 2

    def cells(self, number: int) -> Iterator[CellSlot]:
        """Các ô của hàng thứ `number`."""
        row = self.rows[number]
        row_properties = first_child(row, f"{W}trPr")
        before = None if row_properties is None else row_properties.find(f"{W}gridBefore")
        column = 0 if before is None else max(0, whole(before.get(VAL)))
        elements = list(_children(row, f"{W}tc"))
        for position, cell in enumerate(elements):
            properties = first_child(cell, _TCPR)
            span = None if properties is None else first_child(properties, _SPAN)
            count = 1 if span is None else max(1, whole(span.get(VAL), 1))
            look = self._looks.at(number, len(self.rows), column, position == len(elements) - 1)
            yield CellSlot(cell, column, look, self._room(properties, column, count))
            column += count

    def _room(self, properties: etree._Element | None, column: int, span: int) -> float | None:
        declared = None if properties is None else first_child(properties, _TCW)
        width = sum(self._grid[column : column + span])
        if declared is not None and declared.get(_TYPE, "dxa") == "dxa" and (own := number(declared.get(_WIDTH))):
            width = own / TWIPS_PER_MM
        padding = {**self._padding, **table_cell_margins(properties)}
        return max(0.0, width - padding["left"] - padding["right"]) if width else None

    def bottom_rule(self, cell: etree._Element, width: float | None) -> tuple[DrawnRule, ...]:
        """Viền dưới của ô, chỉ tính khi bảng không kẻ khung."""
        if self._framed:
            return ()
        sides = dict(visible_borders(cell.find(f"{W}tcPr/{W}tcBorders")))
        return (DrawnRule("cell_border", width),) if "bottom" in sides else ()


def _children(owner: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Con trực tiếp có tên `tag`, đi xuyên qua vỏ bọc (ô nhập nội dung, chữ chèn có vết)."""
    for child in owner:
        if child.tag == tag:
            yield child
        elif child.tag in _PASSED:
            yield from _children(child, tag)


def _row(row: etree._Element) -> Row:
    properties = row.find(f"{W}trPr")

    def flag(name: str) -> bool:
        found = None if properties is None else properties.find(f"{W}{name}")
        return found is not None and on(found)

    return Row(flag("tblHeader"), flag("cantSplit"), sum(1 for _ in _children(row, f"{W}tc")))

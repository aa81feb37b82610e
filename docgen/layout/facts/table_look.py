"""Kiểu bảng có nhánh riêng cho hàng đầu, cột đầu, hàng kẻ sọc…: ô nào nhận nhánh nào.

Thứ tự các nhánh đè nhau và cách đọc `w:tblLook` theo điều Word thật làm, không phải thứ tự liệt kê trong ISO/IEC
29500-1, 17.7.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts.properties import VAL, whole
from docgen.ooxml.xml import W

_ORDER = (
    "band1Horz",
    "band2Horz",
    "band1Vert",
    "band2Vert",
    "firstCol",
    "lastCol",
    "firstRow",
    "lastRow",
    "nwCell",
    "neCell",
    "swCell",
    "seCell",
)
_BITS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}
_BRANCH = f"{W}tblStylePr"


class TableLook(NamedTuple):
    """Kiểu bảng của một ô và các nhánh của kiểu mà ô ấy nhận, theo thứ tự đè nhau."""

    style: str = ""
    branches: tuple[str, ...] = ()


PLAIN_LOOK = TableLook()
"""Đoạn ngoài bảng."""


def branches(style: etree._Element, wanted: Sequence[str]) -> Iterator[etree._Element]:
    """Các `w:tblStylePr` của một kiểu bảng, theo thứ tự của `wanted`."""
    if wanted:
        found = {one.get(f"{W}type", ""): one for one in style.findall(_BRANCH)}
        yield from (found[name] for name in wanted if name in found)


class CellLooks:
    """Kiểu bảng đã đọc một lần cho cả bảng; `at` cho từng ô."""

    def __init__(self, style: str, properties: etree._Element | None, chain: Sequence[etree._Element]) -> None:
        self._plain = TableLook(style)
        self._defined = {one.get(f"{W}type", "") for element in chain for one in element.findall(_BRANCH)}
        if self._defined:
            owners = [element.find(f"{W}tblPr") for element in chain]
            self._flags = _flags(None if properties is None else properties.find(f"{W}tblLook"))
            self._row_band = _band_size([*owners, properties], "tblStyleRowBandSize")
            self._column_band = _band_size([*owners, properties], "tblStyleColBandSize")

    def at(self, row: int, rows: int, column: int, last_column: bool) -> TableLook:
        """Kiểu bảng của ô ở hàng `row` trong `rows` hàng, cột lưới `column`."""
        if not self._defined:
            return self._plain
        flags = self._flags
        top, bottom = flags["firstRow"] and row == 0, flags["lastRow"] and row == rows - 1
        left, right = flags["firstColumn"] and column == 0, flags["lastColumn"] and last_column
        holds = {
            "firstRow": top,
            "lastRow": bottom,
            "firstCol": left,
            "lastCol": right,
            "nwCell": top and left,
            "neCell": top and right,
            "swCell": bottom and left,
            "seCell": bottom and right,
        }
        across = self._stripe(row, "firstRow", "firstRow", self._row_band) if not flags["noHBand"] else 0
        down = self._stripe(column, "firstCol", "firstColumn", self._column_band) if not flags["noVBand"] else 0
        if across:
            holds[f"band{across}Horz"] = True
        if down:
            holds[f"band{down}Vert"] = True
        return self._plain._replace(branches=tuple(name for name in _ORDER if holds.get(name)))

    def _stripe(self, index: int, branch: str, flag: str, size: int) -> int:
        """Sọc 1 hay 2; 0 khi không có sọc. Hàng đầu, cột đầu có nhánh riêng thì không tính vào sọc."""
        offset = int(self._flags[flag] and branch in self._defined)
        return 0 if size <= 0 or index < offset else (index - offset) // size % 2 + 1


def _flags(look: etree._Element | None) -> Mapping[str, bool]:
    """`w:tblLook`: thuộc tính có tên (Word 2010 trở lên) hoặc mã bit (Word 2007); không ghi là nhận mọi nhánh."""
    everything = {name: not name.startswith("no") for name in _BITS}
    if look is None:
        return everything
    named = {name: look.get(f"{W}{name}") for name in _BITS}
    if any(value is not None for value in named.values()):
        return {name: value in ("1", "true", "on") for name, value in named.items()}
    try:
        bits = int(look.get(VAL, ""), 16)
    except ValueError:
        return everything
    return {name: bool(bits & bit) for name, bit in _BITS.items()}


def _band_size(owners: Sequence[etree._Element | None], name: str) -> int:
    """Số hàng, cột một sọc; nơi ghi sau đè nơi trước, không nơi nào ghi là không có sọc."""
    found = 0
    for owner in owners:
        one = None if owner is None else owner.find(f"{W}{name}")
        if one is not None:
            found = whole(one.get(VAL), found)
    return found

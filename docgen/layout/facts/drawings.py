"""Hình vẽ trong một khúc chữ → vạch kẻ ngang (DrawingML, VML), hộp chữ và số hình ảnh."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts.properties import number
from docgen.layout.facts.values import EMU_PER_MM, DrawnRule
from docgen.ooxml.xml import W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_WPG = "{http://schemas.microsoft.com/office/word/2010/wordprocessingGroup}"
_WSP = f"{_WPS}wsp"
_V = "{urn:schemas-microsoft-com:vml}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_BOX = f"{W}txbxContent"
_THIN_MM = 1.5
"""Hình cao không quá ngần này và dài hơn nhiều lần là một vạch ngang."""
_FLAT = 8.0
_LARGEST_MM = 5000.0
_BOX_PADDING_MM = 5.08
"""Đệm hai bên chữ trong hộp chữ khi không ghi: 0,1 inch mỗi bên."""
_STYLE = re.compile(r"(?:^|;)\s*(width|height|margin-left|mso-position-horizontal)\s*:\s*([^;]*)", re.IGNORECASE)
_UNIT_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96, "": 25.4 / 96}
_LENGTH = re.compile(r"(-?[\d.]{1,20})\s*(pt|in|mm|cm|px)?", re.IGNORECASE)
_SHAPES = frozenset({f"{_V}line", f"{_V}shape", f"{_V}rect", f"{_V}roundrect"})
_MOST_SHAPES = 200
_DEEPEST = 32
"""Một hình vẽ thật không có nhiều hình con hơn, không lồng sâu hơn; quá ngần ấy là tệp hỏng."""
_WHITE = frozenset({"white", "#fff", "#ffffff", "ffffff"})


class Box(NamedTuple):
    """Một hộp chữ: `w:txbxContent` và bề rộng chỗ đặt chữ (mm, None khi không rõ)."""

    content: etree._Element
    room: float | None


def is_flat(width: float, height: float) -> bool:
    """Hình rộng `width`, cao `height` (mm) trông như một vạch ngang."""
    return height <= _THIN_MM and width > max(_FLAT * height, 2.0)


def drawn(element: etree._Element) -> Iterator[DrawnRule]:
    """Vạch kẻ ngang trong một `w:drawing`, `w:pict`, `w:object`; vạch nằm trong hộp chữ thuộc đoạn của hộp."""
    if element.tag == f"{W}drawing":
        yield from _drawing(element)
    else:
        for shape in islice(element.iter(*_SHAPES), _MOST_SHAPES):
            if _inside(shape, element, _TEXT_BOX) is None:
                yield from _vml(shape, element)


def boxes(element: etree._Element) -> Iterator[Box]:
    """Các hộp chữ ngoài cùng của một hình vẽ, không kể bản dự phòng."""
    for content in element.iter(_TEXT_BOX):
        if _inside(content, element, _TEXT_BOX) is None and _inside(content, element, _FALLBACK) is None:
            yield Box(content, _box_room(content, element))


def pictures(element: etree._Element) -> int:
    """Số hình ảnh (không phải hình vẽ) trong một `w:drawing` hoặc `w:pict`."""
    return sum(1 for _ in element.iter(_PIC, f"{_V}imagedata"))


def _inside(element: etree._Element, limit: etree._Element, *tags: str) -> etree._Element | None:
    """Thẻ bao gần nhất có tên trong `tags`, không ra ngoài `limit`."""
    for owner in islice(element.iterancestors(), _DEEPEST):
        if owner is limit:
            return None
        if owner.tag in tags:
            return owner
    return None


def _box_room(content: etree._Element, element: etree._Element) -> float | None:
    shape = _inside(content, element, _WSP, *_SHAPES)
    if shape is None:
        return None
    if shape.tag == _WSP:
        size = shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext")
        width = 0.0 if size is None else _emu(size.get("cx"))
    else:
        width = _lengths(shape).get("width", 0.0)
    return width - _BOX_PADDING_MM if width > _BOX_PADDING_MM else None


def _drawing(element: etree._Element) -> Iterator[DrawnRule]:
    for frame in element:
        extent = frame.find(f"{_WP}extent")
        shapes = [
            shape for shape in islice(frame.iter(_WSP), _MOST_SHAPES) if _inside(shape, element, _TEXT_BOX) is None
        ]
        for shape in shapes:
            if shape.find(f"{_WPS}txbx") is not None or not _visible(shape):
                continue
            size = extent if len(shapes) == 1 else shape.find(f"{_WPS}spPr/{_A}xfrm/{_A}ext")
            if size is None:
                continue
            across, down = (1.0, 1.0) if size is extent else _group_scale(shape, element)
            width, height = _emu(size.get("cx")) * across, _emu(size.get("cy")) * down
            if is_flat(width, height):
                dash = shape.find(f"{_WPS}spPr/{_A}ln/{_A}prstDash")
                yield DrawnRule("drawing", width, dash is None or dash.get("val", "solid") == "solid", _across(frame))


def _visible(shape: etree._Element) -> bool:
    """Có nét, hoặc không nét nhưng được tô (hình chữ nhật mỏng tô đen); màu trắng là không thấy."""
    properties = shape.find(f"{_WPS}spPr")
    line = None if properties is None else properties.find(f"{_A}ln")
    style = shape.find(f"{_WPS}style/{_A}lnRef")
    if line is not None and len(line) and line.find(f"{_A}noFill") is not None:
        stroked = False
    elif line is not None and line.find(f"{_A}solidFill") is not None:
        stroked = not _white(line.find(f"{_A}solidFill"))
    else:
        stroked = style is None or style.get("idx") != "0"
    fill = None if properties is None else properties.find(f"{_A}solidFill")
    return stroked or (fill is not None and not _white(fill))


def _white(fill: etree._Element | None) -> bool:
    color = None if fill is None else fill.find(f"{_A}srgbClr")
    return color is not None and color.get("val", "").lower() in _WHITE


def _group_scale(shape: etree._Element, limit: etree._Element) -> tuple[float, float]:
    """Tỷ lệ phóng của các nhóm bao quanh hình: số đo trong nhóm theo hệ tọa độ riêng của nhóm."""
    across = down = 1.0
    group = _inside(shape, limit, f"{_WPG}wgp", f"{_WPG}grpSp")
    while group is not None:
        frame = group.find(f"{_WPG}grpSpPr/{_A}xfrm")
        outer, inner = (None, None) if frame is None else (frame.find(f"{_A}ext"), frame.find(f"{_A}chExt"))
        if outer is not None and inner is not None:
            across *= _ratio(_emu(outer.get("cx")), _emu(inner.get("cx")))
            down *= _ratio(_emu(outer.get("cy")), _emu(inner.get("cy")))
        group = _inside(group, limit, f"{_WPG}wgp", f"{_WPG}grpSp")
    return across, down


def _ratio(outer: float, inner: float) -> float:
    return outer / inner if outer and inner else 1.0


def _across(frame: etree._Element) -> float | None:
    """Khoảng từ mép trái của chỗ neo đến đầu vạch, mm; None khi vạch được căn giữa hay không ghi."""
    offset = frame.find(f"{_WP}positionH/{_WP}posOffset")
    return None if offset is None else _emu(offset.text)


def _emu(text: str | None) -> float:
    return _bounded((number(text) or 0.0) / EMU_PER_MM)


def _bounded(length: float) -> float:
    """Số đo dài hơn mọi khổ giấy là tệp hỏng, coi như không ghi."""
    return length if abs(length) < _LARGEST_MM else 0.0


def _vml(shape: etree._Element, limit: etree._Element) -> Iterator[DrawnRule]:
    if shape.find(f".//{_TEXT_BOX}") is not None or shape.find(f"{_V}imagedata") is not None:
        return
    if not _vml_visible(shape):
        return
    across, down = _vml_scale(shape, limit)
    style = _lengths(shape, grouped=bool(across))
    start, end = _pair(shape.get("from"), grouped=bool(across)), _pair(shape.get("to"), grouped=bool(across))
    left: float | None = None if "centred" in style else style.get("margin-left", 0.0)
    if start and end:
        width, height, left = abs(end[0] - start[0]), abs(end[1] - start[1]), min(start[0], end[0])
    else:
        width, height = style.get("width", 0.0), style.get("height", 0.0)
    if across:
        width, height, left = width * across, height * down, None
    if is_flat(width, height):
        stroke = shape.find(f"{_V}stroke")
        dash = None if stroke is None else stroke.get("dashstyle")
        yield DrawnRule("vml", width, dash in (None, "solid"), left)


def _vml_visible(shape: etree._Element) -> bool:
    off = ("f", "false")
    stroke = shape.find(f"{_V}stroke")
    stroked = shape.get("stroked", "t") not in off and (stroke is None or stroke.get("on", "t") not in off)
    if stroked and shape.get("strokecolor", "").split(" ")[0].lower() not in _WHITE:
        return True
    color = shape.get("fillcolor", "").split(" ")[0].lower()
    return shape.get("filled", "t") not in off and bool(color) and color not in _WHITE


def _vml_scale(shape: etree._Element, limit: etree._Element) -> tuple[float, float]:
    """Milimét cho một đơn vị tọa độ của các `v:group` bao quanh; (0, 0) khi hình không ở trong nhóm."""
    across = down = 0.0
    group = _inside(shape, limit, f"{_V}group")
    while group is not None:
        outer = _inside(group, limit, f"{_V}group")
        size = _lengths(group, grouped=outer is not None)
        units = _LENGTH.findall(group.get("coordsize") or "1000,1000")
        wide, high = (_number(one[0]) for one in units[:2]) if len(units) > 1 else (1000.0, 1000.0)
        scale = _ratio(size.get("width", 0.0), wide), _ratio(size.get("height", 0.0), high)
        across, down = (across * scale[0], down * scale[1]) if across else scale
        group = outer
    return across, down


def _lengths(shape: etree._Element, *, grouped: bool = False) -> dict[str, float]:
    """Số đo ghi trong `style` của hình VML, mm (trong nhóm: đơn vị của nhóm); `centred` khi hình được căn giữa."""
    found: dict[str, float] = {}
    for name, value in _STYLE.findall(shape.get("style") or ""):
        if name.lower() == "mso-position-horizontal":
            if value.strip().lower() != "absolute":
                found["centred"] = 1.0
            continue
        one = _LENGTH.match(value.strip())
        if one is not None:
            found[name.lower()] = _number(one[1]) if grouped else _mm(one[1], one[2] or "")
    return found


def _pair(text: str | None, *, grouped: bool) -> tuple[float, float] | None:
    found = _LENGTH.findall(text or "")
    if len(found) < 2:
        return None
    first, second = ((_number(value) if grouped else _mm(value, unit)) for value, unit in found[:2])
    return first, second


def _mm(value: str, unit: str) -> float:
    return _bounded(_number(value) * _UNIT_MM[unit.lower()])


def _number(value: str) -> float:
    return number(value) or 0.0

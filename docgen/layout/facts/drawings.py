"""Hình vẽ trong một khúc chữ → vạch kẻ ngang (DrawingML, VML) và số hình ảnh."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from docgen.layout.facts.values import EMU_PER_MM, DrawnRule
from docgen.ooxml.xml import W

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_WSP = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"
_V = "{urn:schemas-microsoft-com:vml}"
_TEXT_BOX = f"{W}txbxContent"
_THIN_MM = 1.5
"""Hình cao không quá ngần này và dài hơn nhiều lần là một vạch ngang."""
_FLAT = 8.0
_SIZE = re.compile(r"(?:^|;)\s*(width|height|margin-left)\s*:\s*(-?[\d.]+)\s*(pt|in|mm|cm|px)?", re.IGNORECASE)
_UNIT_MM = {"pt": 25.4 / 72, "in": 25.4, "mm": 1.0, "cm": 10.0, "px": 25.4 / 96, "": 25.4 / 96}
_POINT = re.compile(r"(-?[\d.]+)\s*(pt|in|mm|cm|px)?", re.IGNORECASE)
_SHAPES = frozenset({f"{_V}line", f"{_V}shape", f"{_V}rect"})


def is_flat(width: float, height: float) -> bool:
    """Hình rộng `width`, cao `height` (mm) trông như một vạch ngang."""
    return height <= _THIN_MM and width > max(_FLAT * height, 2.0)


def drawn(element: etree._Element) -> Iterator[DrawnRule]:
    """Vạch kẻ ngang trong một `w:drawing` hoặc `w:pict`."""
    if element.tag == f"{W}drawing":
        yield from _drawing(element)
    else:
        for shape in element.iter(*_SHAPES):
            yield from _vml(shape)


def pictures(element: etree._Element) -> int:
    """Số hình ảnh (không phải hình vẽ) trong một `w:drawing` hoặc `w:pict`."""
    return sum(1 for _ in element.iter(_PIC, f"{_V}imagedata"))


def _drawing(element: etree._Element) -> Iterator[DrawnRule]:
    for frame in element:
        extent = frame.find(f"{_WP}extent")
        shapes = [shape for shape in frame.iter(_WSP) if shape.find(f".//{_TEXT_BOX}") is None]
        for shape in shapes:
            size = extent if len(shapes) == 1 else shape.find(f".//{_A}xfrm/{_A}ext")
            if size is None:
                continue
            width, height = (_emu(size.get(name)) for name in ("cx", "cy"))
            outline = shape.find(f".//{_A}ln")
            if outline is not None and outline.find(f"{_A}noFill") is not None:
                continue
            if is_flat(width, height):
                dash = None if outline is None else outline.find(f"{_A}prstDash")
                yield DrawnRule("drawing", width, dash is None or dash.get("val", "solid") == "solid", _across(frame))


def _across(frame: etree._Element) -> float | None:
    """Khoảng từ mép trái của chỗ neo đến đầu vạch, mm; None khi vạch được căn giữa hay không ghi."""
    offset = frame.find(f"{_WP}positionH/{_WP}posOffset")
    return None if offset is None else _emu(offset.text)


def _emu(text: str | None) -> float:
    try:
        return float(text or 0) / EMU_PER_MM
    except ValueError:
        return 0.0


def _vml(shape: etree._Element) -> Iterator[DrawnRule]:
    if shape.get("stroked", "t") in ("f", "false") or shape.find(f".//{_TEXT_BOX}") is not None:
        return
    if shape.find(f"{_V}imagedata") is not None:
        return
    style = {name.lower(): _mm(value, unit) for name, value, unit in _SIZE.findall(shape.get("style") or "")}
    start, end = _pair(shape.get("from")), _pair(shape.get("to"))
    if start and end:
        width, height, across = abs(end[0] - start[0]), abs(end[1] - start[1]), min(start[0], end[0])
    else:
        width, height, across = style.get("width", 0.0), style.get("height", 0.0), style.get("margin-left", 0.0)
    if is_flat(width, height):
        stroke = shape.find(f"{_V}stroke")
        dash = None if stroke is None else stroke.get("dashstyle")
        yield DrawnRule("vml", width, dash in (None, "solid"), across)


def _pair(text: str | None) -> tuple[float, float] | None:
    found = _POINT.findall(text or "")
    return (_mm(*found[0]), _mm(*found[1])) if len(found) > 1 else None


def _mm(value: str, unit: str) -> float:
    try:
        return float(value) * _UNIT_MM[unit.lower()]
    except ValueError:
        return 0.0

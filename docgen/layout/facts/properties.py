"""Một `w:rPr`, `w:pPr` → các thuộc tính nó tự ghi; vắng mặt nghĩa là thừa kế, nên không có thì không có khóa."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from docgen.layout.facts.values import TWIPS_PER_MM
from docgen.ooxml.xml import W, local_name

Properties = dict[str, Any]
"""Tên thuộc tính → giá trị; tên là tên trường của CharFormat, ParagraphFormat, hoặc tên riêng ghi ở dưới."""

VAL = f"{W}val"
_OFF = frozenset({"0", "false", "off", "none"})
FONT_SLOTS = ("ascii", "hAnsi", "cs")
_ALIGNMENTS = {
    **{name: name for name in ("left", "center", "right", "both", "distribute")},
    "start": "left",
    "end": "right",
    "thaiDistribute": "distribute",
    **dict.fromkeys(("lowKashida", "mediumKashida", "highKashida"), "both"),
}
_LINE_RULES = frozenset({"auto", "exact", "atLeast"})
_EDGES = {"start": "left", "end": "right"}
_LARGEST = 2.0**31
"""Word không ghi số nào dài hơn 32 bit; số lớn hơn, vô cực hay không phải số là tệp hỏng."""


def on(element: etree._Element) -> bool:
    """Giá trị của thuộc tính bật/tắt: có thẻ mà không ghi giá trị là bật."""
    return element.get(VAL, "1") not in _OFF


def number(text: str | None) -> float | None:
    """Số trong thuộc tính XML (“240”, “12.5pt”); None khi không có hoặc không đọc được."""
    if text is None:
        return None
    try:
        value: float | None = float(text)
    except ValueError:
        value = _measure(text)
    return value if value is not None and abs(value) < _LARGEST else None


def whole(text: str | None, default: int = 0) -> int:
    """Số nguyên trong thuộc tính XML; `default` khi không có hoặc không đọc được."""
    value = number(text)
    return default if value is None else int(value)


_UNITS = {"pt": 20.0, "mm": TWIPS_PER_MM, "cm": 10 * TWIPS_PER_MM, "in": 1440.0, "pc": 240.0, "pi": 240.0}


def _measure(text: str) -> float | None:
    """Số đo có đơn vị của ISO 29500 strict, thành twip."""
    factor = _UNITS.get(text[-2:])
    try:
        return None if factor is None else float(text[:-2]) * factor
    except ValueError:
        return None


def run_properties(element: etree._Element | None, theme: Callable[[str], str]) -> Properties:
    """Thuộc tính chữ ghi trong `w:rPr`; `theme` đổi tên phông của chủ đề thành phông thật."""
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        tag = child.tag
        if tag == _FONTS:
            _fonts(child, found, theme)
        elif tag in _RUN:
            _RUN[tag](child, found)
    return found


def fingerprint(element: etree._Element | None) -> tuple[object, ...]:
    """Khóa của một `w:rPr`: hai thẻ cùng khóa thì cùng thuộc tính. Văn bản có nghìn khúc nhưng vài chục khóa."""
    if element is None:
        return ()
    found: list[object] = []
    for child in element:
        tag = child.tag
        if tag == _FONTS:
            found.append(tuple(child.items()))
        elif tag in _RUN:
            found.append((tag, *child.values()))
    return tuple(found)


_FONTS = f"{W}rFonts"


def _fonts(element: etree._Element, found: Properties, theme: Callable[[str], str]) -> None:
    for slot in FONT_SLOTS:
        from_theme = element.get(f"{W}{'cstheme' if slot == 'cs' else slot + 'Theme'}")
        name = (theme(from_theme) if from_theme else "") or element.get(f"{W}{slot}")
        if name:
            found[slot] = name


def _size(element: etree._Element, found: Properties) -> None:
    text = element.get(VAL, "")
    value = number(text)
    if value is not None and value > 0:
        # Số trơn là nửa point; số có đơn vị (“14pt”) đã thành twip.
        found["size"] = value / 20 if text[-2:] in _UNITS else value / 2


def _color(element: etree._Element, found: Properties) -> None:
    found["color"] = element.get(VAL, "auto").upper().replace("AUTO", "auto")


def _underline(element: etree._Element, found: Properties) -> None:
    value = element.get(VAL)
    if value is not None:
        found["underline"] = "" if value == "none" else value


def _vertical(element: etree._Element, found: Properties) -> None:
    value = element.get(VAL, "")
    found["vertical"] = "" if value == "baseline" else value


def _style(element: etree._Element, found: Properties) -> None:
    found["style"] = element.get(VAL, "")


def _toggle(name: str) -> Callable[[etree._Element, Properties], None]:
    def read(element: etree._Element, found: Properties) -> None:
        found[name] = on(element)

    return read


TOGGLES = ("bold", "italic", "caps", "hidden", "strike")
_RUN: dict[str, Callable[[etree._Element, Properties], None]] = {
    f"{W}b": _toggle("bold"),
    f"{W}i": _toggle("italic"),
    f"{W}caps": _toggle("caps"),
    f"{W}vanish": _toggle("hidden"),
    f"{W}strike": _toggle("strike"),
    f"{W}sz": _size,
    f"{W}color": _color,
    f"{W}u": _underline,
    f"{W}vertAlign": _vertical,
    f"{W}rStyle": _style,
}


def paragraph_properties(element: etree._Element | None) -> Properties:
    """Thuộc tính đoạn ghi trong `w:pPr`: như ParagraphFormat, thêm `style`, `number_id`, `borders`…

    `mark_element`, `section_element`: thẻ `w:rPr` của dấu hết đoạn, thẻ `w:sectPr` ngắt phần.
    """
    found: Properties = {}
    if element is None:
        return found
    for child in element:
        reader = _PARAGRAPH.get(child.tag)
        if reader is not None:
            reader(child, found)
    return found


def _element(name: str) -> Callable[[etree._Element, Properties], None]:
    def keep(element: etree._Element, found: Properties) -> None:
        found.setdefault(name, element)

    return keep


def _align(element: etree._Element, found: Properties) -> None:
    value = _ALIGNMENTS.get(element.get(VAL, ""))
    if value is not None:
        found["align"] = value


def _indent(element: etree._Element, found: Properties) -> None:
    for side, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            if (twips := number(element.get(f"{W}{name}"))) is not None:
                found[side] = twips / TWIPS_PER_MM
    first = number(element.get(f"{W}firstLine"))
    hanging = number(element.get(f"{W}hanging"))
    if first is not None or hanging is not None:
        found["first_line"] = (-hanging if hanging is not None else first or 0.0) / TWIPS_PER_MM
    # Đơn vị “chữ” (phần trăm cỡ chữ) của bản Word châu Á lấn át số đo tuyệt đối; 0 trả lại số đo tuyệt đối.
    given = (number(element.get(f"{W}firstLineChars")), number(element.get(f"{W}hangingChars")))
    if given != (None, None):
        found["first_line_chars"] = ((given[0] or 0.0) - (given[1] or 0.0)) / 100


def _spacing(element: etree._Element, found: Properties) -> None:
    for name in ("before", "after"):
        if (twips := number(element.get(f"{W}{name}"))) is not None:
            found[name] = twips / 20
        if lines := number(element.get(f"{W}{name}Lines")):
            found[name] = lines / 100 * 12
        automatic = element.get(f"{W}{name}Autospacing")
        if automatic is not None:
            found[f"auto_{name}"] = automatic not in _OFF
    line = number(element.get(f"{W}line"))
    rule = element.get(f"{W}lineRule")
    if line is not None:
        found["line_rule"] = rule if rule in _LINE_RULES else "auto"
        found["line"] = line / 240 if found["line_rule"] == "auto" else abs(line) / 20


def _outline(element: etree._Element, found: Properties) -> None:
    level = number(element.get(VAL))
    found["outline"] = int(level) if level is not None and 0 <= level < 9 else None


def _numbering(element: etree._Element, found: Properties) -> None:
    identifier, level = element.find(f"{W}numId"), element.find(f"{W}ilvl")
    if identifier is not None:
        found["number_id"] = identifier.get(VAL, "0")
    if level is not None:
        found["number_level"] = whole(level.get(VAL))


def _borders(element: etree._Element, found: Properties) -> None:
    found["borders"] = tuple(_visible_borders(element))


def _visible_borders(element: etree._Element) -> Iterator[tuple[str, str]]:
    for side in element:
        style = side.get(VAL, "none")
        if style not in ("none", "nil"):
            name = local_name(side.tag)
            yield _EDGES.get(name, name), style


_PARAGRAPH: dict[str, Callable[[etree._Element, Properties], None]] = {
    f"{W}pStyle": _style,
    f"{W}jc": _align,
    f"{W}ind": _indent,
    f"{W}spacing": _spacing,
    f"{W}contextualSpacing": _toggle("contextual"),
    f"{W}keepNext": _toggle("keep_next"),
    f"{W}keepLines": _toggle("keep_lines"),
    f"{W}pageBreakBefore": _toggle("page_break_before"),
    f"{W}outlineLvl": _outline,
    f"{W}numPr": _numbering,
    f"{W}pBdr": _borders,
    f"{W}rPr": _element("mark_element"),
    f"{W}sectPr": _element("section_element"),
}


def visible_borders(element: etree._Element | None) -> tuple[tuple[str, str], ...]:
    """Các cạnh có kẻ của `w:tcBorders`, `w:tblBorders`, `w:pBdr`: (cạnh, kiểu nét)."""
    return () if element is None else tuple(_visible_borders(element))

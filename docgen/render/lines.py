"""Văn bản đã điền → vạch kẻ và khung dài đúng tỷ lệ với dòng chữ mà Nghị định 30/2020/NĐ-CP đòi hỏi.

Vạch là viền của một đoạn mỏng mang kiểu tên bắt đầu bằng “Vạch”; chữ của mỗi văn bản một khác, nên chiều dài chỉ biết
được sau khi điền. Mẫu không có các kiểu này thì không có gì đổi.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from docgen.ooxml.xml import W, own_text, parse, serialise
from docgen.text.widths import width_mm

_FULL = 1.0
_SHORT = 0.42
"""Vạch dưới tên cơ quan, trích yếu dài từ 1/3 đến 1/2 dòng chữ (Phụ lục I, II.2.b, II.5.b)."""
_BOX_PADDING_MM = 8.0
_TWIPS_PER_MM = 1440 / 25.4
_STYLES = "word/styles.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOTTO, _LINE, _BOX = "Vạch tiêu ngữ", "Vạch", "Chỉ dẫn lưu hành"


HeaderRooms: TypeAlias = Mapping[str, tuple[float, ...]]
"""Tên phần đầu trang → bề rộng (mm) giữa hai lề của từng phần văn bản dùng nó, theo thứ tự."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Kiểu đoạn: tên, cỡ chữ (point), đậm, nghiêng."""

    name: str
    size: float
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Ruled:
    """Một đoạn vạch hoặc khung. `kind`: kiểu của nó; `room`: bề rộng (mm) chỗ đặt."""

    paragraph: etree._Element
    kind: TextStyle
    room: float

    @property
    def is_box(self) -> bool:
        """Khung ôm chữ của chính nó; nếu không thì là vạch, dài theo chữ của đoạn ngay trên."""
        return self.kind.name == _BOX


def fit(parts: Mapping[str, bytes], template_rooms: HeaderRooms | None = None) -> dict[str, bytes]:
    """Các phần với vạch và khung đã chỉnh; phần không có vạch giữ nguyên từng byte.

    `template_rooms`: `header_rooms` của mẫu, cho đầu trang mà phần văn bản dùng nó đã bị khối if bỏ đi.
    """
    styles, rooms = text_styles(parts), {**(template_rooms or {}), **header_rooms(parts)}
    return {
        name: _fit_part(data, styles, rooms[name][0] if name in rooms else None) if carries_rules(name) else data
        for name, data in parts.items()
    }


def carries_rules(name: str) -> bool:
    """Phần mà vạch và khung của nó được chỉnh: thân văn bản, đầu trang."""
    return name == "word/document.xml" or name.startswith("word/header")


def ruled(root: etree._Element, styles: Mapping[str, TextStyle], header_room: float | None) -> Iterator[Ruled]:
    """Các đoạn vạch và khung biết được chỗ đặt; `header_room` là bề rộng của đầu trang, None ở thân văn bản."""
    for paragraph in root.iter(f"{W}p"):
        kind = styles.get(style_id(paragraph))
        if kind is None or not (kind.name == _BOX or kind.name.startswith(_LINE)):
            continue
        room = header_room if header_room is not None else _room(paragraph)
        if room is not None:
            yield Ruled(paragraph, kind, room)


def side_indent(kind: TextStyle, room: float, text: str, style: TextStyle) -> int:
    """Thụt lề (phần hai mươi point) mỗi bên của vạch hay khung, từ chữ nó đi theo và kiểu của chữ ấy."""
    text_width = width_mm(text.strip(), style.size, bold=style.bold, italic=style.italic)
    if kind.name == _BOX:
        length = min(room, text_width + _BOX_PADDING_MM)
    else:
        length = (_FULL if kind.name == _MOTTO else _SHORT) * min(room, text_width)
    return round(max(0.0, (room - length) / 2) * _TWIPS_PER_MM)


def style_id(paragraph: etree._Element) -> str:
    """Mã kiểu ghi ở đoạn; rỗng khi không ghi."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _fit_part(data: bytes, styles: Mapping[str, TextStyle], header_room: float | None) -> bytes:
    root = parse(data)
    sides = [
        (one.paragraph, side_indent(one.kind, one.room, *measured))
        for one in ruled(root, styles, header_room)
        if (measured := _measured(one, styles))
    ]
    for paragraph, side in sides:
        _indent(paragraph, side)
    return serialise(root) if sides else data


def _measured(one: Ruled, styles: Mapping[str, TextStyle]) -> tuple[str, TextStyle] | None:
    """Chữ quyết định chiều dài và kiểu của nó; None khi vạch không có chữ nào ở trên."""
    if one.is_box:
        return own_text(one.paragraph), one.kind
    above = one.paragraph.getprevious()
    if above is None or above.tag != f"{W}p" or not own_text(above).strip():
        return None
    style = styles.get(style_id(above))
    return (own_text(above), style) if style else None


def _room(paragraph: etree._Element) -> float | None:
    """Bề rộng (mm) chỗ đặt đoạn: của ô bảng, hoặc giữa hai lề trang; None khi không biết."""
    parent = paragraph.getparent()
    if parent is None:
        return None
    if parent.tag == f"{W}tc":
        width = parent.find(f"{W}tcPr/{W}tcW")
        return None if width is None else int(width.get(f"{W}w", "0")) / _TWIPS_PER_MM
    return next((text_area(section) for section, _ in sections_after(paragraph)), None)


def text_area(section: etree._Element) -> float | None:
    """Bề rộng (mm) giữa hai lề của một phần; None khi phần không ghi khổ giấy."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return None
    twips = int(size.get(f"{W}w", "0")) - int(margins.get(f"{W}left", "0")) - int(margins.get(f"{W}right", "0"))
    return twips / _TWIPS_PER_MM


def header_rooms(parts: Mapping[str, bytes]) -> dict[str, tuple[float, ...]]:
    """Chỗ đặt của từng phần đầu trang; phần văn bản không ghi khổ giấy thì không kể."""
    if _RELATIONS not in parts or "word/document.xml" not in parts:
        return {}
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in parse(parts[_RELATIONS])}
    found: dict[str, tuple[float, ...]] = {}
    for section in parse(parts["word/document.xml"]).iter(f"{W}sectPr"):
        room = text_area(section)
        for reference in section.iter(f"{W}headerReference"):
            name = targets.get(reference.get(_REFERENCE))
            if name and room is not None:
                found[name] = (*found.get(name, ()), room)
    return found


def sections_after(paragraph: etree._Element) -> Iterator[tuple[etree._Element, etree._Element]]:
    """(sectPr, phần tử mang nó) của các phần văn bản kết thúc sau đoạn; cái đầu tiên là phần chứa đoạn."""
    for following in paragraph.itersiblings(f"{W}sectPr", f"{W}p"):
        section = following if following.tag == f"{W}sectPr" else following.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            yield section, following


def _indent(paragraph: etree._Element, side: int) -> None:
    indent = paragraph.find(f"{W}pPr/{W}ind")
    if indent is not None:
        indent.set(f"{W}left", str(side))
        indent.set(f"{W}right", str(side))


def text_styles(parts: Mapping[str, bytes]) -> dict[str, TextStyle]:
    """Mã kiểu → kiểu đoạn, chỉ đọc thuộc tính ghi ngay trong kiểu (mẫu của docgen ghi đủ)."""
    if _STYLES not in parts:
        return {}
    found = {}
    for style in parse(parts[_STYLES]).iter(f"{W}style"):
        name = style.find(f"{W}name")
        size = style.find(f"{W}rPr/{W}sz")
        if name is not None and size is not None:
            found[style.get(f"{W}styleId", "")] = TextStyle(
                name.get(f"{W}val", ""),
                int(size.get(f"{W}val", "28")) / 2,
                _on(style.find(f"{W}rPr/{W}b")),
                _on(style.find(f"{W}rPr/{W}i")),
            )
    return found


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false")

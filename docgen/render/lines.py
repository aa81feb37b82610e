"""Văn bản đã điền → vạch kẻ và khung dài đúng tỷ lệ với dòng chữ mà Nghị định 30/2020/NĐ-CP đòi hỏi.

Vạch là viền của một đoạn mỏng mang kiểu tên bắt đầu bằng “Vạch”; chữ của mỗi văn bản một khác, nên chiều dài chỉ biết
được sau khi điền. Mẫu không có các kiểu này thì không có gì đổi.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.ooxml.xml import W, own_text, parse, serialise
from docgen.text.widths import width_mm

_FULL = 1.0
_SHORT = 0.42
"""Vạch dưới tên cơ quan, trích yếu dài từ 1/3 đến 1/2 dòng chữ (Phụ lục I, II.2.b, II.5.b)."""
_BOX_PADDING_MM = 8.0
_TWIPS_PER_MM = 1440 / 25.4
_RELATIONS = "word/_rels/document.xml.rels"
_REFERENCE = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOTTO, _LINE, _BOX = "Vạch tiêu ngữ", "Vạch", "Chỉ dẫn lưu hành"


@dataclass(frozen=True, slots=True)
class _Type:
    """Kiểu đoạn: tên, cỡ chữ (point), đậm, nghiêng."""

    name: str
    size: float
    bold: bool
    italic: bool


def fit(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Các phần với vạch và khung đã chỉnh; phần không có vạch giữ nguyên từng byte."""
    types = _types(parts["word/styles.xml"]) if "word/styles.xml" in parts else {}
    headers = _header_rooms(parts)
    return {name: _fit_part(name, data, types, headers.get(name)) for name, data in parts.items()}


def _fit_part(name: str, data: bytes, types: Mapping[str, _Type], header_room: float | None) -> bytes:
    if not (name == "word/document.xml" or name.startswith("word/header")):
        return data
    root = parse(data)
    lines = list(_lines(root, types, header_room))
    for paragraph, room, length in lines:
        _indent(paragraph, max(0.0, (room - length) / 2))
    return serialise(root) if lines else data


def _lines(
    root: etree._Element, types: Mapping[str, _Type], header_room: float | None
) -> Iterator[tuple[etree._Element, float, float]]:
    """Các đoạn vạch hoặc khung, bề rộng (mm) chỗ đặt và chiều dài (mm) chúng phải có."""
    for paragraph in root.iter(f"{W}p"):
        kind = types.get(_style_id(paragraph))
        if kind is None:
            continue
        room = header_room if header_room is not None else _room(paragraph)
        if room is None:
            continue
        if kind.name == _BOX:
            yield paragraph, room, min(room, _text_width(paragraph, kind) + _BOX_PADDING_MM)
        elif kind.name.startswith(_LINE):
            above = paragraph.getprevious()
            if above is None or above.tag != f"{W}p" or not own_text(above).strip():
                continue
            above_type = types.get(_style_id(above))
            if above_type:
                ratio = _FULL if kind.name == _MOTTO else _SHORT
                yield paragraph, room, ratio * min(room, _text_width(above, above_type))


def _text_width(paragraph: etree._Element, kind: _Type) -> float:
    return width_mm(own_text(paragraph).strip(), kind.size, bold=kind.bold, italic=kind.italic)


def _style_id(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def _room(paragraph: etree._Element) -> float | None:
    """Bề rộng (mm) chỗ đặt đoạn: của ô bảng, hoặc giữa hai lề trang; None khi không biết."""
    parent = paragraph.getparent()
    if parent is None:
        return None
    if parent.tag == f"{W}tc":
        width = parent.find(f"{W}tcPr/{W}tcW")
        return None if width is None else int(width.get(f"{W}w", "0")) / _TWIPS_PER_MM
    section = _section(paragraph)
    return None if section is None else _text_area(section)


def _text_area(section: etree._Element) -> float | None:
    """Bề rộng (mm) giữa hai lề của một phần; None khi phần không ghi khổ giấy."""
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return None
    twips = int(size.get(f"{W}w", "0")) - int(margins.get(f"{W}left", "0")) - int(margins.get(f"{W}right", "0"))
    return twips / _TWIPS_PER_MM


def _header_rooms(parts: Mapping[str, bytes]) -> dict[str, float]:
    """Tên phần đầu trang → bề rộng (mm) giữa hai lề của phần văn bản đầu tiên dùng nó."""
    if _RELATIONS not in parts or "word/document.xml" not in parts:
        return {}
    targets = {one.get("Id"): f"word/{one.get('Target')}" for one in parse(parts[_RELATIONS])}
    found: dict[str, float] = {}
    for section in parse(parts["word/document.xml"]).iter(f"{W}sectPr"):
        room = _text_area(section)
        for reference in section.iter(f"{W}headerReference"):
            name = targets.get(reference.get(_REFERENCE))
            if name and room is not None:
                found.setdefault(name, room)
    return found


def _section(paragraph: etree._Element) -> etree._Element | None:
    """sectPr của phần chứa đoạn: cái đầu tiên đứng sau đoạn."""
    for following in paragraph.itersiblings():
        if following.tag == f"{W}sectPr":
            return following
        found = following.find(f"{W}pPr/{W}sectPr")
        if found is not None:
            return found
    return None


def _indent(paragraph: etree._Element, side_mm: float) -> None:
    indent = paragraph.find(f"{W}pPr/{W}ind")
    if indent is None:
        return
    for side in ("left", "right"):
        indent.set(f"{W}{side}", str(round(side_mm * _TWIPS_PER_MM)))


def _types(styles: bytes) -> dict[str, _Type]:
    """Mã kiểu → kiểu đoạn, chỉ đọc thuộc tính ghi ngay trong kiểu (mẫu của docgen ghi đủ)."""
    found = {}
    for style in parse(styles).iter(f"{W}style"):
        name = style.find(f"{W}name")
        size = style.find(f"{W}rPr/{W}sz")
        if name is not None and size is not None:
            found[style.get(f"{W}styleId", "")] = _Type(
                name.get(f"{W}val", ""),
                int(size.get(f"{W}val", "28")) / 2,
                _on(style.find(f"{W}rPr/{W}b")),
                _on(style.find(f"{W}rPr/{W}i")),
            )
    return found


def _on(element: etree._Element | None) -> bool:
    return element is not None and element.get(f"{W}val", "1") not in ("0", "false")

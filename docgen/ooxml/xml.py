"""XML của tệp Word: phân tích không mạng, không thực thể, không phục hồi; mọi phòng dùng chung."""

from __future__ import annotations

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"
MATH_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
DOC_PR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
BLIP = "{http://schemas.openxmlformats.org/drawingml/2006/main}blip"
EMBED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

TEXT_TAGS = frozenset({f"{W}t", DRAWING_TEXT, MATH_TEXT})
_SPACES = {f"{W}tab", f"{W}br", f"{W}cr", f"{W}p", f"{W}tc"}
VISIBLE_ATTRIBUTES = frozenset({"descr", "title", "tooltip", "alt"})
"""Thuộc tính mà người đọc gặp: chữ thay hình, tiêu đề hình, lời nhắc của liên kết."""


def parse(data: bytes | str) -> etree._Element:
    """Gốc của một phần XML, bỏ chú giải `<!-- -->` và chỉ thị xử lý. Lỗi: etree.XMLSyntaxError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(data, parser)


def serialise(root: etree._Element) -> bytes:
    """Phần XML thành byte UTF-8, có khai báo như Word ghi."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def first_child(owner: etree._Element, tag: str) -> etree._Element | None:
    """Con trực tiếp đầu tiên có tên `tag`; nhanh gấp đôi `find`, vốn phải dịch một biểu thức đường dẫn."""
    return next(owner.iterchildren(tag), None)


def local_name(name: str) -> str:
    """Tên không kèm không gian tên."""
    return name.rpartition("}")[2]


def squeeze(text: str) -> str:
    """Chữ với mọi dãy khoảng trắng gộp thành một dấu cách, để so sánh."""
    return " ".join(text.split())


def visible_text(root: etree._Element) -> str:
    """Mọi chữ người đọc gặp trong một phần, theo thứ tự tài liệu; tab, xuống dòng, hết đoạn thành dấu cách."""
    pieces: list[str] = []
    for element in root.iter():
        if element.tag in _SPACES:
            pieces.append(" ")
        elif element.tag in TEXT_TAGS:
            pieces.append(element.text or "")
        pieces.extend(f" {value!s} " for name, value in element.items() if local_name(str(name)) in VISIBLE_ATTRIBUTES)
    return squeeze("".join(pieces))


def own_text(paragraph: etree._Element, tag: str = f"{W}t") -> str:
    """Chữ của riêng một đoạn, không lấy chữ của hộp chữ (textbox) nằm trong đoạn ấy."""
    pieces: list[str] = []
    for element in paragraph.iter(tag, f"{W}tab", f"{W}br"):
        owner = element.getparent()
        while owner is not None and owner.tag != f"{W}p":
            owner = owner.getparent()
        if owner is paragraph:
            pieces.append((element.text or "") if element.tag == tag else " ")
    return "".join(pieces)

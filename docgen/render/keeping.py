"""Văn bản đã điền → hàng cuối của bảng đứng cùng trang với dòng kết thúc ngay dưới bảng.

Hàng cuối chỉ biết được sau khi điền, nên không đặt sẵn được trong mẫu.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.render.xml import W, parse, serialise

DOCUMENT = "word/document.xml"
_CLOSING_STYLES = frozenset({"DongDuoiBang", "NoiDungCuoi"})
"""Mã kiểu của dòng kết thúc dưới bảng: `Dòng dưới bảng`, `Nội dung cuối`."""


def keep_closing_lines(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Các phần, với hàng cuối của mỗi bảng có dòng kết thúc được đánh dấu dính với đoạn sau."""
    root = parse(parts[DOCUMENT])
    rows = [table.findall(f"{W}tr")[-1] for table in root.iter(f"{W}tbl") if _closed(table)]
    for row in rows:
        for paragraph in row.iter(f"{W}p"):
            _keep_with_next(paragraph)
    return {**parts, DOCUMENT: serialise(root)} if rows else dict(parts)


def _closed(table: etree._Element) -> bool:
    following = table.getnext()
    if following is None or table.find(f"{W}tr") is None:
        return False
    style = following.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in _CLOSING_STYLES


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}keepNext") is None:
        # Thứ tự của lược đồ: pStyle rồi mới đến keepNext.
        properties.insert(1 if properties.find(f"{W}pStyle") is not None else 0, etree.Element(f"{W}keepNext"))

"""Văn bản đã điền → hàng cuối của bảng không đứng một mình, và đứng cùng trang với dòng kết thúc ngay dưới bảng.

Hàng nào là hàng cuối chỉ biết được sau khi điền, nên không đặt sẵn được trong mẫu.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.ooxml.xml import W, parse, serialise, visible_text

DOCUMENT = "word/document.xml"
_SHORTEST = 2
"""Bảng không quá ngần ấy hàng là đầu văn bản, khối chữ ký, hoặc tiêu đề với một hàng: không có hàng áp chót đáng kể."""
_WHOLE_ROWS, _WHOLE_TEXT = 6, 400
"""Bảng không quá ngần ấy hàng và ngần ấy chữ thì không tách trang: tách ra người đọc không so được."""
_CLOSING_STYLES = frozenset({"DongDuoiBang", "NoiDungCuoi"})
"""Mã kiểu của dòng kết thúc dưới bảng: `Dòng dưới bảng`, `Nội dung cuối`."""


def keep_closing_lines(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Các phần: bảng ngắn không tách trang, bảng dài có hai hàng cuối dính nhau, rồi dính dòng kết thúc nếu có."""
    root = parse(parts[DOCUMENT])
    rows = [row for table in root.iter(f"{W}tbl") for row in _kept_rows(table)]
    for row in rows:
        for paragraph in row.iter(f"{W}p"):
            _keep_with_next(paragraph)
    return {**parts, DOCUMENT: serialise(root)} if rows else dict(parts)


def _kept_rows(table: etree._Element) -> list[etree._Element]:
    rows = table.findall(f"{W}tr")
    whole = len(rows) <= _WHOLE_ROWS and len(visible_text(table)) <= _WHOLE_TEXT
    first = 0 if whole else -2
    kept = rows[first:-1] if len(rows) > _SHORTEST else []
    return [*kept, *rows[-1:]] if _closed(table) else kept


def _closed(table: etree._Element) -> bool:
    following = table.getnext()
    if following is None:
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

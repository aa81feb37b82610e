"""Văn bản đã điền → hàng cuối của bảng không đứng một mình, và đứng cùng trang với dòng kết thúc ngay dưới bảng.

Hàng nào là hàng cuối chỉ biết được sau khi điền, nên không đặt sẵn được trong mẫu.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from docgen.ooxml.xml import W, parse, serialise, visible_text

DOCUMENT = "word/document.xml"
SHORTEST = 2
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


def kept(rows: int, *, closed: bool, text_length: Callable[[], int]) -> range:
    """Thứ tự các hàng phải dính với hàng sau: bảng có `rows` hàng, `closed` khi dòng kết thúc đứng ngay dưới.

    `text_length` (số chữ hiện ra của bảng) chỉ được hỏi khi số hàng cho phép bảng đứng trọn một trang.
    """
    last = max(rows - 1, 0)
    first = last
    if rows > SHORTEST:
        first = 0 if rows <= _WHOLE_ROWS and text_length() <= _WHOLE_TEXT else rows - 2
    return range(first, rows if closed else last)


def is_closing(element: etree._Element) -> bool:
    """Phần tử là dòng kết thúc đứng dưới bảng."""
    style = element.find(f"{W}pPr/{W}pStyle")
    return style is not None and style.get(f"{W}val") in _CLOSING_STYLES


def _kept_rows(table: etree._Element) -> list[etree._Element]:
    rows = table.findall(f"{W}tr")
    following = table.getnext()
    closed = following is not None and is_closing(following)
    wanted = kept(len(rows), closed=closed, text_length=lambda: len(visible_text(table)))
    return rows[wanted.start : wanted.stop]


def _keep_with_next(paragraph: etree._Element) -> None:
    properties = paragraph.find(f"{W}pPr")
    if properties is None:
        properties = etree.Element(f"{W}pPr")
        paragraph.insert(0, properties)
    if properties.find(f"{W}keepNext") is None:
        # Thứ tự của lược đồ: pStyle rồi mới đến keepNext.
        properties.insert(1 if properties.find(f"{W}pStyle") is not None else 0, etree.Element(f"{W}keepNext"))

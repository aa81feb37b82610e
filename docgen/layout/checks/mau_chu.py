"""Chữ màu đen.

Xét mọi chữ in ra, cả đầu trang, chân trang, cước chú, địa chỉ thư điện tử mà Word tự đổi sang màu xanh. Màu đen pha
xám rất đậm mà mắt không phân biệt được thì chấp nhận; chữ trắng trên nền tối cũng không xét. Dấu chỉ độ khẩn, độ mật là
dấu mực đỏ, được để nguyên.

Chữ đỏ, chữ xanh còn sót là dấu vết của bản góp ý; văn bản ký số rồi thì không xóa được nữa. Cũng vì thế chữ màu không
tự sửa: nó có thể đang đánh dấu chỗ chưa quyết. Chỉ màu xanh gạch chân mà Word tự đặt cho liên kết là sửa được.

Đúng: chữ màu đen; dấu “HỎA TỐC” màu đỏ.
Sai: một câu còn màu đỏ; địa chỉ thư điện tử màu xanh 0000FF.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import CharFormat, Line
from docgen.layout.fault import Fault
from docgen.layout.measures import heads, pieces, printed_formats, printed_paragraphs
from docgen.layout.profile import Limits
from docgen.layout.repair import SetText

ID = "mau_chu"

_HEX = re.compile("[0-9A-Fa-f]{6}")
_BLACK, _WHITE = "000000", "FFFFFF"

PASSES = (
    Example("Màu tự động"),
    Example("Màu đen ghi rõ", (Shape("dieu_1", {"color": "000000"}),)),
    Example("Đen pha xám rất đậm", (Shape("dieu_1", {"color": "0D0D0D"}),)),
)
FAILS = (
    Example("Một đoạn màu đỏ", (Shape("dieu_1", {"color": "FF0000"}),)),
    Example("Chữ màu xanh của liên kết", (Shape("dieu_2", {"color": "0000FF"}),)),
    Example("Tên cơ quan màu xám", (Shape("co_quan_ban_hanh", {"color": "595959"}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi khúc chữ có màu là một chỗ sai; chỉ màu xanh gạch chân của liên kết mới sửa được."""
    brightest = int(limits.number("brightest"))
    links = limits.texts("links")
    stamps = [stamp for head in heads(document) for stamp in (head.do_khan, head.do_mat) if stamp]

    colours = {one: _colour(one, brightest) for one in printed_formats(document)}
    for paragraph in printed_paragraphs(document) if any(colours.values()) else ():
        for color, line in pieces(paragraph, lambda run: colours[run.format]):
            if not any(_inside(line, stamp) for stamp in stamps):
                linked = color in links and line.share(lambda one: one.underline != "") > 0.5
                repairs = (SetText(line, color=_BLACK, underline=False),) if linked else ()
                yield Fault("P09", line, f"màu {color}", "màu đen", repairs)


def _colour(shape: CharFormat, brightest: int) -> str:
    """Màu mà mắt thấy khác đen; rỗng khi đen, gần đen, hoặc trắng."""
    color = shape.color.upper()
    if color == _WHITE or not _HEX.fullmatch(color):
        return ""
    return "" if max(bytes.fromhex(color)) <= brightest else color


def _inside(line: Line, stamp: Line) -> bool:
    return line.paragraph is stamp.paragraph and line.start < stamp.end and stamp.start < line.end

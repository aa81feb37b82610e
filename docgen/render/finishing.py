"""Các mảnh đã điền + dấu → thụt lề của vạch, khung và hàng cuối của bảng, ghi thẳng vào mảnh, không dựng cây XML.

Cùng phép tính với `lines` và `keeping`; ở đây chỉ là cách đọc và ghi trên byte. Chỉ mảnh cố định và con số thụt lề bị
đổi, không bao giờ chỗ của một giá trị.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TypeAlias

from docgen.ooxml.xml import squeeze
from docgen.render.compiled import CannotFill
from docgen.render.keeping import kept
from docgen.render.lines import side_indent
from docgen.render.marking import IndentMark, Mark, RuleMark, TableMark

Placed: TypeAlias = Sequence[tuple[int, int]]
"""Các dấu đã gặp: (số dấu, chỗ trong các mảnh), theo thứ tự."""

# Ở Python 3.11 lấy thành viên của enum chậm hơn lấy tên của mô-đun nhiều lần.
_TABLE, _ROW, _END, _CLOSING = TableMark.TABLE, TableMark.ROW, TableMark.END, TableMark.CLOSING
_ABOVE, _START = RuleMark.ABOVE, RuleMark.START
_PARAGRAPH_END = b"</w:p>"
_OWN_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br)[ />]")
_STYLE = re.compile(rb'<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="([^"]*)"')
_SPACE = re.compile(rb"<w:(?:tab|br|cr|p|tc)(?=[ />])")
_ANY_TAG = re.compile(rb"<[^>]*>")
_PARAGRAPH = re.compile(rb"<w:p((?: [^>]*?)?)(?:/>|>(?:<w:pPr/>|<w:pPr>(.*?)</w:pPr>)?)", re.DOTALL)
_OWN_STYLE = re.compile(rb"<w:pStyle [^>]*>")
_KEPT = re.compile(rb"<w:keepNext[ />]")


def finish(
    pieces: list[bytes], printed: Sequence[str], placed: Placed, marks: Sequence[Mark]
) -> tuple[tuple[int, bool, bool], ...]:
    """Tính lại ở các dấu; `pieces` là mảnh cố định và giá trị đã thoát ký tự xen kẽ, `printed` là giá trị nguyên văn.

    Trả về, với mỗi bảng, điều đã quyết: (số dấu của bảng, cả bảng dính liền, có dòng kết thúc ngay dưới).
    Lỗi: CannotFill khi chữ quanh dấu không đọc chắc được bằng byte.
    """
    decided: list[tuple[int, bool, bool]] = []
    side: bytes | None = None
    above = -1
    own = table = start = 0
    paragraph = b""
    rows: list[int] = []
    for order, (mark, at) in enumerate(placed):
        kind = marks[mark]
        if kind is _ROW:
            rows.append(at)
        elif kind is _TABLE:
            table, start, rows = mark, at, []
        elif kind is _END:
            closed = _is_closed(pieces, placed, order, marks)
            whole = _keep_rows(pieces, printed, start, [*rows, at], closed)
            decided.append((table, whole, closed))
        elif kind is _ABOVE:
            above = at
        elif kind is _START:
            own, paragraph, above = at, b"" if above < 0 else b"".join(pieces[above:at]), -1
        elif isinstance(kind, IndentMark):
            if kind.leads:
                side = _side(_own_paragraph(pieces, own) if kind.is_box else paragraph, kind)
            # Mảnh cố định trước dấu kết thúc ngay trước con số.
            pieces[at - 2] += kind.original if side is None else side
    return tuple(decided)


def _own_paragraph(pieces: list[bytes], at: int) -> bytes:
    text = b""
    while _PARAGRAPH_END not in text:
        text += pieces[at]
        at += 1
    return text[: text.index(_PARAGRAPH_END) + len(_PARAGRAPH_END)]


@lru_cache(maxsize=1024)
def _side(paragraph: bytes, rule: IndentMark) -> bytes | None:
    """Thụt lề của vạch hay khung theo đoạn mang chữ; None khi giữ số ghi trong mẫu.

    Trên vạch không có đoạn nào thì `paragraph` rỗng, hoặc kết thúc bằng thứ khác.
    """
    if not paragraph.endswith(_PARAGRAPH_END):
        return None
    if paragraph.count(_PARAGRAPH_END) != 1:
        raise CannotFill("không chắc đoạn nào đứng ngay trên vạch")
    named = _STYLE.match(paragraph)
    style = rule.kind if rule.is_box else rule.styles.get(named[1].decode() if named else "")
    pieces = (match[1] if match[1] is not None else b" " for match in _OWN_TEXT.finditer(paragraph))
    text = html.unescape(b"".join(pieces).decode())
    if style is None or not (rule.is_box or text.strip()):
        return None
    return str(side_indent(rule.kind, rule.room, text, style)).encode()


def _is_closed(pieces: list[bytes], placed: Placed, order: int, marks: Sequence[Mark]) -> bool:
    """Ngay sau dấu hết bảng là dấu của dòng kết thúc, giữa hai dấu không có gì; dấu của vạch thì không kể."""
    for mark, at in placed[order + 1 :]:
        if marks[mark] is _CLOSING:
            return not any(pieces[placed[order][1] : at])
        if not isinstance(marks[mark], RuleMark):
            return False
    return False


def _keep_rows(pieces: list[bytes], printed: Sequence[str], start: int, rows: list[int], closed: bool) -> bool:
    """Ghi keepNext vào các hàng phải giữ; trả về cả bảng có dính liền không.

    `rows`: chỗ bắt đầu từng hàng, cuối cùng là chỗ hết bảng.
    """
    end = rows[-1]
    wanted = kept(
        len(rows) - 1,
        closed=closed,
        text_length=lambda: _text_length(pieces[start:end:2], printed[start // 2 : end // 2]),
    )
    if wanted:
        first, last = rows[wanted.start], rows[wanted.stop]
        pieces[first:last:2] = map(_keeping, pieces[first:last:2])
    return len(wanted) > 0 and wanted.start == 0


def _text_length(statics: Sequence[bytes], printed: Sequence[str]) -> int:
    """Số chữ hiện ra của một bảng chỉ có chữ thường, như `ooxml.xml.visible_text`."""
    pairs = zip(map(_static_text, statics), printed, strict=True)
    return len(squeeze("".join(static + value for static, value in pairs)))


@lru_cache(maxsize=4096)
def _static_text(static: bytes) -> str:
    return html.unescape(_ANY_TAG.sub(b"", _SPACE.sub(rb" \g<0>", static)).decode())


@lru_cache(maxsize=4096)
def _keeping(static: bytes) -> bytes:
    """Mảnh mà mọi đoạn mở ra trong đó đều dính với đoạn sau; thẻ in chỉ nằm trong chữ nên không cắt đầu đoạn."""
    return _PARAGRAPH.sub(_with_keep_next, static)


def _with_keep_next(paragraph: re.Match[bytes]) -> bytes:
    attributes, properties = paragraph.groups()
    inner = properties or b""
    if _KEPT.search(inner):
        return paragraph[0]
    style = _OWN_STYLE.match(inner)
    at = style.end() if style else 0
    is_empty = paragraph[0].endswith(b"/>") and not paragraph[0].endswith(b"<w:pPr/>")
    closing = _PARAGRAPH_END if is_empty else b""
    return b"<w:p%b><w:pPr>%b<w:keepNext/>%b</w:pPr>%b" % (attributes, inner[:at], inner[at:], closing)

"""Các mảnh đã điền + dấu → thụt lề của vạch, khung và hàng cuối của bảng, ghi thẳng vào mảnh, không dựng cây XML.

Cùng phép tính với `lines` và `keeping`; ở đây chỉ là cách đọc và ghi trên byte.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from docgen.ooxml.xml import squeeze
from docgen.render.compiled import CannotFill
from docgen.render.keeping import kept
from docgen.render.lines import TextStyle, side_indent
from docgen.render.marking import IndentMark, Mark, TableMark

_OWN_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:(?:tab|br)[ />]")
_STYLE = re.compile(rb'<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="([^"]*)"')
_SPACE = re.compile(rb"<w:(?:tab|br|cr|p|tc)(?=[ />])")
_ANY_TAG = re.compile(rb"<[^>]*>")
_PARAGRAPH = re.compile(rb"<w:p((?: [^>]*?)?)(?:/>|>(?:<w:pPr/>|<w:pPr>(.*?)</w:pPr>)?)", re.DOTALL)
_OWN_STYLE = re.compile(rb"<w:pStyle [^>]*>")
_KEPT = re.compile(rb"<w:keepNext[ />]")


def finish(
    pieces: list[bytes], placed: Sequence[tuple[int, int]], marks: Sequence[Mark], styles: Mapping[str, TextStyle]
) -> tuple[tuple[int, bool, bool], ...]:
    """Điền các dấu `placed` (số dấu, chỗ trong `pieces`); `pieces` giữ nguyên số mảnh.

    Trả về, với mỗi bảng, điều đã quyết: (số dấu của bảng, cả bảng dính liền, có dòng kết thúc ngay dưới).
    Lỗi: CannotFill khi chữ quanh dấu không đọc chắc được bằng byte.
    """
    _indent_rules(pieces, placed, marks, styles)
    decided: list[tuple[int, bool, bool]] = []
    number = start = 0
    rows: list[int] = []
    for order, (mark, at) in enumerate(placed):
        kind = marks[mark]
        if kind is TableMark.ROW:
            rows.append(at)
        elif kind is TableMark.TABLE:
            number, start, rows = mark, at, []
        elif kind is TableMark.END:
            closed = _is_closed(pieces, placed, order, marks)
            decided.append((number, *_keep_rows(pieces, start, [*rows, at], closed)))
    return tuple(decided)


def _indent_rules(
    pieces: list[bytes], placed: Sequence[tuple[int, int]], marks: Sequence[Mark], styles: Mapping[str, TextStyle]
) -> None:
    side: bytes | None = None
    for mark, at in placed:
        rule = marks[mark]
        if isinstance(rule, IndentMark):
            if rule.leads:
                side = _side(rule, pieces, at, styles)
            # Mảnh cố định kết thúc ngay trước con số; chỗ của con số là giá trị rỗng theo sau mảnh ấy.
            pieces[at - 1] = rule.original if side is None else side


def _side(rule: IndentMark, pieces: list[bytes], at: int, styles: Mapping[str, TextStyle]) -> bytes | None:
    """Thụt lề của vạch hay khung có dấu ở `at`; None khi giữ số ghi trong mẫu."""
    before = _last_paragraphs(pieces, at, 1 if rule.is_box else 2)
    own = _last_start(before)
    if rule.is_box:
        paragraph, style = before[own:] + _rest_of_paragraph(pieces, at), rule.kind
    else:
        above = before[:own]
        if not above.endswith(b"</w:p>"):
            # Trên vạch là đầu ô, bảng, hoặc đoạn rỗng viết gọn.
            return None
        paragraph = above[_last_start(above) :]
        named = _STYLE.match(paragraph)
        found = styles.get(named[1].decode() if named else "")
        if found is None:
            return None
        style = found
    if paragraph.count(b"</w:p>") != 1:
        raise CannotFill("đoạn chứa hộp chữ ở cạnh vạch")
    return _indent_for(paragraph, rule, style)


@lru_cache(maxsize=1024)
def _indent_for(paragraph: bytes, rule: IndentMark, style: TextStyle) -> bytes | None:
    text = html.unescape(b"".join(match[1] if match[1] is not None else b" " for match in _OWN_TEXT.finditer(paragraph)).decode())
    if not rule.is_box and not text.strip():
        return None
    return str(side_indent(rule.kind, rule.room, text, style)).encode()


def _last_paragraphs(pieces: list[bytes], at: int, count: int) -> bytes:
    """Phần cuối của văn bản đến `at`, đủ chứa chỗ bắt đầu của `count` đoạn cuối nếu có chừng ấy."""
    text = b""
    while at > 0:
        at -= 1
        text = pieces[at] + text
        start = len(text)
        for _ in range(count):
            start = _last_start(text[:start])
        if start > 0:
            return text
    return text


def _last_start(text: bytes) -> int:
    """Chỗ bắt đầu đoạn cuối cùng trong `text`; 0 khi không có."""
    return max(text.rfind(b"<w:p>"), text.rfind(b"<w:p "), 0)


def _rest_of_paragraph(pieces: list[bytes], at: int) -> bytes:
    text = b""
    while b"</w:p>" not in text:
        text += pieces[at]
        at += 1
    return text[: text.index(b"</w:p>") + len(b"</w:p>")]


def _is_closed(
    pieces: list[bytes], placed: Sequence[tuple[int, int]], order: int, marks: Sequence[Mark]
) -> bool:
    """Dấu ngay sau dấu hết bảng là dòng kết thúc, giữa hai dấu không có gì."""
    if order + 1 == len(placed) or marks[placed[order + 1][0]] is not TableMark.CLOSING:
        return False
    return not any(pieces[placed[order][1] : placed[order + 1][1]])


def _keep_rows(pieces: list[bytes], start: int, rows: list[int], closed: bool) -> tuple[bool, bool]:
    """Ghi keepNext vào các hàng phải giữ; `rows`: chỗ bắt đầu từng hàng, cuối cùng là chỗ hết bảng."""
    count = len(rows) - 1
    wanted = kept(count, closed=closed, text_length=lambda: _text_length(b"".join(pieces[start : rows[-1]])))
    for row in wanted:
        first, end = rows[row], rows[row + 1]
        pieces[first] = _PARAGRAPH.sub(_with_keep_next, b"".join(pieces[first:end]))
        pieces[first + 1 : end] = [b""] * (end - first - 1)
    return len(wanted) > 0 and wanted.start == 0, closed


def _text_length(table: bytes) -> int:
    """Số chữ hiện ra của một bảng chỉ có chữ thường, như `ooxml.xml.visible_text`."""
    text = _ANY_TAG.sub(b"", _SPACE.sub(rb" \g<0>", table))
    return len(squeeze(html.unescape(text.decode())))


def _with_keep_next(paragraph: re.Match[bytes]) -> bytes:
    attributes, properties = paragraph.groups()
    inner = properties or b""
    if _KEPT.search(inner):
        return paragraph[0]
    style = _OWN_STYLE.match(inner)
    at = style.end() if style else 0
    closing = b"</w:p>" if paragraph[0].endswith(b"/>") and not paragraph[0].endswith(b"<w:pPr/>") else b""
    return b"<w:p%b><w:pPr>%b<w:keepNext/>%b</w:pPr>%b" % (attributes, inner[:at], inner[at:], closing)

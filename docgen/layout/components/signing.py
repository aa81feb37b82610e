"""Các dòng của khối ký → quyền hạn, chức vụ và họ tên người ký."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.layout.components import words
from docgen.layout.components.values import Signature
from docgen.layout.facts.values import Line, Paragraph

_STAMP = re.compile(
    r"\(.*\)|\[.*\]|đã ký\b.*|.*\{%.*|(?:ký bởi|người ký|thời gian ký|cơ quan|email)\s*:.*", re.IGNORECASE
)
"""Lời chú và dấu vết chữ ký số giữa chức vụ và họ tên."""
_PREFIXED = re.compile(r"(?:T[./]?M|K[./]?T|T[./]?L|T[./]?U[./]?Q|Q)\b[./]?\s", re.IGNORECASE)
_LONGEST = 80


def signature_in_columns(paragraphs: Sequence[Paragraph]) -> Signature:
    """Khối ký trong các ô: cột ngoài cùng bên phải có dòng chức vụ, hoặc cột ngoài cùng có chữ."""
    columns: dict[int, list[Paragraph]] = {}
    for one in paragraphs:
        columns.setdefault(-1 if one.cell is None else one.cell.column, []).append(one)
    written = [column for column, block in columns.items() if any(not one.blank for one in block)]
    with_post = [column for column in written if any(words.is_post(line) for line in _lines(columns[column]))]
    chosen = max(with_post or written, default=None)
    return Signature() if chosen is None else signature_of_text(columns[chosen])


def signature_of_text(paragraphs: Sequence[Paragraph]) -> Signature:
    """Các dòng từ trên xuống: chữ hoa là quyền hạn, chức vụ; dòng cuối cách ra hoặc viết thường là họ tên."""
    lines: list[tuple[Line, bool]] = []
    gap = False
    for paragraph in paragraphs:
        if paragraph.blank:
            gap = gap or bool(lines)
            continue
        for line in _parts(paragraph):
            if not _STAMP.fullmatch(words.nfc(line.text)):
                lines.append((line, gap))
                gap = False
    if not lines:
        return Signature()
    name: Line | None = None
    last, apart = lines[-1]
    if len(lines) > 1 and _is_name(last, apart=apart):
        name = last
        lines = lines[:-1]
    posts = [line for line, _ in lines]
    first = next((index for index, one in enumerate(posts) if words.is_post(one)), 0)
    return Signature(tuple(_without_other_post(posts[first:])), name)


def _without_other_post(posts: list[Line]) -> list[Line]:
    """Bỏ chức danh khác của người ký, chữ thường, ghi ở ô 7b ngay trên họ tên (điểm đ khoản 7 Mục II Phần I Phụ lục I).

    Dưới “TM.”, “KT.”, “TL.” thì dòng chữ thường là chức vụ viết sai, vẫn giữ.
    """
    if len(posts) > 1 and not posts[-1].capitals and posts[-2].capitals and not _PREFIXED.match(posts[-2].text):
        return posts[:-1]
    return posts


def signature_of_lines(lines: Sequence[Line]) -> Signature:
    """Khối ký gồm những khúc dòng ở nửa phải: khúc chữ hoa là chức vụ, khúc cuối viết thường là họ tên."""
    written = [one for one in lines if not _STAMP.fullmatch(words.nfc(one.text))]
    if not written:
        return Signature()
    last = written[-1]
    if len(written) > 1 and _is_name(last, apart=False):
        return Signature(tuple(one for one in written[:-1] if one.capitals), last)
    return Signature(tuple(one for one in written if one.capitals), None)


def is_signing(paragraph: Paragraph) -> bool:
    """Đoạn ngoài bảng còn thuộc khối ký: chữ hoa ngắn, họ tên, lời chú."""
    line = next(paragraph.lines(), paragraph.whole)
    short = len(line.text) <= _LONGEST
    named = line.capitals or words.is_person(line) or bool(_STAMP.fullmatch(words.nfc(line.text)))
    return paragraph.cell is None and short and named


def _is_name(line: Line, *, apart: bool) -> bool:
    """Dòng cuối khối ký là họ tên: đứng cách ra, viết thường, hoặc chữ hoa mà mở đầu bằng một họ."""
    return words.is_person(line) and (
        apart or not line.capitals or (words.has_surname(line) and not words.is_post(line))
    )


def _parts(paragraph: Paragraph) -> Iterator[Line]:
    """Các dòng, bỏ tab và dấu cách đẩy chữ sang phải."""
    for line in paragraph.lines():
        padding = len(line.raw) - len(line.raw.lstrip())
        yield Line(paragraph, line.start + padding, line.end)


def _lines(paragraphs: Sequence[Paragraph]) -> Iterator[Line]:
    return (line for one in paragraphs for line in one.lines())

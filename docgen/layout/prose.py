"""Câu chữ của văn bản → những chỗ mà phép kiểm tra chữ nghĩa được soi: đoạn nào là câu văn, đâu là đầu câu."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.passages import quoted
from docgen.text.tones import TONED, VOWELS

LOWER = "a-zđ" + "".join(char for char in (*VOWELS, *TONED) if not char.isascii())
"""Ruột của một lớp ký tự `[...]`: mọi chữ thường tiếng Việt."""

UPPER = LOWER.upper()
"""Ruột của một lớp ký tự `[...]`: mọi chữ hoa tiếng Việt."""

_AROUND = 24
_CITED_TITLE = re.compile(
    r"\d/(?:\d{4}/)?[A-ZĐ][^;.]*\b(?:về|quy định(?! tại)|hướng dẫn|sửa đổi|bãi bỏ|ban hành|phê duyệt)\b[^;.]*$"
)
_BODIES_IN_CAPITALS = re.compile(r"\b(?:UBND|HĐND|UBMTTQ|MTTQ)$")


@lru_cache(maxsize=1)
def prose(document: Document) -> tuple[Paragraph, ...]:
    """Căn cứ, nội dung, nội dung phụ lục, ngoài bảng; bỏ đoạn viết hoa toàn bộ (đề mục, tên phụ lục).

    Đoạn trích nguyên văn của văn bản khác (từ ngoặc kép mở đầu đoạn) chép thế nào thì giữ thế ấy nên cũng bỏ.
    Mười phép kiểm tra hỏi lần lượt trên cùng một văn bản, nên câu trả lời của văn bản cuối cùng được nhớ.
    """
    return tuple(one for part in _parts(document) for one in _own_words(part))


def _own_words(part: tuple[Paragraph, ...]) -> Iterator[Paragraph]:
    copied = quoted(part)
    return (one for one in part if not one.blank and not one.whole.capitals and one.ref not in copied)


def _parts(document: Document) -> Iterator[tuple[Paragraph, ...]]:
    yield document.components.can_cu
    yield document.components.content
    yield from (one.content for one in document.components.attachments)


def plain(paragraph: Paragraph) -> str:
    """Chữ của đoạn ở dạng NFC, mọi loại dấu cách là dấu cách thường; không gộp khoảng trắng."""
    return _plain(paragraph.text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    composed = text if text.isascii() else normalize("NFC", text)
    return composed.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")


def excerpt(paragraph: Paragraph, start: int, end: int) -> Line:
    """Vài chữ quanh chỗ `[start, end)` của `plain(paragraph)`, để người đọc tìm thấy chỗ ấy trong một đoạn dài."""
    text = paragraph.text
    # Chữ tổ hợp (NFD) dài hơn chữ dựng sẵn nên vị trí không dùng lại được.
    if len(normalize("NFC", text)) != len(text):
        return paragraph.whole
    left = text.rfind(" ", 0, max(0, start - _AROUND)) + 1
    right = text.find(" ", min(len(text), end + _AROUND))
    return Line(paragraph, left, len(text) if right < 0 else right)


def inside_sentence(text: str, position: int) -> bool:
    """Trước `position` chắc chắn còn chữ của cùng một câu: một từ viết thường, một số, dấu phẩy, tên viết tắt."""
    before = text[:position].rstrip(" ")
    if not before or len(before) == position:
        return False
    last = before[-1]
    return last.islower() or last.isdigit() or last == "," or bool(_BODIES_IN_CAPITALS.search(before))


def in_cited_title(text: str, position: int) -> bool:
    """Đang ở trong tên của một văn bản được viện dẫn có số, ký hiệu: tên ấy phải chép đúng nguyên văn."""
    return bool(_CITED_TITLE.search(text[:position]))


def matches(
    paragraphs: Iterable[Paragraph], pattern: re.Pattern[str], *near: str
) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """Mọi chỗ khớp trong các đoạn, theo thứ tự đọc.

    `near`: những chữ mà chỗ khớp nào cũng chứa ít nhất một; đoạn không có chữ nào thì bỏ qua ngay. Phần lớn đoạn là
    như vậy, và tìm một chữ rẻ hơn chạy một mẫu nhiều lần.
    """
    for paragraph in paragraphs:
        text = _plain(paragraph.text)
        if not near or contains_any(text, near):
            for match in pattern.finditer(text):
                yield paragraph, match


def contains_any(text: str, words: Iterable[str]) -> bool:
    """Có ít nhất một trong các chữ; vòng lặp trơn vì được hỏi hàng chục nghìn lần mỗi văn bản dài."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False

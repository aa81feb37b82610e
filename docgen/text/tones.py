"""Dấu thanh: tách thanh khỏi nguyên âm, so sánh hòa/hoà; bước nhỏ mà unicode, tên và mã cũ cùng dùng."""

from __future__ import annotations

import re
from functools import lru_cache
from unicodedata import normalize

VOWELS = "aăâeêioôơuưy"
# Thứ tự xếp: ngang (không dấu), huyền, hỏi, ngã, sắc, nặng.
TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
TONED = {normalize("NFC", vowel + mark): (vowel, mark) for vowel in VOWELS for mark in TONE_MARKS}

_WORD = re.compile(r"[^\W\d_]+")
_FIRST_VOWEL_STYLE = re.compile(r"(?:[òóỏõọ][ae]|(?<!q)[ùúủũụ]y)(?!\w)")
_LAST_VOWEL_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])(?!\w)")


def split_tones(word: str) -> tuple[str, str]:
    """Trả (chữ không thanh, các dấu thanh theo thứ tự gặp) của một từ chữ thường NFC; ă â ê ô ơ ư giữ nguyên."""
    letters, marks = [], []
    for char in word:
        vowel, mark = TONED.get(char, (char, ""))
        letters.append(vowel)
        marks.append(mark)
    return "".join(letters), "".join(marks)


def move_tones(text: str) -> str:
    """Trả văn bản mà trong mỗi từ có đúng một dấu thanh, dấu nằm trên nguyên âm cuối; `text` là chữ thường NFC.

    Không chọn kiểu hòa hay hoà: đây là khóa để so sánh, không để in. Âm tiết khép như “hoàn” vẫn là “hoàn”.
    """
    return _WORD.sub(lambda match: _move_tone(match.group()), text)


def tone_styles(text: str) -> tuple[bool, bool]:
    """Văn bản NFC có từ viết kiểu “hòa” không, có từ viết kiểu “hoà” không."""
    lowered = text.lower()
    return bool(_FIRST_VOWEL_STYLE.search(lowered)), bool(_LAST_VOWEL_STYLE.search(lowered))


def mixed_styles(text: str) -> tuple[str, str] | None:
    """Trả (một từ viết kiểu “hòa”, một từ viết kiểu “hoà”) nếu văn bản NFC lẫn cả hai kiểu, không thì None."""
    if not all(tone_styles(text)):
        return None
    words = _WORD.findall(text)
    first, last = (
        next(word for word in words if pattern.search(word.lower()))
        for pattern in (_FIRST_VOWEL_STYLE, _LAST_VOWEL_STYLE)
    )
    return first, last


# Tiếng Việt chỉ có vài nghìn âm tiết.
@lru_cache(maxsize=1 << 13)
def _move_tone(word: str) -> str:
    letters, marks = split_tones(word)
    last = max(map(letters.rfind, VOWELS))
    if len(marks) != 1 or last < 0:
        return word
    return normalize("NFC", letters[: last + 1] + marks) + letters[last + 1 :]

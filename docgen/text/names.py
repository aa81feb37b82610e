"""Thứ tự chữ Việt: từ tên người, tên đơn vị đến khóa để `sorted` xếp như danh sách hành chính."""

from __future__ import annotations

import re
from unicodedata import normalize

from docgen.text.tones import TONE_MARKS, split_tones
from docgen.text.unicode import clean

Syllable = tuple[tuple[int, ...], tuple[int, ...]]
SortKey = tuple[tuple[Syllable, ...], str]

_ALPHABET = {letter: rank for rank, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz", start=1)}
_APOSTROPHES = re.compile("['’‘ʼ`]")
_PIECE = re.compile("[0-9]+|(?:[^\\W\\d_][\u0300-\u036f]*)+")


def sort_key(text: str) -> SortKey:
    """Trả khóa xếp từ trái sang phải, từng âm tiết: chữ cái trước, thanh sau; số xếp theo giá trị và trước chữ.

    Không phân biệt hoa thường; dấu nháy và dấu câu bị bỏ qua; hai chuỗi chỉ khác ở đó xếp theo chính chữ viết.
    """
    return _syllables(text), clean(text)


def name_key(name: str) -> SortKey:
    """Trả khóa xếp họ tên theo tên (âm tiết cuối), rồi họ (âm tiết đầu), rồi các tiếng đệm."""
    syllables = _syllables(name)
    return syllables[-1:] + syllables[:-1], clean(name)


def _syllables(text: str) -> tuple[Syllable, ...]:
    bare = _APOSTROPHES.sub("", normalize("NFC", clean(text).lower()))
    return tuple(_number(piece) if piece[0] in "0123456789" else _syllable(piece) for piece in _PIECE.findall(bare))


def _number(digits: str) -> Syllable:
    value = digits.lstrip("0")
    return (0, len(value), *map(int, value)), ()


def _syllable(word: str) -> Syllable:
    letters, tones = split_tones(word)
    ranks: list[int] = []
    marks = [TONE_MARKS.index(tone) + 1 for tone in tones]
    for letter in letters:
        if letter in _ALPHABET:
            ranks.append(_ALPHABET[letter])
            continue
        # Chữ của ngôn ngữ khác (č, ŏ, ñ): xếp theo chữ gốc, dấu chỉ phân định khi mọi chữ đã bằng nhau.
        decomposed = normalize("NFD", letter.replace("ƀ", "b\u0335"))
        base, others = decomposed[0], decomposed[1:]
        marks += [ord(other) for other in others]
        if base in _ALPHABET:
            ranks.append(_ALPHABET[base])
        elif base.isalpha():
            ranks.append(ord(base))
        else:
            marks.append(ord(base))
    return tuple(ranks), tuple(marks)

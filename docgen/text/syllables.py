"""Âm tiết: một chuỗi chữ có phải là âm tiết viết đúng chính tả tiếng Việt không; để nhận ra chữ gõ bằng mã cũ."""

from __future__ import annotations

import re
from unicodedata import normalize

from docgen.text.tones import split_tones

_ONSET = re.compile(r"(ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?(.+)")
# Mỗi nguyên âm với các âm cuối đi được cùng; “-” là không có âm cuối.
_RHYMES = {
    "a": "- c ch m n ng nh p t i y o u", "ă": "c m n ng p t", "â": "c m n ng p t u y",
    "e": "- c m n ng p t o", "ê": "- ch m n nh p t u", "i": "- ch m n nh p t u a",
    "o": "- c m n ng p t i", "oo": "c ng", "ô": "- c m n ng p t i", "ơ": "- m n p t i",
    "u": "- c m n ng p t i a", "ư": "- c m n ng t i u a", "y": "- ch n nh p t u",
    "iê": "c m n ng p t u", "yê": "m n ng t u", "uô": "c m n ng t i", "ươ": "c m n ng p t i u",
    "oa": "- c ch m n ng nh p t i y o", "oă": "c m n ng t", "oe": "- n t o", "uâ": "n ng t y",
    "uê": "- ch n nh", "uy": "- ch n nh p t u a", "uyê": "n t", "uơ": "-",
}  # fmt: skip
_OPEN_OR_CLOSED = {nucleus + final.removeprefix("-") for nucleus, finals in _RHYMES.items() for final in finals.split()}
_EITHER_SPOT = {"oa": (0, 1), "oe": (0, 1), "uy": (0, 1)}
_MIDDLE_SPOT = {"oai", "oay", "oao", "oeo", "uya", "uyu"}


def is_syllable(word: str, *, strict: bool = True) -> bool:
    """Trả True nếu `word` (không kể hoa thường) là một âm tiết: phụ âm đầu, vần, chỗ đặt dấu và thanh đều hợp lệ.

    `strict=False` chỉ xét chữ cái và không quá một dấu thanh, để tên như “Gê”, “Nhôp” hay chữ đặt dấu nhầm chỗ
    như “Baù” vẫn được coi là tiếng Việt.
    """
    word = normalize("NFC", word).lower()
    letters, marks = split_tones(word)
    return any(
        rhyme in _OPEN_OR_CLOSED
        and len(marks) < 2
        and (not strict or (_tone_fits(rhyme, word[len(onset) :], marks) and _spelling_fits(onset, rhyme)))
        for onset, rhyme in _splits(letters)
    )


def _splits(letters: str) -> list[tuple[str, str]]:
    match = _ONSET.fullmatch(letters)
    if not match:
        return []
    onset, rhyme = match.group(1) or "", match.group(2)
    # “gì”, “gìn”: chữ i vừa thuộc phụ âm đầu vừa là vần.
    return [(onset, rhyme), ("g", "i" + rhyme)] if onset == "gi" else [(onset, rhyme)]


def _tone_fits(rhyme: str, written: str, marks: str) -> bool:
    # Âm cuối tắc chỉ đi với thanh sắc, thanh nặng.
    if rhyme.endswith(("c", "p", "t", "ch")):
        return marks in ("\u0301", "\u0323") and _tone_spot(rhyme, written)
    return not marks or _tone_spot(rhyme, written)


def _tone_spot(rhyme: str, written: str) -> bool:
    # Không tìm thấy: dấu nằm trong phụ âm đầu (“qúy”, “gía”).
    toned = [index for index, (bare, char) in enumerate(zip(rhyme, written, strict=True)) if bare != char]
    return bool(toned) and toned[0] in _spots(rhyme)


def _spots(rhyme: str) -> tuple[int, ...]:
    hatted = [index for index, letter in enumerate(rhyme) if letter in "ăâêôơư"]
    vowels = len(rhyme.rstrip("cghmnpt"))
    if hatted:
        return (hatted[-1],)
    if rhyme in _EITHER_SPOT:
        return _EITHER_SPOT[rhyme]
    if vowels < len(rhyme):
        return (vowels - 1,)
    return (1,) if rhyme in _MIDDLE_SPOT else (0,)


def _spelling_fits(onset: str, rhyme: str) -> bool:
    front = rhyme[0] in "eêiy"
    if onset in ("k", "gh", "ngh"):
        return front
    if onset in ("c", "ng"):
        return not front
    return onset != "g" or rhyme[0] not in "eêy"

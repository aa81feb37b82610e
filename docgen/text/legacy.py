"""Mã chữ cũ: nhận ra chữ gõ bằng phông TCVN3 (.VnTime) hay VNI lọt vào đầu vào; chỉ nêu tên, không tự chuyển."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from docgen.text.syllables import is_syllable

# Ký tự Latin-1 mà phông .VnTime vẽ thành chữ Việt (TCVN 5712:1993, bảng VN3).
_TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
# VNI viết nguyên âm rồi chữ mang dấu; ơ, ư, đ và họ chữ i viết bằng một ký tự.
_VNI_SINGLE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "í": "í", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_ROWS = {
    "a": ("øùûõïâàáåãäêèéúüë", "àáảãạâầấẩẫậăằắẳẵặ"),
    "e": ("øùûõïâàáåãä", "èéẻẽẹêềếểễệ"),
    "o": ("øùûõïâàáåãä", "òóỏõọôồốổỗộ"),
    "u": ("øùûõï", "ùúủũụ"),
    "y": ("øùûõ", "ỳýỷỹ"),
    "ô": ("øùûõï", "ờớởỡợ"),
    "ö": ("øùûõï", "ừứửữự"),
}
_VNI_PAIRS = {
    base + mark: letter
    for base, (marks, letters) in _VNI_ROWS.items()
    for mark, letter in zip(marks, letters, strict=True)
}
_VNI_UNIT = re.compile("|".join([*_VNI_PAIRS, *_VNI_SINGLE, "[a-z]", "."]))

_LATIN1 = re.compile("[\u00a1-\u00ff]")
_WORD = re.compile(r"[A-Za-z\u00a1-\u00ff]+")
_BREAK = re.compile(r"[\s!-/:-@\[-`{-~‘’“”–—…]+")
_SYMBOLS = frozenset("¶·¸¹¨»¼½¾©®ª«¬×÷¡¢£¤¥¦§ßÞþ\u00ad")


@dataclass(frozen=True, slots=True)
class LegacyText:
    """Chữ mã cũ: tên bảng mã, từ gặp đầu tiên và cách đọc có lẽ đúng."""

    code: str
    word: str
    reading: str


@dataclass(frozen=True, slots=True)
class _Sign:
    legacy: LegacyText
    sure: bool


def find_legacy(text: str) -> LegacyText | None:
    """Trả dấu hiệu mã cũ trong `text`, hoặc None.

    Một từ là dấu hiệu khi nó không phải âm tiết tiếng Việt nhưng đọc theo bảng mã cũ thì phải. Từ có ký hiệu lạ
    giữa chữ (“V¨n”) một mình đã đủ; từ mà tiếng Pháp cũng có thể viết (“Loïc”) phải có hai từ khác nhau trở lên.
    """
    if not _LATIN1.search(text):
        return None
    readings = [_judge(word) for word in dict.fromkeys(_BREAK.split(text)) if not word.isascii()]
    found: list[list[_Sign]] = [[sign for sign in signs if sign] for signs in zip(*readings, strict=True)]
    # Có từ hợp với cả hai bảng mã: bảng nào có dấu hiệu chắc, rồi nhiều dấu hiệu hơn, là bảng đúng.
    signs: list[_Sign] = max(found, default=[], key=lambda some: (any(sign.sure for sign in some), len(some)))
    sure = next((sign for sign in signs if sign.sure), None)
    if sure:
        return sure.legacy
    return signs[0].legacy if len(signs) > 1 else None


@lru_cache(maxsize=16384)
def _judge(word: str) -> tuple[_Sign | None, _Sign | None]:
    return _as_tcvn3(word), _as_vni(word)


def _as_tcvn3(word: str) -> _Sign | None:
    # “µm” là đơn vị đo, không phải chữ “àm”.
    if word.startswith("µ"):
        return None
    return _sign("TCVN3", word, _read_tcvn3, _surely_tcvn3)


def _as_vni(word: str) -> _Sign | None:
    # “où” là tiếng Pháp, không phải chữ “ó”.
    if word.lower() == "où":
        return None
    return _sign("VNI", word, _read_vni, _surely_vni)


def _sign(code: str, word: str, read: Callable[[str], str], surely: Callable[[str], bool]) -> _Sign | None:
    if word.isascii() or not _WORD.fullmatch(word) or not re.search("[A-Za-z]", word):
        return None
    reading = read(word)
    if is_syllable(word, strict=False) or not is_syllable(reading):
        return None
    return _Sign(LegacyText(code, word, reading), surely(word))


def _read_tcvn3(word: str) -> str:
    # Ký tự ngoài bảng mã giữ nguyên dấu “?”: chuỗi đó không còn là âm tiết.
    return "".join(char if char.isascii() else _TCVN3.get(char, "?") for char in word)


def _surely_tcvn3(word: str) -> bool:
    if any(char in _SYMBOLS or char == "µ" for char in word):
        return True
    steady_case = word in (word.lower(), word.upper(), word.capitalize())
    return not steady_case and not is_syllable(word.lower(), strict=False)


def _read_vni(word: str) -> str:
    units = _VNI_UNIT.findall(word.lower())
    letters = [unit if unit.isascii() else _VNI_PAIRS.get(unit) or _VNI_SINGLE.get(unit, "?") for unit in units]
    reading = "".join(letters)
    return reading.capitalize() if word[0].isupper() else reading


def _surely_vni(word: str) -> bool:
    # Chữ ï thường gặp trong tiếng Pháp (Loïc, Thaï).
    pairs = [unit for unit in _VNI_UNIT.findall(word.lower()) if unit in _VNI_PAIRS]
    return any(not unit.endswith("ï") for unit in pairs)

"""Chữ Unicode: từ ô đầu vào thô đến chữ NFC sạch, nêu những gì phải từ chối và những gì chỉ cần nhắc."""

from __future__ import annotations

import re
from unicodedata import category, name, normalize

from docgen.text.legacy import find_legacy
from docgen.text.tones import mixed_styles, move_tones

_SPACES = re.compile("[\t\n\r \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
# Mọi ký tự ngoài khoảng quen thuộc này được xét từng cái một; Ð ð Ɖ ɖ và dấu nối mềm cố ý nằm ngoài.
_UNUSUAL = re.compile(
    "[^\t\n\r -~\u00a0-\u00ac\u00ae-\u00cf\u00d1-\u00ef\u00f1-\u0188\u018a-\u024f"
    "\u0300-\u034e\u0350-\u036f\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u205f]"
)
_TAG_LIKE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}|\{_\{|\}_\}|\{_%|%_\}")
_MARK = re.compile("[\u0300-\u034e\u0350-\u036f]")
_LONE_MARK = re.compile("(?:^|[^\\w\u0300-\u036f])[\u0300-\u034e\u0350-\u036f]")
# Trong NFD, dấu thanh đứng trước dấu mũ hay dấu á: gõ ngược thứ tự, NFC không ghép lại được.
_SWAPPED_MARKS = re.compile("[\u0300\u0301\u0303\u0309][\u0302\u0306]")
_LOOKALIKES = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_KINDS = {
    "Cc": "ký tự điều khiển",
    "Cs": "nửa ký tự (surrogate lẻ)",
    "Cf": "ký tự ẩn",
    "Co": "ký tự dùng riêng của một phông chữ",
    "Zl": "dấu ngắt dòng",
    "Zp": "dấu ngắt đoạn",
}
# Vẽ ra khoảng trống hoặc không vẽ gì, dù Unicode không xếp vào loại “Cf”.
_HIDDEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Ngoài La-tinh, dấu ghép và các khối dấu câu, ký hiệu.
_OTHER_SCRIPT = re.compile("[^\\x00-\u036f\u1e00-\u1eff\u2000-\u2bff]")
_WORD = re.compile(r"[^\W\d_]+")


def clean(text: str) -> str:
    """Trả chữ NFC, mọi loại khoảng trắng, tab, xuống dòng liền nhau gộp thành một dấu cách, bỏ hai đầu.

    Không xóa gì khác: ký tự hỏng còn nguyên để `flaws` nêu tên, trước hay sau khi gọi hàm này.
    """
    return _SPACES.sub(" ", normalize("NFC", text)).strip(" ")


def flaws(text: str) -> list[str]:
    """Trả các lỗi khiến `text` phải bị từ chối, mỗi lỗi một câu tiếng Việt có mã U+XXXX và cách sửa; [] nếu sạch."""
    legacy = find_legacy(text)
    found = []
    if legacy:
        advice = f"(có lẽ là “{legacy.reading}”): chuyển sang Unicode rồi nhập lại"
        found.append(f"từ “{_shown(legacy.word)}” giống mã chữ cũ {legacy.code} {advice}")
    for char in dict.fromkeys(_UNUSUAL.findall(text)):
        # Trong chữ TCVN3, Ð là “é”, dấu nối mềm là “ư”: khuyên đổi hay xóa từng ký tự sẽ làm hỏng chữ.
        legacy_letter = legacy is not None and (char in _LOOKALIKES or char == "\u00ad")
        if not legacy_letter and (flaw := _flaw_of(char)):
            found.append(f"{flaw} (vị trí {text.index(char) + 1})")
    found += [
        f"chuỗi “{tag}” giống thẻ của mẫu Word: chèn dấu cách ở giữa hoặc bỏ đi"
        for tag in dict.fromkeys(_TAG_LIKE.findall(text))
    ]
    return found + _mark_flaws(text)


def remarks(text: str) -> list[str]:
    """Trả những điều chỉ cần nhắc về `text` thô (gọi trước `clean`): NFD, lẫn kiểu hòa/hoà, lẫn hệ chữ khác."""
    if text.isascii():
        return []
    found = []
    composed = normalize("NFC", text)
    if composed != text:
        found.append("chữ ở dạng tổ hợp (NFD), đã đổi sang dạng dựng sẵn (NFC)")
    if styles := mixed_styles(composed):
        found.append(f"lẫn hai kiểu đặt dấu thanh: “{styles[0]}” và “{styles[1]}”")
    words = _WORD.findall(composed) if _OTHER_SCRIPT.search(composed) else []
    if mixed := next(filter(_mixes_scripts, words), None):
        codes = ", ".join(f"U+{ord(char):04X}" for char in mixed if not _is_latin(char))
        found.append(f"từ “{mixed}” lẫn chữ cái không phải La-tinh ({codes})")
    return found


def tone_key(text: str) -> str:
    """Trả khóa so sánh NFC, chữ thường, không phụ thuộc kiểu đặt dấu: “Hòa” và “hoà” cùng khóa; không dùng để in."""
    return move_tones(normalize("NFC", clean(text).casefold()))


def _flaw_of(char: str) -> str | None:
    code = f"U+{ord(char):04X}"
    if char in _LOOKALIKES:
        right = _LOOKALIKES[char]
        return f"chữ {char} ({code}) không phải chữ {right} tiếng Việt: thay bằng {right} (U+{ord(right):04X})"
    if 0xFF01 <= ord(char) <= 0xFF5E:
        return f"ký tự toàn khổ {char} ({code}): thay bằng {chr(ord(char) - 0xFEE0)}"
    if char == "\ufffd":
        return f"ký tự thay thế ({code}): chữ gốc đã mất khi đổi bảng mã, nhập lại"
    if char in _BIDI:
        return f"ký tự đổi chiều chữ ({code}): xóa đi"
    if ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return f"mã không phải ký tự ({code}): xóa đi"
    kind = "ký tự ẩn" if _HIDDEN.match(char) else _KINDS.get(category(char))
    return f"{kind} ({code}): xóa đi" if kind else None


def _mark_flaws(text: str) -> list[str]:
    if not _MARK.search(text):
        return []
    found = []
    if lone := _LONE_MARK.search(text):
        found.append(f"dấu rời (U+{ord(lone.group()[-1]):04X}) không có chữ cái đứng trước: gõ lại từ đó")
    if swapped := _SWAPPED_MARKS.search(normalize("NFD", text)):
        codes = " ".join(f"U+{ord(mark):04X}" for mark in swapped.group())
        found.append(f"dấu thanh đứng trước dấu mũ ({codes}), không ghép thành một chữ được: gõ lại từ đó")
    return found


def _shown(word: str) -> str:
    return word.replace("\u00ad", "-")


def _mixes_scripts(word: str) -> bool:
    return not word.isascii() and len({_is_latin(char) for char in word if char.isalpha()}) > 1


def _is_latin(char: str) -> bool:
    # Dấu nháy ʼ (U+02BC) được Unicode xếp vào chữ cái.
    return ord(char) < 0x300 or "LATIN" in name(char, "")

"""Dòng “Số: …/…” và các số, ký hiệu được viện dẫn → từng khúc để phép kiểm tra xét; chỉ làm với chữ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

BLANK = "…"
"""Chỗ để trống: chấm, gạch dưới, thẻ của mẫu đều quy về ký tự này."""

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[[^\]]*\]")
_DOTS = re.compile(r"(?:\.\s?){2,}|[…‥_]+(?:[\s.…‥_]*[.…‥_])?")
_LABEL = re.compile(r"\s*(?P<label>s[ốô]\s*(?:[:;]|\.(?!\.))?)(?P<rest>.*)", re.IGNORECASE | re.DOTALL)
_NOTE = re.compile(r"\s+\([^()]*\)\s*$")
_YEAR = re.compile(rf"\s*(?P<year>(?:19|20)[0-9{BLANK}]{{1,2}})\s*/(?P<symbol>.*)", re.DOTALL)
# Số, chỗ trống để điền số, hay khoảng trống sau chữ “số”. Mở đầu bằng một lớp ký tự để máy tìm lướt nhanh.
_CITED = re.compile(
    r"[\d.…_\s](?:(?<=\d)(?<![\w/]\d)\d*[a-z]?\s?|(?<=[.…_])(?<![\w/].)[.…_]*\s?|(?<=số\s)\s*)/(?:(?:19|20)\d\d/)?"
    r"(?P<symbol>[^\W\d_][\w&]*(?:-[^\W\d_][\w&]*)+)",
    re.IGNORECASE,
)
_GROUP = re.compile(r"[^\s\-–—/]+")
_UNUSUAL = re.compile("[ÐƉ\u2011\u00a0\u202f\t]")
_LOOKALIKE = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "\u2011": "-", "\u00a0": " ", "\u202f": " ", "\t": " "})


class NumberLine(NamedTuple):
    """Một dòng “Số: 05/QĐ-UBND”.

    `label`: “Số:” đúng như gõ; `number`: khúc trước dấu gạch chéo, còn nguyên khoảng trắng; `slash`: có dấu gạch chéo;
    `year`: năm đứng giữa số và ký hiệu; `symbol`: khúc còn lại; `groups`: các nhóm chữ của ký hiệu.
    """

    label: str
    number: str
    slash: bool
    year: str
    symbol: str
    groups: tuple[str, ...]

    @property
    def opened(self) -> bool:
        """Nhóm chữ đầu đã ghi, không phải chỗ trống."""
        return bool(self.groups) and self.symbol.strip().startswith(self.groups[0])

    @property
    def figure(self) -> int | None:
        """Số của văn bản; None khi để trống hay không phải chữ số."""
        digits = self.number.strip()
        return int(digits) if digits.isascii() and digits.isdigit() else None


class CitedGroup(NamedTuple):
    """Một nhóm chữ trong ký hiệu được viện dẫn và chỗ của nó trong chữ đã về dạng NFC."""

    text: str
    start: int
    end: int


def parse_number(text: str) -> NumberLine | None:
    """Đọc dòng số, ký hiệu; None khi dòng không mở đầu bằng chữ “Số”."""
    matched = _LABEL.match(_plain(text))
    if matched is None:
        return None
    rest = _NOTE.sub("", blanked(matched["rest"]))
    number, slash, symbol = rest.partition("/")
    year = ""
    if found := _YEAR.match(symbol):
        year, symbol = found["year"], found["symbol"]
    return NumberLine(matched["label"].rstrip(), number, bool(slash), year, symbol, groups(symbol))


def groups(symbol: str) -> tuple[str, ...]:
    """Các nhóm chữ của ký hiệu: “TTr - SCT” → TTr, SCT; bỏ nhóm còn để trống."""
    return tuple(one for one in _GROUP.findall(symbol) if BLANK not in one)


def has_blank(text: str) -> bool:
    """Khúc chữ còn chỗ để trống."""
    return BLANK in text or not text.strip()


def blanked(text: str) -> str:
    """Quy mọi kiểu để trống (chấm, gạch dưới, thẻ mẫu, ngoặc vuông) về một ký tự; độ dài có thể đổi."""
    return _DOTS.sub(BLANK, _TAG.sub(BLANK, text))


def cited_groups(text: str) -> Iterator[CitedGroup]:
    """Các nhóm chữ trong mọi số, ký hiệu viết trong câu: “số 05/2025/QĐ-UBND” → QĐ, UBND."""
    for cited in _CITED.finditer(_plain(text)):
        for group in _GROUP.finditer(cited["symbol"]):
            start = cited.start("symbol") + group.start()
            yield CitedGroup(group.group(), start, start + len(group.group()))


def initials(name: str) -> str:
    """Chữ đầu các tiếng của một tên cơ quan: “SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG” → SNNMT."""
    return "".join(word[0] for word in _plain(name).upper().split() if word[0].isalpha() and word != "VÀ")


def _plain(text: str) -> str:
    composed = text if text.isascii() else normalize("NFC", text)
    return composed.translate(_LOOKALIKE) if _UNUSUAL.search(composed) else composed

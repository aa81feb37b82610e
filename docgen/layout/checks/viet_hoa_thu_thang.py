"""Ngày trong tuần và tháng viết bằng chữ thì viết hoa âm tiết chỉ ngày, tháng: “thứ Hai”, “tháng Tám”.

“thứ hai” còn là số thứ tự (lần thứ hai, ngày 05/6; xếp từ thứ hai đến thứ tư) nên chỉ báo khi ngày tháng đứng kề
(“thứ hai, ngày 05/6”), “sáng thứ hai, …”, “từ thứ hai đến thứ sáu”, “thứ hai hằng tuần”, và trước nó không phải một
chữ được đếm. Tháng bằng chữ chỉ báo khi có ngày hoặc năm đi cùng. Viết bằng chữ số thì không thuộc quy định này.

Đúng: thứ Hai, ngày 05/6/2026; Cách mạng tháng Tám.
Sai: thứ hai, ngày 05/6/2026; Cách mạng tháng tám.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import LOWER, contains_any, excerpt, matches, plain, prose

ID = "viet_hoa_thu_thang"

PASSES = (
    Example("Viết đúng", (Edit("thoi_gian", "ngày 20", "thứ Ba, ngày 20"),), "giay_moi"),
    Example("Số thứ tự", (Edit("noi_dung_2", "Tới dự", "Tới dự lần thứ hai"),), "giay_moi"),
    Example(
        "Lần thứ hai kèm ngày", (Edit("noi_dung_2", "Tới dự", "Sau lần thứ hai, ngày 05/01/2026, tới dự"),), "giay_moi"
    ),
    Example("Thứ hạng", (Edit("noi_dung_2", "năm 2025", "năm 2025 của nơi xếp từ thứ hai đến thứ tư"),), "giay_moi"),
)
FAILS = (
    Example("Thứ ba viết thường", (Edit("thoi_gian", "ngày 20", "thứ ba, ngày 20"),), "giay_moi"),
    Example("Tháng viết thường", (Edit("noi_dung_2", "năm 2025", "sau Cách mạng tháng tám"),), "giay_moi"),
)

_DAYS = "hai|ba|tư|năm|sáu|bảy|bẩy"
_DAY = rf"[Tt]hứ (?P<word>{_DAYS})"
# Trước tên một ngày trong tuần là đầu câu, dấu câu, giờ phút hay những chữ này; trước số thứ tự là chữ được đếm.
_BEFORE_DAY = re.compile(
    r"(?:^|[,;:(.–-]|\d|\b(?:vào|ngày|sáng|chiều|tối|trưa|hôm|đến|tới|trước|từ|giờ|phút|h|hết|và)) *$", re.I
)
_RANKED = re.compile(r"\b(?:xếp|vị trí|hạng|đứng|lần|vòng|đợt|dòng|cột|hàng|câu|bậc|người) +$", re.I)
_MONTHS = "giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp"
_DAY_PATTERNS = (
    re.compile(rf"\b{_DAY},? \(?(?:ngày \d|\d{{1,2}}[/-]\d)"),
    re.compile(rf"\b{_DAY} \(ngày"),
    re.compile(rf"\b(?<!buổi )(?:sáng|chiều|tối|trưa) {_DAY}(?=,? (?:hằng|hàng) tuần|,? \(?ngày|,? \d{{1,2}}/)"),
    re.compile(rf"\b[Tt]ừ {_DAY} (?:đến|tới) (?:hết )?thứ (?:{_DAYS}|Hai|Ba|Tư|Năm|Sáu|Bảy)\b"),
    re.compile(rf"\b(?:đến|tới) (?:hết )?{_DAY} (?:hằng|hàng|trong) tuần\b"),
    re.compile(rf"\b{_DAY} (?:hằng|hàng) tuần\b"),
)
_MONTH_PATTERNS = (
    re.compile(r"\bCách mạng [Tt]háng (?P<word>tám|mười)\b"),
    re.compile(rf"\btháng (?P<word>{_MONTHS}) năm (?:19|20)\d\d\b"),
    re.compile(
        rf"\bngày (?:mùng |mồng )?(?:\d{{1,2}}|[{LOWER}]+(?: [{LOWER}]+)?) "
        rf"tháng (?P<word>{_MONTHS}) năm (?:\d|hai nghìn|hai ngàn|một nghìn)"
    ),
)


# Phần lớn chữ “tháng” đứng trước một con số; chỉ xét đoạn có “tháng” rồi chữ đầu của một tên tháng.
_NEAR_MONTH = tuple(sorted({f"háng {month[0]}" for month in _MONTHS.split("|")}))


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi thứ, mỗi tháng viết thường là một chỗ."""
    seen: set[tuple[object, int]] = set()
    for paragraph, match in (*_all(document, _DAY_PATTERNS, "hứ "), *_all(document, _MONTH_PATTERNS, *_NEAR_MONTH)):
        place = (paragraph.ref, match.start("word"))
        if place not in seen and _named(match):
            seen.add(place)
            word = match["word"]
            head = "thứ" if re.search(r"[Tt]hứ $", match.string[: match.start("word")]) else "tháng"
            right = f"“{head} {word[:1].upper()}{word[1:]}”"
            yield Fault("K23", excerpt(paragraph, *match.span()), f"“{head} {word}”", right)


def _all(
    document: Document, patterns: Iterable[re.Pattern[str]], *near: str
) -> Iterator[tuple[Paragraph, re.Match[str]]]:
    """Mọi chỗ khớp của từng mẫu, trong những đoạn có một trong các chữ `near`."""
    suspected = [one for one in prose(document) if contains_any(plain(one), near)]
    for pattern in patterns:
        yield from matches(suspected, pattern)


def _named(match: re.Match[str]) -> bool:
    """Tên của một ngày, một tháng, không phải số thứ tự."""
    before, head = match.string[: match.start()], match.group()[:3].casefold()
    if head == "thứ":
        return _BEFORE_DAY.search(before) is not None
    return head[:2] != "từ" or _RANKED.search(before) is None

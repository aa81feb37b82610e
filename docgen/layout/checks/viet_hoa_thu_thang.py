"""Ngày trong tuần và tháng viết bằng chữ thì viết hoa âm tiết chỉ ngày, tháng: “thứ Hai”, “tháng Tám”.

“thứ hai” còn là số thứ tự nên chỉ báo khi ngày tháng đứng kề (“thứ hai, ngày 05/6”), “sáng thứ hai, …”, “từ thứ hai đến
thứ sáu”, “thứ hai hằng tuần”. Tháng bằng chữ chỉ báo khi có ngày hoặc năm đi cùng. Viết bằng chữ số thì không thuộc
quy định này.

Đúng: thứ Hai, ngày 05/6/2026; Cách mạng tháng Tám.
Sai: thứ hai, ngày 05/6/2026; Cách mạng tháng tám.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import LOWER, excerpt, matches, prose

ID = "viet_hoa_thu_thang"

PASSES = (
    Example("Viết đúng", (Edit("thoi_gian", "ngày 20", "thứ Ba, ngày 20"),), "giay_moi"),
    Example("Số thứ tự", (Edit("noi_dung_2", "Tới dự", "Tới dự lần thứ hai"),), "giay_moi"),
)
FAILS = (
    Example("Thứ ba viết thường", (Edit("thoi_gian", "ngày 20", "thứ ba, ngày 20"),), "giay_moi"),
    Example("Tháng viết thường", (Edit("noi_dung_2", "năm 2025", "sau Cách mạng tháng tám"),), "giay_moi"),
)

_DAYS = "hai|ba|tư|năm|sáu|bảy|bẩy"
_DAY = rf"[Tt]hứ (?P<word>{_DAYS})"
_MONTHS = "giêng|một|hai|ba|tư|năm|sáu|bảy|tám|chín|mười một|mười hai|mười|chạp"
_PATTERNS = (
    re.compile(rf"\b{_DAY},? \(?(?:ngày \d|\d{{1,2}}[/-]\d)"),
    re.compile(rf"\b{_DAY} \(ngày"),
    re.compile(rf"\b(?<!buổi )(?:sáng|chiều|tối|trưa) {_DAY}(?=,? (?:hằng|hàng) tuần|,? \(?ngày|,? \d{{1,2}}/)"),
    re.compile(rf"\b[Tt]ừ {_DAY} (?:đến|tới) (?:hết )?thứ (?:{_DAYS}|Hai|Ba|Tư|Năm|Sáu|Bảy)\b"),
    re.compile(rf"\b(?:đến|tới) (?:hết )?{_DAY} (?:hằng|hàng|trong) tuần\b"),
    re.compile(rf"\b{_DAY} (?:hằng|hàng) tuần\b"),
    re.compile(r"\bCách mạng [Tt]háng (?P<word>tám|mười)\b"),
    re.compile(rf"\btháng (?P<word>{_MONTHS}) năm (?:19|20)\d\d\b"),
    re.compile(
        rf"\bngày (?:mùng |mồng )?(?:\d{{1,2}}|[{LOWER}]+(?: [{LOWER}]+)?) "
        rf"tháng (?P<word>{_MONTHS}) năm (?:\d|hai nghìn|hai ngàn|một nghìn)"
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi thứ, mỗi tháng viết thường là một chỗ."""
    seen: set[tuple[object, int]] = set()
    for pattern in _PATTERNS:
        for paragraph, match in matches(prose(document), pattern):
            place = (paragraph.ref, match.start("word"))
            if place not in seen:
                seen.add(place)
                word = match["word"]
                head = "thứ" if re.search(r"[Tt]hứ $", match.string[: match.start("word")]) else "tháng"
                right = f"“{head} {word[:1].upper()}{word[1:]}”"
                yield Fault("K23", excerpt(paragraph, *match.span()), f"“{head} {word}”", right)

"""Dòng “(Kèm theo …)” ghi đúng loại, số, ký hiệu và ngày của văn bản chính.

Chỉ so những gì cả hai nơi đều đã điền. Loại văn bản ghi chung là “Văn bản” thì được. Loại khác với văn bản chính mà
số đã điền và khác số văn bản chính thì coi là nhắc đến một văn bản khác, không so. Tên cơ quan viết nhiều cách nên
không so.

Phụ lục chép từ văn bản năm trước hay còn nguyên số cũ ở dòng này.

Đúng: quyết định số 125/QĐ-UBND có phụ lục “(Kèm theo Quyết định số 125/QĐ-UBND …)”.
Sai: phụ lục của quyết định ấy ghi “(Kèm theo Quyết định số 98/QĐ-UBND …)”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.layout.components.kinds import OFFICIAL_LETTER, kind_of
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "khop_kem_theo"
LOOKS_AROUND = "van_ban"
_GENERAL = "van_ban"
_NUMBER = re.compile(r"số\s*:?\s*(?P<number>\d*)[\s.…_]*/\s*(?P<sign>[A-ZĐ][\w&]*(?:\s*-\s*[\w&]+)*)", re.IGNORECASE)
_DATE = re.compile(
    r"ngày[\s.…_]*(?P<day>\d{0,2})[\s.…_]*(?:tháng|/|-)[\s.…_]*(?P<month>\d{0,2})[\s.…_]*(?:năm|/|-)[\s.…_]*(?P<year>\d{0,4})",
    re.IGNORECASE,
)
# Số có năm là số của văn bản quy phạm pháp luật: một văn bản khác, không phải văn bản chính.
_WITH_YEAR = re.compile(r"số\s*:?\s*\d+\s*/\s*(?:19|20)\d\d\s*/", re.IGNORECASE)
_TYPE = re.compile(r"kèm\s+theo\s+(?P<type>[^\W\d_]+(?:\s+[^\W\d_]+){0,2})", re.IGNORECASE)

PASSES = (
    Example("Số, ngày như văn bản chính", base="quyet_dinh_phu_luc"),
    Example(
        "Chưa có số, ngày",
        (Edit("phu_luc_1_kem_theo", "số 125/QĐ-UBND ngày 12 tháng 01", "số      /QĐ-UBND ngày      tháng     "),),
        "quyet_dinh_phu_luc",
    ),
    Example("Ghi chung là Văn bản", (Edit("phu_luc_1_kem_theo", "Quyết định", "Văn bản"),), "quyet_dinh_phu_luc"),
)
FAILS = (
    Example("Số khác văn bản chính", (Edit("phu_luc_1_kem_theo", "125", "98"),), "quyet_dinh_phu_luc"),
    Example("Ký hiệu khác", (Edit("phu_luc_1_kem_theo", "QĐ-UBND", "QĐ-SNV"),), "quyet_dinh_phu_luc"),
    Example("Loại khác", (Edit("phu_luc_1_kem_theo", "Quyết định", "Kế hoạch"),), "quyet_dinh_phu_luc"),
)


class _Reference(NamedTuple):
    """Số, ký hiệu, ngày của một văn bản; rỗng ở chỗ chưa điền."""

    number: str
    sign: str
    date: tuple[str, str, str]


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm không khớp của một dòng kèm theo là một chỗ sai."""
    components = document.components
    head = components.head
    if head.so_ky_hieu is None:
        return
    date = head.dia_danh_thoi_gian
    main = _reference(f"{head.so_ky_hieu.text} {date.text if date else ''}")
    for attachment in components.attachments:
        # Văn bản kèm theo có số riêng (dự thảo) thì dòng kèm theo trong nó là chuyện của nó.
        if not attachment.kem_theo or attachment.head.so_ky_hieu is not None:
            continue
        line = attachment.kem_theo[0]
        text = " ".join(one.text for one in attachment.kem_theo)
        if _WITH_YEAR.search(text):
            continue
        yield from _compare(line, _kind(text), _reference(text), components.kind, main)


def _compare(line: Line, kind: str, own: _Reference, main_kind: str, main: _Reference) -> Iterator[Fault]:
    other_text = bool(own.number and main.number) and own.number != main.number
    if kind not in ("", _GENERAL) and main_kind and kind != main_kind:
        if not other_text and (not own.sign or own.sign == main.sign):
            yield Fault("A05", line, "loại văn bản khác văn bản chính", "loại của văn bản chính")
        return
    if not kind:
        return
    if other_text:
        yield Fault("A05", line, f"số {own.number}", f"số {main.number}")
    if own.sign and main.sign and own.sign != main.sign:
        yield Fault("A05", line, f"ký hiệu {own.sign}", f"ký hiệu {main.sign}")
    if any(one and two and one != two for one, two in zip(own.date, main.date, strict=True)):
        yield Fault("A05", line, f"ngày {_shown(own)}", f"ngày {_shown(main)}")


def _kind(text: str) -> str:
    """Mã loại của văn bản mà dòng kèm theo nêu; “van_ban” khi ghi chung; rỗng khi là loại khác."""
    found = _TYPE.search(text)
    if found is None:
        return ""
    name = slug(found["type"])
    if name.startswith(_GENERAL):
        return _GENERAL
    if name.startswith(OFFICIAL_LETTER):
        return OFFICIAL_LETTER
    return kind_of(name)


def _reference(text: str) -> _Reference:
    number, date = _NUMBER.search(text), _DATE.search(text)
    return _Reference(
        number["number"].lstrip("0") if number else "",
        re.sub(r"\s", "", number["sign"]) if number else "",
        (date["day"].lstrip("0"), date["month"].lstrip("0"), date["year"]) if date else ("", "", ""),
    )


def _shown(reference: _Reference) -> str:
    return "/".join(part or "…" for part in reference.date)

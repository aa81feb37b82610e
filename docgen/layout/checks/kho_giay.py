"""Giấy khổ A4, trình bày theo chiều dài.

Mọi phần của tệp phải là khổ A4 (210 × 297 mm), lệch không quá một milimét vì phần mềm làm tròn. Trang xoay ngang được
chấp nhận khi phần ấy có bảng, biểu hoặc hình, không kể bảng xếp chữ ở đầu văn bản, khối ký; trang ngang chỉ có chữ
thì nhắc xoay lại.

Tệp soạn trên máy cài theo kiểu Mỹ thường là khổ Letter: ngắn hơn A4 gần 2 cm, in ra lệch lề và ngắt trang sai chỗ. Khổ
lớn như A3 không tự sửa được, vì bảng đang vừa trang sẽ bị tràn.

Đúng: 210 × 297 mm, chiều dọc; phụ lục có bảng nhiều cột xoay ngang.
Sai: khổ Letter 215,9 × 279,4 mm; trang ngang chỉ có lời văn.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Page
from docgen.layout.facts.values import Section
from docgen.layout.fault import Fault
from docgen.layout.measures import heads
from docgen.layout.profile import Limits, shown
from docgen.layout.repair import SetPage

ID = "kho_giay"

PASSES = (
    Example("Khổ A4, chiều dọc"),
    Example("Khổ A4 làm tròn theo inch", (Page({"width": 209.9, "height": 297.2}),)),
    Example(
        "Phụ lục có bảng xoay ngang",
        (Page({"width": 297.0, "height": 210.0, "landscape": True}, section=2),),
        base="quyet_dinh_phu_luc",
    ),
)
FAILS = (
    Example("Khổ Letter", (Page({"width": 215.9, "height": 279.4}),), rules=("P01",)),
    Example(
        "Trang ngang không có bảng",
        (Page({"width": 297.0, "height": 210.0, "landscape": True}, section=1),),
        base="quyet_dinh_kem_theo",
        rules=("P02",),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Khổ giấy từng phần (P01), hướng giấy từng phần (P02)."""
    for section in document.facts.sections:
        yield from _paper(section, limits)
        if section.width > section.height and not _has_table(document, section):
            yield Fault("P02", section, "trang ngang không có bảng, biểu", "trang dọc")


def _paper(section: Section, limits: Limits) -> Iterator[Fault]:
    wide = section.width > section.height
    sides = (limits.number("width"), limits.number("height"))
    width, height = reversed(sides) if wide else sides
    away = max(abs(section.width - width), abs(section.height - height))
    if away <= limits.tolerance:
        return
    repairs = (SetPage(section.index, width, height),) if away <= limits.number("repairable") else ()
    yield Fault("P01", section, _size(section.width, section.height), f"{_size(width, height)} (A4)", repairs)


def _size(width: float, height: float) -> str:
    return f"{shown(width)} × {shown(height)} mm"


def _frames(document: Document) -> set[int]:
    """Các bảng chỉ để xếp chữ: đầu văn bản, khối ký và nơi nhận."""
    components = document.components
    lines = (*components.signature.quyen_han[:1], components.recipients.label)
    cells = (line.paragraph.cell for line in lines if line is not None)
    found = {head.table for head in heads(document) if head.table is not None}
    return found | {cell.table for cell in cells if cell is not None}


def _has_table(document: Document, section: Section) -> bool:
    inside = document.facts.paragraphs[section.first : section.last]
    tables = any(
        table.section == section.index and table.index not in _frames(document) for table in document.facts.tables
    )
    return tables or any(one.pictures or one.box for one in inside)

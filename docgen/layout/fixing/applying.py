"""Các phép sửa + gói → gói đã sửa trên cây XML; phép nào không đổi gì hoặc không làm được thì nói rõ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts.values import DocumentFacts
from docgen.layout.fixing.anchors import Anchors
from docgen.layout.fixing.page_numbers import number_pages
from docgen.layout.fixing.pages import live_sections, set_section
from docgen.layout.fixing.paragraph_format import set_paragraph
from docgen.layout.fixing.refusal import Refused
from docgen.layout.fixing.replacing import replace_text
from docgen.layout.fixing.text_format import set_text
from docgen.layout.package import DocxPackage
from docgen.layout.repair import (
    Repair,
    Replace,
    SetMargin,
    SetPage,
    SetPageNumbers,
    SetPageStart,
    SetParagraph,
    SetText,
)
from docgen.ooxml.xml import W


class Outcome(NamedTuple):
    """Một phép sửa đã thử: `changed`: tệp có đổi; `refused`: vì sao không làm hoặc làm chưa trọn."""

    repair: Repair
    changed: bool
    refused: str = ""


def apply(package: DocxPackage, facts: DocumentFacts, repairs: Iterable[Repair]) -> list[Outcome]:
    """Làm các phép sửa theo thứ tự giữ cho vị trí chữ còn đúng; kết quả xếp theo thứ tự đã làm."""
    anchors = Anchors(package)
    outcomes: list[Outcome] = []
    for repair in _ordered(repairs):
        before = _print(package, anchors, repair)
        try:
            _do(package, facts, anchors, repair)
        except Refused as refusal:
            # Chỉ việc đánh số trang làm được một phần; phép sửa khác bị từ chối là chưa sửa gì.
            partly = isinstance(repair, SetPageNumbers) and _print(package, anchors, repair) != before
            outcomes.append(Outcome(repair, partly, str(refusal)))
        else:
            outcomes.append(Outcome(repair, _print(package, anchors, repair) != before))
    return outcomes


def _do(package: DocxPackage, facts: DocumentFacts, anchors: Anchors, repair: Repair) -> None:
    if isinstance(repair, SetText):
        set_text(anchors.find(repair.line.paragraph), repair)
    elif isinstance(repair, SetParagraph):
        set_paragraph(anchors.find(repair.paragraph).element, repair)
    elif isinstance(repair, Replace):
        if repair.paragraph.ref.part != package.main:
            raise Refused("chữ ngoài thân văn bản không tự sửa")
        replace_text(anchors.find(repair.paragraph), repair)
    elif isinstance(repair, SetPageNumbers):
        number_pages(package, facts)
    else:
        set_section(package, repair)


def _ordered(repairs: Iterable[Repair]) -> Iterator[Repair]:
    """Định dạng trước, thay chữ sau và từ cuối đoạn lên, số trang cuối cùng (nó có thể bỏ đoạn).

    Hai phép thay chồng nhau trong một đoạn: phép sau chờ vòng kế, khi vị trí đã đo lại.
    """
    unique = list(dict.fromkeys(repairs))
    yield from (one for one in unique if isinstance(one, (SetPage, SetMargin, SetPageStart)))
    yield from (one for one in unique if isinstance(one, SetParagraph))
    yield from (one for one in unique if isinstance(one, SetText))
    replaces = [one for one in unique if isinstance(one, Replace)]
    replaces.sort(key=lambda one: (one.paragraph.ref, -one.start, -one.end))
    last: Replace | None = None
    for one in replaces:
        if last is None or last.paragraph.ref != one.paragraph.ref or one.end <= last.start:
            yield one
            last = one
    yield from (one for one in unique if isinstance(one, SetPageNumbers))


def _print(package: DocxPackage, anchors: Anchors, repair: Repair) -> bytes:
    """Dấu của chỗ sắp sửa: khác đi là tệp đã đổi."""
    try:
        if isinstance(repair, SetText):
            return etree.tostring(anchors.find(repair.line.paragraph).element)
        if isinstance(repair, (SetParagraph, Replace)):
            return etree.tostring(anchors.find(repair.paragraph).element)
    except Refused:
        return b""
    if isinstance(repair, SetPageNumbers):
        references = package.document.iter(f"{W}headerReference", f"{W}footerReference")
        parts = sorted({part for one in references if (part := package.target(one)) is not None})
        names = "\n".join(sorted(package.parts)).encode()
        return names + b"".join(etree.tostring(package.root(part)) for part in (package.main, *parts))
    return b"".join(etree.tostring(section) for section in live_sections(package))

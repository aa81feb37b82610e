"""Định dạng đoạn → `w:jc`, `w:ind`, `w:spacing` ghi trực tiếp trên `w:pPr`."""

from __future__ import annotations

from lxml import etree

from docgen.layout.facts.values import TWIPS_PER_MM
from docgen.layout.fixing.schema_order import child, drop, properties
from docgen.layout.repair import SetParagraph
from docgen.ooxml.xml import W

_VAL = f"{W}val"


def set_paragraph(element: etree._Element, repair: SetParagraph) -> None:
    """Sửa một `w:p`."""
    owner = properties(element, "pPr")
    if repair.align is not None:
        child(owner, "jc").set(_VAL, repair.align)
    if _any(repair.left, repair.right, repair.first_line):
        _indent(child(owner, "ind"), repair)
    if _any(repair.before, repair.after, repair.line):
        _spacing(child(owner, "spacing"), repair)
    if repair.paragraph.format.contextual and _any(repair.before, repair.after):
        # Word nuốt khoảng cách giữa hai đoạn cùng kiểu chừng nào cờ này còn bật.
        child(owner, "contextualSpacing").set(_VAL, "0")


def _any(*values: float | None) -> bool:
    return any(value is not None for value in values)


def _indent(ind: etree._Element, repair: SetParagraph) -> None:
    for side, other, value in (("left", "start", repair.left), ("right", "end", repair.right)):
        if value is not None:
            drop(ind, other)
            _override(ind, f"{side}Chars", f"{other}Chars")
            ind.set(f"{W}{side}", str(round(value * TWIPS_PER_MM)))
    if repair.first_line is not None:
        hanging = repair.first_line < 0
        drop(ind, "firstLine" if hanging else "hanging")
        _override(ind, "firstLineChars", "hangingChars")
        ind.set(f"{W}{'hanging' if hanging else 'firstLine'}", str(round(abs(repair.first_line) * TWIPS_PER_MM)))


def _override(ind: etree._Element, *names: str) -> None:
    """Số đo tính bằng “chữ” lấn át số đo tuyệt đối, kể cả khi kiểu đoạn mang nó: ghi 0 để trả quyền."""
    for name in names:
        if ind.get(f"{W}{name}") is not None:
            ind.set(f"{W}{name}", "0")


def _spacing(spacing: etree._Element, repair: SetParagraph) -> None:
    shape = repair.paragraph.format
    for side, value, automatic in (
        ("before", repair.before, shape.auto_before),
        ("after", repair.after, shape.auto_after),
    ):
        if value is None:
            continue
        spacing.set(f"{W}{side}", str(round(value * 20)))
        drop(spacing, f"{side}Lines", f"{side}Autospacing")
        if automatic:
            # Cờ tự động có thể đến từ kiểu đoạn, bỏ thuộc tính là chưa đủ.
            spacing.set(f"{W}{side}Autospacing", "0")
    if repair.line is not None:
        spacing.set(f"{W}line", str(round(repair.line * 240)))
        spacing.set(f"{W}lineRule", "auto")

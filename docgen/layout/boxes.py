"""Một dòng → nó có nằm trong khung không: viền bốn cạnh của đoạn, hộp chữ, bảng có kẻ khung."""

from __future__ import annotations

from docgen.layout.components.values import Document
from docgen.layout.facts.values import Line


def is_boxed(document: Document, line: Line) -> bool:
    """Dòng nằm trong khung. Hộp chữ coi là có khung: tệp không phải lúc nào cũng nói rõ nét viền của nó."""
    table = document.table_of(line.paragraph)
    return line.paragraph.boxed or line.paragraph.box or (table is not None and table.bordered)

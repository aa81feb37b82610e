"""Mẫu bị sửa là mẫu khác: không điều gì đã học với mẫu cũ được dùng cho nó."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from first_drafts import first_drafts
from recall_kit import checked, print_marked, printer

from docgen import pipeline
from docgen.render.template import load

KIND = "quyet_dinh_xep_loai_ca_nhan"


def _font(document: Document) -> None:
    document.styles["Nội dung"].font.name = "Arial"


def _size(document: Document) -> None:
    document.styles["Nội dung"].font.size = Pt(11)


def _margin(document: Document) -> None:
    document.sections[0].left_margin = Mm(10)


def _indent(document: Document) -> None:
    document.styles["Nội dung"].paragraph_format.first_line_indent = Mm(40)


def _align(document: Document) -> None:
    document.styles["Nội dung"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT


def _without_paragraph(document: Document) -> None:
    gone = next(one for one in document.paragraphs if one.text.strip() == "QUYẾT ĐỊNH:")._p
    gone.getparent().remove(gone)


@pytest.mark.parametrize("spoil", [_font, _size, _margin, _indent, _align, _without_paragraph])
def test_nothing_learned_survives_a_changed_template(spoil: Callable[[Document], None], tmp_path: Path) -> None:
    book = pipeline.Recalls().book(pipeline.profile_of(KIND))
    good = printer(KIND).reprint()
    book.learn(good.trace, checked(good, KIND))
    assert book.known(good.trace) == ()
    document = docx.Document(str(printer(KIND).template.path))
    spoil(document)
    path = tmp_path / f"{KIND}.docx"
    document.save(str(path))
    other = print_marked(load(path), first_drafts()[KIND]).reprint()
    assert other.trace.values == good.trace.values
    assert book.known(other.trace) is None
    outcome = checked(other, KIND)
    assert outcome.errors
    book.learn(other.trace, outcome)
    assert book.known(other.trace) is None
    assert book.known(good.trace) == ()

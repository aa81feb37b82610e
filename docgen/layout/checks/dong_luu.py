"""Dòng cuối của Nơi nhận là “- Lưu: VT, …” và kết thúc bằng dấu chấm.

Xét: có dòng Lưu; sau “Lưu” là dấu hai chấm rồi chữ “VT”; cuối dòng là dấu chấm; sau nó không còn nơi nhận nào. Ký
hiệu người soạn và số lượng bản (ô 12), tên người soạn trong ngoặc, số bản lưu không bị xét. Dòng lưu còn để trống thì
bỏ qua.

Dòng này nói bản gốc nằm ở đâu; hồ sơ lưu trữ và hồ sơ công việc tra theo nó.

Đúng: “- Lưu: VT, NC.”; “- Lưu: VT, HC (2).”
Sai: “- Lưu VT, NC.”; “- Lưu: VT, NC;”; “- Lưu: NC.”
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.entries import Entry, end_mark, end_span, end_text, entries, has_dash, has_tag
from docgen.layout.examples import Add, Drop, Edit, Example
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.repair import Replace

ID = "dong_luu"
LOOKS_AROUND = "van_ban"
# Ký hiệu người soạn và số lượng bản đứng cùng dòng, sau dấu chấm của dòng lưu: “- Lưu: VT, NC. PL.(300)”.
_DRAFTER = re.compile(r"(?<=\.)\s*[A-ZĐ]{1,6}\s*\.?\s*\(?\d{1,4}\s*(?:b|bản)?\)?\s*\.?$")
_COLON = re.compile(r"[^:]{0,8}?lưu\s*:", re.IGNORECASE)

PASSES = (
    Example("Lưu: VT, NC."),
    Example("Tên người soạn, số bản trong ngoặc", (Edit("luu", "NC.", "NC(Bình), KT (2)."),)),
    Example("Ký hiệu người soạn cùng dòng", (Edit("luu", "NC.", "NC. PL.(300)"),)),
)
FAILS = (
    Example("Thiếu dấu hai chấm", (Edit("luu", "Lưu:", "Lưu"),)),
    Example("Cuối dòng là dấu chấm phẩy", (Edit("luu", "NC.", "NC;"),)),
    Example("Cuối dòng không có dấu", (Edit("luu", "NC.", "NC"),)),
    Example("Không có VT", (Edit("luu", "VT, ", ""),)),
    Example("Không có dòng lưu", (Drop("luu"),)),
    Example("Còn nơi nhận sau dòng lưu", (Add("luu", "- Bộ Tài chính;"),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu dòng Lưu, hoặc mỗi điểm sai của nó."""
    recipients = document.components.recipients
    if recipients.label is None or not recipients.items:
        return
    line = recipients.luu
    if line is None:
        if not any(has_tag(one.text) or "lưu" in one.text.casefold() for one in recipients.items):
            yield Fault("R03", recipients.items[-1], "không có dòng “Lưu:”", "dòng cuối “- Lưu: VT, ….”")
        return
    entry = next((one for one in entries(recipients.items) if line in one.lines), Entry((line,)))
    yield from _wording(entry, limits)
    yield from _ending(document, entry)
    for other in recipients.after:
        if has_dash(other):
            yield Fault("R03", other, "nơi nhận đứng sau dòng Lưu", "dòng Lưu là dòng cuối")


def _wording(entry: Entry, limits: Limits) -> Iterator[Fault]:
    text = entry.text
    if not _COLON.match(text):
        yield Fault("R03", entry.first, "không có dấu hai chấm sau “Lưu”", "“Lưu:”")
        return
    rest = text.partition(":")[2]
    filled = any(char.isalnum() for char in rest) and not has_tag(rest)
    if filled and not any(re.search(rf"\b{re.escape(one)}\b", rest) for one in limits.texts("office")):
        yield Fault("R03", entry.first, "không có “VT” sau “Lưu:”", "“Lưu: VT, …”")


def _ending(document: Document, entry: Entry) -> Iterator[Fault]:
    """Cuối dòng là một dấu chấm; dòng còn nối sang đoạn sau, hoặc còn để trống, thì không xét."""
    text = entry.text
    blank = not any(char.isalnum() for char in text.partition(":")[2] or text) or text.endswith(("…", ".."))
    if blank or has_tag(text) or _DRAFTER.search(text) or end_mark(entry.last) == ".":
        return
    if end_mark(entry.last) in ("", ",") and _continued(document, entry.last):
        return
    yield Fault("R03", entry.last, end_text(entry.last), "cuối dòng “.”", (Replace(*end_span(entry.last), "."),))


def _continued(document: Document, line: Line) -> bool:
    """Phần sau của đoạn, hay đoạn ngay dưới cùng ô, là phần nối của dòng lưu chứ không phải ký hiệu người soạn."""
    paragraph = line.paragraph
    if paragraph.text[line.end :].strip():
        return True
    paragraphs = document.facts.paragraphs
    index = next((place for place, one in enumerate(paragraphs) if one is paragraph), len(paragraphs))
    below: Paragraph | None = paragraphs[index + 1] if index + 1 < len(paragraphs) else None
    return (
        below is not None
        and not below.blank
        and below.cell == paragraph.cell
        and below.whole not in (document.components.recipients.after)
    )

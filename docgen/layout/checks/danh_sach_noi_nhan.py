"""Từng nơi nhận: cỡ 11, chữ đứng, gạch đầu dòng sát lề trái, cuối dòng có dấu chấm phẩy.

Xét mọi dòng dưới “Nơi nhận:”, kể cả dòng “Lưu:” (dấu câu cuối của dòng ấy xét riêng). Gạch đầu dòng do Word tự đánh
cũng là gạch đầu dòng. Một nơi nhận dài phải xuống dòng, các dòng “+” dưới một nơi nhận không bị coi là mục mới. Chú
thích trong ngoặc như “(b/c)”, tên chuyên viên cuối một nơi nhận không bị xét, kể cả cỡ chữ; dòng “Lưu:” còn xét cỡ
của phần lớn chữ.

Dòng “Lưu:” hay bị quên ở cỡ 12, 14 nhất, vì thường được gõ sau cùng hoặc chép từ văn bản khác.

Đúng: “- Bộ Nội vụ;” cỡ 11.
Sai: “- Bộ Nội vụ,”; “Bộ Nội vụ;” không gạch đầu dòng; cỡ 12.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.entries import Entry, end_mark, end_span, end_text, entries
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, align_text, is_bold, is_italic, look_faults, size_text
from docgen.layout.profile import Limits, Range, shown
from docgen.layout.repair import Replace, SetParagraph, SetText

ID = "danh_sach_noi_nhan"
_BRACKETS = re.compile(r"\([^()]*\)")

PASSES = (
    Example("Mỗi nơi nhận một dòng, cỡ 11"),
    Example(
        "Gạch đầu dòng do Word tự đánh",
        (Edit("noi_nhan_2", "- ", ""), Shape("noi_nhan_2", {"label": "-"})),
    ),
    Example("Nơi nhận dài, ngắt dòng", (Edit("noi_nhan_2", "", "- Các sở, ban, ngành,\nđoàn thể tỉnh (b/c);"),)),
)
FAILS = (
    Example("Nơi nhận cỡ 12", (Shape("noi_nhan_2", {"size": 12.0}),)),
    Example("Dòng Lưu cỡ 14", (Shape("luu", {"size": 14.0}),)),
    Example("Nơi nhận nghiêng", (Shape("noi_nhan_2", {"italic": True}),)),
    Example("Dấu phẩy cuối dòng", (Edit("noi_nhan_2", ";", ","),)),
    Example("Không có dấu cuối dòng", (Edit("noi_nhan_2", ";", ""),)),
    Example("Không gạch đầu dòng", (Edit("noi_nhan_2", "- ", ""),)),
    Example("Thụt đầu dòng", (Shape("noi_nhan_2", {"first_line": 12.7}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của một dòng nơi nhận là một chỗ sai."""
    recipients = document.components.recipients
    for line in recipients.items:
        # Chú thích “(b/c)” nghiêng hay đậm là chuyện nhỏ; cả dòng nghiêng, đậm mới là sai kiểu chữ.
        bold, italic = False if is_bold(line) else None, False if is_italic(line) else None
        yield from look_faults("R02", line, Look(bold=bold, italic=italic))
        yield from _sizes(line, limits.range("size"), archive=line is recipients.luu)
        yield from _edge(line, limits)
    listed = list(entries(recipients.items))
    for index, entry in enumerate(listed):
        if entry.open or entry.text.startswith("("):
            continue
        if not entry.dashed:
            yield Fault("R02", entry.first, "không có gạch đầu dòng", "gạch đầu dòng “-”")
        last = recipients.luu is None and index == len(listed) - 1
        if recipients.luu not in entry.lines and not last:
            yield from _ending(entry)


def _sizes(line: Line, allowed: Range, *, archive: bool) -> Iterator[Fault]:
    """Cỡ chữ ngoài ngoặc; dòng Lưu còn xét cỡ của phần lớn chữ, kể cả ký hiệu người soạn viết hạ thấp."""
    weights = line.weights(lambda one: one.size)
    main = max(weights, key=lambda size: weights[size], default=0.0)
    if archive and weights and main not in allowed:
        yield Fault("R02", line, size_text(main), f"cỡ {allowed}", (SetText(line, size=allowed.nearest(main)),))
        return
    for piece in _outside_brackets(line):
        yield from look_faults("R02", piece, Look(allowed))


def _outside_brackets(line: Line) -> Iterator[Line]:
    """Các khúc ngoài ngoặc đơn của dòng."""
    start = line.start
    for bracket in _BRACKETS.finditer(line.paragraph.text, line.start, line.end):
        yield Line(line.paragraph, start, bracket.start())
        start = bracket.end()
    yield Line(line.paragraph, start, line.end)


def _ending(entry: Entry) -> Iterator[Fault]:
    """Cuối mục là dấu chấm phẩy; dấu hai chấm mở các dòng “+” thì thôi."""
    mark = end_mark(entry.last)
    if mark not in (";", ":"):
        yield Fault("R02", entry.last, end_text(entry.last), "cuối dòng “;”", (Replace(*end_span(entry.last), ";"),))


def _edge(line: Line, limits: Limits) -> Iterator[Fault]:
    """Dòng đầu của đoạn sát lề trái; chỗ ngắt dòng trong đoạn theo đoạn nên không xét lại."""
    shape = line.format
    if line.start > 0 and line.paragraph.text[: line.start].strip():
        return
    if shape.align in ("center", "right"):
        repairs = (SetParagraph(line.paragraph, align="left"),)
        yield Fault("R02", line, align_text(shape.align), "sát lề trái", repairs)
    elif (indent := shape.left + shape.first_line) > limits.number("edge"):
        repairs = (SetParagraph(line.paragraph, left=0.0, first_line=0.0),)
        yield Fault("R02", line, f"thụt {shown(indent)} mm", "sát lề trái", repairs)

"""Khoản đánh số Ả Rập, sau số là dấu chấm: “1.”; không dùng “(1).”, “1)”, “1.1.”.

Chỉ xét dạng của số ở đầu đoạn. Số thập phân, số đếm đầu câu (“2.5 tỷ đồng”, “02 Phó Giám đốc”) không phải số khoản.
Cách đánh số nhiều tầng 1.1, 1.2 rất quen trong báo cáo, nhưng Nghị định chỉ có khoản và điểm, nên đây là cảnh báo chứ
không phải lỗi.

Dẫn “khoản 2”, “điểm b khoản 2” chỉ rõ khi cả văn bản dùng một cách đánh số.

Đúng: 1. …; a) …
Sai: (1). …; 1) …; 1.1. …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document, Heading
from docgen.layout.examples import Add, Edit, Example
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.passages import Body, bodies, quoted
from docgen.layout.profile import Limits

ID = "khoan_trinh_bay"
_DIGITS = re.compile(r"\d+")
_PARTS = re.compile(r"\d{1,2}(?:\.\d{1,2})*")
_BARE = re.compile(r"\s*([1-9]\d?)\s+(\S)")
_EXPECTED = "khoản “1.”, điểm “a)”"
# Bỏ i, v, x: có thể là số La Mã thường (i), (v), (x) trong câu liệt kê.
_LETTERS = tuple("abcdđeghklmnopqrstuy")
_STEPS = "1.1."

PASSES = (
    Example("Khoản “1.”", base="thong_bao"),
    Example("Số đếm ở đầu câu", (Add("khoan_1", "02 Phó Giám đốc Sở làm Tổ phó."),), "thong_bao"),
    Example("Số thập phân ở đầu câu", (Edit("noi_dung_1", "", "2.5 tỷ đồng đã được bố trí."),), "cong_van"),
)
FAILS = (
    Example("Số trong ngoặc đơn", (Edit("khoan_1", "1. Các", "(1). Các"),), "thong_bao"),
    Example("Số và ngoặc đơn", (Edit("khoan_2", "2. Văn", "2) Văn"),), "thong_bao"),
    Example("Thiếu dấu sau số", (Edit("khoan_2", "2. Văn", "2 Văn"),), "thong_bao"),
    Example("Số hai tầng", (Edit("khoan_3", "3. Bộ", "2.1. Bộ"),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi đề mục có dạng số khác khoản, điểm là một chỗ sai; cùng dạng thì gộp."""
    for body in bodies(document):
        cited = quoted(body.paragraphs)
        for heading in body.headings:
            if heading.paragraph.ref not in cited and (form := _form(heading)):
                yield Fault("B09", heading.paragraph, f"dạng “{form}”", _EXPECTED)
        for paragraph, number in _unmarked(body):
            yield Fault("B09", paragraph, f"“{number}” không có dấu sau số", _EXPECTED)


def _unmarked(body: Body) -> Iterator[tuple[Paragraph, int]]:
    """Đoạn mở đầu bằng đúng số kế tiếp của khoản đứng trước mà thiếu dấu chấm: “7 Biện pháp …” sau khoản 6."""
    clauses, last = body.of_level("khoan", "dieu"), 0
    for one in body.paragraphs:
        heading = clauses.get(one.ref)
        if heading is not None:
            last = int(heading.number) if heading.level == "khoan" and heading.number.isdecimal() else 0
        elif last and (bare := _BARE.match(one.text)) and int(bare[1]) == last + 1 and bare[2].isupper():
            last += 1
            yield one, last


def _form(heading: Heading) -> str:
    """Dạng số lạ với mọi số đổi thành 1; rỗng khi là khoản đúng dạng hoặc không chắc là đề mục."""
    if heading.level == "khac" and heading.number in _LETTERS:
        return "(a)"
    if heading.level not in ("khoan", "khac") or not _PARTS.fullmatch(heading.number):
        return ""
    if heading.level == "khoan" and heading.mark == ".":
        return ""
    written = heading.paragraph.label if heading.automatic else heading.line.text
    form = "".join(_DIGITS.sub("1", written).split())
    if form.startswith(_STEPS[:3]):
        # Bao nhiêu tầng cũng là một lối; chữ thường theo sau là số đo chứ không phải đề mục.
        return "" if heading.rest[:1].islower() or heading.rest[:1].isdigit() else _STEPS
    return form

"""Lời văn được canh đều cả hai lề.

Xét đoạn dài hơn một dòng: đoạn vừa một dòng thì canh kiểu nào in ra cũng như nhau. Đoạn đặt giữa chỉ bị báo khi dài
quá hai dòng; đề mục, câu trong ngoặc đơn, ghi chú, dòng điền bằng tab hay dấu chấm dài được bỏ qua.

Mép phải lởm chởm làm trang văn bản hành chính trông như bản nháp.

Đúng: đoạn văn canh đều hai bên.
Sai: đoạn văn ba dòng canh trái.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import STRAY, align_text
from docgen.layout.passages import bodies, is_blank_by_design, is_bracketed, line_count
from docgen.layout.profile import Limits
from docgen.layout.repair import SetParagraph

ID = "canh_deu"
_JUSTIFIED = ("both", "distribute")

PASSES = (
    Example("Đoạn dài canh đều", base="thong_bao"),
    Example("Đoạn vừa một dòng canh trái", (Shape("dia_diem", {"align": "left"}),), "giay_moi"),
)
FAILS = (
    Example("Đoạn dài canh trái", (Shape("noi_dung_1", {"align": "left"}),), "thong_bao"),
    Example("Đoạn dài đặt giữa", (Shape("khoan_1", {"align": "center"}),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi đoạn dài không canh đều là một chỗ sai, sửa được."""
    for body in bodies(document):
        for paragraph in body.flow:
            align = paragraph.format.align
            if align not in _JUSTIFIED and not _exempt(paragraph) and line_count(paragraph) > _most(align, limits):
                yield Fault("B02", paragraph, align_text(align), "căn đều hai bên", (SetParagraph(paragraph, "both"),))


def _most(align: str, limits: Limits) -> float:
    return limits.number("lines_centred" if align == "center" else "lines")


def _exempt(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    centred_heading = paragraph.format.align == "center" and paragraph.whole.bold > STRAY
    return "\t" in text or is_blank_by_design(text) or is_bracketed(paragraph) or centred_heading

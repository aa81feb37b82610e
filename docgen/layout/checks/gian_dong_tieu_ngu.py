"""Quốc hiệu và Tiêu ngữ cách nhau dòng đơn, không chen dòng trống.

Xét giãn dòng của Tiêu ngữ, khoảng cách đoạn giữa hai dòng và dòng trống chen giữa. Giãn dòng ghi bằng point gần bằng
dòng đơn thì chấp nhận, vì mắt không phân biệt được.

Dòng trống chen giữa thường có từ lúc gõ Enter hai lần; hai dòng chữ tách rời nhau không còn là một khối.

Đúng: hai dòng liền nhau, giãn dòng đơn.
Sai: một dòng trống ở giữa; giãn 1,5 dòng.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document, Head
from docgen.layout.examples import Add, Example, Shape
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import heads
from docgen.layout.profile import Limits, shown
from docgen.layout.repair import SetParagraph

ID = "gian_dong_tieu_ngu"

PASSES = (
    Example("Hai dòng liền nhau"),
    Example("Giãn dòng chính xác 17 pt", (Shape("tieu_ngu", {"line": 17.0, "line_rule": "exact"}),)),
    Example("Giãn dòng tối thiểu 1 pt", (Shape("tieu_ngu", {"line": 1.0, "line_rule": "atLeast"}),)),
)
FAILS = (
    Example("Giãn 1,5 dòng", (Shape("tieu_ngu", {"line": 1.5}),)),
    Example("Cách đoạn 12 pt", (Shape("quoc_hieu", {"after": 12.0}),)),
    Example("Chen dòng trống", (Add("quoc_hieu", ""),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Dòng trống, khoảng cách đoạn, giãn dòng giữa Quốc hiệu và Tiêu ngữ."""
    for head in heads(document):
        if head.quoc_hieu and head.tieu_ngu and head.quoc_hieu.paragraph is not head.tieu_ngu.paragraph:
            yield from _between(document, head, head.quoc_hieu.paragraph, head.tieu_ngu, limits)


def _between(document: Document, head: Head, nation: Paragraph, motto: Line, limits: Limits) -> Iterator[Fault]:
    if any(_blank_between(document, nation, motto.paragraph)):
        yield Fault("H06", motto, "có dòng trống ở trên", "liền dưới Quốc hiệu")
    gap = max(nation.format.after, motto.format.before)
    if gap > limits.number("gap"):
        repairs = (SetParagraph(nation, after=0.0), SetParagraph(motto.paragraph, before=0.0))
        yield Fault("H06", motto, f"cách Quốc hiệu {shown(gap)} pt", "cách dòng đơn", repairs)
    if _share(motto) not in limits.range("line"):
        repair = SetParagraph(motto.paragraph, line=1.0)
        yield Fault("H06", motto, f"giãn {shown(_share(motto))} dòng", "giãn dòng đơn", (repair,))


def _blank_between(document: Document, nation: Paragraph, motto: Paragraph) -> Iterator[bool]:
    """Đoạn trống giữa hai dòng, trong cùng cột của bảng."""
    inside = False
    for paragraph in document.facts.paragraphs:
        if paragraph is motto:
            return
        if inside and _column(paragraph) == _column(nation) and not paragraph.box:
            yield paragraph.blank and not paragraph.pictures
        inside = inside or paragraph is nation


def _column(paragraph: Paragraph) -> tuple[int, int] | None:
    return None if paragraph.cell is None else (paragraph.cell.table, paragraph.cell.column)


def _share(line: Line) -> float:
    """Giãn dòng so với dòng đơn; “ít nhất” thì không dưới dòng đơn."""
    single = 1.15 * line.size
    points = line.format.line_points(line.size)
    return max(points, single) / single if line.format.line_rule == "atLeast" else points / single

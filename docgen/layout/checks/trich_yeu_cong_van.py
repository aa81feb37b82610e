"""Công văn có trích yếu sau chữ “V/v”, cỡ 12-13, đứng, không đậm, ở giữa, cách dòng số, ký hiệu 6 pt.

Xét: công văn có “V/v”; văn bản có tên loại thì không dùng “V/v”; dáng chữ từng dòng trích yếu công văn; khoảng cách với
dòng số, ký hiệu khi hai dòng cùng ô. Để yên: dấu hai chấm sau “V/v”; khoảng cách rộng hơn 6 pt; khoảng cách không đo
được vì hai dòng ở hai hàng bảng.

Công văn không có tên loại, nên dòng “V/v” là tên của nó; văn bản có tên loại mà viết “V/v” là lẫn thể thức.

Đúng: V/v báo cáo kết quả cải cách hành chính (cỡ 12, đứng).
Sai: công văn không có “V/v”; quyết định ghi “V/v thành lập Tổ công tác”; trích yếu công văn cỡ 14 hay in đậm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.kinds import OFFICIAL_LETTER
from docgen.layout.components.values import Components, Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits, shown
from docgen.layout.repair import SetParagraph

ID = "trich_yeu_cong_van"
LOOKS_AROUND = "van_ban"
_LETTER = re.compile(r"\s*(v\s*/\s*v)\b", re.IGNORECASE)
_REACH = 40

PASSES = (
    Example("Công văn có V/v", base="cong_van"),
    Example("Trích yếu công văn cỡ 13", (Shape("trich_yeu_cong_van", {"size": 13.0}),), "cong_van"),
)
FAILS = (
    Example("Công văn không có trích yếu", (Drop("trich_yeu_cong_van"),), "cong_van", ("T02",)),
    Example("Quyết định ghi V/v", (Edit("trich_yeu", "Về việc", "V/v"),), rules=("T02",)),
    Example("Trích yếu công văn cỡ 14", (Shape("trich_yeu_cong_van", {"size": 14.0}),), "cong_van", ("T05",)),
    Example("Trích yếu công văn đậm", (Shape("trich_yeu_cong_van", {"bold": True}),), "cong_van", ("T05",)),
    Example("Trích yếu công văn nghiêng", (Shape("trich_yeu_cong_van", {"italic": True}),), "cong_van", ("T05",)),
    Example("Trích yếu sát dòng số", (Shape("trich_yeu_cong_van", {"before": 0.0}),), "cong_van", ("T05",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu hay lạc chữ “V/v”, dáng chữ khác mẫu, sát dòng số là những chỗ sai."""
    components = document.components
    if components.head.quoc_hieu is None or not components.kind:
        return
    if components.ten_loai is not None and components.kind != OFFICIAL_LETTER:
        yield from _stray(components)
        return
    lines = components.head.trich_yeu_cong_van
    if components.kind != OFFICIAL_LETTER:
        return
    if lines:
        yield from _spelling(lines[0])
    elif components.head.so_ky_hieu and not _suspected(document):
        yield Fault("T02", None, "không có", "trích yếu sau chữ “V/v”")
    for line in lines:
        look = Look(limits.range("co_chu"), bold=False, italic=False, centred=line.paragraph.cell is not None)
        yield from look_faults("T05", line, look)
    if lines and components.head.so_ky_hieu:
        yield from _spacing(document, components.head.so_ky_hieu, lines[0], limits)


def _stray(components: Components) -> Iterator[Fault]:
    """Chữ “V/v” ở văn bản có tên loại."""
    for line in (*components.head.trich_yeu_cong_van[:1], *components.trich_yeu[:1]):
        if found := _LETTER.match(line.raw):
            yield Fault("T02", line, f"“{found[1]}”", "không dùng “V/v” khi có tên loại")


def _spelling(line: Line) -> Iterator[Fault]:
    found = _LETTER.match(line.raw)
    if found is None:
        opening = " ".join(line.text.split()[:2])
        yield Fault("T02", line, f"“{opening}”", "“V/v”")
    elif found[1] != "V/v" and not line.capitals:
        yield Fault("T02", line, f"“{found[1]}”", "“V/v”")


def _spacing(document: Document, number: Line, subject: Line, limits: Limits) -> Iterator[Fault]:
    gap = _gap(document, number, subject)
    wanted, least = limits.number("cach_dong"), limits.number("cach_dong_it_nhat")
    if gap is None or gap >= least:
        return
    own = number.paragraph is not subject.paragraph
    repairs = (SetParagraph(subject.paragraph, before=wanted),) if own else ()
    yield Fault("T05", subject, f"cách dòng số {shown(gap)} pt", f"cách {shown(wanted)} pt", repairs)


def _gap(document: Document, number: Line, subject: Line) -> float | None:
    """Khoảng trắng (point) giữa hai dòng, None khi không đo được."""
    above, below = number.paragraph, subject.paragraph
    if above is below:
        between = above.text[number.end : subject.start]
        return _leading(above, subject) if between.count("\n") == 1 and not between.strip() else None
    if above.cell != below.cell:
        return None
    paragraphs = document.facts.paragraphs
    first = next(i for i, one in enumerate(paragraphs) if one is above)
    last = next(i for i, one in enumerate(paragraphs) if one is below)
    if last != first + 1 or above.text[number.end :].strip() or below.text[: subject.start].strip():
        return None
    if above.format.auto_after or below.format.auto_before:
        return None
    return max(above.format.after, below.format.before) + _leading(below, subject)


def _leading(paragraph: Paragraph, line: Line) -> float:
    """Phần giãn dòng thêm vào so với dòng đơn."""
    single = 1.15 * line.size
    return max(0.0, paragraph.format.line_points(line.size) - single)


def _suspected(document: Document) -> bool:
    lines = (line for paragraph in document.facts.paragraphs[:_REACH] for line in paragraph.lines())
    return any(_LETTER.search(line.raw) or line.text.lower().startswith("về việc") for line in lines)

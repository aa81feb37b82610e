"""Văn bản không chia điều: đề mục “I. …” viết chữ in hoa, đậm, sau số La Mã là dấu chấm.

Chỉ xét văn bản không có điều. Đoạn dài mở đầu bằng số La Mã là lời văn có số chứ không phải tên mục nên được bỏ qua.

Đề mục lớn in hoa, đậm để phân biệt với khoản “1. …” ngay bên dưới.

Đúng: **I. KẾT QUẢ THỰC HIỆN**
Sai: I. Kết quả thực hiện; I/ KẾT QUẢ THỰC HIỆN.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document, Heading
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.passages import bodies, line_count, quoted
from docgen.layout.profile import Limits

ID = "muc_la_ma"
_LOOK = Look(bold=True, italic=False, capitals=True)
# Trong dãy A, B, C, D, các chữ này là chữ cái chứ không phải số La Mã.
_LETTERS = ("C", "D", "L", "M")

PASSES = (Example("I. viết hoa, đậm", base="to_trinh"),)
FAILS = (
    Example("Viết thường", (Edit("muc_1", "", "I. Sự cần thiết"),), "to_trinh"),
    Example("Không đậm", (Shape("muc_1", {"bold": False}),), "to_trinh"),
    Example("Gạch chéo sau số", (Edit("muc_2", "II. ", "II/ "),), "to_trinh"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm trình bày sai của đề mục La Mã là một chỗ sai."""
    for body in bodies(document):
        if any(one.level == "dieu" for one in body.headings):
            continue
        cited = quoted(body.paragraphs)
        for heading in body.headings:
            if heading.level == "la_ma" and heading.paragraph.ref not in cited and _is_title(heading, limits):
                if heading.mark != ".":
                    yield Fault("B12", heading.paragraph, f"“{heading.mark}” sau số", "dấu chấm sau số")
                yield from look_faults("B12", _whole(heading), _LOOK)


def _is_title(heading: Heading, limits: Limits) -> bool:
    return heading.number not in _LETTERS and line_count(heading.paragraph) <= limits.number("lines")


def _whole(heading: Heading) -> Line:
    """Cả đề mục, không kể khoảng trắng hai đầu."""
    return Line(heading.paragraph, heading.line.start, len(heading.paragraph.text.rstrip()))

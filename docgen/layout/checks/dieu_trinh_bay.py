"""“Điều”, số thứ tự in đứng, đậm; số Ả Rập, sau số là dấu chấm; cỡ chữ bằng lời văn, lùi đầu dòng.

Xét khúc “Điều 1.”. Số do Word tự đánh chỉ xét dấu sau số. Chữ còn lại của điều không đậm là được nếu đó là lời văn
chứ không phải tên điều. Mức lùi đầu dòng do phép kiểm tra thụt đầu dòng lo; ở đây chỉ báo điều đặt giữa trang.

“Điều 1:” là lối cũ; dấu chấm phân số thứ tự với tên điều như mọi văn bản quy phạm.

Đúng: **Điều 1.** Thành lập Tổ kiểm tra…
Sai: Điều 1: Thành lập…; “Điều 1.” không đậm.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document, Heading
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import is_centred, size_text, slant_faults, weight_faults
from docgen.layout.passages import bodies, quoted
from docgen.layout.profile import Limits
from docgen.layout.repair import SetText

ID = "dieu_trinh_bay"
_MARKS = {":": "dấu hai chấm sau số", "": "không có dấu sau số"}

PASSES = (
    Example("Số đậm, lời văn thường"),
    Example("Tên điều đậm cả dòng", base="quyet_dinh_kem_theo"),
)
FAILS = (
    Example("Dấu hai chấm", (Edit("dieu_1", "Điều 1.", "Điều 1:"),)),
    Example("Điều không đậm", (Shape("dieu_2", {"bold": False}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm trình bày sai của một điều là một chỗ sai."""
    for body in bodies(document):
        cited = quoted(body.paragraphs)
        for heading in body.headings:
            if heading.level == "dieu" and heading.paragraph.ref not in cited:
                yield from _faults(heading, limits)


def _faults(heading: Heading, limits: Limits) -> Iterator[Fault]:
    if heading.mark != ".":
        found = _MARKS.get(heading.mark, f"dấu “{heading.mark}” sau số")
        yield Fault("B07", heading.paragraph, found, "dấu chấm sau số")
    if heading.automatic:
        return
    piece = _label(heading)
    yield from weight_faults("B07", piece, True)
    yield from slant_faults("B07", piece, False)
    if is_centred(piece):
        yield Fault("B07", piece, "căn giữa", "lùi đầu dòng 10 hoặc 12,7 mm")
    size = heading.paragraph.whole.size
    if abs(piece.size - size) > limits.tolerance:
        repair = SetText(piece, size=size)
        yield Fault("B07", piece, f"{size_text(piece.size)}, lời văn {size_text(size)}", "cỡ bằng lời văn", (repair,))


def _label(heading: Heading) -> Line:
    """“Điều 1” không kể dấu sau số: dấu hay lạc định dạng, mắt không thấy."""
    line = heading.line
    text = line.raw.rstrip(" .:\u00a0\t")
    return Line(line.paragraph, line.start, line.start + len(text))

"""Chữ đầu đoạn lời văn lùi vào 1 cm hoặc 1,27 cm.

Đo từ lề trái vùng chữ đến chữ đầu đoạn. Dòng đặt giữa hay canh phải, câu trích, đề mục “I. …”, đoạn lùi bằng tab hay
dấu cách (không đo được) và danh sách gạch đầu dòng lùi sâu được bỏ qua; dòng viết tiếp câu của đoạn trước (mở đầu bằng
chữ thường) cũng vậy. Dùng lẫn 1 cm với 1,27 cm, lùi cả đoạn thay vì dòng đầu, thụt treo thì Nghị định không cấm,
nên chỉ là cảnh báo.

Đầu đoạn lùi đều nhau giúp mắt tìm được chỗ sang ý.

Đúng: lùi 10 mm hoặc 12,7 mm.
Sai: không lùi; lùi 15 mm.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import is_bold
from docgen.layout.passages import BULLETS, Body, bodies, line_count, quoted
from docgen.layout.profile import Limits, shown
from docgen.layout.repair import SetParagraph

ID = "thut_dau_dong"
_FLUSH = ("left", "both", "distribute")
_TYPED_SPACES = 3
_FORMS = ("bien_ban", "giay_", "phieu_", "hop_dong", "ban_")
_LABEL = 60

PASSES = (
    Example("Lùi 12,7 mm", base="thong_bao"),
    Example(
        "Dòng ngắn lùi bằng lề trái của đoạn",
        (Edit("noi_dung_1", "", "Giám đốc Sở yêu cầu:"), Shape("noi_dung_1", {"first_line": 0.0, "left": 12.7})),
        "thong_bao",
    ),
)
FAILS = (
    Example("Không lùi đầu dòng", (Shape("noi_dung_1", {"first_line": 0.0}),), "thong_bao"),
    Example("Một đoạn lùi 10 mm giữa nội dung lùi 12,7 mm", (Shape("noi_dung_1", {"first_line": 10.0}),), "thong_bao"),
    Example("Lùi cả đoạn", (Shape("noi_dung_1", {"first_line": 0.0, "left": 12.7}),), "thong_bao"),
    Example("Thụt treo", (Shape("noi_dung_1", {"first_line": -10.0, "left": 10.0}),), "thong_bao"),
    Example("Lùi 20 mm", (Shape("khoan_2", {"first_line": 20.0}),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi đoạn lùi khác 10 và 12,7 mm là một chỗ sai, sửa được."""
    steps = (limits.number("short"), limits.number("long"))
    expected = f"{' hoặc '.join(shown(step) for step in steps)} mm"
    short = document.components.kind.startswith(_FORMS)
    for body in bodies(document):
        judged = [one for one in _judged(body) if not (short and _is_label(one))]
        right = _usual(judged, steps, limits.tolerance)
        for paragraph in judged:
            if not _fits(paragraph, steps, limits.tolerance):
                start = paragraph.format.left + paragraph.format.first_line
                repair = SetParagraph(paragraph, left=0.0, first_line=right)
                yield Fault("B04", paragraph, f"lùi {shown(start)} mm", expected, (repair,))
            else:
                yield from _uneven(paragraph, right, limits.tolerance)
        yield from (
            Fault("B04", one, "thụt treo", "lùi dòng đầu", milder=True)
            for one in body.flow
            if one.format.first_line < -limits.tolerance and line_count(one) > 1
        )


def _uneven(paragraph: Paragraph, right: float, tolerance: float) -> Iterator[Fault]:
    """Lùi hợp lệ nhưng khác cả văn bản, hoặc lùi cả đoạn thay vì dòng đầu: Nghị định không cấm, mắt thấy lệch."""
    shape = paragraph.format
    repairs = (SetParagraph(paragraph, left=0.0, first_line=right),)
    if abs(shape.first_line) <= tolerance and shape.left > 0:
        if line_count(paragraph) > 1:
            yield Fault("B04", paragraph, f"lùi cả đoạn {shown(shape.left)} mm", "chỉ lùi dòng đầu", repairs, True)
    elif abs(shape.left + shape.first_line - right) > tolerance and abs(shape.first_line - right) > tolerance:
        found = f"lùi {shown(shape.first_line)} mm"
        yield Fault("B04", paragraph, found, f"như cả văn bản: {shown(right)} mm", repairs, True)


def _judged(body: Body) -> Iterator[Paragraph]:
    roman, cited = body.of_level("la_ma"), quoted(body.paragraphs)
    for one in body.flow:
        if one.ref not in roman and one.ref not in cited and one.format.align in _FLUSH and not _exempt(one):
            yield one


def _exempt(paragraph: Paragraph) -> bool:
    text, shape = paragraph.text, paragraph.format
    first = text.strip()[0]
    typed = len(text) - len(text.lstrip(" \u00a0"))
    return (
        shape.first_line < 0
        or "\t" in text[: text.index(first)]
        or typed >= _TYPED_SPACES
        or (shape.left > 0 and (first in BULLETS or bool(paragraph.label)))
        or (first.islower() and not _is_point(text))
        or ("=" in text and line_count(paragraph) <= 1)
        or (paragraph.whole.capitals and is_bold(paragraph.whole))
    )


def _is_point(text: str) -> bool:
    return text.strip()[1:2] in (")", ".")


def _is_label(paragraph: Paragraph) -> bool:
    """Dòng ngắn kiểu “Thời gian: …” của biên bản, giấy, phiếu."""
    return ":" in paragraph.text[:_LABEL] and line_count(paragraph) <= 1


def _fits(paragraph: Paragraph, steps: tuple[float, ...], tolerance: float) -> bool:
    shape = paragraph.format
    starts = (shape.first_line, shape.left + shape.first_line)
    return any(abs(start - step) <= tolerance for start in starts for step in steps)


def _usual(paragraphs: list[Paragraph], steps: tuple[float, ...], tolerance: float) -> float:
    """Bậc lùi mà phần lớn đoạn đang dùng; không đoạn nào đúng thì bậc cuối."""
    found = Counter(step for one in paragraphs for step in steps if abs(one.format.first_line - step) <= tolerance)
    return found.most_common(1)[0][0] if found else steps[-1]

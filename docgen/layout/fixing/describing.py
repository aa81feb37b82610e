"""Một phép sửa → lời nói cho người đọc: sửa gì, từ giá trị nào sang giá trị nào, ở đâu."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

from docgen.layout.engine import place_of
from docgen.layout.facts.values import DocumentFacts, Line
from docgen.layout.measures import align_text
from docgen.layout.profile import shown
from docgen.layout.repair import (
    Repair,
    Replace,
    SetMargin,
    SetPage,
    SetPageNumbers,
    SetPageStart,
    SetParagraph,
    SetText,
)

_COMPOSED = "Ghép dấu rời vào chữ cái (Unicode dựng sẵn)"
_SIDES = {"top": "trên", "bottom": "dưới", "left": "trái", "right": "phải"}
_BLACK = ("auto", "000000")
_QUOTED = 40
_AROUND = 12


def place(repair: Repair, facts: DocumentFacts) -> str:
    """Chỗ được sửa, cùng cách nói với báo cáo kiểm tra."""
    if isinstance(repair, SetText):
        return place_of(repair.line)
    if isinstance(repair, (SetParagraph, Replace)):
        return place_of(repair.paragraph)
    if isinstance(repair, SetPageNumbers):
        return place_of(None)
    return place_of(facts.sections[repair.section])


def change(repair: Repair, facts: DocumentFacts) -> str:
    """Điều đã sửa, ví dụ “Lề dưới 18 mm → 20 mm”."""
    if isinstance(repair, SetText):
        return _capital("; ".join(_text(repair)))
    if isinstance(repair, SetParagraph):
        return _capital("; ".join(_paragraph(repair)))
    if isinstance(repair, Replace):
        return _COMPOSED if _composes(repair) else _replaced(repair)
    if isinstance(repair, SetPageNumbers):
        return "Số trang: giữa lề trên, trang đầu không hiện số"
    section = facts.sections[repair.section]
    if isinstance(repair, SetPage):
        old, new = (section.width, section.height), (repair.width, repair.height)
        return f"Khổ giấy {_size(*old)} → {_size(*new)} mm"
    if isinstance(repair, SetMargin):
        return f"Lề {_SIDES[repair.side]} {shown(section.margins[repair.side])} mm → {shown(repair.mm)} mm"
    return _page_start(repair, section.page_start)


def quote(repair: Repair) -> str:
    """Chữ của chỗ được sửa, để tìm lại trên giấy; rỗng khi `change` đã nêu hoặc phép sửa không thuộc một dòng."""
    if isinstance(repair, SetText):
        return _quoted(repair.line)
    if isinstance(repair, Replace) and _composes(repair):
        return f"“{repair.text}”"
    return _quoted(repair.paragraph.whole) if isinstance(repair, SetParagraph) else ""


def _composes(repair: Replace) -> bool:
    """Chỉ ghép dấu rời vào chữ cái: chữ cũ và mới là một theo Unicode."""
    return normalize("NFC", repair.paragraph.text[repair.start : repair.end]) == repair.text


def _page_start(repair: SetPageStart, old: int | None) -> str:
    return f"Số trang bắt đầu {'nối tiếp' if old is None else old} → {repair.start}"


def _text(repair: SetText) -> Iterator[str]:
    line = repair.line
    if repair.size is not None:
        wrong = sorted(size for size in line.weights(lambda one: one.size) if size != repair.size)
        sizes = wrong or [line.paragraph.mark.size]
        yield f"cỡ chữ {', '.join(shown(size) for size in sizes)} → {shown(repair.size)}"
    if repair.bold is not None:
        yield "in đậm" if repair.bold else "bỏ in đậm"
    if repair.italic is not None:
        yield "in nghiêng" if repair.italic else "bỏ in nghiêng"
    if repair.underline is False:
        yield "bỏ gạch chân"
    if repair.color is not None:
        yield "màu chữ → đen" if repair.color in _BLACK else f"màu chữ → {repair.color}"
    if repair.font is not None:
        fonts = line.weights(lambda one: next((font for font in one.fonts if font != repair.font), one.fonts[0]))
        yield f"phông {', '.join(sorted(fonts)) or line.paragraph.mark.fonts[0]} → {repair.font}"


def _paragraph(repair: SetParagraph) -> Iterator[str]:
    shape = repair.paragraph.format
    if repair.align is not None:
        yield f"{align_text(shape.align)} → {align_text(repair.align)}"
    for name, unit, old, new in (
        ("thụt trái", "mm", shape.left, repair.left),
        ("thụt phải", "mm", shape.right, repair.right),
        ("thụt dòng đầu", "mm", shape.first_line, repair.first_line),
        ("cách trên", "pt", 0.0 if shape.auto_before else shape.before, repair.before),
        ("cách dưới", "pt", 0.0 if shape.auto_after else shape.after, repair.after),
    ):
        if new is not None and shown(old) != shown(new):
            yield f"{name} {shown(old)} → {shown(new)} {unit}"
    if repair.line is not None:
        old_line = f"{shown(shape.line)} {'dòng' if shape.line_rule == 'auto' else 'pt'}"
        yield f"giãn dòng {old_line} → {shown(repair.line)} dòng"


def _replaced(repair: Replace) -> str:
    """Chữ cũ và mới kèm vài chữ chung quanh, đủ để tìm lại trên giấy."""
    text = repair.paragraph.text
    start, end = max(0, repair.start - _AROUND), repair.end + _AROUND
    before = ("…" if start else "") + text[start : repair.start]
    after = text[repair.end : end] + ("…" if end < len(text) else "")
    old, new = text[repair.start : repair.end], repair.text
    return f"Sửa chữ: “{_one_line(before + old + after)}” → “{_one_line(before + new + after)}”"


def _quoted(line: Line) -> str:
    text = line.text
    if not text:
        return "đoạn trống"
    return f"“{text[:_QUOTED]}{'…' if len(text) > _QUOTED else ''}”"


def _one_line(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _size(width: float, height: float) -> str:
    return f"{shown(width)} × {shown(height)}"


def _capital(text: str) -> str:
    return (text[:1].upper() + text[1:]) or "Định dạng"

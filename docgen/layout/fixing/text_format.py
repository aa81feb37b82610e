"""Định dạng chữ của một dòng → thuộc tính ghi trực tiếp trên các `w:r` của đúng dòng ấy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts.values import CharFormat, Line, Paragraph
from docgen.layout.fixing.anchors import Anchor
from docgen.layout.fixing.refusal import Refused
from docgen.layout.fixing.schema_order import child, drop, properties
from docgen.layout.repair import SetText
from docgen.ooxml.xml import W

_R, _T, _FIELD_CHAR, _VAL = f"{W}r", f"{W}t", f"{W}fldChar", f"{W}val"
_SPACES = " \t\u00a0"
_BLACK = ("auto", "000000")
_LEGACY = (".vn", "vni-", "vni ")
_REDRAWN = re.compile("[\u0080-\u00ff]")
_SYMBOLS = ("symbol", "wingdings", "webdings", "marlett", "mt extra")
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


class TextLook(NamedTuple):
    """Các thuộc tính chữ phải ghi, cùng nghĩa và thứ tự với SetText; None là không đụng."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    color: str | None = None
    font: str | None = None


def set_text(anchor: Anchor, repair: SetText) -> None:
    """Sửa chữ của dòng; chỉ khúc nào chưa đúng mới bị ghi thuộc tính. Lỗi: Refused khi chữ gõ bằng phông mã cũ."""
    paragraph, look = repair.line.paragraph, TextLook(*repair[1:])
    start, end = _widened(repair.line)
    spans = list(_wrong_spans(paragraph, start, end, repair))
    for begin, finish in spans:
        anchor.cut(begin)
        anchor.cut(finish)
    runs = [run for begin, finish in spans for run in anchor.runs(begin, finish)]
    for run in (*runs, *_field_codes(anchor.element, runs)):
        dress(properties(run, "rPr"), look)
    # Dấu hết đoạn định chiều cao dòng trống và kiểu của số tự động, nên đi theo chữ khi sửa cả đoạn.
    if _covers(paragraph.text, start, end) and _differs(paragraph.mark, repair):
        dress(child(properties(anchor.element, "pPr"), "rPr"), look)


def _field_codes(paragraph: etree._Element, results: Sequence[etree._Element]) -> list[etree._Element]:
    """Các `w:r` mang mã và dấu của trường có kết quả trong `results`: khi tính lại, Word lấy định dạng từ đó."""
    found: list[etree._Element] = []
    opened: list[list[etree._Element]] = []
    for run in paragraph.iter(_R):
        kinds = [mark.get(f"{W}fldCharType") for mark in run.iterchildren(_FIELD_CHAR)]
        opened.extend([] for kind in kinds if kind == "begin")
        for field in opened:
            field.append(run)
        for kind in kinds:
            if kind == "end" and opened:
                field = opened.pop()
                if any(result in field for result in results):
                    found += [one for one in field if one not in found and one.find(_T) is None]
    return found


def dress(owner: etree._Element, look: TextLook) -> None:
    """Ghi các thuộc tính mà `look` nêu vào một `w:rPr`."""
    if look.size is not None:
        for name in ("sz", "szCs"):
            child(owner, name).set(_VAL, str(round(look.size * 2)))
    for names, value in ((("b", "bCs"), look.bold), (("i", "iCs"), look.italic)):
        if value is not None:
            for name in names:
                _switch(child(owner, name), value)
    if look.underline is False:
        child(owner, "u").set(_VAL, "none")
    if look.color is not None:
        color = child(owner, "color")
        color.set(_VAL, look.color)
        drop(color, "themeColor", "themeTint", "themeShade")
    if look.font is not None:
        fonts = child(owner, "rFonts")
        drop(fonts, *_THEMES)
        for slot in _SLOTS:
            fonts.set(f"{W}{slot}", look.font)


def _switch(element: etree._Element, value: bool) -> None:
    if value:
        drop(element, "val")
    else:
        element.set(_VAL, "0")


def _widened(line: Line) -> tuple[int, int]:
    """Dòng nới qua khoảng trắng cùng khúc, để khỏi cắt khúc vì một dấu cách, và qua ngắt dòng ngay sau nó."""
    text, start, end = line.paragraph.text, line.start, line.end
    bounds = {0, *accumulate(len(run.text) for run in line.paragraph.runs)}
    while start not in bounds and text[start - 1] in _SPACES:
        start -= 1
    while end not in bounds and text[end] in _SPACES:
        end += 1
    return (start, end + 1) if text[end : end + 1] == "\n" else (start, end)


def _covers(text: str, start: int, end: int) -> bool:
    return not text[:start].strip() and not text[end:].strip()


def _wrong_spans(paragraph: Paragraph, start: int, end: int, repair: SetText) -> Iterator[tuple[int, int]]:
    """Các khúc trong `[start, end)` chưa có định dạng phải có."""
    position = 0
    for run in paragraph.runs:
        begin, finish = max(start, position), min(end, position + len(run.text))
        if begin < finish and _differs(run.format, repair) and not _is_symbol(run.format, repair):
            if repair.font and _is_legacy(run.format, run.text[begin - position : finish - position]):
                raise Refused("chữ gõ bằng phông mã cũ, đổi phông sẽ thành chữ vô nghĩa; phải chuyển mã trước")
            yield begin, finish
        position += len(run.text)


def _is_symbol(shape: CharFormat, repair: SetText) -> bool:
    """Đổi phông của dấu vẽ bằng phông ký hiệu sẽ làm mất dấu."""
    return repair.font is not None and shape.fonts[0].lower().startswith(_SYMBOLS)


def _is_legacy(shape: CharFormat, text: str) -> bool:
    """Chữ chỉ đọc được nhờ phông mã cũ: dùng vùng ký tự mà phông ấy vẽ lại, hoặc phông đuôi H vẽ chữ hoa."""
    name = next((font.lower() for font in shape.fonts[:2] if font.lower().startswith(_LEGACY)), "")
    return bool(name) and (name.endswith("h") or _REDRAWN.search(text) is not None)


def _differs(shape: CharFormat, repair: SetText) -> bool:
    wanted, actual = repair.color, shape.color
    return (
        (repair.size is not None and abs(shape.size - repair.size) > 0.01)
        or (repair.bold is not None and shape.bold is not repair.bold)
        or (repair.italic is not None and shape.italic is not repair.italic)
        or (repair.underline is False and shape.underline != "")
        or (wanted is not None and actual != wanted and not (wanted in _BLACK and actual in _BLACK))
        or (repair.font is not None and any(font != repair.font for font in shape.fonts))
    )

"""Định dạng chữ của một dòng → thuộc tính ghi trực tiếp trên các `w:r` của đúng dòng ấy."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from docgen.layout.facts.values import CharFormat, Paragraph
from docgen.layout.fixing.anchors import Anchor
from docgen.layout.fixing.refusal import Refused
from docgen.layout.fixing.schema_order import child, drop, properties
from docgen.layout.repair import SetText
from docgen.ooxml.xml import W

_VAL = f"{W}val"
_BLACK = ("auto", "000000")
_LEGACY = (".vn", "vni-", "vni ")
_REDRAWN = re.compile("[\u0080-\u00ff]")
_SYMBOLS = ("symbol", "wingdings", "webdings", "marlett", "mt extra")
_SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
_THEMES = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_text(anchor: Anchor, repair: SetText) -> None:
    """Sửa chữ của dòng; chỉ khúc nào chưa đúng mới bị ghi thuộc tính. Lỗi: Refused khi chữ gõ bằng phông mã cũ."""
    paragraph = repair.line.paragraph
    start, end = _widened(paragraph.text, repair.line.start, repair.line.end)
    spans = list(_wrong_spans(paragraph, start, end, repair))
    for begin, finish in spans:
        anchor.cut(begin)
        anchor.cut(finish)
    for begin, finish in spans:
        for run in anchor.runs(begin, finish):
            dress(properties(run, "rPr"), repair)
    # Dấu hết đoạn định chiều cao dòng trống và kiểu của số tự động, nên đi theo chữ khi sửa cả đoạn.
    if start == 0 and end == len(paragraph.text) and _differs(paragraph.mark, repair):
        dress(child(properties(anchor.element, "pPr"), "rPr"), repair)


def dress(owner: etree._Element, repair: SetText) -> None:
    """Ghi các thuộc tính mà `repair` nêu vào một `w:rPr`."""
    if repair.size is not None:
        for name in ("sz", "szCs"):
            child(owner, name).set(_VAL, str(round(repair.size * 2)))
    for names, value in ((("b", "bCs"), repair.bold), (("i", "iCs"), repair.italic)):
        if value is not None:
            for name in names:
                _switch(child(owner, name), value)
    if repair.underline is False:
        child(owner, "u").set(_VAL, "none")
    if repair.color is not None:
        color = child(owner, "color")
        color.set(_VAL, repair.color)
        drop(color, "themeColor", "themeTint", "themeShade")
    if repair.font is not None:
        fonts = child(owner, "rFonts")
        drop(fonts, *_THEMES)
        for slot in _SLOTS:
            fonts.set(f"{W}{slot}", repair.font)


def _switch(element: etree._Element, value: bool) -> None:
    if value:
        drop(element, "val")
    else:
        element.set(_VAL, "0")


def _widened(text: str, start: int, end: int) -> tuple[int, int]:
    """Dòng nới ra hai đầu qua khoảng trắng, để khỏi cắt khúc chữ vì một dấu cách và để ngắt dòng đi theo dòng."""
    while start and text[start - 1] in " \t\u00a0":
        start -= 1
    while end < len(text) and text[end] in " \t\u00a0":
        end += 1
    return (start, end + 1) if text[end : end + 1] == "\n" else (start, end)


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

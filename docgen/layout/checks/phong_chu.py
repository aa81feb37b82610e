"""Chữ là phông Times New Roman.

Xét phông thật sự hiện ra của từng khúc chữ, dù ghi ở chữ, ở kiểu chữ, ở mặc định của tệp hay của chủ đề; cả đầu trang,
chân trang, cước chú. Bỏ qua phông ký hiệu (ô đánh dấu, mũi tên, công thức), chữ không thuộc hệ La-tinh, và chữ số, dấu
câu lẫn trong dòng mà mắt không phân biệt được. Phông mã cũ do phép kiểm tra `ma_chu` báo.

Chữ dán từ trang mạng, từ bảng tính thường mang theo Arial, Calibri: in ra thấy ngay đoạn dán.

Đúng: cả văn bản Times New Roman.
Sai: một đoạn Arial; số trang Calibri.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Page, Shape
from docgen.layout.facts.values import Paragraph, Run
from docgen.layout.fault import Fault
from docgen.layout.measures import pieces, printed_formats, printed_paragraphs
from docgen.layout.profile import Limits
from docgen.layout.repair import SetText

ID = "phong_chu"

_ASCII_LETTER = re.compile("[A-Za-z]")
_WIDE_LETTER = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
_DIGIT = re.compile("[0-9]")

PASSES = (
    Example("Times New Roman"),
    Example("Tên phông viết chữ thường", (Shape("dieu_1", {"fonts": ("times new roman",) * 3}),)),
    Example("Ký hiệu dùng phông ký hiệu", (Shape("luu", {"fonts": ("Wingdings",) * 3}),)),
    Example("Phông chủ đề để trống", (Shape("dieu_1", {"fonts": ("", "", "")}),)),
)
FAILS = (
    Example("Một đoạn Arial", (Shape("dieu_1", {"fonts": ("Arial",) * 3}),)),
    Example("Chữ có dấu hiện bằng Calibri", (Shape("dieu_1", {"fonts": ("Times New Roman", "Calibri", "Arial")}),)),
    Example("Số trang Calibri", (Page({"number": {"fonts": ("Calibri",) * 3}}),), base="thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi khúc chữ khác phông là một chỗ sai."""
    font, exempt = limits.texts("font")[0], tuple(_key(one) for one in limits.texts("exempt"))
    accepted: dict[str, bool] = {}

    def is_right(name: str) -> bool:
        if name not in accepted:
            accepted[name] = not name or _key(name).startswith((_key(font), *exempt))
        return accepted[name]

    wrong_fonts = {one for one in printed_formats(document) if not all(map(is_right, one.fonts[:2]))}
    for paragraph in printed_paragraphs(document) if wrong_fonts else ():
        if not any(run.format in wrong_fonts for run in paragraph.runs):
            continue
        lettered = _has_letters(paragraph)

        def wrong(run: Run, lettered: bool = lettered) -> str:
            return next((name for name in _fonts(run, lettered) if not is_right(name)), "")

        for name, line in pieces(paragraph, wrong):
            yield Fault("P07", line, f"phông {name}", f"phông {font}", (SetText(line, font=font),))


def _key(font: str) -> str:
    """“Times New Roman”, “TimesNewRomanPSMT”, “Times New Roman (Headings)” cùng một họ."""
    return font.casefold().replace(" ", "")


def _has_letters(paragraph: Paragraph) -> bool:
    return bool(_ASCII_LETTER.search(paragraph.text) or _WIDE_LETTER.search(paragraph.text))


def _fonts(run: Run, lettered: bool) -> Iterator[str]:
    """Các phông vẽ chữ của khúc: chữ cái; đoạn không có chữ cái nào thì chữ số."""
    narrow = _ASCII_LETTER if lettered else _DIGIT
    if narrow.search(run.text):
        yield run.format.fonts[0]
    if _WIDE_LETTER.search(run.text):
        yield run.format.fonts[1]

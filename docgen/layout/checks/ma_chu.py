"""Chữ tiếng Việt theo bộ mã Unicode dựng sẵn (TCVN 6909:2001).

Bắt chữ gõ bằng phông mã cũ (.VnTime, VNI-Times…), chữ mã cũ còn sót trong phông khác, chữ tổ hợp (dấu rời khỏi chữ
cái), và chữ Đ gõ nhầm bằng ký tự của ngôn ngữ khác nhưng trông giống hệt. Phông mã cũ khai trong tệp mà không in ra
chữ nào thì không tính.

Chữ mã cũ thành ký hiệu lạ trên máy khác và trên hệ thống quản lý văn bản; chữ tổ hợp, chữ Đ giả thì tìm không ra.

Đúng: phông Times New Roman, mỗi chữ một mã.
Sai: phông .VnTime; “Đ” gõ bằng U+00D0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.facts.values import CharFormat, Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import pieces, printed_formats, printed_paragraphs
from docgen.layout.profile import Limits
from docgen.layout.repair import Repair, Replace, SetText
from docgen.text.legacy import find_legacy

ID = "ma_chu"

_LOOKALIKES = {"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"}
_LOOKALIKE = re.compile(f"[{''.join(_LOOKALIKES)}]")
_MARK = re.compile("[\u0300-\u036f]")
_CLUSTER = re.compile("[^\\W\\d_][\u0300-\u036f]+")
_LATIN_1 = re.compile("[\u0080-\u00ff]")
_OPERATOR = re.compile("[×·]")
_UNICODE = "mã Unicode dựng sẵn"

PASSES = (
    Example("Chữ Unicode dựng sẵn"),
    Example("Đơn vị đo có ký hiệu", (Edit("dieu_2", "trong quý II", "trên 25 m² (5×5 m) trong quý II"),)),
)
FAILS = (
    Example("Phông mã cũ", (Shape("dieu_1", {"fonts": (".VnTime",) * 3}),)),
    Example("Chữ tổ hợp", (Edit("dieu_2", "quý", "quy\u0301"),)),
    Example("Chữ Đ gõ bằng U+00D0", (Edit("dieu_2", "đơn vị", "\u00f0ơn vị"),)),
    Example("Chữ TCVN3 còn sót", (Edit("dieu_2", "quý II", "quý II, V¨n phßng"),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi khúc chữ mã cũ, mỗi đoạn có chữ tổ hợp hay chữ giả là một chỗ sai."""
    prefixes, font = tuple(one.casefold() for one in limits.texts("legacy_fonts")), limits.texts("font")[0]
    paragraphs = printed_paragraphs(document)
    legacy = {one: _legacy_font(one, prefixes) for one in printed_formats(document)}
    legacy_fonts, odd_letters = any(legacy.values()), _has_odd_letters(paragraphs)
    for paragraph in paragraphs if legacy_fonts or odd_letters else ():
        found = pieces(paragraph, lambda run: legacy[run.format]) if legacy_fonts else ()
        old = [(name, line) for name, line in found if any(map(str.isalpha, line.text))]
        for name, line in old:
            yield Fault("P08", line, f"phông mã cũ {name}", f"phông {font}, mã Unicode", _repairs(line, name, font))
        if odd_letters and not old:
            yield from _letters(paragraph)


def _legacy_font(shape: CharFormat, prefixes: tuple[str, ...]) -> str:
    return next((name for name in shape.fonts[:2] if name.casefold().startswith(prefixes)), "")


def _has_odd_letters(paragraphs: Sequence[Paragraph]) -> bool:
    """Có thể có chữ mã cũ, chữ giả hay dấu rời. Hỏi một lần cho mọi từ khác nhau của văn bản: phần lớn tệp không có
    từ nào như thế, và khi cả văn bản không có thì không đoạn nào có.
    """
    words = " ".join({word for paragraph in paragraphs for word in paragraph.text.split()})
    return bool(find_legacy(words) or _LOOKALIKE.search(words) or _MARK.search(words))


def _repairs(line: Line, name: str, font: str) -> tuple[Repair, ...]:
    """Đổi phông chỉ an toàn khi chữ không nằm trong vùng mã cũ; phông đuôi H vẽ chữ thường thành chữ hoa."""
    if _LATIN_1.search(line.raw) or name.casefold().endswith("h"):
        return ()
    return (SetText(line, font=font),)


def _letters(paragraph: Paragraph) -> Iterator[Fault]:
    text = paragraph.text
    if text.isascii():
        return
    found = find_legacy(text)
    if found and not _OPERATOR.search(found.word):
        yield Fault("P08", paragraph, f"chữ mã {found.code}", _UNICODE)
        return
    if lookalike := _LOOKALIKE.search(text):
        letter = lookalike.group()
        right = _LOOKALIKES[letter]
        yield Fault("P08", paragraph, f"chữ {letter} (U+{ord(letter):04X})", f"chữ {right} (U+{ord(right):04X})")
    if _MARK.search(text) and normalize("NFC", text) != text:
        yield Fault("P08", paragraph, "chữ tổ hợp, dấu rời khỏi chữ cái", _UNICODE, tuple(_composed(paragraph)))


def _composed(paragraph: Paragraph) -> Iterator[Repair]:
    """Ghép dấu với chữ cái: cùng một chữ theo Unicode, in ra không khác; chữ không ghép trọn thì để yên."""
    for cluster in _CLUSTER.finditer(paragraph.text):
        letter = normalize("NFC", cluster.group())
        if letter != cluster.group() and not _MARK.search(letter):
            yield Replace(paragraph, *cluster.span(), letter)

"""Quốc hiệu ghi đúng chữ “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”, in hoa, cỡ 12-13, đứng, đậm, ở dòng đầu trang nhất.

Nghị định viết cả “HÒA” lẫn “HOÀ” nên cả hai đều đúng. Văn bản kèm theo có đầu văn bản (Mẫu 1.3) cũng được xét. Trên
Quốc hiệu chỉ được có chỉ dẫn phạm vi lưu hành; dấu bản thảo và tên biểu mẫu được bỏ qua. Văn bản của Đảng không theo
Nghị định nên không bị báo thiếu.

Lỗi gõ ở Quốc hiệu thường nằm sẵn trong tệp mẫu của cơ quan, nên lặp lại ở mọi văn bản mà không ai đọc lại.

Đúng: CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, cỡ 13.
Sai: CỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM; cỡ 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, has_head, heads, look_faults
from docgen.layout.profile import Limits
from docgen.layout.repair import Repair, Replace
from docgen.text.tones import split_tones

ID = "quoc_hieu"

_WORD = re.compile(r"\S+")

PASSES = (
    Example("Quốc hiệu cỡ 13"),
    Example("Viết HOÀ", (Edit("quoc_hieu", "HÒA", "HOÀ"),), base="giay_moi"),
    Example("Bản chưa có số, chưa có ngày", base="nhap"),
)
FAILS = (
    Example("Thiếu Quốc hiệu", (Drop("quoc_hieu"),), rules=("H01",)),
    Example("Sai dấu thanh", (Edit("quoc_hieu", "HÒA", "HÕA"),), rules=("H01",)),
    Example("Thiếu chữ NAM", (Edit("quoc_hieu", " NAM", ""),), rules=("H01",)),
    Example("Cỡ 14", (Shape("quoc_hieu", {"size": 14.0}),), base="cong_van", rules=("H02",)),
    Example("Không đậm", (Shape("quoc_hieu", {"bold": False}),), rules=("H02",)),
    Example("In thường", (Edit("quoc_hieu", "", "Cộng hòa xã hội chủ nghĩa Việt Nam"),), rules=("H02",)),
    Example(
        "Văn bản kèm theo có Quốc hiệu nghiêng",
        (Shape("kt_quoc_hieu", {"italic": True}),),
        base="quyet_dinh_kem_theo",
        rules=("H02",),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Chữ (H01), dáng chữ và chỗ đứng (H02) của Quốc hiệu."""
    right = limits.texts("texts")
    look = Look(limits.range("size"), bold=True, italic=False, capitals=True)
    main = document.components.head.quoc_hieu
    if main is None:
        if has_head(document):
            yield Fault("H01", None, "không thấy Quốc hiệu", right[0])
    else:
        yield from _first_line(document, main, limits.texts("above"))
    for head in heads(document):
        if head.quoc_hieu:
            yield from _wording(head.quoc_hieu, right)
            yield from look_faults("H02", head.quoc_hieu, look)


def _wording(line: Line, right: tuple[str, ...]) -> Iterator[Fault]:
    text = normalize("NFC", line.text).upper()
    if text in right:
        return
    found, expected = text.split(), right[0].split()
    if len(found) != len(expected):
        yield Fault("H01", line, f"“{line.text}”", f"“{right[0]}”")
        return
    for position, (one, other) in enumerate(zip(found, expected, strict=True)):
        if one != other and not any(one == text.split()[position] for text in right):
            yield Fault("H01", line, f"“{one}”", f"“{other}”", _retoned(line, position, one, other))


def _retoned(line: Line, position: int, found: str, expected: str) -> tuple[Repair, ...]:
    """Chỉ sửa khi đúng chữ mà sai dấu thanh."""
    if split_tones(found.lower())[0] != split_tones(expected.lower())[0]:
        return ()
    word = list(_WORD.finditer(line.raw))[position]
    return (Replace(line.paragraph, line.start + word.start(), line.start + word.end(), expected),)


def _first_line(document: Document, line: Line, allowed: tuple[str, ...]) -> Iterator[Fault]:
    """Chữ đứng trước Quốc hiệu phải thuộc đầu văn bản, hoặc là dòng được phép đứng trên."""
    head = document.components.head
    known = (*head.co_quan_chu_quan, *head.co_quan_ban_hanh, *head.trich_yeu_cong_van)
    marks = (head.so_ky_hieu, head.luu_hanh, head.do_khan, head.do_mat, head.tieu_ngu, head.dia_danh_thoi_gian)
    paragraphs = {id(one.paragraph) for one in (*known, *marks) if one is not None}
    for paragraph in document.facts.paragraphs:
        if paragraph is line.paragraph:
            return
        if id(paragraph) not in paragraphs and not _exempt(paragraph, line.paragraph, allowed):
            yield Fault("H02", line, "không ở dòng đầu trang thứ nhất", "dòng đầu trang thứ nhất")
            return


def _exempt(paragraph: Paragraph, nation: Paragraph, allowed: tuple[str, ...]) -> bool:
    """Đoạn trống, hộp chữ, ô khác của bảng đầu văn bản, dấu bản thảo, tên biểu mẫu, thẻ của mẫu Word."""
    if paragraph.blank or paragraph.box or paragraph.boxed:
        return True
    if paragraph.cell and nation.cell and paragraph.cell.table == nation.cell.table:
        return paragraph.cell.column != nation.cell.column
    text = paragraph.text.strip().casefold()
    return text.startswith((*allowed, "{"))

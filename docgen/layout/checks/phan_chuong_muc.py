"""Phần, chương, mục, tiểu mục: dòng số riêng, chữ thường, đậm, đặt giữa; dòng tên ngay dưới, chữ in hoa, đậm, đặt giữa.

Phần và chương dùng số La Mã; mục và tiểu mục dùng số Ả Rập. Chỉ xét những dòng đã nhận ra là đề mục loại này.

Người đọc lật tìm chương bằng mắt; số và tên tách dòng thì tìm được ngay.

Đúng: Chương I / QUY ĐỊNH CHUNG.
Sai: CHƯƠNG I; Chương 1; Chương I. QUY ĐỊNH CHUNG trên một dòng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document, Heading
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.passages import GROUPS, bodies, quoted, title_line
from docgen.layout.profile import Limits

ID = "phan_chuong_muc"
_ROMAN = re.compile(r"[IVXLC]+")
_ARABIC = re.compile(r"\d+")
_NUMBERS = {
    "phan": (_ROMAN, "số La Mã"),
    "chuong": (_ROMAN, "số La Mã"),
    "muc": (_ARABIC, "số Ả Rập"),
    "tieu_muc": (_ARABIC, "số Ả Rập"),
}

PASSES = (Example("Chương I, tên in hoa dòng dưới", base="quyet_dinh_kem_theo"),)
FAILS = (
    Example("Chữ CHƯƠNG in hoa", (Edit("kt_chuong_1", "Chương", "CHƯƠNG"),), "quyet_dinh_kem_theo"),
    Example("Chương số Ả Rập", (Edit("kt_chuong_2", "Chương II", "Chương 2"),), "quyet_dinh_kem_theo"),
    Example("Dòng chương không đậm", (Shape("kt_chuong_1", {"bold": False}),), "quyet_dinh_kem_theo"),
    Example("Tên chương viết thường", (Edit("kt_chuong_1_ten", "", "Quy định chung"),), "quyet_dinh_kem_theo"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm trình bày sai của dòng số hay dòng tên là một chỗ sai."""
    numbering = Look(limits.range("size"), bold=True, italic=False, centred=True)
    naming = numbering._replace(capitals=True)
    for body in bodies(document):
        cited = quoted(body.paragraphs)
        for heading in body.headings:
            if heading.level not in GROUPS or heading.paragraph.ref in cited:
                continue
            yield from _number_faults(heading)
            yield from look_faults("B11", heading.line, numbering)
            title = title_line(heading, body.headings)
            if title is not None and title.paragraph.ref != heading.paragraph.ref:
                yield from look_faults("B11", title, naming)


def _number_faults(heading: Heading) -> Iterator[Fault]:
    line = heading.line
    pattern, wanted = _NUMBERS[heading.level]
    if not pattern.fullmatch(heading.number):
        yield Fault("B11", line, f"số “{heading.number}”", wanted)
    word = line.text.partition(" ")[0]
    if word.isupper() and not heading.automatic:
        yield Fault("B11", line, f"“{word}” in hoa", f"“{word.capitalize()}” in thường")
    if heading.rest:
        yield Fault("B11", line, "số và tên chung một dòng", "tên ở dòng dưới, chữ in hoa")

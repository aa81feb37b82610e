"""Ký hiệu mở đầu bằng tên loại viết tắt theo bảng của Phụ lục III; công văn mở đầu bằng tên cơ quan.

Xét: văn bản có tên loại thuộc bảng thì nhóm chữ đầu của ký hiệu là chữ viết tắt tên loại ấy, rồi đến tên cơ quan; công
văn không mang chữ viết tắt của một tên loại. Để yên: giấy phép, phiếu trình và các văn bản không có trong bảng; công
văn có nhóm đầu trùng chữ với một tên loại nhưng không rõ là tên loại; nhóm chữ còn để trống.

Tên loại và ký hiệu nói về cùng một văn bản: chúng lệch nhau khi người soạn sửa một văn bản cũ mà quên một chỗ.

Đúng: quyết định mang ký hiệu QĐ-UBND; tờ trình mang ký hiệu TTr-SNV; công văn mang ký hiệu UBND-NC.
Sai: quyết định mang ký hiệu GP-UBND; công văn mang ký hiệu CV-UBND.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.kinds import OFFICIAL_LETTER
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.numbers import NumberLine, initials, parse_number
from docgen.layout.profile import Limits

ID = "ky_hieu_loai"

PASSES = (
    Example("Quyết định mang ký hiệu QĐ", (Edit("so_ky_hieu", "", "Số: 15/QĐ-UBND"),)),
    Example("Tờ trình mang ký hiệu TTr", base="to_trinh"),
    Example("Công văn mở đầu bằng tên cơ quan", base="cong_van"),
)
FAILS = (
    Example("Quyết định mang ký hiệu GP", (Edit("so_ky_hieu", "", "Số: 15/GP-UBND"),), rules=("N05",)),
    Example("Ký hiệu chỉ có tên loại", (Edit("so_ky_hieu", "", "Số: 15/QĐ"),), rules=("N05",)),
    Example("Tờ trình viết tắt TTR", (Edit("so_ky_hieu", "", "Số: 15/TTR-SNV"),), "to_trinh", ("N05",)),
    Example("Công văn mang ký hiệu CV", (Edit("so_ky_hieu", "", "Số: 15/CV-SNV"),), "cong_van", ("N06",)),
    Example("Công văn mang ký hiệu TB", (Edit("so_ky_hieu", "", "Số: 15/TB-UBND"),), "cong_van", ("N06",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Nhóm chữ đầu của ký hiệu không khớp loại văn bản là một chỗ sai."""
    components = document.components
    line = components.head.so_ky_hieu
    number = parse_number(line.raw) if line else None
    if components.head.quoc_hieu is None or line is None or number is None or not number.groups:
        return
    table = limits.table("viet_tat")
    if components.ten_loai is not None and components.kind in table and number.opened:
        yield from _named(line, number, table[components.kind])
    elif components.kind == OFFICIAL_LETTER:
        yield from _letter(document, limits, line, number)


def _named(line: Line, number: NumberLine, wanted: str) -> Iterator[Fault]:
    first = number.groups[0]
    # Viết lẫn chữ thường đã là một chỗ sai của cách viết ký hiệu, không báo hai lần.
    case_only = first.casefold() == wanted.casefold() and not first.isupper()
    if first == wanted and number.symbol.strip() == first:
        yield Fault("N05", line, f"chỉ có “{first}”", f"“{first}-” rồi tên cơ quan viết tắt")
    elif first != wanted and not case_only:
        yield Fault("N05", line, f"“{first}”", f"“{wanted}”")


def _letter(document: Document, limits: Limits, line: Line, number: NumberLine) -> Iterator[Fault]:
    """Tên loại viết tắt đứng trước một tên cơ quan; riêng chữ “CV” thì không cơ quan nào mang."""
    first, last = number.groups[0], number.groups[-1]
    agency = initials(" ".join(one.text for one in document.components.head.co_quan_ban_hanh))
    agencies = {*limits.texts("co_quan"), *document.office.abbreviations}
    typed = first in limits.table("viet_tat").values() and len(number.groups) == 2
    named = last in agencies or (len(last) > 1 and agency.startswith(last))
    if first not in agencies and (first in limits.texts("khong_phai_co_quan") or (typed and named)):
        yield Fault("N06", line, f"“{first}”", "tên cơ quan viết tắt")

"""Số và ký hiệu viết đúng dạng `<số>/<nhóm>-<nhóm>`: số dưới 10 thêm số 0, gạch chéo, gạch nối, không cách chữ, in hoa.

Xét: số dưới 10 có số 0 đứng trước; số ghi bằng chữ số Ả Rập; một dấu gạch chéo giữa số và ký hiệu; gạch nối giữa các
nhóm chữ; không dấu cách, dấu phẩy trong ký hiệu; chữ in hoa (trừ TTr, CTr, QyĐ, TrS và những chữ tắt chính thức khác);
ký hiệu văn bản hành chính không ghi năm. Để yên: chỗ trống chờ lấy số, kể cả khi có dấu cách hai bên; thẻ của mẫu;
nhóm chữ còn để trống; năm trong số hợp đồng và thỏa thuận.

Số, ký hiệu là chìa khóa để tra cứu: gõ thêm một dấu cách là phần mềm quản lý văn bản không tìm thấy. Số có năm là dấu
hiệu của văn bản quy phạm pháp luật, trình bày theo quy định khác.

Đúng: Số: 05/QĐ-UBND; Số:      /TTr-SNV.
Sai: Số: 5/QĐ-UBND; Số: 15/TTr - SNV; Số: 15/QĐ–UBND; Số: 15, QĐ-UBND.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.numbers import BLANK, NumberLine, has_blank, parse_number
from docgen.layout.profile import Limits

ID = "cach_viet_so"
_DASHES = re.compile(r"[–—―−‐]")
_STRANGE = re.compile(rf"[^\w\s/&–—―−‐{BLANK}-]|_")
_TOGETHER = "viết liền, không cách chữ"

PASSES = (
    Example("Số dưới 10 có số 0", (Edit("so_ky_hieu", "", "Số: 05/QĐ-UBND"),)),
    Example("Chỗ trống chờ số có dấu cách hai bên", (Edit("so_ky_hieu", "", "Số:          /QĐ-UBND"),)),
    Example("Chỗ trống chờ số bằng dấu chấm", (Edit("so_ky_hieu", "", "Số: ……/QĐ-UBND"),)),
)
FAILS = (
    Example("Số dưới 10 không có số 0", (Edit("so_ky_hieu", "", "Số: 5/QĐ-UBND"),), rules=("N03",)),
    Example("Dấu cách quanh gạch nối", (Edit("so_ky_hieu", "", "Số: 15/QĐ - UBND"),), rules=("N04",)),
    Example("Gạch ngang dài", (Edit("so_ky_hieu", "", "Số: 15/QĐ–UBND"),), rules=("N04",)),
    Example("Dấu cách trước dấu gạch chéo", (Edit("so_ky_hieu", "", "Số: 15 /QĐ-UBND"),), rules=("N04",)),
    Example("Không có dấu gạch chéo", (Edit("so_ky_hieu", "", "Số: 15-QĐ-UBND"),), rules=("N04",)),
    Example("Chữ thường trong ký hiệu", (Edit("so_ky_hieu", "", "Số: 15/QĐ-Ubnd"),), rules=("N04",)),
    Example("Có năm trong số", (Edit("so_ky_hieu", "", "Số: 15/2026/QĐ-UBND"),), rules=("N07",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm dòng số, ký hiệu viết khác mẫu là một chỗ sai."""
    head, kind = document.components.head, document.components.kind
    line = head.so_ky_hieu
    if head.quoc_hieu is None or line is None:
        return
    number = parse_number(line.raw)
    if number is None:
        return
    if number.figure is not None and len(number.number.strip()) == 1:
        yield Fault("N03", line, f"số {number.figure}", f"số {number.figure:02d}")
    allowed = {*limits.texts("co_chu_thuong"), *document.office.abbreviations}
    yield from (Fault("N04", line, found, expected) for found, expected in _problems(number, allowed))
    if number.year and kind not in limits.texts("duoc_ghi_nam"):
        yield Fault("N07", line, f"năm {number.year}", "không ghi năm (trừ văn bản quy phạm pháp luật)")


def _problems(number: NumberLine, allowed: set[str]) -> Iterator[tuple[str, str]]:
    """Các điểm sai: điều thấy, điều phải có."""
    figure = number.number.strip()
    if not number.slash:
        if figure and figure.strip(BLANK + " "):
            yield "không có dấu gạch chéo", "dấu gạch chéo giữa số và ký hiệu"
        return
    if figure and not has_blank(figure):
        if number.figure is None:
            yield f"số “{figure}”", "chỉ chữ số Ả Rập"
        elif number.number[-1:].isspace():
            yield "dấu cách trước dấu gạch chéo", _TOGETHER
    symbol = number.symbol.strip()
    if not symbol.strip(BLANK):
        return
    if number.symbol[:1].isspace() or re.search(r"\s", symbol):
        yield "dấu cách trong ký hiệu", _TOGETHER
    if _DASHES.search(symbol):
        yield "gạch ngang dài", "gạch nối (-)"
    if "/" in symbol:
        yield "hai dấu gạch chéo", "gạch nối giữa các nhóm chữ"
    for strange in dict.fromkeys(_STRANGE.findall(symbol)):
        yield f"ký tự “{strange}”", "chữ in hoa, chữ số, gạch nối"
    for group in number.groups:
        if any(letter.islower() for letter in group) and group not in allowed:
            yield f"“{group}”", "chữ in hoa"

"""Ngày dưới 10 và tháng 1, tháng 2 thêm số 0 đứng trước; tháng 3 đến tháng 9 thì không.

Xét: ngày, tháng trong dòng địa danh, thời gian của chính văn bản. Để yên: ngày tháng viện dẫn trong câu, ngày tháng còn
để trống. Nghị định chỉ buộc thêm số 0 cho ngày dưới 10 và tháng 1, 2; nhiều nơi quen tay viết “tháng 06”, nên tháng 3
đến tháng 9 chỉ nhắc.

Số 0 đứng trước chặn việc thêm chữ số vào ngày đã ký: ngày 5 thành ngày 15, tháng 2 thành tháng 12.

Đúng: ngày 05 tháng 01 năm 2026; ngày 15 tháng 6 năm 2026.
Sai: ngày 5 tháng 1 năm 2026; ngày 15 tháng 06 năm 2026.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.place_date import Figure, full_text, parse_place_date
from docgen.layout.profile import Limits
from docgen.layout.repair import Replace

ID = "ngay_thang"

PASSES = (
    Example("Ngày, tháng dưới 10 có số 0 đúng chỗ", (Edit("dia_danh", "", "Phú Thọ, ngày 05 tháng 02 năm 2026"),)),
    Example("Tháng 6 không thêm số 0", (Edit("dia_danh", "", "Phú Thọ, ngày 15 tháng 6 năm 2026"),)),
    Example("Tháng 10", (Edit("dia_danh", "", "Phú Thọ, ngày 15 tháng 10 năm 2026"),)),
)
FAILS = (
    Example("Ngày không có số 0", (Edit("dia_danh", "", "Phú Thọ, ngày 5 tháng 6 năm 2026"),), rules=("D03",)),
    Example("Tháng 2 không có số 0", (Edit("dia_danh", "", "Phú Thọ, ngày 15 tháng 2 năm 2026"),), rules=("D03",)),
    Example("Tháng 6 thừa số 0", (Edit("dia_danh", "", "Phú Thọ, ngày 15 tháng 06 năm 2026"),), rules=("D04",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Ngày, tháng thiếu hay thừa số 0 là một chỗ sai, sửa được tại chỗ."""
    line = document.components.head.dia_danh_thoi_gian
    if line is None:
        return
    read = parse_place_date(full_text(line))
    if read.day and len(read.day.digits) == 1:
        yield _padding("D03", line, "ngày", read.day)
    if read.month is None:
        return
    short = range(1, int(limits.number("thang_them_so_0")) + 1)
    month = int(read.month.digits)
    if month in short and len(read.month.digits) == 1:
        yield _padding("D03", line, "tháng", read.month)
    if short.stop <= month < 10 and len(read.month.digits) == 2:
        yield _padding("D04", line, "tháng", read.month)


def _padding(rule: str, line: Line, word: str, figure: Figure) -> Fault:
    number = int(figure.digits)
    right = f"{number}" if rule == "D04" else f"{number:02d}"
    place = line.start + figure.start
    return Fault(
        rule,
        line,
        f"{word} {figure.digits}",
        f"{word} {right}",
        (Replace(line.paragraph, place, place + len(figure.digits), right),),
    )

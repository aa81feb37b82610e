"""Dòng địa danh, thời gian viết `<Địa danh>, ngày … tháng … năm …`, chữ nghiêng, cỡ 13-14, cùng hàng với số, ký hiệu.

Xét: có dòng này (biên bản, hợp đồng thì không cần); dấu phẩy sau địa danh; địa danh viết hoa chữ đầu; đủ ba chữ ngày,
tháng, năm viết thường, cách chữ số; năm đủ bốn chữ số; cỡ chữ, độ nghiêng; giữa cột dưới Tiêu ngữ khi ở trong bảng;
cùng hàng bảng với dòng số; đúng địa danh cơ quan đã khai. Để yên: ngày, tháng còn để trống, dù bằng dấu cách, dấu chấm
hay thẻ của mẫu.

Ngày ban hành quyết định thời điểm có hiệu lực; viết bằng dấu gạch chéo thì 05/4 có người đọc là ngày 4 tháng 5.

Đúng: Phú Thọ, ngày 05 tháng 4 năm 2026; Phú Thọ, ngày      tháng 4 năm 2026.
Sai: Phú Thọ ngày 05 tháng 4 năm 2026; Phú Thọ, ngày 05/4/2026; Phú Thọ, ngày 05 tháng 4năm 2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document, Head
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, issued_with_another, look_faults
from docgen.layout.place_date import PlaceDate, full_text, is_blank, parse_place_date
from docgen.layout.profile import Limits
from docgen.text.unicode import tone_key

ID = "dia_danh_thoi_gian"
LOOKS_AROUND = "van_ban"
# Dòng ngày tháng đặt lạc chỗ (cuối văn bản) mà bộ nhận dạng chưa xếp được: đã thấy thì không dám nói là thiếu.
_SUSPECT = re.compile(r"(?!căn cứ|theo)[^,]{0,40},?\s*ngày[\s\d.…/_]+(tháng[\s\d.…_]+)?(năm[\s\d.…_]*)?", re.IGNORECASE)

PASSES = (
    Example("Ngày, tháng để trống chờ ký", base="nhap"),
    Example("Biên bản không có địa danh, thời gian", base="bien_ban"),
    Example("Địa danh nhiều chữ", (Edit("dia_danh", "", "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2026"),)),
)
FAILS = (
    Example("Không có địa danh, thời gian", (Drop("dia_danh"),), rules=("D01",)),
    Example("Không có dấu phẩy", (Edit("dia_danh", "", "Phú Thọ ngày 15 tháng 6 năm 2026"),), rules=("D01",)),
    Example("Chữ dính chữ số", (Edit("dia_danh", "", "Phú Thọ, ngày 15 tháng 6năm 2026"),), rules=("D01",)),
    Example("Ngày viết bằng gạch chéo", (Edit("dia_danh", "", "Phú Thọ, ngày 15/6/2026"),), rules=("D01",)),
    Example("Không có địa danh", (Edit("dia_danh", "", "ngày 15 tháng 6 năm 2026"),), rules=("D01",)),
    Example("Chữ đứng", (Shape("dia_danh", {"italic": False}),), rules=("D02",)),
    Example("Cỡ 12", (Shape("dia_danh", {"size": 12.0}),), rules=("D02",)),
    Example("Chữ đậm", (Shape("dia_danh", {"bold": True}),), rules=("D02",)),
    Example("Khác hàng với số", (Shape("dia_danh", {"cell": ("dau", 0, 1)}),), rules=("D06",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu dòng này là một điều; viết sai mẫu, sai dáng chữ, sai chỗ là từng chỗ sai tại dòng ấy."""
    head, kind = document.components.head, document.components.kind
    line = head.dia_danh_thoi_gian
    if head.quoc_hieu is None:
        return
    if line is None:
        dated = kind and kind not in limits.texts("khong_ghi_ngay")
        if head.so_ky_hieu and dated and not issued_with_another(document) and not _suspected(document):
            yield Fault("D01", None, "không có", "dòng “<Địa danh>, ngày … tháng … năm …”")
        return
    read = parse_place_date(full_text(line), continued=_continued(document, line))
    if not _cut(line):
        yield from (Fault("D01", line, one.found, one.expected) for one in read.problems)
    look = Look(limits.range("co_chu"), bold=False, italic=True, centred=line.paragraph.cell is not None)
    yield from look_faults("D02", line, look)
    yield from _wrong_place(document, read, line)
    yield from _wrong_row(document, head, line)


def _cut(line: Line) -> bool:
    """Dòng chỉ là nửa sau của dòng ngày tháng, bị cắt ở chỗ trống dài: không đủ chữ để xét cách viết."""
    return line.paragraph.text[: line.start].rstrip().lower().endswith(("ngày", "tháng"))


def _continued(document: Document, line: Line) -> bool:
    """Địa danh dài đã nằm ở dòng trên, kết thúc bằng dấu phẩy."""
    before = line.paragraph.text[: line.start].rpartition("\t")[2].rstrip()
    if before:
        return before.endswith(",")
    above: Paragraph | None = None
    for paragraph in document.facts.paragraphs:
        if paragraph is line.paragraph:
            break
        above = paragraph
    return above is not None and above.cell == line.paragraph.cell and above.text.rstrip().endswith(",")


def _wrong_place(document: Document, read: PlaceDate, line: Line) -> Iterator[Fault]:
    places = document.office.places
    if places and not is_blank(read.place) and tone_key(read.place) not in {tone_key(place) for place in places}:
        yield Fault("D05", line, f"“{read.place}”", f"“{'”, “'.join(sorted(places))}”")


def _wrong_row(document: Document, head: Head, line: Line) -> Iterator[Fault]:
    """Số và ngày ở hai hàng của cùng một bảng, trong khi mỗi hàng đều có ô đối diện (không phải ô gộp)."""
    number = head.so_ky_hieu.paragraph.cell if head.so_ky_hieu else None
    date = line.paragraph.cell
    if number is None or date is None or number.table != date.table or number.row == date.row:
        return
    cells = {(one.row, one.column) for p in document.facts.paragraphs if (one := p.cell) and one.table == date.table}
    if {(number.row, date.column), (date.row, number.column)} <= cells:
        yield Fault("D06", line, "khác hàng", "cùng hàng với số, ký hiệu")


def _suspected(document: Document) -> bool:
    return any(_SUSPECT.fullmatch(line.text) for paragraph in document.facts.paragraphs for line in paragraph.lines())

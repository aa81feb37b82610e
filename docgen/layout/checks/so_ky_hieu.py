"""Văn bản có dòng “Số: …”, cỡ 13, chữ đứng, không đậm, ở giữa dưới tên cơ quan ban hành.

Xét: có dòng số, ký hiệu hay không (biên bản cũng phải có); sau chữ “Số” là dấu hai chấm viết liền; cỡ chữ, độ đậm, độ
nghiêng; vị trí giữa cột khi đầu văn bản đặt trong bảng. Để yên: chỗ trống chờ văn thư lấy số; quy chế, quy định ban
hành kèm theo văn bản khác; dòng được đưa vào giữa bằng dấu cách hay thụt lề mà nhìn vẫn cân; đầu văn bản không dùng
bảng thì không xét vị trí.

Cỡ 13 là cỡ cố định, không đi theo cỡ của tên cơ quan hay của ngày tháng; gõ 14 cho bằng dòng địa danh là chỗ sai gặp
nhiều nhất trong văn bản thật.

Đúng: Số:      /QĐ-UBND (cỡ 13).
Sai: Số 05/QĐ-UBND; Số : 05/QĐ-UBND; dòng số cỡ 14.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, issued_with_another, look_faults
from docgen.layout.numbers import parse_number
from docgen.layout.profile import Limits

ID = "so_ky_hieu"
_LABEL = "Số:"
_REACH = 40
# Dòng số viết lạ mà bộ nhận dạng chưa xếp được: đã thấy thì không dám nói là thiếu.
_SUSPECT = re.compile(r"\s*s[ốô]\b\s*[^\w\s]?\s*(\d|[/.…_{]|$)", re.IGNORECASE)

PASSES = (
    Example("Số còn để trống chờ văn thư", base="nhap"),
    Example("Công văn ghi số của cơ quan và đơn vị soạn", base="cong_van"),
    Example("Biên bản có số", base="bien_ban"),
)
FAILS = (
    Example("Không có số, ký hiệu", (Drop("so_ky_hieu"),), rules=("N01",)),
    Example("Biên bản không có số", (Drop("so_ky_hieu"),), "bien_ban", ("N01",)),
    Example("Sau chữ Số không có dấu hai chấm", (Edit("so_ky_hieu", "Số:", "Số"),), rules=("N01",)),
    Example("Chữ Số in hoa", (Edit("so_ky_hieu", "Số:", "SỐ:"),), rules=("N01",)),
    Example("Dòng số cỡ 14", (Shape("so_ky_hieu", {"size": 14.0}),), rules=("N02",)),
    Example("Dòng số in đậm", (Shape("so_ky_hieu", {"bold": True}),), rules=("N02",)),
    Example("Dòng số căn trái", (Shape("so_ky_hieu", {"align": "left"}),), rules=("N02",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu dòng số là một điều; viết sai chữ “Số:” hay sai dáng chữ là chỗ sai tại dòng ấy."""
    head, kind = document.components.head, document.components.kind
    line = head.so_ky_hieu
    if line is None:
        numbered = kind and kind not in limits.texts("khong_danh_so")
        headed = head.quoc_hieu and (head.co_quan_ban_hanh or kind in limits.texts("du_khong_co_quan"))
        if headed and numbered and not issued_with_another(document) and not _suspected(document):
            yield Fault("N01", None, "không có", "dòng “Số: …” dưới tên cơ quan")
        return
    number = parse_number(line.raw)
    if number is not None and number.label != _LABEL:
        yield Fault("N01", line, f"“{number.label}”", f"“{_LABEL}”")
    look = Look(limits.range("co_chu"), bold=False, italic=False, centred=line.paragraph.cell is not None)
    yield from look_faults("N02", line, look)


def _suspected(document: Document) -> bool:
    return any(
        _SUSPECT.match(line.raw) for paragraph in document.facts.paragraphs[:_REACH] for line in paragraph.lines()
    )

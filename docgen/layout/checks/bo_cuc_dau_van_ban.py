"""Đầu văn bản: tên cơ quan, số ký hiệu ở bên trái; Quốc hiệu, Tiêu ngữ, địa danh và thời gian ở bên phải.

Chỉ xét khi đầu văn bản là một bảng hai bên rõ ràng; trình bày bằng tab hay xếp dọc thì không kết luận. Công văn có
trích yếu dưới số ký hiệu, cũng ở bên trái.

Người nhận tìm số, ngày theo chỗ quen thuộc; hệ thống quét văn bản cũng vậy.

Đúng: trái là cơ quan, số; phải là Quốc hiệu, ngày tháng.
Sai: ngày tháng nằm dưới số ký hiệu ở bên trái.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document, Head
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits

ID = "bo_cuc_dau_van_ban"
_LEFT, _RIGHT = "ở bên trái", "ở bên phải"

PASSES = (
    Example("Cơ quan bên trái, Quốc hiệu bên phải"),
    Example("Công văn", base="cong_van"),
)
FAILS = (Example("Ngày tháng ở bên trái", (Shape("dia_danh", {"cell": ("dau", 1, 0)}),)),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thành phần nằm hẳn ở cột của bên kia là một chỗ sai."""
    head = document.components.head
    left, right = _column(head, next(iter(head.co_quan_ban_hanh), None)), _column(head, head.quoc_hieu)
    if left is None or right is None or left == right:
        return
    if left > right:
        yield Fault("H09", head.quoc_hieu, "Quốc hiệu ở bên trái tên cơ quan", _RIGHT)
        return
    number, date = head.so_ky_hieu, head.dia_danh_thoi_gian
    if number and _column(head, number) == right:
        yield Fault("H09", number, _RIGHT, _LEFT)
    # Ô gộp cả hàng: số bên trái, ngày bên phải cùng một dòng, cách nhau bằng tab.
    together = number is not None and date is not None and number.paragraph == date.paragraph
    if date and _column(head, date) == left and not together:
        yield Fault("H09", date, _LEFT, _RIGHT)


def _column(head: Head, line: Line | None) -> int | None:
    """Cột của dòng trong bảng đầu văn bản; None khi không ở trong bảng ấy."""
    cell = None if line is None else line.paragraph.cell
    return cell.column if cell and head.table is not None and cell.table == head.table else None

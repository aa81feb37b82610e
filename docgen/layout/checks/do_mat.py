"""Dấu chỉ độ mật không gõ vào văn bản.

Độ mật do người có thẩm quyền xác định và đóng bằng con dấu khắc sẵn theo pháp luật về bảo vệ bí mật nhà nước. Chữ MẬT,
TỐI MẬT, TUYỆT MẬT gõ ở đầu văn bản bị báo là lỗi; chữ “mật” trong câu văn thì không.

Văn bản mật còn không được soạn trên máy nối mạng: thấy dấu mật trong một tệp đem kiểm tra là phải dừng lại hỏi.

Đúng: để trống, đóng dấu MẬT sau khi in và đăng ký.
Sai: gõ chữ MẬT dưới số, ký hiệu.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits

ID = "do_mat"

PASSES = (Example("Không có dấu mật"),)
FAILS = (Example("Gõ chữ MẬT", (Add("so_ky_hieu", "MẬT", values={"size": 14.0, "bold": True}),)),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Dấu mật gõ ở đầu văn bản là một chỗ sai, không sửa hộ."""
    mark = document.components.head.do_mat
    if mark is not None:
        yield Fault("M02", mark, f"gõ chữ “{mark.text}”", "đóng dấu khắc sẵn, không gõ vào văn bản")

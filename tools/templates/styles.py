"""Các kiểu đoạn có tên của mẫu, theo bảng V Phụ lục I Nghị định 30/2020/NĐ-CP; cỡ chữ tính bằng point."""

from __future__ import annotations

from dataclasses import dataclass

LEFT, CENTER, BOTH = "left", "center", "both"
SINGLE, BODY_LINE = 240, 276
INDENT = 720
"""Thụt dòng đầu 1,27 cm, tính bằng twip."""


@dataclass(frozen=True, slots=True)
class Style:
    """Một kiểu đoạn: cỡ chữ, đậm, nghiêng, căn lề, khoảng cách (point), thụt dòng đầu (twip), dính đoạn sau."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    align: str = LEFT
    before: float = 0
    after: float = 0
    line: int = SINGLE
    first_line: int = 0
    keep_next: bool = False
    exact_line: float | None = None
    outline: int | None = None


STYLES = (
    Style("Quốc hiệu", 13, bold=True, align=CENTER),
    Style("Tiêu ngữ", 14, bold=True, align=CENTER),
    Style("Cơ quan chủ quản", 13, align=CENTER),
    Style("Tên cơ quan", 13, bold=True, align=CENTER),
    Style("Số ký hiệu", 13, align=CENTER, before=6),
    Style("Trích yếu công văn", 13, align=CENTER, before=6),
    Style("Địa danh thời gian", 14, italic=True, align=CENTER, before=6),
    Style("Tên loại", 14, bold=True, align=CENTER, before=18, keep_next=True, outline=0),
    Style("Trích yếu", 14, bold=True, align=CENTER, keep_next=True),
    Style("Thẩm quyền ban hành", 14, bold=True, align=CENTER, before=12, after=6, keep_next=True),
    Style("Kính gửi", 14, align=CENTER, before=12, after=6, keep_next=True),
    Style("Kính gửi danh sách", 14, after=0),
    Style("Căn cứ", 14, italic=True, align=BOTH, after=6, line=BODY_LINE, first_line=INDENT),
    Style("Chữ quyết định", 14, bold=True, align=CENTER, before=6, after=6, keep_next=True),
    Style("Nội dung", 14, align=BOTH, after=6, line=BODY_LINE, first_line=INDENT),
    Style("Nội dung cuối", 14, align=BOTH, after=6, line=BODY_LINE, first_line=INDENT, keep_next=True),
    Style(
        "Mục",
        14,
        bold=True,
        align=BOTH,
        before=6,
        after=6,
        line=BODY_LINE,
        first_line=INDENT,
        keep_next=True,
        outline=1,
    ),
    Style(
        "Khoản có tiêu đề",
        14,
        bold=True,
        align=BOTH,
        before=6,
        after=6,
        line=BODY_LINE,
        first_line=INDENT,
        keep_next=True,
    ),
    Style("Ghi chú", 13, italic=True, align=BOTH, after=6, line=BODY_LINE, first_line=INDENT),
    Style("Nơi nhận", 12, bold=True, italic=True),
    Style("Nơi nhận danh sách", 11),
    Style("Chức vụ người ký", 14, bold=True, align=CENTER, keep_next=True),
    Style("Họ tên người ký", 14, bold=True, align=CENTER, before=72),
    Style("Ký tay", 12, italic=True, align=CENTER, after=60),
    Style("Phụ lục", 14, bold=True, align=CENTER, keep_next=True, outline=0),
    Style("Tên phụ lục", 14, bold=True, align=CENTER, keep_next=True),
    Style("Kèm theo", 14, italic=True, align=CENTER, keep_next=True),
    Style("Bảng tiêu đề", 12, before=2, after=2, bold=True, align=CENTER, keep_next=True),
    Style("Bảng chữ", 12, before=2, after=2),
    Style("Bảng số", 12, before=2, after=2, align=CENTER),
    Style("Bảng đậm", 12, before=2, after=2, bold=True),
    Style("Bảng số đậm", 12, before=2, after=2, bold=True, align=CENTER),
    Style("Dòng dưới bảng", 14, align=BOTH, before=6, after=6, line=BODY_LINE, first_line=INDENT),
    Style("Dòng trên bảng", 14, align=BOTH, before=6, after=6, line=BODY_LINE, first_line=INDENT, keep_next=True),
    Style("Chú thích hình", 14, italic=True, align=CENTER, after=6),
    Style("Hình", 14, align=CENTER, before=6, keep_next=True),
    Style("Biểu mẫu tiêu đề", 14, bold=True, align=BOTH, before=6, after=6, first_line=INDENT, keep_next=True),
    Style("Biểu mẫu chữ", 14, align=BOTH, after=6, first_line=INDENT),
    Style("Chỉ dẫn lưu hành", 13, bold=True, align=CENTER),
    Style("Số trang", 13, align=CENTER),
    Style("Vạch tiêu ngữ", 2, align=CENTER, exact_line=4),
    Style("Vạch cơ quan", 2, align=CENTER, exact_line=4),
    Style("Vạch trích yếu", 2, align=CENTER, exact_line=4, after=6, keep_next=True),
    Style("Vạch phụ lục", 2, align=CENTER, exact_line=4, after=6, keep_next=True),
    Style("Ngắt phần", 2, exact_line=2),
    Style("Thẻ lệnh", 10),
)

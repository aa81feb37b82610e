"""Lời chỉ dẫn trên trang “Hướng dẫn” của mẫu sổ tính."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.readers.form_scope import has_prohibitions
from docgen.readers.sheet_shape import Sheet
from docgen.readers.sheets import (
    CRITERIA,
    DECISIONS,
    DETAILS,
    EVENTS,
    FIELDS,
    FIGURES,
    HISTORY,
    MISCONDUCT,
    OTHERS,
    PAPERS,
    PERIOD,
    UNITS,
)
from docgen.regulations.schema import Regulation

Section = tuple[str, tuple[tuple[str, str], ...]]
"""Tên mục, và các dòng (nhãn, nội dung)."""


def guide(regulation: Regulation, year: int, sheets: Sequence[Sheet]) -> tuple[Section, ...]:
    """Các mục của trang hướng dẫn, theo thứ tự in; `sheets`: các trang mà sổ có."""
    source = regulation.source.described
    figures = "chỉ số của tỉnh và số, ngày" if FIELDS in sheets else "số, ngày"
    optional = (FIGURES, EVENTS, MISCONDUCT, HISTORY, DECISIONS, OTHERS)
    return (
        (
            "Sổ này dùng để làm gì",
            (
                ("Năm đánh giá", str(year)),
                ("Quy định áp dụng", f"{regulation.title} ({source})."),
                ("Kết quả", "Từ sổ này, docgen xếp loại từng người đứng đầu và lập các văn bản trình ký."),
            ),
        ),
        (
            "Các bước",
            (
                ("Bước 1", f"Trang “{PERIOD.name}”: điền năm, ngày đánh giá, ngày ký dự kiến."),
                (
                    "Bước 2",
                    f"Trang {_named((FIELDS, PAPERS), sheets, ' và ')}: {figures} các văn bản công bố.",
                ),
                ("Bước 3", f"Trang “{UNITS.name}”: mỗi dòng một người đứng đầu, chỉ số và nhiệm vụ của đơn vị."),
                ("Bước 4", f"Trang “{CRITERIA.name}”: chọn trạng thái từng tiêu chí; ô xám không phải điền."),
                ("Bước 5", f"Trang “{DETAILS.name}”: lý do, minh chứng, người xác nhận của tiêu chí không đạt."),
                ("Bước 6", f"Nếu có: {_named(optional, sheets, ', ')}."),
                ("Bước 7", "Lưu, đóng sổ, rồi chạy: docgen validate TÊN_SỔ.xlsx. Sửa các ô được nêu, chạy lại."),
                ("Bước 8", "Khi không còn lỗi: docgen build TÊN_SỔ.xlsx -o outputs."),
            ),
        ),
        (
            "Trạng thái của tiêu chí",
            (
                ("Đạt", "Đã thực hiện đúng hạn, đủ chất lượng, có hiệu quả."),
                ("Chưa bảo đảm: …", "Có thực hiện nhưng kém ở mặt được chọn: tiến độ, chất lượng, hiệu quả."),
                ("Không thực hiện", "Phải làm trong năm mà không làm."),
                (
                    "Không áp dụng",
                    "Đơn vị không có nhiệm vụ này trong năm; bắt buộc ghi lý do và người xác nhận. "
                    "Tiêu chí này ra khỏi mẫu số, làm đổi tỷ lệ, nên phải có căn cứ.",
                ),
                *_breaches(regulation),
                ("Để trống", "Lấy trạng thái ở cột “Các ô để trống là”; cột ấy cũng trống thì docgen báo thiếu."),
            ),
        ),
        (
            "Cách điền các ô",
            (
                ("Tiêu đề xanh đậm", "Cột bắt buộc: dòng nào có dữ liệu thì phải có cột này."),
                (
                    "Chỉ số (%)",
                    "Gõ 92,51, đúng số đã công bố, không làm tròn, không gõ tỷ lệ 0,9251. "
                    "Chỉ biết nhóm thì điền hai cột từ, đến.",
                ),
                ("Chưa công bố", "Để trống. Không gõ 0, không gõ dấu gạch: 0 là điểm không."),
                ("Ngày", "Gõ 08/02/2023 (ngày/tháng/năm)."),
                ("Họ tên chưa công bố", "Để trống; văn bản sẽ gọi theo chức vụ."),
            ),
        ),
        (
            "Không làm",
            (
                ("Không", "đổi tên hay xóa trang, xóa cột, sửa dòng tiêu đề, gộp ô, đổi tên sổ thành .xls hay .xlsm."),
                ("Không", "dùng công thức lấy số từ sổ khác; hãy dán giá trị."),
                (
                    "Không",
                    "giấu dòng để bỏ qua: dòng ẩn vẫn được đọc. Đơn vị không đánh giá thì xóa cả dòng của nó "
                    f"ở trang “{UNITS.name}” lẫn trang “{CRITERIA.name}”.",
                ),
                ("Trang nháp", "Cần tính nháp thì thêm trang có tên bắt đầu bằng “Nháp”: docgen không đọc trang ấy."),
            ),
        ),
        (
            "Khi cần giúp",
            (
                ("Từng ô", "Chọn ô, Excel hiện lời nhắc màu vàng cạnh ô."),
                ("Lệnh", "docgen form --help, docgen validate --help; docgen doctor kiểm tra máy."),
                ("Từng cột", "inputs/README.md giải thích mọi trang, mọi cột."),
            ),
        ),
    )


def _breaches(regulation: Regulation) -> tuple[tuple[str, str], ...]:
    if not has_prohibitions(regulation):
        return ()
    text = f"Chỉ cho điều không được làm, quy tắc quy trách nhiệm; kết luận ghi ở trang “{DETAILS.name}”."
    return (("Không vi phạm, Có vi phạm", text),)


def _named(wanted: Sequence[Sheet], sheets: Sequence[Sheet], joint: str) -> str:
    return joint.join(f"“{sheet.name}”" for sheet in wanted if sheet in sheets)

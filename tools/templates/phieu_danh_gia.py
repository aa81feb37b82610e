"""Mẫu phiếu đánh giá: biểu mẫu, không số, không ngày, ba cột ký."""

from __future__ import annotations

from tools.templates.sheet import Column, Sheet

_CRITERIA = (
    Column("Mã", "{{ dong.ma_tieu_chi }}", 17, centered=True),
    Column("Tiêu chí", "{{ dong.tieu_chi }}", 51),
    Column("Tự đánh giá", "{{ dong.tu_danh_gia }}", 25),
    Column("Thẩm định", "", 16),
    Column("Kết luận", "", 16),
    Column("Lý do, minh chứng", "{{ dong.dien_giai }}", 40),
)
_REASONS = (
    Column("Chỗ trong Quy định", "{{ dong.vien_dan }}", 32),
    Column("Điều kiện và số liệu", "{{ dong.noi_dung }}", 83),
    Column("Kết quả", "{{ dong.ket_qua }}", 18, centered=True),
    Column("Nguồn", "{{ dong.nguon_so_lieu }}", 32),
)


def build() -> Sheet:
    """Phiếu có thông tin chung, bảng tiêu chí, chỉ số, kết quả, lý do."""
    sheet = Sheet()
    sheet.head(numbered=False)
    sheet.title(
        "PHIẾU ĐÁNH GIÁ NGƯỜI ĐỨNG ĐẦU",
        "Mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }}",
    )
    _section(
        sheet,
        "I. THÔNG TIN CHUNG",
        "Họ và tên: {{ ho_ten }}",
        "Chức vụ: {{ chuc_vu }} (nhóm: {{ ten_nhom }})",
        "Thời gian giữ chức trong năm: {{ thoi_gian_giu_chuc }}",
        "Người đánh giá: {{ nguoi_danh_gia }}",
        "Quy định áp dụng: ban hành kèm theo {{ quy_dinh }}",
    )
    _section(
        sheet,
        "II. TIÊU CHÍ",
        "Số tiêu chí áp dụng: {{ so_ap_dung }}; chưa bảo đảm: {{ ty_le }}; trong đó không thực hiện:\u00a0"
        "{{ so_khong_thuc_hien }}",
        "Tiêu chí không áp dụng, không tính vào mẫu số: {{ loai_ra }}",
    )
    sheet.table(_CRITERIA, "dong in tieu_chi")
    _section(
        sheet,
        "III. CHỈ SỐ VÀ CÁC KẾT QUẢ KHÁC",
        "Chỉ số cải cách hành chính của đơn vị: {{ chi_so_don_vi }}",
        "Chỉ số lĩnh vực tham mưu: {{ chi_so_linh_vuc }}",
        "Chỉ tiêu, nhiệm vụ hoàn thành trên được giao: {{ nhiem_vu }}",
        "Hiệu quả cao: {{ hieu_qua_cao }}",
        "Giải trình của người đứng đầu: {{ giai_trinh }}",
    )
    sheet.when("giam_nhe", "Biểu mẫu chữ", "Giảm nhẹ, miễn trách nhiệm: {{ giam_nhe }}")
    _section(
        sheet,
        "IV. KẾT QUẢ",
        "Theo cách đọc mức tối thiểu: **{{ muc_toi_thieu }}**",
        "Theo đúng câu chữ: **{{ muc_cau_chu }}**",
        "Trạng thái: {{ trang_thai }}",
    )
    sheet.each("dong in cau_hoi", "Biểu mẫu chữ", "- {{ dong }}.")
    sheet.tag("{%p if gan_nhat %}")
    sheet.paragraph("Biểu mẫu tiêu đề", "Thay đổi gần nhất làm đổi mức")
    sheet.each("dong in gan_nhat", "Biểu mẫu chữ", "- {{ dong }}.")
    sheet.tag("{%p endif %}")
    sheet.paragraph("Biểu mẫu tiêu đề", "V. LÝ DO")
    sheet.table(_REASONS, "dong in ly_do")
    sheet.paragraph(
        "Nội dung cuối",
        "Người thẩm định và người kết luận ghi ý kiến vào các cột để trống ở mục II, sau đó ký./.",
    )
    sheet.three_signatures("NGƯỜI TỰ ĐÁNH GIÁ", "NGƯỜI THẨM ĐỊNH", "NGƯỜI KẾT LUẬN")
    return sheet


def _section(sheet: Sheet, heading: str, *lines: str) -> None:
    sheet.paragraph("Biểu mẫu tiêu đề", heading)
    for line in lines:
        sheet.paragraph("Biểu mẫu chữ", line)

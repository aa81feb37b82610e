"""Mẫu công văn gửi cơ quan cấp trên của đơn vị ngành dọc (Mẫu 1.5 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Công văn nêu ý kiến của Ủy ban nhân dân tỉnh."""
    sheet = Sheet()
    sheet.head(subject="V/v mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }}")
    sheet.addressee("{{ kinh_gui }}")
    sheet.body(
        "Thực hiện {{ quy_dinh_day_du }}, {{ ten_co_quan_gui }} gửi kết quả theo dõi việc thực hiện nhiệm vụ cải cách "
        "hành chính năm {{ nam_danh_gia }} đối với {{ nguoi_duoc_neu }} như sau:",
        "1. Số tiêu chí chưa bảo đảm trên số tiêu chí áp dụng: {{ tieu_chi }}.",
        "2. Chỉ số cải cách hành chính năm {{ nam_danh_gia }} của {{ co_quan_nguoi }}: {{ chi_so_don_vi }}.",
    )
    sheet.tag("{%p if muc_de_nghi %}")
    sheet.body("3. Mức tính được theo Quy định: {{ muc_de_nghi }}.")
    sheet.tag("{%p else %}")
    sheet.body("3. Chưa xác định được mức theo Quy định. {{ ly_do_chua_xac_dinh }}")
    sheet.tag("{%p endif %}")
    sheet.last(
        "Việc xếp loại thuộc thẩm quyền của cơ quan quản lý cấp trên. {{ ten_co_quan_gui }} đề nghị quý cơ quan "
        "xem xét kết quả nêu trên khi đánh giá, xếp loại {{ nguoi_duoc_neu }}./."
    )
    sheet.signature("Như trên")
    return sheet

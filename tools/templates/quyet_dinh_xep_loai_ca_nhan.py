"""Mẫu quyết định xếp loại riêng một người (Mẫu 1.2 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Quyết định cá biệt quy định trực tiếp."""
    sheet = Sheet()
    sheet.head()
    sheet.title(
        "QUYẾT ĐỊNH",
        "Về việc đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }} "
        "của {{ nguoi_duoc_xep_loai }}",
    )
    sheet.decision_bases("{{ tham_quyen }}", "Theo đề nghị của {{ de_nghi }}.")
    sheet.body(
        "**Điều 1.** Đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }} của "
        "{{ nguoi_duoc_xep_loai }}: **{{ muc_xep_loai }}** ({{ can_cu_tham_quyen }}), trên cơ sở các kết quả sau:",
        "1. Số tiêu chí chưa bảo đảm tiến độ, chất lượng hoặc hiệu quả trên số tiêu chí áp dụng: {{ tieu_chi }}.",
        "2. Chỉ số cải cách hành chính năm {{ nam_danh_gia }} của {{ co_quan_nguoi }}: {{ chi_so_don_vi }}.",
    )
    sheet.when(
        "chi_so_linh_vuc",
        "Nội dung",
        "Chỉ số cải cách hành chính của tỉnh thuộc lĩnh vực tham mưu: {{ chi_so_linh_vuc }}.",
    )
    sheet.when("nhiem_vu", "Nội dung", "Chỉ tiêu, nhiệm vụ hoàn thành trên được giao: {{ nhiem_vu }}.")
    sheet.last("3. Căn cứ xếp loại theo Quy định:")
    sheet.each("dong in can_cu_xep_loai", "Nội dung", "- {{ dong }}.")
    sheet.when("ket_luan_cap_tham_quyen", "Nội dung", "- {{ ket_luan_cap_tham_quyen }}.")
    sheet.body(
        "**Điều 2.** Kết quả tại Điều 1 là một trong những căn cứ đánh giá, phân loại, bình xét thi đua, khen thưởng "
        "người đứng đầu theo {{ dieu_khoan_su_dung }} của Quy định. Giao {{ co_quan_theo_doi }} theo dõi, tổng hợp.",
    )
    sheet.last(
        "**Điều 3.** Quyết định này có hiệu lực kể từ ngày ký. {{ noi_thi_hanh }} và {{ nguoi_duoc_xep_loai }} "
        "chịu trách nhiệm thi hành Quyết định này./."
    )
    sheet.signature("Như Điều 3")
    return sheet

"""Mẫu quyết định xếp loại của Chủ tịch Ủy ban nhân dân cấp huyện (Mẫu 1.2, 2.1 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.common import LIST_TITLE, attached, collective_articles, rating_list
from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Quyết định có một phụ lục danh sách trên trang ngang."""
    sheet = Sheet()
    sheet.head()
    sheet.title(
        "QUYẾT ĐỊNH",
        "Về việc đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }} "
        "của {{ doi_tuong }}",
    )
    sheet.decision_bases("{{ tham_quyen }}", "Theo đề nghị của {{ de_nghi }}.")
    collective_articles(sheet)
    sheet.body(
        "**Điều 3.** Giao {{ co_quan_theo_doi }} tham mưu báo cáo kết quả đánh giá, xếp loại về {{ noi_bao_cao }}."
    )
    sheet.last(
        "**Điều 4.** Quyết định này có hiệu lực kể từ ngày ký. {{ noi_thi_hanh }} và những người có tên trong "
        "danh sách kèm theo chịu trách nhiệm thi hành Quyết định này./."
    )
    sheet.signature("Như Điều 4")
    sheet.appendix("", LIST_TITLE + "{{ ten_phu_luc_mot }}", attached("Quyết định"), landscape=True)
    rating_list(sheet, "danh_sach_mot")
    return sheet

"""Các cụm lặp lại ở nhiều mẫu: bảng danh sách xếp loại, dòng kèm theo."""

from __future__ import annotations

from tools.templates.sheet import Column, Sheet

RATING_COLUMNS = (
    Column("STT", "{{ dong.so_thu_tu }}", 11, centered=True),
    Column("Cơ quan, đơn vị, địa phương", "{{ dong.co_quan }}", 40),
    Column("Họ và tên", "{{ dong.ho_ten }}", 34),
    Column("Chức vụ", "{{ dong.chuc_vu }}", 40),
    Column("Tiêu chí chưa bảo đảm trên số áp dụng", "{{ dong.tieu_chi }}", 26, centered=True),
    Column("Chỉ số đơn vị", "{{ dong.chi_so_don_vi }}", 21, centered=True),
    Column("Chỉ số lĩnh vực", "{{ dong.chi_so_linh_vuc }}", 21, centered=True),
    Column("Xếp loại", "{{ dong.xep_loai }}", 34),
    Column("Ghi chú", "{{ dong.ghi_chu }}", 25),
)


LIST_TITLE = "KẾT QUẢ XẾP LOẠI MỨC ĐỘ HOÀN THÀNH NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {{ nam_danh_gia }} CỦA "


def attached(type_name: str) -> str:
    """Dòng “(Kèm theo …)” dưới tên phụ lục; số và ngày do văn thư điền."""
    return (
        f"(Kèm theo {type_name} số        /{{{{ ky_hieu }}}} ngày      tháng      năm {{{{ nam_ban_hanh }}}} "
        "của {{ nguoi_ban_hanh }})"
    )


def rating_list(sheet: Sheet, rows: str) -> None:
    """Bảng danh sách xếp loại trên trang ngang, kết thúc bằng dòng tổng số và dấu “./.”."""
    sheet.table(RATING_COLUMNS, f"dong in {rows}")
    sheet.closing(f"Danh sách có {{{{ {rows}|length }}}} người./.")


def collective_articles(sheet: Sheet) -> None:
    """Điều 1 và Điều 2 của quyết định xếp loại chung."""
    sheet.body(
        "**Điều 1.** Đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }} của "
        "{{ doi_tuong }} ({{ can_cu_tham_quyen }}), tổng số {{ tong_so_nguoi }} người, danh sách tại "
        "{{ danh_sach_tai }}, cụ thể:"
    )
    sheet.each(
        "dong in cac_muc", "Nội dung", "{{ dong.so_thu_tu }}. {{ dong.muc_xep_loai }}: {{ dong.so_nguoi }} người."
    )
    sheet.body(
        "**Điều 2.** Kết quả tại Điều 1 là một trong những căn cứ đánh giá, phân loại, bình xét thi đua, khen thưởng "
        "người đứng đầu theo {{ dieu_khoan_su_dung }} của Quy định. Giao {{ co_quan_theo_doi }} theo dõi, tổng hợp."
    )

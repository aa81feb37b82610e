"""Mẫu công văn xin ý kiến về trường hợp chưa xác định (Mẫu 1.5 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.sheet import Column, Sheet

_CASES = (
    Column("STT", "{{ dong.so_thu_tu }}", 11, centered=True),
    Column("Người đứng đầu", "{{ dong.nguoi_dung_dau }}", 34),
    Column("Số liệu", "{{ dong.so_lieu }}", 36),
    Column("Vì sao chưa có mức", "{{ dong.ly_do }}", 39),
    Column("Các mức có thể chọn và chỗ vướng", "{{ dong.he_qua }}", 45),
)


def build() -> Sheet:
    """Công văn có bảng các trường hợp và hai phương án."""
    sheet = Sheet()
    sheet.head(subject="V/v xin ý kiến xếp loại người đứng đầu năm {{ nam_danh_gia }}")
    sheet.addressee("{{ kinh_gui }}")
    sheet.body(
        "Thực hiện {{ quy_dinh_day_du }}, {{ ten_co_quan_gui }} đã tổng hợp kết quả đánh giá năm {{ nam_danh_gia }}. "
        "Một số trường hợp chưa đủ căn cứ để đề nghị mức xếp loại; theo {{ dieu_khoan_vuong_mac }} của Quy định, "
        "{{ ten_co_quan_gui }} báo cáo và xin ý kiến như sau:"
    )
    sheet.tag("{%p if chua_xac_dinh %}")
    sheet.lead_in("**Các trường hợp Quy định không cho mức:**")
    sheet.table(_CASES, "dong in chua_xac_dinh")
    sheet.closing(
        "Chọn mức nào cũng vướng câu chữ của Quy định như nêu ở cột cuối của bảng. Đề nghị {{ kinh_gui }} cho ý kiến "
        "chọn mức đối với từng trường hợp."
    )
    sheet.tag("{%p endif %}")
    sheet.tag("{%p if chua_co_nguoi_xep_loai %}")
    sheet.body("**Những người mà Quy định không nêu ai xếp loại:**")
    sheet.listed("chua_co_nguoi_xep_loai")
    sheet.body("Đề nghị cho ý kiến cơ quan, người có thẩm quyền xếp loại đối với các trường hợp này.")
    sheet.tag("{%p endif %}")
    sheet.last("{{ ten_co_quan_gui }} kính trình {{ kinh_gui }} xem xét, cho ý kiến./.")
    sheet.signature("Như trên")
    return sheet

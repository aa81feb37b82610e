"""Mẫu báo cáo tổng hợp theo vai, cho quy định chưa thấy phần giao báo cáo."""

from __future__ import annotations

from tools.templates.common import attached
from tools.templates.sheet import Column, Sheet

_BY_ROLE = (
    Column("Nhóm, vai", "{{ dong.ten_nhom }}", 45),
    Column("Số người", "{{ dong.so_nguoi }}", 15, centered=True),
    Column("Lượt áp dụng", "{{ dong.ap_dung }}", 17, centered=True),
    Column("Bảo đảm", "{{ dong.bao_dam }}", 16, centered=True),
    Column("Chưa bảo đảm", "{{ dong.chua_bao_dam }}", 17, centered=True),
    Column("Không thực hiện", "{{ dong.khong_thuc_hien }}", 17, centered=True),
    Column("Vi phạm điều cấm", "{{ dong.vi_pham_dieu_cam }}", 18, centered=True),
    Column("Trách nhiệm phát sinh", "{{ dong.trach_nhiem }}", 20, centered=True),
)
_BY_CRITERION = (
    Column("Mã", "{{ dong.ma_tieu_chi }}", 25),
    Column("Tiêu chí", "{{ dong.tieu_chi }}", 58),
    Column("Bản chất", "{{ dong.ban_chat }}", 29),
    Column("Số người áp dụng", "{{ dong.ap_dung }}", 18, centered=True),
    Column("Bảo đảm", "{{ dong.bao_dam }}", 17, centered=True),
    Column("Chưa bảo đảm", "{{ dong.chua_bao_dam }}", 18, centered=True),
)
_LEVELS = (
    Column("Mức", "{{ dong.muc_xep_loai }}", 115),
    Column("Số người", "{{ dong.so_nguoi }}", 50, centered=True),
)
_OPEN = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Người được đánh giá", "{{ dong.nguoi_dung_dau }}", 48),
    Column("Vì sao chờ quyết định", "{{ dong.ly_do }}", 60),
    Column("Các mức có thể chọn, việc phải làm", "{{ dong.huong_xu_ly }}", 45),
)
_BREACHES = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Người được đánh giá", "{{ dong.nguoi_duoc_danh_gia }}", 48),
    Column("Tiêu chí", "{{ dong.tieu_chi }}", 55),
    Column("Kết luận, lý do", "{{ dong.ket_luan }}", 50),
)
_PEOPLE = (
    Column("STT", "{{ dong.so_thu_tu }}", 11, centered=True),
    Column("Cơ quan, đơn vị, địa phương", "{{ dong.co_quan }}", 38),
    Column("Người được đánh giá, vai", "{{ dong.nguoi_duoc_danh_gia }}", 52),
    Column("Áp dụng", "{{ dong.ap_dung }}", 16, centered=True),
    Column("Bảo đảm", "{{ dong.bao_dam }}", 16, centered=True),
    Column("Chưa bảo đảm", "{{ dong.chua_bao_dam }}", 26, centered=True),
    Column("Không thực hiện", "{{ dong.khong_thuc_hien }}", 18, centered=True),
    Column("Vi phạm điều cấm", "{{ dong.vi_pham_dieu_cam }}", 24, centered=True),
    Column("Trách nhiệm phát sinh", "{{ dong.trach_nhiem }}", 26, centered=True),
    Column("Mức", "{{ dong.xep_loai }}", 25),
)


def build() -> Sheet:
    """Báo cáo ba mục, kèm kết quả từng người trên trang ngang."""
    sheet = Sheet()
    sheet.head()
    sheet.title(
        "BÁO CÁO",
        "Tổng hợp kết quả đánh giá trách nhiệm trong công tác cải cách hành chính năm {{ nam_danh_gia }}",
    )
    sheet.addressee("{{ noi_nhan_bao_cao }}")
    sheet.body("{{ ten_co_quan_bao_cao }} tổng hợp kết quả đánh giá năm {{ nam_danh_gia }} như sau:")
    _scope(sheet)
    _results(sheet)
    _decisions(sheet)
    sheet.last("Trên đây là báo cáo tổng hợp của {{ ten_co_quan_bao_cao }}./.")
    sheet.signature("Như trên")
    title = "KẾT QUẢ ĐÁNH GIÁ TỪNG NGƯỜI NĂM {{ nam_danh_gia }}"
    sheet.appendix("", title, attached("Báo cáo"), landscape=True)
    sheet.table(_PEOPLE, "dong in danh_sach")
    sheet.closing("Danh sách có {{ danh_sach|length }} người./.")
    return sheet


def _scope(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "I. CĂN CỨ ĐÁNH GIÁ VÀ PHẠM VI TỔNG HỢP")
    sheet.body("1. Quy định áp dụng: {{ quy_dinh }}.")
    sheet.when("phan_da_thay", "Nội dung", "{{ phan_da_thay }}.")
    sheet.body(
        "2. Mức xếp loại: {{ nguong_xep_loai }}.",
        "3. Đã tổng hợp {{ so_nguoi }} người ở {{ so_don_vi }} cơ quan, đơn vị, địa phương; kết quả từng người tại Phụ "
        "lục kèm theo.",
    )
    sheet.when("khong_neu", "Nội dung", "4. Quy định đã thấy không nêu: {{ khong_neu }}.")


def _results(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "II. KẾT QUẢ ĐÁNH GIÁ")
    sheet.paragraph("Khoản có tiêu đề", "1. Theo nhóm và vai")
    sheet.lead_in(
        "Đếm theo lượt tiêu chí. Chưa bảo đảm gồm cả không thực hiện và vi phạm điều cấm; quy tắc quy trách nhiệm đếm "
        "riêng, không nằm trong số tiêu chí áp dụng."
    )
    sheet.table(_BY_ROLE, "dong in theo_vai")
    sheet.paragraph("Khoản có tiêu đề", "2. Theo từng tiêu chí")
    sheet.lead_in("Ở quy tắc quy trách nhiệm, chưa bảo đảm nghĩa là có trách nhiệm phát sinh.")
    sheet.table(_BY_CRITERION, "dong in theo_tieu_chi")
    sheet.paragraph("Khoản có tiêu đề", "3. Theo mức")
    sheet.lead_in("Mức do hồ sơ tính ra hoặc do người có thẩm quyền đã ghi; báo cáo này không xếp loại ai.")
    sheet.table(_LEVELS, "dong in theo_muc")


def _decisions(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "III. NỘI DUNG CHỜ NGƯỜI CÓ THẨM QUYỀN QUYẾT ĐỊNH")
    sheet.paragraph("Khoản có tiêu đề", "1. Mức của từng người")
    sheet.tag("{%p if cho_quyet_dinh %}")
    sheet.table(_OPEN, "dong in cho_quyet_dinh")
    sheet.tag("{%p else %}")
    sheet.body("Không có.")
    sheet.tag("{%p endif %}")
    sheet.paragraph("Khoản có tiêu đề", "2. Vi phạm điều cấm, trách nhiệm phát sinh")
    sheet.tag("{%p if vi_pham %}")
    sheet.table(_BREACHES, "dong in vi_pham")
    sheet.tag("{%p else %}")
    sheet.body("Không có.")
    sheet.tag("{%p endif %}")
    sheet.paragraph("Khoản có tiêu đề", "3. Chỗ chưa rõ đã gặp")
    sheet.each(
        "dong in chua_ro",
        "Nội dung",
        "- {{ dong.van_de }} ({{ dong.so_nguoi }} người). Cách làm đang áp dụng: {{ dong.cach_doc }}.",
    )

"""Phần chung của hai mẫu báo cáo (Mẫu 1.4 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from docgen.documents.parts.chart import bar_chart
from docgen.documents.parts.report import PICTURE
from tools.templates.common import attached, rating_list
from tools.templates.sheet import Column, Sheet

_SUMMARY = (
    Column("Nhóm", "{{ dong.ten_nhom }}", 37),
    Column("Thuộc diện", "{{ dong.thuoc_dien }}", 15, centered=True),
    Column("Đã có mức", "{{ dong.da_xep_loai }}", 15, centered=True),
    Column("Xuất sắc", "{{ dong.xuat_sac }}", 20, centered=True),
    Column("Tốt", "{{ dong.hoan_thanh_tot }}", 20, centered=True),
    Column("Hoàn thành", "{{ dong.hoan_thanh }}", 21, centered=True),
    Column("Không hoàn thành", "{{ dong.khong_hoan_thanh }}", 20, centered=True),
    Column("Chưa có mức", "{{ dong.chua_xep_loai }}", 17, centered=True),
)
_BY_ARTICLE = (
    Column("Điều", "{{ dong.dieu_khoan }}", 18, centered=True),
    Column("Nội dung", "{{ dong.noi_dung }}", 71),
    Column("Lượt áp dụng", "{{ dong.ap_dung }}", 19, centered=True),
    Column("Chưa bảo đảm", "{{ dong.chua_bao_dam }}", 19, centered=True),
    Column("Không thực hiện", "{{ dong.khong_thuc_hien }}", 19, centered=True),
    Column("Tỷ lệ", "{{ dong.ty_le }}", 19, centered=True),
)
_WEAKEST = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Chỗ trong Quy định", "{{ dong.vien_dan }}", 43),
    Column("Tiêu chí", "{{ dong.tieu_chi }}", 70),
    Column("Số người", "{{ dong.so_nguoi }}", 20, centered=True),
    Column("Tỷ lệ", "{{ dong.ty_le }}", 20, centered=True),
)
_COMPARED = (
    Column("Mức", "{{ dong.muc_xep_loai }}", 85),
    Column("Năm {{ nam_truoc }}", "{{ dong.nam_truoc }}", 40, centered=True),
    Column("Năm {{ nam_danh_gia }}", "{{ dong.nam_nay }}", 40, centered=True),
)
_OPEN = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Cơ quan, đơn vị, địa phương", "{{ dong.co_quan }}", 43),
    Column("Lý do chưa có mức", "{{ dong.ly_do }}", 70),
    Column("Các mức có thể chọn, việc phải làm", "{{ dong.huong_xu_ly }}", 40),
)


BLANK_LINE = "…" * 30
"""Chỗ cho người viết: việc mà số liệu không cho biết thì không ghi thay."""


def report(sheet: Sheet, subject: str, opening: str, direction: str, proposals: tuple[str, ...], ending: str) -> None:
    """Toàn bộ báo cáo: đầu văn bản, bốn mục, chữ ký và phụ lục danh sách."""
    sheet.head()
    sheet.title("BÁO CÁO", subject)
    sheet.addressee("{{ noi_nhan_bao_cao }}")
    sheet.body(opening)
    _progress(sheet, direction)
    _results(sheet)
    _weaknesses(sheet)
    _proposals(sheet, proposals)
    sheet.last(ending)
    sheet.signature("Như trên")
    title = "DANH SÁCH XẾP LOẠI MỨC ĐỘ HOÀN THÀNH NHIỆM VỤ CẢI CÁCH HÀNH CHÍNH NĂM {{ nam_danh_gia }}"
    sheet.appendix("", title, attached("Báo cáo"), landscape=True)
    rating_list(sheet, "danh_sach")


def _progress(sheet: Sheet, direction: str) -> None:
    sheet.paragraph("Mục", "I. TÌNH HÌNH TRIỂN KHAI")
    sheet.body("1. Công tác chỉ đạo, kiểm tra việc chấp hành Quy định:", BLANK_LINE, f"2. {direction}")
    sheet.body("3. Việc đánh giá, xếp loại căn cứ các văn bản công bố chỉ số sau:")
    sheet.each("dong in van_ban_cong_bo", "Nội dung", "- {{ dong }}.")
    sheet.body(
        "4. Số người thuộc diện đánh giá: {{ thuoc_dien }}; đã có mức: {{ da_xep_loai }}; "
        "chưa có mức: {{ chua_xep_loai }}. {{ tinh_trang_quyet_dinh }}."
    )


def _results(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "II. KẾT QUẢ ĐÁNH GIÁ, XẾP LOẠI")
    sheet.paragraph("Khoản có tiêu đề", "1. Tổng hợp chung")
    sheet.lead_in("Tỷ lệ trong bảng tính trên số người đã có mức của từng nhóm.")
    sheet.table(_SUMMARY, "dong in tong_hop")
    sheet.picture(
        PICTURE,
        bar_chart(["Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành"], {"Nhóm": [5, 8, 4, 1]}),
        "Số người theo mức xếp loại năm {{ nam_danh_gia }}. {{ mo_ta_bieu_do }}",
        "Số người theo mức xếp loại năm {{ nam_danh_gia }}",
        155,
    )
    sheet.paragraph("Khoản có tiêu đề", "2. Danh sách")
    sheet.body("Danh sách người đã có mức tại Phụ lục kèm theo.")
    sheet.when(
        "so_quyet_dinh_rieng",
        "Nội dung",
        "{{ so_quyet_dinh_rieng }} người có quyết định riêng, không nêu trong danh sách này.",
    )
    sheet.paragraph("Khoản có tiêu đề", "3. Trường hợp chưa có mức")
    sheet.tag("{%p if chua_xac_dinh %}")
    sheet.table(_OPEN, "dong in chua_xac_dinh")
    sheet.tag("{%p else %}")
    sheet.body("Không có.")
    sheet.tag("{%p endif %}")
    sheet.tag("{%p if so_sanh %}")
    sheet.paragraph("Khoản có tiêu đề", "4. So với năm {{ nam_truoc }}")
    sheet.lead_in("Chỉ tính những người có kết quả xếp loại của cả hai năm.")
    sheet.table(_COMPARED, "dong in so_sanh")
    sheet.tag("{%p endif %}")


def _weaknesses(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "III. ƯU ĐIỂM, TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN")
    sheet.body("1. Ưu điểm: {{ so_bao_dam }}/{{ thuoc_dien }} người bảo đảm mọi tiêu chí áp dụng.")
    sheet.lead_in(
        "2. Tồn tại, hạn chế: kết quả thực hiện trách nhiệm theo từng Điều của Quy định, tính theo lượt tiêu chí:"
    )
    sheet.table(_BY_ARTICLE, "dong in theo_dieu")
    sheet.tag("{%p if tieu_chi_yeu %}")
    sheet.lead_in("Các tiêu chí có nhiều người chưa bảo đảm nhất:")
    sheet.table(_WEAKEST, "dong in tieu_chi_yeu")
    sheet.tag("{%p else %}")
    sheet.closing("Không có tiêu chí nào bị đánh giá chưa bảo đảm.")
    sheet.tag("{%p endif %}")
    sheet.closing("3. Nguyên nhân:")
    sheet.body(BLANK_LINE)


def _proposals(sheet: Sheet, proposals: tuple[str, ...]) -> None:
    sheet.paragraph("Mục", "IV. ĐỀ XUẤT, KIẾN NGHỊ")
    sheet.body(*proposals)
    sheet.tag("{%p if vuong_mac %}")
    sheet.body(
        "Vướng mắc khi áp dụng Quy định, đề nghị xem xét, sửa đổi, bổ sung theo {{ dieu_khoan_vuong_mac }}:",
    )
    sheet.each(
        "dong in vuong_mac",
        "Nội dung",
        "- {{ dong.van_de }} ({{ dong.so_nguoi }} trường hợp). Cách đọc đang áp dụng: {{ dong.cach_doc }}.",
    )
    sheet.tag("{%p endif %}")

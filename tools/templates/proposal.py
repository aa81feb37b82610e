"""Các khối chung của mẫu tờ trình (Mẫu 1.4 Phụ lục III NĐ 30/2020): mở đầu, bảng đề nghị xếp loại, lời trình."""

from __future__ import annotations

from docx.shared import Pt

from tools.templates.common import attached, rating_list
from tools.templates.sheet import Column, Sheet

LEVELS = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Mức xếp loại", "{{ dong.muc_xep_loai }}", 58),
    Column("Theo câu chữ", "{{ dong.theo_cau_chu }}", 22, centered=True),
    Column("Theo quyết định đã có", "{{ dong.theo_quyet_dinh }}", 27, centered=True),
    Column("Dựa vào cách đọc", "{{ dong.theo_cach_doc }}", 24, centered=True),
    Column("Tổng số", "{{ dong.tong_so }}", 22, centered=True),
)
LEVELS_TOTAL = (
    "",
    "Tổng cộng",
    "{{ tong_cau_chu }}",
    "{{ tong_quyet_dinh }}",
    "{{ tong_cach_doc }}",
    "{{ tong_so_nguoi }}",
)
ALONE = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Người đứng đầu", "{{ dong.nguoi_dung_dau }}", 42),
    Column("Mức đề nghị", "{{ dong.muc_xep_loai }}", 28),
    Column("Tiêu chí chưa bảo đảm/áp dụng", "{{ dong.tieu_chi }}", 24, centered=True),
    Column("Chỉ số", "{{ dong.chi_so }}", 25, centered=True),
    Column("Lưu ý", "{{ dong.luu_y }}", 34),
)
READINGS = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Người đứng đầu", "{{ dong.nguoi_dung_dau }}", 34),
    Column("Mức theo điều kiện tối thiểu (đề nghị)", "{{ dong.muc_de_nghi }}", 27),
    Column("Kết quả theo đúng câu chữ", "{{ dong.theo_cau_chu }}", 46),
    Column("Vấn đề của Quy định", "{{ dong.cau_hoi_mo }}", 46),
)
OPTIONS = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Người đứng đầu, số liệu", "{{ dong.nguoi_dung_dau }}: {{ dong.so_lieu }}", 46),
    Column("Vì sao chưa xác định", "{{ dong.ly_do }}", 47),
    Column("Các mức có thể chọn và hệ quả", "{{ dong.phuong_an }}", 60),
)
MISSING = (
    Column("STT", "{{ dong.so_thu_tu }}", 12, centered=True),
    Column("Người đứng đầu", "{{ dong.nguoi_dung_dau }}", 55),
    Column("Còn thiếu", "{{ dong.con_thieu }}", 98),
)


def opening(sheet: Sheet, subject: str) -> None:
    """Đầu văn bản, tên loại, nơi kính gửi, căn cứ."""
    sheet.head()
    sheet.title("TỜ TRÌNH", subject)
    sheet.addressee("{{ kinh_gui }}")
    sheet.each("dong in can_cu", "Căn cứ", "Căn cứ {{ dong }};")
    sheet.paragraph("Căn cứ", "Thực hiện {{ dieu_khoan_thuc_hien }} của Quy định ban hành kèm theo {{ quy_dinh }}.")


def ending(sheet: Sheet) -> None:
    """Lời trình cuối, dính với khối chữ ký."""
    sheet.last("{{ co_quan_trinh }} kính trình {{ kinh_gui }} xem xét, quyết định./.")
    sheet.signature("Như trên")


def heading(sheet: Sheet, text: str) -> None:
    """Khoản có tiêu đề, đậm, trên dòng riêng; cách bảng đứng trước một khoảng."""
    sheet.paragraph("Khoản có tiêu đề", text).paragraph_format.space_before = Pt(6)


def listed(sheet: Sheet, rows: str, lead: str, columns: tuple[Column, ...], otherwise: str) -> None:
    """Câu dẫn và bảng khi danh sách có người; không có ai thì một câu `otherwise`."""
    sheet.tag(f"{{%p if {rows} %}}")
    sheet.lead_in(lead)
    sheet.table(columns, f"dong in {rows}")
    sheet.tag("{%p else %}")
    sheet.closing(otherwise)
    sheet.tag("{%p endif %}")


def rating_proposal(*, own_head: bool) -> Sheet:
    """Tờ trình xếp loại; `own_head`: có đoạn nêu riêng người đứng đầu chính cơ quan trình."""
    sheet = Sheet()
    opening(
        sheet,
        "Về việc đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {{ nam_danh_gia }} "
        "của {{ doi_tuong }}",
    )
    sheet.body("{{ co_quan_trinh }} kính trình {{ kinh_gui }} kết quả tổng hợp, thẩm định và đề nghị xếp loại như sau:")
    _process(sheet)
    _results(sheet, own_head=own_head)
    _requests(sheet)
    ending(sheet)
    sheet.appendix(
        "",
        "DANH SÁCH ĐỀ NGHỊ XẾP LOẠI TẠI QUYẾT ĐỊNH CHUNG NĂM {{ nam_danh_gia }}",
        attached("Tờ trình"),
        landscape=True,
    )
    sheet.tag("{%p if danh_sach_chung %}")
    rating_list(sheet, "danh_sach_chung")
    sheet.tag("{%p else %}")
    sheet.closing("Không có người nào thuộc danh sách này./.")
    sheet.tag("{%p endif %}")
    return sheet


def _process(sheet: Sheet) -> None:
    heading(sheet, "1. Quá trình tổng hợp, thẩm định")
    sheet.body(
        "a) Việc đánh giá, xếp loại được thực hiện sau khi có văn bản công bố Chỉ số cải cách hành chính, theo "
        "{{ dieu_khoan_thoi_diem }} của Quy định:"
    )
    sheet.each("dong in van_ban_cong_bo", "Nội dung", "- {{ dong }}.")
    sheet.body(
        "b) Số người thuộc diện đánh giá, xếp loại: {{ so_thuoc_dien }} người. Đã có mức đề nghị: {{ so_da_co_muc }} "
        "người. Chưa có mức: {{ so_chua_co_muc }} người, gồm {{ so_chua_xac_dinh }} người mà Quy định không cho mức "
        "nào và {{ so_thieu_so_lieu }} người thiếu số liệu.",
        "c) Cách áp dụng {{ dieu_xep_loai }} của Quy định: xét trước các trường hợp của {{ dieu_khoan_muc_cuoi }}; "
        "không thuộc trường hợp nào thì đề nghị mức cao nhất mà người đứng đầu đủ mọi điều kiện tối thiểu. Người nào "
        "không có mức trong câu chữ của Quy định được nêu riêng tại điểm c và điểm d khoản 2, không suy ra mức.",
    )


def _results(sheet: Sheet, *, own_head: bool) -> None:
    heading(sheet, "2. Kết quả đề nghị")
    sheet.paragraph("Nội dung cuối", "Tổng hợp số người theo từng mức đề nghị:")
    sheet.table(LEVELS, "dong in cac_muc", total=LEVELS_TOTAL)
    sheet.closing(
        "a) Đề nghị xếp loại tại quyết định chung: {{ so_quyet_dinh_chung }} người có mức theo câu chữ của Quy định "
        "hoặc theo quyết định đã có của cấp có thẩm quyền"
        "{% if danh_sach_chung %} (danh sách tại Phụ lục kèm theo){% endif %}."
    )
    listed(
        sheet,
        "danh_sach_rieng",
        "b) Đề nghị xếp loại bằng quyết định riêng từng người: {{ so_quyet_dinh_rieng }} người. Căn cứ xếp loại của "
        "mỗi người nêu tại dự thảo quyết định riêng kèm theo.",
        ALONE,
        "b) Đề nghị xếp loại bằng quyết định riêng từng người: không có.",
    )
    listed(
        sheet,
        "danh_sach_cach_doc",
        "c) Mức đề nghị dựa vào cách đọc Quy định: {{ so_theo_cach_doc }} người. Theo đúng câu chữ thì chưa xác định "
        "được mức của những người này. Dự thảo quyết định ghi mức đề nghị; không đồng ý với người nào thì đưa người đó "
        "ra khỏi dự thảo.",
        READINGS,
        "c) Mức đề nghị dựa vào cách đọc Quy định: không có.",
    )
    listed(
        sheet,
        "danh_sach_chua_xac_dinh",
        "d) Quy định không cho mức nào: {{ so_chua_xac_dinh }} người, chưa đề nghị mức.",
        OPTIONS,
        "d) Quy định không cho mức nào: không có.",
    )
    listed(
        sheet,
        "danh_sach_thieu",
        "đ) Thiếu số liệu có thể làm thay đổi mức: {{ so_thieu_so_lieu }} người, chưa đề nghị mức.",
        MISSING,
        "đ) Thiếu số liệu có thể làm thay đổi mức: không có.",
    )
    if own_head:
        sheet.when(
            "nguoi_dung_dau_co_quan_trinh",
            "Dòng dưới bảng",
            "e) {{ nguoi_dung_dau_co_quan_trinh }} là người đứng đầu cơ quan trình. {{ co_quan_trinh }} không tự thẩm "
            "định kết quả này; đề nghị giao một cơ quan khác thẩm định trước khi quyết định.",
        )


def _requests(sheet: Sheet) -> None:
    heading(sheet, "3. Đề nghị")
    sheet.body(
        "a) {{ kinh_gui }} xem xét, xếp loại những người nêu tại điểm a và điểm b khoản 2 theo "
        "{{ dieu_khoan_tham_quyen }} của Quy định và ký ban hành các quyết định (dự thảo kèm theo)."
    )
    sheet.when(
        "danh_sach_cach_doc",
        "Nội dung",
        "b) Cho ý kiến về những người nêu tại điểm c khoản 2: đồng ý với mức đề nghị thì ban hành cùng các quyết định "
        "nêu trên; không đồng ý thì đưa ra khỏi dự thảo và xem như chưa xác định.",
    )
    sheet.when(
        "danh_sach_chua_xac_dinh",
        "Nội dung",
        "{% if danh_sach_cach_doc %}c{% else %}b{% endif %}) Quyết định mức, kèm lý do, của những người nêu tại điểm d "
        "khoản 2.",
    )
    sheet.last("Hồ sơ kèm theo: {{ ho_so_kem_theo }}.")

"""Mẫu tờ trình xem xét điều chuyển, bố trí công tác khác (Mẫu 1.4 Phụ lục III NĐ 30/2020)."""

from __future__ import annotations

from tools.templates.proposal import ending, opening
from tools.templates.sheet import Sheet


def build() -> Sheet:
    """Tờ trình về một người: căn cứ xem xét, kết quả rà soát, đề nghị."""
    sheet = Sheet()
    opening(sheet, "Về việc xem xét điều chuyển, bố trí công tác khác đối với {{ nguoi_duoc_xem_xet }}")
    sheet.body(
        "Qua tổng hợp kết quả đánh giá, xếp loại năm {{ nam_danh_gia }}, {{ co_quan_trinh }} kính trình {{ kinh_gui }} "
        "xem xét trường hợp của {{ nguoi_duoc_xem_xet }} như sau:"
    )
    _grounds(sheet)
    _findings(sheet)
    _request(sheet)
    ending(sheet)
    return sheet


def _grounds(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "I. CĂN CỨ XEM XÉT")
    sheet.body("{{ dieu_khoan_thuc_hien }} của Quy định viết: “{{ mo_dau_nguyen_van }}”. Trường hợp được áp dụng:")
    sheet.each(
        "dong in truong_hop",
        "Nội dung",
        "- Trường hợp tại {{ dong.dieu_khoan }}: “{{ dong.nguyen_van }}”"
        "{% if dong.cach_dan %}; được dẫn là {{ dong.cach_dan }}{% endif %}.",
    )
    sheet.body(
        "Quy định chỉ nói “xem xét”: không có việc điều chuyển tự động; quyết định thuộc người có thẩm quyền quản lý "
        "cán bộ."
    )


def _findings(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "II. KẾT QUẢ RÀ SOÁT")
    sheet.body("1. Người được xem xét: {{ nguoi_duoc_xem_xet }}.")
    sheet.last("2. Chứng cứ:")
    sheet.tag("{%p for dong in truong_hop %}")
    sheet.last("Về {{ dong.dieu_khoan }}:")
    sheet.each("muc in dong.chung_cu", "Nội dung", "- {{ muc }}.")
    sheet.tag("{%p endfor %}")
    sheet.last("3. Điểm cần người có thẩm quyền xem xét:")
    _points(sheet)
    sheet.body(
        "4. Giải trình của người được xem xét: {% if giai_trinh_nguoi %}{{ giai_trinh_nguoi }}{% else %}hồ sơ chưa có "
        "giải trình.{% endif %}",
        "5. Giảm nhẹ hoặc miễn trách nhiệm ({{ dieu_khoan_giam_nhe }} của Quy định): {% if giam_nhe_da_ghi %}"
        "{{ giam_nhe_da_ghi }}.{% else %}hồ sơ không ghi nhận tình tiết nào.{% endif %}",
    )
    sheet.when("y_kien_can_bo", "Nội dung", "6. Ý kiến của cơ quan quản lý cán bộ: {{ y_kien_can_bo }} (kèm theo).")


def _points(sheet: Sheet) -> None:
    sheet.tag("{%p if hai_cach_hieu %}")
    sheet.body(
        "- Câu chữ về {{ so_nam_lien_tiep }} năm liên tiếp ghi “theo {{ dieu_ghi_nguyen_van }}”, "
        "trong khi {{ dieu_ghi_nguyen_van }} không có xếp loại. Cách hiểu thứ nhất: đó là {{ dieu_hieu_la }}, "
        "áp dụng với mọi người đứng đầu. Cách hiểu thứ hai: chỉ áp dụng với người đứng đầu cơ quan nêu tại "
        "{{ dieu_ghi_nguyen_van }}."
    )
    sheet.tag("{%p if thuoc_dieu_ghi %}")
    sheet.body(
        "- Người được xem xét đứng đầu cơ quan nêu tại {{ dieu_ghi_nguyen_van }}: hai cách hiểu cho cùng kết quả."
    )
    sheet.tag("{%p else %}")
    sheet.body(
        "- Người được xem xét không đứng đầu cơ quan nêu tại {{ dieu_ghi_nguyen_van }}: theo cách hiểu thứ nhất thì "
        "thuộc trường hợp này, theo cách hiểu thứ hai thì không. Đề nghị người có thẩm quyền chọn cách hiểu."
    )
    sheet.tag("{%p endif %}")
    sheet.tag("{%p endif %}")
    sheet.when(
        "chi_do_so_lieu",
        "Nội dung",
        "- Câu mở đầu của {{ dieu_khoan_thuc_hien }} đòi có vi phạm trách nhiệm. Mức “{{ muc_xep_loai }}” không dựa "
        "vào một vụ việc đã được kết luận (chỉ do tiêu chí, nhiệm vụ, chỉ số, hoặc quyết định của cấp có thẩm quyền) "
        "thì chưa đương nhiên là vi phạm; đề nghị người có thẩm quyền xem xét có vi phạm hay không.",
    )
    sheet.when(
        "co_ket_luan",
        "Nội dung",
        "- Quy định không định nghĩa mức độ và hành vi vi phạm; {{ co_quan_trinh }} chỉ dẫn kết luận của cơ quan có "
        "thẩm quyền nêu trên, không tự kết luận.",
    )
    sheet.body(
        "- Việc giảm nhẹ hoặc miễn trách nhiệm, nếu có, không làm thay đổi mức đã xếp loại nhưng phải được tính đến "
        "khi xem xét."
    )


def _request(sheet: Sheet) -> None:
    sheet.paragraph("Mục", "III. ĐỀ NGHỊ")
    sheet.tag("{%p if la_nganh_doc %}")
    sheet.body(
        "{{ co_quan_nguoi }} do cơ quan Trung ương quản lý. {{ co_quan_trinh }} đề nghị {{ kinh_gui }} có văn bản đề "
        "nghị cấp có thẩm quyền xem xét việc điều chuyển, bố trí công tác khác đối với {{ nguoi_duoc_xem_xet }}."
    )
    sheet.tag("{%p elif la_su_nghiep %}")
    sheet.body(
        "{{ co_quan_trinh }} đề nghị {{ kinh_gui }} xem xét, hoặc đề nghị cấp có thẩm quyền quản lý viên chức xem "
        "xét, việc điều chuyển, bố trí công tác khác đối với {{ nguoi_duoc_xem_xet }}."
    )
    sheet.tag("{%p else %}")
    sheet.body(
        "{{ co_quan_trinh }} đề nghị {{ kinh_gui }} xem xét việc điều chuyển, bố trí công tác khác đối với "
        "{{ nguoi_duoc_xem_xet }}, theo thẩm quyền và phân cấp quản lý cán bộ."
    )
    sheet.tag("{%p endif %}")
    sheet.when(
        "la_chuc_danh_bau",
        "Nội dung",
        "Đây là chức danh được bầu: trình tự thực hiện theo pháp luật về tổ chức chính quyền địa phương và quy định "
        "về điều động thành viên Ủy ban nhân dân.",
    )
    sheet.last("Hồ sơ kèm theo: {{ tai_lieu_kem }}.")

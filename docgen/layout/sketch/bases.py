"""Các văn bản mẫu, mỗi văn bản đúng quy định từ đầu đến cuối; ví dụ chỉ nêu chỗ khác với văn bản mẫu."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docgen.layout.sketch.blocks import (
    Lines,
    agency,
    appendix,
    department,
    foot,
    head,
    in_section,
    motto,
    placed,
    post,
    recipients,
    signing,
    signing_space,
    title,
)
from docgen.layout.sketch.lines import Base, Place, SketchLine

_APPENDIX: Mapping[str, Any] = {"page_start": 1}

_SUBJECT = "Về việc kiểm tra cải cách hành chính và công tác văn thư năm 2026"
_NUMBER, _DATE = "Số: 125/QĐ-UBND", "Bình Phước, ngày 12 tháng 01 năm 2026"
_CHAIR = SketchLine("tham_quyen", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC")
_BASIS: Lines = (
    SketchLine("can_cu_1", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
    SketchLine(
        "can_cu_2",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
    ),
)
_PROPOSAL = SketchLine(
    "can_cu_3", "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 15/TTr-SNV ngày 05 tháng 01 năm 2026."
)
_ORDER = SketchLine("lenh", "QUYẾT ĐỊNH:")
_ARTICLES: Lines = (
    SketchLine(
        "dieu_1",
        "**Điều 1.** Thành lập Tổ kiểm tra cải cách hành chính và công tác văn thư năm 2026 do Giám đốc Sở Nội vụ "
        "làm Tổ trưởng.",
    ),
    SketchLine(
        "dieu_2",
        "**Điều 2.** Tổ kiểm tra làm việc tại các cơ quan, đơn vị trong quý II năm 2026 và báo cáo kết quả trước "
        "ngày 15 tháng 7 năm 2026.",
    ),
)
_CARRY_OUT = SketchLine(
    "ket_thuc",
    "**Điều 3.** Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ, thủ trưởng các cơ quan, đơn vị có liên "
    "quan chịu trách nhiệm thi hành Quyết định này./.",
)
_DECISION_RECIPIENTS = recipients("- Như Điều 3;", "- Bộ Nội vụ;", "- Lưu: VT, NC.")
_REFERENCE = (
    "(Kèm theo Quyết định số 125/QĐ-UBND ngày 12 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Bình Phước)"
)
_DECISION_FOOT = foot(_DECISION_RECIPIENTS, signing(post("CHỦ TỊCH"), "Nguyễn Văn A"))

_QUYET_DINH: Lines = (
    *head(agency(), _NUMBER, _DATE),
    *title("QUYẾT ĐỊNH", _SUBJECT),
    _CHAIR,
    *_BASIS,
    _PROPOSAL,
    _ORDER,
    *_ARTICLES,
    _CARRY_OUT,
    *_DECISION_FOOT,
)

_QUYET_DINH_TAP_THE: Lines = (
    *head(agency(), _NUMBER, _DATE),
    *title("QUYẾT ĐỊNH", _SUBJECT),
    SketchLine("tham_quyen", "ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC"),
    *_BASIS,
    _PROPOSAL,
    _ORDER,
    *_ARTICLES,
    _CARRY_OUT,
    *foot(
        _DECISION_RECIPIENTS,
        signing(
            (
                SketchLine("quyen_han", "TM. ỦY BAN NHÂN DÂN"),
                SketchLine("chuc_vu", "KT. CHỦ TỊCH", "quyen_han"),
                SketchLine("cap_pho", "PHÓ CHỦ TỊCH", "quyen_han"),
            ),
            "Nguyễn Văn A",
        ),
    ),
)

_TABLE: Lines = (
    *placed(Place("bang", 0, 0), SketchLine("phu_luc_2_cot_1", "TT", "tieu_de_bang")),
    *placed(Place("bang", 0, 1), SketchLine("phu_luc_2_cot_2", "Nội dung", "tieu_de_bang")),
    *placed(Place("bang", 0, 2), SketchLine("phu_luc_2_cot_3", "Thời gian", "tieu_de_bang")),
    *placed(Place("bang", 1, 0), SketchLine("phu_luc_2_o_1", "1", "o_bang")),
    *placed(Place("bang", 1, 1), SketchLine("phu_luc_2_o_2", "Kiểm tra việc soạn thảo, ký ban hành văn bản", "o_bang")),
    *placed(Place("bang", 1, 2), SketchLine("phu_luc_2_o_3", "Tháng 4", "o_bang")),
)
_QUYET_DINH_PHU_LUC: Lines = (
    *head(agency(), _NUMBER, _DATE),
    *title("QUYẾT ĐỊNH", _SUBJECT),
    _CHAIR,
    *_BASIS,
    _PROPOSAL,
    _ORDER,
    SketchLine(
        "dieu_1",
        "**Điều 1.** Thành lập Tổ kiểm tra cải cách hành chính và công tác văn thư năm 2026; thành phần tại Phụ lục I, "
        "kế hoạch kiểm tra tại Phụ lục II kèm theo Quyết định này.",
    ),
    _ARTICLES[1],
    _CARRY_OUT,
    *_DECISION_FOOT,
    *appendix(
        1,
        "Phụ lục I",
        "THÀNH PHẦN TỔ KIỂM TRA",
        _REFERENCE,
        SketchLine(
            "phu_luc_1_noi_dung",
            "Giám đốc Sở Nội vụ làm Tổ trưởng; mỗi sở, ban, ngành cử một công chức làm thành viên./.",
        ),
    ),
    *appendix(
        2,
        "Phụ lục II",
        "KẾ HOẠCH KIỂM TRA",
        _REFERENCE,
        *_TABLE,
        SketchLine("phu_luc_2_noi_dung", "Tổ trưởng điều chỉnh thời gian khi cần thiết./."),
    ),
)

_REGULATION: Lines = (
    *placed(Place("kt_dau", 0, 0), *agency("kt_co_quan")),
    *placed(Place("kt_dau", 0, 1), *motto("kt_")),
    SketchLine("kt_ten_loai", "QUY CHẾ", "ten_loai"),
    # Mẫu 1.3: vạch của văn bản kèm theo nằm dưới dòng “(Kèm theo …)”.
    SketchLine("kt_trich_yeu", "Làm việc của Tổ công tác cải cách hành chính tỉnh", "ten_chuong"),
    SketchLine("kt_kem_theo", _REFERENCE, "kem_theo"),
    SketchLine("kt_chuong_1", "Chương I", "chuong"),
    SketchLine("kt_chuong_1_ten", "QUY ĐỊNH CHUNG", "ten_chuong"),
    SketchLine("kt_dieu_1", "Điều 1. Phạm vi điều chỉnh và đối tượng áp dụng", "dieu_co_ten"),
    SketchLine("kt_khoan_1", "1. Quy chế này quy định nguyên tắc làm việc của Tổ công tác cải cách hành chính tỉnh."),
    SketchLine("kt_khoan_2", "2. Quy chế này áp dụng đối với:"),
    SketchLine("kt_diem_a", "a) Thành viên Tổ công tác;"),
    SketchLine("kt_diem_b", "b) Cơ quan, đơn vị có liên quan."),
    SketchLine("kt_chuong_2", "Chương II", "chuong"),
    SketchLine("kt_chuong_2_ten", "NGUYÊN TẮC LÀM VIỆC", "ten_chuong"),
    SketchLine("kt_dieu_2", "Điều 2. Nguyên tắc làm việc", "dieu_co_ten"),
    SketchLine("kt_ket_thuc", "Tổ công tác thảo luận tập thể; Tổ trưởng kết luận và chịu trách nhiệm về kết luận./."),
)
_QUYET_DINH_KEM_THEO: Lines = (
    *head(agency(), _NUMBER, _DATE),
    *title("QUYẾT ĐỊNH", "Ban hành Quy chế làm việc của Tổ công tác cải cách hành chính tỉnh"),
    _CHAIR,
    *_BASIS,
    _PROPOSAL,
    _ORDER,
    SketchLine(
        "dieu_1",
        "**Điều 1.** Ban hành kèm theo Quyết định này Quy chế làm việc của Tổ công tác cải cách hành chính tỉnh.",
    ),
    SketchLine("dieu_2", "**Điều 2.** Quyết định này có hiệu lực kể từ ngày ký."),
    _CARRY_OUT,
    *_DECISION_FOOT,
    *in_section(1, _REGULATION),
)

_DEPARTMENT_FOOT = signing(post("GIÁM ĐỐC"), "Nguyễn Văn A")
_TO_TRINH: Lines = (
    *head(department(), "Số: 15/TTr-SNV", "Bình Phước, ngày 05 tháng 01 năm 2026"),
    *title("TỜ TRÌNH", _SUBJECT),
    SketchLine("kinh_gui", "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước"),
    SketchLine("noi_dung_1", "Sở Nội vụ kính trình Ủy ban nhân dân tỉnh việc kiểm tra cải cách hành chính như sau:"),
    SketchLine("muc_1", "I. SỰ CẦN THIẾT"),
    SketchLine("khoan_1", "1. Kết quả năm 2025", "khoan_co_ten"),
    SketchLine("noi_dung_2", "Các cơ quan, đơn vị đã kiểm tra, rà soát thủ tục hành chính theo kế hoạch."),
    SketchLine("khoan_2", "2. Hạn chế, nguyên nhân", "khoan_co_ten"),
    SketchLine("noi_dung_3", "Một số cơ quan, đơn vị chưa lập hồ sơ công việc đầy đủ, nộp lưu còn chậm."),
    SketchLine("muc_2", "II. NỘI DUNG ĐỀ NGHỊ"),
    SketchLine("noi_dung_4", "Thành lập Tổ kiểm tra do Giám đốc Sở Nội vụ làm Tổ trưởng."),
    SketchLine("ket_thuc", "Sở Nội vụ kính trình Ủy ban nhân dân tỉnh xem xét, quyết định./."),
    *foot(recipients("- Như trên;", "- Văn phòng UBND tỉnh;", "- Lưu: VT, CCHC."), _DEPARTMENT_FOOT),
)

_BAO_CAO: Lines = (
    *head(department(), "Số: 09/BC-SNV", "Bình Phước, ngày 20 tháng 3 năm 2026"),
    *title("BÁO CÁO", "Kết quả cải cách hành chính quý I năm 2026"),
    SketchLine("kinh_gui", "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước"),
    SketchLine("noi_dung_1", "Sở Nội vụ báo cáo kết quả cải cách hành chính quý I năm 2026 như sau:"),
    SketchLine("muc_1", "I. KẾT QUẢ THỰC HIỆN"),
    SketchLine("khoan_1", "1. Cải cách thủ tục hành chính", "khoan_co_ten"),
    SketchLine("noi_dung_2", "Sở đã rà soát, công khai các thủ tục hành chính thuộc phạm vi quản lý."),
    SketchLine("khoan_2", "2. Cải cách chế độ công vụ", "khoan_co_ten"),
    SketchLine("noi_dung_3", "Sở đã tổ chức hai lớp bồi dưỡng nghiệp vụ cho công chức văn thư."),
    SketchLine("muc_2", "II. NHIỆM VỤ QUÝ II"),
    SketchLine("noi_dung_4", "Sở tiếp tục kiểm tra công tác văn thư tại các cơ quan, đơn vị."),
    SketchLine("ket_thuc", "Trên đây là kết quả quý I, Sở Nội vụ kính báo cáo Ủy ban nhân dân tỉnh./."),
    *foot(recipients("- Như trên;", "- Văn phòng UBND tỉnh;", "- Lưu: VT, CCHC."), _DEPARTMENT_FOOT),
)

_CONG_VAN: Lines = (
    *head(
        department(),
        "Số: 48/SNV-CCHC",
        "Bình Phước, ngày 03 tháng 02 năm 2026",
        "V/v báo cáo kết quả cải cách hành chính quý I năm 2026",
    ),
    SketchLine("kinh_gui", "Kính gửi:", "kinh_gui_nhieu"),
    SketchLine("kinh_gui_1", "- Các sở, ban, ngành;", "noi_kinh_gui"),
    SketchLine("kinh_gui_2", "- Ủy ban nhân dân các xã, phường.", "noi_kinh_gui"),
    SketchLine("noi_dung_1", "Để tổng hợp kết quả cải cách hành chính, Sở Nội vụ đề nghị các cơ quan, đơn vị báo cáo."),
    SketchLine("noi_dung_2", "Báo cáo gửi về Sở Nội vụ trước ngày 15 tháng 3 năm 2026."),
    SketchLine("ket_thuc", "Sở Nội vụ đề nghị các cơ quan, đơn vị quan tâm thực hiện./."),
    *foot(recipients("- Như trên;", "- Ban Giám đốc Sở;", "- Lưu: VT, CCHC."), _DEPARTMENT_FOOT),
)

_THONG_BAO: Lines = (
    *head(department(), "Số: 31/TB-SNV", "Bình Phước, ngày 09 tháng 02 năm 2026"),
    *title("THÔNG BÁO", "Kết luận cuộc họp giao ban công tác cải cách hành chính"),
    SketchLine(
        "noi_dung_1",
        "Ngày 06 tháng 02 năm 2026, Giám đốc Sở Nội vụ chủ trì cuộc họp giao ban công tác cải cách hành chính. Sau khi "
        "nghe các đơn vị báo cáo và ý kiến của đại biểu, Giám đốc Sở kết luận như sau:",
    ),
    SketchLine(
        "khoan_1",
        "1. Các phòng, đơn vị thuộc Sở rà soát thủ tục hành chính được giao, đề xuất cắt giảm thành phần hồ sơ mà cơ "
        "quan nhà nước đã có dữ liệu; gửi kết quả về Văn phòng Sở trước ngày 20 tháng 02 năm 2026.",
    ),
    SketchLine(
        "khoan_2",
        "2. Văn phòng Sở theo dõi thời hạn giải quyết hồ sơ tại bộ phận tiếp nhận và trả kết quả, mỗi tuần thông báo "
        "một lần đến từng phòng; hồ sơ quá hạn phải có văn bản xin lỗi và hẹn lại ngày trả.",
    ),
    SketchLine(
        "khoan_3",
        "3. Bộ phận văn thư lập danh mục hồ sơ của năm, hướng dẫn công chức lập hồ sơ công việc trên hệ thống quản lý "
        "văn bản và nộp lưu đúng thời hạn.",
    ),
    SketchLine(
        "noi_dung_2",
        "Trưởng các phòng, đơn vị chịu trách nhiệm trước Giám đốc Sở về tiến độ và chất lượng công việc được giao; khi "
        "có khó khăn, vướng mắc thì báo cáo ngay để được xem xét, giải quyết.",
        new_page=True,
    ),
    SketchLine(
        "ket_thuc",
        "Trên đây là kết luận của Giám đốc Sở, Văn phòng Sở thông báo để các phòng, đơn vị biết, thực hiện./.",
    ),
    *foot(recipients("- Các phòng, đơn vị thuộc Sở;", "- Ban Giám đốc Sở;", "- Lưu: VT, VP."), _DEPARTMENT_FOOT),
)

_GIAY_MOI: Lines = (
    *head(department(), "Số: 21/GM-SNV", "Bình Phước, ngày 14 tháng 01 năm 2026"),
    *title("GIẤY MỜI", "Họp đánh giá kết quả cải cách hành chính năm 2025"),
    SketchLine("noi_dung_1", "Sở Nội vụ trân trọng kính mời: Đại diện lãnh đạo các sở, ban, ngành tỉnh."),
    SketchLine("noi_dung_2", "Tới dự cuộc họp đánh giá kết quả cải cách hành chính năm 2025."),
    SketchLine("chu_tri", "Chủ trì: Ông Nguyễn Văn A, Giám đốc Sở Nội vụ."),
    SketchLine("thoi_gian", "Thời gian: 08 giờ 00, ngày 20 tháng 01 năm 2026."),
    SketchLine("dia_diem", "Địa điểm: Phòng họp Sở Nội vụ."),
    SketchLine("ket_thuc", "Đề nghị đại biểu dự họp đúng thành phần, thời gian./."),
    *foot(recipients("- Các sở, ban, ngành tỉnh;", "- Ban Giám đốc Sở;", "- Lưu: VT, CCHC."), _DEPARTMENT_FOOT),
)

_BIEN_BAN: Lines = (
    *head(department(), "Số: 03/BB-SNV", ""),
    *title("BIÊN BẢN", "Họp đánh giá kết quả cải cách hành chính năm 2025"),
    SketchLine("thoi_gian", "Thời gian bắt đầu: 08 giờ 00, ngày 20 tháng 01 năm 2026."),
    SketchLine("dia_diem", "Địa điểm: Phòng họp Sở Nội vụ."),
    SketchLine("thanh_phan", "Thành phần tham dự: Đại diện lãnh đạo các sở, ban, ngành tỉnh."),
    SketchLine("chu_tri", "Chủ trì: Ông Nguyễn Văn A, Giám đốc Sở Nội vụ."),
    SketchLine("nguoi_ghi", "Thư ký: Bà Trần Thị B, chuyên viên Sở Nội vụ."),
    SketchLine("noi_dung_1", "Nội dung: Các đại biểu thảo luận, thống nhất kết quả cải cách hành chính năm 2025."),
    SketchLine("ket_thuc", "Cuộc họp kết thúc vào 10 giờ 30, ngày 20 tháng 01 năm 2026./."),
    *foot(
        (
            SketchLine("thu_ky", "THƯ KÝ", "quyen_han"),
            *signing_space(),
            SketchLine("ho_ten_thu_ky", "Trần Thị B", "ho_ten"),
            *recipients("- Các sở, ban, ngành tỉnh;", "- Ban Giám đốc Sở;", "- Lưu: VT, Hồ sơ."),
        ),
        signing(post("CHỦ TỌA"), "Nguyễn Văn A"),
    ),
)

_NHAP: Lines = (
    *head(agency(), "Số:        /QĐ-UBND", "Bình Phước, ngày      tháng      năm 2026"),
    *title("QUYẾT ĐỊNH", _SUBJECT),
    _CHAIR,
    *_BASIS,
    SketchLine(
        "can_cu_3",
        "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số      /TTr-SNV ngày      tháng      năm 2026.",
    ),
    _ORDER,
    *_ARTICLES,
    _CARRY_OUT,
    *foot(_DECISION_RECIPIENTS, signing(post("CHỦ TỊCH"), "……………………")),
)

BASES: Mapping[str, Base] = {
    "quyet_dinh": Base(_QUYET_DINH),
    "quyet_dinh_tap_the": Base(_QUYET_DINH_TAP_THE),
    "quyet_dinh_phu_luc": Base(_QUYET_DINH_PHU_LUC, ({}, _APPENDIX, _APPENDIX)),
    "quyet_dinh_kem_theo": Base(_QUYET_DINH_KEM_THEO, ({}, _APPENDIX)),
    "to_trinh": Base(_TO_TRINH),
    "bao_cao": Base(_BAO_CAO),
    "cong_van": Base(_CONG_VAN),
    "thong_bao": Base(_THONG_BAO),
    "giay_moi": Base(_GIAY_MOI),
    "bien_ban": Base(_BIEN_BAN),
    "nhap": Base(_NHAP),
}
"""Tên văn bản mẫu → văn bản mẫu."""

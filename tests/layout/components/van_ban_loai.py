"""Các loại văn bản của Điều 7 và ngoài Điều 7, văn bản của Đảng, khổ giấy lạ, thiếu thành phần."""

from __future__ import annotations

from nhan_ra_kit import Case
from office_files import (
    NGAY,
    SO,
    TINH,
    basis,
    body,
    cell,
    centred,
    document,
    foot,
    head,
    nation,
    p,
    recipients,
    runs,
    section,
    shape,
    signing,
    table,
    title,
)
from van_ban_kit import CAN_CU, CHU_TICH, GIAM_DOC, NHU_DIEU, NHU_TREN, NOI_DUNG, cong_van, quyet_dinh, to_trinh

_GIAM_DOC_SO = "GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH BÌNH PHƯỚC"
_CELLS = table(
    (cell(body("Thực hiện Kế hoạch, Sở Công Thương báo cáo:")),),
    (cell(body("Đã hoàn thành./.")),),
    grid=(160,),
)
_FORM_LINES = tuple(body(f"{one}: …………………") for one in ("Kính trình", "Vấn đề", "Tóm tắt", "Đề xuất", "Ý kiến"))


def _named(kind, number, subject, *content, dau=SO, kinh_gui="", cuoi=None):
    return document(
        head(dau, number),
        title(kind, subject),
        centred(kinh_gui, before=12) if kinh_gui else "",
        *content,
        p(),
        cuoi or foot(recipients("- Các phòng thuộc Sở;", "- Ban Giám đốc Sở;"), signing(*GIAM_DOC)),
    )


def _minutes(*, dau=None, cuoi=None):
    return document(
        dau or head(SO, "Số: 03/BB-SCT", ""),
        title("BIÊN BẢN", "Họp rà soát các cụm công nghiệp"),
        body("Thời gian bắt đầu: 08 giờ 00, ngày 12 tháng 6 năm 2026."),
        body("Địa điểm: Phòng họp Sở Công Thương."),
        body("Chủ trì: Ông Nguyễn Văn Bình, Phó Giám đốc Sở Công Thương."),
        body("Thư ký: Bà Trần Thị Mai, chuyên viên Sở Công Thương."),
        body("Cuộc họp kết thúc vào 10 giờ 30, ngày 12 tháng 6 năm 2026./."),
        p(),
        cuoi
        or foot(
            [*signing("THƯ KÝ", name="Trần Thị Mai"), *recipients(*NHU_TREN[1:], luu="- Lưu: VT, Hồ sơ.")],
            signing("CHỦ TRÌ"),
        ),
    )


def _parties():
    return table(
        (
            cell(*signing("ĐẠI DIỆN SỞ CÔNG THƯƠNG", name="Nguyễn Văn Bình")),
            cell(*signing("ĐẠI DIỆN DOANH NGHIỆP", name="Trần Văn Nam")),
        ),
        grid=(80, 80),
    )


def _permit():
    return document(
        head(SO, "Số: 07/GP-SCT"),
        title("GIẤY PHÉP", "Bán buôn rượu"),
        centred("GIÁM ĐỐC SỞ CÔNG THƯƠNG", bold=True, before=12),
        basis(*CAN_CU[:2], "Theo đề nghị của Trưởng phòng Quản lý thương mại."),
        centred("QUYẾT ĐỊNH:", bold=True, before=6),
        body("**Điều 1.** Cho phép Công ty được tổ chức bán buôn rượu trên địa bàn tỉnh."),
        body("**Điều 2.** Giấy phép này có giá trị đến ngày 12 tháng 6 năm 2031./."),
        p(),
        foot(recipients("- Công ty;", "- Ban Giám đốc Sở;"), signing(*GIAM_DOC)),
    )


def _telegram():
    return document(
        head(TINH, "Số: 05/CĐ-UBND"),
        title("CÔNG ĐIỆN", "Về việc chủ động ứng phó mưa lũ"),
        body("**Chủ tịch Ủy ban nhân dân tỉnh điện:**"),
        body("- Giám đốc các sở, ban, ngành tỉnh;"),
        body("- Chủ tịch Ủy ban nhân dân các xã, phường."),
        body("Theo dự báo, từ ngày 12 tháng 6 năm 2026 trên địa bàn tỉnh có mưa to. Yêu cầu các cơ quan chủ động./."),
        p(),
        foot(recipients("- Như trên;", "- Văn phòng UBND tỉnh;"), signing(*CHU_TICH)),
    )


def _party():
    left = [centred("TỈNH ỦY BÌNH PHƯỚC", size=14), centred("*", size=14), centred("Số 15-TTr/ĐU", size=14)]
    right = [centred("ĐẢNG CỘNG SẢN VIỆT NAM", bold=True, size=15, rule=shape(60)), centred(NGAY, italic=True)]
    return document(
        table((cell(*left), cell(*right))),
        centred("TỜ TRÌNH", bold=True, size=16),
        centred("về công tác cán bộ", bold=True),
        *NOI_DUNG,
        foot(recipients("- Như trên,"), signing("T/M BAN THƯỜNG VỤ", "BÍ THƯ")),
    )


def _council():
    return document(
        head(("HỘI ĐỒNG NHÂN DÂN", "TỈNH BÌNH PHƯỚC"), "Số: 21/NQ-HĐND"),
        title("NGHỊ QUYẾT", "Về việc thông qua danh mục cụm công nghiệp"),
        centred("HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH PHƯỚC", bold=True, before=12)
        + centred("KHÓA XVII, KỲ HỌP THỨ 5", bold=True),
        basis(*CAN_CU[:2], "Xét Tờ trình số 15/TTr-UBND ngày 05 tháng 6 năm 2026 của Ủy ban nhân dân tỉnh."),
        centred("QUYẾT NGHỊ:", bold=True, before=6),
        body("**Điều 1.** Thông qua danh mục cụm công nghiệp trên địa bàn tỉnh."),
        body("**Điều 2.** Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Nghị quyết này./."),
        p(),
        foot(recipients("- Như Điều 2;", "- Ủy ban nhân dân tỉnh;"), signing("CHỦ TỊCH")),
    )


def _two_pages():
    return cong_van(noi_dung=(*NOI_DUNG[:2] * 8, NOI_DUNG[2]))


CASES = (
    Case(
        "biên bản",
        _minutes(),
        {
            "loai": "bien_ban",
            "quyen_han": ("CHỦ TRÌ",),
            "ho_ten": "Nguyễn Văn Bình",
            "noi_nhan": (*NHU_TREN[1:], "- Lưu: VT, Hồ sơ."),
        },
    ),
    Case(
        "biên bản hai bên, không cơ quan, không số",
        _minutes(dau=nation()[0] + nation()[1], cuoi=_parties()),
        {"loai": "bien_ban", "ban_hanh": (), "so": "", "quyen_han": ("ĐẠI DIỆN DOANH NGHIỆP",), "noi_nhan": ()},
        ("N01", "R01"),
    ),
    Case(
        "báo cáo có Kính gửi",
        _named(
            "BÁO CÁO",
            "Số: 09/BC-SCT",
            "Kết quả rà soát cụm công nghiệp",
            *NOI_DUNG,
            kinh_gui="Kính gửi: Ủy ban nhân dân tỉnh Bình Phước",
            cuoi=foot(recipients(*NHU_TREN), signing(*GIAM_DOC)),
        ),
        {"loai": "bao_cao", "kinh_gui": "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước"},
    ),
    Case(
        "kế hoạch",
        _named("KẾ HOẠCH", "Số: 22/KH-SCT", "Rà soát cụm công nghiệp năm 2026", *NOI_DUNG),
        {"loai": "ke_hoach"},
    ),
    Case(
        "thông báo kết luận",
        _named("THÔNG BÁO", "Số: 31/TB-SCT", "Kết luận cuộc họp rà soát cụm công nghiệp", *NOI_DUNG),
        {"loai": "thong_bao", "kinh_gui": ""},
    ),
    Case(
        "giấy mời",
        _named(
            "GIẤY MỜI",
            "Số: 21/GM-SCT",
            "Họp rà soát cụm công nghiệp",
            body("Sở Công Thương trân trọng kính mời: Đại diện lãnh đạo các sở, ban, ngành tỉnh."),
            body("Thời gian: 08 giờ 00, ngày 20 tháng 6 năm 2026."),
            body("Đề nghị đại biểu dự họp đúng thành phần, thời gian./."),
        ),
        {"loai": "giay_moi"},
    ),
    Case(
        "công điện",
        _telegram(),
        {"loai": "cong_dien", "kinh_gui": "Chủ tịch Ủy ban nhân dân tỉnh điện:", "quyen_han": CHU_TICH},
    ),
    Case(
        "giấy phép",
        _permit(),
        {
            "loai": "",
            "ten_loai": "GIẤY PHÉP",
            "tham_quyen": ("GIÁM ĐỐC SỞ CÔNG THƯƠNG",),
            "can_cu": 3,
            "lenh": "QUYẾT ĐỊNH:",
            "trich_yeu": ("Bán buôn rượu",),
        },
    ),
    Case(
        "nghị quyết",
        _council(),
        {
            "loai": "nghi_quyet",
            "can_cu": 3,
            "lenh": "QUYẾT NGHỊ:",
            "tham_quyen": ("HỘI ĐỒNG NHÂN DÂN TỈNH BÌNH PHƯỚC", "KHÓA XVII, KỲ HỌP THỨ 5"),
        },
    ),
    Case("văn bản của Đảng", _party(), {"dang": True}),
    Case("văn bản nhiều trang có số trang", _two_pages(), {"loai": "cong_van"}),
    Case("khổ Letter", to_trinh(sect=section(width=215.9, height=279.4)), {"loai": "to_trinh"}, ("P01",)),
    Case(
        "lề trái hẹp, lề dưới hẹp",
        to_trinh(sect=section(margins=(20, 15, 18, 25))),
        {"loai": "to_trinh"},
        ("P04", "P05"),
    ),
    Case(
        "nội dung trong bảng",
        to_trinh(noi_dung=(_CELLS,)),
        {"loai": "to_trinh", "noi_dung": (), "ho_ten": "Nguyễn Văn Bình"},
    ),
    Case("Tiêu ngữ chữ thường", quyet_dinh(dau=head(TINH, "Số: 125/QĐ-UBND").replace("Tự do", "tự do")), {}, ("H03",)),
    Case("căn cứ chữ đứng", quyet_dinh(can_cu="".join(body(one) for one in CAN_CU)), {"can_cu": 3}, ("C01",)),
    Case(
        "thiếu dòng lệnh",
        quyet_dinh(lenh=" "),
        {"lenh": "", "can_cu": 3, "noi_dung": ("Điều 1. Thàn", "Điều 3. Chán")},
        ("C07",),
    ),
    Case("thiếu thẩm quyền", quyet_dinh(tham_quyen=" "), {"tham_quyen": (), "can_cu": 3}, ("C06",)),
    Case(
        "biểu mẫu để điền",
        document(centred("PHIẾU TRÌNH", bold=True, size=14), *_FORM_LINES),
        {"loai": "", "ten_loai": "PHIẾU TRÌNH", "so": "", "quyen_han": ()},
    ),
    Case("tệp chỉ có một dòng", document(p("Ghi chú")), {"loai": "", "so": "", "quyen_han": (), "phu_luc": ()}),
    Case(
        "công văn gửi nội bộ, không V/v",
        cong_van(dau=head(SO, "Số: 48/SCT-QLCN")),
        {"loai": "cong_van", "vv": ()},
        ("T02",),
    ),
    Case(
        "chữ ký của trưởng phòng xã",
        to_trinh(cuoi=foot(recipients(*NHU_TREN), signing("TRƯỞNG PHÒNG"))),
        {"quyen_han": ("TRƯỞNG PHÒNG",)},
    ),
    Case(
        "quyết định của giám đốc sở",
        quyet_dinh(
            dau=head(SO, "Số: 12/QĐ-SCT"),
            tham_quyen=centred(_GIAM_DOC_SO, bold=True, before=12),
            cuoi=foot(recipients(*NHU_DIEU), signing("GIÁM ĐỐC")),
        ),
        {"tham_quyen": (_GIAM_DOC_SO,), "quyen_han": ("GIÁM ĐỐC",)},
    ),
    Case(
        "kính gửi trong chữ nghiêng đậm lẫn",
        to_trinh(
            kinh_gui=p(before=12, align="center").replace(
                "</w:p>", runs("Kính gửi: ", italic=True) + runs("Ủy ban nhân dân tỉnh Bình Phước") + "</w:p>"
            )
        ),
        {"kinh_gui": "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước"},
        ("R07",),
    ),
)

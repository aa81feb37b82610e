"""Tên loại, trích yếu, Kính gửi, căn cứ, lệnh ban hành, điều khoản: các cách gõ thường gặp."""

from __future__ import annotations

from nhan_ra_kit import Case
from office_files import SO, basis, body, cell, centred, head, numbering, p, shape, table, text_run, title
from van_ban_kit import CAN_CU, DIEU, NOI_DUNG, THAM_QUYEN, cong_van, quyet_dinh, to_trinh

_SUBJECT = "Về việc thành lập Tổ công tác rà soát các cụm công nghiệp"
_QD = {"loai": "quyet_dinh", "tham_quyen": (THAM_QUYEN,), "can_cu": 3, "lenh": "QUYẾT ĐỊNH:"}
_KG = {"kinh_gui": "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước", "noi_kinh_gui": ()}
_NHIEU = {"kinh_gui": "Kính gửi:", "noi_kinh_gui": ("- Các sở, ban, ngành tỉnh;", "- Ủy ban nhân dân các xã, phường.")}


def _title_in_one_paragraph():
    return centred(f"QUYẾT ĐỊNH\n{_SUBJECT}", bold=True, before=12, rule=shape(50))


def _subject_in_pieces():
    return (
        centred("QUYẾT ĐỊNH", bold=True, before=12)
        + centred("Về việc thành lập Tổ công tác rà soát các cụm công nghiệp", bold=True)
        + centred("trên địa bàn tỉnh Bình Phước, giai đoạn 2026 - 2030", bold=True)
        + centred("", rule=shape(40))
    )


def _kinh_gui_table():
    left = cell(p("Kính gửi:", align="right", before=12))
    right = cell(p("- Các sở, ban, ngành tỉnh;", before=12), p("- Ủy ban nhân dân các xã, phường."))
    return table((left, right), grid=(60, 100))


def _kinh_gui_tabs():
    return p("\t\tKính gửi:") + p("\t\t\t- Các sở, ban, ngành tỉnh;") + p("\t\t\t- Ủy ban nhân dân các xã, phường.")


def _kinh_gui_same_line():
    return p("Kính gửi: - Các sở, ban, ngành tỉnh;", left=40) + p("- Ủy ban nhân dân các xã, phường.", left=58)


def _auto_bases():
    return "".join(p(one, italic=True, before=6, num=(1, 0)) for one in CAN_CU)


def _auto_articles():
    def article(text, level=0):
        return p(text, before=6, num=(1, level))

    return (
        article("Thành lập Tổ công tác rà soát các cụm công nghiệp gồm các thành viên sau đây:", 0),
        article("Giám đốc Sở Công Thương, Tổ trưởng;", 1),
        article("Phó Giám đốc Sở Tài chính, Tổ phó.", 1),
        article(
            "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Công Thương và thủ trưởng các cơ quan, đơn vị có "
            "liên quan chịu trách nhiệm thi hành Quyết định này./.",
            0,
        ),
    )


_LISTS = numbering(("decimal", "Điều %1."), ("decimal", "%2."))
_LISTS = _LISTS.replace('<w:lvlText w:val="Điều %1."/>', '<w:lvlText w:val="Điều %1."/><w:rPr><w:b/></w:rPr>')


def _sections():
    return (
        body("**I. TÌNH HÌNH THỰC HIỆN**"),
        body("**1. Công tác chỉ đạo**"),
        body("Sở Công Thương đã ban hành văn bản hướng dẫn các địa phương rà soát cụm công nghiệp trên địa bàn."),
        body("**2. Kết quả**"),
        body("a) Về quy hoạch: đã hoàn thành rà soát 05 cụm công nghiệp."),
        body("b) Về hạ tầng: đã đầu tư đường giao thông, hệ thống thoát nước."),
        body("**II. KIẾN NGHỊ**"),
        body("Sở Công Thương kính đề nghị xem xét, chỉ đạo thực hiện./."),
    )


def _line_breaks():
    return body("\n".join(CAN_CU), italic=True)


_NUMBERED = ("dieu 1.", "dieu 2.", "dieu 3.")

CASES = (
    Case(
        "tên loại và trích yếu cùng đoạn, ngắt dòng",
        quyet_dinh(ten=_title_in_one_paragraph()),
        {**_QD, "ten_loai": "QUYẾT ĐỊNH", "trich_yeu": (_SUBJECT,), "vach": (True, True, True)},
    ),
    Case(
        "trích yếu hai đoạn, vạch ở đoạn trống",
        quyet_dinh(ten=_subject_in_pieces()),
        {**_QD, "trich_yeu": (_SUBJECT, "trên địa bàn tỉnh Bình Phước, giai đoạn 2026 - 2030"), "vach": (True,) * 3},
    ),
    Case(
        "thẩm quyền hai dòng",
        quyet_dinh(
            tham_quyen=centred("CHỦ TỊCH", bold=True, before=12) + centred("ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC", bold=True)
        ),
        {**_QD, "tham_quyen": ("CHỦ TỊCH", "ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC")},
    ),
    Case(
        "thẩm quyền liền dưới trích yếu, không cách dòng",
        quyet_dinh(
            ten=title("QUYẾT ĐỊNH", _SUBJECT), tham_quyen=centred("GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH BÌNH PHƯỚC", bold=True)
        ),
        {**_QD, "trich_yeu": (_SUBJECT,), "tham_quyen": ("GIÁM ĐỐC SỞ CÔNG THƯƠNG TỈNH BÌNH PHƯỚC",)},
    ),
    Case(
        "căn cứ là danh sách tự đánh gạch",
        quyet_dinh(can_cu=_auto_bases(), numbering=numbering(("bullet", "-"))),
        {**_QD, "can_cu": 3},
    ),
    Case("mấy căn cứ trong một đoạn, ngắt dòng", quyet_dinh(can_cu=_line_breaks()), {**_QD, "can_cu": 1}),
    Case(
        "có căn cứ Xét đề nghị",
        quyet_dinh(
            can_cu=basis(
                *CAN_CU[:2],
                "Xét đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 15/TTr-SCT ngày 05 tháng 6 năm 2026.",
            )
        ),
        {**_QD, "can_cu": 3},
    ),
    Case(
        "lệnh có dấu cách trước hai chấm",
        quyet_dinh(lenh=centred("QUYẾT ĐỊNH :", bold=True, before=6)),
        {**_QD, "lenh": "QUYẾT ĐỊNH :"},
        ("C07", "X04"),
    ),
    Case(
        "lệnh giãn chữ",
        quyet_dinh(lenh=centred("Q U Y Ế T  Đ Ị N H :", bold=True, before=6)),
        {**_QD, "lenh": "Q U Y Ế T Đ Ị N H :"},
        ("C07", "X04"),
    ),
    Case(
        "lệnh thiếu hai chấm",
        quyet_dinh(lenh=centred("QUYẾT ĐỊNH", bold=True, before=6)),
        {**_QD, "lenh": "QUYẾT ĐỊNH"},
        ("C07",),
    ),
    Case("ba điều gõ tay", quyet_dinh(), {"de_muc": _NUMBERED, "noi_dung": ("Điều 1. Thàn", "Điều 3. Chán")}),
    Case(
        "điều, khoản tự đánh số",
        quyet_dinh(dieu=_auto_articles(), numbering=_LISTS, cuoi=None),
        {"de_muc": ("dieu 1.", "khoan 1.", "khoan 2.", "dieu 2.")},
        ("R05",),
    ),
    Case(
        "Điều có dấu hai chấm",
        quyet_dinh(dieu=tuple(one.replace("Điều 1.", "Điều 1:").replace("Điều 2.", "Điều 2:") for one in DIEU)),
        {"de_muc": ("dieu 1:", "dieu 2:", "dieu 3.")},
        ("B07",),
    ),
    Case(
        "giãn dòng chính xác 18 pt",
        quyet_dinh(
            dieu=tuple(
                one.replace(
                    '<w:spacing w:before="120" w:after="0"/>',
                    '<w:spacing w:before="120" w:after="0" w:line="360" w:lineRule="exact"/>',
                )
                for one in DIEU
            )
        ),
        _QD,
    ),
    Case("một nơi", to_trinh(), {**_KG, "loai": "to_trinh", "can_cu": 0}),
    Case(
        "một nơi, sau đó nội dung gạch đầu dòng",
        to_trinh(
            noi_dung=(
                body("- Thực hiện chỉ đạo của Ủy ban nhân dân tỉnh, Sở Công Thương kính trình như sau:"),
                *NOI_DUNG,
            )
        ),
        _KG,
    ),
    Case("nhiều nơi, thụt lề", cong_van(), _NHIEU),
    Case(
        "nhiều nơi, bảng hai cột",
        cong_van(kinh_gui=_kinh_gui_table()),
        {**_NHIEU, "noi_dung": ("Thực hiện Kế", "Sở Công Thươ")},
    ),
    Case(
        "nhiều nơi, tab",
        cong_van(kinh_gui=_kinh_gui_tabs()),
        {**_NHIEU, "noi_dung": ("Thực hiện Kế", "Sở Công Thươ")},
        ("X04",),
    ),
    Case(
        "nơi đầu liền sau Kính gửi",
        cong_van(kinh_gui=_kinh_gui_same_line()),
        {"kinh_gui": "Kính gửi: - Các sở, ban, ngành tỉnh;", "noi_kinh_gui": _NHIEU["noi_kinh_gui"][1:]},
        ("R07",),
    ),
    Case(
        "nơi nhận không gạch, căn giữa",
        cong_van(
            kinh_gui=centred("Kính gửi:", before=12)
            + centred("Các sở, ban, ngành tỉnh;")
            + centred("Ủy ban nhân dân các xã, phường.")
        ),
        {"noi_kinh_gui": ("Các sở, ban, ngành tỉnh;", "Ủy ban nhân dân các xã, phường.")},
        ("R07",),
    ),
    Case(
        "một nơi trên hai dòng",
        to_trinh(
            kinh_gui=centred(
                "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước\n(qua Văn phòng Ủy ban nhân dân tỉnh)", before=12
            )
        ),
        {"kinh_gui": "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước"},
    ),
    Case(
        "mục La Mã, khoản có tên, điểm",
        to_trinh(noi_dung=_sections()),
        {"de_muc": ("la_ma I.", "khoan 1.", "khoan 2.", "diem a)", "diem b)", "la_ma II.")},
    ),
    Case(
        "tờ trình có căn cứ",
        to_trinh(noi_dung=(*(body(one, italic=True) for one in CAN_CU[:2]), *NOI_DUNG)),
        {"can_cu": 2, "noi_dung": ("Thực hiện Kế", "Sở Công Thươ")},
    ),
    Case("tờ trình không gửi ai", to_trinh(kinh_gui=""), {"kinh_gui": "", "loai": "to_trinh"}, ("R04", "R06")),
    Case(
        "quyết định ký hiệu GP", quyet_dinh(dau=head(SO, "Số: 07/GP - SCT")), {"so": "Số: 07/GP - SCT"}, ("N04", "N05")
    ),
    Case(
        "còn màu chữ",
        quyet_dinh(dieu=(DIEU[0].replace("<w:b/>", '<w:b/><w:color w:val="FF0000"/>'), *DIEU[1:])),
        _QD,
        ("P09",),
    ),
    Case(
        "còn phông mã cũ",
        quyet_dinh(
            dieu=(
                DIEU[0].replace(
                    "</w:pPr>", "</w:pPr>" + text_run("").replace("<w:rPr>", '<w:rPr><w:rFonts w:ascii=".VnTime"/>')
                ),
                *DIEU[1:],
            )
        ),
        _QD,
    ),
)

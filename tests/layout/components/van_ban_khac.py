"""Những cấu tạo hiếm hơn: ô gộp, một cột, chữ tổ hợp, tên loại hai dòng, mẫu biểu đính sau, khối ký dở dang."""

from __future__ import annotations

import io
import zipfile
from unicodedata import normalize

from nhan_ra_kit import Case
from office_files import (
    NGAY,
    QUOC_HIEU,
    SO,
    TIEU_NGU,
    TINH,
    about,
    agency,
    basis,
    body,
    cell,
    centred,
    date,
    document,
    foot,
    head,
    nation,
    number,
    p,
    recipients,
    runs,
    shape,
    signing,
    table,
    title,
)
from van_ban_kit import (
    CAN_CU,
    CHU_TICH,
    DIEU,
    GIAM_DOC,
    NHU_DIEU,
    NHU_TREN,
    NOI_DUNG,
    cong_van,
    quyet_dinh,
    to_trinh,
)

_QD = {"ban_hanh": TINH, "so": "Số: 125/QĐ-UBND", "ngay": NGAY}
_SUBJECT = "Về việc rà soát các cụm công nghiệp trên địa bàn tỉnh"


def _decomposed(file):
    """Cùng tệp ấy, chữ tổ hợp: dấu rời khỏi chữ cái."""
    source, target = zipfile.ZipFile(io.BytesIO(file)), io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in source.namelist():
            data = source.read(name)
            text = normalize("NFD", data.decode()) if name == "word/document.xml" else None
            archive.writestr(name, data if text is None else text)
    return target.getvalue()


def _merged_row():
    line = p("Số: 125/QĐ-UBND\t", size=13, align="left").replace("</w:p>", runs(NGAY, italic=True) + "</w:p>")
    return table((cell(*agency(TINH, rule=14)), cell(*nation())), (cell(line, span=2),))


def _one_column():
    return table(
        (
            cell(
                p(f"**\tỦY BAN NHÂN DÂN\t{QUOC_HIEU}**", size=12, align="left"),
                p(f"**\tTỈNH BÌNH PHƯỚC\t{TIEU_NGU}**", size=13, align="left", rule=shape(14, 20) + shape(56, 85)),
                p(f"\tSố: 125/QĐ-UBND\t~~{NGAY}~~", size=13, align="left"),
            ),
        ),
        grid=(160,),
    )


def _without_rules(last):
    """Đầu văn bản mà ô cơ quan, ô Quốc hiệu không mang vạch nào."""
    return table(
        (cell(*agency(TINH, rule=0)), cell(*nation(rule=0))),
        (cell(number("Số: 125/QĐ-UBND")), cell(last)),
    )


def _permit(order):
    return document(
        head(SO, "Số: 07/GP-SCT"),
        centred("GIẤY PHÉP", bold=True, before=12),
        centred("SỬ DỤNG VẬT LIỆU NỔ CÔNG NGHIỆP", bold=True, rule=shape(40)),
        centred("GIÁM ĐỐC SỞ CÔNG THƯƠNG", bold=True, before=12),
        basis(*CAN_CU[:2], "Xét hồ sơ đề nghị của Công ty;", "Theo đề nghị của Trưởng phòng Kỹ thuật an toàn."),
        centred(order, bold=True, before=6) if order else "",
        body("**Điều 1.** Cho phép Công ty được sử dụng vật liệu nổ công nghiệp."),
        body("**Điều 2.** Giấy phép này có giá trị đến ngày 12 tháng 6 năm 2031./."),
        p(),
        foot(recipients("- Công ty;"), signing(*GIAM_DOC)),
    )


def _blank_form():
    return (
        p("Mẫu số 01", align="right", bold=True, page_break=True)
        + table(
            (cell(centred("TÊN CƠ QUAN", bold=True, size=13)), cell(*nation())),
            (cell(number("Số: …/BC-…")), cell(date("…, ngày … tháng … năm …"))),
        )
        + centred("BÁO CÁO", bold=True)
        + centred("Tình hình thực hiện", bold=True)
        + foot([p("**~~Nơi nhận:~~**", size=12), p("- Lưu: VT.", size=11)], signing("THỦ TRƯỞNG", name="(Ký tên)"))
    )


_FORM_ARTICLES = (DIEU[0].replace("trên địa bàn tỉnh do", "theo mẫu kèm theo do"), *DIEU[1:])
_OTHER_POST = signing("TM. HỘI ĐỒNG", "CHỦ TỊCH")
_OTHER_POST.insert(-1, centred("Phó Giám đốc Sở Công Thương", bold=True))
_PERMIT = {
    "loai": "",
    "ten_loai": "GIẤY PHÉP",
    "trich_yeu": (),
    "can_cu": 4,
    "tham_quyen": ("GIÁM ĐỐC SỞ CÔNG THƯƠNG",),
}

CASES = (
    Case("số và ngày trong một ô gộp", quyet_dinh(dau=_merged_row()), _QD),
    Case("đầu văn bản bằng tab trong bảng một cột", quyet_dinh(dau=_one_column()), {**_QD, "vach": (True,) * 3}),
    Case("quyết định, chữ tổ hợp", _decomposed(quyet_dinh()), {"loai": "quyet_dinh", "can_cu": 3}, ("P08",)),
    Case("công văn, chữ tổ hợp", _decomposed(cong_van()), {"loai": "cong_van"}, ("P08",)),
    Case("giấy phép tên hai dòng chữ hoa", _permit("QUYẾT ĐỊNH:"), {**_PERMIT, "lenh": "QUYẾT ĐỊNH:"}),
    Case("giấy phép không có lệnh", _permit(""), {**_PERMIT, "lenh": ""}),
    Case("giấy phép, lệnh khác", _permit("NAY CHO PHÉP:"), {**_PERMIT, "lenh": ""}),
    Case(
        "trích yếu thụt lề, không căn giữa",
        to_trinh(ten=centred("TỜ TRÌNH", bold=True, before=12) + p(_SUBJECT, bold=True, first=20, rule=shape(50))),
        {"trich_yeu": (_SUBJECT,), "noi_dung": ("Thực hiện Kế", "Sở Công Thươ")},
        ("T03",),
    ),
    Case("biểu mẫu trắng đính sau quyết định", quyet_dinh(dieu=_FORM_ARTICLES, sau=_blank_form()), {"phu_luc": ()}),
    Case(
        "họ tên ở đoạn dưới bảng chữ ký",
        to_trinh(
            cuoi=foot(recipients(*NHU_TREN), [centred(one, bold=True) for one in GIAM_DOC])
            + p()
            + p("Nguyễn Văn Bình", bold=True, align="center", left=80)
        ),
        {"quyen_han": GIAM_DOC, "ho_ten": "Nguyễn Văn Bình"},
    ),
    Case(
        "chức danh khác của người ký ở ô 7b",
        to_trinh(cuoi=foot(recipients(*NHU_TREN), _OTHER_POST)),
        {"quyen_han": ("TM. HỘI ĐỒNG", "CHỦ TỊCH"), "ho_ten": "Nguyễn Văn Bình"},
    ),
    Case(
        "câu mở đầu bằng chữ Nơi nhận",
        cong_van(noi_dung=(body("Nơi nhận hồ sơ: Trung tâm Phục vụ hành chính công tỉnh Bình Phước."), *NOI_DUNG)),
        {"noi_nhan": (*NHU_TREN, "- Lưu: VT, CN.")},
    ),
    Case(
        "dòng Lưu viết tiếp xuống dòng dưới",
        to_trinh(
            cuoi=foot(
                [p("**~~Nơi nhận:~~**", size=12), p("- Như trên;\n- Lưu: VT,\nCN.", size=11, align="left")],
                signing(*GIAM_DOC),
            )
        ),
        {"noi_nhan": ("- Như trên;", "- Lưu: VT,", "CN.")},
    ),
    Case(
        "HỎA TỐC dưới trích yếu công văn, không khung",
        cong_van(
            dau=table(
                (cell(*agency(SO, rule=20)), cell(*nation())),
                (cell(number("Số: 48/SCT-QLCN"), about("V/v rà soát"), centred("HỎA TỐC", bold=True)), cell(date())),
            )
        ),
        {"vv": ("V/v rà soát",), "do_khan": "HỎA TỐC"},
        ("M01",),
    ),
    Case(
        "DỰ THẢO trong ô tên cơ quan",
        quyet_dinh(
            dau=table(
                (cell(p("DỰ THẢO", bold=True), *agency(TINH, rule=14)), cell(*nation())),
                (cell(number("Số:      /QĐ-UBND")), cell(date("Bình Phước, ngày      tháng      năm 2026"))),
            )
        ),
        {"ban_hanh": TINH},
    ),
    Case(
        "số dưới tên loại của hợp đồng",
        document(
            *nation(),
            title("HỢP ĐỒNG", "Cung cấp dịch vụ tư vấn"),
            centred("Số: 12/2026/HĐ-TV", size=13),
            *NOI_DUNG,
            table((cell(*signing("ĐẠI DIỆN BÊN A", name="Trần An")), cell(*signing("ĐẠI DIỆN BÊN B"))), grid=(80, 80)),
        ),
        {"loai": "hop_dong", "so": "Số: 12/2026/HĐ-TV", "trich_yeu": ("Cung cấp dịch vụ tư vấn",)},
    ),
    Case(
        "thay mặt tập thể",
        quyet_dinh(
            tham_quyen=centred("ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC", bold=True, before=12),
            cuoi=foot(recipients(*NHU_DIEU), signing("TM. ỦY BAN NHÂN DÂN", *CHU_TICH)),
        ),
        {"quyen_han": ("TM. ỦY BAN NHÂN DÂN", *CHU_TICH)},
    ),
    Case(
        "cả hai vạch neo ở ô ngày tháng",
        quyet_dinh(dau=_without_rules(date(rule=shape(14, -37) + shape(60, 20)))),
        {"vach": (True,) * 3},
    ),
    Case(
        "cả hai vạch neo ở dòng tên loại",
        quyet_dinh(
            dau=_without_rules(date()),
            ten=centred("QUYẾT ĐỊNH", bold=True, before=12, rule=shape(14, 20) + shape(60, 80))
            + centred("Về việc thành lập Tổ công tác", bold=True, rule=shape(27)),
        ),
        {"vach": (True,) * 3},
    ),
    Case(
        "vạch trích yếu neo ở dòng Kính gửi",
        to_trinh(
            ten=centred("TỜ TRÌNH", bold=True, before=12) + centred(_SUBJECT, bold=True),
            kinh_gui=centred("Kính gửi: Ủy ban nhân dân tỉnh Bình Phước", before=12, rule=shape(50, 55)),
        ),
        {"trich_yeu": (_SUBJECT,), "vach": (True,) * 3},
    ),
    Case(
        "V/v và Kính gửi cùng hàng cuối của bảng đầu",
        document(
            table(
                (cell(*agency(SO, rule=20)), cell(*nation())),
                (cell(number("Số: 48/SCT-QLCN")), cell(date())),
                (cell(about("V/v rà soát")), cell(p("Kính gửi: Ủy ban nhân dân tỉnh Bình Phước", before=6))),
            ),
            *NOI_DUNG,
            foot(recipients(*NHU_TREN), signing(*GIAM_DOC)),
        ),
        {"loai": "cong_van", "vv": ("V/v rà soát",), "kinh_gui": "Kính gửi: Ủy ban nhân dân tỉnh Bình Phước"},
    ),
    Case(
        "nơi nhận và họ tên ở các đoạn dưới bảng",
        quyet_dinh(
            cuoi=foot(recipients()[:1], [centred(one, bold=True) for one in CHU_TICH])
            + "".join(p(one, size=11, align="left") for one in (*NHU_DIEU, "- Lưu: VT, CN."))
            + p("Nguyễn Văn Bình", bold=True, align="center", left=80)
        ),
        {"quyen_han": CHU_TICH, "ho_ten": "Nguyễn Văn Bình", "noi_nhan": (*NHU_DIEU, "- Lưu: VT, CN.")},
    ),
)

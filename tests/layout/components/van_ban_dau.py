"""Đầu văn bản: các cách văn thư dàn Quốc hiệu, tên cơ quan, số, ngày, trích yếu công văn."""

from __future__ import annotations

from nhan_ra_kit import Case
from office_files import (
    NGAY,
    QUOC_HIEU,
    SO,
    TIEU_NGU,
    TINH,
    XA,
    about,
    agency,
    box,
    cell,
    centred,
    date,
    head,
    nation,
    number,
    p,
    runs,
    shape,
    table,
    title,
    vml,
)
from van_ban_kit import cong_van, quyet_dinh, to_trinh

_TINH = {"chu_quan": (), "ban_hanh": TINH, "so": "Số: 125/QĐ-UBND", "ngay": NGAY, "vach": (True, True, True)}
_SO = {"chu_quan": SO[:1], "ban_hanh": SO[1:], "ngay": NGAY}
_CV = {**_SO, "loai": "cong_van", "so": "Số: 48/SCT-QLCN", "ten_loai": "", "vach": (True, True, False)}
_VV = "V/v rà soát các cụm công nghiệp năm 2026"


def _one_row():
    left = (*agency(TINH, rule=14), number("Số: 125/QĐ-UBND", before=6))
    return table((cell(*left), cell(*nation(), date(before=6))))


def _three_rows():
    return table(
        (cell(*agency(TINH, rule=14)), cell(*nation())),
        (cell(p()), cell(p())),
        (cell(number("Số: 125/QĐ-UBND")), cell(date())),
    )


def _three_columns():
    return table(
        (cell(*agency(SO, rule=20)), cell(), cell(*nation())),
        (cell(number("Số: 15/TTr-SCT")), cell(), cell(date())),
        grid=(58, 4, 98),
    )


def _two_tables():
    return (
        table((cell(*agency(SO, rule=20)), cell(*nation())))
        + p(size=6)
        + table((cell(number("Số: 48/SCT-QLCN"), about(_VV)), cell(date())))
    )


def _below_table():
    line = number("Số: 125/QĐ-UBND").replace("</w:p>", "")
    both = line + runs("\t" + NGAY, italic=True, size=14) + "</w:p>"
    return table((cell(*agency(TINH, rule=14)), cell(*nation()))) + both


def _tabs():
    stops = (30, 110)
    rows = (
        p(f"**\tỦY BAN NHÂN DÂN\t{QUOC_HIEU}**", size=12, tabs=stops, align="left"),
        p(f"**\tTỈNH BÌNH PHƯỚC\t{TIEU_NGU}**", size=13, tabs=stops, align="left", rule=shape(14, 20) + shape(56, 85)),
        p(),
        p(f"\tSố: 125/QĐ-UBND\t~~{NGAY}~~", size=13, tabs=stops, align="left"),
    )
    return "".join(rows)


def _spaces():
    return (
        p(f"UBND TỈNH BÌNH PHƯỚC          **{QUOC_HIEU}**", size=12, align="left")
        + p(f"**SỞ CÔNG THƯƠNG             {TIEU_NGU}**", size=13, align="left", rule=shape(20, 5) + shape(56, 80))
        + p(f"Số: 15/TTr-SCT              ~~{NGAY}~~", size=13, align="left")
    )


def _own_row():
    return table(
        (cell(*agency(SO, rule=20)), cell(*nation())),
        (cell(number("Số: 48/SCT-QLCN")), cell(date())),
        (cell(about("V/v rà soát các cụm công nghiệp"), about("năm 2026", before=0)), cell()),
    )


def _about_below():
    return head(SO, "Số: 48/SCT-QLCN") + p(_VV, size=12, before=6, left=5, align="left")


def _title_inside():
    return table(
        (cell(*agency(TINH, rule=14)), cell(*nation())),
        (cell(number("Số: 125/QĐ-UBND")), cell(date())),
        (cell(title("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác rà soát các cụm công nghiệp"), span=2),),
    )


def _smart_tag():
    word = f'<w:smartTag w:uri="x" w:element="place">{runs("NAM", bold=True, size=13)}</w:smartTag>'
    quoc_hieu = centred(QUOC_HIEU.removesuffix("NAM"), bold=True, size=13).replace("</w:p>", word + "</w:p>")
    return table(
        (cell(*agency(TINH, rule=14)), cell(quoc_hieu, nation()[1])),
        (cell(number("Số: 125/QĐ-UBND")), cell(date())),
    )


def _content_control():
    inner = f"<w:sdt><w:sdtContent>{runs('48', size=13)}</w:sdtContent></w:sdt>"
    line = number("Số: ").replace("</w:p>", inner + runs("/SCT-QLCN", size=13) + "</w:p>")
    return (
        "<w:sdt><w:sdtContent>"
        + table((cell(*agency(SO, rule=20)), cell(*nation())), (cell(line, about(_VV)), cell(date())))
        + "</w:sdtContent></w:sdt>"
    )


def _typed_rules():
    left = (*agency(SO, rule=0), centred("_______", size=13), number("Số: 15/TTr-SCT"))
    return table((cell(*left), cell(*nation(rule=0), centred("_______________________"), date())))


def _breaks():
    names = centred("UBND TỈNH BÌNH PHƯỚC\n", size=13)
    names = names.replace("</w:p>", runs("SỞ CÔNG THƯƠNG", bold=True, size=13) + shape(20) + "</w:p>")
    right = centred(f"{QUOC_HIEU}\n", bold=True, size=13)
    right = right.replace("</w:p>", runs(TIEU_NGU, bold=True) + shape(60) + "</w:p>")
    return table((cell(names), cell(right)), (cell(number("Số: 15/TTr-SCT")), cell(date())))


def _vml():
    names = [centred("UBND TỈNH BÌNH PHƯỚC", size=13), centred("SỞ CÔNG THƯƠNG", bold=True, size=13, rule=vml(20, 20))]
    right = [centred(QUOC_HIEU, bold=True, size=13), centred(TIEU_NGU, bold=True, rule=vml(60, 20))]
    return table((cell(*names), cell(*right)), (cell(number("Số: 15/TTr-SCT")), cell(date())))


_MARK = p(align="left", rule=box(centred("DỰ THẢO", bold=True)))
_URGENT = p(align="left", rule=box(centred("HỎA TỐC", bold=True)))

CASES = (
    Case("hai hàng", quyet_dinh(), {**_TINH, "loai": "quyet_dinh"}),
    Case("một hàng", quyet_dinh(dau=_one_row()), _TINH),
    Case("ba hàng, hàng giữa trống", quyet_dinh(dau=_three_rows()), _TINH),
    Case("ba cột, cột giữa trống", to_trinh(dau=_three_columns()), {**_SO, "so": "Số: 15/TTr-SCT"}),
    Case("số và ngày ở bảng thứ hai", cong_van(dau=_two_tables()), {**_CV, "vv": (_VV,)}),
    Case("số và ngày dưới bảng, cách nhau bằng tab", quyet_dinh(dau=_below_table()), _TINH),
    Case("cả đầu văn bản bằng tab", quyet_dinh(dau=_tabs()), _TINH),
    Case("cả đầu văn bản bằng dấu cách", to_trinh(dau=_spaces()), {**_SO, "so": "Số: 15/TTr-SCT"}, ()),
    Case("V/v ở hàng riêng", cong_van(dau=_own_row()), {**_CV, "vv": ("V/v rà soát các cụm công nghiệp", "năm 2026")}),
    Case("V/v dưới bảng", cong_van(dau=_about_below()), {**_CV, "vv": (_VV,)}),
    Case(
        "tên loại ở hàng cuối của bảng đầu",
        quyet_dinh(dau=_title_inside(), ten=" "),
        {**_TINH, "ten_loai": "QUYẾT ĐỊNH", "loai": "quyet_dinh"},
    ),
    Case("thẻ thông minh quanh chữ NAM", quyet_dinh(dau=_smart_tag()), {**_TINH, "quoc_hieu": QUOC_HIEU}),
    Case("số và bảng đầu trong ô nội dung", cong_van(dau=_content_control()), {**_CV, "vv": (_VV,)}),
    Case("vạch gõ bằng gạch dưới", to_trinh(dau=_typed_rules()), _SO, ("H07", "H12")),
    Case("mỗi ô một đoạn, ngắt dòng", to_trinh(dau=_breaks()), _SO),
    Case("vạch VML", to_trinh(dau=_vml()), {**_SO, "vach": (True, True, True)}),
    Case(
        "sở có tên dài trên ba dòng",
        to_trinh(
            dau=head(("UBND TỈNH BÌNH PHƯỚC", "SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"), "Số: 15/TTr-SNNMT"),
        ),
        {"chu_quan": SO[:1], "ban_hanh": ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")},
    ),
    Case("ủy ban nhân dân xã", quyet_dinh(dau=head(XA, "Số: 05/QĐ-UBND")), {"chu_quan": (), "ban_hanh": XA}),
    Case(
        "phòng thuộc xã",
        to_trinh(
            dau=head(("UBND XÃ TÂN TIẾN", "PHÒNG KINH TẾ"), "Số: 07/TTr-PKT", "Tân Tiến, ngày 03 tháng 9 năm 2026")
        ),
        {"chu_quan": ("UBND XÃ TÂN TIẾN",), "ban_hanh": ("PHÒNG KINH TẾ",)},
    ),
    Case(
        "chưa lấy số, chưa ghi ngày",
        quyet_dinh(dau=head(TINH, "Số:         /QĐ-UBND", "Bình Phước, ngày       tháng 6 năm 2026")),
        {"so": "Số: /QĐ-UBND", "ngay": "Bình Phước, ngày tháng 6 năm 2026"},
    ),
    Case("đoạn trống, ngắt trang ở đầu tệp", quyet_dinh(truoc=p() + p()), _TINH),
    Case("hộp chữ DỰ THẢO", quyet_dinh(truoc=_MARK), {**_TINH, "ten_loai": "QUYẾT ĐỊNH"}),
    Case(
        "dòng DỰ THẢO dưới đầu văn bản công văn",
        cong_van(kinh_gui=centred("DỰ THẢO", bold=True) + centred("Kính gửi: Sở Tài chính tỉnh Bình Phước", before=6)),
        {**_CV, "kinh_gui": "Kính gửi: Sở Tài chính tỉnh Bình Phước"},
    ),
    Case("hộp chữ HỎA TỐC", cong_van(truoc=_URGENT), {**_CV, "do_khan": "HỎA TỐC"}),
    Case("Mẫu số 01 trên đầu", quyet_dinh(truoc=p("Mẫu số 01", align="right", bold=True)), _TINH),
    Case(
        "khuyết Tiêu ngữ dấu gạch dài",
        quyet_dinh(
            dau=table(
                (cell(*agency(TINH, rule=14)), cell(*nation(motto="Độc lập – Tự do – Hạnh phúc"))),
                (cell(number("Số: 125/QĐ-UBND")), cell(date())),
            )
        ),
        _TINH,
        ("H03",),
    ),
    Case(
        "Quốc hiệu gõ sai dấu",
        quyet_dinh(dau=head(TINH, "Số: 125/QĐ-UBND").replace("CỘNG HÒA", "CỘNG HÕA")),
        _TINH,
        ("H01",),
    ),
    Case(
        "không có Quốc hiệu, Tiêu ngữ",
        quyet_dinh(
            dau=table((cell(*agency(TINH, rule=14)), cell(p())), (cell(number("Số: 125/QĐ-UBND")), cell(date())))
        ),
        {"ban_hanh": TINH, "so": "Số: 125/QĐ-UBND", "ngay": NGAY, "quoc_hieu": ""},
        ("H01", "H03"),
    ),
)

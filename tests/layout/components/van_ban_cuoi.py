"""Cuối văn bản: chữ ký và nơi nhận bằng bảng, tab, thụt lề; một người ký hay nhiều người ký."""

from __future__ import annotations

from nhan_ra_kit import Case
from office_files import cell, centred, foot, halves, p, recipients, runs, signing, table
from van_ban_kit import CHU_TICH, GIAM_DOC, NHU_DIEU, NHU_TREN, cong_van, quyet_dinh, to_trinh

_LUU = "- Lưu: VT, CN."
_QD = {"quyen_han": CHU_TICH, "ho_ten": "Nguyễn Văn Bình", "noi_nhan": (*NHU_DIEU, _LUU)}
_TT = {"quyen_han": GIAM_DOC, "ho_ten": "Nguyễn Văn Bình", "noi_nhan": (*NHU_TREN, _LUU)}


def _label(text="", **more):
    return p(f"**~~Nơi nhận:~~**{text}", align="left", **{"size": 12, **more})


def _item(text, **more):
    return p(text, align="left", size=11, **more)


def _tabs():
    label = runs("Nơi nhận:", bold=True, italic=True, size=12)
    return "".join(
        (
            halves(label, runs(GIAM_DOC[0], bold=True)),
            halves(runs("- Như trên;", size=11), runs(GIAM_DOC[1], bold=True)),
            *(_item(one) for one in (*NHU_TREN[1:], _LUU)),
            p(),
            p("\t**Nguyễn Văn Bình**", align="left", tabs=(110,)),
        )
    )


def _signature_above():
    return "".join(
        (
            *(p(one, align="center", left=75, bold=True) for one in GIAM_DOC),
            p(),
            p(),
            p(),
            p("Nguyễn Văn Bình", align="center", left=75, bold=True),
            _label(),
            *(_item(one) for one in (*NHU_TREN, _LUU)),
        )
    )


def _signature_below():
    return "".join(
        (
            _label(),
            *(_item(one) for one in (*NHU_TREN, _LUU)),
            p(),
            *(p(one, align="center", left=75, bold=True) for one in GIAM_DOC),
            p(),
            p(),
            p("Nguyễn Văn Bình", align="center", left=75, bold=True),
        )
    )


def _rows():
    return table(
        (cell(*recipients(*NHU_DIEU)[:1]), cell(*signing(*CHU_TICH)[:2])),
        (cell(*recipients(*NHU_DIEU)[1:]), cell(p(), p(), centred("Nguyễn Văn Bình", bold=True))),
        grid=(80, 80),
    )


def _three_columns():
    return table((cell(*recipients(*NHU_TREN)), cell(), cell(*signing(*GIAM_DOC))), grid=(70, 10, 80))


def _two_tables():
    return (
        table((cell(), cell(*signing(*CHU_TICH))), grid=(80, 80))
        + p(size=6)
        + table((cell(*recipients(*NHU_DIEU)),), grid=(80,))
    )


def _line_breaks():
    name = centred("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\nNguyễn Văn Bình", bold=True)
    items = p("\n".join((*NHU_DIEU, _LUU)), size=11, align="left")
    return foot((_label(), items), (name,))


def _two_signers():
    return (
        table(
            (
                cell(*signing("SỞ TÀI CHÍNH", "GIÁM ĐỐC", name="Trần Văn Nam")),
                cell(*signing("SỞ CÔNG THƯƠNG", "GIÁM ĐỐC", name="Nguyễn Văn Bình")),
            ),
            grid=(80, 80),
        )
        + p(size=6)
        + _label()
        + "".join(_item(one) for one in (*NHU_TREN, _LUU))
    )


CASES = (
    Case("bảng một hàng", quyet_dinh(), _QD),
    Case("bảng hai hàng", quyet_dinh(cuoi=_rows()), _QD),
    Case("bảng ba cột", to_trinh(cuoi=_three_columns()), _TT),
    Case("chữ ký và nơi nhận ở hai bảng", quyet_dinh(cuoi=_two_tables()), _QD),
    Case("tab, cùng dòng với Nơi nhận", to_trinh(cuoi=_tabs()), _TT),
    Case("chữ ký thụt lề trên Nơi nhận", to_trinh(cuoi=_signature_above()), _TT),
    Case("chữ ký thụt lề dưới Nơi nhận", to_trinh(cuoi=_signature_below()), _TT),
    Case(
        "mỗi ô một đoạn, ngắt dòng",
        quyet_dinh(tham_quyen=centred("ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC", bold=True, before=12), cuoi=_line_breaks()),
        {**_QD, "quyen_han": ("TM. ỦY BAN NHÂN DÂN", *CHU_TICH)},
    ),
    Case(
        "hai cơ quan cùng ký",
        to_trinh(cuoi=_two_signers()),
        {"quyen_han": ("GIÁM ĐỐC",), "ho_ten": "Nguyễn Văn Bình", "noi_nhan": (*NHU_TREN, _LUU)},
    ),
    Case(
        "không có Nơi nhận",
        quyet_dinh(cuoi=table((cell(), cell(*signing(*CHU_TICH))), grid=(80, 80))),
        {"quyen_han": CHU_TICH, "ho_ten": "Nguyễn Văn Bình", "noi_nhan": (), "can_cu": 3},
        ("R01",),
    ),
    Case(
        "chữ ký không bảng, không Nơi nhận",
        quyet_dinh(
            cuoi="".join(
                p(one, align="center", left=75, bold=bool(one)) for one in (*CHU_TICH, "", "", "Nguyễn Văn Bình")
            )
        ),
        {"quyen_han": CHU_TICH, "ho_ten": "Nguyễn Văn Bình", "noi_nhan": ()},
        ("R01",),
    ),
    Case(
        "chưa ghi họ tên",
        quyet_dinh(cuoi=foot(recipients(*NHU_DIEU), signing(*CHU_TICH, name="……………"))),
        {"quyen_han": CHU_TICH, "noi_nhan": (*NHU_DIEU, _LUU)},
    ),
    Case(
        "họ tên chữ hoa",
        to_trinh(cuoi=foot(recipients(*NHU_TREN), signing(*GIAM_DOC, name="NGUYỄN VĂN BÌNH"))),
        {**_TT, "ho_ten": "NGUYỄN VĂN BÌNH"},
        ("S05",),
    ),
    Case(
        "học vị trước tên",
        to_trinh(cuoi=foot(recipients(*NHU_TREN), signing(*GIAM_DOC, name="ThS. Nguyễn Văn Bình"))),
        {**_TT, "ho_ten": "ThS. Nguyễn Văn Bình"},
        ("S06",),
    ),
    Case(
        "cấp bậc trước tên",
        to_trinh(cuoi=foot(recipients(*NHU_TREN), signing(*GIAM_DOC, name="Đại tá Nguyễn Văn Bình"))),
        {**_TT, "ho_ten": "Đại tá Nguyễn Văn Bình"},
    ),
    Case(
        "thừa lệnh ba dòng",
        cong_van(
            cuoi=foot(recipients(*NHU_TREN), signing("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"))
        ),
        {"quyen_han": ("TL. GIÁM ĐỐC", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"), "ho_ten": "Nguyễn Văn Bình"},
    ),
    Case(
        "ghi (Đã ký) giữa chức vụ và họ tên",
        to_trinh(
            cuoi=foot(
                recipients(*NHU_TREN),
                [
                    *(centred(one, bold=True) for one in GIAM_DOC),
                    p(),
                    centred("(Đã ký)", italic=True),
                    p(),
                    centred("Nguyễn Văn Bình", bold=True),
                ],
            )
        ),
        _TT,
    ),
    Case(
        "Nơi nhận tự đánh gạch, ký hiệu người soạn",
        cong_van(cuoi=foot([*recipients(*NHU_TREN), p("NVB (05)", size=11, align="left")], signing(*GIAM_DOC))),
        {**_TT, "sau_luu": ("NVB (05)",)},
    ),
    Case(
        "dòng Lưu cỡ 12, thiếu chấm cuối",
        to_trinh(
            cuoi=foot([*recipients(*NHU_TREN)[:-1], p("- Lưu: VT, CN", size=12, align="left")], signing(*GIAM_DOC))
        ),
        {"noi_nhan": (*NHU_TREN, "- Lưu: VT, CN")},
        ("R02", "R03"),
    ),
    Case(
        "thiếu Như Điều",
        quyet_dinh(cuoi=foot(recipients(*NHU_DIEU[1:]), signing(*CHU_TICH))),
        {"noi_nhan": (*NHU_DIEU[1:], _LUU)},
        ("R05",),
    ),
)

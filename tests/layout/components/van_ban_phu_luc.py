"""Phụ lục, văn bản kèm theo, biểu mẫu sau văn bản chính."""

from __future__ import annotations

from nhan_ra_kit import Case
from office_files import (
    QUOC_HIEU,
    TIEU_NGU,
    TINH,
    agency,
    body,
    cell,
    centred,
    ends_section,
    nation,
    p,
    section,
    shape,
    table,
    title,
)
from van_ban_kit import DIEU, NOI_DUNG, cong_van, quyet_dinh

_KEM_THEO = "(Kèm theo Quyết định số 125/QĐ-UBND ngày 12 tháng 6 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh Bình Phước)"

_DIEU_PHU_LUC = (DIEU[0].replace("trên địa bàn tỉnh do", "tại Phụ lục kèm theo Quyết định này do"), *DIEU[1:])

_DIEU_QUY_CHE = (body("**Điều 1.** Ban hành kèm theo Quyết định này Quy chế hoạt động của Tổ công tác."), *DIEU[1:])

_LANDSCAPE = section(width=297, height=210, margins=(20, 15, 20, 30), landscape=True, start=1)


def _table():
    rows = [("TT", "Tên cụm công nghiệp", "Diện tích (ha)"), ("1", "Số 1", "85"), ("2", "Số 2", "60")]
    cells = [[cell(p(text, align="center", size=13, bold=not index)) for text in row] for index, row in enumerate(rows)]
    return table(*(tuple(one) for one in cells), grid=(15, 100, 45), bordered=True)


def _appendix(label="Phụ lục", name="DANH MỤC CỤM CÔNG NGHIỆP", reference=_KEM_THEO, *, page_break=False):
    return (
        (centred(label, bold=True, page_break=page_break) if label else "")
        + (centred(name, bold=True, page_break=page_break and not label) if name else "")
        + (centred(reference, italic=True, rule=shape(40)) if reference else "")
        + p()
        + _table()
    )


def _regulation(*, with_head=True):
    top = table((cell(*agency(TINH, rule=14)), cell(*nation()))) if with_head else ""
    return (
        top
        + centred("QUY CHẾ", bold=True, before=12)
        + centred("Hoạt động của Tổ công tác rà soát các cụm công nghiệp", bold=True)
        + centred(_KEM_THEO, italic=True, rule=shape(50))
        + centred("Chương I", bold=True, before=6)
        + centred("QUY ĐỊNH CHUNG", bold=True)
        + body("**Điều 1. Phạm vi điều chỉnh**")
        + body("Quy chế này quy định nguyên tắc hoạt động của Tổ công tác.")
        + centred("Chương II", bold=True, before=6)
        + centred("TỔ CHỨC THỰC HIỆN", bold=True)
        + body("**Điều 2. Trách nhiệm thi hành**")
        + body("Thành viên Tổ công tác chịu trách nhiệm thi hành Quy chế này./.")
    )


def _form():
    return (
        centred(QUOC_HIEU, bold=True, size=13, page_break=True)
        + centred(TIEU_NGU, bold=True, rule=shape(60))
        + centred("ĐƠN ĐỀ NGHỊ", bold=True, before=12)
        + centred("Tham gia cụm công nghiệp", bold=True)
        + body("Tên doanh nghiệp: ……………………")
    )


CASES = (
    Case(
        "quyết định và phụ lục",
        quyet_dinh(dieu=_DIEU_PHU_LUC, sau=_appendix(page_break=True)),
        {"phu_luc": (("phu_luc", "", "DANH MỤC CỤM CÔNG NGHIỆP", True),)},
    ),
    Case(
        "phụ lục ngang ở phần riêng",
        quyet_dinh(dieu=_DIEU_PHU_LUC, sau=ends_section(section()) + _appendix(), sect=_LANDSCAPE),
        {"phu_luc": (("phu_luc", "", "DANH MỤC CỤM CÔNG NGHIỆP", True),), "ho_ten": "Nguyễn Văn Bình"},
    ),
    Case(
        "hai phụ lục",
        quyet_dinh(
            dieu=(DIEU[0].replace("trên địa bàn tỉnh do", "tại Phụ lục I, Phụ lục II kèm theo do"), *DIEU[1:]),
            sau=_appendix("Phụ lục I", page_break=True)
            + _appendix("Phụ lục II", "DANH SÁCH TỔ CÔNG TÁC", page_break=True),
        ),
        {
            "phu_luc": (
                ("phu_luc", "I", "DANH MỤC CỤM CÔNG NGHIỆP", True),
                ("phu_luc", "II", "DANH SÁCH TỔ CÔNG TÁC", True),
            )
        },
    ),
    Case(
        "phụ lục và tên trên một dòng",
        quyet_dinh(dieu=_DIEU_PHU_LUC, sau=_appendix("Phụ lục: DANH MỤC CỤM CÔNG NGHIỆP", "", page_break=True)),
        {"phu_luc": (("phu_luc", "", "", True),)},
        ("A03",),
    ),
    Case(
        "PHỤ LỤC chữ hoa, số Ả Rập",
        quyet_dinh(
            dieu=(DIEU[0].replace("trên địa bàn tỉnh do", "tại Phụ lục 01, Phụ lục 02 kèm theo do"), *DIEU[1:]),
            sau=_appendix("PHỤ LỤC 01", page_break=True) + _appendix("PHỤ LỤC 02", page_break=True),
        ),
        {
            "phu_luc": (
                ("phu_luc", "01", "DANH MỤC CỤM CÔNG NGHIỆP", True),
                ("phu_luc", "02", "DANH MỤC CỤM CÔNG NGHIỆP", True),
            )
        },
        ("A02", "A03"),
    ),
    Case(
        "danh sách kèm theo không có nhãn phụ lục",
        quyet_dinh(
            dieu=(DIEU[0].replace("trên địa bàn tỉnh do", "theo danh mục kèm theo do"), *DIEU[1:]),
            sau=_appendix("", page_break=True),
        ),
        {"phu_luc": (("phu_luc", "", "DANH MỤC CỤM CÔNG NGHIỆP", True),)},
    ),
    Case(
        "quyết định ban hành quy chế",
        quyet_dinh(
            ten=title("QUYẾT ĐỊNH", "Ban hành Quy chế hoạt động của Tổ công tác"),
            dieu=_DIEU_QUY_CHE,
            sau=ends_section(section()) + _regulation(),
            sect=section(start=1),
        ),
        {"phu_luc": (("van_ban", "", "QUY CHẾ Hoạt động của Tổ công tác rà soát các cụm công nghiệp", True),)},
    ),
    Case(
        "quy chế không nhắc lại đầu văn bản",
        quyet_dinh(
            ten=title("QUYẾT ĐỊNH", "Ban hành Quy chế hoạt động của Tổ công tác"),
            dieu=_DIEU_QUY_CHE,
            sau=ends_section(section()) + _regulation(with_head=False),
            sect=section(start=1),
        ),
        {"phu_luc": (("van_ban", "", "QUY CHẾ Hoạt động của Tổ công tác rà soát các cụm công nghiệp", True),)},
        ("A06",),
    ),
    Case(
        "phụ lục có mẫu đơn mang Quốc hiệu",
        quyet_dinh(dieu=_DIEU_PHU_LUC, sau=_appendix(page_break=True) + _form()),
        {"phu_luc": (("phu_luc", "", "DANH MỤC CỤM CÔNG NGHIỆP", True),)},
    ),
    Case(
        "phụ lục sau công văn",
        cong_van(
            noi_dung=(NOI_DUNG[0], NOI_DUNG[1].replace("một số nơi", "chi tiết tại Phụ lục; một số nơi"), NOI_DUNG[2]),
            sau=_appendix(
                reference="(Kèm theo Công văn số 48/SCT-QLCN ngày 12 tháng 6 năm 2026 của Sở Công Thương)",
                page_break=True,
            ),
        ),
        {"phu_luc": (("phu_luc", "", "DANH MỤC CỤM CÔNG NGHIỆP", True),)},
    ),
)

"""Thân của hai mẫu về một quy định: các phần, mỗi phần gồm đoạn, mục nhỏ và bảng."""

from __future__ import annotations

from tools.templates.sheet import Column, Sheet

_PAIRS = (
    Column("{{ khoi.dau_trai }}", "{{ dong.cot_trai }}", 50),
    Column("{{ khoi.dau_phai }}", "{{ dong.cot_phai }}", 115),
)


def parts(sheet: Sheet) -> None:
    """Các phần, rồi dòng kết thúc nói trang lập từ đâu."""
    sheet.tag("{%p for phan in cac_phan %}")
    sheet.paragraph("Mục", "{{ phan.ten_phan }}")
    sheet.tag("{%p for khoi in phan.cac_khoi %}")
    sheet.when("khoi.tieu_de", "Khoản có tiêu đề", "{{ khoi.tieu_de }}")
    sheet.tag("{%p for dong in khoi.cac_dong %}")
    sheet.tag("{%p if dong.dan_tiep %}")
    sheet.last("{{ dong.noi_dung }}")
    sheet.tag("{%p else %}")
    sheet.body("{{ dong.noi_dung }}")
    sheet.tag("{%p endif %}")
    sheet.tag("{%p endfor %}")
    sheet.when("khoi.dan_bang", "Dòng trên bảng", "{{ khoi.dan_bang }}")
    sheet.tag("{%p if khoi.bang_doi %}")
    sheet.table(_PAIRS, "dong in khoi.bang_doi")
    sheet.tag("{%p endif %}")
    sheet.tag("{%p if khoi.bang_luoi %}")
    sheet.grid(
        "{{ khoi.goc_luoi }}",
        "cot in khoi.dau_luoi",
        "{{ cot }}",
        "dong in khoi.bang_luoi",
        "{{ dong.ten_hang }}",
        "o in dong.cac_o",
        "{{ o }}",
    )
    sheet.tag("{%p endif %}")
    sheet.tag("{%p endfor %}")
    sheet.tag("{%p endfor %}")
    sheet.closing("Lập từ dữ liệu của quy định mang mã {{ ma_quy_dinh }} trong docgen./.")

"""Các dòng tên cơ quan chia đúng thành cơ quan chủ quản và cơ quan ban hành."""

from __future__ import annotations

import pytest
from docx_kit import facts, p, r

from docgen.layout.components.agency_names import split_agency

TABLE = {
    "tỉnh hai dòng": ((), ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC")),
    "tỉnh một dòng": ((), ("ỦY BAN NHÂN DÂN TỈNH BÌNH PHƯỚC",)),
    "sở": (("UBND TỈNH BÌNH PHƯỚC",), ("SỞ CÔNG THƯƠNG",)),
    "sở, chủ quản hai dòng": (("ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC"), ("SỞ CÔNG THƯƠNG",)),
    "sở tên dài": (("UBND TỈNH BÌNH PHƯỚC",), ("SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH")),
    "văn phòng": (("UBND TỈNH BÌNH PHƯỚC",), ("VĂN PHÒNG",)),
    "phòng của xã": (("UBND XÃ TÂN TIẾN",), ("PHÒNG VĂN HÓA - XÃ HỘI",)),
    "trung tâm của sở": (("SỞ CÔNG THƯƠNG",), ("TRUNG TÂM KHUYẾN CÔNG", "VÀ XÚC TIẾN THƯƠNG MẠI")),
    "chi cục": (("SỞ NÔNG NGHIỆP VÀ", "MÔI TRƯỜNG"), ("CHI CỤC", "KIỂM LÂM")),
    "ban quản lý": (("UBND TỈNH BÌNH PHƯỚC",), ("BAN QUẢN LÝ", "KHU KINH TẾ")),
    "ban chỉ huy": ((), ("BAN CHỈ HUY", "PHÒNG THỦ DÂN SỰ TỈNH")),
    "hội đồng thẩm định": ((), ("HỘI ĐỒNG THẨM ĐỊNH", "QUY HOẠCH TỈNH")),
    "mặt trận": ((), ("ỦY BAN", "MẶT TRẬN TỔ QUỐC VIỆT NAM")),
    "đội quản lý thị trường": (("CHI CỤC QUẢN LÝ THỊ TRƯỜNG",), ("ĐỘI QUẢN LÝ THỊ TRƯỜNG SỐ 1",)),
    "hội đồng nhân dân": ((), ("HỘI ĐỒNG NHÂN DÂN", "TỈNH BÌNH PHƯỚC")),
    "bộ chỉ huy": ((), ("BỘ CHỈ HUY", "QUÂN SỰ TỈNH")),
    "tổ công tác": (("UBND TỈNH BÌNH PHƯỚC",), ("TỔ CÔNG TÁC",)),
    "công ty": (("TỔNG CÔNG TY ĐIỆN LỰC",), ("CÔNG TY ĐIỆN LỰC BÌNH PHƯỚC",)),
}


@pytest.mark.parametrize(("parents", "issuing"), TABLE.values(), ids=TABLE)
@pytest.mark.parametrize("weighted", [True, False], ids=["cơ quan ban hành đậm", "đậm cả"])
def test_chia_ten_co_quan(parents, issuing, weighted):
    body = "".join(p(r(one, "" if weighted else "<w:b/>")) for one in parents)
    body += "".join(p(r(one, "<w:b/>")) for one in issuing)
    lines = [one.whole for one in facts(body).paragraphs]
    found = split_agency(lines)
    assert tuple(tuple(one.text for one in side) for side in found) == (parents, issuing)

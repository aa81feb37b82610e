"""Căn cứ về nhân thân không suy ra được từ giấy tờ gửi nhiều nơi: báo cáo, công văn, manifest."""

from __future__ import annotations

from datetime import date

import pytest
from factory import event, ledger, one, printed, unit

from docgen.model.dossier import Head

PERSONAL = {"events": (event("a"),), "index": 95}
LOWEST = "Không hoàn thành nhiệm vụ"
CASES = [
    pytest.param({"heads": (Head("Giám đốc", "Nguyễn Văn A", since=date(2022, 9, 1)),)}, {}, id="dưới sáu tháng (G29)"),
    pytest.param({}, {"kind": "don_vi_su_nghiep"}, id="không nêu người xếp loại (G18)"),
    pytest.param({}, {"kind": "trung_uong_nganh_doc"}, id="ngành dọc"),
]


@pytest.mark.parametrize(("person", "group"), CASES)
@pytest.mark.parametrize("paper", ["bao_cao_so_noi_vu", "cong_van_xin_y_kien"])
def test_the_lowest_level_is_not_told_beside_a_clean_sheet(paper: str, person: dict, group: dict) -> None:
    """0 tiêu chí yếu, chỉ số 95% mà “không hoàn thành” thì ai đọc cũng đoán ra căn cứ về nhân thân."""
    where = [group["kind"]] if group else []
    book = ledger(unit("Đơn vị B", *where, **PERSONAL, **person), unit("Sở C", failing=12), issued={})
    text = printed(one(paper, book))
    rows = [line for line in text.split("\n") if "Đơn vị B" in line]
    assert all(LOWEST not in line for line in rows)
    assert f"Nếu tính như cả năm: mức “{LOWEST}”" not in text
    assert f"để tham khảo: {LOWEST}" not in text

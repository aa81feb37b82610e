"""Ngôn ngữ của văn bản mẫu: một dòng, một văn bản, và định dạng đúng quy định của từng thành phần."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

NOTHING: Mapping[str, Any] = MappingProxyType({})


class Place(NamedTuple):
    """Ô của một bảng: tên bảng (một khóa của `COLUMNS`), hàng, cột."""

    table: str
    row: int
    column: int


class SketchLine(NamedTuple):
    """Một dòng. `text`: chữ, khúc đậm viết giữa hai cặp dấu sao; `look`: khóa của `LOOKS`, mặc định suy từ tên.

    `values`: định dạng khác với `look`; `new_page`: dòng đầu của một trang mới.
    """

    name: str
    text: str
    look: str = ""
    cell: Place | None = None
    section: int = 0
    new_page: bool = False
    values: Mapping[str, Any] = NOTHING

    @property
    def shown(self) -> Mapping[str, Any]:
        """Định dạng có hiệu lực: của `look`, rồi `values`; không ghi `look` thì theo tên dòng, bỏ số ở cuối tên."""
        stem = re.sub(r"(_\d+)+$", "", self.name)
        look = LOOKS[self.look] if self.look else LOOKS.get(stem, LOOKS["noi_dung"])
        return {**look, **self.values}


class Base(NamedTuple):
    """Một văn bản mẫu. `sections`: các trường của từng phần khác với phần thường (`build`)."""

    lines: tuple[SketchLine, ...]
    sections: tuple[Mapping[str, Any], ...] = (NOTHING,)


COLUMNS: Mapping[str, tuple[float, ...]] = {
    "dau": (65.0, 100.0),
    "kt_dau": (65.0, 100.0),
    "ky": (80.0, 85.0),
    "bang": (15.0, 110.0, 40.0),
}
"""Bảng → bề rộng các cột, mm, kể cả đệm ô. Chỉ `bang` có kẻ khung; hàng đầu của nó là hàng tiêu đề."""
PADDING = 1.9
FRAMED = frozenset({"bang"})

_CENTRED: Mapping[str, Any] = {"align": "center"}
_BOLD: Mapping[str, Any] = {"align": "center", "bold": True}
_BODY: Mapping[str, Any] = {"align": "both", "first_line": 12.7, "before": 6.0}

LOOKS: Mapping[str, Mapping[str, Any]] = {
    "trong": NOTHING,
    # Khóa `rule`: vạch kẻ liền dưới dòng, dài bằng bao nhiêu phần của dòng chữ.
    "quoc_hieu": {**_BOLD, "size": 13.0},
    "tieu_ngu": {**_BOLD, "size": 14.0, "rule": 1.0},
    "co_quan_chu_quan": {**_CENTRED, "size": 13.0},
    "co_quan_tren": {**_BOLD, "size": 13.0},
    "co_quan_ban_hanh": {**_BOLD, "size": 13.0, "rule": 0.42},
    "so_ky_hieu": {**_CENTRED, "size": 13.0, "before": 6.0},
    "dia_danh": {**_CENTRED, "size": 14.0, "italic": True, "before": 6.0},
    "trich_yeu_cong_van": {**_CENTRED, "size": 12.0, "before": 6.0},
    "ten_loai": {**_BOLD, "before": 18.0},
    "trich_yeu": {**_BOLD, "rule": 0.42},
    "tham_quyen": {**_BOLD, "before": 18.0, "after": 6.0},
    "can_cu": {**_BODY, "italic": True},
    "lenh": {**_BOLD, "before": 12.0, "after": 6.0},
    "kinh_gui": {**_CENTRED, "before": 12.0, "after": 6.0},
    "kinh_gui_nhieu": {"left": 40.0, "before": 12.0},
    "noi_kinh_gui": {"left": 50.0},
    "noi_dung": _BODY,
    "muc": {**_BODY, "bold": True},
    "khoan_co_ten": {**_BODY, "bold": True},
    "noi_nhan": {"size": 12.0, "bold": True, "italic": True},
    "mot_noi_nhan": {"size": 11.0},
    "quyen_han": _BOLD,
    "ho_ten": _BOLD,
    "phu_luc": _BOLD,
    "ten_phu_luc": _BOLD,
    "kem_theo": {**_CENTRED, "italic": True, "rule": 0.42, "after": 6.0},
    "chuong": {**_BOLD, "before": 12.0},
    "ten_chuong": _BOLD,
    "dieu_co_ten": {**_BODY, "bold": True},
    "tieu_de_bang": _BOLD,
    "o_bang": NOTHING,
}
"""Thành phần → định dạng đúng: tên trường của CharFormat, ParagraphFormat hay Paragraph; cỡ không ghi là 14."""

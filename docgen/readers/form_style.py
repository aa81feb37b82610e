"""Kiểu dáng của mẫu sổ tính: phông, màu, khung, khóa ô; chỉ dùng khi ghi sổ mới."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

_FONT = {"font_name": "Times New Roman", "font_size": 12}
_INK = "#1F3864"
_GREY = "#BFBFBF"


@dataclass(frozen=True, slots=True)
class Styles:
    """Các kiểu ô của xlsxwriter (Format) dùng chung cho mọi trang."""

    title: Any
    hint: Any
    heading: Any
    required: Any
    row_heading: Any
    note: Any
    text: Any
    date: Any
    number: Any
    locked: Any
    open: Any
    not_binding: Any
    section: Any
    guide_label: Any
    guide_text: Any


def make_styles(workbook: Any) -> Styles:
    """Các kiểu ô của một sổ xlsxwriter; ô nhập liệu không khóa, còn lại khóa."""

    def style(**options: object) -> Any:
        return workbook.add_format({**_FONT, "valign": "vcenter", **options})

    framed = {"border": 1, "border_color": _GREY, "text_wrap": True}
    head = {**framed, "bold": True, "align": "center", "font_size": 11}
    return Styles(
        title=style(bold=True, font_size=14, font_color=_INK),
        hint=style(italic=True, font_color="#404040"),
        heading=style(**head, bg_color="#DEEAF6"),
        required=style(**head, bg_color="#BDD7EE"),
        row_heading=style(**framed, bold=True, bg_color="#DEEAF6"),
        note=style(**framed, italic=True, font_color="#404040"),
        text=style(**framed, locked=False),
        date=style(**framed, locked=False, num_format="dd/mm/yyyy", align="center"),
        number=style(**framed, locked=False, align="center"),
        locked=style(**framed, bg_color="#F2F2F2"),
        open=style(locked=False),
        not_binding=workbook.add_format({"bg_color": "#A6A6A6", "font_color": "#C00000", "pattern": 1}),
        section=style(bold=True, font_size=13, font_color=_INK, bottom=1, bottom_color=_INK),
        guide_label=style(bold=True, text_wrap=True),
        guide_text=style(text_wrap=True),
    )

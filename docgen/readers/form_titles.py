"""Tên in ở đầu những trang mà mỗi quy định một khác: nêu đúng điều khoản của quy định ấy."""

from __future__ import annotations

from dataclasses import replace

from docgen.readers.sheet_shape import Sheet
from docgen.readers.sheets import EVENTS, FIELDS, MISCONDUCT
from docgen.regulations.schema import Regulation


def titled(sheet: Sheet, regulation: Regulation) -> Sheet:
    """Trang với tên, lời chỉ dẫn theo quy định; trang không nêu điều khoản nào thì giữ nguyên."""
    if sheet is EVENTS:
        return _events(regulation)
    if sheet is MISCONDUCT and regulation.entered_consequences:
        cited = ", ".join(str(one.citation) for one in regulation.entered_consequences.values())
        return replace(sheet, title=f"TRƯỜNG HỢP THUỘC {cited.upper()}")
    if sheet is FIELDS and regulation.agencies_article:
        hint = f"Dùng cho người đứng đầu cơ quan nêu tại {regulation.agencies_article}. Chưa công bố thì để trống."
        return replace(sheet, hint=hint)
    return sheet


def _events(regulation: Regulation) -> Sheet:
    """Điểm nào ghi tay, điểm nào docgen tính; chưa rõ điều khoản thì giữ tên chung."""
    lowest = regulation.levels[-1]
    entered = [ground for ground in regulation.grounds if ground.event_input and ground.point]
    computed = [ground.point for ground in regulation.grounds if not ground.event_input and ground.point]
    if not entered or not all(ground.citation.point for ground in entered):
        return EVENTS
    points = ", ".join(str(ground.point) for ground in entered)
    hint = "Mỗi dòng một trường hợp, luôn kèm văn bản."
    if computed:
        hint += f" Các điểm {', '.join(map(str, computed))} do docgen tính, không điền ở đây."
    return replace(EVENTS, title=f"TRƯỜNG HỢP THUỘC ĐIỂM {points} {lowest.citation}".upper(), hint=hint)

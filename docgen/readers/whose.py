"""Hồ sơ đã đọc → chỗ sai, cảnh báo về họ tên: quyết định, trường hợp ghi nhận là của người đứng đầu nào."""

from __future__ import annotations

from docgen.errors import Place
from docgen.model.dossier import Evaluation, Event
from docgen.readers.context import Context
from docgen.readers.naming import called
from docgen.readers.notes import suggestion
from docgen.text.unicode import tone_key

_RULING, _EVENTS, _MISCONDUCT = "quyet_dinh_cua_cap_tham_quyen", "truong_hop_khoan_4", "truong_hop_dieu_15"


def check_names(unit: Evaluation, context: Context) -> None:
    """Quyết định và trường hợp về nhân thân phải nói về ai, khi đơn vị có từ hai người đứng đầu.

    Thiếu tên là cảnh báo: điều ghi nhận không tính cho ai. Tên không phải của người đứng đầu nào là chỗ sai.
    """
    if not unit.heads:
        return
    if unit.ruling:
        _check(unit, unit.ruling.name, unit.places[_RULING], _RULING, "quyết định", context)
    personal = {ground.point for ground in context.regulation.grounds if ground.personal}
    for event in unit.events:
        if event.name or event.point in personal:
            place = event.place or unit.places[_EVENTS]
            _check(unit, event.name, place, _EVENTS, f"trường hợp {_cited(event, context)}", context)
    for case in unit.misconduct:
        place = case.place or unit.places[_MISCONDUCT]
        cited = context.regulation.entered_consequences[case.clause].citation
        _check(unit, case.name, place, _MISCONDUCT, f"trường hợp {cited}", context)


def _cited(event: Event, context: Context) -> str:
    ground = context.regulation.entered_grounds[event.point]
    return str(ground.citation) if ground.citation.article else f"điểm {event.point}"


def _check(unit: Evaluation, name: str | None, place: Place, key: str, what: str, context: Context) -> None:
    column = called(place, f"{key}.ho_ten")
    names = [head.name for head in unit.heads if head.name]
    if name is None and len(unit.heads) > 1:
        context.notes.warn(
            place,
            f"{unit.unit_name} có {len(unit.heads)} người đứng đầu mà {what} không nêu họ tên "
            "nên không áp dụng cho ai.",
            f"Ghi {column}.",
        )
    elif name is not None and tone_key(name) not in map(tone_key, names):
        context.notes.wrong(
            place,
            f"{what} nói về “{name}”, không phải người đứng đầu nào của {unit.unit_name}.",
            f"Sửa {column}: {suggestion(name, names) or 'đơn vị chưa ghi họ tên người đứng đầu.'}",
        )

"""Một đơn vị đã giải nghĩa → các cảnh báo về riêng nó: chức vụ lạ, thiếu ghi nhận, mâu thuẫn."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from docgen.model.dossier import Evaluation, State
from docgen.readers.context import Context
from docgen.readers.whose import check_names
from docgen.regulations.conditions import Measure, conditions_in
from docgen.regulations.parts import InputCheck
from docgen.text.unicode import tone_key

_FAILING = frozenset({State.WANTING, State.NOT_DONE, State.BREACH})
_STRUCK_OUT = State.NOT_APPLICABLE
_title_key = lru_cache(maxsize=1024)(tone_key)


def warn_unit(unit: Evaluation, context: Context) -> None:
    """Ghi mọi cảnh báo, và chỗ sai về họ tên, vào sổ ghi của `context`."""
    check_names(unit, context)
    _warn_titles(unit, context)
    _warn_missing_records(unit, context)
    _warn_tasks(unit, context)


def few(names: Sequence[str], count: int | None = None) -> str:
    """Năm tên đầu, kèm tổng số khi còn nữa; `count`: tổng số khi `names` chỉ là phần đầu."""
    total = len(names) if count is None else count
    return ", ".join(names[:5]) + (f"… ({total} mục)" if total > 5 else "")


def _warn_titles(unit: Evaluation, context: Context) -> None:
    usual = list(context.regulation.kinds[unit.kind].usual_titles)
    if unit.agency:
        usual.append(context.regulation.agencies[unit.agency].head_title)
    if not usual:
        return
    keys = tuple(map(_title_key, usual))
    for head in unit.heads:
        title = _title_key(head.title).removeprefix("quyền ").removeprefix("q. ")
        if head.role == "nguoi_dung_dau" and not title.startswith(keys) and "phụ trách" not in title:
            context.notes.warn(
                unit.places.get("nguoi_dung_dau", unit.places["don_vi"]),
                f"chức vụ “{head.title}” không thường gặp ở {context.regulation.kinds[unit.kind].short_label}.",
                f"Thường là: {', '.join(usual)}.",
            )


def _warn_missing_records(unit: Evaluation, context: Context) -> None:
    failing = [status for status in unit.criteria if status.state in _FAILING]
    missing = []
    if unit.assessor is None:
        missing.append("người đánh giá")
    if unit.explanation is None and failing:
        missing.append("giải trình")
    no_evidence = [status.criterion for status in failing if status.evidence is None]
    if no_evidence:
        missing.append(f"minh chứng của {few(no_evidence)}")
    unconfirmed = [
        status.criterion for status in unit.criteria if status.state is _STRUCK_OUT and status.confirmed_by is None
    ]
    if unconfirmed:
        missing.append(f"người xác nhận loại {few(unconfirmed)}")
    if missing:
        found = f"chưa ghi {'; '.join(missing)}{context.check_basis(InputCheck.RECORDS)}."
        context.notes.warn(unit.places["don_vi"], f"{unit.unit}: {found}", "Bổ sung nếu có.", alike=found)


def _warn_tasks(unit: Evaluation, context: Context) -> None:
    tasks = unit.tasks
    if tasks is None:
        return
    place, basis = unit.places["nhiem_vu_cchc"], context.check_basis(InputCheck.CONTRADICTION)
    unfinished = unit.criteria if tasks.done < tasks.assigned else ()
    for plan in unfinished:
        if plan.criterion in context.plans and plan.state is State.MET:
            context.notes.warn(
                place,
                f"hoàn thành {tasks.done}/{tasks.assigned} nhiệm vụ mà tiêu chí {plan.criterion} ghi đạt "
                f"({unit.place_of(plan)}){basis}.",
                "Kiểm tra cả hai chỗ.",
            )
    if not _all_met(unit):
        return
    share = Fraction(tasks.done) / Fraction(tasks.assigned)
    for ground in context.regulation.grounds:
        about_tasks = [one for one in conditions_in(ground.conditions) if one.measure is Measure.TASK_SHARE]
        if about_tasks and not ground.event_input and all(one.admits(share) for one in about_tasks):
            context.notes.warn(
                place,
                f"không tiêu chí nào chưa bảo đảm ({unit.places['tieu_chi']}) mà thỏa {ground.citation}{basis}.",
                "Kiểm tra cả hai chỗ.",
            )


def _all_met(unit: Evaluation) -> bool:
    return "tieu_chi" in unit.places and not any(status.state in _FAILING for status in unit.criteria)

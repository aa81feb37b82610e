"""Thử: điều kiện không thỏa → đúng một thay đổi của đầu vào làm nó thỏa, kèm câu nói về thay đổi đó."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from docgen.model.band import Band
from docgen.model.dossier import Aspect, CriterionStatus, Dossier, Evaluation, HighEffect, State, Tasks
from docgen.regulations.conditions import Condition, Measure, conditions_in
from docgen.rules.quantity_changes import amounts_for, nearest_value, told
from docgen.rules.wording import Case, plain_fraction, shown, spoken

_EVERY_ASPECT = tuple(Aspect)
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Change:
    """Một thay đổi giả định: câu nói về nó, phần đánh giá và hồ sơ sau thay đổi."""

    sentence: str
    evaluation: Evaluation
    dossier: Dossier


def changes(conditions: Iterable[Condition], case: Case) -> Iterator[Change]:
    """Các thay đổi đơn lẻ làm một trong các `conditions` thỏa."""
    for condition in conditions:
        match condition.measure:
            case Measure.UNIT_INDEX if condition.at_least is not None:
                yield _raise_unit(condition.at_least, case)
            case Measure.FIELD_INDEX if condition.at_least is not None:
                yield from _raise_field(condition.at_least, case)
            case Measure.FAILING_SHARE if condition.at_most is not None:
                yield from _mend(condition.at_most, case)
            case Measure.NOT_DONE:
                yield from _carry_out(case)
            case Measure.HIGH_EFFECT:
                effect = HighEffect(True, "giả định")
                sentence = "Có kết luận “hiệu quả cao” kèm lý do"
                yield Change(sentence, replace(case.evaluation, high_effect=effect), case.dossier)
            case name if name in case.facts.quantities:
                yield from _move_quantity(condition, case, admitted=True)
            case _:
                pass


def ground_changes(case: Case) -> Iterator[Change]:
    """Các thay đổi đơn lẻ làm một căn cứ đang thỏa của mức thấp nhất không còn thỏa."""
    held = [ground for ground in case.regulation.grounds if ground.id in case.verdict.held]
    for condition in (entry for ground in held for entry in conditions_in(ground.conditions)):
        match condition.measure:
            case Measure.UNIT_INDEX if condition.less_than is not None:
                yield _raise_unit(condition.less_than, case)
            case Measure.FIELD_INDEX if condition.less_than is not None:
                yield from _raise_field(condition.less_than, case)
            case Measure.FAILING_SHARE if condition.more_than is not None:
                yield from _mend(condition.more_than, case)
            case Measure.TASK_SHARE if condition.less_than is not None:
                yield from _finish_tasks(condition.less_than, case)
            case Measure.EVENT:
                yield _without_event(condition.point, case)
            case name if name in case.facts.quantities:
                yield from _move_quantity(condition, case, admitted=False)
            case _:
                pass


def _move_quantity(condition: Condition, case: Case, *, admitted: bool) -> Iterator[Change]:
    """Đổi một số liệu tự khai vừa đủ để điều kiện thỏa (`admitted`), hay thôi thỏa."""
    quantity, span = case.regulation.quantities[condition.measure], case.facts.quantities[condition.measure]
    target = nearest_value(condition, quantity, span.low, admitted=admitted) if span.exact else None
    if target is None:
        return
    amounts = amounts_for(quantity, target, case.evaluation.amounts, case.regulation)
    if amounts is not None:
        changed = replace(case.evaluation, amounts=amounts)
        yield Change(told(quantity, span.low, target), changed, case.dossier)


def _raise_unit(bound: Fraction, case: Case) -> Change:
    value = _at_least(bound)
    raised = replace(case.evaluation, unit_index=Band.exactly(value))
    return Change(f"Chỉ số đơn vị {_rise(case.evaluation.unit_index, value)}", raised, case.dossier)


def _raise_field(bound: Fraction, case: Case) -> Iterator[Change]:
    """Chỉ là một thay đổi đơn lẻ khi đúng một lĩnh vực còn thấp hơn ngưỡng."""
    low = [field for field, band in case.facts.fields.items() if Fraction(band.low) < bound]
    if len(low) != 1:
        return
    field, value = low[0], _at_least(bound)
    raised = {**case.dossier.field_indices, field: Band.exactly(value)}
    name = case.regulation.fields[field]
    sentence = f"Chỉ số lĩnh vực “{name}” {_rise(case.dossier.field_indices.get(field), value)}"
    yield Change(sentence, case.evaluation, replace(case.dossier, field_indices=raised))


def _mend(limit: Fraction, case: Case) -> Iterator[Change]:
    """Bớt số tiêu chí chưa bảo đảm xuống vừa đủ, bắt đầu từ tiêu chí không thực hiện."""
    count = case.facts.criteria
    left = floor(limit * count.applicable)
    surplus = count.failing - left
    if surplus <= 0:
        return
    failing = sorted(case.facts.failing, key=lambda status: status.state is not State.NOT_DONE)
    mended = failing[:surplus]
    idle = [status.criterion for status in mended if status.state is State.NOT_DONE]
    note = f", trong đó có tiêu chí không thực hiện {', '.join(idle)}," if idle else ""
    sentence = f"Giảm {surplus} tiêu chí chưa bảo đảm (từ {count.failing} còn {left} trên {count.applicable}){note}"
    yield Change(sentence, _with_states(case.evaluation, {status.criterion for status in mended}, _met), case.dossier)


def _carry_out(case: Case) -> Iterator[Change]:
    idle = [status.criterion for status in case.evaluation.criteria if status.state is State.NOT_DONE]
    if idle:
        sentence = f"Thực hiện {len(idle)} tiêu chí còn chưa thực hiện ({', '.join(idle)}), dù kết quả chưa bảo đảm,"
        yield Change(sentence, _with_states(case.evaluation, set(idle), _wanting), case.dossier)


def _finish_tasks(bound: Fraction, case: Case) -> Iterator[Change]:
    tasks = case.evaluation.tasks
    if tasks is None:
        return
    done = _at_least(ceil(bound * Fraction(tasks.assigned)) if _whole(tasks) else bound * Fraction(tasks.assigned))
    sentence = (
        f"Số chỉ tiêu, nhiệm vụ hoàn thành tăng từ {spoken(tasks.done)} lên {spoken(done)} "
        f"trên {spoken(tasks.assigned)}"
    )
    yield Change(sentence, replace(case.evaluation, tasks=Tasks(tasks.assigned, done)), case.dossier)


def _without_event(point: str | None, case: Case) -> Change:
    left = tuple(event for event in case.evaluation.events if event.point != point)
    cited = next(
        ground.citation
        for ground in case.regulation.grounds
        if any(entry.measure is Measure.EVENT and entry.point == point for entry in conditions_in(ground.conditions))
    )
    return Change(f"Nếu không có trường hợp quy định tại {cited}", replace(case.evaluation, events=left), case.dossier)


def _rise(now: Band | None, value: Decimal) -> str:
    if now is None:
        return f"đạt từ {spoken(value)}% (hiện chưa có)"
    if not now.exact:
        return f"đạt từ {spoken(value)}% (hiện {shown(now)})"
    gain = Fraction(value) - Fraction(now.low)
    return f"tăng {spoken(gain)} điểm phần trăm (từ {spoken(now.low)} lên {spoken(value)})"


def _at_least(bound: Fraction | int) -> Decimal:
    """Số thập phân đúng bằng ngưỡng; ngưỡng không viết được thành số thập phân thì làm tròn lên."""
    text = plain_fraction(Fraction(bound))
    return Decimal(text) if "/" not in text else Decimal(ceil(bound * 10**_DIGITS)).scaleb(-_DIGITS)


def _whole(tasks: Tasks) -> bool:
    return tasks.assigned == int(tasks.assigned) and tasks.done == int(tasks.done)


def _with_states(
    evaluation: Evaluation, criteria: set[str], change: Callable[[CriterionStatus], CriterionStatus]
) -> Evaluation:
    statuses = (change(status) if status.criterion in criteria else status for status in evaluation.criteria)
    return replace(evaluation, criteria=tuple(statuses))


def _met(status: CriterionStatus) -> CriterionStatus:
    return replace(status, state=State.NO_BREACH if status.state is State.BREACH else State.MET, aspects=())


def _wanting(status: CriterionStatus) -> CriterionStatus:
    return replace(status, state=State.WANTING, aspects=_EVERY_ASPECT)

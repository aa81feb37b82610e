"""Cách ngưỡng bao xa: với từng số liệu, thay đổi nhỏ nhất theo mỗi chiều làm đổi mức của một người."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import TypeAlias

from docgen.model.band import Band
from docgen.model.classification import Classification, Reading, Status
from docgen.model.dossier import Amount, Dossier
from docgen.regulations.conditions import Measure, QuantityUnit
from docgen.regulations.schema import Regulation
from docgen.rules.measures import Facts, events_of, measure
from docgen.rules.quantities import WHOLE, Span, spans
from docgen.rules.verdict import judge
from docgen.rules.wording import Case, level_names, spoken

Changed: TypeAlias = Callable[[Fraction], Facts]
_TOP = Fraction(100)
_A_HAIR = Fraction(1, 10**6)
"""Số liệu công bố không quá vài chữ số thập phân, nên qua ngưỡng ngần này là qua hẳn."""


@dataclass(frozen=True, slots=True)
class Margin:
    """Một thay đổi của một số liệu: cách ngưỡng bao xa, câu nói về nó, mức sau đó (None: không còn mức).

    `distance`: điểm phần trăm, điểm, hay số tiêu chí, theo `measure`.
    """

    measure: str
    distance: Fraction
    sentence: str
    level: str | None


@dataclass(frozen=True, slots=True)
class _Number:
    """Một số liệu biết đúng: đại lượng, tên, đơn vị, giá trị, giá trị lớn nhất; `bounds`: các giá trị mà ở đó một điều
    kiện đổi câu trả lời; `changed`: số liệu của người ấy khi giá trị đổi.
    """

    measure: str
    label: str
    unit: str
    value: Fraction
    top: Fraction | None
    bounds: frozenset[Fraction]
    changed: Changed


def margins_of(
    result: Classification, dossier: Dossier, regulation: Regulation, reading: Reading = Reading.FLOOR
) -> tuple[Margin, ...]:
    """Như `margins`, cho một kết quả; rỗng khi mức của người ấy không do số liệu quyết định."""
    head, whole = result.head, result.evaluation
    present = frozenset(one.role for one in whole.heads)
    own = replace(
        whole,
        events=events_of(head, whole, regulation),
        criteria=regulation.asked(whole.criteria, head.role, present),
    )
    facts = measure(own, dossier, regulation)
    verdict = judge(facts, regulation, reading)
    if (verdict.level, verdict.status) != (result.level, result.status):
        return ()
    return margins(Case(own, dossier, regulation, facts, verdict), reading)


def losses(case: Case, reading: Reading) -> tuple[str, ...]:
    """Câu nói về những thay đổi nhỏ nhất làm mất mức; rỗng khi chưa có mức, hay đang ở mức thấp nhất."""
    ranks = {level.id: rank for rank, level in enumerate(case.regulation.levels)}
    if case.verdict.level is None:
        return ()
    now = ranks[case.verdict.level]
    lowest = len(ranks) - 1
    after = ((one.sentence, lowest if one.level is None else ranks[one.level]) for one in margins(case, reading))
    return tuple(sentence for sentence, rank in after if rank > now)


def margins(case: Case, reading: Reading = Reading.FLOOR) -> tuple[Margin, ...]:
    """Với mỗi số liệu biết đúng, thay đổi gần nhất lên và xuống làm đổi mức; xếp lại từ đầu, không suy từ công thức."""
    if case.verdict.status is Status.INSUFFICIENT:
        return ()  # thiếu số liệu khác thì chưa có mức nào để nói đổi
    return tuple(sorted(_nearest(case, reading), key=lambda one: (one.measure, one.distance, one.sentence)))


def _nearest(case: Case, reading: Reading) -> Iterator[Margin]:
    for number in (*_indices(case), *_amounts(case)):
        for upward in (True, False):
            for bound, target, way in _targets(number.value, number.bounds, upward=upward):
                if number.top is not None and target > number.top:
                    continue
                level = judge(number.changed(target), case.regulation, reading).level
                if level != case.verdict.level:
                    told = f"{number.label} từ {spoken(number.value)}{number.unit} {way} {spoken(bound)}{number.unit}"
                    yield _margin(number.measure, abs(bound - number.value), told, level, case)
                    break
    yield from _criteria(case, reading)


def _targets(value: Fraction, bounds: Iterable[Fraction], *, upward: bool) -> Iterator[tuple[Fraction, Fraction, str]]:
    """Những giá trị đưa `value` đến từng ngưỡng rồi qua ngưỡng, gần trước: ngưỡng, giá trị, cách nói."""
    hair, way = (_A_HAIR, "lên trên") if upward else (-_A_HAIR, "xuống dưới")
    ahead = (bound for bound in bounds if (bound >= value if upward else bound <= value))
    for bound in sorted(ahead, reverse=not upward):
        if bound != value:
            yield bound, bound, "đến"
        if bound + hair >= 0:
            yield bound, bound + hair, way


def _indices(case: Case) -> Iterator[_Number]:
    facts, regulation = case.facts, case.regulation
    if facts.unit_index.exact and regulation.uses(Measure.UNIT_INDEX):
        yield _Number(
            Measure.UNIT_INDEX,
            "chỉ số của đơn vị",
            "%",
            Fraction(facts.unit_index.low),
            _TOP,
            regulation.bounds_of(Measure.UNIT_INDEX),
            lambda new: replace(facts, unit_index=_band(new)),
        )
    bounds = regulation.bounds_of(Measure.FIELD_INDEX) | regulation.bounds_of(Measure.ANY_FIELD_INDEX)
    for name, band in facts.fields.items():
        if band.exact:
            label = f"chỉ số lĩnh vực “{regulation.fields[name]}”"
            changed = _field_changer(facts, name)
            yield _Number(Measure.FIELD_INDEX, label, "%", Fraction(band.low), _TOP, bounds, changed)


def _amounts(case: Case) -> Iterator[_Number]:
    """Số liệu quy định tự khai. Phần của tổng mà đổi thì tổng đổi theo; tổng có phần được so thì chỉ nói các phần."""
    facts, regulation = case.facts, case.regulation
    for name, span in facts.quantities.items():
        quantity = regulation.quantities[name]
        if not span.exact or quantity.unit in WHOLE or any(part in facts.quantities for part in quantity.sum_of):
            continue
        sums = [one for one in regulation.quantities.values() if name in one.sum_of and one.id in facts.quantities]
        known = [one for one in sums if one.unit is QuantityUnit.POINTS and facts.quantities[one.id].exact]
        beside = {
            bound - facts.quantities[one.id].low + span.low for one in known for bound in regulation.bounds_of(one.id)
        }
        yield _Number(
            name,
            f"{quantity.label[:1].lower()}{quantity.label[1:]}",
            "%" if quantity.unit is QuantityUnit.PERCENT else "",
            span.low,
            quantity.maximum,
            frozenset(bound for bound in (*regulation.bounds_of(name), *beside) if bound >= 0),
            _amount_changer(case, name),
        )


def _field_changer(facts: Facts, name: str) -> Changed:
    return lambda new: replace(facts, fields={**facts.fields, name: _band(new)})


def _amount_changer(case: Case, name: str) -> Changed:
    """Số nhập tay đổi thì mọi tổng có nó được cộng lại; tổng thì chỉ chính nó đổi."""
    facts, amounts = case.facts, case.evaluation.amounts
    if case.regulation.quantities[name].sum_of:
        return lambda new: replace(facts, quantities={**facts.quantities, name: Span(new, new)})

    def changed(new: Fraction) -> Facts:
        most = amounts[name].maximum if name in amounts else None
        return replace(facts, quantities=spans({**amounts, name: Amount(_decimal(new), most)}, case.regulation))

    return changed


def _criteria(case: Case, reading: Reading) -> Iterator[Margin]:
    """Thêm hay bớt mấy tiêu chí chưa bảo đảm; tiêu chí thêm được coi là hỏng một mặt."""
    whole, failing = case.facts.criteria.applicable, case.facts.criteria.failing
    if not whole or not case.regulation.uses(Measure.FAILING_SHARE):
        return
    bounds = case.regulation.bounds_of(Measure.FAILING_SHARE)
    edges = {
        count for bound in bounds for count in (floor(bound * whole), floor(bound * whole) + 1, ceil(bound * whole) - 1)
    }
    edges.add(failing - case.facts.criteria.not_done)
    for more in (True, False):
        ahead = (count for count in edges if 0 <= count <= whole and (count > failing if more else count < failing))
        for count in sorted(ahead, reverse=not more):
            level = judge(_with_failing(case.facts, count), case.regulation, reading).level
            if level != case.verdict.level:
                gap = abs(count - failing)
                verb = "thêm" if more else "bớt"
                first = ", trước hết là tiêu chí không thực hiện" if case.facts.criteria.not_done and not more else ""
                told = f"{verb} {gap} tiêu chí chưa bảo đảm{first} (từ {failing} thành {count}/{whole})"
                yield _margin(Measure.FAILING_SHARE, Fraction(gap), told, level, case)
                break


def _with_failing(facts: Facts, count: int) -> Facts:
    scalars = {**facts.scalars, Measure.FAILING_SHARE: Fraction(count, facts.criteria.applicable)}
    fewer = max(0, facts.criteria.failing - count)
    scalars[Measure.NOT_DONE] = Fraction(max(0, facts.criteria.not_done - fewer))
    return replace(facts, scalars=scalars)


def _margin(name: str, distance: Fraction, told: str, level: str | None, case: Case) -> Margin:
    then = f"thành {level_names([level], case.regulation)}" if level else "chưa xác định"
    sentence = f"{told[:1].upper()}{told[1:]} thì {then}"
    if name != Measure.FAILING_SHARE:
        sentence += f" (cách {spoken(distance)})"
    return Margin(name, distance, f"{sentence}.", level)


def _band(value: Fraction) -> Band:
    return Band.exactly(_decimal(value))


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)

"""So: điều kiện + số liệu tại một điểm → thỏa, không thỏa, chưa biết hoặc không áp dụng."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum

from docgen.regulations.schema import Condition, Measure
from docgen.rules.measures import Facts
from docgen.rules.points import Point


class Answer(Enum):
    """Câu trả lời của một điều kiện: chưa biết khi thiếu số liệu; không áp dụng khi không có lĩnh vực để xét."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


def answer(condition: Condition, facts: Facts, point: Point) -> Answer:
    """Câu trả lời của `condition` tại `point`; so phân số và số thập phân đúng, không làm tròn."""
    match condition.measure:
        case Measure.UNIT_INDEX:
            return _settled(condition.admits(point.unit_index))
        case Measure.FIELD_INDEX:
            if not point.fields:
                return Answer.NOT_APPLICABLE
            return _settled(all(condition.admits(value) for value in point.fields))
        case Measure.ANY_FIELD_INDEX:
            if not point.fields:
                return Answer.NOT_APPLICABLE
            return _settled(any(condition.admits(value) for value in point.fields))
        case Measure.EVENT:
            if condition.point not in facts.events and any(event.point == condition.point for event in facts.unnamed):
                return Answer.UNKNOWN
            return _settled(condition.point in facts.events)
        case _:
            value = facts.scalars[condition.measure]
            return Answer.UNKNOWN if value is None else _settled(condition.admits(value))


def allowed(conditions: Iterable[Condition], facts: Facts, point: Point) -> Answer:
    """Các điều kiện phải có: một điều kiện không thỏa là đóng; điều kiện không áp dụng thì bỏ qua."""
    result = Answer.HOLDS
    for condition in conditions:
        found = answer(condition, facts, point)
        if found is Answer.FAILS:
            return found
        if found is Answer.UNKNOWN:
            result = found
    return result


def proved(conditions: Iterable[Condition], facts: Facts, point: Point) -> Answer:
    """Các điều kiện phải được chứng minh: điều bất lợi không suy ra từ chỗ thiếu hay chỗ không áp dụng."""
    result = Answer.HOLDS
    for condition in conditions:
        found = answer(condition, facts, point)
        if found is Answer.FAILS or found is Answer.NOT_APPLICABLE:
            return Answer.FAILS
        if found is Answer.UNKNOWN:
            result = found
    return result


def _settled(holds: bool) -> Answer:
    return Answer.HOLDS if holds else Answer.FAILS

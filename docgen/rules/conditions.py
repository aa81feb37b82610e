"""So: điều kiện + số liệu tại một điểm → thỏa, không thỏa, chưa biết hoặc không áp dụng."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias

from docgen.regulations.conditions import AnyOf, Condition, Measure, Terms
from docgen.rules.measures import Facts
from docgen.rules.points import Point


class Answer(StrEnum):
    """Câu trả lời của một điều kiện: chưa biết khi thiếu số liệu; không áp dụng khi không có lĩnh vực để xét."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"
    NOT_APPLICABLE = "not_applicable"


# Tra một thành viên của enum qua lớp chậm hơn mấy lần tra một tên của mô-đun; các hàm dưới đây là vòng trong cùng.
HOLDS, FAILS, UNKNOWN, NOT_APPLICABLE = Answer
_UNIT_INDEX, _EVENT = Measure.UNIT_INDEX, Measure.EVENT
_FIELD_INDEX, _ANY_FIELD_INDEX = Measure.FIELD_INDEX, Measure.ANY_FIELD_INDEX


_Judge: TypeAlias = Callable[[Terms, Facts, Point], Answer]


def answer(condition: Condition, facts: Facts, point: Point) -> Answer:
    """Câu trả lời của `condition` tại `point`; so phân số và số thập phân đúng, không làm tròn."""
    measure = condition.measure
    if measure is _UNIT_INDEX:
        return HOLDS if condition.admits(point.unit_index) else FAILS
    if measure is _EVENT:
        if condition.point in facts.events:
            return HOLDS
        if facts.unnamed and any(event.point == condition.point for event in facts.unnamed):
            return UNKNOWN
        return FAILS
    if measure is _FIELD_INDEX or measure is _ANY_FIELD_INDEX:
        if not point.fields:
            return NOT_APPLICABLE
        wanted = all if measure is _FIELD_INDEX else any
        return _settled(wanted(condition.admits(value) for value in point.fields))
    if measure in point.quantities:
        return _settled(condition.admits(point.quantities[measure]))
    value = facts.scalars[measure]
    if value is None:
        return UNKNOWN
    return HOLDS if condition.admits(value) else FAILS


def allowed(terms: Terms, facts: Facts, point: Point) -> Answer:
    """Các điều kiện phải có: một điều kiện không thỏa là đóng; điều kiện không áp dụng thì bỏ qua."""
    result = HOLDS
    for term in terms:
        found = _one_of(allowed, term, facts, point) if isinstance(term, AnyOf) else answer(term, facts, point)
        if found is FAILS:
            return found
        if found is UNKNOWN:
            result = found
    return result


def proved(terms: Terms, facts: Facts, point: Point) -> Answer:
    """Các điều kiện phải được chứng minh: điều bất lợi không suy ra từ chỗ thiếu hay chỗ không áp dụng."""
    result = HOLDS
    for term in terms:
        found = _one_of(proved, term, facts, point) if isinstance(term, AnyOf) else answer(term, facts, point)
        if found is FAILS or found is NOT_APPLICABLE:
            return FAILS
        if found is UNKNOWN:
            result = found
    return result


def _one_of(judge: _Judge, term: AnyOf, facts: Facts, point: Point) -> Answer:
    """Thỏa một lựa chọn là đủ; lựa chọn chưa biết thì cả điều kiện chưa biết, khi chưa lựa chọn nào thỏa."""
    answers = {judge(choice, facts, point) for choice in term.choices}
    return HOLDS if HOLDS in answers else UNKNOWN if UNKNOWN in answers else FAILS


def _settled(holds: bool) -> Answer:
    return HOLDS if holds else FAILS

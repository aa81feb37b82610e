"""Đo: Evaluation + Dossier → số liệu để so (đếm tiêu chí, tỷ lệ là phân số, chỉ số là khoảng)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from docgen.model.band import UNKNOWN, Band
from docgen.model.classification import CriteriaCount
from docgen.model.dossier import Aspect, CriterionStatus, Dossier, Evaluation, Event, Head, State
from docgen.regulations.conditions import Measure, conditions_in
from docgen.regulations.parts import Ground
from docgen.regulations.schema import Regulation
from docgen.rules.quantities import Span, spans
from docgen.text.unicode import tone_key

_ASPECTS = len(Aspect)
_SOUND = (State.MET, State.NO_BREACH, State.NOT_APPLICABLE)
_STRUCK_OUT, _WANTING, _MET, _NOT_DONE = State.NOT_APPLICABLE, State.WANTING, State.MET, State.NOT_DONE


@dataclass(frozen=True, slots=True)
class Facts:
    """Số liệu của một người đứng đầu.

    `scalars`: các đại lượng có một giá trị, None khi không tính được. `unit_index` và `fields` luôn là khoảng; chỉ số
    không dùng được là khoảng 0–100 và đại lượng của nó nằm trong `missing`. `fields` rỗng với người không thuộc cơ quan
    Điều 11 (`agency` là False) và với cơ quan không có lĩnh vực. `late_fields`: chỉ số lĩnh vực công bố sau ngày đánh
    giá nên chưa dùng được. `uncounted`: trường hợp có ghi nhận nhưng văn bản không thuộc năm đánh giá,
    kèm các câu hỏi mà việc không tính nó dựa vào. `unnamed`: trường hợp về nhân thân không nêu của ai trong các người
    đứng đầu của đơn vị, nên chưa biết có tính cho người này hay không. `quantities`: các số liệu mà quy định tự khai và
    có điều kiện so.
    """

    criteria: CriteriaCount
    failing: tuple[CriterionStatus, ...]
    scalars: Mapping[str, Fraction | None]
    events: frozenset[str]
    uncounted: tuple[Event, ...]
    uncounted_questions: frozenset[str]
    unnamed: tuple[Event, ...]
    agency: bool
    unit_index: Band
    fields: Mapping[str, Band]
    missing: frozenset[str]
    late_fields: bool
    quantities: Mapping[str, Span]


def count_criteria(statuses: Sequence[CriterionStatus]) -> CriteriaCount:
    """Đếm tiêu chí: `failing` gồm cả tiêu chí không thực hiện; tiêu chí không áp dụng ra khỏi mẫu số."""
    return _count(statuses)[0]


def _count(statuses: Sequence[CriterionStatus]) -> tuple[CriteriaCount, tuple[CriterionStatus, ...]]:
    """Số đếm và các tiêu chí chưa bảo đảm; một lượt, vì một mẻ có hàng triệu trạng thái và gần như tất cả là “đạt”."""
    others = [status for status in statuses if status.state is not _MET]
    if not others:
        return CriteriaCount(len(statuses), 0, 0, 0, ()), ()
    struck_out = tuple([status.criterion for status in others if status.state is _STRUCK_OUT])
    failing = failing_criteria(others)
    count = CriteriaCount(
        applicable=len(statuses) - len(struck_out),
        failing=len(failing),
        not_done=sum([status.state is _NOT_DONE for status in failing]),
        failing_in_every_aspect=sum([_fails_wholly(status) for status in failing]),
        struck_out=struck_out,
    )
    return count, failing


def failing_criteria(statuses: Iterable[CriterionStatus]) -> tuple[CriterionStatus, ...]:
    """Các tiêu chí bị tính là chưa bảo đảm, theo thứ tự của quy định."""
    return tuple([status for status in statuses if status.state not in _SOUND])


def _fails_wholly(status: CriterionStatus) -> bool:
    """Chưa bảo đảm cả ba mặt, không thực hiện, hoặc có vi phạm đã kết luận."""
    return status.state is not _WANTING or len(set(status.aspects)) == _ASPECTS


def field_ids(evaluation: Evaluation, regulation: Regulation) -> tuple[str, ...]:
    """Mã các lĩnh vực mà cơ quan Điều 11 tham mưu; rỗng khi không có."""
    return regulation.agencies[evaluation.agency].fields if evaluation.agency else ()


def measure(evaluation: Evaluation, dossier: Dossier, regulation: Regulation) -> Facts:
    """Mọi số liệu mà các điều kiện của quy định có thể so, chưa so với ngưỡng nào."""
    counted, liabilities = _counted(evaluation.criteria, regulation)
    criteria, failing = _count(counted)
    late = _published_late(dossier)
    fields: dict[str, Band] = {}
    missing: set[str] = set() if evaluation.unit_index else {Measure.UNIT_INDEX}
    for field in field_ids(evaluation, regulation):
        band = None if late else dossier.field_indices.get(field)
        fields[field] = band or UNKNOWN
        if band is None:
            missing.add(Measure.FIELD_INDEX)
    quantities = spans(evaluation.amounts, regulation)
    missing |= {name for name, span in quantities.items() if not span.exact}
    within, uncounted = _split_events(evaluation.events, dossier.period.year, regulation)
    unnamed = tuple([event for event in within if event.name is None and _must_name(event, evaluation, regulation)])
    return Facts(
        criteria=criteria,
        failing=failing,
        scalars=_scalars(evaluation, criteria, liabilities),
        events=frozenset([event.point for event in within if event not in unnamed]),
        uncounted=uncounted,
        uncounted_questions=_year_questions(uncounted, regulation),
        unnamed=unnamed,
        agency=evaluation.agency is not None,
        unit_index=evaluation.unit_index or UNKNOWN,
        fields=fields,
        missing=frozenset(missing),
        late_fields=late and bool(fields),
        quantities=quantities,
    )


def events_of(head: Head, evaluation: Evaluation, regulation: Regulation) -> tuple[Event, ...]:
    """Các trường hợp để xét cho `head`: của đơn vị, của chính người ấy, và chưa nêu của ai; không có của người khác."""
    if not evaluation.events:
        return ()
    own = tone_key(head.name) if head.name else None
    return tuple(
        event
        for event in evaluation.events
        if event.name is None or not _must_name(event, evaluation, regulation) or tone_key(event.name) == own
    )


def has_high_effect(evaluation: Evaluation) -> bool:
    """“Hiệu quả cao” chỉ được tính khi có kết luận và có lý do viết ra (G32)."""
    return evaluation.high_effect.concluded and bool((evaluation.high_effect.reason or "").strip())


def event_ground(regulation: Regulation, point: str) -> Ground | None:
    """Căn cứ nhận trường hợp nhập tay của điểm `point`."""
    for ground in regulation.grounds:
        if ground.event_input and any(entry.point == point for entry in conditions_in(ground.conditions)):
            return ground
    return None


def _must_name(event: Event, evaluation: Evaluation, regulation: Regulation) -> bool:
    """Căn cứ về nhân thân chỉ là của một người, nên phải nêu tên khi đơn vị có từ hai người đứng đầu."""
    ground = event_ground(regulation, event.point)
    return ground is not None and ground.personal and len(evaluation.heads) > 1


def _published_late(dossier: Dossier) -> bool:
    published = dossier.publications.field_index
    return published is not None and published.issued > dossier.period.assessed_on


def _counted(statuses: tuple[CriterionStatus, ...], regulation: Regulation) -> tuple[Sequence[CriterionStatus], int]:
    """Các tiêu chí để đếm, và số quy tắc quy trách nhiệm có vi phạm."""
    if not regulation.liabilities:
        return statuses, 0
    counted = [status for status in statuses if status.criterion not in regulation.liabilities]
    others = (status for status in statuses if status.criterion in regulation.liabilities)
    return counted, sum(status.state is State.BREACH for status in others)


def _scalars(evaluation: Evaluation, criteria: CriteriaCount, liabilities: int) -> dict[str, Fraction | None]:
    tasks = evaluation.tasks
    return {
        Measure.FAILING_SHARE: _share(criteria.failing, criteria.applicable),
        Measure.FAILING_IN_EVERY_ASPECT_SHARE: _share(criteria.failing_in_every_aspect, criteria.applicable),
        Measure.NOT_DONE: _share(criteria.not_done, 1),
        Measure.LIABILITIES: _share(liabilities, 1),
        Measure.HIGH_EFFECT: _share(has_high_effect(evaluation), 1),
        Measure.TASK_SHARE: _quotient(tasks.done, tasks.assigned) if tasks and tasks.assigned else None,
    }


# Vài chục tiêu chí thì chỉ có vài trăm tỷ lệ, mà một mẻ hỏi hàng vạn người.
@lru_cache(maxsize=4096)
def _share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


@lru_cache(maxsize=4096)
def _quotient(part: Decimal, whole: Decimal) -> Fraction:
    """Thương đúng của hai số thập phân, không qua phép chia phân số (chậm hơn nhiều)."""
    part_top, part_bottom = part.as_integer_ratio()
    whole_top, whole_bottom = whole.as_integer_ratio()
    return Fraction(part_top * whole_bottom, part_bottom * whole_top)


def _split_events(
    events: tuple[Event, ...], year: int, regulation: Regulation
) -> tuple[tuple[Event, ...], tuple[Event, ...]]:
    if not events:
        return (), ()
    outside = tuple(
        event for event in events if event.document.issued.year != year and _year_questions((event,), regulation)
    )
    return tuple(event for event in events if event not in outside), outside


def _year_questions(events: tuple[Event, ...], regulation: Regulation) -> frozenset[str]:
    if not events:
        return frozenset()
    grounds = (event_ground(regulation, event.point) for event in events)
    return frozenset(ground.within_year for ground in grounds if ground and ground.within_year)

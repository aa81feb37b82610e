"""Xét tại một điểm: căn cứ của mức thấp nhất trước, rồi mức cao nhất đủ điều kiện, rồi các vùng không có mức."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.model.classification import Status
from docgen.regulations.conditions import AnyOf, Measure, Terms, conditions_in
from docgen.regulations.parts import Ground, Level
from docgen.regulations.schema import Regulation
from docgen.rules.conditions import FAILS, HOLDS, UNKNOWN, allowed, proved
from docgen.rules.measures import Facts
from docgen.rules.points import Point


@dataclass(frozen=True, slots=True)
class Outcome:
    """Kết quả tại một điểm; `grounds` là mã các căn cứ của mức thấp nhất thỏa tại điểm đó.

    `open_levels`: khi quy định chưa ghi đủ điều kiện, các mức còn có thể đạt, từ cao xuống thấp.
    """

    level: str | None
    status: Status
    questions: frozenset[str] = frozenset()
    grounds: tuple[str, ...] = ()
    open_levels: tuple[str, ...] = ()


def outcome_at(point: Point, facts: Facts, regulation: Regulation) -> Outcome:
    """Kết quả nếu số đúng của các chỉ số là `point`."""
    held = [ground for ground in regulation.grounds if proved(ground.conditions, facts, point) is HOLDS]
    if held:
        return _lowest(held, point, facts, regulation)
    if regulation.criteria and not facts.criteria.applicable:
        return Outcome(None, Status.INSUFFICIENT)
    closed = any(gap.closes_levels and proved(gap.conditions, facts, point) is HOLDS for gap in regulation.gaps)
    if not closed:
        first, doubtful = _highest_rank(point, facts, regulation)
        for rank, level in enumerate(regulation.levels[first:-1], start=first):
            found = allowed(level.minimum, facts, point)
            if found is FAILS or (regulation.no_field_closes and fields_do_not_apply(level, facts)):
                continue
            if level.unstated:
                return _left_open(rank, point, facts, regulation)
            if found is UNKNOWN or rank < doubtful:
                # Thiếu một số liệu mà mức này, hay một mức trần, còn tùy nó: mức thấp hơn cũng chưa kết luận được.
                return Outcome(None, Status.INSUFFICIENT, _missing(facts, regulation))
            return _reached(rank, point, facts, regulation)
    gaps = {gap.question for gap in regulation.gaps if proved(gap.conditions, facts, point) is HOLDS}
    first = _highest_rank(point, facts, regulation)[0] if regulation.ceilings else 0
    below = {level.id for level in regulation.levels[first:]}
    left = tuple(level for level in regulation.candidates if level in below) if first else ()
    return Outcome(None, Status.UNDETERMINED, facts.uncounted_questions.union(gaps), open_levels=left)


def _highest_rank(point: Point, facts: Facts, regulation: Regulation) -> tuple[int, int]:
    """Thứ tự của mức cao nhất mà các mức trần còn cho; và thứ tự ấy nếu mức trần chưa biết cũng áp dụng."""
    sure = doubtful = 0
    for ceiling in regulation.ceilings:
        found = proved(ceiling.conditions, facts, point)
        rank = next(rank for rank, level in enumerate(regulation.levels) if level.id == ceiling.level)
        sure = max(sure, rank if found is HOLDS else 0)
        doubtful = max(doubtful, 0 if found is FAILS else rank)
    return sure, doubtful


def _missing(facts: Facts, regulation: Regulation) -> frozenset[str]:
    """Câu hỏi về những số liệu còn thiếu."""
    absent = {name for name, value in facts.scalars.items() if value is None}
    return frozenset(regulation.missing[name] for name in absent if name in regulation.missing)


def _left_open(first: int, point: Point, facts: Facts, regulation: Regulation) -> Outcome:
    """Điều kiện đã ghi của mức `first` thỏa, nhưng quy định chưa ghi hết: mức ấy và mọi mức dưới còn có thể đạt."""
    levels = regulation.levels
    possible = [levels[first]]
    for level in levels[first + 1 : -1]:
        found = allowed(level.minimum, facts, point)
        if found is not FAILS:
            possible.append(level)
            if found is HOLDS and not level.unstated:
                break
    else:
        possible.append(levels[-1])
    questions = frozenset(level.unstated for level in possible if level.unstated) | facts.uncounted_questions
    return Outcome(None, Status.UNDETERMINED, questions, open_levels=tuple(level.id for level in possible))


def fields_do_not_apply(level: Level, facts: Facts) -> bool:
    """Cơ quan Điều 11 không có lĩnh vực nào để xét điều kiện về chỉ số lĩnh vực của mức này."""
    if not facts.agency or facts.fields:
        return False
    return any(entry.measure is Measure.FIELD_INDEX for entry in conditions_in(level.minimum))


def _lowest(held: list[Ground], point: Point, facts: Facts, regulation: Regulation) -> Outcome:
    """Một căn cứ chắc là đủ để mức chắc; chỉ khi mọi căn cứ đều dựa vào cách đọc rộng thì mức mới dựa vào cách đọc."""
    sure = any(not ground.narrow or proved(ground.narrow, facts, point) is HOLDS for ground in held)
    questions = {ground.always_question for ground in held}
    if not sure:
        questions |= {ground.question for ground in held}
    return Outcome(
        level=regulation.levels[-1].id,
        status=Status.DETERMINED if sure else Status.INTERPRETED,
        questions=frozenset(question for question in questions if question),
        grounds=tuple(ground.id for ground in held),
    )


def _reached(rank: int, point: Point, facts: Facts, regulation: Regulation) -> Outcome:
    """Mức đạt được; chắc khi chỉ số cũng nằm trong khoảng đúng câu chữ của chính mức đó.

    Khi nằm ngoài thì hỏi cái gì đã đóng mức liền trên: chính điều đó làm văn bản không nói thẳng mức này.
    """
    level = regulation.levels[rank]
    questions = set(facts.uncounted_questions)
    outside = allowed(level.literal, facts, point) is FAILS
    if outside:
        questions |= _arising(level.literal, facts, point)
        if rank:
            questions |= _arising(regulation.levels[rank - 1].minimum, facts, point)
    if regulation.no_field and fields_do_not_apply(level, facts):
        questions.add(regulation.no_field)
    if unseen := regulation.levels[-1].unstated:
        questions.add(unseen)  # chưa thấy hết các trường hợp của mức cuối: một trường hợp ấy có thể đang có
    status = Status.INTERPRETED if outside or questions else Status.DETERMINED
    return Outcome(level.id, status, frozenset(questions))


def _arising(terms: Terms, facts: Facts, point: Point) -> set[str]:
    """Các câu hỏi nảy ra từ những điều kiện không thỏa."""
    failing = [term for term in terms if allowed((term,), facts, point) is FAILS]
    measures = {entry.measure for entry in conditions_in(failing)}
    kept = (term for term in failing if isinstance(term, AnyOf) or not measures.intersection(term.unless_failing))
    return {term.question for term in kept if term.question}

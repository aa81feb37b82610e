"""Gộp: kết quả tại mọi điểm đại diện → một kết luận, hoặc “chưa đủ số liệu” kèm chỗ kết quả đổi."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from weakref import WeakKeyDictionary

from docgen.model.classification import Reading, Status
from docgen.regulations.conditions import Measure
from docgen.regulations.schema import Regulation
from docgen.rules.levels import Outcome, outcome_at
from docgen.rules.measures import Facts
from docgen.rules.points import Axis, Point, axes, exact_point, points


@dataclass(frozen=True, slots=True)
class Turn:
    """Chỗ kết quả đổi: trên trục nào, tại đoạn thứ mấy (đoạn bắt đầu ở đó khác đoạn liền trước)."""

    axis: Axis
    place: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """Kết luận cho một đơn vị, chưa xét thời gian giữ chức và quyết định đã ghi nhận.

    `outcomes`: từng điểm đã xét và kết quả tại đó. `turns`: rỗng khi kết quả không phụ thuộc khoảng chỉ số.
    `reached`: mức theo điều kiện tối thiểu, khác `level` chỉ khi cách đọc đúng câu chữ không nhận mức đó;
    `held`: các căn cứ của nó. `possible`: khi thiếu số liệu, các mức có thể có tùy số đúng (không phải để chọn).
    """

    level: str | None
    status: Status
    candidates: tuple[str, ...]
    questions: tuple[str, ...]
    grounds: tuple[str, ...]
    outcomes: tuple[tuple[Point, Outcome], ...]
    turns: tuple[Turn, ...] = ()
    reached: str | None = None
    held: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()

    @property
    def may_have_no_level(self) -> bool:
        """Có giá trị nào của chỉ số mà tại đó văn bản không cho mức hay không."""
        return any(outcome.level is None for _, outcome in self.outcomes)


def judge(facts: Facts, regulation: Regulation, reading: Reading = Reading.FLOOR) -> Verdict:
    """Kết luận theo cách đọc `reading`; một mức chỉ được nêu khi mọi giá trị có thể của chỉ số cho cùng mức đó."""
    point = exact_point(facts)
    if point is None:
        return _judged(facts, regulation, reading)
    known = _KNOWN.setdefault(regulation, {})
    cell = reading, cell_of(point, facts, regulation)
    found = known.get(cell)
    if found is not None:
        return replace(found, outcomes=((point, found.outcomes[0][1]),))
    if len(known) >= _MOST_CELLS:
        known.clear()
    found = known[cell] = _judged(facts, regulation, reading)
    return found


def cell_of(point: Point, facts: Facts, regulation: Regulation) -> Hashable:
    """Ô của một người có mọi số đúng: mọi thứ kết luận dựa vào, mỗi số chỉ còn chỗ của nó giữa các ngưỡng."""
    place = regulation.place
    return (
        place(_UNIT_INDEX, point.unit_index),
        tuple([(place(_FIELD_INDEX, one), place(_ANY_FIELD_INDEX, one)) for one in point.fields]),
        tuple([place(name, value) for name, value in point.quantities.items()]),
        tuple([None if value is None else place(name, value) for name, value in facts.scalars.items()]),
        facts.agency,
        facts.events,
        frozenset([event.point for event in facts.unnamed]),
        facts.uncounted_questions,
    )


def _judged(facts: Facts, regulation: Regulation, reading: Reading) -> Verdict:
    lines = axes(facts, regulation)
    grid = {index: (point, outcome_at(point, facts, regulation)) for index, point in points(lines)}
    floor = _join(facts, regulation, lines, grid)
    return _strict(floor, facts, regulation) if reading is Reading.STRICT else floor


_UNIT_INDEX, _FIELD_INDEX, _ANY_FIELD_INDEX = Measure.UNIT_INDEX, Measure.FIELD_INDEX, Measure.ANY_FIELD_INDEX
_KNOWN: WeakKeyDictionary[Regulation, dict[Hashable, Verdict]] = WeakKeyDictionary()
"""Kết luận đã có của từng ô: một mẻ có hàng vạn người mà chỉ vài trăm ô."""
_MOST_CELLS = 20_000


def in_order(questions: Iterable[str], regulation: Regulation) -> tuple[str, ...]:
    """Các câu hỏi theo thứ tự của quy định."""
    order = regulation.question_places
    return tuple(sorted(set(questions), key=lambda question: (order.get(question, len(order)), question)))


def _join(
    facts: Facts,
    regulation: Regulation,
    lines: tuple[Axis, ...],
    grid: Mapping[tuple[int, ...], tuple[Point, Outcome]],
) -> Verdict:
    outcomes = tuple(grid.values())
    results = [outcome for _, outcome in outcomes]
    keys = {_key(outcome) for outcome in results}
    turns = _turns(lines, grid) if len(keys) > 1 else ()
    level, status = _key(results[0])
    if turns or status is Status.INSUFFICIENT:
        missing = {regulation.missing.get(turn.axis.measure) for turn in turns if turn.axis.measure in facts.missing}
        return Verdict(
            level=None,
            status=Status.INSUFFICIENT,
            candidates=(),
            questions=in_order(
                (*(question for question in missing if question), *(q for one in results for q in _asked(one))),
                regulation,
            ),
            grounds=(),
            outcomes=outcomes,
            turns=turns,
            possible=tuple(entry.id for entry in regulation.levels if any(r.level == entry.id for r in results)),
        )
    if any(outcome.status is Status.INTERPRETED for outcome in results):
        status = Status.INTERPRETED
    grounds = _common_grounds(results)
    return Verdict(
        level=level,
        status=status,
        candidates=_candidates(results, regulation) if status is Status.UNDETERMINED else (),
        questions=_rested_on(results, grounds, regulation),
        grounds=grounds,
        outcomes=outcomes,
        reached=level,
        held=grounds,
    )


def _asked(outcome: Outcome) -> frozenset[str]:
    return outcome.questions if outcome.status is Status.INSUFFICIENT else frozenset()


def _candidates(results: list[Outcome], regulation: Regulation) -> tuple[str, ...]:
    """Các mức để chọn: những mức còn có thể đạt ở một giá trị nào đó; văn bản không nói thì theo quy định."""
    possible = {level for outcome in results for level in outcome.open_levels}
    if not possible:
        return regulation.candidates
    if any(not outcome.open_levels for outcome in results):
        possible.update(regulation.candidates)
    return tuple(level.id for level in regulation.levels if level.id in possible)


def _strict(floor: Verdict, facts: Facts, regulation: Regulation) -> Verdict:
    """Đúng câu chữ: mức nào phải dựa vào cách đọc thì chưa xác định, để người có thẩm quyền chọn."""
    if floor.status is not Status.INTERPRETED or floor.level is None:
        return floor
    lowest = regulation.levels[-1].id
    if floor.level == lowest:
        candidates = regulation.candidates
    else:
        candidates = (floor.level, lowest) if facts.uncounted else (floor.level,)
    return replace(floor, level=None, status=Status.UNDETERMINED, candidates=candidates, grounds=())


def _key(outcome: Outcome) -> tuple[str | None, Status]:
    """Hai điểm cho “cùng kết quả” khi cùng mức, dù một điểm chắc còn điểm kia dựa vào cách đọc."""
    settled = Status.DETERMINED if outcome.status is Status.INTERPRETED else outcome.status
    return outcome.level, settled


def _turns(lines: tuple[Axis, ...], grid: Mapping[tuple[int, ...], tuple[Point, Outcome]]) -> tuple[Turn, ...]:
    found: dict[tuple[int, int], Turn] = {}
    for index, (_, outcome) in grid.items():
        for line, place in enumerate(index):
            if place == 0:
                continue
            before = (*index[:line], place - 1, *index[line + 1 :])
            if _key(grid[before][1]) != _key(outcome):
                found[line, place] = Turn(lines[line], place)
    return tuple(found[key] for key in sorted(found))


def _rested_on(results: list[Outcome], grounds: tuple[str, ...], regulation: Regulation) -> tuple[str, ...]:
    """Mọi câu hỏi nảy ra, trừ câu luôn đi kèm một căn cứ mà chỉ một phần các giá trị mới có."""
    if not any(outcome.questions for outcome in results):
        return ()
    attached = {ground.id: ground.always_question for ground in regulation.grounds if ground.always_question}
    stray = set(attached.values()) - {attached.get(ground) for ground in grounds}
    return in_order((q for outcome in results for q in outcome.questions if q not in stray), regulation)


def _common_grounds(results: list[Outcome]) -> tuple[str, ...]:
    """Căn cứ thỏa ở mọi điểm; khi mức thấp nhất đến từ các căn cứ khác nhau thì nêu mọi căn cứ có thể."""
    first = results[0].grounds
    common = tuple(ground for ground in first if all(ground in outcome.grounds for outcome in results))
    return common or tuple(dict.fromkeys(ground for outcome in results for ground in outcome.grounds))

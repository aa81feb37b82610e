"""Giải thích: kết luận → cây lý do, xét khoản của mức thấp nhất trước, rồi mức đạt được, rồi các mức tốt hơn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from docgen.model.citation import Citation
from docgen.model.classification import Reason, Status
from docgen.regulations.conditions import AnyOf, Condition, Measure, Terms, conditions_in
from docgen.regulations.parts import Ground, Level
from docgen.rules.conditions import FAILS, HOLDS, NOT_APPLICABLE, UNKNOWN, Answer, allowed, answer, proved
from docgen.rules.levels import fields_do_not_apply
from docgen.rules.measures import event_ground
from docgen.rules.points import Point
from docgen.rules.shortage import shortage
from docgen.rules.wording import (
    Case,
    criterion_line,
    field_figure,
    figure,
    level_names,
    question_citation,
    question_notes,
    spoken,
)

_INDICES = frozenset({Measure.UNIT_INDEX, Measure.FIELD_INDEX})

_HOLDS = {HOLDS: True, FAILS: False, UNKNOWN: None, NOT_APPLICABLE: None}
_Endings = Mapping[Answer, str]
_CONDITION: _Endings = {
    HOLDS: "thỏa điều kiện này",
    FAILS: "không thỏa điều kiện này",
    UNKNOWN: "chưa kết luận được",
    NOT_APPLICABLE: "không áp dụng điều kiện này",
}
_LETTER: _Endings = {
    **_CONDITION,
    FAILS: "nằm ngoài khoảng mà câu chữ ghi cho mức này",
    UNKNOWN: "có thể nằm ngoài khoảng mà câu chữ ghi cho mức này",
}
_GROUND_ENDINGS = {
    HOLDS: "Có trường hợp này.",
    FAILS: "Không có trường hợp này.",
    UNKNOWN: "Chưa chứng minh được vì thiếu số liệu nên không tính là có.",
}


def reasons(case: Case) -> tuple[Reason, ...]:
    """Các lý do cấp cao nhất, theo thứ tự người đọc cần xem."""
    levels, verdict = case.regulation.levels, case.verdict
    first = _lowest_tested(case)
    ceilings = _ceilings(case)
    if verdict.reached == levels[-1].id:
        return (first, *_strictness(case), _lowest_reached(case))
    ranks = [rank for rank, level in enumerate(levels[:-1]) if level.id == verdict.reached]
    below = ranks[0] + 1 if ranks else len(levels) - 1
    listed = [level_reason(level, case, detail=place == 0) for place, level in enumerate(reversed(levels[:below]))]
    if verdict.status is Status.INSUFFICIENT:
        return (first, *ceilings, shortage(case), *listed)
    if not ranks:
        return (first, *ceilings, _no_level(case), *listed)
    return (first, *ceilings, *_strictness(case), *listed)


def _ceilings(case: Case) -> tuple[Reason, ...]:
    """Các mức trần có thể áp dụng cho người này."""
    found = []
    for ceiling in case.regulation.ceilings:
        held = _over(partial(proved, ceiling.conditions, case.facts), case)
        name = level_names([ceiling.level], case.regulation)
        ending = {HOLDS: f"không được mức nào cao hơn {name}", FAILS: "không áp dụng"}.get(held, "chưa kết luận được")
        text = f"“{ceiling.text.rstrip('.')}”: {ending}."
        children = tuple(_terms(f"tran.{ceiling.level}", ceiling.citation, ceiling.conditions, case))
        found.append(Reason(f"tran.{ceiling.level}", ceiling.citation, text, _HOLDS[held], children=children))
    return tuple(found)


def level_reason(level: Level, case: Case, *, detail: bool = False) -> Reason:
    """Vì sao đạt hoặc không đạt một mức, mỗi điều kiện một lý do con; `detail` kèm từng tiêu chí chưa bảo đảm."""
    answers = {outcome.level == level.id for _, outcome in case.verdict.outcomes}
    failing = tuple(term for term in level.minimum if _allowed(term, case) is FAILS)
    left_open = level.unstated is not None and not failing
    holds = None if len(answers) > 1 or left_open else answers.pop()
    children = _terms(level.id, level.citation, level.minimum, case, _floor_endings, detail=detail)
    if holds:
        letter = _terms(f"{level.id}.literal", level.citation, level.literal, case, lambda entry: _LETTER)
        children += [child for child in letter if child.holds is not True]
    return Reason(
        rule_id=level.id,
        citation=level.citation,
        text=_level_text(level, holds, failing, case),
        holds=holds,
        children=tuple(children),
    )


def _terms(
    rule_id: str,
    citation: Citation,
    terms: Terms,
    case: Case,
    endings: Callable[[Condition], _Endings] = lambda entry: _CONDITION,
    *,
    detail: bool = False,
) -> list[Reason]:
    """Lý do của từng điều kiện nói tới người này; điều kiện gộp thì một lý do, mỗi lựa chọn một lý do con."""
    found: list[Reason] = []
    for term in terms:
        if isinstance(term, AnyOf):
            found.append(_any_reason(rule_id, term.citation or citation, term, case, endings))
        elif reason := condition_reason(rule_id, term.citation or citation, term, case, endings(term), detail=detail):
            found.append(reason)
    return found


def _any_reason(
    rule_id: str, citation: Citation, term: AnyOf, case: Case, endings: Callable[[Condition], _Endings]
) -> Reason:
    found = _allowed(term, case)
    quoted = f"“{term.text}”: c" if term.text else "C"
    children = [child for choice in term.choices for child in _terms(rule_id, citation, choice, case, endings)]
    return Reason(
        rule_id=f"{rule_id}.any",
        citation=citation,
        text=f"{quoted}hỉ cần thỏa một trong {len(term.choices)} điều kiện sau; {_CONDITION[found]}.",
        holds=_HOLDS[found],
        children=tuple(children),
    )


def condition_reason(
    rule_id: str,
    citation: Citation,
    condition: Condition,
    case: Case,
    endings: _Endings = _CONDITION,
    *,
    detail: bool = False,
) -> Reason | None:
    """Lý do của một điều kiện; None khi điều kiện không nói tới người này."""
    found = _answer(condition, case)
    if found is NOT_APPLICABLE and not case.facts.agency:
        return None
    entry = figure(condition, case)
    children = _criteria(case) if detail and condition.measure is Measure.FAILING_SHARE else ()
    return Reason(
        rule_id=f"{rule_id}.{condition.measure}",
        citation=citation,
        text=f"“{condition.text}”: {entry.sentence}; {endings[found]}.",
        holds=_HOLDS[found],
        facts=entry.values,
        source=entry.source,
        children=children or _each_field(f"{rule_id}.{condition.measure}", citation, condition, case),
    )


def _each_field(rule_id: str, citation: Citation, condition: Condition, case: Case) -> tuple[Reason, ...]:
    """Từng lĩnh vực một lý do, để thấy lĩnh vực nào thấp và số ấy ở ô nào; thừa khi chỉ có một lĩnh vực."""
    if condition.measure is not Measure.FIELD_INDEX or len(case.facts.fields) < 2:
        return ()
    found = []
    for place, field in enumerate(case.facts.fields):
        answers = {condition.admits(point.fields[place]) for point, _ in case.verdict.outcomes}
        entry = field_figure(field, case)
        text = f"{entry.sentence[:1].upper()}{entry.sentence[1:]}."
        holds = answers.pop() if len(answers) == 1 else None
        found.append(Reason(f"{rule_id}.{field}", citation, text, holds, entry.values, entry.source))
    return tuple(found)


def _answer(condition: Condition, case: Case) -> Answer:
    return _over(lambda point: answer(condition, case.facts, point), case)


def _allowed(term: Condition | AnyOf, case: Case) -> Answer:
    return _over(lambda point: allowed((term,), case.facts, point), case)


def _floor_endings(condition: Condition) -> _Endings:
    """Với chỉ số thì nói rõ mức tối thiểu, vì câu chữ của một mức còn ghi cả cận trên mà cách đọc này không dùng."""
    if condition.measure not in _INDICES or condition.at_least is None:
        return _CONDITION
    least = f"mức tối thiểu {spoken(condition.at_least)}%"
    return {**_CONDITION, HOLDS: f"đạt {least}", FAILS: f"không đạt {least}"}


def _over(evaluate: Callable[[Point], Answer], case: Case) -> Answer:
    """Câu trả lời chung cho mọi giá trị có thể của chỉ số; chưa biết khi các giá trị trả lời khác nhau."""
    (first, _), *others = case.verdict.outcomes
    found = evaluate(first)
    return found if all(evaluate(point) is found for point, _ in others) else UNKNOWN


def _criteria(case: Case) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            rule_id=status.criterion,
            citation=case.regulation.criteria[status.criterion].citation,
            text=criterion_line(status, case.regulation),
            holds=False,
            facts={"state": status.state.value},
            source=case.evaluation.place_of(status),
        )
        for status in case.facts.failing
    )


def _level_text(level: Level, holds: bool | None, failing: Terms, case: Case) -> str:
    name = f"mức “{level.label}” ({level.citation})"
    if level.unstated and not failing:
        return f"Chưa kết luận được về {name}: {case.regulation.questions[level.unstated].problem}"
    if holds is None:
        return f"Có thể đạt {name}, tùy số đúng."
    if not holds and not failing:
        blocked = [one for one in case.regulation.levels if one.unstated][:1]
        higher = f"mức {level_names([blocked[0].id], case.regulation)} chưa có đủ ngưỡng" if blocked else "còn mức trần"
        return f"Đủ điều kiện đã ghi của {name}, nhưng chưa nêu mức này vì {higher}."
    if not holds:
        sentences = dict.fromkeys(figure(entry, case).sentence for entry in conditions_in(failing))
        return f"Không đạt {name}: {'; '.join(sentences)}."
    notes = question_notes(case.verdict.questions, case.regulation)
    if not notes:
        return f"Đạt {name}: đủ mọi điều kiện đúng như câu chữ."
    limits = "" if not fields_do_not_apply(level, case.facts) else " cơ quan không có lĩnh vực để xét chỉ số lĩnh vực;"
    return f"Đủ điều kiện tối thiểu của {name};{limits} kết quả dựa vào cách đọc {notes}"


def _lowest_tested(case: Case) -> Reason:
    lowest = case.regulation.levels[-1]
    reached = case.verdict.held if case.verdict.reached == lowest.id else ()
    children = tuple(_ground(ground, case, detail=ground.id in reached) for ground in case.regulation.grounds)
    held = sum(child.holds is True for child in children)
    count = f"có {held} trường hợp" if held else "không có trường hợp nào được chứng minh"
    answers = {outcome.level == lowest.id for _, outcome in case.verdict.outcomes}
    return Reason(
        rule_id=f"{lowest.id}.grounds",
        citation=lowest.citation,
        text=f"Xét trước các trường hợp của mức “{lowest.label}” ({lowest.citation}): {count}.",
        holds=None if len(answers) > 1 else answers.pop(),
        children=children,
    )


def _lowest_reached(case: Case) -> Reason:
    lowest, verdict = case.regulation.levels[-1], case.verdict
    held = [ground for ground in case.regulation.grounds if ground.id in verdict.held]
    cited = ", ".join(str(ground.citation) for ground in held)
    notes = question_notes(verdict.questions, case.regulation)
    return Reason(
        rule_id=lowest.id,
        citation=lowest.citation,
        text=f"Mức “{lowest.label}” vì có trường hợp quy định tại {cited}." + (f" {notes}" if notes else ""),
        holds=True,
    )


def _ground(ground: Ground, case: Case, *, detail: bool = False) -> Reason:
    found = _over(lambda point: proved(ground.conditions, case.facts, point), case)
    children = _terms(ground.id, ground.citation, ground.conditions, case, detail=detail)
    if found is HOLDS and ground.narrow:
        children.append(_narrow(ground, case))
    beside = ground.for_agencies and not case.facts.agency
    unnamed = case.facts.unnamed
    ending = "Không áp dụng cho đơn vị này." if beside else _GROUND_ENDINGS[found]
    if found is UNKNOWN and any(event_ground(case.regulation, event.point) is ground for event in unnamed):
        ending = "Có trường hợp được ghi nhận nhưng không nêu của ai nên không tính cho người nào."
    return Reason(
        rule_id=ground.id,
        citation=ground.citation,
        text=f"“{ground.text.rstrip('.')}”. {ending}",
        holds=_HOLDS[found],
        children=tuple(children),
    )


def _narrow(ground: Ground, case: Case) -> Reason:
    """Cùng căn cứ theo cách đọc hẹp, đặt riêng một nhánh để không lẫn với cách đọc đang dùng."""
    found = _over(lambda point: proved(ground.narrow, case.facts, point), case)
    ending = {True: "cũng có trường hợp này", False: "không có trường hợp này", None: "chưa kết luận được"}
    children = _terms(f"{ground.id}.narrow", ground.citation, ground.narrow, case)
    return Reason(
        rule_id=f"{ground.id}.narrow",
        citation=ground.citation,
        text=f"Nếu đọc hẹp: {ending[_HOLDS[found]]}.",
        holds=_HOLDS[found],
        children=tuple(children),
    )


def _strictness(case: Case) -> tuple[Reason, ...]:
    """Lời nói rõ rằng cách đọc đúng câu chữ không nhận mức đạt được theo điều kiện tối thiểu."""
    verdict = case.verdict
    if verdict.reached is None or verdict.level == verdict.reached:
        return ()
    name = level_names([verdict.reached], case.regulation)
    text = (
        f"Đúng câu chữ thì chưa xác định được mức: mức {name} dựa vào cách đọc ({', '.join(verdict.questions)}). "
        f"Người có thẩm quyền quyết định; có thể chọn: {level_names(verdict.candidates, case.regulation)}."
    )
    return (Reason("chua_xac_dinh", case.regulation.undetermined_citation, text, True),)


def _no_level(case: Case) -> Reason:
    regulation, verdict = case.regulation, case.verdict
    children = (
        Reason(
            rule_id=question,
            citation=question_citation(question, regulation),
            text=f"{question}: {regulation.questions[question].problem} "
            f"Cách đọc: {regulation.questions[question].reading}",
            holds=True,
        )
        for question in verdict.questions
    )
    return Reason(
        rule_id="chua_xac_dinh",
        citation=regulation.undetermined_citation,
        text="Văn bản không cho mức nào trong trường hợp này. Người có thẩm quyền quyết định; có thể chọn: "
        f"{level_names(verdict.candidates, regulation)}.",
        holds=True,
        children=tuple(children),
    )

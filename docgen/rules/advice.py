"""Gợi ý: kết luận → thay đổi đơn lẻ nào đưa lên mức liền trên; chỉ nêu điều đã xếp loại lại và thấy đúng."""

from __future__ import annotations

from docgen.model.classification import Reading, Status
from docgen.regulations.conditions import AnyOf, Condition, Measure, Terms, conditions_in
from docgen.regulations.parts import Level
from docgen.rules.changes import Change, changes, ground_changes
from docgen.rules.conditions import HOLDS, allowed
from docgen.rules.measures import measure
from docgen.rules.needs import need
from docgen.rules.verdict import judge
from docgen.rules.wording import Case, figure, level_names, spoken


def closest(case: Case, reading: Reading) -> tuple[str, ...]:
    """Các câu tiếng Việt; rỗng khi đã ở mức cao nhất.

    Mỗi câu là một thay đổi đủ một mình để đạt mức liền trên (với người chưa có mức: để có một mức). Không thay đổi đơn
    lẻ nào đủ thì một câu nêu các điều kiện còn thiếu đồng thời. Thiếu số liệu thì nêu số liệu phải bổ sung.
    """
    regulation, verdict = case.regulation, case.verdict
    if verdict.status is Status.INSUFFICIENT:
        return _supply(case)
    rank = next((rank for rank, level in enumerate(regulation.levels) if level.id == verdict.level), None)
    if rank == 0:
        return ()
    targets = [regulation.levels[rank - 1]] if rank else list(reversed(regulation.levels[:-1]))
    targets = [level for level in targets if not level.unstated]
    if not targets:
        return ("Quy định này chưa ghi đủ điều kiện của mức liền trên nên không nói được thay đổi nào đổi mức.",)
    for target in targets:
        if found := _sufficient(target, rank, case, reading):
            return found
    return (_together(targets[0], case),)


def _sufficient(target: Level, rank: int | None, case: Case, reading: Reading) -> tuple[str, ...]:
    found: list[str] = []
    for change in (*ground_changes(case), *changes(conditions_in(failing(target, case)), case)):
        if reached := _reached(change, rank, case, reading):
            found.append(f"{change.sentence} thì đạt mức {level_names([reached], case.regulation)}.")
    return tuple(dict.fromkeys(found))


def _reached(change: Change, rank: int | None, case: Case, reading: Reading) -> str | None:
    """Mức sau thay đổi, khi tốt hơn mức hiện tại; xếp loại lại từ đầu, không suy từ công thức."""
    facts = measure(change.evaluation, change.dossier, case.regulation)
    level = judge(facts, case.regulation, reading).level
    better = case.regulation.levels[: len(case.regulation.levels) - 1 if rank is None else rank]
    return level if any(entry.id == level for entry in better) else None


def failing(target: Level, case: Case) -> Terms:
    """Các điều kiện tối thiểu của một mức mà hiện không thỏa với ít nhất một giá trị có thể."""
    points = [point for point, _ in case.verdict.outcomes]
    return tuple(
        term for term in target.minimum if any(allowed((term,), case.facts, point) is not HOLDS for point in points)
    )


def _together(target: Level, case: Case) -> str:
    if case.verdict.reached is not None and case.verdict.level is None:
        return "Không cải thiện đơn lẻ nào đủ để có một mức đúng như câu chữ."
    lacking = [_lack(term, case) for term in failing(target, case)]
    held = [str(ground.citation) for ground in case.regulation.grounds if ground.id in case.verdict.held]
    if not lacking and not held:
        return "Các điều kiện đã ghi đều thỏa; còn mức cao hơn chưa có đủ ngưỡng nên chưa nêu được mức nào."
    if held:
        lacking.insert(0, f"không còn trường hợp quy định tại {', '.join(held)}")
    return (
        f"Không thay đổi đơn lẻ nào đủ để đạt mức {level_names([target.id], case.regulation)}; "
        f"phải có đồng thời: {'; '.join(lacking)}."
    )


def _lack(term: Condition | AnyOf, case: Case) -> str:
    if isinstance(term, Condition):
        return f"{_need(term, case)} ({figure(term, case).sentence})"
    return " hoặc ".join(" và ".join(_lack(one, case) for one in choice) for choice in term.choices)


def _need(condition: Condition, case: Case) -> str:
    """Điều phải đạt; với chỉ số chỉ nêu mức tối thiểu, vì câu chữ còn ghi cả cận trên."""
    if condition.at_least is not None and condition.measure is Measure.UNIT_INDEX:
        return f"chỉ số đơn vị từ {spoken(condition.at_least)}%"
    if condition.at_least is not None and condition.measure is Measure.FIELD_INDEX:
        return f"mọi chỉ số lĩnh vực từ {spoken(condition.at_least)}%"
    if condition.text or condition.measure not in case.regulation.quantities:
        return f"“{condition.text}”"
    return need(condition, case.regulation)


def _supply(case: Case) -> tuple[str, ...]:
    """Số liệu phải bổ sung để có thể kết luận."""
    if not case.verdict.turns:
        if case.facts.criteria.applicable or not case.regulation.criteria:
            return ("Bổ sung số liệu còn thiếu để có kết luận.",)
        return ("Xem lại các tiêu chí ghi “không áp dụng”: phải còn ít nhất một tiêu chí áp dụng.",)
    published = case.dossier.publications.field_index
    axes = {turn.axis: None for turn in case.verdict.turns}
    if case.facts.late_fields and published and any(axis.field for axis in axes):
        day = f"{published.issued:%d/%m/%Y}"
        return (f"Đánh giá từ ngày {day} trở đi, khi chỉ số lĩnh vực đã công bố ({published.number}).",)
    names = [
        f"số đúng của chỉ số lĩnh vực “{case.regulation.fields[axis.field]}”"
        if axis.field
        else "số đúng của chỉ số đơn vị"
        if axis.measure == Measure.UNIT_INDEX
        else case.regulation.quantities[axis.measure].label
        for axis in axes
    ]
    return (f"Bổ sung {' và '.join(names)} để có kết luận.",)

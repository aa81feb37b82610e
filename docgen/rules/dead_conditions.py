"""Điều kiện thừa: bỏ đi thì không ô nào đổi mức hay trạng thái."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from docgen.regulations.conditions import AnyOf, Condition, Terms
from docgen.regulations.schema import Regulation
from docgen.rules.cells import Cell, Space
from docgen.rules.conditions import HOLDS, NOT_APPLICABLE, allowed, answer, proved
from docgen.rules.levels import Outcome, outcome_at
from docgen.rules.needs import need


def dead_conditions(space: Space, outcomes: Mapping[Cell, Outcome]) -> Iterator[tuple[str, str, str]]:
    """(của mức hay trường hợp nào, điều khoản, điều kiện) của mọi điều kiện thừa.

    Bỏ một điều kiện chỉ đổi được kết quả ở ô mà nó không thỏa còn mọi điều kiện đi cùng nó đều thỏa.
    """
    for owner, citation, terms, judge, without in _groups(space.regulation):
        for place, term in enumerate(terms):
            rest = (*terms[:place], *terms[place + 1 :])
            changed = without(rest)
            if not _matters(space, outcomes, term, rest, judge, changed):
                yield owner, citation, _said(term, space.regulation)
            elif isinstance(term, AnyOf):
                for choice in term.choices:
                    fewer = replace(term, choices=tuple(one for one in term.choices if one is not choice))
                    if not _differs(space, outcomes, without((*terms[:place], fewer, *terms[place + 1 :]))):
                        said = " và ".join(_said(one, space.regulation) for one in choice)
                        yield owner, citation, f"lựa chọn “{said}”"


def _matters(
    space: Space,
    outcomes: Mapping[Cell, Outcome],
    term: Condition | AnyOf,
    rest: Terms,
    judge: Callable[..., object],
    changed: Regulation,
) -> bool:
    for cell, outcome in outcomes.items():
        facts, point = space.at(cell)
        idle = isinstance(term, Condition) and answer(term, facts, point) is NOT_APPLICABLE
        if (judge((term,), facts, point) is HOLDS and not idle) or judge(rest, facts, point) is not HOLDS:
            continue
        if _other(outcome_at(point, facts, changed), outcome):
            return True
    return False


def _differs(space: Space, outcomes: Mapping[Cell, Outcome], changed: Regulation) -> bool:
    cells = ((space.at(cell), outcome) for cell, outcome in outcomes.items())
    return any(_other(outcome_at(point, facts, changed), outcome) for (facts, point), outcome in cells)


def _other(now: Outcome, before: Outcome) -> bool:
    if (now.level, now.status, now.open_levels) != (before.level, before.status, before.open_levels):
        return True
    return now.questions != before.questions and before.level is None


def _groups(
    regulation: Regulation,
) -> Iterator[tuple[str, str, Terms, Callable[..., object], Callable[[Terms], Regulation]]]:
    """Mọi nhóm điều kiện phải cùng thỏa, và quy định khi nhóm ấy đổi."""
    for level in regulation.levels:
        name, cited = f"mức “{level.label}”", str(level.citation)
        yield name, cited, level.minimum, allowed, _changer(regulation, "levels", level, "minimum")
        yield f"{name} (câu chữ)", cited, level.literal, allowed, _changer(regulation, "levels", level, "literal")
    for ground in regulation.grounds:
        name, cited = f"trường hợp {ground.id}", str(ground.citation)
        yield name, cited, ground.conditions, proved, _changer(regulation, "grounds", ground, "conditions")
    for ceiling in regulation.ceilings:
        name = f"mức trần “{regulation.level(ceiling.level).label}”"
        changer = _changer(regulation, "ceilings", ceiling, "conditions")
        yield name, str(ceiling.citation), ceiling.conditions, proved, changer


def _changer(regulation: Regulation, group: str, part: Any, key: str) -> Callable[[Terms], Regulation]:
    """Quy định mà những điều kiện ở `key` của một phần trong `group` đã đổi."""

    def changed(terms: Terms) -> Regulation:
        parts = tuple(replace(one, **{key: terms}) if one is part else one for one in getattr(regulation, group))
        changes: dict[str, Any] = {group: parts}
        return replace(regulation, **changes)

    return changed


def _said(term: Condition | AnyOf, regulation: Regulation) -> str:
    if isinstance(term, AnyOf):
        return term.text or "một trong các điều kiện"
    return need(term, regulation) if term.measure in regulation.quantities else term.text or need(term, regulation)

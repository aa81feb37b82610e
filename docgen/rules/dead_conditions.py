"""Điều kiện thừa: bỏ đi thì không ô nào đổi mức hay trạng thái."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

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
        now = outcome_at(point, facts, changed)
        if (now.level, now.status, now.open_levels) != (outcome.level, outcome.status, outcome.open_levels):
            return True
        if now.questions != outcome.questions and outcome.level is None:
            return True
    return False


def _groups(
    regulation: Regulation,
) -> Iterator[tuple[str, str, Terms, Callable[..., object], Callable[[Terms], Regulation]]]:
    """Mọi nhóm điều kiện phải cùng thỏa, và quy định khi nhóm ấy đổi."""
    for rank, level in enumerate(regulation.levels):
        name, cited = f"mức “{level.label}”", str(level.citation)

        def minimum(terms: Terms, rank: int = rank) -> Regulation:
            return _with_level(regulation, rank, minimum=terms)

        def literal(terms: Terms, rank: int = rank) -> Regulation:
            return _with_level(regulation, rank, literal=terms)

        yield name, cited, level.minimum, allowed, minimum
        yield f"{name} (câu chữ)", cited, level.literal, allowed, literal
    for place, ground in enumerate(regulation.grounds):

        def conditions(terms: Terms, place: int = place) -> Regulation:
            grounds = list(regulation.grounds)
            grounds[place] = replace(grounds[place], conditions=terms)
            return replace(regulation, grounds=tuple(grounds))

        yield f"trường hợp {ground.id}", str(ground.citation), ground.conditions, proved, conditions
    for place, gap in enumerate(regulation.gaps):

        def emptied(terms: Terms, place: int = place) -> Regulation:
            gaps = list(regulation.gaps)
            gaps[place] = replace(gaps[place], conditions=terms)
            return replace(regulation, gaps=tuple(gaps))

        yield f"chỗ trống {gap.question}", str(regulation.undetermined_citation), gap.conditions, proved, emptied


def _with_level(
    regulation: Regulation, rank: int, *, minimum: Terms | None = None, literal: Terms | None = None
) -> Regulation:
    levels = list(regulation.levels)
    old = levels[rank]
    levels[rank] = replace(
        old,
        minimum=old.minimum if minimum is None else minimum,
        literal=old.literal if literal is None else literal,
    )
    return replace(regulation, levels=tuple(levels))


def _said(term: Condition | AnyOf, regulation: Regulation) -> str:
    if isinstance(term, AnyOf):
        return term.text or "một trong các điều kiện"
    return need(term, regulation) if term.measure in regulation.quantities else term.text or need(term, regulation)

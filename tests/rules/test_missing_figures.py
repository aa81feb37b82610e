"""Thiếu một số liệu mà một mức, hay một mức trần, còn tùy nó thì không nêu mức nào."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from rules_factory import BP34, HEAD, K1, K2, K3, K4, dossier, evaluation

from docgen.model.classification import Classification, Status
from docgen.model.dossier import CriterionStatus, Evaluation, Head, State
from docgen.regulations.conditions import AnyOf, Condition, Measure, Terms
from docgen.regulations.parts import Ceiling, Nature, Role
from docgen.regulations.schema import Regulation
from docgen.rules import classify

SHARE = Condition(Measure.TASK_SHARE, at_least=Fraction(9, 10))
BEHIND = Condition(Measure.TASK_SHARE, less_than=Fraction(9, 10))
HIGH = Condition(Measure.UNIT_INDEX, at_least=Fraction(95))
# Trường hợp theo tỷ lệ nhiệm vụ bỏ đi, để chỉ còn mức xét tới số liệu ấy.
PLAIN = replace(BP34, grounds=tuple(one for one in BP34.grounds if one.id != "4.c"))


def rated(regulation: Regulation, case: Evaluation) -> Classification:
    (result,) = classify(dossier(case), regulation)
    return result


def needing(terms: Terms) -> Regulation:
    """Mức cao nhất đòi thêm `terms`."""
    first, *rest = PLAIN.levels
    return replace(PLAIN, levels=(replace(first, minimum=(*first.minimum, *terms)), *rest))


@pytest.mark.parametrize("terms", [(SHARE,), (AnyOf(((SHARE,), (HIGH,))),)], ids=["một điều kiện", "một trong"])
def test_a_level_that_turns_on_a_missing_figure(terms: Terms) -> None:
    case = evaluation(index=92, tasks=None)
    assert rated(PLAIN, case).level == K1
    missing = rated(needing(terms), case)
    assert (missing.level, missing.status) == (None, Status.INSUFFICIENT)
    assert "Thiếu số liệu mà một mức còn tùy nó" in "".join(one.text for one in missing.reasons)
    assert rated(needing(terms), evaluation(index=92, tasks=(40, 38))).level == K1
    assert rated(needing(terms), evaluation(index=92, tasks=(40, 30))).level == K2


def test_a_level_refused_for_another_reason_does_not_wait_for_the_figure() -> None:
    found = rated(needing((SHARE,)), evaluation(index=85, tasks=None))
    assert (found.level, found.status) == (K2, Status.DETERMINED)


def test_a_ceiling_that_turns_on_a_missing_figure() -> None:
    ceiling = Ceiling(level=K2, citation=BP34.undetermined_citation, text="giả định", conditions=(BEHIND,))
    held = replace(PLAIN, ceilings=(ceiling,))
    assert rated(held, evaluation(index=92, tasks=(40, 38))).level == K1
    assert rated(held, evaluation(index=92, tasks=(40, 30))).level == K2
    assert rated(held, evaluation(index=92, tasks=None)).status is Status.INSUFFICIENT
    # Dưới mức trần thì trần ấy có hay không cũng vậy.
    assert rated(held, evaluation(index=85, tasks=None)).level == K2


def test_a_ceiling_cuts_the_levels_left_to_choose() -> None:
    ceiling = Ceiling(level=K3, citation=BP34.undetermined_citation, text="giả định", conditions=(BEHIND,))
    everything = replace(PLAIN, ceilings=(ceiling,), candidates=(K1, K2, K3, K4))
    found = rated(everything, evaluation(index=55, tasks=(40, 30)))
    assert (found.status, found.candidates) == (Status.UNDETERMINED, (K3, K4))


def test_breaches_are_counted() -> None:
    """Điều kiện trên số quy tắc quy trách nhiệm có vi phạm xét được và nói được."""
    regulation = needing((Condition(Measure.LIABILITIES, at_most=Fraction(0)),))
    case = evaluation(index=92)
    first, *rest = case.criteria
    rule = replace(regulation.criteria[first.criterion], nature=Nature.LIABILITY)
    regulation = replace(regulation, criteria={**regulation.criteria, rule.id: rule})
    kept, broken = (
        rated(regulation, replace(case, criteria=(CriterionStatus(rule.id, state), *rest)))
        for state in (State.NO_BREACH, State.BREACH)
    )
    assert (kept.level, broken.level) == (K1, K2)


def test_a_role_held_for_part_of_the_year_is_not_covered() -> None:
    """Người trực tiếp phụ trách chỉ giữ một phần năm: phần còn lại không ai chịu thì người đứng đầu chưa được xếp."""
    role = Role(id="nguoi_truc_tiep", label="Người trực tiếp phụ trách", otherwise=HEAD.role)
    regulation = replace(BP34, roles={**BP34.roles, role.id: role})
    whole = Head(title="Phó Giám đốc", name="Nguyễn Văn B", role=role.id)
    part = replace(whole, until=date(2022, 9, 1))
    for deputies, level in (((), K2), ((whole,), K2), ((part,), None)):
        head = classify(dossier(evaluation(heads=(HEAD, *deputies))), regulation)[0]
        assert head.level == level
    assert "chỉ có người giữ một phần năm 2022" in "".join(one.text for one in head.reasons)

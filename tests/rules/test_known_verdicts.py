"""Kết luận nhớ theo ô: gặp lại ô đã xét thì phải đúng bằng kết luận của một quy định vừa nạp, chưa xét ai."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from rules_factory import BP34, HEAD, NO, YES, dossier, evaluation, event

from docgen.model.classification import Reading
from docgen.model.dossier import Evaluation
from docgen.regulations.conditions import Condition, Measure
from docgen.regulations.parts import Ceiling
from docgen.rules.measures import measure
from docgen.rules.verdict import judge

AGENCIES = (None, "so_khoa_hoc_cong_nghe", "so_tu_phap")
FIELDS = ({}, {"the_che": 40}, {"the_che": 60}, {"the_che": None}, {"the_che": (60, 80)})
EVENTS = ((), (event("a"),), (event("đ"),), (event("đ", date(2021, 9, 9)),))
# Mức trần theo một trường hợp nhập tay: chưa biết trường hợp ấy của ai thì chưa nêu mức.
CEILING = Ceiling(BP34.levels[1].id, BP34.undetermined_citation, "giả định", (Condition(Measure.EVENT, point="đ"),))
HELD = replace(
    BP34, ceilings=(CEILING,), grounds=tuple(one for one in BP34.grounds if one.point != "đ" or not one.event_input)
)
INDICES = (55, 85, 92, None)
HEADS = ((HEAD,), (HEAD, replace(HEAD, name="Trần Thị B")))


def cases(agency: str | None) -> list[Evaluation]:
    everything = len(evaluation(agency=agency).criteria)
    criteria = ({}, {"failing": 3}, {"failing": everything}, {"not_done": 1}, {"struck_out": everything})
    return [
        evaluation(agency=agency, index=index, events=events, heads=heads, effect=effect, tasks=tasks, **marks)
        for marks, index, events, heads, effect, tasks in product(
            criteria, INDICES, EVENTS, HEADS, (YES, NO), ((40, 40), (40, 10), None)
        )
    ]


@pytest.mark.parametrize("agency", AGENCIES)
def test_known_verdicts_are_those_of_a_fresh_look(agency: str | None) -> None:
    for fields, case in product(FIELDS, cases(agency)):
        facts = measure(case, dossier(case, fields=fields), BP34)
        for reading in Reading:
            assert judge(facts, BP34, reading) == judge(facts, replace(BP34), reading), (fields, case)


def test_known_verdicts_under_a_ceiling_that_turns_on_an_unnamed_case() -> None:
    unnamed = event("đ")
    for case in cases(None):
        facts = replace(measure(case, dossier(case), BP34), unnamed=())
        for one in (facts, replace(facts, events=frozenset(), unnamed=(unnamed,))):
            assert judge(one, HELD) == judge(one, replace(HELD)), case


def test_another_regulation_has_its_own_memory() -> None:
    case = evaluation(index=92)
    facts = measure(case, dossier(case), BP34)
    first, *rest = BP34.levels
    closed = replace(BP34, levels=(replace(first, minimum=(*first.minimum, *BP34.grounds[1].conditions)), *rest))
    assert judge(facts, BP34).level != judge(facts, closed).level

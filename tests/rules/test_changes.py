"""Thay đổi giả định: đúng một chỗ của đầu vào khác đi, và đúng chỗ đã nói trong câu."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from rules_factory import ALL_ASPECTS, BP34, dossier, evaluation, event, percent

from docgen.model.dossier import Aspect, CriterionStatus, State, Tasks
from docgen.rules.advice import failing
from docgen.rules.changes import changes, ground_changes
from docgen.rules.measures import measure
from docgen.rules.verdict import judge
from docgen.rules.wording import Case

K1, K2, K3, K4 = BP34.levels


def case_of(head, **fields):
    whole = dossier(head, fields=fields)
    facts = measure(head, whole, BP34)
    return Case(head, whole, BP34, facts, judge(facts, BP34))


def toward(level, case):
    return list(changes(failing(level, case), case))


def test_only_the_unit_index_changes():
    head = evaluation(index="78.43")
    (change,) = toward(K2, case_of(head))
    assert change.evaluation == replace(head, unit_index=percent(80))
    assert change.dossier == dossier(head)


def test_only_the_low_field_changes():
    head = evaluation(agency="so_noi_vu", index=95)
    case = case_of(head, to_chuc_bo_may=65, the_che=1, can_bo_cong_chuc=70)
    (change,) = toward(K1, case)
    assert change.evaluation == head
    assert change.dossier.field_indices == {**case.dossier.field_indices, "to_chuc_bo_may": percent(70)}


def test_criteria_not_carried_out_are_mended_first():
    head = evaluation(agency="so_tai_chinh", index=70, failing=11, aspects=(Aspect.QUALITY,))
    idle = CriterionStatus("4.2.a", State.NOT_DONE)
    head = replace(head, criteria=(*head.criteria[:5], idle, *head.criteria[6:]))
    mend, carry_out = toward(K3, case_of(head))
    assert [entry.criterion for entry in mend.evaluation.criteria if entry.state is not State.MET] == [
        entry.criterion for entry in head.criteria[1:5] + head.criteria[6:11]
    ]
    assert all(entry.aspects == () for entry in mend.evaluation.criteria if entry.state is State.MET)
    assert mend.sentence == (
        "Giảm 2 tiêu chí chưa bảo đảm (từ 11 còn 9 trên 45), trong đó có tiêu chí không thực hiện 4.2.a,"
    )
    done = carry_out.evaluation.criteria[5]
    assert (done.criterion, done.state, done.aspects) == ("4.2.a", State.WANTING, ALL_ASPECTS)
    assert carry_out.evaluation.criteria[:5] == head.criteria[:5]


def test_a_mended_breach_is_no_breach():
    head = evaluation(index=95)
    head = replace(head, criteria=(CriterionStatus("4.1.a", State.BREACH), *head.criteria[1:]))
    (change,) = toward(K2, case_of(head))
    assert change.evaluation.criteria[0].state is State.NO_BREACH


@pytest.mark.parametrize(
    ("tasks", "done"), [((41, 10), 21), ((40, 10), 20), (("40.5", 10), "20.25"), ((41, "10.5"), "20.5")]
)
def test_tasks_reach_exactly_half(tasks, done):
    head = evaluation(tasks=tasks)
    (change,) = ground_changes(case_of(head))
    assert change.evaluation.tasks == Tasks(head.tasks.assigned, Decimal(done))


def test_a_ground_is_undone_by_any_of_its_conditions():
    head = evaluation(agency="so_tai_chinh", index=50, failing=30)
    mend, raise_unit = ground_changes(case_of(head))
    assert mend.sentence == "Giảm 8 tiêu chí chưa bảo đảm (từ 30 còn 22 trên 45)"
    assert raise_unit.evaluation == replace(head, unit_index=percent(60))
    (raise_field,) = ground_changes(case_of(evaluation(agency="so_tai_chinh"), tai_chinh_cong=10))
    assert raise_field.dossier.field_indices["tai_chinh_cong"] == percent(50)
    assert list(ground_changes(case_of(evaluation()))) == []


def test_only_the_events_of_the_point_are_taken_away():
    head = evaluation(events=(event("a"), event("đ"), event("a")))
    first, second = ground_changes(case_of(head))
    assert first.evaluation.events == (event("đ"),)
    assert second.evaluation.events == (event("a"), event("a"))
    assert second.sentence == "Nếu không có trường hợp quy định tại điểm đ khoản 4 Điều 12"


def test_high_effect_gets_a_reason():
    (change,) = toward(K1, case_of(evaluation(index=95, effect=evaluation().high_effect.__class__(False))))
    assert change.evaluation.high_effect.concluded
    assert change.evaluation.high_effect.reason


def test_a_field_exactly_at_the_bound_is_not_low():
    case = case_of(evaluation(agency="so_noi_vu", index=95), to_chuc_bo_may=70, can_bo_cong_chuc=69)
    assert len(toward(K1, case)) == 1


def test_nothing_to_change_for_a_level_already_reached():
    assert failing(K1, case_of(evaluation(index=95))) == ()
    assert failing(K4, case_of(evaluation(index=95))) == ()

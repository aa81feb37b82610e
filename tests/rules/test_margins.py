"""Cách ngưỡng bao xa, hạn mức của cả mẻ, và những quy tắc mà Bình Phước không có: gộp “một trong”, mức trần."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from rules_factory import ALL_FIELDS, BP34, K1, K2, K3, K4, NO, dossier, evaluation

from docgen.model.citation import Citation
from docgen.model.classification import Classification, Detail, Status
from docgen.model.dossier import Amount, Dossier
from docgen.regulations.conditions import AnyOf, Condition, Measure, Quantity, QuantityUnit
from docgen.regulations.load import load
from docgen.regulations.parts import Ceiling
from docgen.regulations.schema import HEAD, Regulation
from docgen.rules import classify
from docgen.rules.caps import exceeded, told
from docgen.rules.margins import margins_of

POINTS = load("nd-335-2025")


def near(index: object, **more: object) -> dict[tuple[str, bool], tuple[Fraction, str | None]]:
    """(đại lượng, mức sau cao hơn không) → (cách bao xa, mức sau)."""
    whole = dossier(evaluation(index=index, **more))
    (result,) = classify(whole, BP34)
    ranks = {level.id: rank for rank, level in enumerate(BP34.levels)}
    return {
        (one.measure, ranks.get(one.level, 9) < ranks.get(result.level, 9)): (one.distance, one.level)
        for one in margins_of(result, whole, BP34)
    }


def test_the_nearest_change_in_either_direction() -> None:
    found = near("89.97")
    assert found["unit_index", True] == (Fraction("0.03"), K1)
    assert found["unit_index", False] == (Fraction("9.97"), K3)


def test_on_the_border_the_distance_is_nothing() -> None:
    assert near("90")["unit_index", False] == (0, K2)


def test_one_criterion_more_or_fewer() -> None:
    assert near("85", failing=1)["failing_share", True] == (1, K2)
    assert near("85")["failing_share", False] == (1, K3)
    # 8 trên 43 tiêu chí còn là mức hoàn thành; thêm một là không còn mức nào.
    assert near("85", failing=8)["failing_share", False] == (1, None)


def test_missing_figures_say_nothing() -> None:
    assert near(None) == {}


def test_a_decided_level_does_not_hang_on_figures() -> None:
    whole = dossier(evaluation(index="89.97"))
    (result,) = classify(whole, BP34)
    decided = replace(result, level=K1, status=Status.DECIDED)
    assert margins_of(decided, whole, BP34) == ()


# --- hạn mức ----------------------------------------------------------------------------------------------------


def rated(levels: list[str]) -> list[Classification]:
    (result,) = classify(dossier(evaluation()), BP34)
    return [replace(result, level=level) for level in levels]


@pytest.mark.parametrize(("best", "good", "over"), [(1, 5, False), (2, 9, True), (1, 4, True), (0, 0, False)])
def test_at_most_a_fifth_of_the_good_ones_are_the_best(best: int, good: int, over: bool) -> None:
    found = exceeded(rated([K1] * best + [K2] * good + [K3]), POINTS)
    assert bool(found) is over
    for one in found:
        assert (one.count, one.among, one.allowed) == (best, good, good // 5)
        assert "không tự hạ mức" in told(one, POINTS)


def test_without_a_cap_nothing_is_exceeded() -> None:
    assert exceeded(rated([K1] * 9), BP34) == ()


# --- số liệu tự khai, “một trong”, mức trần ----------------------------------------------------------------------

DELAYED = Quantity("ty_le_tre_han", "Tỷ lệ trễ hạn", QuantityUnit.PERCENT, Fraction(100))
FLAGGED = Quantity("co_don_thu", "đơn thư", QuantityUnit.YES_NO, Fraction(1), none_recorded=True)
BEFORE = BP34.levels[0]
CITED = Citation(9)


def stricter(**changes: object) -> Regulation:
    return replace(BP34, quantities={one.id: one for one in (DELAYED, FLAGGED)}, **changes)


def level_of(regulation: Regulation, whole: Dossier) -> tuple[str | None, str]:
    (result,) = classify(whole, regulation)
    return result.level, str(result.status)


def with_amounts(**amounts: str) -> Dossier:
    return dossier(
        replace(evaluation(index=95), amounts={name: Amount(Decimal(value)) for name, value in amounts.items()})
    )


EITHER = AnyOf(
    (
        (Condition(Measure.HIGH_EFFECT, at_least=Fraction(1)),),
        (Condition("ty_le_tre_han", at_most=Fraction(5)), Condition(Measure.UNIT_INDEX, at_least=Fraction(95))),
    )
)
EITHER_WAY = stricter(levels=(replace(BEFORE, minimum=(EITHER,), literal=()), *BP34.levels[1:]))


@pytest.mark.parametrize(("delayed", "level"), [("5", K1), ("5.01", K2), ("0", K1)])
def test_one_choice_is_enough(delayed: str, level: str) -> None:
    whole = dossier(replace(with_amounts(ty_le_tre_han=delayed).evaluations[0], high_effect=NO))
    assert level_of(EITHER_WAY, whole)[0] == level


def test_the_other_choice_needs_no_figure() -> None:
    assert level_of(EITHER_WAY, with_amounts()) == (K1, "determined")


def test_a_missing_figure_that_could_change_the_level_stops_it() -> None:
    whole = dossier(replace(with_amounts().evaluations[0], high_effect=NO))
    assert level_of(EITHER_WAY, whole) == (None, "insufficient_data")


CEILING = Ceiling(
    K3, CITED, "có đơn thư thì không quá mức hoàn thành", (Condition("co_don_thu", at_least=Fraction(1)),)
)


@pytest.mark.parametrize(("flag", "level"), [(None, K1), ("0", K1), ("1", K3)])
def test_a_ceiling_holds_the_better_levels_back(flag: str | None, level: str) -> None:
    whole = with_amounts(**({} if flag is None else {"co_don_thu": flag}))
    regulation = stricter(ceilings=(CEILING,))
    (result,) = classify(whole, regulation)
    assert result.level == level
    (reason,) = [one for one in result.reasons if one.rule_id == f"tran.{K3}"]
    assert reason.holds is (flag == "1")


def test_a_ceiling_raises_no_one() -> None:
    whole = dossier(replace(evaluation(index=50, failing=30), amounts={"co_don_thu": Amount(Decimal(1))}))
    assert level_of(stricter(ceilings=(CEILING,)), whole)[0] == K4


def test_roles_answer_their_own_criteria() -> None:
    regulation = load("qnam-qno")
    statuses = evaluation().criteria[:1]
    own = {role: {one.id for one in regulation.criteria.values() if one.role == role} for role in regulation.roles}
    all_statuses = tuple(replace(statuses[0], criterion=name) for name in regulation.criteria)
    both = frozenset(regulation.roles)
    for role, names in own.items():
        assert {one.criterion for one in regulation.asked(all_statuses, role, both)} == names
    alone = regulation.asked(all_statuses, HEAD, frozenset({HEAD}))
    assert {one.criterion for one in alone} == set(regulation.criteria)


def test_fields_of_other_provinces_are_not_asked() -> None:
    assert ALL_FIELDS.keys() == BP34.fields.keys()
    assert not POINTS.fields


def test_losses_are_said_only_when_advice_is_asked() -> None:
    whole = dossier(evaluation(index="89.97"))
    (asked,), (unasked,) = classify(whole, BP34), classify(whole, BP34, detail=Detail.REASONS)
    assert asked.losses == (
        "Thêm 1 tiêu chí chưa bảo đảm (từ 0 thành 1/43) thì thành “Hoàn thành nhiệm vụ”.",
        "Chỉ số của đơn vị từ 89,97% xuống dưới 80% thì thành “Hoàn thành nhiệm vụ” (cách 9,97).",
    )
    assert unasked.losses == ()


def test_the_lowest_level_has_nothing_to_lose() -> None:
    (result,) = classify(dossier(evaluation(index=50, failing=30)), BP34)
    assert (result.level, result.losses) == (K4, ())


# --- phần và tổng -----------------------------------------------------------------------------------------------

VETO = Condition("diem_ket_qua_nhiem_vu", less_than=Fraction(35))


def with_a_veto_on_a_part() -> Regulation:
    """Thang điểm của Nghị định 335, thêm trường hợp giả định: kết quả nhiệm vụ dưới 35 điểm."""
    first, *rest = POINTS.grounds
    return replace(POINTS, grounds=(replace(first, conditions=(VETO,)), *rest))


def scored(common: str, work: str) -> Dossier:
    amounts = {"diem_tieu_chi_chung": Amount(Decimal(common)), "diem_ket_qua_nhiem_vu": Amount(Decimal(work))}
    return dossier(replace(evaluation(criteria=()), amounts=amounts))


def test_a_part_that_changes_takes_its_sum_along() -> None:
    regulation, whole = with_a_veto_on_a_part(), scored("25", "44")
    (result,) = classify(whole, regulation)
    assert result.level == K3
    found = {(one.measure, one.distance, one.level) for one in margins_of(result, whole, regulation)}
    # Lên: tổng 69 thành 70. Xuống: chưa tới 35 điểm thì tổng đã dưới 60, nhưng mức chỉ mất ở 35.
    assert found == {("diem_ket_qua_nhiem_vu", Fraction(1), K2), ("diem_ket_qua_nhiem_vu", Fraction(9), K4)}
    for margin in margins_of(result, whole, regulation):
        assert "Điểm kết quả thực hiện nhiệm vụ từ 44" in margin.sentence


def test_a_sum_alone_is_told_by_itself() -> None:
    whole = scored("25", "44")
    (result,) = classify(whole, POINTS)
    assert {one.measure for one in margins_of(result, whole, POINTS)} == {"tong_diem"}


def test_the_criterion_not_done_is_the_first_to_be_mended() -> None:
    whole = dossier(evaluation(index=70, failing=3, not_done=1))
    (result,) = classify(whole, BP34)
    (fewer,) = [one for one in margins_of(result, whole, BP34) if one.measure == "failing_share" and one.level == K3]
    assert fewer.distance == 1
    assert "Bớt 1 tiêu chí chưa bảo đảm, trước hết là tiêu chí không thực hiện" in fewer.sentence

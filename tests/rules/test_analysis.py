"""Phân tích một quy định: đúng những chỗ trống đã biết của Quyết định 34/2020, và đổi khi quy định đổi."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache

import pytest

from docgen.cli.console.analysis import as_json
from docgen.regulations.conditions import AnyOf, Condition, Measure, Terms
from docgen.regulations.load import available, load
from docgen.regulations.parts import Ceiling
from docgen.regulations.schema import Regulation
from docgen.rules.analysis import Analysis, Kind, analyse
from docgen.rules.cells import FIELDS, Space

BP34 = load("bp-34-2020")


@cache
def found(name: str) -> Analysis:
    return analyse(load(name))


def counts(analysis: Analysis, *, fields: bool) -> tuple[int, int, int]:
    """Số ô, số ô có mức theo câu chữ, theo mức tối thiểu: của người thường, hay của người thuộc Điều 11."""
    grids = [grid for grid in analysis.grids if (grid.title != "không xét") is fields]
    literal, floor = (
        [level for grid in grids for line in getattr(grid, name) for level in line] for name in ("literal", "floor")
    )
    return len(floor), sum(level is not None for level in literal), sum(level is not None for level in floor)


def test_ordinary_heads_have_five_cells_by_the_letter_and_seven_by_floors() -> None:
    assert counts(found("bp-34-2020"), fields=False) == (16, 5, 7)


def test_heads_of_article_11_have_23_cells_by_the_letter_and_37_by_floors() -> None:
    assert counts(found("bp-34-2020"), fields=True) == (64, 23, 37)


def test_known_gaps_are_found_by_enumeration() -> None:
    asked = {
        kind: {question for one in found("bp-34-2020").findings if one.kind is kind for question in one.questions}
        for kind in Kind
    }
    assert asked[Kind.GAP] == {"G1", "G3", "G4", "G5", "G9", "G11"}
    assert asked[Kind.READING] >= {"G2", "G6", "G7", "G13"}
    assert asked[Kind.ALTERNATIVE] == {"G1", "G8", "G9", "G10", "G13"}
    assert all(one.cells for one in found("bp-34-2020").findings if one.kind is Kind.ALTERNATIVE)


def test_a_better_index_loses_the_level_by_the_letter_never_by_floors() -> None:
    lost = [one.text for one in found("bp-34-2020").findings if one.kind is Kind.LOST]
    assert lost
    assert all(text.startswith("Đúng câu chữ") for text in lost)


def test_every_ground_stands_beside_a_level() -> None:
    beside = [one.text for one in found("bp-34-2020").findings if one.kind is Kind.OVERLAP]
    assert [text.split()[2] for text in beside] == ["4.a", "4.c", "4.d", "4.đ"]


def test_the_examples_lie_in_their_gaps() -> None:
    for one in found("bp-34-2020").findings:
        if one.kind is Kind.GAP:
            assert one.example
            assert one.cells > 0
            assert one.citations


def test_impossible_cells_are_left_out() -> None:
    space = Space(BP34)
    for cell in space.cells():
        share, wholly = (space.value(cell, name) for name in ("failing_share", "failing_in_every_aspect_share"))
        idle = space.value(cell, Measure.NOT_DONE)
        assert share is not None
        assert wholly is not None
        assert idle is not None
        assert wholly.low <= share.high
        assert share.high or not idle.sample


def test_fields_are_none_one_or_two() -> None:
    (fields,) = (one for one in Space(BP34).dimensions if one.id == FIELDS)
    sizes = [None if value.fields is None else len(value.fields) for value in fields.values]
    assert sizes == [None, 0, *[1] * 4, *[2] * 6]


@pytest.mark.parametrize("name", available())
def test_json_holds_every_finding(name: str) -> None:
    read = json.loads(as_json(found(name)))
    assert read["regulation"] == name
    assert len(read["findings"]) == len(found(name).findings)


def test_an_open_regulation_has_no_level_anywhere() -> None:
    assert (found("qnam-qno").literal, found("qnam-qno").floor) == (0, 0)


def test_a_scale_of_points_leaves_nothing_out() -> None:
    analysis = found("qngai-2018")
    assert analysis.literal == analysis.floor == analysis.cells
    assert not [one for one in analysis.findings if one.kind in (Kind.GAP, Kind.OVERLAP, Kind.LOST)]


# --- quy định đổi thì bản phân tích đổi -------------------------------------------------------------------------


def variants(terms: Terms) -> Iterator[Terms]:
    """Bỏ từng điều kiện; dời từng ngưỡng của từng điều kiện."""
    for place, term in enumerate(terms):
        before, after = terms[:place], terms[place + 1 :]
        yield (*before, *after)
        if isinstance(term, AnyOf):
            continue
        for key in ("at_least", "more_than", "at_most", "less_than"):
            bound = getattr(term, key)
            if bound is not None and moved(term, bound) is not None:
                yield (*before, replace(term, **{key: moved(term, bound)}), *after)


def moved(term: Condition, bound: Fraction) -> Fraction | None:
    """Ngưỡng lệch đi một chút; None với có hay không và số đếm, nơi không có chút nào để lệch."""
    if term.measure in (Measure.EVENT, Measure.HIGH_EFFECT, Measure.NOT_DONE):
        return None
    if term.measure in BP34.quantities or "share" not in term.measure:
        return bound - 1 if bound > 1 else None
    return bound + Fraction(1, 100)


def mutants(regulation: Regulation) -> Iterator[Regulation]:
    for rank, level in enumerate(regulation.levels):
        for key in ("minimum", "literal"):
            for terms in variants(getattr(level, key)):
                levels = list(regulation.levels)
                levels[rank] = replace(level, **{key: terms})
                yield replace(regulation, levels=tuple(levels))
    for place, ground in enumerate(regulation.grounds):
        for terms in variants(ground.conditions):
            grounds = list(regulation.grounds)
            grounds[place] = replace(ground, conditions=terms)
            yield replace(regulation, grounds=tuple(grounds))


@pytest.mark.parametrize("name", ["nd-335-2025", "nd-90-2020", "qnam-1464-2020", "qnam-1171-2024", "qngai-2018"])
def test_every_mutation_changes_the_analysis(name: str) -> None:
    whole = list(mutants(load(name)))
    assert whole
    for mutant in whole:
        assert analyse(mutant) != found(name)


BP_MUTANTS = list(mutants(BP34))


@pytest.mark.parametrize("number", range(0, len(BP_MUTANTS), 6))
def test_mutations_of_decision_34_change_its_analysis(number: int) -> None:
    """Mỗi sáu biến thể thử một; thử hết mất vài phút: đổi bước ở trên thành 1."""
    assert analyse(BP_MUTANTS[number]) != found("bp-34-2020")


HIGH_INDEX = Condition(Measure.UNIT_INDEX, at_least=Fraction(90), text="chỉ số từ 90%")
ANY_INDEX = Condition(Measure.UNIT_INDEX, at_least=Fraction(0), text="chỉ số từ 0%")
LATE = Condition(Measure.TASK_SHARE, less_than=Fraction(9, 10), text="hoàn thành dưới chín phần mười")


def dead(regulation: Regulation) -> list[str]:
    return [one.text for one in analyse(regulation).findings if one.kind is Kind.DEAD]


def small(**changes: object) -> Regulation:
    """Hai mức, một điều kiện, để thấy rõ điều kiện nào thừa."""
    first, *_, last = BP34.levels
    level = replace(first, minimum=(HIGH_INDEX,), literal=())
    return replace(BP34, **{"levels": (level, last), "grounds": (), "gaps": (), "alternatives": (), **changes})


def test_a_dead_condition_of_a_ceiling_is_found() -> None:
    def held(*conditions: Condition) -> Regulation:
        return small(ceilings=(Ceiling(BP34.levels[-1].id, BP34.undetermined_citation, "giả định", conditions),))

    assert dead(held(LATE)) == []
    (text,) = dead(held(LATE, ANY_INDEX))
    assert "“chỉ số từ 0%” của mức trần" in text


def test_a_dead_choice_is_found() -> None:
    def either(*choices: Condition) -> Regulation:
        (first, last) = small().levels
        return small(levels=(replace(first, minimum=(AnyOf(tuple((one,) for one in choices)),)), last))

    better = replace(HIGH_INDEX, at_least=Fraction(95), text="chỉ số từ 95%")
    (text,) = dead(either(HIGH_INDEX, better))
    assert "lựa chọn “chỉ số từ 95%”" in text
    assert dead(either(HIGH_INDEX, replace(LATE, less_than=None, at_least=Fraction(9, 10)))) == []


def test_most_cells_with_a_level_are_at_the_lowest() -> None:
    """Con số trong bản phân tích không để ai hiểu nhầm rằng văn bản gần như kín."""
    analysis = found("bp-34-2020")
    space = Space(BP34)
    lowest = sum(space.outcome(cell).level == BP34.levels[-1].id for cell in space.cells())
    assert analysis.lowest == lowest > analysis.floor / 2


def test_a_text_not_wholly_seen_is_not_spoken_for() -> None:
    for name in available():
        regulation = load(name)
        gaps = [one.text for one in found(name).findings if one.kind is Kind.GAP]
        seen_all = not regulation.seen
        assert all(("Văn bản không cho mức nào" in text) is seen_all for text in gaps)

"""Chia khoảng thành các đoạn cho cùng câu trả lời: đủ mọi ngưỡng, không thừa đoạn, kể cả ngưỡng “trên”, “không quá”."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from rules_factory import BP34, dossier, evaluation, percent

from docgen.model.band import Band
from docgen.regulations.conditions import Condition, Measure
from docgen.rules import classify
from docgen.rules.measures import measure
from docgen.rules.points import Axis, Point, axes, points, regions, regions_of
from docgen.rules.quantities import Span

UNIT = frozenset({Measure.UNIT_INDEX})


def starts(low, high, regulation=BP34):
    found = regions(Band(Decimal(low), Decimal(high)), regulation, UNIT)
    return [(f"{region.start}", region.closed) for region in found]


def with_condition(**bounds):
    """Quy định thử: mức cao nhất chỉ có một điều kiện về chỉ số đơn vị, không còn ngưỡng nào khác."""
    first, *_, last = BP34.levels
    only = Condition(Measure.UNIT_INDEX, text="ngưỡng thử", **{key: Fraction(value) for key, value in bounds.items()})
    level = replace(first, minimum=(only,), literal=())
    return replace(BP34, levels=(level, last), grounds=(), gaps=())


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        ("85.5", "85.5", ["171/2"]),
        ("0", "100", ["0", "60", "80", "90"]),
        ("60", "80", ["60"]),
        ("59.99", "60.01", ["5999/100", "60"]),
        ("60.5", "100", ["121/2", "80", "90"]),
        ("80", "90", ["80"]),
        ("89", "90.5", ["89", "90"]),
        ("90", "100", ["90"]),
    ],
)
def test_regions_of_the_unit_index(low, high, expected):
    assert starts(low, high) == [(start, True) for start in expected]


@pytest.mark.parametrize(
    ("bounds", "expected"),
    [
        pytest.param({"more_than": 90}, [("50", True), ("90", False)], id="trên 90"),
        pytest.param({"at_most": 90}, [("50", True), ("90", False)], id="không quá 90"),
        pytest.param({"at_least": 90}, [("50", True), ("90", True)], id="từ 90"),
        pytest.param({"less_than": 90}, [("50", True), ("90", True)], id="dưới 90"),
        pytest.param({"at_least": 90, "at_most": 90}, [("50", True), ("90", True), ("90", False)], id="đúng 90"),
        pytest.param({"more_than": 50}, [("50", True), ("50", False)], id="trên đầu khoảng"),
        pytest.param({"at_least": 100}, [("50", True), ("100", True)], id="chỉ 100"),
        pytest.param({"more_than": 60, "at_most": 70}, [("50", True), ("60", False), ("70", False)], id="hai ngưỡng"),
        pytest.param({"at_least": 20}, [("50", True)], id="ngưỡng ngoài khoảng"),
    ],
)
def test_regions_of_other_kinds_of_bounds(bounds, expected):
    assert starts("50", "100", with_condition(**bounds)) == expected


def test_the_high_end_belongs_to_the_band_only_at_one_hundred():
    assert starts("50", "90", with_condition(at_least=90)) == [("50", True)]
    assert starts("50", "90.5", with_condition(at_least=90)) == [("50", True), ("90", True)]


def test_an_open_region_is_told_as_above():
    (result,) = classify(dossier(evaluation(index=(50, 100))), with_condition(more_than=90))
    (axis,) = result.reasons[1].children
    assert axis.text.endswith("kết quả đổi tại 90: từ 50 là chưa xác định; trên 90 là “Hoàn thành xuất sắc nhiệm vụ”.")


def test_axes_and_points():
    head = evaluation(agency="so_noi_vu", index=(80, 100))
    facts = measure(head, dossier(head, fields={"to_chuc_bo_may": None}), BP34)
    lines = axes(facts, BP34)
    assert [axis.field for axis in lines] == [None, *BP34.agencies["so_noi_vu"].fields]
    assert [len(axis.regions) for axis in lines] == [2, 1, 4, 1]
    assert [axis.measure for axis in lines] == [Measure.UNIT_INDEX, *[Measure.FIELD_INDEX] * 3]
    found = list(points(lines))
    assert len(found) == 8
    assert found[0] == ((0, 0, 0, 0), Point(Fraction(80), (Fraction(85), Fraction(0), Fraction(85))))
    assert found[-1][0] == (1, 0, 3, 0)


def test_exact_indices_give_one_point():
    head = evaluation(index="78.43")
    lines = axes(measure(head, dossier(head), BP34), BP34)
    assert lines == (Axis(Measure.UNIT_INDEX, regions(percent("78.43"), BP34, UNIT)),)
    assert [point for _, point in points(lines)] == [Point(Fraction("78.43"))]


@pytest.mark.parametrize(
    "bounds",
    [
        {"at_least": 3},
        {"more_than": 3},
        {"at_most": 3},
        {"less_than": 3},
        {"at_least": "5/2"},
        {"more_than": "5/2", "at_most": 4},
        {"at_least": 0},
        {"less_than": 9},
    ],
    ids=str,
)
@pytest.mark.parametrize(("low", "high"), [(0, 6), (2, 6), (4, 4 + 3), (0, None)])
def test_regions_of_a_count_are_those_of_every_number(bounds, low, high):
    condition = Condition("so_don", **{key: Fraction(value) for key, value in bounds.items()})
    regulation = replace(BP34, grounds=(replace(BP34.grounds[0], conditions=(condition,)),))
    span = Span(Fraction(low), None if high is None else Fraction(high), whole=True)
    found = regions_of(span, "so_don", regulation)
    top = 12 if high is None else high
    answers = [condition.admits(Fraction(number)) for number in range(low, top + 1)]
    changes = [low] + [low + place for place in range(1, len(answers)) if answers[place] != answers[place - 1]]
    assert [int(region.start) for region in found] == changes
    assert [condition.admits(region.sample) for region in found] == [answers[start - low] for start in changes]


def test_a_very_large_count_costs_nothing():
    condition = Condition("so_don", at_least=Fraction(10**12))
    regulation = replace(BP34, grounds=(replace(BP34.grounds[0], conditions=(condition,)),))
    found = regions_of(Span(Fraction(0), None, whole=True), "so_don", regulation)
    assert [region.start for region in found] == [0, 10**12]

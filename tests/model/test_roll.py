"""Danh bạ trên đĩa: đi qua, hỏi lẻ, thêm cả xấp đều như bộ trong bộ nhớ."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from docgen import pipeline
from docgen.model.dossier import Evaluation
from docgen.model.roll import BUNDLE, Referred, Roll, RollBuilder, bundles

SAMPLE = Path(__file__).parents[2] / "inputs" / "vi_du" / "mau_day_du"


@pytest.fixture(scope="module")
def many() -> tuple[Evaluation, ...]:
    some = tuple(pipeline.read([SAMPLE]).evaluations)
    return (some * (3 * BUNDLE // len(some) + 1))[: 2 * BUNDLE + 3]


def test_few_units_stay_in_memory(many: tuple[Evaluation, ...]) -> None:
    builder = RollBuilder(in_memory=5)
    for one in many[:5]:
        builder.append(one)
    assert builder.done() == many[:5]


def test_many_units_go_to_disk_in_order(many: tuple[Evaluation, ...]) -> None:
    builder = RollBuilder(in_memory=5)
    for one in many:
        builder.append(one)
    roll = builder.done()
    assert isinstance(roll, Roll)
    assert len(roll) == len(many)
    assert tuple(roll) == many
    assert tuple(roll) == many
    assert [roll[at] for at in (0, BUNDLE - 1, BUNDLE, len(many) - 1, -1)] == [
        many[at] for at in (0, BUNDLE - 1, BUNDLE, len(many) - 1, -1)
    ]
    assert roll[BUNDLE - 1 : BUNDLE + 2] == many[BUNDLE - 1 : BUNDLE + 2]
    with pytest.raises(IndexError):
        roll[len(many)]


def test_units_still_open_can_be_asked_for(many: tuple[Evaluation, ...]) -> None:
    roll = Roll()
    for one in many[: BUNDLE + 2]:
        roll.append(one)
    assert roll[BUNDLE + 1] == many[BUNDLE + 1]


def test_packed_bundles_of_any_size(many: tuple[Evaluation, ...]) -> None:
    roll = Roll()
    roll.append(many[0])
    for some in (many[1:4], many[4:5], many[5:]):
        roll.extend(tuple(one.unit for one in some), pickle.dumps(list(some)), Referred.among(some))
    assert tuple(roll) == many
    assert Referred.among(roll) == Referred.among(many)
    assert [roll[at] for at in range(8)] == list(many[:8])


def test_bundles_are_the_same_from_memory_and_from_disk(many: tuple[Evaluation, ...]) -> None:
    roll = Roll()
    for one in many:
        roll.append(one)
    assert list(bundles(roll)) == list(bundles(many))
    assert [one for _, packed in bundles(roll) for one in pickle.loads(packed)] == list(many)

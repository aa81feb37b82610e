"""Ví dụ của mọi phép kiểm tra: ví dụ đúng không bị ai báo, ví dụ sai bị báo đúng những luật nó nêu."""

from __future__ import annotations

import pytest

from docgen.layout import engine
from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document, Surroundings
from docgen.layout.examples import Example
from docgen.layout.profile import load
from docgen.layout.sketch.build import build

PROFILE = load()


def examples(name):
    return [
        pytest.param(check, example, id=f"{check}: {example.title}")
        for check, module in engine.modules().items()
        for example in getattr(module, name, ())
    ]


def findings(example):
    facts = build(example)
    return engine.run(Document(facts, recognise(facts)), PROFILE)


def told(found):
    return [f"{one.rule} {one.place}: {one.found} → {one.expected}" for one in found]


@pytest.mark.parametrize(("check", "example"), examples("PASSES"))
def test_passing_example_has_no_finding(check, example):
    assert told(findings(example)) == []


@pytest.mark.parametrize(("check", "example"), examples("FAILS"))
def test_failing_example_is_caught_by_its_rules_and_no_other(check, example):
    own = {rule.id for rule in PROFILE.rules.values() if rule.check == check}
    expected = set(example.rules)
    if not expected:
        assert len(own) == 1, f"ví dụ phải nêu luật: {check} có {sorted(own)}"
        expected = own
    found = findings(example)
    assert {one.rule for one in found} == expected, told(found)
    # Một chỗ sai có thể phạm cả luật của phép khác; nhưng phép này phải tự bắt được nó.
    assert expected & own


@pytest.mark.parametrize(("places", "rules"), [({"Bình Phước"}, []), ({"Hà Nội"}, ["D05"])])
def test_place_is_one_of_the_places_the_office_declares(places, rules):
    facts = build(Example("thử"))
    document = Document(facts, recognise(facts), Surroundings(places=frozenset(places)))
    assert [one.rule for one in engine.run(document, PROFILE)] == rules

"""Tính chất: mỗi người đúng một kết quả; đầu vào tốt hơn không cho kết quả xấu hơn; người khác không ảnh hưởng."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st
from rules_factory import BP34, NO, YES, dossier, evaluation, event, percent

from docgen.model.classification import Reading, Status
from docgen.model.dossier import Amount, Aspect, CriterionStatus, Head, State, Tasks
from docgen.regulations.load import available, load
from docgen.rules import classify, classify_unit
from docgen.rules.measures import measure
from docgen.rules.verdict import judge

ORDER = [BP34.levels[-1].id, None, *(level.id for level in reversed(BP34.levels[:-1]))]
AGENCIES = [None, *BP34.agencies]
NEAR = [Decimal(bound) + Decimal(step) for bound in (50, 60, 70, 80, 90) for step in ("-0.00000001", "0", "0.01")]
OTHERS = [one for one in map(load, available()) if one.compared]
STEPS = st.sampled_from([Decimal("-0.01"), Decimal(0), Decimal("0.01"), Decimal(1)])
exact = st.sampled_from([*NEAR, Decimal(0), Decimal(100)]) | st.decimals(0, 100, places=3)


@st.composite
def bands(draw):
    low, high = sorted([draw(exact), draw(exact)])
    return percent((low, high))


indices = exact.map(percent) | bands() | st.none()
quick = settings(max_examples=80, deadline=None)


@st.composite
def heads(draw, index=indices, unit="don_vi"):
    kind, agency = draw(st.sampled_from(list(BP34.kinds))), draw(st.sampled_from(AGENCIES))
    base = evaluation(unit=unit, kind=kind, agency=agency)
    marks = draw(st.lists(st.sampled_from([*State, State.MET, State.MET]), min_size=3, max_size=8))
    stretch = draw(st.integers(1, 12))
    aspects = draw(st.lists(st.sampled_from(Aspect), min_size=1, unique=True).map(tuple))
    criteria = tuple(
        CriterionStatus(entry.criterion, state, aspects if state is State.WANTING else ())
        for place, entry in enumerate(base.criteria)
        for state in [marks[place // stretch] if place // stretch < len(marks) else State.MET]
    )
    assigned = draw(st.integers(0, 9))
    return replace(
        base,
        criteria=criteria,
        unit_index=draw(index),
        high_effect=draw(st.sampled_from([YES, NO])),
        tasks=draw(st.none() | st.integers(0, assigned).map(lambda done: Tasks(Decimal(assigned), Decimal(done)))),
        events=draw(st.sampled_from([(), (), (), (event("a"),), (event("đ"), event("d"))])),
        heads=tuple(Head("Giám đốc", f"Nguyễn Văn {letter}") for letter in "AB"[: draw(st.integers(1, 2))]),
    )


fields = st.dictionaries(st.sampled_from(list(BP34.fields)), indices)


@quick
@given(st.lists(heads(), max_size=3), fields, st.sampled_from(Reading))
def test_exactly_one_result_a_head_and_every_result_is_whole(evaluations, values, reading):
    results = classify(dossier(*evaluations, fields=values), BP34, reading)
    assert [(r.unit, r.head) for r in results] == [(e.unit, head) for e in evaluations for head in e.heads]
    for result in results:
        settled = result.status in (Status.DETERMINED, Status.INTERPRETED)
        assert (result.level is not None) == settled
        assert result.status is not Status.INTERPRETED or result.questions
        assert not (reading is Reading.STRICT and result.status is Status.INTERPRETED)
        assert (result.candidates == ()) if settled else result.status is not Status.UNDETERMINED or result.candidates
        if result.level is not None and result.status is not Status.DECIDED:
            assert bool(result.grounds) == (result.level == BP34.levels[-1].id)
        assert set(result.questions) <= set(BP34.questions)
        assert all(reason.text.endswith(".") for reason in result.reasons)


def rank(head, values, reading=Reading.FLOOR):
    (result, *_) = classify_unit(head, dossier(head, fields=values), BP34, reading)
    return ORDER.index(result.level)


def raised(band, step):
    return percent(min(band.low + step, Decimal(100)))


steps = st.decimals(0, 40, places=2)
single = heads(index=exact.map(percent)).map(lambda head: replace(head, heads=head.heads[:1]))
exact_fields = st.fixed_dictionaries({field: exact.map(percent) for field in BP34.fields})


@quick
@given(single, exact_fields, st.data())
def test_a_better_input_never_gives_a_worse_result(head, values, data):
    better, better_values = head, dict(values)
    change = data.draw(st.sampled_from(["tiêu chí", "chỉ số", "lĩnh vực", "nhiệm vụ", "hiệu quả", "trường hợp"]))
    if change == "tiêu chí":
        place = data.draw(st.integers(0, len(head.criteria) - 1))
        entry = head.criteria[place]
        if entry.state is not State.NOT_APPLICABLE:
            met = replace(entry, state=State.MET, aspects=())
            better = replace(head, criteria=(*head.criteria[:place], met, *head.criteria[place + 1 :]))
    elif change == "chỉ số":
        better = replace(head, unit_index=raised(head.unit_index, data.draw(steps)))
    elif change == "lĩnh vực":
        field = data.draw(st.sampled_from(list(BP34.fields)))
        better_values[field] = raised(values[field], data.draw(steps))
    elif change == "nhiệm vụ" and head.tasks:
        more = data.draw(st.integers(0, int(head.tasks.assigned - head.tasks.done)))
        better = replace(head, tasks=Tasks(head.tasks.assigned, head.tasks.done + more))
    elif change == "hiệu quả":
        better = replace(head, high_effect=YES)
    elif change == "trường hợp":
        better = replace(head, events=head.events[1:])
    assert rank(better, better_values) >= rank(head, values)


def test_the_literal_bands_do_punish_a_better_index():
    modest, excellent = evaluation(index=75, failing=1), evaluation(index=92, failing=1)
    assert rank(excellent, {}) == rank(modest, {})
    assert rank(excellent, {}, Reading.STRICT) < rank(modest, {}, Reading.STRICT)


@quick
@given(heads(unit="a"), heads(unit="b"), heads(unit="c"), fields, st.permutations([0, 1, 2]))
def test_other_heads_change_nothing(first, second, third, values, order):
    together = [first, second, third]
    alone = classify(dossier(second, fields=values), BP34)
    mixed = classify(dossier(*(together[place] for place in order), fields=values), BP34)
    assert tuple(result for result in mixed if result.unit == "b") == alone


@quick
@given(heads(index=bands()).map(lambda head: replace(head, heads=head.heads[:1])), exact_fields, st.data())
def test_a_level_given_for_a_band_is_the_level_of_each_value_in_it(head, values, data):
    whole = dossier(head, fields=values)
    (result,) = classify(whole, BP34)
    verdict = judge(measure(head, whole, BP34), BP34)
    band = head.unit_index
    share = data.draw(st.integers(0, 999))
    value = percent(band.low + (band.high - band.low) * share / 1000)
    (one,) = classify(dossier(replace(head, unit_index=value), fields=values), BP34)
    if result.status is Status.INSUFFICIENT and band.exact is False:
        assert one.level in verdict.possible or (one.level is None and verdict.may_have_no_level)
    else:
        assert one.level == result.level


@quick
@given(heads(), fields)
def test_advice_is_true(head, values):
    """Câu nói một thay đổi là đủ thì mức nêu trong câu phải tốt hơn mức hiện có."""
    for result in classify(dossier(head, fields=values), BP34):
        for line in result.closest:
            promised = [level for level in BP34.levels if f"thì đạt mức “{level.label}”" in line]
            assert len(promised) <= 1
            assert all(ORDER.index(level.id) > ORDER.index(result.level) for level in promised)


@quick
@given(st.data(), st.sampled_from(OTHERS))
def test_a_verdict_already_known_under_the_figures_of_a_regulation(data, regulation):
    amounts = {}
    for name in regulation.compared:
        entry = regulation.quantities[name]
        bounds = st.sampled_from(sorted(regulation.bounds_of(name)))
        near = st.builds(lambda bound, step: max(Decimal(0), Decimal(int(bound)) + step), bounds, STEPS)
        if not entry.sum_of and data.draw(st.booleans()):
            amounts[name] = Amount(data.draw(near))
    kind = data.draw(st.sampled_from(list(regulation.kinds)))
    head = replace(evaluation(), kind=kind, agency=None, criteria=(), amounts=amounts)
    facts = measure(head, dossier(head), regulation)
    assert judge(facts, regulation) == judge(facts, replace(regulation))

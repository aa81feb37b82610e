"""Khoản 4 khi đơn vị có từ hai người đứng đầu: căn cứ về nhân thân chỉ tính cho người được nêu tên."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules_factory import BP34, K1, K3, K4, document, dossier, evaluation, event, verdict

from docgen.errors import Place
from docgen.model.classification import Reading
from docgen.model.dossier import Head, Ruling
from docgen.rules import classify

FIRST = Head("Giám đốc", "Nguyễn Văn Hòa")
SECOND = Head("Phó Giám đốc", "Nguyễn Văn B", role="nguoi_truc_tiep")
PAIR = (FIRST, SECOND)
UNNAMED = (None, "insufficient_data", (), ())
EARLIER = replace(FIRST, until=date(2022, 6, 30))
LATER = Head("Giám đốc", "Nguyễn Văn B", since=date(2022, 7, 1))


def both(*events, heads=PAIR, reading=Reading.FLOOR, **others):
    case = evaluation(**{"index": 95} | others, heads=heads, events=events)
    return classify(dossier(case), BP34, reading)


def ground(result, point):
    tested = next(reason for reason in result.reasons if reason.rule_id == f"{K4}.grounds")
    return next(child for child in tested.children if child.rule_id == f"4.{point}")


@pytest.mark.parametrize("point", ["a", "đ"])
@pytest.mark.parametrize("reading", Reading)
def test_a_personal_ground_counts_for_the_person_named(point, reading):
    charged, other = both(event(point, name="Nguyễn Văn Hoà"), reading=reading)
    assert (verdict(charged), charged.grounds) == ((K4, "determined", (), ()), (f"4.{point}",))
    assert (verdict(other), other.grounds) == ((K1, "determined", (), ()), ())
    assert [ground(result, point).holds for result in (charged, other)] == [True, False]
    assert ground(other, point).children[0].text.endswith("không có trường hợp nào được ghi nhận; "
                                                          "không thỏa điều kiện này.")  # fmt: skip
    assert charged.evaluation == other.evaluation
    assert len(other.evaluation.events) == 1


@pytest.mark.parametrize("name", [None, "Nguyễn Văn B"])
def test_a_ground_that_is_not_personal_stays_of_the_unit(name):
    assert [(result.level, result.grounds) for result in both(event("d", name=name))] == [(K4, ("4.d",))] * 2


@pytest.mark.parametrize("reading", Reading)
def test_an_unnamed_personal_event_counts_for_nobody_and_gives_no_level(reading):
    place = Place("a.yaml", line=3)
    for result in both(replace(event("đ"), place=place), reading=reading):
        assert (verdict(result), result.grounds) == (UNNAMED, ())
        first = result.reasons[0]
        assert (first.rule_id, str(first.citation), first.holds) == ("thieu_so_lieu", "khoản 4 Điều 12", None)
        assert first.source == place
        assert first.text == (
            "Hồ sơ có ghi nhận không nêu của ai trong 2 người đứng đầu của đơn vị; "
            "phải nêu rõ họ tên mới kết luận được."
        )
        entry = ground(result, "đ")
        assert (entry.holds, entry.children[0].holds, entry.children[0].facts) == (None, None, {"event": "0"})
        assert entry.text.endswith("không nêu của ai nên không tính cho người nào.")
        assert "trong đó 1 trường hợp không nêu của ai nên không tính; chưa kết luận được." in entry.children[0].text
        assert result.closest == ("Ghi họ tên người có trường hợp đã ghi nhận để có kết luận.",)


def test_a_named_event_counts_beside_an_unnamed_one():
    charged, other = both(event("đ", name="Nguyễn Văn B"), event("đ", date(2022, 5, 5)), heads=(SECOND, FIRST))
    assert (charged.level, charged.grounds, other.grounds) == (K4, ("4.đ",), ())
    assert ground(charged, "đ").children[0].facts == {"event": "1"}
    assert charged.closest == ()
    assert verdict(other) == UNNAMED


def test_an_unnamed_event_changes_nothing_where_another_ground_holds_or_the_authority_decides():
    assert [(result.level, result.grounds) for result in both(event("a"), tasks=(4, 1))] == [(K4, ("4.c",))] * 2
    assert {result.questions for result in both(event("a"), heads=(EARLIER, LATER))} == {("G29",)}
    ruling = Ruling(K3, "số liệu giả định", "Chủ tịch giả định", date(2023, 7, 1), document(), "Nguyễn Văn B")
    waiting, decided = both(event("a"), ruling=ruling)
    assert (verdict(waiting), decided.level, verdict(decided.computed)) == (UNNAMED, K3, UNNAMED)


def test_an_unnamed_event_outside_the_year_does_not_count_anyway():
    for result in both(event("đ", date(2023, 1, 1))):
        assert verdict(result) == (K1, "interpreted", (), ("G35",))


def test_a_missing_index_is_told_before_the_missing_name():
    for result in both(event("a"), index=None):
        assert verdict(result) == (None, "insufficient_data", (), ("G10",))
        assert ground(result, "a").holds is None


def test_each_head_of_one_year_keeps_only_his_own_grounds():
    charged, other = both(event("a", name="Nguyễn Văn B"), heads=(LATER, EARLIER))
    assert {charged.level, other.level} == {None}
    assert (charged.grounds, other.grounds) == (("4.a",), ())


def test_a_single_head_needs_no_name():
    (result,) = both(event("đ"), heads=(FIRST,))
    assert (result.level, result.grounds) == (K4, ("4.đ",))


def test_a_nameless_head_is_never_the_one_named():
    nameless = replace(SECOND, name=None)
    assert [result.grounds for result in both(event("a", name=FIRST.name), heads=(FIRST, nameless))] == [("4.a",), ()]

"""Người đứng đầu: thời gian giữ chức, hai người trong năm, quyết định đã ghi nhận của cấp có thẩm quyền."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules_factory import BP34, GAP, HEAD, K1, K2, K3, K4, document, dossier, evaluation, event, rate, verdict

from docgen.errors import Place
from docgen.model.classification import Reading, Status
from docgen.model.dossier import Head, Ruling
from docgen.rules import classify, classify_unit


def person(name="Nguyễn Văn A", since=None, until=None, role="nguoi_dung_dau"):
    return Head(title="Giám đốc", name=name, since=since, until=until, role=role)


TENURES = [
    pytest.param(person(), K1, id="không ghi ngày: cả năm"),
    pytest.param(person(since=date(2022, 7, 1)), K1, id="từ 01/7: đủ sáu tháng"),
    pytest.param(person(since=date(2022, 7, 2)), None, id="từ 02/7: chưa đủ sáu tháng"),
    pytest.param(person(until=date(2022, 6, 30)), K1, id="đến 30/6: đủ sáu tháng"),
    pytest.param(person(until=date(2022, 6, 29)), None, id="đến 29/6: chưa đủ sáu tháng"),
    pytest.param(person(since=date(2022, 3, 15), until=date(2022, 9, 14)), K1, id="đủ sáu tháng giữa năm"),
    pytest.param(person(since=date(2022, 3, 15), until=date(2022, 9, 13)), None, id="thiếu một ngày giữa năm"),
    pytest.param(person(since=date(2019, 1, 1), until=date(2022, 3, 1)), None, id="chỉ tính phần trong năm"),
    pytest.param(person(since=date(2023, 1, 1)), None, id="nhận chức sau năm đánh giá"),
    pytest.param(person(until=date(2021, 12, 31)), None, id="thôi chức trước năm đánh giá"),
]


@pytest.mark.parametrize(("head", "level"), TENURES)
def test_tenure(head, level):
    result = rate(evaluation(index=95, heads=(head,)))
    if level:
        assert verdict(result) == (K1, "determined", (), ())
    else:
        assert verdict(result) == (None, "undetermined", (K1, K2, K3, K4), ("G29",))
        below = rate(evaluation(index=70, heads=(head,)))
        assert (below.closest, below.grounds) == ((), ())
        assert (result.reasons[0].rule_id, result.reasons[0].holds) == ("thoi_gian_giu_chuc", False)
        assert "Nếu tính như cả năm: mức “Hoàn thành xuất sắc nhiệm vụ”." in result.reasons[0].text
        assert result.reasons[1].rule_id == "khong_hoan_thanh.grounds"
        assert result.closest == ()


def test_tenure_comes_before_the_grounds():
    result = rate(evaluation(index=95, heads=(person(since=date(2022, 9, 1)),), events=(event("đ"),)))
    assert verdict(result) == (None, "undetermined", (K1, K2, K3, K4), ("G29",))
    assert result.grounds == ("4.đ",)
    assert "“Không hoàn thành nhiệm vụ”" in result.reasons[0].text


@pytest.mark.parametrize(
    ("others", "words"),
    [({"index": 50}, "chưa xác định"), ({"index": None}, "chưa đủ số liệu"), ({"index": 70}, "“Hoàn thành nhiệm vụ”")],
)
def test_the_verdict_of_a_whole_year_stays_visible(others, words):
    result = rate(evaluation(heads=(person(since=date(2022, 9, 1)),), **others))
    assert f"Nếu tính như cả năm: {'' if words.startswith('chưa') else 'mức '}{words}." in result.reasons[0].text
    assert "Giữ chức từ 01/09/2022 đến 31/12/2022 trong năm 2022, chưa đủ 6 tháng." in result.reasons[0].text
    assert result.reasons[0].text.startswith("Văn bản không nói cách xếp loại trường hợp này (G29)")


def results(*heads, **others):
    case = evaluation(index=95, heads=heads, **others)
    return [(entry.head.name, entry.level, entry.status.value) for entry in classify(dossier(case), BP34)]


def test_two_heads_in_the_year():
    first, second = person("Nguyễn Văn A", until=date(2022, 6, 30)), person("Nguyễn Văn B", since=date(2022, 7, 1))
    assert results(first, second) == [("Nguyễn Văn A", None, "undetermined"), ("Nguyễn Văn B", None, "undetermined")]
    reason = classify(dossier(evaluation(heads=(first, second))), BP34)[0].reasons[0]
    assert "Trong năm 2022 có 2 người đứng đầu cùng vai trò này." in reason.text
    assert str(reason.citation) == "Điều 17"


def test_two_roles_are_not_two_heads():
    deputy = person("Nguyễn Văn B", role="nguoi_truc_tiep")
    assert [level for _, level, _ in results(person(), deputy)] == [K1, K1]


def test_a_head_who_left_before_the_year_does_not_count():
    gone = person("Nguyễn Văn B", until=date(2021, 12, 31))
    assert results(person(), gone) == [("Nguyễn Văn A", K1, "determined"), ("Nguyễn Văn B", None, "undetermined")]
    text = classify(dossier(evaluation(heads=(gone,))), BP34)[0].reasons[0].text
    assert "Không giữ chức ngày nào trong năm 2022." in text


def ruling(level=K3, name=None, with_document=True):
    paper = document(date(2023, 7, 1), "77/QĐ-GĐ") if with_document else None
    return Ruling(level, "số liệu giả định.", "Chủ tịch giả định", date(2023, 7, 1), paper, name)


def test_a_recorded_ruling_closes_a_gap():
    result = rate(evaluation(index=50, ruling=ruling()))
    assert verdict(result) == (K3, "decided", (), ("G5",))
    assert verdict(result.computed) == (None, "undetermined", GAP, ("G5",))
    assert result.reasons[:-1] == result.computed.reasons
    reason = result.reasons[-1]
    assert (reason.rule_id, str(reason.citation), reason.holds) == (
        "quyet_dinh_cua_cap_tham_quyen",
        "khoản 1 Điều 14",
        True,
    )
    assert reason.text == (
        "Chủ tịch giả định quyết định mức “Hoàn thành nhiệm vụ” ngày 01/07/2023 (văn bản số 77/QĐ-GĐ ngày 01/07/2023). "
        "Lý do: số liệu giả định."
    )
    assert reason.facts == {"level": K3, "decided_on": "2023-07-01", "document": "77/QĐ-GĐ"}
    assert result.closest == ()


@pytest.mark.parametrize("reading", Reading)
def test_a_recorded_ruling_may_depart_from_the_verdict(reading):
    result = rate(evaluation(index=95, events=(event("đ"),), ruling=ruling(with_document=False)), reading=reading)
    assert (result.level, result.status, result.grounds) == (K3, Status.DECIDED, ("4.đ",))
    assert (result.computed.level, result.computed.status) == (K4, Status.DETERMINED)
    assert "document" not in result.reasons[-1].facts


def test_a_recorded_ruling_closes_a_short_tenure():
    result = rate(evaluation(heads=(person(since=date(2022, 9, 1)),), ruling=ruling(K2)))
    assert verdict(result) == (K2, "decided", (), ("G29",))
    assert result.computed.questions == ("G29",)


def test_a_kind_nobody_is_named_to_rate_cites_the_general_article():
    result = rate(evaluation(kind="don_vi_su_nghiep", index=None, ruling=ruling()))
    assert verdict(result)[:2] == (K3, "decided")
    assert str(result.reasons[-1].citation) == "Điều 17"


def test_a_ruling_keeps_its_place_and_its_own_words():
    place = Place("a.yaml", line=40, key="quyet_dinh_cua_cap_tham_quyen")
    plain = replace(ruling(with_document=False), reason="theo biên bản X.")
    head = replace(evaluation(index=50, ruling=plain), places={"quyet_dinh_cua_cap_tham_quyen": place})
    reason = rate(head).reasons[-1]
    assert reason.source == place
    assert reason.text == (
        "Chủ tịch giả định quyết định mức “Hoàn thành nhiệm vụ” ngày 01/07/2023. Lý do: theo biên bản X."
    )
    other = rate(replace(head, ruling=replace(plain, name="Nguyễn Văn B"))).reasons[-1]
    assert (other.source, other.holds, str(other.citation)) == (place, False, "khoản 1 Điều 14")


def test_a_regulation_without_competence_cites_its_general_article():
    (result,) = classify(dossier(evaluation(index=50, ruling=ruling())), replace(BP34, competence={}))
    assert str(result.reasons[-1].citation) == "Điều 17"


def test_with_several_heads_a_ruling_must_name_its_person():
    heads = (person("Nguyễn Văn Hòa", until=date(2022, 6, 30)), person("Nguyễn Văn B", since=date(2022, 7, 1)))
    assert [level for _, level, _ in results(*heads, ruling=ruling())] == [None, None]
    assert [level for _, level, _ in results(*heads, ruling=ruling(name="Nguyễn Văn Hoà"))] == [K3, None]
    unheeded = classify(dossier(evaluation(heads=heads, ruling=ruling())), BP34)[0]
    assert (unheeded.reasons[-1].rule_id, unheeded.reasons[-1].holds) == ("quyet_dinh_cua_cap_tham_quyen", False)
    assert unheeded.reasons[-1].text.endswith("không nêu đúng tên người này nên không áp dụng.")
    assert unheeded.computed is None


def test_a_ruling_about_somebody_else_or_about_a_nameless_head_is_not_applied():
    assert rate(evaluation(index=50, ruling=ruling(name="Nguyễn Văn B"))).level is None
    nameless = Head(title="Giám đốc")
    assert rate(evaluation(index=50, heads=(nameless,), ruling=ruling(name="Nguyễn Văn A"))).level is None
    assert rate(evaluation(index=50, heads=(nameless,), ruling=ruling())).level == K3
    assert rate(evaluation(index=50, ruling=ruling(name="Nguyễn Văn A"))).level == K3


def test_one_result_a_head_in_the_order_of_input():
    first, second = evaluation(unit="b", heads=(HEAD, HEAD)), evaluation(unit="a")
    whole = dossier(first, second)
    assert [entry.unit for entry in classify(whole, BP34)] == ["b", "b", "a"]
    assert classify_unit(second, whole, BP34) == classify(whole, BP34)[2:]
    assert classify_unit(replace(first, heads=()), whole, BP34) == ()

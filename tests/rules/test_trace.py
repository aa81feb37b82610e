"""Cây lý do: thứ tự, viện dẫn, số liệu đúng, chỗ lấy số liệu, và câu tiếng Việt trọn vẹn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules_factory import BP34, NO, YES, dossier, evaluation, event, rate

from docgen.errors import Place
from docgen.model.classification import Reading
from docgen.model.dossier import Aspect, CriterionStatus, State
from docgen.rules import classify


def outline(result):
    return [(reason.rule_id, str(reason.citation), reason.holds) for reason in result.reasons]


def find(result, *path):
    reasons = result.reasons
    for rule_id in path:
        found = next(reason for reason in reasons if reason.rule_id == rule_id)
        reasons = found.children
    return found


def walk(reasons):
    for reason in reasons:
        yield reason
        yield from walk(reason.children)


FIRST = ("khong_hoan_thanh.grounds", "khoản 4 Điều 12")
K1, K2, K3 = (
    ("hoan_thanh_xuat_sac", "khoản 1 Điều 12"),
    ("hoan_thanh_tot", "khoản 2 Điều 12"),
    ("hoan_thanh", "khoản 3 Điều 12"),
)
ORDERS = [
    pytest.param({"index": 95}, [(*FIRST, False), (*K1, True)], id="mức cao nhất"),
    pytest.param({"index": 70}, [(*FIRST, False), (*K3, True), (*K2, False), (*K1, False)], id="rồi các mức tốt hơn"),
    pytest.param(
        {"index": 50},
        [(*FIRST, False), ("chua_xac_dinh", "Điều 17", True), (*K3, False), (*K2, False), (*K1, False)],
        id="chưa xác định",
    ),
    pytest.param(
        {"tasks": (4, 1)}, [(*FIRST, True), ("khong_hoan_thanh", "khoản 4 Điều 12", True)], id="mức thấp nhất"
    ),
    pytest.param(
        {"index": (80, 100)},
        [(*FIRST, False), ("thieu_so_lieu", "khoản 1 Điều 12", None), (*K3, False), (*K2, None), (*K1, None)],
        id="chưa đủ số liệu",
    ),
    pytest.param(
        {"index": (40, 70), "failing": 30},
        [(*FIRST, None), ("thieu_so_lieu", "khoản 4 Điều 12", None), (*K3, False), (*K2, False), (*K1, False)],
        id="chưa rõ cả khoản 4",
    ),
]


@pytest.mark.parametrize(("case", "expected"), ORDERS)
def test_order_of_the_reasons(case, expected):
    assert outline(rate(evaluation(**case))) == expected


def test_the_strict_reading_says_why_there_is_no_level():
    result = rate(evaluation(index=95, failing=1), reading=Reading.STRICT)
    assert outline(result)[:3] == [(*FIRST, False), ("chua_xac_dinh", "Điều 17", True), (*K3, True)]
    assert result.reasons[1].text == (
        "Đúng câu chữ thì chưa xác định được mức: mức “Hoàn thành nhiệm vụ” dựa vào cách đọc (G2). "
        "Người có thẩm quyền quyết định; có thể chọn: “Hoàn thành nhiệm vụ”."
    )
    assert result.reasons[2].text.startswith("Đủ điều kiện tối thiểu của mức “Hoàn thành nhiệm vụ” (khoản 3 Điều 12);")
    wide = rate(evaluation(index=50, failing=30, aspects=(Aspect.EFFECT,)), reading=Reading.STRICT)
    assert [rule for rule, _, _ in outline(wide)] == [FIRST[0], "chua_xac_dinh", "khong_hoan_thanh"]
    assert "“Không hoàn thành nhiệm vụ” dựa vào cách đọc (G13)" in wide.reasons[1].text
    same = rate(evaluation(index=95), reading=Reading.STRICT)
    assert outline(same) == outline(rate(evaluation(index=95)))


def test_the_grounds_are_tested_one_by_one():
    tested = rate(evaluation(agency="so_tai_chinh")).reasons[0]
    assert [reason.rule_id for reason in tested.children] == ["4.a", "4.b", "4.c", "4.d", "4.đ", "4.e"]
    assert [str(reason.citation) for reason in tested.children] == [
        f"điểm {point} khoản 4 Điều 12" for point in ("a", "b", "c", "d", "đ", "e")
    ]
    assert {reason.holds for reason in tested.children} == {False}
    assert tested.text == (
        "Xét trước các trường hợp của mức “Không hoàn thành nhiệm vụ” (khoản 4 Điều 12): "
        "không có trường hợp nào được chứng minh."
    )
    ground = tested.children[2]
    assert ground.text == f"“{BP34.grounds[2].text.rstrip('.')}”. Không có trường hợp này."
    (condition,) = ground.children
    assert (condition.rule_id, condition.holds, condition.facts) == ("4.c.task_share", False, {"task_share": "40/40"})
    assert condition.text == (
        "“hoàn thành dưới 50% các chỉ tiêu, nhiệm vụ về cải cách hành chính”: "
        "đã hoàn thành 40 trên 40 chỉ tiêu, nhiệm vụ được giao; không thỏa điều kiện này."
    )


def test_a_ground_for_named_agencies_says_so_for_the_others():
    ground = find(rate(evaluation()), FIRST[0], "4.e")
    assert (ground.holds, ground.children) == (False, ())
    assert ground.text.endswith("dưới 50% theo kết quả công bố Chỉ số cải cách hành chính của cấp có thẩm quyền”. "
                                "Không áp dụng cho đơn vị này.")  # fmt: skip
    no_field = find(rate(evaluation(agency="so_khoa_hoc_cong_nghe")), FIRST[0], "4.e")
    assert no_field.holds is False
    assert no_field.children[0].holds is None
    assert no_field.children[0].text.endswith("cơ quan không có lĩnh vực nào để xét; không áp dụng điều kiện này.")


@pytest.mark.parametrize("tasks", [None, (0, 0)])
def test_missing_tasks_prove_nothing(tasks):
    result = rate(evaluation(index=70, tasks=tasks))
    ground = find(result, FIRST[0], "4.c")
    assert (ground.holds, ground.children[0].holds, ground.children[0].facts) == (None, None, {})
    assert ground.text.endswith("Chưa chứng minh được vì thiếu số liệu nên không tính là có.")
    assert ground.children[0].text.endswith(
        "chưa ghi số chỉ tiêu, nhiệm vụ được giao và đã hoàn thành; chưa kết luận được."
    )
    assert outline(result)[0] == (*FIRST, False)


def test_facts_are_exact_and_come_with_their_place():
    place = Place("tay_ninh.xlsx", "Đơn vị", "F12")
    wrong = CriterionStatus("4.1.a", State.WANTING, (Aspect.TIMELINESS, Aspect.QUALITY), "trình chậm.", place=place)
    head = evaluation(index="78.430", failing=1)
    head = replace(
        head,
        criteria=(wrong, *head.criteria[1:]),
        places={key: place._replace(cell=key) for key in ("chi_so_don_vi", "nhiem_vu_cchc", "hieu_qua_cao")},
    )
    result = rate(head)
    index = find(result, "hoan_thanh", "hoan_thanh.unit_index")
    assert (index.facts, index.source) == ({"unit_index": "78.430"}, place._replace(cell="chi_so_don_vi"))
    assert index.text == (
        "“Chỉ số cải cách hành chính trong năm đạt từ 60% đến dưới 80%”: chỉ số của đơn vị là 78,430%; "
        "đạt mức tối thiểu 60%."
    )
    share = find(result, "hoan_thanh", "hoan_thanh.failing_share")
    assert (share.facts, share.source) == ({"failing_share": "1/43"}, place)
    assert share.text.endswith(": 1 trên 43 tiêu chí chưa bảo đảm; thỏa điều kiện này.")
    (criterion,) = share.children
    assert (criterion.rule_id, str(criterion.citation)) == ("4.1.a", "điểm a khoản 1 Điều 4")
    assert (criterion.holds, criterion.source, criterion.facts) == (False, place, {"state": "chua_bao_dam"})
    label = BP34.criteria["4.1.a"].label
    assert criterion.text == f"{label}: chưa bảo đảm tiến độ, chất lượng. Lý do: trình chậm."
    tasks = find(result, FIRST[0], "4.c", "4.c.task_share")
    assert tasks.source == place._replace(cell="nhiem_vu_cchc")
    effect = find(result, "hoan_thanh_xuat_sac", "hoan_thanh_xuat_sac.high_effect")
    assert (effect.source, effect.facts) == (place._replace(cell="hieu_qua_cao"), {"high_effect": "1"})


def test_not_done_and_the_place_of_the_criteria_table():
    place = Place("a.yaml", line=9, key="tieu_chi")
    result = rate(replace(evaluation(index=70, failing=2, not_done=1), places={"tieu_chi": place}))
    entry = find(result, "hoan_thanh", "hoan_thanh.not_done")
    assert (entry.facts, entry.holds, entry.source) == ({"not_done": "1"}, False, place)
    assert entry.text.endswith(": 1 tiêu chí không thực hiện; không thỏa điều kiện này.")
    listed = find(result, "hoan_thanh", "hoan_thanh.failing_share").children
    assert [reason.rule_id for reason in listed] == ["4.1.a", "4.1.b"]
    assert listed[0].text.endswith(": không thực hiện.")
    assert listed[1].text.endswith(": chưa bảo đảm tiến độ, chất lượng, hiệu quả.")


def test_a_breach_is_named():
    head = evaluation(index=70, failing=1)
    breach = CriterionStatus("4.1.a", State.BREACH)
    (listed,) = find(
        rate(replace(head, criteria=(breach, *head.criteria[1:]))), "hoan_thanh", "hoan_thanh.failing_share"
    ).children
    assert listed.text.endswith(": có vi phạm.")


def test_the_failing_criteria_are_listed_once():
    for case in ({"index": 70}, {"index": 95}, {"index": 40}):
        for failing in (3, 12, 30):
            result = rate(evaluation(failing=failing, **case))
            assert sum(reason.rule_id == "4.1.a" for reason in walk(result.reasons)) == 1


def test_fields_of_an_agency():
    result = rate(evaluation(agency="so_noi_vu", index=95), fields={"to_chuc_bo_may": "69.50"})
    entry = find(result, "hoan_thanh_xuat_sac", "hoan_thanh_xuat_sac.field_index")
    assert entry.facts == {"chi_dao_dieu_hanh": "85", "to_chuc_bo_may": "69.50", "can_bo_cong_chuc": "85"}
    assert entry.holds is False
    assert f"chỉ số lĩnh vực “{BP34.fields['to_chuc_bo_may']}” là 69,50%" in entry.text
    assert entry.text.endswith("; không đạt mức tối thiểu 70%.")
    assert [(child.rule_id.rpartition(".")[2], child.holds, child.facts) for child in entry.children] == [
        ("chi_dao_dieu_hanh", True, {"chi_dao_dieu_hanh": "85"}),
        ("to_chuc_bo_may", False, {"to_chuc_bo_may": "69.50"}),
        ("can_bo_cong_chuc", True, {"can_bo_cong_chuc": "85"}),
    ]
    assert entry.children[1].text == f"Chỉ số lĩnh vực “{BP34.fields['to_chuc_bo_may']}” là 69,50%."
    banded = rate(evaluation(agency="so_noi_vu", index=95), fields={"to_chuc_bo_may": (60, 80)})
    children = find(banded, "hoan_thanh_xuat_sac", "hoan_thanh_xuat_sac.field_index").children
    assert [child.holds for child in children] == [True, None, True]
    assert find(rate(evaluation(agency="so_tai_chinh")), FIRST[0], "4.e", "4.e.field_index").children == ()


def test_the_place_of_a_field_index():
    place = Place("a.xlsx", "Lĩnh vực", "B4")
    head = evaluation(agency="so_tai_chinh")
    (result,) = classify(replace(dossier(head), places={"chi_so_linh_vuc.tai_chinh_cong": place}), BP34)
    assert find(result, FIRST[0], "4.e", "4.e.field_index").source == place
    head = evaluation(agency="so_noi_vu")
    (result,) = classify(replace(dossier(head), places={"chi_so_linh_vuc.to_chuc_bo_may": place}), BP34)
    entry = find(result, FIRST[0], "4.e", "4.e.field_index")
    assert entry.source == place
    assert [child.source for child in entry.children] == [None, place, None]


def test_the_place_of_a_criterion_not_carried_out():
    wanting = CriterionStatus("4.1.a", State.WANTING, (Aspect.QUALITY,), place=Place("a.yaml", line=1))
    idle = CriterionStatus("4.1.b", State.NOT_DONE, place=Place("a.yaml", line=2))
    head = evaluation(index=70)
    result = rate(replace(head, criteria=(wanting, idle, *head.criteria[2:])))
    assert find(result, "hoan_thanh", "hoan_thanh.not_done").source == idle.place
    assert find(result, "hoan_thanh", "hoan_thanh.failing_share").source == wanting.place


def test_a_level_reached_to_the_letter():
    result = rate(evaluation(index=85))
    assert result.reasons[1].text == (
        "Đạt mức “Hoàn thành tốt nhiệm vụ” (khoản 2 Điều 12): đủ mọi điều kiện đúng như câu chữ."
    )
    assert [child.rule_id for child in result.reasons[1].children] == [
        "hoan_thanh_tot.failing_share",
        "hoan_thanh_tot.unit_index",
    ]
    assert result.reasons[2].text == (
        "Không đạt mức “Hoàn thành xuất sắc nhiệm vụ” (khoản 1 Điều 12): chỉ số của đơn vị là 85%."
    )


def test_a_level_that_rests_on_a_reading():
    result = rate(evaluation(agency="so_tai_chinh", index=95, failing=1, effect=NO), fields={"tai_chinh_cong": 55})
    level, good, best = result.reasons[1:]
    readings = {question: BP34.questions[question].reading for question in ("G2", "G7")}
    assert level.text == (
        "Đủ điều kiện tối thiểu của mức “Hoàn thành nhiệm vụ” (khoản 3 Điều 12); kết quả dựa vào cách đọc "
        f"G2: {readings['G2']} G7: {readings['G7']}"
    )
    assert [(child.rule_id, child.holds) for child in level.children][-2:] == [
        ("hoan_thanh.field_index", True),
        ("hoan_thanh.literal.unit_index", False),
    ]
    assert level.children[-1].text.endswith("; nằm ngoài khoảng mà câu chữ ghi cho mức này.")
    assert good.text == (
        "Không đạt mức “Hoàn thành tốt nhiệm vụ” (khoản 2 Điều 12): 1 trên 45 tiêu chí chưa bảo đảm; "
        f"chỉ số lĩnh vực “{BP34.fields['tai_chinh_cong']}” là 55%."
    )
    assert "chưa có kết luận “hiệu quả cao” kèm lý do" in best.text
    assert find(result, "hoan_thanh_xuat_sac", "hoan_thanh_xuat_sac.high_effect").facts == {"high_effect": "0"}


def test_a_band_partly_outside_the_letter():
    result = rate(evaluation(index=(60, 90), failing=1))
    last = result.reasons[1].children[-1]
    assert (last.rule_id, last.holds, last.facts) == (
        "hoan_thanh.literal.unit_index",
        None,
        {"unit_index": "từ 60 đến dưới 90"},
    )
    assert last.text.endswith(
        "chỉ số của đơn vị là từ 60% đến dưới 90%; có thể nằm ngoài khoảng mà câu chữ ghi cho mức này."
    )
    assert find(rate(evaluation(index=(80, 100))), "hoan_thanh_tot", "hoan_thanh_tot.unit_index").text.endswith(
        "chỉ số của đơn vị là từ 80% đến 100%; đạt mức tối thiểu 80%."
    )


def test_an_agency_without_a_field():
    level = rate(evaluation(agency="so_khoa_hoc_cong_nghe", index=85, effect=YES)).reasons[1]
    assert "; cơ quan không có lĩnh vực để xét chỉ số lĩnh vực; kết quả dựa vào cách đọc G9: " in level.text
    last = level.children[2]
    assert (last.rule_id, last.holds) == ("hoan_thanh_tot.field_index", None)


def test_the_lowest_level_names_the_grounds_that_hold():
    result = rate(evaluation(index=50, failing=30, aspects=(Aspect.EFFECT,)))
    assert result.reasons[0].text.endswith(": có 1 trường hợp.")
    lowest = result.reasons[1]
    assert lowest.text == (
        "Mức “Không hoàn thành nhiệm vụ” vì có trường hợp quy định tại điểm b khoản 4 Điều 12. "
        f"G13: {BP34.questions['G13'].reading}"
    )
    assert lowest.children == ()
    (ground,) = (child for child in result.reasons[0].children if child.holds)
    assert [(child.rule_id, child.holds) for child in ground.children] == [
        ("4.b.failing_share", True),
        ("4.b.unit_index", True),
        ("4.b.narrow", False),
    ]
    assert ground.text.endswith("”. Có trường hợp này.")
    narrow = ground.children[2]
    assert narrow.text == "Nếu đọc hẹp: không có trường hợp này."
    assert [child.holds for child in narrow.children] == [False, True]
    assert narrow.children[0].facts == {"failing_in_every_aspect_share": "0/43"}
    assert "0 trên 43 tiêu chí chưa bảo đảm cả ba mặt hoặc không thực hiện" in narrow.children[0].text
    assert len(ground.children[0].children) == 30
    both = rate(evaluation(tasks=(4, 1), events=(event("d"),))).reasons[1]
    assert both.text.endswith("quy định tại điểm c khoản 4 Điều 12, điểm d khoản 4 Điều 12.")


def test_events_name_the_document_and_never_the_content():
    place = Place("a.yaml", line=3)
    shown = replace(event("a"), content="điều riêng tư", place=place)
    result = rate(evaluation(events=(shown, event("đ", date(2023, 3, 4)))))
    entry = find(result, FIRST[0], "4.a", "4.a.event")
    assert entry.text.endswith("đã ghi nhận 1 trường hợp (văn bản số 01/QĐ-GĐ ngày 09/09/2022); thỏa điều kiện này.")
    assert (entry.facts, entry.source) == ({"event": "1"}, place)
    assert not any("riêng tư" in reason.text for reason in walk(result.reasons))
    late = find(result, FIRST[0], "4.đ", "4.đ.event")
    assert (late.holds, late.facts) == (False, {"event": "0"})
    assert "(văn bản số 01/QĐ-GĐ ngày 04/03/2023), trong đó 1 trường hợp không thuộc năm được đánh giá" in late.text
    none = find(result, FIRST[0], "4.d", "4.d.event")
    assert (none.facts, none.source) == ({"event": "0"}, None)


def test_a_gap_lists_its_questions():
    reason = rate(evaluation(index=95, failing=30)).reasons[1]
    assert reason.text == (
        "Văn bản không cho mức nào trong trường hợp này. Người có thẩm quyền quyết định; có thể chọn: "
        "“Hoàn thành nhiệm vụ”, “Không hoàn thành nhiệm vụ”."
    )
    assert [child.rule_id for child in reason.children] == ["G1", "G4"]
    question = BP34.questions["G4"]
    assert reason.children[1].text == f"G4: {question.problem} Cách đọc: {question.reading}"
    assert str(reason.children[1].citation) == question.citation.split("; ")[0]
    assert reason.children[1].holds is True


def test_a_question_without_a_citation_cites_the_general_article():
    questions = {key: replace(question, citation="") for key, question in BP34.questions.items()}
    (result,) = classify(dossier(evaluation(index=50)), replace(BP34, questions=questions))
    assert str(result.reasons[1].children[0].citation) == "Điều 17"


def test_every_sentence_is_whole():
    for case in ({"index": 95}, {"index": 50}, {"index": None}, {"tasks": None}, {"failing": 30, "index": 50}):
        for reason in walk(rate(evaluation(agency="so_noi_vu", **case)).reasons):
            assert reason.text.endswith(".")
            assert "None" not in reason.text
            assert "  " not in reason.text

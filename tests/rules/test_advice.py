"""Gợi ý mức liền trên: mỗi câu là một thay đổi đơn lẻ đã xếp loại lại, hoặc nói rõ phải có đồng thời những gì."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from rules_factory import BP34, NO, dossier, evaluation, event, rate

from docgen.model.classification import Detail, Reading
from docgen.model.dossier import State
from docgen.rules import classify

HIGH = "thì đạt mức “Hoàn thành xuất sắc nhiệm vụ”."
GOOD = "thì đạt mức “Hoàn thành tốt nhiệm vụ”."
DONE = "thì đạt mức “Hoàn thành nhiệm vụ”."
NONE_ENOUGH = "Không thay đổi đơn lẻ nào đủ để đạt mức “Hoàn thành nhiệm vụ”; phải có đồng thời: "
TOO_MANY = (
    "“không quá 20% tiêu chí chưa bảo đảm chất lượng, tiến độ hoặc hiệu quả thấp” (9 trên 43 tiêu chí chưa bảo đảm)"
)

CASES = [
    pytest.param({"index": 95}, None, (), id="mức cao nhất"),
    pytest.param(
        {"index": "78.43"},
        None,
        (f"Chỉ số đơn vị tăng 1,57 điểm phần trăm (từ 78,43 lên 80) {GOOD}",),
        id="nâng chỉ số đơn vị",
    ),
    pytest.param({"index": 95, "effect": NO}, None, (f"Có kết luận “hiệu quả cao” kèm lý do {HIGH}",), id="hiệu quả"),
    pytest.param(
        {"index": 83, "failing": 9},
        None,
        (f"Giảm 1 tiêu chí chưa bảo đảm (từ 9 còn 8 trên 43) {DONE}",),
        id="bớt một tiêu chí",
    ),
    pytest.param(
        {"index": 95, "failing": 12, "not_done": 2},
        None,
        (
            "Giảm 4 tiêu chí chưa bảo đảm (từ 12 còn 8 trên 43), "
            f"trong đó có tiêu chí không thực hiện 4.1.a, 4.1.b, {DONE}",
        ),
        id="bớt cả tiêu chí không thực hiện",
    ),
    pytest.param(
        {"index": 95, "failing": 5, "not_done": 2},
        None,
        (f"Thực hiện 2 tiêu chí còn chưa thực hiện (4.1.a, 4.1.b), dù kết quả chưa bảo đảm, {DONE}",),
        id="làm tiêu chí còn chưa làm",
    ),
    pytest.param(
        {"index": 50, "failing": 9},
        None,
        (f"{NONE_ENOUGH}{TOO_MANY}; chỉ số đơn vị từ 60% (chỉ số của đơn vị là 50%).",),
        id="thiếu hai điều kiện",
    ),
    pytest.param(
        {"index": None, "failing": 9},
        None,
        (f"{NONE_ENOUGH}{TOO_MANY}; chỉ số đơn vị từ 60% (chưa có chỉ số của đơn vị).",),
        id="thiếu chỉ số và quá nhiều tiêu chí",
    ),
    pytest.param(
        {"index": 95, "tasks": (41, 10)},
        None,
        (f"Số chỉ tiêu, nhiệm vụ hoàn thành tăng từ 10 lên 21 trên 41 {HIGH}",),
        id="điểm c: nhiệm vụ đếm được",
    ),
    pytest.param(
        {"index": 85, "tasks": ("40.5", 10)},
        None,
        (f"Số chỉ tiêu, nhiệm vụ hoàn thành tăng từ 10 lên 20,25 trên 40,5 {GOOD}",),
        id="điểm c: nhiệm vụ có phần lẻ",
    ),
    pytest.param(
        {"index": 85, "tasks": (41, "10.5")},
        None,
        (f"Số chỉ tiêu, nhiệm vụ hoàn thành tăng từ 10,5 lên 20,5 trên 41 {GOOD}",),
        id="điểm c: kết quả có phần lẻ",
    ),
    pytest.param(
        {"index": 50, "tasks": (41, 10)},
        None,
        (
            f"{NONE_ENOUGH}không còn trường hợp quy định tại điểm c khoản 4 Điều 12; "
            "chỉ số đơn vị từ 60% (chỉ số của đơn vị là 50%).",
        ),
        id="điểm c và chỉ số thấp",
    ),
    pytest.param(
        {"index": 95, "events": (event("đ"),)},
        None,
        (f"Nếu không có trường hợp quy định tại điểm đ khoản 4 Điều 12 {HIGH}",),
        id="điểm đ",
    ),
    pytest.param(
        {"index": 70, "events": (event("a"), event("đ"))},
        None,
        (f"{NONE_ENOUGH}không còn trường hợp quy định tại điểm a khoản 4 Điều 12, điểm đ khoản 4 Điều 12.",),
        id="điểm a và điểm đ",
    ),
    pytest.param(
        {"agency": "so_tai_chinh", "index": 95},
        {"tai_chinh_cong": "45.5"},
        (f"Chỉ số lĩnh vực “{BP34.fields['tai_chinh_cong']}” tăng 4,5 điểm phần trăm (từ 45,5 lên 50) {DONE}",),
        id="điểm e: một lĩnh vực",
    ),
    pytest.param(
        {"agency": "so_noi_vu", "index": 95},
        {"to_chuc_bo_may": "65"},
        (f"Chỉ số lĩnh vực “{BP34.fields['to_chuc_bo_may']}” tăng 5 điểm phần trăm (từ 65 lên 70) {HIGH}",),
        id="một trong ba lĩnh vực thấp",
    ),
    pytest.param(
        {"agency": "so_noi_vu", "index": 95},
        {"to_chuc_bo_may": "45", "can_bo_cong_chuc": "40.25", "chi_dao_dieu_hanh": 80},
        (
            f"{NONE_ENOUGH}mọi chỉ số lĩnh vực từ 50% "
            f"(chỉ số lĩnh vực “{BP34.fields['chi_dao_dieu_hanh']}” là 80%; "
            f"chỉ số lĩnh vực “{BP34.fields['to_chuc_bo_may']}” là 45%; "
            f"chỉ số lĩnh vực “{BP34.fields['can_bo_cong_chuc']}” là 40,25%).",
        ),
        id="hai trong ba lĩnh vực thấp",
    ),
    pytest.param(
        {"index": (60, 80)},
        None,
        (f"Chỉ số đơn vị đạt từ 80% (hiện từ 60% đến dưới 80%) {GOOD}",),
        id="chỉ số mới công bố theo khoảng",
    ),
    pytest.param(
        {"agency": "so_tai_chinh", "index": 95},
        {"tai_chinh_cong": (50, 60)},
        (f"Chỉ số lĩnh vực “{BP34.fields['tai_chinh_cong']}” đạt từ 60% (hiện từ 50% đến dưới 60%) {GOOD}",),
        id="chỉ số lĩnh vực theo khoảng",
    ),
    pytest.param({"index": (80, 100)}, None, ("Bổ sung số đúng của chỉ số đơn vị để có kết luận.",), id="khoảng rộng"),
    pytest.param(
        {"agency": "so_tai_chinh", "index": None},
        {"tai_chinh_cong": None},
        (
            "Bổ sung số đúng của chỉ số đơn vị và số đúng của chỉ số lĩnh vực "
            f"“{BP34.fields['tai_chinh_cong']}” để có kết luận.",
        ),
        id="thiếu cả hai chỉ số",
    ),
    pytest.param(
        {"index": 95, "struck_out": 43},
        None,
        ("Xem lại các tiêu chí ghi “không áp dụng”: phải còn ít nhất một tiêu chí áp dụng.",),
        id="không còn tiêu chí",
    ),
]


@pytest.mark.parametrize(("case", "fields", "expected"), CASES)
def test_closest(case, fields, expected):
    assert rate(evaluation(**case), fields=fields).closest == expected


STRICT = [
    pytest.param({"index": 92, "failing": 1}, (f"Giảm 1 tiêu chí chưa bảo đảm (từ 1 còn 0 trên 43) {HIGH}",)),
    pytest.param({"index": 92, "effect": NO}, (f"Có kết luận “hiệu quả cao” kèm lý do {HIGH}",)),
    pytest.param({"index": 78}, (f"Chỉ số đơn vị tăng 2 điểm phần trăm (từ 78 lên 80) {GOOD}",)),
    pytest.param(
        {"index": 92, "failing": 1, "effect": NO}, ("Không cải thiện đơn lẻ nào đủ để có một mức đúng như câu chữ.",)
    ),
]


@pytest.mark.parametrize(("case", "expected"), STRICT)
def test_closest_to_the_letter(case, expected):
    assert rate(evaluation(**case), reading=Reading.STRICT).closest == expected


def test_an_uncounted_event_does_not_spoil_the_advice():
    late = (event("đ", date(2023, 2, 1)),)
    assert rate(evaluation(index=95, events=late)).closest == ()
    assert rate(evaluation(index=85, events=late)).closest == (
        f"Chỉ số đơn vị tăng 5 điểm phần trăm (từ 85 lên 90) {HIGH}",
    )


def test_an_improvement_that_leaves_the_level_as_it_is_is_not_advised():
    (line,) = rate(evaluation(index=85, effect=NO)).closest
    assert "thì đạt mức" not in line
    assert "đạt mức “Hoàn thành xuất sắc nhiệm vụ”; phải có đồng thời: " in line


def test_breaches_are_mended_into_no_breach():
    head = evaluation(index=85, failing=9)
    breach = replace(head.criteria[0], state=State.BREACH, aspects=())
    result = rate(replace(head, criteria=(breach, *head.criteria[1:])))
    assert result.closest == (f"Giảm 1 tiêu chí chưa bảo đảm (từ 9 còn 8 trên 43) {DONE}",)


def with_bound(bound):
    """Quy định thử: mức cao nhất đòi chỉ số đơn vị từ `bound`."""
    first, *others = BP34.levels
    minimum = tuple(
        replace(entry, at_least=bound) if entry.measure.value == "unit_index" else entry for entry in first.minimum
    )
    return replace(BP34, levels=(replace(first, minimum=minimum, literal=()), *others))


@pytest.mark.parametrize(
    ("bound", "words"),
    [
        (Fraction("92.25"), "tăng 7,25 điểm phần trăm (từ 85 lên 92,25)"),
        (Fraction(280, 3), "tăng 8,333334 điểm phần trăm (từ 85 lên 93,333334)"),
    ],
)
def test_a_bound_that_is_no_whole_number(bound, words):
    (result,) = classify(dossier(evaluation(index=85)), with_bound(bound))
    assert result.closest == (f"Chỉ số đơn vị {words} {HIGH}",)


@pytest.mark.parametrize(("case", "fields", "expected"), CASES)
def test_without_advice_the_result_is_the_same_but_for_it(case, fields, expected):
    whole = dossier(evaluation(**case), fields=fields)
    (asked,), (unasked,) = classify(whole, BP34), classify(whole, BP34, detail=Detail.REASONS)
    assert asked.advice == expected
    assert unasked == replace(asked, closest=None, losses=())
    with pytest.raises(ValueError, match="không kèm gợi ý"):
        _ = unasked.advice

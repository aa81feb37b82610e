"""Những chỗ dễ sai mà bảng và các tệp theo điều luật không chạm tới: quy định khác đi một chút, lời nói số liệu."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rules_factory import BP34, NO, dossier, evaluation, event, rate

from docgen.errors import Place
from docgen.model.classification import Reading
from docgen.model.dossier import Aspect, CriterionStatus, Mitigation, State
from docgen.regulations.conditions import Condition, Measure
from docgen.rules import classify

K3 = BP34.levels[2]


def walk(reasons):
    for reason in reasons:
        yield reason
        yield from walk(reason.children)


def find(result, rule_id):
    return next(reason for reason in walk(result.reasons) if reason.rule_id == rule_id)


def under(regulation, head, **others):
    (result,) = classify(dossier(head, **others), regulation)
    return result


def with_ground(ground_id, **changes):
    grounds = tuple(replace(entry, **changes) if entry.id == ground_id else entry for entry in BP34.grounds)
    return replace(BP34, grounds=grounds)


def with_literal(*entries):
    return replace(BP34, levels=(*BP34.levels[:2], replace(K3, literal=entries), BP34.levels[3]))


def test_an_uncounted_event_and_a_reading_are_both_asked():
    head = evaluation(index=95, failing=1, events=(event("đ", date(2023, 2, 1)),))
    assert rate(head).questions == ("G2", "G35")


def test_a_ground_may_carry_both_kinds_of_questions():
    head = evaluation(index=50, failing=30, aspects=(Aspect.EFFECT,))
    assert under(with_ground("4.b", always_question="G1"), head).questions == ("G1", "G13")


def test_the_letter_may_also_speak_of_criteria():
    none_failing = Condition(Measure.FAILING_SHARE, at_most=K3.minimum[1].at_most, question="G12", text="không có")
    result = under(with_literal(none_failing), evaluation(index=70, failing=2))
    assert (result.level, result.status, result.questions) == (K3.id, "interpreted", ("G12",))
    assert under(with_literal(none_failing), evaluation(index=70)).status == "determined"


def test_outside_the_letter_is_never_determined_even_without_a_question():
    silent = Condition(Measure.FAILING_SHARE, at_most=K3.minimum[1].at_most, text="không có")
    result = under(with_literal(silent), evaluation(index=70, failing=2))
    assert (result.level, result.status, result.questions) == (K3.id, "interpreted", ())


def test_a_level_without_a_field_condition_does_not_care_about_missing_fields():
    minimum = tuple(entry for entry in K3.minimum if entry.measure is not Measure.FIELD_INDEX)
    regulation = replace(BP34, levels=(*BP34.levels[:2], replace(K3, minimum=minimum), BP34.levels[3]))
    head = evaluation(agency="so_khoa_hoc_cong_nghe", index=70)
    assert (under(BP34, head).status, under(regulation, head).status) == ("interpreted", "determined")


def test_mitigation_is_told_beside_the_result_and_changes_no_number():
    place = Place("a.yaml", line=50, key="giam_nhe_mien_trach_nhiem")
    plain = evaluation(tasks=(4, 1))
    head = replace(
        plain,
        mitigation=Mitigation("giảm nhẹ trách nhiệm", "số liệu giả định X."),
        places={"giam_nhe_mien_trach_nhiem": place},
    )
    result, without = rate(head), rate(plain)
    assert (result.level, result.grounds, result.reasons[:-1]) == (without.level, without.grounds, without.reasons)
    reason = result.reasons[-1]
    assert (reason.rule_id, reason.holds, reason.source) == ("giam_nhe_mien_trach_nhiem", True, place)
    assert str(reason.citation) == "điểm b khoản 2 Điều 3"
    assert reason.text == (
        "Hồ sơ ghi nhận giảm nhẹ trách nhiệm. Lý do: số liệu giả định X. Điều này không làm đổi mức tính được; "
        "người có thẩm quyền xem xét khi quyết định."
    )
    told = under(replace(BP34, duties=()), head).reasons[-1]
    assert str(told.citation) == "Điều 17"


def test_the_narrow_reading_is_told_apart():
    told = {
        aspects: find(rate(evaluation(index=50, failing=30, aspects=aspects)), "4.b.narrow")
        for aspects in [(Aspect.EFFECT,), tuple(Aspect)]
    }
    narrow, wide = told[Aspect.EFFECT,], told[tuple(Aspect)]
    assert (narrow.text, narrow.holds) == ("Nếu đọc hẹp: không có trường hợp này.", False)
    assert (wide.text, wide.holds) == ("Nếu đọc hẹp: cũng có trường hợp này.", True)
    assert str(narrow.citation) == "điểm b khoản 4 Điều 12"


def test_a_missing_field_index_keeps_the_place_of_its_empty_cell():
    place = Place("a.xlsx", "Lĩnh vực", "B4")
    whole = dossier(evaluation(agency="so_tai_chinh"), fields={"tai_chinh_cong": None})
    (result,) = classify(replace(whole, places={"chi_so_linh_vuc.tai_chinh_cong": place}), BP34)
    assert find(result, "thieu_so_lieu.field_index").source == place


def test_the_sentence_about_high_effect():
    yes, no = rate(evaluation(index=85)), rate(evaluation(index=85, effect=NO))
    rule_id = "hoan_thanh_xuat_sac.high_effect"
    assert find(yes, rule_id).text == ("“hiệu quả cao”: đã có kết luận “hiệu quả cao” kèm lý do; thỏa điều kiện này.")
    assert find(no, rule_id).text == (
        "“hiệu quả cao”: chưa có kết luận “hiệu quả cao” kèm lý do; không thỏa điều kiện này."
    )


def test_a_criterion_keeps_the_words_of_its_reason():
    head = evaluation(index=70)
    wanting = CriterionStatus("4.1.a", State.WANTING, (), "ghi lại theo biên bản X")
    told = find(rate(replace(head, criteria=(wanting, *head.criteria[1:]))), "4.1.a").text
    assert told == f"{BP34.criteria['4.1.a'].label}: chưa bảo đảm. Lý do: ghi lại theo biên bản X."


def test_the_strict_reading_lists_its_questions():
    result = rate(
        evaluation(agency="so_tai_chinh", index=95, failing=1), reading=Reading.STRICT, fields={"tai_chinh_cong": 75}
    )
    assert "dựa vào cách đọc (G2, G7)" in result.reasons[1].text


def test_a_late_field_index_is_to_be_waited_for():
    head = evaluation(agency="so_tai_chinh", index=95)
    assert rate(head, fields_published=date(2023, 6, 2)).closest == (
        "Đánh giá từ ngày 02/06/2023 trở đi, khi chỉ số lĩnh vực đã công bố (01/QĐ-GĐ).",
    )
    on_time = rate(head, fields={"tai_chinh_cong": None}, fields_published=date(2023, 6, 1))
    assert on_time.closest == (
        f"Bổ sung số đúng của chỉ số lĩnh vực “{BP34.fields['tai_chinh_cong']}” để có kết luận.",
    )


def test_what_the_result_may_be_is_told_whole():
    text = rate(evaluation(index=(80, 100))).reasons[1].text
    assert text == (
        "Thiếu số liệu có thể làm đổi kết quả nên chưa nêu mức nào; tùy số đúng, kết quả có thể là: "
        "“Hoàn thành xuất sắc nhiệm vụ”, “Hoàn thành tốt nhiệm vụ”."
    )
    assert ": “Hoàn thành nhiệm vụ”, hoặc chưa xác định." in rate(evaluation(index=(50, 61))).reasons[1].text

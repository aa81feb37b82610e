"""Lý do khi thiếu số liệu: chỉ số nào thiếu, ở ô nào, kết quả đổi tại giá trị nào."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from rules_factory import BP34, evaluation, rate

from docgen.errors import Place


def test_the_place_of_what_is_missing():
    place = Place("a.yaml", line=7, key="chi_so_don_vi")
    result = rate(replace(evaluation(index=(80, 100)), places={"chi_so_don_vi": place}))
    (axis,) = result.reasons[1].children
    assert (axis.source, str(axis.citation)) == (place, "khoản 1 Điều 12")


def test_what_is_missing_and_where_the_verdict_changes():
    result = rate(evaluation(index=None))
    reason = result.reasons[1]
    assert reason.text.startswith(
        "Thiếu số liệu có thể làm đổi kết quả nên chưa nêu mức nào; tùy số đúng, kết quả có thể là: "
        "“Hoàn thành xuất sắc nhiệm vụ”, “Hoàn thành tốt nhiệm vụ”, “Hoàn thành nhiệm vụ”, hoặc chưa xác định. G10: "
    )
    (axis,) = reason.children
    assert (axis.rule_id, axis.holds, axis.facts) == ("thieu_so_lieu.unit_index", None, {"turns": "60; 80; 90"})
    assert axis.text == (
        "Chưa có chỉ số của đơn vị; kết quả đổi tại 60, 80, 90: từ 0 là chưa xác định; "
        "từ 60 là “Hoàn thành nhiệm vụ”; từ 80 là “Hoàn thành tốt nhiệm vụ”; "
        "từ 90 là “Hoàn thành xuất sắc nhiệm vụ”."
    )
    assert str(reason.citation) == BP34.questions["G10"].citation.split("; ")[0]


def test_regions_with_the_same_result_are_told_as_one():
    (axis,) = rate(evaluation(index=("55.5", 100), failing=1)).reasons[1].children
    assert axis.text == (
        "Chỉ số của đơn vị là từ 55,5% đến 100%; kết quả đổi tại 60: từ 55,5 là chưa xác định; "
        "từ 60 là “Hoàn thành nhiệm vụ”."
    )
    assert axis.facts == {"unit_index": "từ 55.5 đến 100", "turns": "60"}


def test_two_missing_indices_are_named_apart():
    result = rate(evaluation(agency="so_tai_chinh", index=(80, 100)), fields={"tai_chinh_cong": None})
    unit, field = result.reasons[1].children
    assert unit.text == "Chỉ số của đơn vị là từ 80% đến 100%; kết quả đổi tại 90."
    assert field.rule_id == "thieu_so_lieu.field_index"
    assert field.text == (f"Chưa có chỉ số lĩnh vực “{BP34.fields['tai_chinh_cong']}”; kết quả đổi tại 50, 60, 70.")


def test_a_field_index_published_too_late_is_said_to_be_so():
    result = rate(evaluation(agency="so_tai_chinh", index=95), fields_published=date(2023, 6, 2))
    (axis,) = result.reasons[1].children
    assert axis.facts == {"tai_chinh_cong": "85", "turns": "50; 60; 70"}
    assert "là 85%, nhưng công bố sau ngày đánh giá nên chưa dùng được; kết quả đổi tại 50, 60, 70" in axis.text


def test_no_criterion_left_is_said_to_be_so():
    place = Place("a.xlsx", "Tiêu chí")
    result = rate(replace(evaluation(index=95, struck_out=43), places={"tieu_chi": place}))
    reason = result.reasons[1]
    assert (reason.rule_id, reason.holds, reason.source, reason.children) == ("thieu_so_lieu", None, place, ())
    assert reason.text.startswith("Mọi tiêu chí đều ghi “không áp dụng”")
    assert str(reason.citation) == "Điều 17"

"""Kết quả đúng như đã hứa: ví dụ của bản giao kèo, hai cách đọc, khoảng chỉ số, chỉ số thiếu."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules_factory import BP34, GAP, K1, K2, K3, K4, NO, evaluation, event, percent, rate, verdict

from docgen.model.classification import CriteriaCount, Reading
from docgen.model.dossier import Aspect, CriterionStatus, HighEffect, State

SNV = ("chi_dao_dieu_hanh", "to_chuc_bo_may", "can_bo_cong_chuc")


def so_noi_vu():
    """Sở Nội vụ của ví dụ: 4.1.b chậm tiến độ, 4.4.b không áp dụng, chỉ số 92,51, hiệu quả cao."""
    head = evaluation(unit="so_noi_vu", agency="so_noi_vu", index="92.51", tasks=(40, 38))
    special = {
        "4.1.b": CriterionStatus("4.1.b", State.WANTING, (Aspect.TIMELINESS,)),
        "4.4.b": CriterionStatus("4.4.b", State.NOT_APPLICABLE, reason="số liệu giả định"),
    }
    return replace(head, criteria=tuple(special.get(entry.criterion, entry) for entry in head.criteria))


SNV_FIELDS = dict(zip(SNV, ("88.10", "70", "71.2"), strict=True))


def test_the_printed_example():
    result = rate(so_noi_vu(), fields=SNV_FIELDS)
    assert verdict(result) == (K3, "interpreted", (), ("G2", "G7"))
    assert result.criteria == CriteriaCount(47, 1, 0, 0, ("4.4.b",))
    assert (result.unit, result.role, result.kind) == ("so_noi_vu", "nguoi_dung_dau", "so_ban_nganh")
    assert result.unit_index == percent("92.51")
    assert {field: str(band) for field, band in result.field_indices.items()} == SNV_FIELDS
    assert list(result.field_indices) == list(SNV)
    assert result.grounds == ()
    assert result.computed is None


def test_the_printed_example_to_the_letter():
    result = rate(so_noi_vu(), fields=SNV_FIELDS, reading=Reading.STRICT)
    assert verdict(result) == (None, "undetermined", (K3,), ("G2", "G7"))


QUESTIONS = [
    pytest.param({"index": 95, "failing": 1}, None, K3, ("G2",), id="G2: có tiêu chí chưa bảo đảm, chỉ số từ 90"),
    pytest.param({"index": 95, "failing": 1, "effect": NO}, None, K3, ("G2",), id="G2, không kéo theo G6"),
    pytest.param({"index": 80, "failing": 1}, None, K3, ("G2",), id="G2: có tiêu chí chưa bảo đảm, chỉ số đúng 80"),
    pytest.param({"index": 79, "failing": 1}, None, K3, (), id="trong khoảng câu chữ thì không có câu hỏi"),
    pytest.param({"index": 95, "effect": NO}, None, K2, ("G6",), id="G6: chỉ số từ 90, không hiệu quả cao"),
    pytest.param({"index": 85, "effect": NO}, None, K2, (), id="không hiệu quả cao mà chỉ số dưới 90 thì không có G6"),
    pytest.param({"index": 95}, "65", K2, ("G7",), id="G7: I từ 90, F từ 60"),
    pytest.param({"index": 95}, "55", K3, ("G7",), id="G7: I từ 90, F từ 50"),
    pytest.param({"index": 85}, "70", K2, ("G7",), id="G7: I từ 80, F từ 70"),
    pytest.param({"index": 85, "effect": NO}, "70", K2, ("G7",), id="G7, không kéo theo G6 khi chỉ số dưới 90"),
    pytest.param({"index": 95, "effect": NO}, "75", K2, ("G6", "G7"), id="G6 và G7"),
    pytest.param({"index": 70, "failing": 1}, "75", K3, ("G7",), id="G7, không kéo theo G2 khi chỉ số dưới 80"),
    pytest.param({"index": 70, "effect": NO}, "75", K3, ("G7",), id="G7, không kéo theo G6 khi chỉ số dưới 80"),
    pytest.param({"index": 95, "failing": 1}, "75", K3, ("G2", "G7"), id="G2 và G7"),
    pytest.param({"index": 70, "failing": 1}, "55", K3, (), id="trong cả hai khoảng câu chữ"),
]


@pytest.mark.parametrize(("case", "field", "level", "questions"), QUESTIONS)
def test_questions_a_level_rests_on(case, field, level, questions):
    agency = "so_tai_chinh" if field else None
    result = rate(evaluation(agency=agency, **case), fields={"tai_chinh_cong": field} if field else None)
    status = "interpreted" if questions else "determined"
    assert verdict(result) == (level, status, (), questions)
    strict = rate(
        evaluation(agency=agency, **case),
        fields={"tai_chinh_cong": field} if field else None,
        reading=Reading.STRICT,
    )
    expected = (None, "undetermined", (level,), questions) if questions else verdict(result)
    assert verdict(strict) == expected


GAPS = [
    pytest.param({"index": 95, "failing": 12}, ("G3",), id="G3: từ trên 20% đến 50%"),
    pytest.param({"index": 55, "failing": 12}, ("G3", "G5"), id="G3 và G5"),
    pytest.param({"index": 60, "failing": 30}, ("G1", "G4"), id="G4 và G1: trên 50%, chỉ số từ 60"),
    pytest.param({"index": 59}, ("G5",), id="G5: chỉ số dưới 60"),
    pytest.param({"index": 95, "failing": 1, "not_done": 1}, ("G11",), id="G11: có tiêu chí không thực hiện"),
    pytest.param({"index": 55, "failing": 12, "not_done": 2}, ("G3", "G5", "G11"), id="G3, G5 và G11"),
]


@pytest.mark.parametrize(("case", "questions"), GAPS)
@pytest.mark.parametrize("reading", Reading)
def test_gaps(case, questions, reading):
    result = rate(evaluation(**case), reading=reading)
    assert verdict(result) == (None, "undetermined", GAP, questions)
    assert result.grounds == ()


@pytest.mark.parametrize(
    ("values", "level", "status", "questions", "grounds"),
    [
        pytest.param(("49", "49.9", "0"), K4, "determined", ("G8",), ("4.e",), id="mọi lĩnh vực dưới 50"),
        pytest.param(("49", "50", "90"), None, "undetermined", ("G9",), (), id="chỉ một lĩnh vực dưới 50"),
        pytest.param(("50", "50", "50"), K3, "interpreted", ("G7",), (), id="mọi lĩnh vực đúng 50"),
        pytest.param(("90", "69", "90"), K2, "interpreted", ("G7",), (), id="mỗi lĩnh vực đều phải đạt"),
        pytest.param(("90", "70", "90"), K1, "determined", (), (), id="mọi lĩnh vực đạt mức cao nhất"),
    ],
)
def test_agency_with_three_fields(values, level, status, questions, grounds):
    result = rate(evaluation(agency="so_noi_vu", index=95), fields=dict(zip(SNV, values, strict=True)))
    candidates = GAP if status == "undetermined" else ()
    assert verdict(result) == (level, status, candidates, questions)
    assert result.grounds == grounds


def test_some_fields_below_fifty_and_criteria_failing():
    result = rate(evaluation(agency="so_noi_vu", index=95, failing=12), fields={"to_chuc_bo_may": 10})
    assert verdict(result) == (None, "undetermined", GAP, ("G3", "G9"))


@pytest.mark.parametrize("agency", ["so_khoa_hoc_cong_nghe", "so_ke_hoach_dau_tu", "dai_ptth_bao"])
@pytest.mark.parametrize(
    ("case", "level", "questions"),
    [
        ({"index": 95}, K1, ("G9",)),
        ({"index": 85}, K2, ("G9",)),
        ({"index": 70}, K3, ("G9",)),
        ({"index": 95, "failing": 1}, K3, ("G2", "G9")),
    ],
)
def test_agency_without_a_field(agency, case, level, questions):
    result = rate(evaluation(agency=agency, **case))
    assert verdict(result) == (level, "interpreted", (), questions)
    assert result.field_indices == {}


def test_agency_without_a_field_in_a_gap_or_at_the_lowest_level():
    agency = "so_khoa_hoc_cong_nghe"
    assert verdict(rate(evaluation(agency=agency, index=50))) == (None, "undetermined", GAP, ("G5",))
    assert verdict(rate(evaluation(agency=agency, tasks=(2, 0)))) == (K4, "determined", (), ())


@pytest.mark.parametrize(
    ("aspects", "others", "expected", "grounds"),
    [
        pytest.param((Aspect.EFFECT,), {}, (K4, "interpreted", (), ("G13",)), ("4.b",), id="chỉ một mặt"),
        pytest.param(tuple(Aspect), {}, (K4, "determined", (), ()), ("4.b",), id="cả ba mặt"),
        pytest.param((Aspect.EFFECT,), {"not_done": 30}, (K4, "determined", (), ()), ("4.b",), id="không thực hiện"),
        pytest.param(
            (Aspect.EFFECT,), {"tasks": (4, 1)}, (K4, "determined", (), ()), ("4.b", "4.c"), id="còn căn cứ khác"
        ),
    ],
)
def test_narrow_reading_of_the_failing_share(aspects, others, expected, grounds):
    result = rate(evaluation(index=50, failing=30, aspects=aspects, **others))
    assert verdict(result) == expected
    assert result.grounds == grounds


def test_the_wide_reading_of_the_failing_share_is_not_taken_to_the_letter():
    result = rate(evaluation(index=50, failing=30, aspects=(Aspect.EFFECT,)), reading=Reading.STRICT)
    assert verdict(result) == (None, "undetermined", GAP, ("G13",))
    assert result.grounds == ()


@pytest.mark.parametrize("point", ["a", "d", "đ"])
@pytest.mark.parametrize("reading", Reading)
def test_recorded_events_come_first(point, reading):
    result = rate(evaluation(index=95, events=(event(point),)), reading=reading)
    assert verdict(result) == (K4, "determined", (), ())
    assert result.grounds == (f"4.{point}",)


def test_discipline_outside_the_rated_year_is_flagged_and_not_counted():
    late = evaluation(index=95, events=(event("đ", date(2023, 1, 1)),))
    assert verdict(rate(late)) == (K1, "interpreted", (), ("G35",))
    assert rate(late).grounds == ()
    assert verdict(rate(late, reading=Reading.STRICT)) == (None, "undetermined", (K1, K4), ("G35",))
    in_gap = evaluation(index=50, events=(event("đ", date(2021, 12, 31)),))
    assert verdict(rate(in_gap)) == (None, "undetermined", GAP, ("G5", "G35"))
    both = evaluation(index=95, events=(event("đ", date(2023, 1, 1)), event("đ", date(2022, 12, 31))))
    assert verdict(rate(both)) == (K4, "determined", (), ())
    elsewhere = evaluation(index=95, events=(event("a", date(2023, 1, 1)),))
    assert verdict(rate(elsewhere)) == (K4, "determined", (), ())


BANDS = [
    pytest.param((90, 100), {}, (K1, "determined", (), ()), id="từ 90 đến 100: mọi giá trị cho một mức"),
    pytest.param((80, 90), {}, (K2, "determined", (), ()), id="từ 80 đến dưới 90: 90 không thuộc khoảng"),
    pytest.param((60, 80), {}, (K3, "determined", (), ()), id="từ 60 đến dưới 80"),
    pytest.param((60, 90), {"failing": 1}, (K3, "interpreted", (), ("G2",)), id="một phần khoảng dựa vào cách đọc"),
    pytest.param((80, 100), {"effect": NO}, (K2, "interpreted", (), ("G6",)), id="không hiệu quả cao"),
    pytest.param((80, 100), {}, (None, "insufficient_data", (), ()), id="từ 80 đến 100: hai mức"),
    pytest.param((50, 61), {}, (None, "insufficient_data", (), ()), id="dưới 60 không có mức, từ 60 có mức"),
    pytest.param((0, 60), {}, (None, "undetermined", GAP, ("G5",)), id="từ 0 đến dưới 60"),
    pytest.param((50, 70), {"failing": 12}, (None, "undetermined", GAP, ("G3", "G5")), id="mọi giá trị đều trống"),
    pytest.param((50, 70), {"failing": 30}, (None, "insufficient_data", (), ()), id="điểm b tùy chỉ số"),
    pytest.param((0, 60), {"failing": 30}, (K4, "determined", (), ()), id="điểm b với mọi giá trị"),
    pytest.param((0, 100), {"tasks": (4, 1)}, (K4, "determined", (), ()), id="căn cứ không cần chỉ số"),
    pytest.param((100, 100), {}, (K1, "determined", (), ()), id="khoảng chỉ có 100"),
    pytest.param(("89.9999", "90.0001"), {}, (None, "insufficient_data", (), ()), id="khoảng rất hẹp quanh 90"),
    pytest.param((60, 100), {}, (None, "insufficient_data", (), ()), id="ba mức"),
]


@pytest.mark.parametrize(("band", "case", "expected"), BANDS)
def test_published_bands(band, case, expected):
    assert verdict(rate(evaluation(index=band, **case))) == expected


def test_a_band_under_the_strict_reading():
    result = rate(evaluation(index=(60, 90), failing=1), reading=Reading.STRICT)
    assert verdict(result) == (None, "undetermined", (K3,), ("G2",))


def test_a_ground_that_only_some_values_give_is_not_listed():
    assert rate(evaluation(index=(0, 100), failing=30, tasks=(4, 1))).grounds == ("4.c",)
    assert rate(evaluation(index=(0, 60), failing=30, tasks=(4, 1))).grounds == ("4.b", "4.c")


MISSING = [
    pytest.param({}, {}, (None, "insufficient_data", (), ("G10",)), id="G10: thiếu chỉ số đơn vị"),
    pytest.param({"failing": 12}, {}, (None, "undetermined", GAP, ("G3", "G5")), id="thiếu chỉ số, kết quả không đổi"),
    pytest.param({"tasks": (4, 1)}, {}, (K4, "determined", (), ()), id="thiếu chỉ số, đã có căn cứ khoản 4"),
    pytest.param({"failing": 30}, {}, (None, "insufficient_data", (), ("G10",)), id="G10: điểm b tùy chỉ số"),
]


@pytest.mark.parametrize(("case", "fields", "expected"), MISSING)
def test_missing_unit_index(case, fields, expected):
    result = rate(evaluation(index=None, **case), fields=fields)
    assert verdict(result) == expected
    assert result.unit_index is None


def test_missing_field_index():
    head = evaluation(agency="so_tai_chinh", index=85)
    result = rate(head, fields={"tai_chinh_cong": None})
    assert verdict(result) == (None, "insufficient_data", (), ("G17",))
    assert result.field_indices == {"tai_chinh_cong": None}
    assert rate(evaluation(index=85), fields={"tai_chinh_cong": None}).level == K2
    assert rate(evaluation(agency="so_tu_phap", index=85), fields={"tai_chinh_cong": None, "the_che": 65}).level == K2


def test_only_the_index_that_changes_the_verdict_is_asked_for():
    in_gap = evaluation(agency="so_tai_chinh", index=None, failing=12)
    result = rate(in_gap, fields={"tai_chinh_cong": None})
    assert verdict(result) == (None, "insufficient_data", (), ("G17",))
    both = evaluation(agency="so_tai_chinh", index=None)
    assert verdict(rate(both, fields={"tai_chinh_cong": None}))[3] == ("G10", "G17")
    banded = evaluation(agency="so_tai_chinh", index=(60, 100))
    assert verdict(rate(banded, fields={"tai_chinh_cong": None}))[3] == ("G17",)


def test_everything_missing_for_the_agency_with_three_fields():
    head = evaluation(agency="so_noi_vu", index=None)
    result = rate(head, fields=dict.fromkeys(SNV))
    assert verdict(result) == (None, "insufficient_data", (), ("G10", "G17"))


@pytest.mark.parametrize(
    ("published", "level", "status"),
    [
        pytest.param(date(2023, 6, 1), K1, "determined", id="công bố đúng ngày đánh giá"),
        pytest.param(date(2023, 6, 2), None, "insufficient_data", id="công bố sau ngày đánh giá"),
    ],
)
def test_field_index_published_after_the_assessment(published, level, status):
    head = evaluation(agency="so_tai_chinh", index=95)
    result = rate(head, fields_published=published)
    assert (result.level, result.status) == (level, status)
    assert result.questions == (("G17",) if level is None else ())
    assert rate(evaluation(index=95), fields_published=published).level == K1
    assert rate(evaluation(agency="so_khoa_hoc_cong_nghe", index=95), fields_published=published).level == K1


def test_a_late_field_index_does_not_hide_other_grounds_and_gives_none_itself():
    head = evaluation(agency="so_tai_chinh", index=95, tasks=(4, 1))
    result = rate(head, fields={"tai_chinh_cong": 10}, fields_published=date(2023, 6, 2))
    assert verdict(result) == (K4, "determined", (), ())
    assert result.grounds == ("4.c",)
    low = evaluation(agency="so_tai_chinh", index=95)
    assert rate(low, fields={"tai_chinh_cong": 10}, fields_published=date(2023, 6, 2)).level is None


def test_no_criterion_left():
    nothing = evaluation(index=95, struck_out=43)
    assert verdict(rate(nothing)) == (None, "insufficient_data", (), ())
    assert rate(evaluation(index=95, struck_out=43, tasks=(4, 1))).level == K4
    assert rate(evaluation(index=95, struck_out=42)).level == K1


def test_high_effect_needs_a_written_reason():
    for reason in (None, "", "  "):
        assert rate(evaluation(index=95, effect=HighEffect(True, reason))).level == K2
    assert rate(evaluation(index=95, effect=HighEffect(False, "số liệu giả định"))).level == K2


def test_heads_of_bodies_nobody_is_named_to_rate_get_a_level_too():
    for kind in BP34.kinds:
        assert rate(evaluation(kind=kind, index=95)).level == K1


def test_breaches_count_as_failing():
    head = evaluation(index=50)
    statuses = [replace(entry, state=State.BREACH) for entry in head.criteria[:30]]
    result = rate(replace(head, criteria=(*statuses, *head.criteria[30:])))
    assert result.criteria == CriteriaCount(43, 30, 0, 30)
    assert verdict(result) == (K4, "determined", (), ())
    clean = [replace(entry, state=State.NO_BREACH) for entry in head.criteria]
    assert rate(replace(head, unit_index=percent(95), criteria=tuple(clean))).level == K1

"""Từng ngưỡng của Điều 12, ngay tại ngưỡng và sát hai bên; không làm tròn (G16)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rules_factory import NO, YES, evaluation, rate

from docgen.model.dossier import Aspect

K1, K2, K3, K4 = "hoan_thanh_xuat_sac", "hoan_thanh_tot", "hoan_thanh", "khong_hoan_thanh"


@pytest.mark.parametrize(
    ("index", "level"),
    [
        pytest.param("100", K1, id="khoản 1 Điều 12: 100"),
        pytest.param("90.00000000000001", K1, id="khoản 1 Điều 12: trên 90"),
        pytest.param("90", K1, id="khoản 1 Điều 12: đúng 90"),
        pytest.param("89.99999999999999", K2, id="khoản 2 Điều 12: dưới 90"),
        pytest.param("89.9999999999999999999999999999999999999999", K2, id="khoản 2 Điều 12: sát 90, 40 chữ số"),
        pytest.param("89.97", K2, id="khoản 2 Điều 12: 89,97"),
        pytest.param("80", K2, id="khoản 2 Điều 12: đúng 80"),
        pytest.param("79.99999999999999", K3, id="khoản 3 Điều 12: dưới 80"),
        pytest.param("79.455", K3, id="khoản 3 Điều 12: 79,455"),
        pytest.param("60", K3, id="khoản 3 Điều 12: đúng 60"),
        pytest.param("59.99999999999999", None, id="khoản 3 Điều 12: dưới 60"),
        pytest.param("0", None, id="khoản 3 Điều 12: bằng 0"),
    ],
)
def test_unit_index(index, level):
    assert rate(evaluation(index=index)).level == level


@pytest.mark.parametrize(
    ("field", "level"),
    [
        pytest.param("70", K1, id="khoản 1 Điều 12: đúng 70"),
        pytest.param("69.99999999999999", K2, id="khoản 1 Điều 12: dưới 70"),
        pytest.param("60", K2, id="khoản 2 Điều 12: đúng 60"),
        pytest.param("59.99999999999999", K3, id="khoản 2 Điều 12: dưới 60"),
        pytest.param("50", K3, id="khoản 3 Điều 12: đúng 50"),
        pytest.param("49.99999999999999", K4, id="điểm e khoản 4 Điều 12: dưới 50"),
    ],
)
def test_field_index(field, level):
    assert rate(evaluation(agency="so_tai_chinh", index="95"), fields={"tai_chinh_cong": field}).level == level


@pytest.mark.parametrize(
    ("struck_out", "failing", "level"),
    [
        pytest.param(0, 9, K3, id="9/45: đúng 20%"),
        pytest.param(0, 10, None, id="10/45: trên 20%"),
        pytest.param(1, 8, K3, id="8/44: dưới 20%"),
        pytest.param(1, 9, None, id="9/44: trên 20%, không làm tròn xuống"),
        pytest.param(5, 8, K3, id="8/40: đúng 20%"),
        pytest.param(5, 9, None, id="9/40: trên 20%"),
    ],
)
def test_share_of_failing_criteria(struck_out, failing, level):
    assert rate(evaluation(agency="so_tai_chinh", index=70, struck_out=struck_out, failing=failing)).level == level


@pytest.mark.parametrize(
    ("struck_out", "failing", "index", "level"),
    [
        pytest.param(1, 22, "59.99", None, id="22/44: đúng một nửa, chưa phải điểm b"),
        pytest.param(1, 23, "59.99", K4, id="23/44: trên một nửa và dưới 60"),
        pytest.param(1, 23, "60", None, id="23/44 nhưng đúng 60"),
        pytest.param(1, 44, "0", K4, id="44/44"),
        pytest.param(0, 22, "30", None, id="22/45: dưới một nửa"),
        pytest.param(0, 23, "30", K4, id="23/45: trên một nửa"),
    ],
)
def test_half_of_the_criteria(struck_out, failing, index, level):
    result = rate(evaluation(agency="so_tai_chinh", index=index, struck_out=struck_out, failing=failing))
    assert result.level == level
    assert result.grounds == (("4.b",) if level == K4 else ())


@pytest.mark.parametrize(
    ("wholly", "status"),
    [
        pytest.param(22, "interpreted", id="22/44 tiêu chí hỏng cả ba mặt: đúng một nửa"),
        pytest.param(23, "determined", id="23/44 tiêu chí hỏng cả ba mặt: trên một nửa"),
    ],
)
def test_half_of_the_criteria_in_every_aspect(wholly, status):
    head = evaluation(agency="so_tai_chinh", index=50, struck_out=1, failing=30)
    statuses = [
        replace(entry, aspects=(Aspect.QUALITY, Aspect.EFFECT)) if wholly <= place < 30 else entry
        for place, entry in enumerate(head.criteria)
    ]
    result = rate(replace(head, criteria=tuple(statuses)))
    assert (result.level, result.status, result.grounds) == (K4, status, ("4.b",))
    assert result.questions == (("G13",) if status == "interpreted" else ())


@pytest.mark.parametrize(
    ("tasks", "level"),
    [
        pytest.param((40, 20), K2, id="điểm c khoản 4 Điều 12: đúng 50%, không phải"),
        pytest.param((40, "19.99999999999999"), K4, id="điểm c khoản 4 Điều 12: dưới 50%"),
        pytest.param((41, 20), K4, id="điểm c khoản 4 Điều 12: 20/41"),
        pytest.param((41, 21), K2, id="điểm c khoản 4 Điều 12: 21/41"),
        pytest.param((3, 0), K4, id="điểm c khoản 4 Điều 12: chưa hoàn thành gì"),
        pytest.param((0, 0), K2, id="không được giao nhiệm vụ nào thì không chứng minh được điểm c"),
        pytest.param(None, K2, id="không ghi nhiệm vụ thì không chứng minh được điểm c"),
    ],
)
def test_tasks(tasks, level):
    assert rate(evaluation(tasks=tasks)).level == level


@pytest.mark.parametrize(
    ("effect", "level"),
    [pytest.param(YES, K1, id="có kết luận hiệu quả cao"), pytest.param(NO, K2, id="không có kết luận hiệu quả cao")],
)
def test_high_effect(effect, level):
    assert rate(evaluation(index=95, effect=effect)).level == level


@pytest.mark.parametrize("not_done", [0, 1])
def test_a_criterion_not_carried_out_closes_every_level(not_done):
    assert rate(evaluation(index=95, failing=1, not_done=not_done)).level == (None if not_done else K3)

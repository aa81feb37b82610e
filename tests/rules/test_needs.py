"""Điều kiện bằng lời: đại lượng nào, khoảng nào; điều kiện gộp trên một dòng."""

from __future__ import annotations

from fractions import Fraction

import pytest

from docgen.regulations.conditions import AnyOf, Condition, Measure
from docgen.regulations.load import load
from docgen.rules.needs import measure_label, need, term_in_words

BP34, ND335 = load("bp-34-2020"), load("nd-335-2025")
HALF = Fraction(1, 2)


@pytest.mark.parametrize(
    ("condition", "said"),
    [
        (Condition(Measure.UNIT_INDEX, at_least=Fraction(80)), "chỉ số của đơn vị từ 80%"),
        (
            Condition(Measure.UNIT_INDEX, at_least=Fraction(80), less_than=Fraction(90)),
            "chỉ số của đơn vị từ 80% đến dưới 90%",
        ),
        (Condition(Measure.UNIT_INDEX, less_than=Fraction("59.5")), "chỉ số của đơn vị dưới 59,5%"),
        (Condition(Measure.FIELD_INDEX, at_least=Fraction(70)), "mọi chỉ số lĩnh vực tham mưu từ 70%"),
        (Condition(Measure.ANY_FIELD_INDEX, less_than=Fraction(50)), "ít nhất một chỉ số lĩnh vực tham mưu dưới 50%"),
        (Condition(Measure.FAILING_SHARE, at_most=Fraction(1, 5)), "tỷ lệ tiêu chí chưa bảo đảm không quá 20%"),
        (
            Condition(Measure.FAILING_SHARE, more_than=Fraction(1, 5), at_most=HALF),
            "tỷ lệ tiêu chí chưa bảo đảm trên 20% đến 50%",
        ),
        (Condition(Measure.FAILING_SHARE, at_most=Fraction(1, 3)), "tỷ lệ tiêu chí chưa bảo đảm không quá 100/3%"),
        (Condition(Measure.TASK_SHARE, less_than=HALF), "tỷ lệ nhiệm vụ hoàn thành dưới 50%"),
        (Condition(Measure.NOT_DONE, at_least=Fraction(1)), "số tiêu chí không thực hiện từ 1"),
        (Condition(Measure.HIGH_EFFECT, at_least=Fraction(1)), "có kết luận “hiệu quả cao”"),
        (Condition(Measure.HIGH_EFFECT, at_most=Fraction(0)), "không có kết luận “hiệu quả cao”"),
        (
            Condition(Measure.EVENT, at_least=Fraction(1), point="a"),
            "có trường hợp quy định tại điểm a khoản 4 Điều 12",
        ),
    ],
)
def test_a_condition_says_its_quantity_and_its_bounds(condition: Condition, said: str) -> None:
    assert need(condition, BP34) == said


def test_a_quantity_of_the_regulation_is_called_by_its_label() -> None:
    assert need(Condition("tong_diem", at_least=Fraction("89.5")), ND335) == "tổng điểm từ 89,5"
    assert measure_label("tong_diem", ND335) == "tổng điểm"


def test_choices_stand_on_one_line() -> None:
    low = Condition(Measure.UNIT_INDEX, at_least=Fraction(80), text="từ 80%")
    high = Condition(Measure.UNIT_INDEX, at_least=Fraction(90))
    few = Condition(Measure.NOT_DONE, at_most=Fraction(2))
    assert term_in_words(AnyOf(((low,), (high, few)), text="hoặc"), BP34) == (
        "“hoặc”: một trong các điều kiện (“từ 80%”: chỉ số của đơn vị từ 80%; hoặc chỉ số của đơn vị từ 90%; đồng thời "
        "số tiêu chí không thực hiện không quá 2)"
    )

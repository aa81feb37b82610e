from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.text.numbers import format_number, format_percent, format_share, pad


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (12345, "12.345"),
        (-1234567, "-1.234.567"),
        (Decimal("92.51"), "92,51"),
        (Decimal("88.10"), "88,10"),
        (Decimal("89.99999999999999"), "89,99999999999999"),
        (Decimal("1234.5"), "1.234,5"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("1E-7"), "0,0000001"),
        (Decimal("-0.0"), "0,0"),
        (Decimal("-0.5"), "-0,5"),
        (10**18, "1.000.000.000.000.000.000"),
    ],
)
def test_format_number(number: Decimal | int, text: str) -> None:
    assert format_number(number) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20, places=9))
def test_formatted_numbers_lose_nothing(number: Decimal) -> None:
    assert Decimal(format_number(number).replace(".", "").replace(",", ".")) == number


@pytest.mark.parametrize("text", ["NaN", "Infinity", "1E+999999", "1E-999999"])
def test_numbers_that_cannot_be_printed(text: str) -> None:
    with pytest.raises(ValueError, match="Số không viết thường được"):
        format_number(Decimal(text))


def test_format_percent() -> None:
    assert format_percent(Decimal("92.51")) == "92,51%"
    assert format_percent(80) == "80%"


@pytest.mark.parametrize(
    ("share", "guards", "text"),
    [
        (Fraction(1, 47), (), "2,13%"),
        (Fraction(1, 5), (Fraction(1, 5),), "20%"),
        (Fraction(1, 8), (), "12,5%"),
        (Fraction(20001, 100000), (Fraction(1, 5),), "20,001%"),
        (Fraction(19999, 100000), (Fraction(1, 5),), "19,999%"),
        (Fraction(200001, 1000000), (), "20,00%"),
        (Fraction(200001, 1000000), (Fraction(1, 5),), "20,0001%"),
        (Fraction(24, 47), (Fraction(1, 5), Fraction(1, 2)), "51,06%"),
        (Fraction(1, 3), (Fraction(1, 3),), "33,33%"),
        (Fraction(209760, 10**7), (), "2,10%"),
        (Fraction(1, 100000), (), "0,001%"),
        (Fraction(99999, 100000), (), "99,999%"),
        (Fraction(0), (), "0%"),
        (Fraction(1), (), "100%"),
        (Fraction(20005, 10**6), (), "2,00%"),
        (Fraction(20050, 10**6), (), "2,01%"),
        (Fraction(-1, 3), (), "-33,33%"),
        (Fraction(12), (), "1.200%"),
    ],
)
def test_format_share(share: Fraction, guards: tuple[Fraction, ...], text: str) -> None:
    assert format_share(share, guards=guards) == text


def test_format_share_with_other_places() -> None:
    assert format_share(Fraction(1, 3), 0) == "33%"
    assert format_share(Fraction(1, 3), 4) == "33,3333%"
    assert format_share(Fraction(1, 2000), 0) == "0,1%"


@given(st.fractions(0, 1, max_denominator=10**6), st.lists(st.fractions(0, 1, max_denominator=20), max_size=3))
def test_a_shown_share_stays_on_its_side(share: Fraction, limits: list[Fraction]) -> None:
    text = format_share(share, guards=tuple(limits))
    shown = Fraction(text.removesuffix("%").replace(",", ".")) / 100
    for limit in (*limits, Fraction(0), Fraction(1)):
        if share != limit:
            assert (shown > limit) == (share > limit)
            assert shown != limit
    assert abs(shown - share) <= Fraction(1, 20_000)


@pytest.mark.parametrize(("n", "text"), [(0, "00"), (5, "05"), (9, "09"), (10, "10"), (120, "120"), (1234, "1.234")])
def test_pad(n: int, text: str) -> None:
    assert pad(n) == text


def test_counts_are_not_negative() -> None:
    with pytest.raises(ValueError, match="Số đếm -1"):
        pad(-1)

from __future__ import annotations

import re
from decimal import Decimal, localcontext
from itertools import product

import pytest
from num2words import num2words

from docgen.text.numbers import ordinal, spell


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (0, "không"),
        (4, "bốn"),
        (10, "mười"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (25, "hai mươi lăm"),
        (-1, "âm một"),
        (-5, "âm năm"),
        (-21, "âm hai mươi mốt"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (24, "hai mươi tư"),
        (44, "bốn mươi tư"),
        (2024, "hai nghìn không trăm hai mươi tư"),
        (1001, "một nghìn không trăm linh một"),
        (1005, "một nghìn không trăm linh năm"),
        (2005, "hai nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (1015, "một nghìn không trăm mười lăm"),
        (1021, "một nghìn không trăm hai mươi mốt"),
        (2020, "hai nghìn không trăm hai mươi"),
        (2026, "hai nghìn không trăm hai mươi sáu"),
        (10_010, "mười nghìn không trăm mười"),
        (12_345, "mười hai nghìn ba trăm bốn mươi lăm"),
        (100_000, "một trăm nghìn"),
        (100_001, "một trăm nghìn không trăm linh một"),
        (1_000_000, "một triệu"),
        (1_000_001, "một triệu không nghìn không trăm linh một"),
        (1_005_005, "một triệu không trăm linh năm nghìn không trăm linh năm"),
        (10**9, "một tỷ"),
        (10**9 + 1, "một tỷ không triệu không nghìn không trăm linh một"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (10**15 + 10**6, "một triệu tỷ không trăm linh một triệu"),
        (
            9_007_199_254_740_993,
            "chín triệu không trăm linh bảy nghìn một trăm chín mươi chín tỷ "
            "hai trăm năm mươi tư triệu bảy trăm bốn mươi nghìn chín trăm chín mươi ba",
        ),
    ],
)
def test_whole_numbers(n: int, words: str) -> None:
    assert spell(n) == words
    assert spell(Decimal(n)) == words


@pytest.mark.parametrize(
    ("n", "digit_by_digit", "in_pairs"),
    [
        ("89.999", "tám mươi chín phẩy chín chín chín", "tám mươi chín phẩy chín chín chín"),
        ("90.05", "chín mươi phẩy không năm", "chín mươi phẩy không năm"),
        ("0.05", "không phẩy không năm", "không phẩy không năm"),
        ("2.04", "hai phẩy không bốn", "hai phẩy không bốn"),
        ("1.01", "một phẩy không một", "một phẩy không một"),
        ("92.5", "chín mươi hai phẩy năm", "chín mươi hai phẩy năm"),
        ("92.50", "chín mươi hai phẩy năm", "chín mươi hai phẩy năm"),
        ("87.35", "tám mươi bảy phẩy ba năm", "tám mươi bảy phẩy ba mươi lăm"),
        ("0.10", "không phẩy một", "không phẩy một"),
        ("5.24", "năm phẩy hai bốn", "năm phẩy hai mươi tư"),
        ("-0.11", "âm không phẩy một một", "âm không phẩy mười một"),
        ("1.3056", "một phẩy ba không năm sáu", "một phẩy ba mươi năm mươi sáu"),
        ("1.1001", "một phẩy một không không một", "một phẩy mười không một"),
        ("90.00", "chín mươi", "chín mươi"),
        ("-0.00", "không", "không"),
        ("9E+1", "chín mươi", "chín mươi"),
    ],
)
def test_decimals_are_never_rounded(n: str, digit_by_digit: str, in_pairs: str) -> None:
    assert spell(Decimal(n)) == digit_by_digit
    assert spell(Decimal(n), decimals="cap_doi") == in_pairs


def test_every_digit_survives_a_small_decimal_context() -> None:
    n = Decimal("-123456789012345678.123456789012345678")
    with localcontext(prec=3):
        words = spell(n)
    assert words.startswith("âm một trăm hai mươi ba triệu bốn trăm năm mươi sáu nghìn bảy trăm tám mươi chín tỷ")
    assert words.endswith("phẩy một hai ba bốn năm sáu bảy tám chín không một hai ba bốn năm sáu bảy tám")


def test_southern_style() -> None:
    southern = spell(1_000_024_004, zero="lẻ", four="bốn", thousand="ngàn", billion="tỉ")
    assert southern == "một tỉ không triệu không trăm hai mươi bốn ngàn không trăm lẻ bốn"


def _by_hand(n: int) -> str:
    """Bộ đọc 0-999 viết riêng cho kiểm thử, không qua num2words."""
    digits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
    hundreds, tens, units = n // 100, n // 10 % 10, n % 10
    words = [digits[hundreds], "trăm"] if hundreds else []
    if tens:
        words += ["mười"] if tens == 1 else [digits[tens], "mươi"]
    elif hundreds and units:
        words += ["linh"]
    if units or not (hundreds or tens):
        late = {1: "mốt", 4: "tư"} if tens > 1 else {}
        late |= {5: "lăm"} if tens else {}
        words += [late.get(units, digits[units])]
    return " ".join(words)


def test_below_a_thousand_agrees_with_two_other_readers() -> None:
    for n in range(1000):
        assert spell(n) == _by_hand(n)
        assert spell(n, zero="lẻ", four="bốn") == num2words(n, lang="vi")


def test_options_change_only_their_own_words() -> None:
    for n in (4, 24, 104, 1004, 24_024, 10**9 + 4):
        plain = spell(n)
        for zero, four in product(("linh", "lẻ"), ("tư", "bốn")):
            words = spell(n, zero=zero, four=four)  # type: ignore[arg-type]
            assert re.sub(r"mươi bốn", "mươi tư", words.replace("lẻ", "linh")) == plain


@pytest.mark.parametrize(
    "n", [10**18, -(10**18), Decimal("1E+18"), Decimal("1E+999999"), Decimal("1E-19"), Decimal("1E-999999")]
)
def test_numbers_out_of_range_are_refused(n: int | Decimal) -> None:
    with pytest.raises(ValueError, match="không đọc thành chữ được"):
        spell(n)


@pytest.mark.parametrize("text", ["NaN", "sNaN", "Infinity", "-Infinity"])
def test_not_a_finite_number(text: str) -> None:
    with pytest.raises(ValueError, match="hữu hạn"):
        spell(Decimal(text))


@pytest.mark.parametrize("value", [90.05, True, "92,5", None])
def test_only_exact_numbers_are_read(value: object) -> None:
    with pytest.raises(TypeError, match="không phải int hay Decimal"):
        spell(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("n", "words"),
    [
        (1, "thứ nhất"),
        (2, "thứ hai"),
        (3, "thứ ba"),
        (4, "thứ tư"),
        (5, "thứ năm"),
        (10, "thứ mười"),
        (11, "thứ mười một"),
        (14, "thứ mười bốn"),
        (21, "thứ hai mươi mốt"),
        (24, "thứ hai mươi tư"),
        (101, "thứ một trăm linh một"),
    ],
)
def test_ordinal(n: int, words: str) -> None:
    assert ordinal(n) == words


@pytest.mark.parametrize("n", [0, -1])
def test_ordinals_start_at_one(n: int) -> None:
    with pytest.raises(ValueError, match="bắt đầu từ 1"):
        ordinal(n)

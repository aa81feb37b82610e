from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.text.numbers import Options, parse, spell

options = st.fixed_dictionaries(
    {
        "zero": st.sampled_from(["linh", "lẻ"]),
        "four": st.sampled_from(["tư", "bốn"]),
        "thousand": st.sampled_from(["nghìn", "ngàn"]),
        "billion": st.sampled_from(["tỷ", "tỉ"]),
        "decimals": st.sampled_from(["tung_chu_so", "cap_doi"]),
    }
)
# Chia đều theo số chữ số, để nhóm toàn số 0 và số ngắn cũng gặp nhiều như số dài.
whole = st.integers(0, 17).flatmap(lambda power: st.integers(-(10 ** (power + 1)) + 1, 10 ** (power + 1) - 1))
sparse = st.lists(st.tuples(st.integers(0, 17), st.integers(1, 9)), max_size=3).map(
    lambda digits: sum(digit * 10**place for place, digit in dict(digits).items())
)


@given(whole | sparse, options)
def test_a_spelt_whole_number_reads_back(n: int, style: Options) -> None:
    read = parse(spell(n, **style))
    assert read == n
    assert isinstance(read, int)


@given(whole | sparse, st.integers(0, 9999), st.integers(1, 4), options)
def test_a_spelt_decimal_reads_back(n: int, fraction: int, places: int, style: Options) -> None:
    number = Decimal(f"{n}.{str(fraction).zfill(4)[:places]}")
    assert parse(spell(number, **style)) == number


@given(st.text(alphabet="0123456789", min_size=1, max_size=12), options)
def test_long_fractions_read_back(digits: str, style: Options) -> None:
    number = Decimal("-0." + digits)
    assert parse(spell(number, **style)) == number


def test_no_two_numbers_share_their_words() -> None:
    spelt = {spell(Decimal(n).scaleb(-2), decimals="cap_doi") for n in range(10_001)}
    assert len(spelt) == 10_001


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Chín mươi hai phẩy năm mốt".replace("mốt", "một"), Decimal("92.51")),
        ("tám mươi bảy phẩy ba mươi lăm", Decimal("87.35")),
        ("  HAI NGHÌN không trăm\u00a0lẻ bốn ", 2004),
        ("hai ngàn không trăm linh tư", 2004),
        ("một tỉ", 10**9),
        ("âm mười", -10),
    ],
)
def test_spellings_of_people(words: str, number: int | Decimal) -> None:
    assert parse(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "phẩy năm",
        "năm phẩy",
        "âm",
        "âm không",
        "chín mươi phẩy năm không",
        "chín mươi phẩy ba mươi năm",
        "hai mươi một",
        "mười mươi",
        "một trăm một",
        "một nghìn lẻ một",
        "nghìn",
        "hai hai",
        "một triệu triệu",
        "một nghìn hai triệu",
        "một tỷ tỷ",
        "92,5",
        "chín mươi điểm",
        "một " + "trăm " * 5000,
    ],
)
def test_incomplete_or_foreign_words_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match="không phải cách đọc số đầy đủ"):
        parse(words)

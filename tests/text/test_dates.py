from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.text.dates import blank_date, long_date, parse_date, short_date, spell_date

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2023-02-08",
        "08/02/2023",
        "8/2/2023",
        "ngày 08 tháng 02 năm 2023",
        "Ngày 8 tháng 2 năm 2023",
        " ngày\u00a008  tháng 02\nnăm 2023 ",
        unicodedata.normalize("NFD", "ngày 08 tháng 02 năm 2023"),
    ],
)
def test_accepted_ways_to_write_a_date(text: str) -> None:
    assert parse_date(text) == date(2023, 2, 8)


def test_leap_day() -> None:
    assert parse_date("29/02/2024") == date(2024, 2, 29)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("29/02/2023", "không có ngày 29, tháng 2 năm 2023 có 28 ngày"),
        ("29/2/2100", "có 28 ngày"),
        ("31/4/2023", "có 30 ngày"),
        ("00/01/2023", "không có ngày 0"),
        ("02/13/2023", "không có tháng 13; viết ngày trước"),
        ("2023-00-10", "không có tháng 0"),
        ("01/01/0203", "năm 0203 ngoài khoảng"),
        ("01/01/2203", "năm 2203 ngoài khoảng"),
        ("", "không phải là ngày"),
        ("8/2/23", "không phải là ngày"),
        ("2023-2-8", "không phải là ngày"),
        ("2023/02/08", "không phải là ngày"),
        ("08.02.2023", "không phải là ngày"),
        ("1-5", "không phải là ngày"),
        ("2023-02-08 00:00:00", "không phải là ngày"),
        ("０８/０２/２０２３", "không phải là ngày"),
        ("tháng 02 năm 2023", "không phải là ngày"),
        ("45000", "không phải là ngày"),
    ],
)
def test_refused_dates_say_why(text: str, words: str) -> None:
    with pytest.raises(ValueError, match="“") as caught:
        parse_date(text)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2023, 2, 8), "ngày 08 tháng 02 năm 2023"),
        (date(2023, 3, 9), "ngày 09 tháng 3 năm 2023"),
        (date(2023, 10, 10), "ngày 10 tháng 10 năm 2023"),
        (date(2023, 12, 1), "ngày 01 tháng 12 năm 2023"),
    ],
)
def test_long_date_pads_days_below_ten_and_months_one_and_two_only(day: date, text: str) -> None:
    assert long_date(day) == text


def test_short_and_blank_dates() -> None:
    assert short_date(date(2023, 2, 8)) == "08/02/2023"
    assert blank_date(2023) == "ngày      tháng      năm 2023"


@given(days)
def test_written_dates_read_back(day: date) -> None:
    assert parse_date(long_date(day)) == parse_date(short_date(day)) == parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2023, 2, 8), "ngày tám tháng hai năm hai nghìn không trăm hai mươi ba"),
        (date(2024, 4, 4), "ngày bốn tháng tư năm hai nghìn không trăm hai mươi tư"),
        (date(2005, 12, 21), "ngày hai mươi mốt tháng mười hai năm hai nghìn không trăm linh năm"),
        (date(1975, 4, 30), "ngày ba mươi tháng tư năm một nghìn chín trăm bảy mươi lăm"),
    ],
)
def test_spell_date(day: date, words: str) -> None:
    assert spell_date(day) == words


def test_spell_date_in_southern_style() -> None:
    words = spell_date(date(2004, 4, 24), zero="lẻ", four="bốn", thousand="ngàn")
    assert words == "ngày hai mươi bốn tháng tư năm hai ngàn không trăm lẻ bốn"

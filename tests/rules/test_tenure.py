"""Cộng tháng và phần giữ chức trong năm: ngày cuối tháng, năm nhuận, sang năm."""

from __future__ import annotations

from datetime import date

import pytest
from rules_factory import BP34, HEAD, dossier, evaluation, rate

from docgen.model.dossier import Head
from docgen.rules import classify
from docgen.rules.tenure import add_months, in_year


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 1, 1), 6, date(2022, 7, 1)),
        (date(2022, 8, 31), 6, date(2023, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2022, 3, 31), 6, date(2022, 9, 30)),
        (date(2022, 6, 15), 6, date(2022, 12, 15)),
        (date(2022, 7, 1), 6, date(2023, 1, 1)),
        (date(2022, 5, 31), 0, date(2022, 5, 31)),
        (date(2022, 12, 31), 1, date(2023, 1, 31)),
        (date(2022, 2, 28), 12, date(2023, 2, 28)),
    ],
)
def test_add_months(day, months, expected):
    assert add_months(day, months) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, (date(2022, 1, 1), date(2022, 12, 31))),
        (date(2022, 3, 4), None, (date(2022, 3, 4), date(2022, 12, 31))),
        (date(2020, 3, 4), date(2022, 5, 6), (date(2022, 1, 1), date(2022, 5, 6))),
        (None, date(2025, 5, 6), (date(2022, 1, 1), date(2022, 12, 31))),
    ],
)
def test_the_part_of_the_tenure_in_the_year(since, until, expected):
    assert in_year(Head("Giám đốc", since=since, until=until), 2022) == expected


def test_one_day_in_the_year_is_a_tenure():
    day = date(2022, 12, 31)
    text = rate(evaluation(heads=(Head("Giám đốc", since=day),))).reasons[0].text
    assert text.startswith("Văn bản không nói cách xếp loại trường hợp này (G29)")
    assert "Giữ chức từ 31/12/2022 đến 31/12/2022 trong năm 2022, chưa đủ 6 tháng." in text
    guest = Head("Giám đốc", "Nguyễn Văn B", until=date(2022, 1, 1))
    shared = classify(dossier(evaluation(heads=(HEAD, guest))), BP34)
    assert [result.level for result in shared] == [None, None]

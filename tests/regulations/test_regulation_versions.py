"""Các phiên bản cùng dòng: nối theo `replaces`, mỗi năm đánh giá nhiều nhất một phiên bản."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from docgen.errors import RegulationError
from docgen.regulations.load import load
from docgen.regulations.schema import Regulation
from docgen.regulations.versions import applicable, installed, line, outside


def version(name: str, first: int, last: int, *replaces: str, until: date | None = None) -> Regulation:
    base = load("qnam-1464-2020")
    validity = replace(base.validity, first_year=first, last_sure_year=last, until=until, replaces=replaces)
    return replace(base, id=name, validity=validity)


FIRST = version("v-mot", 2015, 2018)
SECOND = version("v-hai", 2019, 2021, "v-mot")
THIRD = version("v-ba", 2023, 2024, "v-hai")


@pytest.mark.parametrize("known", [FIRST, SECOND, THIRD])
def test_the_line_is_followed_both_ways(known: Regulation) -> None:
    assert line(known, (THIRD, load("bp-34-2020"), FIRST, SECOND)) == (FIRST, SECOND, THIRD)


def test_two_versions_may_not_take_the_same_year() -> None:
    with pytest.raises(RegulationError, match="v-hai và v-ba cùng nhận năm đánh giá 2021"):
        line(FIRST, (FIRST, SECOND, version("v-ba", 2021, 2024, "v-hai")))


def test_every_installed_line_shares_no_year() -> None:
    for one in installed():
        assert one in line(one, installed())


@pytest.mark.parametrize(
    ("year", "expected"),
    [(2019, None), (2020, "qnam-1464-2020"), (2023, "qnam-1464-2020"), (2024, "qnam-1171-2024"), (2025, None)],
)
@pytest.mark.parametrize("chosen", ["qnam-1464-2020", "qnam-1171-2024"])
def test_the_version_of_a_year(chosen: str, year: int, expected: str | None) -> None:
    found = applicable(load(chosen), year)
    assert (found.id if found else None) == expected


def test_the_decree_of_officials_is_not_the_next_version_of_the_decree_of_public_employees() -> None:
    assert applicable(load("nd-90-2020"), 2026) is None


@pytest.mark.parametrize(
    ("regulation", "year", "said"),
    [
        (SECOND, 2018, "năm 2018 trước năm đầu tiên v-hai áp dụng được (2019)"),
        (SECOND, 2019, ""),
        (SECOND, 2021, ""),
        (SECOND, 2022, "sau năm 2021 chưa chắc v-hai còn áp dụng"),
        (
            version("v-het", 2019, 2021, until=date(2022, 3, 31)),
            2022,
            "v-het hết hiệu lực sau ngày 31/03/2022, không dùng cho năm 2022",
        ),
    ],
)
def test_years_outside(regulation: Regulation, year: int, said: str) -> None:
    assert said in outside(regulation, year)
    assert bool(outside(regulation, year)) == bool(said)

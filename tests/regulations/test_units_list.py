"""Danh sách đơn vị của Bình Phước khớp với quy định."""

from __future__ import annotations

from collections import Counter

import pytest

from docgen.errors import RegulationError
from docgen.regulations.load import load
from docgen.regulations.units import units

UNITS = units("bp-34-2020")


def test_counts_per_kind() -> None:
    assert Counter(unit["loai_don_vi"] for unit in UNITS) == {
        "so_ban_nganh": 21,
        "ubnd_cap_huyen": 11,
        "ubnd_cap_xa": 111,
    }


def test_codes_are_unique() -> None:
    assert len({unit["ma_don_vi"] for unit in UNITS}) == len(UNITS)


def test_agencies_of_article_11_are_all_there() -> None:
    regulation = load("bp-34-2020")
    named = {unit["co_quan_dieu_11"]: unit for unit in UNITS if unit["co_quan_dieu_11"] != "khong"}
    assert set(named) == set(regulation.agencies)
    for code, agency in regulation.agencies.items():
        assert (named[code]["ma_don_vi"], named[code]["ten_don_vi"]) == (code, agency.name)
        assert named[code]["chuc_vu"] == agency.head_title


def test_communes_belong_to_a_district() -> None:
    districts = {unit["ma_don_vi"] for unit in UNITS if unit["loai_don_vi"] == "ubnd_cap_huyen"}
    communes = [unit for unit in UNITS if unit["loai_don_vi"] == "ubnd_cap_xa"]
    assert {unit["thuoc_don_vi"] for unit in communes} == districts
    assert Counter(unit["thuoc_don_vi"] for unit in communes)["huyen_loc_ninh"] == 16


def test_titles_are_usual_for_the_kind() -> None:
    kinds = load("bp-34-2020").kinds
    for unit in UNITS:
        assert unit["chuc_vu"].startswith(kinds[unit["loai_don_vi"]].usual_titles), unit


def test_unknown_regulation() -> None:
    with pytest.raises(RegulationError, match="Không có quy định “bp-99”"):
        units("bp-99")

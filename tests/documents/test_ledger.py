"""Sổ của một lần chạy: tra theo mã, nhóm theo huyện; điều chung tính một lần cho mỗi sổ, không sang sổ khác."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factory import ledger, unit

from docgen.documents.parts.ledger import once
from docgen.documents.parts.refuse import NotDue


def test_results_are_found_by_unit_and_by_district():
    district = unit("UBND huyện A", "ubnd_cap_huyen")
    communes = [unit(f"UBND xã {name}", "ubnd_cap_xa", parent=district.unit) for name in "BC"]
    book = ledger(communes[0], district, unit("Sở D"), communes[1])
    assert book.evaluation(district.unit) is district
    assert book.evaluation("khong_co") is None
    assert [item.unit for item in book.of_unit(communes[1].unit)] == [communes[1].unit]
    assert book.of_unit("khong_co") == ()
    assert [item.unit for item in book.communes(district.unit)] == [one.unit for one in communes]
    assert list(book.districts()) == [district]


def test_a_shared_value_is_computed_once_for_each_ledger_and_each_argument():
    asked = []

    @once
    def count(book, what):
        asked.append((book, what))
        return len(book.classifications)

    book = ledger(unit("Sở A"), unit("Sở B"))
    part = replace(book, classifications=book.classifications[:1])
    assert [count(book, "x"), count(book, "x"), count(book, "y"), count(part, "x")] == [2, 2, 2, 1]
    assert [what for _, what in asked] == ["x", "y", "x"]
    assert count(replace(book), "x") == 2
    assert len(asked) == 4


def test_a_refusal_is_not_remembered():
    asked = []

    @once
    def refuse(book):
        asked.append(book)
        raise NotDue("chưa đủ")

    book = ledger(unit("Sở A"))
    for _ in range(2):
        with pytest.raises(NotDue, match="chưa đủ"):
            refuse(book)
    assert len(asked) == 2


def test_what_is_remembered_does_not_make_ledgers_differ():
    book = ledger(unit("Sở A"))
    book.of_unit("so_a")
    assert book == replace(book)

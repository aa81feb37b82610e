"""Phạm vi của từng loại văn bản: về một người thì lập từng đoạn hồ sơ cũng ra đúng những văn bản ấy, đúng thứ tự."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from factory import compose, document, ledger, misconduct, refusal, unit

from docgen import documents, pipeline, rules
from docgen.documents.parts.ledger import Ledger
from docgen.model.classification import Detail
from docgen.model.dossier import RecordedRater
from docgen.readers.office import load_office
from docgen.regulations.legal_bases import load_legal_bases
from docgen.vocabulary import COMMUNE

SAMPLE = Path(__file__).parents[2] / "inputs" / "vi_du" / "mau_day_du"
PER_HEAD = [kind for kind in documents.kinds() if documents.scope(kind) == "nguoi"]
PER_DISTRICT = [kind for kind in documents.kinds() if documents.scope(kind) == "huyen"]


@pytest.fixture(scope="module")
def whole() -> Ledger:
    dossier = pipeline.read([SAMPLE])
    regulation = pipeline.regulation(dossier.period.regulation)
    return Ledger(dossier, regulation, pipeline.classify(dossier), load_office(SAMPLE), load_legal_bases())


def part(book: Ledger, start: int, end: int | None) -> Ledger:
    return replace(book, classifications=book.classifications[start:end])


def test_every_kind_says_its_scope():
    assert {documents.scope(kind) for kind in documents.kinds()} == {"nguoi", "huyen", "tinh"}


@pytest.mark.parametrize("kind", PER_HEAD)
def test_two_parts_cut_anywhere_make_what_the_whole_makes(kind, whole):
    expected = compose(kind, whole)
    assert expected, "hồ sơ mẫu phải có loại văn bản này"
    for cut in range(len(whole.classifications) + 1):
        assert compose(kind, part(whole, 0, cut)) + compose(kind, part(whole, cut, None)) == expected


@pytest.mark.parametrize("kind", PER_HEAD)
def test_one_head_at_a_time_makes_what_the_whole_makes(kind, whole):
    count = len(whole.classifications)
    assert [made for at in range(count) for made in compose(kind, part(whole, at, at + 1))] == compose(kind, whole)


@pytest.mark.parametrize("kind", PER_HEAD)
def test_documents_about_heads_follow_the_input(kind, whole):
    places = {whole.key(item): place for place, item in enumerate(whole.classifications)}
    order = [places[made.key] for made in compose(kind, whole)]
    assert order == sorted(order)


@pytest.mark.parametrize("kind", PER_DISTRICT)
def test_one_district_at_a_time_makes_what_the_whole_makes(kind, whole):
    found = []
    for district in whole.districts():
        inside = (item for item in whole.classifications if item.kind == COMMUNE)
        communes = tuple(item for item in inside if item.evaluation.parent == district.unit)
        found += compose(kind, replace(whole, classifications=communes))
    assert found
    assert found == compose(kind, whole)


def test_a_rater_recorded_for_one_head_counts_for_another_head_made_apart():
    other = unit("Sở C", rater=RecordedRater("Giám đốc cơ quan giả định", document()))
    book = ledger(unit("Sở B", misconduct=(misconduct(),), cadre_opinion=document()), other)
    (refused,) = compose("to_trinh_dieu_chuyen", book)
    assert "Giám đốc cơ quan giả định" in refused.why
    assert compose("to_trinh_dieu_chuyen", part(book, 0, 1)) == [refused]


def test_only_the_sheet_prints_advice():
    assert [kind for kind in documents.kinds() if documents.detail([kind]) is Detail.ADVICE] == ["phieu_danh_gia"]


def test_a_sheet_without_the_advice_it_prints_is_not_made():
    book = ledger(unit("Sở B"))
    unadvised = replace(book, classifications=rules.classify(book.dossier, book.regulation, detail=Detail.REASONS))
    assert "không kèm gợi ý" in refusal("phieu_danh_gia", unadvised).fault

"""Giá trị gửi sang tiến trình khác rồi về lại: bằng nhau, kể cả những trường không đem ra so."""

from __future__ import annotations

import pickle
from dataclasses import fields
from importlib import import_module
from pathlib import Path

import pytest

from docgen import pipeline
from docgen.errors import Portable
from docgen.model import band, citation, classification, dossier, draft
from docgen.readers.office import load_office

SAMPLE = Path(__file__).parents[2] / "inputs" / "vi_du" / "mau_day_du"
MODULES = (import_module("docgen.errors"), band, citation, classification, dossier, draft)
KINDS = {
    one
    for module in MODULES
    for one in vars(module).values()
    if isinstance(one, type) and issubclass(one, Portable) and one is not Portable
}


@pytest.mark.parametrize("kind", sorted(KINDS, key=lambda one: one.__name__))
def test_values_have_the_two_fields_that_packing_needs(kind):
    assert len(fields(kind)) >= 2
    assert all(field.init and not field.kw_only for field in fields(kind))


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_whole_run_comes_back_as_it_was(protocol):
    read = pipeline.read([SAMPLE])
    results = pipeline.classify(read)
    drafts = tuple(pipeline.compose(read, results, load_office(SAMPLE), ["phieu_danh_gia", "to_trinh_dieu_chuyen"]))
    for value in (read, results, drafts):
        assert repr(pickle.loads(pickle.dumps(value, protocol))) == repr(value)

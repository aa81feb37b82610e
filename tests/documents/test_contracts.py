"""Mọi loại văn bản: mẫu dựng sẵn khớp khai báo trường, mã trùng tên tệp, thứ tự không trùng, trường có nghĩa."""

from __future__ import annotations

import dataclasses
from importlib import import_module
from typing import get_type_hints

import pytest

from docgen import documents
from docgen.documents.parts.fields import describe, row_type
from docgen.render.library import Library
from docgen.render.template import check_contract, load
from docgen.vocabulary import DOCUMENT_KINDS

ALL = documents.with_template()


@pytest.mark.parametrize("kind", ALL)
def test_builtin_template_uses_exactly_the_declared_fields(kind):
    template = load(Library(None).path(documents.folder(kind), kind))
    assert check_contract(template, documents.fields_type(kind)) == []


@pytest.mark.parametrize("kind", ALL)
def test_module_is_named_after_its_kind(kind):
    module = import_module(f"docgen.documents.{kind}")
    assert kind == module.ID
    assert module.LABEL
    assert module.__doc__


def test_every_kind_of_the_vocabulary_is_composed_and_no_other():
    assert set(documents.kinds()) == {term.id for term in DOCUMENT_KINDS.terms}


def test_order_is_unique_within_a_folder():
    places = [(documents.folder(kind), import_module(f"docgen.documents.{kind}").ORDER) for kind in ALL]
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("kind", ALL)
def test_every_field_has_help_and_example(kind):
    infos = list(describe(documents.fields_type(kind)))
    assert [info.path for info in infos if not info.help] == []
    assert list(_without_example(documents.fields_type(kind))) == []


def _without_example(fields_type):
    hints = get_type_hints(fields_type)
    for declared in dataclasses.fields(fields_type):
        row = row_type(hints[declared.name])
        if row:
            yield from _without_example(row)
        elif "example" not in declared.metadata:
            yield f"{fields_type.__name__}.{declared.name}"


@pytest.mark.parametrize("kind", ALL)
def test_field_names_are_vietnamese_words_of_two_syllables(kind):
    short = [info.path for info in describe(documents.fields_type(kind)) if "_" not in info.path.split(".")[-1]]
    assert short == []

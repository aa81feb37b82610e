"""Danh mục phép kiểm tra và hồ sơ nd30-2020 khớp nhau: mã, luật, điều khoản, ví dụ, lời giải thích."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docgen.layout import engine
from docgen.layout.profile import Severity, load
from docgen.layout.sketch import build
from docgen.layout.sketch.bases import BASES

PROFILE = load()
MODULES = engine.modules()

# Bảng quy tắc mà bản phát hành phải có đủ.
REQUIRED = (
    "P01 P02 P03 P04 P05 P06 P07 P08 P09 P10 P11 P12 P13 "
    "H01 H02 H03 H04 H05 H06 H07 H08 H09 H10 H11 H12 H13 H14 "
    "N01 N02 N03 N04 N05 N06 N07 N08 N09 "
    "D01 D02 D03 D04 D05 D06 D07 "
    "T01 T02 T03 T04 T05 T06 T07 "
    "C01 C02 C03 C04 C05 C06 C07 C08 C10 "
    "B01 B02 B03 B04 B05 B06 B07 B08 B09 B10 B11 B12 B13 B14 "
    "S01 S02 S03 S04 S05 S06 S07 "
    "R01 R02 R03 R04 R05 R06 R07 "
    "A01 A02 A03 A04 A05 A06 "
    "M01 M02 M03 M04 "
    "K01 K04 K05 K06 K11 K14 K20 K23 "
    "V01 X02 X03 X04 X05 X06"
)

# Luật chỉ có nghĩa khi cơ quan khai trong docgen.toml, nên không có ví dụ; thử ở test_check_examples.
NEEDS_OFFICE = {"D05"}
# Trùng số chỉ thấy giữa nhiều tệp: tests/cli/test_check_command.py.
ACROSS_FILES = {"N09"}

_ROMAN = r"[IVX]+"
_ANNEX = rf"(Mục {_ROMAN} )?(Phần (I|II) )?Phụ lục {_ROMAN}"
_CLAUSE = r"((điểm [a-zđ] )?khoản \d+ )"
_FORMS = (
    rf"{_CLAUSE}?{_ANNEX}",
    rf"chú thích \d+ {_ANNEX}",
    rf"số thứ tự \d+ {_ANNEX}",
    r"(chú thích \d+ )?Mẫu [1-3]\.\d+ Phụ lục III",
    rf"{_CLAUSE}?Điều \d+",
)
_ONE = re.compile("|".join(f"(?:{form})" for form in _FORMS))
_NO_LAW = tuple(f"Nghị định 30/2020/NĐ-CP không quy định; {why}" for why in ("vệ sinh văn bản", "thông lệ trình bày"))


def is_citation(text):
    return text in _NO_LAW or all(_ONE.fullmatch(piece) for piece in text.split("; "))


@pytest.mark.parametrize(
    "text",
    [
        "khoản 3 Mục I Phần I Phụ lục I",
        "điểm b khoản 5 Mục II Phần I Phụ lục I; Điều 7",
        "khoản 1 Mục IV Phụ lục II",
        "điểm a khoản 1 Mục III Phụ lục II",
        "chú thích 1 Mục V Phần I Phụ lục I",
        "Mẫu 1.2 Phụ lục III",
        "Điều 7",
        *_NO_LAW,
    ],
)
def test_citation_forms(text):
    assert is_citation(text)


@pytest.mark.parametrize("text", ["", "PLI/II.5.b", "Khoản 3 Mục I", "khoản 3 mục I Phần I Phụ lục I", "Điều 7;Điều 8"])
def test_other_forms_are_refused(text):
    assert not is_citation(text)


@pytest.mark.parametrize("check", MODULES)
def test_id_is_the_file_name(check):
    module = MODULES[check]
    assert Path(module.__file__).stem == module.ID == check
    assert re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", check)


def test_profile_and_folder_name_the_same_checks():
    assert set(PROFILE.parts) == set(MODULES)


def test_every_required_rule_is_in_the_profile():
    assert [rule for rule in REQUIRED.split() if rule not in PROFILE.rules] == []


@pytest.mark.parametrize("rule", PROFILE.rules.values(), ids=lambda rule: rule.id)
def test_rule_is_named_and_cited(rule):
    assert rule.title
    assert re.fullmatch(r"[A-Z]\d\d", rule.id)
    assert is_citation(rule.citation), rule.citation


@pytest.mark.parametrize("check", MODULES)
def test_every_rule_has_its_examples(check):
    module = MODULES[check]
    own = {rule.id: rule for rule in PROFILE.rules.values() if rule.check == check}
    told = {rule for example in module.FAILS for rule in example.rules or own}
    assert module.PASSES
    needed = {rule.id for rule in own.values() if rule.severity != Severity.INFO} - NEEDS_OFFICE - ACROSS_FILES
    assert sorted(needed - told) == []


@pytest.mark.parametrize("check", MODULES)
def test_titles_of_examples_differ(check):
    module = MODULES[check]
    titles = [example.title for example in (*module.PASSES, *module.FAILS)]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("check", MODULES)
def test_docstring_is_a_manual_page(check):
    text = MODULES[check].__doc__ or ""
    assert text.partition("\n")[0].endswith(".")
    assert re.search(r"^Đúng: \S", text, re.MULTILINE)
    assert re.search(r"^Sai: \S", text, re.MULTILINE)


def test_every_check_has_its_page_and_no_page_is_left_over():
    pages = Path(__file__).parents[2] / "docs" / "kiem_tra"
    assert {path.stem for path in pages.glob("*.md")} == {*PROFILE.parts, "README"}


@pytest.mark.parametrize("base", BASES)
def test_line_names_of_a_base_differ(base):
    names = build.names(base)
    assert len(names) == len(set(names))

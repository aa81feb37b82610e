"""Danh sách từ được biết: đọc được từ viết thành khúc trong mẫu, và không quên phép kiểm tra mới."""

from __future__ import annotations

import importlib.util
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from docgen.text.tones import move_tones
from tools import generate, known_words
from tools.regex_words import Word, regex_words, text_words


def words_of(pattern: str) -> set[str]:
    return {one.letters for one in regex_words(pattern).words}


def pairs_of(pattern: str) -> set[tuple[str, str]]:
    return {(left.letters, right.letters) for left, right in regex_words(pattern).pairs}


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\b[Kk]hoản\b", {"khoản"}),
        (r"\bg[ửở]i\b", {"gửi", "gởi"}),
        (r"\b(?:tỉnh|huyện|xã)\b", {"tỉnh", "huyện", "xã"}),
        (r"\bnăm\s+\d+\s+tháng\b", {"năm", "tháng"}),
        (r"\bhòa?\b", {"hò", "hòa"}),
        (r"\bmột(?=\s+ngày\b)", {"một"}),
        (r"(?<=\bsố )\d", {"số"}),
        (r"\bkèm(?! nhau)", {"kèm"}),
    ],
)
def test_words_spelt_in_pieces(pattern: str, words: set[str]) -> None:
    assert words <= words_of(pattern)


@pytest.mark.parametrize(
    ("pattern", "pairs"),
    [
        (r"\b(?:ủy|[Uu]ỷ)\s+ban nhân dân\b", {("ủy", "ban"), ("uỷ", "ban"), ("ban", "nhân"), ("nhân", "dân")}),
        (r"\bquy định(?: chi tiết)? về\b", {("định", "về"), ("định", "chi"), ("tiết", "về")}),
        (r"(?:nhu_|tai_)?cac_dieu", {("nhu", "cac"), ("cac", "dieu")}),
        (r"\bthứ (?P<ngay>hai|ba)\b", {("thứ", "hai"), ("thứ", "ba")}),
    ],
)
def test_words_side_by_side(pattern: str, pairs: set[tuple[str, str]]) -> None:
    assert pairs <= pairs_of(pattern)


def test_a_fragment_may_be_part_of_a_longer_word() -> None:
    assert Word("điều", left=False, right=True) in regex_words(r"\bđiều\w*").words
    assert Word("háng", left=True, right=True) in regex_words("háng").words
    syllables = known_words._Syllables()
    assert {"tháng", "háng"} <= syllables.matching(Word("háng", left=True))
    assert syllables.matching(Word("háng")) == {"háng"}


def test_a_phrase_alone_gives_pairs_and_a_word_alone_gives_itself() -> None:
    assert text_words("Kèm theo").pairs == {(Word("kèm"), Word("theo"))}
    assert text_words("Kèm theo").words == frozenset()
    assert text_words("Lưu:").words == {Word("lưu")}


def test_every_syllable_is_a_syllable_once() -> None:
    found = list(known_words.all_syllables())
    assert len(found) == len(set(found)) > 15_000
    assert {"nguyễn", "nghiêng", "khuỷu", "gì", "quý", "ăn", "ớt", "thuở", "hoà", "hòa"} <= set(found)


def test_a_check_that_learns_a_word_makes_the_list_stale(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "phep_moi.py"
    path.write_text(
        '"""Khuỷnh."""\nimport re\n_WORD = re.compile(r"\\b[Kk]huỷu (?:nghiêng|nghẽo)\\b|\\bngoèo\\b")\n', "utf-8"
    )
    spec = importlib.util.spec_from_file_location("phep_moi", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    before = known_words.known_words()
    committed = generate.ROOT / "docgen" / "layout" / "data" / "chu_da_biet.toml"
    assert before == committed.read_bytes()
    sources = list(known_words._sources())

    def with_new_check() -> Iterator[ModuleType]:
        yield from (*sources, module)

    monkeypatch.setattr(known_words, "_sources", with_new_check)
    after = known_words.known_words()
    lists = tomllib.loads(after.decode())
    assert after != before
    assert move_tones("ngoèo") in lists["tu"]
    assert {move_tones(pair) for pair in ("khuỷu nghiêng", "khuỷu nghẽo")} <= set(lists["cap"])
    assert "khuỷnh" not in after.decode()

"""Những từ mà một phép kiểm tra phân biệt được: danh sách sinh từ mã, và viết tắt mà cơ quan khai."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from docgen.layout.components.values import Surroundings
from docgen.text.slug import slug
from docgen.text.tones import move_tones

_WORD = re.compile(r"[^\W\d_]+")


class Phrases(NamedTuple):
    """Từ, cặp từ liền nhau được tìm; `codes`, `code_pairs`: như thế, so bằng mã không dấu."""

    words: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    codes: frozenset[str] = frozenset()
    code_pairs: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def together(cls, several: Iterable[Phrases]) -> Phrases:
        """Gộp nhiều danh sách."""
        gathered = [cls(), *several]
        return cls(*(frozenset[Any]().union(*lists) for lists in zip(*gathered, strict=True)))

    def holds(self, word: str, before: str, after: str) -> bool:
        """Từ này, hay nó cùng từ kề nó, có trong danh sách; từ kề rỗng khi không có."""
        key, code = key_of(word), _code_of(word)
        if key in self.words or code in self.codes:
            return True
        if (key_of(before), key) in self.pairs or (key, key_of(after)) in self.pairs:
            return True
        return (_code_of(before), code) in self.code_pairs or (code, _code_of(after)) in self.code_pairs


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Từ được biết; ý nghĩa từng danh sách ghi trong `data/chu_da_biet.toml`.

    `around`: điều mà một phép kiểm tra khai `LOOKS_AROUND` tìm; `lengths`, `positions`: các mốc độ dài, vị trí, tăng
    dần; `mentioned`: mọi từ được biết ở bất cứ đâu, một mình hay trong một cặp.
    """

    words: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    codes: frozenset[str]
    code_pairs: frozenset[tuple[str, str]]
    surnames: frozenset[str]
    before_surnames: frozenset[str]
    places: frozenset[str]
    before_places: frozenset[str]
    long_units: tuple[str, ...]
    around: Phrases
    lengths: tuple[int, ...]
    positions: tuple[int, ...]
    mentioned: frozenset[str]

    @classmethod
    def of(cls, office: Surroundings, checks: Collection[str]) -> Vocabulary:
        """Danh sách đã sinh cho các phép kiểm tra ấy, thêm mọi từ trong viết tắt của cơ quan.

        Địa danh của cơ quan chỉ được so với dòng địa danh, thời gian, nơi giá trị luôn được nhớ nguyên chữ.
        """
        own = {key_of(word) for text in office.abbreviations for word in _WORD.findall(text)}
        known, sought = _generated()
        return replace(
            known,
            words=known.words | own,
            around=Phrases.together(sought[check] for check in sought.keys() & checks),
            mentioned=known.mentioned | own,
        )

    def knows(self, word: str, before: str, after: str, *, edge: bool) -> bool:
        """Có phép kiểm tra nào phân biệt `word` (âm tiết) với một âm tiết khác, khi nó đứng giữa `before` và `after`.

        Hai từ kề rỗng khi không có; `edge`: `word` là từ đầu hay từ cuối của dòng. Không kể `around` và
        `opens_or_ends_lines`.
        """
        key, code = key_of(word), _code_of(word)
        if key in self.words or (edge and code in self.codes):
            return True
        if code in self.surnames and (not before or key_of(before) in self.before_surnames):
            return True
        if key in self.places and before in self.before_places:
            return True
        return (key_of(before), key) in self.pairs or (key, key_of(after)) in self.pairs

    def opens_or_ends_lines(self, word: str, before: str, after: str) -> bool:
        """Từ này và từ kề nó là một cặp của một cụm mà có phép kiểm tra so, bằng mã, với đầu hay cuối một dòng."""
        code = _code_of(word)
        return (_code_of(before), code) in self.code_pairs or (code, _code_of(after)) in self.code_pairs

    def mentions(self, word: str) -> bool:
        """Có phép kiểm tra nào biết từ này, một mình hay trong một cụm."""
        return key_of(word) in self.mentioned or _code_of(word) in self.mentioned


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    """Từ thành chữ thường, không phụ thuộc chỗ đặt dấu thanh: “Hòa” và “hoà” cùng khóa."""
    return move_tones(word.casefold())


_code_of = lru_cache(maxsize=1 << 14)(slug)


@cache
def _generated() -> tuple[Vocabulary, Mapping[str, Phrases]]:
    """Từ được biết; phép kiểm tra → điều nó tìm ở chỗ khác chỗ nó xét."""
    text = files("docgen.layout").joinpath("data/chu_da_biet.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    mentioned = " ".join(word for name in ("tu", "cap", "tu_ma", "cap_ma") for word in lists[name])
    known = Vocabulary(
        words=frozenset(lists["tu"]),
        pairs=_pairs(lists["cap"]),
        codes=frozenset(lists["tu_ma"]),
        code_pairs=_pairs(lists["cap_ma"]),
        surnames=frozenset(lists["ho"]),
        before_surnames=frozenset(lists["truoc_ho"]),
        places=frozenset(lists["dia_danh"]),
        before_places=frozenset(lists["truoc_dia_danh"]),
        long_units=tuple(lists["cap_nhieu_chu"]),
        around=Phrases(),
        lengths=tuple(lists["do_dai"]),
        positions=tuple(lists["vi_tri"]),
        mentioned=frozenset(mentioned.split()),
    )
    return known, {check: _phrases(found) for check, found in lists["tim"].items()}


def _phrases(lists: Mapping[str, list[str]]) -> Phrases:
    return Phrases(frozenset(lists["tu"]), _pairs(lists["cap"]), frozenset(lists["tu_ma"]), _pairs(lists["cap_ma"]))


def _pairs(texts: list[str]) -> frozenset[tuple[str, str]]:
    return frozenset((left, right) for left, _, right in (text.partition(" ") for text in texts))

"""Những từ mà một phép kiểm tra phân biệt được: danh sách sinh từ mã, và viết tắt mà cơ quan khai."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files

from docgen.layout.components.values import Surroundings
from docgen.text.slug import slug
from docgen.text.tones import move_tones

_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Từ được biết; ý nghĩa từng danh sách ghi trong `data/chu_da_biet.toml`.

    `lengths`: các độ dài được so với, tăng dần; `mentioned`: mọi từ được biết ở bất cứ đâu, một mình hay trong một cặp.
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
    sought_words: frozenset[str]
    sought_pairs: frozenset[tuple[str, str]]
    sought_codes: frozenset[str]
    sought_code_pairs: frozenset[tuple[str, str]]
    lengths: tuple[int, ...]
    mentioned: frozenset[str]

    @classmethod
    def of(cls, office: Surroundings) -> Vocabulary:
        """Danh sách đã sinh, thêm mọi từ trong viết tắt của cơ quan.

        Địa danh của cơ quan chỉ được so với dòng địa danh, thời gian, nơi giá trị luôn được nhớ nguyên chữ.
        """
        own = {key_of(word) for text in office.abbreviations for word in _WORD.findall(text)}
        known = _generated()
        return replace(known, words=known.words | own, mentioned=known.mentioned | own)

    def knows(self, word: str, before: str, after: str, *, edge: bool) -> bool:
        """Có phép kiểm tra nào phân biệt `word` (âm tiết) với một âm tiết khác, khi nó đứng giữa `before` và `after`.

        Hai từ kề rỗng khi không có; `edge`: `word` là từ đầu hay từ cuối của dòng. Không kể `sought` và
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

    def sought(self, word: str, before: str, after: str) -> bool:
        """Từ này, hay nó cùng từ kề nó, là điều mà có phép kiểm tra tìm xem cả văn bản có hay không."""
        key, code = key_of(word), _code_of(word)
        if key in self.sought_words or code in self.sought_codes:
            return True
        if (key_of(before), key) in self.sought_pairs or (key, key_of(after)) in self.sought_pairs:
            return True
        return (_code_of(before), code) in self.sought_code_pairs or (code, _code_of(after)) in self.sought_code_pairs

    def mentions(self, word: str) -> bool:
        """Có phép kiểm tra nào biết từ này, một mình hay trong một cụm."""
        return key_of(word) in self.mentioned or _code_of(word) in self.mentioned


@lru_cache(maxsize=1 << 14)
def key_of(word: str) -> str:
    """Từ thành chữ thường, không phụ thuộc chỗ đặt dấu thanh: “Hòa” và “hoà” cùng khóa."""
    return move_tones(word.casefold())


_code_of = lru_cache(maxsize=1 << 14)(slug)


@cache
def _generated() -> Vocabulary:
    text = files("docgen.layout").joinpath("data/chu_da_biet.toml").read_text(encoding="utf-8")
    lists = tomllib.loads(text)
    mentioned = " ".join(word for name in ("tu", "cap", "tu_ma", "cap_ma") for word in lists[name])
    return Vocabulary(
        words=frozenset(lists["tu"]),
        pairs=_pairs(lists["cap"]),
        codes=frozenset(lists["tu_ma"]),
        code_pairs=_pairs(lists["cap_ma"]),
        surnames=frozenset(lists["ho"]),
        before_surnames=frozenset(lists["truoc_ho"]),
        places=frozenset(lists["dia_danh"]),
        before_places=frozenset(lists["truoc_dia_danh"]),
        long_units=tuple(lists["cap_nhieu_chu"]),
        sought_words=frozenset(lists["tu_tim_ca_van_ban"]),
        sought_pairs=_pairs(lists["cap_tim_ca_van_ban"]),
        sought_codes=frozenset(lists["ma_tim_ca_van_ban"]),
        sought_code_pairs=_pairs(lists["cap_ma_tim_ca_van_ban"]),
        lengths=tuple(lists["do_dai"]),
        mentioned=frozenset(mentioned.split()),
    )


def _pairs(texts: list[str]) -> frozenset[tuple[str, str]]:
    return frozenset((left, right) for left, _, right in (text.partition(" ") for text in texts))

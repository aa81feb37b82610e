"""Điều đã biết về từng đoạn: khóa theo giá trị, và những vế, số đo đã gặp ở văn bản không có điều gì phải nhắc."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docgen.layout.recall.places import Place, PlaceKey
from docgen.layout.recall.skeleton import Skeletons, ones_of, twos_of

_MOST_SEEN, _MOST_ENTRIES = 20_000, 4096
_DIGIT = re.compile(r"\d")


@dataclass(slots=True)
class Bones:
    """Khung của một đoạn và các vế của nó, mỗi vế kèm số thứ tự của khúc.

    `styles`: trong các giá trị, các kiểu đặt dấu thanh ngoài tên; `clean`: mọi vế đã gặp ở văn bản sạch.
    """

    frame: tuple[str, ...]
    clauses: frozenset[tuple[int, str]]
    styles: frozenset[str]
    clean: bool = False


class Entry(NamedTuple):
    """Khóa của một đoạn và bộ xương của nó."""

    key: PlaceKey
    bones: Bones


@dataclass(slots=True)
class KnownParagraph:
    """Điều đã biết về một đoạn, chung cho mọi hình dạng có đoạn ấy.

    `clauses`: các vế đã gặp ở văn bản không có điều gì phải nhắc; `measures`: các số đo đã gặp, mỗi số đo cùng khung
    của đoạn lúc ấy; `bones`, `entries`: điều đã tính theo bộ xương, theo giá trị, vì phần lớn chúng lặp lại cả mẻ;
    `numbered`: như `entries`, chung cho mọi giá trị chỉ khác nhau ở những chữ số không ai đọc; `counters`: những chỗ đã
    gặp giá trị như thế.
    """

    place: Place
    clauses: set[tuple[int, str]] = field(default_factory=set)
    measures: set[Hashable] = field(default_factory=set)
    bones: dict[tuple[str, ...], Bones] = field(default_factory=dict)
    entries: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    numbered: dict[tuple[str, ...], Entry] = field(default_factory=dict)
    counters: set[int] = field(default_factory=set)

    def entry(self, own: tuple[str, ...], skeletons: Skeletons, lines: Sequence[float]) -> Entry | None:
        """Khóa của đoạn với các giá trị `own`; None khi đo sát ngưỡng."""
        found = self.entries.get(own)
        if found is None and self.counters:
            found = self.numbered.get(self._ones(own))
        if found is not None:
            return found
        key = self.place.key(own, skeletons, lines)
        if key is None:
            return None
        found = Entry(key, self._bones(key.bones, own))
        numbered = self._numbered(own, key, skeletons, lines)
        _make_room(self.entries if numbered is None else self.numbered)
        if numbered is None:
            self.entries[own] = found
        else:
            self.numbered[numbered] = found
        return found

    def _numbered(
        self, own: tuple[str, ...], key: PlaceKey, skeletons: Skeletons, lines: Sequence[float]
    ) -> tuple[str, ...] | None:
        """Các giá trị với mọi chữ số không ai đọc thành 1, chung khóa với `own`; None khi không có chữ số như thế.

        Chữ số nào cũng rộng như nhau; hai bộ chữ số khác hẳn nhau mà cùng khóa thì không ai đọc chúng.
        """
        if not any(map(_DIGIT.search, own)):
            return None
        self.counters |= {at for at, bone in enumerate(key.bones) if _DIGIT.search(own[at]) and not _DIGIT.search(bone)}
        ones = self._ones(own)
        twos = tuple(twos_of(one) if at in self.counters else one for at, one in enumerate(ones))
        if ones == twos or not self.place.key(ones, skeletons, lines) == self.place.key(twos, skeletons, lines) == key:
            return None
        return ones

    def _ones(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """Các giá trị, mà giá trị ở chỗ chỉ có chữ số không ai đọc thì mọi chữ số thành 1."""
        return tuple([ones_of(value) if at in self.counters else value for at, value in enumerate(own)])

    def _bones(self, bones: tuple[str, ...], own: Sequence[str]) -> Bones:
        found = self.bones.get(bones)
        if found is None:
            frames = self.place.frames(bones)
            _make_room(self.bones)
            clauses = frozenset((at, clause) for at, frame in enumerate(frames) for clause in frame.clauses)
            texts = tuple(frame.text for frame in frames)
            found = self.bones[bones] = Bones(texts, clauses, self.place.styles(own))
        return found

    def clean(self, entry: Entry) -> bool:
        """Mọi phần của khóa đã gặp."""
        bones = entry.bones
        bones.clean = bones.clean or self.clauses >= bones.clauses
        return bones.clean and (bones.frame, entry.key.measures) in self.measures

    def learn(self, entry: Entry) -> None:
        """Ghi mọi phần của khóa là đã gặp."""
        if len(self.clauses) < _MOST_SEEN and len(self.measures) < _MOST_SEEN:
            self.clauses |= entry.bones.clauses
            self.measures.add((entry.bones.frame, entry.key.measures))


def _make_room(entries: dict[Any, Any]) -> None:
    """Bỏ những gì đã tính khi có quá nhiều."""
    if len(entries) > _MOST_ENTRIES:
        entries.clear()

"""Mẫu biểu thức chính quy → các từ mà nó đọc được, để biết phép kiểm tra nào phân biệt từ nào.

Đi qua cây phân tích của mẫu từ trái sang phải và chỉ nhớ từ ngay trước, nên mẫu có nhiều nhánh cũng không bùng nổ.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any, NamedTuple

HOLE = "\ue000"
"""Chỗ trong mẫu mà mã điền lúc chạy: không biết là chữ gì."""

_MOST_LETTERS = 12
_SPACES = frozenset(" \t\n\u00a0\u202f_")
_AHEAD = 1


class Word(NamedTuple):
    """Một từ trong mẫu. `left`, `right`: từ ấy có thể chỉ là phần cuối, phần đầu của một từ dài hơn."""

    letters: str
    left: bool = False
    right: bool = False


class Found(NamedTuple):
    """Các từ đứng một mình, và các cặp từ liền nhau."""

    words: frozenset[Word]
    pairs: frozenset[tuple[Word, Word]]


class _State(NamedTuple):
    """Đã đọc đến đâu: từ trước (None: không rõ), từ trước ấy có đứng một mình không, các chữ của từ đang đọc."""

    before: Word | None = None
    alone: bool = False
    letters: str = ""
    open: bool = True


class _Reader:
    def __init__(self) -> None:
        self.words: set[Word] = set()
        self.pairs: set[tuple[Word, Word]] = set()

    def read(self, states: set[_State], items: Iterable[tuple[Any, Any]]) -> set[_State]:
        for operation, argument in items:
            states = self._step(states, str(operation), argument)
        return states

    def _step(self, states: set[_State], operation: str, argument: Any) -> set[_State]:
        if operation == "LITERAL":
            return self._letters(states, {chr(argument)})
        if operation == "IN":
            return self._class(states, argument)
        if operation == "BRANCH":
            return set().union(*(self.read(states, branch) for branch in argument[1]))
        if operation in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self.read(states, argument[-1] if operation == "SUBPATTERN" else argument)
        if operation in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            return self._repeat(states, *argument)
        if operation in ("ASSERT", "ASSERT_NOT"):
            return self._look(states, *argument)
        if operation == "AT":
            return self._edge(states)
        return self._break(states)

    def _class(self, states: set[_State], members: Any) -> set[_State]:
        chars: set[str] = set()
        for kind, value in members:
            if str(kind) == "LITERAL":
                chars.add(chr(value))
            elif str(kind) == "CATEGORY" and value is _constants.CATEGORY_SPACE:
                chars.add(" ")
            elif str(kind) == "RANGE" and value[1] - value[0] < _MOST_LETTERS:
                chars |= {chr(code) for code in range(value[0], value[1] + 1)}
            else:
                return self._break(states)
        return self._letters(states, chars) if len(chars) <= _MOST_LETTERS else self._break(states)

    def _letters(self, states: set[_State], chars: set[str]) -> set[_State]:
        after: set[_State] = set()
        for char in chars:
            if char.isalpha():
                after |= {one._replace(letters=one.letters + char) for one in states}
            elif char in _SPACES:
                after |= {self._closed(one) for one in states}
            elif char == HOLE:
                after |= self._break(states)
            else:
                after |= self._break(self._edge(states), opened=False)
        return after

    def _repeat(self, states: set[_State], least: int, most: int, items: Any) -> set[_State]:
        skipped = states if least == 0 else set()
        if most == 1 or _only_spaces(items):
            return skipped | self.read(states, items)
        return skipped | self._break(self.read(self._break(states), items))

    def _look(self, states: set[_State], direction: int, items: Any) -> set[_State]:
        if direction == _AHEAD:
            self._break(self.read(states, items))
            return states
        return states | self.read({_State()}, items)

    def _edge(self, states: set[_State]) -> set[_State]:
        """Ranh giới từ: từ đang đọc chắc chắn hết, hoặc từ sắp đọc chắc chắn bắt đầu, ở đây."""
        return {self._closed(one) if one.letters else one._replace(open=False) for one in states}

    def _closed(self, state: _State, *, cut: bool = False) -> _State:
        """Hết một từ; `cut`: chữ sau nó không rõ, nên nó có thể chưa hết."""
        if not state.letters:
            return state._replace(open=False)
        word = Word(state.letters.casefold(), state.open, cut)
        if state.before is not None:
            self.pairs.add((state.before, word))
        return _State(word, state.before is None, "", False)

    def _break(self, states: set[_State], *, opened: bool = True) -> set[_State]:
        """Chữ không rõ: từ trước không có từ nào liền sau."""
        for one in states:
            ended = self._closed(one, cut=opened) if one.letters else one
            if ended.before is not None and ended.alone:
                self.words.add(ended.before)
        return {_State(open=opened)}


def _only_spaces(items: Any) -> bool:
    return all(_is_space(kind, value) for kind, value in items)


def _is_space(kind: Any, value: Any) -> bool:
    if str(kind) == "IN":
        return _only_spaces(value)
    return value is _constants.CATEGORY_SPACE or (str(kind) == "LITERAL" and chr(value) in _SPACES)


def regex_words(pattern: str) -> Found:
    """Các từ của một mẫu. Lỗi: re.error khi mẫu sai."""
    reader = _Reader()
    reader._break(reader.read({_State()}, _parser.parse(pattern)))
    return Found(frozenset(reader.words), frozenset(reader.pairs))


def text_words(text: str) -> Found:
    """Các từ của một câu, một cụm từ: cụm nhiều từ cho các cặp, từ lẻ cho chính nó."""
    words = [Word(one.casefold()) for one in re.findall(r"[^\W\d_]+", text)]
    alone = frozenset(words if len(words) == 1 else ())
    return Found(alone, frozenset(pairwise(words)))


def every(found: Iterable[Found]) -> Found:
    """Gộp nhiều kết quả."""
    words: set[Word] = set()
    pairs: set[tuple[Word, Word]] = set()
    for one in found:
        words |= one.words
        pairs |= one.pairs
    return Found(frozenset(words), frozenset(pairs))

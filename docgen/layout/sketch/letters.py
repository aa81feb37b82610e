"""Chữ của một dòng mẫu kèm chỗ in đậm (`**Điều 1.** Giao…`) ↔ từng chữ cái với dấu đậm của nó."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

_BOLD = "**"
Letters = list[tuple[str, bool]]
"""Từng chữ cái và nó có in đậm riêng hay không."""


def parse(text: str) -> Letters:
    """Chữ có dấu đậm → từng chữ cái."""
    return [(letter, bool(index % 2)) for index, piece in enumerate(text.split(_BOLD)) for letter in piece]


def plain(text: str) -> str:
    """Chữ không còn dấu đậm."""
    return text.replace(_BOLD, "")


def pieces(text: str) -> list[tuple[str, bool]]:
    """Các khúc liền cùng đậm hay cùng thường."""
    return [("".join(letter for letter, _ in group), bold) for bold, group in groupby(parse(text), lambda one: one[1])]


def replaced(text: str, old: str, new: str) -> str:
    """Thay chỗ đầu tiên có chữ `old` (không kể dấu đậm). Chữ mới đậm như chữ cũ đứng cùng chỗ, trừ khi tự ghi dấu.

    Lỗi: ValueError khi không có chữ `old`.
    """
    at = plain(text).find(plain(old))
    if at < 0:
        raise ValueError(f"không có chữ “{plain(old)}” trong “{plain(text)}”")
    letters = parse(text)
    cut = letters[at : at + len(plain(old))]
    fresh = parse(new) if _BOLD in new else _like(cut, new)
    return _marked([*letters[:at], *fresh, *letters[at + len(cut) :]])


def _like(old: Letters, new: str) -> Letters:
    if not old:
        return parse(new)
    return [(letter, old[min(index, len(old) - 1)][1]) for index, letter in enumerate(new)]


def _marked(letters: Sequence[tuple[str, bool]]) -> str:
    pairs = ((bold, "".join(letter for letter, _ in group)) for bold, group in groupby(letters, lambda one: one[1]))
    return "".join(f"{_BOLD}{piece}{_BOLD}" if bold else piece for bold, piece in pairs)

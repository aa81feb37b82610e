"""Bộ xương của một khúc → khung của khúc, và các vế của khúc.

Chuỗi tên gồm những từ liền nhau chỉ cách một dấu cách: từ không ai biết, từ viết hoa như tên riêng (dù có phép kiểm tra
biết: “An” của “Công an”, “Thành” của “Thành phố”), số thứ tự trong tên. Mọi thứ khác là khung: dấu câu, chữ thường được
biết, con số, ký hiệu, cụm từ mà có phép kiểm tra tìm trong cả văn bản. Tên thì mỗi văn bản một khác, khung chỉ có vài
dạng; nhớ riêng từng vế thì khỏi phải học mọi cách ghép.

Vế kết thúc ở dấu câu mà từ đứng trước hay sau nó không ai biết, và ở giữa hai từ không ai biết: không cụm từ nào của
phép kiểm tra đi qua chỗ ấy, còn điều tìm ở xa hơn một cụm thì nằm trong khung (`LOOKS_AROUND`). Ở giữa hai từ thì cả
hai thuộc cả hai vế: có mẫu dò đòi vài chữ viết hoa sau một từ được biết.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from docgen.layout.recall.skeleton import DIGITS, LOWER_SIGN, NAME_SIGN, OUTER, SIGNS, SOUGHT, like_a_name, shape_of

_LOWER_RUN, _RUN = "\ue00b", "\ue00c"
_WORD = re.compile(rf"{NAME_SIGN}|{DIGITS}|{SOUGHT}?[^\W\d_]+")
_NAME_SIGN = re.compile(NAME_SIGN)
_OUTER_WORD = re.compile(rf"{OUTER}([^\W\d_]+)")
_RUNS = re.compile(f"([{_LOWER_RUN}{_RUN}])(?: [{_LOWER_RUN}{_RUN}])+")
_CLAUSE_END = re.compile(rf"(?<=[{SIGNS}][,;:.]) |(?<=[,;:.]) (?=[{SIGNS}])")


class Frame(NamedTuple):
    """Khung của một khúc, mỗi chuỗi tên một ký hiệu theo chữ đầu hoa hay thường; và bộ xương của từng vế."""

    text: str
    clauses: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def frame_of(skeleton: str) -> Frame:
    """Khung và các vế của một khúc."""
    skeleton = _without_inner(skeleton)
    text = _WORD.sub(lambda found: _in_frame(found[0]), skeleton)
    clauses = [part for clause in _CLAUSE_END.split(skeleton) for part in _apart(clause.split(" "))]
    return Frame(_RUNS.sub(r"\1", text), tuple(clauses))


def _without_inner(skeleton: str) -> str:
    """Khúc mà từ `OUTER` đứng giữa hai từ không ai biết đã thành dáng chữ: cụm của nó không chạy tới mép dòng nào."""
    if OUTER not in skeleton:
        return skeleton
    unknown = [found.start() for found in _NAME_SIGN.finditer(skeleton)] or [0]

    def settled(found: re.Match[str]) -> str:
        return shape_of(found[1]) if unknown[0] < found.start() < unknown[-1] else found[1]

    return _OUTER_WORD.sub(settled, skeleton)


def _apart(words: list[str]) -> Iterator[str]:
    """Các vế của một câu không còn dấu câu nào ngắt được."""
    start = 0
    for at, (one, other) in enumerate(pairwise(words)):
        if _NAME_SIGN.fullmatch(one) and _NAME_SIGN.fullmatch(other):
            yield " ".join(words[start : at + 2])
            start = at
    yield " ".join(words[start:])


def _in_frame(word: str) -> str:
    if not like_a_name(word):
        return word
    return _LOWER_RUN if word[0] == LOWER_SIGN else _RUN

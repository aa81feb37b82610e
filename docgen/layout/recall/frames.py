"""Bộ xương của một khúc → khung của khúc, và các vế của khúc.

Chuỗi tên gồm những từ liền nhau chỉ cách một dấu cách: từ không ai biết, từ viết hoa như tên riêng (dù có phép kiểm tra
biết: “An” của “Công an”, “Thành” của “Thành phố”), số thứ tự trong tên. Mọi thứ khác là khung: dấu câu, chữ thường được
biết, con số, ký hiệu, cụm từ mà có phép kiểm tra tìm trong cả văn bản. Tên thì mỗi văn bản một khác, khung chỉ có vài
dạng; nhớ riêng từng vế thì khỏi phải học mọi cách ghép.

Vế kết thúc ở dấu câu mà từ đứng trước hay sau nó không ai biết: không cụm từ nào của phép kiểm tra đi qua chỗ ấy.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from docgen.layout.recall.skeleton import DIGITS, LOWER_SIGN, NAME_SIGN, SIGNS, SOUGHT, like_a_name

_LOWER_RUN, _RUN = "\ue00b", "\ue00c"
_WORD = re.compile(rf"{NAME_SIGN}|{DIGITS}|{SOUGHT}?[^\W\d_]+")
_RUNS = re.compile(f"([{_LOWER_RUN}{_RUN}])(?: [{_LOWER_RUN}{_RUN}])+")
_CLAUSE_END = re.compile(rf"(?<=[{SIGNS}][,;:.]) |(?<=[,;:.]) (?=[{SIGNS}])")


class Frame(NamedTuple):
    """Khung của một khúc, mỗi chuỗi tên một ký hiệu theo chữ đầu hoa hay thường; và bộ xương của từng vế."""

    text: str
    clauses: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def frame_of(skeleton: str) -> Frame:
    """Khung và các vế của một khúc."""
    text = _WORD.sub(lambda found: _in_frame(found[0]), skeleton)
    return Frame(_RUNS.sub(r"\1", text), tuple(_CLAUSE_END.split(skeleton)))


def _in_frame(word: str) -> str:
    if not like_a_name(word):
        return word
    return _LOWER_RUN if word[0] == LOWER_SIGN else _RUN

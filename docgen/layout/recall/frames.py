"""Bộ xương của một đoạn → khung của đoạn, và từng cặp từ liền nhau trong đoạn.

Chuỗi tên gồm những từ liền nhau chỉ cách một dấu cách: từ không ai biết, từ viết hoa như tên riêng (dù có phép kiểm tra
biết: “An” của “Công an”, “Thành” của “Thành phố”), số thứ tự trong tên. Mọi thứ khác là khung: dấu câu, chữ thường được
biết, con số, ký hiệu. Tên thì mỗi văn bản một khác, khung chỉ có vài dạng; nhớ riêng thì khỏi phải học mọi cách ghép.

Nhớ tên theo từng cặp từ vì phép kiểm tra biết một từ, hay những từ liền nhau: mọi cặp của một cụm đã gặp ở văn bản
không có lỗi thì cụm ấy không phải chữ bị cấm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from docgen.layout.recall.skeleton import DIGITS, NAME_SIGNS, like_a_name

_RUN = "\ue00b"
_WORD = re.compile(rf"{NAME_SIGNS}|{DIGITS}|[^\W\d_]+")
_RUNS = re.compile(f"{_RUN}(?: {_RUN})+")


class Frame(NamedTuple):
    """Khung của một khúc liền, mỗi chuỗi tên một ký hiệu; và mọi cặp từ liền nhau của khúc, kể cả chữ thuộc khung."""

    text: str
    pairs: frozenset[tuple[str, str]]


@lru_cache(maxsize=1 << 14)
def frame_of(skeleton: str) -> Frame:
    """Khung của một khúc bộ xương."""
    text = _WORD.sub(lambda found: _RUN if like_a_name(found[0]) else found[0], skeleton)
    words = ("", *skeleton.split(" "), "")
    return Frame(_RUNS.sub(_RUN, text), frozenset(pairwise(words)))

"""Tên cơ quan ban hành: tên đầy đủ, in hoa, cỡ 12-13, đứng, đậm, ở giữa, mỗi dòng chữ một đoạn.

Tên dài trên nhiều dòng thì xét từng dòng. Tên cơ quan chủ quản được viết tắt, tên cơ quan ban hành thì không. Dãy dấu
cách hay tab đẩy chữ sang dòng sau là sai: đổi phông, đổi máy thì dòng chữ xô lệch. Văn bản kèm theo có đầu văn bản cũng
được xét. Dòng chỉ có thẻ của mẫu Word chưa biết là tên cơ quan nào nên để yên.

Đúng: ỦY BAN NHÂN DÂN / TỈNH BÌNH PHƯỚC, cỡ 13, đậm.
Sai: UBND TỈNH BÌNH PHƯỚC; cỡ 14; không đậm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, heads, look_faults, only_tags
from docgen.layout.profile import Limits

ID = "co_quan_ban_hanh"

_PADDING = re.compile(r"(?<=\S)(?:[ \u00a0]{3,}|[ \u00a0]*\t\s*)(?=\S)")
_WORD = re.compile(r"[^\s,;()]+")

PASSES = (
    Example("Tên trên hai dòng"),
    Example("Sở, có cơ quan chủ quản viết tắt", base="to_trinh"),
)
FAILS = (
    Example("Cỡ 14", (Shape("co_quan_ban_hanh", {"size": 14.0}),), rules=("H10",)),
    Example("Không đậm", (Shape("co_quan_ban_hanh", {"bold": False}),), base="cong_van", rules=("H10",)),
    Example("Căn trái", (Shape("co_quan_ban_hanh", {"align": "left"}),), base="cong_van", rules=("H10",)),
    Example("Viết tắt", (Edit("co_quan_ban_hanh", "ỦY BAN NHÂN DÂN", "UBND"),), rules=("H13",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Dáng chữ, cách dòng (H10), viết tắt (H13) của tên cơ quan ban hành."""
    look = Look(limits.range("size"), bold=True, italic=False, capitals=True, centred=True)
    short = frozenset(limits.texts("abbreviations"))
    for head in heads(document):
        yield from _padded(head.co_quan_ban_hanh)
        for line in head.co_quan_ban_hanh:
            if only_tags(line):
                continue
            yield from look_faults("H10", line, look)
            for word in _WORD.findall(line.text):
                if word.rstrip(".") in short:
                    yield Fault("H13", line, f"viết tắt “{word}”", "tên đầy đủ")


def _padded(lines: Sequence[Line]) -> Iterator[Fault]:
    """Hai dòng của tên nằm chung một dòng gõ, hoặc trong tên có dãy dấu cách."""
    for line in lines:
        if _PADDING.search(line.raw):
            yield _padding(line)
    for before, line in pairwise(lines):
        text = line.paragraph.text
        if before.paragraph is line.paragraph and "\n" not in text[before.start : line.end]:
            yield _padding(line)


def _padding(line: Line) -> Fault:
    return Fault("H10", line, "đẩy dòng bằng dấu cách, tab", "mỗi dòng chữ một đoạn")

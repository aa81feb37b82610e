"""Lề trang nằm trong khoảng quy định.

Lề trên, lề dưới 20-25 mm; lề trái 30-35 mm; lề phải 15-20 mm. Nghị định không nói các lề có xoay theo trang ngang hay
không: trang ngang đúng theo cách nào cũng được, không đúng cách nào thì chỉ là cảnh báo.

Lề sai là lỗi đập vào mắt văn thư trước nhất: bản in đóng dấu giáp lai, đục lỗ đóng tập đều dựa vào lề trái.

Đúng: trên 20, dưới 20, trái 30, phải 15 mm.
Sai: dưới 18 mm.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Page
from docgen.layout.facts.values import Section
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits, shown
from docgen.layout.repair import SetMargin

ID = "le_trang"
_RULES = {"top": "P03", "bottom": "P04", "left": "P05", "right": "P06"}

_TURNS = (
    {"top": "left", "right": "top", "bottom": "right", "left": "bottom"},
    {"bottom": "left", "right": "top", "top": "right", "left": "bottom"},
)
"""Cạnh của trang ngang → cạnh của trang dọc mà nó trở thành khi xoay."""

PASSES = (
    Example("Lề 20, 20, 30, 15 mm"),
    Example("Lề 25, 25, 35, 20 mm", (Page({"top": 25.0, "bottom": 25.0, "left": 35.0, "right": 20.0}),)),
)
FAILS = (
    Example("Lề trên 15 mm", (Page({"top": 15.0}),), rules=("P03",)),
    Example("Lề dưới 18 mm", (Page({"bottom": 18.0}),), rules=("P04",)),
    Example("Lề trái 25 mm", (Page({"left": 25.0}),), rules=("P05",)),
    Example("Lề phải 25 mm", (Page({"right": 25.0}),), rules=("P06",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi lề ngoài khoảng là một chỗ sai, sửa được bằng lề hợp lệ gần nhất."""
    for section in document.facts.sections:
        if section.landscape and _turned(section, limits):
            continue
        for side, rule in _RULES.items():
            allowed, actual = limits.range(side), section.margins[side]
            if actual not in allowed:
                repair = SetMargin(section.index, side, allowed.nearest(actual))
                repairs = () if section.landscape else (repair,)
                yield Fault(rule, section, f"{shown(actual)} mm", f"{allowed} mm", repairs, section.landscape)


def _turned(section: Section, limits: Limits) -> bool:
    """Lề của trang ngang đúng khi xoay trang về dọc, theo chiều này hay chiều kia."""
    return any(
        all(section.margins[side] in limits.range(stands_for) for side, stands_for in turn.items()) for turn in _TURNS
    )

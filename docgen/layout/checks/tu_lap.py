"""Không có từ lặp liền nhau do gõ hay cắt dán.

Chỉ xét những hư từ không bao giờ lặp trong tiếng Việt (của của, các các, và và…); từ láy, từ lặp có nghĩa (ngày ngày,
người người) không nằm trong danh sách. Để yên khi một trong hai chữ thuộc về từ bên cạnh: tồn tại tại xã, kèm theo theo
quy định, đơn vị trực thuộc thuộc sở.

Đúng: quyền hạn của các cơ quan.
Sai: quyền hạn của của các cơ quan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, matches, prose

ID = "tu_lap"

PASSES = (
    Example("Từ láy, từ lặp có nghĩa", (Edit("dieu_2", "làm việc", "ngày ngày làm việc"),)),
    Example(
        "Chữ thuộc về từ bên cạnh",
        (Edit("dieu_2", "các cơ quan", "việc còn tồn tại tại các đơn vị trực thuộc thuộc các cơ quan"),),
    ),
    Example("Theo theo dõi", (Edit("dieu_2", "báo cáo", "theo theo dõi của Tổ kiểm tra, báo cáo"),)),
)
FAILS = (Example("Lặp chữ “các”", (Edit("dieu_2", "các cơ quan", "các các cơ quan"),)),)

_LAST_WORD = re.compile(r"(\w+) $")
_NEXT_WORD = re.compile(r"[ -](\w+)")


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi chỗ lặp là một chỗ sai."""
    words, compounds = limits.texts("tu"), limits.texts("tu_ghep")
    twice = re.compile(rf"\b({'|'.join(words)}) \1\b")
    for paragraph, match in matches(prose(document), twice, *(f"{word} {word}" for word in words)):
        before = _LAST_WORD.search(match.string[: match.start()])
        after = _NEXT_WORD.match(match.string[match.end() :])
        neighbours = (f"{before[1] if before else ''} {match[1]}", f"{match[1]} {after[1] if after else ''}")
        if any(one.casefold() in compounds for one in neighbours):
            continue
        yield Fault("X07", excerpt(paragraph, *match.span()), f"“{match.group()}”", f"“{match[1]}”")

"""Không có từ lặp liền nhau do gõ hay cắt dán.

Chỉ xét những hư từ không bao giờ lặp trong tiếng Việt (của của, các các, và và…); từ láy, từ lặp có nghĩa (ngày ngày,
người người) không nằm trong danh sách.

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

PASSES = (Example("Từ láy, từ lặp có nghĩa", (Edit("dieu_2", "làm việc", "ngày ngày làm việc"),)),)
FAILS = (Example("Lặp chữ “các”", (Edit("dieu_2", "các cơ quan", "các các cơ quan"),)),)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi chỗ lặp là một chỗ sai."""
    twice = re.compile(rf"\b({'|'.join(limits.texts('tu'))}) \1\b")
    for paragraph, match in matches(prose(document), twice):
        yield Fault("X07", excerpt(paragraph, *match.span()), f"“{match.group()}”", f"“{match[1]}”")

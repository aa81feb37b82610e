"""Viện dẫn một chỗ trong văn bản: điểm, khoản, Điều; viết ra thế nào thì đọc lại được thế ấy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.errors import Portable

_WHOLE = "Quy định"
_FORM = re.compile(r"(?:điểm (?P<point>[a-zđ]) )?(?:khoản (?P<clause>\d+) )?Điều (?P<article>\d+)")


@dataclass(frozen=True, slots=True, order=True)
class Citation(Portable):
    """Viện dẫn (`điểm b khoản 4 Điều 12`); `clause` và `point` để trống khi dẫn cả Điều, cả khoản.

    `article` 0: dẫn cả văn bản, viết là `Quy định`, khi không biết điều khoản nào. `document`: chỗ ấy ở một văn bản
    khác, không phải quy định đang áp dụng (`khoản 1 Điều 2 Quyết định số 05/QĐ-UBND`).
    """

    article: int
    clause: int | None = None
    point: str | None = None
    document: str = ""

    def __str__(self) -> str:
        if not self.article:
            return self.document or _WHOLE
        point = f"điểm {self.point} " if self.point else ""
        clause = f"khoản {self.clause} " if self.clause else ""
        return f"{point}{clause}Điều {self.article} {self.document}".rstrip()

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Đọc dạng viết của nhà làm luật, một chỗ của chính quy định. Lỗi: ValueError khi `text` không đúng dạng đó."""
        if text == _WHOLE:
            return cls(0)
        found = _FORM.fullmatch(text)
        if not found or (found["point"] and not found["clause"]):
            raise ValueError(f"“{text}” không phải là viện dẫn dạng “điểm b khoản 4 Điều 12”")
        clause = int(found["clause"]) if found["clause"] else None
        return cls(int(found["article"]), clause, found["point"])

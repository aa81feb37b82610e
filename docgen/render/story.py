"""Một phần có chữ của mẫu (thân, đầu trang, chân trang, chú thích) cùng nguồn Jinja của nó và cách chỉ chỗ."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from docgen.ooxml.xml import squeeze

_EXCERPT = 80
_LABELS = (
    ("header", "đầu trang"),
    ("footer", "chân trang"),
    ("footnotes", "chú thích cuối trang"),
    ("core", "thuộc tính tệp"),
)


@dataclass(frozen=True, slots=True)
class Story:
    """`part`: tên phần trong gói; `raw`: XML của mẫu; `source`: nguồn Jinja, mỗi đoạn bắt đầu ở một dòng mới;
    `hidden`: các phần tử của mẫu mang chữ không hiện ra (mã trường, vị trí hình).
    """

    part: str
    raw: str
    source: str
    hidden: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """Tên gọi của phần với người soạn mẫu."""
        name = self.part.rpartition("/")[2]
        return next((f"{label} ({name})" for word, label in _LABELS if name.startswith(word)), "thân văn bản")

    def paragraph(self, line: int) -> str:
        """Chữ của đoạn chứa dòng `line` của nguồn, rút gọn."""
        lines = self.source.split("\n")
        start = end = min(max(line - 1, 0), len(lines) - 1)
        while start > 0 and not lines[start].startswith("<w:p"):
            start -= 1
        while end + 1 < len(lines) and not lines[end + 1].startswith("<w:p"):
            end += 1
        tagless = re.sub(r"<[/\w][^>]*>", "", "\n".join(lines[start : end + 1]))
        return shorten(html.unescape(tagless))

    def problem(self, line: int, why: str) -> str:
        """Câu báo lỗi nêu phần và đoạn theo dòng của nguồn."""
        return self.at(self.paragraph(line), why)

    def at(self, text: str, why: str) -> str:
        """Câu báo lỗi nêu phần và đoạn theo chữ của đoạn."""
        return f"{self.label}, đoạn “{shorten(text)}”: {why}" if text.strip() else f"{self.label}: {why}"


def shorten(text: str) -> str:
    """Chữ rút còn một dòng ngắn để trích trong lời báo."""
    line = squeeze(text)
    return line if len(line) <= _EXCERPT else f"{line[: _EXCERPT - 1]}…"

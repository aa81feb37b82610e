"""Các dòng gạch đầu dòng (Nơi nhận, Kính gửi) → từng mục: một mục có khi xuống dòng sang đoạn sau."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from unicodedata import normalize

from docgen.layout.facts.values import Line, Paragraph

_DASH = re.compile(r"\s*[-–—‐‑−]")
_SUB_DASH = re.compile(r"\s*\+")
# Dấu chấm tròn do Word tự đánh: tệp không nói phông ký hiệu vẽ nó ra gạch ngang hay chấm tròn.
_LABELS = frozenset("-–—‐‑−•")
_BLANK = re.compile(r"[-–\s.…_:;,]*")
_TAG = re.compile(r"\{[{%#]|[%}#]\}")


class Entry(NamedTuple):
    """Một mục: dòng đầu và những dòng nối."""

    lines: tuple[Line, ...]

    @property
    def first(self) -> Line:
        """Dòng đầu của mục."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Dòng cuối của mục, chỗ đặt dấu câu."""
        return self.lines[-1]

    @property
    def text(self) -> str:
        """Chữ của cả mục, kể cả gạch đầu dòng."""
        return normalize("NFC", " ".join(line.text for line in self.lines))

    @property
    def body(self) -> str:
        """Chữ của cả mục sau gạch đầu dòng."""
        return _DASH.sub("", self.text, count=1).strip()

    @property
    def dashed(self) -> bool:
        """Mục có gạch đầu dòng, gõ tay hoặc do Word tự đánh."""
        return has_dash(self.first)

    @property
    def open(self) -> bool:
        """Chỗ để trống hoặc thẻ của mẫu, chưa có chữ để xét dấu câu."""
        return _BLANK.fullmatch(self.body) is not None or has_tag(self.text)


def entries(lines: Sequence[Line]) -> Iterator[Entry]:
    """Các mục theo thứ tự. Dòng không gạch sau một mục chưa chấm câu, và dòng “+”, là phần nối của mục ấy."""
    gathered: list[Line] = []
    for line in lines:
        if gathered and not _continues(gathered, line):
            yield Entry(tuple(gathered))
            gathered = []
        gathered.append(line)
    if gathered:
        yield Entry(tuple(gathered))


def _continues(gathered: Sequence[Line], line: Line) -> bool:
    if _SUB_DASH.match(line.raw):
        return True
    return not has_dash(line) and not gathered[-1].text.endswith((";", "."))


def has_dash(line: Line) -> bool:
    """Đầu dòng có gạch: gõ tay, hoặc Word tự đánh ở dòng đầu của đoạn."""
    automatic = line.paragraph.label.strip() in _LABELS and bool(line.paragraph.label.strip())
    return _DASH.match(line.raw) is not None or (automatic and not line.paragraph.text[: line.start].strip())


def has_tag(text: str) -> bool:
    """Chữ có thẻ của mẫu (jinja): giá trị in ra chưa biết."""
    return _TAG.search(text) is not None


def end_mark(line: Line) -> str:
    """Dấu câu cuối dòng: “;”, “,”, “.”, “./.” hoặc rỗng."""
    text = line.text.rstrip()
    if text.endswith("./."):
        return "./."
    return text[-1] if text and text[-1] in ";,.:" else ""


def end_span(line: Line) -> tuple[Paragraph, int, int]:
    """Đoạn và chỗ `[start, end)` của dấu câu cuối dòng, kể cả khoảng trắng trước nó; rỗng ở cuối chữ khi không có."""
    text = line.paragraph.text
    end = line.start + len(line.raw.rstrip())
    start = end - len(end_mark(line))
    while start > line.start and text[start - 1].isspace():
        start -= 1
    return line.paragraph, start, end


def end_text(line: Line) -> str:
    """Dấu câu cuối dòng nói cho người đọc."""
    mark = end_mark(line)
    return f"cuối dòng “{mark}”" if mark else "cuối dòng không có dấu"

"""Cây lý do → các dòng chữ có nhánh."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docgen.cli.console import streams
from docgen.model.classification import Reason


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Bộ ký hiệu vẽ cây."""

    branch: str
    last: str
    down: str
    holds: str
    fails: str
    unknown: str

    def mark(self, holds: bool | None) -> str:
        """Dấu của một lý do: thỏa, không thỏa, chưa kết luận được."""
        return self.unknown if holds is None else self.holds if holds else self.fails


BOXES = Glyphs("├─ ", "└─ ", "│  ", "✓", "✗", "?")
ASCII = Glyphs("|- ", "`- ", "|  ", "[x]", "[ ]", "[?]")


def glyphs() -> Glyphs:
    """Ký hiệu khung nếu luồng ra viết được, không thì ASCII."""
    return BOXES if streams.can_print("├─└│✓✗", sys.stdout) else ASCII


def draw(
    reasons: Sequence[Reason], drawing: Glyphs, fact: Callable[[str, str], str], width: int, prefix: str = ""
) -> Iterator[str]:
    """Từng dòng của cây; mỗi lý do có dấu, viện dẫn, câu chữ, rồi số liệu (`fact`: mã, giá trị → lời) và chỗ lấy ra."""
    for position, reason in enumerate(reasons):
        final = position == len(reasons) - 1
        below = prefix + ("   " if final else drawing.down)
        head = f"{drawing.mark(reason.holds)} {reason.citation}: {reason.text}"
        detail_prefix = below + (drawing.down if reason.children else "   ")
        yield from _wrap(head, prefix + (drawing.last if final else drawing.branch), detail_prefix, width)
        if details := _details(reason, fact):
            yield from _wrap(details, detail_prefix, detail_prefix, width)
        yield from draw(reason.children, drawing, fact, width, below)


def _details(reason: Reason, fact: Callable[[str, str], str]) -> str:
    facts = "; ".join(fact(name, value) for name, value in reason.facts.items())
    source = f"nguồn: {reason.source.short}" if reason.source else ""
    return " · ".join(part for part in (facts, source) if part)


def _wrap(text: str, first: str, rest: str, width: int) -> list[str]:
    return textwrap.wrap(
        text, width, initial_indent=first, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
    )

"""Một đoạn lời văn và các giá trị in trong nó → khóa của đoạn: hai đoạn cùng khóa thì mọi phép kiểm tra thấy như nhau.

Khóa gồm bộ xương của từng giá trị và những điều đo được mà phép kiểm tra hỏi: đoạn dài mấy dòng, mấy ký tự, phần chữ
đậm, chỗ của dấu hai chấm, dòng trích yếu trên vạch kẻ.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from docgen.layout.checks.kieu_dau_thanh import styled_words
from docgen.layout.facts.values import Line, Paragraph, printed
from docgen.layout.measures import STRAY
from docgen.layout.passages import lines_taken
from docgen.layout.recall.frames import Frame, frame_of
from docgen.layout.recall.skeleton import LITERAL, SKELETON, Side, Skeletons, left_side, right_side
from docgen.text.widths import width_mm

_SHARES = (STRAY, 0.5, 1 - STRAY)
_NEAR = 1e-6
"""Đo sát ngưỡng đến mức cách cộng số thực cũng đổi kết quả thì không kết luận."""
_CITED = re.compile(r"\d[a-z]?\s*/\s*(?:\d{4}\s*/\s*)?[A-ZĐ]")
_CLAUSE = 90
_KIND = re.compile("Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị|;")
_WORDED = re.compile(r"[^\W_]")


@lru_cache(maxsize=1 << 13)
def _measured(value: str, size: float, bold: bool, italic: bool) -> float:
    return width_mm(value, size, bold=bold, italic=italic)


class PlaceKey(NamedTuple):
    """Khóa của một đoạn: hai đoạn cùng `bones`, cùng `measures` thì mọi phép kiểm tra thấy như nhau.

    `bones`: bộ xương từng giá trị; `measures`: những điều đo được.
    """

    bones: tuple[str, ...]
    measures: Hashable


@dataclass(frozen=True, slots=True)
class Place:
    """Một đoạn và chỗ của các giá trị trong đoạn.

    `role`: xem `plain_paragraphs`; `pieces`: chữ cố định trước, giữa và sau các giá trị; `exact`: giá trị nào phải nhớ
    nguyên chữ; `sides`: hai bên của từng giá trị, None khi từ kề thuộc giá trị bên cạnh; `bold`: giá trị nào in đậm;
    `size`, `italic`: dáng chung; `fixed_width`: bề rộng chữ cố định, mm; `fixed_bold`, `fixed_count`: số ký tự in ra
    của chữ cố định, phần đậm và tất cả; `mixed`: có cả chữ đậm và không đậm; `first`, `step`: số dòng của đoạn trống và
    của mỗi mm chữ; `ruled`: bề rộng (mm) chỗ đặt dòng khi dưới dòng này có vạch kẻ, 0 khi không.
    """

    role: Hashable
    pieces: tuple[str, ...]
    exact: tuple[bool, ...]
    sides: tuple[tuple[Side | None, Side | None], ...]
    bold: tuple[bool, ...]
    size: float
    italic: bool
    fixed_width: float
    fixed_bold: int
    fixed_count: int
    mixed: bool
    first: float
    step: float
    ruled: float

    def key(self, own: Sequence[str], skeletons: Skeletons, lines: Sequence[float]) -> PlaceKey | None:
        """Khóa của đoạn với các giá trị `own` của nó; None khi đo sát ngưỡng. `lines`: các ngưỡng số dòng."""
        length = len(lines)
        width = self.fixed_width
        # Chữ cố định đã dài quá mọi ngưỡng thì khỏi đo giá trị.
        if self.ruled or self.first + self.step * width <= lines[-1] + _NEAR:
            for value, bold in zip(own, self.bold, strict=True):
                width += _measured(value, self.size, bold, self.italic)
            taken = self.first + self.step * width
            length = bisect_left(lines, taken - _NEAR)
            if length != bisect_left(lines, taken + _NEAR):
                return None
        text = self._text(own)
        measures = (
            length,
            bisect_right(skeletons.lengths, len(text)),
            bisect_right(skeletons.positions, text.find(":")),
            self._share(own) if self.mixed else None,
            self._above_rule(own, width) if self.ruled else None,
        )
        return PlaceKey(self._skeletons(own, skeletons), measures)

    def styles(self, own: Sequence[str]) -> frozenset[str]:
        """Các kiểu đặt dấu thanh trong các giá trị, bỏ tên riêng: bộ xương đã quyết định điều này."""
        ends = list(accumulate(len(piece) + len(value) for piece, value in zip(self.pieces, own, strict=False)))
        spans = [(end - len(value), end) for end, value in zip(ends, own, strict=True)]
        words = styled_words(self._text(own).replace("\u00a0", " "))
        return frozenset(word.style for word in words if any(start < word.end <= end for start, end in spans))

    def frames(self, bones: Sequence[str]) -> list[Frame]:
        """Khung của từng khúc liền: hai giá trị chỉ cách nhau dấu câu, dấu cách thì chung một khúc."""
        frames: list[Frame] = []
        joined = ""
        for bone, exact, (left, _), piece in zip(bones, self.exact, self.sides, self.pieces, strict=False):
            if left is not None and joined:
                frames.append(frame_of(joined))
                joined = ""
            if exact or bone.startswith(LITERAL):
                frames += (*((frame_of(joined),) if joined else ()), Frame(bone, ()))
                joined = ""
            else:
                # Dấu câu giữa hai giá trị đã nằm trong bộ xương của chúng.
                joined += (" " if joined and piece.strip(" ") != piece else "") + bone.removeprefix(SKELETON)
        return [*frames, frame_of(joined)] if joined else frames

    def _text(self, own: Sequence[str]) -> str:
        text = self.pieces[0]
        for value, piece in zip(own, self.pieces[1:], strict=True):
            text += value + piece
        return text

    def _skeletons(self, own: Sequence[str], skeletons: Skeletons) -> tuple[str, ...]:
        found: list[str] = []
        for position, (value, exact, (left, right)) in enumerate(zip(own, self.exact, self.sides, strict=True)):
            if exact:
                found.append(LITERAL + value)
                continue
            if left is None:
                left = left_side(own[position - 1] + self.pieces[position])
            if right is None:
                right = right_side(self.pieces[position + 1] + own[position + 1])
            found.append(skeletons.of(left, value, right))
        return tuple(found)

    def _share(self, own: Sequence[str]) -> tuple[int, int]:
        total, heavy = self.fixed_count, self.fixed_bold
        for value, bold in zip(own, self.bold, strict=True):
            count = printed(value)
            total += count
            heavy += count if bold else 0
        share = heavy / total if total else 0.0
        return bisect_left(_SHARES, share), bisect_right(_SHARES, share)

    def _above_rule(self, own: Sequence[str], width: float) -> Hashable:
        """Chữ dài quá một dòng in thì vạch nào cũng theo bề rộng chỗ đặt dòng; ngắn hơn thì vạch đi theo từng chữ."""
        return None if width > self.ruled else tuple(own)


def place_of(
    paragraph: Paragraph,
    own: Sequence[str],
    before: Sequence[str],
    *,
    role: Hashable,
    after: int,
    ruled: float,
    units: tuple[str, ...],
) -> Place | None:
    """Chỗ của các giá trị trong đoạn; None khi không chắc chúng ở đâu, hay cả đoạn phải nhớ nguyên chữ.

    `before`: chữ cố định trước từng giá trị theo vết điền; `role`, `ruled`: xem `Place`; `after`: giá trị đứng trước vị
    trí này phải nhớ nguyên chữ; `units`: cấp hành chính nhiều từ, giá trị ngay sau nó phải nhớ nguyên chữ.
    """
    text = paragraph.text
    starts = _starts_told(text, own, before) or _starts(text, own)
    if starts is None or text.replace("\u00a0", " ") != " ".join(text.split()):
        return None
    spans = [(start, start + len(value)) for start, value in zip(starts, own, strict=True)]
    exact = tuple(
        span[0] < after or text[: span[0]].rstrip().endswith(units) or not _far_from_citations(text, *span)
        for span in spans
    )
    if all(exact):
        return None
    ends = (0, *(end for _, end in spans))
    pieces = tuple(text[begin:start] for begin, start in zip(ends, (*starts, len(text)), strict=True))
    bold = tuple(_bold(paragraph, *span) for span in spans)
    if None in bold:
        return None
    gaps = [Line(paragraph, end, end + len(piece)) for end, piece in zip(ends, pieces, strict=True)]
    fixed = [run for gap in gaps for run in gap.runs()]
    look = paragraph.runs[0].format
    base = lines_taken(paragraph, 0.0)
    return Place(
        role=role,
        pieces=pieces,
        exact=exact,
        sides=tuple(_sides(pieces)),
        bold=tuple(map(bool, bold)),
        size=look.size,
        italic=look.italic,
        fixed_width=sum(width_mm(run.text, look.size, bold=run.format.bold, italic=look.italic) for run in fixed),
        fixed_bold=sum(printed(run.text) for run in fixed if run.format.bold),
        fixed_count=sum(printed(run.text) for run in fixed),
        mixed=len({run.format.bold for run in paragraph.runs}) > 1,
        first=base,
        step=lines_taken(paragraph, 1.0) - base,
        ruled=ruled,
    )


def _sides(pieces: Sequence[str]) -> Iterator[tuple[Side | None, Side | None]]:
    pieces = [piece.replace("\u00a0", " ") for piece in pieces]
    last = len(pieces) - 2
    for at, (left, right) in enumerate(pairwise(pieces)):
        inner_left, inner_right = at > 0 and not _WORDED.search(left), at < last and not _WORDED.search(right)
        yield None if inner_left else left_side(left), None if inner_right else right_side(right)


def _starts_told(text: str, own: Sequence[str], before: Sequence[str]) -> list[int] | None:
    """Vị trí các giá trị theo vết điền; None khi đoạn còn chữ mà vết không kể (tab, chữ do Word tự đánh…)."""
    starts: list[int] = []
    at = 0
    for fixed, value in zip(before, own, strict=True):
        if not text.startswith(fixed + value, at):
            return None
        starts.append(at + len(fixed))
        at = starts[-1] + len(value)
    return starts


def _starts(text: str, own: Sequence[str]) -> list[int] | None:
    """Vị trí các giá trị trong đoạn; None khi có hai cách đặt chúng, hay không cách nào."""
    first: list[int] = []
    last: list[int] = []
    at, stop = 0, len(text)
    for value in own:
        first.append(text.find(value, at))
        if first[-1] < 0:
            return None
        at = first[-1] + len(value)
    for value in reversed(own):
        last.append(text.rfind(value, 0, stop))
        stop = last[-1]
    return first if first == last[::-1] else None


def _bold(paragraph: Paragraph, start: int, end: int) -> bool | None:
    """Khúc chữ in đậm hay không; None khi lẫn cả hai."""
    found = {run.format.bold for run in Line(paragraph, start, end).runs()}
    return found.pop() if len(found) == 1 else None


def _far_from_citations(text: str, start: int, end: int) -> bool:
    """Giá trị không thể thuộc tên của văn bản được viện dẫn, cũng không quyết định loại của nó.

    Tên đứng sau số, ký hiệu; loại được tìm trong ngần ấy ký tự trước số, ký hiệu, từ dấu chấm phẩy cuối cùng.
    """
    for cited in _CITED.finditer(text):
        if cited.start() < end:
            return False
        if not _KIND.search(text[end : cited.start()][-_CLAUSE:]):
            return False
    return True

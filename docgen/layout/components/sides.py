"""Đoạn văn → hai cột của đầu văn bản: trái là cơ quan, số, trích yếu công văn; phải là Quốc hiệu, Tiêu ngữ, ngày."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from docgen.layout.components import marks, words
from docgen.layout.components.agency_names import AREAS, BODIES
from docgen.layout.components.kinds import kind_of
from docgen.layout.facts.values import Cell, Line, Paragraph

_REACH = 40
"""Đầu văn bản nằm trong ngần ấy đoạn đầu tiên."""
_GAP = 14
"""Số đoạn nhiều nhất từ Quốc hiệu đến số, ký hiệu hay ngày tháng khi không có bảng."""
_NUMBER = re.compile(r"\s*s[ốoôỐOÔ]\s*(?:[:;.]|\d|[…./_]|\s{2,}|\{|$)", re.IGNORECASE)
_DATE = re.compile(
    r"ngày\b[\s\d.…_/{}%\w-]*?\btháng\b|ngày\s*[\d.…]+\s*[/-]\s*[\d.…]+|\bngày\b.*\bnăm\b|\btháng\b.*\bnăm\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"\s*v\s*/\s*v\b", re.IGNORECASE)
_LONGEST_DATE = 90
_SENTENCE = 150


@dataclass(slots=True)
class Sides:
    """Các dòng của đầu văn bản theo cột. `last`: số thứ tự đoạn ngay sau; `table`: bảng chứa nó, nếu có."""

    table: int | None
    last: int
    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)
    left_paragraphs: list[Paragraph] = field(default_factory=list)
    right_paragraphs: list[Paragraph] = field(default_factory=list)

    def add(self, paragraph: Paragraph, lines: Iterable[Line], *, right: bool) -> None:
        """Ghi một đoạn và các dòng của nó vào một cột."""
        (self.right_paragraphs if right else self.left_paragraphs).append(paragraph)
        (self.right if right else self.left).extend(lines)


def gather(paragraphs: Sequence[Paragraph], first: int, *, numbered: bool) -> Sides | None:
    """Hai cột của đầu văn bản gần đoạn `first`; None khi không thấy.

    Mốc là Quốc hiệu, Tiêu ngữ; không có thì, khi `numbered`, là dòng “Số: …/…” trước tên loại.
    """
    window = range(first, min(first + _REACH, len(paragraphs)))
    anchor = next((index for index in window if is_anchor(paragraphs[index])), None)
    if anchor is None and numbered:
        anchor = _number_at(paragraphs, window)
    if anchor is None:
        return None
    cell = paragraphs[anchor].cell
    return _from_text(paragraphs, first, anchor) if cell is None else _from_table(paragraphs, anchor, cell)


def is_anchor(paragraph: Paragraph) -> bool:
    """Đoạn có Quốc hiệu, Tiêu ngữ, hoặc đầu đề của Đảng."""
    for line in paragraph.lines():
        for part in words.segments(line):
            text = words.folded(part)
            if words.is_nation(text) or words.is_motto(text) or text == words.PARTY:
                return True
    return False


def is_number(line: Line) -> bool:
    """Dòng số, ký hiệu."""
    return _NUMBER.match(words.nfc(line.raw)) is not None and len(line.text) < _LONGEST_DATE


def is_date(line: Line) -> bool:
    """Dòng địa danh, thời gian."""
    return len(line.text) < _LONGEST_DATE and _DATE.search(words.nfc(line.text)) is not None and not is_about(line)


def is_about(line: Line) -> bool:
    """Dòng mở đầu trích yếu công văn, “V/v …”."""
    return _ABOUT.match(line.raw) is not None


def _number_at(paragraphs: Sequence[Paragraph], window: Iterable[int]) -> int | None:
    """Đoạn “Số: …/…” đứng trước tên loại và trước câu văn đầu tiên."""
    for index in window:
        for line in paragraphs[index].lines():
            parts = list(words.segments(line))
            if is_number(parts[0]) and "/" in parts[0].text:
                return index
            if (
                (kind_of(words.folded(line)) and line.capitals)
                or words.ADDRESSED.match(words.nfc(line.raw))
                or len(line.text) > _SENTENCE
            ):
                return None
    return None


def _from_table(paragraphs: Sequence[Paragraph], at: int, anchor: Cell) -> Sides:
    """Đầu văn bản trong bảng: cột chứa Quốc hiệu là cột phải, các cột trước nó là cột trái.

    Gặp tên loại hay Kính gửi ở hàng dưới là hết đầu văn bản, dù vẫn trong bảng ấy.
    """
    inside = [
        (index, one, one.cell)
        for index, one in enumerate(paragraphs)
        if one.cell is not None and one.cell.table == anchor.table
    ]
    ends = (index for index, one, cell in inside if index > at and cell.row > anchor.row and _ends_head(one))
    stop = next(ends, None)
    inside = [item for item in inside if stop is None or item[0] < stop]
    border = _right_column(inside, anchor)
    found = Sides(anchor.table, inside[-1][0] + 1)
    for _, paragraph, cell in inside:
        if border == 0:
            _take_into(paragraph, found, before=True)
            continue
        to_right = cell.column >= border
        dates = [] if to_right else _dates_beside_number(paragraph)
        lines = [one for one in _split(paragraph, bool(dates)) if one not in dates]
        found.add(paragraph, lines, right=to_right)
        found.right.extend(dates)
    if stop is None:
        _extend_below(paragraphs, found)
    return found


def _split(paragraph: Paragraph, parts: bool) -> list[Line]:
    lines = list(paragraph.lines())
    return [part for line in lines for part in words.segments(line)] if parts else lines


def _dates_beside_number(paragraph: Paragraph) -> list[Line]:
    """Ngày tháng gõ cùng dòng với số, ký hiệu trong một ô, cách nhau bằng tab."""
    found: list[Line] = []
    for line in paragraph.lines():
        parts = list(words.segments(line))
        if len(parts) > 1 and is_number(parts[0]):
            found.extend(one for one in parts[1:] if is_date(one))
    return found


def _right_column(inside: Sequence[tuple[int, Paragraph, Cell]], anchor: Cell) -> int:
    """Cột đầu tiên của nửa phải: cột của mốc; mốc ở cột đầu (không có Quốc hiệu) thì cột của ngày, hay cột kế."""
    if anchor.column > 0:
        return anchor.column
    dated = [cell.column for _, one, cell in inside if any(is_date(line) for line in one.lines())]
    columns = sorted({cell.column for _, _, cell in inside})
    return max(dated, default=0) or (columns[1] if len(columns) > 1 else 0)


def _ends_head(paragraph: Paragraph) -> bool:
    line = next(paragraph.lines(), None)
    return line is not None and (
        bool(words.ADDRESSED.match(words.nfc(line.raw))) or (line.capitals and bool(kind_of(words.folded(line))))
    )


def _extend_below(paragraphs: Sequence[Paragraph], found: Sides) -> None:
    """Số, ngày, trích yếu công văn đôi khi nằm dưới bảng, hoặc trong một bảng thứ hai."""
    index = found.last
    stop = min(found.last + _GAP, len(paragraphs))
    while index < stop:
        paragraph = paragraphs[index]
        if not paragraph.blank:
            below = _second_table(paragraphs, index, found) if paragraph.cell else _below(paragraph, found)
            if below is None:
                return
            index = found.last = below or index + 1
            continue
        if paragraph.rules:
            found.left_paragraphs.append(paragraph)
        index += 1


def _second_table(paragraphs: Sequence[Paragraph], first: int, found: Sides) -> int | None:
    """Bảng thứ hai chỉ có số, ngày, trích yếu: ghi vào hai cột, trả chỗ hết bảng; bảng khác thì None."""
    start = paragraphs[first].cell
    assert start is not None
    index = first
    block: list[tuple[Paragraph, Cell]] = []
    while index < len(paragraphs) and (cell := paragraphs[index].cell) is not None and cell.table == start.table:
        block.append((paragraphs[index], cell))
        index += 1
    lines = [line for one, _ in block for line in one.lines()]
    needed = any(is_number(line) or is_date(line) for line in lines)
    if not needed or _has(found.left, is_number) or any(_ends_head(one) for one, _ in block):
        return None
    for paragraph, cell in block:
        found.add(paragraph, paragraph.lines(), right=cell.column > 0)
    return index


def _below(paragraph: Paragraph, found: Sides) -> int | None:
    """Đoạn dưới bảng có thành phần còn thiếu thì ghi vào cột của nó và trả 0; không thì None."""
    parts = [part for line in paragraph.lines() for part in words.segments(line)]
    left = [one for one in parts if _wanted_left(one, found, parts)]
    right = [one for one in parts if one not in left and is_date(one) and not _has(found.right, is_date)]
    if not left and not right:
        return None
    found.add(paragraph, left, right=not left)
    found.right.extend(right)
    return 0


def _wanted_left(part: Line, found: Sides, parts: Sequence[Line]) -> bool:
    if is_number(part):
        return not _has(found.left, is_number)
    if is_about(part):
        return not _has(found.left, is_about)
    # Dòng nối của V/v: chữ thường, không đậm, liền ngay dưới.
    above = found.left[-1] if found.left else None
    continues = above is not None and above.paragraph.cell is None and _has(found.left, is_about)
    return continues and len(parts) == 1 and part.text[:1].islower() and len(part.text) < _LONGEST_DATE


def _has(lines: Iterable[Line], wanted: Callable[[Line], bool]) -> bool:
    return any(wanted(one) for one in lines)


def _from_text(paragraphs: Sequence[Paragraph], first: int, anchor: int) -> Sides:
    """Đầu văn bản không bảng: nửa trái, nửa phải cách nhau bằng tab hay dấu cách; hoặc xếp dọc."""
    found = Sides(None, anchor + 1)
    for index in range(first, min(anchor + _GAP, len(paragraphs))):
        paragraph = paragraphs[index]
        if _take_into(paragraph, found, before=index <= anchor):
            found.last = index + 1
        elif not paragraph.blank and index > anchor and not _only_rule(paragraph):
            break
    return found


def _take_into(paragraph: Paragraph, found: Sides, *, before: bool) -> bool:
    """Ghi đoạn không chia cột vào hai cột theo chữ của nó; không thuộc đầu văn bản thì sai."""
    taken = _take(paragraph, found, before=before)
    if taken:
        found.left_paragraphs.append(paragraph)
        found.right_paragraphs.append(paragraph)
    return taken


def _take(paragraph: Paragraph, found: Sides, *, before: bool) -> bool:
    """Ghi các khúc của đoạn vào cột của chúng; không khúc nào thuộc đầu văn bản thì sai."""
    taken = False
    for line in paragraph.lines():
        parts = list(words.segments(line))
        for part in parts:
            side = _side(part, parts, before=before) or _rule_side(part, line, not before)
            if side is not None:
                taken = True
                (found.right if side == "right" else found.left).append(part)
    return taken


def _side(part: Line, parts: Sequence[Line], *, before: bool) -> str | None:
    """Một khúc chữ của đầu văn bản không bảng thuộc cột nào; None khi nó không thuộc đầu văn bản."""
    text = words.folded(part)
    if words.is_nation(text) or words.is_motto(text) or text == words.PARTY or is_date(part):
        return "right"
    if is_number(part) or is_about(part):
        return "left"
    beside = part is parts[0] and any(words.is_nation(words.folded(one)) or _is_motto(one) for one in parts[1:])
    named = words.starts_with(text, BODIES) or words.starts_with(text, AREAS)
    if part.capitals and not marks.is_mark(part) and (beside or (named and (before or len(parts) > 1))):
        return "left"
    return None


def _is_motto(line: Line) -> bool:
    return words.is_motto(words.folded(line))


def _rule_side(part: Line, line: Line, below: bool) -> str | None:
    """Vạch gõ bằng bàn phím: nửa sau của dòng, hoặc vạch đứng một mình dưới Tiêu ngữ, thuộc cột phải."""
    if not words.is_typed_rule(part):
        return None
    alone = part.text == line.text
    return "right" if (alone and below) or (not alone and part.start > line.start + len(line.raw) // 3) else "left"


def _only_rule(paragraph: Paragraph) -> bool:
    return all(words.is_typed_rule(line) for line in paragraph.lines())

"""Sau văn bản chính: phụ lục và văn bản kèm theo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.layout.components import words
from docgen.layout.components.head_reader import read_head
from docgen.layout.components.headings import read_headings
from docgen.layout.components.kinds import kind_of
from docgen.layout.components.values import Attachment, Head
from docgen.layout.facts.values import Line, Paragraph

_LABEL = re.compile(
    r"\s*phụ\s+lục\b\s*(?:số\s*)?(?P<number>[IVXLC]+|\d+[A-Za-z]?|[A-ZĐ])?\s*(?P<mark>[.:–-]?)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*\(\s*(?:ban hành\s+)?(?:kèm|đính kèm)\b|\s*\(\s*ban hành\b", re.IGNORECASE)
_LONGEST_LABEL = 160
_NEAR = 9
"""Tên và dòng “(Kèm theo …)” nằm trong ngần ấy đoạn có chữ đầu phụ lục."""


def read_attachments(paragraphs: Sequence[Paragraph], first: int) -> Iterator[Attachment]:
    """Các phụ lục, văn bản kèm theo trong những đoạn từ `first`."""
    starts = list(_starts(paragraphs, first))
    for position, start in enumerate(starts):
        stop = starts[position + 1] if position + 1 < len(starts) else len(paragraphs)
        yield _read(paragraphs, start, stop)


def _starts(paragraphs: Sequence[Paragraph], first: int) -> Iterator[int]:
    """Chỗ bắt đầu: dòng “Phụ lục …”, đầu văn bản mới, hoặc tên loại chữ hoa có dòng “(Kèm theo …)” ngay dưới."""
    index = first
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        line = next(paragraph.lines(), None)
        if line is not None and (label_of(line) or _opens_text(paragraphs, index)):
            yield index
            head, after, _ = read_head(paragraphs[: index + _NEAR * 3], index)
            index = max(index + 1, after if head.quoc_hieu and not label_of(line) else 0)
            index = _after_reference(paragraphs, index)
        else:
            index += 1


def _after_reference(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Chỗ ngay sau dòng “(Kèm theo …)” gần nhất: tên của chính văn bản kèm theo không mở một văn bản mới."""
    for position in range(index, min(index + 2 * _NEAR, len(paragraphs))):
        line = next(paragraphs[position].lines(), None)
        if line is not None and label_of(line):
            return index
        if _REFERENCE.match(paragraphs[position].text):
            return position + 1
    return index


def label_of(line: Line) -> re.Match[str] | None:
    """Dòng “Phụ lục I” mở một phụ lục: chữ đứng riêng, giữa trang, hoặc đậm; câu văn nhắc tới phụ lục thì không."""
    text = line.raw.strip()
    found = _LABEL.fullmatch(text)
    if found is None or len(text) > _LONGEST_LABEL:
        return None
    rest = found["rest"]
    standing = line.format.align == "center" or line.bold >= 0.9 or line.capitals
    # “Phụ lục này…”, “Phụ lục kèm theo…” là câu văn.
    sentence = bool(rest) and rest[0].islower() and not found["mark"]
    return found if standing and not sentence else None


def _opens_text(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Đoạn mở một văn bản kèm theo: Quốc hiệu lặp lại, hoặc tên chữ hoa với “(Kèm theo …)” ngay dưới."""
    paragraph = paragraphs[index]
    line = next(paragraph.lines())
    cell = paragraph.cell
    if cell is not None and cell.row == 0 and cell.column == 0 and not cell.nested:
        inside = [one for one in paragraphs[index : index + _NEAR * 2] if one.cell and one.cell.table == cell.table]
        return any(words.is_nation(words.folded(part)) for one in inside for part in one.lines())
    if cell is not None or not line.capitals or paragraph.format.align != "center":
        return False
    if words.is_nation(words.folded(line)):
        return True
    written = [one for one in paragraphs[index + 1 : index + 1 + _NEAR] if not one.blank and one.cell is None][:4]
    return any(_REFERENCE.match(one.text) for one in written)


def _read(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Attachment:
    block = paragraphs[:stop]
    line = next(paragraphs[start].lines())
    label = label_of(line)
    head, position = Head(), start
    if label is None:
        head, position, _ = read_head(block[: start + _NEAR * 3], start)
    title: list[Line] = []
    reference: list[Line] = []
    if label is not None:
        title.extend(one for one in paragraphs[start].lines() if one.start > line.start)
        position = start + 1
    seen = 0
    while position < stop and seen < _NEAR:
        paragraph = paragraphs[position]
        if not paragraph.blank:
            if paragraph.cell is not None:
                break
            seen += 1
            if _REFERENCE.match(paragraph.text):
                reference.extend(paragraph.lines())
                position += 1
                position = _rest_of_reference(paragraphs, position, stop, reference)
                break
            if not _is_title(paragraph):
                break
            title.extend(paragraph.lines())
        position += 1
    content = tuple(one for one in paragraphs[position:stop] if not one.blank and one.cell is None)
    return Attachment(
        kind="phu_luc" if label is not None else "van_ban",
        label=line if label is not None else None,
        number=(label["number"] or "") if label is not None else "",
        title=tuple(one for one in title if not words.is_typed_rule(one)),
        kem_theo=tuple(reference),
        head=head,
        content=content,
        headings=tuple(read_headings(content)),
        first=start,
        section=paragraphs[start].section,
    )


def _rest_of_reference(paragraphs: Sequence[Paragraph], position: int, stop: int, reference: list[Line]) -> int:
    """“(Kèm theo …” chưa đóng ngoặc thì nối sang đoạn dưới."""
    while position < stop and position < len(paragraphs) and ")" not in reference[-1].text and len(reference) < 4:
        if not paragraphs[position].blank:
            reference.extend(paragraphs[position].lines())
        position += 1
    return position


def _is_title(paragraph: Paragraph) -> bool:
    line = paragraph.whole
    named = bool(kind_of(words.folded(line))) and line.capitals
    return named or (paragraph.format.align == "center" and (line.bold >= 0.5 or line.capitals))

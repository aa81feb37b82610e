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
    r"\s*phụ\s+lục\b\s*(?:số\s*)?(?P<number>(?:[IVXLC]+|\d+[A-Za-z]?|[A-ZĐ]|\{\{.*?\}\})(?![^\W_]))?\s*(?P<mark>[.:–-]?)\s*(?P<rest>.*)",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"\s*\(\s*(?:ban hành\s+)?(?:kèm|đính kèm)\b|\s*\(\s*ban hành\b", re.IGNORECASE)
_FORM = re.compile(r"(?:mẫu|biểu)(?:\s+(?:số|mẫu|biểu))*\s*\d+[\w.-]*\W*$", re.IGNORECASE)
"""“Mẫu số 01”: từ đây là biểu mẫu, có Quốc hiệu của riêng nó."""
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
    index, within = first, False
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        line = next(paragraph.lines(), None)
        labelled = line is not None and _opens_appendix(paragraph, line)
        if line is not None and (labelled or _opens_text(paragraphs, index, within=within)):
            yield index
            within = within or labelled
            index = _after_reference(paragraphs, index + 1 if labelled else _after_head(paragraphs, index))
        else:
            within = within or (line is not None and _FORM.match(words.nfc(line.text)) is not None)
            index += 1


def _opens_appendix(paragraph: Paragraph, line: Line) -> bool:
    """Dòng “Phụ lục …” ngoài bảng, hoặc ở ô đầu tiên của một bảng."""
    cell = paragraph.cell
    return label_of(line) is not None and (cell is None or (cell.row == 0 and cell.column == 0 and not cell.nested))


def _after_head(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Chỗ hết đầu văn bản nhắc lại ở đầu văn bản kèm theo."""
    head, after, _ = _own_head(paragraphs, index)
    return max(index + 1, after if head.quoc_hieu else 0)


def _own_head(paragraphs: Sequence[Paragraph], index: int) -> tuple[Head, int, bool]:
    """Đầu văn bản ngay tại đoạn `index`; Quốc hiệu ở xa hơn là của một biểu mẫu khác."""
    return (
        read_head(paragraphs[: index + _NEAR * 3], index) if _has_nation(paragraphs, index) else (Head(), index, False)
    )


def _after_reference(paragraphs: Sequence[Paragraph], index: int) -> int:
    """Chỗ ngay sau dòng “(Kèm theo …)” gần nhất: tên của chính văn bản kèm theo không mở một văn bản mới."""
    for position in range(index, min(index + 2 * _NEAR, len(paragraphs))):
        line = next(paragraphs[position].lines(), None)
        if line is not None and label_of(line):
            return index
        if _REFERENCE.match(words.nfc(paragraphs[position].text)):
            return position + 1
    return index


def label_of(line: Line) -> re.Match[str] | None:
    """Dòng “Phụ lục I” mở một phụ lục: chữ đứng riêng, giữa trang, hoặc đậm; câu văn nhắc tới phụ lục thì không."""
    text = words.nfc(line.raw.strip())
    found = _LABEL.fullmatch(text)
    if found is None or len(text) > _LONGEST_LABEL:
        return None
    rest = found["rest"]
    standing = line.format.align == "center" or line.bold >= 0.9 or line.capitals
    # “Phụ lục này…”, “Phụ lục kèm theo…” là câu văn.
    sentence = bool(rest) and rest[0].islower() and not found["mark"]
    return found if standing and not sentence else None


def _opens_text(paragraphs: Sequence[Paragraph], index: int, *, within: bool) -> bool:
    """Đoạn mở một văn bản kèm theo: Quốc hiệu lặp lại trên một tên loại, hoặc tên chữ hoa với “(Kèm theo …)” ngay dưới.

    `within`: đang ở trong phụ lục, nơi Quốc hiệu thường là của biểu mẫu, đơn từ; phải có “(Kèm theo …)” mới là văn bản.
    """
    paragraph = paragraphs[index]
    if _has_nation(paragraphs, index):
        after = _after_head(paragraphs, index)
        return _has_reference(paragraphs, after) or (not within and _has_kind(paragraphs, after))
    line = next(paragraph.lines())
    if paragraph.cell is not None or not line.capitals or paragraph.format.align != "center":
        return False
    return _has_reference(paragraphs, index + 1)


def _has_nation(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Đoạn mở một đầu văn bản: chính nó là Quốc hiệu, hoặc nó ở ô đầu của bảng có Quốc hiệu."""
    paragraph = paragraphs[index]
    cell = paragraph.cell
    inside = [paragraph]
    if cell is not None:
        if cell.row or cell.column or cell.nested:
            return False
        inside = [one for one in paragraphs[index : index + _NEAR * 2] if one.cell and one.cell.table == cell.table]
    parts = (part for one in inside for line in one.lines() for part in words.segments(line))
    return any(words.is_nation(words.folded(part)) for part in parts)


def _written(paragraphs: Sequence[Paragraph], first: int, count: int) -> list[Paragraph]:
    """Vài đoạn có chữ ngoài bảng đầu tiên từ `first`."""
    return [one for one in paragraphs[first : first + _NEAR] if not one.blank and one.cell is None][:count]


def _has_reference(paragraphs: Sequence[Paragraph], first: int) -> bool:
    return any(_REFERENCE.match(words.nfc(one.text)) for one in _written(paragraphs, first, 4))


def _has_kind(paragraphs: Sequence[Paragraph], first: int) -> bool:
    lines = [next(one.lines()) for one in _written(paragraphs, first, 2)]
    return any(line.capitals and kind_of(words.folded(line)) for line in lines)


def _read(paragraphs: Sequence[Paragraph], start: int, stop: int) -> Attachment:
    block = paragraphs[:stop]
    line = next(paragraphs[start].lines())
    label = label_of(line)
    head, position = Head(), start
    if label is None:
        head, position, _ = _own_head(block, start)
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
            if _REFERENCE.match(words.nfc(paragraph.text)):
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
        kind="van_ban" if label is None and _is_text(head, title) else "phu_luc",
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


def _is_text(head: Head, title: Sequence[Line]) -> bool:
    """Có đầu văn bản nhắc lại, hoặc có tên loại: quy chế, kế hoạch…; danh sách, bảng biểu không nhãn là phụ lục."""
    return head.quoc_hieu is not None or any(kind_of(words.folded(line)) for line in title[:1])


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

"""Cuối văn bản: nơi nhận, khối ký; trong bảng hai cột, hoặc hai nửa dòng cách nhau bằng tab."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.layout.components import words
from docgen.layout.components.values import Recipients, Signature
from docgen.layout.facts.values import Line, Paragraph

_RECIPIENTS = "noi_nhan"
_LONGEST_LABEL = 40
_ARCHIVE = re.compile(r"\s*[-–+•]?\s*lưu\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-–+•*]")
_STAMP = re.compile(r"\(.*\)|\[.*\]|đã ký\.?|.*\{[{%].*", re.IGNORECASE)
_FAR = 60
"""Khối ký không bảng đứng trong ngần ấy đoạn quanh dòng “Nơi nhận”."""
_CODE = re.compile(r"[A-ZĐ]{1,6}\s*\.?\s*\(?\d{1,4}\)?\.?")


@dataclass(frozen=True, slots=True)
class Ending:
    """Nơi nhận, khối ký, và khoảng đoạn `[first, last)` mà chúng chiếm."""

    recipients: Recipients
    signature: Signature
    first: int
    last: int


def read_ending(paragraphs: Sequence[Paragraph], first: int) -> Ending:
    """Cuối văn bản chính, tìm từ đoạn `first`. Không thấy thì khoảng rỗng ở cuối tệp."""
    label_at = next((index for index in range(first, len(paragraphs)) if _label(paragraphs[index])), None)
    if label_at is None:
        return _signature_alone(paragraphs, first)
    paragraph = paragraphs[label_at]
    if paragraph.cell is not None:
        return _in_table(paragraphs, label_at)
    return _in_text(paragraphs, first, label_at)


def _label(paragraph: Paragraph) -> Line | None:
    """Nửa dòng “Nơi nhận:” mở đầu đoạn; không phải câu nhắc đến nơi nhận."""
    for line in paragraph.lines():
        part = next(words.segments(line), None)
        if part is not None and words.starts_with(words.folded(part), [_RECIPIENTS]):
            label_only = part.text.rstrip(" :").casefold() == "nơi nhận" or part.text[:9].casefold() == "nơi nhận:"
            if label_only and (len(part.text) <= _LONGEST_LABEL or "-" in part.text):
                return part
        return None
    return None


def _in_table(paragraphs: Sequence[Paragraph], label_at: int) -> Ending:
    cell = paragraphs[label_at].cell
    assert cell is not None
    inside = [
        index
        for index, one in enumerate(paragraphs)
        if one.cell is not None and one.cell.table == cell.table and one.cell.nested == cell.nested
    ]
    same = [index for index in inside if _column(paragraphs[index]) == cell.column and index > label_at]
    label = _label(paragraphs[label_at])
    lines = [line for line in paragraphs[label_at].lines() if label is None or line.start > label.start]
    lines += [line for index in same for line in paragraphs[index].lines()]
    left_of_label = [line for line in lines if not _is_signature_line(line)]
    signature = _signature_of(
        [paragraphs[index] for index in inside if _column(paragraphs[index]) != cell.column and index >= inside[0]]
    )
    if not signature.quyen_han:
        # Khối ký trong bảng riêng hoặc dưới bảng nơi nhận.
        signature = _signature_alone(paragraphs, inside[-1] + 1, near=True).signature
    return Ending(_recipients(label, left_of_label), signature, inside[0], inside[-1] + 1)


def _column(paragraph: Paragraph) -> int:
    return -1 if paragraph.cell is None else paragraph.cell.column


def _is_signature_line(line: Line) -> bool:
    return line.capitals and words.is_post(line)


def _recipients(label: Line | None, lines: Sequence[Line]) -> Recipients:
    """Chia các dòng sau “Nơi nhận:” thành nơi nhận (đến hết dòng Lưu) và phần sau nó."""
    archive = next((index for index, one in enumerate(lines) if _ARCHIVE.match(one.raw)), None)
    if archive is None:
        return Recipients(label, tuple(lines), None, ())
    last = archive + 1
    while last < len(lines) and not _ITEM.match(lines[last].raw) and not lines[last - 1].text.endswith("."):
        if _CODE.fullmatch(lines[last].text):
            break
        last += 1
    return Recipients(label, tuple(lines[: archive + 1]), lines[archive], tuple(lines[last:]))


def _signature_of(paragraphs: Sequence[Paragraph]) -> Signature:
    """Khối ký trong các đoạn ô bên phải: cột ngoài cùng có dòng chức vụ, hoặc cột ngoài cùng có chữ."""
    columns: dict[int, list[Paragraph]] = {}
    for one in paragraphs:
        columns.setdefault(_column(one), []).append(one)
    written = [column for column, block in columns.items() if any(not one.blank for one in block)]
    with_post = [
        column for column in written if any(words.is_post(line) for one in columns[column] for line in one.lines())
    ]
    chosen = max(with_post or written, default=None)
    return Signature() if chosen is None else _block(columns[chosen])


def _block(paragraphs: Sequence[Paragraph]) -> Signature:
    """Các dòng từ trên xuống: chữ hoa là quyền hạn, chức vụ; dòng cuối cách ra hoặc viết thường là họ tên."""
    lines: list[tuple[Line, bool]] = []
    gap = False
    for paragraph in paragraphs:
        if paragraph.blank:
            gap = gap or bool(lines)
            continue
        for line in paragraph.lines():
            if not _STAMP.fullmatch(line.text) or "{{" in line.text:
                lines.append((line, gap))
                gap = False
    if not lines:
        return Signature()
    name: Line | None = None
    last, apart = lines[-1]
    if words.is_person(last) and len(lines) > 1 and (apart or not last.capitals):
        name = last
        lines = lines[:-1]
    posts = [line for line, _ in lines]
    first = next((index for index, one in enumerate(posts) if words.is_post(one)), 0)
    return Signature(tuple(posts[first:]), name)


def _in_text(paragraphs: Sequence[Paragraph], first: int, label_at: int) -> Ending:
    """Nơi nhận ngoài bảng: các dòng gạch đầu dòng liền sau; khối ký ở nửa phải, hoặc ngay trên, hoặc ngay dưới."""
    label = _label(paragraphs[label_at])
    items: list[Line] = []
    right: list[Line] = [part for line in paragraphs[label_at].lines() for part in list(words.segments(line))[1:]]
    index = label_at + 1
    finished = False
    while index < len(paragraphs) and index < label_at + _FAR:
        paragraph = paragraphs[index]
        if paragraph.cell is not None:
            break
        for line in paragraph.lines():
            parts = list(words.segments(line))
            if (
                parts
                and (_ITEM.match(parts[0].raw) or _ARCHIVE.match(parts[0].raw) or paragraph.label)
                and not finished
            ):
                items.append(parts[0])
                right.extend(parts[1:])
                finished = bool(_ARCHIVE.match(parts[0].raw))
            elif finished or _is_signature_line(line) or words.is_person(line):
                right.append(line)
            else:
                items.append(line)
        index += 1
        if finished and not _tail(paragraphs, index):
            break
    if not right:
        before = _signature_before(paragraphs, first, label_at)
        if before is not None:
            return Ending(_recipients(label, items), before[1], before[0], index)
    return Ending(_recipients(label, items), _block_of_lines(right), label_at, index)


def _tail(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Sau dòng Lưu còn dòng của khối ký hay không."""
    for one in paragraphs[index : index + 10]:
        if not one.blank:
            line = one.whole
            return one.cell is None and (_is_signature_line(line) or words.is_person(line))
    return False


def _block_of_lines(lines: Sequence[Line]) -> Signature:
    if not lines:
        return Signature()
    last = lines[-1]
    if words.is_person(last) and not last.capitals:
        return Signature(tuple(line for line in lines[:-1] if line.capitals), last)
    return Signature(tuple(line for line in lines if line.capitals), None)


def _signature_before(paragraphs: Sequence[Paragraph], first: int, stop: int) -> tuple[int, Signature] | None:
    """Khối ký đứng ngay trên “Nơi nhận”: nhìn lùi qua đoạn trống đến dòng chức vụ."""
    start = None
    for index in range(stop - 1, max(first, stop - 20) - 1, -1):
        paragraph = paragraphs[index]
        if paragraph.blank:
            continue
        line = paragraph.whole
        if words.is_post(line):
            start = index
        elif start is not None or not (words.is_person(line) or line.capitals):
            break
    return None if start is None else (start, _block(paragraphs[start:stop]))


def _signature_alone(paragraphs: Sequence[Paragraph], first: int, *, near: bool = False) -> Ending:
    """Văn bản không có “Nơi nhận”: khối ký là dãy dòng chức vụ cuối cùng; `near`: chỉ tìm ngay sau `first`."""
    reach = paragraphs[first : first + _FAR] if near else paragraphs[first:]
    posts = [
        first + offset
        for offset, one in enumerate(reach)
        if not one.blank and words.is_post(next(one.lines(), one.whole))
    ]
    if not posts:
        return Ending(Recipients(), Signature(), len(paragraphs), len(paragraphs))
    start = posts[0]
    cell = paragraphs[start].cell
    if cell is not None:
        block = [
            index
            for index, one in enumerate(paragraphs)
            if one.cell is not None and one.cell.table == cell.table and index >= start
        ]
        return Ending(Recipients(), _signature_of([paragraphs[i] for i in block]), start, block[-1] + 1)
    stop = start
    while stop < len(paragraphs) and (paragraphs[stop].blank or _signing(paragraphs[stop])):
        stop += 1
    return Ending(Recipients(), _block(paragraphs[start:stop]), start, stop)


def _signing(paragraph: Paragraph) -> bool:
    line = next(paragraph.lines(), paragraph.whole)
    return paragraph.cell is None and (line.capitals or words.is_person(line) or bool(_STAMP.fullmatch(line.text)))

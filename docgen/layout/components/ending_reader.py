"""Cuối văn bản: nơi nhận, khối ký; trong bảng, hoặc hai nửa dòng cách nhau bằng tab, hoặc xếp dọc."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.layout.components import words
from docgen.layout.components.attachments import label_of
from docgen.layout.components.signing import is_signing, signature_in_columns, signature_of_lines, signature_of_text
from docgen.layout.components.values import Recipients, Signature
from docgen.layout.facts.values import Line, Paragraph

_RECIPIENTS = "noi_nhan"
_LONGEST_LABEL = 40
_LONGEST_ITEM = 160
_ARCHIVE = re.compile(r"\s*[-–+•]?\s*lưu\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*[-–+•*]")
_FAR = 60
"""Khối ký không bảng đứng trong ngần ấy đoạn quanh dòng “Nơi nhận”."""
_BETWEEN = 20
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
    label_at = next((index for index in range(first, len(paragraphs)) if recipients_label(paragraphs[index])), None)
    if label_at is None:
        alone = _signature_from(paragraphs, first, len(paragraphs))
        found, start, last = alone or (Signature(), len(paragraphs), len(paragraphs))
        return Ending(Recipients(), found, start, last)
    if paragraphs[label_at].cell is not None:
        return _in_table(paragraphs, first, label_at)
    return _in_text(paragraphs, first, label_at)


def recipients_label(paragraph: Paragraph) -> Line | None:
    """Nửa dòng “Nơi nhận:” mở đầu đoạn; không phải câu nhắc đến nơi nhận."""
    if paragraph.text.lstrip()[:1] not in ("N", "n"):
        return None
    for line in paragraph.lines():
        part = next(words.segments(line), None)
        if part is not None and words.starts_with(words.folded(part), [_RECIPIENTS]):
            text = words.nfc(part.text).casefold()
            if (text.rstrip(" :.") == "nơi nhận" or text[:10] in _LABELS) and (
                len(part.text) <= _LONGEST_LABEL or "-" in part.text
            ):
                return part
        return None
    return None


_LABELS = ("nơi nhận:", "nơi nhận: ", "nơi nhận :", "nơi nhận:-")


def _in_table(paragraphs: Sequence[Paragraph], first: int, label_at: int) -> Ending:
    cell = paragraphs[label_at].cell
    assert cell is not None
    inside = _table_around(paragraphs, label_at)
    same = [index for index in inside if _column(paragraphs[index]) == cell.column and index > label_at]
    label = recipients_label(paragraphs[label_at])
    lines = [line for line in paragraphs[label_at].lines() if label is None or line.start > label.start]
    lines += [line for index in same for line in paragraphs[index].lines()]
    beside = [paragraphs[index] for index in inside if _column(paragraphs[index]) != cell.column]
    signature, start, last = signature_in_columns(beside), inside[0], inside[-1] + 1
    if not signature.quyen_han:
        # Khối ký trong bảng riêng hoặc các dòng ngay trên, ngay dưới bảng nơi nhận.
        apart = _before(paragraphs, first, start) or _signature_from(paragraphs, last, last + _BETWEEN, adjoining=True)
        if apart is not None:
            signature, start, last = apart[0], min(start, apart[1]), max(last, apart[2])
    if not lines:
        # Bảng chỉ có dòng “Nơi nhận:” và chức vụ, các nơi nhận gõ ở đoạn dưới bảng.
        listed, right, stop = _lists(paragraphs, last - 1, label)
        if listed and _ITEM.match(listed[0].raw):
            lines, last = listed, stop
            named = right[-1] if right and signature.ho_ten is None and words.is_person(right[-1]) else None
            signature = replace(signature, ho_ten=signature.ho_ten or named)
    if signature.quyen_han and signature.ho_ten is None:
        signature, last = _named_below(paragraphs, signature, last)
    return Ending(_recipients(label, [line for line in lines if not words.is_post(line)]), signature, start, last)


def _named_below(paragraphs: Sequence[Paragraph], signature: Signature, last: int) -> tuple[Signature, int]:
    """Họ tên gõ ở đoạn ngay dưới bảng chữ ký."""
    below = next((index for index in range(last, len(paragraphs)) if not paragraphs[index].blank), None)
    if below is None or below - last > _BETWEEN or paragraphs[below].cell is not None:
        return signature, last
    line = paragraphs[below].whole
    named = words.is_person(line) and words.has_surname(line) and not line.capitals
    return (replace(signature, ho_ten=line), below + 1) if named else (signature, last)


def _table_around(paragraphs: Sequence[Paragraph], index: int) -> list[int]:
    """Số thứ tự các đoạn cùng bảng với đoạn `index`."""
    table = None if (cell := paragraphs[index].cell) is None else cell.table
    return [at for at, one in enumerate(paragraphs) if one.cell is not None and one.cell.table == table]


def _column(paragraph: Paragraph) -> int:
    return -1 if paragraph.cell is None else paragraph.cell.column


def _recipients(label: Line | None, lines: Sequence[Line]) -> Recipients:
    """Chia các dòng sau “Nơi nhận:” thành nơi nhận (đến hết dòng Lưu) và phần sau nó."""
    archive = next((index for index, one in enumerate(lines) if _is_archive(one)), None)
    if archive is None:
        return Recipients(label, tuple(lines), None, ())
    last = archive + 1
    while last < len(lines) and not _ITEM.match(lines[last].raw) and not lines[last - 1].text.endswith("."):
        if _CODE.fullmatch(lines[last].text):
            break
        last += 1
    return Recipients(label, tuple(lines[:last]), lines[archive], tuple(lines[last:]))


def _is_archive(line: Line) -> bool:
    """Dòng “- Lưu: VT, …”."""
    return _ARCHIVE.match(words.nfc(line.raw)) is not None


def _in_text(paragraphs: Sequence[Paragraph], first: int, label_at: int) -> Ending:
    """Nơi nhận ngoài bảng: các dòng gạch đầu dòng liền sau; khối ký ở nửa phải, hoặc ngay trên, hoặc ngay dưới."""
    label = recipients_label(paragraphs[label_at])
    items, right, index = _lists(paragraphs, label_at, label)
    recipients = _recipients(label, items)
    if right:
        return Ending(recipients, signature_of_lines(right), label_at, index)
    apart = _before(paragraphs, first, label_at) or _signature_from(paragraphs, index, index + _BETWEEN, adjoining=True)
    if apart is None:
        return Ending(recipients, Signature(), label_at, index)
    return Ending(recipients, apart[0], min(label_at, apart[1]), max(index, apart[2]))


def _lists(paragraphs: Sequence[Paragraph], at: int, label: Line | None) -> tuple[list[Line], list[Line], int]:
    """Các nơi nhận, các khúc của khối ký ở nửa phải hay dưới dòng Lưu, và chỗ hết chúng."""
    items: list[Line] = []
    right = [part for line in paragraphs[at].lines() for part in words.segments(line) if part != label]
    dashed = [one for one in right if _ITEM.match(one.raw) or _is_archive(one)]
    items, right = dashed, [one for one in right if one not in dashed]
    finished = any(_is_archive(one) for one in items)
    index = at + 1
    while index < min(len(paragraphs), at + _FAR):
        paragraph = paragraphs[index]
        if paragraph.cell is not None or (not paragraph.blank and _elsewhere(paragraph, paragraphs[at])):
            break
        if finished and not _goes_on(paragraphs, index):
            break
        for line in paragraph.lines():
            finished = _place(line, paragraph, items, right, finished=finished) or finished
        index += 1
    return items, right, index


def _place(line: Line, paragraph: Paragraph, items: list[Line], right: list[Line], *, finished: bool) -> bool:
    """Xếp một dòng vào nơi nhận hay khối ký; trả True khi đó là dòng Lưu."""
    parts = list(words.segments(line))
    listed = _ITEM.match(parts[0].raw) or _is_archive(parts[0]) or paragraph.label
    if listed and not finished:
        items.append(parts[0])
        right.extend(parts[1:])
        return _is_archive(parts[0])
    to_right = finished or words.is_post(line) or (words.is_person(line) and not paragraph.text[:1].islower())
    (right if to_right else items).append(line if len(parts) > 1 else parts[0])
    return False


def _elsewhere(paragraph: Paragraph, label: Paragraph) -> bool:
    """Đoạn không còn thuộc cuối văn bản: phần khác của tệp, phụ lục, hay một câu dài không gạch đầu dòng."""
    line = next(paragraph.lines())
    sentence = len(line.text) > _LONGEST_ITEM and not _ITEM.match(line.raw)
    return paragraph.section != label.section or paragraph.format.page_break_before or sentence or bool(label_of(line))


def _goes_on(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Sau dòng Lưu còn dòng của khối ký hay không."""
    for one in paragraphs[index : index + 10]:
        if not one.blank:
            line = one.whole
            return one.cell is None and (words.is_post(line) or words.is_person(line)) and not label_of(line)
    return False


def _before(paragraphs: Sequence[Paragraph], first: int, stop: int) -> tuple[Signature, int, int] | None:
    """Khối ký đứng ngay trên “Nơi nhận”: bảng liền trên, hoặc các dòng nhìn lùi đến dòng chức vụ."""
    above = next((index for index in range(stop - 1, first - 1, -1) if not paragraphs[index].blank), None)
    if above is None:
        return None
    if paragraphs[above].cell is not None:
        inside = _table_around(paragraphs, above)
        found = signature_in_columns([paragraphs[index] for index in inside])
        return (found, inside[0], stop) if found.quyen_han and inside[0] >= first else None
    start = None
    for index in range(above, max(first, stop - _BETWEEN) - 1, -1):
        paragraph = paragraphs[index]
        if paragraph.blank:
            continue
        line = paragraph.whole
        if paragraph.cell is not None:
            break
        if words.is_post(line):
            start = index
        elif start is not None or not (words.is_person(line) or line.capitals):
            break
    return None if start is None else (signature_of_text(paragraphs[start:stop]), start, stop)


def _signature_from(
    paragraphs: Sequence[Paragraph], first: int, stop: int, *, adjoining: bool = False
) -> tuple[Signature, int, int] | None:
    """Khối ký đầu tiên trong `[first, stop)`: bảng hay dãy dòng chức vụ mà liền sau không còn lời văn.

    Dòng thẩm quyền ban hành cũng là chữ hoa mở đầu bằng chức vụ, nhưng dưới nó còn căn cứ và các điều.
    `adjoining`: gặp lời văn trước thì thôi.
    """
    refused: set[int] = set()
    for index in _candidates(paragraphs, first, min(stop, len(paragraphs)), adjoining=adjoining):
        cell = paragraphs[index].cell
        if cell is not None:
            if cell.table in refused:
                continue
            refused.add(cell.table)
            inside = _table_around(paragraphs, index)
            found, last = signature_in_columns([paragraphs[at] for at in inside]), inside[-1] + 1
            if found.ho_ten is not None or _closed(paragraphs, last):
                return found, inside[0], last
            continue
        last = index
        while last < len(paragraphs) and (paragraphs[last].blank or is_signing(paragraphs[last])):
            last += 1
        found = signature_of_text(paragraphs[index:last])
        if found.ho_ten is not None or _closed(paragraphs, last):
            return found, index, last
    return None


def _candidates(paragraphs: Sequence[Paragraph], first: int, stop: int, *, adjoining: bool) -> Iterator[int]:
    for index in range(first, stop):
        line = next(paragraphs[index].lines(), None)
        if line is None:
            continue
        if words.is_post(line):
            yield index
        elif adjoining and paragraphs[index].cell is None:
            return


def _closed(paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Từ đoạn `index` không còn lời văn của văn bản chính: hết tệp hoặc sang phụ lục."""
    following = next((one for one in paragraphs[index:] if not one.blank), None)
    return following is None or label_of(next(following.lines())) is not None

"""Giữa đầu văn bản và nội dung: tên loại, trích yếu, thẩm quyền, Kính gửi, căn cứ, lệnh ban hành."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from docgen.layout.components import marks, words
from docgen.layout.components.head_reader import printed_width
from docgen.layout.components.kinds import kind_of
from docgen.layout.components.sides import is_number
from docgen.layout.components.values import FoundRule
from docgen.layout.facts.values import DrawnRule, Line, Paragraph
from docgen.text.widths import width_mm

_SEARCH = 14
"""Tên loại nằm trong ngần ấy đoạn có chữ sau đầu văn bản."""
_COMMANDS = ("quyet_dinh", "quyet_nghi", "chi_thi", "quyet_dinh_ban_hanh")
_LONGEST_COMMAND = 70
_FORMAL = ("quyet_dinh", "nghi_quyet")
_BASIS = re.compile(r"\s*(?:[-+•]\s*)?căn cứ\b", re.IGNORECASE)
_MORE_BASIS = re.compile(r"\s*(?:[-+•]\s*)?(?:căn cứ|theo|xét|thực hiện|trên cơ sở|sau khi|tiếp theo)\b", re.IGNORECASE)
_TO = re.compile(rf"{words.ADDRESSED.pattern}|[^.;:]{{3,80}}\bđiện\s*:\s*$", re.IGNORECASE)
"""“Kính gửi”, hoặc dòng “CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH … điện:” của công điện (Mẫu 1.6)."""
_SUBJECT = re.compile(r"\(?\s*(?:về việc|v\s*/\s*v)\b", re.IGNORECASE)
_LONGEST_TITLE = 90
_INDENTED_MM = 5.0
_AUTHORITY_LINES = 8
"""Nhiều nhất ngần ấy dòng trích yếu, thẩm quyền trước căn cứ."""
_SENTENCE = 300
_DASH = re.compile(r"\s*[-–+•]\s*")
_NUMBERED = re.compile(r"(?:[IVXLC]+|\d+|[A-Z])[.)/]\s|(?:PHẦN|CHƯƠNG|MỤC|ĐIỀU)\s")


@dataclass(slots=True)
class Opening:
    """Các thành phần mở đầu; `last`: số thứ tự đoạn nội dung đầu tiên."""

    kind: str = ""
    ten_loai: Line | None = None
    trich_yeu: list[Line] = field(default_factory=list)
    vach: FoundRule | None = None
    tham_quyen: list[Line] = field(default_factory=list)
    so_ky_hieu: Line | None = None
    kinh_gui: Line | None = None
    kinh_gui_items: list[Line] = field(default_factory=list)
    can_cu: list[Paragraph] = field(default_factory=list)
    lenh: Line | None = None
    last: int = 0


def read_opening(paragraphs: Sequence[Paragraph], first: int, end: int, *, letter: bool) -> Opening:
    """Thành phần mở đầu của các đoạn `[first, end)`; `letter`: đầu văn bản đã có trích yếu công văn."""
    found = Opening(last=first)
    title = _find_title(paragraphs, first, end, named=letter)
    if title is not None:
        index, line = title
        found.ten_loai, found.kind = line, kind_of(words.folded(line))
        found.last = index
        _read_subject(paragraphs, index, end, found)
    _read_addressees(paragraphs, found.last, end, found)
    _read_bases(paragraphs, found.last, end, found)
    if not found.kinh_gui:
        _read_addressees(paragraphs, found.last, end, found)
    return found


def _find_title(paragraphs: Sequence[Paragraph], first: int, end: int, *, named: bool) -> tuple[int, Line] | None:
    """Dòng tên loại: dòng ngắn mở đầu bằng một tên loại Điều 7; không có thì dòng chữ hoa đậm giữa trang đầu tiên.

    `named`: đã có V/v, nên chỉ nhận tên loại Điều 7 viết hoa.
    """
    fallback: tuple[int, Line] | None = None
    seen = 0
    for index in range(first, end):
        paragraph = paragraphs[index]
        if paragraph.blank:
            continue
        seen += 1
        if seen > _SEARCH or _TO.match(words.nfc(paragraph.text)) or _BASIS.match(words.nfc(paragraph.text)):
            break
        line = next(paragraph.lines())
        text = words.folded(line)
        if words.is_typed_rule(line) or words.is_nation(text) or words.is_motto(text) or marks.is_mark(line):
            continue
        centred = paragraph.format.align == "center"
        standing = line.capitals or (centred and line.bold >= 0.5 and not named)
        if kind_of(text) and standing and len(line.text) <= _LONGEST_TITLE:
            return index, line
        if fallback is None and not named and line.capitals and centred and _could_be_title(line):
            fallback = index, line
        if not standing and seen > 2:
            break
    return fallback


def _could_be_title(line: Line) -> bool:
    """Dòng chữ hoa đậm giữa trang ngoài Điều 7 (GIẤY PHÉP, PHIẾU TRÌNH); đề mục có số, tên phụ lục thì không."""
    return (
        line.bold >= 0.5
        and _NUMBERED.match(words.nfc(line.text)) is None
        and not words.folded(line).startswith("phu_luc")
    )


def _read_subject(paragraphs: Sequence[Paragraph], index: int, end: int, found: Opening) -> None:
    """Trích yếu: các dòng liền dưới tên loại, đến vạch, đoạn trống, thẩm quyền, Kính gửi hay nội dung."""
    title = found.ten_loai
    assert title is not None
    lines = [one for one in paragraphs[index].lines() if one.start > title.start]
    position = index + 1
    stop = _first_basis(paragraphs, position, end) if found.kind in (*_FORMAL, "") else None
    gap = False
    while position < end:
        paragraph = paragraphs[position]
        if paragraph.blank:
            gap = gap or bool(lines)
            found.vach = found.vach or _rule_of(paragraph, lines or [title])
        elif not _is_subject(paragraph, lines, title, gap=gap) or (stop is not None and position >= stop):
            break
        else:
            for line in paragraph.lines():
                if words.is_typed_rule(line):
                    drawn = DrawnRule("text", width_mm(line.raw.strip(), line.size))
                    found.vach = found.vach or FoundRule(drawn, paragraph, _width(lines or [title]))
                    gap = True
                else:
                    lines.append(line)
            found.vach = found.vach or _rule_of(paragraph, lines)
        position += 1
    # Hợp đồng, biên bản có khi ghi số dưới tên loại.
    found.so_ky_hieu = next((one for one in lines if is_number(one)), None)
    found.trich_yeu, found.last = [one for one in lines if one is not found.so_ky_hieu], position
    if stop is not None:
        _split_authority(paragraphs, position, stop, found)
    if not found.kind and all(one.capitals for one in found.trich_yeu):
        # Ngoài Điều 7, tên loại thường viết tiếp xuống dòng dưới: GIẤY PHÉP / KHAI THÁC KHOÁNG SẢN.
        found.trich_yeu = []
    # Vạch vẽ dưới trích yếu có khi neo ở dòng tên loại, hoặc ở đoạn có chữ đầu tiên bên dưới.
    for paragraph in (paragraphs[index], *paragraphs[position : min(position + 1, end)]):
        found.vach = found.vach or _rule_of(paragraph, found.trich_yeu)
    if found.vach is None and lines and lines[-1].share(lambda one: one.underline != "") > 0.5:
        found.vach = FoundRule(DrawnRule("underline", _width(lines)), lines[-1].paragraph, _width(lines))


def _is_subject(paragraph: Paragraph, lines: Sequence[Line], title: Line, *, gap: bool) -> bool:
    """Đoạn còn thuộc trích yếu: sau chỗ trống thì hết; giữa trang, hoặc đậm và chưa phải nội dung."""
    line = next(paragraph.lines(), None)
    if line is None or _TO.match(words.nfc(paragraph.text)) or _BASIS.match(words.nfc(paragraph.text)):
        return False
    if words.is_typed_rule(line):
        return True
    if gap or _is_command(line) or (line.capitals and _is_authority(line)):
        return False
    if paragraph.format.align == "center" or (not lines and _SUBJECT.match(words.nfc(line.text))):
        return True
    body_like = paragraph.format.first_line > _INDENTED_MM or line.text.endswith((":", ";"))
    return not lines and line.bold >= 0.5 and not body_like and paragraph.cell == title.paragraph.cell


def _split_authority(paragraphs: Sequence[Paragraph], position: int, stop: int, found: Opening) -> None:
    """Thẩm quyền ban hành: các dòng chữ hoa ngay trên căn cứ đầu tiên."""
    lines = [one for index in range(position, stop) for one in paragraphs[index].lines()]
    lines = [one for one in lines if not words.is_typed_rule(one) and not _is_command(one)]
    if not lines and found.trich_yeu and _could_be_authority(found.trich_yeu):
        lines = [found.trich_yeu.pop()]
    start = next((index for index, one in enumerate(lines) if _is_authority(one)), None)
    if start is not None:
        found.tham_quyen = lines[start:]
        found.trich_yeu.extend(lines[:start])
    else:
        found.trich_yeu.extend(one for one in lines if one.paragraph.format.align == "center")
    for index in range(position, stop):
        found.vach = found.vach or _rule_of(paragraphs[index], found.trich_yeu)
    found.last = stop


def _is_authority(line: Line) -> bool:
    text = words.folded(line)
    if words.only_fields(line):
        return True
    return line.text.upper() == line.text and words.starts_with(text, words.AUTHORITIES) and not kind_of(text)


def _could_be_authority(lines: Sequence[Line]) -> bool:
    """Dòng cuối của khối giữa trang là thẩm quyền: chữ hoa, hoặc chỗ điền đứng riêng dưới trích yếu."""
    return _is_authority(lines[-1]) and (lines[-1].capitals or len(lines) > 1)


def _first_basis(paragraphs: Sequence[Paragraph], first: int, end: int) -> int | None:
    """Đoạn căn cứ đầu tiên; giữa trích yếu và căn cứ chỉ có vài dòng thẩm quyền."""
    seen = 0
    for index in range(first, end):
        text = words.nfc(paragraphs[index].text)
        if _BASIS.match(text) or (paragraphs[index].whole.italic >= 0.5 and _MORE_BASIS.match(text)):
            return index
        seen += not paragraphs[index].blank
        if seen > _AUTHORITY_LINES or len(text) > _SENTENCE:
            return None
    return None


def _is_command(line: Line) -> bool:
    """“QUYẾT ĐỊNH:”, có thể có tên người ban hành đứng trước, thiếu dấu hai chấm."""
    if len(line.text) > _LONGEST_COMMAND:
        return False
    text = words.folded(line)
    return text in _COMMANDS or text.endswith(("_quyet_dinh", "_quyet_nghi"))


def _read_addressees(paragraphs: Sequence[Paragraph], first: int, end: int, found: Opening) -> None:
    """Kính gửi và các nơi được gửi: cùng dòng, các dòng dưới, hoặc ô bên phải."""
    start = None
    for index in range(first, min(first + _SEARCH, end)):
        if _TO.match(words.nfc(paragraphs[index].text)):
            start = index
            break
        passed = words.is_typed_rule(paragraphs[index].whole) or marks.only_marks(paragraphs[index])
        if not paragraphs[index].blank and not passed:
            break
    if start is None:
        return
    lines = list(paragraphs[start].lines())
    found.kinh_gui, items = lines[0], lines[1:]
    cell = paragraphs[start].cell
    position = start + 1
    while position < end:
        paragraph = paragraphs[position]
        same_table = cell is not None and paragraph.cell is not None and paragraph.cell.table == cell.table
        if not paragraph.blank and not same_table and not _is_addressee(paragraph, items, found.kinh_gui):
            break
        items.extend(paragraph.lines())
        position += 1
    found.kinh_gui_items, found.last = [one for one in items if one.text], position


def _is_addressee(paragraph: Paragraph, items: Sequence[Line], label: Line) -> bool:
    """Đoạn sau Kính gửi còn là nơi được gửi: gạch đầu dòng, hoặc dòng nối của nơi chưa chấm câu; ngoài ô bảng."""
    if paragraph.cell is not None:
        return False
    last = items[-1].text if items else label.text
    if last.endswith("."):
        return False
    if _DASH.match(paragraph.text) or paragraph.label in ("-", "–", "+", "•"):
        # “Kính gửi: Bộ Nội vụ” rồi nội dung gạch đầu dòng: nơi được gửi đã đủ ở dòng đầu.
        return last.endswith((":", ";", ",")) or bool(items)
    if len(paragraph.text) >= _LONGEST_TITLE or _MORE_BASIS.match(words.nfc(paragraph.text)):
        return False
    if last.endswith(":") and not items:
        return True
    shifted = paragraph.format.left > _INDENTED_MM or paragraph.format.align == "center"
    listed = last.endswith((";", ","))
    return (bool(items) and shifted) or (listed and (shifted or paragraph.text[:1].isspace()))


def _read_bases(paragraphs: Sequence[Paragraph], first: int, end: int, found: Opening) -> None:
    """Căn cứ. Quyết định, nghị quyết: mọi đoạn đến lệnh ban hành; loại khác: dãy đoạn “Căn cứ …;” đầu nội dung."""
    command = next((index for index in range(first, end) if command_line(paragraphs[index])), None)
    formal = found.kind in _FORMAL or (not found.kind and found.ten_loai is not None)
    if command is not None and formal:
        found.lenh = command_line(paragraphs[command])
        between = paragraphs[first:command]
        found.can_cu = [one for one in between if one.cell is None and not one.blank and not _is_rule(one)]
        found.last = command + 1
        return
    position = first
    taken: list[Paragraph] = []
    while position < end:
        paragraph = paragraphs[position]
        if not paragraph.blank:
            if not _is_basis(paragraph, taken):
                break
            taken.append(paragraph)
        position += 1
    if taken:
        found.can_cu = taken
        found.last = position


def _is_rule(paragraph: Paragraph) -> bool:
    return words.is_typed_rule(paragraph.whole)


def command_line(paragraph: Paragraph) -> Line | None:
    """Dòng lệnh ban hành trong đoạn: chữ hoa hoặc giữa trang, không phải câu thường."""
    for line in paragraph.lines():
        if _is_command(line) and (line.capitals or (paragraph.format.align == "center" and line.bold >= 0.5)):
            return line
    return None


def _is_basis(paragraph: Paragraph, taken: Sequence[Paragraph]) -> bool:
    """Đoạn là căn cứ trong văn bản không có lệnh ban hành; câu dẫn vào nội dung (“… báo cáo như sau:”) thì không."""
    text = words.nfc(paragraph.text.rstrip())
    if text.endswith(":") or paragraph.cell is not None:
        return False
    if not taken:
        return bool(_BASIS.match(text)) and (text.endswith(";") or paragraph.whole.italic >= 0.9)
    return bool(_MORE_BASIS.match(text)) and (text.endswith(";") or paragraph.whole.italic >= 0.9)


def _rule_of(paragraph: Paragraph, above: Sequence[Line]) -> FoundRule | None:
    return FoundRule(paragraph.rules[0], paragraph, _width(above)) if paragraph.rules and above else None


def _width(lines: Sequence[Line]) -> float:
    return max((printed_width(line) for line in lines), default=0.0)

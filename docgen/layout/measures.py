"""Một dòng chữ → câu trả lời cho phép kiểm tra (đậm, nghiêng, cỡ, căn giữa) và chữ nêu giá trị cho người đọc."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.profile import Range, shown
from docgen.layout.repair import SetParagraph, SetText
from docgen.text.widths import width_mm

STRAY = 0.1
"""Phần ký tự lạc lõng (một dấu cách, một dấu phẩy khác định dạng) mà mắt người bỏ qua."""

_OFF_CENTRE_MM = 6.0
_ALIGNS = {
    "left": "căn trái",
    "right": "căn phải",
    "center": "căn giữa",
    "both": "căn đều hai bên",
    "distribute": "dàn đều",
}


class Look(NamedTuple):
    """Dáng chữ phải có của một thành phần; None hoặc False là không đòi hỏi gì."""

    size: Range | None = None
    bold: bool | None = None
    italic: bool | None = None
    capitals: bool = False
    centred: bool = False


def look_faults(rule: str, line: Line, look: Look) -> Iterator[Fault]:
    """Mỗi điểm của dòng khác `look` là một chỗ sai, kèm phép sửa; chữ hoa thì không sửa hộ."""
    if look.capitals and not line.capitals:
        yield Fault(rule, line, "chữ in thường", "chữ in hoa")
    if look.size and (size := wrong_size(line, look.size)) is not None:
        repair = SetText(line, size=look.size.nearest(size))
        yield Fault(rule, line, size_text(size), f"cỡ {look.size}", (repair,))
    yield from weight_faults(rule, line, look.bold)
    yield from slant_faults(rule, line, look.italic)
    if look.centred and off_centre(line):
        repairs = (SetParagraph(line.paragraph, align="center"),)
        yield Fault(rule, line, align_text(line.format.align), "căn giữa", repairs)


def weight_faults(rule: str, line: Line, bold: bool | None) -> Iterator[Fault]:
    """Dòng phải đậm mà không đậm hẳn, hoặc ngược lại; `bold` None thì không xét."""
    if bold is True and not is_bold(line):
        found = "chữ không đậm" if not_bold(line) else "chữ đậm không đều"
        yield Fault(rule, line, found, "chữ đậm", (SetText(line, bold=True),))
    if bold is False and not not_bold(line):
        found = "chữ đậm" if is_bold(line) else "có chữ đậm"
        yield Fault(rule, line, found, "chữ không đậm", (SetText(line, bold=False),))


def slant_faults(rule: str, line: Line, italic: bool | None) -> Iterator[Fault]:
    """Dòng phải nghiêng mà đứng, hoặc ngược lại; `italic` None thì không xét."""
    if italic is True and not is_italic(line):
        found = "chữ đứng" if is_upright(line) else "chữ nghiêng không đều"
        yield Fault(rule, line, found, "chữ nghiêng", (SetText(line, italic=True),))
    if italic is False and not is_upright(line):
        found = "chữ nghiêng" if is_italic(line) else "có chữ nghiêng"
        yield Fault(rule, line, found, "chữ đứng", (SetText(line, italic=False),))


def is_bold(line: Line) -> bool:
    """Gần như cả dòng in đậm."""
    return line.bold >= 1 - STRAY


def not_bold(line: Line) -> bool:
    """Gần như không có chữ nào in đậm."""
    return line.bold <= STRAY


def is_italic(line: Line) -> bool:
    """Gần như cả dòng in nghiêng."""
    return line.italic >= 1 - STRAY


def is_upright(line: Line) -> bool:
    """Gần như không có chữ nào in nghiêng."""
    return line.italic <= STRAY


def is_underlined(line: Line) -> bool:
    """Gần như cả dòng bị gạch chân."""
    return line.share(lambda one: bool(one.underline)) >= 1 - STRAY


def all_sizes(line: Line) -> tuple[float, ...]:
    """Các cỡ chữ đáng kể trong dòng, cỡ nhiều chữ nhất trước; bỏ cỡ chỉ có ở vài ký tự lạc lõng."""
    sizes = line.sizes
    total = sum(sizes.values())
    return tuple(float(size) for size, count in sizes.most_common() if count > STRAY * total)


def wrong_size(line: Line, allowed: Range) -> float | None:
    """Cỡ chữ đáng kể đầu tiên nằm ngoài khoảng; None khi mọi cỡ đều hợp lệ hay dòng không có chữ."""
    return next((size for size in all_sizes(line) if size not in allowed), None)


def size_out(line: Line, allowed: Range) -> bool:
    """Có cỡ chữ đáng kể nằm ngoài khoảng."""
    return wrong_size(line, allowed) is not None


def size_text(size: float) -> str:
    """“cỡ 13,5”."""
    return f"cỡ {shown(size)}"


def align_text(align: str) -> str:
    """Cách căn dòng nói cho người đọc: “căn trái”, “căn giữa”…"""
    return _ALIGNS.get(align, align)


def is_centred(line: Line) -> bool:
    """Đoạn ghi căn giữa."""
    return line.format.align == "center"


def off_centre(line: Line) -> bool:
    """Chắc chắn nhìn thấy không ở giữa.

    Nhiều nơi đưa chữ vào giữa bằng thụt lề, tab hay dấu cách: đo được gần giữa, hoặc không đo được vì có tab, thì
    không kết luận là lệch.
    """
    if is_centred(line):
        return False
    if "\t" in line.raw or "\t" in line.paragraph.text[: line.start]:
        return False
    shape, room = line.format, line.paragraph.room
    if room is None:
        return not (shape.left or shape.right or shape.first_line or line.raw[:1].isspace())
    free = room - shape.left - shape.right - shape.first_line - printed_width(line)
    padding = len(line.raw) - len(line.raw.lstrip())
    before = shape.left + shape.first_line + width_mm(" " * padding, line.size)
    after = shape.right
    if shape.align == "right":
        before, after = before + free, after
    else:
        after += free - width_mm(" " * padding, line.size)
    return abs(before - after) > 2 * _OFF_CENTRE_MM


def printed_width(line: Line) -> float:
    """Bề rộng (mm) của chữ trong dòng nếu in trên một dòng, không kể khoảng trắng hai đầu."""
    text, total, position = line.raw, 0.0, 0
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    for run in line.runs():
        piece = run.text[max(0, start - position) : max(0, end - position)]
        shape = run.format
        letters = piece.upper() if shape.caps else piece
        total += width_mm(letters, shape.size, bold=shape.bold, italic=shape.italic)
        position += len(run.text)
    return total

"""Một dòng chữ, một vạch, một phần trang → câu trả lời cho phép kiểm tra và chữ nêu giá trị cho người đọc."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import NamedTuple

from docgen.layout.components.values import Document, FoundRule, Head
from docgen.layout.facts.values import CharFormat, DocumentFacts, Line, Paragraph, Run, Section, Story
from docgen.layout.fault import Fault
from docgen.layout.profile import Range, shown
from docgen.layout.repair import SetParagraph, SetText
from docgen.text.widths import width_mm

STRAY = 0.1
"""Phần ký tự lạc lõng (một dấu cách, một dấu phẩy khác định dạng) mà mắt người bỏ qua."""

_OFF_CENTRE_MM = 6.0
_TEMPLATE_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_RULE_FLAWS = {"text": "vạch gõ bằng ký tự", "underline": "gạch chân chữ"}
_WITH_ANOTHER = re.compile(r"\(\s*(?:ban hành\s+)?(?:kèm|đính kèm)\b", re.IGNORECASE)
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
    """Mỗi điểm của dòng khác `look` là một chỗ sai, kèm phép sửa; chữ hoa thì không sửa hộ.

    Dòng chỉ có lệnh của mẫu Word (`{% … %}`) không in ra nên không xét.
    """
    if line.text.startswith("{%") and only_tags(line):
        return
    if look.capitals and not in_capitals(line):
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


def in_capitals(line: Line) -> bool:
    """Không có chữ cái nào in thường, gõ hoa hay nhờ định dạng; thẻ của mẫu Word không tính."""
    text = "".join(run.text.upper() if run.format.caps else run.text for run in line.runs())
    text = _TEMPLATE_TAG.sub("", text)
    return text == text.upper()


def only_tags(line: Line) -> bool:
    """Dòng chỉ có thẻ của mẫu Word: chưa biết chữ gì sẽ in ra."""
    return not _TEMPLATE_TAG.sub("", line.text).strip()


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
    if is_centred(line) or not alone(line):
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


def alone(line: Line) -> bool:
    """Dòng chiếm trọn một dòng của đoạn và không có tab: chỗ đứng của chữ chỉ do căn lề và thụt lề."""
    before, after = line.paragraph.text[: line.start], line.paragraph.text[line.end :]
    whole = not before.rpartition("\n")[2].strip() and not after.partition("\n")[0].strip()
    return whole and "\t" not in line.paragraph.text


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


def pieces(paragraph: Paragraph, judge: Callable[[Run], str]) -> Iterator[tuple[str, Line]]:
    """Những khúc liền nhau mà `judge` trả cùng một giá trị khác rỗng; khúc chỉ có khoảng trắng không bị xét."""
    position, start, end, current = 0, 0, 0, ""
    for run in paragraph.runs:
        finish = position + len(run.text)
        if run.text.strip():
            value = judge(run)
            if value != current:
                if current:
                    yield current, Line(paragraph, start, end)
                current, start = value, position
            end = finish
        position = finish
    if current:
        yield current, Line(paragraph, start, end)


def heads(document: Document) -> Iterator[Head]:
    """Đầu văn bản chính, rồi đầu của từng văn bản kèm theo (Mẫu 1.3); phụ lục không có đầu văn bản."""
    yield document.components.head
    yield from (one.head for one in document.components.attachments if one.kind == "van_ban")


def has_head(document: Document) -> bool:
    """Tệp có đầu văn bản hành chính: thiếu Quốc hiệu, Tiêu ngữ là thiếu thật.

    Văn bản của Đảng có đầu văn bản riêng, không theo Nghị định; tệp chỉ có tên loại mà không có chữ ký, nơi nhận có
    thể là bản kèm theo để rời.
    """
    components = document.components
    if components.party:
        return False
    signed = bool(components.signature.quyen_han) or components.recipients.label is not None
    head = components.head
    return bool(head.so_ky_hieu or head.co_quan_ban_hanh or (components.ten_loai and signed))


def issued_with_another(document: Document) -> bool:
    """Tệp là văn bản ban hành kèm theo văn bản khác (Mẫu 1.3) để rời: đầu văn bản không ghi số, không ghi ngày."""
    body = document.components.content[1:2]
    for paragraph in document.facts.paragraphs[:40]:
        if paragraph in body:
            break
        if any(_WITH_ANOTHER.match(line.text) for line in paragraph.lines()):
            return True
    return False


def rule_flaw(rule: FoundRule | None) -> str:
    """Vạch thiếu, gõ bằng ký tự, gạch chân hay nét đứt thì nói ra; vạch kẻ liền thì rỗng."""
    if rule is None:
        return "không có vạch kẻ"
    if rule.drawn.kind in _RULE_FLAWS:
        return _RULE_FLAWS[rule.drawn.kind]
    return "" if rule.drawn.solid else "vạch nét đứt"


def printed_stories(facts: DocumentFacts, section: Section, *, footers: bool = False) -> dict[str, Story]:
    """Loại → đầu trang (hay chân trang) được in: “first” khi trang đầu để riêng, “even” khi chẵn lẻ khác nhau."""
    stories = section.footers if footers else section.headers
    used = {"default": True, "first": section.title_page, "even": facts.even_headers}
    return {kind: story for kind, story in stories.items() if used.get(kind, False)}


@lru_cache(maxsize=1)
def printed_paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Mọi đoạn có chữ được in ra: thân văn bản, cước chú, đầu trang, chân trang; nhớ cho văn bản cuối cùng."""
    return tuple(_printed_paragraphs(document))


def _printed_paragraphs(document: Document) -> Iterator[Paragraph]:
    facts = document.facts
    yield from document.text_paragraphs
    yield from (one for one in facts.notes if not one.blank)
    seen: set[str] = set()
    for section in facts.sections:
        for footers in (False, True):
            for story in printed_stories(facts, section, footers=footers).values():
                if story.part not in seen:
                    seen.add(story.part)
                    yield from (one for one in story.paragraphs if not one.blank)


@lru_cache(maxsize=1)
def printed_formats(document: Document) -> frozenset[CharFormat]:
    """Mọi định dạng chữ có mặt trong các đoạn in ra; nhớ cho văn bản cuối cùng."""
    return frozenset(run.format for paragraph in printed_paragraphs(document) for run in paragraph.runs)


def wrapped_widths(line: Line) -> tuple[float, ...]:
    """Bề rộng (mm) từng dòng in của một dòng dài bị ngắt ở mép chỗ đặt chữ; không rõ mép thì một dòng."""
    whole, room = printed_width(line), line.paragraph.room
    text = line.text
    if room is None or not text:
        return (whole,)
    free = room - line.format.left - line.format.right
    # Chữ trong dòng thường cùng một dáng, nên chia bề rộng đã đo theo tỷ lệ của từng từ.
    scale = whole / max(width_mm(text, line.size), 0.1)
    words = [width_mm(word, line.size) * scale for word in text.split()]
    space = width_mm(" ", line.size) * scale
    widths = [words[0]]
    for word in words[1:]:
        if widths[-1] + space + word <= free:
            widths[-1] += space + word
        else:
            widths.append(word)
    return tuple(widths)

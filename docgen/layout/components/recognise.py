"""Dữ kiện của một tệp → Components: đầu văn bản, mở đầu, nội dung, cuối văn bản, phụ lục, theo đúng thứ tự đọc."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.layout.components.attachments import label_of, read_attachments
from docgen.layout.components.ending_reader import read_ending
from docgen.layout.components.head_reader import read_head
from docgen.layout.components.headings import read_headings
from docgen.layout.components.kinds import OFFICIAL_LETTER
from docgen.layout.components.title_reader import Opening, read_opening
from docgen.layout.components.values import Components, Head
from docgen.layout.facts.values import DocumentFacts, Line, Paragraph, Story

_ADDRESS = re.compile(r"(?:địa chỉ|điện thoại|đt|e-?mail|website|fax)\s*:", re.IGNORECASE)
_CIRCULATION_LENGTH = 60


def recognise(facts: DocumentFacts) -> Components:
    """Các thành phần của tệp; cái gì không thấy thì để trống. Đầu văn bản quyết định cách đọc phần sau."""
    paragraphs = facts.paragraphs
    head, after_head, party = read_head(paragraphs, 0)
    ending = read_ending(paragraphs, after_head)
    stop = _before_attachment(paragraphs, after_head, ending.first)
    opening = read_opening(paragraphs, after_head, stop, letter=bool(head.trich_yeu_cong_van))
    content = tuple(one for one in paragraphs[opening.last : stop] if _is_content(one))
    end = ending.last if ending.first == stop else stop
    return Components(
        kind=opening.kind or _kind_without_title(head, opening),
        party=party,
        head=_with_story_marks(head, facts),
        ten_loai=opening.ten_loai,
        trich_yeu=tuple(opening.trich_yeu),
        vach_trich_yeu=opening.vach,
        tham_quyen=tuple(opening.tham_quyen),
        can_cu=tuple(opening.can_cu),
        lenh=opening.lenh,
        kinh_gui=opening.kinh_gui,
        kinh_gui_items=tuple(opening.kinh_gui_items),
        content=content,
        headings=tuple(read_headings(content)),
        signature=ending.signature,
        recipients=ending.recipients,
        dia_chi=tuple(_addresses(facts)),
        attachments=tuple(read_attachments(paragraphs, end)),
        end=end,
    )


def _before_attachment(paragraphs: Sequence[Paragraph], first: int, stop: int) -> int:
    """Chỗ hết nội dung: khối ký, hoặc phụ lục đầu tiên khi văn bản không có khối ký."""
    if stop < len(paragraphs):
        return stop
    for index in range(first, stop):
        line = next(paragraphs[index].lines(), None)
        if line is not None and paragraphs[index].cell is None and label_of(line):
            return index
    return stop


def _is_content(paragraph: Paragraph) -> bool:
    return not paragraph.blank and paragraph.cell is None and not paragraph.box


def _kind_without_title(head: Head, opening: Opening) -> str:
    """Không có tên loại: có trích yếu V/v, hoặc có số, ký hiệu và Kính gửi, thì là công văn."""
    letter = bool(head.trich_yeu_cong_van) or (head.so_ky_hieu is not None and opening.kinh_gui is not None)
    return OFFICIAL_LETTER if letter and opening.ten_loai is None else ""


def _with_story_marks(head: Head, facts: DocumentFacts) -> Head:
    """Chỉ dẫn phạm vi lưu hành (ô 11) đứng trong lề trên của trang đầu."""
    if head.luu_hanh is not None or not facts.sections:
        return head
    story: Story | None = facts.sections[0].headers.get("first")
    for paragraph in story.paragraphs if story else ():
        line = paragraph.whole
        if paragraph.boxed and not paragraph.blank and len(line.text) <= _CIRCULATION_LENGTH:
            return replace(head, luu_hanh=line)
    return head


def _addresses(facts: DocumentFacts) -> list[Line]:
    """Ô 13: địa chỉ, điện thoại… ở chân trang."""
    found: list[Line] = []
    for section in facts.sections[:1]:
        for story in section.footers.values():
            for paragraph in story.paragraphs:
                found.extend(line for line in paragraph.lines() if _ADDRESS.search(line.text))
    return found

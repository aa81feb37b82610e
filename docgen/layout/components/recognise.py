"""Dữ kiện của một tệp → Components: đầu văn bản, mở đầu, nội dung, cuối văn bản, phụ lục, theo đúng thứ tự đọc."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.layout.components import marks, words
from docgen.layout.components.attachments import label_of, read_attachments
from docgen.layout.components.ending_reader import read_ending
from docgen.layout.components.head_reader import read_head
from docgen.layout.components.headings import read_headings
from docgen.layout.components.kinds import OFFICIAL_LETTER
from docgen.layout.components.sides import is_anchor
from docgen.layout.components.title_reader import Opening, read_opening
from docgen.layout.components.values import Attachment, Components, FoundRule, Head
from docgen.layout.facts.values import DocumentFacts, Line, Paragraph, Story

_ADDRESS = re.compile(r"(?:địa chỉ|điện thoại|đt|e-?mail|website|fax)\s*:", re.IGNORECASE)
_CIRCULATION_LENGTH = 60


def recognise(facts: DocumentFacts) -> Components:
    """Các thành phần của tệp; cái gì không thấy thì để trống. Đầu văn bản quyết định cách đọc phần sau."""
    positions = [index for index, one in enumerate(facts.paragraphs) if not words.only_control(one)]
    if any(is_anchor(facts.paragraphs[index]) and not facts.paragraphs[index].box for index in positions):
        # Hộp chữ là dấu, ghi chú đặt cạnh; chỉ khi cả đầu văn bản nằm trong hộp chữ mới đọc như lời văn.
        positions = [index for index in positions if not facts.paragraphs[index].box]
    kept = [facts.paragraphs[index] for index in positions]
    components, start, stop = _read(kept, facts)
    positions.append(len(facts.paragraphs))
    found = replace(
        components,
        # Lệnh rẽ nhánh của mẫu ở lại trong nội dung: số thứ tự của các nhánh trùng nhau là cố ý.
        content=tuple(one for one in facts.paragraphs[positions[start] : positions[stop]] if _is_content(one)),
        end=positions[components.end],
        attachments=tuple(replace(one, first=positions[one.first]) for one in components.attachments),
    )
    # Mẫu Word: chữ điền vào chưa biết dài bao nhiêu, vạch được kẻ lại lúc in.
    return _without_widths(found) if len(kept) < len(facts.paragraphs) and _is_template(facts) else found


def _read(paragraphs: Sequence[Paragraph], facts: DocumentFacts) -> tuple[Components, int, int]:
    """Các thành phần và khoảng nội dung trong những đoạn đáng đọc; số thứ tự đoạn tính trong chính dãy ấy."""
    head, after_head, party = read_head(paragraphs, 0, numbered=True)
    ending = read_ending(paragraphs, after_head)
    stop = _before_attachment(paragraphs, after_head, ending.first)
    opening = read_opening(paragraphs, after_head, stop, letter=bool(head.trich_yeu_cong_van))
    content = tuple(one for one in paragraphs[opening.last : stop] if _is_content(one))
    end = ending.last if ending.first == stop else stop
    around = [line for one in paragraphs[: opening.last] if one.cell is None for line in one.lines()]
    components = Components(
        kind=opening.kind or _kind_without_title(head, opening),
        party=party,
        head=_with_marks(replace(head, so_ky_hieu=head.so_ky_hieu or opening.so_ky_hieu), around, facts),
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
    return components, opening.last, stop


def _is_template(facts: DocumentFacts) -> bool:
    return any(words.only_control(one) for one in facts.paragraphs)


def _without_widths(components: Components) -> Components:
    """Bỏ bề rộng chữ của mọi vạch, để không phép kiểm tra nào so độ dài."""
    return replace(
        components,
        head=_head_without_widths(components.head),
        vach_trich_yeu=_unmeasured(components.vach_trich_yeu),
        attachments=tuple(_attachment_without_widths(one) for one in components.attachments),
    )


def _attachment_without_widths(attachment: Attachment) -> Attachment:
    return replace(attachment, head=_head_without_widths(attachment.head))


def _head_without_widths(head: Head) -> Head:
    return replace(head, vach_tieu_ngu=_unmeasured(head.vach_tieu_ngu), vach_co_quan=_unmeasured(head.vach_co_quan))


def _unmeasured(rule: FoundRule | None) -> FoundRule | None:
    return None if rule is None else replace(rule, text_width=0.0, longest=0.0)


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


def _with_marks(head: Head, around: Sequence[Line], facts: DocumentFacts) -> Head:
    """Dấu chỉ mức độ đứng dưới bảng đầu, trong hộp chữ, hoặc (ô 11) trong lề trên của trang đầu."""
    boxed = [line for one in facts.paragraphs if one.box for line in one.lines()]
    near = [*boxed, *around]
    return replace(
        head,
        do_khan=head.do_khan or marks.find_mark(near, marks.URGENT),
        do_mat=head.do_mat or marks.find_mark(near, marks.SECRET),
        luu_hanh=head.luu_hanh or marks.find_mark(near, marks.CIRCULATION) or _mark_in_margin(facts),
    )


def _mark_in_margin(facts: DocumentFacts) -> Line | None:
    story: Story | None = facts.sections[0].headers.get("first") if facts.sections else None
    for paragraph in story.paragraphs if story else ():
        line = paragraph.whole
        if paragraph.boxed and not paragraph.blank and len(line.text) <= _CIRCULATION_LENGTH:
            return line
    return None


def _addresses(facts: DocumentFacts) -> list[Line]:
    """Ô 13: địa chỉ, điện thoại… ở chân trang."""
    found: list[Line] = []
    for section in facts.sections[:1]:
        for story in section.footers.values():
            for paragraph in story.paragraphs:
                found.extend(line for line in paragraph.lines() if _ADDRESS.search(words.nfc(line.text)))
    return found

"""Tệp .docx → dàn ý đọc được: mỗi đoạn một dòng (phần | kiểu | căn lề | cỡ, đậm nghiêng | chữ)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_ALIGN = {"left": "trái", "center": "giữa", "both": "đều", None: "-"}


def outline(data: bytes) -> str:
    """Dàn ý của thân và đầu trang; đoạn vạch ghi chiều dài còn lại sau thụt lề (twip)."""
    document = Document(io.BytesIO(data))
    lines: list[str] = []
    for number, section in enumerate(document.sections, 1):
        size = f"{section.page_width.mm:.0f}x{section.page_height.mm:.0f}"
        sides = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        margins = "/".join(f"{side.mm:.0f}" for side in sides)
        lines.append(f"# phần {number}: {size} mm, lề {margins}")
    header = document.sections[0].first_page_header
    lines.extend(_line("đầu trang nhất", paragraph) for paragraph in header.paragraphs if paragraph.text)
    lines.extend(_walk(document, "thân"))
    return "\n".join(lines) + "\n"


def _walk(container: Any, part: str) -> Iterator[str]:
    for block in container.iter_inner_content():
        if isinstance(block, Table):
            for row_number, row in enumerate(block.rows, 1):
                for column_number, cell in enumerate(row.cells, 1):
                    yield from _walk(cell, f"bảng h{row_number} c{column_number}")
        else:
            yield _line(part, block)


def _line(part: str, paragraph: Paragraph) -> str:
    style: Any = paragraph.style
    marks = ("đậm" if style.font.bold else "") + (" nghiêng" if style.font.italic else "")
    size = f"{style.font.size.pt:g}" if style.font.size else "-"
    align = style.element.find(f"{qn('w:pPr')}/{qn('w:jc')}")
    text = "".join(f"**{run.text}**" if run.bold else run.text for run in paragraph.runs)
    indent = paragraph._p.find(f"{qn('w:pPr')}/{qn('w:ind')}")
    if indent is not None:
        text += f" [thụt {indent.get(qn('w:left'))}/{indent.get(qn('w:right'))}]"
    pictures = [item.get("descr") for item in paragraph._p.iter(qn("wp:docPr"))]
    text += "".join(f" [hình: {description}]" for description in pictures)
    shown = _ALIGN[align.get(qn("w:val")) if align is not None else None]
    return f"{part} | {style.name} | {shown} | {size} {marks.strip()}".rstrip() + f" | {text}"

"""Chữ có định dạng, hình, văn bản con → XML do chính docxtpl viết; gọi lúc điền, khi docxtpl đang điền phần chứa nó."""

from __future__ import annotations

import io
from html import escape
from typing import Any

from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, RichText
from lxml import etree

from docgen.errors import MissingProgramError
from docgen.model.rich import FormattedText, InlinePicture
from docgen.ooxml.xml import W
from docgen.render.subdocument import prepare

_SWITCHES = ("bold", "italic", "underline", "subscript", "superscript")


class CannotInsert(Exception):
    """docxtpl không ghép được giá trị này; lời lỗi nói phải làm gì."""


def inserted(filler: DocxTemplate, value: Any) -> str:
    """XML thay chỗ của một giá trị đã soát. Lỗi: CannotInsert; MissingProgramError khi thiếu gói docxcompose."""
    if isinstance(value, FormattedText):
        return _formatted(value)
    return _picture(filler, value) if isinstance(value, InlinePicture) else _subdocument(filler, value.docx)


def _formatted(value: FormattedText) -> str:
    made = RichText()
    for run in value.runs:
        made.add(run.text, **{name: getattr(run, name) for name in _SWITCHES})
    return str(made)


def _picture(filler: DocxTemplate, value: InlinePicture) -> str:
    """docxtpl không ghi chữ thay hình; người dùng trình đọc màn hình cần nó."""
    drawn = str(InlineImage(filler, io.BytesIO(value.png), width=Mm(value.width_mm)))
    return drawn.replace("<wp:docPr ", f'<wp:docPr descr="{escape(value.description)}" ', 1)


def _subdocument(filler: DocxTemplate, docx: bytes) -> str:
    try:
        made = filler.new_subdoc(io.BytesIO(prepare(docx).package))
    except ImportError as error:
        raise MissingProgramError('Văn bản con cần gói docxcompose. Cài: pip install "docgen[subdoc]".') from error
    except Exception as error:  # tệp Word lạ làm python-docx, docxcompose ném đủ loại lỗi
        raise CannotInsert("là văn bản con không ghép được. Mở nó trong Word, lưu lại.") from error
    # docxtpl viết cả w:body rồi bỏ thẻ ấy, mất các không gian tên khai ở đó; viết từng phần tử thì mỗi phần tử tự khai.
    content = (one for one in made.element.body if one.tag != f"{W}sectPr")
    return "".join(etree.tostring(one, encoding="unicode", with_tail=False) for one in content)

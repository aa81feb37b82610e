"""Giá trị của dự thảo không phải chữ trơn: chữ có định dạng, hình, văn bản con; vẫn chỉ là dữ liệu, không biết Word."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.errors import Portable


@dataclass(frozen=True, slots=True)
class TextRun(Portable):
    """Một khúc chữ; mọi thứ khác (phông, cỡ, màu) theo kiểu của đoạn trong mẫu."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    subscript: bool = False
    superscript: bool = False


@dataclass(frozen=True, slots=True)
class FormattedText:
    """Chữ có định dạng: các khúc nối liền nhau. Trong mẫu viết `{{r ten_truong }}`."""

    runs: tuple[TextRun, ...]


@dataclass(frozen=True, slots=True)
class InlinePicture(Portable):
    """Hình đặt lúc điền: `png`, bề ngang `width_mm`, chữ thay hình. Trong mẫu viết `{{ ten_truong }}`."""

    png: bytes
    width_mm: int
    description: str


@dataclass(frozen=True, slots=True)
class Subdocument:
    """Văn bản con: byte của một tệp .docx. Trong mẫu viết `{{p ten_truong }}` một mình một đoạn."""

    docx: bytes


RICH = (FormattedText, InlinePicture, Subdocument)
"""Các kiểu mà đường điền nhanh không làm được."""

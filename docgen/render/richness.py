"""Chữ có định dạng, hình, văn bản con → chữ phải thấy trong văn bản, hình phải có, và các chỗ không dùng được."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.rich import FormattedText, InlinePicture, Subdocument, TextRun
from docgen.render.pictures import png_size
from docgen.render.subdocument import prepare

_LARGEST_MM = 420
"""Cạnh dài của khổ A3."""


def faults(value: object) -> Iterator[tuple[str, str]]:
    """(Điều thấy, cách sửa) với một giá trị kiểu `RICH`, không kể chữ của nó."""
    if isinstance(value, FormattedText):
        yield from _text_faults(value)
    elif isinstance(value, InlinePicture):
        yield from _picture_faults(value)
    elif isinstance(value, Subdocument):
        if type(value.docx) is not bytes:
            yield "văn bản con không phải byte của tệp .docx.", "Đưa nội dung tệp, không đưa đường dẫn."
        else:
            yield from ((f"văn bản con: {why}", "") for why in prepare(value.docx).problems)


def shown(value: object) -> str:
    """Mọi chữ người đọc gặp ở chỗ in một giá trị không có `faults`, theo thứ tự."""
    if isinstance(value, FormattedText):
        return "".join(run.text for run in value.runs)
    if isinstance(value, InlinePicture):
        return value.description
    assert isinstance(value, Subdocument)
    return prepare(value.docx).text


def pictures(value: object) -> tuple[tuple[str, bytes], ...]:
    """(Chữ thay hình, byte) của từng hình mà giá trị mang theo, theo thứ tự."""
    if isinstance(value, InlinePicture):
        return ((value.description, value.png),)
    return prepare(value.docx).pictures if isinstance(value, Subdocument) else ()


def _text_faults(value: FormattedText) -> Iterator[tuple[str, str]]:
    if type(value.runs) is not tuple or any(type(run) is not TextRun for run in value.runs):
        yield "chữ có định dạng phải là một bộ các khúc chữ.", "Sửa nơi soạn dự thảo."
        return
    for run in value.runs:
        switches = (run.bold, run.italic, run.underline, run.subscript, run.superscript)
        if type(run.text) is not str or any(type(one) is not bool for one in switches):
            yield "khúc chữ chỉ có chữ và các lựa chọn đúng, sai.", "Sửa nơi soạn dự thảo."
        elif run.subscript and run.superscript:
            yield f"khúc chữ “{run.text[:40]}” vừa là chỉ số trên vừa là chỉ số dưới.", "Chọn một."


def _picture_faults(value: InlinePicture) -> Iterator[tuple[str, str]]:
    size = png_size(value.png) if type(value.png) is bytes else None
    if size is None:
        yield "hình không phải PNG trọn vẹn.", "Vẽ hoặc xuất lại hình."
    elif type(value.width_mm) is not int or not 0 < value.width_mm <= _LARGEST_MM:
        yield f"bề ngang hình không phải số nguyên mm từ 1 đến {_LARGEST_MM}.", "Sửa bề ngang."
    elif value.width_mm * size[1] > _LARGEST_MM * size[0]:
        yield f"hình cao quá {_LARGEST_MM} mm.", "Giảm bề ngang hoặc cắt bớt hình."
    if type(value.description) is not str or not value.description.strip():
        yield "hình chưa có chữ thay hình.", "Ghi một câu nói hình vẽ gì."

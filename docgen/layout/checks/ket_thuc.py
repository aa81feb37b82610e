"""Nội dung văn bản kết thúc bằng “./.” viết liền sau chữ cuối cùng, một lần.

Xét đoạn nội dung cuối cùng của văn bản chính, khi đã thấy phần ký hoặc nơi nhận. Nội dung kết thúc bằng bảng, hình,
hoặc “./.” đã có mà sau đó chỉ còn danh mục tài liệu kèm theo thì không báo. Hợp đồng, bản ghi nhớ, bản thỏa thuận
không có mẫu nên không xét.

Dấu “./.” khóa nội dung, ngăn việc chèn thêm chữ sau khi ký; mọi mẫu của Nghị định đều kết thúc như vậy.

Đúng: … chịu trách nhiệm thi hành Quyết định này./.
Sai: … thi hành Quyết định này. hoặc … này ./. hoặc … này././.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Components, Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.repair import Replace

ID = "ket_thuc"
_CLOSING = "./."
_TRAIL = re.compile(r"[\s./\\…,;:]*$")
_CLOSED = re.compile(r"[.…]\s*/\s*[.…]\s*$")
_AFTERWORD = re.compile(
    r"\s*(?:\(|\*|[-+]|\d|[a-zđ]\)|(?:hồ sơ|tài liệu|danh mục|gửi kèm|kèm theo|đính kèm|ghi chú|kính)\b)", re.IGNORECASE
)
_CLOSED_WITHIN = 12
_BLANK_ENDS = ("…", "...", "}", "_", ":")

PASSES = (
    Example("Kết thúc “./.”"),
    Example("Biên bản kết thúc “./.”", base="bien_ban"),
)
FAILS = (
    Example("Chỉ có dấu chấm", (Edit("ket_thuc", "./.", "."),)),
    Example("Không có dấu", (Edit("ket_thuc", "./.", ""),)),
    Example("Cách một khoảng trắng", (Edit("ket_thuc", "./.", " ./."),)),
    Example("Viết hai lần", (Edit("ket_thuc", "./.", "././."),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Đoạn cuối không kết thúc đúng “./.” là một chỗ sai, sửa được."""
    parts = document.components
    last = _last(document)
    if last is None or parts.kind in limits.texts("except") or not parts.kind:
        return
    text = last.text.rstrip()
    trail = _TRAIL.search(text)
    assert trail is not None
    if trail[0] == _CLOSING or _closed_before(parts, last):
        return
    quoted_end = text[-1] in '”"’' and text[:-1].endswith(_CLOSING)
    if quoted_end or (text.endswith(_BLANK_ENDS) and not _CLOSED.search(text)):
        return
    written = " ".join(trail[0].split())
    found = f"“{written}”" if written else "không có dấu kết thúc"
    if written == _CLOSING:
        found = "khoảng trắng trước “./.”"
    yield Fault("B13", Line(last, 0, len(last.text)), found, "“./.” liền chữ cuối", _repairs(last, trail))


def _repairs(last: Paragraph, trail: re.Match[str]) -> tuple[Replace, ...]:
    return (Replace(last, trail.start(), trail.end(), _CLOSING),)


def _last(document: Document) -> Paragraph | None:
    """Đoạn nội dung cuối; None khi chưa thấy phần kết hoặc sau nó còn bảng, hình."""
    parts = document.components
    ends = [line for line in (parts.recipients.label, *parts.signature.quyen_han, parts.signature.ho_ten) if line]
    if not parts.content or not ends:
        return None
    last = parts.content[-1]
    order = {one.ref: index for index, one in enumerate(document.facts.paragraphs)}
    finish = min(order.get(line.paragraph.ref, len(order)) for line in ends)
    between = document.facts.paragraphs[order.get(last.ref, 0) + 1 : finish]
    signing = {line.paragraph.cell.table for line in ends if line.paragraph.cell}
    for one in between:
        in_signing = one.cell is not None and one.cell.table in signing
        if one.pictures or (one.cell is not None and not in_signing):
            return None
    return last


def _closed_before(parts: Components, last: Paragraph) -> bool:
    """Nội dung đã kết thúc “./.” ở một đoạn trước, sau đó chỉ còn tài liệu kèm theo, ghi chú."""
    tail = parts.content[-_CLOSED_WITHIN:]
    for index in range(len(tail) - 2, -1, -1):
        if tail[index].text.rstrip().endswith(_CLOSING):
            return all(_AFTERWORD.match(one.text) for one in tail[index + 1 :])
    return False

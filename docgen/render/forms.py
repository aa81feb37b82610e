"""Nguồn của một phần mẫu → mỗi thẻ in nằm ở đâu: trong chữ, thay một khúc chữ, hay thay cả một đoạn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from docgen.model.rich import FormattedText, InlinePicture, Subdocument
from docgen.render.keeping import DOCUMENT
from docgen.render.structure import TAG

_ELEMENT = r"<[^>]*>"
_NAME = re.compile(r"</?([\w:.-]+)")
_BLOCK_HOLDERS = frozenset({"w:body", "w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnote"})
_RUN_HOLDERS = frozenset({"w:p", "w:hyperlink"})
_REST_OF_RUN = re.compile(r'(?:<w:r><w:t xml:space="preserve">)?([^<]*)')
"""Chữ còn lại của khúc chữ sau thẻ; sau `{{r }}` docxtpl mở cho nó một khúc mới không định dạng."""


class Form(Enum):
    """Chỗ của một thẻ in, sau khi docxtpl bỏ khúc chữ quanh `{{r }}`, bỏ đoạn quanh `{{p }}`."""

    TEXT = "trong chữ"
    RUN = "thay một khúc chữ"
    BLOCK = "thay một đoạn"
    OTHER = "trong thuộc tính, hình vẽ, công thức"


@dataclass(frozen=True, slots=True)
class Spot:
    """Một thẻ in. `strips`: chữ sau thẻ, cùng khúc, sẽ mất định dạng trực tiếp nếu giá trị không phải chữ trơn."""

    form: Form
    strips: bool


OUTSIDE = Spot(Form.OTHER, False)
"""Thẻ nằm ngoài XML: trong thuộc tính tệp."""

_WANTED = {
    FormattedText: (Form.RUN, "chữ có định dạng: viết {{{{r {0} }}}} trong một đoạn"),
    InlinePicture: (Form.TEXT, "hình: viết {{{{ {0} }}}} trong một đoạn của thân văn bản"),
    Subdocument: (Form.BLOCK, "văn bản con: viết {{{{p {0} }}}} một mình một đoạn của thân văn bản"),
}


def misplaced(kind: type, spot: Spot, part: str, label: str) -> str | None:
    """Vì sao giá trị kiểu `kind` không in được ở chỗ ấy, kèm cách sửa; None khi được."""
    if kind not in _WANTED:
        plain = spot.form in (Form.TEXT, Form.OTHER)
        return None if plain else f"là chữ thường, không có định dạng: viết {{{{ {label} }}}}."
    form, what = _WANTED[kind]
    if spot.form is not form or (kind is not FormattedText and part != DOCUMENT):
        return f"là {what.format(label)}."
    if spot.strips:
        return "đứng trước chữ của một khúc có định dạng riêng, chữ ấy sẽ mất định dạng. Cho thẻ đứng cuối khúc chữ."
    return None


def spots(source: str, tag: str = TAG.pattern) -> Iterator[Spot]:
    """Chỗ của từng thẻ in theo thứ tự; `tag`: biểu thức nhận ra thẻ, khối if/for và chú thích thì không kể."""
    opened: list[str] = []
    for match in re.finditer(f"(?P<tag>{tag})|{_ELEMENT}", source, re.DOTALL):
        text = match[0]
        if match["tag"] is None:
            for _ in re.finditer(tag, text, re.DOTALL):
                yield OUTSIDE
            _follow(text, opened)
        elif not text.startswith(("{%", "{#")):
            yield _spot(source, match.start(), match.end(), opened)


def _follow(element: str, opened: list[str]) -> None:
    name = _NAME.match(element)
    if name is None or element.endswith("/>"):
        return
    if not element.startswith("</"):
        opened.append(name[1])
    elif name[1] in opened:
        while opened.pop() != name[1]:
            pass


def _spot(source: str, start: int, end: int, opened: list[str]) -> Spot:
    form = _form(opened)
    rest = _REST_OF_RUN.match(source, end)
    run = max(source.rfind("<w:r>", 0, start), source.rfind("<w:r ", 0, start))
    return Spot(form, bool(rest and rest[1].strip()) and "<w:rPr>" in source[run:start])


def _form(opened: list[str]) -> Form:
    parent = opened[-1] if opened else ""
    if parent == "w:t":
        return Form.TEXT
    if parent == "w:sdtContent":
        parent = next((one for one in reversed(opened) if one in _BLOCK_HOLDERS | _RUN_HOLDERS), "")
    if parent in _RUN_HOLDERS:
        return Form.RUN
    return Form.BLOCK if parent in _BLOCK_HOLDERS else Form.OTHER

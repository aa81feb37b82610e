"""Nguồn Jinja của một phần ↔ cây XML mà mỗi thẻ là một chỉ thị xử lý: mọi nhánh if, mọi vòng for hiện ra đúng một lần.

Nhờ vậy hỏi được cấu trúc Word quanh từng thẻ bằng lxml rồi ghi trở lại thành nguồn Jinja.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from lxml import etree

from docgen.ooxml.xml import W
from docgen.render.structure import TAG

PRINTED = "in"
_OPENING, _MIDDLE, _CLOSING = frozenset({"if", "for"}), frozenset({"elif", "else"}), frozenset({"endif", "endfor"})
_TARGET = "docgen-the"
_PLACE = re.compile(rf"<\?{_TARGET} (\d+)\?>|{_TARGET}-(\d+)\.")


Branch: TypeAlias = tuple[int, str]
"""Một nhánh của khối: số riêng của nhánh, từ mở khối (if, for)."""
Blocks: TypeAlias = Mapping[etree._Element, tuple[Branch, ...]]
"""Phần tử → các nhánh đang mở ở chỗ nó bắt đầu, ngoài vào trong."""


class NotFlat(Exception):
    """Nguồn không thành cây phẳng được; lời lỗi nói vì sao."""


@dataclass(frozen=True, slots=True)
class Tag:
    """Một thẻ: `word` là if, for, elif, else, endif, endfor, hoặc `in` khi in giá trị; `text` là nguyên văn."""

    word: str
    text: str


@dataclass(frozen=True, slots=True)
class Flat:
    """Cây phẳng của một phần. `quoted`: có thẻ in nằm trong thuộc tính (chữ thay hình)."""

    root: etree._Element
    tags: tuple[Tag, ...]
    quoted: bool

    def tag(self, place: etree._Element) -> Tag | None:
        """Thẻ mà một nút giữ chỗ; None khi nút là phần tử thường."""
        if isinstance(place, etree._ProcessingInstruction) and place.target == _TARGET:
            return self.tags[int(place.text or "")]
        return None

    def source(self, root: etree._Element) -> str:
        """Nguồn Jinja của một cây chứa cây phẳng: các thẻ trở lại chỗ cũ, phần còn lại như lxml ghi ra."""
        text = etree.tostring(root, encoding="unicode")
        return _PLACE.sub(lambda match: self.tags[int(match[1] or match[2])].text, text)


def flatten(source: str) -> Flat:
    """Cây phẳng của nguồn. Lỗi: NotFlat khi thẻ cắt ngang phần tử hay khối if/for nằm trong thuộc tính."""
    bare = re.sub(r"\n<w:p([ >])", r"<w:p\1", re.sub(r"^<\?xml[^>]*\?>\s*", "", source))
    tags: list[Tag] = []
    pieces: list[str] = []
    quoted = in_attribute = False
    done = 0
    for match in TAG.finditer(bare):
        before = bare[done : match.start()]
        if "<" in before or ">" in before:
            in_attribute = before.rfind("<") > before.rfind(">")
        pieces += (before, _placeholder(match[0], tags, in_attribute))
        quoted |= in_attribute
        done = match.end()
    # Không dùng `parse` của nhà: nó bỏ chỉ thị xử lý, thứ đang giữ chỗ cho thẻ.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return Flat(etree.fromstring("".join((*pieces, bare[done:])), parser), tuple(tags), quoted)
    except etree.XMLSyntaxError as error:
        raise NotFlat("thẻ cắt ngang phần tử XML") from error


def open_blocks(flat: Flat) -> Blocks:
    """Phần tử → các nhánh đang mở ở chỗ nó bắt đầu. Lỗi: NotFlat khi một khối không đóng ở cùng cấp với chỗ mở.

    Cùng cấp: mọi thẻ của khối chung phần tử cha, hoặc chung một đoạn.
    """
    found: dict[etree._Element, tuple[Branch, ...]] = {}
    opened: list[etree._Element] = []
    branches: list[Branch] = []
    for number, element in enumerate(flat.root.iter()):
        tag = flat.tag(element)
        if tag and tag.word in _OPENING:
            opened.append(element)
            branches.append((number, tag.word))
        elif tag and tag.word in _MIDDLE | _CLOSING:
            if not opened or not _same_level(opened[-1], element):
                raise NotFlat("khối if/for mở và đóng ở hai đoạn khác nhau")
            if tag.word in _MIDDLE:
                branches[-1] = (number, branches[-1][1])
            else:
                opened.pop()
                branches.pop()
        found[element] = tuple(branches)
    return found


def elements(owner: etree._Element) -> Iterator[etree._Element]:
    """Các phần tử con trực tiếp, không kể thẻ."""
    return owner.iterchildren(etree.Element)


def _same_level(opening: etree._Element, closing: etree._Element) -> bool:
    if opening.getparent() is closing.getparent():
        return True
    paragraph = next(opening.iterancestors(f"{W}p"), None)
    return paragraph is not None and paragraph is next(closing.iterancestors(f"{W}p"), None)


def _placeholder(text: str, tags: list[Tag], in_attribute: bool) -> str:
    if text.startswith("{#"):
        return ""
    word = re.match(r"\{%\s*(\w+)", text)
    tags.append(Tag(word[1] if word else PRINTED, text))
    if not in_attribute:
        return f"<?{_TARGET} {len(tags) - 1}?>"
    if word:
        raise NotFlat("khối if/for nằm trong thuộc tính")
    return f"{_TARGET}-{len(tags) - 1}."

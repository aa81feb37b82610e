"""Chứng minh bản sửa vẫn là văn bản ấy: chữ chỉ đổi đúng những chỗ đã liệt kê, không mất hình, trường, ngắt dòng.

Hai cách đếm độc lập: chữ người đọc thấy (dữ kiện), và bộ khung XML bỏ hết định dạng (kể cả chữ ẩn, chữ đã xóa có vết).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.errors import OutputError
from docgen.layout.facts.values import DocumentFacts, Ref
from docgen.layout.fixing.number_field import lone_number, number_paragraphs
from docgen.layout.fixing.replacing import applied
from docgen.layout.package import DocxPackage
from docgen.layout.repair import Replace
from docgen.ooxml.xml import W

_FORMATTING = frozenset({f"{W}rPr", f"{W}pPr", f"{W}sectPr"})
_TEXTS = frozenset({f"{W}t", f"{W}delText", f"{W}instrText"})
_RUN, _P = f"{W}r", f"{W}p"


def prove(
    before: DocxPackage,
    after: DocxPackage,
    facts: tuple[DocumentFacts, DocumentFacts],
    replaced: Sequence[Replace],
    *,
    renumbered: bool,
) -> None:
    """So tệp trước và sau khi sửa. `renumbered`: có sửa số trang. Lỗi: OutputError, tệp sửa không được giao."""
    old, new = facts
    expected = dict(_texts(old))
    for repair in sorted(replaced, key=lambda one: -one.start):
        expected[repair.paragraph.ref] = applied(expected[repair.paragraph.ref], repair)
    if expected != dict(_texts(new)):
        raise _failure(before, "chữ trong thân văn bản")
    if len(old.sections) != len(new.sections) or len(old.tables) != len(new.tables):
        raise _failure(before, "số phần, số bảng")
    rewritten = {repair.paragraph.ref.part for repair in replaced}
    stories = _story_parts(before) if renumbered else set()
    for part, data in before.parts.items():
        if part not in after.parts:
            raise _failure(before, part)
        if data != after.parts[part] and part.endswith(".xml") and part not in _PLUMBING:
            ours, theirs = before.root(part), after.root(part)
            if part in stories:
                same = _story_text(ours) == _story_text(theirs)
            else:
                same = _skeleton(ours, part in rewritten) == _skeleton(theirs, part in rewritten)
            if not same:
                raise _failure(before, part)


_PLUMBING = frozenset({"[Content_Types].xml"})


def _failure(package: DocxPackage, what: str) -> OutputError:
    return OutputError(
        f"{package.name}: bản sửa không giữ nguyên nội dung ({what}), nên không giao. Tệp gốc không bị chạm tới; "
        "hãy sửa tay theo báo cáo kiểm tra."
    )


def _texts(facts: DocumentFacts) -> Iterator[tuple[Ref, str]]:
    for paragraph in (*facts.paragraphs, *facts.notes):
        yield paragraph.ref, paragraph.text


def _story_parts(package: DocxPackage) -> set[str]:
    references = package.document.iter(f"{W}headerReference", f"{W}footerReference")
    return {part for one in references if (part := package.target(one)) is not None}


def _story_text(root: etree._Element) -> str:
    """Chữ của một đầu trang, chân trang, không kể các đoạn chỉ có số trang."""
    numbers = {id(one): one for one in number_paragraphs(root) if lone_number(one)}
    pieces: list[str] = []
    for text in root.iter(f"{W}t"):
        if not any(id(parent) in numbers for parent in text.iterancestors(_P)):
            pieces.append(text.text or "")
    return _squeezed("".join(pieces))


def _skeleton(root: etree._Element, texts_changed: bool) -> list[str]:
    """Mọi thẻ ngoài thẻ định dạng, theo thứ tự, xen với chữ; khúc chữ bị cắt nhỏ vẫn cho cùng kết quả."""
    tokens: list[str] = []
    text: list[str] = []
    for token, is_text in _tokens(root):
        if is_text:
            text.append(token)
            continue
        if not texts_changed:
            tokens.append(_squeezed("".join(text)))
        text.clear()
        tokens.append(token)
    return tokens if texts_changed else [*tokens, _squeezed("".join(text))]


def _tokens(element: etree._Element) -> Iterator[tuple[str, bool]]:
    for one in element:
        if one.tag in _FORMATTING:
            continue
        if one.tag in _TEXTS:
            yield one.text or "", True
            continue
        if one.tag != _RUN:
            yield str(one.tag), False
        yield from _tokens(one)


def _squeezed(text: str) -> str:
    return "".join(text.split())

"""Số trang theo khoản 7 Mục I Phần I Phụ lục I: giữa lề trên, cỡ 13-14, chữ đứng, không hiện ở trang đầu.

Đầu trang, chân trang đang có chữ khác thì chữ ấy được giữ, kể cả trên trang đầu khi trang đầu được tách riêng.
"""

from __future__ import annotations

from collections import Counter
from copy import deepcopy

from lxml import etree

from docgen.layout.facts.properties import on
from docgen.layout.facts.values import DocumentFacts, Story
from docgen.layout.fixing.number_field import (
    NUMBER_FONT,
    add_number,
    blank_story,
    clear_numbers,
    lone_number,
    number_paragraphs,
    plain_digits,
)
from docgen.layout.fixing.pages import live_sections
from docgen.layout.fixing.paragraph_format import set_paragraph
from docgen.layout.fixing.parts import attach, attach_copy
from docgen.layout.fixing.refusal import Refused
from docgen.layout.fixing.schema_order import child, drop, insert, properties
from docgen.layout.fixing.text_format import TextLook, dress
from docgen.layout.package import DocxPackage
from docgen.layout.repair import SetParagraph
from docgen.ooxml.xml import W

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TYPE, _FORMAT = f"{W}type", f"{W}fmt"
_SIZES = (13.0, 14.0)


def number_pages(package: DocxPackage, facts: DocumentFacts) -> None:
    """Đánh số trang cả tệp. Lỗi: Refused khi số trang ở chân trang dính với chữ khác nên không bỏ được."""
    sections = live_sections(package)
    size = _number_size(facts)
    stories = {story.part: story for story in facts.stories()}
    for index, section in enumerate(sections):
        for kind in ("default", "even") if facts.even_headers else ("default",):
            _number_header(package, section, kind, size, stories, create=index == 0)
        _use_plain_digits(section)
    stuck = [part for part in _parts(package, sections, "footer") if not clear_numbers(package.root(part))]
    quiet = _quiet_first_page(package, sections[0])
    if stuck or not quiet:
        raise Refused("số trang đứng chung dòng với chữ khác, phải tự tay bỏ")


def _number_size(facts: DocumentFacts) -> float:
    """Cỡ số trang: 13 khi thân văn bản cỡ 13, còn lại 14."""
    sizes: Counter[float] = Counter()
    for paragraph in facts.paragraphs:
        if paragraph.cell is None and not paragraph.box:
            sizes.update(paragraph.whole.sizes)
    return 13.0 if sizes and max(sizes, key=lambda size: sizes[size]) == 13.0 else 14.0


def _number_header(
    package: DocxPackage, section: etree._Element, kind: str, size: float, stories: dict[str, Story], *, create: bool
) -> None:
    reference = _reference(section, "header", kind)
    part = None if reference is None else package.target(reference)
    if part is not None:
        root = package.root(part)
        if number_paragraphs(root):
            _straighten(root, stories.get(part), size)
        else:
            add_number(root, size)
    elif create:
        if reference is not None:
            section.remove(reference)
        root = blank_story("hdr")
        add_number(root, size)
        _refer(section, "header", kind, attach(package, "header", root))


def _straighten(root: etree._Element, story: Story | None, size: float) -> None:
    """Số trang đã có ở đầu trang: chỉ sửa chỗ sai về căn giữa, cỡ, kiểu chữ, chữ số."""
    elements = list(root.iter(f"{W}p"))
    for paragraph in () if story is None else story.paragraphs:
        element = elements[paragraph.ref.ordinal]
        if "PAGE" not in paragraph.fields or not lone_number(element):
            continue
        plain_digits(element)
        shape = paragraph.format
        if shape.align != "center" or shape.left or shape.right or shape.first_line:
            set_paragraph(element, SetParagraph(paragraph, align="center", left=0.0, right=0.0, first_line=0.0))
        frame = element.find(f"{W}pPr/{W}framePr")
        if frame is not None:
            frame.set(f"{W}hAnchor", "margin")
            frame.set(f"{W}xAlign", "center")
            drop(frame, "x")
        whole = paragraph.whole
        sized = size if whole.size not in _SIZES else None
        other_font = any(run.format.fonts[0] != NUMBER_FONT for run in paragraph.runs)
        if sized or whole.italic or other_font or (not paragraph.runs and paragraph.mark.italic):
            look = TextLook(size=sized, italic=False, font=NUMBER_FONT)
            for run in element.iter(f"{W}r"):
                dress(properties(run, "rPr"), look)
            dress(child(properties(element, "pPr"), "rPr"), look)


def _use_plain_digits(section: etree._Element) -> None:
    numbers = section.find(f"{W}pgNumType")
    if numbers is not None and numbers.get(_FORMAT, "decimal") != "decimal":
        drop(numbers, "fmt")


def _quiet_first_page(package: DocxPackage, section: etree._Element) -> bool:
    """Trang đầu không hiện số; đúng nếu bỏ được hết số."""
    switch = section.find(f"{W}titlePg")
    if switch is None or not on(switch):
        drop(child(section, "titlePg"), "val")
        # Đầu trang đầu còn sót từ lúc cờ này tắt chưa từng in ra: bỏ, lấy nội dung đang in.
        for place in ("header", "footer"):
            dormant = _reference(section, place, "first")
            if dormant is not None:
                section.remove(dormant)
            _copy_to_first_page(package, section, place)
    first = _reference(section, "header", "first")
    if first is None:
        return True
    part = package.target(first)
    usual = _reference(section, "header", "default")
    if part is not None and usual is not None and package.target(usual) == part:
        section.remove(first)
        return True
    return part is None or clear_numbers(package.root(part))


def _copy_to_first_page(package: DocxPackage, section: etree._Element, place: str) -> None:
    """Trang đầu tách riêng thì mất đầu trang, chân trang chung; chữ khác số trang ở đó được sao sang."""
    usual = _reference(section, place, "default")
    part = None if usual is None else package.target(usual)
    if part is not None and _has_other_content(package.root(part)):
        root = deepcopy(package.root(part))
        clear_numbers(root)
        _refer(section, place, "first", attach_copy(package, place, root, part))
    elif place == "header":
        _refer(section, place, "first", attach(package, place, blank_story("hdr")))


def _has_other_content(root: etree._Element) -> bool:
    """Còn chữ hay hình ngoài những đoạn chỉ có số trang."""
    numbers = [paragraph for paragraph in number_paragraphs(root) if lone_number(paragraph)]
    for element in root.iter(f"{W}t", f"{W}drawing", f"{W}pict", f"{W}object"):
        inside = any(parent is number for parent in element.iterancestors() for number in numbers)
        if not inside and (element.tag != f"{W}t" or (element.text or "").strip()):
            return True
    return False


def _reference(section: etree._Element, place: str, kind: str) -> etree._Element | None:
    for one in section.iterchildren(f"{W}{place}Reference"):
        if one.get(_TYPE, "default") == kind:
            return one
    return None


def _refer(section: etree._Element, place: str, kind: str, identifier: str) -> None:
    reference = etree.Element(f"{W}{place}Reference")
    reference.set(_TYPE, kind)
    reference.set(_R_ID, identifier)
    insert(section, reference)


def _parts(package: DocxPackage, sections: list[etree._Element], place: str) -> list[str]:
    """Các phần đầu trang hoặc chân trang mà tệp dùng, mỗi phần một lần."""
    found = (package.target(one) for section in sections for one in section.iterchildren(f"{W}{place}Reference"))
    return list(dict.fromkeys(part for part in found if part is not None))

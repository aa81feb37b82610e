"""Trường PAGE trong một đầu trang, chân trang: tìm, thêm, bỏ."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from docgen.layout.fixing.schema_order import child, properties
from docgen.layout.fixing.text_format import TextLook, dress
from docgen.ooxml.xml import W

_P, _R, _T, _VAL = f"{W}p", f"{W}r", f"{W}t", f"{W}val"
_CODE, _SIMPLE, _INSTRUCTION = f"{W}instrText", f"{W}fldSimple", f"{W}instr"
_PICTURES = (f"{W}drawing", f"{W}pict", f"{W}object")
NUMBER_FONT = "Times New Roman"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_PAGE = re.compile(r"\bPAGE\b", re.IGNORECASE)
_DECORATION = re.compile(r"(?:trang|page|số|of|[ivxlcdm]+|[\s\d\u00a0\-–—/|.()\[\]])*", re.IGNORECASE)
_OTHER_DIGITS = re.compile(r"\\\*\s*(?:roman|arabicdash|alphabetic|cardtext|ordinal|ordtext)\b", re.IGNORECASE)


def blank_story(name: str) -> etree._Element:
    """`w:hdr` hoặc `w:ftr` chỉ có một đoạn trống."""
    root = etree.Element(f"{W}{name}", nsmap={"w": W.strip("{}")})
    etree.SubElement(root, _P)
    return root


def number_paragraphs(root: etree._Element) -> list[etree._Element]:
    """Các đoạn mang trường PAGE, kể cả trong hộp chữ."""
    return [paragraph for paragraph in root.iter(_P) if _PAGE.search(_codes(paragraph))]


def lone_number(paragraph: etree._Element) -> bool:
    """Đoạn chỉ có số trang (kể cả “- 2 -”, “Trang 2/5”), không có chữ hay hình nào khác."""
    text = "".join(element.text or "" for element in _own(paragraph, _T))
    return _DECORATION.fullmatch(text) is not None and not list(_own(paragraph, *_PICTURES))


def plain_digits(paragraph: etree._Element) -> None:
    """Bỏ khóa đổi số trang thành chữ số La Mã, chữ cái trong mã trường."""
    for code in _own(paragraph, _CODE):
        if code.text and _OTHER_DIGITS.search(code.text):
            code.text = _OTHER_DIGITS.sub("", code.text)
    for field in _own(paragraph, _SIMPLE):
        instruction = field.get(_INSTRUCTION, "")
        if _OTHER_DIGITS.search(instruction):
            field.set(_INSTRUCTION, _OTHER_DIGITS.sub("", instruction))


def add_number(root: etree._Element, size: float) -> None:
    """Thêm số trang vào một đầu trang: ở đoạn trống sẵn có, hoặc trên chữ đang có."""
    used = any((text.text or "").strip() for text in root.iter(_T)) or next(root.iter(*_PICTURES), None) is not None
    paragraph = None if used else root.find(_P)
    if paragraph is None:
        paragraph = etree.Element(_P)
        root.insert(0, paragraph)
    _fill(paragraph, size)


def clear_numbers(root: etree._Element) -> bool:
    """Bỏ các đoạn chỉ có số trang; sai khi còn số trang dính với chữ khác, chỗ đó để nguyên."""
    left = False
    for paragraph in number_paragraphs(root):
        if lone_number(paragraph):
            _remove(paragraph)
        else:
            left = True
    return not left


def _fill(paragraph: etree._Element, size: float) -> None:
    shape = properties(paragraph, "pPr")
    child(shape, "spacing").attrib.update({f"{W}before": "0", f"{W}after": "0"})
    child(shape, "ind").attrib.update({f"{W}left": "0", f"{W}right": "0", f"{W}firstLine": "0"})
    child(shape, "jc").set(_VAL, "center")
    for kind in ("begin", "PAGE", "separate", "2", "end"):
        run = etree.SubElement(paragraph, _R)
        dress(properties(run, "rPr"), TextLook(size=size, italic=False, font=NUMBER_FONT))
        if kind in ("begin", "separate", "end"):
            etree.SubElement(run, f"{W}fldChar").set(f"{W}fldCharType", kind)
        else:
            text = etree.SubElement(run, _CODE if kind == "PAGE" else _T)
            text.text = f" {kind} " if kind == "PAGE" else kind
            text.set(_SPACE, "preserve")


def _remove(paragraph: etree._Element) -> None:
    """Bỏ đoạn; đoạn mà nơi chứa không thể thiếu thì chỉ làm trống."""
    following, previous = paragraph.getnext(), paragraph.getprevious()
    owner = paragraph.getparent()
    spare = (following is not None and following.tag == _P) or (
        following is None and previous is not None and previous.tag == _P
    )
    if owner is not None and spare:
        owner.remove(paragraph)
        return
    for element in list(paragraph):
        if element.tag != f"{W}pPr":
            paragraph.remove(element)
    shape = paragraph.find(f"{W}pPr")
    frame = None if shape is None else shape.find(f"{W}framePr")
    if shape is not None and frame is not None:
        shape.remove(frame)


def _codes(paragraph: etree._Element) -> str:
    complex_codes = "".join(code.text or "" for code in _own(paragraph, _CODE))
    return " ".join([complex_codes, *(field.get(_INSTRUCTION, "") for field in _own(paragraph, _SIMPLE))])


def _own(paragraph: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Các thẻ của riêng đoạn, không kể hộp chữ nằm trong đoạn."""
    for element in paragraph.iter(*tags):
        if next(element.iterancestors(_P)) is paragraph:
            yield element

"""`docgen check --annotate`: các điều tìm thấy → bản sao .docx mang bình luận Word tại đúng chỗ, chữ không đổi.

Bình luận không ghi giờ, nên cùng tệp và cùng kết quả cho cùng byte. Word không cho bình luận trong đầu trang, chân
trang, cước chú, hộp chữ: những điều ấy được đặt ở chỗ gần nhất trong thân và nêu rõ chỗ của mình.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lxml import etree

from docgen.layout.engine import Finding, place_of
from docgen.layout.facts.reader import read_facts
from docgen.layout.facts.values import DocumentFacts, Line, Paragraph, Section, Table
from docgen.layout.fault import Target
from docgen.layout.fixing.anchors import Anchors
from docgen.layout.fixing.parts import attach
from docgen.layout.fixing.refusal import Refused
from docgen.layout.package import DocxPackage
from docgen.layout.profile import Severity
from docgen.ooxml.xml import W

_P, _R, _T, _ID = f"{W}p", f"{W}r", f"{W}t", f"{W}id"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_AUTHOR, _INITIALS = "docgen", "dg"
_NAMES = {Severity.ERROR: "Lỗi", Severity.WARNING: "Cảnh báo", Severity.INFO: "Lưu ý"}


class _Spot(NamedTuple):
    """Chỗ đặt một bình luận: đoạn trong thân, khúc chữ, và câu nêu chỗ khi chỗ thật không mang được bình luận."""

    paragraph: Paragraph
    start: int
    end: int
    moved: str = ""


def annotate(data: bytes, name: str, findings: Sequence[Finding]) -> bytes:
    """Bản sao của tệp `name` mang bình luận; không có điều nào thì trả đúng tệp gốc. Lỗi: InputError khi tệp hỏng."""
    if not findings:
        return data
    package = DocxPackage(data, name)
    facts = read_facts(package)
    anchors = Anchors(package)
    placed = [(spot, finding) for finding in findings for spot in _spots(finding, facts, package.main)]
    if not placed:
        return data
    placed.sort(key=lambda one: (one[0].paragraph.ref.ordinal, one[0].start))
    comments = package.related("comments")
    store = etree.Element(f"{W}comments", nsmap={"w": W.strip("{}")}) if comments is None else comments
    identifier = _first_free(package, store)
    # Mọi chỗ được tìm trước khi chèn thẻ nào, để vị trí đã đo còn đúng.
    ranges = [_range(anchors, spot) for spot, _ in placed]
    for (first, last), (spot, finding) in zip(ranges, placed, strict=True):
        _mark(first, last, identifier)
        store.append(_comment(identifier, finding, spot.moved))
        identifier += 1
    if comments is None:
        attach(package, "comments", store)
    return package.save()


def _spots(finding: Finding, facts: DocumentFacts, main: str) -> Iterator[_Spot]:
    """Mỗi chỗ mắc một bình luận; các chỗ cùng dồn về một đoạn chỉ ghi một lần."""
    found = (_spot(target, facts, main) for target in finding.targets or (None,))
    yield from dict.fromkeys(spot for spot in found if spot is not None)


def _spot(target: Target, facts: DocumentFacts, main: str) -> _Spot | None:
    if isinstance(target, Line) and target.paragraph.ref.part == main:
        return _Spot(target.paragraph, target.start, target.end)
    if isinstance(target, Paragraph) and target.ref.part == main:
        return _Spot(target, 0, len(target.text))
    index = 0
    if isinstance(target, Section):
        index = target.first
    elif isinstance(target, Table):
        index = target.first_paragraph
    if not facts.paragraphs:
        return None
    home = facts.paragraphs[min(index, len(facts.paragraphs) - 1)]
    moved = place_of(target) if isinstance(target, (Line, Paragraph)) else ""
    return _Spot(home, 0, len(home.text), moved)


def _range(anchors: Anchors, spot: _Spot) -> tuple[etree._Element, etree._Element]:
    """Thẻ đầu và thẻ cuối, cùng là con trực tiếp của một `w:p`; đoạn trống thì trả chính đoạn ấy hai lần."""
    try:
        anchor = anchors.find(spot.paragraph)
    except Refused:
        return _outermost(anchors.element(spot.paragraph))
    runs = anchor.runs(spot.start, spot.end)
    if not runs:
        return _outermost(anchor.element)
    owner = _outer_paragraph(anchor.element)
    return _under(owner, runs[0]), _under(owner, runs[-1])


def _outermost(element: etree._Element) -> tuple[etree._Element, etree._Element]:
    owner = _outer_paragraph(element)
    return owner, owner


def _outer_paragraph(element: etree._Element) -> etree._Element:
    """Đoạn ngoài cùng chứa `element`: hộp chữ nằm trong một đoạn của thân."""
    return next(reversed([element, *element.iterancestors(_P)]))


def _under(owner: etree._Element, element: etree._Element) -> etree._Element:
    """Con trực tiếp của `owner` chứa `element`."""
    return next(one for one in [element, *element.iterancestors()] if one.getparent() is owner)


def _mark(first: etree._Element, last: etree._Element, identifier: int) -> None:
    """Đặt hai đầu và dấu của một bình luận ở cấp đoạn."""
    start, end = (_tag(f"{W}{name}", identifier) for name in ("commentRangeStart", "commentRangeEnd"))
    run = etree.Element(_R)
    run.append(_tag(f"{W}commentReference", identifier))
    if first.tag == _P:
        first.extend([start, end, run])
        return
    first.addprevious(start)
    last.addnext(end)
    end.addnext(run)


def _tag(name: str, identifier: int) -> etree._Element:
    element = etree.Element(name)
    element.set(_ID, str(identifier))
    return element


def _comment(identifier: int, finding: Finding, moved: str) -> etree._Element:
    comment = _tag(f"{W}comment", identifier)
    comment.set(f"{W}author", _AUTHOR)
    comment.set(f"{W}initials", _INITIALS)
    for number, text in enumerate(_lines(finding, moved)):
        paragraph = etree.SubElement(comment, _P)
        run = etree.SubElement(paragraph, _R)
        if number == 0:
            etree.SubElement(etree.SubElement(run, f"{W}rPr"), f"{W}b")
        piece = etree.SubElement(run, _T)
        piece.text = text
        piece.set(_SPACE, "preserve")
    return comment


def _lines(finding: Finding, moved: str) -> Iterator[str]:
    yield f"{finding.rule}. {finding.title} ({_NAMES[finding.severity].lower()})"
    if moved:
        yield f"Chỗ: {moved}"
    if finding.found:
        yield f"Thấy: {finding.found}"
    if finding.expected:
        yield f"Phải là: {finding.expected}"
    yield finding.citation


def _first_free(package: DocxPackage, store: etree._Element) -> int:
    """Số bình luận chưa dùng, kể cả những số mồ côi còn trong thân."""
    tags = (f"{W}comment", f"{W}commentReference", f"{W}commentRangeStart", f"{W}commentRangeEnd")
    taken: Iterable[str] = (one.get(_ID, "") for root in (store, package.document) for one in root.iter(*tags))
    return max((int(one) for one in taken if one.isdecimal()), default=-1) + 1

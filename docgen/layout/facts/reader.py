"""Gói .docx → DocumentFacts, một lượt qua mỗi phần; vị trí, định dạng, vạch kẻ, trường đều thành giá trị."""

from __future__ import annotations

from lxml import etree

from docgen.errors import InputError
from docgen.layout.facts import sections
from docgen.layout.facts.cascade import Cascade
from docgen.layout.facts.numbering import Numbering
from docgen.layout.facts.properties import VAL, on, whole
from docgen.layout.facts.shared_styles import cascade_of
from docgen.layout.facts.story import StoryReader
from docgen.layout.facts.values import DocumentFacts, Marks, Paragraph, Section, Story
from docgen.layout.package import DocxPackage
from docgen.ooxml.xml import W

_WORD_2007 = 12
MAX_TEXT = 1_500_000
"""Khoảng năm trăm trang."""
MAX_PARAGRAPH_TEXT = 30_000
"""Mười trang liền một đoạn: không phải văn bản hành chính."""


def read_facts(package: DocxPackage) -> DocumentFacts:
    """Dữ kiện của tệp; không hỏng vì nội dung mà Word mở được. Lỗi: InputError khi XML hỏng, văn bản quá dài."""
    cascade = cascade_of(package)
    document = package.document
    elements = sections.section_elements(document)
    pages = [sections.geometry(one) for one in elements]
    widths = [sections.text_width(one) for one in pages]
    starts = [bool(one["starts_page"]) for one in pages]
    numbering = Numbering(package.related("numbering") if _numbered(package) else None)
    reader = StoryReader(package.main, document, cascade, numbering, widths, starts_page=starts)
    reader.read(document)
    _refuse_long(package.name, reader.paragraphs)
    settings = package.related("settings")
    return DocumentFacts(
        paragraphs=tuple(reader.paragraphs),
        sections=_sections(package, cascade, elements, reader),
        tables=tuple(reader.tables),
        notes=_notes(package, cascade, widths),
        marks=_marks(package, document),
        even_headers=_flag(settings, "evenAndOddHeaders"),
        compatibility=_compatibility(settings),
        pages=reader.page,
    )


def _refuse_long(name: str, paragraphs: list[Paragraph]) -> None:
    total = 0
    for one in paragraphs:
        total += len(one.text)
        if len(one.text) > MAX_PARAGRAPH_TEXT:
            raise InputError(f"{name}: có đoạn dài {len(one.text)} ký tự, quá {MAX_PARAGRAPH_TEXT}. Ngắt đoạn ấy ra.")
    if total > MAX_TEXT:
        raise InputError(f"{name}: văn bản dài {total} ký tự, quá {MAX_TEXT}. Tách thành nhiều tệp.")


def _sections(
    package: DocxPackage, cascade: Cascade, elements: list[etree._Element], body: StoryReader
) -> tuple[Section, ...]:
    stories: dict[str, Story] = {}
    found: list[Section] = []
    for index, element in enumerate(elements):
        width = sections.text_width(sections.geometry(element))

        def open_story(reference: etree._Element, width: float = width) -> Story | None:
            part = package.target(reference)
            if part is not None and part not in stories:
                stories[part] = Story(part, _paragraphs(package, part, cascade, [width]))
            return None if part is None else stories[part]

        before = found[-1] if found else None
        found.append(sections.build(index, element, body.bounds(index), before, open_story))
    return tuple(found)


def _paragraphs(package: DocxPackage, part: str, cascade: Cascade, widths: list[float]) -> tuple[Paragraph, ...]:
    root = package.root(part)
    reader = StoryReader(part, root, cascade, Numbering(None), widths)
    reader.read(root)
    return tuple(reader.paragraphs)


def _numbered(package: DocxPackage) -> bool:
    """Có đoạn hay kiểu nào mang số tự động; phần lớn văn bản thì không, nên khỏi đọc phần danh sách."""
    styles = package.related_name("styles")
    return any(b"numPr" in package.parts[part] for part in (package.main, styles) if part)


def _notes(package: DocxPackage, cascade: Cascade, widths: list[float]) -> tuple[Paragraph, ...]:
    """Các đoạn cước chú có chữ; hai cước chú đầu của Word là vạch ngăn, không có chữ."""
    part = package.related_name("footnotes")
    if part is None or b"footnoteReference" not in package.parts[package.main]:
        return ()
    return tuple(one for one in _paragraphs(package, part, cascade, widths) if not one.blank)


def _marks(package: DocxPackage, document: etree._Element) -> Marks:
    comments = package.related("comments")
    return Marks(
        insertions=sum(1 for _ in document.iter(f"{W}ins", f"{W}moveTo")),
        deletions=sum(1 for _ in document.iter(f"{W}del", f"{W}moveFrom")),
        comments=0 if comments is None else sum(1 for _ in comments.iter(f"{W}comment")),
    )


def _flag(settings: etree._Element | None, name: str) -> bool:
    found = None if settings is None else settings.find(f"{W}{name}")
    return found is not None and on(found)


def _compatibility(settings: etree._Element | None) -> int:
    if settings is not None:
        for one in settings.iter(f"{W}compatSetting"):
            if one.get(f"{W}name") == "compatibilityMode":
                return whole(one.get(VAL)) or _WORD_2007
    return _WORD_2007

"""Số trang ở giữa lề trên, chữ số Ả Rập cỡ 13-14, kiểu đứng, không hiện ở trang thứ nhất.

Xét đầu trang, chân trang thật sự được in. Văn bản một trang không cần số trang. Khi tệp không ghi số trang (chưa mở
bằng Word), chỉ văn bản chắc chắn dài hơn một trang mới bị coi là thiếu. Số trang đặt trong ô bảng, hộp chữ, sau dấu tab
hay trong khung được coi là ở giữa, vì chỗ đứng của nó không do căn lề của đoạn.

Lỗi hay gặp: số trang nằm ở chân trang theo mẫu có sẵn của Word, hoặc trang đầu vẫn hiện số 1.

Đúng: từ trang 2, số trang cỡ 14 ở giữa lề trên.
Sai: số trang ở góc phải chân trang; số trang cỡ 12; trang đầu hiện số 1.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Page
from docgen.layout.facts.values import Line, Paragraph, Section, Story
from docgen.layout.fault import Fault
from docgen.layout.measures import align_text, is_centred, is_upright, printed_stories, size_text, wrong_size
from docgen.layout.profile import Limits, Range
from docgen.layout.repair import SetPageNumbers, SetParagraph, SetText

ID = "so_trang"

_FIELD = "PAGE"
_ARABIC = frozenset({"", "decimal", "numberInDash", "decimalZero"})
_WHERE = "số trang ở giữa lề trên"

PASSES = (
    Example("Số trang giữa lề trên, từ trang 2", base="thong_bao"),
    Example("Văn bản một trang không có số trang", (Page({"header": ""}),)),
    Example("Số trang cỡ 13", (Page({"number": {"size": 13.0}}),), base="thong_bao"),
)
FAILS = (
    Example("Hai trang không có số trang", (Page({"header": ""}),), base="thong_bao", rules=("P10",)),
    Example("Số trang ở chân trang", (Page({"header": "", "footer": True}),), base="thong_bao", rules=("P10",)),
    Example("Số trang ở bên phải", (Page({"number": {"align": "right"}}),), base="thong_bao", rules=("P10",)),
    Example("Số trang chữ số La Mã", (Page({"page_format": "lowerRoman"}),), base="thong_bao", rules=("P10",)),
    Example("Số trang cỡ 12", (Page({"number": {"size": 12.0}}),), base="thong_bao", rules=("P11",)),
    Example("Số trang nghiêng", (Page({"number": {"italic": True}}),), base="thong_bao", rules=("P11",)),
    Example("Trang đầu hiện số trang", (Page({"title_page": False}),), base="thong_bao", rules=("P12",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Chỗ đứng của số trang (P10), dáng chữ (P11), trang thứ nhất (P12)."""
    seen: set[str] = set()
    for section in document.facts.sections:
        yield from _place(document, section, limits)
        for story in _headers(document, section):
            if story.part not in seen:
                seen.add(story.part)
                for paragraph in _numbered(story):
                    yield from _centring(paragraph, story)
                    yield from _look(paragraph, limits.range("size"))
    yield from _first_page(document)


def _place(document: Document, section: Section, limits: Limits) -> Iterator[Fault]:
    several = _several_pages(document, section, limits)
    headers = printed_stories(document.facts, section)
    footers = printed_stories(document.facts, section, footers=True)
    if any(_numbered(story) for story in footers.values()):
        yield Fault("P10", section, "số trang ở chân trang", _WHERE, (SetPageNumbers(),))
        return
    missing = [kind for kind in _needed(document) if kind not in headers or not _numbered(headers[kind])]
    if several and missing:
        found = "trang chẵn không có số trang" if missing == ["even"] else "không có số trang"
        yield Fault("P10", section, found, _WHERE, (SetPageNumbers(),))
    elif not missing and section.page_format not in _ARABIC:
        yield Fault("P10", section, "số trang không phải chữ số Ả Rập", "chữ số Ả Rập")


def _needed(document: Document) -> tuple[str, ...]:
    return ("default", "even") if document.facts.even_headers else ("default",)


def _headers(document: Document, section: Section) -> Iterator[Story]:
    headers = printed_stories(document.facts, section)
    yield from (headers[kind] for kind in ("default", "even") if kind in headers)


def _numbered(story: Story) -> list[Paragraph]:
    return [one for one in story.paragraphs if _FIELD in one.fields]


def _several_pages(document: Document, section: Section, limits: Limits) -> bool:
    """Phần chắc chắn có từ hai trang trở lên: theo dấu trang Word ghi lại, không có thì theo lượng chữ."""
    facts = document.facts
    inside = facts.paragraphs[section.first : section.last]
    pages = [one.page for one in inside if one.page is not None]
    if pages:
        return max(pages) > min(pages) or (len(facts.sections) == 1 and (facts.pages or 1) > 1)
    return sum(len(one.text) for one in inside) > limits.number("one_page")


def _centring(paragraph: Paragraph, story: Story) -> Iterator[Fault]:
    shape = paragraph.format
    if is_centred(paragraph.whole) or paragraph.cell or paragraph.box or "\t" in paragraph.text:
        return
    # Khung (framePr) mà Word chèn cho số trang luôn có một đoạn nữa theo sau, và đoạn trong khung căn trái.
    if shape.align != "right" and len(story.paragraphs) > 1:
        return
    repair = SetParagraph(paragraph, align="center", left=0.0, right=0.0, first_line=0.0)
    yield Fault("P10", paragraph, f"số trang {align_text(shape.align)}", _WHERE, (repair,))


def _look(paragraph: Paragraph, sizes: Range) -> Iterator[Fault]:
    line = _number(paragraph)
    if line is None:
        yield from _look_of_code(paragraph, sizes)
        return
    if (size := wrong_size(line, sizes)) is not None:
        yield Fault("P11", line, size_text(size), f"cỡ {sizes}", (SetText(line, size=sizes.nearest(size)),))
    if not is_upright(line):
        yield Fault("P11", line, "chữ nghiêng", "chữ đứng", (SetText(line, italic=False),))


def _look_of_code(paragraph: Paragraph, sizes: Range) -> Iterator[Fault]:
    """Tệp chưa ghi kết quả của trường số trang: Word sẽ in theo định dạng của mã trường."""
    formats = dict(zip(paragraph.fields, paragraph.field_formats, strict=False))
    shape = formats.get(_FIELD)
    if shape is None:
        return
    if shape.size not in sizes:
        yield Fault("P11", paragraph, size_text(shape.size), f"cỡ {sizes}", (SetPageNumbers(),))
    if shape.italic:
        yield Fault("P11", paragraph, "chữ nghiêng", "chữ đứng", (SetPageNumbers(),))


def _number(paragraph: Paragraph) -> Line | None:
    """Khúc chữ mà Word in làm số trang; None khi tệp chưa ghi kết quả."""
    position = 0
    for run in paragraph.runs:
        finish = position + len(run.text)
        if run.field and run.text.strip():
            return Line(paragraph, position, finish)
        position = finish
    return None


def _first_page(document: Document) -> Iterator[Fault]:
    """Trang thứ nhất của tệp; tệp bắt đầu từ số khác 1 là phần nối của tệp khác, không có trang thứ nhất."""
    section = document.facts.sections[0]
    if section.page_start not in (None, 1):
        return
    story = printed_stories(document.facts, section).get("first" if section.title_page else "default")
    if story is not None and _numbered(story):
        yield Fault("P12", section, "trang thứ nhất hiện số trang", "không hiện số trang", (SetPageNumbers(),))

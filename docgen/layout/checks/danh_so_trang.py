"""Số trang bắt đầu từ 1; mỗi phụ lục đánh số trang riêng.

Xét số bắt đầu của tệp, và của từng phụ lục nằm ở một phần riêng mà trang có in số. Phụ lục chung phần với văn bản
chính thì Word không đánh số riêng được; chỗ đó không bị báo ở đây.

Phụ lục thường được ký số, gửi rời; số trang nối tiếp văn bản chính làm người nhận tưởng thiếu trang.

Đúng: văn bản chính từ 1; Phụ lục I lại từ 1.
Sai: văn bản chính bắt đầu từ 3; Phụ lục I nối tiếp số trang của quyết định.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Attachment, Document
from docgen.layout.examples import Example, Page
from docgen.layout.facts.values import Section
from docgen.layout.fault import Fault
from docgen.layout.measures import printed_stories
from docgen.layout.profile import Limits
from docgen.layout.repair import SetPageStart

ID = "danh_so_trang"

PASSES = (
    Example("Đánh số liền từ đầu"),
    Example("Ghi rõ bắt đầu từ 1", (Page({"page_start": 1}),)),
    Example("Mỗi phụ lục bắt đầu lại từ 1", base="quyet_dinh_phu_luc"),
)
FAILS = (
    Example("Văn bản bắt đầu từ trang 3", (Page({"page_start": 3}),)),
    Example("Phụ lục nối tiếp", (Page({"page_start": None}, section=1),), base="quyet_dinh_phu_luc"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Số bắt đầu của phần đầu, rồi của các phần mở đầu một phụ lục."""
    sections = document.facts.sections
    if sections[0].page_start not in (None, 1):
        yield _fault(sections[0])
    for attachment in document.components.attachments:
        if attachment.kind != "phu_luc" or not 0 < attachment.section < len(sections):
            continue
        section = sections[attachment.section]
        if section.page_start != 1 and _opens(document, section, attachment) and _shows_number(document, section):
            yield _fault(section)


def _fault(section: Section) -> Fault:
    start = section.page_start
    found = "nối tiếp số trang trước" if start is None else f"bắt đầu từ {start}"
    return Fault("P13", section, found, "bắt đầu từ 1", (SetPageStart(section.index, 1),))


def _opens(document: Document, section: Section, attachment: Attachment) -> bool:
    """Phụ lục đứng đầu phần, và phần sang trang mới."""
    before = document.facts.paragraphs[section.first : attachment.first]
    return section.starts_page and section.first <= attachment.first and all(one.blank for one in before)


def _shows_number(document: Document, section: Section) -> bool:
    headers = printed_stories(document.facts, section).values()
    footers = printed_stories(document.facts, section, footers=True).values()
    return any("PAGE" in one.fields for story in (*headers, *footers) for one in story.paragraphs)

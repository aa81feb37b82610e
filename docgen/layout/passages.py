"""Thành phần đã nhận ra → những khúc lời văn mà các phép kiểm tra căn cứ và nội dung xét: căn cứ, thân bài, đề mục."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from docgen.layout.components.values import Components, Document, Heading
from docgen.layout.facts.values import Line, Paragraph, Ref
from docgen.layout.measures import printed_width
from docgen.layout.numbers import parse_number

GROUPS = ("phan", "chuong", "muc", "tieu_muc")
"""Các cấp đề mục có dòng số riêng và dòng tên riêng, đặt giữa trang."""

FORMAL_KINDS = ("quyet_dinh", "nghi_quyet")
"""Loại văn bản mà mẫu có khối căn cứ, dòng thẩm quyền và dòng “QUYẾT ĐỊNH:”."""

BULLETS = tuple("-–—+•*●○▪")
"""Dấu đầu dòng gõ tay."""

_BASIS_START = re.compile(r"\s*(?:Căn cứ|Theo|Xét|Thực hiện|Trên cơ sở)\b", re.IGNORECASE)
_BASIS = re.compile(r"\s*căn cứ\b", re.IGNORECASE)
_LIST_ENDS = (";", ",")
_NOTE = re.compile(
    r"\s*(?:\(\*+\)|\*|ghi chú|chú thích|nguồn\s*:|đơn vị tính|đvt|(?:bảng|biểu|hình|sơ đồ)\s*(?:số\s*)?\d)",
    re.IGNORECASE,
)
_TEMPLATE = re.compile(r"\{[{%#].*?[}%#]\}")
_QUOTES = tuple("“\"«‘'")
_CLOSED_QUOTE = re.compile(r"[”\"»’'][\s.;,:]*$")
_CLOSING_QUOTE = {"“": "”", "«": "»", '"': '"'}
_ROOM_MM = 160.0
_TAB_MM = 12.7
_OVERFLOW = 1.02


@dataclass(frozen=True, eq=False)
class Body:
    """Một bài lời văn: văn bản chính, hoặc quy chế, quy định… ban hành kèm theo; `bases`: căn cứ trước nội dung."""

    paragraphs: tuple[Paragraph, ...]
    headings: tuple[Heading, ...]
    bases: tuple[Paragraph, ...] = ()

    @cached_property
    def prose(self) -> tuple[Paragraph, ...]:
        """Các đoạn lời văn; bỏ dòng số và tên của phần, chương, mục, ghi chú, tên bảng, thẻ lệnh của mẫu."""
        apart = {one.ref for heading in self.headings if heading.level in GROUPS for one in _own_lines(heading)}
        apart |= set(_notes(self.paragraphs))
        return tuple(
            one
            for one in self.paragraphs
            if one.ref not in apart and one.cell is None and not one.box and has_words(one)
        )

    @cached_property
    def flow(self) -> tuple[Paragraph, ...]:
        """Căn cứ rồi lời văn: những đoạn chung quy định về căn lề, lùi dòng, khoảng cách (điểm e khoản 6 Mục II)."""
        return (*(one for one in self.bases if one.cell is None and not one.box and has_words(one)), *self.prose)

    def of_level(self, *levels: str) -> dict[Ref, Heading]:
        """Chỗ của đoạn → đề mục, với những cấp được hỏi."""
        return {one.paragraph.ref: one for one in self.headings if one.level in levels}

    @property
    def branching(self) -> bool:
        """Mẫu Word có thẻ rẽ nhánh: số thứ tự của các nhánh trùng nhau là cố ý."""
        return any("{%" in one.text for one in self.paragraphs)

    @property
    def size(self) -> float:
        """Cỡ chữ của phần lớn lời văn; 0 khi không có đoạn nào."""
        sizes: Counter[float] = Counter()
        for one in self.prose:
            sizes.update(one.whole.sizes)
        return float(max(sizes, key=sizes.__getitem__)) if sizes else 0.0


@lru_cache(maxsize=1)
def bodies(document: Document) -> tuple[Body, ...]:
    """Văn bản chính rồi các văn bản kèm theo có chương, điều; phụ lục và biểu mẫu có lối trình bày riêng nên bỏ qua.

    Tệp không có tên loại đã biết, cũng không có số, ký hiệu, là biểu mẫu hay phiếu nội bộ chứ không phải văn bản.
    Nhiều phép kiểm tra hỏi lần lượt trên cùng một văn bản, nên câu trả lời của văn bản cuối cùng được nhớ.
    """
    return tuple(_bodies(document.components))


def _bodies(components: Components) -> Iterator[Body]:
    if components.kind or components.head.so_ky_hieu is not None:
        yield Body(components.content, components.headings, components.can_cu)
    for one in components.attachments:
        if one.kind == "van_ban" and any(heading.level in ("dieu", "chuong") for heading in one.headings):
            yield Body(one.content, one.headings)


def numbered_bodies(components: Components) -> Iterator[Body]:
    """Mọi bài có đánh số riêng: văn bản chính, từng văn bản kèm theo, từng phụ lục."""
    yield Body(components.content, components.headings)
    for one in components.attachments:
        yield Body(one.content, one.headings)


def legal_bases(components: Components) -> tuple[Line, ...]:
    """Từng căn cứ ban hành, kể cả mấy căn cứ cách nhau bằng ngắt dòng trong một đoạn.

    Ngoài quyết định, nghị quyết, câu mở đầu “Căn cứ…, Sở… báo cáo như sau:” là lời văn; ở đó chỉ dòng “Căn cứ…”
    đứng trong một danh sách (kết thúc bằng “;” hay “,”, hoặc nối tiếp dòng như thế) mới là căn cứ.
    """
    lines = [line for paragraph in components.can_cu for line in _split(paragraph) if has_words(line.paragraph)]
    if is_formal(components):
        return tuple(lines)
    found: list[Line] = []
    for line in lines:
        listed = line.text.endswith(_LIST_ENDS) or (found and found[-1].text.endswith(_LIST_ENDS))
        if listed and _BASIS.match(line.text) and not line.text.endswith(":"):
            found.append(line)
    return tuple(found)


def is_formal(components: Components) -> bool:
    """Văn bản theo mẫu có khối căn cứ: quyết định, nghị quyết, hoặc có dòng “QUYẾT ĐỊNH:”."""
    return components.kind in FORMAL_KINDS or components.lenh is not None


def is_normative(components: Components) -> bool:
    """Văn bản quy phạm pháp luật (số, ký hiệu có năm ban hành): thể thức theo quy định khác, căn cứ ghi lối khác."""
    line = components.head.so_ky_hieu
    number = parse_number(line.raw) if line else None
    return number is not None and bool(number.year)


def title_line(heading: Heading, headings: Sequence[Heading]) -> Line | None:
    """Dòng tên của phần, chương, mục; None khi dòng kế tiếp lại là một đề mục khác."""
    title = heading.title
    if title is None or title.paragraph.ref == heading.paragraph.ref:
        return title
    return None if any(one.paragraph.ref == title.paragraph.ref for one in headings) else title


def is_note(paragraph: Paragraph) -> bool:
    """Ghi chú, nguồn số liệu, đơn vị tính, tên bảng: không phải lời văn."""
    return _NOTE.match(paragraph.text) is not None


def has_words(paragraph: Paragraph) -> bool:
    """Còn chữ cái sau khi bỏ các thẻ của mẫu Word."""
    text = paragraph.text
    return any(char.isalpha() for char in (_TEMPLATE.sub("", text) if "{" in text else text))


def is_blank_by_design(text: str) -> bool:
    """Có chỗ để trống cố ý: dấu chấm dài, gạch dài hoặc thẻ của mẫu Word."""
    return "…" in text or "..." in text or "___" in text or _TEMPLATE.search(text) is not None


def quoted(paragraphs: Sequence[Paragraph]) -> frozenset[Ref]:
    """Chỗ của những đoạn nằm trong lời trích của văn bản khác: từ đoạn mở ngoặc kép đến đoạn đóng ngoặc kép.

    Ngoặc không bao giờ đóng là lỗi gõ: chỉ đoạn mở ngoặc được coi là lời trích.
    """
    inside: set[Ref] = set()
    open_from: list[Ref] = []
    for one in paragraphs:
        if open_from:
            open_from.append(one.ref)
            if _CLOSED_QUOTE.search(one.text):
                inside.update(open_from)
                open_from = []
        elif starts_quoted(one):
            inside.add(one.ref)
            open_from = [one.ref] if _left_open(one.text.strip()) else []
    return frozenset(inside)


def _left_open(text: str) -> bool:
    """Ngoặc kép mở đầu đoạn chưa đóng trong đoạn ấy; “Một phong trào” rồi lời kể tiếp thì đã đóng."""
    if _CLOSED_QUOTE.search(text):
        return False
    closing = _CLOSING_QUOTE.get(text[0])
    if closing is None:
        return not any(char in text[2:] for char in '”"’')
    return text.count('"') % 2 == 1 if closing == text[0] else text.count(text[0]) > text.count(closing)


def starts_quoted(paragraph: Paragraph) -> bool:
    """Đoạn mở đầu bằng dấu ngoặc kép."""
    return paragraph.text.lstrip().startswith(_QUOTES)


def is_bracketed(paragraph: Paragraph) -> bool:
    """Cả đoạn nằm trong ngoặc đơn, như “(Chi tiết tại Phụ lục kèm theo)”."""
    text = paragraph.text.strip()
    return text.startswith("(") and text.rstrip(" ./;,").endswith(")")


def is_caption(paragraph: Paragraph) -> bool:
    """Dòng ngắn đặt giữa, không phải đề mục: tên bảng, tên hình, công thức."""
    return paragraph.format.align == "center" and line_count(paragraph) <= 1


def line_count(paragraph: Paragraph) -> float:
    """Đoạn in ra dài mấy dòng, ước theo bề rộng chữ; 1,0 trở xuống là chắc chắn vừa một dòng."""
    return lines_taken(paragraph, max((printed_width(line) for line in paragraph.lines()), default=0.0))


def lines_taken(paragraph: Paragraph, longest: float) -> float:
    """Đoạn in ra dài mấy dòng nếu dòng dài nhất của nó rộng `longest` mm."""
    shape = paragraph.format
    room = (paragraph.room or _ROOM_MM) - shape.left - shape.right
    first = max(shape.first_line, 0.0) + (_TAB_MM if paragraph.text.startswith("\t") else 0.0)
    return (longest + first) / (max(room, 1.0) * _OVERFLOW)


def _notes(paragraphs: Sequence[Paragraph]) -> Iterator[Ref]:
    """Các ghi chú, kể cả gạch đầu dòng đứng sau “Ghi chú:”."""
    opened = False
    for one in paragraphs:
        listed = opened and one.text.lstrip()[:1] in BULLETS
        opened = listed or (is_note(one) and one.text.rstrip().endswith(":"))
        if listed or is_note(one):
            yield one.ref


def _own_lines(heading: Heading) -> Iterator[Paragraph]:
    yield heading.paragraph
    if heading.title is not None:
        yield heading.title.paragraph


def _split(paragraph: Paragraph) -> Iterator[Line]:
    start: int | None = None
    for line in paragraph.lines():
        if start is not None and _BASIS_START.match(line.raw):
            yield Line(paragraph, start, line.start - 1)
            start = None
        start = line.start if start is None else start
    if start is not None:
        yield Line(paragraph, start, len(paragraph.text))

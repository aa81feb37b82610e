"""Dữ kiện của một tệp Word: những gì mắt người thấy trên giấy, thành giá trị; không còn XML.

Đơn vị: milimét cho độ dài trên trang, point cho cỡ chữ và khoảng cách đoạn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36_000


class CharFormat(NamedTuple):
    """Định dạng chữ có hiệu lực: trực tiếp → kiểu chữ → kiểu đoạn → kiểu bảng → mặc định → chủ đề.

    `fonts`: phông cho chữ ASCII, chữ La-tinh mở rộng (hAnsi), hệ chữ phức; `color`: "auto" hoặc RRGGBB;
    `underline`: kiểu gạch chân, rỗng nếu không; `vertical`: "superscript", "subscript" hoặc rỗng.
    """

    fonts: tuple[str, str, str] = ("Times New Roman",) * 3
    size: float = 14.0
    bold: bool = False
    italic: bool = False
    underline: str = ""
    color: str = "auto"
    caps: bool = False
    hidden: bool = False
    vertical: str = ""
    strike: bool = False


PLAIN = CharFormat()
"""Chữ thân văn bản thông thường, dùng khi dữ kiện được dựng bằng tay."""


class ParagraphFormat(NamedTuple):
    """Định dạng đoạn có hiệu lực.

    `align`: left, center, right, both, distribute; `first_line`: mm, âm là thụt treo; `before`, `after`: point;
    `line`: số dòng khi `line_rule` là "auto", point khi là "exact" hay "atLeast".
    """

    align: str = "left"
    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0
    before: float = 0.0
    after: float = 0.0
    auto_before: bool = False
    auto_after: bool = False
    contextual: bool = False
    line: float = 1.0
    line_rule: str = "auto"
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    outline: int | None = None

    def line_points(self, size: float) -> float:
        """Khoảng cách dòng thành point cho chữ cỡ `size` (một dòng đơn Times New Roman = 1,15 cỡ chữ)."""
        return self.line * 1.15 * size if self.line_rule == "auto" else self.line


class Run(NamedTuple):
    """Một khúc chữ liền cùng định dạng. `field`: chữ là kết quả của trường Word (số trang, mục lục…)."""

    text: str
    format: CharFormat
    field: bool = False


class DrawnRule(NamedTuple):
    """Một vạch kẻ ngang. `kind`: drawing, vml, paragraph_border, cell_border; `length`: mm, None khi không rõ.

    `across`: khoảng từ mép trái của chỗ neo đến đầu vạch, mm; None khi vạch căn giữa hay không ghi.
    """

    kind: str
    length: float | None
    solid: bool = True
    across: float | None = None


class Ref(NamedTuple):
    """Chỗ của một đoạn trong gói: tên phần và số thứ tự của `w:p` trong phần ấy."""

    part: str
    ordinal: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Ô bảng chứa đoạn: số bảng, hàng, cột (lưới) tính từ 0; `width`: bề rộng chỗ đặt chữ, mm, None khi không rõ."""

    table: int
    row: int
    column: int
    width: float | None = None
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Một đoạn đúng như in ra: chữ thấy được, tab là `\\t`, ngắt dòng là `\\n`; đã bỏ chữ bị xóa có vết.

    `label`: số hay gạch đầu dòng Word tự đánh; `style`: tên kiểu đoạn; `box`: đoạn nằm trong hộp chữ;
    `fields`, `field_formats`: tên trường Word trong đoạn (PAGE, DATE…) và định dạng chữ của mã trường;
    `pictures`: số hình; `room`: bề rộng chỗ đặt chữ, mm; `page`: trang mà Word ghi lại lần lưu cuối, None khi không
    ghi; `mark`: định dạng của dấu hết đoạn; `boxed`: có khung bốn cạnh; `hidden`: chữ ẩn, không in ra nên không thuộc
    `text`.
    """

    ref: Ref
    text: str
    runs: tuple[Run, ...]
    format: ParagraphFormat
    mark: CharFormat = PLAIN
    label: str = ""
    style: str = ""
    cell: Cell | None = None
    box: bool = False
    section: int = 0
    rules: tuple[DrawnRule, ...] = ()
    fields: tuple[str, ...] = ()
    field_formats: tuple[CharFormat, ...] = ()
    pictures: int = 0
    room: float | None = None
    page: int | None = None
    boxed: bool = False
    hidden: str = ""

    @property
    def blank(self) -> bool:
        """Đoạn không có chữ nào."""
        return not self.text.strip()

    @property
    def whole(self) -> Line:
        """Cả đoạn như một dòng."""
        return Line(self, 0, len(self.text))

    def lines(self) -> Iterator[Line]:
        """Các dòng của đoạn, cắt ở chỗ ngắt dòng; bỏ dòng trống."""
        start = 0
        for piece in self.text.split("\n"):
            if piece.strip():
                yield Line(self, start, start + len(piece))
            start += len(piece) + 1


def printed(text: str) -> int:
    """Số ký tự để lại dấu mực: không đếm dấu cách, tab."""
    return len(text) - text.count(" ") - text.count("\t") - text.count("\u00a0")


@dataclass(frozen=True, slots=True)
class Line:
    """Một khúc liền `[start, end)` của một đoạn: một dòng, hoặc một nửa dòng trước dấu tab."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def raw(self) -> str:
        """Chữ nguyên trạng, còn khoảng trắng hai đầu."""
        return self.paragraph.text[self.start : self.end]

    @property
    def text(self) -> str:
        """Chữ đã gộp khoảng trắng, bỏ hai đầu."""
        return " ".join(self.raw.split())

    @property
    def format(self) -> ParagraphFormat:
        """Định dạng của đoạn chứa dòng."""
        return self.paragraph.format

    def runs(self) -> Iterator[Run]:
        """Các khúc chữ nằm trong dòng, cắt đúng hai đầu."""
        position = 0
        for run in self.paragraph.runs:
            after = position + len(run.text)
            if self.start <= position and after <= self.end:
                if run.text:
                    yield run
            elif self.start < after and position < self.end:
                begin, finish = max(self.start, position), min(self.end, after)
                yield Run(run.text[begin - position : finish - position], run.format, run.field)
            position = after

    def weights(self, attribute: Callable[[CharFormat], Any]) -> Counter[Any]:
        """Giá trị của một thuộc tính chữ → số ký tự in ra mang giá trị ấy (không đếm khoảng trắng)."""
        found: Counter[Any] = Counter()
        for run in self.runs():
            if count := printed(run.text):
                found[attribute(run.format)] += count
        return found

    @property
    def sizes(self) -> Counter[float]:
        """Các cỡ chữ trong dòng và số ký tự của từng cỡ; bỏ chỉ số trên, dưới."""
        found: Counter[float] = Counter()
        for run in self.runs():
            if not run.format.vertical and (count := printed(run.text)):
                found[run.format.size] += count
        return found

    @property
    def size(self) -> float:
        """Cỡ chữ của phần lớn dòng; dòng trống thì cỡ của dấu hết đoạn."""
        sizes = self.sizes
        return float(max(sizes, key=sizes.__getitem__)) if sizes else self.paragraph.mark.size

    def share(self, holds: Callable[[CharFormat], bool]) -> float:
        """Phần ký tự (0 đến 1) thỏa điều kiện; dòng trống: 0."""
        held = total = 0
        for run in self.runs():
            if count := printed(run.text):
                total += count
                held += count if holds(run.format) else 0
        return held / total if total else 0.0

    @property
    def bold(self) -> float:
        """Phần ký tự in đậm, 0 đến 1."""
        return self.share(lambda one: one.bold)

    @property
    def italic(self) -> float:
        """Phần ký tự in nghiêng, 0 đến 1."""
        return self.share(lambda one: one.italic)

    @property
    def capitals(self) -> bool:
        """Mọi chữ cái là chữ hoa, gõ hoa hay nhờ định dạng chữ hoa; không có chữ cái nào thì sai."""
        text = "".join(run.text.upper() if run.format.caps else run.text for run in self.runs())
        return text.upper() == text and text.lower() != text


@dataclass(frozen=True, slots=True)
class Row:
    """Một hàng bảng: `header`: lặp lại đầu mỗi trang; `cant_split`: không tách trang."""

    header: bool = False
    cant_split: bool = False
    cells: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """Một bảng: các hàng, bề rộng và thụt trái (mm, None khi Word tự tính), có kẻ khung không, thuộc phần nào."""

    index: int
    rows: tuple[Row, ...]
    columns: int
    width: float | None = None
    indent: float = 0.0
    bordered: bool = False
    section: int = 0
    nested: bool = False
    first_paragraph: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """Một đầu trang hoặc chân trang: tên phần và các đoạn của nó."""

    part: str
    paragraphs: tuple[Paragraph, ...]

    @property
    def blank(self) -> bool:
        """Không có chữ, trường hay hình nào."""
        return all(one.blank and not one.fields and not one.pictures for one in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Section:
    """Một phần (section) của tệp. Lề tính cả gáy; `headers`, `footers`: loại (default, first, even) → nội dung.

    `title_page`: trang đầu có đầu trang riêng; `page_start`: số trang bắt đầu lại, None là nối tiếp.
    `first`, `last`: số thứ tự đoạn đầu và sau đoạn cuối trong `DocumentFacts.paragraphs`.
    """

    index: int
    width: float = 210.0
    height: float = 297.0
    landscape: bool = False
    margins: Mapping[str, float] = field(
        default_factory=lambda: {"top": 20.0, "bottom": 20.0, "left": 30.0, "right": 15.0}
    )
    title_page: bool = False
    headers: Mapping[str, Story] = field(default_factory=dict)
    footers: Mapping[str, Story] = field(default_factory=dict)
    page_start: int | None = None
    page_format: str = ""
    columns: int = 1
    starts_page: bool = True
    first: int = 0
    last: int = 0

    @property
    def text_width(self) -> float:
        """Bề rộng vùng trình bày, mm."""
        return self.width - self.margins["left"] - self.margins["right"]


@dataclass(frozen=True, slots=True)
class Marks:
    """Dấu vết soạn thảo còn trong tệp: số chỗ chèn, chỗ xóa (Track Changes), bình luận."""

    insertions: int = 0
    deletions: int = 0
    comments: int = 0


@dataclass(frozen=True, slots=True)
class DocumentFacts:
    """Mọi dữ kiện của một tệp. `paragraphs`: thân văn bản theo thứ tự đọc, kể cả trong ô bảng và hộp chữ.

    `notes`: cước chú; `even_headers`: trang chẵn, lẻ khác nhau; `pages`: số trang Word ghi lại, hoặc ít nhất ngần ấy
    khi tệp chỉ có chỗ tự ngắt, None khi không rõ; `compatibility`: chế độ tương thích của Word (15: từ Word 2013).
    """

    paragraphs: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    tables: tuple[Table, ...] = ()
    notes: tuple[Paragraph, ...] = ()
    marks: Marks = Marks()
    even_headers: bool = False
    compatibility: int = 15
    pages: int | None = None

    def stories(self) -> Iterator[Story]:
        """Mọi đầu trang, chân trang, mỗi phần gói một lần."""
        seen: set[str] = set()
        for section in self.sections:
            for story in (*section.headers.values(), *section.footers.values()):
                if story.part not in seen:
                    seen.add(story.part)
                    yield story

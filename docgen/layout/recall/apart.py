"""Đoạn của biểu mẫu mà phép kiểm tra chỉ đọc riêng nó → xét riêng đoạn ấy với giá trị mới, khỏi xét lại cả văn bản.

Ô của bảng số liệu và những dòng lời văn chứa điều người ta tự viết (lý do, minh chứng, giải trình), mỗi phiếu một
khác; nhớ theo bộ xương thì không bao giờ đủ. Ở biểu mẫu, những đoạn ấy không thuộc thành phần nào, không phép kiểm tra
nào đem chúng so với đoạn khác, trừ điều mà một phép kể ra bằng `elsewhere`, và trừ lời trích bắt đầu ở chúng; nên xét
một biểu mẫu chỉ gồm đoạn ấy cũng thấy hết những gì xét cả văn bản sẽ thấy ở đó.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Hashable, Iterator
from dataclasses import dataclass, field, replace
from operator import attrgetter
from unicodedata import is_normalized

from docgen.layout.components.attachments import label_of
from docgen.layout.components.ending_reader import recipients_label
from docgen.layout.components.headings import read_headings
from docgen.layout.components.signing import is_signing
from docgen.layout.components.title_reader import command_line
from docgen.layout.components.values import Components, Document
from docgen.layout.components.words import is_person, is_post
from docgen.layout.facts.values import Cell, DocumentFacts, Line, Paragraph, Ref, Row, Run, Section, Table
from docgen.layout.passages import bodies, starts_quoted
from docgen.layout.recall.alone import Alone
from docgen.layout.recall.roles import fixed_paragraphs, plain_look
from docgen.layout.recall.skeleton import ones_of, twos_of

_FAR = 14
"""Bộ nhận dạng tìm tên loại, trích yếu, Kính gửi, căn cứ trong ngần ấy đoạn có chữ sau đầu văn bản."""
_COUNTED = re.compile(r"[\t\n{}«»…]|__|\. ?\.")
"""Chỗ để trống, thẻ của mẫu: có phép kiểm tra đếm chúng trong cả văn bản."""
_NOWHERE = Ref("", 0)
_SHAPE = attrgetter(
    *("format", "mark", "label", "style", "box", "rules", "fields", "field_formats", "pictures", "room", "boxed"),
    "hidden",
)
_MOST_SEEN = 20_000


@dataclass(frozen=True, slots=True)
class ApartPlace:
    """Một đoạn đứng riêng với đúng một giá trị: `shape` là đoạn chưa có chữ, `before`, `value`, `after` là các khúc
    chữ; chữ của khúc `value` là giá trị.
    """

    shape: Paragraph
    before: tuple[Run, ...]
    value: Run
    after: tuple[Run, ...]

    def text(self, value: str) -> str:
        """Chữ in ra với giá trị ấy."""
        return "".join(run.text for run in self._runs(value))

    def paragraph(self, value: str) -> Paragraph:
        """Đoạn in ra với giá trị ấy."""
        runs = self._runs(value)
        return replace(self.shape, text=self.text(value), runs=tuple(run for run in runs if run.text))

    def _runs(self, value: str) -> tuple[Run, ...]:
        return (*self.before, self.value._replace(text=value), *self.after)

    def fits(self, paragraph: Paragraph, value: str) -> bool:
        """Đoạn này là đoạn của chỗ ấy với giá trị `value`, nếu hai giá trị in từ cùng một chỗ của mẫu."""
        return paragraph.text == self.text(value) and _look(paragraph) == _look(self.shape)


def apart_paragraphs(document: Document, filled: Collection[Ref]) -> Iterator[Paragraph]:
    """Những đoạn đứng riêng của một biểu mẫu; `filled`: chỗ các đoạn có giá trị."""
    parts, facts = document.components, document.facts
    if bodies(document) or parts.party or parts.head.quoc_hieu is None or parts.ten_loai is None:
        return
    fixed = set(fixed_paragraphs(parts)) | {one.paragraph.ref for one in parts.headings}
    tables = set(_data_tables(facts, fixed, filled))
    # Một lời trích mở ra ở đâu đó thì dòng nào cũng có thể khép nó lại.
    quoting = any(map(starts_quoted, parts.content))
    content = set[Ref]() if quoting else {one.ref for one in parts.content[:-1]} - fixed
    refs = [one.ref for one in facts.paragraphs]
    passed = 0
    for one in facts.paragraphs[refs.index(parts.ten_loai.paragraph.ref) + 1 : parts.end]:
        inside = one.cell is not None and one.cell.table in tables and one.cell.row > 0 and not one.cell.nested
        if passed >= _FAR and one.ref in filled and (inside or one.ref in content):
            yield one
        elif not one.blank:
            passed += 1


def _data_tables(facts: DocumentFacts, fixed: Collection[Ref], filled: Collection[Ref]) -> Iterator[int]:
    """Bảng có kẻ khung, không mang thành phần nào, mở đầu bằng một ô chỉ có chữ cố định.

    Bảng có dòng chức vụ thì không: thêm một tên người ở ô cuối là nó thành khối ký.
    """
    cells = [one for one in facts.paragraphs if one.cell is not None]
    taken = {one.cell.table for one in cells if one.cell and (one.ref in fixed or any(map(is_post, one.lines())))}
    for table in facts.tables:
        first = facts.paragraphs[table.first_paragraph]
        framed = table.bordered and not table.nested and table.index not in taken
        if framed and not first.blank and first.ref not in filled:
            yield table.index


def apart_place(paragraph: Paragraph, before: str, value: str) -> ApartPlace | None:
    """Chỗ của giá trị in sau chữ `before` trong một đoạn đứng riêng; None khi không chắc."""
    start, stop = len(before), len(before) + len(value)
    if not value or not paragraph.text.startswith(before + value):
        return None
    runs = tuple(Line(paragraph, start, stop).runs())
    if len(runs) != 1 or not plain_look(paragraph):
        return None
    cell = paragraph.cell
    return ApartPlace(
        shape=replace(
            paragraph,
            ref=_NOWHERE,
            text="",
            runs=(),
            cell=None if cell is None else Cell(0, 1, cell.column, cell.width),
            section=0,
            page=None,
        ),
        before=tuple(Line(paragraph, 0, start).runs()),
        value=runs[0]._replace(text=""),
        after=tuple(Line(paragraph, stop, len(paragraph.text)).runs()),
    )


def _look(paragraph: Paragraph) -> Hashable:
    """Mọi điều của đoạn trừ chữ, và trừ chỗ nó đứng: hàng nào, trang nào."""
    cell = paragraph.cell
    return _SHAPE(paragraph), None if cell is None else (cell.column, cell.width, cell.nested)


def is_ordinary(text: str) -> bool:
    """Chữ dựng sẵn, thấy được, không có chỗ để trống hay thẻ của mẫu."""
    plain = text.replace("\u00a0", " ")
    return is_normalized("NFC", plain) and plain.isprintable() and not _COUNTED.search(plain)


def _inert(paragraph: Paragraph) -> bool:
    """Chữ của đoạn không làm nó thành một thành phần, không ngắt hay nối thành phần nào đứng cạnh."""
    if recipients_label(paragraph) or command_line(paragraph) or any(map(is_post, paragraph.lines())):
        return False
    if paragraph.cell is not None:
        return True
    signs = paragraph.whole.capitals or is_person(paragraph.whole) or is_signing(paragraph)
    labels = label_of(paragraph.whole) is not None or any(read_headings([paragraph]))
    return not (paragraph.blank or starts_quoted(paragraph) or signs or labels)


@dataclass(slots=True)
class KnownApart:
    """Những giá trị đã xét riêng và không có gì phải nhắc.

    `usual`: điều vẫn thấy ở một biểu mẫu chỉ có đoạn ấy, khi giá trị trống; `seen`: các giá trị; `comparing`: điều
    trong chúng được đem so với đoạn khác, với những giá trị có điều như thế; `numbered`: như `comparing`, kể cả giá trị
    không có điều gì, chung cho mọi giá trị chỉ khác nhau ở chữ số.
    """

    place: ApartPlace
    usual: list[tuple[str, str, str]] | None = None
    seen: set[str] = field(default_factory=set)
    comparing: dict[str, frozenset[Hashable]] = field(default_factory=dict)
    numbered: dict[str, frozenset[Hashable]] = field(default_factory=dict)

    def compared(self, values: set[str], alone: Alone) -> frozenset[Hashable] | None:
        """Điều được đem so với đoạn khác trong mọi giá trị; None khi có giá trị không xét riêng được."""
        if not values <= self.seen and not all(self._learn(value, alone) for value in values - self.seen):
            return None
        if self.comparing.keys().isdisjoint(values):
            return frozenset()
        return frozenset().union(*(self.comparing[value] for value in values & self.comparing.keys()))

    def _learn(self, value: str, alone: Alone) -> bool:
        found = self._compared(value, alone)
        if found is None:
            return False
        if len(self.seen) >= _MOST_SEEN:
            self.seen.clear()
            self.comparing.clear()
            self.numbered.clear()
        self.seen.add(value)
        if found:
            self.comparing[value] = found
        return True

    def _compared(self, value: str, alone: Alone) -> frozenset[Hashable] | None:
        ones = ones_of(value)
        if ones == value or "/" in self.place.text(value):
            # Số trong đoạn có gạch chéo có thể là ngày, là số, ký hiệu, là năm của nó.
            return self._asked(value, alone)
        found = self.numbered.get(ones)
        if found is None:
            found = self._asked(ones, alone)
            # Hai bộ chữ số khác hẳn nhau mà thấy như nhau thì không ai đọc chúng.
            if found is None or found != self._asked(twos_of(ones), alone):
                return None
            self.numbered[ones] = found
        return found

    def _asked(self, value: str, alone: Alone) -> frozenset[Hashable] | None:
        """Xét riêng đoạn với giá trị ấy; None khi có điều phải nhắc, hay nó có thể thành một thành phần của văn bản."""
        paragraph = self.place.paragraph(value)
        if not is_ordinary(paragraph.text) or not _inert(paragraph):
            return None
        if self.usual is None:
            self.usual = alone.findings(_form_of(self.place.paragraph("")))
        form = _form_of(paragraph)
        return alone.compared(form) if alone.findings(form) == self.usual else None


def _form_of(paragraph: Paragraph) -> tuple[DocumentFacts, Components]:
    """Biểu mẫu chỉ gồm đoạn ấy."""
    facts = DocumentFacts((paragraph,), (Section(0, last=1),), (Table(0, (Row(), Row()), 2, bordered=True),))
    content = () if paragraph.cell is not None or paragraph.blank else (paragraph,)
    return facts, Components(content=content, end=1)

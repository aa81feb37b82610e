"""Sổ nhớ của một tiến trình: văn bản nào đã được xét trọn và không có lỗi, nhớ theo hình dạng và bộ xương giá trị."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.layout.components.values import Surroundings
from docgen.layout.examine import Examination
from docgen.layout.profile import Profile
from docgen.layout.recall.alone import Alone
from docgen.layout.recall.apart import ApartPlace, KnownApart
from docgen.layout.recall.head import HeadPlace, KnownHead
from docgen.layout.recall.paragraphs import Entry, KnownParagraph
from docgen.layout.recall.places import Place
from docgen.layout.recall.plans import Plan, plan_of, ruled_by_text
from docgen.layout.recall.skeleton import Skeletons
from docgen.layout.recall.vocabulary import Vocabulary
from docgen.model.rendering import Trace

_MOST_VALUES = 400
_LONGEST = 20_000
"""Tổng độ dài giá trị; quá mức ấy thì còn phải xét cả việc từ chối tệp dài."""
_MOST_ANSWERS = 20_000
_MOST_SHAPES = 500
_PATIENCE = 8
"""Ngần ấy văn bản liền nhau cùng hình dạng mà mỗi văn bản đọc ra một khác thì thôi học hình dạng ấy."""


class Lesson(NamedTuple):
    """Điều học được từ một văn bản đã xét trọn và không có lỗi; sổ của tiến trình khác cũng học được.

    `shape`, `values`: của dấu vết văn bản ấy; `plan`: cách tính khóa của hình dạng; `rules`: mã các luật được nhắc.
    """

    shape: Hashable
    values: tuple[str, ...]
    plan: Plan
    rules: tuple[str, ...]


class _Read(NamedTuple):
    """Một văn bản đọc theo cách đã biết.

    `entries`: khóa của từng đoạn; `styles`: các kiểu đặt dấu thanh, ngoài tên, trong chúng; `rest`: các giá trị nhớ
    nguyên chữ, từng phần có dài quá một trang không, và điều trong những chỗ xét riêng mà phép kiểm tra đem so với đoạn
    khác.
    """

    entries: list[Entry]
    styles: frozenset[str]
    rest: Hashable

    @property
    def frame(self) -> Hashable:
        """Khung của cả văn bản."""
        return tuple([one.bones.frame for one in self.entries]), self.styles, self.rest

    @property
    def whole(self) -> Hashable:
        """Khóa của cả văn bản: hai văn bản cùng khóa thì mọi phép kiểm tra thấy như nhau."""
        return tuple([(one.key.bones, one.key.measures) for one in self.entries]), self.rest


@dataclass(slots=True)
class _Known:
    """Điều đã biết về một hình dạng.

    `paragraphs`, `apart`, `head`: điều đã biết về từng đoạn, từng chỗ xét riêng, đầu văn bản của `plan`;
    `frames`: khung của những văn bản không có điều gì phải nhắc; `answers`: mã các luật được nhắc của văn bản khác;
    `strangers`: số văn bản liền nhau vừa rồi đọc ra khác `plan`.
    """

    plan: Plan
    paragraphs: tuple[KnownParagraph, ...]
    apart: tuple[KnownApart, ...]
    head: KnownHead | None
    frames: set[Hashable] = field(default_factory=set)
    answers: dict[Hashable, tuple[str, ...]] = field(default_factory=dict)
    strangers: int = 0


class Recall:
    """Sổ nhớ cho một hồ sơ và một cơ quan. Chỉ văn bản đã được xét trọn và không có lỗi mới được ghi.

    Văn bản không có điều gì phải nhắc được ghi từng phần: khung cả văn bản; từng vế của từng đoạn, nguyên bộ xương;
    khung từng đoạn cùng số đo của nó. Văn bản sau có khung đã gặp, mọi phần của mọi đoạn cũng đã gặp, thì không có điều
    gì phải nhắc: không phép kiểm tra nào đem tên ở vế này so với tên ở vế kia, trừ kiểu đặt dấu thanh ngoài tên và
    những từ mà phép khai `LOOKS_AROUND` tìm, vốn nằm trong khung. Văn bản có điều phải nhắc, hay lẫn hai kiểu đặt dấu,
    thì được ghi cả văn bản. Ô, dòng và đầu của biểu mẫu thì xét riêng với giá trị mới (`apart`, `head`), và chỉ điều
    trong chúng được đem so với đoạn khác mới vào khung.
    """

    def __init__(self, profile: Profile, office: Surroundings) -> None:
        vocabulary = Vocabulary.of(office, profile.parts.keys())
        self._skeletons = Skeletons(vocabulary)
        self._units = vocabulary.long_units
        self._shapes: dict[Hashable, _Known] = {}
        self._paragraphs: dict[Place, KnownParagraph] = {}
        self._apart: dict[ApartPlace, KnownApart] = {}
        self._heads: dict[HeadPlace, KnownHead] = {}
        self._alone = Alone(profile, office)
        self._lines = tuple(sorted(_line_limits(profile)))
        self._page = next(_numbers(profile, "one_page"), 0.0)

    def known(self, trace: Trace) -> tuple[str, ...] | None:
        """Mã các luật được nhắc của một văn bản đã được chứng tỏ là không có lỗi; None: phải xét trọn."""
        known = self._shapes.get(trace.shape)
        if known is None or not _small(trace.values):
            return None
        read = self._read(known, trace.values)
        if read is None:
            return None
        if all(map(KnownParagraph.clean, known.paragraphs, read.entries)) and read.frame in known.frames:
            return ()
        return known.answers.get(read.whole) if known.answers else None

    def learn(self, trace: Trace, examination: Examination) -> Lesson | None:
        """Ghi kết quả xét trọn của văn bản mang dấu vết ấy; văn bản có lỗi, hay khó nói chắc, thì không ghi (None)."""
        if examination.errors or not _small(trace.values) or not ruled_by_text(examination.document):
            return None
        seen = self._shapes.get(trace.shape)
        if len(self._shapes) >= _MOST_SHAPES if seen is None else seen.strangers >= _PATIENCE:
            return None
        plan = plan_of(trace, examination.document, self._units, apart=self._alone.possible)
        if plan is None:
            return None
        lesson = Lesson(trace.shape, trace.values, plan, examination.rules)
        return lesson if self.take(lesson) else None

    def take(self, lesson: Lesson) -> bool:
        """Ghi một bài học của sổ này hay của một sổ cùng hồ sơ, cùng cơ quan; False khi bài không dùng được."""
        known = self._known(lesson)
        read = None if known is None else self._read(known, lesson.values)
        if known is None or read is None:
            return False
        if lesson.rules or len(read.styles) > 1:
            if len(known.answers) < _MOST_ANSWERS:
                known.answers[read.whole] = lesson.rules
        elif len(known.frames) < _MOST_ANSWERS:
            known.frames.add(read.frame)
            for paragraph, entry in zip(known.paragraphs, read.entries, strict=True):
                paragraph.learn(entry)
        return True

    def _known(self, lesson: Lesson) -> _Known | None:
        """Điều đã biết về hình dạng của bài; None khi bài đọc ra khác.

        Đọc ra khác là vì chữ nguyên văn đổi cách hiểu cả văn bản, hay vì một chữ lạ phải nhớ nguyên chữ; khi ấy giữ
        cách nhớ được nhiều hơn.
        """
        known = self._shapes.get(lesson.shape)
        if known is None or len(known.plan.places) < len(lesson.plan.places):
            return self._remember(lesson.shape, lesson.plan)
        plan = known.plan.joined(lesson.plan, lesson.values)
        known.strangers = 0 if plan is not None else known.strangers + 1
        if plan is None or plan is known.plan:
            return known if plan is not None else None
        return self._remember(lesson.shape, plan)

    def _remember(self, shape: Hashable, plan: Plan) -> _Known:
        paragraphs = [self._paragraphs.setdefault(place, KnownParagraph(place)) for _, place in plan.places]
        apart = [self._apart.setdefault(place, KnownApart(place)) for place, _ in plan.apart]
        head = None if plan.head is None else self._heads.setdefault(plan.head[0], KnownHead(plan.head[0]))
        known = self._shapes[shape] = _Known(plan, tuple(paragraphs), tuple(apart), head)
        return known

    def _read(self, known: _Known, values: Sequence[str]) -> _Read | None:
        """Văn bản đọc theo cách đã biết; None khi có đoạn đo sát ngưỡng, hay có chỗ không xét riêng được."""
        compared: frozenset[Hashable] | None = frozenset()
        if known.head is not None and known.plan.head is not None:
            names = [values[index] for index in known.plan.head[1]]
            compared = known.head.compared(names, self._skeletons, self._alone)
        if compared is None:
            return None
        for (_, indexes), place in zip(known.plan.apart, known.apart, strict=True):
            found = place.compared({values[index] for index in indexes}, self._alone)
            if found is None:
                return None
            compared |= found
        entries: list[Entry] = []
        for (indexes, _), paragraph in zip(known.plan.places, known.paragraphs, strict=True):
            own = tuple([values[index] for index in indexes])
            entry = paragraph.entry(own, self._skeletons, self._lines)
            if entry is None:
                return None
            entries.append(entry)
        literal = tuple([values[index] for index in known.plan.literal])
        styles = frozenset[str]().union(*[one.bones.styles for one in entries])
        return _Read(entries, styles, (literal, self._long(known.plan, values), compared))

    def _long(self, plan: Plan, values: Sequence[str]) -> tuple[bool, ...]:
        """Từng phần có dài quá một trang không."""
        lengths = list(map(len, values))
        return tuple([count + sum([lengths[one] for one in inside]) > self._page for count, inside in plan.counted])


def _small(values: Sequence[str]) -> bool:
    return len(values) <= _MOST_VALUES and sum(map(len, values)) <= _LONGEST


def _line_limits(profile: Profile) -> Iterator[float]:
    yield 1.0
    yield from _numbers(profile, "lines")
    yield from _numbers(profile, "lines_centred")


def _numbers(profile: Profile, name: str) -> Iterator[float]:
    """Giá trị của một giới hạn cùng tên ở mọi phép kiểm tra, bỏ giới hạn không phải một con số."""
    for limits in profile.limits.values():
        if limits.has_number(name):
            yield limits.number(name)

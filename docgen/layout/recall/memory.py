"""Sổ nhớ của một tiến trình: văn bản nào đã được xét trọn và không có lỗi, nhớ theo hình dạng và bộ xương giá trị."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from docgen.layout.components.values import Document, Surroundings
from docgen.layout.examine import Examination
from docgen.layout.facts.values import Paragraph, Ref, printed
from docgen.layout.profile import Profile
from docgen.layout.recall.places import Place, PlaceKey, place_of
from docgen.layout.recall.roles import plain_paragraphs, sizes_settled
from docgen.layout.recall.skeleton import Skeletons, ones_of
from docgen.layout.recall.vocabulary import Vocabulary
from docgen.model.rendering import Trace
from docgen.text.tones import tone_styles

_MOST_VALUES = 400
_LONGEST = 20_000
"""Tổng độ dài giá trị; quá mức ấy thì còn phải xét cả việc từ chối tệp dài."""
_MOST_ANSWERS, _MOST_ENTRIES = 20_000, 4096
_DIGIT = re.compile(r"\d")
_RATIOS = (0.38, 0.46)
"""Vạch dưới trích yếu dài ngần ấy phần của dòng chữ thì đúng là vạch được kẻ theo dòng chữ."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Cách tính khóa của mọi văn bản cùng hình dạng.

    `places`: từng đoạn và số thứ tự các giá trị của nó; `literal`: các giá trị nhớ nguyên chữ; `counted`: với mỗi phần,
    số ký tự cố định và các giá trị in trong phần ấy.
    """

    places: tuple[tuple[tuple[int, ...], Place], ...]
    literal: tuple[int, ...]
    counted: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(slots=True)
class _Bones:
    """Khung của một đoạn và các vế của nó, mỗi vế kèm số thứ tự của khúc; `clean`: mọi vế đã gặp ở văn bản sạch."""

    frame: tuple[str, ...]
    clauses: frozenset[tuple[int, str]]
    clean: bool = False


class _Entry(NamedTuple):
    """Khóa của một đoạn và bộ xương của nó."""

    key: PlaceKey
    bones: _Bones


@dataclass(slots=True)
class _Paragraph:
    """Điều đã biết về một đoạn, chung cho mọi hình dạng có đoạn ấy.

    `clauses`: các vế đã gặp ở văn bản không có điều gì phải nhắc; `measures`: các số đo đã gặp, mỗi số đo cùng khung
    của đoạn lúc ấy; `bones`, `entries`: điều đã tính theo bộ xương, theo giá trị, vì phần lớn chúng lặp lại cả mẻ;
    `numbered`: như `entries`, chung cho mọi giá trị chỉ khác nhau ở những chữ số không ai đọc; `counters`: những chỗ đã
    gặp giá trị như thế.
    """

    place: Place
    clauses: set[tuple[int, str]] = field(default_factory=set)
    measures: set[Hashable] = field(default_factory=set)
    bones: dict[tuple[str, ...], _Bones] = field(default_factory=dict)
    entries: dict[tuple[str, ...], _Entry] = field(default_factory=dict)
    numbered: dict[tuple[str, ...], _Entry] = field(default_factory=dict)
    counters: set[int] = field(default_factory=set)

    def entry(self, own: tuple[str, ...], skeletons: Skeletons, lines: Sequence[float]) -> _Entry | None:
        """Khóa của đoạn với các giá trị `own`; None khi đo sát ngưỡng."""
        found = self.entries.get(own)
        if found is not None:
            return found
        ones = self._ones(own)
        found = self.numbered.get(ones)
        if found is not None:
            return found
        key = self.place.key(own, skeletons, lines)
        if key is None:
            return None
        found = _Entry(key, self._bones(key.bones))
        self.counters |= {at for at, bone in enumerate(key.bones) if _DIGIT.search(own[at]) and not _DIGIT.search(bone)}
        ones = self._ones(own)
        # Chữ số nào cũng rộng như nhau; hai bộ chữ số khác hẳn nhau mà cùng khóa thì không ai đọc chúng.
        twos = tuple(one.replace("1", "2") if at in self.counters else one for at, one in enumerate(ones))
        unread = (
            ones != twos and self.place.key(ones, skeletons, lines) == self.place.key(twos, skeletons, lines) == key
        )
        _make_room(self.numbered if unread else self.entries)
        if unread:
            self.numbered[ones] = found
        else:
            self.entries[own] = found
        return found

    def _ones(self, own: tuple[str, ...]) -> tuple[str, ...]:
        """Các giá trị, mà giá trị ở chỗ chỉ có chữ số không ai đọc thì mọi chữ số thành 1."""
        if not self.counters:
            return own
        return tuple([ones_of(value) if at in self.counters else value for at, value in enumerate(own)])

    def _bones(self, bones: tuple[str, ...]) -> _Bones:
        found = self.bones.get(bones)
        if found is None:
            frames = self.place.frames(bones)
            _make_room(self.bones)
            clauses = frozenset((at, clause) for at, frame in enumerate(frames) for clause in frame.clauses)
            found = self.bones[bones] = _Bones(tuple(frame.text for frame in frames), clauses)
        return found

    def clean(self, entry: _Entry) -> bool:
        """Mọi phần của khóa đã gặp."""
        bones = entry.bones
        bones.clean = bones.clean or self.clauses >= bones.clauses
        return bones.clean and (bones.frame, entry.key.measures) in self.measures

    def learn(self, entry: _Entry) -> None:
        """Ghi mọi phần của khóa là đã gặp."""
        if len(self.clauses) < _MOST_ANSWERS and len(self.measures) < _MOST_ANSWERS:
            self.clauses |= entry.bones.clauses
            self.measures.add((entry.bones.frame, entry.key.measures))


@dataclass(slots=True)
class _Known:
    """Điều đã biết về một hình dạng.

    `frames`: khung của những văn bản không có điều gì phải nhắc; `answers`: mã các luật được nhắc của văn bản khác.
    """

    plan: _Plan
    paragraphs: tuple[_Paragraph, ...]
    frames: set[Hashable] = field(default_factory=set)
    answers: dict[Hashable, tuple[str, ...]] = field(default_factory=dict)


class Recall:
    """Sổ nhớ cho một hồ sơ và một cơ quan. Chỉ văn bản đã được xét trọn và không có lỗi mới được ghi.

    Văn bản không có điều gì phải nhắc được ghi từng phần: khung cả văn bản; từng vế của từng đoạn, nguyên bộ xương;
    khung từng đoạn cùng số đo của nó. Văn bản sau có khung đã gặp, mọi phần của mọi đoạn cũng đã gặp, thì không có điều
    gì phải nhắc: không phép kiểm tra nào đem tên ở vế này so với tên ở vế kia, trừ kiểu đặt dấu thanh. Văn bản có điều
    phải nhắc, hay có giá trị lẫn hai kiểu đặt dấu, thì được ghi cả văn bản.
    """

    def __init__(self, profile: Profile, office: Surroundings) -> None:
        vocabulary = Vocabulary.of(office)
        self._skeletons = Skeletons(vocabulary)
        self._units = vocabulary.long_units
        self._shapes: dict[Hashable, _Known] = {}
        self._paragraphs: dict[Place, _Paragraph] = {}
        self._lines = tuple(sorted(_line_limits(profile)))
        self._page = next(_numbers(profile, "one_page"), 0.0)

    def known(self, trace: Trace) -> tuple[str, ...] | None:
        """Mã các luật được nhắc của một văn bản đã được chứng tỏ là không có lỗi; None: phải xét trọn."""
        known = self._shapes.get(trace.shape)
        if known is None or not _small(trace.values):
            return None
        entries = self._entries(known, trace.values)
        if entries is None:
            return None
        if all(map(_Paragraph.clean, known.paragraphs, entries)) and self._frame(known, entries, trace) in known.frames:
            return ()
        return known.answers.get(self._whole(known, entries, trace)) if known.answers else None

    def learn(self, trace: Trace, examination: Examination) -> None:
        """Ghi kết quả xét trọn của văn bản mang dấu vết ấy; văn bản có lỗi, hay khó nói chắc, thì không ghi."""
        if examination.errors or not _small(trace.values) or not _ruled_by_text(examination.document):
            return
        plan = _plan(trace, examination.document, self._units)
        if plan is None:
            return
        known = self._known(trace.shape, plan)
        entries = self._entries(known, trace.values) if known.plan == plan else None
        if entries is None:
            return
        if examination.rules or all(_styles(trace.values)):
            if len(known.answers) < _MOST_ANSWERS:
                known.answers[self._whole(known, entries, trace)] = examination.rules
        elif len(known.frames) < _MOST_ANSWERS:
            known.frames.add(self._frame(known, entries, trace))
            for paragraph, entry in zip(known.paragraphs, entries, strict=True):
                paragraph.learn(entry)

    def _known(self, shape: Hashable, plan: _Plan) -> _Known:
        """Điều đã biết về hình dạng; cùng hình dạng mà đọc ra khác thì giữ cách nhớ được nhiều hơn.

        Đọc ra khác là vì chữ nguyên văn đổi cách hiểu cả văn bản.
        """
        known = self._shapes.get(shape)
        if known is None or len(known.plan.places) < len(plan.places):
            paragraphs = [self._paragraphs.setdefault(place, _Paragraph(place)) for _, place in plan.places]
            known = self._shapes[shape] = _Known(plan, tuple(paragraphs))
        return known

    def _entries(self, known: _Known, values: Sequence[str]) -> list[_Entry] | None:
        """Khóa của từng đoạn; None khi có đoạn đo sát ngưỡng."""
        found: list[_Entry] = []
        for (indexes, _), paragraph in zip(known.plan.places, known.paragraphs, strict=True):
            own = tuple([values[index] for index in indexes])
            entry = paragraph.entry(own, self._skeletons, self._lines)
            if entry is None:
                return None
            found.append(entry)
        return found

    def _frame(self, known: _Known, entries: Sequence[_Entry], trace: Trace) -> Hashable:
        """Khung của cả văn bản."""
        frames = tuple([one.bones.frame for one in entries])
        return frames, _styles(trace.values), self._rest(known.plan, trace.values)

    def _whole(self, known: _Known, entries: Sequence[_Entry], trace: Trace) -> Hashable:
        """Khóa của cả văn bản: hai văn bản cùng khóa thì mọi phép kiểm tra thấy như nhau."""
        return tuple([(one.key.bones, one.key.measures) for one in entries]), self._rest(known.plan, trace.values)

    def _rest(self, plan: _Plan, values: Sequence[str]) -> Hashable:
        """Các giá trị nhớ nguyên chữ, và từng phần có dài quá một trang không."""
        long = tuple([count + sum([len(values[one]) for one in inside]) > self._page for count, inside in plan.counted])
        return tuple([values[index] for index in plan.literal]), long


def _styles(values: Sequence[str]) -> tuple[bool, bool]:
    """Trong các giá trị có từ viết kiểu “hòa” không, kiểu “hoà” không."""
    return tone_styles("\n".join(values))


def _make_room(entries: dict[Any, Any]) -> None:
    """Bỏ những gì đã tính khi có quá nhiều."""
    if len(entries) > _MOST_ENTRIES:
        entries.clear()


def _small(values: Sequence[str]) -> bool:
    return len(values) <= _MOST_VALUES and sum(map(len, values)) <= _LONGEST


def _plan(trace: Trace, document: Document, units: tuple[str, ...]) -> _Plan | None:
    at: dict[Ref, list[int]] = {}
    for index, where in enumerate(trace.where()):
        at.setdefault(Ref(*where), []).append(index)
    plain = plain_paragraphs(document)
    starts = _heading_ends(document)
    places: list[tuple[tuple[int, ...], Place]] = []
    growing: dict[Ref, int] = {}
    for ref, indexes in at.items():
        ruled = _room_above_rule(document, ref)
        if ref not in plain or ruled is None:
            continue
        own = [trace.values[index] for index in indexes]
        place = place_of(plain[ref], own, after=starts.get(ref, 0), ruled=ruled, units=units)
        if place is not None and not (ruled and place.mixed):
            places.append((tuple(indexes), place))
            growing[ref] = sum(map(printed, own))
    if not sizes_settled(document, growing):
        return None
    kept = {index for indexes, _ in places for index in indexes}
    literal = tuple(index for index in range(len(trace.values)) if index not in kept)
    return _Plan(tuple(places), literal, tuple(_counted(document, at, trace.values)))


def _heading_ends(document: Document) -> dict[Ref, int]:
    """Chỗ hết số thứ tự của từng đề mục: giá trị nằm trong số thứ tự không phải lời văn."""
    parts = document.components
    headings = (*parts.headings, *(heading for one in parts.attachments for heading in one.headings))
    return {one.paragraph.ref: one.line.end for one in headings}


def _room_above_rule(document: Document, ref: Ref) -> float | None:
    """Bề rộng (mm) chỗ đặt dòng trích yếu ngay trên vạch; 0 cho đoạn khác; None khi phải nhớ nguyên chữ."""
    parts = document.components
    lines = [line.paragraph for line in parts.trich_yeu]
    if all(ref != one.ref for one in lines):
        return 0.0
    last = lines[-1]
    if any(one.format.align != "center" for one in lines):
        return None
    if parts.vach_trich_yeu is None:
        return 0.0
    return last.room if last.ref == ref else None


def _ruled_by_text(document: Document) -> bool:
    """Vạch dưới trích yếu dài đúng phần mà bộ in kẻ theo dòng chữ."""
    rule = document.components.vach_trich_yeu
    if rule is None or rule.drawn.length is None or not rule.text_width:
        return True
    low, high = _RATIOS
    return low <= rule.drawn.length / rule.text_width <= high


def _counted(
    document: Document, at: dict[Ref, list[int]], values: Sequence[str]
) -> Iterator[tuple[int, tuple[int, ...]]]:
    for section in document.facts.sections:
        inside: tuple[Paragraph, ...] = document.facts.paragraphs[section.first : section.last]
        indexes = tuple(index for one in inside for index in at.get(one.ref, ()))
        yield sum(len(one.text) for one in inside) - sum(len(values[index]) for index in indexes), indexes


def _line_limits(profile: Profile) -> Iterator[float]:
    yield 1.0
    yield from _numbers(profile, "lines")
    yield from _numbers(profile, "lines_centred")


def _numbers(profile: Profile, name: str) -> Iterator[float]:
    """Giá trị của một giới hạn cùng tên ở mọi phép kiểm tra, bỏ giới hạn không phải một con số."""
    for limits in profile.limits.values():
        if limits.has_number(name):
            yield limits.number(name)

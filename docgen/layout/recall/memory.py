"""Sổ nhớ của một tiến trình: văn bản nào đã được xét trọn và không có lỗi, nhớ theo hình dạng và bộ xương giá trị."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from docgen.layout.components.values import Document, Surroundings
from docgen.layout.examine import Examination
from docgen.layout.facts.values import Paragraph, Ref, printed
from docgen.layout.profile import Profile
from docgen.layout.recall.places import Place, place_of
from docgen.layout.recall.roles import plain_paragraphs, sizes_settled
from docgen.layout.recall.skeleton import Skeletons
from docgen.layout.recall.vocabulary import Vocabulary
from docgen.model.rendering import Trace

_MOST_VALUES = 400
_LONGEST = 20_000
"""Tổng độ dài giá trị; quá mức ấy thì còn phải xét cả việc từ chối tệp dài."""
_MOST_ANSWERS = 20_000
_RATIOS = (0.38, 0.46)
"""Vạch dưới trích yếu dài ngần ấy phần của dòng chữ thì đúng là vạch được kẻ theo dòng chữ."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """Cách tính khóa của mọi văn bản cùng hình dạng.

    `literal`: các giá trị nhớ nguyên chữ; `counted`: với mỗi phần, số ký tự cố định và các giá trị in trong phần ấy.
    """

    places: tuple[Place, ...]
    literal: tuple[int, ...]
    counted: tuple[tuple[int, tuple[int, ...]], ...]


@dataclass(slots=True)
class _Known:
    """Điều đã biết về một hình dạng; `keys`: khóa đã tính của từng đoạn, vì phần lớn giá trị lặp lại cả mẻ."""

    plan: _Plan
    answers: dict[Hashable, tuple[str, ...]] = field(default_factory=dict)
    keys: dict[tuple[int, tuple[str, ...]], Hashable] = field(default_factory=dict)


class Recall:
    """Sổ nhớ cho một hồ sơ và một cơ quan. Chỉ văn bản đã được xét trọn và không có lỗi mới được ghi."""

    def __init__(self, profile: Profile, office: Surroundings) -> None:
        self._skeletons = Skeletons(Vocabulary.of(office))
        self._shapes: dict[Hashable, _Known] = {}
        self._lines = tuple(sorted(_line_limits(profile)))
        self._page = next(_numbers(profile, "one_page"), 0.0)

    def known(self, trace: Trace) -> tuple[str, ...] | None:
        """Mã các luật được nhắc của một văn bản đã được chứng tỏ là không có lỗi; None: phải xét trọn."""
        known = self._shapes.get(trace.shape)
        if known is None or not _small(trace.values):
            return None
        key = self._key(known, trace.values)
        return None if key is None else known.answers.get(key)

    def learn(self, trace: Trace, examination: Examination) -> None:
        """Ghi kết quả xét trọn của văn bản mang dấu vết ấy; văn bản có lỗi, hay khó nói chắc, thì không ghi."""
        if examination.errors or not _small(trace.values) or not _ruled_by_text(examination.document):
            return
        plan = _plan(trace, examination.document)
        if plan is None:
            return
        known = self._shapes.setdefault(trace.shape, _Known(plan))
        if known.plan != plan:
            # Cùng hình dạng mà đọc ra khác: chữ nguyên văn đổi cách hiểu cả văn bản. Giữ cách nhớ được nhiều hơn.
            if len(known.plan.places) >= len(plan.places):
                return
            known = self._shapes[trace.shape] = _Known(plan)
        key = self._key(known, trace.values)
        if key is not None and len(known.answers) < _MOST_ANSWERS:
            known.answers[key] = examination.rules

    def _key(self, known: _Known, values: Sequence[str]) -> Hashable | None:
        plan, keys = known.plan, known.keys
        if len(keys) > _MOST_ANSWERS:
            keys.clear()
        parts: list[Hashable] = []
        for position, place in enumerate(plan.places):
            own = tuple([values[index] for index in place.indexes])
            part = keys.get((position, own))
            if part is None:
                part = place.key(own, self._skeletons, self._lines)
                if part is None:
                    return None
                keys[position, own] = part
            parts.append(part)
        long = tuple(count + sum(len(values[one]) for one in inside) > self._page for count, inside in plan.counted)
        return (tuple(parts), tuple([values[index] for index in plan.literal]), long)


def _small(values: Sequence[str]) -> bool:
    return len(values) <= _MOST_VALUES and sum(map(len, values)) <= _LONGEST


def _plan(trace: Trace, document: Document) -> _Plan | None:
    at: dict[Ref, list[int]] = {}
    for index, where in enumerate(trace.where()):
        at.setdefault(Ref(*where), []).append(index)
    plain = plain_paragraphs(document)
    starts = _heading_ends(document)
    places: list[Place] = []
    growing: dict[Ref, int] = {}
    for ref, indexes in at.items():
        ruled = _room_above_rule(document, ref)
        if ref not in plain or ruled is None:
            continue
        own = [trace.values[index] for index in indexes]
        place = place_of(plain[ref], tuple(indexes), own, after=starts.get(ref, 0), ruled=ruled)
        if place is not None and not (ruled and place.mixed):
            places.append(place)
            growing[ref] = sum(map(printed, own))
    if not sizes_settled(document, growing):
        return None
    kept = {index for place in places for index in place.indexes}
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

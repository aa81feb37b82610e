"""Văn bản đã xét và vết điền → cách tính khóa của mọi văn bản cùng hình dạng với nó."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from docgen.layout.components.values import Document
from docgen.layout.facts.values import Paragraph, Ref, printed
from docgen.layout.recall.apart import ApartPlace, apart_paragraphs, apart_place
from docgen.layout.recall.head import HeadPlace, head_of
from docgen.layout.recall.places import Place, place_of
from docgen.layout.recall.roles import hidden_by_values, plain_paragraphs, sizes_settled
from docgen.model.rendering import Spot, Trace

_RATIOS = (0.38, 0.46)
"""Vạch dưới trích yếu dài ngần ấy phần của dòng chữ thì đúng là vạch được kẻ theo dòng chữ."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Cách tính khóa của mọi văn bản cùng hình dạng.

    `places`: từng đoạn và số thứ tự các giá trị của nó; `apart`: từng chỗ xét riêng được và số thứ tự các giá trị in ở
    những chỗ như thế; `head`: như vậy, cho đầu văn bản; `literal`: các giá trị nhớ nguyên chữ; `counted`: với mỗi phần,
    số ký tự cố định và các giá trị in trong phần ấy.
    """

    places: tuple[tuple[tuple[int, ...], Place], ...]
    apart: tuple[tuple[ApartPlace, tuple[int, ...]], ...]
    head: tuple[HeadPlace, tuple[int, ...]] | None
    literal: tuple[int, ...]
    counted: tuple[tuple[int, tuple[int, ...]], ...]

    def joined(self, other: Plan, values: Sequence[str]) -> Plan | None:
        """Cách tính khóa biết mọi chỗ xét riêng của cả hai; chính nó khi đã biết hết; None khi hai cách trái nhau.

        `values`: giá trị của văn bản cho `other`; chỗ nó không biết thì giá trị phải trống, vì đoạn trống không nói gì.
        """
        if (self.places, self.head, self.counted) != (other.places, other.head, other.counted):
            return None
        mine, theirs = self._apart_values(), other._apart_values()
        if any(theirs.get(index, place if not values[index] else None) != place for index, place in mine.items()):
            return None
        if theirs.keys() <= mine.keys():
            return self
        both = mine | theirs
        literal = tuple(index for index in self.literal if index not in both)
        return replace(self, apart=_gathered(both), literal=literal)

    def _apart_values(self) -> dict[int, ApartPlace]:
        return {index: place for place, indexes in self.apart for index in indexes}


def plan_of(trace: Trace, document: Document, units: tuple[str, ...], *, apart: bool) -> Plan | None:
    """Cách tính khóa; None khi cỡ chữ của cả bài, hay đoạn nào bị bỏ qua, còn tùy giá trị.

    `units`: xem `place_of`; `apart`: hồ sơ cho xét riêng từng đoạn.
    """
    spots = trace.where()
    at: dict[Ref, list[int]] = {}
    for index, spot in enumerate(spots):
        at.setdefault(Ref(spot.part, spot.ordinal), []).append(index)
    if hidden_by_values(document, {ref: spots[indexes[0]].before for ref, indexes in at.items()}):
        return None
    alone = dict(_apart(trace.values, spots, document, at)) if apart else {}
    head = head_of(document, at, trace.values, spots) if apart else None
    plain = plain_paragraphs(document, {ref for ref, (index, *_) in at.items() if index not in alone})
    starts = _heading_ends(document)
    places: list[tuple[tuple[int, ...], Place]] = []
    growing: dict[Ref, int] = {}
    for ref, indexes in at.items():
        ruled = _room_above_rule(document, ref)
        if ref not in plain or ruled is None or indexes[0] in alone:
            continue
        own = [trace.values[index] for index in indexes]
        paragraph, role = plain[ref]
        before = [spots[index].before for index in indexes]
        place = place_of(paragraph, own, before, role=role, after=starts.get(ref, 0), ruled=ruled, units=units)
        if place is not None and not (ruled and place.mixed):
            places.append((tuple(indexes), place))
            growing[ref] = sum(map(printed, own))
    if not sizes_settled(document, growing):
        return None
    kept = {index for indexes, _ in places for index in indexes} | alone.keys() | {*(head[1] if head else ())}
    literal = tuple(index for index in range(len(trace.values)) if index not in kept)
    return Plan(tuple(places), _gathered(alone), head, literal, tuple(_counted(document, at, trace.values)))


def _apart(
    values: Sequence[str], spots: Sequence[Spot], document: Document, at: Mapping[Ref, Sequence[int]]
) -> Iterator[tuple[int, ApartPlace]]:
    """Số thứ tự giá trị → chỗ xét riêng được của nó; chỗ trống thì theo chỗ có chữ in từ cùng một nơi của mẫu."""
    known: dict[Hashable, ApartPlace] = {}
    waiting: list[tuple[int, Paragraph]] = []
    for paragraph in apart_paragraphs(document, at.keys()):
        index, *more = at[paragraph.ref]
        if more:
            continue
        place = known.get(spots[index].slot)
        if place is None or not place.fits(paragraph, values[index]):
            place = apart_place(paragraph, spots[index].before, values[index])
        if place is None:
            waiting.append((index, paragraph))
            continue
        if spots[index].slot is not None:
            known[spots[index].slot] = place
        yield index, place
    for index, paragraph in waiting:
        place = known.get(spots[index].slot)
        if place is not None and place.fits(paragraph, values[index]):
            yield index, place


def _gathered(apart: Mapping[int, ApartPlace]) -> tuple[tuple[ApartPlace, tuple[int, ...]], ...]:
    """Các chỗ theo thứ tự giá trị đầu tiên của chúng."""
    found: dict[ApartPlace, list[int]] = {}
    for index in sorted(apart):
        found.setdefault(apart[index], []).append(index)
    return tuple((place, tuple(indexes)) for place, indexes in found.items())


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


def ruled_by_text(document: Document) -> bool:
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

"""Văn bản đã xét và vết điền → cách tính khóa của mọi văn bản cùng hình dạng với nó."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.layout.components.values import Document
from docgen.layout.facts.values import Paragraph, Ref, printed
from docgen.layout.recall.places import Place, place_of
from docgen.layout.recall.roles import plain_paragraphs, sizes_settled
from docgen.model.rendering import Trace

_RATIOS = (0.38, 0.46)
"""Vạch dưới trích yếu dài ngần ấy phần của dòng chữ thì đúng là vạch được kẻ theo dòng chữ."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Cách tính khóa của mọi văn bản cùng hình dạng.

    `places`: từng đoạn và số thứ tự các giá trị của nó; `literal`: các giá trị nhớ nguyên chữ; `counted`: với mỗi phần,
    số ký tự cố định và các giá trị in trong phần ấy.
    """

    places: tuple[tuple[tuple[int, ...], Place], ...]
    literal: tuple[int, ...]
    counted: tuple[tuple[int, tuple[int, ...]], ...]


def plan_of(trace: Trace, document: Document, units: tuple[str, ...]) -> Plan | None:
    """Cách tính khóa; None khi cỡ chữ của cả bài còn tùy giá trị dài ngắn. `units`: xem `place_of`."""
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
        paragraph, role = plain[ref]
        place = place_of(paragraph, own, role=role, after=starts.get(ref, 0), ruled=ruled, units=units)
        if place is not None and not (ruled and place.mixed):
            places.append((tuple(indexes), place))
            growing[ref] = sum(map(printed, own))
    if not sizes_settled(document, growing):
        return None
    kept = {index for indexes, _ in places for index in indexes}
    literal = tuple(index for index in range(len(trace.values)) if index not in kept)
    return Plan(tuple(places), literal, tuple(_counted(document, at, trace.values)))


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

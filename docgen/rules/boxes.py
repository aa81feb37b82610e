"""Nhiều ô → vài vùng nói được bằng lời: mỗi chiều một số đoạn, chiều nào không ràng buộc thì không nói."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import TypeAlias

from docgen.rules.cells import EVENT, Cell, Dimension

Box: TypeAlias = tuple[frozenset[int], ...]
"""Với mỗi chiều, các đoạn thuộc vùng; mọi tổ hợp có thể xảy ra của chúng đều thuộc vùng."""


def boxes(cells: Collection[Cell], possible: frozenset[Cell], dimensions: Sequence[Dimension]) -> list[Box]:
    """Các vùng phủ đúng `cells`, vùng nhiều ô đứng trước; `possible`: mọi ô có thể xảy ra."""
    wanted = frozenset(cells)
    wholes = [frozenset(range(len(one.values))) for one in dimensions]
    found: dict[Box, int] = {}
    for box in _split(wanted):
        wide = _widened(box, wanted, possible, wholes)
        found[wide] = sum(1 for _ in _members(wide, possible))
    kept: list[Box] = []
    left = set(wanted)
    for box in sorted(found, key=lambda one: (-found[one], [sorted(places) for places in one])):
        covered = left.intersection(_members(box, possible))
        if covered:
            kept.append(box)
            left -= covered
    return kept


def told(box: Box, dimensions: Sequence[Dimension]) -> str:
    """Vùng bằng lời: chỉ những chiều có đoạn bị loại ra."""
    bound = [
        (dimension, sorted(places))
        for dimension, places in zip(dimensions, box, strict=True)
        if len(places) < len(dimension.values)
    ]
    events = [one for one in dimensions if one.id.startswith(EVENT)]
    none = [one for one, places in bound if one in events and places == [0]]
    parts = [f"{one.label}: {_values(places, one)}" for one, places in bound if events != none or one not in none]
    if events and events == none:
        parts.append("không trường hợp nào được ghi nhận")
    return "; ".join(parts) or "mọi trường hợp"


def _values(places: list[int], dimension: Dimension) -> str:
    """Các đoạn liền nhau nói gộp từ đầu đến cuối; gần như mọi đoạn thì nói những đoạn bị loại ra."""
    values = dimension.values
    if len(places) == 1:
        return values[places[0]].text
    ranged = all(values[one].low != values[one].high for one in places)
    if ranged and dimension.better and places == list(range(places[0], places[-1] + 1)):
        return dimension.span(places[0], places[-1])
    left_out = [one for one in range(len(values)) if one not in places]
    if len(left_out) < len(places):
        return f"trừ trường hợp {'; '.join(values[one].text for one in left_out)}"
    return " hoặc ".join(values[one].text for one in places)


def _split(cells: frozenset[Cell]) -> Iterator[Box]:
    """Tách theo từng chiều; những đoạn có phần còn lại như nhau đi chung."""
    if not cells:
        return
    if not next(iter(cells)):
        yield ()
        return
    tails: dict[int, set[Cell]] = {}
    for first, *rest in cells:
        tails.setdefault(first, set()).add(tuple(rest))
    alike: dict[frozenset[Cell], set[int]] = {}
    for place, rests in tails.items():
        alike.setdefault(frozenset(rests), set()).add(place)
    for rests_of_all, places in alike.items():
        for box in _split(rests_of_all):
            yield (frozenset(places), *box)


def _widened(box: Box, wanted: frozenset[Cell], possible: frozenset[Cell], wholes: Sequence[frozenset[int]]) -> Box:
    """Nới từng chiều hết cỡ khi vùng nới ra vẫn chỉ gồm những ô đã có."""
    for place, whole in enumerate(wholes):
        wide = (*box[:place], whole, *box[place + 1 :])
        if all(cell in wanted for cell in _members(wide, possible)):
            box = wide
    return box


def _members(box: Box, possible: frozenset[Cell]) -> Iterator[Cell]:
    return (cell for cell in product(*box) if cell in possible)

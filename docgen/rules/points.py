"""Điểm đại diện: khoảng chỉ số + mọi ngưỡng của quy định → đủ các giá trị cần xét để không bỏ sót giá trị nào."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise, product

from docgen.model.band import HUNDRED, Band
from docgen.regulations.schema import Condition, Measure, Regulation
from docgen.rules.measures import Facts

_UNIT = frozenset({Measure.UNIT_INDEX})
_FIELDS = frozenset({Measure.FIELD_INDEX, Measure.ANY_FIELD_INDEX})


@dataclass(frozen=True, slots=True)
class Region:
    """Một đoạn giá trị cho cùng câu trả lời với mọi điều kiện; `sample` là một giá trị trong đoạn.

    Đoạn bắt đầu từ `start` (kể cả `start` khi `closed`) và kéo đến đầu đoạn sau.
    """

    sample: Fraction
    start: Fraction
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Point:
    """Một giả định về số đúng: chỉ số của đơn vị và chỉ số từng lĩnh vực, theo thứ tự lĩnh vực của cơ quan."""

    unit_index: Fraction
    fields: tuple[Fraction, ...] = ()


@dataclass(frozen=True, slots=True)
class Axis:
    """Một chỉ số và các đoạn của nó; `field` trống là chỉ số của đơn vị."""

    field: str | None
    regions: tuple[Region, ...]

    @property
    def measure(self) -> Measure:
        """Đại lượng của trục, để tra câu hỏi khi chỉ số này thiếu."""
        return Measure.FIELD_INDEX if self.field else Measure.UNIT_INDEX


def axes(facts: Facts, regulation: Regulation) -> tuple[Axis, ...]:
    """Trục của chỉ số đơn vị, rồi trục của từng lĩnh vực; chỉ số có số đúng cho trục một đoạn."""
    unit = Axis(None, regions(facts.unit_index, regulation, _UNIT))
    return unit, *(Axis(field, regions(band, regulation, _FIELDS)) for field, band in facts.fields.items())


def points(lines: Sequence[Axis]) -> Iterator[tuple[tuple[int, ...], Point]]:
    """Mọi tổ hợp đoạn: chỉ số đoạn trên từng trục, và điểm đại diện."""
    for index in product(*(range(len(axis.regions)) for axis in lines)):
        unit, *fields = (axis.regions[place].sample for axis, place in zip(lines, index, strict=True))
        yield index, Point(unit, tuple(fields))


def regions(band: Band, regulation: Regulation, measures: frozenset[Measure]) -> tuple[Region, ...]:
    """Chia một khoảng thành các đoạn mà trong mỗi đoạn mọi điều kiện trên `measures` trả lời như nhau, từ thấp lên."""
    low = Fraction(band.low)
    if band.exact:
        return (Region(low, low),)
    high = Fraction(band.high)
    conditions = [entry for entry in conditions_of(regulation) if entry.measure in measures]
    ends = [low, *sorted(bound for bound in _bounds(conditions) if low < bound < high), high]
    pieces: list[Region] = []
    for start, end in pairwise(ends):
        pieces += [Region(start, start), Region((start + end) / 2, start, closed=False)]
    if band.high == HUNDRED:
        pieces.append(Region(high, high))
    return _merged(pieces, conditions)


def conditions_of(regulation: Regulation) -> Iterator[Condition]:
    """Mọi điều kiện mà quy định đem ra so."""
    for level in regulation.levels:
        yield from level.minimum
        yield from level.literal
    for ground in regulation.grounds:
        yield from ground.conditions
        yield from ground.narrow
    for gap in regulation.gaps:
        yield from gap.conditions


def _merged(pieces: Sequence[Region], conditions: Sequence[Condition]) -> tuple[Region, ...]:
    kept = [pieces[0]]
    answers = _answers(pieces[0], conditions)
    for piece in pieces[1:]:
        now = _answers(piece, conditions)
        if now != answers:
            kept.append(piece)
            answers = now
    return tuple(kept)


def _answers(region: Region, conditions: Sequence[Condition]) -> tuple[bool, ...]:
    return tuple(condition.admits(region.sample) for condition in conditions)


def _bounds(conditions: Sequence[Condition]) -> set[Fraction]:
    return {bound for condition in conditions for bound in condition.bounds}

"""Điểm đại diện: khoảng chỉ số + mọi ngưỡng của quy định → đủ các giá trị cần xét để không bỏ sót giá trị nào."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import pairwise, product
from math import ceil, floor

from docgen.model.band import HUNDRED, Band
from docgen.regulations.conditions import Condition, Measure
from docgen.regulations.schema import Regulation
from docgen.rules.measures import Facts
from docgen.rules.quantities import Span

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
    """Một giả định về số đúng: chỉ số của đơn vị, chỉ số từng lĩnh vực theo thứ tự lĩnh vực của cơ quan, và các số liệu
    mà quy định tự khai.
    """

    unit_index: Fraction
    fields: tuple[Fraction, ...] = ()
    quantities: Mapping[str, Fraction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Axis:
    """Một chỉ số hay số liệu và các đoạn của nó; `field`: lĩnh vực, khi đó là chỉ số lĩnh vực."""

    measure: str
    regions: tuple[Region, ...]
    field: str | None = None


def axes(facts: Facts, regulation: Regulation) -> tuple[Axis, ...]:
    """Trục của chỉ số đơn vị, của từng lĩnh vực, rồi của từng số liệu tự khai; số đúng cho trục một đoạn."""
    unit = Axis(Measure.UNIT_INDEX, regions(facts.unit_index, regulation, _UNIT))
    fields = (
        Axis(Measure.FIELD_INDEX, regions(band, regulation, _FIELDS), field) for field, band in facts.fields.items()
    )
    own = (Axis(name, regions_of(span, name, regulation)) for name, span in facts.quantities.items())
    return unit, *fields, *own


def points(lines: Sequence[Axis]) -> Iterator[tuple[tuple[int, ...], Point]]:
    """Mọi tổ hợp đoạn: chỉ số đoạn trên từng trục, và điểm đại diện."""
    first = 1 + sum(axis.field is not None for axis in lines)
    names = [axis.measure for axis in lines[first:]]
    for index in product(*(range(len(axis.regions)) for axis in lines)):
        unit, *others = (axis.regions[place].sample for axis, place in zip(lines, index, strict=True))
        fields, own = others[: first - 1], others[first - 1 :]
        yield index, Point(unit, tuple(fields), dict(zip(names, own, strict=True)))


def exact_point(facts: Facts) -> Point | None:
    """Điểm duy nhất khi mọi số đều biết đúng; None khi còn một khoảng."""
    if not facts.unit_index.exact or not all(band.exact for band in facts.fields.values()):
        return None
    if not all(span.exact for span in facts.quantities.values()):
        return None
    fields = tuple([_fraction(band.low) for band in facts.fields.values()])
    return Point(_fraction(facts.unit_index.low), fields, {name: span.low for name, span in facts.quantities.items()})


# Chỉ số ghi tới phần trăm của phần trăm thì chỉ có vài nghìn giá trị.
@lru_cache(maxsize=1 << 14)
def _fraction(value: Decimal) -> Fraction:
    return Fraction(value)


def regions(band: Band, regulation: Regulation, measures: frozenset[Measure]) -> tuple[Region, ...]:
    """Chia một khoảng thành các đoạn mà trong mỗi đoạn mọi điều kiện trên `measures` trả lời như nhau, từ thấp lên."""
    low = Fraction(band.low)
    if band.exact:
        return (Region(low, low),)
    conditions = [entry for entry in regulation.conditions() if entry.measure in measures]
    return _pieces(low, Fraction(band.high), conditions, closed=band.high == HUNDRED)


def regions_of(span: Span, name: str, regulation: Regulation) -> tuple[Region, ...]:
    """Như `regions`, cho một đại lượng khác; số đếm và có hay không thì chỉ lấy số nguyên."""
    if span.exact:
        return (Region(span.low, span.low),)
    conditions = [entry for entry in regulation.conditions() if entry.measure == name]
    high = span.high
    if high is None:
        high = max((*_bounds(conditions), span.low)) + 2
    if not span.whole:
        return _pieces(span.low, high, conditions, closed=True)
    # Giữa hai ngưỡng thì số nguyên nào cũng cho cùng câu trả lời: chỉ xét đầu khoảng và các số sát từng ngưỡng.
    edges = {int(span.low), *(floor(bound) + step for bound in _bounds(conditions) for step in (0, 1))}
    edges |= {ceil(bound) for bound in _bounds(conditions)}
    numbers = [Fraction(number) for number in sorted(edges) if span.low <= number <= high]
    return _merged([Region(number, number) for number in numbers], conditions)


def _pieces(low: Fraction, high: Fraction, conditions: Sequence[Condition], *, closed: bool) -> tuple[Region, ...]:
    ends = [low, *sorted(bound for bound in _bounds(conditions) if low < bound < high), high]
    pieces: list[Region] = []
    for start, end in pairwise(ends):
        pieces += [Region(start, start), Region((start + end) / 2, start, closed=False)]
    if closed:
        pieces.append(Region(high, high))
    return _merged(pieces, conditions)


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

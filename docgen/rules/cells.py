"""Không gian của một quy định: mọi điều kiện là ngưỡng trên hữu hạn đại lượng nên chỉ có hữu hạn ô, xét hết được.

Trong một ô, mọi điều kiện trả lời như nhau; một điểm đại diện nói thay cả ô.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations_with_replacement, product
from math import ceil
from typing import TypeAlias

from docgen.model.band import UNKNOWN
from docgen.model.classification import CriteriaCount
from docgen.regulations.conditions import Measure, QuantityUnit, conditions_in
from docgen.regulations.schema import Regulation
from docgen.rules.levels import Outcome, outcome_at
from docgen.rules.measures import Facts
from docgen.rules.needs import MEASURE_LABELS, SHARES, event_label, measure_label
from docgen.rules.points import Point, Region, regions, regions_of
from docgen.rules.quantities import WHOLE, Span
from docgen.rules.wording import spoken

FIELDS = "linh_vuc"
EVENT = "truong_hop."
_FIELD = frozenset({Measure.FIELD_INDEX, Measure.ANY_FIELD_INDEX})
_SHARE, _WHOLLY, _NOT_DONE = Measure.FAILING_SHARE, Measure.FAILING_IN_EVERY_ASPECT_SHARE, Measure.NOT_DONE
_ONE, _HUNDRED = Fraction(1), Fraction(100)
_SPANS = {
    _SHARE: Span(Fraction(0), _ONE),
    _WHOLLY: Span(Fraction(0), _ONE),
    _NOT_DONE: Span(Fraction(0), None, whole=True),
    Measure.HIGH_EFFECT: Span(Fraction(0), _ONE, whole=True),
    Measure.TASK_SHARE: Span(Fraction(0), _ONE),
    Measure.LIABILITIES: Span(Fraction(0), None, whole=True),
}
_YES_NO = frozenset({Measure.HIGH_EFFECT})
_LESS_IS_BETTER = frozenset({_SHARE, _WHOLLY, _NOT_DONE, Measure.LIABILITIES})


@dataclass(frozen=True, slots=True)
class Value:
    """Một đoạn của một chiều: cách nói, giá trị đại diện, hai đầu của đoạn.

    `example`: giá trị đại diện bằng chữ; `fields`: chỉ số các lĩnh vực, None khi không xét.
    """

    text: str
    sample: Fraction
    low: Fraction
    high: Fraction
    low_in: bool = True
    example: str = ""
    fields: tuple[Fraction, ...] | None = None


@dataclass(frozen=True, slots=True)
class Dimension:
    """Một chiều: đại lượng, tên gọi, các đoạn từ thấp lên; `better`: 1 khi cao hơn là tốt hơn, -1 khi thấp hơn."""

    id: str
    label: str
    values: tuple[Value, ...]
    better: int

    def span(self, first: int, last: int) -> str:
        """Cách nói gộp những đoạn liền nhau: `từ 60% đến dưới 90%`."""
        start, end = self.values[first].text, self.values[last].text
        lower = start.split(" đến ")[0] if first else ""
        upper = _upper(end) if last + 1 < len(self.values) else ""
        return f"{lower} {upper}".strip() or "bất kỳ"

    @property
    def best(self) -> int:
        """Thứ tự đoạn tốt nhất; chiều không có tốt xấu thì đoạn đầu."""
        return len(self.values) - 1 if self.better > 0 else 0


Cell: TypeAlias = tuple[int, ...]
"""Thứ tự đoạn trên từng chiều."""
Said: TypeAlias = Callable[[Fraction], str]


class Space:
    """Mọi ô của một quy định và kết quả ở từng ô theo cách đọc mức tối thiểu."""

    def __init__(self, regulation: Regulation, dimensions: Sequence[Dimension] | None = None) -> None:
        """`dimensions`: các chiều để chia ô, khi phải có đủ ngưỡng của nhiều cách đọc."""
        self.regulation = regulation
        self.dimensions = tuple(dimensions) if dimensions is not None else dimensions_of(regulation)
        self._places = {one.id: place for place, one in enumerate(self.dimensions)}
        self._index = [n for n, one in enumerate(self.dimensions) if one.id in (Measure.UNIT_INDEX, FIELDS)]
        self._index += [n for n, one in enumerate(self.dimensions) if one.id in regulation.quantities]
        self._others = [n for n, one in enumerate(self.dimensions) if n not in self._index or one.id == FIELDS]
        self._facts: dict[Cell, Facts] = {}
        self._points: dict[Cell, Point] = {}

    def cells(self) -> Iterator[Cell]:
        """Mọi ô có thể xảy ra."""
        return filter(self._possible, product(*(range(len(one.values)) for one in self.dimensions)))

    def at(self, cell: Cell) -> tuple[Facts, Point]:
        """Số liệu và điểm đại diện của một ô; mỗi phần tính một lần cho mọi ô có chung nó."""
        others, index = tuple([cell[n] for n in self._others]), tuple([cell[n] for n in self._index])
        facts, point = self._facts.get(others), self._points.get(index)
        if facts is None:
            facts = self._facts[others] = self._facts_at(cell)
        if point is None:
            point = self._points[index] = self._point_at(cell)
        return facts, point

    def outcome(self, cell: Cell) -> Outcome:
        """Kết quả ở một ô."""
        facts, point = self.at(cell)
        return outcome_at(point, facts, self.regulation)

    def value(self, cell: Cell, dimension: str) -> Value | None:
        """Đoạn của một chiều tại ô; None khi quy định không xét chiều ấy."""
        place = self._places.get(dimension)
        return None if place is None else self.dimensions[place].values[cell[place]]

    def _point_at(self, cell: Cell) -> Point:
        unit, fields = self.value(cell, Measure.UNIT_INDEX), self.value(cell, FIELDS)
        quantities = {
            one.id: one.values[place].sample
            for one, place in zip(self.dimensions, cell, strict=True)
            if one.id in self.regulation.quantities
        }
        return Point(unit.sample if unit else Fraction(0), (fields.fields or ()) if fields else (), quantities)

    def _facts_at(self, cell: Cell) -> Facts:
        fields = self.value(cell, FIELDS)
        scalars: dict[str, Fraction] = {measure: self._sample(cell, measure) for measure in _SPANS}
        events = frozenset(
            one.id.removeprefix(EVENT)
            for one, place in zip(self.dimensions, cell, strict=True)
            if one.id.startswith(EVENT) and one.values[place].sample
        )
        return _facts(scalars, events, None if fields is None else fields.fields)

    def _sample(self, cell: Cell, measure: str) -> Fraction:
        value = self.value(cell, measure)
        # Chiều không xét thì lấy giá trị vô hại: mọi nhiệm vụ hoàn thành, không tiêu chí nào hỏng.
        return value.sample if value else Fraction(measure == Measure.TASK_SHARE)

    def _possible(self, cell: Cell) -> bool:
        """Tiêu chí hỏng cả ba mặt hay không thực hiện cũng là tiêu chí chưa bảo đảm."""
        share, wholly, idle = (self.value(cell, measure) for measure in (_SHARE, _WHOLLY, _NOT_DONE))
        if share and wholly and (wholly.low > share.high or (wholly.low == share.high and not wholly.low_in)):
            return False
        return not (idle and idle.sample and ((share and not share.high) or (wholly and not wholly.high)))


def _upper(text: str) -> str:
    """Cận trên trong cách nói một đoạn: `đến dưới 80%`, `dưới 60%`, `bằng 0%`."""
    _, sign, rest = text.rpartition("đến ")
    return f"{sign}{rest}" if sign else text


def dimensions_of(regulation: Regulation) -> tuple[Dimension, ...]:
    """Các chiều mà điều kiện của quy định đem ra so."""
    found = [_scalar(measure, span, regulation) for measure, span in _SPANS.items() if regulation.uses(measure)]
    if regulation.uses(Measure.UNIT_INDEX):
        pieces = regions(UNKNOWN, regulation, frozenset({Measure.UNIT_INDEX}))
        values = _values(pieces, _HUNDRED, lambda number: f"{spoken(number)}%")
        found.append(Dimension(Measure.UNIT_INDEX, MEASURE_LABELS[Measure.UNIT_INDEX], values, 1))
    if any(map(regulation.uses, _FIELD)):
        found.append(_fields(regulation))
    found += [_quantity(name, regulation) for name in regulation.compared]
    points = dict.fromkeys(entry.point for entry in regulation.conditions() if entry.measure == Measure.EVENT)
    found += [_event(point, regulation) for point in points if point]
    return tuple(found)


def _facts(scalars: Mapping[str, Fraction], events: frozenset[str], fields: tuple[Fraction, ...] | None) -> Facts:
    return Facts(
        criteria=CriteriaCount(1, 0, 0, 0),
        failing=(),
        scalars=scalars,
        events=events,
        uncounted=(),
        uncounted_questions=frozenset(),
        unnamed=(),
        agency=fields is not None,
        unit_index=UNKNOWN,
        fields=dict.fromkeys(map(str, range(len(fields or ()))), UNKNOWN),
        missing=frozenset(),
        late_fields=False,
        quantities={},
    )


def _scalar(measure: Measure, span: Span, regulation: Regulation) -> Dimension:
    pieces = regions_of(span, measure, regulation)
    if measure in _YES_NO:
        values = _yes_no(pieces)
    elif measure in SHARES:
        values = _values(pieces, _ONE, lambda number: f"{spoken(number * 100)}%")
    else:
        values = _numbers(pieces)
    return Dimension(measure, MEASURE_LABELS[measure], values, -1 if measure in _LESS_IS_BETTER else 1)


def _quantity(name: str, regulation: Regulation) -> Dimension:
    quantity = regulation.quantities[name]
    whole = quantity.unit in WHOLE
    pieces = regions_of(Span(Fraction(0), quantity.maximum, whole), name, regulation)
    if quantity.unit is QuantityUnit.YES_NO:
        values = _yes_no(pieces)
    elif whole:
        values = _numbers(pieces)
    else:
        sign = "%" if quantity.unit is QuantityUnit.PERCENT else ""
        values = _values(pieces, quantity.maximum, lambda number: f"{spoken(number)}{sign}")
    return Dimension(name, measure_label(name, regulation), values, _direction(name, regulation))


def _direction(name: str, regulation: Regulation) -> int:
    """Mức đòi từ một ngưỡng, hay trường hợp bất lợi là dưới một ngưỡng, thì cao hơn là tốt hơn; 0 khi trái nhau."""
    wanted = [one for level in regulation.levels for one in conditions_in(level.minimum) if one.measure == name]
    feared = [one for ground in regulation.grounds for one in conditions_in(ground.conditions) if one.measure == name]
    signs = {_sign(one.at_least, one.more_than) for one in wanted}
    signs |= {-_sign(one.at_least, one.more_than) for one in feared}
    return signs.pop() if len(signs) == 1 else 0


def _sign(*lower_bounds: Fraction | None) -> int:
    return 1 if any(bound is not None for bound in lower_bounds) else -1


def _event(point: str, regulation: Regulation) -> Dimension:
    none, some = Fraction(0), Fraction(1)
    values = (
        Value("không có", none, none, none, example="không có"),
        Value("có", some, some, some, example="có"),
    )
    return Dimension(f"{EVENT}{point}", event_label(point, regulation), values, -1)


def _fields(regulation: Regulation) -> Dimension:
    """Người không thuộc cơ quan nêu tên; cơ quan không có lĩnh vực; một lĩnh vực; hai lĩnh vực thấp, cao."""
    pieces = _values(regions(UNKNOWN, regulation, _FIELD), _HUNDRED, lambda number: f"{spoken(number)}%")
    zero = Fraction(0)
    counts = {min(len(agency.fields), 2) for agency in regulation.agencies.values()}
    values = [Value("không xét", zero, zero, zero, example="không xét")]
    if 0 in counts:
        values.append(Value("cơ quan không có lĩnh vực nào", zero, zero, zero, example="không có", fields=()))
    if 1 in counts or 2 in counts:
        values += [
            Value(f"lĩnh vực {one.text}", zero, zero, zero, example=f"lĩnh vực {one.example}", fields=(one.sample,))
            for one in pieces
        ]
    if 2 in counts:
        for low, high in combinations_with_replacement(pieces, 2):
            if low is not high:
                text = f"một lĩnh vực {low.text}, một lĩnh vực {high.text}"
                example = f"một lĩnh vực {low.example}, một lĩnh vực {high.example}"
                values.append(Value(text, zero, zero, zero, example=example, fields=(low.sample, high.sample)))
    return Dimension(FIELDS, MEASURE_LABELS[Measure.FIELD_INDEX], tuple(values), 0)


def _yes_no(pieces: Sequence[Region]) -> tuple[Value, ...]:
    words = ("không", "có")
    return tuple(
        Value(words[int(one.sample)], one.sample, one.sample, one.sample, example=words[int(one.sample)])
        for one in pieces
    )


def _numbers(pieces: Sequence[Region]) -> tuple[Value, ...]:
    """Các đoạn của một số đếm: `0`, `từ 1 đến 3`, `từ 4`."""
    found = []
    for place, piece in enumerate(pieces):
        last = place + 1 == len(pieces)
        high = piece.start if last else pieces[place + 1].start - 1
        text = f"từ {piece.start}" if last else f"từ {piece.start} đến {high}"
        text = text if last or high != piece.start else str(high)
        found.append(Value(text, piece.start, piece.start, high, example=str(piece.start)))
    return tuple(found)


def _values(pieces: Sequence[Region], top: Fraction | None, said: Said) -> tuple[Value, ...]:
    found = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        high = following.start if following else top
        high_in = following is None or not following.closed
        found.append(_value(piece, high, high_in=high_in, last=following is None, said=said))
    return tuple(found)


def _value(piece: Region, high: Fraction | None, *, high_in: bool, last: bool, said: Said) -> Value:
    low, low_in = piece.start, piece.closed
    if high == low:
        return Value(f"bằng {said(low)}", low, low, low, example=said(low))
    start = f"{'từ' if low_in else 'trên'} {said(low)}" if low or not low_in else ""
    end = "" if last or high is None else f"{'đến' if high_in else 'đến dưới'} {said(high)}"
    text = f"{start} {end}".strip() if start else end.replace("đến dưới", "dưới").replace("đến", "đến hết", 1)
    sample = simplest(low, high, low_in=low_in, high_in=high_in)
    top = sample if high is None else high
    return Value(text or "bất kỳ", sample, low, top, low_in, example=said(sample))


def simplest(low: Fraction, high: Fraction | None, *, low_in: bool, high_in: bool) -> Fraction:
    """Số dễ nói nhất nằm giữa hai đầu: ít chữ số nhất, không ở sát đầu nếu tránh được."""
    if high is None:
        return low if low_in else low + 1
    middle = (low + high) / 2
    for step in (Fraction(10), Fraction(5), Fraction(1), Fraction(1, 10), Fraction(1, 20), Fraction(1, 100)):
        found = ceil(middle / step) * step
        if low < found < high:
            return found
    return middle

"""Phân tích một quy định trên mọi ô: chỗ trống, chỗ chồng, điều kiện thừa, chỗ tốt hơn mà mất mức, cách đọc khác."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from itertools import chain, pairwise

from docgen.model.classification import Status
from docgen.regulations.alternatives import read_so
from docgen.regulations.conditions import Measure
from docgen.regulations.parts import Gap
from docgen.regulations.schema import Regulation
from docgen.rules.boxes import boxes, told
from docgen.rules.cells import FIELDS, Cell, Dimension, Space, dimensions_of
from docgen.rules.conditions import HOLDS, allowed, proved
from docgen.rules.dead_conditions import dead_conditions
from docgen.rules.levels import Outcome, outcome_at
from docgen.rules.wording import level_names


class Kind(StrEnum):
    """Loại của điều tìm thấy."""

    GAP = "cho_trong"
    READING = "dua_vao_cach_doc"
    OVERLAP = "hai_muc"
    DEAD = "dieu_kien_thua"
    LOST = "tot_hon_ma_mat_muc"
    ALTERNATIVE = "cach_doc_khac"


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều tìm thấy: bao nhiêu ô, ở những vùng nào, ví dụ nhỏ nhất, các câu hỏi và điều khoản liên quan."""

    kind: Kind
    text: str
    cells: int
    regions: tuple[str, ...] = ()
    example: str = ""
    questions: tuple[str, ...] = ()
    citations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """Bảng của hai chiều (hay ba, mỗi đoạn của chiều thứ ba một bảng) khi mọi chiều khác ở giá trị tốt nhất.

    `literal`, `floor`: mức theo câu chữ, theo mức tối thiểu, ô nào không có mức thì None.
    """

    title: str
    rows: Dimension
    columns: Dimension
    literal: tuple[tuple[str | None, ...], ...]
    floor: tuple[tuple[str | None, ...], ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """Kết quả phân tích: các chiều; số ô, số ô có mức theo câu chữ, theo mức tối thiểu, số ô ở mức
    thấp nhất; các bảng; các điều tìm thấy.
    """

    regulation: str
    dimensions: tuple[Dimension, ...]
    cells: int
    literal: int
    floor: int
    lowest: int
    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...]


def analyse(regulation: Regulation) -> Analysis:
    """Xét hết mọi ô của một quy định; không cần hồ sơ nào."""
    survey = _Survey(regulation)
    levels = [(_letter(outcome), outcome.level) for outcome in survey.outcomes.values()]
    return Analysis(
        regulation=regulation.id,
        dimensions=survey.space.dimensions,
        cells=len(levels),
        literal=sum(letter is not None for letter, _ in levels),
        floor=sum(floor is not None for _, floor in levels),
        lowest=sum(floor == regulation.levels[-1].id for _, floor in levels),
        grids=tuple(survey.grids()),
        findings=tuple(
            chain(survey.gaps(), survey.readings(), survey.overlaps(), survey.dead(), survey.lost(), survey.others())
        ),
    )


def _letter(outcome: Outcome) -> str | None:
    """Mức theo đúng câu chữ."""
    return outcome.level if outcome.status is Status.DETERMINED else None


class _Survey:
    """Mọi ô và kết quả của chúng, và những cách nhìn chúng."""

    def __init__(self, regulation: Regulation) -> None:
        self.regulation = regulation
        variants = [read_so(regulation, one) for one in regulation.alternatives]
        self.space = Space(regulation, dimensions_of(_with_conditions_of(regulation, variants)))
        self.outcomes = {cell: self.space.outcome(cell) for cell in self.space.cells()}
        self.possible = frozenset(self.outcomes)
        self._best = tuple(one.best for one in self.space.dimensions)

    def gaps(self) -> Iterator[Finding]:
        """Các ô không có mức nào, theo câu hỏi; ô không có câu hỏi nào thì quy định chưa biết đến chỗ trống ấy."""
        yield from self._by_question(
            Kind.GAP, f"{self._text} không cho mức nào", lambda outcome: outcome.level is None, lambda outcome: ""
        )

    def readings(self) -> Iterator[Finding]:
        """Các ô mà mức dựa vào cách đọc: đúng câu chữ thì không có mức."""
        yield from self._by_question(
            Kind.READING,
            "Đúng câu chữ thì không có mức; theo mức tối thiểu là",
            lambda outcome: outcome.level is not None and outcome.status is Status.INTERPRETED,
            lambda outcome: outcome.level or "",
        )

    def overlaps(self) -> Iterator[Finding]:
        """Các ô mà câu chữ của hai mức cùng thỏa."""
        found: dict[tuple[str, str], list[Cell]] = {}
        beside: dict[str, dict[str, list[Cell]]] = {}
        for cell in sorted(self.possible):
            facts, point = self.space.at(cell)
            held = [one.id for one in self.regulation.grounds if proved(one.conditions, facts, point) is HOLDS]
            whole = [
                level.id
                for level in self.regulation.levels[:-1]
                if not level.unstated and allowed((*level.minimum, *level.literal), facts, point) is HOLDS
            ]
            banded = [name for name in whole if self.regulation.level(name).literal]
            for ground in held:
                if whole:
                    beside.setdefault(ground, {}).setdefault(whole[0], []).append(cell)
            for better, worse in pairwise(banded):
                found.setdefault((better, worse), []).append(cell)
        yield from self._beside_grounds(beside)
        for (one, other), cells in sorted(found.items()):
            levels = self.regulation.level(one), self.regulation.level(other)
            text = f"Câu chữ của hai mức {level_names([one, other], self.regulation)} cùng thỏa"
            yield self._finding(Kind.OVERLAP, text, cells, citations=tuple(str(level.citation) for level in levels))

    def _beside_grounds(self, beside: Mapping[str, Mapping[str, list[Cell]]]) -> Iterator[Finding]:
        """Trường hợp của mức thấp nhất thỏa cùng lúc với mọi điều kiện của một mức khác."""
        lowest = level_names([self.regulation.levels[-1].id], self.regulation)
        for ground in self.regulation.grounds:
            if ground.id not in beside:
                continue
            cells = [cell for group in beside[ground.id].values() for cell in group]
            levels = [level for level in self.regulation.levels if level.id in beside[ground.id]]
            names = level_names([level.id for level in levels], self.regulation)
            text = (
                f"Trường hợp {ground.id} của mức {lowest} và mọi điều kiện của một mức khác ({names}) cùng thỏa; cách "
                "đọc đang áp dụng xét các trường hợp ấy trước"
            )
            citations = tuple(dict.fromkeys(map(str, (ground.citation, *(level.citation for level in levels)))))
            yield self._finding(Kind.OVERLAP, text, cells, citations=citations)

    def dead(self) -> Iterator[Finding]:
        """Các điều kiện bỏ đi thì không ô nào đổi mức."""
        for owner, citation, condition in dead_conditions(self.space, self.outcomes):
            text = f"Điều kiện “{condition}” của {owner} bỏ đi thì không ô nào đổi mức"
            yield Finding(Kind.DEAD, text, 0, citations=(citation,))

    def lost(self) -> Iterator[Finding]:
        """Những chỗ mà số liệu tốt hơn làm mất mức đang có, theo từng cách đọc."""
        for name, level_of in (("đúng câu chữ", _letter), ("theo mức tối thiểu", lambda outcome: outcome.level)):
            yield from self._lost(name, level_of)

    def _lost(self, name: str, level_of: Callable[[Outcome], str | None]) -> Iterator[Finding]:
        ranks = {level.id: rank for rank, level in enumerate(self.regulation.levels)}
        found: dict[tuple[int, int, int, str, str], list[Cell]] = {}
        for cell, outcome in self.outcomes.items():
            before = level_of(outcome)
            # Thôi ở mức thấp nhất thì không phải là mất gì.
            if before is None or before == self.regulation.levels[-1].id:
                continue
            for place, better in self._improved(cell):
                after = level_of(self.outcomes[better])
                if after is None or ranks[after] > ranks[before]:
                    key = place, cell[place], better[place], before, after or ""
                    found.setdefault(key, []).append(cell)
        for (place, worse, best, before, after), cells in sorted(found.items()):
            dimension, before_rank = self.space.dimensions[place], ranks[before]
            names = level_names([before], self.regulation)
            then = f"còn {level_names([after], self.regulation)}" if after else "không còn mức nào"
            text = (
                f"{name[:1].upper()}{name[1:]}: {dimension.label} từ {_quoted(dimension, worse)} thành "
                f"{_quoted(dimension, best)} thì mức {names} {then}"
            )
            # Mức đang có, và mức liền trên mà số liệu tốt hơn vẫn không đưa tới.
            between = self.regulation.levels[max(before_rank - 1, 0) : before_rank + 1]
            citations = tuple(dict.fromkeys(str(level.citation) for level in between))
            yield self._finding(Kind.LOST, text, cells, citations=citations)

    def _improved(self, cell: Cell) -> Iterator[tuple[int, Cell]]:
        """Các ô liền kề mà đúng một chiều tốt hơn."""
        for place, dimension in enumerate(self.space.dimensions):
            step = dimension.better
            if dimension.id == FIELDS:
                step = 1 if len(dimension.values[cell[place]].fields or ()) == 1 else 0
            moved = cell[place] + step
            if not step or not 0 <= moved < len(dimension.values):
                continue
            if dimension.id == FIELDS and len(dimension.values[moved].fields or ()) != 1:
                continue
            other = (*cell[:place], moved, *cell[place + 1 :])
            if other in self.possible:
                yield place, other

    def others(self) -> Iterator[Finding]:
        """So với từng cách đọc khác mà quy định khai."""
        for one in self.regulation.alternatives:
            changed: dict[tuple[str, str], list[Cell]] = {}
            for cell, before, after in self._read_otherwise(one.missing_as, read_so(self.regulation, one)):
                if before != after:
                    changed.setdefault((before or "", after or ""), []).append(cell)
            cells = [cell for group in changed.values() for cell in group]
            moves = "; ".join(
                f"{self._named(before)} thành {self._named(after)}: {len(group)} ô"
                for (before, after), group in sorted(changed.items())
            )
            moves = f"{moves[:1].upper()}{moves[1:]}" if moves else "Không ô nào đổi mức"
            text = f"{one.question}. Nếu đọc khác: {one.text} {moves}"
            citations = self._cited(one.question)
            yield self._finding(Kind.ALTERNATIVE, text, cells, questions=(one.question,), citations=citations)

    def _read_otherwise(
        self, missing_as: Mapping[str, Fraction], other: Regulation
    ) -> Iterator[tuple[Cell, str | None, str | None]]:
        """Từng ô, mức theo cách đọc đã chọn và theo cách đọc khác."""
        for measure, value in missing_as.items():
            yield from self._missing(measure, value)
        if missing_as:
            return
        own = self.regulation
        same_levels = (other.levels, other.no_field_closes) == (own.levels, own.no_field_closes)
        changed = [one.conditions for one in {*own.grounds} ^ {*other.grounds}]
        for cell, outcome in self.outcomes.items():
            facts, point = self.space.at(cell)
            # Mức không đổi cách xét thì kết quả chỉ đổi ở ô có một trường hợp đã đổi đang thỏa.
            if same_levels and not any(proved(terms, facts, point) is HOLDS for terms in changed):
                yield cell, outcome.level, outcome.level
            else:
                yield cell, outcome.level, outcome_at(point, facts, other).level

    def _missing(self, measure: str, value: Fraction) -> Iterator[tuple[Cell, str | None, str | None]]:
        """Thiếu một chỉ số: mức chỉ có khi mọi giá trị cho cùng mức; coi là `value` thì mức của giá trị ấy."""
        place = next(n for n, one in enumerate(self.space.dimensions) if one.id == measure)
        values = self.space.dimensions[place].values
        chosen = max(n for n, one in enumerate(values) if one.low <= value)
        for cell in self.possible:
            if cell[place] == chosen:
                around = [(*cell[:place], n, *cell[place + 1 :]) for n in range(len(values))]
                levels = {self.outcomes[one].level for one in around if one in self.possible}
                yield cell, levels.pop() if len(levels) == 1 else None, self.outcomes[cell].level

    def _named(self, level: str) -> str:
        return level_names([level], self.regulation) if level else "chưa xác định"

    def grids(self) -> Iterator[Grid]:
        """Bảng của hai chiều có nhiều đoạn nhất trong điều kiện các mức; một bảng cho mỗi đoạn của chỉ số lĩnh vực."""
        dimensions = self.space.dimensions
        ranked = sorted(
            (n for n, one in enumerate(dimensions) if one.id != FIELDS and one.better),
            key=lambda n: (-len(dimensions[n].values), n),
        )[:2]
        if len(ranked) < 2:
            return
        rows, columns = sorted(ranked)
        fields = next((n for n, one in enumerate(dimensions) if one.id == FIELDS), None)
        thirds: list[tuple[str, Cell]] = [("", self._best)]
        if fields is not None:
            thirds = [
                (one.text, (*self._best[:fields], n, *self._best[fields + 1 :]))
                for n, one in enumerate(dimensions[fields].values)
                if one.fields is None or len(one.fields) == 1
            ]
        for title, base in thirds:
            table = [
                [self._nearest(base, {rows: row, columns: column}) for column in range(len(dimensions[columns].values))]
                for row in range(len(dimensions[rows].values))
            ]
            yield Grid(
                title,
                dimensions[rows],
                dimensions[columns],
                tuple(tuple(_letter(self.outcomes[cell]) for cell in line) for line in table),
                tuple(tuple(self.outcomes[cell].level for cell in line) for line in table),
            )

    def _nearest(self, base: Cell, fixed: dict[int, int]) -> Cell:
        """Ô với các đoạn đã định, còn lại gần `base` nhất; tiêu chí hỏng thì coi là hỏng cả ba mặt khi có thể."""
        wanted = list(base)
        for place, value in fixed.items():
            wanted[place] = value
        names = [one.id for one in self.space.dimensions]
        if Measure.FAILING_IN_EVERY_ASPECT_SHARE in names and Measure.FAILING_SHARE in names:
            wholly, share = names.index(Measure.FAILING_IN_EVERY_ASPECT_SHARE), names.index(Measure.FAILING_SHARE)
            if wholly not in fixed:
                for value in reversed(range(len(self.space.dimensions[wholly].values))):
                    wanted[wholly] = value
                    if tuple(wanted) in self.possible:
                        break
            assert share in fixed or wanted[share] == base[share]
        return tuple(wanted)

    def _by_question(
        self,
        kind: Kind,
        lead: str,
        chosen: Callable[[Outcome], bool],
        named: Callable[[Outcome], str],
    ) -> Iterator[Finding]:
        found: dict[tuple[str, str], list[Cell]] = {}
        for cell, outcome in self.outcomes.items():
            if chosen(outcome):
                for question in outcome.questions or ("",):
                    found.setdefault((question, named(outcome)), []).append(cell)
        order = self.regulation.question_places
        for (question, level), cells in sorted(found.items(), key=lambda item: (order.get(item[0][0], -1), item[0][1])):
            name = f" {level_names([level], self.regulation)}" if level else ""
            asked = self.regulation.questions.get(question)
            problem = f"{question}. {asked.problem}" if asked else "Chưa có câu hỏi nào nói về chỗ này."
            questions = (question,) if question else ()
            yield self._finding(
                kind, f"{problem} {lead}{name}", cells, questions=questions, citations=self._cited(question)
            )

    @property
    def _text(self) -> str:
        """Cách gọi văn bản: chưa thấy trọn thì không nói thay phần chưa thấy."""
        return "Phần văn bản đã thấy" if self.regulation.seen else "Văn bản"

    def _cited(self, question: str) -> tuple[str, ...]:
        """Các điều khoản mà một câu hỏi nói tới."""
        asked = self.regulation.questions.get(question)
        return asked.places if asked else ()

    def _finding(
        self,
        kind: Kind,
        text: str,
        cells: Sequence[Cell],
        *,
        questions: tuple[str, ...] = (),
        citations: tuple[str, ...] = (),
    ) -> Finding:
        dimensions = self.space.dimensions
        regions = tuple(told(box, dimensions) for box in boxes(cells, self.possible, dimensions))
        return Finding(kind, text, len(cells), regions, self._example(cells), questions, citations)

    def _example(self, cells: Iterable[Cell]) -> str:
        """Ô gần trường hợp tốt nhất nhất, chỉ nói những chiều không ở giá trị tốt nhất."""

        def distance(cell: Cell) -> tuple[int, int, Cell]:
            gaps = [abs(one - best) for one, best in zip(cell, self._best, strict=True)]
            return sum(map(bool, gaps)), sum(gaps), cell

        cell = min(cells, key=distance, default=None)
        if cell is None:
            return ""
        parts = [
            f"{dimension.label}: {dimension.values[place].example}"
            for dimension, place, best in zip(self.space.dimensions, cell, self._best, strict=True)
            if place != best
        ]
        return "; ".join(parts) or "mọi đại lượng ở giá trị tốt nhất"


def _quoted(dimension: Dimension, place: int) -> str:
    return f"“{dimension.values[place].text}”"


def _with_conditions_of(regulation: Regulation, variants: Sequence[Regulation]) -> Regulation:
    """Quy định chỉ để chia ô: có đủ ngưỡng của mọi cách đọc."""
    extra = tuple(Gap("", tuple(variant.conditions())) for variant in variants)
    return replace(regulation, gaps=(*regulation.gaps, *extra))

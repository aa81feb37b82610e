"""Một quy định đã nạp, và những gì suy ra từ nó; bộ máy xếp loại chỉ biết những khái niệm này, không biết luật nào."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from docgen.errors import RegulationError
from docgen.model.citation import Citation
from docgen.model.dossier import CriterionStatus, DocumentRef, ThresholdFile
from docgen.regulations.changes import Change
from docgen.regulations.conditions import Condition, Measure, Quantity, conditions_in
from docgen.regulations.parts import (
    Agency,
    Alternative,
    Cap,
    Ceiling,
    Competence,
    Consequence,
    Criterion,
    Duty,
    Gap,
    Ground,
    IndexYear,
    InputCheck,
    Kind,
    Level,
    Nature,
    Question,
    Role,
    Source,
    Supplement,
    Tenure,
    Validity,
)

HEAD = "nguoi_dung_dau"
"""Vai mà đơn vị nào cũng có."""


# Không có slots: những gì suy ra từ quy định được tính một lần cho mỗi quy định đã nạp; so theo chính nó, không so từng
# phần, để làm khóa được.
@dataclass(frozen=True, eq=False)
class Regulation:
    """Một phiên bản của một quy định, đã kiểm tra.

    `levels` xếp từ cao xuống thấp; mức cuối là mức của `grounds`. `candidates`: các mức để chọn khi không mức nào
    thỏa. `missing`: đại lượng thiếu → câu hỏi. `no_field`: câu hỏi cho cơ quan Điều 11 không có lĩnh vực.
    `headings`: viện dẫn (“Điều 4”, “khoản 1 Điều 4”) → tên Điều, khoản. `quantities`: các số liệu quy định tự khai.
    `no_field_closes`: không có lĩnh vực thì không đạt mức nào đòi chỉ số lĩnh vực. `alternatives`: các cách đọc khác.
    `documents`: chỉ lập những loại văn bản ấy (rỗng: mọi loại), vì quy định không giao việc làm văn bản khác.
    `input_checks`: phép soát đầu vào → câu hỏi mà nó dựa vào. `after_publication`: điều khoản buộc chỉ đánh giá khi đã
    công bố chỉ số, None khi quy định không nói.
    `changes`: thay đổi về tổ chức, xét theo ngày ký.
    `supplement`: phần ngưỡng quy định để ngỏ mà cơ quan đã nêu; nó đã nằm trong các mức, trường hợp, số liệu ở trên.
    `seen`: đã thấy những phần nào của văn bản, rỗng khi thấy trọn; chưa thấy trọn thì quy định là thử nghiệm.
    """

    id: str
    title: str
    source: Source
    issuer_place: str
    validity: Validity
    kinds: Mapping[str, Kind]
    agencies: Mapping[str, Agency]
    fields: Mapping[str, str]
    criteria: Mapping[str, Criterion]
    levels: tuple[Level, ...]
    grounds: tuple[Ground, ...]
    gaps: tuple[Gap, ...]
    candidates: tuple[str, ...]
    undetermined_citation: Citation
    tenure: Tenure
    competence: Mapping[str, Competence]
    questions: Mapping[str, Question]
    missing: Mapping[str, str] = field(default_factory=dict)
    quantities: Mapping[str, Quantity] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    ceilings: tuple[Ceiling, ...] = ()
    caps: tuple[Cap, ...] = ()
    seen: str = ""
    documents: tuple[str, ...] = ()
    index_year: IndexYear = IndexYear.RATED
    input_checks: Mapping[InputCheck, str] = field(default_factory=dict)
    after_publication: Citation | None = None
    no_field: str | None = None
    no_field_closes: bool = False
    alternatives: tuple[Alternative, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    consequences: tuple[Consequence, ...] = ()
    duties: tuple[Duty, ...] = ()
    supplement: Supplement | None = None
    sha256: str = ""

    @property
    def document(self) -> DocumentRef:
        """Văn bản gốc, để dẫn trong văn bản sẽ ký. Lỗi: RegulationError khi chưa thấy số hay ngày của nó."""
        source = self.source
        if source.number is None or source.issued is None:
            raise RegulationError(
                f"Quy định {self.id} chưa rõ số, ngày của văn bản gốc ({source.called}), nên chưa lập được văn bản dẫn "
                "nó."
            )
        return DocumentRef(source.number, source.issued, source.issuer, source.title)

    @property
    def agencies_article(self) -> str:
        """Điều nêu tên các cơ quan được giao lĩnh vực; rỗng khi quy định không nêu."""
        agency = next(iter(self.agencies.values()), None)
        return str(Citation(agency.citation.article)) if agency else ""

    @cached_property
    def entered_grounds(self) -> Mapping[str, Ground]:
        """Điểm → trường hợp của mức thấp nhất phải ghi tay kèm văn bản."""
        return {one.point: one for one in self.grounds if one.event_input and one.point}

    @cached_property
    def entered_consequences(self) -> Mapping[int, Consequence]:
        """Khoản → hậu quả phải ghi tay kèm kết luận của cơ quan có thẩm quyền."""
        return {one.citation.clause: one for one in self.consequences if one.level is None and one.citation.clause}

    @property
    def thresholds(self) -> ThresholdFile | None:
        """Tệp ngưỡng của cơ quan đã dùng, để nạp lại đúng quy định này ở nơi khác."""
        return self.supplement.file if self.supplement else None

    @cached_property
    def _used(self) -> frozenset[str]:
        return frozenset(entry.measure for entry in self.conditions())

    @cached_property
    def _bounds(self) -> Mapping[str, frozenset[Fraction]]:
        found: dict[str, set[Fraction]] = {}
        for entry in self.conditions():
            found.setdefault(entry.measure, set()).update(entry.bounds)
        return {measure: frozenset(bounds) for measure, bounds in found.items()}

    def bounds_of(self, measure: str) -> frozenset[Fraction]:
        """Mọi ngưỡng mà một điều kiện đem so với đại lượng ấy."""
        return self._bounds.get(measure, frozenset())

    @cached_property
    def _ladders(self) -> Mapping[str, tuple[tuple[int, int], ...]]:
        """Ngưỡng của từng đại lượng từ thấp lên, mỗi ngưỡng hai phần của phân số."""
        return {
            name: tuple(bound.as_integer_ratio() for bound in sorted(found)) for name, found in self._bounds.items()
        }

    def place(self, measure: str, value: Fraction) -> int:
        """Chỗ của giá trị giữa các ngưỡng của đại lượng; cùng chỗ thì mọi điều kiện trả lời như nhau."""
        ladder = self._ladders.get(measure)
        if not ladder:
            return 0
        top, bottom = value.as_integer_ratio()
        place = 0
        for over, under in ladder:
            left, right = top * under, over * bottom
            if left <= right:
                return place + (left == right)
            place += 2
        return place

    def uses(self, measure: str) -> bool:
        """Có điều kiện nào so đại lượng ấy không."""
        return measure in self._used

    def level(self, level_id: str) -> Level:
        """Mức theo mã. Lỗi: KeyError khi không có."""
        return self._levels[level_id]

    @cached_property
    def _levels(self) -> Mapping[str, Level]:
        return {level.id: level for level in self.levels}

    @cached_property
    def question_places(self) -> Mapping[str, int]:
        """Mã câu hỏi mở → thứ tự của nó trong quy định."""
        return {question: place for place, question in enumerate(self.questions)}

    @cached_property
    def share_bounds(self) -> tuple[Fraction, ...]:
        """Mọi ngưỡng tỷ lệ, từ thấp lên: số in ra không được rơi sang phía bên kia của ngưỡng nào."""
        shares = (Measure.FAILING_SHARE, Measure.TASK_SHARE)
        compared = (entry for entry in self.conditions() if entry.measure in shares)
        return tuple(sorted({bound for entry in compared for bound in entry.bounds}))

    @cached_property
    def compared(self) -> tuple[str, ...]:
        """Mã những số liệu tự khai mà một điều kiện đem ra so, theo thứ tự khai."""
        return tuple(filter(self.uses, self.quantities))

    def conditions(self) -> Iterator[Condition]:
        """Mọi điều kiện mà quy định đem ra so."""
        for level in self.levels:
            yield from conditions_in((*level.minimum, *level.literal))
        for ground in self.grounds:
            yield from conditions_in((*ground.conditions, *ground.narrow))
        for gap in self.gaps:
            yield from conditions_in(gap.conditions)
        for ceiling in self.ceilings:
            yield from conditions_in(ceiling.conditions)

    @cached_property
    def liabilities(self) -> frozenset[str]:
        """Mã các quy tắc quy trách nhiệm: không đếm vào tiêu chí."""
        return frozenset(one.id for one in self.criteria.values() if one.nature is Nature.LIABILITY)

    @cached_property
    def _role_of(self) -> Mapping[str, str]:
        """Tiêu chí chỉ của một vai → vai ấy."""
        return {one.id: one.role for one in self.criteria.values() if one.role}

    def asked(
        self, statuses: tuple[CriterionStatus, ...], role: str, present: frozenset[str]
    ) -> tuple[CriterionStatus, ...]:
        """Những tiêu chí mà người giữ `role` trả lời, khi đơn vị có các vai `present`.

        Vai không ai giữ thì người giữ vai `otherwise` của nó trả lời thay.
        """
        if not self._role_of:
            return statuses
        own = {role} | {one.id for one in self.roles.values() if one.otherwise == role and one.id not in present}
        return tuple(status for status in statuses if self._role_of.get(status.criterion, role) in own)

    def binding(self, kind: str, agency: str | None) -> tuple[Criterion, ...]:
        """Các tiêu chí ràng buộc một đơn vị, theo thứ tự trong văn bản."""
        return tuple(
            criterion
            for criterion in self.criteria.values()
            if kind in criterion.applies_to or (agency is not None and criterion.agency == agency)
        )

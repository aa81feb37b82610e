"""Hình dạng của một quy định đã nạp: bộ máy xếp loại chỉ biết những khái niệm này, không biết luật nào."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from operator import ge, gt, le, lt
from typing import TypeAlias

from docgen.errors import RegulationError
from docgen.model.citation import Citation
from docgen.model.dossier import CriterionStatus, DocumentRef


class Measure(StrEnum):
    """Đại lượng mà quy định nào cũng dùng được trong điều kiện; đại lượng khác thì quy định tự khai (`Quantity`).

    Tỷ lệ (`*_share`) là phân số trong [0; 1]; chỉ số là phần trăm trong [0; 100]; `not_done` là số tiêu chí;
    `liabilities` là số quy tắc quy trách nhiệm có vi phạm;
    `high_effect` là 0 hoặc 1; `event` là 0 hoặc 1 (điểm `point` có được ghi nhận hay không).
    `field_index` đòi mọi lĩnh vực của cơ quan cùng thỏa; `any_field_index` chỉ đòi một lĩnh vực.
    """

    FAILING_SHARE = "failing_share"
    FAILING_IN_EVERY_ASPECT_SHARE = "failing_in_every_aspect_share"
    NOT_DONE = "not_done"
    HIGH_EFFECT = "high_effect"
    UNIT_INDEX = "unit_index"
    FIELD_INDEX = "field_index"
    ANY_FIELD_INDEX = "any_field_index"
    TASK_SHARE = "task_share"
    LIABILITIES = "liabilities"
    EVENT = "event"


class Nature(StrEnum):
    """Bản chất của một tiêu chí: việc phải làm; điều không được làm (đạt khi không có vi phạm được kết luận); quy tắc
    quy trách nhiệm (chỉ phát sinh khi có vi phạm, không phải việc để đếm).
    """

    DUTY = "duty"
    PROHIBITION = "prohibition"
    LIABILITY = "liability"


class IndexYear(StrEnum):
    """Chỉ số của đơn vị lấy năm nào: năm được đánh giá, hay năm gần nhất đã công bố."""

    RATED = "rated"
    LATEST = "latest"


class QuantityUnit(StrEnum):
    """Đơn vị của một số liệu quy định tự khai; `yes_no` là 0 hoặc 1."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Một số liệu mà quy định tự khai, nhập ở khóa `so_lieu`, hay cộng từ những số liệu khác.

    `maximum`: giá trị lớn nhất, None khi không có; số điểm thì đó là điểm tối đa khi mọi phần đều áp dụng. `sum_of`: mã
    các số liệu cộng lại (rỗng: nhập tay); đơn vị là phần trăm thì lấy tổng điểm chia tổng điểm tối đa áp dụng.
    `none_recorded`: không ghi nghĩa là không có (0); không thì không ghi nghĩa là chưa biết.
    """

    id: str
    label: str
    unit: QuantityUnit
    maximum: Fraction | None = None
    sum_of: tuple[str, ...] = ()
    none_recorded: bool = False


# Không có slots: các cận đổi ra số nguyên được tính một lần, vì một mẻ so hàng triệu lần.
@dataclass(frozen=True)
class Condition:
    """Một điều kiện: đại lượng nằm trong khoảng; cận nào trống thì không xét.

    `measure`: một `Measure`, hoặc mã của một `Quantity`.

    `question`: câu hỏi mở nảy ra khi chính điều kiện này đóng một mức tốt hơn, hoặc khi kết quả nằm ngoài khoảng
    đúng câu chữ này của mức đạt được; chỉ tính khi không điều kiện nào của cùng mức đó trên các đại lượng
    `unless_failing` bị vi phạm. `text`: cụm từ của văn bản.
    """

    measure: str
    at_least: Fraction | None = None
    more_than: Fraction | None = None
    at_most: Fraction | None = None
    less_than: Fraction | None = None
    point: str | None = None
    question: str | None = None
    unless_failing: tuple[str, ...] = ()
    text: str = ""

    def admits(self, value: Fraction) -> bool:
        """Giá trị có nằm trong khoảng hay không; so đúng, không làm tròn."""
        top, bottom = value.as_integer_ratio()
        # Vòng lặp trơn: một mẻ hỏi câu này hàng triệu lần.
        for compare, over, under in self._bounds:  # noqa: SIM110
            if not compare(top * under, over * bottom):
                return False
        return True

    @property
    def bounds(self) -> tuple[Fraction, ...]:
        """Các cận có ghi."""
        given = (self.at_least, self.more_than, self.at_most, self.less_than)
        return tuple(bound for bound in given if bound is not None)

    @cached_property
    def _bounds(self) -> tuple[tuple[Callable[[int, int], bool], int, int], ...]:
        """Phép so và hai phần của phân số, mỗi cận có ghi một bộ."""
        given = ((ge, self.at_least), (gt, self.more_than), (le, self.at_most), (lt, self.less_than))
        return tuple((compare, *bound.as_integer_ratio()) for compare, bound in given if bound is not None)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Điều kiện gộp: thỏa một trong các `choices` là đủ; mỗi lựa chọn là những điều kiện phải cùng thỏa.

    `question`, `text`: như ở `Condition`.
    """

    choices: tuple[Terms, ...]
    question: str | None = None
    text: str = ""


Terms: TypeAlias = "tuple[Condition | AnyOf, ...]"
"""Những điều kiện phải cùng thỏa."""


def conditions_in(terms: Iterable[Condition | AnyOf]) -> Iterator[Condition]:
    """Mọi điều kiện đơn, kể cả trong các điều kiện gộp."""
    for term in terms:
        if isinstance(term, Condition):
            yield term
        else:
            for choice in term.choices:
                yield from conditions_in(choice)


@dataclass(frozen=True, slots=True)
class Level:
    """Một mức xếp loại: điều kiện tối thiểu (cách đọc floor) và khoảng đúng câu chữ (cách đọc strict).

    `unstated`: câu hỏi về những điều kiện của mức mà quy định này chưa ghi (chưa thấy văn bản, hay văn bản để ngỏ);
    khi có, thỏa `minimum` vẫn chưa đủ để kết luận đạt mức, không thỏa thì đủ để kết luận không đạt.
    """

    id: str
    label: str
    citation: Citation
    minimum: Terms = ()
    literal: Terms = ()
    unstated: str | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Mức trần: thỏa các điều kiện thì không được mức nào cao hơn `level`; `text`: câu chữ của văn bản."""

    level: str
    citation: Citation
    text: str
    conditions: Terms


@dataclass(frozen=True, slots=True)
class Cap:
    """Hạn mức của cả mẻ: số người ở `level` không quá `share` số người ở các mức `of`.

    Quá hạn mức thì người có thẩm quyền chọn ai; không ai bị tự động hạ mức. `text`: câu chữ của văn bản.
    """

    level: str
    of: tuple[str, ...]
    share: Fraction
    citation: Citation
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Một căn cứ của mức thấp nhất (khoản 4): thỏa một căn cứ là đủ.

    `narrow`: cùng căn cứ theo cách đọc hẹp; khi chỉ cách đọc rộng thỏa thì kết quả dựa vào `question`.
    `always_question`: câu hỏi luôn nêu kèm. `within_year`: chỉ tính trường hợp có văn bản đề ngày trong năm đánh giá;
    trường hợp khác được nêu ra với câu hỏi này. `personal`: căn cứ về nhân thân, không vào phụ lục gửi rộng rãi.
    """

    id: str
    citation: Citation
    text: str
    conditions: Terms
    narrow: Terms = ()
    question: str | None = None
    always_question: str | None = None
    within_year: str | None = None
    personal: bool = False
    event_input: bool = False
    for_agencies: bool = False

    @property
    def point(self) -> str | None:
        """Điểm của trường hợp, để ghi ở đầu vào; không biết điều khoản thì là điểm mà điều kiện của nó nêu."""
        return self.citation.point or next((one.point for one in conditions_in(self.conditions) if one.point), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """Một vùng mà văn bản không cho mức nào; `closes_levels`: vùng này đóng cả các mức trên."""

    question: str
    conditions: Terms
    closes_levels: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """Một cách đọc khác của câu hỏi `question`, để so với cách đọc đã chọn.

    `ground`: chỉ đổi trường hợp ấy. `drop`: bỏ nó; `any_of`: thỏa một điều kiện là đủ; `instead`: đại lượng được thay →
    đại lượng thay vào; `missing_as`: đại lượng thiếu → giá trị coi như có; `no_field_closes`: như ở `Regulation`.
    """

    question: str
    text: str
    ground: str | None = None
    drop: bool = False
    any_of: bool = False
    instead: Mapping[str, str] = field(default_factory=dict)
    missing_as: Mapping[str, Fraction] = field(default_factory=dict)
    no_field_closes: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Câu hỏi mở của quy định (G1–G40): vấn đề, cách đọc đã chọn và lý do."""

    id: str
    problem: str
    reading: str
    reason: str = ""
    citation: str = ""


@dataclass(frozen=True, slots=True)
class Kind:
    """Nhóm người đứng đầu (khoản 1 Điều 2); `usual_titles`: phần đầu của các chức vụ thường gặp trong nhóm."""

    id: str
    label: str
    short_label: str
    usual_titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agency:
    """Cơ quan nêu tên ở Điều 11 và các lĩnh vực PAR INDEX nó tham mưu (rỗng: không có lĩnh vực tương ứng).

    `other_names`: các cách viết tên khác thường gặp, để nhận ra cơ quan khi đầu vào không ghi mã. `kinds`: các nhóm mà
    cơ quan này có thể được xếp vào.
    """

    id: str
    name: str
    head_title: str
    citation: Citation
    fields: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """Tiêu chí: một điểm, hoặc một khoản không có điểm, của Chương II.

    `applies_to`: các nhóm bị ràng buộc (rỗng khi chỉ ràng buộc cơ quan Điều 11 `agency`); `may_be_struck_out`: các
    nhóm thường được ghi “không áp dụng”; `plan`: tiêu chí về triển khai đủ nhiệm vụ theo kế hoạch, để đối chiếu với số
    nhiệm vụ đã hoàn thành (G38). `role`: chỉ của người giữ vai ấy, None là của mọi vai.
    """

    id: str
    citation: Citation
    label: str
    text: str
    heading: str
    applies_to: tuple[str, ...]
    agency: str | None = None
    may_be_struck_out: tuple[str, ...] = ()
    plan: bool = False
    role: str | None = None
    nature: Nature = Nature.DUTY


@dataclass(frozen=True, slots=True)
class Role:
    """Một vai ở mỗi đơn vị (người đứng đầu; người trực tiếp lãnh đạo, triển khai).

    `otherwise`: không có ai giữ vai này thì người giữ vai ấy trả lời các tiêu chí của nó.
    """

    id: str
    label: str
    otherwise: str | None = None


@dataclass(frozen=True, slots=True)
class Competence:
    """Ai xếp loại nhóm nào (Điều 14); `rater` trống khi văn bản không nêu ai.

    `until`: ngày cuối cùng chức danh ấy còn (G20).
    """

    kind: str
    rater: str | None
    citation: Citation | None
    proposer: str | None = None
    until: date | None = None
    until_why: str = ""
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """Thời gian giữ chức tối thiểu trong năm (tháng) để có mức tự động, và câu hỏi khi không đủ."""

    minimum_months: int
    question: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """Hậu quả sau xếp loại (Điều 15), để dẫn nguyên văn.

    `level` và `years`: mức và số năm liên tiếp làm phát sinh (trống khi phải có kết luận của cơ quan có thẩm quyền);
    `reading`: cách viết khi dẫn, nếu khác câu chữ.
    """

    citation: Citation
    text: str
    question: str | None = None
    level: str | None = None
    years: int | None = None
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Trách nhiệm tổng hợp, báo cáo, đề xuất (Điều 14, 16, 17), để dẫn nguyên văn; `holder`: ai phải làm."""

    id: str
    citation: Citation
    holder: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Văn bản gốc của quy định; `number`, `issued` None khi chưa thấy, khi đó `called` nói nguồn là gì."""

    issuer: str
    title: str
    number: str | None = None
    issued: date | None = None
    called: str = ""

    @property
    def described(self) -> str:
        """`34/2020/QĐ-UBND ngày 29/12/2020 của …`, hoặc lời mô tả nguồn."""
        if self.number is None or self.issued is None:
            return self.called
        return f"{self.number} ngày {self.issued:%d/%m/%Y} của {self.issuer}"


@dataclass(frozen=True, slots=True)
class Validity:
    """Hiệu lực: ngày bắt đầu (đã đọc lại), ngày ghi trong văn bản, năm đánh giá chắc chắn dùng được.

    Ngày để trống khi chưa thấy.
    """

    since: date | None
    since_literal: date | None
    until: date | None
    first_year: int
    last_sure_year: int
    note: str = ""


HEAD = "nguoi_dung_dau"
"""Vai mà đơn vị nào cũng có."""


# Không có slots: những gì suy ra từ quy định được tính một lần cho mỗi quy định đã nạp.
@dataclass(frozen=True)
class Regulation:
    """Một phiên bản của một quy định, đã kiểm tra.

    `levels` xếp từ cao xuống thấp; mức cuối là mức của `grounds`. `candidates`: các mức để chọn khi không mức nào
    thỏa. `missing`: đại lượng thiếu → câu hỏi. `no_field`: câu hỏi cho cơ quan Điều 11 không có lĩnh vực.
    `headings`: viện dẫn (“Điều 4”, “khoản 1 Điều 4”) → tên Điều, khoản. `quantities`: các số liệu quy định tự khai.
    `no_field_closes`: không có lĩnh vực thì không đạt mức nào đòi chỉ số lĩnh vực. `alternatives`: các cách đọc khác.
    `documents`: chỉ lập những loại văn bản ấy (rỗng: mọi loại), vì quy định không giao việc làm văn bản khác.
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
    no_field: str | None = None
    no_field_closes: bool = False
    alternatives: tuple[Alternative, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    consequences: tuple[Consequence, ...] = ()
    duties: tuple[Duty, ...] = ()
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

"""Hồ sơ đánh giá của một kỳ: những gì thư ký đã nhập, nguyên giá trị, kèm chỗ lấy ra."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from docgen.errors import Place, Portable, Problem
from docgen.model.band import Band
from docgen.vocabulary import paper_kind


class State(StrEnum):
    """Trạng thái của một tiêu chí."""

    MET = "dat"
    WANTING = "chua_bao_dam"
    NOT_DONE = "khong_thuc_hien"
    NOT_APPLICABLE = "khong_ap_dung"
    NO_BREACH = "khong_vi_pham"
    BREACH = "co_vi_pham"


class Aspect(StrEnum):
    """Mặt chưa bảo đảm của một tiêu chí."""

    TIMELINESS = "tien_do"
    QUALITY = "chat_luong"
    EFFECT = "hieu_qua"


class Appointment(StrEnum):
    """Hình thức giao chức vụ người đứng đầu (khoản 2 Điều 2)."""

    FULL = "chinh_thuc"
    ACTING = "giao_quyen"
    IN_CHARGE = "giao_phu_trach"


@dataclass(frozen=True, slots=True)
class DocumentRef(Portable):
    """Một văn bản được dẫn: số, ký hiệu; ngày; cơ quan; trích yếu."""

    number: str
    issued: date
    issuer: str
    title: str | None = None

    @property
    def short(self) -> str:
        """Loại suy từ ký hiệu, và số: `Quyết định số 34/2020/QĐ-UBND`."""
        return f"{paper_kind(self.number)} số {self.number}"


@dataclass(frozen=True, slots=True)
class ThresholdFile(Portable):
    """Tệp ngưỡng của cơ quan: tên nêu trong lời báo, và nguyên byte, để cả lần chạy dùng đúng một bản."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Period(Portable):
    """Kỳ đánh giá: năm được đánh giá, quy định áp dụng, ngày đánh giá, ngày ký dự kiến.

    `confirmation`: văn bản của cấp có thẩm quyền cho áp dụng quy định ngoài thời gian, phạm vi chắc chắn của nó.
    `thresholds`: ngưỡng cơ quan nêu cho quy định ấy; None khi chỉ dùng điều quy định nói.
    """

    year: int
    regulation: str
    assessed_on: date
    signing_on: date | None = None
    confirmation: DocumentRef | None = None
    thresholds: ThresholdFile | None = None

    @property
    def signing_date(self) -> date:
        """Ngày dùng để chọn căn cứ và xét thẩm quyền; không bao giờ là ngày hôm nay."""
        return self.signing_on or self.assessed_on


@dataclass(frozen=True, slots=True)
class Publications(Portable):
    """Văn bản công bố chỉ số: của đơn vị, của lĩnh vực, của cấp xã theo từng huyện."""

    unit_index: DocumentRef | None = None
    field_index: DocumentRef | None = None
    commune_index: Mapping[str, DocumentRef] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head(Portable):
    """Người đứng đầu; `name` trống khi chưa công bố, khi đó văn bản gọi theo chức vụ."""

    title: str
    name: str | None = None
    gender: str | None = None
    appointment: Appointment = Appointment.FULL
    role: str = "nguoi_dung_dau"
    since: date | None = None
    until: date | None = None
    assignment: str | None = None


@dataclass(frozen=True, slots=True)
class CriterionStatus(Portable):
    """Trạng thái của một tiêu chí, với mặt chưa bảo đảm, lý do, minh chứng, người xác nhận.

    `place` trống khi tiêu chí không được liệt kê: trạng thái ấy lấy ở chỗ ghi mặc định (`Evaluation.place_of`).
    """

    criterion: str
    state: State
    aspects: tuple[Aspect, ...] = ()
    reason: str | None = None
    evidence: str | None = None
    confirmed_by: str | None = None
    finding: DocumentRef | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Event(Portable):
    """Một trường hợp thuộc các điểm a, d, đ khoản 4 Điều 12, luôn kèm văn bản.

    `name`: của ai; phải có với căn cứ về nhân thân khi đơn vị có từ hai người đứng đầu.
    """

    point: str
    content: str
    document: DocumentRef
    place: Place | None = field(default=None, compare=False)
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Misconduct(Portable):
    """Một trường hợp của Điều 15 (khoản 1 hoặc 3), luôn kèm kết luận của cơ quan có thẩm quyền.

    `name`: của ai; phải có khi đơn vị có từ hai người đứng đầu.
    """

    clause: int
    content: str
    conclusion: DocumentRef
    name: str | None = None
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class PastRating(Portable):
    """Mức xếp loại của một năm trước, của một người, theo một quyết định đã ban hành."""

    year: int
    level: str
    name: str | None = None
    decision: DocumentRef | None = None


@dataclass(frozen=True, slots=True)
class Ruling(Portable):
    """Quyết định của cấp có thẩm quyền về mức xếp loại: khép lại trường hợp văn bản không trả lời.

    `name`: người được quyết định; phải có khi đơn vị có từ hai người đứng đầu trong năm.
    """

    level: str
    reason: str
    decided_by: str
    decided_on: date
    document: DocumentRef | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class HighEffect(Portable):
    """Kết luận “hiệu quả cao” (G32): có hay không, kèm lý do."""

    concluded: bool
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Tasks(Portable):
    """Chỉ tiêu, nhiệm vụ cải cách hành chính trong năm: được giao và đã hoàn thành."""

    assigned: Decimal
    done: Decimal


@dataclass(frozen=True, slots=True)
class Amount(Portable):
    """Một số liệu mà quy định tự khai: giá trị, và điểm tối đa áp dụng khi khác điểm tối đa chung."""

    value: Decimal
    maximum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Mitigation(Portable):
    """Giảm nhẹ hoặc miễn trách nhiệm (điểm b khoản 2 Điều 3)."""

    extent: str
    reason: str
    document: DocumentRef | None = None


@dataclass(frozen=True, slots=True)
class RewardProposal(Portable):
    """Đề nghị khen thưởng (khoản 3 Điều 16): tập thể hoặc cá nhân, hình thức, lý do."""

    subject: str
    form: str
    reason: str


@dataclass(frozen=True, slots=True)
class RecordedRater(Portable):
    """Người xếp loại được ghi nhận khi Điều 14 không nêu ai: chức vụ và văn bản giao."""

    title: str
    document: DocumentRef | None = None


@dataclass(frozen=True, slots=True)
class Evaluation(Portable):
    """Phần đánh giá của một đơn vị.

    `criteria` đã mở rộng đủ mọi tiêu chí ràng buộc đơn vị, theo thứ tự của quy định. `agency` là mã cơ quan
    Điều 11 hoặc None. `places` cho biết mỗi khóa đầu vào lấy từ đâu (`chi_so_don_vi`, `nhiem_vu_cchc`,
    `tieu_chi.mac_dinh`, `so_lieu.<mã>`, …). `amounts`: các số liệu mà quy định tự khai, theo mã.
    """

    unit: str
    unit_name: str
    kind: str
    heads: tuple[Head, ...]
    criteria: tuple[CriterionStatus, ...]
    parent: str | None = None
    agency: str | None = None
    unit_index: Band | None = None
    assessor: str | None = None
    explanation: str | None = None
    high_effect: HighEffect = HighEffect(False)
    tasks: Tasks | None = None
    amounts: Mapping[str, Amount] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    misconduct: tuple[Misconduct, ...] = ()
    cadre_opinion: DocumentRef | None = None
    mitigation: Mitigation | None = None
    history: tuple[PastRating, ...] = ()
    issued_decision: DocumentRef | None = None
    issued_signer: str | None = None
    ruling: Ruling | None = None
    rater: RecordedRater | None = None
    reward: RewardProposal | None = None
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    def place_of(self, status: CriterionStatus) -> Place | None:
        """Chỗ ghi trạng thái của một tiêu chí: chỗ riêng của nó, hoặc chỗ ghi trạng thái mặc định."""
        return status.place or self.places.get("tieu_chi.mac_dinh")


# Không có slots: bảng tra theo mã được dựng một lần, mọi sổ lập từ hồ sơ này dùng chung.
@dataclass(frozen=True)
class Dossier(Portable):
    """Toàn bộ đầu vào của một lần chạy, đã kiểm tra; `warnings` không ảnh hưởng giá trị nào.

    `evaluations`: các đơn vị theo thứ tự đầu vào; rất nhiều thì nằm trên đĩa (`model.roll.Roll`), đi qua lần lượt.
    `simulation`: câu ghi rõ đây là mô phỏng, số liệu giả định; None với hồ sơ thật.
    """

    period: Period
    publications: Publications
    evaluations: Sequence[Evaluation]
    field_indices: Mapping[str, Band] = field(default_factory=dict)
    issued: Mapping[str, DocumentRef] = field(default_factory=dict)
    simulation: str | None = None
    warnings: tuple[Problem, ...] = field(default=(), compare=False)
    places: Mapping[str, Place] = field(default_factory=dict, compare=False)

    @cached_property
    def by_unit(self) -> Mapping[str, Evaluation]:
        """Mã đơn vị → phần đánh giá của đơn vị ấy."""
        return {evaluation.unit: evaluation for evaluation in self.evaluations}

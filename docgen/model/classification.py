"""Kết quả xếp loại một người: mức, trạng thái, căn cứ và cây lý do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any

from docgen.errors import Place, Portable
from docgen.model.band import Band
from docgen.model.citation import Citation
from docgen.model.dossier import Evaluation, Head


class Status(StrEnum):
    """Mức xếp loại chắc đến đâu."""

    DETERMINED = "determined"
    INTERPRETED = "interpreted"
    UNDETERMINED = "undetermined"
    INSUFFICIENT = "insufficient_data"
    DECIDED = "decided"


class Detail(IntEnum):
    """Một lần xếp loại phải nói đến đâu: chỉ mức và trạng thái; thêm lý do; thêm gợi ý thay đổi nào đổi mức.

    Lý do và gợi ý tốn thời gian hơn chính việc xếp loại, nên chỉ tính khi có nơi in ra.
    """

    LEVEL = 0
    REASONS = 1
    ADVICE = 2


class Reading(StrEnum):
    """Cách đọc Điều 12: mức tối thiểu (mặc định) hay đúng câu chữ."""

    FLOOR = "floor"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Reason(Portable):
    """Một lý do: quy tắc nào, viện dẫn nào, các số liệu đã so, có thỏa hay không, các lý do con.

    `holds` là None khi thiếu số liệu nên chưa kết luận được.
    """

    rule_id: str
    citation: Citation
    text: str
    holds: bool | None
    facts: Mapping[str, str] = field(default_factory=dict)
    source: Place | None = None
    children: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class CriteriaCount(Portable):
    """Đếm tiêu chí: áp dụng (mẫu số), chưa bảo đảm (gồm không thực hiện), không thực hiện, loại ra."""

    applicable: int
    failing: int
    not_done: int
    failing_in_every_aspect: int
    struck_out: tuple[str, ...] = ()


class Unexplained(Sequence[Reason]):
    """Chỗ của các lý do khi lần xếp loại không xin lý do: hỏi đến là lỗi, để không ai in như thể không có lý do nào."""

    def __len__(self) -> int:
        raise ValueError("kết quả không kèm lý do: xếp loại lại, có xin lý do")

    def __getitem__(self, index: Any) -> Any:
        raise ValueError("kết quả không kèm lý do: xếp loại lại, có xin lý do")


@dataclass(frozen=True, slots=True)
class Classification(Portable):
    """Kết quả của một người đứng đầu.

    `level` trống khi trạng thái là undetermined hoặc insufficient_data. `candidates`: các mức người có thẩm quyền
    có thể chọn. `grounds`: các điểm khoản 4 thỏa, dạng "4.b". `questions`: các khoảng trống của văn bản mà kết quả
    dựa vào. `reasons`: `Unexplained` khi không xin lý do. `closest`: thay đổi đơn lẻ nào đưa lên mức liền trên, None
    khi không xin gợi ý. `losses`: với từng số liệu, thay đổi nhỏ nhất làm mất mức, cũng chỉ có khi xin gợi ý.
    `computed`: kết quả tính được khi đã có quyết định của cấp có thẩm quyền.
    """

    evaluation: Evaluation
    head: Head
    level: str | None
    status: Status
    criteria: CriteriaCount
    candidates: tuple[str, ...] = ()
    unit_index: Band | None = None
    field_indices: Mapping[str, Band | None] = field(default_factory=dict)
    grounds: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    reasons: Sequence[Reason] = ()
    closest: tuple[str, ...] | None = None
    losses: tuple[str, ...] = ()
    computed: Classification | None = None

    @property
    def advice(self) -> tuple[str, ...]:
        """Gợi ý (`closest`) để in ra. Lỗi: ValueError khi lần xếp loại này không xin: đừng in như không có gợi ý."""
        if self.closest is None:
            raise ValueError(f"kết quả của {self.unit} không kèm gợi ý: xếp loại lại, có xin gợi ý")
        return self.closest

    @property
    def unit(self) -> str:
        """Mã đơn vị."""
        return self.evaluation.unit

    @property
    def kind(self) -> str:
        """Nhóm của đơn vị."""
        return self.evaluation.kind

    @property
    def role(self) -> str:
        """Vai của người được xếp loại."""
        return self.head.role

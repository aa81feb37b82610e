"""Bối cảnh giải nghĩa một đơn vị: quy định, kỳ đánh giá và sổ ghi."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from docgen.readers.notes import Notes
from docgen.regulations.parts import Agency, Criterion, InputCheck
from docgen.regulations.schema import Regulation
from docgen.text.unicode import tone_key

_ABBREVIATIONS = tuple(
    (short, tone_key(full))
    for short, full in (("ubnd", "ủy ban nhân dân"), ("hđnd", "hội đồng nhân dân"), ("tp.", "thành phố"))
)


@dataclass(slots=True)
class Context:
    """Những gì mọi đơn vị cùng dùng; `year`, `assessed_on`, `signing_on` là None khi ghi sai hay không ghi.

    `plans`: các tiêu chí về triển khai đủ nhiệm vụ theo kế hoạch.
    """

    regulation: Regulation
    notes: Notes
    year: int | None
    assessed_on: date | None
    signing_on: date | None = None
    _binding: dict[tuple[str, str | None], Mapping[str, Criterion]] = field(default_factory=dict)
    plans: frozenset[str] = field(init=False)
    _agencies: dict[str, Agency] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for agency in self.regulation.agencies.values():
            for name in (agency.name, *agency.other_names):
                self._agencies[name_key(name)] = agency
        self.plans = frozenset(one.id for one in self.regulation.criteria.values() if one.plan)

    def binding(self, kind: str, agency: str | None) -> Mapping[str, Criterion]:
        """Mã → tiêu chí ràng buộc, theo thứ tự của quy định; tính một lần cho mỗi nhóm."""
        key = (kind, agency)
        if key not in self._binding:
            self._binding[key] = {criterion.id: criterion for criterion in self.regulation.binding(kind, agency)}
        return self._binding[key]

    def meaning(self, question: str) -> str:
        """“G35: vấn đề bằng lời” của một câu hỏi mở của quy định; chỉ có mã khi quy định không giải thích."""
        known = self.regulation.questions.get(question)
        return f"{question}: {known.problem.rstrip('.')}" if known else question

    def basis(self, question: str | None) -> str:
        """“ (G35: cách đọc đã chọn)” để nói một lời nhắc dựa vào đâu; rỗng khi quy định không có câu hỏi ấy."""
        known = self.regulation.questions.get(question or "")
        return f" ({known.id}: {known.reading.rstrip('.')})" if known else ""

    def check_basis(self, check: InputCheck) -> str:
        """Như `basis`, cho câu hỏi mà một phép soát đầu vào dựa vào."""
        return self.basis(self.regulation.input_checks.get(check))

    def named_agency(self, code: str, name: str | None) -> Agency | None:
        """Cơ quan Điều 11 trùng mã hoặc trùng tên (kể cả tên kèm “tỉnh …” ở cuối), hoặc None."""
        if code in self.regulation.agencies:
            return self.regulation.agencies[code]
        key = name_key(name or "")
        if " tỉnh " not in key:
            return self._agencies.get(key)
        for known, agency in self._agencies.items():
            if key == known or key.startswith(f"{known} tỉnh "):
                return agency
        return None


@lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """Khóa so tên cơ quan: không phân biệt hoa thường, kiểu đặt dấu, “UBND” viết tắt hay viết đủ."""
    key = tone_key(name)
    for short, full in _ABBREVIATIONS:
        key = key.replace(short, full)
    return " ".join(key.replace("-", " ").split())

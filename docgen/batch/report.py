"""Kết cục từng văn bản → bảng tổng hợp và mã thoát của cả mẻ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from docgen.batch.manifest import Outcome
from docgen.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Entry:
    """Một văn bản sau lần chạy này; `detail`: lời báo đầy đủ của lỗi, chỉ để in ra màn hình."""

    kind: str
    key: str
    outcome: Outcome
    why: str
    detail: str = ""
    code: ExitCode = ExitCode.DONE


@dataclass(slots=True)
class Report:
    """Tổng hợp một mẻ: số văn bản theo loại và kết cục, cùng những văn bản cần người xem lại.

    `notable` gồm văn bản bị từ chối, hỏng, sửa tay, hết hiệu lực; văn bản đã ghi hay giữ nguyên chỉ được đếm.
    """

    root: Path
    counts: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    notable: list[Entry] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Đếm một kết cục."""
        self.counts[entry.kind, entry.outcome] += 1
        if entry.outcome not in (Outcome.WRITTEN, Outcome.UNCHANGED):
            self.notable.append(entry)

    def total(self, outcome: Outcome) -> int:
        """Số văn bản có kết cục ấy, mọi loại."""
        return sum(count for (_, found), count in self.counts.items() if found is outcome)

    @property
    def exit_code(self) -> ExitCode:
        """0 khi không văn bản nào hỏng; mẫu bị từ chối cả loại: 5; không ghi được: 7; còn lại: 1."""
        codes = {entry.code for entry in self.notable}
        for code in (ExitCode.TEMPLATE, ExitCode.OUTPUT, ExitCode.FINDINGS):
            if code in codes:
                return code
        return ExitCode.DONE

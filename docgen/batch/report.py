"""Kết cục từng văn bản → bảng tổng hợp và mã thoát của cả mẻ."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from docgen.batch.manifest import Outcome
from docgen.errors import ExitCode


@dataclass(frozen=True, slots=True)
class Entry:
    """Một văn bản sau lần chạy này.

    `detail`: lời báo đầy đủ của lỗi, chỉ để in ra màn hình; `path`: tệp của nó, từ thư mục kết quả; `mismatch`: văn bản
    đã ban hành nhưng không khớp dữ liệu hiện tại; `trace`: vết lỗi lập trình, chỉ để ghi vào tệp nhật ký; `doubts`: căn
    cứ đã dẫn mà hiệu lực chưa kiểm chứng.
    """

    kind: str
    key: str
    outcome: Outcome
    why: str
    detail: str = ""
    code: ExitCode = ExitCode.DONE
    path: str = ""
    mismatch: bool = False
    trace: str = ""
    doubts: tuple[str, ...] = ()


@dataclass(slots=True)
class Report:
    """Tổng hợp một mẻ: số văn bản theo loại và kết cục, cùng những văn bản cần người xem lại.

    `notable`: văn bản bị từ chối, hỏng, sửa tay, hết hiệu lực, hay đã ban hành mà không khớp dữ liệu hiện tại;
    `made`: văn bản đã ghi, trừ ở lần chạy đầu (`first_run`) khi mọi văn bản đều mới; `doubts`: căn cứ mà hiệu lực chưa
    kiểm chứng, mỗi căn cứ một lần.
    """

    root: Path
    counts: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    notable: list[Entry] = field(default_factory=list)
    made: list[Entry] = field(default_factory=list)
    first_run: bool = False
    doubts: dict[str, None] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Đếm một kết cục."""
        self.counts[entry.kind, entry.outcome] += 1
        self.doubts.update(dict.fromkeys(entry.doubts))
        if entry.mismatch or entry.outcome not in (Outcome.WRITTEN, Outcome.UNCHANGED):
            self.notable.append(entry)
        elif entry.outcome is Outcome.WRITTEN and not self.first_run:
            self.made.append(entry)

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

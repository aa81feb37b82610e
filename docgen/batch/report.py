"""Kết cục từng văn bản → bảng tổng hợp và mã thoát của cả mẻ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from docgen.batch.manifest import Outcome
from docgen.errors import ExitCode

KEPT = 20
"""Mỗi nhóm cùng lý do giữ chừng ấy văn bản đầu, mỗi mục giữ chừng ấy nhóm đầu: mẻ to đến đâu báo cáo cũng chừng ấy."""


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
class Group:
    """Các văn bản cùng loại, cùng lý do: bao nhiêu, và những văn bản đầu."""

    kind: str
    why: str
    count: int = 0
    first: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Listing:
    """Một mục của báo cáo: đếm đủ mọi văn bản, chỉ giữ những nhóm đầu và những văn bản đầu của mỗi nhóm."""

    count: int = 0
    groups: dict[tuple[str, str], Group] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Đếm một văn bản."""
        self.count += 1
        name = entry.kind, entry.why
        if name not in self.groups:
            if len(self.groups) == KEPT:
                return
            self.groups[name] = Group(entry.kind, entry.why)
        group = self.groups[name]
        group.count += 1
        if len(group.first) < KEPT:
            group.first.append(entry)

    def __iter__(self) -> Iterator[Entry]:
        return (entry for group in self.groups.values() for entry in group.first)


_LISTED = (Outcome.WRITTEN, Outcome.REFUSED, Outcome.EDITED, Outcome.WITHDRAWN, Outcome.FAILED)


@dataclass(slots=True)
class Report:
    """Tổng hợp một mẻ: số văn bản theo loại và kết cục, cùng những văn bản cần người xem lại.

    `lists`: từng kết cục phải nêu tên văn bản; văn bản đã lập (`WRITTEN`) thì chỉ từ lần chạy thứ hai, vì ở lần đầu
    (`first_run`) văn bản nào cũng mới. `signed`: văn bản đã ban hành mà nay không khớp, không nằm ở `lists`.
    `details`: lời báo đầy đủ của các lỗi, mỗi lời một lần; `unsaid`: số lời báo không giữ. `doubts`: căn cứ mà hiệu lực
    chưa kiểm chứng, mỗi căn cứ một lần.
    """

    root: Path
    counts: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    lists: dict[Outcome, Listing] = field(default_factory=lambda: {outcome: Listing() for outcome in _LISTED})
    signed: Listing = field(default_factory=Listing)
    first_run: bool = False
    details: dict[str, None] = field(default_factory=dict)
    unsaid: int = 0
    doubts: dict[str, None] = field(default_factory=dict)
    _codes: set[ExitCode] = field(default_factory=set)

    def add(self, entry: Entry) -> None:
        """Đếm một kết cục."""
        self.counts[entry.kind, entry.outcome] += 1
        self.doubts.update(dict.fromkeys(entry.doubts))
        self._codes.add(entry.code)
        if entry.detail and entry.detail not in self.details:
            if len(self.details) < KEPT:
                self.details[entry.detail] = None
            else:
                self.unsaid += 1
        if entry.mismatch:
            self.signed.add(entry)
        elif entry.outcome in self.lists and not (entry.outcome is Outcome.WRITTEN and self.first_run):
            self.lists[entry.outcome].add(entry)

    def total(self, outcome: Outcome) -> int:
        """Số văn bản có kết cục ấy, mọi loại."""
        return sum(count for (_, found), count in self.counts.items() if found is outcome)

    @property
    def made(self) -> list[Entry]:
        """Những văn bản đầu đã lập ở lần chạy lại này."""
        return list(self.lists[Outcome.WRITTEN])

    @property
    def notable(self) -> list[Entry]:
        """Những văn bản đầu cần người xem lại, theo từng kết cục; đã ban hành mà nay không khớp đứng cuối."""
        rest = (listing for outcome, listing in self.lists.items() if outcome is not Outcome.WRITTEN)
        return [entry for listing in (*rest, self.signed) for entry in listing]

    @property
    def exit_code(self) -> ExitCode:
        """0 khi không văn bản nào hỏng; mẫu bị từ chối cả loại: 5; không ghi được: 7; còn lại: 1."""
        for code in (ExitCode.TEMPLATE, ExitCode.OUTPUT, ExitCode.FINDINGS):
            if code in self._codes:
                return code
        return ExitCode.DONE

"""Sổ ghi khi đọc đầu vào: mọi chỗ sai và mọi cảnh báo được gom lại, rồi mới ném một lỗi duy nhất."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from docgen.errors import InputError, Place, Problem

_SHOWN = 25


@dataclass(slots=True)
class Notes:
    """Các chỗ sai (`problems`, chặn lại) và cảnh báo (`warnings`, không đổi giá trị nào) của một lần đọc."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def wrong(self, place: Place, found: str, action: str) -> None:
        """Ghi một chỗ sai."""
        self.problems.append(Problem(place, found, action))

    def warn(self, place: Place, found: str, action: str = "") -> None:
        """Ghi một cảnh báo."""
        self.warnings.append(Problem(place, found, action))

    def finish(self, message: str) -> None:
        """Không làm gì khi chưa có chỗ sai. Lỗi: InputError mang mọi chỗ sai."""
        if self.problems:
            raise InputError(message, self.problems)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Câu gợi ý: từ gần nhất trong `known`, hoặc danh sách các từ dùng được khi không có từ nào gần."""
    options = list(known)
    close = get_close_matches(word, options, n=1, cutoff=0.6)
    if close:
        return f"Có phải là “{close[0]}”?"
    shown = ", ".join(options[:_SHOWN]) + ("…" if len(options) > _SHOWN else "")
    return f"Dùng một trong: {shown}." if options else ""

"""Sổ ghi khi đọc đầu vào: mọi chỗ sai và mọi cảnh báo được gom lại, rồi mới ném một lỗi duy nhất."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches

from docgen.errors import Place, Problem
from docgen.readers.grouping import ENOUGH, AlikeProblem, ReadingError

_SHOWN = 8
_NEAREST = 3
_PAGES = 20
"""Chừng ấy trang, tệp đầu giữ đủ lời riêng: trang nào chưa đến ba chỗ thì in từng lời, không gộp."""


@dataclass(slots=True)
class Notes:
    """Các chỗ sai (`problems`, chặn lại) và cảnh báo (`warnings`, không đổi giá trị nào) của một lần đọc.

    `incomplete`: có tệp, có trang chưa đọc được, nên đối chiếu cả hồ sơ lúc này chỉ sinh ra lỗi giả.
    """

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    incomplete: bool = False
    _alike: dict[str, tuple[str, int]] = field(default_factory=dict)

    def wrong(self, place: Place, found: str, action: str, alike: str = "") -> None:
        """Ghi một chỗ sai; `alike`: câu chung cho những chỗ cùng loại mà `found` chỉ khác nhau ở chi tiết."""
        self.problems.append(AlikeProblem(place, found, action, alike))

    def warn(self, place: Place, found: str, action: str = "", alike: str = "") -> None:
        """Ghi một cảnh báo; `alike` như ở `wrong`."""
        if alike:
            # Trăm nghìn cảnh báo cùng loại chỉ in thành một câu: sau những chỗ đầu không giữ lời riêng nữa.
            first, count = self._alike.get(alike, (alike, 0))
            self._alike[alike] = first, count + 1
            if count > ENOUGH * _PAGES:
                found = alike = first
        self.warnings.append(AlikeProblem(place, found, action, alike))

    def take(self, warnings: Iterable[Problem]) -> None:
        """Nhận các cảnh báo đã ghi ở sổ khác."""
        for one in warnings:
            self.warn(one.place, one.found, one.action, one.alike if isinstance(one, AlikeProblem) else "")

    def finish(self, message: str) -> None:
        """Không làm gì khi chưa có chỗ sai. Lỗi: InputError mang mọi chỗ sai."""
        if self.problems:
            raise ReadingError(message, self.problems)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Câu gợi ý: từ gần nhất trong `known`; không có từ nào gần thì cả danh sách ngắn, hoặc ba từ đỡ xa nhất."""
    options = list(known)
    close = get_close_matches(word, options, n=1, cutoff=0.6)
    if close:
        return f"Có phải là “{close[0]}”?"
    if len(options) <= _SHOWN:
        return f"Dùng một trong: {', '.join(options)}." if options else ""
    near = ", ".join(f"“{one}”" for one in nearest(word, options))
    return f"Gần nhất trong {len(options)} mục dùng được: {near}."


def nearest(word: str, options: Iterable[str]) -> list[str]:
    """Ba từ của `options` giống `word` nhất, giống nhất đứng trước."""
    return get_close_matches(word, list(options), n=_NEAREST, cutoff=0.0)

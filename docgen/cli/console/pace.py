"""Nhịp của một mẻ: đã xong bao nhiêu, nhanh thế nào, loại đang lập còn bao lâu khi biết chắc."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from typing import TypeVar

from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry
from docgen.pipeline import People
from docgen.text.numbers import format_number

T = TypeVar("T")

_IN_FLIGHT = 5
"""Số xấp nhiều nhất đã lấy ra mà chưa có kết cục: đang lập, hoặc đợi ghi cùng một nhóm."""
_ENOUGH = 10
"""Có kết cục của chừng ấy xấp rồi mới ước thời gian còn lại."""
_MADE = frozenset({Outcome.WRITTEN, Outcome.REFUSED, Outcome.FAILED})


class Pace:
    """Đếm các xấp được lấy ra (`through`) và các kết cục (`notify`).

    Chỉ ước thời gian còn lại trong một loại văn bản về từng người: số người của nó biết trước và người nào cũng mất
    chừng ấy công. Loại nào có văn bản đã lập từ trước thì không ước, vì phần sau sẽ chậm hơn phần đã qua.
    """

    def __init__(self, units: int, clock: Callable[[], float] = time.monotonic) -> None:
        """`units`: số đơn vị của hồ sơ; `clock`: đồng hồ đếm giây."""
        self.count = 0
        self._units = units
        self._clock = clock
        self._began = clock()
        self._kind = ""
        self._sizes: list[int] = []
        self._kind_began = self._began
        self._reused: set[str] = set()

    def through(self, works: Iterable[T]) -> Iterator[T]:
        """Vẫn các việc ấy, theo dõi xấp nào đã được lấy ra."""
        for work in works:
            if isinstance(work, People):
                if work.kind != self._kind:
                    self._kind, self._kind_began, self._sizes = work.kind, self._clock(), []
                self._sizes.append(work.count)
            else:
                self._kind = ""
            yield work

    def notify(self, entry: Entry) -> None:
        """Ghi nhận một kết cục."""
        self.count += 1
        if entry.outcome not in _MADE:
            self._reused.add(entry.kind)

    @property
    def elapsed(self) -> float:
        """Số giây từ đầu mẻ."""
        return self._clock() - self._began

    @property
    def rate(self) -> float:
        """Số văn bản mỗi giây, tính từ đầu mẻ."""
        return self.count / self.elapsed if self.elapsed > 0 else 0.0

    @property
    def share(self) -> Fraction | None:
        """Phần đã xong của loại đang lập; None khi chưa ước được một cách trung thực."""
        settled = self._sizes[:-_IN_FLIGHT]
        if not self._kind or self._kind in self._reused or len(settled) < _ENOUGH:
            return None
        return min(Fraction(sum(settled), self._units), Fraction(1))

    @property
    def left(self) -> float | None:
        """Số giây loại đang lập còn cần; None như `share`."""
        share = self.share
        return None if share is None else (self._clock() - self._kind_began) * float(1 / share - 1)

    @property
    def done(self) -> str:
        """Đã xong bao nhiêu, nhanh thế nào, mất bao lâu: `6 văn bản, 1,5 văn bản/giây, 4 giây`."""
        return f"{format_number(self.count)} văn bản, {per_second(self.rate)} văn bản/giây, {spoken(self.elapsed)}"

    def __str__(self) -> str:
        left = self.left
        return self.done if left is None else f"{self.done}, {self._kind} còn khoảng {spoken(left)}"


def per_second(rate: float) -> str:
    """Nhịp viết gọn: dưới 10 thì một chữ số lẻ, từ 10 thì tròn số."""
    return f"{rate:.1f}".replace(".", ",") if rate < 10 else format_number(round(rate))


def spoken(seconds: float) -> str:
    """Thời gian viết gọn: `45 giây`, `3 phút 20 giây`, `2 giờ 05 phút`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} giây"
    if whole < 3600:
        return f"{whole // 60} phút {whole % 60:02d} giây"
    return f"{whole // 3600} giờ {whole % 3600 // 60:02d} phút"

"""Chỉ số phần trăm: một số đúng, hoặc một khoảng đã công bố mà số đúng nằm trong đó."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from docgen.errors import Portable

HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Band(Portable):
    """Khoảng phần trăm: `low` thuộc khoảng, `high` không thuộc trừ khi là 100; số đúng có low == high."""

    low: Decimal
    high: Decimal

    @classmethod
    def exactly(cls, value: Decimal) -> Band:
        """Chỉ số biết đúng."""
        return cls(value, value)

    @property
    def exact(self) -> bool:
        """Là số đúng, không phải khoảng."""
        return self.low == self.high

    def __str__(self) -> str:
        if self.exact:
            return str(self.low)
        return f"từ {self.low} đến {'' if self.high == HUNDRED else 'dưới '}{self.high}"


UNKNOWN = Band(Decimal(0), HUNDRED)
"""Chỉ số không có: mọi giá trị từ 0 đến 100 đều có thể."""

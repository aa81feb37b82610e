"""Đại lượng và điều kiện: mọi điều kiện của mọi quy định là một ngưỡng trên một đại lượng."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from operator import ge, gt, le, lt
from typing import TypeAlias

from docgen.model.citation import Citation


class Measure(StrEnum):
    """Đại lượng mà quy định nào cũng dùng được trong điều kiện; đại lượng khác thì quy định tự khai (`Quantity`).

    Tỷ lệ (`*_share`) là phân số trong [0; 1]; chỉ số là phần trăm trong [0; 100]; `not_done` là số tiêu chí;
    `liabilities` là số quy tắc quy trách nhiệm có vi phạm;
    `high_effect` là 0 hoặc 1; `event` là 0 hoặc 1 (điểm `point` có được ghi nhận hay không).
    `field_index` đòi mọi lĩnh vực của cơ quan cùng thỏa; `any_field_index` chỉ đòi một lĩnh vực.
    """

    FAILING_SHARE = "failing_share"
    FAILING_IN_EVERY_ASPECT_SHARE = "failing_in_every_aspect_share"
    NOT_DONE = "not_done"
    HIGH_EFFECT = "high_effect"
    UNIT_INDEX = "unit_index"
    FIELD_INDEX = "field_index"
    ANY_FIELD_INDEX = "any_field_index"
    TASK_SHARE = "task_share"
    LIABILITIES = "liabilities"
    EVENT = "event"


class QuantityUnit(StrEnum):
    """Đơn vị của một số liệu quy định tự khai; `yes_no` là 0 hoặc 1."""

    PERCENT = "percent"
    POINTS = "points"
    COUNT = "count"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Quantity:
    """Một số liệu mà quy định tự khai, nhập ở khóa `so_lieu`, hay cộng từ những số liệu khác.

    `maximum`: giá trị lớn nhất, None khi không có; số điểm thì đó là điểm tối đa khi mọi phần đều áp dụng. `sum_of`: mã
    các số liệu cộng lại (rỗng: nhập tay); đơn vị là phần trăm thì lấy tổng điểm chia tổng điểm tối đa áp dụng.
    `none_recorded`: không ghi nghĩa là không có (0); không thì không ghi nghĩa là chưa biết.
    """

    id: str
    label: str
    unit: QuantityUnit
    maximum: Fraction | None = None
    sum_of: tuple[str, ...] = ()
    none_recorded: bool = False


# Không có slots: các cận đổi ra số nguyên được tính một lần, vì một mẻ so hàng triệu lần.
@dataclass(frozen=True)
class Condition:
    """Một điều kiện: đại lượng nằm trong khoảng; cận nào trống thì không xét.

    `measure`: một `Measure`, hoặc mã của một `Quantity`.

    `question`: câu hỏi mở nảy ra khi chính điều kiện này đóng một mức tốt hơn, hoặc khi kết quả nằm ngoài khoảng
    đúng câu chữ này của mức đạt được; chỉ tính khi không điều kiện nào của cùng mức đó trên các đại lượng
    `unless_failing` bị vi phạm. `text`: cụm từ của văn bản. `citation`: chỗ nêu riêng điều kiện này, khi khác chỗ của
    mức hay trường hợp chứa nó.
    """

    measure: str
    at_least: Fraction | None = None
    more_than: Fraction | None = None
    at_most: Fraction | None = None
    less_than: Fraction | None = None
    point: str | None = None
    question: str | None = None
    unless_failing: tuple[str, ...] = ()
    text: str = ""
    citation: Citation | None = None

    def admits(self, value: Fraction) -> bool:
        """Giá trị có nằm trong khoảng hay không; so đúng, không làm tròn."""
        top, bottom = value.as_integer_ratio()
        # Vòng lặp trơn: một mẻ hỏi câu này hàng triệu lần.
        for compare, over, under in self._bounds:  # noqa: SIM110
            if not compare(top * under, over * bottom):
                return False
        return True

    @property
    def bounds(self) -> tuple[Fraction, ...]:
        """Các cận có ghi."""
        given = (self.at_least, self.more_than, self.at_most, self.less_than)
        return tuple(bound for bound in given if bound is not None)

    @cached_property
    def _bounds(self) -> tuple[tuple[Callable[[int, int], bool], int, int], ...]:
        """Phép so và hai phần của phân số, mỗi cận có ghi một bộ."""
        given = ((ge, self.at_least), (gt, self.more_than), (le, self.at_most), (lt, self.less_than))
        return tuple((compare, *bound.as_integer_ratio()) for compare, bound in given if bound is not None)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Điều kiện gộp: thỏa một trong các `choices` là đủ; mỗi lựa chọn là những điều kiện phải cùng thỏa.

    `question`, `text`, `citation`: như ở `Condition`.
    """

    choices: tuple[Terms, ...]
    question: str | None = None
    text: str = ""
    citation: Citation | None = None


Terms: TypeAlias = "tuple[Condition | AnyOf, ...]"
"""Những điều kiện phải cùng thỏa."""


def conditions_in(terms: Iterable[Condition | AnyOf]) -> Iterator[Condition]:
    """Mọi điều kiện đơn, kể cả trong các điều kiện gộp."""
    for term in terms:
        if isinstance(term, Condition):
            yield term
        else:
            for choice in term.choices:
                yield from conditions_in(choice)

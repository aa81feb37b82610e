"""Sổ của một lần chạy: hồ sơ, quy định, kết quả xếp loại, cơ quan; mọi loại văn bản lập từ đây."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from docgen.model.classification import Classification
from docgen.model.dossier import Dossier, Evaluation
from docgen.model.office import Office
from docgen.regulations.legal_bases import LegalBasis
from docgen.regulations.schema import Regulation
from docgen.vocabulary import COMMUNE, DISTRICT

P = ParamSpec("P")
T = TypeVar("T")
K = TypeVar("K")


# Không có slots: những gì tính một lần cho cả sổ nằm trong __dict__ của chính sổ, sổ mất thì chúng mất theo.
@dataclass(frozen=True)
class Ledger:
    """Tất cả những gì một văn bản cần biết; thứ tự `classifications` là thứ tự đầu vào."""

    dossier: Dossier
    regulation: Regulation
    classifications: tuple[Classification, ...]
    office: Office
    bases: tuple[LegalBasis, ...]

    def evaluation(self, unit: str) -> Evaluation | None:
        """Phần đánh giá của một đơn vị theo mã."""
        return self.dossier.by_unit.get(unit)

    def of_kinds(self, *kinds: str) -> tuple[Classification, ...]:
        """Kết quả của các nhóm đơn vị nêu tên, theo thứ tự nhóm trong quy định rồi thứ tự đầu vào."""
        order = list(self.regulation.kinds)
        chosen = (item for item in self.classifications if item.kind in kinds)
        return tuple(sorted(chosen, key=lambda item: order.index(item.kind)))

    def of_unit(self, unit: str) -> tuple[Classification, ...]:
        """Kết quả của những người đứng đầu một đơn vị."""
        return self._by_unit.get(unit, ())

    def communes(self, district: str) -> tuple[Classification, ...]:
        """Kết quả của các Chủ tịch Ủy ban nhân dân cấp xã thuộc một huyện."""
        return self._communes.get(district, ())

    def districts(self) -> Iterator[Evaluation]:
        """Các huyện có xã được đánh giá trong hồ sơ, theo thứ tự đầu vào."""
        return (item for item in self.dossier.evaluations if item.kind == DISTRICT and item.unit in self._communes)

    def key(self, item: Classification) -> str:
        """Tên tệp của văn bản về một người: mã đơn vị, thêm vai hoặc thứ tự khi đơn vị có nhiều người."""
        heads = item.evaluation.heads
        if len(heads) == 1:
            return item.unit
        same_role = [head for head in heads if head.role == item.head.role]
        if len(same_role) == 1:
            return f"{item.unit}-{item.head.role}"
        return f"{item.unit}-{item.head.role}-{same_role.index(item.head) + 1}"

    @cached_property
    def _by_unit(self) -> Mapping[str, tuple[Classification, ...]]:
        return _grouped(self.classifications, lambda item: item.unit)

    @cached_property
    def _communes(self) -> Mapping[str | None, tuple[Classification, ...]]:
        chairs = [item for item in self.classifications if item.kind == COMMUNE]
        return _grouped(chairs, lambda item: item.evaluation.parent)

    @cached_property
    def _remembered(self) -> dict[tuple[object, ...], Any]:
        return {}


def _grouped(
    items: Iterable[Classification], key: Callable[[Classification], K]
) -> dict[K, tuple[Classification, ...]]:
    found: dict[K, list[Classification]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    return {name: tuple(some) for name, some in found.items()}


def once(function: Callable[Concatenate[Ledger, P], T]) -> Callable[Concatenate[Ledger, P], T]:
    """Hàm chỉ phụ thuộc sổ và các tham số băm được: mỗi sổ tính một lần, người gọi không được sửa kết quả.

    Lỗi của `function` không được nhớ, lần sau gọi lại.
    """

    @wraps(function)
    def remembered(ledger: Ledger, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (function, args, *kwargs.items())
        known = ledger._remembered
        if key not in known:
            known[key] = function(ledger, *args, **kwargs)
        value: T = known[key]
        return value

    return remembered

"""Sổ của một lần chạy: hồ sơ, quy định, kết quả xếp loại, cơ quan; mọi loại văn bản lập từ đây."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.model.classification import Classification
from docgen.model.dossier import Dossier, Evaluation
from docgen.model.office import Office
from docgen.regulations.legal_bases import LegalBasis
from docgen.regulations.schema import Regulation
from docgen.vocabulary import COMMUNE, DISTRICT


@dataclass(frozen=True, slots=True)
class Ledger:
    """Tất cả những gì một văn bản cần biết; thứ tự `classifications` là thứ tự đầu vào."""

    dossier: Dossier
    regulation: Regulation
    classifications: tuple[Classification, ...]
    office: Office
    bases: tuple[LegalBasis, ...]

    def evaluation(self, unit: str) -> Evaluation | None:
        """Phần đánh giá của một đơn vị theo mã."""
        return next((item for item in self.dossier.evaluations if item.unit == unit), None)

    def of_kinds(self, *kinds: str) -> tuple[Classification, ...]:
        """Kết quả của các nhóm đơn vị nêu tên, theo thứ tự nhóm trong quy định rồi thứ tự đầu vào."""
        order = list(self.regulation.kinds)
        chosen = (item for item in self.classifications if item.kind in kinds)
        return tuple(sorted(chosen, key=lambda item: order.index(item.kind)))

    def communes(self, district: str) -> tuple[Classification, ...]:
        """Kết quả của các Chủ tịch Ủy ban nhân dân cấp xã thuộc một huyện."""
        return tuple(
            item for item in self.classifications if item.kind == COMMUNE and item.evaluation.parent == district
        )

    def districts(self) -> Iterator[Evaluation]:
        """Các huyện có xã được đánh giá trong hồ sơ, theo thứ tự đầu vào."""
        parents = {item.evaluation.parent for item in self.classifications if item.kind == COMMUNE}
        return (item for item in self.dossier.evaluations if item.kind == DISTRICT and item.unit in parents)

    def key(self, item: Classification) -> str:
        """Tên tệp của văn bản về một người: mã đơn vị, thêm vai hoặc thứ tự khi đơn vị có nhiều người."""
        heads = item.evaluation.heads
        if len(heads) == 1:
            return item.unit
        same_role = [head for head in heads if head.role == item.head.role]
        if len(same_role) == 1:
            return f"{item.unit}-{item.head.role}"
        return f"{item.unit}-{item.head.role}-{same_role.index(item.head) + 1}"

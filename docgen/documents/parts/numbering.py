"""Số, ký hiệu của chính văn bản đang lập, khi đầu vào ghi rằng nó đã ban hành."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.selection import collectively, provincial
from docgen.model.classification import Classification
from docgen.model.draft import Draft

_PROVINCE_KEY = "tinh"
_INDIVIDUAL, _PROVINCIAL, _DISTRICT = (
    "quyet_dinh_xep_loai_ca_nhan",
    "quyet_dinh_xep_loai_tinh",
    "quyet_dinh_xep_loai_huyen",
)


def issued_number(ledger: Ledger, draft: Draft) -> str | None:
    """Số đã cấp cho văn bản này; None khi hồ sơ chưa ghi.

    Tờ trình, báo cáo ghi ở `van_ban_da_ban_hanh`; quyết định ghi ở từng người (`quyet_dinh_xep_loai`): quyết định chung
    coi là đã ban hành khi mọi người trong danh sách ghi cùng một số.
    """
    names = (f"{draft.kind}:{draft.key}", *([draft.kind] if draft.key == _PROVINCE_KEY else []))
    found = next((ledger.dossier.issued[name] for name in names if name in ledger.dossier.issued), None)
    if found:
        return found.number
    if draft.kind == _INDIVIDUAL:
        return _shared(ledger.of_unit(draft.unit or ""))
    if draft.kind == _PROVINCIAL:
        return _shared(collectively(ledger, provincial(ledger)))
    if draft.kind == _DISTRICT:
        return _shared(collectively(ledger, ledger.communes(draft.key)))
    return None


def _shared(items: Iterable[Classification]) -> str | None:
    """Số mà mọi người trong `items` cùng ghi."""
    decisions = [item.evaluation.issued_decision for item in items]
    numbers = {decision.number if decision else None for decision in decisions}
    return numbers.pop() if len(numbers) == 1 else None

"""Văn bản nào đã ban hành: số ghi ở tờ trình, ở từng người, hoặc chung cho mọi người trong danh sách."""

from __future__ import annotations

import pytest
from factory import compose, document, ledger, unit

from docgen.model.draft import Draft

SIGNED = document("90/QĐ-UBND")
OTHER = document("91/QĐ-UBND")
PROPOSAL = document("12/TTr-SNV")


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [(SIGNED, SIGNED, "90/QĐ-UBND"), (SIGNED, None, None), (SIGNED, OTHER, None), (None, None, None)],
)
def test_the_shared_decision_is_issued_when_everybody_in_it_has_its_number(first, second, number) -> None:
    book = ledger(
        unit("Sở A", issued_decision=first),
        unit("Sở B", issued_decision=second),
        issued={"to_trinh_xep_loai": PROPOSAL},
    )
    found = {made.kind: made.issued for made in compose_all(book)}
    assert found["quyet_dinh_xep_loai_tinh"] == number
    assert found["to_trinh_xep_loai"] == "12/TTr-SNV"
    assert found["phieu_danh_gia"] is None


def compose_all(book):
    kinds = ("quyet_dinh_xep_loai_tinh", "to_trinh_xep_loai", "phieu_danh_gia")
    return [made for kind in kinds for made in compose(kind, book) if isinstance(made, Draft)]

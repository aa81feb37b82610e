"""Căn cứ của văn bản quy phạm pháp luật (số có năm) dẫn theo lối khác: ghi số luật, không ghi ngày."""

from __future__ import annotations

from importlib import import_module

import pytest

from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.profile import load
from docgen.layout.sketch.build import build

PROFILE = load()
LAW = Edit("can_cu_1", " ngày 16 tháng 6 năm 2025;", " số 72/2025/QH15;")
DECREE = Edit("can_cu_2", " ngày 05 tháng 3 năm 2020", "")


def faults(check, *changes):
    facts = build(Example("thử", changes, "quyet_dinh_tap_the"))
    return list(
        import_module(f"docgen.layout.checks.{check}").check(Document(facts, recognise(facts)), PROFILE.limits[check])
    )


@pytest.mark.parametrize(("check", "change"), [("can_cu_luat", LAW), ("can_cu_day_du", DECREE)])
def test_normative_document_cites_in_its_own_way(check, change):
    assert faults(check, change) != []
    assert faults(check, change, Edit("so_ky_hieu", "", "Số: 15/2026/QĐ-UBND")) == []


@pytest.mark.parametrize("number", ["66.13/2026/NQ-CP", "30/2020/NĐ-CP"])
def test_issuer_starting_with_a_toned_capital_is_seen(number):
    basis = f"Căn cứ Nghị quyết số {number} ngày 05 tháng 01 năm 2026 của Ủy ban Dân tộc về công tác dân tộc;"
    assert faults("can_cu_day_du", Edit("can_cu_2", "", basis)) == []

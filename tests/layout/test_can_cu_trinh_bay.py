"""Căn cứ theo cùng quy định về căn lề, lùi dòng, khoảng cách, giãn dòng như nội dung (điểm e khoản 6 Mục II)."""

from __future__ import annotations

from typing import Any

import pytest

from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document
from docgen.layout.engine import run
from docgen.layout.examples import Change, Edit, Example, Shape
from docgen.layout.profile import load
from docgen.layout.sketch.build import build


def rules(base: str, *changes: Change) -> set[str]:
    facts = build(Example("thử", changes, base))
    return {one.rule for one in run(Document(facts, recognise(facts)), load())}


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"first_line": 20.0}, "B04"),
        ({"before": 0.0, "after": 0.0}, "B05"),
        ({"line": 2.5}, "B06"),
    ],
    ids=["lùi 20 mm", "sát nhau", "giãn 2,5 dòng"],
)
def test_bases_are_laid_out_like_the_text(values: dict[str, Any], rule: str) -> None:
    changes = [Shape(name, values) for name in ("can_cu_1", "can_cu_2", "can_cu_3")]
    assert rules("quyet_dinh", *changes) == {rule}


def test_several_addressees_on_one_line() -> None:
    assert "R07" in rules("to_trinh", Edit("kinh_gui", "", "Kính gửi: Sở Nội vụ; Sở Tài chính; Ủy ban nhân dân các xã"))


def test_slips_to_fill_in_by_hand_may_have_dotted_lines() -> None:
    dotted = Edit("noi_dung_2", "", "Chức vụ: ………………………………")
    assert "X03" not in rules("giay_moi", dotted)
    assert "X03" in rules("thong_bao", dotted)

"""Cùng một hồ sơ, ghi bằng JSON và bằng sổ tính: đọc ra cùng một Dossier, chỉ khác chỗ lấy ra."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from workbook_kit import edited, form, rich, small

from docgen.errors import InputError
from docgen.readers import read
from docgen.regulations.load import load


def _valid_rich() -> dict[str, Any]:
    """Hồ sơ đủ mọi khóa, bỏ những chỗ mà bộ giải nghĩa không nhận cùng nhau."""
    data = rich()
    del data["van_ban_cong_bo"]["chi_so_cap_xa"]["bu_dop"]
    return data


@pytest.mark.parametrize("data", [small(), _valid_rich()], ids=["nhỏ", "đủ mọi khóa"])
def test_both_readers_give_the_same_dossier(tmp_path: Path, data: dict[str, Any]) -> None:
    (tmp_path / "ho_so.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    form(tmp_path / "ho_so.xlsx", data)
    from_json = read([tmp_path / "ho_so.json"], load)
    from_workbook = read([tmp_path / "ho_so.xlsx"], load)
    assert from_json == from_workbook
    assert from_workbook.evaluations[0].places["chi_so_don_vi"].short == "ho_so.xlsx, Đơn vị, F4"


def test_a_wrong_value_is_placed_in_its_cell(tmp_path: Path) -> None:
    def spoil(book: Any) -> None:
        book["Đơn vị"]["F4"].value = "9O"
        book["Tiêu chí"]["D4"].value = "Không áp dụng"

    edited(tmp_path / "ho_so.xlsx", spoil)
    with pytest.raises(InputError) as caught:
        read([tmp_path / "ho_so.xlsx"], load)
    found = {(problem.place.sheet, problem.place.cell): problem.found for problem in caught.value.problems}
    assert "có chữ O" in found["Đơn vị", "F4"]
    assert "không ghi lý do" in found["Tiêu chí", "D4"]

"""Cùng một hồ sơ, ghi bằng JSON và bằng sổ tính: đọc ra cùng một Dossier, chỉ khác chỗ lấy ra."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from workbook_kit import SPARE, edited, form, rich, small, tree

from docgen.errors import InputError
from docgen.readers import read
from docgen.readers.form import write_form
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


def _figures() -> dict[str, Any]:
    """Hai đơn vị theo quy định có số liệu riêng: số, tỷ lệ, có hay không."""
    flags = ("thuc_hien_tot_tieu_chi_chung", "dap_ung_tieu_chi_chung", "nhiem_vu_hieu_qua_cao", "nhiem_vu_bao_dam")
    shares = ("ty_le_chi_tieu_hoan_thanh", "ty_le_chi_tieu_vuot_muc", "ty_le_don_vi_tot")
    unit = {
        "ma_don_vi": "truong_gia_dinh",
        "ten_don_vi": "Trường Giả định",
        "loai_don_vi": "don_vi_su_nghiep",
        "nguoi_dung_dau": {"ho_ten": "Nguyễn Văn A", "chuc_vu": "Hiệu trưởng"},
        "so_lieu": {**dict.fromkeys(flags, "co"), **dict.fromkeys(shares, "79,455"), flags[0]: "khong"},
    }
    other = {**unit, "ma_don_vi": "truong_hai", "ten_don_vi": "Trường Hai", "so_lieu": {shares[0]: "100"}}
    period = {"nam_danh_gia": "2022", "quy_dinh": "nd-90-2020", "ngay_danh_gia": "10/12/2022"}
    return {"ky_danh_gia": period, "don_vi": [unit, other]}


def _points() -> dict[str, Any]:
    """Điểm có phần lẻ."""
    unit = {
        "ma_don_vi": "so_gia_dinh",
        "ten_don_vi": "Sở Giả định",
        "loai_don_vi": "so_ban_nganh",
        "nguoi_dung_dau": {"ho_ten": "Nguyễn Văn A", "chuc_vu": "Giám đốc"},
        "so_lieu": {"diem_tieu_chi_chung": "25,5", "diem_ket_qua_nhiem_vu": "61,97"},
    }
    period = {"nam_danh_gia": "2026", "quy_dinh": "nd-335-2025", "ngay_danh_gia": "10/12/2026"}
    return {"ky_danh_gia": period, "don_vi": [unit]}


def _workbook(path: Path, data: dict[str, Any]) -> None:
    """Sổ tính của chính quy định mà dữ liệu nêu."""
    period = data["ky_danh_gia"]
    write_form(path, load(period["quy_dinh"]), int(period["nam_danh_gia"]), filled=tree(data), spare_rows=SPARE)


@pytest.mark.parametrize("data", [_figures(), _points()], ids=["tỷ lệ và có hay không", "điểm"])
def test_own_figures_are_the_same_in_both(tmp_path: Path, data: dict[str, Any]) -> None:
    (tmp_path / "ho_so.json").write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    _workbook(tmp_path / "ho_so.xlsx", data)
    from_json, from_workbook = (read([tmp_path / f"ho_so.{kind}"], load) for kind in ("json", "xlsx"))
    assert from_json == from_workbook
    first = from_workbook.evaluations[0]
    assert first.amounts
    assert {place.sheet for key, place in first.places.items() if key.startswith("so_lieu.")} == {"Số liệu"}


def test_a_figure_given_twice_is_wrong(tmp_path: Path) -> None:
    _workbook(tmp_path / "ho_so.xlsx", _points())
    book = load_workbook(tmp_path / "ho_so.xlsx")
    sheet = book["Số liệu"]
    for column in range(1, 6):
        sheet.cell(6, column).value = sheet.cell(4, column).value
    book.save(tmp_path / "ho_so.xlsx")
    with pytest.raises(InputError) as caught:
        read([tmp_path / "ho_so.xlsx"], load)
    assert "đã có một dòng" in caught.value.problems[0].found


def test_prohibitions_may_be_chosen_in_the_workbook(tmp_path: Path) -> None:
    period = {"nam_danh_gia": "2018", "quy_dinh": "qnam-qno", "ngay_danh_gia": "10/02/2019"}
    _workbook(tmp_path / "so.xlsx", {"ky_danh_gia": period, "don_vi": []})
    columns = load_workbook(tmp_path / "so.xlsx")["Danh mục"].iter_cols()
    lists = {column[0].value: {cell.value for cell in column} for column in columns}
    assert {"Không vi phạm", "Có vi phạm"} <= lists["trang_thai"]

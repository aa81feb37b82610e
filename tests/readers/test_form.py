"""Mẫu sổ tính: đọc lại ra đúng cây đã ghi, danh sách chọn, ô khóa, ô xám, từng byte như nhau."""

from __future__ import annotations

import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet
from workbook_kit import cell, form, parse_xlsx, plain, read_workbook, regulation, rich, small, tree

from docgen.errors import InputError, OutputError
from docgen.readers.form import write_form
from docgen.readers.sheets import FIGURES, GUIDE, LISTS, SHEETS, STAMP

UNITS = [
    {"ma_don_vi": "so_noi_vu", "ten_don_vi": "Sở Nội vụ", "loai_don_vi": "so_ban_nganh", "thuoc_don_vi": "",
     "co_quan_dieu_11": "so_noi_vu", "chuc_vu": "Giám đốc"},
    {"ma_don_vi": "loc_ninh", "ten_don_vi": "UBND huyện Lộc Ninh", "loai_don_vi": "ubnd_cap_huyen",
     "co_quan_dieu_11": "khong", "chuc_vu": "Chủ tịch"},
]  # fmt: skip


@pytest.mark.parametrize("data", [small(), rich(), {}], ids=["nhỏ", "đủ mọi khóa", "trống"])
def test_a_tree_written_into_the_form_reads_back_equal(tmp_path: Path, data: dict[str, Any]) -> None:
    book = read_workbook(form(tmp_path / "so.xlsx", data))
    assert plain(book.node) == data
    assert not book.warnings


# U+FFFE, U+FFFF không có trong XML; ký tự điều khiển bị bộ giải nghĩa từ chối ở mọi loại tệp.
TEXTS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=60), min_size=20
)


@settings(max_examples=8, deadline=None)
@given(TEXTS)
def test_any_text_survives_the_workbook(texts: list[str]) -> None:
    data = small()
    first = data["don_vi"][0]
    data["don_vi"] = [
        first | {"ma_don_vi": f"don_vi_{number}", "giai_trinh": text} for number, text in enumerate(texts)
    ]
    with TemporaryDirectory() as folder:
        units = plain(parse_xlsx(form(Path(folder) / "so.xlsx", data)))["don_vi"]
    assert [unit.get("giai_trinh") for unit in units] == [text if text.strip() else None for text in texts]


def test_codes_that_libreoffice_would_take_for_escapes(tmp_path: Path) -> None:
    data = small()
    data["don_vi"][1]["ma_don_vi"] = "thi_xa_xb_long"
    path = form(tmp_path / "so.xlsx", data)
    with zipfile.ZipFile(path) as package:
        assert b"thi_x005F_xa_x005F_xb_long" in package.read("xl/sharedStrings.xml")
    assert plain(parse_xlsx(path)) == data


def test_short_spellings_become_the_full_ones(tmp_path: Path) -> None:
    data = small()
    data["don_vi"][0] |= {"hieu_qua_cao": "khong", "tieu_chi": {"mac_dinh": "dat", "5.1": "khong_thuc_hien"}}
    data["don_vi"][0]["nguoi_dung_dau"]["van_ban_phan_cong"] = {
        "so_ky_hieu": "1/QĐ", "ngay_ban_hanh": "2022-08-01", "co_quan_ban_hanh": "UBND tỉnh"
    }  # fmt: skip
    unit = plain(parse_xlsx(form(tmp_path / "so.xlsx", data)))["don_vi"][0]
    assert unit["hieu_qua_cao"] == {"ket_luan": "khong"}
    assert unit["tieu_chi"]["5.1"] == {"trang_thai": "khong_thuc_hien"}
    assert unit["nguoi_dung_dau"]["van_ban_phan_cong"] == "1/QĐ ngày 01/08/2022 của UBND tỉnh"


def test_the_common_status_may_carry_aspects(tmp_path: Path) -> None:
    data = small()
    data["don_vi"][0]["tieu_chi"] = {"mac_dinh": {"trang_thai": "chua_bao_dam", "mat": ["tien_do"]}}
    assert plain(parse_xlsx(form(tmp_path / "so.xlsx", data))) == data


def test_nothing_is_dropped_silently(tmp_path: Path) -> None:
    data = small()
    data["don_vi"][0]["ghi_chu"] = "không có cột"
    with pytest.raises(InputError, match="“không có cột” không có cột nào để ghi"):
        form(tmp_path / "so.xlsx", data)
    data = small()
    data["don_vi"][0]["giai_trinh"] = "a" * 32_767
    with pytest.raises(InputError, match="32767 ký tự"):
        form(tmp_path / "so.xlsx", data)
    assert not list(tmp_path.iterdir())


def test_an_empty_form_lists_the_units_and_waits_for_statuses(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    write_form(path, regulation(), 2022, UNITS)
    root = plain(parse_xlsx(path))
    assert root["ky_danh_gia"] == {"nam_danh_gia": "2022", "quy_dinh": "bp-34-2020"}
    assert root["don_vi"][0] == {
        "ma_don_vi": "so_noi_vu",
        "ten_don_vi": "Sở Nội vụ",
        "loai_don_vi": "so_ban_nganh",
        "co_quan_dieu_11": "so_noi_vu",
        "nguoi_dung_dau": {"chuc_vu": "Giám đốc"},
        "tieu_chi": {},
    }
    assert set(root) == {"ky_danh_gia", "don_vi"}


def test_the_same_form_has_the_same_bytes(tmp_path: Path) -> None:
    first, second = form(tmp_path / "a.xlsx", rich()), form(tmp_path / "b.xlsx", rich())
    assert first.read_bytes() == second.read_bytes()


def test_pages_are_in_order_and_lists_are_hidden(tmp_path: Path) -> None:
    book = load_workbook(form(tmp_path / "so.xlsx"))
    # Quy định không có số liệu riêng thì không có trang để ghi chúng.
    assert book.sheetnames == [GUIDE, *(sheet.name for sheet in SHEETS if sheet is not FIGURES), LISTS, STAMP]
    assert (book[LISTS].sheet_state, book[STAMP].sheet_state) == ("hidden", "veryHidden")
    assert [book[STAMP].cell(row, 2).value for row in (1, 2, 3)] == ["1", "bp-34-2020", "2022"]


@pytest.mark.parametrize(
    ("sheet", "heading", "source", "first"),
    [
        ("Đơn vị", "Loại đơn vị", "ds_loai_don_vi", "Sở, ban, ngành"),
        ("Đơn vị", "Cơ quan Điều 11", "ds_co_quan_dieu_11", "Sở Nội vụ"),
        ("Đơn vị", "Hình thức giao", "ds_hinh_thuc_giao", "Chính thức"),
        ("Đơn vị", "Hiệu quả cao", "ds_co_khong", "Có"),
        ("Tiêu chí", "4.1.a", "ds_trang_thai", "Đạt"),
        ("Tiêu chí", "Các ô để trống là", "ds_mac_dinh", "Đạt"),
        ("Khoản 4", "Điểm", "ds_diem", "a"),
        ("Lịch sử", "Mức xếp loại", "ds_muc", "Hoàn thành xuất sắc nhiệm vụ"),
        ("Chỉ số lĩnh vực", "Lĩnh vực", "ds_linh_vuc", "Công tác chỉ đạo, điều hành cải cách hành chính"),
    ],
)
def test_dropdowns_come_from_named_lists(tmp_path: Path, sheet: str, heading: str, source: str, first: str) -> None:
    book = load_workbook(form(tmp_path / "so.xlsx"))
    rule = _rule(book[sheet], cell(book[sheet], heading, 4))
    assert (rule.type, rule.formula1) == ("list", source)
    _, area = next(iter(book.defined_names[source].destinations))
    assert book[LISTS][area][0][0].value == first


def test_unit_codes_are_chosen_from_the_unit_page(tmp_path: Path) -> None:
    book = load_workbook(form(tmp_path / "so.xlsx"))
    for sheet in ("Tiêu chí", "Khoản 4", "Lịch sử", "Ghi nhận khác"):
        assert _rule(book[sheet], "A4").formula1.startswith("'Đơn vị'!$A$4:$A$")


def test_headings_are_locked_and_inputs_are_not(tmp_path: Path) -> None:
    book = load_workbook(form(tmp_path / "so.xlsx"))
    shapes = [shape for shape in SHEETS if shape is not FIGURES]
    assert [shape.name for shape in shapes] == [
        name for name in book.sheetnames if name in {one.name for one in SHEETS}
    ]
    for shape in shapes:
        sheet = book[shape.name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        assert sheet["A3"].protection.locked
        assert not sheet["B4"].protection.locked
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize) == 9
    assert book["Kỳ đánh giá"]["B5"].protection.locked


def test_cells_that_bind_nobody_are_greyed_by_rule(tmp_path: Path) -> None:
    sheet = load_workbook(form(tmp_path / "so.xlsx"))["Tiêu chí"]
    (area,) = sheet.conditional_formatting
    assert str(area.sqref).startswith("D4:")
    assert "rb_loai_bang" in area.rules[0].formula[0]


def test_the_criteria_page_names_every_criterion(tmp_path: Path) -> None:
    sheet = load_workbook(form(tmp_path / "so.xlsx"))["Tiêu chí"]
    found = [str(one.value).split("\n")[0] for one in sheet[3][3:] if one.value]
    assert found == list(regulation().criteria)


def test_a_folder_that_refuses_writing_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="Không ghi được"):
        write_form(tmp_path / "khong_co" / "mau.xlsx", regulation(), 2022)


def test_an_existing_form_is_replaced_whole(tmp_path: Path) -> None:
    path = tmp_path / "mau.xlsx"
    path.write_bytes(b"cu")
    write_form(path, regulation(), 2022, filled=tree(small()))
    assert plain(parse_xlsx(path)) == small()
    assert [one.name for one in tmp_path.iterdir()] == ["mau.xlsx"]


def _rule(sheet: Worksheet, address: str) -> DataValidation:
    found = [rule for rule in sheet.data_validations.dataValidation if address in rule.sqref]
    assert len(found) == 1, address
    return found[0]

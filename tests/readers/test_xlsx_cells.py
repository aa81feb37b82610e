"""Từng ô của sổ tính: mỗi trường hợp sửa một ô của một sổ thật, rồi xem nói sai ở đâu, bằng lời nào."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook
from workbook_kit import cell, edited, form, only, parse_xlsx, places, plain, problems, read_workbook, rich, small

from docgen.readers.notes import Notes
from docgen.readers.values import band, decimal, text
from docgen.tree.node import Node

INDEX = "Chỉ số đơn vị (%)"


def put(
    sheet: str, heading: str, value: object, row: int = 4, number_format: str | None = None
) -> Callable[[Workbook], None]:
    def edit(book: Workbook) -> None:
        target = book[sheet][cell(book[sheet], heading, row)]
        target.value = value
        if number_format:
            target.number_format = number_format

    return edit


REFUSED = [
    ("công thức chưa có kết quả lưu", put("Đơn vị", INDEX, "=46*2"), "F4", "chưa có kết quả lưu"),
    ("#N/A", put("Đơn vị", INDEX, "#N/A"), "F4", "lỗi Excel #N/A"),
    ("#REF!", put("Đơn vị", "Tên đơn vị", "#REF!"), "B4", "lỗi Excel #REF!"),
    ("1-5 thành ngày", put("Đơn vị", INDEX, date(2026, 1, 5)), "F4", "ô chứa ngày 05/01/2026, không phải số"),
    ("chữ thành ngày", put("Văn bản", "Số, ký hiệu", date(2026, 5, 1)), "C4", "không phải chữ của cột “Số, ký hiệu”"),
    ("giờ ở ô số", put("Đơn vị", INDEX, time(9, 30)), "F4", "ô chứa giờ 09:30"),
    ("TRUE ở chỗ Có/Không", put("Đơn vị", "Hiệu quả cao", True), "S4", "lô-gích TRUE"),
    ("FALSE ở ô số", put("Đơn vị", INDEX, False), "F4", "lô-gích FALSE"),
    ("số ở ô ngày", put("Kỳ đánh giá", "Giá trị", 45078, 6, "General"), "B6", "ô chứa số 45078, không phải ngày"),
    ("ngày có giờ", put("Đơn vị", "Từ ngày", datetime(2022, 1, 1, 8, 30)), "N4", "có cả giờ"),
    ("nhiệm vụ ghi phần trăm", put("Đơn vị", "Nhiệm vụ hoàn thành", 0.95, 4, "0%"), "V4", "định dạng phần trăm (95%)"),
    ("công thức gọi chương trình", put("Đơn vị", "Tên đơn vị", "=cmd|'/c calc'!A0"), "B4", "gọi chương trình khác"),
    ("loại đơn vị lạ", put("Đơn vị", "Loại đơn vị", "UBND cấp huyệ"), "C4", "không có trong danh mục loại đơn vị"),
    ("cơ quan Điều 11 lạ", put("Đơn vị", "Cơ quan Điều 11", "Sở Xây dựng"), "E4", "cơ quan nêu tên tại Điều 11"),
    ("trạng thái lạ", put("Tiêu chí", "4.1.a", "Đat rồi"), "D4", "không phải trạng thái của tiêu chí"),
    ("mặt lạ", put("Tiêu chí", "4.1.a", "Chưa bảo đảm: tốc độ"), "D4", "“tốc độ” không phải mặt"),
    ("tên trống", put("Đơn vị", "Tên đơn vị", None), "B4", "ô “Tên đơn vị” trống"),
    ("mã trống", put("Đơn vị", "Mã đơn vị", "   "), "A4", "ô “Mã đơn vị” trống"),
    ("chức vụ trống", put("Đơn vị", "Chức vụ", None), "K4", "ô “Chức vụ” trống"),
    ("vừa số vừa khoảng", put("Đơn vị", INDEX, 85, 5), "F5", "vừa có chỉ số đúng vừa có khoảng"),
]


@pytest.mark.parametrize(("edit", "place", "phrase"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_cell_that_cannot_be_read_is_named_with_its_place(
    tmp_path: Path, edit: Callable[[Workbook], None], place: str, phrase: str
) -> None:
    found = problems(edited(tmp_path / "so.xlsx", edit))
    problem = only(tuple(one for one in found if one.place.cell == place and phrase in one.found))
    assert problem.place.file == "so.xlsx"
    assert problem.action


def test_a_nearest_label_is_suggested(tmp_path: Path) -> None:
    problem = only(problems(edited(tmp_path / "so.xlsx", put("Đơn vị", "Loại đơn vị", "UBND cấp huyệ", 5))))
    assert "Có phải “UBND cấp huyện”?" in problem.action


NUMBERS: list[tuple[str, object, str | None, str]] = [
    ("số thường", 92.51, None, "92.51"),
    ("số nguyên", 90.0, None, "90"),
    ("tỷ lệ định dạng phần trăm", 0.925, "0.0%", "92.5"),
    ("tỷ lệ có ba chữ số lẻ", 0.92513, "0.00%", "92.513"),
    ("phần trăm trong chuỗi định dạng không phải tỷ lệ", 92.5, '0.0"%"', "92.5"),
    ("không làm tròn lên 90", 89.99999999999999, "0.00", "89.99999999999999"),
    ("chữ có dấu phẩy", "92,5", None, "92,5"),
    ("chữ có số 0 ở cuối", "88.10", None, "88.10"),
    ("số rất nhỏ", 0.0000001, "0.00000%", "0.00001"),
    ("dưới một phần trăm, ghi rõ %", "0,888%", None, "0.888"),
    ("số không", 0, None, "0"),
]


@pytest.mark.parametrize(
    ("value", "number_format", "expected"), [case[1:] for case in NUMBERS], ids=[case[0] for case in NUMBERS]
)
def test_an_index_keeps_every_digit(tmp_path: Path, value: object, number_format: str | None, expected: str) -> None:
    path = edited(tmp_path / "so.xlsx", put("Đơn vị", INDEX, value, 4, number_format))
    assert plain(parse_xlsx(path))["don_vi"][0]["chi_so_don_vi"] == expected


JUDGED = [
    ("chữ O", "9O", "có chữ O"),
    ("số toàn bề rộng", "９２．５", "chữ số không thuộc bàn phím thường"),
    ("viết bằng chữ", "chín mươi", "không phải là số"),
    ("quên dấu phẩy", 925, "có phải 92,5"),
    ("số âm", -1, "là số âm"),
    ("trên 100", 100.01, "lớn hơn 100%"),
]


@pytest.mark.parametrize(("value", "phrase"), [case[1:] for case in JUDGED], ids=[case[0] for case in JUDGED])
def test_a_wrong_index_reaches_the_common_judge_with_its_cell(tmp_path: Path, value: object, phrase: str) -> None:
    node = _index(parse_xlsx(edited(tmp_path / "so.xlsx", put("Đơn vị", INDEX, value))))
    notes = Notes()
    assert band(node, notes) is None
    problem = only(tuple(notes.problems))
    assert phrase in problem.found
    assert (problem.place.sheet, problem.place.cell) == ("Đơn vị", "F4")


@pytest.mark.parametrize(
    "value", [" 92.5 ", "\u00a092.5\u00a0", "92,5", "92,5%"], ids=["dấu cách", "NBSP", "dấu phẩy", "dấu %"]
)
def test_harmless_spellings_of_an_index_are_accepted(tmp_path: Path, value: str) -> None:
    node = _index(parse_xlsx(edited(tmp_path / "so.xlsx", put("Đơn vị", INDEX, value))))
    notes = Notes()
    assert str(band(node, notes)) == "92.5"
    assert not notes.problems


NAMES = [
    ("TCVN3", "NguyÔn V¨n A", True),
    ("Ð thay Đ", "Ðỗ Văn A", True),
    ("H'Hen Niê", "H'Hen Niê", False),
    ("một âm tiết", "Lan", False),
    ("mười hai âm tiết", "Công Tằng Tôn Nữ Nguyễn Thị Hoàng Anh Thư Minh Châu", False),
]


@pytest.mark.parametrize(("name", "refused"), [case[1:] for case in NAMES], ids=[case[0] for case in NAMES])
def test_a_name_reaches_the_common_judge_as_typed(tmp_path: Path, name: str, refused: bool) -> None:
    root = parse_xlsx(edited(tmp_path / "so.xlsx", put("Đơn vị", "Họ tên", name)))
    assert plain(root)["don_vi"][0]["nguoi_dung_dau"]["ho_ten"] == name
    notes = Notes()
    text(_at(root, "don_vi", "0", "nguoi_dung_dau", "ho_ten"), notes)
    assert bool(notes.problems) == refused


def test_cached_formula_result_is_used(tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    form(path)
    _with_xlsxwriter_cell(path, lambda sheet, row, column: sheet.write_formula(row, column, "=46.255*2", None, 92.51))
    assert plain(parse_xlsx(path))["don_vi"][0]["chi_so_don_vi"] == "92.51"


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    data = small()
    for unit, mark in zip(data["don_vi"], "=@", strict=True):
        unit["giai_trinh"] = f"{mark}cmd|' /C calc'!A0"
    data["don_vi"][0]["nguoi_danh_gia"] = "+84 271"
    data["don_vi"][1]["nguoi_danh_gia"] = "-Nguyễn Văn A"
    path = form(tmp_path / "so.xlsx", data)
    assert plain(parse_xlsx(path)) == data
    book = load_workbook(path)
    assert all(
        one.data_type != "f" for sheet in ("Đơn vị", "Tiêu chí") for row in book[sheet].iter_rows() for one in row
    )


def test_1904_dates(tmp_path: Path) -> None:
    def shift(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    path = edited(tmp_path / "so.xlsx", shift)
    assert plain(parse_xlsx(path))["ky_danh_gia"]["ngay_danh_gia"] == "2023-06-01"


@pytest.mark.parametrize(
    ("value", "expected"),
    [("01/6/2023", "01/6/2023"), (date(2023, 6, 1), "2023-06-01"), ("2023-06-01", "2023-06-01")],
    ids=["gõ bằng chữ", "ô ngày", "ISO"],
)
def test_dates(tmp_path: Path, value: object, expected: str) -> None:
    path = edited(tmp_path / "so.xlsx", put("Kỳ đánh giá", "Giá trị", value, 6))
    assert plain(parse_xlsx(path))["ky_danh_gia"]["ngay_danh_gia"] == expected


def test_numbers_in_text_columns_keep_their_shown_zeros(tmp_path: Path) -> None:
    path = edited(tmp_path / "so.xlsx", put("Văn bản", "Số, ký hiệu", 12, 4, "000"))
    assert plain(parse_xlsx(path))["van_ban_cong_bo"]["chi_so_don_vi"]["so_ky_hieu"] == "012"


def test_a_cell_at_the_limit_of_excel_is_refused_because_excel_cuts_there(tmp_path: Path) -> None:
    problem = only(problems(edited(tmp_path / "so.xlsx", put("Đơn vị", "Giải trình", "a" * 32767))))
    assert "32767 ký tự" in problem.found
    assert problem.place.cell == "R4"


def test_line_breaks_and_control_characters(tmp_path: Path) -> None:
    path = edited(tmp_path / "so.xlsx", put("Đơn vị", "Giải trình", "Dòng một_x000D_\nDòng hai"))
    assert plain(parse_xlsx(path))["don_vi"][0]["giai_trinh"] == "Dòng một\nDòng hai"
    path = edited(tmp_path / "so2.xlsx", put("Đơn vị", "Giải trình", "chuông_x0007_"))
    assert plain(parse_xlsx(path))["don_vi"][0]["giai_trinh"] == "chuông\x07"


def test_a_long_fraction_is_kept_and_warned_about(tmp_path: Path) -> None:
    book = read_workbook(edited(tmp_path / "so.xlsx", put("Đơn vị", INDEX, 89.99999999999999)))
    assert "14 chữ số thập phân" in only(book.warnings).found


@pytest.mark.parametrize("value", [0.925, "0,925", " 0.925 "], ids=["số", "chữ có phẩy", "chữ có dấu cách"])
def test_a_ratio_without_percent_sign_is_refused(tmp_path: Path, value: object) -> None:
    problem = only(problems(edited(tmp_path / "so.xlsx", put("Đơn vị", INDEX, value))))
    assert "không rõ là 92,5% hay 0,925%" in problem.found
    assert problem.action == "Nếu là 92,5% thì gõ 92,5; nếu đúng là 0,925% thì gõ chữ 0,925%."


def test_a_long_list_offers_the_nearest_and_says_where_it_stands(tmp_path: Path) -> None:
    problem = only(problems(edited(tmp_path / "so.xlsx", put("Đơn vị", "Cơ quan Điều 11", "Sở Tài chánh"))))
    assert "Có phải “Sở Tài chính”? Gần nhất: “Sở Tài chính”, " in problem.action
    assert "trang ẩn “Danh mục”" in problem.action
    assert "…" not in problem.action


def test_every_value_remembers_its_cell(tmp_path: Path) -> None:
    root = parse_xlsx(form(tmp_path / "so.xlsx", rich()))
    assert places(root, ("don_vi", "0", "chi_so_don_vi")).short == "so.xlsx, Đơn vị, F4"
    assert places(root, ("don_vi", "2", "tieu_chi", "4.1.b")).short == "so.xlsx, Tiêu chí, E6"
    assert places(root, ("don_vi", "2", "truong_hop_khoan_4", "1", "diem")).short == "so.xlsx, Khoản 4, B5"
    assert places(root, ("chi_so_linh_vuc", "the_che", "tu")).short == "so.xlsx, Chỉ số lĩnh vực, C5"


def test_tasks_are_exact(tmp_path: Path) -> None:
    root = parse_xlsx(edited(tmp_path / "so.xlsx", put("Đơn vị", "Nhiệm vụ hoàn thành", 38.5)))
    assert str(decimal(_at(root, "don_vi", "0", "nhiem_vu_cchc", "hoan_thanh"), Notes())) == "38.5"


def _at(node: Node, *path: str) -> Node:
    for key in path:
        value: Any = node.value
        node = value[int(key)] if isinstance(value, list) else value[key]
    return node


def _index(root: Node) -> Node:
    return _at(root, "don_vi", "0", "chi_so_don_vi")


def _with_xlsxwriter_cell(path: Path, write: Callable[[Any, int, int], object]) -> None:
    """Chép mọi ô sang một sổ mới bằng xlsxwriter (giữ được kết quả công thức), rồi ghi đè ô chỉ số."""
    source = load_workbook(path)
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False}) as target:
        day = target.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in source.worksheets:
            copy = target.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for one in row:
                    if isinstance(one.value, datetime):
                        copy.write_datetime(one.row - 1, one.column - 1, one.value, day)
                    elif one.value is not None:
                        copy.write(one.row - 1, one.column - 1, one.value)
            if sheet.title == "Đơn vị":
                write(copy, 3, 5)
    source.close()

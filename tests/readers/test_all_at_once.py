"""Mọi chỗ sai của sổ tính ra cùng một lần, nói bằng lời của sổ tính; cột và trang bị mất không im lặng."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook
from workbook_kit import cell, edited, form, rich, small

from docgen.errors import InputError, Problem
from docgen.model.dossier import Dossier
from docgen.readers import read
from docgen.regulations.load import load

Edit = Callable[[Workbook], None]
Values = dict[tuple[str, str, int], object]
"""(trang, tiêu đề, dòng) → giá trị gõ vào ô."""


def typed(values: Values) -> Edit:
    def edit(book: Workbook) -> None:
        for (sheet, heading, row), value in values.items():
            book[sheet][cell(book[sheet], heading, row)].value = value

    return edit


def found_in(path: Path, edit: Edit, data: dict[str, Any] | None = None) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        read([edited(path / "so.xlsx", edit, data)], load)
    return caught.value.problems


def read_edited(path: Path, edit: Edit, data: dict[str, Any] | None = None) -> Dossier:
    return read([edited(path / "so.xlsx", edit, data)], load)


def cells(problems: tuple[Problem, ...]) -> list[tuple[str | None, str | None]]:
    return sorted((one.place.sheet, one.place.cell) for one in problems)  # type: ignore[type-var]


def test_cells_and_meanings_of_all_files_come_together(tmp_path: Path) -> None:
    wrong = typed(
        {
            ("Đơn vị", "Loại đơn vị", 5): "UBND cấp huyệ",
            ("Đơn vị", "Tên đơn vị", 4): "#REF!",
            ("Đơn vị", "Chỉ số đơn vị (%)", 4): "9O",
            ("Đơn vị", "Từ ngày", 5): "31/02/2022",
            ("Đơn vị", "Nhiệm vụ hoàn thành", 4): 41,
            ("Đơn vị", "Chức vụ", 5): None,
            ("Kỳ đánh giá", "Giá trị", 7): "31/6/2023",
            ("Văn bản", "Ngày ban hành", 4): "=1+1",
            ("Tiêu chí", "4.1.a", 5): "Được",
        }
    )
    (tmp_path / "z.yaml").write_text("don_vi: [\n", encoding="utf-8")
    edited(tmp_path / "so.xlsx", wrong)
    with pytest.raises(InputError) as caught:
        read([tmp_path], load)
    found = caught.value.problems
    assert [one.place.file for one in found].count("z.yaml") == 1
    assert cells(tuple(one for one in found if one.place.sheet)) == [
        ("Kỳ đánh giá", "B7"),
        ("Tiêu chí", "D5"),
        ("Văn bản", "D4"),
        ("Đơn vị", "B4"),
        ("Đơn vị", "C5"),
        ("Đơn vị", "F4"),
        ("Đơn vị", "K5"),
        ("Đơn vị", "N5"),
        ("Đơn vị", "V4"),
    ]


def test_an_unreadable_cell_is_reported_once(tmp_path: Path) -> None:
    wrong = {
        ("Đơn vị", "Thuộc đơn vị", 7): "#N/A",
        ("Đơn vị", "Cơ quan Điều 11", 6): "Sở gì",
        ("Đơn vị", "Nhiệm vụ hoàn thành", 6): "#N/A",
        ("Đơn vị", "Hiệu quả cao", 6): True,
        ("Khoản 4", "Điểm", 4): "#N/A",
        ("Chi tiết tiêu chí", "Lý do", 5): "#N/A",
        ("Quyết định", "Cấp có thẩm quyền quyết định: mức", 4): "Khá",
        ("Lịch sử", "Năm", 4): "#N/A",
        ("Chỉ số lĩnh vực", "Lĩnh vực", 4): "Lĩnh vực gì",
        ("Văn bản", "Loại văn bản", 4): "Giấy mời",
    }
    data = rich()
    del data["van_ban_cong_bo"]["chi_so_cap_xa"]["bu_dop"]
    assert len(found_in(tmp_path, typed(wrong), data)) == len(wrong)


def test_rows_under_an_unreadable_code_are_still_examined(tmp_path: Path) -> None:
    wrong = typed(
        {
            ("Đơn vị", "Mã đơn vị", 4): "=1+1",
            ("Đơn vị", "Chỉ số đơn vị (%)", 4): 925,
            ("Khoản 4", "Mã đơn vị", 4): "so_y_te",
            ("Khoản 4", "Điểm", 4): "c",
            ("Khoản 4", "Nội dung", 4): "x",
            ("Khoản 4", "Văn bản: số, ký hiệu", 4): "1/QĐ-UBND",
            ("Khoản 4", "Văn bản: ngày ban hành", 4): "31/4/2022",
            ("Khoản 4", "Văn bản: cơ quan ban hành", 4): "UBND tỉnh",
        }
    )
    assert cells(found_in(tmp_path, wrong)) == [
        ("Khoản 4", "B4"),
        ("Khoản 4", "F4"),
        ("Đơn vị", "A4"),
        ("Đơn vị", "F4"),
    ]


def lose(sheet: str, heading: str) -> Edit:
    def edit(book: Workbook) -> None:
        at = book[sheet][cell(book[sheet], heading, 3)]
        book[sheet].delete_cols(at.column)

    return edit


def unstamped(*edits: Edit) -> Edit:
    def edit(book: Workbook) -> None:
        book.remove(book["_docgen"])
        for one in edits:
            one(book)

    return edit


LOST = [
    ("họ tên", lose("Đơn vị", "Họ tên"), "thiếu cột “Họ tên”", "gõ “Họ tên” ở dòng 3"),
    ("chức vụ", lose("Đơn vị", "Chức vụ"), "thiếu cột “Chức vụ”", "gõ “Chức vụ” ở dòng 3"),
    ("một tiêu chí", lose("Tiêu chí", "4.1.b"), "thiếu cột “4.1.b”", "gõ “4.1.b” ở dòng 3"),
    ("cột mặc định", lose("Tiêu chí", "Các ô để trống là"), "thiếu cột “Các ô để trống là”", "bản cũ của sổ"),
    ("trang văn bản", lambda book: book.remove(book["Văn bản"]), "thiếu trang “Văn bản”", "docgen form"),
    ("trang kỳ", lambda book: book.remove(book["Kỳ đánh giá"]), "thiếu trang “Kỳ đánh giá”", "docgen form"),
    ("trang đơn vị", lambda book: book.remove(book["Đơn vị"]), "thiếu trang “Đơn vị”", "docgen form"),
    ("trang tiêu chí", lambda book: book.remove(book["Tiêu chí"]), "thiếu trang “Tiêu chí”", "docgen form"),
    ("một dòng của kỳ", lambda book: book["Kỳ đánh giá"].delete_rows(8), "thiếu dòng “Mô phỏng”", "Thêm một dòng"),
]


@pytest.mark.parametrize(("edit", "found", "action"), [case[1:] for case in LOST], ids=[case[0] for case in LOST])
def test_a_stamped_workbook_may_not_lose_what_the_form_made(
    tmp_path: Path, edit: Edit, found: str, action: str
) -> None:
    (problem,) = found_in(tmp_path, edit)
    assert found in problem.found
    assert action in problem.action


def test_without_a_stamp_a_missing_identity_column_is_a_warning(tmp_path: Path) -> None:
    dossier = read_edited(tmp_path, unstamped(lose("Đơn vị", "Họ tên"), lose("Đơn vị", "Giải trình")))
    found = [str(one) for one in dossier.warnings]
    assert any("không có cột “Họ tên”" in one for one in found)
    assert not any("Giải trình”;" in one for one in found)


def empty_period(book: Workbook) -> None:
    book["Kỳ đánh giá"]["B6"].value = None


def two_heads(book: Workbook) -> None:
    row = {"Mã đơn vị": "so_y_te", "Họ tên": "Nguyễn Văn B", "Chức vụ": "Giám đốc"}
    typed({("Đơn vị", heading, 20): value for heading, value in row.items()})(book)


OWN_WORDS: list[tuple[str, Edit, str, str | None, list[str]]] = [
    ("thiếu ngày đánh giá", empty_period, "Kỳ đánh giá", "B6", ["ô “Ngày đánh giá” trống", "01/6/2023"]),
    ("thiếu trạng thái", typed({("Tiêu chí", "Các ô để trống là", 4): None}), "Tiêu chí", "A4",
     ["43 tiêu chí", "cột “Các ô để trống là”"]),
    ("không áp dụng không lý do", typed({("Tiêu chí", "4.1.a", 4): "Không áp dụng"}), "Tiêu chí", "D4",
     ["trang “Chi tiết tiêu chí”", "người xác nhận"]),
    ("đơn vị không có dòng tiêu chí", lambda book: book["Tiêu chí"].delete_rows(4), "Đơn vị", "A4",
     ["“so_y_te” chưa có dòng nào ở trang “Tiêu chí”"]),
    ("dòng tiêu chí của đơn vị đã xóa", lambda book: book["Đơn vị"].delete_rows(4), "Tiêu chí", "A4",
     ["mã “so_y_te” không có ở trang “Đơn vị”", "xóa cả dòng này ở trang “Tiêu chí”"]),
    ("tiêu chí không ràng buộc", typed({("Tiêu chí", "8.5", 4): "Đạt"}), "Tiêu chí", "AT4",
     ["UBND cấp huyện", "“Sở, ban, ngành”", "cột “Loại đơn vị” của trang “Đơn vị”"]),
    ("thiếu cơ quan Điều 11", typed({("Đơn vị", "Tên đơn vị", 4): "Sở Nội vụ"}), "Đơn vị", "A4",
     ["cột “Cơ quan Điều 11” để trống", "Chọn “Sở Nội vụ”"]),
    ("quyết định thiếu ngày", typed({("Quyết định", "Mã đơn vị", 4): "so_y_te",
     ("Quyết định", "Quyết định xếp loại: số, ký hiệu", 4): "1/QĐ-UBND"}), "Quyết định", "C4",
     ["ô “Quyết định xếp loại: ngày ban hành” trống"]),
    ("thiếu một nhiệm vụ", typed({("Đơn vị", "Nhiệm vụ hoàn thành", 4): None}), "Đơn vị", "V4",
     ["ô “Nhiệm vụ hoàn thành” trống"]),
    ("khoảng thiếu đầu", typed({("Đơn vị", "Chỉ số đơn vị từ (%)", 5): None}), "Đơn vị", "G5",
     ["ô “Chỉ số đơn vị từ (%)” trống"]),
    ("dấu gạch ở ô số", typed({("Đơn vị", "Chỉ số đơn vị (%)", 4): "-"}), "Đơn vị", "F4", ["để trống"]),
    ("công bố cấp xã không ghi huyện", typed({("Văn bản", "Loại văn bản", 4): "chi_so_cap_xa"}), "Văn bản", "A4",
     ["Mã huyện"]),
    ("công bố của tỉnh lại ghi huyện", typed({("Văn bản", "Mã huyện", 4): "loc_ninh"}), "Văn bản", "B4",
     ["chung cho cả tỉnh"]),
    ("số không có ký hiệu", typed({("Văn bản", "Số, ký hiệu", 4): "88"}), "Văn bản", "C4", ["“88” thiếu dấu “/”"]),
    ("ngày công bố gõ nhầm năm", typed({("Văn bản", "Ngày ban hành", 4): "08/02/2032"}), "Văn bản", "A4",
     ["08/02/2032", "quá hai năm", "nhầm năm"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("edit", "sheet", "at", "phrases"), [case[1:] for case in OWN_WORDS], ids=[case[0] for case in OWN_WORDS]
)
def test_workbook_messages_use_the_words_of_the_workbook(
    tmp_path: Path, edit: Edit, sheet: str, at: str | None, phrases: list[str]
) -> None:
    found = found_in(tmp_path, edit)
    (problem,) = [one for one in found if (one.place.sheet, one.place.cell) == (sheet, at)]
    assert len(found) == 1, "\n".join(map(str, found))
    for phrase in phrases:
        assert phrase in str(problem)
    for key in ("mac_dinh", "ngay_danh_gia", "ket_luan", "co_quan_dieu_11", "loai_don_vi", "ly_do", "so_ban_nganh"):
        assert key not in str(problem)


def test_workbook_warnings_use_the_words_of_the_workbook(tmp_path: Path) -> None:
    found = "\n".join(str(one) for one in read([form(tmp_path / "so.xlsx")], load).warnings)
    assert "“Hiệu quả cao”" in found
    assert "G32: Kết luận “hiệu quả cao” phải kèm lý do bằng chữ" in found
    for key in ("hieu_qua_cao", "nhiem_vu_cchc", "van_ban_cong_bo"):
        assert key not in found


def test_a_repeated_code_names_both_rows(tmp_path: Path) -> None:
    (warning,) = [one for one in read_edited(tmp_path, two_heads).warnings if "2 người cùng vai" in one.found]
    assert "ô I4 và ô I20" in warning.found
    assert "sửa mã" in warning.action


def test_a_ruling_may_concern_one_of_two_heads(tmp_path: Path) -> None:
    def ruled(name: str | None) -> Edit:
        def edit(book: Workbook) -> None:
            two_heads(book)
            prefix = "Cấp có thẩm quyền quyết định"
            row: Values = {
                ("Quyết định", "Mã đơn vị", 4): "so_y_te",
                ("Quyết định", f"{prefix}: mức", 4): "Hoàn thành nhiệm vụ",
                ("Quyết định", f"{prefix}: lý do", 4): "Xem xét",
                ("Quyết định", f"{prefix}: người quyết định", 4): "Chủ tịch UBND tỉnh",
                ("Quyết định", f"{prefix}: ngày", 4): "10/6/2023",
                ("Quyết định", f"{prefix}: họ tên người được xếp loại", 4): name,
            }
            typed(row)(book)

        return edit

    ruling = read_edited(tmp_path, ruled("Nguyễn Văn B")).evaluations[0].ruling
    assert ruling is not None
    assert ruling.name == "Nguyễn Văn B"
    (problem,) = found_in(tmp_path, ruled("Nguyễn Văn C"))
    assert "không phải người đứng đầu nào" in problem.found
    assert any("không nêu họ tên" in one.found for one in read_edited(tmp_path, ruled(None)).warnings)


def test_one_exact_index_and_a_band_do_not_hide_the_rest(tmp_path: Path) -> None:
    wrong = typed({("Đơn vị", "Chỉ số đơn vị (%)", 5): 85, ("Đơn vị", "Đến ngày", 5): "31/11/2022"})
    assert cells(found_in(tmp_path, wrong)) == [("Đơn vị", "F5"), ("Đơn vị", "O5")]


def test_small_data_has_no_problem(tmp_path: Path) -> None:
    data = small()
    data["don_vi"][0]["chi_so_don_vi"] = "0.5"
    assert str(read([form(tmp_path / "so.xlsx", data)], load).evaluations[0].unit_index) == "0.5"

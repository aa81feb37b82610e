"""Trang và dòng của sổ tính: tiêu đề, cột, dòng ẩn, trang đổi tên, hai người một đơn vị, các trang ghép với nhau."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook
from workbook_kit import cell, edited, form, only, parse_xlsx, plain, problems, read_workbook, repack, rich, small

Edit = Callable[[Workbook], None]


def heading(sheet: str, old: str, new: object) -> Edit:
    def edit(book: Workbook) -> None:
        book[sheet][cell(book[sheet], old, 3)].value = new

    return edit


def values(sheet: str, row: int, cells: dict[str, object]) -> Edit:
    def edit(book: Workbook) -> None:
        for name, value in cells.items():
            book[sheet][cell(book[sheet], name, row)].value = value

    return edit


def rename(old: str, new: str) -> Edit:
    def edit(book: Workbook) -> None:
        book[old].title = new

    return edit


def merge(sheet: str, area: str) -> Edit:
    def edit(book: Workbook) -> None:
        book[sheet].merge_cells(area)

    return edit


def copy_sheet(book: Workbook) -> None:
    book.copy_worksheet(book["Đơn vị"]).title = "Đơn vị (2)"


def same_name(book: Workbook) -> None:
    book.copy_worksheet(book["Đơn vị"]).title = "DON VI"


def drop(book: Workbook) -> None:
    book.remove(book["Tiêu chí"])


def old_version(book: Workbook) -> None:
    book["_docgen"]["B1"].value = "0"


CASES: list[tuple[str, Edit, str, str | None, str]] = [
    (
        "tiêu đề gõ sai",
        heading("Đơn vị", "Giải trình", "Giải chình"),
        "Đơn vị",
        "R3",
        "không có cột nào tên “Giải chình”",
    ),
    ("cột bắt buộc bị đổi tên", heading("Đơn vị", "Chức vụ", "CV"), "Đơn vị", "A3", "thiếu cột “Chức vụ”"),
    ("hai cột trùng tên", heading("Đơn vị", "Giải trình", "Họ tên"), "Đơn vị", "R3", "lặp lại, đã có ở cột I"),
    ("cột dữ liệu mất tiêu đề", heading("Đơn vị", "Họ tên", None), "Đơn vị", "I4", "cột không có tiêu đề"),
    ("mã tiêu chí bị đổi thành ngày", heading("Tiêu chí", "5.1", "05-01"), "Tiêu chí", "V3", "không có cột nào"),
    ("ô tiêu đề bị gộp", merge("Đơn vị", "H3:I3"), "Đơn vị", "H3:I3", "ô tiêu đề H3:I3 bị gộp"),
    ("ô dữ liệu bị gộp", merge("Đơn vị", "A4:A5"), "Đơn vị", "A4:A5", "ô dữ liệu A4:A5 bị gộp"),
    ("trang đổi tên", rename("Đơn vị", "Danh sách"), "Danh sách", None, "tên không có trong mẫu"),
    ("trang không bắt buộc đổi tên", rename("Khoản 4", "Khoản bốn"), "Khoản bốn", None, "tên không có trong mẫu"),
    ("trang chép hai lần", copy_sheet, "Đơn vị (2)", None, "tên không có trong mẫu"),
    ("hai trang cùng tên không dấu", same_name, "DON VI", None, "trùng với trang “Đơn vị”"),
    ("thiếu trang tiêu chí", drop, "", None, "thiếu trang “Tiêu chí”"),
    ("mẫu đời cũ", old_version, "_docgen", None, "mẫu phiên bản 0"),
    (
        "mẫu của quy định khác",
        values("Kỳ đánh giá", 5, {"Giá trị": "qn-1464-2020"}),
        "Kỳ đánh giá",
        "B5",
        "lập cho quy định",
    ),
    (
        "nội dung lạ ở kỳ đánh giá",
        values("Kỳ đánh giá", 9, {"Nội dung": "Ghi chú", "Giá trị": "x"}),
        "Kỳ đánh giá",
        "B9",
        "“Ghi chú”",
    ),
    ("mã không khai", values("Khoản 4", 4, {"Mã đơn vị": "so_y_t"}), "Khoản 4", "A4", "mã “so_y_t” không có ở trang"),
    (
        "tiêu chí hai dòng",
        values("Tiêu chí", 5, {"Mã đơn vị": "so_y_te"}),
        "Tiêu chí",
        "A5",
        "“so_y_te” đã có một dòng",
    ),
    (
        "chỉ số lĩnh vực hai dòng",
        values("Chỉ số lĩnh vực", 5, {"Lĩnh vực": "the_che", "Chỉ số (%)": 80}),
        "Chỉ số lĩnh vực",
        "A5",
        "đã có ở ô",
    ),
    (
        "dòng chi tiết không có trạng thái",
        values("Chi tiết tiêu chí", 4, {"Mã đơn vị": "so_y_te", "Tiêu chí": "4.1.b", "Lý do": "x"}),
        "Chi tiết tiêu chí",
        "B4",
        "chưa có trạng thái",
    ),
    (
        "mã tiêu chí viết sai",
        values("Chi tiết tiêu chí", 4, {"Mã đơn vị": "so_y_te", "Tiêu chí": "điểm b", "Lý do": "x"}),
        "Chi tiết tiêu chí",
        "B4",
        "không phải mã tiêu chí",
    ),
    (
        "khoản 4 không có văn bản",
        values("Khoản 4", 4, {"Mã đơn vị": "so_y_te", "Điểm": "đ", "Nội dung": "x"}),
        "Khoản 4",
        "E4",
        "ô “Văn bản: số, ký hiệu” trống",
    ),
    ("hai đơn vị một mã", values("Đơn vị", 5, {"Mã đơn vị": "so_y_te"}), "Đơn vị", "B5", "ở đó cột này là “Sở Y tế”"),
]


@pytest.mark.parametrize(
    ("edit", "sheet", "place", "phrase"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_broken_page_is_named_with_its_place(
    tmp_path: Path, edit: Edit, sheet: str, place: str | None, phrase: str
) -> None:
    def whole(book: Workbook) -> None:
        if "the_che" in phrase or sheet == "Chỉ số lĩnh vực":
            values("Chỉ số lĩnh vực", 4, {"Lĩnh vực": "Cải cách thể chế", "Chỉ số (%)": 81})(book)
        if phrase == "chưa có trạng thái":
            values("Tiêu chí", 4, {"Các ô để trống là": None})(book)
        edit(book)

    found = problems(edited(tmp_path / "so.xlsx", whole))
    here = [
        one for one in found if (one.place.sheet or "") == sheet and one.place.cell == place and phrase in one.found
    ]
    assert len(here) == 1, "\n".join(map(str, found))
    assert here[0].action


def test_the_renamed_page_is_recognised_by_nearness(tmp_path: Path) -> None:
    found = problems(edited(tmp_path / "so.xlsx", rename("Khoản 4", "Khoản4 mới")))
    assert "Có phải trang “Khoản 4”?" in only(found).action


def test_every_problem_is_reported_at_once(tmp_path: Path) -> None:
    def edit(book: Workbook) -> None:
        values("Đơn vị", 4, {"Chỉ số đơn vị (%)": True, "Loại đơn vị": "Sở gì", "Từ ngày": "hôm qua"})(book)
        book["Đơn vị"]["N4"].value, book["Đơn vị"]["N4"].number_format = 45000, "General"
        values("Tiêu chí", 5, {"4.1.a": "Được"})(book)

    places = [one.place.cell for one in problems(edited(tmp_path / "so.xlsx", edit))]
    assert sorted(map(str, places)) == ["C4", "D5", "F4", "N4"]


def test_columns_may_move_and_headings_may_break(tmp_path: Path) -> None:
    def shuffle(book: Workbook) -> None:
        sheet = book["Đơn vị"]
        rows = [[(one.value, one.number_format) for one in row] for row in sheet.iter_rows(min_row=3, max_row=5)]
        for number, row in enumerate(rows, 3):
            for column, (value, shown) in enumerate(reversed(row), 1):
                sheet.cell(number, column).number_format = shown
                sheet.cell(number, column).value = value
        for one in sheet[3]:
            one.value = f"  {str(one.value).upper().replace(' ', chr(10), 1)} "

    assert plain(parse_xlsx(edited(tmp_path / "so.xlsx", shuffle))) == small()


def test_headings_may_stand_lower_and_rows_may_be_missing(tmp_path: Path) -> None:
    def shift(book: Workbook) -> None:
        book["Đơn vị"].insert_rows(3, 4)
        book["Đơn vị"].insert_rows(9, 5)

    assert plain(parse_xlsx(edited(tmp_path / "so.xlsx", shift))) == small()


def test_hidden_and_filtered_rows_are_read_and_said_so(tmp_path: Path) -> None:
    def hide(book: Workbook) -> None:
        book["Đơn vị"].row_dimensions[5].hidden = True

    book = read_workbook(edited(tmp_path / "so.xlsx", hide))
    assert plain(book.node) == small()
    warning = only(book.warnings)
    assert "dòng đang ẩn hoặc bị lọc vẫn được đọc: 5" in warning.found
    assert warning.place.sheet == "Đơn vị"


def test_a_scratch_page_is_left_alone(tmp_path: Path) -> None:
    def scratch(book: Workbook) -> None:
        book.create_sheet("Nháp của Lan")["A1"].value = "=SUM(1;2)"
        book.create_sheet("Sheet1")

    assert plain(parse_xlsx(edited(tmp_path / "so.xlsx", scratch))) == small()


def test_a_workbook_without_stamp_is_read_with_a_warning(tmp_path: Path) -> None:
    def unstamped(book: Workbook) -> None:
        book.remove(book["_docgen"])
        book.remove(book["Danh mục"])

    book = read_workbook(edited(tmp_path / "so.xlsx", unstamped))
    assert plain(book.node) == small()
    assert "không mang dấu" in only(book.warnings).found


def test_last_year_form_is_warned_about(tmp_path: Path) -> None:
    book = read_workbook(edited(tmp_path / "so.xlsx", values("Kỳ đánh giá", 4, {"Giá trị": 2023})))
    assert "mẫu này lập cho năm 2022" in only(book.warnings).found


def test_many_styled_empty_rows_cost_little(tmp_path: Path) -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}" s="1"/></row>' for row in range(60, 100_060))

    def style(parts: dict[str, bytes]) -> None:
        part = "xl/worksheets/sheet8.xml"
        parts[part] = parts[part].replace(b"</sheetData>", f"{rows}</sheetData>".encode())

    path = repack(form(tmp_path / "so.xlsx"), style)
    started = time.process_time()
    assert plain(parse_xlsx(path)) == small()
    assert time.process_time() - started < 3


def test_two_heads_of_one_unit_share_its_row(tmp_path: Path) -> None:
    second = {"Mã đơn vị": "so_y_te", "Họ tên": "Nguyễn Văn B", "Chức vụ": "Giám đốc", "Tên đơn vị": "Sở Y tế"}
    root = plain(parse_xlsx(edited(tmp_path / "so.xlsx", values("Đơn vị", 6, second))))
    assert [head["ho_ten"] for head in root["don_vi"][0]["nguoi_dung_dau"]] == ["Nguyễn Văn A", "Nguyễn Văn B"]
    assert len(root["don_vi"]) == 2


def test_a_row_pasted_twice_is_refused(tmp_path: Path) -> None:
    again = {"Mã đơn vị": "so_y_te", "Họ tên": "Nguyễn Văn A", "Chức vụ": "Giám đốc"}
    assert "đã có ở dòng của ô I4" in only(problems(edited(tmp_path / "so.xlsx", values("Đơn vị", 6, again)))).found


def test_details_of_a_criterion_left_to_the_common_status(tmp_path: Path) -> None:
    row = {"Mã đơn vị": "so_y_te", "Tiêu chí": "4.1.b", "Minh chứng": "Báo cáo"}
    root = plain(parse_xlsx(edited(tmp_path / "so.xlsx", values("Chi tiết tiêu chí", 4, row))))
    assert root["don_vi"][0]["tieu_chi"]["4.1.b"] == {"trang_thai": "dat", "minh_chung": "Báo cáo"}


def test_a_criteria_row_of_a_unit_not_rated_carries_nothing(tmp_path: Path) -> None:
    path = edited(
        tmp_path / "so.xlsx", values("Tiêu chí", 6, {"Mã đơn vị": "so_xay_dung", "Tên đơn vị (để xem)": "Sở Xây dựng"})
    )
    assert plain(parse_xlsx(path)) == small()


def test_display_name_replaces_the_file_name_in_places(tmp_path: Path) -> None:
    path = form(tmp_path / "so.xlsx", rich())
    book = read_workbook(path, "huyen/so.xlsx")
    assert book.node.place.file == "huyen/so.xlsx"

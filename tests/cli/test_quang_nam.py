"""Quảng Nam theo bài báo: hai vai, tiêu chí riêng từng vai, chưa có ngưỡng; đầu vào mẫu, sổ trống, phiếu, báo cáo."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_factory import ROOT, run
from docx import Document
from openpyxl import load_workbook

from docgen.regulations.load import available, load
from docgen.regulations.parts import Nature
from docgen.regulations.schema import HEAD

SAMPLE = ROOT / "inputs" / "vi_du" / "quang_nam"
REGULATION = load("qnam-qno")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("quang_nam")
    result = run("build", SAMPLE, "-o", made)
    assert result.exit_code == 0, result.stderr
    return made / "2018"


def text(path: Path) -> str:
    document = Document(str(path))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_twenty_criteria_of_two_roles() -> None:
    roles = [one.role for one in REGULATION.criteria.values()]
    assert (roles.count("nguoi_dung_dau"), roles.count("nguoi_truc_tiep")) == (7, 13)
    natures = {one.id: one.nature for one in REGULATION.criteria.values() if one.nature is not Nature.DUTY}
    assert natures == {
        "QN.ND.4": Nature.PROHIBITION,
        "QN.ND.5": Nature.LIABILITY,
        "QN.TT.8": Nature.LIABILITY,
    }


def test_no_one_has_a_level_and_liabilities_are_not_counted() -> None:
    results = json.loads(run("classify", SAMPLE, "--format", "json").stdout)["results"]
    assert [
        (one["unit"], one["role"], one["criteria"]["failing"], one["criteria"]["applicable"]) for one in results
    ] == [
        ("so_gia_dinh_a", "nguoi_dung_dau", 0, 6),
        ("so_gia_dinh_a", "nguoi_truc_tiep", 1, 12),
        ("huyen_gia_dinh_b", "nguoi_dung_dau", 0, 18),
    ]
    assert {one["level"] for one in results} == {None}
    assert {tuple(one["questions"]) for one in results} == {("Q1",)}
    assert all(len(one["candidates"]) == 4 for one in results)


def test_each_sheet_asks_its_own_role(folder: Path) -> None:
    sheets = {path.stem: text(path) for path in (folder / "phieu_danh_gia").glob("*.docx")}
    asked = {
        name: {one.id for one in REGULATION.criteria.values() if f"{one.id}\n" in sheet}
        for name, sheet in sheets.items()
    }
    own = {one.id for one in REGULATION.criteria.values() if one.role == HEAD}
    assert asked == {
        "so_gia_dinh_a-nguoi_dung_dau": own,
        "so_gia_dinh_a-nguoi_truc_tiep": set(REGULATION.criteria) - own,
        "huyen_gia_dinh_b": set(REGULATION.criteria),
    }
    assert "vai: Người trực tiếp lãnh đạo, triển khai" in sheets["so_gia_dinh_a-nguoi_truc_tiep"]
    assert "Kết luận: Kết luận số 09/KL-GĐ" in sheets["so_gia_dinh_a-nguoi_dung_dau"]


def test_only_the_papers_it_founds_are_made(folder: Path) -> None:
    made = {path.parent.name for path in folder.rglob("*.docx")}
    assert made == {"phieu_danh_gia", "bao_cao_tong_hop", "2018"}
    result = run("build", SAMPLE, "-o", folder.parent / "khac", "--kind", "quyet_dinh_xep_loai_tinh")
    assert result.exit_code == 2
    assert "qnam-qno chỉ cho lập: bao_cao_tong_hop, phieu_danh_gia" in result.stderr


def test_the_papers_pass_the_layout_check(folder: Path) -> None:
    assert run("check", folder).exit_code == 0


@pytest.mark.parametrize("state", ["dat", "chua_bao_dam", "khong_thuc_hien"])
def test_a_prohibition_is_not_done_or_undone(state: str, tmp_path: Path) -> None:
    source = (SAMPLE / "danh_gia_2018.yaml").read_text(encoding="utf-8")
    aspects = ", mat: [tien_do]" if state == "chua_bao_dam" else ""
    changed = source.replace("    QN.TT.2:", f"    QN.ND.4: {{trang_thai: {state}{aspects}}}\n    QN.TT.2:")
    path = tmp_path / "sai.yaml"
    path.write_text(changed, encoding="utf-8")
    result = run("validate", path)
    assert result.exit_code == 3
    assert "QN.ND.4 không phải việc phải làm" in result.stderr


@pytest.mark.parametrize("name", available())
def test_a_blank_form_has_every_criterion(name: str, tmp_path: Path) -> None:
    path = tmp_path / "so.xlsx"
    year = str(load(name).validity.first_year)
    assert run("form", "--regulation", name, "--year", year, "-o", path).exit_code == 0
    sheet = load_workbook(path)["Tiêu chí"]
    shown = {str(cell.value).split("\n")[0] for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
    assert set(load(name).criteria) <= shown


def test_the_report_says_what_nobody_knows(folder: Path) -> None:
    report = text(folder / "bao_cao_tong_hop" / "tinh.docx")
    assert "Kính gửi: ……" in report
    assert "chưa đề nghị mức cho ai" in report
    assert "Quy định đã thấy không nêu: ai xếp loại; cơ quan nhận báo cáo" in report
    assert "QN.ND.5: Chịu trách nhiệm khi để cán bộ nhũng nhiễu" in report


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "so.xlsx"
    result = run("form", "--regulation", "qnam-qno", "--year", "2018", "-o", path)
    assert result.exit_code == 0
    assert result.stderr.strip() == "Quy định không kèm danh sách đơn vị: không ghi sẵn đơn vị nào."
    return path


def test_the_form_shows_only_what_this_regulation_uses(form: Path) -> None:
    book = load_workbook(form)
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == [
        "Hướng dẫn", "Kỳ đánh giá", "Văn bản", "Đơn vị", "Tiêu chí", "Chi tiết tiêu chí", "Lịch sử", "Quyết định",
        "Ghi nhận khác",
    ]  # fmt: skip
    guide = " ".join(str(cell.value) for row in book["Hướng dẫn"].iter_rows() for cell in row if cell.value)
    assert "“Khoản 4”" not in guide
    assert "“Chỉ số lĩnh vực”" not in guide
    assert "Không vi phạm, Có vi phạm" in guide
    units = book["Đơn vị"]
    hidden = [units[f"{name}3"].value for name, column in units.column_dimensions.items() if column.hidden]
    assert hidden == ["Cơ quan Điều 11"]
    papers = [row[0].value for row in book["Văn bản"].iter_rows(min_row=4) if row[0].value]
    assert papers == [
        "Công bố Chỉ số cải cách hành chính của các đơn vị",
        "Công bố Chỉ số cải cách hành chính của cấp xã",
    ]


def test_a_prohibition_offers_only_breach_or_none(form: Path) -> None:
    book = load_workbook(form)
    sheet, lists = book["Tiêu chí"], book["Danh mục"]
    headings = {str(cell.value).split("\n")[0]: cell for cell in sheet[3] if cell.value}
    names = {
        name: next(
            rule.formula1 for rule in sheet.data_validations.dataValidation if f"{cell.column_letter}4" in rule.sqref
        )
        for name, cell in headings.items()
        if name in REGULATION.criteria
    }
    assert {name for name, source in names.items() if source == "ds_trang_thai_vi_pham"} == {
        "QN.ND.4", "QN.ND.5", "QN.TT.8",
    }  # fmt: skip
    assert set(names.values()) == {"ds_trang_thai", "ds_trang_thai_vi_pham"}
    (column,) = [cell.column for cell in lists[1] if cell.value == "trang_thai_vi_pham"]
    offered = [lists.cell(row, column).value for row in range(2, 5)]
    assert offered == ["Không vi phạm", "Có vi phạm", "Không áp dụng"]
    assert str(headings["QN.ND.4"].value).endswith("(điều không được làm)")


def test_a_filled_form_gives_what_the_yaml_gives(form: Path) -> None:
    book = load_workbook(form)

    def put(sheet: str, row: int, **values: object) -> None:
        headings = {str(cell.value).split("\n")[0]: cell.column for cell in book[sheet][3] if cell.value}
        for heading, value in values.items():
            book[sheet].cell(row, headings[heading.replace("_", " ")], value)

    period = {str(row[0].value): row[1] for row in book["Kỳ đánh giá"].iter_rows(min_row=4) if row[0].value}
    next(cell for name, cell in period.items() if name.startswith("Ngày đánh giá")).value = "10/02/2019"
    put(
        "Văn bản",
        4,
        **{"Số, ký hiệu": "01/QĐ-GĐ", "Ngày ban hành": "15/01/2019", "Cơ quan ban hành": "Cơ quan giả định"},
    )
    unit = {"Mã đơn vị": "so_a", "Tên đơn vị": "Sở Giả định A", "Loại đơn vị": "Sở, ban, ngành"}
    put("Đơn vị", 4, **unit, **{"Chỉ số đơn vị (%)": 86.5, "Họ tên": "Nguyễn Văn A", "Chức vụ": "Giám đốc"})
    put("Đơn vị", 5, **{"Mã đơn vị": "so_a", "Họ tên": "Trần Thị B", "Chức vụ": "Phó Giám đốc"})
    put("Đơn vị", 5, Vai="Người trực tiếp lãnh đạo, triển khai")
    put("Tiêu chí", 4, **{"Mã đơn vị": "so_a", "Các ô để trống là": "Đạt", "QN.TT.1": "Không thực hiện"})
    book.save(form)
    result = run("classify", form, "--format", "json")
    assert result.exit_code == 0, result.stderr
    counted = [(one["role"], one["criteria"]["failing"]) for one in json.loads(result.stdout)["results"]]
    assert counted == [("nguoi_dung_dau", 0), ("nguoi_truc_tiep", 1)]


def test_a_national_regulation_has_no_list_of_units(tmp_path: Path) -> None:
    result = run("form", "--regulation", "nd-335-2025", "--year", "2026", "-o", tmp_path / "so.xlsx")
    assert result.exit_code == 0
    assert "Cả nước" not in result.stderr
    assert "Quy định không kèm danh sách đơn vị" in result.stderr


def test_the_part_not_seen_is_not_said_to_be_silent() -> None:
    shown = run("classify", SAMPLE / "danh_gia_2018.yaml").stdout
    assert "phần văn bản đã thấy không trả lời" in shown

"""Quy định (và dữ liệu sẵn có) → mẫu sổ tính .xlsx để thư ký điền."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import xlsxwriter

from docgen.errors import OutputError, Place, os_reason
from docgen.readers.form_guide import guide
from docgen.readers.form_lists import Labels, write_lists, write_stamp
from docgen.readers.form_pages import Pages
from docgen.readers.form_rows import Row, fill
from docgen.readers.form_scope import criterion_columns, has_prohibitions, needed_sheets, unused_choices
from docgen.readers.form_style import Styles, make_styles
from docgen.readers.form_titles import titled
from docgen.readers.sheet_shape import Sheet
from docgen.readers.sheets import CRITERIA, FIELDS, GUIDE, PAPERS, PERIOD, UNITS
from docgen.regulations.schema import Regulation
from docgen.tree.node import Node
from docgen.vocabulary import STATES

SPARE_ROWS = 40
_SHORT_ESCAPE = re.compile(rb"_(?=x[0-9a-fA-F]{1,3}_)")
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def write_form(
    path: Path,
    regulation: Regulation,
    year: int,
    units: Sequence[Mapping[str, str]] = (),
    filled: Node | None = None,
    spare_rows: int = SPARE_ROWS,
) -> None:
    """Ghi mẫu sổ tính vào `path`; cùng đầu vào thì cùng từng byte, tệp chỉ mang tên thật khi đã ghi xong.

    `units`: các đơn vị điền sẵn, mỗi đơn vị là ma_don_vi, ten_don_vi, loai_don_vi, thuoc_don_vi, co_quan_dieu_11,
    chuc_vu (cột vắng thì để trống). `filled`: cả một cây đầu vào (như từ YAML), khi đó bỏ qua `units`.
    `spare_rows`: số dòng trống chừa thêm ở mỗi trang.
    Lỗi: InputError khi `filled` có chữ không ghi được vào sổ; OutputError khi không ghi được tệp.
    """
    labels = Labels(regulation)
    rows = dict(fill(filled if filled is not None else _blank_tree(regulation, year, units), labels.label))
    if filled is None:
        _prefill(rows, labels, regulation)
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, _OPTIONS) as workbook:
        _properties(workbook, regulation, year)
        styles = make_styles(workbook)
        sheets = needed_sheets(regulation, {name for name, own in rows.items() if own})
        _guide(workbook, styles, regulation, year, sheets)
        unit_rows = len(rows.get(UNITS.id, ())) + spare_rows
        _data(Pages(workbook, styles, spare_rows, unit_rows, unused_choices(regulation)), rows, regulation, sheets)
        prohibitions = {STATES.label("khong_vi_pham"), STATES.label("co_vi_pham")}
        used = {str(node.value) for row in rows.get(CRITERIA.id, ()) for node in row.values()}
        choices = {column.choices for sheet in sheets for column in sheet.columns if column.choices}
        asked = has_prohibitions(regulation) or bool(prohibitions & used)
        write_lists(workbook, regulation, labels, sorted(choices - {"trang_thai"}), asked)
        write_stamp(workbook, regulation, labels, year, sheets)
    _save(path, _guarded(buffer))


def _blank_tree(regulation: Regulation, year: int, units: Sequence[Mapping[str, str]]) -> Node:
    """Cây chỉ có năm, quy định và các đơn vị biết trước."""
    place = Place(regulation.id)

    def table(values: Mapping[str, str]) -> Node:
        return Node({key: Node(text, place) for key, text in values.items() if text.strip()}, place)

    nodes = []
    for unit in units:
        known = dict(unit)
        head = table({"chuc_vu": known.pop("chuc_vu", "")})
        fields = table(known).value
        if isinstance(fields, dict):
            nodes.append(Node({**fields, "nguoi_dung_dau": head, "tieu_chi": Node({}, place)}, place))
    period = table({"nam_danh_gia": str(year), "quy_dinh": regulation.id})
    return Node({"ky_danh_gia": period, "don_vi": Node(list(nodes), place)}, place)


def _prefill(rows: dict[str, list[Row]], labels: Labels, regulation: Regulation) -> None:
    """Mẫu trống kể sẵn các lĩnh vực và các văn bản công bố hay dùng, chỉ còn điền số."""
    place = Place(regulation.id)
    rows[FIELDS.id] = [{("linh_vuc",): Node(name, place)} for name in regulation.fields.values()]
    fields = ("chi_so_linh_vuc",) if regulation.fields else ()
    proposal = ("to_trinh_xep_loai",)
    proposed = proposal if not regulation.documents or set(proposal) <= set(regulation.documents) else ()
    usual = ("chi_so_don_vi", *fields, "chi_so_cap_xa", *proposed)
    rows[PAPERS.id] = [{("loai_van_ban",): Node(labels.label("van_ban", kind), place)} for kind in usual]


def _properties(workbook: Any, regulation: Regulation, year: int) -> None:
    """Thuộc tính cố định, nên hai lần ghi cho cùng từng byte; ngày tạo là ngày ban hành quy định, hay cuối năm."""
    workbook.set_properties(
        {
            "title": f"Bảng đánh giá người đứng đầu trong cải cách hành chính năm {year}",
            "subject": regulation.title,
            "author": "docgen",
            "created": datetime.combine(regulation.source.issued or date(year, 12, 31), time()),
        }
    )


def _guide(workbook: Any, styles: Styles, regulation: Regulation, year: int, sheets: Sequence[Sheet]) -> None:
    sheet = workbook.add_worksheet(GUIDE)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 104)
    sheet.write_string(0, 0, "HƯỚNG DẪN ĐIỀN SỔ ĐÁNH GIÁ", styles.title)
    row = 2
    for title, lines in guide(regulation, year, sheets):
        sheet.write_string(row, 0, title, styles.section)
        sheet.write_blank(row, 1, None, styles.section)
        sheet.set_row(row, 24)
        row += 1
        for label, text in lines:
            sheet.write_string(row, 0, label, styles.guide_label)
            sheet.write_string(row, 1, text, styles.guide_text)
            sheet.set_row(row, 18 * (1 + len(text) // 120))
            row += 1
        row += 1
    sheet.hide_gridlines(2)
    sheet.protect("")
    sheet.set_portrait()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 1)
    sheet.activate()


def _data(pages: Pages, rows: Mapping[str, list[Row]], regulation: Regulation, sheets: Sequence[Sheet]) -> None:
    first = rows.get(PERIOD.id) or [{}]
    pages.period(first[0])
    names = {
        str(row["ma_don_vi",].value): str(row["ten_don_vi",].value)
        for row in rows.get(UNITS.id, ())
        if ("ma_don_vi",) in row and ("ten_don_vi",) in row
    }
    for sheet in sheets:
        own = rows.get(sheet.id, [])
        if sheet is CRITERIA:
            fixed = {column.path for column in CRITERIA.columns}
            written = [path[0] for row in own for path in row if path not in fixed]
            pages.criteria(own, names, criterion_columns(regulation, written))
        elif sheet is not PERIOD:
            pages.table(titled(sheet, regulation), own)


def _guarded(buffer: io.BytesIO) -> bytes:
    """Sổ tính mà LibreOffice cũng đọc đúng chữ: nó tưởng `_xa_` trong “thi_xa_loc” là mã ký tự, đổi thành xuống dòng.

    Excel chỉ nhận mã bốn chữ số (`_x000A_`) và xlsxwriter chỉ bảo vệ dạng ấy; ở đây bảo vệ cả dạng ngắn.
    """
    result = io.BytesIO()
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename == "xl/sharedStrings.xml":
                data = _SHORT_ESCAPE.sub(b"_x005F_", data)
            target.writestr(entry, data)
    return result.getvalue()


def _save(path: Path, data: bytes) -> None:
    """Ghi qua tên tạm rồi đổi tên; tên tạm không có đuôi .xlsx để không ai mở nhầm tệp dở."""
    partial = path.with_name(f"{path.name}.dang-ghi")
    try:
        with partial.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):  # lỗi chính được báo ngay dưới; tệp dở mang tên tạm
            partial.unlink(missing_ok=True)
        action = "Đóng tệp nếu đang mở trong Excel, kiểm tra thư mục và quyền ghi."
        raise OutputError(f"Không ghi được {path} ({os_reason(error)}). {action}") from error

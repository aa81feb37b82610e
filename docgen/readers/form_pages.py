"""Dòng dữ liệu → trang sổ tính: tiêu đề khóa, danh sách chọn, lời nhắc, ô xám, khổ in A4 nằm ngang."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from xlsxwriter.utility import xl_col_to_name, xl_range_abs

from docgen.errors import Problem
from docgen.readers.form_lists import AGENCY_NAMES, AGENCY_TABLE, KIND_NAMES, KIND_TABLE, list_name
from docgen.readers.form_rows import Row
from docgen.readers.form_style import Styles
from docgen.readers.sheet_shape import Column, Content, Sheet
from docgen.readers.sheets import CRITERIA, PERIOD, PERIOD_NAME, PERIOD_NOTE, PERIOD_VALUE, UNITS
from docgen.readers.xlsx_cells import MAX_TEXT, number_text
from docgen.tree.compose import failure
from docgen.tree.node import Node

HEADING_ROW = 2
FIRST_ROW = 3
_PAPER_A4 = 9
_MESSAGE = 255
_TITLE = 32
_ONE_PAGE = 190
"""Tổng bề rộng cột (ký tự) còn đọc được khi co vào một trang A4 nằm ngang."""
_LINE = 17
_TALLEST = 400
_FRACTION = re.compile(r"0[.,][0-9]*[1-9][0-9]*")
_EXCEL_DIGITS = 15
"""Excel hiện và lưu lại nhiều nhất chừng này chữ số có nghĩa: số dài hơn ghi bằng chữ."""
_PROTECTION = {"insert_rows": True, "delete_rows": True, "format_rows": True, "format_columns": True, "sort": True}


@dataclass(frozen=True, slots=True)
class Pages:
    """Người ghi các trang có dữ liệu.

    `spare`: số dòng trống chừa thêm để điền; `unused`: cột chọn trong các danh mục ấy được ẩn.
    """

    workbook: Any
    styles: Styles
    spare: int
    unit_rows: int
    unused: frozenset[str] = frozenset()

    def period(self, row: Row) -> None:
        """Trang hai cột “Kỳ đánh giá”."""
        sheet = self._start(PERIOD, (PERIOD_NAME, PERIOD_VALUE, PERIOD_NOTE))
        for offset, column in enumerate(PERIOD.columns):
            at = FIRST_ROW + offset
            example = f" Ví dụ: {column.example}." if column.example else ""
            sheet.write_string(at, 0, column.heading, self.styles.row_heading)
            sheet.write_string(at, 2, column.help + example, self.styles.note)
            sheet.set_row(at, 36)
            style = self.styles.locked if column.path == ("quy_dinh",) else self._style(column)
            sheet.write_blank(at, 1, None, style)
            if node := row.get(column.path):
                self._write(sheet, at, 1, column, node, style)
            self._validate(sheet, column, at, at, 1)
        self._finish(sheet, len(PERIOD.columns), (PERIOD_NAME, PERIOD_VALUE, PERIOD_NOTE))

    def table(self, shape: Sheet, rows: Sequence[Row]) -> None:
        """Một trang bảng: các dòng đã có, rồi các dòng trống."""
        sheet = self._start(shape, shape.columns)
        self._body(sheet, shape.columns, rows, len(rows) + self.spare)

    def criteria(self, rows: Sequence[Row], names: dict[str, str], columns: Sequence[Column]) -> None:
        """Trang đơn vị × tiêu chí, mỗi tiêu chí một cột; `names`: mã đơn vị → tên, chỉ để xem."""
        sheet = self._start(CRITERIA, (*CRITERIA.columns, *columns), heading_height=112)
        name_column = CRITERIA.columns[1]
        shown = [self._named(row, names, name_column) for row in rows]
        total = len(rows) + self.spare
        self._body(sheet, (*CRITERIA.columns, *columns), shown, total)
        if columns:
            self._grey(sheet, len(CRITERIA.columns), len(columns), total)
        sheet.repeat_columns(0, 1)
        sheet.freeze_panes(FIRST_ROW, len(CRITERIA.columns))

    def _named(self, row: Row, names: dict[str, str], column: Column) -> Row:
        code = row.get(("ma_don_vi",))
        name = names.get(str(code.value)) if code else None
        return {**row, column.path: Node(name, code.place)} if code and name else row

    def _start(self, shape: Sheet, columns: Sequence[Column], heading_height: int = 64) -> Any:
        sheet = self.workbook.add_worksheet(shape.name)
        for index, column in enumerate(columns):
            hidden = {"hidden": True} if column.choices in self.unused else {}
            sheet.set_column(index, index, column.width, self.styles.open, hidden)
        sheet.set_default_row(_LINE + 3)
        sheet.set_row(0, 24, self.styles.title)
        sheet.write_string(0, 0, shape.title, self.styles.title)
        sheet.set_row(1, 20, self.styles.hint)
        sheet.write_string(1, 0, shape.hint, self.styles.hint)
        sheet.set_row(HEADING_ROW, heading_height, self.styles.title)
        for index, column in enumerate(columns):
            style = self.styles.required if column.required else self.styles.heading
            sheet.write_string(HEADING_ROW, index, column.heading, style)
        return sheet

    def _body(self, sheet: Any, columns: Sequence[Column], rows: Sequence[Row], total: int) -> None:
        last = FIRST_ROW + total - 1
        for offset in range(total):
            row = rows[offset] if offset < len(rows) else {}
            lines = max((_lines(node, column) for column in columns if (node := row.get(column.path))), default=1)
            # Cả dòng mở khóa, kể cả phần bên phải bảng: Excel chỉ cho xóa dòng không còn ô khóa nào.
            sheet.set_row(FIRST_ROW + offset, min(_LINE * lines + 3, _TALLEST), self.styles.open)
        for index, column in enumerate(columns):
            style = self._style(column)
            for offset in range(total):
                row = rows[offset] if offset < len(rows) else {}
                node = row.get(column.path)
                if node is None:
                    sheet.write_blank(FIRST_ROW + offset, index, None, style)
                else:
                    self._write(sheet, FIRST_ROW + offset, index, column, node, style)
            self._validate(sheet, column, FIRST_ROW, last, index)
        # Chỉ số có số 0 ở cuối ("88.10") ghi bằng chữ để giữ nguyên chữ số đã công bố.
        sheet.ignore_errors({"number_stored_as_text": xl_range_abs(FIRST_ROW, 0, last, len(columns) - 1)})
        self._finish(sheet, len(rows) + min(self.spare, 10), columns)
        sheet.freeze_panes(FIRST_ROW, 2 if len(columns) > 6 else 1)

    def _finish(self, sheet: Any, rows: int, columns: Sequence[Column]) -> None:
        sheet.protect("", _PROTECTION)
        sheet.set_landscape()
        sheet.set_paper(_PAPER_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        sheet.repeat_rows(HEADING_ROW)
        sheet.print_area(0, 0, FIRST_ROW + rows - 1, len(columns) - 1)
        if sum(column.width for column in columns) <= _ONE_PAGE:
            sheet.fit_to_pages(1, 0)
        else:
            sheet.set_print_scale(65)
            sheet.repeat_columns(0)
        sheet.set_footer("&L&A&RTrang &P/&N")

    def _style(self, column: Column) -> Any:
        if column.content is Content.DATE:
            return self.styles.date
        return self.styles.number if column.content in (Content.NUMBER, Content.PERCENT) else self.styles.text

    def _write(self, sheet: Any, row: int, index: int, column: Column, node: Node, style: Any) -> None:
        text = str(node.value)
        if len(text) >= MAX_TEXT:
            found = f"chữ dài {len(text)} ký tự, một ô Excel chỉ chứa dưới {MAX_TEXT}."
            raise failure(node.place.file, [Problem(node.place, found, "Rút gọn, hoặc để ở văn bản kèm theo.")])
        if column.content is Content.DATE and (day := _iso_date(text)):
            sheet.write_datetime(row, index, day, style)
        elif column.content is Content.PERCENT and _FRACTION.fullmatch(text):
            # Số thường dưới 1 bị bộ đọc từ chối vì giống tỷ lệ; dấu % nói rõ đó là phần trăm.
            sheet.write_string(row, index, f"{text}%", style)
        elif column.content in (Content.NUMBER, Content.PERCENT) and (number := _exact_number(text)) is not None:
            sheet.write_number(row, index, number, style)
        else:
            sheet.write_string(row, index, text, style)

    def _validate(self, sheet: Any, column: Column, first: int, last: int, index: int) -> None:
        """Danh sách chọn, giới hạn và lời nhắc của cột."""
        options = self._rule(column)
        example = f" Ví dụ: {column.example}." if column.example else ""
        message = (column.help + example).strip()
        if message:
            options |= {"input_title": column.heading.split("\n")[0][:_TITLE], "input_message": message[:_MESSAGE]}
        if options.get("validate") != "any" or message:
            sheet.data_validation(first, index, last, index, options)

    def _rule(self, column: Column) -> dict[str, object]:
        wrong = {"error_title": "Giá trị không hợp lệ"}
        if column.choices:
            name = column.path[0] if column.path == CRITERIA.columns[2].path else column.choices
            kind = "information" if column.open else "stop"
            message = "Chọn một mục trong danh sách (bấm mũi tên ở góc ô)."
            return {
                "validate": "list",
                "source": f"={list_name(name)}",
                "error_type": kind,
                "error_message": message,
                **wrong,
            }
        if column.units:
            area = xl_range_abs(FIRST_ROW, 0, FIRST_ROW + self.unit_rows - 1, 0)
            message = "Mã này chưa có ở trang “Đơn vị”. Vẫn dùng?"
            source = f"='{UNITS.name}'!{area}"
            return {"validate": "list", "source": source, "error_type": "warning", "error_message": message, **wrong}
        if column.content is Content.PERCENT:
            message = "Chỉ số là số từ 0 đến 100, ví dụ 92,51. Vẫn dùng?"
            limits = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
            return {**limits, "error_type": "warning", "error_message": message, **wrong}
        if column.content is Content.DATE:
            message = "Gõ ngày theo ngày/tháng/năm, ví dụ 08/02/2023. Vẫn dùng?"
            bounds = {"minimum": date(2000, 1, 1), "maximum": date(2100, 12, 31)}
            return {
                "validate": "date",
                "criteria": "between",
                **bounds,
                "error_type": "warning",
                "error_message": message,
                **wrong,
            }
        return {"validate": "any"}

    def _grey(self, sheet: Any, first_column: int, count: int, rows: int) -> None:
        """Tô xám ô của tiêu chí không ràng buộc đơn vị, tra theo loại đơn vị và cơ quan Điều 11 hiện có trong sổ."""
        last = FIRST_ROW + self.unit_rows
        found = f"MATCH($A{FIRST_ROW + 1},'{UNITS.name}'!$A${FIRST_ROW + 1}:$A${last},0)"

        def bound(names: str, table: str, column: Column) -> str:
            letter = xl_col_to_name(UNITS.columns.index(column))
            own = f"INDEX('{UNITS.name}'!${letter}${FIRST_ROW + 1}:${letter}${last},{found})"
            return f"IFERROR(INDEX({table},COLUMN()-{first_column},MATCH({own},{names},0)),%s)"

        kind = bound(KIND_NAMES, KIND_TABLE, UNITS.column("loai_don_vi")) % 1
        agency = bound(AGENCY_NAMES, AGENCY_TABLE, UNITS.column("co_quan_dieu_11")) % 0
        sheet.conditional_format(
            FIRST_ROW,
            first_column,
            FIRST_ROW + rows - 1,
            first_column + count - 1,
            {
                "type": "formula",
                "criteria": f'=AND($A{FIRST_ROW + 1}<>"",{kind}=0,{agency}=0)',
                "format": self.styles.not_binding,
            },
        )


def _lines(node: Node, column: Column) -> int:
    """Số dòng chữ trong ô khi xuống dòng theo bề rộng cột; LibreOffice không tự chỉnh chiều cao khi mở."""
    return sum(1 + int(len(line) * 1.1 // column.width) for line in str(node.value).split("\n"))


def _iso_date(text: str) -> datetime | None:
    """Ngày ISO mà Excel biểu diễn được (từ 01/3/1900, sau ngày 29/02/1900 không có thật của Excel)."""
    try:
        day = datetime.strptime(text, "%Y-%m-%d")
    except ValueError:
        return None
    return day if day >= datetime(1900, 3, 1) and f"{day:%Y-%m-%d}" == text else None


def _exact_number(text: str) -> float | None:
    """Số thực ghi vào ô, chỉ khi đọc lại ra đúng từng chữ số của `text` và Excel hiện đủ các chữ số ấy."""
    if len(text.replace(".", "").lstrip("0")) > _EXCEL_DIGITS:
        return None
    try:
        number = float(Decimal(text))
    except (InvalidOperation, OverflowError):
        return None
    return number if number_text(number) == text else None

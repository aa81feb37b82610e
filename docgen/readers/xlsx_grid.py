"""Gói .xlsx → lưới ô của từng trang: giá trị đã lưu, công thức, định dạng số, ô gộp, dòng ẩn."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.read_only import EmptyCell
from openpyxl.utils import coordinate_to_tuple

from docgen.errors import Place
from docgen.readers.xlsx_package import BROKEN_PACKAGE, Formula, SheetPart, Survey, open_package, refuse, sheet_parts
from docgen.readers.xlsx_package import survey as survey_part


@dataclass(frozen=True, slots=True)
class Cell:
    """Một ô có nội dung. `value` trống khi công thức chưa có kết quả lưu hoặc kết quả là chuỗi rỗng."""

    place: Place
    value: object
    is_error: bool
    number_format: str
    formula: Formula | None

    @property
    def blank(self) -> bool:
        """Ô không mang gì: toàn khoảng trắng, hoặc công thức cho chuỗi rỗng."""
        if self.formula is not None and not self.formula.cached:
            return False
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """Một trang: dòng → cột → ô, chỉ các dòng có nội dung, số dòng tăng dần."""

    file: str
    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    merged: tuple[str, ...]
    hidden_rows: frozenset[int]

    def place(self, cell: str | None = None) -> Place:
        """Chỗ của một ô, hoặc của cả trang."""
        return Place(self.file, self.name, cell)


class Book:
    """Sổ tính đã mở: danh sách trang và lưới của từng trang; đọc từ bộ nhớ nên không giữ tệp của người dùng."""

    def __init__(self, path: Path, file: str) -> None:
        data = open_package(path, file)
        self.file = file
        self._package = zipfile.ZipFile(io.BytesIO(data))
        try:
            with warnings.catch_warnings():
                # openpyxl cảnh báo về phần mở rộng nó không giữ khi ghi; ở đây chỉ đọc.
                warnings.simplefilter("ignore")
                self._values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            self.sheets: tuple[SheetPart, ...] = sheet_parts(self._package)
        except BROKEN_PACKAGE as error:
            raise self._broken() from error

    def has_content(self, sheet: SheetPart) -> bool:
        """Trang có ô nào có nội dung không. Lỗi: InputError khi phần XML hỏng."""
        return self._survey(sheet).last_row > 0

    def grid(self, sheet: SheetPart) -> Grid:
        """Lưới của một trang, dừng ở dòng cuối cùng có nội dung. Lỗi: InputError khi phần XML hỏng."""
        survey = self._survey(sheet)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                rows = self._rows(sheet, survey)
        except BROKEN_PACKAGE as error:
            raise self._broken() from error
        return Grid(self.file, sheet.name, rows, survey.merged, survey.hidden_rows)

    def _survey(self, sheet: SheetPart) -> Survey:
        try:
            with self._package.open(sheet.part) as part:
                return survey_part(part)
        except BROKEN_PACKAGE as error:
            raise self._broken() from error

    def _rows(self, sheet: SheetPart, survey: Survey) -> dict[int, dict[int, Cell]]:
        rows: dict[int, dict[int, Cell]] = {}
        if not survey.last_row:
            return rows
        pending = dict(survey.formulas)
        worksheet = self._values[sheet.name]
        # Kích thước ghi trong tệp có thể sai (do chương trình khác ghi); đọc theo các ô thật có.
        worksheet.reset_dimensions()
        for row in worksheet.iter_rows(max_row=survey.last_row):
            for cell in row:
                if isinstance(cell, EmptyCell) or cell.value is None:
                    continue
                place = Place(self.file, sheet.name, cell.coordinate)
                formula = pending.pop(cell.coordinate, None)
                found = Cell(place, cell.value, cell.data_type == "e", cell.number_format or "General", formula)
                if not found.blank:
                    rows.setdefault(cell.row, {})[cell.column] = found
        for ref, formula in pending.items():
            if not formula.cached:
                number, column = coordinate_to_tuple(ref)
                place = Place(self.file, sheet.name, ref)
                rows.setdefault(number, {})[column] = Cell(place, None, False, "General", formula)
        return dict(sorted(rows.items()))

    def _broken(self) -> Exception:
        action = "Mở bằng Excel, chọn Lưu thành (Save As) một tệp .xlsx mới rồi dùng tệp mới."
        return refuse(self.file, "gói .xlsx bị hỏng bên trong, không đọc hết được.", action)

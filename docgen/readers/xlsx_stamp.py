"""Sổ tính → dấu phiên bản của mẫu và nơi các trang đứng; nói rõ khi mẫu cũ, trang đổi tên, trang lạ."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.errors import Place
from docgen.readers.notes import Notes
from docgen.readers.sheets import CRITERIA, FORM_VERSION, GUIDE, IGNORED_PREFIX, LISTS, SHEETS, STAMP, UNITS
from docgen.readers.xlsx_grid import Book
from docgen.readers.xlsx_package import SheetPart
from docgen.vocabulary import Term, fold

VERSION_KEY = "docgen.form"
TERM_KEY = "danh_muc"
COLUMN_KEY = "cot"
_RENEW = "Chạy `docgen form` để lập mẫu mới, rồi chép dữ liệu sang."


@dataclass(frozen=True, slots=True)
class Stamp:
    """Dấu của mẫu: quy định, năm, nhãn riêng của quy định; trống khi sổ không do `docgen form` lập.

    `columns`: mã trang → các tiêu đề mẫu đã ghi lúc lập, để biết trang nào, cột nào nay đã mất.
    """

    regulation: str | None = None
    year: str | None = None
    terms: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def made(self, sheet_id: str) -> tuple[str, ...] | None:
        """Các tiêu đề đã ghi vào trang; None khi không biết."""
        return self.columns.get(sheet_id, ()) if self.columns else None


def read_stamp(book: Book, notes: Notes) -> Stamp:
    """Dấu của mẫu; phiên bản không khớp là một vấn đề, không có dấu là một cảnh báo."""
    sheet = next((sheet for sheet in book.sheets if sheet.name == STAMP), None)
    if sheet is None:
        notes.warn(Place(book.file), "sổ không mang dấu của `docgen form`; các cột được nhận theo tiêu đề.", _RENEW)
        return Stamp()
    facts: dict[str, str] = {}
    terms: dict[str, list[Term]] = {}
    columns: dict[str, list[str]] = {}
    for row in book.grid(sheet).rows.values():
        values = [str(row[index].value) for index in sorted(row)]
        if values[0] == TERM_KEY and len(values) == 4:
            terms.setdefault(values[1], []).append(Term(values[2], values[3]))
        elif values[0] == COLUMN_KEY and len(values) == 3:
            columns.setdefault(values[1], []).append(values[2])
        elif len(values) == 2:
            facts[values[0]] = values[1]
    version = facts.get(VERSION_KEY, "không rõ")
    if version != FORM_VERSION:
        found = f"sổ lập theo mẫu phiên bản {version}; bản docgen này đọc mẫu phiên bản {FORM_VERSION}."
        notes.wrong(Place(book.file, STAMP), found, _RENEW)
    return Stamp(
        facts.get("quy_dinh"),
        facts.get("nam_danh_gia"),
        {key: tuple(row) for key, row in terms.items()},
        {key: tuple(row) for key, row in columns.items()},
    )


def find_sheets(book: Book, stamp: Stamp, notes: Notes) -> dict[str, SheetPart]:
    """Mã trang → trang trong sổ. Trang trùng tên, trang lạ có dữ liệu, trang mẫu có mà nay thiếu là vấn đề."""
    file = book.file
    names = {fold(name): sheet for sheet in SHEETS for name in (sheet.name, *sheet.aliases)}
    found: dict[str, SheetPart] = {}
    strange: list[SheetPart] = []
    for part in book.sheets:
        sheet = names.get(fold(part.name))
        if sheet is None:
            if not _ignored(part.name):
                strange.append(part)
        elif sheet.id in found:
            other = found[sheet.id].name
            notes.wrong(
                Place(file, part.name), f"trùng với trang “{other}” nên không biết đọc trang nào.", "Giữ một trang."
            )
        else:
            found[sheet.id] = part
            if part.hidden:
                notes.warn(Place(file, part.name), "trang đang ẩn nhưng vẫn được đọc.", "Bỏ ẩn để kiểm tra dữ liệu.")
    absent = [sheet for sheet in SHEETS if sheet.id not in found]
    names_absent = [sheet.name for sheet in absent]
    renamed = {_report_strange(part, file, names_absent, notes) for part in strange if book.has_content(part)}
    for sheet in absent:
        if sheet.name in renamed:
            continue
        if sheet in (UNITS, CRITERIA) or sheet.id in stamp.columns:
            notes.wrong(
                Place(file),
                f"thiếu trang “{sheet.name}”.",
                f"Trang đã đổi tên thì đặt lại tên “{sheet.name}”; đã xóa thì chép lại từ bản cũ của sổ, "
                "hoặc từ mẫu mới do `docgen form` lập.",
            )
    return found


def _ignored(name: str) -> bool:
    return name in (GUIDE, LISTS, STAMP) or name.casefold().startswith(IGNORED_PREFIX)


def _report_strange(part: SheetPart, file: str, absent: list[str], notes: Notes) -> str:
    """Báo trang lạ; trả tên trang gần nhất còn thiếu (rỗng khi không có), để trang ấy không bị báo thiếu lần nữa."""
    near = difflib.get_close_matches(part.name, absent, 1, 0.6)
    hint = f"Có phải trang “{near[0]}”? Đổi lại đúng tên ấy" if near else "Nếu là trang của mẫu, đổi lại đúng tên cũ"
    action = f"{hint}; trang ghi chú riêng thì đặt tên bắt đầu bằng “Nháp”, hoặc xóa đi."
    notes.wrong(Place(file, part.name), "trang có dữ liệu nhưng tên không có trong mẫu.", action)
    return near[0] if near else ""

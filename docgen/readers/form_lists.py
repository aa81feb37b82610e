"""Danh mục của mẫu sổ tính: danh sách chọn, bảng tiêu chí ràng buộc ai, dấu phiên bản; nằm ở các trang ẩn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from xlsxwriter.utility import xl_range_abs

from docgen.readers.sheet_choices import BREACH, NO_AGENCY, breach_labels, catalogue, status_labels
from docgen.readers.sheet_shape import Sheet
from docgen.readers.sheets import CRITERIA, FORM_VERSION, LISTS, OTHER_CRITERIA, STAMP
from docgen.readers.xlsx_stamp import COLUMN_KEY, TERM_KEY, VERSION_KEY
from docgen.regulations.schema import Regulation
from docgen.vocabulary import STATES, Term, lookup

KIND_NAMES, KIND_TABLE = "rb_loai", "rb_loai_bang"
AGENCY_NAMES, AGENCY_TABLE = "rb_co_quan", "rb_co_quan_bang"


class Labels:
    """Nhãn của mọi danh mục, nhãn riêng của quy định đứng trước nhãn chung."""

    def __init__(self, regulation: Regulation) -> None:
        self.own: dict[str, tuple[Term, ...]] = {
            "loai_don_vi": tuple(Term(kind.id, kind.short_label) for kind in regulation.kinds.values()),
            "co_quan_dieu_11": (*(Term(one.id, one.name) for one in regulation.agencies.values()), NO_AGENCY),
            "linh_vuc": tuple(Term(key, name) for key, name in regulation.fields.items()),
            "so_lieu": tuple(Term(one.id, one.label) for one in regulation.quantities.values() if not one.sum_of),
            "diem": tuple(Term(point, point) for point in regulation.entered_grounds),
            "khoan": tuple(Term(str(clause), str(clause)) for clause in regulation.entered_consequences),
            "muc": tuple(Term(level.id, level.label) for level in regulation.levels),
        }

    def terms(self, choices: str) -> tuple[Term, ...]:
        """Các mục từ của một cột chọn."""
        return self.own.get(choices) or catalogue(choices).terms

    def label(self, choices: str, term_id: str) -> str:
        """Nhãn của mã; chữ không nhận ra được trả nguyên."""
        terms = (*self.terms(choices), *catalogue(choices).terms)
        found = lookup(terms, term_id)
        return next((term.label for term in terms if term.id == found), term_id)


def list_name(choices: str) -> str:
    """Tên vùng của danh sách chọn trong sổ."""
    return f"ds_{choices}"


def write_lists(workbook: Any, regulation: Regulation, labels: Labels, choices: list[str], prohibitions: bool) -> None:
    """Trang “Danh mục” (bỏ ẩn được để xem): mỗi cột một danh sách có tên vùng, vì danh sách dài không vừa một ô."""
    sheet = workbook.add_worksheet(LISTS)
    lists = {name: [term.label for term in labels.terms(name)] for name in choices}
    lists["trang_thai"] = list(status_labels(prohibitions))
    lists[OTHER_CRITERIA] = [STATES.label("dat"), STATES.label("khong_thuc_hien")]
    if prohibitions:
        lists[BREACH] = list(breach_labels())
        lists[OTHER_CRITERIA].append(STATES.label("khong_vi_pham"))
    for column, (name, values) in enumerate(lists.items()):
        for row, text in enumerate((name, *values)):
            sheet.write_string(row, column, text)
        _define(workbook, list_name(name), (1, column, max(len(values), 1), column))
    _write_binding(workbook, sheet, regulation, len(lists) + 1)
    sheet.hide()


def _write_binding(workbook: Any, sheet: Any, regulation: Regulation, first: int) -> None:
    """Bảng 0/1 tiêu chí × nhóm và tiêu chí × cơ quan Điều 11, để tô xám ô không ràng buộc."""
    kinds = [(kind.short_label, kind.id) for kind in regulation.kinds.values()]
    agencies = [(agency.name, agency.id) for agency in regulation.agencies.values()]
    last_row = max(len(regulation.criteria), 1)
    middle = first + len(kinds)
    for offset, (name, _) in enumerate((*kinds, *agencies)):
        sheet.write_string(0, first + offset, name)
    for row, criterion in enumerate(regulation.criteria.values(), 1):
        for offset, (_, kind) in enumerate(kinds):
            sheet.write_number(row, first + offset, int(kind in criterion.applies_to))
        for offset, (_, agency) in enumerate(agencies):
            sheet.write_number(row, middle + offset, int(criterion.agency == agency))
    _define(workbook, KIND_NAMES, (0, first, 0, middle - 1))
    _define(workbook, KIND_TABLE, (1, first, last_row, middle - 1))
    if agencies:
        end = middle + len(agencies) - 1
        _define(workbook, AGENCY_NAMES, (0, middle, 0, end))
        _define(workbook, AGENCY_TABLE, (1, middle, last_row, end))


def _define(workbook: Any, name: str, area: tuple[int, int, int, int]) -> None:
    workbook.define_name(name, f"='{LISTS}'!{xl_range_abs(*area)}")


def write_stamp(workbook: Any, regulation: Regulation, labels: Labels, year: int, written: Iterable[Sheet]) -> None:
    """Trang ẩn mang phiên bản mẫu, quy định, năm, nhãn riêng của quy định, các cột đã ghi, để bộ đọc nhận ra."""
    sheet = workbook.add_worksheet(STAMP)
    rows = [(VERSION_KEY, FORM_VERSION), ("quy_dinh", regulation.id), ("nam_danh_gia", str(year))]
    terms = [(TERM_KEY, name, term.id, term.label) for name, own in labels.own.items() for term in own]
    columns = [(COLUMN_KEY, sheet.id, column.heading) for sheet in written for column in sheet.columns]
    columns += [(COLUMN_KEY, CRITERIA.id, criterion) for criterion in regulation.criteria]
    for row, values in enumerate((*rows, *terms, *columns)):
        for column, text in enumerate(values):
            sheet.write_string(row, column, text)
    sheet.very_hidden()

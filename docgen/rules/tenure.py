"""Thời gian giữ chức: Head + năm đánh giá → đủ để có mức tự động, hay phải chuyển người có thẩm quyền."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from docgen.model.dossier import Evaluation, Head
from docgen.regulations.schema import Regulation

_MONTHS = 12


def obstacle(head: Head, evaluation: Evaluation, year: int, regulation: Regulation) -> str | None:
    """Câu nêu vì sao không có mức tự động (G29), None khi thời gian giữ chức không cản trở.

    Ngày vào chức để trống được hiểu là từ đầu năm, ngày thôi chức để trống là đến hết năm.
    """
    if len(evaluation.heads) == 1 and head.since is None and head.until is None:
        return None
    start, end = in_year(head, year)
    minimum = regulation.tenure.minimum_months
    if add_months(start, minimum) > end + timedelta(days=1):
        if start > end:
            return f"Không giữ chức ngày nào trong năm {year}."
        return f"Giữ chức từ {start:%d/%m/%Y} đến {end:%d/%m/%Y} trong năm {year}, chưa đủ {minimum} tháng."
    for role in regulation.roles.values():
        holders = [one for one in evaluation.heads if role.otherwise == head.role and one.role == role.id]
        if holders and not any(_whole_year(one, year) for one in holders):
            return f"Vai “{role.label}” chỉ có người giữ một phần năm {year}."
    sharing = [other for other in evaluation.heads if other.role == head.role and _served(other, year)]
    if len(sharing) > 1:
        return f"Trong năm {year} có {len(sharing)} người đứng đầu cùng vai trò này."
    return None


def in_year(head: Head, year: int) -> tuple[date, date]:
    """Ngày đầu và ngày cuối giữ chức trong năm, kể cả hai ngày; ngày đầu sau ngày cuối khi không giữ ngày nào."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    return max(head.since or first, first), min(head.until or last, last)


def add_months(day: date, months: int) -> date:
    """Ngày cùng số sau `months` tháng; tháng không có ngày đó thì lấy ngày cuối tháng."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _whole_year(head: Head, year: int) -> bool:
    return in_year(head, year) == (date(year, 1, 1), date(year, 12, 31))


def _served(head: Head, year: int) -> bool:
    start, end = in_year(head, year)
    return start <= end

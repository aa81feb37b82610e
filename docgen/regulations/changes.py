"""Thay đổi về tổ chức nêu trong tệp quy định: chức danh nào, cơ quan nào đã thôi, từ ngày nào; xét theo ngày ký."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from docgen.regulations.table import Table


@dataclass(frozen=True, slots=True)
class Change:
    """Một thay đổi từ ngày `since`; `source`: văn bản, câu hỏi làm chứng.

    `offices`: các chức danh (người xếp loại của competence) thôi từ ngày ấy; `titles`: phần đầu tên gọi của chúng, để
    không ai ghi chính chức danh đã thôi làm người kế tục. `issuer`: cơ quan ban hành quy định cũng thôi. Không có cả
    hai thì chỉ là điều phải lưu ý khi ký trong [since; until].
    """

    since: date
    text: str
    source: str
    until: date | None = None
    offices: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    issuer: bool = False

    @property
    def ends(self) -> bool:
        """Có chức danh hay cơ quan thôi hẳn, không chỉ là điều lưu ý."""
        return self.issuer or bool(self.offices)

    @property
    def told(self) -> str:
        """Câu kể, kèm nguồn."""
        return f"{self.text.rstrip('.')} ({self.source})."

    def holds(self, on: date) -> bool:
        """Đã xảy ra vào ngày `on`, và nếu là điều lưu ý thì còn phải lưu ý."""
        return self.since <= on and (self.until is None or on <= self.until)


def on_day(changes: Iterable[Change], day: date) -> tuple[Change, ...]:
    """Những thay đổi có ý nghĩa với văn bản ký ngày `day`."""
    return tuple(change for change in changes if change.holds(day))


def office_ended(changes: Iterable[Change], office: str | None, on: date) -> Change | None:
    """Thay đổi làm chức danh `office` không còn vào ngày `on`, hoặc None khi chức danh còn."""
    return next((change for change in on_day(changes, on) if office in change.offices), None)


def issuer_ended(changes: Iterable[Change], on: date) -> Change | None:
    """Thay đổi làm cơ quan ban hành quy định không còn vào ngày `on`, hoặc None khi cơ quan ấy còn."""
    return next((change for change in on_day(changes, on) if change.issuer), None)


def read_changes(root: Table, offices: frozenset[str]) -> tuple[Change, ...]:
    """Khóa `changes` của tệp; `offices`: các người xếp loại đã khai."""
    return tuple(_changes(root, offices))


def _changes(root: Table, offices: frozenset[str]) -> Iterator[Change]:
    for table in root.tables("changes", required=False):
        change = Change(
            since=table.day("since") or date.min,
            text=table.text("text"),
            source=table.text("source"),
            until=table.day("until", required=False),
            offices=table.texts("offices", required=False),
            titles=table.texts("titles", required=False),
            issuer=table.flag("issuer"),
        )
        table.done()
        _check(change, table, offices)
        yield change


def _check(change: Change, table: Table, offices: frozenset[str]) -> None:
    report = table.ledger.report
    for office in change.offices:
        if office not in offices:
            report(table.at("offices"), f"“{office}” không xếp loại nhóm nào.", "Ghi rater của một nhóm.")
    if bool(change.offices) != bool(change.titles):
        report(table.place, "offices và titles phải đi đôi.", "Ghi cả chức danh và cách gọi của nó.")
    if change.ends and change.until:
        report(table.at("until"), "chức danh, cơ quan đã thôi thì không có ngày hết.", "Bỏ until.")
    if change.until and change.until < change.since:
        report(table.at("until"), "ngày hết trước ngày bắt đầu.", "Xem lại hai ngày.")

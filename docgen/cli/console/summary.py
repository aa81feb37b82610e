"""Báo cáo của mẻ → bảng theo loại và kết cục, vì sao lập lại, rồi những văn bản cần người xem lại."""

from __future__ import annotations

from collections.abc import Iterable

import click

from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry, Group, Listing, Report
from docgen.cli.console import border, table
from docgen.documents import kinds, label

_NAMES = {
    Outcome.WRITTEN: "đã lập",
    Outcome.UNCHANGED: "không đổi",
    Outcome.REFUSED: "chưa lập được",
    Outcome.EDITED: "sửa tay",
    Outcome.WITHDRAWN: "hết hiệu lực",
    Outcome.FAILED: "hỏng",
}
HEADINGS = {outcome: f"{name} ({outcome})" for outcome, name in _NAMES.items()}
_MOST_LINES = 20
_MOST_NAMES = 10


def show(report: Report) -> None:
    """In bảng tổng hợp và các danh sách (luồng dữ liệu); chi tiết lỗi ra luồng lỗi, sau bảng."""
    shown = [outcome for outcome in HEADINGS if report.total(outcome)]
    counted = {kind for kind, _ in report.counts}
    rows = [
        (label(kind), kind, *(str(report.counts.get((kind, outcome), 0)) for outcome in shown))
        for kind in kinds()
        if kind in counted
    ]
    total = ("Cộng", "", *(str(report.total(outcome)) for outcome in shown))
    table.show(("Loại văn bản", "Thư mục", *(HEADINGS[outcome] for outcome in shown)), [*rows, total])
    _made(report.lists[Outcome.WRITTEN])
    for outcome in (Outcome.REFUSED, Outcome.EDITED, Outcome.WITHDRAWN):
        _list(f"{HEADINGS[outcome].capitalize()}:", report.lists[outcome])
    _failed(report.lists[Outcome.FAILED])
    signed = f"CHÚ Ý: {report.signed.count} văn bản đã ban hành được giữ nguyên, khác bản lập từ dữ liệu hiện tại:"
    _list(signed, report.signed)
    click.echo(f"\nVăn bản ở {report.root}; sổ theo dõi: {report.root / 'manifest.jsonl'}")
    _details(report)


def _made(listing: Listing) -> None:
    """Vì sao từng văn bản được lập ở lần chạy lại này, gộp theo lý do."""
    if not listing.count:
        return
    click.echo(f"\n{HEADINGS[Outcome.WRITTEN].capitalize()} lần này, vì:")
    room, left = _MOST_LINES, listing.count
    for why, groups in _by_reason(listing.groups.values()).items():
        if room < 2:
            break
        click.echo(f"  {why}: {sum(group.count for group in groups)} văn bản")
        named = [entry for group in groups for entry in group.first][: room - 1]
        for entry in named:
            click.echo(f"    {entry.kind}/{entry.key}")
        left -= len(named)
        room -= 1 + len(named)
    _left(left)


def _list(heading: str, listing: Listing) -> None:
    """Các văn bản của một mục, mỗi văn bản một dòng; nhóm nào cũng được nêu trước khi hết chỗ."""
    if not listing.count:
        return
    click.echo(f"\n{heading}")
    groups = list(listing.groups.values())
    each = max(1, _MOST_LINES // len(groups))
    named = [entry for group in groups for entry in group.first[:each]][:_MOST_LINES]
    for entry in named:
        click.echo(f"  {entry.kind}/{entry.key}: {entry.why}{_file(entry)}")
    _left(listing.count - len(named))


def _file(entry: Entry) -> str:
    return f"; tệp {entry.path}" if entry.path and not entry.mismatch else ""


def _failed(listing: Listing) -> None:
    """Văn bản hỏng; cùng loại cùng lý do (mẫu bị từ chối) thì một dòng, chi tiết của lý do ấy in một lần ở dưới."""
    if not listing.count:
        return
    click.echo(f"\n{HEADINGS[Outcome.FAILED].capitalize()}:")
    left = listing.count
    for group in listing.groups.values():
        names = ", ".join(entry.key for entry in group.first[:_MOST_NAMES])
        more = f" và {group.count - _MOST_NAMES} văn bản khác" if group.count > _MOST_NAMES else ""
        click.echo(f"  {group.kind}/{names}{more}: {group.why}")
        left -= group.count
    _left(left)


def _left(count: int) -> None:
    if count:
        click.echo(f"  … và {count} văn bản khác, xem manifest")


def _details(report: Report) -> None:
    for detail in report.details:
        click.echo(f"Lỗi: {detail}", err=True)
    if report.unsaid:
        click.echo(f"… và {report.unsaid} lời báo khác: sửa những lỗi trên rồi chạy lại để xem tiếp.", err=True)
    if traces := [f"{entry.kind}/{entry.key}\n{entry.trace}" for entry in report.notable if entry.trace]:
        click.echo(
            f"Vết lỗi của {len(traces)} văn bản ở {border.write_log(chr(10).join(traces))}; gửi tệp ấy cho người phụ "
            "trách docgen (xem lại trước khi gửi: nó có thể trích dữ liệu đầu vào).",
            err=True,
        )


def _by_reason(groups: Iterable[Group]) -> dict[str, list[Group]]:
    found: dict[str, list[Group]] = {}
    for group in groups:
        found.setdefault(group.why, []).append(group)
    return found

"""Báo cáo của mẻ → bảng theo loại và kết cục, vì sao lập lại, rồi những văn bản cần người xem lại."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import click

from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry, Report
from docgen.cli.console import border, table
from docgen.documents import label

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
    kinds = list(dict.fromkeys(kind for kind, _ in report.counts))
    rows = [(label(kind), kind, *(str(report.counts.get((kind, outcome), 0)) for outcome in shown)) for kind in kinds]
    total = ("Cộng", "", *(str(report.total(outcome)) for outcome in shown))
    table.show(("Loại văn bản", "Thư mục", *(HEADINGS[outcome] for outcome in shown)), [*rows, total])
    _made(report.made)
    for outcome in (Outcome.REFUSED, Outcome.EDITED, Outcome.WITHDRAWN):
        _list(outcome, [entry for entry in report.notable if entry.outcome is outcome and not entry.mismatch])
    _failed([entry for entry in report.notable if entry.outcome is Outcome.FAILED])
    _signed([entry for entry in report.notable if entry.mismatch])
    click.echo(f"\nVăn bản ở {report.root}; sổ theo dõi: {report.root / 'manifest.jsonl'}")
    _details(report.notable)


def _made(entries: list[Entry]) -> None:
    """Vì sao từng văn bản được lập ở lần chạy lại này, gộp theo lý do."""
    if not entries:
        return
    click.echo(f"\n{HEADINGS[Outcome.WRITTEN].capitalize()} lần này, vì:")
    room, left = _MOST_LINES, len(entries)
    for why, group in _grouped(entries, lambda entry: entry.why).items():
        if room < 2:
            break
        click.echo(f"  {why}: {len(group)} văn bản")
        for entry in group[: room - 1]:
            click.echo(f"    {entry.kind}/{entry.key}")
        left -= min(len(group), room - 1)
        room -= 1 + min(len(group), room - 1)
    if left:
        click.echo(f"  … và {left} văn bản khác, xem manifest")


def _list(outcome: Outcome, entries: list[Entry]) -> None:
    if entries:
        click.echo(f"\n{HEADINGS[outcome].capitalize()}:")
        for entry in entries:
            click.echo(f"  {entry.kind}/{entry.key}: {entry.why}{f'; tệp {entry.path}' if entry.path else ''}")


def _failed(entries: list[Entry]) -> None:
    """Văn bản hỏng; cùng loại cùng lý do (mẫu bị từ chối) thì một dòng, chi tiết của lý do ấy in một lần ở dưới."""
    if entries:
        click.echo(f"\n{HEADINGS[Outcome.FAILED].capitalize()}:")
        for group in _grouped(entries, lambda entry: f"{entry.kind} {entry.why}").values():
            kind, why, names = group[0].kind, group[0].why, [entry.key for entry in group]
            more = f" và {len(names) - _MOST_NAMES} văn bản khác" if len(names) > _MOST_NAMES else ""
            click.echo(f"  {kind}/{', '.join(names[:_MOST_NAMES])}{more}: {why}")


def _signed(entries: list[Entry]) -> None:
    if entries:
        click.echo(f"\nCHÚ Ý: {len(entries)} văn bản đã ban hành được giữ nguyên, khác bản lập từ dữ liệu hiện tại:")
        for entry in entries:
            click.echo(f"  {entry.kind}/{entry.key}: {entry.why}")


def _details(entries: list[Entry]) -> None:
    for detail in dict.fromkeys(entry.detail for entry in entries if entry.detail):
        click.echo(f"Lỗi: {detail}", err=True)
    if traces := [f"{entry.kind}/{entry.key}\n{entry.trace}" for entry in entries if entry.trace]:
        click.echo(
            f"Vết lỗi của {len(traces)} văn bản ở {border.write_log(chr(10).join(traces))}; gửi tệp ấy cho người phụ "
            "trách docgen (xem lại trước khi gửi: nó có thể trích dữ liệu đầu vào).",
            err=True,
        )


def _grouped(entries: Iterable[Entry], key: Callable[[Entry], str]) -> dict[str, list[Entry]]:
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(key(entry), []).append(entry)
    return groups

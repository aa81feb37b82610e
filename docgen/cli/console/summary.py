"""Báo cáo của mẻ → bảng theo loại và kết cục, rồi những văn bản cần người xem lại."""

from __future__ import annotations

import click

from docgen.batch.manifest import Outcome
from docgen.batch.report import Report
from docgen.cli.console import table
from docgen.documents import label

HEADINGS = {
    Outcome.WRITTEN: "đã lập",
    Outcome.UNCHANGED: "không đổi",
    Outcome.REFUSED: "chưa lập được",
    Outcome.EDITED: "sửa tay",
    Outcome.WITHDRAWN: "hết hiệu lực",
    Outcome.FAILED: "hỏng",
}


def show(report: Report) -> None:
    """In bảng tổng hợp và danh sách văn bản cần xem lại (luồng dữ liệu); chi tiết lỗi ra luồng lỗi."""
    shown = [outcome for outcome in HEADINGS if report.total(outcome)]
    kinds = list(dict.fromkeys(kind for kind, _ in report.counts))
    rows = [(label(kind), kind, *(str(report.counts.get((kind, outcome), 0)) for outcome in shown)) for kind in kinds]
    total = ("Cộng", "", *(str(report.total(outcome)) for outcome in shown))
    table.show(("Loại văn bản", "Thư mục", *(HEADINGS[outcome] for outcome in shown)), [*rows, total])
    for outcome in shown:
        _list(report, outcome)
    click.echo(f"\nVăn bản ở {report.root}; sổ theo dõi: {report.root / 'manifest.jsonl'}")
    for detail in dict.fromkeys(entry.detail for entry in report.notable if entry.detail):
        click.echo(f"Lỗi: {detail}", err=True)


def _list(report: Report, outcome: Outcome) -> None:
    entries = [entry for entry in report.notable if entry.outcome is outcome]
    if entries:
        click.echo(f"\n{HEADINGS[outcome].capitalize()}:")
        for entry in entries:
            click.echo(f"  {entry.kind}/{entry.key}: {entry.why}")

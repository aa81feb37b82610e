"""Hàng và cột → bảng: có khung trên màn hình, cột cách nhau hai dấu cách khi ra ống hay tệp."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import click

from docgen.cli.console import streams


def show(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str = "") -> None:
    """In bảng ra luồng dữ liệu."""
    if streams.decorated(sys.stdout):
        _show_framed(headings, rows, title)
        return
    if title:
        click.echo(title)
    widths = [max(len(row[column]) for row in (headings, *rows)) for column in range(len(headings))]
    for row in (headings, *rows):
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())


def _show_framed(headings: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(title=title or None, title_justify="left")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    Console(file=sys.stdout).print(table)

"""Các phần của một trang → chữ trên màn hình."""

from __future__ import annotations

from collections.abc import Iterable

import click

from docgen.cli.console import table
from docgen.model.page import Block, Entry, Part, Table


def show(parts: Iterable[Part]) -> None:
    """In từng phần ra luồng dữ liệu: tên gạch chân, đoạn chữ, mục nhỏ, bảng."""
    for part in parts:
        click.echo(f"\n{part.title}\n{'-' * len(part.title)}")
        for number, block in enumerate(part.blocks):
            if number and not isinstance(block, str):
                click.echo()
            _show(block)


def _show(block: Block) -> None:
    if isinstance(block, Table):
        table.show(block.header, block.rows)
    elif isinstance(block, Entry):
        click.echo("\n".join((block.title, *(f"  {line}" for line in block.lines))))
    else:
        click.echo(block)

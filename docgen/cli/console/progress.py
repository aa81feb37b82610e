"""Tiến độ của mẻ, trên luồng lỗi: thanh chạy trên màn hình, vài giây một dòng ở nơi khác."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from docgen.batch.report import Entry
from docgen.cli.console import streams
from docgen.cli.console.pace import Pace

EVERY = 5.0
"""Số giây giữa hai dòng tiến độ khi không phải màn hình."""


@contextmanager
def following(pace: Pace) -> Iterator[Callable[[Entry], None]]:
    """Cho mượn hàm nhận từng kết cục; xong việc (kể cả khi bị ngắt) thì còn lại một dòng tổng."""
    try:
        if streams.decorated(sys.stderr):
            with _bar(pace) as notify:
                yield notify
        else:
            yield lines(pace)
    finally:
        if pace.count:
            click.echo(f"Xong {pace.done}.", err=True)


def lines(pace: Pace) -> Callable[[Entry], None]:
    """Hàm nhận kết cục, cứ `EVERY` giây in một dòng."""
    told = 0.0

    def notify(entry: Entry) -> None:
        nonlocal told
        pace.notify(entry)
        if pace.elapsed - told >= EVERY:
            told = pace.elapsed
            click.echo(f"Đã xong {pace}; vừa ghi {entry.kind}/{entry.key}", err=True)

    return notify


@contextmanager
def _bar(pace: Pace) -> Iterator[Callable[[Entry], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(str(pace), total=None)

        def notify(entry: Entry) -> None:
            pace.notify(entry)
            share = pace.share
            total = None if share is None else 1.0
            progress.update(task, completed=float(share or 0), total=total, description=str(pace))

        yield notify

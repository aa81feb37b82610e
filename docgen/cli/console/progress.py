"""Tiến độ của mẻ, trên luồng lỗi: thanh chạy trên màn hình, mỗi loại một dòng ở nơi khác."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

from docgen.batch.report import Entry
from docgen.cli.console import streams


@contextmanager
def following() -> Iterator[Callable[[Entry], None]]:
    """Cho mượn hàm nhận từng kết cục."""
    if streams.decorated(sys.stderr):
        with _bar() as notify:
            yield notify
        return
    lines = _Lines()
    yield lines.notify
    lines.finish()


class _Lines:
    """Mỗi loại văn bản một dòng khi chuyển sang loại khác."""

    def __init__(self) -> None:
        self._kind = ""
        self._count = 0

    def notify(self, entry: Entry) -> None:
        if entry.kind != self._kind:
            self.finish()
            self._kind, self._count = entry.kind, 0
        self._count += 1

    def finish(self) -> None:
        if self._count:
            click.echo(f"{self._kind}: {self._count} văn bản", err=True)


@contextmanager
def _bar() -> Iterator[Callable[[Entry], None]]:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed:.0f} văn bản"), TextColumn("{task.description}"))
    with Progress(*columns, TimeElapsedColumn(), console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield lambda entry: progress.update(task, advance=1, description=f"{entry.kind}/{entry.key}")

"""Lời nhắc ngoài dữ liệu, in ra luồng lỗi."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from docgen.model.dossier import Dossier
from docgen.model.draft import Draft, Refusal


def warnings(dossier: Dossier) -> None:
    """Nhắc rằng đầu vào có cảnh báo; liệt kê là việc của `docgen validate`."""
    if dossier.warnings:
        click.echo(f"{len(dossier.warnings)} cảnh báo về đầu vào; xem bằng docgen validate.", err=True)


def doubtful(items: Iterable[Draft | Refusal], found: dict[str, None]) -> Iterator[Draft | Refusal]:
    """Các mục đi qua nguyên vẹn; căn cứ chưa kiểm chứng mà chúng dẫn được ghi vào `found`, mỗi căn cứ một lần."""
    for item in items:
        if isinstance(item, Draft):
            found.update(dict.fromkeys(item.doubts))
        yield item


def bases(doubts: Iterable[str]) -> None:
    """Nhắc xem lại những căn cứ mà hiệu lực chưa kiểm chứng được."""
    for doubt in doubts:
        click.echo(f"Xem lại căn cứ trước khi ký: {doubt}", err=True)

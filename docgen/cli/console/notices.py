"""Lời nhắc ngoài dữ liệu, in ra luồng lỗi."""

from __future__ import annotations

from collections.abc import Iterable

import click

from docgen.model.dossier import Dossier
from docgen.regulations.schema import Regulation


def warnings(dossier: Dossier) -> None:
    """Nhắc rằng đầu vào có cảnh báo; liệt kê là việc của `docgen validate`."""
    if dossier.warnings:
        click.echo(f"{len(dossier.warnings)} cảnh báo về đầu vào; xem bằng docgen validate.", err=True)


def thresholds(regulation: Regulation) -> None:
    """Nói rõ các mức lấy theo ngưỡng của cơ quan, không phải của chính quy định."""
    if regulation.supplement:
        click.echo(f"Ngưỡng xếp loại: {regulation.supplement.described}.", err=True)


def bases(doubts: Iterable[str]) -> None:
    """Nhắc xem lại những căn cứ mà hiệu lực chưa kiểm chứng được."""
    for doubt in doubts:
        click.echo(f"Xem lại căn cứ trước khi ký: {doubt}", err=True)

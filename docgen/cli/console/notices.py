"""Lời nhắc ngoài dữ liệu, in ra luồng lỗi."""

from __future__ import annotations

from collections.abc import Iterable

import click

from docgen.model.dossier import Dossier
from docgen.model.office import Office
from docgen.regulations.parts import NATIONWIDE
from docgen.regulations.schema import Regulation
from docgen.text.dates import short_date


def warnings(dossier: Dossier) -> None:
    """Nhắc rằng đầu vào có cảnh báo; liệt kê là việc của `docgen validate`.

    Văn bản cho áp dụng quy định ngoài thời gian của nó thì lần nào cũng nói: mọi mức dựa vào nó.
    """
    period = dossier.period
    if period.confirmation:
        document = period.confirmation
        click.echo(
            f"Quy định {period.regulation} được áp dụng cho năm {period.year} theo văn bản số {document.number} ngày "
            f"{short_date(document.issued)} của {document.issuer}.",
            err=True,
        )
    if dossier.warnings:
        click.echo(f"{len(dossier.warnings)} cảnh báo về đầu vào; xem bằng docgen validate.", err=True)


def thresholds(regulation: Regulation) -> None:
    """Nói rõ các mức lấy theo ngưỡng của cơ quan, không phải của chính quy định."""
    if regulation.supplement:
        click.echo(f"Ngưỡng xếp loại: {regulation.supplement.described}.", err=True)


def province(dossier: Dossier, regulation: Regulation, office: Office) -> None:
    """Nhắc khi cơ quan khai trong docgen.toml là của tỉnh khác tỉnh ban hành quy định; hồ sơ mô phỏng thì thôi."""
    if dossier.simulation or regulation.issuer_place in (office.province, NATIONWIDE):
        return
    click.echo(
        f"Lưu ý: docgen.toml là của {office.province}, quy định {regulation.id} là của {regulation.issuer_place}; kiểm "
        "tra tên cơ quan, người ký trước khi dùng văn bản.",
        err=True,
    )


def bases(doubts: Iterable[str]) -> None:
    """Nhắc xem lại những căn cứ mà hiệu lực chưa kiểm chứng được."""
    for doubt in doubts:
        click.echo(f"Xem lại căn cứ trước khi ký: {doubt}", err=True)

"""`docgen validate`: đọc đầu vào, nêu mọi chỗ sai và đáng ngờ, không ghi gì."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import options


@click.command("validate")
@options.inputs
def command(inputs: tuple[Path, ...]) -> None:
    """Kiểm tra đầu vào, không ghi gì.

    Nêu mọi chỗ sai một lần (mã thoát 3) và mọi cảnh báo.
    """
    from docgen import pipeline
    from docgen.cli.console import notices
    from docgen.readers.office import load_office

    dossier = pipeline.read(inputs)
    notices.thresholds(pipeline.law(dossier))
    notices.province(dossier, pipeline.law(dossier), load_office(inputs[0]))
    for warning in dossier.warnings:
        click.echo(f"Cảnh báo: {warning}")
    heads = sum(len(evaluation.heads) for evaluation in dossier.evaluations)
    click.echo(
        f"Đọc xong năm {dossier.period.year}, quy định {dossier.period.regulation}: {len(dossier.evaluations)} đơn vị, "
        f"{heads} người đứng đầu; 0 lỗi, {len(dossier.warnings)} cảnh báo."
    )

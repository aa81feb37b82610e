"""`docgen classify`: bảng mức xếp loại, hoặc JSON cho chương trình khác."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import options


@click.command("classify")
@options.inputs
@options.reading
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Dạng in ra."
)
def command(inputs: tuple[Path, ...], reading: str, form: str) -> None:
    """Xếp loại từng người đứng đầu; mã thoát 0 dù mức nào."""
    from docgen import pipeline
    from docgen.cli.console import classification_json, labels, notices, table
    from docgen.model.classification import Detail, Reading

    dossier = pipeline.read(inputs)
    notices.warnings(dossier)
    results = pipeline.classify(dossier, Reading(reading), detail=Detail.ADVICE if form == "json" else Detail.LEVEL)
    if form == "json":
        click.echo(classification_json.dump(dossier.period, reading, results))
        return
    regulation = pipeline.regulation(dossier.period.regulation)
    headings = ("Đơn vị", "Người đứng đầu", "Mức", "Trạng thái", "Chưa bảo đảm", "Chỉ số", "Câu hỏi mở")
    rows = [
        (
            result.unit,
            labels.person(result),
            labels.level(result.level, regulation),
            labels.STATUS[result.status],
            f"{result.criteria.failing}/{result.criteria.applicable}" if result.criteria.applicable else "—",
            labels.index(result.unit_index),
            " ".join(result.questions),
        )
        for result in results
    ]
    table.show(headings, rows)
    if dossier.simulation:
        click.echo(dossier.simulation, err=True)

"""`docgen classify`: bảng mức xếp loại, hoặc JSON cho chương trình khác."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import options

if TYPE_CHECKING:
    from docgen.model.classification import Classification, Reading
    from docgen.model.dossier import Dossier
    from docgen.regulations.schema import Regulation


@click.command("classify")
@options.inputs
@options.reading
@click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True, help="Dạng in ra."
)
@click.option(
    "--near",
    metavar="KHOẢNG",
    help="Liệt kê người cách một ngưỡng không quá ngần ấy điểm phần trăm, điểm, hay tiêu chí.",
)
def command(inputs: tuple[Path, ...], reading: str, form: str, near: str | None) -> None:
    """Xếp loại từng người đứng đầu; mã thoát 0 dù mức nào."""
    from docgen import pipeline
    from docgen.cli.console import classification_json, labels, notices, table
    from docgen.model.classification import Detail, Reading
    from docgen.rules.caps import exceeded, told

    distance = None if near is None else _distance(near)
    dossier = pipeline.read(inputs)
    notices.warnings(dossier)
    results = pipeline.classify(dossier, Reading(reading), detail=Detail.ADVICE if form == "json" else Detail.LEVEL)
    regulation = pipeline.law(dossier)
    notices.thresholds(regulation)
    if form == "json":
        click.echo(classification_json.dump(dossier.period, reading, results, regulation.supplement))
        return
    if distance is not None:
        _list_near(results, dossier, regulation, Reading(reading), distance)
        return
    headings = ("Đơn vị", "Người đứng đầu", "Mức", "Trạng thái", "Chưa bảo đảm", "Chỉ số", "Câu hỏi mở")
    rows = [
        (
            result.unit,
            labels.person(result),
            labels.level(result.level, regulation),
            labels.status(result, regulation),
            f"{result.criteria.failing}/{result.criteria.applicable}" if result.criteria.applicable else "—",
            labels.index(result.unit_index),
            " ".join(result.questions),
        )
        for result in results
    ]
    table.show(headings, rows)
    for cap in exceeded(results, regulation):
        click.echo(f"Quá hạn mức. {told(cap, regulation)}", err=True)
    if dossier.simulation:
        click.echo(dossier.simulation, err=True)


def _distance(text: str) -> Fraction:
    """Khoảng cách người dùng ghi, dấu phẩy hay dấu chấm. Lỗi: UsageError khi không phải số không âm."""
    from docgen.errors import UsageError

    if not re.fullmatch(r"[0-9]+([.,][0-9]+)?", text):
        raise UsageError(f"--near {text}: phải là một số không âm, ví dụ --near 0,5.")
    return Fraction(text.replace(",", "."))


def _list_near(
    results: Sequence[Classification], dossier: Dossier, regulation: Regulation, reading: Reading, distance: Fraction
) -> None:
    """Những người mà một số liệu đổi không quá `distance` là đổi mức, gần nhất đứng trước."""
    from docgen.cli.console import labels, table
    from docgen.rules.margins import margins_of

    found = [
        (margin.distance, result, margin)
        for result in results
        for margin in margins_of(result, dossier, regulation, reading)
        if margin.distance <= distance
    ]
    rows = [
        (result.unit, labels.person(result), labels.level(result.level, regulation), margin.sentence)
        for _, result, margin in sorted(found, key=lambda one: one[0])
    ]
    if rows:
        table.show(("Đơn vị", "Người đứng đầu", "Mức", "Thay đổi nhỏ nhất làm đổi mức"), rows)
    else:
        click.echo("Không ai gần ngưỡng đến thế.")

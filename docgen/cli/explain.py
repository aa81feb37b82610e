"""`docgen explain`: vì sao một người được xếp mức ấy, và điều gì sẽ đổi mức."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import options

if TYPE_CHECKING:
    from docgen.model.classification import Classification
    from docgen.regulations.schema import Regulation
    from docgen.rules.margins import Margin


@click.command("explain")
@options.inputs
@click.option("--unit", metavar="MÃ_ĐƠN_VỊ", required=True, help="Mã đơn vị (ma_don_vi).")
@options.reading
def command(inputs: tuple[Path, ...], unit: str, reading: str) -> None:
    """Vì sao một đơn vị được xếp mức ấy.

    In cây lý do: viện dẫn, số liệu, ô lấy số liệu, và thay đổi nào sẽ đổi mức.
    """
    from docgen import pipeline
    from docgen.cli.console import notices
    from docgen.model.classification import Reading
    from docgen.rules.margins import margins_of

    dossier = pipeline.read(inputs)
    notices.warnings(dossier)
    results = pipeline.classify(dossier, Reading(reading))
    regulation = pipeline.law(dossier)
    notices.thresholds(regulation)
    for result in _of_unit(results, unit):
        _print(result, regulation)
        _print_margins(margins_of(result, dossier, regulation, Reading(reading)))
        click.echo()


def _of_unit(results: Sequence[Classification], unit: str) -> list[Classification]:
    """Các kết quả của một đơn vị. Lỗi: UsageError nêu các mã gần giống."""
    from difflib import get_close_matches

    from docgen.errors import UsageError

    found = [result for result in results if result.unit == unit]
    if found:
        return found
    codes = list(dict.fromkeys(result.unit for result in results))
    near = get_close_matches(unit, codes, n=5, cutoff=0.4) or codes[:5]
    raise UsageError(f"Không có đơn vị mã “{unit}” trong đầu vào. Mã gần giống: {', '.join(near)}.")


def _print(result: Classification, regulation: Regulation) -> None:
    import shutil

    from docgen.cli.console import labels, streams, tree

    width = shutil.get_terminal_size().columns if streams.decorated(sys.stdout) else 10_000
    click.echo(f"{result.unit}: {labels.person(result)}, {result.evaluation.unit_name}")
    click.echo(f"Mức: {labels.level(result.level, regulation)} ({labels.status(result, regulation)})")
    if result.candidates:
        names = [labels.level(candidate, regulation) for candidate in result.candidates]
        click.echo(f"Cấp có thẩm quyền chọn trong: {', '.join(names)}")
    for line in tree.draw(result.reasons, tree.glyphs(), labels.facts(regulation), width):
        click.echo(line)
    if result.questions:
        click.echo("Câu hỏi mở của văn bản mà kết quả dựa vào:")
        for question in (regulation.questions[name] for name in result.questions):
            click.echo(f"  {question.id}: {question.problem}")
            click.echo(f"      Cách đọc đã chọn: {question.reading}")
    if result.advice:
        click.echo("Thay đổi nào sẽ đổi mức:")
        for change in result.advice:
            click.echo(f"  - {change}")


def _print_margins(margins: Sequence[Margin]) -> None:
    if margins:
        click.echo("Cách ngưỡng bao xa (mỗi số liệu đổi riêng, số khác giữ nguyên):")
    for margin in margins:
        click.echo(f"  - {margin.sentence}")

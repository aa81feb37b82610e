"""`docgen regulation`: những quy định đã viết thành dữ liệu."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

_UNSEEN = "chưa thấy"


def _day(day: date | None) -> str:
    return _UNSEEN if day is None else f"{day:%d/%m/%Y}"


@click.group("regulation")
def command() -> None:
    """Xem các quy định đã viết thành dữ liệu."""


@command.command("list")
def list_regulations() -> None:
    """Liệt kê mã, tên và năm áp dụng."""
    from docgen import pipeline
    from docgen.cli.console import table
    from docgen.regulations import load

    loaded = [pipeline.regulation(name) for name in load.available()]
    rows = [(item.id, item.source.number or _UNSEEN, _day(item.validity.since), item.title) for item in loaded]
    table.show(("Mã", "Số, ký hiệu", "Hiệu lực từ", "Tên"), rows)


@command.command("show")
@click.argument("regulation_id", metavar="MÃ")
def show(regulation_id: str) -> None:
    """In nhóm người đứng đầu, mức xếp loại, tiêu chí và câu hỏi mở của một quy định."""
    from docgen import pipeline

    regulation = pipeline.regulation(regulation_id)
    click.echo(f"{regulation.id}: {regulation.title}")
    click.echo(regulation.source.described)
    click.echo("\nNhóm người đứng đầu:")
    for kind in regulation.kinds.values():
        click.echo(f"  {kind.id}: {kind.label} ({len(regulation.binding(kind.id, None))} tiêu chí)")
    click.echo("\nMức xếp loại:")
    for level in regulation.levels:
        click.echo(f"  {level.id}: {level.label} ({level.citation})")
    click.echo(f"\nTiêu chí ({len(regulation.criteria)}):")
    for criterion in regulation.criteria.values():
        click.echo(f"  {criterion.id}: {criterion.label} ({criterion.citation})")
    click.echo("\nCâu hỏi mở:")
    for question in regulation.questions.values():
        click.echo(f"  {question.id}: {question.problem}")
        click.echo(f"      Cách đọc đã chọn: {question.reading}")


@command.command("analyse")
@click.argument("regulation_id", metavar="MÃ")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="Dạng kết quả in ra.")
@click.option(
    "--thresholds",
    metavar="TỆP.yaml",
    type=click.Path(path_type=Path),
    help="Xét cả tệp ngưỡng của cơ quan.",
)
def analyse(regulation_id: str, form: str, thresholds: Path | None) -> None:
    """Tìm chỗ trống, chỗ chồng, điều kiện thừa của một quy định.

    Xét hết mọi trường hợp, không cần hồ sơ nào; so cả các cách đọc khác mà quy định khai.
    """
    from docgen import pipeline
    from docgen.cli.console import analysis as console
    from docgen.cli.console import notices
    from docgen.regulations.load import threshold_file
    from docgen.rules.analysis import analyse as survey

    regulation = pipeline.regulation(regulation_id, threshold_file(thresholds) if thresholds else None)
    notices.thresholds(regulation)
    found = survey(regulation)
    if form == "json":
        click.echo(console.as_json(found))
    else:
        console.show(found, regulation)

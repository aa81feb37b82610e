"""`docgen pdf`: .docx → PDF qua LibreOffice."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import options


@click.command("pdf")
@click.argument(
    "files",
    metavar="TỆP.docx...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
)
@options.output_folder
@click.option(
    "--timeout", metavar="GIÂY", type=click.FloatRange(1), default=180, show_default=True, help="Thời gian chờ tối đa."
)
def command(files: tuple[Path, ...], output: Path, timeout: float) -> None:
    """Chuyển .docx sang PDF bằng LibreOffice.

    Mã thoát 8 khi máy chưa có LibreOffice.
    """
    from docgen.render.pdf import to_pdf

    for made in to_pdf(files, output, timeout):
        click.echo(made)

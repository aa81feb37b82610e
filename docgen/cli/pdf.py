"""`docgen pdf`: .docx → PDF qua LibreOffice."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.cli.console import options


@click.command("pdf")
@click.argument("files", metavar="TỆP.docx|THƯ_MỤC...", nargs=-1, required=True)
@options.output_folder
@click.option(
    "--timeout",
    metavar="GIÂY",
    type=click.FloatRange(1),
    default=180,
    show_default=True,
    help="Chờ LibreOffice tối đa bao lâu khi nó không cho thêm PDF nào.",
)
def command(files: tuple[str, ...], output: Path, timeout: float) -> None:
    """Chuyển .docx sang PDF bằng LibreOffice.

    Nhận tệp, mẫu tên trong nháy kép ("outputs/2022/*/so_*.docx"), hoặc cả thư mục: khi đó PDF giữ thư mục con, bỏ qua
    bản hết hiệu lực và bản cũ. Tệp nào LibreOffice không chuyển được thì thử lại riêng nó, các tệp khác vẫn ra PDF. Mã
    thoát 7 khi còn tệp chưa chuyển được, 8 khi máy chưa có LibreOffice.
    """
    from docgen.cli.console import word_files
    from docgen.render.pdf import convert

    chosen, skipped = word_files.select(files)
    word_files.require_word(path for path, _ in chosen)
    pairs = [(path, output / name.with_suffix(".pdf")) for path, name in chosen]
    if skipped:
        click.echo(f"Bỏ qua {skipped} bản hết hiệu lực hoặc bản cũ trong thư mục; nêu đích danh tệp nếu cần.", err=True)
    for made in convert(pairs, timeout):
        click.echo(made)

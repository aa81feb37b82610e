"""`docgen form`: sổ tính trống để điền."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("form")
@click.option(
    "--regulation", metavar="MÃ", help="Mã quy định; bỏ trống được khi chỉ có một. Xem docgen regulation list."
)
@click.option("--year", metavar="NĂM", type=click.IntRange(2000, 2100), required=True, help="Năm đánh giá.")
@click.option("-o", "--output", metavar="TỆP.xlsx", type=click.Path(path_type=Path), required=True, help="Sổ sẽ tạo.")
def command(regulation: str | None, year: int, output: Path) -> None:
    """Tạo sổ tính trống để điền.

    Sổ có sẵn đơn vị, tiêu chí và danh sách chọn; không đè lên sổ đã có.
    """
    from docgen import pipeline
    from docgen.errors import OutputError, UsageError
    from docgen.readers.form import write_form
    from docgen.regulations import load
    from docgen.regulations.units import units

    if output.suffix.lower() != ".xlsx":
        raise UsageError(f"{output}: sổ phải có đuôi .xlsx.")
    if output.exists():
        raise OutputError(f"{output}: tệp đã có; không đè lên dữ liệu đã điền. Chọn tên khác.")
    if regulation is None:
        regulation, *others = load.available()
        if others:
            raise UsageError(f"Có nhiều quy định; chọn một bằng --regulation: {', '.join((regulation, *others))}.")
    write_form(output, pipeline.regulation(regulation), year, units=units(regulation))
    click.echo(f"Đã tạo {output}: điền vào các ô trắng rồi chạy docgen validate {output}")

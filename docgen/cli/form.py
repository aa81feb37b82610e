"""`docgen form`: sổ tính trống để điền."""

from __future__ import annotations

from pathlib import Path

import click

from docgen.vocabulary import COMMUNE, DISTRICT

LOCAL_KINDS = {"tinh": (DISTRICT, COMMUNE), "tinh-huyen": (COMMUNE,), "tat-ca": ()}
"""Cách chọn đơn vị ghi sẵn → những loại đơn vị để lại cho người dùng tự thêm."""
EMPTY = "trong"
_EMPTY_ROWS = 160


@click.command("form")
@click.option(
    "--regulation", metavar="MÃ", help="Mã quy định; bỏ trống được khi chỉ có một. Xem docgen regulation list."
)
@click.option("--year", metavar="NĂM", type=click.IntRange(2000, 2100), required=True, help="Năm đánh giá.")
@click.option(
    "--units",
    "chosen",
    metavar="NHÓM",
    type=click.Choice([*LOCAL_KINDS, EMPTY]),
    help="Đơn vị ghi sẵn: tinh (cơ quan cấp tỉnh), tinh-huyen (thêm các huyện), tat-ca (thêm các xã), trong (không "
    "ghi sẵn). Bỏ trống: tinh-huyen khi quy định là của tỉnh mình (docgen.toml), không thì trong.",
)
@click.option("-o", "--output", metavar="TỆP.xlsx", type=click.Path(path_type=Path), required=True, help="Sổ sẽ tạo.")
def command(regulation: str | None, year: int, chosen: str | None, output: Path) -> None:
    """Tạo sổ tính trống để điền.

    Sổ có sẵn đơn vị, tiêu chí và danh sách chọn; không đè lên sổ đã có.
    """
    from docgen import pipeline
    from docgen.cli.console import new_file
    from docgen.cli.console.quoting import quoted
    from docgen.errors import UsageError
    from docgen.readers.form import SPARE_ROWS, write_form
    from docgen.readers.office import load_office, load_thresholds
    from docgen.regulations import load
    from docgen.regulations.units import units
    from docgen.regulations.versions import outside

    new_file.require_new(output, ".xlsx", "sổ")
    if regulation is None:
        # Quy định thử nghiệm thì phải được nêu rõ mới dùng.
        regulation, *others = [name for name in load.available() if not pipeline.regulation(name).seen]
        if others:
            raise UsageError(f"Có nhiều quy định; chọn một bằng --regulation: {', '.join((regulation, *others))}.")
    rules = pipeline.regulation(regulation, load_thresholds(output).get(regulation))
    if reason := outside(rules, year):
        click.echo(f"Lưu ý: {reason} docgen validate sẽ từ chối sổ này, trừ khi ghi văn bản cho áp dụng.", err=True)
    listed = units(regulation)
    if chosen is None:
        province = load_office(output).province
        chosen = "tinh-huyen" if province.casefold() == rules.issuer_place.casefold() else EMPTY
        if not listed:
            click.echo("Quy định không kèm danh sách đơn vị: không ghi sẵn đơn vị nào.", err=True)
        elif chosen == EMPTY:
            whose = f"Danh sách đơn vị kèm quy định là của {rules.issuer_place}, cơ quan ở {province}"
            click.echo(f"{whose}: không ghi sẵn đơn vị nào.", err=True)
    left_out = LOCAL_KINDS.get(chosen)
    rated = {kind.id for kind in rules.kinds.values() if kind.last_year is None or year <= kind.last_year}
    wanted = set() if left_out is None else rated - set(left_out)
    known = [one for one in listed if one["loai_don_vi"] in wanted]
    write_form(output, rules, year, units=known, spare_rows=SPARE_ROWS if known else _EMPTY_ROWS)
    shown = quoted(output)
    click.echo(f"Đã tạo {shown}, ghi sẵn {len(known)} đơn vị: điền vào các ô trắng rồi chạy docgen validate {shown}")

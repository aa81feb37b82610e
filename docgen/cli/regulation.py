"""`docgen regulation`: những quy định đã viết thành dữ liệu."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docgen.regulations.parts import Validity

_UNSEEN = "chưa thấy"
_OUTPUT = "Ghi thành một tệp Word mới, thay cho in ra màn hình."


def _day(day: date | None) -> str:
    return _UNSEEN if day is None else f"{day:%d/%m/%Y}"


def _years(validity: Validity) -> str:
    first, last = validity.first_year, validity.last_sure_year
    return str(first) if first == last else f"{first}–{last}"


@click.group("regulation")
def command() -> None:
    """Xem các quy định đã viết thành dữ liệu."""


@command.command("list")
def list_regulations() -> None:
    """Liệt kê mã, tên và năm áp dụng."""
    from docgen import pipeline
    from docgen.cli.console import table
    from docgen.regulations import load
    from docgen.regulations.versions import line

    loaded = [pipeline.regulation(name) for name in load.available()]
    for item in loaded:
        line(item, loaded)
    rows = [
        (
            item.id,
            item.source.number or _UNSEEN,
            _day(item.validity.since),
            _years(item.validity),
            ", ".join(item.validity.replaces) or "—",
            item.title,
        )
        for item in loaded
    ]
    table.show(("Mã", "Số, ký hiệu", "Hiệu lực từ", "Năm đánh giá", "Thay cho", "Tên"), rows)


@command.command("show")
@click.argument("regulation_id", metavar="MÃ")
@click.option("-o", "--output", metavar="TỆP.docx", type=click.Path(path_type=Path), help=_OUTPUT)
def show(regulation_id: str, output: Path | None) -> None:
    """In một quy định thành trang để đọc.

    Nguồn, hiệu lực; mức nào với điều kiện gì; ai xếp loại; tiêu chí; câu hỏi mở và cách đọc đã chọn.
    """
    from docgen import pipeline
    from docgen.cli.console import new_file, pages
    from docgen.documents import phieu_quy_dinh
    from docgen.rules.regulation_page import page

    if output is not None:
        new_file.require_new(output, ".docx", "tệp Word")
    regulation = pipeline.regulation(regulation_id)
    if output is None:
        click.echo(f"{regulation.id}: {regulation.title}")
        pages.show(page(regulation))
    else:
        new_file.write_word(phieu_quy_dinh.draft(regulation, page(regulation)), output)
        click.echo(f"Đã ghi {output}")


@command.command("analyse")
@click.argument("regulation_id", metavar="MÃ")
@click.option("--format", "form", type=click.Choice(["text", "json"]), help="Dạng in ra; không nêu là text.")
@click.option("-o", "--output", metavar="TỆP.docx", type=click.Path(path_type=Path), help=_OUTPUT)
@click.option(
    "--attached-to",
    metavar="VĂN_BẢN",
    default="",
    help="Văn bản mà phụ lục (-o) kèm theo, ví dụ “Tờ trình số 12/TTr-SNV ngày 05 tháng 01 năm 2026 của Sở Nội vụ”; "
    "không nêu thì chừa chỗ điền.",
)
@click.option(
    "--thresholds",
    metavar="TỆP.yaml",
    type=click.Path(path_type=Path),
    help="Xét cả tệp ngưỡng của cơ quan.",
)
def analyse(
    regulation_id: str, form: str | None, output: Path | None, attached_to: str, thresholds: Path | None
) -> None:
    """Tìm chỗ trống, chỗ chồng, điều kiện thừa của một quy định.

    Xét hết mọi trường hợp, không cần hồ sơ nào; so cả các cách đọc khác mà quy định khai. -o ghi thành phụ lục kèm theo
    văn bản đề nghị sửa đổi.
    """
    from docgen import pipeline
    from docgen.cli.console import analysis, new_file, notices, pages
    from docgen.documents import phan_tich_quy_dinh
    from docgen.errors import UsageError
    from docgen.regulations.load import threshold_file
    from docgen.rules.analysis import analyse as survey
    from docgen.rules.analysis_report import opening, parts
    from docgen.text.unicode import clean

    if output is None and attached_to:
        raise UsageError("--attached-to chỉ dùng cùng -o.")
    if output is not None:
        if form is not None:
            raise UsageError("-o ghi tệp Word, không dùng cùng --format.")
        new_file.require_new(output, ".docx", "tệp Word")
    regulation = pipeline.regulation(regulation_id, threshold_file(thresholds) if thresholds else None)
    notices.thresholds(regulation)
    found = survey(regulation)
    if output is not None:
        reported = parts(found, regulation)
        draft = phan_tich_quy_dinh.draft(regulation, opening(regulation), reported, clean(attached_to).strip())
        new_file.write_word(draft, output)
        click.echo(f"Đã ghi {output}")
    elif form == "json":
        click.echo(analysis.as_json(found))
    else:
        click.echo(f"{regulation.id}: {' '.join(opening(regulation))}")
        pages.show(parts(found, regulation))

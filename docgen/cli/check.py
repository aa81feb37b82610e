"""`docgen check`: kiểm tra, sửa, ghi chú thể thức của tệp .docx bất kỳ theo Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docgen.errors import ExitCode


@click.command("check")
@click.argument("files", metavar="TỆP.docx|THƯ_MỤC...", nargs=-1, required=True)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    show_default=True,
    help="Dạng in ra.",
)
@click.option("--fix", is_flag=True, help="Sửa những gì sửa an toàn được, ghi vào THƯ_MỤC; tệp gốc không đổi.")
@click.option("--annotate", is_flag=True, help="Ghi vào THƯ_MỤC một bản có bình luận Word ở từng chỗ.")
@click.option(
    "-o", "--output", metavar="THƯ_MỤC", type=click.Path(path_type=Path), help="Nơi ghi của --fix, --annotate."
)
@click.option("--force", is_flag=True, help="Đè tệp đã có trong THƯ_MỤC.")
@click.option(
    "--profile",
    type=click.Choice(["nd30-2020", "bieu_mau"]),
    help="Hồ sơ quy tắc; không nêu thì nd30-2020, riêng phiếu và biểu mẫu theo bieu_mau.",
)
def command(
    files: tuple[str, ...], form: str, fix: bool, annotate: bool, output: Path | None, force: bool, profile: str | None
) -> ExitCode:
    """Kiểm tra thể thức theo Nghị định 30/2020/NĐ-CP.

    Nhận tệp .docx bất kỳ, mẫu tên, hoặc cả thư mục. Mỗi điều tìm thấy có chỗ, thấy gì, phải thế nào, điều khoản.
    Mức độ của từng luật đổi được ở [kiem_tra] trong docgen.toml. Mã thoát 1 khi còn lỗi, 3 khi có tệp không phải .docx.
    """
    import docgen
    from docgen.cli.console import check_report, check_run, word_files
    from docgen.errors import UsageError

    if (fix or annotate) and output is None:
        raise UsageError("--fix và --annotate cần -o THƯ_MỤC: tệp gốc không bao giờ bị ghi đè.")
    if output is not None and not (fix or annotate):
        raise UsageError("-o chỉ dùng cùng --fix hoặc --annotate.")
    chosen, skipped = word_files.select(files, outside=output, without=check_run.ANNOTATED)
    order = check_run.Order(profile, fix, annotate, output, force)
    results = check_run.run(chosen, order)
    if form == "json":
        click.echo(check_report.json_text(results, profile))
    elif form == "sarif":
        click.echo(check_report.sarif_text(results, docgen.__version__))
    else:
        check_report.show(results, files, fixed=fix)
    if skipped:
        click.echo(
            f"Bỏ qua {skipped} bản hết hiệu lực, bản cũ, bản ghi chú trong thư mục; nêu đích danh nếu cần.", err=True
        )
    return check_report.exit_code(results)

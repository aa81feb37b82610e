"""`docgen verify`: so thư mục kết quả với manifest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docgen.errors import ExitCode


@click.command("verify")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
def command(folder: Path) -> ExitCode:
    """So thư mục kết quả với manifest.

    Tính lại mã băm và kiểm tra lại thể thức của từng tệp; mã thoát 1 khi có chỗ khác. Không sửa gì.
    """
    from docgen.batch.verify import verify
    from docgen.errors import ExitCode

    result = verify(folder, lambda difference: click.echo(f"{difference.path}: {difference.text}"))
    click.echo(f"{result.documents} dòng manifest, {len(result.differences)} chỗ khác.")
    return ExitCode.FINDINGS if result.differences else ExitCode.DONE

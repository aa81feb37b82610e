"""`docgen doctor`: máy này còn thiếu gì, và cách bổ sung."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docgen.errors import ExitCode


@click.command("doctor")
def command() -> ExitCode:
    """Kiểm tra máy này còn thiếu gì.

    Xem Python, thư viện, LibreOffice (thử chuyển một tệp sang PDF), phông chữ, ổ đĩa, cấu hình, bảng mã, đồng hồ, số
    nhân, phần cài thêm. Mã thoát 3 khi docgen.toml sai, 7 khi không ghi được hoặc gần hết chỗ, 8 khi thiếu thứ cần để
    in PDF.
    """
    from docgen.cli.console.health import examine
    from docgen.errors import ExitCode

    findings = examine()
    for finding in findings:
        wrong = "sai" if finding.code is ExitCode.INPUT else "thiếu" if finding.needed else "nên có"
        click.echo(f"[{'đạt' if finding.good else wrong}] {finding.text}")
        if not finding.good and finding.advice:
            click.echo(f"        {finding.advice}")
    # docgen.toml sai hay không ghi được thì không lập được gì; thiếu chương trình thì chỉ không in được PDF.
    return min((finding.code for finding in findings if finding.needed and not finding.good), default=ExitCode.DONE)

"""`docgen doctor`: máy này còn thiếu gì, và cách bổ sung."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from docgen.errors import ExitCode


@click.command("doctor")
def command() -> ExitCode:
    """Kiểm tra máy này còn thiếu gì.

    Xem Python, phông chữ, LibreOffice, quyền ghi, bảng mã; mã thoát 8 khi thiếu thứ cần để in PDF.
    """
    from docgen.cli.console.health import examine
    from docgen.errors import ExitCode

    findings = examine()
    for finding in findings:
        click.echo(f"[{'đạt' if finding.good else 'thiếu' if finding.needed else 'nên có'}] {finding.text}")
        if not finding.good and finding.advice:
            click.echo(f"        {finding.advice}")
    missing = any(finding.needed and not finding.good for finding in findings)
    return ExitCode.MISSING_PROGRAM if missing else ExitCode.DONE

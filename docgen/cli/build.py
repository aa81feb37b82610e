"""`docgen build`: đầu vào → mọi văn bản đến hạn, manifest và bảng tổng hợp."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from docgen.cli.console import options

if TYPE_CHECKING:
    from docgen.errors import ExitCode


@click.command("build")
@options.inputs
@options.output_folder
@click.option("--kind", "kinds", metavar="LOẠI", multiple=True, help="Chỉ lập loại văn bản này; lặp lại được.")
@click.option("--jobs", metavar="N", type=click.IntRange(1, 64), default=1, show_default=True, help="Số tiến trình.")
@click.option("--force", is_flag=True, help="Lập lại tất cả; tệp đã sửa tay hoặc đã ký được giữ một bản bên cạnh.")
def command(inputs: tuple[Path, ...], output: Path, kinds: tuple[str, ...], jobs: int, force: bool) -> ExitCode:
    """Xếp loại và lập mọi văn bản đến hạn.

    Tệp: THƯ_MỤC/<năm>/<loại>/<mã>.docx. Chạy lại chỉ lập những gì đã đổi và nói vì sao; tệp đã sửa tay, văn bản đã có
    số ban hành không bao giờ bị đè; văn bản không còn đến hạn chuyển vào _het_hieu_luc.
    """
    from docgen import documents, pipeline
    from docgen.batch.build import Settings, build
    from docgen.cli.console import notices, progress, summary, workspace
    from docgen.errors import UsageError
    from docgen.readers.office import load_office

    if unknown := [kind for kind in kinds if kind not in documents.kinds()]:
        raise UsageError(f"Không có loại văn bản {', '.join(unknown)}. Chọn trong: {', '.join(documents.kinds())}.")
    dossier = pipeline.read(inputs)
    notices.warnings(dossier)
    office = load_office(inputs[0])
    workspace.announce(office)
    chosen = kinds or office.kinds or documents.kinds()
    folder = workspace.folder_of(office)
    workspace.announce_deleted_templates(folder, chosen)
    results = pipeline.classify(dossier, advice=documents.wants_advice(chosen))
    drafts = pipeline.compose(dossier, results, office, chosen)
    period = dossier.period
    settings = Settings(output, period.year, period.regulation, folder, frozenset(chosen), force, jobs, office)
    doubts: dict[str, None] = {}
    with progress.following() as notify:
        report = build(notices.doubtful(drafts, doubts), settings, notify)
    notices.bases(doubts)
    summary.show(report)
    return report.exit_code

"""`docgen build`: đầu vào → mọi văn bản đến hạn, manifest và bảng tổng hợp."""

from __future__ import annotations

from contextlib import closing
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
@click.option("--jobs", metavar="N", type=click.IntRange(1, 256), help="Số tiến trình; mặc định mọi nhân của máy.")
@click.option("--threads", is_flag=True, help="Dùng luồng thay tiến trình, để dò lỗi.")
@click.option("--cluster", metavar="ĐỊA_CHỈ", help="Lập trên cụm Dask, ví dụ tcp://may-chu:8786.")
@click.option(
    "--time-limit",
    metavar="GIÂY",
    type=click.FloatRange(1),
    help="Thời gian nhiều nhất cho một xấp văn bản; quá thì lập lại từng văn bản, mỗi văn bản chừng ấy, quá nữa thì nó "
    "hỏng. Mặc định 120; mẻ nhỏ và --jobs 1 chỉ có giới hạn khi nêu tùy chọn này.",
)
@click.option("--force", is_flag=True, help="Lập lại tất cả; tệp đã sửa tay hoặc đã ký được giữ một bản bên cạnh.")
def command(
    inputs: tuple[Path, ...],
    output: Path,
    kinds: tuple[str, ...],
    jobs: int | None,
    threads: bool,
    cluster: str | None,
    time_limit: float | None,
    force: bool,
) -> ExitCode:
    """Xếp loại và lập mọi văn bản đến hạn.

    Tệp: THƯ_MỤC/<năm>/<loại>/<mã>.docx, và một trang cho người ký cả mẻ: THƯ_MỤC/<năm>/phieu_trinh_ky.docx. Chạy lại
    chỉ lập những gì đã đổi và nói vì sao; tệp đã sửa tay, văn bản đã có số ban hành không bao giờ bị đè; văn bản không
    còn đến hạn chuyển vào _het_hieu_luc.
    """
    from docgen import documents, pipeline
    from docgen.batch.build import FEW, Settings, build
    from docgen.batch.pools import choose, spreading
    from docgen.batch.shelf import Shelf
    from docgen.batch.signing import SigningSheet
    from docgen.cli.console import notices, progress, summary, workspace
    from docgen.cli.console.pace import Pace
    from docgen.errors import UsageError
    from docgen.readers.office import load_office

    if unknown := [kind for kind in kinds if kind not in documents.kinds()]:
        raise UsageError(f"Không có loại văn bản {', '.join(unknown)}. Chọn trong: {', '.join(documents.kinds())}.")
    with closing(choose(jobs, threads=threads, cluster=cluster, limit=time_limit)) as pool:
        dossier = pipeline.read(inputs, spreading(pool))
        notices.warnings(dossier)
        notices.thresholds(pipeline.law(dossier))
        office = load_office(inputs[0])
        notices.province(dossier, pipeline.law(dossier), office)
        workspace.announce(office)
        chosen = kinds or office.kinds or documents.kinds()
        folder = workspace.folder_of(office)
        workspace.announce_deleted_templates(folder, chosen)
        pace = Pace(len(dossier.evaluations))
        sheet = SigningSheet(dossier, office, chosen)
        works = pace.through(pipeline.works(dossier, office, chosen, sheet.rated))
        settings = Settings(
            out=output,
            year=dossier.period.year,
            regulation=dossier.period.regulation,
            setup=pipeline.setup(dossier, office, folder),
            kinds=frozenset(chosen),
            force=force,
            pool=pool,
            few=FEW if time_limit is None else 0,  # làm tại chỗ thì không bỏ dở được văn bản treo
        )
        with progress.following(pace) as notify:
            report = build(works, settings, notify)
    notices.bases(report.doubts)
    summary.show(report)
    written = sheet.write(Shelf(output, dossier.period.year), folder, report.signed)
    click.echo(f"Phiếu trình ký, một trang cho người ký cả mẻ: {written}")
    return report.exit_code

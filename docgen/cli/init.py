"""`docgen init`: một nơi làm việc mới với cấu hình, mẫu, chỗ để đầu vào và kết quả."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", metavar="THƯ_MỤC", type=click.Path(path_type=Path))
@click.option(
    "--province", metavar="TÊN", default="Bình Phước", show_default=True, help="Tên tỉnh, không có chữ “tỉnh”."
)
def command(folder: Path, province: str) -> None:
    """Tạo nơi làm việc mới.

    Gồm docgen.toml (cơ quan, người ký), templates/ (mẫu để sửa), inputs/, outputs/; không đè lên bất cứ gì đã có.
    """
    from docgen.cli.console.quoting import quoted
    from docgen.cli.console.workspace import create

    create(folder, province)
    click.echo(f"Đã tạo nơi làm việc ở {quoted(folder)}. Việc tiếp theo:")
    click.echo(f"  1. Sửa {quoted(folder / 'docgen.toml')}: tên cơ quan, người ký, nơi nhận.")
    click.echo(f"  2. docgen form --year NĂM -o {quoted(folder / 'inputs' / 'danh_gia.xlsx')}")
    click.echo(f"  3. Điền sổ ấy, rồi: docgen build {quoted(folder / 'inputs')} -o {quoted(folder / 'outputs')}")

"""Nơi làm việc: docgen.toml gần đầu vào nhất, mẫu riêng bên cạnh nó."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from docgen.errors import OutputError, UsageError, os_reason
from docgen.model.office import Office

_FOLDERS = ("inputs", "outputs")


def folder_of(office: Office) -> Path | None:
    """Thư mục chứa docgen.toml; None khi đang dùng cơ quan mẫu dựng sẵn."""
    return None if office.sample else Path(office.source).resolve().parent


def announce(office: Office) -> None:
    """Nói rõ đang dùng cấu hình nào, nhất là khi đó chỉ là cơ quan mẫu."""
    if office.sample:
        click.echo(
            "Chưa có docgen.toml: dùng cơ quan mẫu dựng sẵn. Tạo cấu hình của đơn vị bằng docgen init.", err=True
        )
    else:
        click.echo(f"Cấu hình: {office.source}", err=True)


def announce_deleted_templates(folder: Path | None, kinds: Iterable[str]) -> None:
    """Nói một lần những mẫu đã chép vào nơi làm việc mà nay bị xóa: mẫu dựng sẵn được dùng thay."""
    from docgen import documents
    from docgen.render.library import Library

    if names := Library(folder).deleted((documents.folder(kind), kind) for kind in kinds):
        click.echo(f"Không còn trong templates/ nên dùng mẫu dựng sẵn: {', '.join(names)}", err=True)


def create(folder: Path, province: str) -> None:
    """Tạo docgen.toml, templates/, inputs/, outputs/.

    Lỗi: OutputError khi đã có thứ nào hoặc không ghi được; UsageError khi tên tỉnh
    không dùng được.
    """
    from docgen.readers.office import default_toml
    from docgen.render import files
    from docgen.render.library import copy_builtin

    try:
        settings = default_toml(province)
    except ValueError as error:
        raise UsageError(f"{error} Sửa --province.") from error
    try:
        if taken := [name for name in ("docgen.toml", "templates", *_FOLDERS) if (folder / name).exists()]:
            raise OutputError(f"{folder}: đã có {', '.join(taken)}; không đè lên. Chọn thư mục khác.")
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FOLDERS:
            (folder / name).mkdir()
    except OSError as error:
        raise OutputError(f"{folder}: không tạo được thư mục ({os_reason(error)}).") from error
    copy_builtin(folder / "templates")
    files.write(folder / "docgen.toml", settings.encode("utf-8"))

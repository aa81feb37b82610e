"""Tệp mới mà một lệnh sẽ ghi: đúng đuôi, chưa có; văn bản Word về một quy định ghi vào đó."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from docgen.model.draft import Draft


def require_new(path: Path, suffix: str, what: str) -> None:
    """Lỗi: UsageError khi đuôi tên khác `suffix`; OutputError khi đã có tệp ấy, hay không xem được chỗ ấy.

    `what`: gọi tệp ấy là gì.
    """
    from docgen.errors import OutputError, UsageError, os_reason

    if path.suffix.lower() != suffix:
        raise UsageError(f"{path}: {what} phải có đuôi {suffix}.")
    try:
        taken = path.exists()
    except OSError as error:
        raise OutputError(f"{path}: không ghi được ở đó ({os_reason(error)}). Chọn tên khác.") from error
    if taken:
        raise OutputError(f"{path}: tệp đã có; không đè lên dữ liệu đã có. Chọn tên khác.")


def write_word(draft: Draft, path: Path) -> None:
    """Lập `draft` bằng mẫu của nơi làm việc gần `path` nhất, kiểm tra thể thức, rồi ghi trọn tệp.

    Lỗi: như `pipeline.produce`; OutputError khi không ghi được.
    """
    from docgen import pipeline
    from docgen.cli.console import workspace
    from docgen.readers.office import load_office
    from docgen.render import files
    from docgen.render.library import Library

    office = load_office(path)
    made = pipeline.produce(draft, Library(workspace.folder_of(office)), office)
    files.write(path, made.data)

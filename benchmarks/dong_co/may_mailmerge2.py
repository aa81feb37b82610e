"""docx-mailmerge2: trường MERGEFIELD, hàng lặp bằng `merge_rows`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mailmerge import MailMerge

from dong_co.cong_viec import ROW_FIELDS, ROWS, Job, Record
from dong_co.may import Engine


def open_template(template: Path, job: Job) -> Engine:
    """Mỗi văn bản mở mẫu một lần, như tài liệu của thư viện."""

    def ready(record: Record) -> tuple[dict[str, str], list[dict[str, Any]]]:
        return {name: value for name, value in record.items() if name != ROWS}, record.get(ROWS, [])

    def make(values: tuple[dict[str, str], list[dict[str, Any]]], path: Path) -> None:
        single, rows = values
        with MailMerge(str(template)) as document:
            if rows:
                document.merge_rows(ROW_FIELDS[0], rows)
            document.merge(**single)
            document.write(str(path))

    return Engine(ready, make)

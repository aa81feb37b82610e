"""docgen: mẫu nạp một lần, mỗi văn bản một Draft có trường là dataclass; mọi phép soát giá trị đều bật."""

from __future__ import annotations

from dataclasses import make_dataclass
from pathlib import Path

from docgen.model.draft import Draft
from docgen.render.template import load, render
from dong_co.cong_viec import ROW_FIELDS, ROWS, Job, Record, Table, fields
from dong_co.may import Engine

_Row = make_dataclass("Row", [(name, str) for name in ROW_FIELDS], frozen=True, slots=True)


def open_template(template: Path, job: Job) -> Engine:
    """Dự thảo lập sẵn từ bản ghi, vì trong docgen nó do phòng `documents` soạn chứ không do bộ điền."""
    names: list[tuple[str, object]] = [(name, str) for name in fields(job)]
    if any(isinstance(block, Table) for block in job.blocks):
        names.append((ROWS, tuple[_Row, ...]))  # type: ignore[valid-type]
    fields_type = make_dataclass("Fields", names, frozen=True, slots=True)
    loaded = load(template)

    def ready(record: Record) -> Draft:
        values = dict(record)
        if ROWS in values:
            values[ROWS] = tuple(_Row(**row) for row in values[ROWS])
        return Draft("do_toc_do", record["so"], None, fields_type(**values), "Văn bản đo tốc độ (giả định)")

    def make(draft: Draft, path: Path) -> None:
        path.write_bytes(render(loaded, draft))

    return Engine(ready, make)

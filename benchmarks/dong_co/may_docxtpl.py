"""docxtpl (và rust-docxtpl, cùng tên gói): mỗi văn bản một DocxTemplate mới, bật thoát ký tự; đây là mốc so."""

from __future__ import annotations

from pathlib import Path

from docxtpl import DocxTemplate

from dong_co.cong_viec import Job, Record
from dong_co.may import Engine


def open_template(template: Path, job: Job) -> Engine:
    """Không giữ gì giữa hai văn bản, như vòng lặp trong tài liệu của docxtpl."""

    def make(record: Record, path: Path) -> None:
        document = DocxTemplate(str(template))
        document.render(record, autoescape=True)
        document.save(str(path))

    return Engine(ready=dict, make=make)

"""Dự thảo và mẫu tối giản cho mọi loại văn bản, dựng từ chính khai báo trường."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, get_type_hints

import docx
from docx.shared import Mm, Pt

import docgen.model.office as model
from docgen import documents
from docgen.batch.build import Settings, build
from docgen.batch.manifest import Index, Outcome, Record
from docgen.batch.pools import Here, Processes
from docgen.batch.report import Entry, Report
from docgen.documents.parts.fields import row_type
from docgen.model.draft import Draft, Refusal
from docgen.pipeline import Setup

KIND = "quyet_dinh_xep_loai_ca_nhan"
OTHER = "quyet_dinh_xep_loai_tinh"
YEAR = 2022


def sample(fields_type: type, **given: object) -> Any:
    """Một giá trị của khai báo trường, lấy từ ví dụ của từng trường."""
    hints = get_type_hints(fields_type)
    values: dict[str, object] = {}
    for declared in dataclasses.fields(fields_type):
        row = row_type(hints[declared.name])
        example = declared.metadata["example"]
        values[declared.name] = (sample(row),) if row else example
    return fields_type(**{**values, **given})


def draft(key: str, kind: str = KIND, title: str = "Quyết định giả định", **given: object) -> Draft:
    return Draft(kind, key, key, sample(documents.fields_type(kind), **given), title)


def changed(item: Draft, value: str) -> Draft:
    """Cùng văn bản, một trường chữ đã đổi."""
    name = next(name for name, hint in get_type_hints(type(item.fields)).items() if hint is str)
    return dataclasses.replace(item, fields=dataclasses.replace(item.fields, **{name: value}))


def refusal(key: str, why: str = "chưa có quyết định công bố chỉ số", kind: str = KIND) -> Refusal:
    return Refusal(kind, key, key, why)


def write_template(workspace: Path, kind: str = KIND, heading: str = "MẪU THỬ", broken: str = "") -> Path:
    """Mẫu dùng mọi trường của một loại; `broken` là một đoạn thêm vào để làm hỏng mẫu."""
    path = workspace / "templates" / documents.folder(kind) / f"{kind}.docx"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_template(kind, heading, broken))
    return path


@cache
def _template(kind: str, heading: str, broken: str) -> bytes:
    """Mọi trường trong một đoạn, trình bày đúng khổ giấy, lề, phông: kiểm tra thể thức không có gì để nói."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(14)
    document.add_paragraph(heading)
    document.add_paragraph("".join(_tags(documents.fields_type(kind), "")))
    if broken:
        document.add_paragraph(broken)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def read_records(manifest: Path) -> dict[str, Record]:
    """Khóa → dòng có hiệu lực của manifest."""
    return {record.key: record for record in Index(manifest).records()}


def _tags(fields_type: type, owner: str) -> Iterator[str]:
    for name, hint in get_type_hints(fields_type).items():
        path, item = f"{owner}{name}", f"moi_{name}"
        row = row_type(hint)
        if row or hint == tuple[str, ...]:
            yield f"{{% for {item} in {path} %}}"
            yield from _tags(row, f"{item}.") if row else [f"{{{{ {item} }}}}; "]
            yield "{% endfor %}"
        elif hint is bool:
            yield f"{{% if {path} %}}có; {{% endif %}}"
        else:
            yield f"{{{{ {path} }}}}; "


def edit(path: Path, text: str = "Chữ sửa tay") -> bytes:
    """Sửa tay một văn bản như trong Word; trả về nội dung mới."""
    document = docx.Document(str(path))
    document.add_paragraph(text)
    document.save(str(path))
    return path.read_bytes()


class Office:
    """Một nơi làm việc thử: mẫu riêng và thư mục kết quả."""

    def __init__(self, root: Path) -> None:
        self.workspace = root / "noi_lam_viec"
        self.out = root / "ket_qua"
        self.year = self.out / str(YEAR)
        self.manifest = self.year / "manifest.jsonl"
        for kind in (KIND, OTHER):
            write_template(self.workspace, kind)

    def build(
        self,
        *items: Draft | Refusal,
        kinds: Sequence[str] | None = None,
        jobs: int = 1,
        office: model.Office | None = None,
        notify: Callable[[Entry], None] = lambda entry: None,
        **settings: Any,
    ) -> Report:
        """Lập tại chỗ, hoặc bằng `jobs` tiến trình con dù mẻ ít."""
        chosen = None if kinds is None else frozenset(kinds)
        pool = Here() if jobs == 1 else Processes(jobs)
        setup = Setup("băm", self.workspace, office)
        return build(items, Settings(self.out, YEAR, "bp-34-2020", setup, chosen, pool=pool, few=0, **settings), notify)

    def path(self, key: str, kind: str = KIND) -> Path:
        return self.year / kind / f"{key}.docx"

    def status(self, key: str, kind: str = KIND) -> tuple[Outcome, str]:
        record = read_records(self.manifest)[f"{kind}/{key}"]
        return record.status, record.why

    def state(self) -> dict[str, tuple[int, bytes]]:
        """Mọi tệp trong thư mục kết quả: thời điểm ghi và nội dung."""
        found = (path for path in sorted(self.out.rglob("*")) if path.is_file())
        return {path.relative_to(self.out).as_posix(): (path.stat().st_mtime_ns, path.read_bytes()) for path in found}

"""Đồ nghề của các kiểm thử render: dựng mẫu Word thật, mở và sửa gói, đọc lại chữ."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.table import Table

from docgen.model.draft import Draft
from docgen.model.rich import FormattedText, InlinePicture, Subdocument
from docgen.render.template import Template, _by_docxtpl, load, render

W_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@dataclass(frozen=True, slots=True)
class Row:
    ten: str
    muc: str = "Hoàn thành"
    ghi_chu: str | None = None


@dataclass(frozen=True, slots=True)
class Fields:
    ho_ten: str = "Nguyễn Văn A"
    ly_do: str | None = None
    dong: tuple[Row, ...] = ()
    nhan: tuple[str, ...] = ()
    khen: bool = False
    nam: int = 2022
    chu: FormattedText | None = field(default=None, metadata={"optional": True})
    anh: InlinePicture | None = field(default=None, metadata={"optional": True})
    con: Subdocument | None = field(default=None, metadata={"optional": True})


def draft(fields: Any = None, *, title: str = "Quyết định mẫu", pictures: Mapping[str, bytes] | None = None) -> Draft:
    return Draft("quyet_dinh", "so_y_te", "so_y_te", fields or Fields(), title, pictures or {})


def word_file(path: Path, *paragraphs: str, build: Callable[[WordDocument], object] | None = None) -> Path:
    document = Document()
    document.core_properties.author = "Người soạn cũ"
    for text in paragraphs:
        document.add_paragraph(text)
    if build:
        build(document)
    document.save(str(path))
    return path


def table(document: WordDocument, rows: Sequence[Sequence[str]]) -> Table:
    made = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for row, texts in zip(made.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            cell.text = text
    return made


def fill(path: Path, fields: Any = None, **more: Any) -> bytes:
    return render(load(path), draft(fields, **more))


def rendered_by_docxtpl(template: Template, given: Draft) -> bytes:
    """Tệp mà đường gốc làm ra."""
    return _by_docxtpl(template, given)[0]


def opened(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in opened(data).paragraphs]


def parts(data: bytes | Path) -> dict[str, bytes]:
    raw = data.read_bytes() if isinstance(data, Path) else data
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rezip(path: Path, changed: Mapping[str, bytes]) -> Path:
    """Ghi lại gói với vài phần thay đổi hoặc thêm vào, như một người có công cụ khác đã làm."""
    content = {**parts(path), **changed}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return path


def edit(path: Path, part: str, old: str, new: str) -> Path:
    text = parts(path)[part].decode("utf-8")
    assert old in text
    return rezip(path, {part: text.replace(old, new, 1).encode("utf-8")})


def link(path: Path, rels: str, kind: str, target: str, *, external: bool) -> Path:
    mode = ' TargetMode="External"' if external else ""
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    entry = f'<Relationship Id="rIdX" Type="{base}/{kind}" Target="{target}"{mode}/>'
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    found = parts(path).get(rels, empty.encode()).decode("utf-8")
    return rezip(path, {rels: found.replace("</Relationships>", f"{entry}</Relationships>").encode()})


def content_type(path: Path, part: str, kind: str, data: bytes) -> Path:
    entry = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    types = parts(path)["[Content_Types].xml"].decode("utf-8").replace("</Types>", entry)
    return rezip(path, {"[Content_Types].xml": types.encode(), part: data})


def png(shade: int) -> bytes:
    """Ảnh PNG 8 × 8 một màu xám."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = b"".join(b"\x00" + bytes([shade]) * 8 for _ in range(8))
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def with_picture(document: WordDocument, shade: int, name: str, description: str) -> None:
    document.add_picture(io.BytesIO(png(shade)), width=Mm(40))
    shape = document.inline_shapes[-1]._inline.docPr
    shape.set("name", name)
    shape.set("descr", description)

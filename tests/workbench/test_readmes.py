"""Bảng trường và từ điển đầu vào: đủ mọi trường, mọi khóa, mọi mã; bảng Markdown không vỡ."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from docgen import documents, vocabulary
from docgen.documents.parts.fields import describe, truong
from docgen.model.rich import FormattedText, InlinePicture, Subdocument
from docgen.readers.sheets import SHEETS
from docgen.workbench.field_tables import folder_readme
from docgen.workbench.input_dictionary import input_readme

KINDS = documents.with_template()
FOLDERS = sorted({documents.folder(kind) for kind in KINDS})


def cells(line):
    return len(re.findall(r"(?<!\\)\|", line)) - 1


def tables(text):
    """Các bảng của một trang Markdown, mỗi bảng là danh sách dòng."""
    return [block.splitlines() for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE)]


@pytest.mark.parametrize("folder", FOLDERS)
def test_field_tables_list_every_field_of_every_kind(folder):
    kinds = [kind for kind in KINDS if documents.folder(kind) == folder]
    text = folder_readme(folder, kinds)
    assert len(tables(text)) == len(kinds)
    for kind in kinds:
        section = text.split(f"## `{kind}.docx`")[1].split("\n## ")[0]
        for info in describe(documents.fields_type(kind)):
            assert f"| `{info.path}` | {info.type_name} |" in section


@pytest.mark.parametrize(
    "text",
    [
        input_readme(),
        *(folder_readme(name, [k for k in KINDS if documents.folder(k) == name]) for name in FOLDERS),
    ],
    ids=["đầu vào", *FOLDERS],
)
def test_rows_have_as_many_cells_as_their_heading(text):
    for head, *rows in tables(text):
        assert {cells(row) for row in rows} == {cells(head)}


def test_input_dictionary_lists_every_sheet_heading_and_catalogue_code():
    text = input_readme()
    for sheet in SHEETS:
        assert f"## Trang “{sheet.name}”" in text
        for column in sheet.columns:
            assert f"| {column.heading} |" in text
    for term in (*vocabulary.STATES.terms, *vocabulary.UNIT_KINDS.terms, *vocabulary.DOCUMENT_KINDS.terms):
        assert f"| `{term.id}` | {term.label} |" in text


@dataclass(frozen=True, slots=True)
class _Rich:
    chu: FormattedText = truong("chữ in đậm", "Nguyễn Văn A")  # noqa: RUF009 (là dataclasses.field)
    anh: InlinePicture | None = truong("biểu đồ", "hình", optional=True)  # noqa: RUF009
    con: Subdocument = truong("phụ lục", "tệp .docx")  # noqa: RUF009


def test_table_says_how_each_rich_field_is_printed() -> None:
    kinds = [info.type_name for info in describe(_Rich)]
    assert kinds == ["chữ có định dạng, viết `{{r … }}`", "hình", "văn bản con, viết `{{p … }}`"]

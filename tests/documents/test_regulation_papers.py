"""Phiếu tra cứu, phụ lục phân tích của mọi quy định: đủ từng câu, bảng vừa trang, đúng thể thức."""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from regulation_papers import analysis, papers

from docgen import pipeline
from docgen.documents import phan_tich_quy_dinh, phieu_quy_dinh
from docgen.layout.profile import Severity
from docgen.model.page import Entry
from docgen.regulations.load import available, load
from docgen.render.library import Library
from docgen.rules.regulation_page import page

NAMES = available()
ANNEX, SHEET = phan_tich_quy_dinh.ID, phieu_quy_dinh.ID
TEXT_WIDTH = 11906 - 1701 - 850
"""Bề rộng A4 trừ hai lề 30 và 15 mm, phần hai mươi point."""
SHOWN_REGIONS = 4


@cache
def made(name: str, kind: str) -> bytes:
    return pipeline.produce(papers(name)[kind], Library(None)).data


def lines(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def tables(data: bytes) -> list[Any]:
    return list(Document(io.BytesIO(data)).tables)


@pytest.mark.parametrize("name", NAMES)
def test_the_sheet_has_every_line_of_the_page(name: str) -> None:
    written = iter(lines(made(name, SHEET)))
    for part in page(load(name)):
        wanted = [f". {part.title.upper()}"]
        for block in part.blocks:
            wanted += (block.title, *block.lines) if isinstance(block, Entry) else (str(block),)
        for text in wanted:
            assert any(text == line or (text.startswith(". ") and line.endswith(text)) for line in written), text


@pytest.mark.parametrize("name", NAMES)
def test_the_annex_has_every_finding(name: str) -> None:
    text = "\n".join(lines(made(name, ANNEX)))
    for one in analysis(name).findings:
        assert one.text.rstrip(".") in text
        assert f"Ví dụ nhỏ nhất: {one.example}; mọi điều khác" in text or not one.example
        for region in one.regions[:SHOWN_REGIONS]:
            assert region in text
        if len(one.regions) > SHOWN_REGIONS:
            assert f"- … và {len(one.regions) - SHOWN_REGIONS} vùng khác." in text
        known = [cited for cited in one.citations if cited != "Quy định"]
        assert f"Điều khoản: {'; '.join(known)}." in text or not known


@pytest.mark.parametrize("name", NAMES)
def test_the_annex_has_every_dimension_and_every_cell_of_every_grid(name: str) -> None:
    regulation, found = load(name), analysis(name)
    space, *grids = tables(made(name, ANNEX)) if found.dimensions else [None]
    if space is not None:
        told = [[cell.text for cell in row.cells] for row in space.rows]
        values = [[one.label, "; ".join(value.text for value in one.values)] for one in found.dimensions]
        assert told == [["Đại lượng", "Các đoạn"], *values]
    assert len(grids) == len(found.grids)
    for table, grid in zip(grids, found.grids, strict=True):
        head, *rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert head[1:] == [value.text for value in grid.columns.values]
        assert [row[0] for row in rows] == [value.text for value in grid.rows.values]
        for row, letters, floors in zip(rows, grid.literal, grid.floor, strict=True):
            for cell, letter, floor in zip(row[1:], letters, floors, strict=True):
                assert cell.rstrip(" *") == (regulation.level(floor).label if floor else "?")
                assert cell.endswith(" *") is (floor is not None and letter != floor)


@pytest.mark.parametrize("name", NAMES)
def test_tables_fit_the_page_and_repeat_their_heading(name: str) -> None:
    for table in tables(made(name, ANNEX)):
        widths = [int(column.get(qn("w:w"))) for column in table._tbl.tblGrid.iter(qn("w:gridCol"))]
        assert len(widths) == len(table.columns) == len(table.rows[0].cells)
        assert sum(widths) <= TEXT_WIDTH
        assert min(widths) > TEXT_WIDTH / 8
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert all(row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows)


@pytest.mark.parametrize("kind", [SHEET, ANNEX])
@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_wrong_with_the_layout(name: str, kind: str) -> None:
    found = pipeline.check(made(name, kind), f"{name}.docx")
    # G28 của Bình Phước kể các lỗi chữ của bản gốc, trong đó có “và và”.
    quoted = {"X07"} if (name, kind) == ("bp-34-2020", SHEET) else set()
    assert {(one.rule, one.severity) for one in found.findings} == {(rule, Severity.INFO) for rule in quoted}
    assert found.not_found == () or kind == SHEET


@pytest.mark.parametrize("name", NAMES)
def test_the_annex_leaves_blanks_for_the_paper_it_is_attached_to(name: str) -> None:
    label, title, attached, *_ = [line for line in lines(made(name, ANNEX)) if line]
    assert (label, title) == ("Phụ lục", "KẾT QUẢ PHÂN TÍCH QUY ĐỊNH")
    assert attached == f"(Kèm theo {phan_tich_quy_dinh.TO_BE_FILLED})"
    assert not any(char.isdigit() for char in attached)
    assert lines(made(name, ANNEX))[-1].endswith("./.")


@pytest.mark.parametrize("kind", [SHEET, ANNEX])
def test_a_trial_regulation_says_so(kind: str) -> None:
    told = [name for name in NAMES if any("chưa thấy trọn văn bản" in line for line in lines(made(name, kind)))]
    assert told == [name for name in NAMES if load(name).seen]


def test_headings_and_lead_ins_stay_with_what_follows() -> None:
    document = Document(io.BytesIO(made("bp-34-2020", SHEET)))
    for one, following in pairwise(document.paragraphs):
        if one.text.endswith(":") or one.style.name in ("Mục", "Khoản có tiêu đề"):
            assert one.style.paragraph_format.keep_with_next, one.text
            assert following.text

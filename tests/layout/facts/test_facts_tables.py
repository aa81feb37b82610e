"""Bảng: ô, lưới cột, bề rộng chỗ đặt chữ, bảng lồng nhau, kiểu bảng."""

from __future__ import annotations

import pytest
from docx_kit import cell, facts, p, row, style, table

TWIPS = 1440 / 25.4


def span(count: int | str) -> str:
    return f'<w:gridSpan w:val="{count}"/>'


def rooms(body: str, styles: str = "") -> list[float | None]:
    found = facts(body, styles=styles).paragraphs
    return [one.cell and one.cell.width and round(one.cell.width, 1) for one in found]


def test_merged_cells_keep_the_grid() -> None:
    body = table(
        row(cell("a", span(2)), cell("b")),
        row(cell("c"), properties='<w:gridBefore w:val="1"/>'),
        grid=(1000, 2000, 3000),
    )
    found = facts(body)
    assert [(one.cell.row, one.cell.column) for one in found.paragraphs if one.cell] == [(0, 0), (0, 2), (1, 1)]
    padding = 2 * 1.9
    assert rooms(body) == [
        pytest.approx(3000 / TWIPS - padding, abs=0.1),
        pytest.approx(3000 / TWIPS - padding, abs=0.1),
        pytest.approx(2000 / TWIPS - padding, abs=0.1),
    ]
    assert found.tables[0].columns == 3


def test_nested_table() -> None:
    inner = table(row(cell("trong")), grid=(1000,))
    found = facts(table(row(cell(p("ngoài") + inner + p("sau")))))
    assert [(one.text, one.cell.table, one.cell.nested) for one in found.paragraphs if one.cell] == [
        ("ngoài", 0, False),
        ("trong", 1, True),
        ("sau", 0, False),
    ]
    assert [one.nested for one in found.tables] == [False, True]


@pytest.mark.parametrize(
    ("width", "expected"),
    [
        ('<w:tblW w:w="5670" w:type="dxa"/>', 100),
        ('<w:tblW w:w="5000" w:type="pct"/>', 9000 / TWIPS),
        ('<w:tblW w:w="0" w:type="auto"/>', 9000 / TWIPS),
        ('<w:tblW w:w="nan" w:type="dxa"/>', 9000 / TWIPS),
        ("", 9000 / TWIPS),
    ],
)
def test_width(width: str, expected: float) -> None:
    assert facts(table(row(cell("a")), properties=width)).tables[0].width == pytest.approx(expected, abs=0.1)


def margins(left: int, right: int, name: str = "tblCellMar") -> str:
    return f'<w:{name}><w:left w:w="{left}" w:type="dxa"/><w:right w:w="{right}" w:type="dxa"/></w:{name}>'


def test_padding_comes_from_the_table_style_and_is_overridden() -> None:
    styles = (
        style("Thuong", f"<w:tblPr>{margins(0, 0)}</w:tblPr>", kind="table", default=True)
        + style("Rong", f"<w:tblPr>{margins(567, 567)}</w:tblPr>", kind="table")
        + style("Con", "", kind="table", based_on="Rong")
    )
    plain, styled, direct, own = (
        rooms(table(row(cell("a", inner)), properties=outer, grid=(3000,)), styles)[0]
        for outer, inner in (
            ("", ""),
            ('<w:tblStyle w:val="Con"/>', ""),
            (f'<w:tblStyle w:val="Con"/>{margins(57, 57)}', ""),
            ('<w:tblStyle w:val="Con"/>', margins(0, 567, "tcMar")),
        )
    )
    width = 3000 / TWIPS
    assert (plain, styled, direct, own) == tuple(
        pytest.approx(width - less, abs=0.11) for less in (0.0, 20.0, 2.0, 10.0)
    )


@pytest.mark.parametrize("width", ["abc", "1e999", "-50", ""])
def test_strange_cell_widths(width: str) -> None:
    body = table(row(cell("a", f'<w:tcW w:w="{width}" w:type="dxa"/>{span(width)}')), grid=(3000,))
    assert [one.text for one in facts(body).paragraphs] == ["a"]


def test_rows() -> None:
    body = table(
        row(cell("a"), cell("b"), properties='<w:tblHeader/><w:cantSplit w:val="0"/>'),
        row(cell("c"), properties="<w:cantSplit/>"),
        properties='<w:tblInd w:w="567" w:type="dxa"/>',
    )
    [one] = facts(body).tables
    assert [(r.header, r.cant_split, r.cells) for r in one.rows] == [(True, False, 2), (False, True, 1)]
    assert one.indent == pytest.approx(10, abs=0.01)


def test_cells_and_rows_in_content_controls() -> None:
    wrapped = f"<w:sdt><w:sdtPr/><w:sdtContent>{cell('b')}</w:sdtContent></w:sdt>"
    rows = f"<w:sdt><w:sdtContent>{row(cell('c'))}</w:sdtContent></w:sdt>"
    inside = cell(f"<w:sdt><w:sdtContent>{p('d')}</w:sdtContent></w:sdt>")
    found = facts(table(row(cell("a"), wrapped), rows, row(inside)))
    assert [(one.text, one.cell.row, one.cell.column) for one in found.paragraphs if one.cell] == [
        ("a", 0, 0),
        ("b", 0, 1),
        ("c", 1, 0),
        ("d", 2, 0),
    ]


def test_table_without_grid_or_widths() -> None:
    assert rooms("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>") == [None]


BANDED = (
    '<w:tblPr><w:tblStyleRowBandSize w:val="1"/></w:tblPr><w:rPr><w:i/></w:rPr>'
    '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="band1Horz"><w:rPr><w:sz w:val="26"/></w:rPr></w:tblStylePr>'
    '<w:tblStylePr w:type="lastCol"><w:pPr><w:jc w:val="right"/></w:pPr></w:tblStylePr>'
)


@pytest.mark.parametrize(
    ("look", "bold", "banded", "right"),
    [
        ("", "1000", "0101", "0101 0101"),
        ('<w:tblLook w:val="0000"/>', "0000", "1010", ""),
        ('<w:tblLook w:val="0620"/>', "1000", "0000", ""),
        ('<w:tblLook w:firstRow="1" w:lastColumn="1" w:noHBand="1"/>', "1000", "0000", "0101 0101"),
        ('<w:tblLook w:val="zz"/>', "1000", "0101", "0101 0101"),
    ],
)
def test_branches_of_a_table_style(look: str, bold: str, banded: str, right: str) -> None:
    properties = f'<w:tblStyle w:val="Soc"/>{look}'
    body = table(*(row(cell("a"), cell("b")) for _ in range(4)), properties=properties)
    found = facts(body, styles=style("Soc", BANDED, kind="table")).paragraphs
    shapes = [one.runs[0].format for one in found]
    assert all(one.italic for one in shapes)
    assert "".join(str(int(one.bold)) for one in shapes[::2]) == bold
    assert "".join(str(int(one.size == 13)) for one in shapes[::2]) == banded
    assert [one.format.align == "right" for one in found] == ([False, True] * 4 if right else [False] * 8)

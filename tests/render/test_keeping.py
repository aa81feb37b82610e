"""Hàng cuối của bảng dính với dòng kết thúc ngay dưới nó, và chỉ khi có dòng ấy."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.ooxml.package import unpack
from docgen.ooxml.xml import W, parse
from docgen.render.keeping import DOCUMENT, is_closing, keep_closing_lines

TEMPLATES = Path(__file__).parents[2] / "templates"

ROW = '<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="BangChu"/></w:pPr></w:p><w:p/></w:tc></w:tr>'
XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def kept(style: str | None, rows: int = 2) -> list[bool]:
    """Từng đoạn trong bảng có dính với đoạn sau hay không, sau khi chỉnh."""
    below = f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>' if style else ""
    xml = f"<w:document {XMLNS}><w:body><w:tbl>{ROW * rows}</w:tbl>{below}</w:body></w:document>"
    root = parse(keep_closing_lines({DOCUMENT: xml.encode()})[DOCUMENT])
    table = root.find(f".//{W}tbl")
    assert table is not None
    return [paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in table.iter(f"{W}p")]


@pytest.mark.parametrize("style", ["DongDuoiBang", "NoiDungCuoi"])
def test_only_the_last_row_is_kept_with_the_closing_line(style: str) -> None:
    assert kept(style) == [False, False, True, True]
    assert kept(style, rows=8) == [False] * 12 + [True] * 4


@pytest.mark.parametrize("style", [None, "NoiDung"])
def test_without_a_closing_line_only_the_last_row_is_kept_company(style: str | None) -> None:
    assert kept(style) == [False] * 4
    assert kept(style, rows=8) == [False] * 12 + [True] * 2 + [False] * 2


def test_keep_next_stands_after_the_style_as_the_schema_asks() -> None:
    xml = f"<w:document {XMLNS}><w:body><w:tbl>{ROW}</w:tbl><w:p><w:pPr><w:pStyle w:val='NoiDungCuoi'/></w:pPr></w:p>"
    root = parse(keep_closing_lines({DOCUMENT: f"{xml}</w:body></w:document>".encode()})[DOCUMENT])
    properties = next(root.iter(f"{W}pPr"))
    assert [child.tag for child in properties] == [f"{W}pStyle", f"{W}keepNext"]


@pytest.mark.parametrize(("rows", "whole"), [(3, True), (6, True), (7, False)])
def test_a_short_table_is_not_broken_over_two_pages(rows: int, whole: bool) -> None:
    assert all(kept(None, rows)[:-2]) is whole


def test_few_rows_of_long_text_may_break() -> None:
    long_row = ROW.replace("<w:p/>", f"<w:p><w:r><w:t>{'chữ ' * 60}</w:t></w:r></w:p>")
    xml = f"<w:document {XMLNS}><w:body><w:tbl>{long_row * 4}</w:tbl></w:body></w:document>"
    root = parse(keep_closing_lines({DOCUMENT: xml.encode()})[DOCUMENT])
    assert sum(1 for _ in root.iter(f"{W}keepNext")) == 2


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*/*.docx")), ids=lambda path: path.stem)
def test_a_line_that_opens_the_next_table_does_not_close_the_one_above(path: Path) -> None:
    """Câu dẫn mang kiểu của dòng kết thúc thì hai bảng dính nhau, và một trang bỏ trắng quá nửa."""
    paragraphs = parse(unpack(path.read_bytes())[DOCUMENT]).iter(f"{W}p")
    opening = [one for one in paragraphs if is_closing(one) and one.find(f"{W}pPr/{W}keepNext") is not None]
    assert opening == []

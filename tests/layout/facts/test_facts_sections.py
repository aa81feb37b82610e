"""Phần của tệp: khổ giấy, lề, đầu trang, chân trang, số trang, trang Word ghi lại."""

from __future__ import annotations

import pytest
from docx_kit import A4_PAGE, cell, facts, p, r, row, table

RENDERED = "<w:lastRenderedPageBreak/>"


def section(inner: str = "") -> str:
    return f"<w:sectPr>{inner}{A4_PAGE}</w:sectPr>"


def ending(inner: str = "", text: str = "hết phần") -> str:
    return p(text, section(inner))


def test_geometry() -> None:
    [one] = facts(p("a"), section=f'<w:sectPr>{A4_PAGE}<w:titlePg/><w:pgNumType w:start="3"/></w:sectPr>').sections
    assert (round(one.width), round(one.height)) == (210, 297)
    assert {side: round(value) for side, value in one.margins.items()} == {
        "top": 20,
        "bottom": 20,
        "left": 30,
        "right": 15,
    }
    assert (one.title_page, one.page_start, one.columns, one.landscape) == (True, 3, 1, False)


def test_gutter_and_negative_margins() -> None:
    page = '<w:sectPr><w:pgMar w:top="-1134" w:bottom="-567" w:left="1134" w:right="567" w:gutter="567"/></w:sectPr>'
    [one] = facts(p("a"), section=page).sections
    assert {side: round(value) for side, value in one.margins.items()} == {
        "top": 20,
        "bottom": 10,
        "left": 30,
        "right": 10,
    }


@pytest.mark.parametrize("value", ["abc", "NaN", "1e999", "-1e999", "", "99999999999999999999"])
def test_unreadable_numbers_fall_back(value: str) -> None:
    page = (
        f'<w:sectPr><w:pgSz w:w="{value}" w:h="{value}"/><w:pgMar w:top="{value}" w:left="{value}"/>'
        f'<w:pgNumType w:start="{value}"/><w:cols w:num="{value}"/></w:sectPr>'
    )
    [one] = facts(p("a"), section=page).sections
    assert (round(one.width), round(one.height)) == (216, 279)
    assert (one.page_start, one.columns) == (None, 1)


def test_file_without_section() -> None:
    [one] = facts(p("a") + p("b"), section="").sections
    assert (round(one.width), one.first, one.last) == (216, 0, 2)


def test_last_section_not_declared() -> None:
    found = facts(ending() + p("b"), section="")
    assert [(one.first, one.last, round(one.width)) for one in found.sections] == [(0, 1, 210), (1, 2, 216)]
    assert [one.section for one in found.paragraphs] == [0, 1]


def test_headers_are_inherited() -> None:
    header = '<w:headerReference w:type="default" r:id="dau"/><w:footerReference r:id="chan"/>'
    other = '<w:headerReference w:type="default" r:id="dau2"/><w:headerReference w:type="first" r:id="khong"/>'
    found = facts(
        ending(header) + ending() + p("cuối"),
        section=section(other),
        stories={"dau": p("một"), "dau2": p("hai"), "chan": p(r("trang"))},
    )
    shown = [{kind: story.paragraphs[0].text for kind, story in one.headers.items()} for one in found.sections]
    assert shown == [{"default": "một"}, {"default": "một"}, {"default": "hai"}]
    assert [list(one.footers) for one in found.sections] == [["default"]] * 3
    assert [story.part for story in found.stories()] == ["word/dau.xml", "word/chan.xml", "word/dau2.xml"]


def test_sections_and_their_paragraphs() -> None:
    old = '<w:sectPrChange><w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr></w:sectPrChange>'
    found = facts(p("a") + ending('<w:type w:val="continuous"/>') + p("b"), section=section(old))
    assert [(one.first, one.last, one.starts_page) for one in found.sections] == [(0, 2, False), (2, 3, True)]
    assert [one.section for one in found.paragraphs] == [0, 0, 1]


def test_settings() -> None:
    mode = '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="u" w:val="{}"/></w:compat>'
    found = facts(p("a"), settings=mode.format(15) + "<w:evenAndOddHeaders/>")
    assert (found.compatibility, found.even_headers) == (15, True)
    assert facts(p("a"), settings='<w:evenAndOddHeaders w:val="0"/>').even_headers is False
    assert [facts(p("a"), settings=mode.format(bad)).compatibility for bad in ("", "abc", "nan")] == [12, 12, 12]


def pages(body: str, **given: str) -> tuple[list[int | None], int | None]:
    found = facts(body, **given)
    return [one.page for one in found.paragraphs], found.pages


def turned(text: str) -> str:
    return f"<w:r>{RENDERED}<w:t>{text}</w:t></w:r>"


BREAK = '<w:r><w:br w:type="page"/></w:r>'


@pytest.mark.parametrize(
    ("body", "expected", "total"),
    [
        pytest.param(p("a") + p("b"), [None, None], None, id="Word chưa dàn trang"),
        pytest.param(p("a") + p(turned("b")) + p("c"), [1, 2, 2], 2, id="dấu đầu đoạn"),
        pytest.param(p(r("a") + turned("b")) + p("c"), [1, 2], 2, id="dấu giữa đoạn"),
        pytest.param(p(r("a") + BREAK) + p(turned("b")) + p(turned("c")), [1, 2, 3], 3, id="tự ngắt rồi Word ghi lại"),
        pytest.param(p(r("a") + BREAK + turned("b")) + p(turned("c")), [1, 3], 3, id="cùng một đoạn"),
        pytest.param(p("a") + p(BREAK) + p(turned("b")), [1, 2, 2], 2, id="đoạn chỉ có dấu ngắt"),
        pytest.param(
            p("a") + p(turned("b"), "<w:pageBreakBefore/>") + p("c"), [1, 2, 2], 2, id="sang trang trước đoạn"
        ),
        pytest.param(p("a") + p(BREAK) + p("b"), [None, None, None], 2, id="chỉ có dấu tự ngắt"),
        pytest.param(p(turned("a"), "<w:pageBreakBefore/>") + p("b"), [2, 2], 2, id="đoạn đầu"),
    ],
)
def test_pages(body: str, expected: list[int | None], total: int | None) -> None:
    assert pages(body) == (expected, total)


def test_cells_of_a_row_turn_the_page_once() -> None:
    body = table(row(cell(p(turned("a"))), cell(p(turned("b")))), row(cell("c"), cell("d"))) + p(turned("e"))
    assert pages(p("đầu") + body) == ([1, 2, 2, 2, 2, 3], 3)


def test_row_after_a_page_break_turns_once() -> None:
    body = p(r("đầu") + BREAK) + table(row(cell(p(turned("a"))), cell(p(turned("b")))))
    assert pages(body) == ([1, 2, 2], 2)


def test_new_section_turns_the_page_once() -> None:
    assert pages(ending() + p(turned("b")) + p(turned("c"))) == ([1, 2, 3], 3)
    continuous = '<w:sectPr><w:type w:val="continuous"/></w:sectPr>'
    assert pages(ending() + p("b") + p(turned("c")), section=continuous) == ([1, 1, 2], 2)

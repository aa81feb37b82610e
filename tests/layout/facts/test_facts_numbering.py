"""Số tự động: nhãn in ra đúng như Word đánh."""

from __future__ import annotations

import pytest
from docx_kit import facts, p, style


def level(index: int, text: str, form: str = "decimal", extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(number: int, *levels: str, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{extra}{"".join(levels)}</w:abstractNum>'


def num(number: int, target: int, extra: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{target}"/>{extra}</w:num>'


def item(number: int | str, depth: int | None = 0) -> str:
    at = "" if depth is None else f'<w:ilvl w:val="{depth}"/>'
    return p("x", f'<w:numPr>{at}<w:numId w:val="{number}"/></w:numPr>')


def labels(body: str, numbering: str, styles: str = "") -> list[str]:
    return [one.label for one in facts(body, numbering=numbering, styles=styles).paragraphs]


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("Điều %1.", "decimal", ["Điều 1.", "Điều 2."]),
        ("%1)", "lowerLetter", ["a)", "b)"]),
        ("%1.", "upperRoman", ["I.", "II."]),
        ("%1.", "decimalZero", ["01.", "02."]),
        ("%1.", "none", [".", "."]),
        ("-", "bullet", ["-", "-"]),
        ("\uf0b7", "bullet", ["•", "•"]),
        ("+", "bullet", ["+", "+"]),
    ],
)
def test_forms(text: str, form: str, expected: list[str]) -> None:
    assert labels(item(1) * 2, abstract(0, level(0, text, form)) + num(1, 0)) == expected


@pytest.mark.parametrize(
    ("font", "text", "expected"),
    [("Symbol", "\uf02d", "-"), ("Wingdings", "v", "•"), ("Times New Roman", "-", "-"), ("Courier New", "o", "o")],
)
def test_bullet_drawn_by_a_picture_font(font: str, text: str, expected: str) -> None:
    own = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/></w:rPr>'
    assert labels(item(1), abstract(0, level(0, text, "bullet", own)) + num(1, 0)) == [expected]


def test_levels_restart_under_a_higher_level() -> None:
    numbering = abstract(0, level(0, "%1."), level(1, "%1.%2."), level(2, "%3)", "lowerLetter")) + num(1, 0)
    body = item(1) + item(1, 1) + item(1, 2) + item(1, 2) + item(1, 1) + item(1, 2) + item(1) + item(1, 1)
    assert labels(body, numbering) == ["1.", "1.1.", "a)", "b)", "1.2.", "a)", "2.", "2.1."]


def test_dieu_goes_on_over_chuong() -> None:
    numbering = abstract(
        0, level(0, "Chương %1", "upperRoman"), level(1, "Điều %2.", extra='<w:lvlRestart w:val="0"/>')
    ) + num(1, 0)
    body = item(1) + item(1, 1) + item(1, 1) + item(1) + item(1, 1)
    assert labels(body, numbering) == ["Chương I", "Điều 1.", "Điều 2.", "Chương II", "Điều 3."]


def test_restart_only_after_a_named_level() -> None:
    numbering = abstract(0, level(0, "%1."), level(1, "%2."), level(2, "%3)", extra='<w:lvlRestart w:val="1"/>')) + num(
        1, 0
    )
    body = item(1) + item(1, 1) + item(1, 2) + item(1, 1) + item(1, 2) + item(1) + item(1, 2)
    assert labels(body, numbering) == ["1.", "1.", "1)", "2.", "2)", "2.", "1)"]


def test_legal_numbering_shows_digits() -> None:
    numbering = abstract(0, level(0, "%1.", "upperRoman"), level(1, "%1.%2.", extra="<w:isLgl/>")) + num(1, 0)
    assert labels(item(1) + item(1, 1), numbering) == ["I.", "1.1."]


def test_lists_of_one_definition_go_on_unless_told_to_restart() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0) + num(3, 0, override)
    assert labels(item(1) + item(2) + item(3) + item(3) + item(1), numbering) == ["1.", "2.", "5.", "6.", "7."]


def test_level_defined_again_by_the_list() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "Mục %1", start=3)}</w:lvlOverride>'
    numbering = abstract(0, level(0, "%1.")) + num(1, 0) + num(2, 0, override)
    assert labels(item(1) + item(2) + item(1), numbering) == ["1.", "Mục 3", "2."]


def test_number_given_by_the_style() -> None:
    styles = style("Dieu", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style("Con", "", based_on="Dieu")
    numbering = abstract(0, level(0, "Điều %1."), level(1, "%2)")) + num(1, 0)
    body = (
        p("a", '<w:pStyle w:val="Dieu"/>')
        + p("b", '<w:pStyle w:val="Con"/>')
        + p("c", '<w:pStyle w:val="Dieu"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + p("d", '<w:pStyle w:val="Dieu"/><w:numPr><w:ilvl w:val="1"/></w:numPr>')
    )
    assert labels(body, numbering, styles) == ["Điều 1.", "Điều 2.", "", "1)"]


def test_definition_borrowed_from_a_numbering_style() -> None:
    numbering = (
        abstract(0, extra='<w:numStyleLink w:val="Kieu"/>')
        + abstract(1, level(0, "Điều %1."), extra='<w:styleLink w:val="Kieu"/>')
        + num(1, 0)
        + num(2, 1)
    )
    assert labels(item(1) + item(2), numbering) == ["Điều 1.", "Điều 2."]


@pytest.mark.parametrize("number", ["99", "abc", "", "-1"])
def test_list_that_does_not_exist(number: str) -> None:
    assert labels(item(number), abstract(0, level(0, "%1.")) + num(1, 0)) == [""]


@pytest.mark.parametrize(
    ("start", "form", "expected"),
    [
        ("1e400", "decimal", "1."),
        ("nan", "decimal", "1."),
        ("999999999", "lowerLetter", "999999999."),
        ("-5", "upperRoman", "-5."),
        ("9999", "upperRoman", "9999."),
        ("27", "lowerLetter", "aa."),
    ],
)
def test_strange_starts(start: str, form: str, expected: str) -> None:
    numbering = abstract(0, level(0, "%1.", form).replace('w:start w:val="1"', f'w:start w:val="{start}"')) + num(1, 0)
    assert labels(item(1), numbering) == [expected]


def test_indent_of_the_level_against_the_styles() -> None:
    indented = level(0, "%1.", extra="").replace("</w:lvl>", '<w:pPr><w:ind w:left="567"/></w:pPr></w:lvl>')
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = (
        style("Goc", '<w:pPr><w:ind w:left="1134"/></w:pPr>')
        + style("MangSo", f"<w:pPr>{number}</w:pPr>", based_on="Goc")
        + style("TuThut", f'<w:pPr>{number}<w:ind w:left="0"/></w:pPr>', based_on="Goc")
    )
    body = (
        p("a", '<w:pStyle w:val="MangSo"/>')
        + p("b", '<w:pStyle w:val="TuThut"/>')
        + p("c", f'<w:pStyle w:val="TuThut"/>{number}')
        + p("d", f'<w:pStyle w:val="Goc"/>{number}<w:ind w:left="284"/>')
    )
    found = facts(body, numbering=abstract(0, indented) + num(1, 0), styles=styles).paragraphs
    assert [round(one.format.left) for one in found] == [10, 0, 10, 5]

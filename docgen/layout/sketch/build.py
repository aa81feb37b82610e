"""Ví dụ → DocumentFacts dựng bằng tay: văn bản mẫu, các thay đổi, rồi đoạn, bảng, phần khớp nhau như đọc từ tệp."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from docgen.layout.examples import Example, Facts, Page
from docgen.layout.facts.values import (
    Cell,
    CharFormat,
    DocumentFacts,
    DrawnRule,
    Paragraph,
    ParagraphFormat,
    Ref,
    Row,
    Run,
    Section,
    Table,
)
from docgen.layout.sketch import pages
from docgen.layout.sketch.bases import BASES
from docgen.layout.sketch.changes import CHARACTER, OWN, PARAGRAPH, applied
from docgen.layout.sketch.letters import pieces, plain
from docgen.layout.sketch.lines import COLUMNS, FRAMED, PADDING, Base, SketchLine
from docgen.text.widths import width_mm

_PART = "word/document.xml"


def names(base: str) -> tuple[str, ...]:
    """Tên các dòng của một văn bản mẫu, theo thứ tự đọc."""
    return tuple(line.name for line in _base(base).lines if line.name)


def build(example: Example) -> DocumentFacts:
    """Dữ kiện của một ví dụ. Lỗi: ValueError nêu thay đổi nào nhắm nhầm dòng, chữ hay trường."""
    base = _base(example.base)
    try:
        return _facts(base, example)
    except ValueError as error:
        raise ValueError(f"ví dụ “{example.title}” ({example.base}): {error}") from None


def _base(name: str) -> Base:
    if name not in BASES:
        raise ValueError(f"không có văn bản mẫu “{name}”; có: {', '.join(BASES)}")
    return BASES[name]


def _facts(base: Base, example: Example) -> DocumentFacts:
    lines = applied(base.lines, example.changes)
    turns = [change for change in example.changes if isinstance(change, Page)]
    if any(change.section >= len(base.sections) for change in turns):
        raise ValueError(f"văn bản mẫu chỉ có {len(base.sections)} phần")
    sections = tuple(pages.section(index, own, turns, _bounds(lines, index)) for index, own in enumerate(base.sections))
    paragraphs = _paragraphs(lines, sections)
    facts = DocumentFacts(
        paragraphs=paragraphs,
        sections=sections,
        tables=tuple(_tables(lines)),
        pages=max((one.page or 1 for one in paragraphs), default=1),
    )
    for change in example.changes:
        if isinstance(change, Facts):
            facts = _changed(facts, change.values)
    return facts


def _changed(facts: DocumentFacts, values: Mapping[str, Any]) -> DocumentFacts:
    if unknown := sorted(set(values) - {one.name for one in fields(DocumentFacts)}):
        raise ValueError(f"DocumentFacts không có trường {', '.join(unknown)}")
    return replace(facts, **values)


def _bounds(lines: Sequence[SketchLine], section: int) -> tuple[int, int]:
    first = sum(1 for line in lines if line.section < section)
    return first, first + sum(1 for line in lines if line.section == section)


def _paragraphs(lines: Sequence[SketchLine], sections: Sequence[Section]) -> tuple[Paragraph, ...]:
    tables = _table_names(lines)
    made: list[Paragraph] = []
    page, section = 1, 0
    for ordinal, line in enumerate(lines):
        opens = line.section != section and sections[line.section].starts_page
        page, section = page + int(opens or line.new_page), line.section
        cell = _cell(line, tables)
        room = sections[section].text_width if cell is None else cell.width
        made.append(_paragraph(line, Ref(_PART, ordinal), cell, room, page))
    return tuple(made)


def _cell(line: SketchLine, tables: Sequence[str]) -> Cell | None:
    if line.cell is None:
        return None
    width = COLUMNS[line.cell.table][line.cell.column] - 2 * PADDING
    return Cell(tables.index(line.cell.table), line.cell.row, line.cell.column, width)


def _paragraph(line: SketchLine, ref: Ref, cell: Cell | None, room: float | None, page: int) -> Paragraph:
    values = dict(line.shown)
    if isinstance(fonts := values.get("fonts"), str):
        values["fonts"] = (fonts,) * 3
    character = CharFormat()._replace(**_only(values, CHARACTER))
    runs = tuple(Run(piece, character._replace(bold=True) if bold else character) for piece, bold in pieces(line.text))
    made = Paragraph(
        ref=ref,
        text=plain(line.text),
        runs=runs,
        format=ParagraphFormat()._replace(**_only(values, PARAGRAPH)),
        mark=character,
        style="Normal",
        cell=cell,
        section=line.section,
        rules=_rules(line, character, values.get("rule"), room),
        room=room,
        page=page,
    )
    return replace(made, **_only(values, OWN))


def _only(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name in names}


def _rules(line: SketchLine, character: CharFormat, share: float | None, room: float | None) -> tuple[DrawnRule, ...]:
    """Vạch dài `share` phần của dòng chữ dài nhất; dòng trống thì vạch đi theo chữ."""
    text = plain(line.text)
    if share is None or not text.strip():
        return ()
    longest = max(
        width_mm(one, character.size, bold=character.bold, italic=character.italic) for one in text.split("\n")
    )
    return (DrawnRule("drawing", share * (longest if room is None else min(longest, room))),)


def _table_names(lines: Sequence[SketchLine]) -> list[str]:
    return list(dict.fromkeys(line.cell.table for line in lines if line.cell))


def _tables(lines: Sequence[SketchLine]) -> Iterator[Table]:
    for index, name in enumerate(_table_names(lines)):
        inside = [(position, line) for position, line in enumerate(lines) if line.cell and line.cell.table == name]
        columns = COLUMNS[name]
        own = {key: value for _, line in inside for key, value in line.shown.get("table", {}).items()}
        made = Table(
            index=index,
            rows=tuple(_table_rows(name, [line for _, line in inside])),
            columns=len(columns),
            width=sum(columns),
            bordered=name in FRAMED,
            section=inside[0][1].section,
            first_paragraph=inside[0][0],
        )
        yield replace(made, **own)


def _table_rows(name: str, lines: Sequence[SketchLine]) -> Iterator[Row]:
    for number in range(max(line.cell.row for line in lines if line.cell) + 1):
        inside = [line for line in lines if line.cell and line.cell.row == number]
        own = {key: value for line in inside for key, value in line.shown.get("row", {}).items()}
        # Hàng của khối ký không tách trang; hàng đầu của bảng có khung lặp lại ở mỗi trang.
        row = Row(header=name in FRAMED and number == 0, cant_split=name == "ky", cells=len(COLUMNS[name]))
        yield replace(row, **own)

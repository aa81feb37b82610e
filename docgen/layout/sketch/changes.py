"""Các thay đổi của một ví dụ → các dòng mẫu đã đổi; thay đổi nhắm nhầm chỗ bị từ chối, không bị bỏ qua."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby

from docgen.layout.examples import Add, Change, Drop, Edit, Shape
from docgen.layout.facts.values import CharFormat, Paragraph, ParagraphFormat
from docgen.layout.sketch.letters import plain, replaced
from docgen.layout.sketch.lines import COLUMNS, Place, SketchLine

ADDED = "_them"
"""Đuôi tên của dòng thêm: dòng thêm sau `luu` mang tên `luu_them`, để thay đổi sau còn gọi được nó."""

CHARACTER = frozenset(CharFormat._fields) - {"hidden"}
PARAGRAPH = frozenset(ParagraphFormat._fields)
OWN = frozenset(one.name for one in fields(Paragraph)) - {"ref", "text", "runs", "format", "mark", "section"}
# rule: vạch dài bằng bao nhiêu phần dòng chữ; table, row: các trường của bảng, của hàng chứa dòng.
_EXTRA = frozenset({"rule", "table", "row"})
_KNOWN = CHARACTER | PARAGRAPH | OWN | _EXTRA


def applied(lines: Sequence[SketchLine], changes: Sequence[Change]) -> tuple[SketchLine, ...]:
    """Các dòng sau mọi Edit, Shape, Drop, Add. Lỗi: ValueError nêu tên dòng, chữ hay trường không có."""
    found = list(lines)
    for change in changes:
        if isinstance(change, Edit):
            position = _position(found, change.name)
            found[position] = _edited(found[position], change)
        elif isinstance(change, Shape):
            position = _position(found, change.name)
            found[position] = _shaped(found[position], change)
        elif isinstance(change, Drop):
            found = _dropped(found, _position(found, change.name))
        elif isinstance(change, Add):
            _add(found, change)
    return tuple(_settled(found))


def _position(lines: Sequence[SketchLine], name: str) -> int:
    for position, line in enumerate(lines):
        if line.name == name:
            return position
    names = ", ".join(line.name for line in lines if line.name)
    raise ValueError(f"văn bản mẫu không có dòng “{name}”; có: {names}")


def _edited(line: SketchLine, change: Edit) -> SketchLine:
    try:
        return line._replace(text=replaced(line.text, change.old or plain(line.text), change.new))
    except ValueError as error:
        raise ValueError(f"dòng “{line.name}”: {error}") from None


def _shaped(line: SketchLine, change: Shape) -> SketchLine:
    values = dict(change.values)
    if unknown := sorted(set(values) - _KNOWN):
        raise ValueError(f"dòng “{line.name}”: không có trường {', '.join(unknown)}")
    if "bold" in values:
        line = line._replace(text=plain(line.text))
    if "cell" in values:
        place = values.pop("cell")
        line = line._replace(cell=None if place is None else Place(*place))
    return line._replace(values={**line.values, **values})


def _dropped(lines: list[SketchLine], position: int) -> list[SketchLine]:
    """Bỏ dòng; trang mới mà nó mở thì dòng sau mở."""
    gone = lines[position]
    rest = [*lines[:position], *lines[position + 1 :]]
    if gone.new_page and position < len(rest):
        rest[position] = rest[position]._replace(new_page=True)
    return rest


def _add(lines: list[SketchLine], change: Add) -> None:
    position = _position(lines, change.after)
    after = lines[position]
    like = lines[_position(lines, change.like or change.after)]
    name = change.after + ADDED
    # Giữ định dạng của dòng mẫu dù tên mới suy ra một định dạng khác.
    fresh = SketchLine(name, change.text, "trong", after.cell, after.section, values=like.shown)
    position += 1
    while position < len(lines) and lines[position].name == name:
        position += 1
    lines.insert(position, _shaped(fresh, Shape(name, change.values)) if change.values else fresh)


def _settled(lines: Sequence[SketchLine]) -> list[SketchLine]:
    """Dòng trong bảng đứng theo thứ tự hàng, cột; ô không còn dòng nào được một dòng trống."""
    settled: list[SketchLine] = []
    for table, group in groupby(lines, lambda line: line.cell.table if line.cell else ""):
        inside = list(group)
        settled.extend(_filled(table, inside) if table else inside)
    return settled


def _filled(table: str, lines: Sequence[SketchLine]) -> list[SketchLine]:
    cells: dict[Place, list[SketchLine]] = {}
    for line in lines:
        if line.cell is not None:
            cells.setdefault(line.cell, []).append(line)
    section = lines[0].section
    filled: list[SketchLine] = []
    for row in range(max(place.row for place in cells) + 1):
        for column in range(len(COLUMNS[table])):
            place = Place(table, row, column)
            filled.extend(cells.get(place) or [SketchLine("", "", "trong", place, section)])
    return filled

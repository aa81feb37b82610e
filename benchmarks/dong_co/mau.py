"""Việc S, L → mẫu Word của từng bộ điền, dựng bằng python-docx: cùng chữ, cùng định dạng, chỉ khác cách viết thẻ."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from dong_co.cong_viec import FIELD, ROW, ROWS, Grid, Job, Line, Table

_FONT = "Times New Roman"
_KEPT_STYLES = frozenset({"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid"})
_DROPPED_PARTS = ("stylesWithEffects", "customXml", "numbering", "thumbnail")

Tag = Callable[[str], list[Any]]
"""Tên trường → các khúc (w:r) của thẻ; định dạng do nơi gọi thêm."""


def build(path: Path, job: Job, syntax: str) -> None:
    """Ghi mẫu của `job` viết bằng thẻ `syntax`: `jinja`, `carbone`, `ngoac_don` (hai thư viện JS) hay `mergefield`."""
    document = docx.Document()
    _slim(document)
    body = document.element.body
    last = body[-1]
    for block in job.blocks:
        if isinstance(block, Line):
            last.addprevious(_paragraph(block, _TAGS[syntax]))
        elif isinstance(block, Grid):
            last.addprevious(_table(block.widths, [_grid_row(block, _TAGS[syntax])]))
        else:
            titles = [[_paragraph(Line(text, "center", bold=True, size=11), _text)] for text in block.headings]
            head = _row(block.widths, titles, lined=True)
            last.addprevious(_table(block.widths, [head, *_LOOPS[syntax](block)], lined=True))
    document.save(str(path))


def _slim(document: Any) -> None:
    """Gói cỡ một tệp Word đã lưu: bỏ 300 KB kiểu dựng sẵn của python-docx, kẻo thư viện nào đọc lại gói sẽ chịu oan."""
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.find(qn("w:name")).get(qn("w:val")) not in _KEPT_STYLES:
            styles.remove(style)
    styles.remove(styles.find(qn("w:latentStyles")))
    for owner in (document.part, document.part.package):
        for key, link in list(owner.rels.items()):
            if link.reltype.rpartition("/")[2] in _DROPPED_PARTS:
                del owner.rels[key]
    document.core_properties.author = ""
    page = document.sections[0]
    page.page_width, page.page_height, page.left_margin, page.right_margin = Mm(210), Mm(297), Mm(30), Mm(15)


def _element(tag: str, children: Iterable[Any] = (), **attributes: str) -> Any:
    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(f"w:{name}"), value)
    made.extend(children)
    return made


def _text(text: str) -> list[Any]:
    piece = _element("w:t")
    piece.text = text
    piece.set(qn("xml:space"), "preserve")
    return [_element("w:r", [piece])]


def _merge_field(name: str) -> list[Any]:
    """Trường MERGEFIELD kiểu phức: kiểu đơn (w:fldSimple) bị docx-mailmerge2 làm mất định dạng chữ."""
    instruction = _element("w:instrText")
    instruction.text = f" MERGEFIELD {name} \\* MERGEFORMAT "
    instruction.set(qn("xml:space"), "preserve")
    marks = [_element("w:r", [_element("w:fldChar", fldCharType=kind)]) for kind in ("begin", "separate", "end")]
    return [marks[0], _element("w:r", [instruction]), marks[1], *_text(f"«{name}»"), marks[2]]


_TAGS: dict[str, Tag] = {
    "jinja": lambda name: _text(f"{{{{ {name} }}}}"),
    "carbone": lambda name: _text(f"{{d.{name}}}"),
    "ngoac_don": lambda name: _text(f"{{{name}}}"),
    "mergefield": _merge_field,
}


def _paragraph(line: Line, tag: Tag) -> Any:
    runs: list[Any] = []
    for number, piece in enumerate(FIELD.split(line.text)):
        if piece:
            runs.extend(tag(piece) if number % 2 else _text(piece))
    for run in runs:
        run.insert(0, _character_format(line))
    layout = _element("w:pPr", [_element("w:spacing", before="60", after="60"), _element("w:jc", val=line.align)])
    return _element("w:p", [layout, *runs])


def _character_format(line: Line) -> Any:
    size = str(2 * line.size)
    found = [_element("w:rFonts", ascii=_FONT, hAnsi=_FONT)]
    found += [_element("w:b")] if line.bold else []
    found += [_element("w:i")] if line.italic else []
    return _element("w:rPr", [*found, _element("w:sz", val=size), _element("w:szCs", val=size)])


def _table(widths: tuple[int, ...], rows: Iterable[Any], *, lined: bool = False) -> Any:
    properties = _element("w:tblPr", [_element("w:tblW", w=str(sum(widths)), type="dxa")])
    if lined:
        properties.append(_element("w:tblBorders", _edges("top", "left")))
    properties.append(_element("w:tblLayout", type="fixed"))
    columns = _element("w:tblGrid", [_element("w:gridCol", w=str(width)) for width in widths])
    return _element("w:tbl", [properties, columns, *rows])


def _edges(*sides: str) -> list[Any]:
    return [_element(f"w:{side}", val="single", sz="4", space="0", color="auto") for side in sides]


def _row(widths: Iterable[int], cells: Iterable[list[Any]], *, lined: bool = False) -> Any:
    """Một hàng; viền ghi ở từng ô như Word vẫn ghi khi người soạn kẻ tay."""
    made = []
    for width, paragraphs in zip(widths, cells, strict=True):
        layout = [_element("w:tcW", w=str(width), type="dxa")]
        layout += [_element("w:tcBorders", _edges("bottom", "right"))] if lined else []
        layout.append(_element("w:vAlign", val="center"))
        made.append(_element("w:tc", [_element("w:tcPr", layout), *paragraphs]))
    return _element("w:tr", made)


def _grid_row(grid: Grid, tag: Tag) -> Any:
    return _row(grid.widths, [[_paragraph(line, tag) for line in cell] for cell in grid.cells])


def _cells(table: Table, tag: Tag) -> Any:
    """Hàng dữ liệu của bảng lặp: mỗi ô một trường."""
    cells = [[_paragraph(Line(f"{{{name}}}", "left", size=11), tag)] for name in table.fields]
    return _row(table.widths, cells, lined=True)


def _jinja_rows(table: Table) -> list[Any]:
    """Hàng `{%tr for %}`, hàng dữ liệu, hàng `{%tr endfor %}` như tài liệu của docxtpl."""
    blank = [""] * (len(table.fields) - 1)
    marks = [[f"{{%tr for {ROW} in {ROWS} %}}", *blank], ["{%tr endfor %}", *blank]]
    opening, closing = (_row(table.widths, [[_element("w:p", _text(text))] for text in texts]) for texts in marks)
    return [opening, _cells(table, lambda name: _text(f"{{{{ {ROW}.{name} }}}}")), closing]


def _carbone_rows(table: Table) -> list[Any]:
    """Hàng mẫu `[i]` và hàng `[i+1]` mà carbone cần để biết chỗ lặp."""
    return [
        _cells(table, lambda name: _text(f"{{d.{ROWS}[i].{name}}}")),
        _cells(table, lambda name: _text(f"{{d.{ROWS}[i+1].{name}}}")),
    ]


def _loop_rows(table: Table) -> list[Any]:
    """Một hàng, `{#bang}` ở đầu ô đầu và `{/bang}` ở cuối ô cuối."""

    def tag(name: str) -> list[Any]:
        before = f"{{#{ROWS}}}" if name == table.fields[0] else ""
        after = f"{{/{ROWS}}}" if name == table.fields[-1] else ""
        return _text(f"{before}{{{name}}}{after}")

    return [_cells(table, tag)]


def _merge_rows(table: Table) -> list[Any]:
    return [_cells(table, _merge_field)]


_LOOPS: dict[str, Callable[[Table], list[Any]]] = {
    "jinja": _jinja_rows,
    "carbone": _carbone_rows,
    "ngoac_don": _loop_rows,
    "mergefield": _merge_rows,
}

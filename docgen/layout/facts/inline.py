"""Nội dung của một `w:p` → các khúc chữ, vạch kẻ, trường, hình, hộp chữ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts import drawings
from docgen.layout.facts.cascade import Cascade
from docgen.layout.facts.properties import Properties
from docgen.layout.facts.values import DrawnRule, Run
from docgen.ooxml.xml import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_R, _T, _RPR = f"{W}r", f"{W}t", f"{W}rPr"
_FIELD_CHAR, _CODE, _BREAK, _RENDERED = f"{W}fldChar", f"{W}instrText", f"{W}br", f"{W}lastRenderedPageBreak"
_SIMPLE_FIELD, _SYMBOL, _ALTERNATIVE, _CHOICE = f"{W}fldSimple", f"{W}sym", f"{_MC}AlternateContent", f"{_MC}Choice"
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_TEXT_BOX = f"{W}txbxContent"
_SKIPPED = frozenset({f"{W}pPr", f"{W}del", f"{W}moveFrom", f"{_MC}Fallback"})
_LETTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class Atom(NamedTuple):
    """Một mẩu chữ in ra và thẻ mang nó (`w:t`, `w:tab`, `w:br`…): cầu nối từ vị trí chữ về chỗ sửa trong XML."""

    element: etree._Element
    text: str


@dataclass(slots=True)
class Content:
    """Nội dung một đoạn. `boxes`: các `w:txbxContent`; `page_breaks_*`: số trang lật trước, sau chữ đầu tiên.

    `hidden`: chữ ẩn, không in ra nên không thuộc `runs`; `atoms`: chữ của `runs` theo từng thẻ.
    """

    runs: tuple[Run, ...] = ()
    rules: list[DrawnRule] = field(default_factory=list)
    fields: tuple[str, ...] = ()
    pictures: int = 0
    boxes: list[etree._Element] = field(default_factory=list)
    page_breaks_before: int = 0
    page_breaks_after: int = 0
    hidden: str = ""
    atoms: list[Atom] = field(default_factory=list)


class Inline:
    """Đọc nội dung từng đoạn của một phần; trường Word có thể vắt qua nhiều đoạn nên trạng thái được giữ lại."""

    def __init__(self, cascade: Cascade) -> None:
        self._cascade = cascade
        self._open_fields: list[bool] = []
        self._style = self._table_style = ""
        self._content = Content()
        self._runs: list[Run] = []
        self._code: list[str] = []

    def read(self, paragraph: etree._Element, style: str, table_style: str) -> Content:
        """Nội dung của `paragraph`, một đoạn kiểu `style` nằm trong bảng kiểu `table_style` (rỗng nếu ngoài bảng)."""
        self._style, self._table_style = style, table_style
        self._content, self._runs, self._code = Content(), [], []
        self._children(paragraph)
        content = self._content
        content.runs = tuple(self._runs)
        content.fields = tuple(words[0].upper() for code in self._code if (words := code.split()))
        return content

    def _children(self, owner: etree._Element) -> None:
        for child in owner:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag == _SIMPLE_FIELD:
                self._code.append(child.get(f"{W}instr") or "")
                self._open_fields.append(True)
                self._children(child)
                self._open_fields.pop()
            elif tag not in _SKIPPED:
                self._children(child)

    def _run(self, run: etree._Element) -> None:
        properties = run.find(_RPR)
        own = self._cascade.own_run(properties)
        pieces: list[Atom] = []
        self._run_content(run, pieces, own)
        # Mã trường (giữa begin và separate) không in ra.
        if pieces and not (self._open_fields and not self._open_fields[-1]):
            self._append(pieces, own)

    def _run_content(self, owner: etree._Element, pieces: list[Atom], own: Properties) -> None:
        for child in owner:
            tag = child.tag
            if tag == _T:
                text = child.text or ""
                if text[:1] in " \t\n" or text[-1:] in " \t\n":
                    text = text if child.get(_SPACE) == "preserve" else text.strip(" \t\n\r")
                pieces.append(Atom(child, text.replace("\n", " ")))
            elif tag in _LETTERS:
                pieces.append(Atom(child, _LETTERS[tag]))
            elif tag == _BREAK:
                if child.get(f"{W}type") == "page":
                    self._turn(pieces)
                elif child.get(f"{W}type") != "column":
                    pieces.append(Atom(child, "\n"))
            elif tag == _RENDERED:
                self._turn(pieces)
            elif tag == _FIELD_CHAR:
                self._field(child)
            elif tag == _CODE:
                if self._code and self._open_fields:
                    self._code[-1] += child.text or ""
            elif tag == _SYMBOL:
                pieces.append(Atom(child, _symbol(child)))
            elif tag in _DRAWINGS:
                self._drawing(child)
            elif tag == _ALTERNATIVE:
                choice = child.find(_CHOICE)
                if choice is not None:
                    self._run_content(choice, pieces, own)

    def _field(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open_fields.append(False)
            self._code.append("")
        elif kind == "separate" and self._open_fields:
            self._open_fields[-1] = True
        elif kind == "end" and self._open_fields:
            self._open_fields.pop()

    def _turn(self, pieces: list[Atom]) -> None:
        if self._runs or any(piece.text.strip() for piece in pieces):
            self._content.page_breaks_after += 1
        else:
            self._content.page_breaks_before += 1

    def _drawing(self, element: etree._Element) -> None:
        content = self._content
        content.rules.extend(drawings.drawn(element))
        content.pictures += drawings.pictures(element)
        for box in element.iter(_TEXT_BOX):
            if not any(parent.tag == f"{_MC}Fallback" for parent in box.iterancestors()):
                content.boxes.append(box)

    def _append(self, pieces: list[Atom], own: Properties) -> None:
        text = "".join(piece.text for piece in pieces)
        if not text:
            return
        shape = self._cascade.character(self._style, self._table_style, own)
        if shape.hidden:
            self._content.hidden += text
            return
        self._content.atoms.extend(pieces)
        in_field = bool(self._open_fields)
        runs = self._runs
        if runs and runs[-1].format is shape and runs[-1].field is in_field:
            runs[-1] = Run(runs[-1].text + text, shape, in_field)
        else:
            runs.append(Run(text, shape, in_field))


def _symbol(element: etree._Element) -> str:
    """Ký tự của `w:sym`; ký tự vùng dùng riêng là hình trong phông ký hiệu, coi như một chấm."""
    try:
        code = int(element.get(f"{W}char") or "2022", 16)
    except ValueError:
        return "•"
    return "•" if 0xE000 <= code <= 0xF8FF or not 0x20 <= code < 0x110000 else chr(code)

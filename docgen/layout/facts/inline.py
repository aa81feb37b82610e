"""Nội dung của một `w:p` → các khúc chữ, vạch kẻ, trường, hình, hộp chữ."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts import drawings
from docgen.layout.facts.cascade import Cascade
from docgen.layout.facts.table_look import PLAIN_LOOK, TableLook
from docgen.layout.facts.values import CharFormat, DrawnRule, Run
from docgen.ooxml.xml import W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_R, _T, _RPR, _PPR = f"{W}r", f"{W}t", f"{W}rPr", f"{W}pPr"
_FIELD_CHAR, _CODE, _BREAK, _RENDERED = f"{W}fldChar", f"{W}instrText", f"{W}br", f"{W}lastRenderedPageBreak"
_SIMPLE_FIELD, _SYMBOL = f"{W}fldSimple", f"{W}sym"
ALTERNATIVE, _CHOICE, _FALLBACK = f"{_MC}AlternateContent", f"{_MC}Choice", f"{_MC}Fallback"
_DRAWINGS = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
_SKIPPED = frozenset({_PPR, f"{W}del", f"{W}moveFrom"})
_LETTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


class Atom(NamedTuple):
    """Một mẩu chữ in ra và thẻ mang nó (`w:t`, `w:tab`, `w:br`…): cầu nối từ vị trí chữ về chỗ sửa trong XML."""

    element: etree._Element
    text: str


@dataclass(slots=True)
class Content:
    """Nội dung một đoạn. `boxes`: các hộp chữ; `page_breaks_*`: số trang lật trước, sau chữ đầu tiên.

    `hidden`: chữ ẩn, không in ra nên không thuộc `runs`; `atoms`: chữ của `runs` theo từng thẻ.
    """

    runs: tuple[Run, ...] = ()
    rules: list[DrawnRule] = field(default_factory=list)
    fields: tuple[str, ...] = ()
    field_formats: tuple[CharFormat, ...] = ()
    pictures: int = 0
    boxes: list[drawings.Box] = field(default_factory=list)
    page_breaks_before: int = 0
    page_breaks_after: int = 0
    hidden: str = ""
    atoms: list[Atom] = field(default_factory=list)


class Inline:
    """Đọc nội dung từng đoạn của một phần; trường Word có thể vắt qua nhiều đoạn nên trạng thái được giữ lại."""

    def __init__(self, cascade: Cascade) -> None:
        self._cascade = cascade
        self._open_fields: list[bool] = []
        self._style, self._look, self._in_cell = "", PLAIN_LOOK, False
        self._run_properties: etree._Element | None = None
        self._content = Content()
        self._runs: list[Run] = []
        self._texts: list[str] = []
        self._shape: CharFormat | None = None
        self._in_field = False
        self._code: list[str] = []
        self._code_looks: list[CharFormat] = []
        self.turned = False
        """Vừa sang trang vì tự ngắt, chưa có chữ nào: dấu trang Word ghi ngay sau đó là chính lần sang trang ấy."""

    def read(self, paragraph: etree._Element, style: str, look: TableLook, *, in_cell: bool = False) -> Content:
        """Nội dung của `paragraph`, một đoạn kiểu `style` nằm trong ô nhận kiểu bảng `look`.

        Trong ô bảng Word không theo lệnh ngắt trang nằm giữa chữ.
        """
        self._style, self._look, self._in_cell = style, look, in_cell
        self._content, self._runs, self._code, self._code_looks = Content(), [], [], []
        # Kết quả của trường vắt qua nhiều đoạn được, mã trường thì không: mã còn mở là trường hỏng, Word bỏ qua.
        self._open_fields = [shown for shown in self._open_fields if shown]
        content = self._content
        # Đoạn trống (phần lớn ô của biểu mẫu) không có gì để đọc.
        if len(paragraph) == 0 or (len(paragraph) == 1 and paragraph[0].tag == _PPR):
            return content
        self._children(paragraph)
        self._finish_run()
        content.runs = tuple(self._runs)
        named = [
            (words[0].upper(), look)
            for code, look in zip(self._code, self._code_looks, strict=True)
            if (words := code.split())
        ]
        content.fields = tuple(name for name, _ in named)
        content.field_formats = tuple(look for _, look in named)
        return content

    def _children(self, owner: etree._Element) -> None:
        for child in owner:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag == _SIMPLE_FIELD:
                self._open_code(child.get(f"{W}instr") or "")
                self._open_fields.append(True)
                self._children(child)
                self._open_fields.pop()
            elif tag == ALTERNATIVE:
                chosen = alternative(child)
                if chosen is not None:
                    self._children(chosen)
            elif tag not in _SKIPPED:
                self._children(child)

    def _run(self, run: etree._Element) -> None:
        self._run_properties = None
        pieces: list[Atom] = []
        self._run_content(run, pieces)
        if pieces:
            self._append(pieces)

    def _run_content(self, owner: etree._Element, pieces: list[Atom]) -> None:
        for child in owner:
            tag = child.tag
            if tag == _RPR:
                self._run_properties = child
            elif tag == _T:
                text = child.text or ""
                if text[:1] in " \t\n" or text[-1:] in " \t\n":
                    text = text if child.get(_SPACE) == "preserve" else text.strip(" \t\n\r")
                if text:
                    pieces.append(Atom(child, text.replace("\n", " ")))
            elif tag in _LETTERS:
                pieces.append(Atom(child, _LETTERS[tag]))
            elif tag == _BREAK:
                kind = child.get(f"{W}type")
                if kind == "page":
                    self._append(pieces)
                    if not self._in_cell:
                        self._turn(explicit=True)
                elif kind != "column":
                    pieces.append(Atom(child, "\n"))
            elif tag == _RENDERED:
                self._append(pieces)
                self._turn(explicit=False)
            elif tag == _FIELD_CHAR:
                self._append(pieces)
                self._field(child)
            elif tag == _CODE:
                if self._code and self._open_fields:
                    self._code[-1] += child.text or ""
                    self._code_looks[-1] = self._cascade.character(self._style, self._look, self._run_properties)
            elif tag == _SYMBOL:
                pieces.append(Atom(child, _symbol(child)))
            elif tag in _DRAWINGS:
                self._drawing(child)
            elif tag == ALTERNATIVE:
                chosen = alternative(child)
                if chosen is not None:
                    self._run_content(chosen, pieces)

    def _open_code(self, code: str) -> None:
        self._code.append(code)
        self._code_looks.append(self._cascade.character(self._style, self._look, None))

    def _field(self, element: etree._Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open_fields.append(False)
            self._open_code("")
        elif kind == "separate" and self._open_fields:
            self._open_fields[-1] = True
        elif kind == "end" and self._open_fields:
            self._open_fields.pop()

    def _turn(self, *, explicit: bool) -> None:
        known = self.turned and not explicit
        self.turned = explicit
        if known:
            return
        if self._runs or any(text.strip() for text in self._texts):
            self._content.page_breaks_after += 1
        else:
            self._content.page_breaks_before += 1

    def _drawing(self, element: etree._Element) -> None:
        content = self._content
        content.rules.extend(drawings.drawn(element))
        content.pictures += drawings.pictures(element)
        content.boxes.extend(drawings.boxes(element))

    def _append(self, pieces: list[Atom]) -> None:
        """Nhận rồi bỏ trống `pieces`. Mã trường (giữa begin và separate) không in ra, kể cả trường con trong mã."""
        if pieces and all(self._open_fields):
            shape = self._cascade.character(self._style, self._look, self._run_properties)
            texts = [piece.text for piece in pieces]
            if shape.hidden:
                self._content.hidden += "".join(texts)
            else:
                in_field = bool(self._open_fields)
                if shape is not self._shape or in_field is not self._in_field:
                    self._finish_run()
                    self._shape, self._in_field = shape, in_field
                self._texts += texts
                self._content.atoms += pieces
                self.turned = self.turned and not "".join(texts).strip()
        pieces.clear()

    def _finish_run(self) -> None:
        """Chữ liền nhau cùng định dạng là một khúc, dù Word cắt thành nhiều `w:r`."""
        if self._texts and self._shape is not None:
            self._runs.append(Run("".join(self._texts), self._shape, self._in_field))
        self._texts, self._shape = [], None


def _symbol(element: etree._Element) -> str:
    """Ký tự của `w:sym`; ký tự vùng dùng riêng là hình trong phông ký hiệu, coi như một chấm."""
    try:
        code = int(element.get(f"{W}char") or "2022", 16)
    except ValueError:
        return "•"
    # 0xD800 đến 0xDFFF không phải ký tự; 0xE000 đến 0xF8FF là vùng dùng riêng.
    return "•" if 0xD800 <= code <= 0xF8FF or not 0x20 <= code < 0x110000 else chr(code)


def alternative(element: etree._Element) -> etree._Element | None:
    """Nhánh được đọc của `mc:AlternateContent`: lựa chọn đầu tiên, không có thì bản dự phòng."""
    found = element.find(_CHOICE)
    return element.find(_FALLBACK) if found is None else found

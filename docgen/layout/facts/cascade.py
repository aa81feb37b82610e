"""styles.xml, theme → định dạng có hiệu lực; mỗi tổ hợp (kiểu, thuộc tính riêng) chỉ tính một lần.

Thứ tự: mặc định của tệp → kiểu bảng → số tự động → kiểu đoạn (theo chuỗi based-on) → kiểu chữ → thuộc tính ghi trực
tiếp. Thuộc tính bật/tắt của các tầng kiểu đảo nhau (ISO/IEC 29500-1, 17.7.3); ghi trực tiếp thì lấy nguyên.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from docgen.layout.facts.properties import (
    FONT_SLOTS,
    TOGGLES,
    VAL,
    Properties,
    fingerprint,
    number,
    paragraph_properties,
    run_properties,
)
from docgen.layout.facts.table_look import TableLook, branches
from docgen.layout.facts.values import TWIPS_PER_MM, CharFormat, ParagraphFormat
from docgen.ooxml.xml import W, first_child

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_TABLE_MARGINS, _CELL_MARGINS = f"{W}tblCellMar", f"{W}tcMar"
_WORD_FONT = "Times New Roman"
_WORD_SIZE = 10.0
_POINT_MM = 25.4 / 72
_FIELDS = tuple(name for name in ParagraphFormat._fields)
_PLAIN = tuple(name for name in CharFormat._fields if name not in TOGGLES and name != "fonts")


def theme_fonts(theme: etree._Element | None) -> dict[str, str]:
    """Tên phông chủ đề (minorHAnsi, majorBidi…) → phông thật; phông để trống không có mặt."""
    found: dict[str, str] = {}
    if theme is None:
        return found
    for group in ("major", "minor"):
        fonts = next(theme.iter(f"{A}{group}Font"), None)
        if fonts is None:
            continue
        for tag, names in (("latin", ("HAnsi", "Ascii")), ("cs", ("Bidi",)), ("ea", ("EastAsia",))):
            face = fonts.find(f"{A}{tag}")
            if face is not None and face.get("typeface"):
                found.update({f"{group}{name}": face.get("typeface", "") for name in names})
    return found


class ParagraphStyle(NamedTuple):
    """Một kiểu đoạn: mã, tên người đọc thấy, số tự động (numId, cấp) và viền đoạn mà kiểu ấy mang."""

    id: str
    name: str
    numbering: tuple[str, int] | None
    borders: tuple[tuple[str, str], ...]


class Cascade:
    """Các kiểu của một tệp; `character` và `paragraph` trả định dạng có hiệu lực."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = theme_fonts(theme)
        self._styles: dict[str, etree._Element] = {}
        self._default_style = ""
        self._default_table = ""
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        if styles is not None:
            self._load(styles)
        self._chains: dict[tuple[object, ...], Properties] = {}
        self._numbered: dict[str, tuple[Properties, Properties]] = {}
        self._chars: dict[tuple[object, ...], CharFormat] = {}
        self._paragraph_styles: dict[str, ParagraphStyle] = {}
        self._formats: dict[CharFormat, CharFormat] = {}
        self._paragraphs: dict[tuple[object, ...], ParagraphFormat] = {}

    def _load(self, styles: etree._Element) -> None:
        for style in styles.iter(f"{W}style"):
            identifier = style.get(f"{W}styleId", "")
            self._styles[identifier] = style
            if style.get(f"{W}default", "0") in ("1", "true", "on"):
                if _kind(style) == "paragraph":
                    self._default_style = identifier
                elif _kind(style) == "table":
                    self._default_table = identifier
        if not self._default_style and self._is("Normal", "paragraph"):
            self._default_style = "Normal"
        defaults = styles.find(f"{W}docDefaults")
        if defaults is not None:
            self._run_defaults = self._own_run(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._paragraph_defaults = paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))

    def _own_run(self, element: etree._Element | None) -> Properties:
        return run_properties(element, lambda name: self._theme.get(name, ""))

    def _is(self, style: str, kind: str) -> bool:
        return style in self._styles and _kind(self._styles[style]) == kind

    def paragraph_style(self, style: str) -> ParagraphStyle:
        """Kiểu đoạn Word dùng cho một đoạn ghi kiểu `style`: không có kiểu ấy, hay sai loại, là kiểu mặc định."""
        found = self._paragraph_styles.get(style)
        if found is None:
            found = self._paragraph_styles[style] = self._paragraph_style(style)
        return found

    def _paragraph_style(self, style: str) -> ParagraphStyle:
        used = style if self._is(style, "paragraph") else self._default_style
        element = self._styles.get(used)
        name = None if element is None else element.find(f"{W}name")
        chain = self._chain(used, "paragraph", run=False)
        return ParagraphStyle(
            id=used,
            name="" if name is None else name.get(VAL, ""),
            numbering=(chain["number_id"], chain.get("number_level", 0)) if "number_id" in chain else None,
            borders=chain.get("borders", ()),
        )

    def table_styles(self, style: str) -> list[etree._Element]:
        """Các `w:style` của kiểu bảng, từ gốc đến con; bảng không ghi kiểu thì lấy kiểu bảng mặc định."""
        chosen = style if self._is(style, "table") else self._default_table
        return self._ancestry(chosen, "table")[::-1]

    def character(self, style: str, table: TableLook, own: etree._Element | None) -> CharFormat:
        """Định dạng chữ của một khúc có `w:rPr` là `own`, trong đoạn kiểu `style`, ô bảng kiểu `table`."""
        key = (style, table, fingerprint(own))
        found = self._chars.get(key)
        if found is None:
            # Nhiều khóa cho cùng một định dạng: giữ một đối tượng để khúc kề nhau cùng định dạng được ghép lại.
            found = self._character(style, table, self._own_run(own))
            found = self._chars[key] = self._formats.setdefault(found, found)
        return found

    def _character(self, style: str, table: TableLook, own: Properties) -> CharFormat:
        layers = [
            self._chain(table.style, "table", run=True, wanted=table.branches),
            self._chain(style, "paragraph", run=True),
            self._chain(own["style"], "character", run=True) if own.get("style") else {},
        ]
        merged: Properties = {**self._run_defaults}
        for layer in (*layers, own):
            merged.update(layer)
        for toggle in TOGGLES:
            if toggle not in own:
                base = self._run_defaults.get(toggle, False)
                flips = sum(layer.get(toggle, base) != base for layer in layers)
                merged[toggle] = base != (flips % 2 == 1)
        first, second, third = (merged.get(slot, _WORD_FONT) for slot in FONT_SLOTS)
        merged.setdefault("size", _WORD_SIZE)
        plain = {name: merged[name] for name in (*_PLAIN, *TOGGLES) if name in merged}
        return CharFormat(fonts=(first, second, third), **plain)

    def paragraph(
        self, style: str, table: TableLook, own: Properties, level: Properties, size: float = 14.0
    ) -> ParagraphFormat:
        """Định dạng đoạn; `level`: thuộc tính đoạn của cấp số tự động; `size`: cỡ chữ, cho thụt dòng tính bằng chữ."""
        key = (style, table, size, *own.items(), "|", *level.items())
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(style, table, own, level, size)
        return found

    def _paragraph(
        self, style: str, table: TableLook, own: Properties, level: Properties, size: float
    ) -> ParagraphFormat:
        # Số ghi trực tiếp đè lên kiểu; số do kiểu mang thì đè lên các kiểu cha, còn chính kiểu ấy đè lên cấp số.
        before, after = self._around_numbering(style)
        middle = (before, after, level) if "number_id" in own else (before, level, after)
        merged: Properties = {**self._paragraph_defaults}
        outer = self._chain(table.style, "table", run=False, wanted=table.branches)
        for layer in (outer, *middle, own):
            merged.update(layer)
            if "first_line" in layer and "first_line_chars" not in layer:
                merged.pop("first_line_chars", None)
        if chars := merged.get("first_line_chars"):
            merged["first_line"] = chars * size * _POINT_MM
        return ParagraphFormat(**{name: merged[name] for name in _FIELDS if name in merged})

    def _around_numbering(self, style: str) -> tuple[Properties, Properties]:
        """Thuộc tính đoạn của các kiểu cha chưa mang số, và của kiểu mang số cùng các kiểu con."""
        found = self._numbered.get(style)
        if found is None:
            before: Properties = {}
            after: Properties = {}
            for element in reversed(self._ancestry(style, "paragraph")):
                own = _own_paragraph(element)
                if "number_id" in own:
                    before.update(after)
                    after = own
                else:
                    (after if after else before).update(own)
            found = self._numbered[style] = (before, after)
        return found

    def _chain(self, style: str, kind: str, *, run: bool, wanted: tuple[str, ...] = ()) -> Properties:
        """Thuộc tính của một kiểu đã gộp theo chuỗi based-on; kiểu không có hay sai loại: rỗng."""
        key = (style, kind, wanted, run)
        found = self._chains.get(key)
        if found is None:
            found = self._chains[key] = {}
            for element in reversed(self._ancestry(style, kind)):
                for owner in (element, *branches(element, wanted)):
                    own = self._own_run(owner.find(f"{W}rPr")) if run else _own_paragraph(owner)
                    found.update(own)
        return found

    def _ancestry(self, style: str, kind: str) -> list[etree._Element]:
        """Kiểu và các kiểu cha cùng loại, từ con đến gốc; chuỗi vòng lặp (tệp hỏng) bị cắt."""
        found: list[etree._Element] = []
        seen: set[str] = set()
        while style not in seen and self._is(style, kind):
            seen.add(style)
            element = self._styles[style]
            found.append(element)
            based_on = element.find(f"{W}basedOn")
            style = "" if based_on is None else based_on.get(VAL, "")
        return found


def _kind(style: etree._Element) -> str:
    return style.get(f"{W}type") or "paragraph"


def _own_paragraph(owner: etree._Element) -> Properties:
    found = paragraph_properties(owner.find(f"{W}pPr"))
    for name in ("style", "mark_element", "section_element"):
        found.pop(name, None)
    return found


def table_cell_margins(properties: etree._Element | None) -> Mapping[str, float]:
    """Đệm trái, phải của ô ghi trong `w:tblPr`, `w:tcPr`, mm; cạnh không ghi thì vắng."""
    margins = None
    if properties is not None:
        margins = first_child(properties, _TABLE_MARGINS)
        if margins is None:
            margins = first_child(properties, _CELL_MARGINS)
    found: dict[str, float] = {}
    if margins is None:
        return found
    for side, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            one = margins.find(f"{W}{name}")
            value = None if one is None else number(one.get(f"{W}w"))
            if value is not None:
                found[side] = value / TWIPS_PER_MM
    return found

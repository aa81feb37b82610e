"""styles.xml, theme → định dạng có hiệu lực; mỗi tổ hợp (kiểu, thuộc tính riêng) chỉ tính một lần.

Thứ tự: mặc định của tệp → kiểu bảng → số tự động → kiểu đoạn (theo chuỗi based-on) → kiểu chữ → thuộc tính ghi trực
tiếp. Thuộc tính bật/tắt của các tầng kiểu đảo nhau (ISO/IEC 29500-1, 17.7.3); ghi trực tiếp thì lấy nguyên.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.layout.facts.properties import (
    FONT_SLOTS,
    TOGGLES,
    VAL,
    Properties,
    paragraph_properties,
    run_properties,
)
from docgen.layout.facts.values import TWIPS_PER_MM, CharFormat, ParagraphFormat
from docgen.ooxml.xml import W

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
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


class Cascade:
    """Các kiểu của một tệp; `character` và `paragraph` trả định dạng có hiệu lực."""

    def __init__(self, styles: etree._Element | None, theme: etree._Element | None) -> None:
        self._theme = theme_fonts(theme)
        self._styles: dict[str, etree._Element] = {}
        self.default_style = ""
        self._default_table = ""
        self._run_defaults: Properties = {}
        self._paragraph_defaults: Properties = {}
        if styles is not None:
            self._load(styles)
        self._chains: dict[tuple[str, bool], Properties] = {}
        self._chars: dict[tuple[object, ...], CharFormat] = {}
        self._paragraphs: dict[tuple[object, ...], ParagraphFormat] = {}

    def _load(self, styles: etree._Element) -> None:
        for style in styles.iter(f"{W}style"):
            identifier = style.get(f"{W}styleId", "")
            self._styles[identifier] = style
            if style.get(f"{W}default", "0") in ("1", "true", "on"):
                if style.get(f"{W}type") == "paragraph":
                    self.default_style = identifier
                elif style.get(f"{W}type") == "table":
                    self._default_table = identifier
        defaults = styles.find(f"{W}docDefaults")
        if defaults is not None:
            self._run_defaults = self.own_run(defaults.find(f"{W}rPrDefault/{W}rPr"))
            self._paragraph_defaults = paragraph_properties(defaults.find(f"{W}pPrDefault/{W}pPr"))

    def own_run(self, element: etree._Element | None) -> Properties:
        """Thuộc tính chữ ghi trong một `w:rPr`."""
        return run_properties(element, lambda name: self._theme.get(name, ""))

    def name(self, style: str) -> str:
        """Tên người đọc thấy của một kiểu; rỗng khi không có."""
        element = self._styles.get(style)
        name = None if element is None else element.find(f"{W}name")
        return "" if name is None else name.get(VAL, "")

    def numbering(self, style: str) -> tuple[str, int] | None:
        """Số tự động mà kiểu đoạn mang: (numId, cấp)."""
        chain = self._chain(style or self.default_style, run=False)
        return (chain["number_id"], chain.get("number_level", 0)) if "number_id" in chain else None

    def borders(self, style: str) -> tuple[tuple[str, str], ...]:
        """Viền đoạn mà kiểu đoạn mang."""
        found: tuple[tuple[str, str], ...] = self._chain(style or self.default_style, run=False).get("borders", ())
        return found

    def table_element(self, style: str) -> etree._Element | None:
        """`w:style` của kiểu bảng."""
        return self._styles.get(style or self._default_table)

    def character(self, paragraph_style: str, table_style: str, own: Properties) -> CharFormat:
        """Định dạng chữ của một khúc có thuộc tính riêng `own` trong đoạn kiểu `paragraph_style`."""
        key = (paragraph_style, table_style, *own.items())
        found = self._chars.get(key)
        if found is None:
            found = self._chars[key] = self._character(paragraph_style, table_style, own)
        return found

    def _character(self, paragraph_style: str, table_style: str, own: Properties) -> CharFormat:
        layers = [
            self._chain(table_style or self._default_table, run=True),
            self._chain(paragraph_style or self.default_style, run=True),
            self._chain(own["style"], run=True) if own.get("style") else {},
        ]
        merged: Properties = {**self._run_defaults}
        for layer in (*layers, own):
            merged.update(layer)
        for toggle in TOGGLES:
            set_by = [layer[toggle] for layer in layers if toggle in layer]
            if toggle in own:
                merged[toggle] = own[toggle]
            elif set_by:
                merged[toggle] = sum(set_by) % 2 == 1
        first, second, third = (merged.get(slot, _WORD_FONT) for slot in FONT_SLOTS)
        merged.setdefault("size", _WORD_SIZE)
        plain = {name: merged[name] for name in (*_PLAIN, *TOGGLES) if name in merged}
        return CharFormat(fonts=(first, second, third), **plain)

    def paragraph(
        self, style: str, table_style: str, own: Properties, level: Properties, size: float = 14.0
    ) -> ParagraphFormat:
        """Định dạng đoạn; `level`: thuộc tính đoạn của cấp số tự động; `size`: cỡ chữ, cho thụt dòng tính bằng chữ."""
        key = (style, table_style, size, *own.items(), "|", *level.items())
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(style, table_style, own, level, size)
        return found

    def _paragraph(
        self, style: str, table_style: str, own: Properties, level: Properties, size: float
    ) -> ParagraphFormat:
        chain = self._chain(style or self.default_style, run=False)
        # Số tự động ghi trực tiếp đè lên kiểu; số do kiểu mang thì chính kiểu ấy đè lên cấp số.
        middle = (chain, level) if "number_id" in own else (level, chain)
        merged: Properties = {**self._paragraph_defaults}
        for layer in (self._chain(table_style or self._default_table, run=False), *middle, own):
            merged.update(layer)
            if "first_line" in layer and "first_line_chars" not in layer:
                merged.pop("first_line_chars", None)
        if chars := merged.get("first_line_chars"):
            merged["first_line"] = chars * size * _POINT_MM
        return ParagraphFormat(**{name: merged[name] for name in _FIELDS if name in merged})

    def _chain(self, style: str, *, run: bool) -> Properties:
        """Thuộc tính của một kiểu đã gộp theo chuỗi based-on; kiểu không có: rỗng."""
        key = (style, run)
        found = self._chains.get(key)
        if found is None:
            found = {}
            for element in reversed(self._ancestry(style)):
                if run:
                    found.update(self.own_run(element.find(f"{W}rPr")))
                else:
                    own = paragraph_properties(element.find(f"{W}pPr"))
                    own.pop("style", None)
                    found.update(own)
            self._chains[key] = found
        return found

    def _ancestry(self, style: str) -> list[etree._Element]:
        """Kiểu và các kiểu cha, từ con đến gốc; chuỗi vòng lặp (tệp hỏng) bị cắt."""
        found: list[etree._Element] = []
        seen: set[str] = set()
        while style in self._styles and style not in seen:
            seen.add(style)
            element = self._styles[style]
            found.append(element)
            based_on = element.find(f"{W}basedOn")
            style = "" if based_on is None else based_on.get(VAL, "")
        return found


def table_cell_margins(properties: etree._Element | None) -> Mapping[str, float]:
    """Đệm trái, phải của ô ghi trong `w:tblPr`, `w:tcPr`, mm; cạnh không ghi thì vắng."""
    margins = None
    if properties is not None:
        margins = properties.find(f"{W}tblCellMar")
        if margins is None:
            margins = properties.find(f"{W}tcMar")
    found: dict[str, float] = {}
    if margins is None:
        return found
    for side, names in (("left", ("left", "start")), ("right", ("right", "end"))):
        for name in names:
            one = margins.find(f"{W}{name}")
            if one is not None:
                try:
                    found[side] = float(one.get(f"{W}w", "0")) / TWIPS_PER_MM
                except ValueError:
                    continue
    return found

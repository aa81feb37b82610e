"""Định dạng có hiệu lực, so từng khúc chữ với docx-plus, một bộ tính độc lập đã được đo đối chiếu với Word.

Khác nhau có chủ ý, theo ISO/IEC 29500-1 và điều Word thật làm; chỗ khác nhau thì không so:

- Phông: docx-plus chỉ có một tên phông, lấy `hAnsi` hay `cs` khi `ascii` vắng; ta giữ ba phông riêng (17.3.2.26).
- Màu chủ đề: docx-plus tính từ bảng màu, lệch một đơn vị ở màu pha (366091); ta đọc `w:val` Word ghi kèm (365F91).
- Thụt lề của số do kiểu mang: docx-plus cho cấp số đè lên kiểu; với Word, chính kiểu mang số đè lên cấp số (17.7.2:
  kiểu đoạn đứng sau danh sách).
- Thụt dòng, khoảng cách tính bằng chữ, bằng dòng (`firstLineChars`, `beforeLines`…; 17.3.1.12, 17.3.1.33): docx-plus
  bỏ qua.
"""

from __future__ import annotations

import importlib
import io
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import docx
import pytest
from docx.opc.part import PartFactory
from docx_kit import cell, p, r, row, style, table
from docx_kit import docx as package

from docgen.layout.facts.cascade import Cascade
from docgen.layout.facts.inline import Atom
from docgen.layout.facts.numbering import Numbering
from docgen.layout.facts.story import StoryReader
from docgen.layout.facts.values import TWIPS_PER_MM, CharFormat, Paragraph
from docgen.layout.package import DocxPackage
from docgen.ooxml.xml import W

if TYPE_CHECKING:
    from docx_plus.styles import ResolvedFormatting


def independent() -> ModuleType:
    """docx-plus. Lúc nhập, nó dạy python-docx thêm loại phần; trả lại như cũ để phép thử khác không chạy khác đi."""
    before = dict(PartFactory.part_type_for)
    found = importlib.import_module("docx_plus.styles")
    PartFactory.part_type_for.clear()
    PartFactory.part_type_for.update(before)
    return found


DOCX_PLUS = independent()
ROOT = Path(__file__).parents[3]
TEMPLATES = sorted((ROOT / "templates").rglob("*.docx"))
ALIGNMENTS = {"start": "left", "end": "right"}


class Own:
    """Kết quả của ta: đoạn theo số thứ tự `w:p`, định dạng theo số thứ tự `w:r`."""

    def __init__(self, data: bytes) -> None:
        package = DocxPackage(data, "thu.docx")
        root = package.document
        cascade = Cascade(package.related("styles"), package.related("theme"))
        atoms: dict[int, list[Atom]] = {}
        numbering = Numbering(package.related("numbering"))
        story = StoryReader(package.main, root, cascade, numbering, [170.0] * 50, atoms)
        story.read(root)
        self.paragraphs = {one.ref.ordinal: one for one in story.paragraphs}
        order = {element: position for position, element in enumerate(root.iter(f"{W}r"))}
        self.runs: dict[int, CharFormat] = {}
        for ordinal, pieces in atoms.items():
            formats = [run.format for run in self.paragraphs[ordinal].runs for _ in run.text]
            position = 0
            for atom in pieces:
                owner = next(one for one in atom.element.iterancestors() if one.tag == f"{W}r")
                self.runs[order[owner]] = formats[position]
                position += len(atom.text)


def compare(data: bytes, *, fonts: bool = True) -> int:
    """So mọi khúc chữ của thân văn bản; trả số khúc đã so."""
    own = Own(data)
    word = docx.Document(io.BytesIO(data))
    paragraphs = {element: position for position, element in enumerate(word.element.iter(f"{W}p"))}
    runs = {element: position for position, element in enumerate(word.element.iter(f"{W}r"))}
    compared = 0
    for theirs in DOCX_PLUS.iter_resolved_paragraphs(word):
        mine = own.paragraphs[paragraphs[theirs.paragraph._p]]
        assert dict(paragraph_differences(mine, theirs.formatting)) == {}, mine.text[:60]
        for run in theirs.runs:
            found = own.runs.get(runs[run.run._r])
            if found is not None:
                assert dict(run_differences(found, run.formatting, fonts=fonts)) == {}, run.run.text[:60]
                compared += 1
    return compared


def paragraph_differences(mine: Paragraph, theirs: ResolvedFormatting) -> Iterator[tuple[str, object]]:
    """Tên thuộc tính → (của ta, của docx-plus) ở nơi khác nhau."""
    own = mine.format
    rule = theirs.line_spacing_rule or "auto"
    line = theirs.line_spacing if theirs.line_spacing is not None else 1.0
    pairs: dict[str, tuple[object, object]] = {
        "align": (own.align, ALIGNMENTS.get(theirs.alignment or "left", theirs.alignment or "left")),
        "left": (round(own.left * TWIPS_PER_MM), theirs.indent_left or 0),
        "right": (round(own.right * TWIPS_PER_MM), theirs.indent_right or 0),
        "first_line": (round(own.first_line * TWIPS_PER_MM), theirs.indent_first_line or 0),
        "before": (own.before * 20, theirs.spacing_before or 0),
        "after": (own.after * 20, theirs.spacing_after or 0),
        "line": (own.line, line if rule == "auto" else line / 20),
        "line_rule": (own.line_rule, rule),
        "keep_next": (own.keep_next, bool(theirs.keep_with_next)),
        "keep_lines": (own.keep_lines, bool(theirs.keep_lines)),
        "page_break_before": (own.page_break_before, bool(theirs.page_break_before)),
        "contextual": (own.contextual, bool(theirs.contextual_spacing)),
        "style": (mine.style, theirs.style_name or ""),
    }
    return ((name, pair) for name, pair in pairs.items() if pair[0] != pair[1])


def run_differences(mine: CharFormat, theirs: ResolvedFormatting, *, fonts: bool) -> Iterator[tuple[str, object]]:
    """Như trên, cho một khúc chữ."""
    pairs: dict[str, tuple[object, object]] = {
        "size": (mine.size, theirs.font_size or 10.0),
        "bold": (mine.bold, bool(theirs.bold)),
        "italic": (mine.italic, bool(theirs.italic)),
        "underline": (mine.underline, (theirs.underline or "none").replace("none", "")),
        "color": (mine.color, theirs.color_rgb or "auto"),
        "caps": (mine.caps, bool(theirs.caps)),
        "strike": (mine.strike, bool(theirs.strike)),
        "vertical": (mine.vertical, (theirs.vert_align or "").replace("baseline", "")),
    }
    if fonts:
        pairs["font"] = (mine.fonts[0], theirs.font_name or "Times New Roman")
    return ((name, pair) for name, pair in pairs.items() if pair[0] != pair[1])


@pytest.mark.parametrize("path", TEMPLATES, ids=[path.stem for path in TEMPLATES])
def test_built_in_templates(path: Path) -> None:
    assert compare(path.read_bytes()) > 20


def test_python_docx_default_template() -> None:
    """Mọi kiểu có sẵn của python-docx: kiểu đoạn, kiểu chữ, kiểu bảng với hàng đầu, sọc, góc."""
    document = docx.Document()
    styles = list(document.styles)
    characters = [one for one in styles if one.type == 2]
    for number, kind in enumerate(one for one in styles if one.type == 1):
        paragraph = document.add_paragraph("Đoạn", style=kind.name)
        for character in characters[number % 4 :: 4]:
            paragraph.add_run("chữ", style=character.name).bold = None
            paragraph.add_run("đậm", style=character.name).bold = True
            paragraph.add_run("thường", style=character.name).italic = False
    for kind in (one for one in styles if one.type == 3):
        grid = document.add_table(rows=4, cols=3, style=kind.name)
        for one in (one for line in grid.rows for one in line.cells):
            one.text = "ô"
    # Kiểu danh sách của mẫu mang số, và mọi màu đều theo chủ đề: hai chỗ khác nhau có chủ ý.
    numbering = document.part.numbering_part.element
    for element in list(numbering):
        numbering.remove(element)
    for color in document.styles.element.iter(f"{W}color"):
        for name in ("themeColor", "themeTint", "themeShade"):
            color.attrib.pop(f"{W}{name}", None)
    target = io.BytesIO()
    document.save(target)
    assert compare(target.getvalue()) > 1_000


THEME = (
    '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="t"><a:themeElements><a:fontScheme '
    'name="f"><a:majorFont><a:latin typeface="Cambria"/><a:ea typeface=""/><a:cs typeface=""/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface=""/></a:minorFont>'
    "</a:fontScheme></a:themeElements></a:theme>"
)
DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>'
    '<w:sz w:val="22"/>{}</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="200" w:line="276" '
    'w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)


def runs(*properties: str) -> str:
    return "".join(r("chữ", one) for one in properties)


TOGGLED = (
    "",
    "<w:b/>",
    '<w:b w:val="0"/>',
    '<w:i w:val="false"/><w:caps/>',
    '<w:rStyle w:val="Manh"/>',
    '<w:rStyle w:val="Manh"/><w:b/>',
    '<w:rStyle w:val="Nhe"/>',
    '<w:rStyle w:val="Goc"/>',
    '<w:rStyle w:val="KhongCo"/>',
    '<w:color w:val="FF0000"/><w:u w:val="single"/><w:sz w:val="27"/>',
    '<w:u w:val="none"/><w:color w:val="auto"/><w:vertAlign w:val="superscript"/>',
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>',
    '<w:rFonts w:asciiTheme="majorHAnsi" w:hAnsiTheme="majorHAnsi"/>',
)
STYLES = (
    style("Normal", '<w:rPr><w:sz w:val="26"/></w:rPr>', default=True)
    + style(
        "Goc",
        '<w:pPr><w:jc w:val="both"/><w:ind w:firstLine="720"/></w:pPr><w:rPr><w:b/><w:i/></w:rPr>',
        based_on="Normal",
    )
    + style(
        "Hai",
        '<w:pPr><w:spacing w:before="120"/></w:pPr><w:rPr><w:i w:val="0"/><w:color w:val="0000ff"/></w:rPr>',
        based_on="Goc",
    )
    + style(
        "Ba",
        '<w:pPr><w:keepNext/><w:spacing w:line="360" w:lineRule="exact"/></w:pPr><w:rPr><w:b/></w:rPr>',
        based_on="Hai",
    )
    + style(
        "Bon", '<w:pPr><w:ind w:left="567" w:hanging="283"/></w:pPr><w:rPr><w:u w:val="single"/></w:rPr>', based_on="Ba"
    )
    + style("Manh", "<w:rPr><w:b/><w:caps/></w:rPr>", kind="character")
    + style("Nhe", '<w:rPr><w:b w:val="0"/><w:sz w:val="20"/></w:rPr>', kind="character", based_on="Manh")
    + style("LacLoai", "<w:rPr><w:i/></w:rPr>", based_on="Manh")
    + style("Bang", "<w:pPr><w:jc w:val='center'/></w:pPr><w:rPr><w:b/><w:sz w:val='18'/></w:rPr>", kind="table")
    + style("BangCon", "<w:rPr><w:i/></w:rPr>", kind="table", based_on="Bang")
    + style("BangMacDinh", "<w:rPr><w:strike/></w:rPr>", kind="table", default=True)
)


@pytest.mark.parametrize("defaults", ["", "<w:b/>", '<w:b w:val="0"/><w:i/><w:color w:val="333333"/>'])
@pytest.mark.parametrize("default_style", [True, False])
def test_chains_toggles_and_wrong_references(defaults: str, default_style: bool) -> None:
    names = ("Normal", "Goc", "Hai", "Ba", "Bon", "LacLoai", "Manh", "KhongCo", "Bang")
    paragraphs = "".join(p(runs(*TOGGLED), f'<w:pStyle w:val="{name}"/>') for name in names) + p(runs(*TOGGLED))
    paragraphs += p(
        runs(*TOGGLED), '<w:pStyle w:val="Bon"/><w:jc w:val="end"/><w:ind w:firstLine="0"/><w:keepNext w:val="0"/>'
    )
    cells = row(cell(paragraphs), cell(paragraphs))
    tables = "".join(
        table(cells, properties=own)
        for own in ("", '<w:tblStyle w:val="Bang"/>', '<w:tblStyle w:val="BangCon"/>', '<w:tblStyle w:val="Goc"/>')
    )
    styles = DEFAULTS.format(defaults) + (STYLES if default_style else STYLES.replace(' w:default="1"', ""))
    data = package(paragraphs + tables, styles=styles, theme=THEME)
    assert compare(data) == 9 * 11 * len(TOGGLED)


def test_numbering_given_directly() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/><w:pPr><w:ind w:left="720" '
        'w:hanging="360"/></w:pPr><w:rPr><w:b/></w:rPr></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId '
        'w:val="0"/></w:num>'
    )
    number = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(
        p(runs(*TOGGLED), f'<w:pStyle w:val="Bon"/>{number.format(one)}{own}')
        for one in (0, 1, 9)
        for own in ("", '<w:ind w:left="0"/>', '<w:ind w:firstLine="10"/>')
    )
    assert compare(package(body, styles=DEFAULTS.format("") + STYLES, numbering=numbering, theme=THEME)) > 100

"""Gói .docx rỗng của mẫu: kiểu đoạn có tên, phông, ngôn ngữ, khổ giấy; không mang gì của tác giả."""

from __future__ import annotations

from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle

from docgen.text.slug import slug
from tools.templates.styles import STYLES, Style

FONT = "Times New Roman"
_KEPT = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Header", "Footer"}


def new_document() -> DocumentType:
    """Tài liệu A4, lề 20/20/30/15 mm, mọi kiểu của bảng `STYLES`, phông Times New Roman, tiếng Việt."""
    document = Document()
    _strip_styles(document)
    _defaults(document)
    for style in STYLES:
        _add_style(document, style)
    _settings(document)
    page(document.sections[0])
    document.core_properties.author = ""
    document.core_properties.title = ""
    document.core_properties.language = "vi-VN"
    body = document.element.body
    for paragraph in body.findall(qn("w:p")):
        body.remove(paragraph)
    return document


def page(section: Any, *, landscape: bool = False) -> None:
    """Khổ giấy và lề của một phần (PLI NĐ 30, I.1–I.3)."""
    width, height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.page_width, section.page_height = width, height
    for side, value in (("top", 20), ("bottom", 20), ("left", 30), ("right", 15)):
        setattr(section, f"{side}_margin", Mm(value))
    section.header_distance = section.footer_distance = Mm(10)


def _strip_styles(document: DocumentType) -> None:
    element = document.styles.element
    for style in list(element.findall(qn("w:style"))):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if name not in _KEPT and name.lower() not in {kept.lower() for kept in _KEPT}:
            element.remove(style)
    latent = element.find(qn("w:latentStyles"))
    if latent is not None:
        element.remove(latent)


def _defaults(document: DocumentType) -> None:
    element = document.styles.element
    old = element.find(qn("w:docDefaults"))
    new = parse_xml(
        f"<w:docDefaults {nsdecls('w')}><w:rPrDefault><w:rPr>"
        f'<w:rFonts w:ascii="{FONT}" w:hAnsi="{FONT}" w:eastAsia="{FONT}" w:cs="{FONT}"/>'
        '<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
        '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    )
    element.replace(old, new)
    for style in element.findall(qn("w:style")):
        for tag in ("w:rPr", "w:pPr"):
            found = style.find(qn(tag))
            if found is not None:
                style.remove(found)


def _add_style(document: DocumentType, style: Style) -> None:
    added = document.styles.add_style(style.name, WD_STYLE_TYPE.PARAGRAPH)
    assert isinstance(added, ParagraphStyle)
    added.element.set(qn("w:styleId"), style_id(style.name))
    added.base_style = document.styles["Normal"]
    added.quick_style = True
    added.font.size = Pt(style.size)
    added.element.get_or_add_rPr().append(_element("w:szCs", val=str(round(style.size * 2))))
    if style.bold:
        added.font.bold = True
    if style.italic:
        added.font.italic = True
    properties = added.element.get_or_add_pPr()
    if style.keep_next:
        added.paragraph_format.keep_with_next = True
    spacing = {"before": str(round(style.before * 20)), "after": str(round(style.after * 20))}
    if style.exact_line is not None:
        spacing |= {"line": str(round(style.exact_line * 20)), "lineRule": "exact"}
    else:
        spacing |= {"line": str(style.line), "lineRule": "auto"}
    properties.append(_element("w:spacing", **spacing))
    if style.first_line:
        properties.append(_element("w:ind", firstLine=str(style.first_line)))
    properties.append(_element("w:jc", val=style.align))
    if style.outline is not None:
        properties.append(_element("w:outlineLvl", val=str(style.outline)))


def _settings(document: DocumentType) -> None:
    settings = document.settings.element
    for child in list(settings):
        settings.remove(child)
    settings.append(_element("w:zoom", percent="100"))
    settings.append(_element("w:defaultTabStop", val="720"))
    compat = OxmlElement("w:compat")
    compat.append(
        _element("w:compatSetting", name="compatibilityMode", uri="http://schemas.microsoft.com/office/word", val="15")
    )
    settings.append(compat)
    settings.append(_element("w:themeFontLang", val="vi-VN"))


def style_id(name: str) -> str:
    """Mã kiểu trong tệp: chữ đầu viết hoa, không dấu (`Tên loại` → `TenLoai`)."""
    return "".join(part.capitalize() for part in slug(name).split("_"))


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element

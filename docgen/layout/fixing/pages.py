"""Khổ giấy, lề, số trang bắt đầu của một phần → `w:sectPr`."""

from __future__ import annotations

from lxml import etree

from docgen.layout.facts.properties import number
from docgen.layout.facts.sections import section_elements
from docgen.layout.facts.values import TWIPS_PER_MM
from docgen.layout.fixing.refusal import Refused
from docgen.layout.fixing.schema_order import child, drop
from docgen.layout.package import DocxPackage
from docgen.layout.repair import SetMargin, SetPage, SetPageStart
from docgen.ooxml.xml import W

_MARGINS = {
    "top": "1440",
    "right": "1440",
    "bottom": "1440",
    "left": "1440",
    "header": "720",
    "footer": "720",
    "gutter": "0",
}


def live_sections(package: DocxPackage) -> list[etree._Element]:
    """Các `w:sectPr` có hiệu lực; tệp không ghi phần nào thì phần mặc định được gắn vào cuối thân."""
    found = section_elements(package.document)
    if found[0].getparent() is None:
        body = package.document.find(f"{W}body")
        if body is not None:
            body.append(found[0])
    return found


def set_section(package: DocxPackage, repair: SetPage | SetMargin | SetPageStart) -> None:
    """Sửa một phần. Lỗi: Refused khi tệp không có phần ấy."""
    sections = live_sections(package)
    if not 0 <= repair.section < len(sections):
        raise Refused("không tìm lại được phần trong tệp")
    section = sections[repair.section]
    if isinstance(repair, SetPage):
        _set_page(child(section, "pgSz"), repair)
    elif isinstance(repair, SetMargin):
        _set_margin(section, repair)
    else:
        child(section, "pgNumType").set(f"{W}start", str(repair.start))


def _set_page(size: etree._Element, repair: SetPage) -> None:
    size.set(f"{W}w", str(round(repair.width * TWIPS_PER_MM)))
    size.set(f"{W}h", str(round(repair.height * TWIPS_PER_MM)))
    # Mã khổ giấy của máy in nói về khổ cũ.
    drop(size, "orient", "code")
    if repair.width > repair.height:
        size.set(f"{W}orient", "landscape")


def _set_margin(section: etree._Element, repair: SetMargin) -> None:
    margins = child(section, "pgMar")
    for name, default in _MARGINS.items():
        if margins.get(f"{W}{name}") is None:
            margins.set(f"{W}{name}", default)
    twips = round(repair.mm * TWIPS_PER_MM)
    if repair.side == "left":
        twips -= round(number(margins.get(f"{W}gutter")) or 0.0)
    old = number(margins.get(f"{W}{repair.side}")) or 0.0
    if repair.side in ("top", "bottom") and old < 0:
        # Lề ghi âm là lề cố định, không nhường chỗ cho đầu trang; giữ ý ấy.
        twips = -twips
    margins.set(f"{W}{repair.side}", str(twips))

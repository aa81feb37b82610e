"""Thứ tự thẻ con mà lược đồ của Word buộc: sai thứ tự thì Word báo tệp hỏng."""

from __future__ import annotations

from lxml import etree

from docgen.ooxml.xml import W

_RUN = (
    "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
    "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
_PARAGRAPH = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_SECTION = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
    "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)
_ORDERS = {
    f"{W}{owner}": {f"{W}{name}": rank for rank, name in enumerate(names.split())}
    for owner, names in (("rPr", _RUN), ("pPr", _PARAGRAPH), ("sectPr", _SECTION))
}


def child(owner: etree._Element, name: str) -> etree._Element:
    """Thẻ con `w:name` của một `w:rPr`, `w:pPr`, `w:sectPr`; chưa có thì tạo đúng chỗ lược đồ cho phép."""
    found = owner.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        insert(owner, found)
    return found


def insert(owner: etree._Element, element: etree._Element) -> None:
    """Đặt `element` vào `owner` trước thẻ đầu tiên phải đứng sau nó; thẻ mở rộng lạ luôn đứng sau."""
    order = _ORDERS[owner.tag]
    rank = order[element.tag]
    for position, sibling in enumerate(owner):
        if order.get(sibling.tag, len(order)) > rank:
            owner.insert(position, element)
            return
    owner.append(element)


def properties(owner: etree._Element, name: str) -> etree._Element:
    """`w:rPr` của một `w:r`, `w:pPr` của một `w:p`: luôn là thẻ con đầu tiên."""
    found = owner.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        owner.insert(0, found)
    return found


def drop(element: etree._Element, *names: str) -> None:
    """Bỏ các thuộc tính `w:…` nếu có."""
    for name in names:
        if f"{W}{name}" in element.attrib:
            del element.attrib[f"{W}{name}"]

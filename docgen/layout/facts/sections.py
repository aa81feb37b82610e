"""`w:sectPr` → Section: khổ giấy, lề, đầu trang, chân trang, đánh số trang."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from lxml import etree

from docgen.layout.facts.properties import VAL, number, on, whole
from docgen.layout.facts.values import TWIPS_PER_MM, Section, Story
from docgen.ooxml.xml import W

_DEFAULT_SIZE = (12240.0, 15840.0)
_DEFAULT_MARGIN = 1440.0


def section_elements(root: etree._Element) -> list[etree._Element]:
    """Các `w:sectPr` có hiệu lực theo thứ tự tài liệu; phần cuối không ghi thì theo mặc định của Word."""
    found = [one for one in root.iter(f"{W}sectPr") if _parent_name(one) != f"{W}sectPrChange"]
    if not found or _parent_name(found[-1]) == f"{W}pPr":
        found.append(etree.Element(f"{W}sectPr"))
    return found


def geometry(element: etree._Element) -> dict[str, Any]:
    """Các trường của Section về trang giấy: khổ, hướng, lề, cột, đánh số."""
    size, page = element.find(f"{W}pgSz"), element.find(f"{W}pgMar")
    numbers, columns = element.find(f"{W}pgNumType"), element.find(f"{W}cols")
    kind = element.find(f"{W}type")
    start = None if numbers is None else number(numbers.get(f"{W}start"))
    return {
        "width": _twips(size, "w", _DEFAULT_SIZE[0]),
        "height": _twips(size, "h", _DEFAULT_SIZE[1]),
        "landscape": size is not None and size.get(f"{W}orient") == "landscape",
        "margins": _margins(page),
        "title_page": _flag(element, "titlePg"),
        "page_start": None if start is None else int(start),
        "page_format": "" if numbers is None else numbers.get(f"{W}fmt", ""),
        "columns": 1 if columns is None else max(1, whole(columns.get(f"{W}num"), 1)),
        "starts_page": kind is None or kind.get(VAL, "nextPage") not in ("continuous", "nextColumn"),
    }


def _margins(page: etree._Element | None) -> Mapping[str, float]:
    # Lề trên, dưới ghi âm là lề cố định không nhường đầu trang; gáy cộng vào lề trái.
    gutter = _twips(page, "gutter", 0.0)
    return {
        "top": abs(_twips(page, "top", _DEFAULT_MARGIN)),
        "bottom": abs(_twips(page, "bottom", _DEFAULT_MARGIN)),
        "left": _twips(page, "left", _DEFAULT_MARGIN) + gutter,
        "right": _twips(page, "right", _DEFAULT_MARGIN),
    }


def text_width(fields: Mapping[str, Any]) -> float:
    """Bề rộng vùng trình bày (mm) từ kết quả của `geometry`."""
    width: float = fields["width"] - fields["margins"]["left"] - fields["margins"]["right"]
    return width


def build(
    index: int,
    element: etree._Element,
    bounds: tuple[int, int],
    before: Section | None,
    open_story: Callable[[etree._Element], Story | None],
) -> Section:
    """Phần thứ `index`; đầu trang, chân trang không khai thì thừa kế của phần `before`."""
    headers = dict(before.headers) if before else {}
    footers = dict(before.footers) if before else {}
    for tag, place in ((f"{W}headerReference", headers), (f"{W}footerReference", footers)):
        for reference in element.iter(tag):
            story = open_story(reference)
            if story is not None:
                place[reference.get(f"{W}type", "default")] = story
    return Section(index=index, headers=headers, footers=footers, first=bounds[0], last=bounds[1], **geometry(element))


def _twips(element: etree._Element | None, name: str, default: float) -> float:
    value = None if element is None else number(element.get(f"{W}{name}"))
    return (default if value is None else value) / TWIPS_PER_MM


def _flag(owner: etree._Element, name: str) -> bool:
    found = owner.find(f"{W}{name}")
    return found is not None and on(found)


def _parent_name(element: etree._Element) -> str:
    parent = element.getparent()
    return "" if parent is None else str(parent.tag)

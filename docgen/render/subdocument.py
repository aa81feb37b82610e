"""Byte của một văn bản con → gói sạch để ghép, chữ và hình của nó; mọi thứ không đi theo được thì bị từ chối.

Chỉ phần thân đi theo: đoạn, bảng, hình nằm trong dòng, danh sách, liên kết. Kiểu cùng tên, khổ giấy, lề là của mẫu.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from docgen.ooxml.content import MAIN_TYPE, content_type_reader
from docgen.ooxml.package import BadPackage, pack, unpack
from docgen.ooxml.xml import BLIP, DOC_PR, EMBED, TEXT_TAGS, W, local_name, own_text, parse, serialise, visible_text
from docgen.render import guard
from docgen.render.clean import clean
from docgen.render.pictures import links

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_INLINE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}inline"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


def _names(names: str) -> frozenset[str]:
    return frozenset(f"{W}{name}" for name in names.split())


_CONTENT = _names(
    "p r t tab br cr noBreakHyphen softHyphen tbl tr tc hyperlink lastRenderedPageBreak proofErr "
    "bookmarkStart bookmarkEnd"
)
_SETTINGS = _names("pPr rPr tblPr tblPrEx tblGrid trPr tcPr")
_PAGE_SETTINGS = _names("pgSz pgMar cols docGrid type titlePg formProt noEndnote printerSettings")
_LINKED_LISTS = ("numPicBullet", "numStyleLink", "styleLink")
"""Danh sách lấy dấu từ hình hay từ kiểu danh sách: bước ghép không mang hình ấy, kiểu ấy theo."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """Văn bản con đã soát. `problems` khác rỗng thì các trường khác rỗng.

    `package`: gói sạch để ghép; `text`: mọi chữ hiện ra; `pictures`: (chữ thay hình, byte) theo thứ tự.
    """

    problems: tuple[str, ...]
    package: bytes = b""
    text: str = ""
    pictures: tuple[tuple[str, bytes], ...] = ()


@lru_cache(maxsize=8)
def prepare(data: bytes) -> Prepared:
    """Soát một văn bản con như soát mẫu, rồi bỏ dấu trang và mã ngẫu nhiên của danh sách."""
    try:
        parts = unpack(data)
    except BadPackage as error:
        return Prepared((str(error),))
    if found := guard.problems(parts):
        return Prepared(tuple(found))
    kept = clean(parts)
    kind_of = content_type_reader(kept)
    main = next(name for name in kept if kind_of(name) == MAIN_TYPE)
    root = parse(kept[main])
    body = root.find(f"{W}body")
    if body is None:
        return Prepared(("không có thân văn bản. Mở trong Word, lưu lại.",))
    folder = posixpath.dirname(main)
    if found := [*_body_problems(body), *_list_problems(body, kept, folder)]:
        return Prepared(tuple(dict.fromkeys(found)))
    targets = links(kept, main)
    shapes = [(next(one.iter(DOC_PR)), next(one.iter(BLIP)).get(EMBED)) for one in body.iter(_INLINE)]
    if any(link not in targets for _, link in shapes):
        return Prepared(("có hình mất tệp hình. Mở trong Word, chèn lại hình.",))
    images = tuple((frame.get("descr") or "", kept[targets[link]]) for frame, link in shapes)
    text = visible_text(body)
    if not text and not images:
        return Prepared(("không có chữ, không có hình nào.",))
    etree.strip_elements(root, *_BOOKMARKS, with_tail=False)
    etree.cleanup_namespaces(root)
    kept[main] = serialise(root)
    if (numbering := f"{folder}/numbering.xml") in kept:
        kept[numbering] = _without_random_ids(kept[numbering])
    return Prepared((), pack(kept), text, images)


def _body_problems(body: etree._Element) -> Iterator[str]:
    for section in body.iter(f"{W}sectPr"):
        if section.getparent() is not body:
            yield f"có ngắt phần{_where(section)}. Bỏ ngắt phần; khổ giấy, lề là của mẫu."
        elif any(one.tag in _names("headerReference footerReference") for one in section):
            yield "có đầu trang hoặc chân trang, không đi theo được. Xóa chúng; mẫu có đầu trang, chân trang của nó."
        else:
            yield from (
                f"có thiết lập trang “{local_name(one.tag)}” không đi theo được. Bỏ thiết lập ấy."
                for one in section
                if one.tag not in _PAGE_SETTINGS or (one.tag == f"{W}cols" and one.get(f"{W}num", "1") != "1")
            )
    for element in body:
        if element.tag != f"{W}sectPr":
            yield from _content_problems(element)


def _content_problems(element: etree._Element) -> Iterator[str]:
    if element.tag in _SETTINGS:
        return
    if element.tag == f"{W}drawing":
        if not _is_simple_picture(element):
            yield f"có hình vẽ, hộp chữ hoặc hình trôi{_where(element)}. Đổi thành hình nằm trong dòng, chữ thường."
        return
    if element.tag not in _CONTENT:
        yield f"có “{local_name(element.tag)}”{_where(element)}, không đi theo được. Thay bằng chữ, bảng hoặc hình."
        return
    if element.tag == f"{W}hyperlink" and (element.get(f"{W}anchor") or not element.get(f"{_R}id")):
        yield f"có liên kết tới dấu trang{_where(element)}. Bỏ liên kết, giữ chữ."
    for child in element:
        yield from _content_problems(child)


def _is_simple_picture(drawing: etree._Element) -> bool:
    """Một hình ảnh nằm trong dòng, không chữ ẩn, không trỏ tới gì ngoài phần hình của nó."""
    inside = list(drawing.iter())
    pointers = [name for one in inside for name in one.keys() if str(name).startswith(_R)]  # noqa: SIM118
    return (
        [one.tag for one in drawing] == [_INLINE]
        and all(len(list(drawing.iter(tag))) == 1 for tag in (DOC_PR, _PICTURE, BLIP))
        and pointers == [EMBED]
        and not any((one.text or "").strip() for one in inside)
        and not any(one.tag in TEXT_TAGS for one in inside)
    )


def _list_problems(body: etree._Element, parts: Mapping[str, bytes], folder: str) -> Iterator[str]:
    styles = _style_lists(parts.get(f"{folder}/styles.xml"))
    for style in body.iter(f"{W}pStyle"):
        if (name := style.get(f"{W}val", "")) in styles:
            yield f"kiểu “{name}” tự đánh số{_where(style)}; kiểu của mẫu có thể khác. Gõ số bằng chữ."
    numbering = parse(parts[f"{folder}/numbering.xml"]) if f"{folder}/numbering.xml" in parts else None
    known = set() if numbering is None else {one.get(f"{W}numId") for one in numbering.iter(f"{W}num")}
    for element in body:
        used = {one.get(f"{W}val") for one in element.iter(f"{W}numId")} - {"0"}
        # docxcompose cấp một số cho mọi danh sách gặp trong cùng một bảng: hai danh sách sẽ thành một.
        if len(used) > 1 or not used <= known:
            yield f"danh sách đánh số không đi theo được{_where(element)}. Gõ số bằng chữ."
        elif (
            used and numbering is not None and any(numbering.find(f".//{W}{one}") is not None for one in _LINKED_LISTS)
        ):
            yield "danh sách lấy dấu từ hình hoặc từ kiểu danh sách. Gõ số, dấu bằng chữ."


def _style_lists(styles: bytes | None) -> frozenset[str]:
    """Mã các kiểu đoạn tự đánh số, kể cả qua kiểu gốc."""
    if styles is None:
        return frozenset()
    bases: dict[str, str] = {}
    found: set[str] = set()
    for style in parse(styles).iter(f"{W}style"):
        name = style.get(f"{W}styleId", "")
        base = style.find(f"{W}basedOn")
        bases[name] = "" if base is None else base.get(f"{W}val", "")
        if style.find(f"{W}pPr/{W}numPr") is not None:
            found.add(name)
    for _ in bases:
        found |= {name for name, base in bases.items() if base in found}
    return frozenset(found)


def _without_random_ids(numbering: bytes) -> bytes:
    """Bỏ w:nsid: docxcompose thay nó bằng số ngẫu nhiên, cùng dự thảo sẽ ra byte khác."""
    root = parse(numbering)
    etree.strip_elements(root, f"{W}nsid", with_tail=False)
    return serialise(root)


def _where(element: etree._Element) -> str:
    paragraph = next((one for one in (element, *element.iterancestors()) if one.tag == f"{W}p"), None)
    text = "" if paragraph is None else own_text(paragraph).strip()
    return f" ở đoạn “{text[:60]}”" if text else ""

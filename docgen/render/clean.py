"""Gói mẫu → gói sạch để điền: không tên người soạn, không dữ liệu tùy biến, chữ ở dạng NFC."""

from __future__ import annotations

import posixpath
import unicodedata
from collections.abc import Mapping
from html import escape

from lxml import etree

from docgen.ooxml.content import MAIN_TYPE, content_type_reader, is_xml, resolve
from docgen.ooxml.package import CONTENT_TYPES
from docgen.ooxml.xml import RELATIONSHIP, TEXT_TAGS, W, local_name, parse, serialise
from docgen.render.guard import is_stripped

CORE = "docProps/core.xml"
APP = "docProps/app.xml"
_DOCUMENT_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_APP_XML = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>docgen</Application></Properties>"
)


def clean(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """Các phần giữ lại, với thuộc tính tệp viết lại từ đầu; chỉ gọi sau khi `guard.problems` trả về rỗng."""
    kind_of = content_type_reader(parts)
    gone = {name for name in parts if name != CONTENT_TYPES and is_stripped(name, kind_of(name))}
    gone |= {name for name in parts if name.endswith(".rels") and _owner(name) in gone}
    kept = {name: data for name, data in parts.items() if name not in gone}
    for name in kept:
        if name.endswith(".rels"):
            kept[name] = _without_links(name, kept[name], gone)
        elif name != CONTENT_TYPES and is_xml(name, kind_of(name)):
            kept[name] = _normalised(kept[name])
    main = next(name for name in kept if kind_of(name) == MAIN_TYPE)
    kept["_rels/.rels"] = _root_links(main)
    kept[CONTENT_TYPES] = _content_types(parts[CONTENT_TYPES], gone)
    kept[CORE] = core_properties("", "")
    kept[APP] = _APP_XML
    return kept


def core_properties(title: str, subject: str) -> bytes:
    """Phần thuộc tính tệp: tiêu đề, chủ đề, tiếng Việt; không người soạn, không ngày giờ, lần lưu 1."""
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title, quote=False)}</dc:title>"
        f"<dc:subject>{escape(subject, quote=False)}</dc:subject><dc:creator></dc:creator>"
        "<cp:lastModifiedBy></cp:lastModifiedBy><cp:revision>1</cp:revision><dc:language>vi-VN</dc:language>"
        "</cp:coreProperties>"
    ).encode()


def core_values(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Các thuộc tính tệp của mẫu gốc (`subject`, `title`, `creator`, …); rỗng nếu mẫu không có."""
    kind_of = content_type_reader(parts)
    found = [name for name in parts if kind_of(name).endswith("core-properties+xml")]
    return {
        local_name(element.tag): unicodedata.normalize("NFC", element.text or "")
        for name in found
        for element in parse(parts[name])
    }


def _owner(rels: str) -> str:
    folder = posixpath.dirname(posixpath.dirname(rels))
    return posixpath.join(folder, posixpath.basename(rels).removesuffix(".rels"))


def _without_links(name: str, data: bytes, gone: set[str]) -> bytes:
    root = parse(data)
    base = posixpath.dirname(posixpath.dirname(name))
    for link in list(root.iter(RELATIONSHIP)):
        external = (link.get("TargetMode") or "").lower() == "external"
        if not external and resolve(base, link.get("Target") or "") in gone:
            root.remove(link)
    return serialise(root)


def _normalised(data: bytes) -> bytes:
    """Chữ về NFC (thẻ gõ bằng dấu tổ hợp sẽ in ra rỗng) và bỏ chú giải XML, nơi giá trị điền vào sẽ mất."""
    root = parse(data)
    for element in root.iter(*TEXT_TAGS):
        if element.text:
            element.text = unicodedata.normalize("NFC", element.text)
    for element in list(root.iter(f"{W}printerSettings")):
        if (owner := element.getparent()) is not None:
            owner.remove(element)
    return serialise(root)


def _root_links(main: str) -> bytes:
    links = (
        (f"{_DOCUMENT_RELATION}/officeDocument", main),
        (f"{_PACKAGE}/relationships/metadata/core-properties", CORE),
        (f"{_DOCUMENT_RELATION}/extended-properties", APP),
    )
    root = parse(f'<Relationships xmlns="{_PACKAGE}/relationships"/>')
    for number, (kind, target) in enumerate(links, 1):
        etree.SubElement(root, RELATIONSHIP, {"Id": f"rId{number}", "Type": kind, "Target": target})
    return serialise(root)


def _content_types(data: bytes, gone: set[str]) -> bytes:
    root = parse(data)
    for entry in list(root):
        name = (entry.get("PartName") or "").lstrip("/")
        if name in gone or name in {CORE, APP}:
            root.remove(entry)
    namespace = f"{{{_PACKAGE}/content-types}}Override"
    for name, kind in (
        (CORE, "application/vnd.openxmlformats-package.core-properties+xml"),
        (APP, "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
    ):
        etree.SubElement(root, namespace, {"PartName": f"/{name}", "ContentType": kind})
    return serialise(root)

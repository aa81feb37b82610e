"""Thêm một phần vào gói: tên không trùng, kiểu nội dung, liên kết từ văn bản chính."""

from __future__ import annotations

from lxml import etree

from docgen.layout.package import DocxPackage
from docgen.ooxml.package import CONTENT_TYPES
from docgen.ooxml.xml import RELATIONSHIP, serialise

_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_NO_RELATIONS = f'<Relationships xmlns="{_RELATIONS}"/>'.encode()


def attach(package: DocxPackage, kind: str, root: etree._Element) -> str:
    """Thêm phần `root` loại `kind` (header, footer, comments), nối với văn bản chính; trả mã liên kết."""
    part = _free_name(package, kind)
    package.add(part, serialise(root))
    override = etree.SubElement(package.root(CONTENT_TYPES), f"{_TYPES}Override")
    override.set("PartName", f"/{part}")
    override.set("ContentType", f"{_WORD_TYPE}.{kind}+xml")
    relations = _relations_name(package.main)
    if relations not in package.parts:
        package.add(relations, _NO_RELATIONS)
    owner = package.root(relations)
    identifier = _free_id({link.get("Id") or "" for link in owner.iter(RELATIONSHIP)})
    link = etree.SubElement(owner, RELATIONSHIP)
    link.set("Id", identifier)
    link.set("Type", f"{_OFFICE}/{kind}")
    link.set("Target", f"/{part}")
    return identifier


def attach_copy(package: DocxPackage, kind: str, root: etree._Element, source: str) -> str:
    """Thêm phần `root` sao từ phần `source`, mang theo hình và liên kết của nó; trả mã liên kết."""
    for element in root.iter():
        # Mã đoạn của Word phải là duy nhất trong cả tệp.
        for name in (f"{_W14}paraId", f"{_W14}textId"):
            if name in element.attrib:
                del element.attrib[name]
    part = _free_name(package, kind)
    relations = package.parts.get(_relations_name(source))
    if relations is not None:
        package.add(_relations_name(part), relations)
    return attach(package, kind, root)


def _free_name(package: DocxPackage, kind: str) -> str:
    folder = package.main.rpartition("/")[0]
    taken = {name.lower() for name in package.parts}
    number = 0
    while True:
        stem = f"{kind}{number or ''}.xml" if kind == "comments" else f"{kind}{number + 1}.xml"
        name = f"{folder}/{stem}" if folder else stem
        if name.lower() not in taken:
            return name
        number += 1


def _free_id(taken: set[str]) -> str:
    number = len(taken) + 1
    while f"rId{number}" in taken:
        number += 1
    return f"rId{number}"


def _relations_name(part: str) -> str:
    folder, _, stem = part.rpartition("/")
    return f"{folder}/_rels/{stem}.rels" if folder else f"_rels/{stem}.rels"

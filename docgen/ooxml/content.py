"""Nội dung của gói: phần nào kiểu gì, liên kết trỏ tới đâu, byte nào không được đem phân tích."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from docgen.ooxml.package import CONTENT_TYPES
from docgen.ooxml.xml import local_name, parse

MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_ENCODING = re.compile(rb"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")


def content_type_reader(parts: Mapping[str, bytes]) -> Callable[[str], str]:
    """Hàm tên phần → kiểu nội dung theo [Content_Types].xml; rỗng khi không khai. Lỗi: etree.XMLSyntaxError."""
    defaults: dict[str, str] = {}
    overrides: dict[str, str] = {}
    for entry in parse(parts[CONTENT_TYPES]):
        kind = entry.get("ContentType") or ""
        if local_name(entry.tag) == "Default":
            defaults[(entry.get("Extension") or "").lower()] = kind
        else:
            overrides[(entry.get("PartName") or "").lstrip("/").lower()] = kind

    def read(name: str) -> str:
        return overrides.get(name.lower()) or defaults.get(name.rpartition(".")[2].lower(), "")

    return read


def is_xml(name: str, kind: str) -> bool:
    """Phần là XML theo đuôi tên hoặc kiểu nội dung."""
    return name.lower().endswith((".xml", ".rels", ".vml")) or kind.endswith("xml")


def byte_problems(name: str, data: bytes) -> Iterator[str]:
    """Xét byte trước khi phân tích: DOCTYPE mở đường cho thực thể ngoài; mã khác UTF-8 giấu được DOCTYPE."""
    head = data[:200].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not name.lower().endswith((".xml", ".rels", ".vml")) and not head.startswith(b"<"):
        return
    declared = _ENCODING.match(head)
    if b"\x00" in data or (declared and declared[1].lower() not in {b"utf-8", b"us-ascii", b"ascii"}):
        yield "không ghi bằng mã UTF-8. Mở tệp trong Word, lưu lại."
    elif b"<!" in data and (b"<!DOCTYPE" in data or b"<!ENTITY" in data):
        yield "có khai báo DOCTYPE. Tệp do Word lưu không bao giờ có; không dùng tệp này."


def resolve(base: str, target: str) -> str:
    """Tên phần mà một liên kết trong gói trỏ tới, tính từ thư mục `base` của phần chủ."""
    if target.startswith("/"):
        return posixpath.normpath(target.lstrip("/"))
    return posixpath.normpath(posixpath.join(base, target))

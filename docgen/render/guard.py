"""Mẫu Word → các điều không an toàn của nó: macro, đối tượng nhúng, liên kết ra ngoài, vết sửa, bình luận."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml import etree

from docgen.ooxml.content import MAIN_TYPE, byte_problems, content_type_reader, is_xml, resolve
from docgen.ooxml.package import CONTENT_TYPES
from docgen.ooxml.xml import RELATIONSHIP, W, own_text, parse

MAX_ELEMENTS = 200_000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_KEPT_TYPES = frozenset(
    {
        MAIN_TYPE,
        *(
            f"{_WORD}{kind}+xml"
            for kind in (
                "styles",
                "settings",
                "fontTable",
                "numbering",
                "webSettings",
                "header",
                "footer",
                "footnotes",
                "endnotes",
                "document.glossary",
            )
        ),
        "application/vnd.openxmlformats-officedocument.theme+xml",
        "application/vnd.openxmlformats-officedocument.obfuscatedFont",
        "application/vnd.openxmlformats-package.relationships+xml",
        "image/png",
        "image/jpeg",
        "image/jpg",
        "image/gif",
        "image/bmp",
        "image/tiff",
        "image/x-emf",
        "image/x-wmf",
    }
)
STRIPPED_TYPES = frozenset(
    {
        "application/vnd.openxmlformats-package.core-properties+xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
        f"{_WORD}people+xml",
        f"{_WORD}printerSettings",
        "application/vnd.ms-word.stylesWithEffects+xml",
        "application/vnd.ms-office.classificationlabels+xml",
    }
)
"""Kiểu phần bị bỏ lúc nạp vì có thể mang tên người soạn, tên máy in, nhãn của cơ quan khác; mẫu không cần chúng."""

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
_HYPERLINK = "/relationships/hyperlink"
_REVISION_NAMES = (
    "ins del moveFrom moveTo moveFromRangeStart moveToRangeStart delText delInstrText cellIns cellDel cellMerge "
    "numberingChange pPrChange rPrChange sectPrChange tblPrChange tblPrExChange tblGridChange tcPrChange trPrChange"
)
_REVISIONS = frozenset(f"{W}{name}" for name in _REVISION_NAMES.split())
_COMMENTS = frozenset(f"{W}{name}" for name in ("commentRangeStart", "commentRangeEnd", "commentReference"))
_ACTIVE = frozenset({f"{W}object", f"{W}control", f"{W}altChunk", f"{W}subDoc"})
_OUTSIDE_FIELDS = re.compile(
    r"^\s*(DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|DATABASE|RD|MACROBUTTON)\b", re.IGNORECASE
)


def is_stripped(name: str, kind: str) -> bool:
    """Phần bị bỏ khi nạp mẫu: siêu dữ liệu của người soạn, dữ liệu tùy biến, ảnh thu nhỏ."""
    return kind in STRIPPED_TYPES or name.startswith(("customXml/", "docProps/", "docMetadata/"))


def problems(parts: Mapping[str, bytes]) -> list[str]:
    """Mọi điều phải từ chối, mỗi điều một câu nêu tên phần và đoạn; rỗng nếu mẫu an toàn."""
    try:
        return _problems(parts)
    except etree.XMLSyntaxError:
        return ["XML của gói hỏng. Mở mẫu trong Word, lưu lại."]


def _problems(parts: Mapping[str, bytes]) -> list[str]:
    if CONTENT_TYPES not in parts:
        return [f"thiếu phần {CONTENT_TYPES}: tệp này không phải .docx."]
    early = [f"{name}: {why}" for name, data in parts.items() for why in byte_problems(name, data)]
    if early:
        return early
    kind_of = content_type_reader(parts)
    found = [why for name in parts if (why := _kind_problem(name, kind_of(name)))]
    if not any(kind_of(name) == MAIN_TYPE for name in parts):
        found.append("không có phần văn bản Word (.docx): mẫu .docm, .dotx phải lưu lại thành .docx.")
    elements = 0
    for name, data in parts.items():
        if not is_xml(name, kind_of(name)) or is_stripped(name, kind_of(name)):
            continue
        elements += data.count(b"<") - data.count(b"</")
        if elements > MAX_ELEMENTS:
            return [*found, f"{name}: mẫu có hơn {MAX_ELEMENTS} phần tử XML; dựng lại mẫu cho gọn."]
        found.extend(f"{name}: {why}" for why in _xml_problems(name, data, parts))
    return found


def _kind_problem(name: str, kind: str) -> str | None:
    lower = name.lower()
    if "vbaproject" in lower or "vbadata" in lower or "macroenabled" in kind.lower():
        return f"{name}: có macro. Trong Word chọn Lưu thành Word Document (.docx) để bỏ macro."
    if "/embeddings/" in lower or "/activex/" in lower or "oleobject" in kind.lower() or "activex" in kind.lower():
        return f"{name}: có đối tượng nhúng (OLE, ActiveX). Xóa đối tượng đó, dùng chữ, bảng hoặc hình."
    if "comments" in kind:
        return f"{name}: mẫu còn bình luận. Trong Word: Xem lại, Xóa mọi bình luận."
    if name == CONTENT_TYPES or is_stripped(name, kind) or kind in _KEPT_TYPES:
        return None
    return f"{name}: loại nội dung “{kind or 'không khai'}” không dùng trong mẫu. Xóa đối tượng đó khỏi mẫu."


def _xml_problems(name: str, data: bytes, parts: Mapping[str, bytes]) -> Iterator[str]:
    try:
        root = parse(data)
    except etree.XMLSyntaxError:
        yield "XML hỏng. Mở mẫu trong Word, lưu lại."
        return
    if name.endswith(".rels"):
        yield from _relationship_problems(name, root, parts)
        return
    seen: set[str] = set()
    for element in root.iter():
        for why in _element_problems(element):
            if why not in seen:
                seen.add(why)
                yield why
    for paragraph in root.iter(f"{W}p"):
        code = own_text(paragraph, f"{W}instrText")
        if _OUTSIDE_FIELDS.match(code):
            yield f"trường Word “{code.strip()[:40]}” lấy nội dung từ ngoài tệp. Xóa trường đó."


def _element_problems(element: etree._Element) -> Iterator[str]:
    if element.tag in _REVISIONS:
        yield f"còn vết sửa (Track Changes){_where(element)}. Trong Word: Xem lại, Chấp nhận mọi thay đổi."
    elif element.tag in _COMMENTS:
        yield f"còn bình luận{_where(element)}. Trong Word: Xem lại, Xóa mọi bình luận."
    elif element.tag in _ACTIVE:
        yield f"có đối tượng nhúng hoặc tài liệu con{_where(element)}. Xóa đối tượng đó."
    elif element.tag == f"{W}fldSimple" and _OUTSIDE_FIELDS.match(element.get(f"{W}instr") or ""):
        yield f"có trường Word lấy nội dung từ ngoài tệp{_where(element)}. Xóa trường đó."
    elif element.tag == f"{W}tbl" and (grid := element.find(f"{W}tblGrid")) is None:
        yield f"có bảng thiếu lưới cột{_where(element)}. Mở mẫu trong Word, lưu lại."
    elif element.tag == f"{W}tbl" and grid is not None and any(column.get(f"{W}w") is None for column in grid):
        yield f"có bảng thiếu độ rộng cột{_where(element)}. Mở mẫu trong Word, lưu lại."


def _where(element: etree._Element) -> str:
    for owner in (element, *element.iterancestors()):
        if owner.tag == f"{W}p":
            text = "".join(piece.text or "" for piece in owner.iter(f"{W}t", f"{W}delText")).strip()
            return f" ở đoạn “{text[:60]}”" if text else ""
    return ""


def _relationship_problems(name: str, root: etree._Element, parts: Mapping[str, bytes]) -> Iterator[str]:
    base = posixpath.dirname(posixpath.dirname(name))
    for link in root.iter(RELATIONSHIP):
        target, kind = link.get("Target") or "", link.get("Type") or ""
        if (link.get("TargetMode") or "").lower() == "external":
            if not kind.endswith(_HYPERLINK) or urlsplit(target).scheme.lower() not in _SAFE_SCHEMES:
                label = kind.rpartition("/")[2]
                yield f"liên kết ra ngoài tệp ({label}: {target[:80]}). Chỉ nhận liên kết http, https, mailto; gỡ nó."
            elif "{" in target or "%7B%7B" in target.upper():
                yield f"thẻ nằm trong địa chỉ liên kết ({target[:80]}), chỗ không được điền. Viết thành chữ."
        elif resolve(base, target) not in parts and not target.startswith("#"):
            yield f"liên kết tới phần không có trong tệp ({target[:80]}). Mở mẫu trong Word, lưu lại."

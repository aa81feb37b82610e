"""Tiêu ngữ ghi đúng “Độc lập - Tự do - Hạnh phúc”, cỡ 13-14, đứng, đậm, ở giữa dưới Quốc hiệu.

Chữ đầu mỗi cụm viết hoa; giữa các cụm là gạch nối ngắn, có cách chữ hai bên. Gạch dài mà Word tự đổi cũng là sai, và
được sửa hộ; chữ viết sai thì phải có người sửa.

Nhiều nơi để Word tự đổi gạch nối thành gạch dài rồi chép sang mọi tệp; cũng hay gặp “tự do” viết thường.

Đúng: Độc lập - Tự do - Hạnh phúc
Sai: Độc lập – Tự do – Hạnh phúc; Độc lập -Tự do - Hạnh phúc; Độc lập - tự do - hạnh phúc.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, has_head, heads, look_faults
from docgen.layout.profile import Limits
from docgen.layout.repair import Replace

ID = "tieu_ngu"

_DASH = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad"
_JOINT = re.compile(rf"\s*[{_DASH}]+\s*")
_RIGHT_JOINT = " - "

PASSES = (
    Example("Tiêu ngữ cỡ 14"),
    Example("Tiêu ngữ cỡ 13", (Shape("tieu_ngu", {"size": 13.0}), Shape("quoc_hieu", {"size": 12.0})), base="bien_ban"),
)
FAILS = (
    Example("Thiếu Tiêu ngữ", (Drop("tieu_ngu"),), rules=("H03",)),
    Example("Gạch dài", (Edit("tieu_ngu", "", "Độc lập – Tự do – Hạnh phúc"),), rules=("H03",)),
    Example("Thiếu cách chữ", (Edit("tieu_ngu", "- Tự do", "-Tự do"),), rules=("H03",)),
    Example("Viết thường", (Edit("tieu_ngu", "Tự do", "tự do"),), rules=("H03",)),
    Example("Không đậm", (Shape("tieu_ngu", {"bold": False}),), rules=("H04",)),
    Example("Căn trái", (Shape("tieu_ngu", {"align": "left"}),), rules=("H04",)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Chữ (H03), dáng chữ (H04) của Tiêu ngữ."""
    phrases = limits.texts("phrases")
    look = Look(limits.range("size"), bold=True, italic=False, centred=True)
    if document.components.head.tieu_ngu is None and has_head(document):
        yield Fault("H03", None, "không thấy Tiêu ngữ", f"“{_RIGHT_JOINT.join(phrases)}”")
    for head in heads(document):
        if head.tieu_ngu:
            yield from _wording(head.tieu_ngu, phrases)
            yield from look_faults("H04", head.tieu_ngu, look)


def _wording(line: Line, phrases: tuple[str, ...]) -> Iterator[Fault]:
    right = _RIGHT_JOINT.join(phrases)
    text = normalize("NFC", line.text)
    found = _JOINT.split(text)
    if len(found) != len(phrases):
        yield Fault("H03", line, f"“{text}”", f"“{right}”")
        return
    for one, other in zip(found, phrases, strict=True):
        if one != other:
            yield Fault("H03", line, f"“{one}”", f"“{other}”")
    joints = [" ".join(joint.split(" ")) for joint in _JOINT.findall(text)]
    if any(joint != _RIGHT_JOINT for joint in joints):
        dashes = all(joint.strip() == "-" for joint in joints)
        seen = "thiếu cách chữ bên gạch nối" if dashes else "gạch nối không phải dấu “-”"
        yield Fault("H03", line, seen, "gạch nối “-”, có cách chữ hai bên", tuple(_rejoined(line)))


def _rejoined(line: Line) -> Iterator[Replace]:
    """Thay từ chỗ sau lên trước, để vị trí của chỗ trước không đổi."""
    body = line.raw.strip()
    start = line.start + line.raw.index(body)
    for joint in reversed(list(_JOINT.finditer(body))):
        if joint.group() != _RIGHT_JOINT:
            yield Replace(line.paragraph, start + joint.start(), start + joint.end(), _RIGHT_JOINT)

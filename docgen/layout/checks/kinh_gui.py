"""Kính gửi: chữ in thường, cỡ 13-14, đứng; một nơi thì cùng dòng, nhiều nơi thì mỗi nơi một dòng có gạch đầu dòng.

Nhiều nơi: sau “Kính gửi:” xuống dòng, mỗi nơi hay nhóm nơi một dòng, đầu dòng “-”, cuối dòng “;”, dòng cuối “.”. Một
nơi: viết liền sau dấu hai chấm, có dấu chấm cuối hay không đều được. Tên dài phải xuống dòng không bị coi là nơi mới.
Các gạch thẳng hàng hay chưa thì không đo.

Đúng: “Kính gửi: Bộ Nội vụ”; hoặc “Kính gửi:”, dưới là “- Sở Tài chính;”, “- Sở Nội vụ.”
Sai: “Kính gửi Bộ Nội vụ”; “- Sở Nội vụ;” ở dòng cuối; một nơi mà xuống dòng; chữ nghiêng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.entries import Entry, end_mark, end_text, entries, has_tag
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits

ID = "kinh_gui"
_LABEL = re.compile(r"\s*(?P<words>kính\s+g[ửở]i)\s*(?P<colon>:?)\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL)

PASSES = (
    Example("Một nơi, cùng dòng", base="to_trinh"),
    Example("Nhiều nơi, mỗi nơi một dòng", base="cong_van"),
    Example("Tên dài ngắt dòng", (Edit("kinh_gui_1", "ban, ngành", "ban,\nngành tỉnh"),), "cong_van"),
)
FAILS = (
    Example("Cỡ 12", (Shape("kinh_gui", {"size": 12.0}),), "to_trinh"),
    Example("Chữ nghiêng", (Shape("kinh_gui", {"italic": True}),), "to_trinh"),
    Example("Không có dấu hai chấm", (Edit("kinh_gui", ":", ""),), "to_trinh"),
    Example("Nơi được gửi không gạch đầu dòng", (Edit("kinh_gui_1", "- ", ""),), "cong_van"),
    Example("Dòng trên không có dấu chấm phẩy", (Edit("kinh_gui_1", ";", "."),), "cong_van"),
    Example("Dòng cuối là dấu chấm phẩy", (Edit("kinh_gui_2", "phường.", "phường;"),), "cong_van"),
    Example("Một nơi mà xuống dòng", (Drop("kinh_gui_1"),), "cong_van"),
    Example(
        "Nơi đầu tiên viết liền sau Kính gửi",
        (Edit("kinh_gui", "", "Kính gửi: - Bộ Nội vụ;\n- Ủy ban nhân dân tỉnh Bình Phước."),),
        "to_trinh",
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của Kính gửi và các nơi được gửi là một chỗ sai."""
    components = document.components
    label = components.kinh_gui
    # Công điện ghi nơi nhận điện theo lối riêng (Mẫu 1.6).
    if label is None or components.kind == "cong_dien":
        return
    for line in (label, *components.kinh_gui_items):
        yield from look_faults("R07", line, Look(limits.range("size"), bold=False, italic=False))
    found = _LABEL.match(normalize("NFC", label.raw))
    if found is None:
        return
    if found["words"].isupper():
        yield Fault("R07", label, "chữ in hoa", "chữ in thường “Kính gửi”")
    if not found["colon"]:
        yield Fault("R07", label, "không có dấu hai chấm", "“Kính gửi:”")
    listed = [one for one in entries(components.kinh_gui_items) if not one.open]
    if any(has_tag(one.text) for one in (label, *components.kinh_gui_items)):
        return
    several = len(listed) > 1 or (bool(listed) and listed[0].dashed and _filled(found["rest"]))
    yield from _several(label, found["rest"], listed) if several else _single(label, found["rest"], listed)


def _filled(rest: str) -> bool:
    """Sau “Kính gửi:” có chữ, không phải chỗ để trống."""
    return bool(rest.strip(" .…_-\t"))


def _single(label: Line, rest: str, listed: Sequence[Entry]) -> Iterator[Fault]:
    """Một nơi: cùng dòng với Kính gửi, trừ khi nó ở ô bảng bên cạnh hay danh sách còn dở."""
    if _filled(rest) and not listed and ";" in rest.strip().rstrip(";"):
        yield Fault("R07", label, "nhiều nơi trên một dòng", "nhiều nơi thì xuống dòng, mỗi nơi một gạch đầu dòng")
    if not listed or _filled(rest):
        return
    only = listed[0]
    beside = only.first.paragraph.cell != label.paragraph.cell
    if not beside and end_mark(only.last) != ";":
        yield Fault("R07", only.first, "một nơi mà xuống dòng", "cùng dòng với “Kính gửi:”")


def _several(label: Line, rest: str, listed: Sequence[Entry]) -> Iterator[Fault]:
    """Nhiều nơi: xuống dòng sau dấu hai chấm, đầu dòng “-”, cuối dòng “;”, dòng cuối “.”."""
    if _filled(rest):
        if not any(one.dashed for one in listed):
            return
        yield Fault("R07", label, "nơi đầu tiên viết liền sau “Kính gửi:”", "nhiều nơi thì xuống dòng")
    for entry in listed:
        if not entry.dashed:
            yield Fault("R07", entry.first, "không có gạch đầu dòng", "gạch đầu dòng “-”")
        expected = "." if entry is listed[-1] else ";"
        if end_mark(entry.last) != expected:
            at = "dòng cuối “.”" if expected == "." else "cuối dòng “;”"
            yield Fault("R07", entry.last, end_text(entry.last), at)

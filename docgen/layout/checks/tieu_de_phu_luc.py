"""Dòng “Phụ lục” đứng riêng: chữ in thường, cỡ 14, đứng, đậm, giữa trang; tên phụ lục dưới nó in hoa, cỡ 13-14, đậm.

Tên phụ lục có thì xét, không có cũng được. Chú thích trong ngoặc dưới tên và những chữ thường lẻ trong tên (đơn vị đo,
chữ viết tắt) không bị bắt lỗi.

“PHỤ LỤC I” in hoa là thói quen rất phổ biến, nhưng Nghị định chỉ in hoa tên phụ lục.

Đúng: “Phụ lục I” một dòng, “THÀNH PHẦN TỔ KIỂM TRA” dòng dưới.
Sai: “PHỤ LỤC I”; “Phụ lục I: THÀNH PHẦN TỔ KIỂM TRA” trên một dòng; tên phụ lục in thường.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.entries import has_tag
from docgen.layout.examples import Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, look_faults
from docgen.layout.profile import Limits

ID = "tieu_de_phu_luc"
_LABEL = re.compile(
    r"(?P<words>phụ\s+lục)(?:\s+(?:số\s*)?(?:(?:[IVXLC]+|\d+)[\w.-]*|[A-ZĐ]\b))?[\s.:–-]*(?P<rest>.*)", re.IGNORECASE
)
_NOTE = re.compile(r"\([^)]*\)")

PASSES = (
    Example("Phụ lục in thường, tên in hoa", base="quyet_dinh_phu_luc"),
    Example("Chú thích dưới tên", (Edit("phu_luc_1_ten", "TRA", "TRA (kể cả thư ký)"),), "quyet_dinh_phu_luc"),
)
FAILS = (
    Example("PHỤ LỤC in hoa", (Edit("phu_luc_1", "", "PHỤ LỤC I"),), "quyet_dinh_phu_luc"),
    Example("Phụ lục cỡ 13", (Shape("phu_luc_1", {"size": 13.0}),), "quyet_dinh_phu_luc"),
    Example("Phụ lục không đậm", (Shape("phu_luc_1", {"bold": False}),), "quyet_dinh_phu_luc"),
    Example("Tên viết liền dòng Phụ lục", (Edit("phu_luc_1", "", "Phụ lục I: DANH MỤC"),), "quyet_dinh_phu_luc"),
    Example("Tên in thường", (Edit("phu_luc_1_ten", "", "Thành phần Tổ kiểm tra"),), "quyet_dinh_phu_luc"),
    Example("Tên không đậm", (Shape("phu_luc_1_ten", {"bold": False}),), "quyet_dinh_phu_luc"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi điểm sai của dòng Phụ lục hay tên phụ lục là một chỗ sai."""
    for attachment in document.components.attachments:
        if attachment.kind != "phu_luc" or attachment.label is None:
            continue
        yield from _wording(attachment.label)
        label = Look(limits.range("label_size"), bold=True, italic=False, centred=True)
        yield from look_faults("A03", attachment.label, label)
        for line in attachment.title:
            if line.text.startswith("(") or has_tag(line.text):
                continue
            if _mostly_small(line, limits.number("capital_share")):
                yield Fault("A03", line, "tên phụ lục in thường", "chữ in hoa")
            title = Look(limits.range("title_size"), bold=True, italic=False, centred=True)
            yield from look_faults("A03", line, title)


def _wording(label: Line) -> Iterator[Fault]:
    found = _LABEL.match(normalize("NFC", label.text))
    if found is None:
        return
    words = Line(label.paragraph, label.start, min(label.end, label.start + _words_end(label)))
    if words.capitals:
        yield Fault("A03", label, "chữ in hoa", "chữ in thường “Phụ lục”")
    rest = found["rest"]
    if rest and not has_tag(rest) and (not rest.startswith("(") or "kèm" in rest.casefold()):
        yield Fault("A03", label, "tên phụ lục viết liền dòng “Phụ lục”", "“Phụ lục” đứng riêng một dòng")


def _words_end(label: Line) -> int:
    """Chỗ hết hai chữ “Phụ lục” trong dòng."""
    padding = len(label.raw) - len(label.raw.lstrip())
    return padding + len(" ".join(label.raw.split()[:2]))


def _mostly_small(line: Line, share: float) -> bool:
    """Phần chữ hoa trong dòng (không kể chú thích trong ngoặc) thấp hơn mức của một dòng in hoa."""
    text = "".join(run.text.upper() if run.format.caps else run.text for run in line.runs())
    letters = [char for char in _NOTE.sub("", text) if char.isalpha()]
    return bool(letters) and sum(char.isupper() for char in letters) < share * len(letters)

"""Trích yếu viết chữ thường, không có dấu chấm cuối; trích yếu quyết định mở đầu bằng “Về việc” hoặc tên việc ban hành.

Xét: trích yếu của mọi văn bản, kể cả công văn, không in hoa cả dòng và không có dấu chấm ở cuối; với quyết định, chữ
mở đầu là “Về việc” (Mẫu 1.2), “Ban hành” hay “Phê duyệt” (Mẫu 1.3), chữ ngay sau “Về việc” viết thường. Để yên: tên
riêng sau “Về việc”; dấu chấm của chữ viết tắt, của chỗ để trống; dòng ghi chú trong ngoặc đơn; quyết định mang năm
trong số, vì đó là văn bản quy phạm pháp luật.

Trích yếu được chép nguyên vào sổ đăng ký và vào căn cứ của văn bản sau; thừa một dấu chấm là thừa ở mọi nơi chép lại.

Đúng: Về việc phê duyệt Kế hoạch cải cách hành chính năm 2026.
Sai: Về việc Phê duyệt Kế hoạch; PHÊ DUYỆT KẾ HOẠCH; trích yếu kết thúc bằng dấu chấm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.passages import is_normative
from docgen.layout.profile import Limits
from docgen.text.unicode import tone_key

ID = "loi_trich_yeu"
_DECISION = "quyet_dinh"
_ABOUT = "về việc"
_FULL_STOP = re.compile(r"(?<![.…\s])\s*(?:\.|\./\.)$")
_ABBREVIATION = re.compile(r"\b(?:v\.v|Ltd|Co|Inc|JSC|Jr|TP|Tp)\.$")
_LETTER_OPENING = re.compile(r"v\s*/\s*v\b", re.IGNORECASE)
_FEW = 3

PASSES = (
    Example("Quyết định gián tiếp", (Edit("trich_yeu", "", "Ban hành Quy chế làm việc của Sở Nội vụ"),)),
    Example("Tên riêng sau Về việc", (Edit("trich_yeu", "", "Về việc Ủy ban nhân dân phường tự đánh giá"),)),
)
FAILS = (
    Example("Dấu chấm cuối", (Edit("trich_yeu", "", "Về việc thành lập Tổ công tác."),), rules=("T06",)),
    Example("Chữ hoa sau Về việc", (Edit("trich_yeu", "", "Về việc Thành lập Tổ công tác"),), rules=("T06",)),
    Example("Mở đầu khác mẫu", (Edit("trich_yeu", "", "Về công tác phòng, chống lụt bão"),), rules=("T06",)),
    Example("Trích yếu in hoa", (Edit("trich_yeu", "", "VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC"),), rules=("T07",)),
    Example(
        "Dấu chấm cuối trích yếu công văn",
        (Edit("trich_yeu_cong_van", "", "V/v báo cáo kết quả."),),
        "cong_van",
        ("T06",),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Trích yếu in hoa, có dấu chấm cuối, mở đầu khác mẫu là những chỗ sai."""
    components = document.components
    lines = [
        one
        for one in components.trich_yeu or components.head.trich_yeu_cong_van
        if not (one.text.startswith("(") and one.text.endswith(")"))
    ]
    if not lines:
        return
    yield from _ending(lines[-1])
    if _all_capitals(lines):
        yield Fault("T07", lines[0], "chữ in hoa", "chữ in thường")
    elif components.kind == _DECISION and components.trich_yeu and not is_normative(components):
        yield from _opening(lines[0], limits)


def _ending(line: Line) -> Iterator[Fault]:
    if _FULL_STOP.search(line.text) and not _ABBREVIATION.search(line.text):
        yield Fault("T06", line, "có dấu chấm cuối", "không có dấu chấm cuối")


def _all_capitals(lines: Sequence[Line]) -> bool:
    """Mọi dòng in hoa; lẫn dòng chữ thường thì dòng hoa là phần tiếp của tên loại, vài chữ thì có thể là chữ tắt."""
    return all(line.capitals for line in lines) and sum(len(line.text.split()) for line in lines) >= _FEW


def _opening(line: Line, limits: Limits) -> Iterator[Fault]:
    text = line.text
    # “V/v” trên văn bản có tên loại là việc của phép kiểm tra trích yếu công văn.
    if _LETTER_OPENING.match(text) or text.startswith(("…", ".", "{", "[")):
        return
    key = tone_key(text)
    openings = limits.texts("mo_dau")
    if not any(key.startswith(tone_key(opening)) for opening in openings):
        opening = " ".join(text.split()[:2])
        yield Fault("T06", line, f"mở đầu “{opening}”", f"mở đầu “{'”, “'.join(openings)}”")
    elif key.startswith(_ABOUT):
        yield from _after_about(line, text[len(_ABOUT) :].lstrip(" :"), limits)


def _after_about(line: Line, rest: str, limits: Limits) -> Iterator[Fault]:
    if not rest[:1].isupper():
        return
    for word in limits.texts("chu_thuong"):
        written = rest[: len(word)]
        whole = not rest[len(word) : len(word) + 1].isalpha()
        if whole and tone_key(written) == tone_key(word):
            yield Fault("T06", line, f"“{written}” sau “Về việc”", f"“{written.lower()}”")
            return

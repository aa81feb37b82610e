"""Chữ đầu câu và chữ đầu đoạn viết hoa.

Báo chữ thường đứng sau dấu chấm, chấm hỏi, chấm than; và đoạn bắt đầu bằng chữ thường khi đoạn liền trước đã hết câu.
Sau dấu hai chấm, chấm phẩy, phẩy thì đoạn sau còn là phần tiếp của câu nên được bỏ qua; số, ký hiệu, chữ viết tắt có
dấu chấm (v.v., TP., tr.), mục a), gạch đầu dòng, chữ trong bảng cũng vậy.

Đúng: … trước ngày 15 tháng 7. Các cơ quan báo cáo …
Sai: … trước ngày 15 tháng 7. các cơ quan báo cáo …
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Add, Edit, Example
from docgen.layout.facts.values import Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import LOWER, UPPER, excerpt, matches, plain, prose
from docgen.text.syllables import is_syllable

ID = "viet_hoa_dau_cau"

PASSES = (
    Example("Sau chữ viết tắt có dấu chấm", (Edit("dieu_2", "quý II", "quý II, tháng 4, v.v. và"),)),
    Example(
        "Đoạn tiếp sau dấu hai chấm",
        (Edit("noi_dung_2", "Báo cáo gửi", "nội dung báo cáo gửi"), Edit("noi_dung_1", "báo cáo.", "báo cáo gồm:")),
        "cong_van",
    ),
)
FAILS = (
    Example("Chữ thường sau dấu chấm", (Edit("noi_dung_2", "năm 2026.", "năm này. các nơi khác sau."),), "cong_van"),
    Example("Đoạn mở đầu bằng chữ thường", (Add("noi_dung_1", "nơi nào chậm thì báo lại."),), "cong_van"),
)

# Thử nhanh: mỗi chỗ khớp của _AFTER_STOP đều chứa một chỗ như thế này.
_STOP_THEN_LOWER = re.compile(rf"[.?!] [{LOWER}]")
_AFTER_STOP = re.compile(rf"(?P<last>[{LOWER}]{{2,}})[)”]?[.?!] (?P<next>[{LOWER}]+)(?![{UPPER}\d.)])")
_FIRST = re.compile(rf"(?P<next>[{LOWER}]{{2,}})[ ,]")
_CLOSED = re.compile(r"[.?!]\s*$")


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi chữ đầu câu viết thường là một chỗ sai."""
    shown = {one.ref: one for one in prose(document)}
    suspected = [one for one in shown.values() if _STOP_THEN_LOWER.search(plain(one))]
    for paragraph, match in matches(suspected, _AFTER_STOP):
        if is_syllable(match["last"]) and _word(match["next"]):
            yield _fault(paragraph, match)
    previous: Paragraph | None = None
    for paragraph in document.facts.paragraphs:
        if paragraph.blank:
            continue
        text = plain(paragraph)
        first = _FIRST.match(text) if previous and paragraph.ref in shown and not paragraph.label else None
        if first and previous and _CLOSED.search(plain(previous)) and _word(first["next"]):
            yield _fault(paragraph, first)
        # Bảng, hộp chữ chen giữa thì không biết câu trước đã hết chưa.
        previous = shown.get(paragraph.ref)


def _word(text: str) -> bool:
    """Một tiếng Việt, không phải chữ cái của một mục hay ký hiệu của một công thức."""
    return is_syllable(text) and not (len(text) == 1 and text.isascii())


def _fault(paragraph: Paragraph, match: re.Match[str]) -> Fault:
    word = match["next"]
    return Fault("K01", excerpt(paragraph, *match.span("next")), f"“{word}”", f"“{word[:1].upper()}{word[1:]}”")

"""Dòng “Nơi nhận:” có ở mọi văn bản: cỡ 12, nghiêng, đậm, không gạch chân, đứng riêng, ngang dòng quyền hạn.

Dòng này sát lề trái. Thiếu hẳn chỉ bị báo khi văn bản thuộc một loại của Điều 7, có đầu đề và khối ký, để không bắt
lỗi một phụ lục hay quy chế tách tệp riêng. “Ngang dòng quyền hạn” là cùng hàng của bảng chứa khối ký; biên bản để Nơi
nhận dưới chữ ký thư ký nên được bỏ qua.

Ai nhận văn bản, nhận để làm gì, bản gốc lưu ở đâu đều đọc ở đây; văn thư phát hành theo đúng danh sách này.

Đúng: “Nơi nhận:” nghiêng, đậm, cỡ 12, dòng dưới là nơi nhận đầu tiên.
Sai: “Nơi nhận” thiếu dấu hai chấm; gạch chân; cỡ 14; “Nơi nhận: - Như trên;” trên một dòng.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.examples import Drop, Edit, Example, Shape
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.measures import Look, align_text, is_underlined, look_faults
from docgen.layout.profile import Limits
from docgen.layout.repair import SetParagraph, SetText
from docgen.text.slug import slug

ID = "noi_nhan"
LOOKS_AROUND = "van_ban"
_WORDS = "Nơi nhận"
_LABEL = re.compile(rf"{_WORDS}\s*(?P<colon>:?)\s*(?P<rest>.*)", re.IGNORECASE)

PASSES = (
    Example("Nơi nhận nghiêng, đậm, cỡ 12"),
    Example("Biên bản: Nơi nhận dưới chữ ký thư ký", base="bien_ban"),
)
FAILS = (
    Example("Cỡ 14", (Shape("noi_nhan", {"size": 14.0}),)),
    Example("Không nghiêng", (Shape("noi_nhan", {"italic": False}),)),
    Example("Không đậm", (Shape("noi_nhan", {"bold": False}),)),
    Example("Gạch chân", (Shape("noi_nhan", {"underline": "single"}),)),
    Example("Thiếu dấu hai chấm", (Edit("noi_nhan", ":", ""),)),
    Example("Căn giữa", (Shape("noi_nhan", {"align": "center"}),)),
    Example(
        "Không có Nơi nhận",
        (Drop("noi_nhan"), Drop("noi_nhan_1"), Drop("noi_nhan_2"), Drop("luu")),
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Thiếu dòng “Nơi nhận:”, hoặc mỗi điểm sai của nó."""
    label = document.components.recipients.label
    if label is None:
        if _lacks(document, limits.texts("optional")):
            yield Fault("R01", None, "không có “Nơi nhận:”", "có “Nơi nhận:” ở cuối văn bản")
        return
    yield from _wording(label)
    yield from look_faults("R01", label, Look(limits.range("size"), bold=True, italic=True))
    if is_underlined(label):
        yield Fault("R01", label, "gạch chân", "không gạch chân", (SetText(label, underline=False),))
    if label.format.align in ("center", "right"):
        repairs = (SetParagraph(label.paragraph, align="left"),)
        yield Fault("R01", label, align_text(label.format.align), "sát lề trái", repairs)
    if document.components.kind not in limits.texts("own_row") and not _level(document, label):
        yield Fault("R01", label, "khác hàng với quyền hạn, chức vụ", "ngang dòng quyền hạn, chức vụ")


def _wording(label: Line) -> Iterator[Fault]:
    found = _LABEL.match(normalize("NFC", label.text))
    if found is None:
        return
    if label.text.startswith(_WORDS.upper()):
        yield Fault("R01", label, "chữ in hoa", "chữ in thường")
    if not found["colon"]:
        yield Fault("R01", label, "không có dấu hai chấm", f"“{_WORDS}:”")
    if found["rest"]:
        yield Fault("R01", label, "nơi nhận viết liền sau dấu hai chấm", "đứng riêng một dòng")


def _level(document: Document, label: Line) -> bool:
    """Cùng hàng với dòng quyền hạn đầu tiên; hai bảng khác nhau hay ngoài bảng thì không kết luận."""
    posts = document.components.signature.quyen_han
    cell, other = label.paragraph.cell, posts[0].paragraph.cell if posts else None
    return cell is None or other is None or cell.table != other.table or cell.row == other.row


def _lacks(document: Document, optional: tuple[str, ...]) -> bool:
    """Văn bản rõ loại, đủ đầu, đủ khối ký, và không đâu có chữ “Nơi nhận” hay dòng lưu."""
    components = document.components
    head = components.head
    if not components.kind or components.kind in optional or not components.signature.quyen_han:
        return False
    if head.so_ky_hieu is None and head.quoc_hieu is None:
        return False
    starts = (slug(line.raw) for one in document.text_paragraphs for line in one.lines())
    return not any(start.startswith(("noi_nhan", "luu_v")) for start in starts)

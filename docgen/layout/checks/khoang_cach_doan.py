"""Hai đoạn lời văn liền nhau cách nhau ít nhất 6 pt.

Lấy khoảng dưới của đoạn trước cộng khoảng trên của đoạn sau: tùy chế độ, Word cộng hai khoảng hay lấy khoảng lớn hơn,
nên chỉ báo khi cộng lại vẫn chưa đủ. Khoảng bị bỏ giữa các đoạn cùng kiểu tính là 0; khoảng để Word tự định thì coi
là đủ. Chỗ có đoạn trống, bảng, hình xen giữa và dòng tên liền dưới dòng phần, chương, mục được bỏ qua.

Đoạn dính liền nhau khiến trang đặc chữ, khó tìm ý.

Đúng: khoảng trên 6 pt.
Sai: khoảng trên 0 pt, khoảng dưới 3 pt.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Paragraph, Ref
from docgen.layout.fault import Fault
from docgen.layout.passages import Body, bodies
from docgen.layout.profile import Limits, shown
from docgen.layout.repair import SetParagraph

ID = "khoang_cach_doan"

PASSES = (
    Example("Khoảng trên 6 pt", base="thong_bao"),
    Example(
        "Khoảng dưới của đoạn trước đã đủ",
        (Shape("khoan_1", {"after": 6.0}), Shape("khoan_2", {"before": 0.0})),
        "thong_bao",
    ),
)
FAILS = (
    Example("Hai đoạn dính nhau", (Shape("khoan_2", {"before": 0.0}),), "thong_bao"),
    Example("Cách nhau 3 pt", (Shape("khoan_3", {"before": 3.0}),), "thong_bao"),
    Example(
        "Bỏ khoảng cách giữa các đoạn cùng kiểu",
        (Shape("khoan_1", {"contextual": True}), Shape("khoan_2", {"contextual": True})),
        "thong_bao",
    ),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi đoạn quá gần đoạn trước là một chỗ sai; sửa bằng khoảng trên."""
    least = limits.number("gap")
    order = {one.ref: index for index, one in enumerate(document.facts.paragraphs)}
    for body in bodies(document):
        for previous, this in _neighbours(body, order):
            gap = _gap(previous, this)
            if gap is not None and gap < least - limits.tolerance:
                repairs = () if this.format.contextual else (SetParagraph(this, before=least),)
                yield Fault("B05", this, f"{shown(gap)} pt", f"ít nhất {shown(least)} pt", repairs)


def _neighbours(body: Body, order: dict[Ref, int]) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Các cặp đoạn lời văn liền nhau trong tệp, không có đoạn trống hay bảng xen giữa."""
    for previous, this in pairwise(body.flow):
        if order.get(this.ref, -1) == order.get(previous.ref, -2) + 1 and not (previous.pictures or this.pictures):
            yield previous, this


def _gap(previous: Paragraph, this: Paragraph) -> float | None:
    """Khoảng giữa hai đoạn, point; None khi Word tự định."""
    alike = previous.style == this.style
    below, above = previous.format, this.format
    if below.auto_after or above.auto_before:
        return None
    after = 0.0 if below.contextual and alike else below.after
    before = 0.0 if above.contextual and alike else above.before
    return after + before

"""Chữ viết tắt quyền hạn là TM., KT., TL., TUQ. hoặc Q., có dấu chấm và một dấu cách rồi mới đến chức vụ.

Xét đầu mỗi dòng của khối ký. Gõ gạch chéo (T/M, K/T), thiếu dấu chấm, dính liền chức vụ hay viết cả chữ (KÝ THAY,
THỪA LỆNH, QUYỀN) đều sai. Nhiều dấu cách liền nhau không xét ở đây.

T/M, K/T là cách viết của văn bản Đảng; trong văn bản hành chính, chữ viết tắt cho biết người ký lấy quyền ở đâu, nên
phải đúng năm chữ mà Nghị định quy định.

Đúng: “KT. CHỦ TỊCH”; “TM. ỦY BAN NHÂN DÂN”; “Q. GIÁM ĐỐC”.
Sai: “K/T CHỦ TỊCH”; “TM ỦY BAN NHÂN DÂN”; “KT.CHỦ TỊCH”; “QUYỀN GIÁM ĐỐC”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.fault import Fault
from docgen.layout.posts import posts
from docgen.layout.profile import Limits
from docgen.text.slug import slug

ID = "viet_tat_quyen_han"
_RIGHT = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.(?: \S.*)?")

PASSES = (
    Example("TM. rồi KT.", base="quyet_dinh_tap_the"),
    Example("Q. GIÁM ĐỐC", (Edit("quyen_han", "GIÁM ĐỐC", "Q. GIÁM ĐỐC"),), "thong_bao"),
)
FAILS = (
    Example("T/M", (Edit("quyen_han", "TM.", "T/M"),), "quyet_dinh_tap_the"),
    Example("K/T", (Edit("chuc_vu", "KT.", "K/T"),), "quyet_dinh_tap_the"),
    Example("TM không dấu chấm", (Edit("quyen_han", "TM.", "TM"),), "quyet_dinh_tap_the"),
    Example("KT. dính liền chức vụ", (Edit("chuc_vu", "KT. ", "KT."),), "quyet_dinh_tap_the"),
    Example("QUYỀN viết cả chữ", (Edit("quyen_han", "GIÁM ĐỐC", "QUYỀN GIÁM ĐỐC"),), "thong_bao"),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi dòng có chữ viết tắt quyền hạn viết sai là một chỗ sai."""
    spelled = limits.table("spelled")
    for post in posts(document.components.signature):
        text = normalize("NFC", post.line.text).upper()
        if post.prefix:
            if not _RIGHT.fullmatch(text):
                typed = text[: len(text) - len(post.title)]
                joined = "" if typed.endswith(" ") else " dính liền chức vụ"
                yield Fault("S02", post.line, f"“{typed.rstrip()}”{joined}", f"“{post.prefix}.” và một dấu cách")
            continue
        name = slug(text)
        for words, prefix in spelled.items():
            if name.startswith(f"{words}_"):
                yield Fault("S02", post.line, "quyền hạn viết cả chữ", f"“{prefix}.”")
                break

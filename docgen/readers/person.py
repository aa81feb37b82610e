"""Họ tên người: học hàm, học vị, lời xưng hô viết trước tên; chữ hoa, chữ thường toàn bộ."""

from __future__ import annotations

import re

from docgen.errors import Place
from docgen.readers.notes import Notes
from docgen.readers.values import text
from docgen.tree.node import Node

LEARNED_RULE = "khoản II.7.c Phụ lục I Nghị định 30/2020/NĐ-CP"

_LEARNED = re.compile(
    r"(?:GS|PGS|TSKH|TS|ThS|Th\.S|CN|KS|KTS|LS|BS|DS|BS\.?\s?CK\s?I{1,2}|CK\s?I{1,2}|NGND|NGƯT|TTND|TTƯT"
    r"|Giáo sư|Phó giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Cử nhân|Kỹ sư|Bác sĩ|Bác sỹ|Dược sĩ|Luật sư)(?:[.\s]|$)",
    re.IGNORECASE,
)
# Không kể “Ông”: đó cũng là một họ (Ông Ích …).
_SHORT = 2
_ADDRESSED = re.compile(r"(?:bà|đồng chí|đ/c)\s", re.IGNORECASE)


def learned(name: str) -> bool:
    """Có học hàm, học vị, danh hiệu đứng trước tên."""
    return _LEARNED.match(name) is not None


def addressed(name: str) -> bool:
    """Có lời xưng hô đứng trước tên."""
    return _ADDRESSED.match(name) is not None


def odd_case(name: str) -> str | None:
    """“toàn chữ hoa”, “toàn chữ thường”, hoặc None; tên chỉ một chữ cái không kể.

    Tên mà âm tiết nào cũng chỉ một, hai chữ (“A B”, “Y BH”) viết hoa hết vẫn có thể là đúng.
    """
    letters = [char for char in name if char.isalpha()]
    if len(letters) < 2:
        return None
    if name == name.upper():
        return "toàn chữ hoa" if any(len(syllable) > _SHORT for syllable in name.split()) else None
    return "toàn chữ thường" if name == name.lower() else None


def head_name(node: Node | None, notes: Notes) -> str | None:
    """Họ tên người được đánh giá; học vị trước tên, chữ hoa hay chữ thường toàn bộ là cảnh báo."""
    name = text(node, notes)
    if name and node:
        if learned(name) or addressed(name):
            notes.warn(
                node.place,
                f"“{name}” có học hàm, học vị hoặc lời xưng hô trước tên, sẽ in nguyên như vậy.",
                "Chỉ ghi họ tên.",
            )
        _check_case(name, node.place, notes)
    return name


def signer_name(node: Node | None, notes: Notes) -> str | None:
    """Họ tên người ký; học hàm, học vị, lời xưng hô trước tên là chỗ sai (khoản II.7.c Phụ lục I NĐ 30/2020)."""
    name = text(node, notes)
    if name and node:
        if learned(name) or addressed(name):
            notes.wrong(
                node.place,
                f"“{name}” có học hàm, học vị hoặc lời xưng hô trước tên người ký.",
                f"Chỉ ghi họ tên ({LEARNED_RULE}).",
            )
        _check_case(name, node.place, notes)
    return name


def _check_case(name: str, place: Place, notes: Notes) -> None:
    if case := odd_case(name):
        notes.warn(place, f"họ tên “{name}” viết {case}.", "Viết hoa chữ đầu mỗi âm tiết, như Nguyễn Văn A.")

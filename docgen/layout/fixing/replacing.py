"""Thay chữ trong một đoạn: chỉ những ký tự thật sự khác bị chạm, nên định dạng từng khúc giữ nguyên."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from docgen.layout.fixing.anchors import Anchor
from docgen.layout.fixing.refusal import Refused
from docgen.layout.repair import Replace


def replace_text(anchor: Anchor, repair: Replace) -> None:
    """Sửa chữ `[start, end)` của đoạn. Lỗi: Refused khi chữ ấy do trường Word sinh ra hoặc không phải chữ thường."""
    position = 0
    for run in repair.paragraph.runs:
        finish = position + len(run.text)
        if run.field and position < repair.end and finish > repair.start:
            raise Refused("chữ do trường của Word sinh ra, Word sẽ ghi đè")
        position = finish
    changes = list(_changes(repair))
    # Xét mọi chỗ trước khi chạm chỗ nào: phép sửa bị từ chối thì đoạn còn nguyên.
    for start, end, _, forward in changes:
        anchor.touched(start, end, forward=forward)
    for start, end, text, forward in reversed(changes):
        anchor.rewrite(start, end, text, forward=forward)


def _changes(repair: Replace) -> Iterator[tuple[int, int, str, bool]]:
    """Những khúc thật sự khác: từ, đến, chữ mới, và chữ thêm vào có theo định dạng chữ sau không."""
    old = repair.paragraph.text[repair.start : repair.end]
    for kind, first, last, begin, finish in SequenceMatcher(None, old, repair.text, autojunk=False).get_opcodes():
        if kind != "equal":
            start = repair.start + first
            yield start, repair.start + last, repair.text[begin:finish], start < repair.end


def applied(text: str, repair: Replace) -> str:
    """Chữ của đoạn sau phép thay."""
    return text[: repair.start] + repair.text + text[repair.end :]

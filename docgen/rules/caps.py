"""Hạn mức của cả mẻ: quá bao nhiêu người; người có thẩm quyền chọn ai, không ai bị tự động hạ mức."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from math import floor

from docgen.model.classification import Classification
from docgen.regulations.parts import Cap
from docgen.regulations.schema import Regulation


@dataclass(frozen=True, slots=True)
class Exceeded:
    """Một hạn mức bị vượt trong một nhóm: `count` người ở mức ấy, trong khi chỉ được `allowed` trên `among` người."""

    cap: Cap
    kind: str
    count: int
    allowed: int
    among: int


def exceeded(results: Iterable[Classification], regulation: Regulation) -> tuple[Exceeded, ...]:
    """Các hạn mức bị vượt, tính trong từng nhóm người đứng đầu của lần chạy này."""
    if not regulation.caps:
        return ()
    counts = Counter((result.kind, result.level) for result in results if result.level)
    found = []
    for cap in regulation.caps:
        for kind in regulation.kinds:
            count, among = counts[kind, cap.level], sum(counts[kind, level] for level in cap.of)
            allowed = floor(cap.share * among)
            if count > allowed:
                found.append(Exceeded(cap, kind, count, allowed, among))
    return tuple(found)


def told(one: Exceeded, regulation: Regulation) -> str:
    """Lời nhắc: vượt bao nhiêu, theo câu nào của văn bản, ai quyết định."""
    level = regulation.level(one.cap.level).label
    others = ", ".join(f"“{regulation.level(name).label}”" for name in one.cap.of)
    return (
        f"{regulation.kinds[one.kind].short_label}: {one.count} người ở mức “{level}”, quá hạn mức {one.allowed} "
        f"({one.among} người ở mức {others}). {one.cap.citation}: “{one.cap.text.rstrip('.')}”. Người có thẩm quyền "
        "chọn ai giữ mức này; docgen không tự hạ mức của ai."
    )

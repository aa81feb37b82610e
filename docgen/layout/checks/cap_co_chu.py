"""Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh và thời gian tăng giảm thống nhất: 13, 14, 14 hoặc 12, 13, 13.

Chỉ xét khi từng dòng đã nằm trong khoảng cho phép của riêng nó; dòng ngoài khoảng có luật riêng báo. Văn bản không có
địa danh (biên bản) thì xét hai dòng đầu.

Dòng ngày tháng nhỏ hơn hay Tiêu ngữ bằng cỡ Quốc hiệu làm đầu văn bản lệch nhịp so với các văn bản khác của cơ quan.

Đúng: 13, 14, 14; 12, 13, 13.
Sai: Quốc hiệu 13, Tiêu ngữ 13, ngày tháng 14.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits, shown
from docgen.layout.repair import SetText

ID = "cap_co_chu"

PASSES = (
    Example("Bộ 13, 14, 14"),
    Example(
        "Bộ 12, 13, 13",
        (
            Shape("quoc_hieu", {"size": 12.0}),
            Shape("tieu_ngu", {"size": 13.0}),
            Shape("dia_danh", {"size": 13.0}),
        ),
    ),
    Example("Biên bản không có địa danh", base="bien_ban"),
)
FAILS = (
    Example("Ngày tháng nhỏ hơn Tiêu ngữ", (Shape("dia_danh", {"size": 13.0}),)),
    Example("Tiêu ngữ bằng Quốc hiệu", (Shape("tieu_ngu", {"size": 13.0}),)),
)


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Một bộ cỡ không nằm trong các bộ của chú thích 1 là một chỗ sai."""
    head = document.components.head
    named = {"quoc_hieu": head.quoc_hieu, "tieu_ngu": head.tieu_ngu, "dia_danh": head.dia_danh_thoi_gian}
    lines = [line for line in named.values() if line is not None]
    if head.quoc_hieu is None or head.tieu_ngu is None:
        return
    if any(line and line.size not in limits.range(name) for name, line in named.items()):
        return
    sets = [tuple(map(float, one))[: len(lines)] for one in limits.table("sets").values()]
    sizes = tuple(line.size for line in lines)
    if _steps(sizes) in map(_steps, sets):
        return
    target = next((one for one in sets if one[0] == sizes[0]), sets[0])
    repairs = tuple(SetText(line, size=size) for line, size in zip(lines, target, strict=True) if line.size != size)
    expected = " hoặc ".join(_shown(one) for one in sets)
    yield Fault("H05", head.tieu_ngu, f"cỡ {_shown(sizes)}", f"cỡ {expected}", repairs)


def _steps(sizes: tuple[float, ...]) -> tuple[float, ...]:
    """Bậc tăng so với Quốc hiệu: 12,5 / 13,5 / 13,5 cũng là thống nhất."""
    return tuple(size - sizes[0] for size in sizes)


def _shown(sizes: tuple[float, ...]) -> str:
    return " / ".join(shown(size) for size in sizes)

"""Số đo → hình SVG: mỗi bên một thanh, thang lô-ga-rít, đơn vị là số lần nhanh hơn docxtpl."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from math import ceil, floor, log10
from typing import Any

from dong_co.cong_viec import JOBS

from trinh_bay.bang import NAMES, number

_WIDTH, _LABEL, _BAR, _STEP, _GAP, _TOP = 760, 190, 16, 24, 58, 66
_PLOT = _WIDTH - _LABEL - 90
_OWN, _REFERENCE, _OTHER = "#b5121b", "#9aa0a6", "#5b7fa6"


@dataclass(frozen=True, slots=True)
class Bar:
    """Một thanh: nhãn, số lần docxtpl, màu."""

    label: str
    ratio: float
    colour: str


@dataclass(frozen=True, slots=True)
class Panel:
    """Một nhóm thanh có tiêu đề."""

    title: str
    bars: tuple[Bar, ...]


def svg(results: dict[str, Any]) -> str:
    """Hình của `results`; phần chưa đo thì không vẽ."""
    panels = list(_panels(results))
    ratios = [bar.ratio for panel in panels for bar in panel.bars]
    low = min(0, floor(log10(min(ratios, default=1.0))))
    high = max(1, ceil(log10(max(ratios, default=1.0))))
    height = _TOP + sum(len(panel.bars) * _STEP + _GAP for panel in panels)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" '
        'font-family="Arial, Helvetica, sans-serif" font-size="13" fill="#222">',
        f'<rect width="{_WIDTH}" height="{height}" fill="#fff"/>',
        _text(16, 28, "Nhanh gấp mấy lần docxtpl", size=18, weight="bold"),
        _text(
            16,
            48,
            "Thang lô-ga-rít, trung vị các vòng; cùng máy, mẫu, dữ liệu giả định. Mức tham chiếu: chỉ nén và ghi tệp.",
            colour="#555",
        ),
    ]
    top = _TOP
    for panel in panels:
        parts.extend(_drawn(panel, top, low, high))
        top += len(panel.bars) * _STEP + _GAP
    return "\n".join([*parts, "</svg>", ""])


def _panels(results: dict[str, Any]) -> Iterator[Panel]:
    for job_id, found in _found(results, "dong_co"):
        bars = [Bar(one["label"], one["ratio"], _colour(name)) for name, one in found.items() if "ratio" in one]
        yield Panel(f"Điền mẫu: {JOBS[job_id].label}", _fastest_first(bars))
    for names, whole in _found(results, "ca_me"):
        own = [Bar(f"docgen build, {jobs} tiến trình", one["ratio"], _OWN) for jobs, one in whole["docgen"].items()]
        title = (
            f"Cả mẻ {number(whole['docs'], 0)} quyết định, {NAMES[names]}: đọc, xếp loại, soạn, điền, kiểm tra, ghi sổ"
        )
        yield Panel(title, _fastest_first([*own, Bar("docxtpl, chỉ điền mẫu", 1.0, _OTHER)]))


def _found(results: dict[str, Any], part: str) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from results[part]["found"].items() if part in results else ()


def _fastest_first(bars: list[Bar]) -> tuple[Bar, ...]:
    return tuple(sorted(bars, key=lambda bar: -bar.ratio))


def _colour(name: str) -> str:
    return {"docgen": _OWN, "tham_chieu": _REFERENCE}.get(name, _OTHER)


def _drawn(panel: Panel, top: int, low: int, high: int) -> Iterator[str]:
    bottom = top + 22 + len(panel.bars) * _STEP
    yield _text(16, top + 12, panel.title, weight="bold")
    for power in range(low, high + 1):
        x = _x(10.0**power, low, high)
        colour = "#888" if power == 0 else "#ddd"
        yield f'<line x1="{x:.1f}" y1="{top + 20}" x2="{x:.1f}" y2="{bottom}" stroke="{colour}"/>'
        yield _text(x, bottom + 14, number(10.0**power, max(0, -power)), size=11, anchor="middle", colour="#555")
    for row, bar in enumerate(panel.bars):
        y = top + 24 + row * _STEP
        left, right = sorted((_x(1.0, low, high), _x(bar.ratio, low, high)))
        yield _text(_LABEL - 8, y + 13, bar.label, anchor="end")
        yield f'<rect x="{left:.1f}" y="{y}" width="{max(2.0, right - left):.1f}" height="{_BAR}" fill="{bar.colour}"/>'
        yield _text(right + 6, y + 13, f"{number(bar.ratio)} lần", weight="bold" if bar.colour == _OWN else "normal")


def _x(ratio: float, low: int, high: int) -> float:
    return _LABEL + _PLOT * (log10(ratio) - low) / (high - low)


def _text(
    x: float,
    y: float,
    text: str,
    *,
    size: int = 13,
    weight: str = "normal",
    anchor: str = "start",
    colour: str = "#222",
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" '
        f'fill="{colour}">{escape(text)}</text>'
    )

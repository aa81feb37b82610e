"""Số người theo mức và nhóm → hình cột PNG, đọc được khi in đen trắng: phân biệt bằng nét gạch và số ghi trên cột."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

_HATCHES = ("", "///", "xxx", "...", "---")
_GREYS = ("0.35", "1.0", "0.8", "1.0", "0.92")


def bar_chart(levels: Sequence[str], groups: Mapping[str, Sequence[int]]) -> bytes:
    """Hình cột 16 x 7,5 cm, 200 điểm/inch; `groups`: tên nhóm → số người theo từng mức của `levels`."""
    from matplotlib import rc_context  # chỉ báo cáo mới cần, và nạp chậm
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator

    with rc_context({"font.family": "DejaVu Serif", "font.size": 9, "hatch.linewidth": 0.6}):
        figure = Figure(figsize=(16 / 2.54, 7.5 / 2.54), dpi=200, layout="constrained")
        axes = figure.add_subplot()
        width = 0.8 / max(len(groups), 1)
        for place, (name, counts) in enumerate(groups.items()):
            offsets = [index + width * (place - (len(groups) - 1) / 2) for index in range(len(levels))]
            bars = axes.bar(
                offsets,
                counts,
                width * 0.92,
                label=name,
                color=_GREYS[place % len(_GREYS)],
                hatch=_HATCHES[place % len(_HATCHES)],
                edgecolor="black",
                linewidth=0.7,
            )
            axes.bar_label(bars, fontsize=8)
        axes.set_xticks(range(len(levels)), [level.replace(" nhiệm vụ", "") for level in levels])
        axes.set_ylabel("Số người")
        axes.yaxis.set_major_locator(MaxNLocator(integer=True))
        axes.margins(y=0.15)
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)
        if len(groups) > 1:
            # Đặt trên hình, ngoài vùng cột: chú giải không che số của cột nào.
            figure.legend(loc="outside upper center", frameon=False, ncols=3, fontsize=8, handlelength=2.6)
        target = io.BytesIO()
        # Không ghi tên và phiên bản phần mềm vào ảnh: cùng số liệu phải cho cùng byte.
        figure.savefig(target, format="png", metadata={"Software": None})
    return target.getvalue()

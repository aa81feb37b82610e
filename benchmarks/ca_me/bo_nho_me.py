"""Đỉnh bộ nhớ của `docgen build` theo số văn bản: phẳng nghĩa là mẻ lớn gấp trăm lần không cần thêm bộ nhớ."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from ca_me import dau_vao
from ca_me.tron_goi import build


def measure(counts: Sequence[int], jobs: int, work: Path, say: Callable[[str], None]) -> list[dict[str, Any]]:
    """Mỗi cỡ một lần chạy vào thư mục mới; nơi gọi xóa `work` sau cùng: tạo tệp ngay sau khi xóa nhiều tệp rất chậm."""
    found = []
    for heads in counts:
        folder = work / str(heads)
        done = build(dau_vao.write(folder, heads), folder / "ra", heads, jobs)
        found.append({"docs": heads, "jobs": jobs, "wall_s": done.wall, "peaks_mib": list(done.peaks)})
        say(f"{heads} văn bản: tiến trình lớn nhất {done.peaks[0]:.0f} MiB, {done.wall:.0f} giây")
    return found

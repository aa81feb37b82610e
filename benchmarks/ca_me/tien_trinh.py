"""Một lệnh → thời gian, CPU và đỉnh bộ nhớ của từng tiến trình trong cả cây tiến trình (đọc /proc, chỉ Linux)."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ca_me.bo_nho import peak_mib

_EVERY = 0.02


@dataclass(frozen=True, slots=True)
class Run:
    """`wall`, `cpu`: giây (CPU tính cả tiến trình con); `peaks`: đỉnh bộ nhớ (MiB) của từng tiến trình, lớn trước."""

    wall: float
    cpu: float
    peaks: tuple[float, ...]
    code: int
    output: str


def run(command: Sequence[str | Path], folder: Path) -> Run:
    """Chạy lệnh tại thư mục `folder`; lời của lệnh gom vào `output`.

    Bộ nhớ lấy mẫu mỗi 20 ms từ con số đỉnh mà nhân Linux tự giữ, nên chỉ có thể sót phần tăng trong 20 ms cuối.
    """
    log = folder / "loi_cua_lenh.txt"
    peaks: dict[int, float] = {}
    start = time.perf_counter()
    with log.open("w", encoding="utf-8") as target:
        process = subprocess.Popen([str(part) for part in command], cwd=folder, stdout=target, stderr=target)
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            for one in _tree(process.pid):
                peaks[one] = max(peaks.get(one, 0.0), peak_mib(one))
            time.sleep(_EVERY)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    ordered = tuple(sorted(peaks.values(), reverse=True))
    return Run(wall, usage.ru_utime + usage.ru_stime, ordered, process.returncode, log.read_text(encoding="utf-8"))


def _tree(process: int) -> Iterator[int]:
    """Tiến trình và mọi con cháu đang sống; không quét cả /proc kẻo tốn của lệnh đang đo một phần nhân."""
    yield process
    try:
        found = [one.read_text().split() for one in Path(f"/proc/{process}/task").glob("*/children")]
    except (FileNotFoundError, ProcessLookupError):
        return
    for child in (child for thread in found for child in thread):
        yield from _tree(int(child))

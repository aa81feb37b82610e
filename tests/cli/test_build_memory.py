"""Bộ nhớ của một lần lập thật, văn bản thật: mười lần nhiều người hơn mà tiến trình nào cũng chừng ấy."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

import psutil
import pytest
from cli_factory import ROOT, clean_environment

from benchmarks.ca_me.dau_vao import KIND, write

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="đỉnh bộ nhớ đọc từ /proc")

FEW, MANY = 300, 3_000
MAIN_KB_A_HEAD = 4
"""Tiến trình chính nhớ tên từng văn bản và chỗ của nó trong sổ: đo được chừng 1,3 KB một người."""
WORKER_MB = 12
"""Tiến trình con chỉ nhớ những gì đã gặp của phép kiểm tra thể thức: đo được 3 MB từ 300 đến 3 000 người."""


def peaks(heads: int, folder: Path) -> tuple[float, float]:
    """Đỉnh bộ nhớ, MB: của tiến trình chính, và của tiến trình con lớn nhất."""
    source = write(folder / "vao", heads)
    command = [sys.executable, "-m", "docgen", "build", str(source), "-o", str(folder / "ra"), "--kind", KIND]
    main = worker = 0
    with subprocess.Popen(
        [*command, "--jobs", "2"],
        cwd=ROOT,
        env=clean_environment({}),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            main = max(main, peak(process.pid))
            worker = max(worker, *map(peak, workers(watched.children())), 0)
            time.sleep(0.01)
    assert process.returncode == 0
    assert len(list((folder / "ra" / "2022" / KIND).glob("*.docx"))) == heads
    return main / 1024, worker / 1024


def workers(children: Iterable[psutil.Process]) -> list[int]:
    """Tiến trình con đã chạy mã của chính nó; vừa tách ra thì đỉnh còn là của tiến trình chính."""
    found = []
    for child in children:
        try:
            if any("spawn_main" in word for word in child.cmdline()):
                found.append(child.pid)
        except psutil.Error:  # vừa thoát
            continue
    return found


def peak(pid: int) -> int:
    """Đỉnh bộ nhớ của một tiến trình đến lúc này, KB; 0 khi nó đã thoát."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def test_memory_is_flat_with_real_documents(tmp_path: Path) -> None:
    (few_main, few_worker), (many_main, many_worker) = (peaks(heads, tmp_path / str(heads)) for heads in (FEW, MANY))
    assert min(few_main, few_worker) > 20  # đã đo được thật
    assert (many_main - few_main) * 1024 / (MANY - FEW) < MAIN_KB_A_HEAD
    assert many_worker - few_worker < WORKER_MB

"""Một lần gọi LibreOffice: chạy tới khi xong, hoặc dừng cả cây tiến trình khi nó đứng yên hay bị bảo thôi."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event

_PULSE = 0.05
"""Số giây giữa hai lần xem nó đã xong chưa."""


def run(command: Sequence[str], results: Path, patience: float, stop: Event) -> None:
    """Chạy `command` tới khi nó tự thoát; kết quả xét bằng tệp nó để ở `results`, không bằng mã thoát hay lời nó in.

    Quá `patience` giây mà `results` không có gì mới, hay `stop` được bật, thì cả cây tiến trình bị kết thúc.
    """
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        seen, since = _state(results), time.monotonic()
        while not _ended(process):
            if stop.wait(_PULSE):
                return
            now = _state(results)
            if now != seen:
                seen, since = now, time.monotonic()
            elif time.monotonic() - since > patience:
                return
    finally:
        _kill_tree(process)


def _state(folder: Path) -> tuple[int, int]:
    """Số tệp và tổng số byte trong thư mục kết quả: đổi nghĩa là LibreOffice vẫn đang làm."""
    try:
        sizes = [entry.stat().st_size for entry in os.scandir(folder)]
    except OSError:  # chưa có thư mục, hoặc một tệp vừa được đổi tên
        return 0, 0
    return len(sizes), sum(sizes)


def _ended(process: subprocess.Popen[bytes]) -> bool:
    """Tiến trình đã thoát; ở Linux thì chưa gặt nó, để số hiệu nhóm còn là của nó khi phải kết thúc con cháu nó."""
    if sys.platform == "linux":
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    return process.poll() is not None


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Không để lại tiến trình nào của lần gọi: soffice chỉ là vỏ, nó có thể chết trước soffice.bin."""
    if process.returncode is None:
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        else:
            with suppress(ProcessLookupError):  # vừa tự thoát: đúng điều đang muốn
                os.killpg(process.pid, signal.SIGKILL)
    process.wait()

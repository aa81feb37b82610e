"""Những lần lập thật trong tiến trình riêng (`fault_child.py`), để phép thử dừng, giết, khóa."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

CHILD = Path(__file__).with_name("fault_child.py")
COUNT, GATE = 24, 18
"""Đầu vào dừng lại ở văn bản thứ 18: lúc ấy có nhóm đã nằm trên đĩa, có xấp đang lập, có văn bản chưa ai biết tới."""


def environment() -> dict[str, str]:
    """Biến môi trường để tiến trình con nạp đúng mã đang thử."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


@contextmanager
def running(root: Path, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Một lần lập thật, đứng đầu nhóm tiến trình của nó; ra khỏi đây thì không còn tiến trình nào."""
    with subprocess.Popen(
        [sys.executable, str(CHILD), str(root), str(COUNT), *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=environment(),
    ) as child:
        try:
            yield child
        finally:
            with suppress(ProcessLookupError):  # cả nhóm đã xong
                os.killpg(child.pid, signal.SIGKILL)


def first_group(child: subprocess.Popen[str]) -> str:
    """Đợi nhóm đầu tiên nằm trên đĩa; dòng đầu tiên nó báo."""
    assert child.stdout is not None
    return child.stdout.readline()


def open_gate(child: subprocess.Popen[str]) -> None:
    """Cho đầu vào đi tiếp."""
    assert child.stdin is not None
    child.stdin.write("tiếp\n")
    child.stdin.flush()


def finished(child: subprocess.Popen[str]) -> tuple[str, str]:
    """Đợi lần lập xong; hai luồng ra từ sau dòng `first_group` đã đọc."""
    assert child.stdout is not None
    assert child.stderr is not None
    out, err = child.stdout.read(), child.stderr.read()
    child.wait(timeout=60)
    return out, err


def finish(root: Path, *arguments: str) -> tuple[int, str, str]:
    with running(root, *arguments) as child:
        out, err = child.communicate(timeout=120)
    return child.returncode, out, err


def keys() -> list[str]:
    """Mã các văn bản, theo thứ tự đầu vào."""
    return [f"so_{number:05d}" for number in range(COUNT)]

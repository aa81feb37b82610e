"""Cửa sổ lệnh bị đóng, máy tắt giữa một lần lập thật: không tiến trình con mồ côi, không tệp dở, lần sau làm nốt."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest
from cli_factory import ROOT, clean_environment, spawn

from benchmarks.ca_me.dau_vao import KIND, write

HEADS = 500


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("vao") / "me", HEADS)


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("yen")
    assert finish(source, out) == 0
    made = tree(out)
    assert len(made) > HEADS
    return made


def finish(source: Path, out: Path) -> int:
    return spawn("build", source, "-o", out, "--kind", KIND, "--jobs", "2").returncode


def tree(folder: Path) -> dict[str, bytes]:
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@dataclass
class Window:
    """Một cửa sổ lệnh đang chạy `docgen build`; tiến trình ấy đứng đầu phiên của cửa sổ."""

    process: subprocess.Popen[bytes]
    screen: int

    def close(self) -> None:
        """Như bấm dấu X: hệ điều hành gửi SIGHUP cho cả phiên."""
        os.close(self.screen)
        self.screen = -1

    def hang_up(self) -> None:
        self.process.send_signal(signal.SIGHUP)

    def terminate(self) -> None:
        """Như lúc tắt máy."""
        self.process.send_signal(signal.SIGTERM)


@contextmanager
def window(source: Path, out: Path) -> Iterator[Window]:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "docgen", "build", str(source), "-o", str(out), "--kind", KIND, "--jobs", "2"]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=clean_environment({"TERM": "xterm"}),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),
    ) as process:
        os.close(theirs)
        opened = Window(process, ours)
        try:
            yield opened
        finally:
            process.kill()
            if opened.screen >= 0:
                opened.close()


def wait_for_a_group(opened: Window, manifest: Path) -> None:
    """Đợi nhóm đầu tiên nằm trên đĩa; vẫn đọc màn hình kẻo nó đầy."""
    os.set_blocking(opened.screen, False)
    until = time.monotonic() + 60
    while time.monotonic() < until and opened.process.poll() is None:
        try:
            os.read(opened.screen, 65536)
        except BlockingIOError:
            time.sleep(0.002)
        if manifest.exists() and manifest.stat().st_size:
            return
    raise AssertionError("lần lập kết thúc mà chưa thấy nhóm nào")


@pytest.mark.parametrize("end", [Window.close, Window.hang_up, Window.terminate])
def test_closed_window_leaves_nothing_half_done(
    source: Path, undisturbed: dict[str, bytes], tmp_path: Path, end: Callable[[Window], None]
) -> None:
    out = tmp_path / "ra"
    with window(source, out) as opened:
        wait_for_a_group(opened, out / "2022" / "manifest.jsonl")
        children = psutil.Process(opened.process.pid).children(recursive=True)
        assert len(children) >= 2
        end(opened)
        opened.process.wait(timeout=20)
        assert opened.process.returncode != 0
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
    made = tree(out)
    documents = {name: data for name, data in made.items() if name.endswith(".docx")}
    assert 0 < len(documents) < HEADS
    assert [name for name, data in documents.items() if data != undisturbed[name]] == []
    assert finish(source, out) == 0  # khóa không còn ai giữ
    after = tree(out)
    assert [name for name in {*after, *undisturbed} if after.get(name) != undisturbed.get(name)] == []

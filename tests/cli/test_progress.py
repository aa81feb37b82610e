"""Tiến độ trên màn hình thật, trong ống, với NO_COLOR."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest
from cli_factory import ROOT, clean_environment, spawn, unit, write_input

KIND = "phieu_danh_gia"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_input(tmp_path, *(unit(f"so_{number}", f"Sở {number}") for number in range(3)))


def on_terminal(source: Path, out: Path, **environment: str) -> str:
    """Những gì `docgen build` in ra luồng lỗi khi luồng ấy là màn hình."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "docgen", "build", str(source), "-o", str(out), "--kind", KIND]
    try:
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=clean_environment({"TERM": "xterm", **environment}),
            stdout=subprocess.DEVNULL,
            stderr=theirs,
        ) as process:
            os.close(theirs)
            seen = b""
            while True:
                try:
                    piece = os.read(ours, 65536)
                except OSError:  # Linux báo lỗi thay vì hết tệp khi đầu kia đóng
                    break
                if not piece:
                    break
                seen += piece
        assert process.returncode == 0, seen.decode()
    finally:
        os.close(ours)
    return seen.decode("utf-8")


def test_terminal_gets_a_bar_then_one_line(source: Path, tmp_path: Path) -> None:
    seen = on_terminal(source, tmp_path / "ra")
    assert "\x1b[" in seen
    assert "0 văn bản, 0,0 văn bản/giây" in seen
    assert "Xong 3 văn bản, " in seen.splitlines()[-1]


def test_no_color_gets_plain_lines(source: Path, tmp_path: Path) -> None:
    seen = on_terminal(source, tmp_path / "ra", NO_COLOR="1")
    assert "\x1b" not in seen
    assert "Xong 3 văn bản, " in seen


def test_pipe_gets_plain_lines(source: Path, tmp_path: Path) -> None:
    done = spawn("build", source, "-o", tmp_path / "ra", "--kind", KIND, FORCE_COLOR="1")
    assert done.returncode == 0
    assert b"\x1b" not in done.stderr
    assert "Xong 3 văn bản, " in done.stderr.decode("utf-8")

"""Tiến độ của một mẻ vài nghìn người trên màn hình thật: nhịp, và thời gian còn lại khi đã ước được."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from cli_factory import ROOT, clean_environment

from benchmarks.ca_me.dau_vao import KIND, write

HEADS = 2_000


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("vao") / "lon", HEADS)


def screen(source: Path, out: Path, *options: str) -> str:
    """Mọi chữ mà `docgen build` viết ra một màn hình rộng."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "docgen", "build", str(source), "-o", str(out), "--kind", KIND, *options]
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=clean_environment({"TERM": "xterm", "COLUMNS": "200"}),
        stdout=subprocess.DEVNULL,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        seen = b""
        try:
            while piece := os.read(ours, 65536):
                seen += piece
        except OSError:
            pass  # Linux báo EIO khi đầu kia của pty đã đóng: đó là hết dữ liệu
        os.close(ours)
    assert process.returncode == 0
    return seen.decode("utf-8")


@pytest.mark.parametrize("options", [(), ("--jobs", "1")], ids=["mọi nhân", "một tiến trình"])
def test_rate_and_time_left_are_seen(source: Path, tmp_path: Path, options: tuple[str, ...]) -> None:
    seen = screen(source, tmp_path, *options)
    counts = [int(found.replace(".", "")) for found in re.findall(r"([0-9.]+) văn bản, [0-9,.]+ văn bản/giây", seen)]
    assert counts == sorted(counts)
    assert counts[-1] == HEADS
    assert len(set(counts)) > 5  # thanh chạy thật, không phải nhảy từ đầu đến cuối
    assert re.search(rf"văn bản/giây, [^,]+, {KIND} còn khoảng [0-9]+ (giây|phút)", seen)
    assert re.search(r"Xong 2\.000 văn bản, [0-9.,]+ văn bản/giây, [0-9]+ (giây|phút [0-9]+ giây)\.", seen)

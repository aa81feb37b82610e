"""`docgen build` lập ở đâu: tiến trình con thật theo số nhân, `--jobs`, `--threads`, `--cluster`."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from cli_factory import ROOT, clean_environment, run, spawn, unit, write_input

from docgen import pipeline

KIND = "quyet_dinh_xep_loai_ca_nhan"
HEADS = 60
"""Quá 48 văn bản thì không làm tại chỗ nữa."""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_input(tmp_path, *(unit(f"so_{number:02}", f"Sở {number}", done=1) for number in range(HEADS)))


def workers(source: Path, out: Path, *options: str) -> int:
    """Số tiến trình con nhiều nhất mà một lần lập thật đã dùng cùng lúc."""
    command = [sys.executable, "-m", "docgen", "build", str(source), "-o", str(out), "--kind", KIND, *options]
    most = 0
    with subprocess.Popen(
        command, cwd=ROOT, env=clean_environment({}), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        watched = psutil.Process(process.pid)
        while process.poll() is None:
            most = max(most, sum(map(is_worker, watched.children())))
    assert process.returncode == 0
    assert len(list(out.rglob(f"{KIND}/*.docx"))) == HEADS
    return most


def is_worker(process: psutil.Process) -> bool:
    """Tiến trình con của đội, không phải tiến trình canh tài nguyên của Python."""
    try:
        return any("spawn_main" in word for word in process.cmdline())
    except psutil.Error:  # vừa thoát
        return False


@pytest.mark.parametrize(
    ("options", "expected"),
    [((), os.cpu_count() if os.cpu_count() != 1 else 0), (("--jobs", "1"), 0), (("--jobs", "3"), 3)],
    ids=["mặc định", "một", "ba"],
)
def test_processes_as_asked(source: Path, tmp_path: Path, options: tuple[str, ...], expected: int) -> None:
    assert workers(source, tmp_path / "ra", *options) == expected


def test_threads_stay_in_this_process(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names: set[str] = set()
    produce: Callable[..., pipeline.Product] = pipeline.produce

    def watched(*args: object) -> pipeline.Product:
        names.add(threading.current_thread().name)
        return produce(*args)

    monkeypatch.setattr(pipeline, "produce", watched)
    options = ["build", source, "-o", tmp_path / "ra", "--kind", KIND]
    assert run(*options, "--threads", "--jobs", 2).exit_code == 0
    assert any(name.startswith("docgen_") for name in names)
    names.clear()
    assert run(*options, "--force", "--jobs", 1).exit_code == 0
    assert not any(name.startswith("docgen_") for name in names)


def test_dead_scheduler_is_a_usage_error(source: Path, tmp_path: Path) -> None:
    """Không máy nào nghe ở cổng ấy."""
    done = spawn("build", source, "-o", tmp_path / "ra", "--cluster", "tcp://127.0.0.1:9")
    errors = done.stderr.decode("utf-8")
    assert (done.returncode, "Traceback" in errors) == (2, False)
    assert "Không nối được cụm Dask ở tcp://127.0.0.1:9" in errors
    assert not (tmp_path / "ra").exists()


def test_cluster_without_dask_says_what_to_install(source: Path, tmp_path: Path) -> None:
    absent = tmp_path / "thieu" / "distributed"
    absent.mkdir(parents=True)
    (absent / "__init__.py").write_text('raise ImportError("chưa cài")', encoding="utf-8")
    path = os.pathsep.join([str(absent.parent), str(ROOT)])
    done = spawn("build", source, "-o", tmp_path / "ra", "--cluster", "tcp://127.0.0.1:9", PYTHONPATH=path)
    assert done.returncode == 8
    assert 'pip install "docgen[cluster]"' in done.stderr.decode("utf-8")

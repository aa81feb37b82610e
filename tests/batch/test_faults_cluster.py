"""Cụm Dask thật, hai máy con: một máy bị giết giữa chừng mà kết quả vẫn đúng từng byte, đúng thứ tự."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import psutil
import pytest
from batch_factory import Office
from child_runs import GATE, environment, finish, first_group, keys, released, running
from fault_factory import tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="tín hiệu của POSIX")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """Địa chỉ bộ điều phối và hai máy con, mỗi máy một tiến trình riêng ở 127.0.0.1."""
    with ExitStack() as stack:
        scheduler = stack.enter_context(_dask(tmp_path, "scheduler", "--port", "0", "--no-dashboard", "--no-show"))
        stack.callback(scheduler.kill)
        address = _announced(scheduler, "Scheduler at:")
        workers = []
        for name in ("may_1", "may_2"):
            worker = stack.enter_context(
                _dask(tmp_path, "worker", address, "--no-nanny", "--no-dashboard", "--nthreads", "1", "--name", name)
            )
            stack.callback(worker.kill)
            workers.append(worker)
        for worker in workers:
            _announced(worker, "Registered to:")
        yield address, workers


def _dask(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "dask", *arguments, "--host", "127.0.0.1"],
        cwd=folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env=environment(),
    )


def _announced(process: subprocess.Popen[str], words: str) -> str:
    """Chữ cuối của dòng nhật ký có `words`."""
    assert process.stderr is not None
    for line in process.stderr:
        if words in line:
            return line.split()[-1]
    raise AssertionError(f"không thấy “{words}”")


def test_worker_killed_half_way_changes_nothing(
    office: Office, cluster: tuple[str, list[subprocess.Popen[str]]]
) -> None:
    address, workers = cluster
    alone = Office(office.out.parent / "mot_minh")
    alone.workspace = office.workspace
    assert finish(alone.out.parent)[0] == 0
    with running(office.out.parent, "--cluster", address, "--gate", str(GATE)) as child:
        assert first_group(child) == "so_00000 written\n"
        workers[0].kill()
        out, err = released(child)
    assert (child.returncode, "Traceback" in err) == (0, False)
    assert [line.split() for line in out.splitlines()] == [[key, "written"] for key in keys()[1:]]
    assert tree(office.out) == tree(alone.out)
    assert psutil.pid_exists(workers[1].pid)

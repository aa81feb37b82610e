"""Cụm Dask thật, hai máy con: một máy bị giết giữa chừng mà kết quả vẫn đúng từng byte, đúng thứ tự."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
from batch_factory import Office
from child_runs import GATE, environment, finish, finished, first_group, keys, open_gate, running
from distributed import Client, Event, fire_and_forget
from fault_factory import tree

pytestmark = pytest.mark.skipif(os.name == "nt", reason="giết máy con bằng SIGKILL của POSIX")


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


@contextmanager
def busy(address: str) -> Iterator[tuple[Client, dict[str, str]]]:
    """Cả hai máy con bận một việc giữ chỗ đến khi ra khỏi đây; kèm địa chỉ của máy con theo tên."""
    with Client(address) as client:
        gate = Event("tha", client=client)
        places = {str(one["name"]): place for place, one in client.scheduler_info()["workers"].items()}
        for name in places:
            fire_and_forget(client.submit(Event.wait, gate, workers=[name], pure=False))
        wait_until(lambda: all(client.processing().values()))
        yield client, places
        gate.set()


def wait_until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not true():
        assert time.monotonic() < end, "đợi mãi không thấy"
        time.sleep(0.05)


def test_worker_killed_with_work_in_hand_changes_nothing(
    office: Office, cluster: tuple[str, list[subprocess.Popen[str]]]
) -> None:
    address, workers = cluster
    alone = Office(office.out.parent / "mot_minh")
    alone.workspace = office.workspace
    assert finish(alone.out.parent)[0] == 0
    with running(office.out.parent, "--cluster", address, "--gate", str(GATE)) as child:
        assert first_group(child) == "so_00000 written\n"
        with busy(address) as (client, places):
            open_gate(child)
            wait_until(lambda: any("carry_out" in key for key in client.processing()[places["may_1"]]))
            workers[0].kill()
            workers[0].wait(20)
        out, err = finished(child)
    assert (child.returncode, "Traceback" in err) == (0, False)
    assert [line.split() for line in out.splitlines()] == [[key, "written"] for key in keys()[1:]]
    assert tree(office.out) == tree(alone.out)
    assert workers[1].poll() is None

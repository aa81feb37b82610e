"""Ctrl-C, kill -9 và hai lần chạy cùng một thư mục, trên những lần lập thật trong tiến trình riêng."""

from __future__ import annotations

import itertools
import os
import re
import signal
import time
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, Event, Thread
from typing import Any

import psutil
import pytest
from batch_factory import Office, draft
from child_runs import COUNT, GATE, finish, finished, first_group, keys, open_gate, running
from fault_factory import falsehoods, tree

from docgen.batch.binder import JOURNAL
from docgen.batch.lock import HOLDER
from docgen.errors import ExitCode
from docgen.render import files

pytestmark = pytest.mark.skipif(os.name == "nt", reason="tín hiệu của POSIX")


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    office = Office(tmp_path_factory.mktemp("yen"))
    code, out, err = finish(office.out.parent)
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == keys()
    return tree(office.out)


@pytest.mark.parametrize(
    ("arguments", "to_group"),
    [
        (["--jobs", "1"], False),
        (["--jobs", "2"], True),
        (["--jobs", "2"], False),
        (["--jobs", "2", "--threads"], False),
    ],
    ids=["một tiến trình", "cả nhóm tiến trình", "chỉ tiến trình cha", "nhiều luồng"],
)
def test_ctrl_c_keeps_what_is_done_and_resumes(
    office: Office, undisturbed: dict[str, bytes], arguments: list[str], to_group: bool
) -> None:
    root = office.out.parent
    with running(root, *arguments, "--gate", str(GATE)) as child:
        assert first_group(child) == "so_00000 written\n"
        (os.killpg if to_group else os.kill)(child.pid, signal.SIGINT)
        out, err = child.communicate(timeout=60)
    assert child.returncode == ExitCode.INTERRUPTED
    assert "Đã dừng theo yêu cầu" in err
    assert "Traceback" not in err
    assert falsehoods(office) == []
    kept = len(list(office.year.rglob("*.docx")))
    assert 4 <= kept < COUNT
    assert not list(office.year.rglob("*.tmp-*"))
    code, out, _ = finish(root)
    assert code == 0
    assert out.count(" unchanged\n") == kept
    assert tree(office.out) == undisturbed


def test_killed_run_leaves_no_orphan_and_no_lock(office: Office, undisturbed: dict[str, bytes]) -> None:
    root = office.out.parent
    with running(root, "--jobs", "2", "--gate", str(GATE)) as child:
        first_group(child)
        children = psutil.Process(child.pid).children(recursive=True)
        assert len(children) >= 2
        child.kill()
        child.wait()
        _, alive = psutil.wait_procs(children, timeout=20)
        assert alive == []
    assert falsehoods(office) == []
    assert (office.year / HOLDER).exists()
    assert finish(root, "--jobs", "2")[0] == 0
    assert tree(office.out) == undisturbed


def test_second_run_is_refused_by_name_and_changes_nothing(office: Office, undisturbed: dict[str, bytes]) -> None:
    root = office.out.parent
    with running(root, "--gate", str(GATE)) as child:
        first_group(child)
        os.kill(child.pid, signal.SIGSTOP)
        before = tree(office.out)
        code, out, err = finish(root)
        assert (code, out) == (ExitCode.OUTPUT, "")
        assert re.search(rf"một lần chạy khác đang ghi vào đây \(.+ trên máy .+, tiến trình {child.pid}, từ \d", err)
        assert tree(office.out) == before
        os.kill(child.pid, signal.SIGCONT)
        open_gate(child)
        finished(child)
    assert child.returncode == 0
    assert tree(office.out) == undisturbed


def test_order_of_results_is_the_order_of_input_everywhere(office: Office, undisturbed: dict[str, bytes]) -> None:
    """Nhiều tiến trình, nhiều luồng: cùng thứ tự, cùng từng byte với một tiến trình."""
    for arguments in (["--jobs", "2"], ["--jobs", "2", "--threads"]):
        other = Office(office.out.parent / "-".join(arguments))
        code, out, _ = finish(other.out.parent, *arguments)
        assert code == 0
        assert [line.split()[0] for line in out.splitlines()] == keys()
        assert tree(other.out) == undisturbed


def test_ctrl_c_while_waiting_for_the_disk_keeps_what_is_made(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C thật, lúc mọi văn bản đã lập xong mà tệp tạm còn đang xuống đĩa: nhóm ấy vẫn được ghi."""
    stage, moving, reached = files.stage, Event(), Barrier(4)

    def slow(path: Path, data: bytes) -> Path:
        if path.suffix == ".docx":
            reached.wait(20)
            assert moving.wait(20)
        return stage(path, data)

    def press() -> None:
        reached.wait(20)
        time.sleep(0.3)  # tiến trình chính đã đứng đợi tệp tạm đầu tiên
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.3)
        moving.set()

    monkeypatch.setattr(files, "stage", slow)
    presser = Thread(target=press)
    presser.start()
    with pytest.raises(KeyboardInterrupt):
        office.build(*(draft(f"so_{name}") for name in "abc"))
    presser.join()
    assert len(list(office.year.rglob("*.docx"))) == 3
    assert falsehoods(office) == []
    assert not list(office.year.rglob(".*.tmp-*"))
    assert not (office.year / JOURNAL).exists()


def test_ctrl_c_while_handing_over_leaves_no_temporary_file(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C đến khi luồng ghi đã nhận việc mà nơi giao chưa cầm được lời hứa."""
    submit, count = ThreadPoolExecutor.submit, itertools.count(1)

    def interrupted(pool: ThreadPoolExecutor, *work: Any) -> Future[Any]:
        future = submit(pool, *work)
        if next(count) == 2:
            raise KeyboardInterrupt
        return future

    monkeypatch.setattr(ThreadPoolExecutor, "submit", interrupted)
    with pytest.raises(KeyboardInterrupt):
        office.build(*(draft(f"so_{name}") for name in "abc"))
    assert [path.name for path in office.year.rglob("*.docx*")] == ["so_a.docx"]
    assert falsehoods(office) == []

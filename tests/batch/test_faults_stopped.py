"""Ctrl-C, kill -9 và hai lần chạy cùng một thư mục, trên những lần lập thật trong tiến trình riêng."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from batch_factory import Office
from fault_factory import falsehoods, tree

from docgen.batch.lock import HOLDER
from docgen.errors import ExitCode

pytestmark = pytest.mark.skipif(os.name == "nt", reason="tín hiệu của POSIX")
CHILD = Path(__file__).with_name("fault_child.py")
COUNT, GATE = 40, 30
"""Đầu vào dừng lại ở văn bản thứ 30: lúc ấy có nhóm đã nằm trên đĩa, có xấp đang lập, có văn bản chưa ai biết tới."""


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
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as child:
        try:
            yield child
        finally:
            child.kill()


def first_group(child: subprocess.Popen[str]) -> str:
    """Đợi nhóm đầu tiên nằm trên đĩa; dòng đầu tiên nó báo."""
    assert child.stdout is not None
    return child.stdout.readline()


def finish(root: Path, *arguments: str) -> tuple[int, str, str]:
    with running(root, *arguments) as child:
        out, err = child.communicate(timeout=120)
    return child.returncode, out, err


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    office = Office(tmp_path_factory.mktemp("yen"))
    code, out, err = finish(office.out.parent)
    assert (code, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == [f"so_{number:05d}" for number in range(COUNT)]
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
    assert 8 <= kept < COUNT
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
        child.communicate()
    _, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
    assert falsehoods(office) == []
    assert (office.year / HOLDER).exists()
    assert finish(root, "--jobs", "2")[0] == 0
    assert tree(office.out) == undisturbed


def named(office: Office) -> dict[str, bytes]:
    """Mọi tệp trừ tệp tạm mà lần chạy đang giữ khóa còn ghi dở."""
    return {name: data for name, data in tree(office.out).items() if ".tmp-" not in name}


def test_second_run_is_refused_by_name_and_changes_nothing(office: Office, undisturbed: dict[str, bytes]) -> None:
    root = office.out.parent
    with running(root, "--gate", str(GATE)) as child:
        first_group(child)
        before = named(office)
        code, out, err = finish(root)
        assert (code, out) == (ExitCode.OUTPUT, "")
        assert re.search(rf"một lần chạy khác đang ghi vào đây \(.+ trên máy .+, tiến trình {child.pid}, từ \d", err)
        assert named(office) == before
        child.communicate("tiếp\n", timeout=60)
    assert child.returncode == 0
    assert tree(office.out) == undisturbed


def test_order_of_results_is_the_order_of_input_everywhere(office: Office, undisturbed: dict[str, bytes]) -> None:
    """Nhiều tiến trình, nhiều luồng: cùng thứ tự, cùng từng byte với một tiến trình."""
    for arguments in (["--jobs", "2"], ["--jobs", "2", "--threads"]):
        other = Office(office.out.parent / "-".join(arguments))
        code, out, _ = finish(other.out.parent, *arguments)
        assert code == 0
        assert [line.split()[0] for line in out.splitlines()] == [f"so_{number:05d}" for number in range(COUNT)]
        assert tree(other.out) == undisturbed

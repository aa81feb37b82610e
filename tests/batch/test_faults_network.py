"""Ổ đĩa mạng rớt giữa mẻ, rồi nối lại: không tệp dở, nói đã mất gì, lần sau làm nốt đúng từng byte."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from batch_factory import changed, draft, refusal
from fault_factory import Rig, Run, differing, falsehoods, tree

from docgen.batch.build import Settings, build
from docgen.batch.report import Entry, Report
from docgen.errors import ExitCode, OutputError, os_reason

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork, và gắn ổ đĩa kiểu Linux")

FIRST = Run([*(draft(f"so_{name}") for name in "abcdefgh"), refusal("so_r")])
LATER = Run([*(changed(draft(f"so_{name}"), "Chữ mới") for name in "abcdefg"), draft("so_r")])
"""Bảy văn bản đổi, một văn bản mới, so_h thôi đến hạn."""


class Drive:
    """Một ổ đĩa nối vào `folder`: rớt thì đường dẫn còn đó mà trống, nối lại thì nội dung vẫn nguyên."""

    def __init__(self, store: Path, folder: Path) -> None:
        self._store = store
        self.folder = folder

    def connect(self) -> None:
        subprocess.run(["mount", "--bind", self._store, self.folder], check=True)

    def drop(self) -> None:
        """Rớt ngay, dù còn tệp đang mở trên đó."""
        subprocess.run(["umount", "--lazy", self.folder], stderr=subprocess.DEVNULL)


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    """Chỉ quản trị mới gắn được ổ đĩa, và có vùng chứa cấm cả quản trị: bỏ qua vì quyền không cài thêm được."""
    if os.geteuid() != 0:
        pytest.skip("chỉ quản trị gắn được ổ đĩa; lỗi ổ mạng ở từng lời gọi vẫn được thử")
    store, folder = tmp_path / "may_chu", tmp_path / "o_mang"
    store.mkdir()
    folder.mkdir()
    with ExitStack() as stack:
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=4m", "docgen-thu", store], capture_output=True
        ).returncode:
            pytest.skip("vùng chứa này cấm gắn ổ đĩa; lỗi ổ mạng ở từng lời gọi vẫn được thử")
        stack.callback(subprocess.run, ["umount", store], check=True)
        made = Drive(store, folder)
        made.connect()
        stack.callback(made.drop)
        yield made


def run(rig: Rig, out: Path, run: Run, notify: Callable[[Entry], None] = lambda entry: None) -> Report:
    return build(run.items, Settings(out, 2022, "bp-34-2020", rig.setup, pool=rig.pool, few=0), notify)


@pytest.mark.parametrize("after", [1, 2, 4, 7, 8])
@pytest.mark.parametrize("again", [False, True], ids=["lần đầu", "lần sau"])
def test_drive_drops_after_a_document(rig: Rig, drive: Drive, again: bool, after: int) -> None:
    """Rớt ngay sau văn bản thứ `after`."""
    out = drive.folder / "ket_qua"
    expected = rig.undisturbed(LATER) if again else rig.tree()
    wanted = LATER if again else FIRST
    if again:
        run(rig, out, FIRST)
    allowed = {*rig.tree().values(), *expected.values(), *(tree(out).values() if again else ())}
    told: list[Entry] = []

    def notify(entry: Entry) -> None:
        told.append(entry)
        if len(told) == after:
            drive.drop()

    with pytest.raises(OutputError) as lost:
        run(rig, out, wanted, notify)
    assert str(out / "2022" / "manifest.jsonl") in str(lost.value)
    assert "rồi chạy lại" in str(lost.value)
    assert again or "hay ổ mạng rớt" in str(lost.value)
    assert tree(drive.folder) == {}  # không gì rơi vào chỗ trống của ổ đĩa, nơi không ai thấy sau khi nối lại
    drive.connect()
    assert {data for name, data in tree(out).items() if name.endswith(".docx")} <= allowed
    assert run(rig, out, wanted).exit_code is ExitCode.DONE
    assert differing(tree(out), expected) == []


@pytest.mark.parametrize(
    ("code", "stays"),
    [(errno.EIO, False), (errno.ESTALE, False), (errno.ENOTCONN, True)],
    ids=["EIO một lần", "ESTALE một lần", "ENOTCONN từ đó"],
)
def test_drive_error_at_every_call(rig: Rig, code: int, stays: bool) -> None:
    def blow(handle: int | None) -> None:
        raise OSError(code, os.strerror(code))

    assert "ổ mạng" in os_reason(OSError(code, ""))
    expected = rig.undisturbed(LATER)
    rig.restore()
    allowed = {*rig.tree().values(), *expected.values()}
    problems: list[str] = []
    trials = 0
    for nth, found in rig.every_fault(LATER, rig.fuse(blow, stays=stays)):
        place = f"lời gọi {nth}, mã thoát {found}"
        if found not in (ExitCode.DONE, ExitCode.OUTPUT):
            problems.append(f"{place}: mã thoát lạ")
        names = {name: data for name, data in rig.tree().items() if name.endswith(".docx")}
        problems += [f"{place}: tệp dở {name}" for name, data in names.items() if data not in allowed]
        problems += [f"{place}: {text}" for text in falsehoods(rig.office)]
        rig.run(LATER)
        problems += [f"{place}: {name} khác lần lập trọn vẹn" for name in differing(rig.tree(), expected)]
        trials += 1
    assert problems == []
    assert trials > 10

"""Ổ đĩa thật sự không cho: đầy, chỉ đọc, thư mục mất, tên bị chiếm, tệp tạm bị xóa; xong thì lần sau làm nốt."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from batch_factory import KIND, YEAR, changed, draft, read_records, refusal
from fault_factory import Rig, Run, die, differing, falsehoods

from docgen.batch import binder
from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry
from docgen.errors import ExitCode

pytestmark = pytest.mark.skipif(os.name == "nt", reason="cần fork, mount, chattr, umask của POSIX")

NAMES = "abcdefgh"
FIRST = Run([*(draft(f"so_{name}") for name in NAMES), refusal("so_r")])
LATER = Run([*(changed(draft(f"so_{name}"), "Chữ mới") for name in NAMES), draft("so_r")])


def settled(rig: Rig) -> None:
    """Sổ nói thật, không tệp tạm; lập lại thì ra đúng từng byte của một lần không ai quấy."""
    assert falsehoods(rig.office) == []
    rig.run(LATER)
    after = rig.tree()
    assert differing(after, rig.undisturbed(LATER)) == []


@contextmanager
def small_disk(rig: Rig) -> Iterator[Path]:
    """Thư mục kết quả nằm trên một ổ đĩa riêng cỡ 1 MB.

    Chỉ quản trị mới gắn được ổ đĩa, và có vùng chứa cấm cả quản trị. Bỏ qua khi ấy vì quyền không cài thêm được; lỗi
    đĩa đầy ở từng lời gọi ghi thì `test_faults_killed` vẫn thử trên mọi máy.
    """
    if os.geteuid() != 0:
        pytest.skip("chỉ quản trị gắn được ổ đĩa; đĩa đầy giả ở test_faults_killed")
    with TemporaryDirectory(prefix="docgen-") as folder:
        made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "docgen-thu", folder], capture_output=True)
        if made.returncode:
            pytest.skip("vùng chứa này cấm gắn ổ đĩa; đĩa đầy giả ở test_faults_killed")
        usual = rig.office.out
        try:
            rig.office.out = Path(folder) / "ket_qua"
            rig.office.year = rig.office.out / str(YEAR)
            rig.office.manifest = rig.office.year / "manifest.jsonl"
            shutil.copytree(usual, rig.office.out)
            yield Path(folder)
        finally:
            rig.office.out, rig.office.year = usual, usual / str(YEAR)
            rig.office.manifest = rig.office.year / "manifest.jsonl"
            subprocess.run(["umount", folder], check=True)


@pytest.mark.parametrize("room", range(0, 72, 8))
def test_full_disk(rig: Rig, room: int) -> None:
    """Còn `room` KB thì đầy, ở giữa tệp tạm, nhật ký hay sổ; có chỗ rồi thì làm nốt."""
    with small_disk(rig) as disk:
        with (disk / "rac").open("wb") as junk:
            free = shutil.disk_usage(disk).free - room * 1024
            junk.write(b"\0" * free)
        assert rig.run(LATER) is ExitCode.OUTPUT
        assert not list(rig.office.out.rglob("*.tmp-*"))
        assert falsehoods(rig.office) == []
        (disk / "rac").unlink()
        assert rig.run(LATER) is ExitCode.DONE
        after = rig.tree()
    assert differing(after, rig.undisturbed(LATER)) == []


def test_read_only_disk_changes_nothing(rig: Rig) -> None:
    with small_disk(rig) as disk:
        before = rig.tree()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert rig.run(LATER) is ExitCode.OUTPUT
        assert rig.tree() == before
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert rig.run(LATER) is ExitCode.DONE
        after = rig.tree()
    assert differing(after, rig.undisturbed(LATER)) == []


@pytest.mark.parametrize("lost", ["cả thư mục kết quả", "thư mục của năm", "thư mục của loại"])
@pytest.mark.parametrize("after", [1, 4, 9])
def test_folder_removed_meanwhile(rig: Rig, lost: str, after: int) -> None:
    """Mất sau văn bản thứ `after`: không bao giờ báo là xong khi văn bản không còn; lần sau lập lại đủ."""
    year = rig.office.year
    victim = {
        "cả thư mục kết quả": rig.office.out,
        "thư mục của năm": year,
        "thư mục của loại": year / KIND,
    }[lost]
    told: list[Entry] = []

    def notify(entry: Entry) -> None:
        told.append(entry)
        if len(told) == after:
            shutil.rmtree(victim)

    code = rig.run(LATER, notify)
    assert code is ExitCode.OUTPUT or lost == "thư mục của loại"
    gone = [one.split(":")[0] for one in falsehoods(rig.office) if "không có tệp" in one]
    assert len(gone) <= (after + 2 if lost == "thư mục của loại" else 0)
    assert rig.run(LATER) is ExitCode.DONE
    assert falsehoods(rig.office) == []
    made = {path.name: path.read_bytes() for path in year.rglob("*.docx")}
    rig.undisturbed(LATER)
    assert made == {path.name: path.read_bytes() for path in year.rglob("*.docx")}


def test_folder_removed_during_the_first_run_is_never_called_done(rig: Rig) -> None:
    expected = rig.tree()
    rig.clear()
    told: list[Entry] = []

    def notify(entry: Entry) -> None:
        told.append(entry)
        if len(told) == 4:
            shutil.rmtree(rig.office.out)

    assert rig.run(FIRST, notify) is ExitCode.OUTPUT
    assert falsehoods(rig.office) == []
    assert rig.run(FIRST) is ExitCode.DONE
    assert differing(rig.tree(), expected) == []


def test_manifest_removed_meanwhile(rig: Rig) -> None:
    """Mất sổ là mất bằng chứng tệp nào của docgen: dừng ngay, và lần sau không đè tệp nào."""
    told: list[Entry] = []

    def notify(entry: Entry) -> None:
        told.append(entry)
        if len(told) == 4:
            rig.office.manifest.unlink()

    assert rig.run(LATER, notify) is ExitCode.OUTPUT
    before = {path: path.read_bytes() for path in rig.office.year.rglob("*.docx")}
    assert rig.run(LATER) is ExitCode.DONE
    assert {path: path.read_bytes() for path in before} == before
    held = {key for key, row in read_records(rig.office.manifest).items() if row.status is Outcome.EDITED}
    assert held == {f"{KIND}/so_g", f"{KIND}/so_h"}


@contextmanager
def immutable(path: Path) -> Iterator[None]:
    """Như tệp đang mở trong Word: không ai thay được.

    Ổ đĩa như tmpfs, hay người không phải quản trị, thì không đặt được: bỏ qua vì quyền không cài thêm được.
    """
    if subprocess.run(["chattr", "+i", path], capture_output=True).returncode:
        pytest.skip("ổ đĩa hay quyền ở đây không đặt được chattr +i")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], check=True)


@contextmanager
def folder_in_place(path: Path) -> Iterator[None]:
    """Tên thật bị một thư mục chiếm."""
    kept = path.read_bytes()
    path.unlink()
    path.mkdir()
    try:
        yield
    finally:
        path.rmdir()
        path.write_bytes(kept)


@pytest.mark.parametrize("held", [immutable, folder_in_place])
def test_documents_held_elsewhere_fail_alone(rig: Rig, held: Callable[[Path], Iterator[None]]) -> None:
    with ExitStack() as stack:
        for name in "be":
            stack.enter_context(held(rig.office.path(f"so_{name}")))  # type: ignore[arg-type]
        assert rig.run(LATER) is ExitCode.OUTPUT
        failed = {key for key, row in read_records(rig.office.manifest).items() if row.status is Outcome.FAILED}
        assert failed == {f"{KIND}/so_b", f"{KIND}/so_e"}
        assert not list(rig.office.out.rglob("*.tmp-*"))
    settled(rig)


@pytest.mark.parametrize("held", [immutable, folder_in_place])
def test_file_held_after_a_crash_does_not_stop_the_others(rig: Rig, held: Callable[[Path], Iterator[None]]) -> None:
    """Nhật ký còn nguyên một nhóm, mà một tệp của nhóm ấy nay không ai thay được."""
    journal = rig.office.year / binder.JOURNAL
    assert any(journal.exists() and journal.stat().st_size for _ in rig.every_fault(LATER, rig.fuse(die)))
    with held(rig.office.path("so_b")):  # type: ignore[attr-defined]
        assert rig.run(LATER) is ExitCode.OUTPUT
        assert read_records(rig.office.manifest)[f"{KIND}/so_b"].status is Outcome.FAILED
        assert read_records(rig.office.manifest)[f"{KIND}/so_h"].why == "dữ liệu đầu vào đã đổi"
    settled(rig)


def test_document_that_cannot_be_moved_away_is_moved_later(rig: Rig) -> None:
    fewer = replace(LATER, items=LATER.items[1:])
    with immutable(rig.office.path("so_a")):
        assert rig.run(fewer) is ExitCode.OUTPUT
        assert rig.office.path("so_a").exists()
        assert falsehoods(rig.office) == []
    rig.run(fewer)
    after = rig.tree()
    assert differing(after, rig.undisturbed(fewer)) == []


def test_temporary_files_deleted_by_another_program(rig: Rig) -> None:
    """Chương trình diệt vi-rút xóa tệp tạm ngay khi thấy."""
    stop = threading.Event()

    def hunt() -> None:
        while not stop.is_set():
            for path in rig.office.year.rglob(".*.tmp-*"):
                path.unlink(missing_ok=True)

    hunter = threading.Thread(target=hunt)
    hunter.start()
    try:
        codes = [rig.run(LATER) for _ in range(5)]
    finally:
        stop.set()
        hunter.join()
    assert set(codes) <= {ExitCode.DONE, ExitCode.OUTPUT}
    settled(rig)


def test_manifest_cut_at_every_byte_of_its_last_line(rig: Rig) -> None:
    whole = rig.tree()
    rows = rig.office.manifest.read_bytes()
    last = rows.rindex(b"\n", 0, -1) + 1
    for end in range(last, len(rows)):
        rig.office.manifest.write_bytes(rows[:end])
        rig.run(FIRST)
        assert differing(rig.tree(), whole) == [], f"cắt còn {end} byte"


def test_name_too_long_for_the_disk_fails_alone(rig: Rig) -> None:
    long = "ế" * 100  # 100 ký tự, 300 byte: Windows nhận, Linux không
    code = rig.run(Run([draft(long), *FIRST.items]))
    assert code is ExitCode.FINDINGS
    assert len(list(rig.office.year.rglob("*.docx"))) == len(NAMES)
    rig.office.out = rig.office.out / "/".join(["thu_muc_rat_sau" * 10] * 40)
    try:
        assert rig.run(FIRST) is ExitCode.OUTPUT
    finally:
        rig.office.out = rig.office.year.parent


@pytest.mark.parametrize("mask", [0o077, 0o000])
def test_rights_follow_the_umask_and_no_byte_depends_on_it(rig: Rig, mask: int) -> None:
    expected = rig.undisturbed(LATER)
    rig.clear()
    old = os.umask(mask)
    try:
        rig.run(FIRST)
        rig.run(LATER)
    finally:
        os.umask(old)
    assert differing(rig.tree(), expected) == []
    for path in rig.office.year.rglob("*"):
        if path.is_file():
            assert path.stat().st_mode & 0o777 == 0o666 & ~mask, path.name

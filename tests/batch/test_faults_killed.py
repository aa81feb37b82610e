"""Chết, mất điện, Ctrl-C, đĩa đầy ở từng lời gọi ổ đĩa: không tệp dở, sổ nói thật, lần sau làm nốt đúng từng byte."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from batch_factory import KIND, Office, changed, draft, edit, read_records, refusal
from fault_factory import Fuse, Rig, Run, Tree, die, differing, falsehoods, fast_folder, full, interrupt

from docgen.batch import binder
from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry
from docgen.batch.verify import verify
from docgen.batch.work import Done
from docgen.errors import OutputError
from docgen.model.draft import Draft

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để thử hàng trăm lần trong vài giây")

FIRST = Run([*(draft(f"so_{name}") for name in "abcdefgh"), refusal("so_r")])
"""Lần đầu: tám văn bản, một lời từ chối."""
_LATER = [
    draft("so_a"),
    changed(draft("so_b"), "Chữ mới"),
    changed(draft("so_c"), "Chữ mới"),
    refusal("so_d"),
    changed(draft("so_f"), "{{ thẻ }}"),
    draft("so_g"),
    draft("so_r"),
    draft("so_moi"),
]
"""Lần sau: so_b, so_c đổi (so_c đã sửa tay), so_d bị từ chối, so_e và so_h (đã sửa tay) thôi đến hạn, so_f hỏng."""
LATER = Run(_LATER)
FORCED = Run(_LATER, force=True)
SCENES = {"lần đầu": ("empty", FIRST), "lần sau": ("used", LATER), "lần sau, --force": ("used", FORCED)}
THIRD = Run(
    [
        changed(draft("so_a"), "Chữ khác"),
        changed(draft("so_b"), "Chữ khác"),
        changed(draft("so_c"), "Chữ khác"),
        draft("so_d"),
        draft("so_e"),
        draft("so_f"),
        refusal("so_g"),
        changed(draft("so_moi"), "Chữ khác"),
    ]
)
"""Đầu vào lại đổi sau khi lần trước chết dở."""


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rig]:
    """Trên ổ đĩa trong bộ nhớ nếu có: hàng nghìn lần fsync không phải đợi đĩa thật."""
    with TemporaryDirectory(prefix="docgen-", dir=fast_folder(tmp_path_factory)) as folder:
        made = Rig(Office(Path(folder)))
        made.remember(FIRST, LATER, THIRD)
        yield made


@pytest.fixture(autouse=True)
def small_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binder, "GROUP", 3)


@pytest.fixture
def empty(rig: Rig) -> Rig:
    """Chưa lập gì."""
    rig.clear()
    rig.keep()
    return rig


@pytest.fixture
def used(rig: Rig) -> Rig:
    """Đã lập một lần, hai văn bản đã có người sửa tay."""
    rig.clear()
    rig.run(FIRST)
    edit(rig.office.path("so_c"), "Chữ sửa tay")
    edit(rig.office.path("so_h"), "Chữ sửa tay khác")
    rig.keep()
    return rig


def hand_edited(rig: Rig) -> list[bytes]:
    rig.restore()
    return [path.read_bytes() for name in "ch" if (path := rig.office.path(f"so_{name}")).exists()]


def documents(tree: Tree) -> set[bytes]:
    return {data for name, data in tree.items() if name.endswith(".docx")}


def whole_files(rig: Rig, *runs: Run) -> set[bytes]:
    """Mọi nội dung mà một tệp .docx được phép mang: bản trọn vẹn của lần nào đó, hoặc bản đã có từ trước."""
    pieces = [rig.pool.piece(item) for run in runs for item in run.items]
    made = {piece.made.data for piece in pieces if isinstance(piece.made, Done)}
    rig.restore()
    return made | documents(rig.tree())


FAULTS: dict[str, Callable[[Rig], Callable[[int], Fuse]]] = {
    "kill -9": lambda rig: rig.fuse(die),
    "mất điện giữa lúc ghi": lambda rig: rig.torn_fuse,
    "Ctrl-C": lambda rig: rig.fuse(interrupt),
    "một lần đĩa không cho": lambda rig: rig.fuse(full),
    "đĩa đầy từ đó": lambda rig: rig.fuse(full, stays=True),
}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("scene", SCENES)
def test_any_fault_then_again_is_an_undisturbed_run(scene: str, fault: str, request: pytest.FixtureRequest) -> None:
    prepared, run = SCENES[scene]
    rig: Rig = request.getfixturevalue(prepared)
    edited = hand_edited(rig)
    expected = rig.undisturbed(run)
    allowed = whole_files(rig, FIRST, run)
    problems: list[str] = []
    trials = 0
    for nth, code in rig.every_fault(run, FAULTS[fault](rig)):
        place = f"lời gọi {nth}, mã thoát {code}"
        problems += [f"{place}: tệp dở" for _ in documents(rig.tree()) - allowed]
        problems += [f"{place}: {text}" for text in falsehoods(rig.office, edited)]
        rig.run(run)
        problems += [f"{place}: {name} khác lần lập trọn vẹn" for name in differing(rig.tree(), expected)]
        trials += 1
    assert problems == []
    assert trials > 10


@pytest.mark.parametrize("fault", ["kill -9", "mất điện giữa lúc ghi"])
def test_inputs_changed_after_a_crash_lose_nothing(used: Rig, fault: str) -> None:
    """Chết dở rồi đầu vào lại đổi: bản của docgen không bị coi là sửa tay, bản sửa tay và bản bị thay vẫn còn đủ."""
    edited = hand_edited(used)
    used.undisturbed(THIRD)
    expected = {item.key: used.office.path(item.key).read_bytes() for item in THIRD.items if isinstance(item, Draft)}
    expected["so_c"] = edited[0]
    problems: list[str] = []
    for nth, _ in used.every_fault(LATER, FAULTS[fault](used)):
        used.run(THIRD)
        tree = used.tree()
        held = [key for key, row in read_records(used.office.manifest).items() if row.status is Outcome.EDITED]
        problems += [f"lời gọi {nth}: {key} bị coi là sửa tay" for key in held if key != f"{KIND}/so_c"]
        for key, data in expected.items():
            if tree.get(f"2022/{KIND}/{key}.docx") != data:
                problems.append(f"lời gọi {nth}: {key} không phải bản của lần ba")
        problems += [f"lời gọi {nth}: mất bản sửa tay" for data in edited if data not in tree.values()]
        problems += [f"lời gọi {nth}: {text}" for text in falsehoods(used.office)]
        used.run(THIRD)
        problems += [f"lời gọi {nth}: chạy lại còn đổi {name}" for name in differing(used.tree(), tree)]
    assert problems == []


def test_verify_says_that_a_run_died_half_way(used: Rig) -> None:
    journal = used.office.year / binder.JOURNAL
    assert any(journal.exists() for _ in used.every_fault(LATER, used.fuse(die)))
    assert f"2022/{binder.JOURNAL}" in {one.path for one in verify(used.office.out).differences}
    used.run(LATER)
    assert f"2022/{binder.JOURNAL}" not in {one.path for one in verify(used.office.out).differences}


@pytest.mark.parametrize("fault", ["một lần đĩa không cho", "đĩa đầy từ đó", "kill -9", "Ctrl-C"])
def test_fault_while_finishing_what_a_crash_left_loses_nothing(used: Rig, fault: str) -> None:
    """Chết dở, rồi lần sau lại hỏng ngay lúc làm nốt nhật ký, mà đầu vào đã đổi: bản của docgen không thành sửa tay."""
    journal = used.office.year / binder.JOURNAL
    assert any(journal.exists() and journal.stat().st_size for _ in used.every_fault(LATER, used.fuse(die)))
    used.keep()
    problems: list[str] = []
    for nth, _ in used.every_fault(THIRD, FAULTS[fault](used)):
        used.run(THIRD)
        held = [key for key, row in read_records(used.office.manifest).items() if row.status is Outcome.EDITED]
        problems += [f"lời gọi {nth}: {key} bị coi là sửa tay" for key in held if key != f"{KIND}/so_c"]
        problems += [f"lời gọi {nth}: {text}" for text in falsehoods(used.office)]
    assert problems == []


def test_journal_of_another_version_is_named_and_kept(used: Rig) -> None:
    journal = used.office.year / binder.JOURNAL
    journal.write_bytes(b'{"move": ["a", "b"]}\n{"count": 1}\n')
    before = used.tree()
    with pytest.raises(OutputError, match=r"\.dang_ghi, dòng 1: .* xóa tệp này rồi chạy lại"):
        used.office.build(draft("so_a"))
    assert used.tree() == before


def test_names_of_new_folders_and_of_the_manifest_reach_the_disk(empty: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    """Đẩy một tệp xuống đĩa chưa đẩy tên của nó: thư mục chứa nó cũng phải được đẩy, sau khi nó đã có tên."""
    office, fsync = empty.office, os.fsync
    pushed: set[tuple[Path, bool]] = set()

    def watched(handle: int) -> None:
        pushed.add((Path(f"/proc/self/fd/{handle}").readlink(), office.manifest.exists()))
        fsync(handle)

    def told(entry: Entry) -> None:
        assert (office.year, True) in pushed

    monkeypatch.setattr(os, "fsync", watched)
    empty.run(FIRST, told)
    empty.run(LATER)
    withdrawn = office.year / "_het_hieu_luc"
    assert {withdrawn, withdrawn / KIND} <= {path for path, _ in pushed}

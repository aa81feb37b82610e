"""Ghi theo nhóm: những lời gọi ổ đĩa thật, theo đúng thứ tự làm cho sổ không bao giờ nói trước sự thật."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pytest
from batch_factory import KIND, Office, changed, draft

from docgen.batch import binder
from docgen.batch.shelf import WITHDRAWN_FOLDER

pytestmark = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="tên tệp của một lời gọi fsync đọc từ /proc")

COUNT, GROUPS = 130, [64, 64, 2]
ITEMS = [draft(f"so_{number:03d}") for number in range(COUNT)]
Call = tuple[str, Path]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[Call]:
    """Các lần đẩy xuống đĩa và đổi tên, theo thứ tự hoàn thành; vẫn làm thật."""
    made: list[Call] = []
    fsync, replace = os.fsync, os.replace

    def watched_fsync(handle: int) -> None:
        fsync(handle)
        made.append(("đẩy", Path(f"/proc/self/fd/{handle}").readlink()))

    def watched_replace(source: Path, target: Path) -> None:
        replace(source, target)
        made.append(("đổi tên", target))

    monkeypatch.setattr(os, "fsync", watched_fsync)
    monkeypatch.setattr(os, "replace", watched_replace)
    return made


def groups(calls: list[Call], office: Office) -> Iterator[list[Call]]:
    """Các lời gọi của từng nhóm, nhóm nào cũng kết thúc bằng lần nối manifest."""
    group: list[Call] = []
    for call in calls:
        group.append(call)
        if call == ("đẩy", office.manifest):
            yield group
            group = []


def story(group: list[Call], office: Office) -> list[tuple[str, int]]:
    """Nhóm ấy kể gọn: việc gì, mấy lần liền."""
    return [(name, len(list(same))) for name, same in groupby(label(call, office) for call in group)]


def label(call: Call, office: Office) -> str:
    what, path = call
    if path == office.manifest:
        return "sổ"
    if path == office.year / binder.JOURNAL:
        return "nhật ký"
    if path.is_dir():
        return f"thư mục {path.name}"
    return "tên thật" if what == "đổi tên" else "nội dung"


def test_a_group_is_64_documents_and_one_append(office: Office, calls: list[Call]) -> None:
    assert binder.GROUP == 64
    office.build(*ITEMS)
    first, *rest = [story(group, office) for group in groups(calls, office)]
    created = ("thư mục 2022", 1)  # sổ vừa được tạo thì tên của nó cũng phải nằm trên đĩa
    assert rest[0][0] == created
    assert [first, rest[0][1:], *rest[1:]] == [
        [("nội dung", size), ("nhật ký", 1), ("thư mục 2022", 1), ("tên thật", size), (f"thư mục {KIND}", 1), ("sổ", 1)]
        for size in GROUPS
    ]


def test_every_folder_touched_is_on_disk_before_the_append(office: Office, calls: list[Call]) -> None:
    """Lần sau: văn bản mới ở hai loại thư mục, văn bản thôi đến hạn chuyển đi."""
    office.build(*ITEMS)
    calls.clear()
    office.build(*(changed(item, "Chữ mới") for item in ITEMS[:50]))
    seen: set[str] = set()
    for group in groups(calls, office):
        renamed = {path.parent for what, path in group if what == "đổi tên"}
        last = max(number for number, (what, _) in enumerate(group) if what == "đổi tên")
        synced = {path for what, path in group[last:] if what == "đẩy"}
        assert renamed <= synced
        if any(WITHDRAWN_FOLDER in folder.parts for folder in renamed):
            assert office.year / KIND in synced  # văn bản cũng phải thôi nằm ở chỗ cũ
        seen |= {folder.parent.name for folder in renamed}
    assert seen == {"2022", WITHDRAWN_FOLDER}

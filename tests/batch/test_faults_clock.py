"""Đồng hồ lùi, múi giờ đổi ngay giữa một lần lập: không byte nào, không thứ tự nào theo đồng hồ."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

import pytest
from batch_factory import Office, draft
from fault_factory import differing, tree

from docgen.batch import binder
from docgen.batch import build as building
from docgen.batch.report import Entry

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows không đổi được múi giờ của tiến trình")
ITEMS = [draft(f"so_{number:02d}") for number in range(12)]
ZONES = ("Asia/Ho_Chi_Minh", "Pacific/Kiritimati", "America/Los_Angeles")


@pytest.fixture(autouse=True)
def usual_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Mỗi văn bản một nhóm, một xấp: giữa hai văn bản có chỗ để chỉnh đồng hồ."""
    monkeypatch.setattr(binder, "GROUP", 1)
    monkeypatch.setattr(building, "_BUNDLE", 1)
    monkeypatch.setenv("TZ", ZONES[0])
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize("shift", [-3600.0, -40 * 365 * 86400.0, 86400.0], ids=["lùi một giờ", "lùi 40 năm", "tới"])
def test_clock_and_zone_moved_between_documents(office: Office, monkeypatch: pytest.MonkeyPatch, shift: float) -> None:
    quiet = Office(office.out.parent / "yen")
    quiet.workspace = office.workspace
    expected: list[str] = []
    quiet.build(*ITEMS, notify=lambda entry: expected.append(entry.key))
    told: list[str] = []
    appended: list[bytes] = []
    clock: Callable[[], float] = time.time

    def disturb(entry: Entry) -> None:
        told.append(entry.key)
        appended.append(office.manifest.read_bytes().splitlines()[-1])
        monkeypatch.setattr(time, "time", lambda: clock() + shift * len(told))
        os.environ["TZ"] = ZONES[len(told) % len(ZONES)]
        time.tzset()

    office.build(*ITEMS, notify=disturb)
    assert differing(tree(office.out), tree(quiet.out)) == []
    assert told == expected == [item.key for item in ITEMS]
    assert appended == quiet.manifest.read_bytes().splitlines()
    before = office.state()
    office.build(*ITEMS, notify=disturb)
    assert office.state() == before

"""Tiến trình con chết, treo, bị bỏ lại: chỉ văn bản gây ra là hỏng, mọi văn bản khác vẫn thành, đúng thứ tự."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from batch_factory import YEAR, Office, draft
from poison import deadly, hanging, harmless

from docgen.batch import build as building
from docgen.batch.build import Settings
from docgen.batch.manifest import Outcome
from docgen.batch.pools import Processes
from docgen.batch.report import Entry
from docgen.batch.work import Item
from docgen.pipeline import Setup

pytestmark = pytest.mark.skipif(os.name == "nt", reason="SIGKILL, SIGSTOP chỉ có trên POSIX")
LIMIT = 3.0
DEADLY, HANGING = {2, 5}, {9}


@pytest.fixture
def made(office: Office, monkeypatch: pytest.MonkeyPatch) -> tuple[Office, list[Entry]]:
    """Mười hai văn bản bằng hai tiến trình con; hai văn bản giết tiến trình con, một văn bản làm nó treo."""
    monkeypatch.setattr(building, "_BUNDLE", 4)
    told: list[Entry] = []
    items: list[Item] = []
    for number in range(12):
        item = draft(f"so_{number:02d}")
        lace = deadly if number in DEADLY else hanging if number in HANGING else harmless
        items.append(lace(item))
    run(office, items, told)
    return office, told


def run(office: Office, items: Sequence[Item], told: list[Entry]) -> None:
    pool = Processes(2, LIMIT)
    setup = Setup("băm", office.workspace)
    building.build(items, Settings(office.out, YEAR, "bp-34-2020", setup, pool=pool, few=0), told.append)


def test_only_the_guilty_fail_and_the_next_run_ends_as_undisturbed(
    made: tuple[Office, list[Entry]], tmp_path: Path
) -> None:
    office, told = made
    assert [entry.key for entry in told] == [f"so_{number:02d}" for number in range(12)]
    for number, entry in enumerate(told):
        guilty = number in DEADLY | HANGING
        assert entry.outcome is (Outcome.FAILED if guilty else Outcome.WRITTEN), entry
        assert office.path(entry.key).exists() is not guilty
    whys = {entry.key: entry.why for entry in told if entry.outcome is Outcome.FAILED}
    assert {key for key, why in whys.items() if "dừng đột ngột" in why} == {"so_02", "so_05"}
    assert {key for key, why in whys.items() if "quá giờ lập (3 giây)" in why} == {"so_09"}
    quiet = Office(tmp_path / "khac")
    quiet.workspace = office.workspace
    items = [harmless(draft(f"so_{number:02d}")) for number in range(12)]
    quiet.build(*items)
    office.build(*items)
    assert contents(office) == contents(quiet)


def contents(office: Office) -> dict[str, bytes]:
    return {name: data for name, (_, data) in office.state().items()}

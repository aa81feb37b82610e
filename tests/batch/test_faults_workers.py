"""Tiến trình con chết, treo, bị bỏ lại: chỉ văn bản gây ra là hỏng, mọi văn bản khác vẫn thành, đúng thứ tự."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from batch_factory import YEAR, Office, draft
from child_runs import environment
from fault_factory import falsehoods
from poison import Unreadable, deadly, deadly_text, hanging, harmless

import docgen.model.office as model
from docgen import pipeline
from docgen.batch import build as building
from docgen.batch.build import Settings
from docgen.batch.crew import Crew, Pool
from docgen.batch.manifest import Outcome
from docgen.batch.pools import Here, Processes, Threads
from docgen.batch.report import Entry
from docgen.batch.work import Failure, Item, Order
from docgen.model.dossier import Dossier
from docgen.pipeline import Setup
from docgen.readers.office import load_office

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
    assert falsehoods(office) == []
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


@pytest.fixture
def two_heads() -> tuple[Dossier, model.Office]:
    """Hồ sơ mẫu theo quy định có hai vai, mỗi đơn vị hai người; số liệu giả định."""
    inputs = Path(__file__).parents[2] / "inputs" / "vi_du" / "quang_nam" / "co_nguong" / "inputs"
    dossier = pipeline.read([inputs])
    evaluations = tuple(
        replace(one, heads=(one.heads[0], replace(one.heads[0], role="nguoi_truc_tiep")))
        for one in dossier.evaluations[:3]
    )
    return replace(dossier, evaluations=evaluations), load_office(None)


def test_documents_of_a_unit_whose_worker_died_are_not_withdrawn(
    two_heads: tuple[Dossier, model.Office], tmp_path: Path
) -> None:
    """Mã văn bản là `<đơn vị>-<vai trò>`; nơi lập chết trước khi soạn thì chỉ còn biết mã đơn vị."""
    dossier, office = two_heads
    setup = pipeline.setup(dossier, office, None)
    settings = Settings(tmp_path, YEAR, "bp-34-2020", setup, {"phieu_danh_gia"}, few=0)
    building.build(pipeline.works(dossier, office, ["phieu_danh_gia"]), settings)
    before = {path.name: path.read_bytes() for path in tmp_path.rglob("*.docx")}
    assert len(before) == 6
    first, *rest = dossier.evaluations
    sick = replace(dossier, evaluations=(replace(first, assessor=deadly_text("Ban giả định")), *rest))
    report = building.build(pipeline.works(sick, office, ["phieu_danh_gia"]), replace(settings, pool=Processes(2, 60)))
    assert (report.total(Outcome.FAILED), report.total(Outcome.WITHDRAWN)) == (1, 0)
    assert {path.name: path.read_bytes() for path in tmp_path.rglob("*.docx")} == before


@pytest.mark.parametrize("pool", [Here(), Threads(1), Processes(1, 60)], ids=["tại chỗ", "luồng", "tiến trình"])
def test_timeout_of_the_work_itself_is_no_hanging_worker(pool: Pool) -> None:
    with closing(pool):
        crew = Crew(pool, pickle.dumps(Unreadable()))
        (piece,) = crew.collect(crew.submit(Order((draft("so_a"),))))
    assert isinstance(piece.made, Failure)
    assert piece.made.why == "lỗi ngoài dự kiến của chính docgen (TimeoutError)"


def test_no_more_workers_than_windows_can_wait_for(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Processes(256)._jobs == 256
    with monkeypatch.context() as windows:
        windows.setattr(os, "name", "nt")
        assert Processes(256)._jobs == 61


KILLED_WHILE_SENDING = """
import sys, time
from docgen.batch.pools import Processes

pool = Processes(1)
pool.open().submit(bytes, 400_000_000)
while not any(frame.f_code.co_name == "_recv" for frame in sys._current_frames().values()):
    time.sleep(0.001)
for act in (pool.reset, pool.close):
    act()
"""


def test_worker_killed_while_sending_its_result_does_not_hold_us() -> None:
    """Ctrl-C hay việc treo khiến tiến trình con bị giết đúng lúc đang gửi một kết quả dở: vẫn dừng được ngay."""
    done = subprocess.run([sys.executable, "-c", KILLED_WHILE_SENDING], env=environment(), timeout=60, check=False)
    assert done.returncode == 0

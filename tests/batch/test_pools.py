"""Nơi làm việc được chọn: không nói gì thì mọi nhân của máy, mỗi nhân một tiến trình."""

from __future__ import annotations

import os

import pytest
from batch_factory import YEAR, Office, draft

from docgen.batch.build import Settings, build
from docgen.batch.crew import Pool
from docgen.batch.pools import LIMIT, Here, Processes, Threads, choose
from docgen.pipeline import Setup


@pytest.mark.parametrize(("cores", "expected"), [(1, Here), (None, Here), (2, Processes), (7, Processes)])
def test_every_core_by_default(monkeypatch: pytest.MonkeyPatch, cores: int | None, expected: type) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    pool = choose(None)
    assert type(pool) is expected
    if isinstance(pool, Processes):
        assert (pool._jobs, pool.limit) == (cores, LIMIT)


@pytest.mark.parametrize(("jobs", "threads", "expected"), [(1, False, Here), (3, False, Processes), (1, True, Threads)])
def test_chosen_number(jobs: int, threads: bool, expected: type) -> None:
    assert type(choose(jobs, threads=threads)) is expected


@pytest.mark.parametrize(("count", "opened"), [(48, False), (49, True)])
def test_few_documents_do_not_wait_for_processes(office: Office, count: int, opened: bool) -> None:
    """Cả mẻ không quá 48 văn bản thì làm tại chỗ."""
    pool: Pool = Threads(2)
    seen: list[bool] = []
    usual = pool.open

    def watched() -> object:
        seen.append(True)
        return usual()

    pool.open = watched  # type: ignore[method-assign, assignment]
    settings = Settings(office.out, YEAR, "bp-34-2020", Setup("băm", office.workspace), pool=pool)
    build([draft(f"so_{number:02d}") for number in range(count)], settings)
    assert bool(seen) is opened
    assert len(list(office.year.rglob("*.docx"))) == count

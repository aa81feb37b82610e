"""Báo cáo của mẻ: đếm đủ, giữ ít, nói đúng còn bao nhiêu."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from docgen.batch.manifest import Outcome
from docgen.batch.report import KEPT, Entry, Report
from docgen.errors import ExitCode


def report(*entries: Entry, first_run: bool = False) -> Report:
    made = Report(Path("ra/2022"), first_run=first_run)
    for entry in entries:
        made.add(entry)
    return made


def refused(count: int, why: str = "chưa có số tờ trình") -> list[Entry]:
    return [Entry("phieu_danh_gia", f"xa_{number}", Outcome.REFUSED, why) for number in range(count)]


def test_counts_all_and_keeps_the_first_of_each_reason() -> None:
    made = report(*refused(500), *refused(3, "thiếu chỉ số"))
    listing = made.lists[Outcome.REFUSED]
    assert listing.count == 503
    assert [(group.why, group.count, len(group.first)) for group in listing.groups.values()] == [
        ("chưa có số tờ trình", 500, KEPT),
        ("thiếu chỉ số", 3, 3),
    ]
    assert [entry.key for entry in made.notable][:2] == ["xa_0", "xa_1"]
    assert made.total(Outcome.REFUSED) == 503


def test_reasons_beyond_the_first_are_only_counted() -> None:
    made = report(*(entry for number in range(100) for entry in refused(2, f"lý do {number}")))
    assert made.lists[Outcome.REFUSED].count == 200
    assert len(made.lists[Outcome.REFUSED].groups) == KEPT


def test_worst_code_is_kept_even_when_its_entry_is_not() -> None:
    late = Entry("phieu_danh_gia", "xa", Outcome.FAILED, "mẫu bị từ chối", "chi tiết", ExitCode.TEMPLATE)
    many = [Entry("phieu_danh_gia", f"xa_{n}", Outcome.FAILED, f"{n}", f"lỗi {n}", ExitCode.OUTPUT) for n in range(99)]
    made = report(*many, late)
    assert made.exit_code is ExitCode.TEMPLATE
    assert (len(made.details), made.unsaid) == (KEPT, 100 - KEPT)


def test_documents_of_a_first_run_are_not_listed() -> None:
    entry = Entry("phieu_danh_gia", "xa", Outcome.WRITTEN, "lập lần đầu")
    assert report(entry, first_run=True).made == []
    assert report(entry).made == [entry]


@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.FAILED, Outcome.EDITED, Outcome.WRITTEN])
def test_memory_is_flat(outcome: Outcome) -> None:
    """Mười vạn văn bản, mỗi văn bản một lý do riêng, chiếm không hơn một nghìn văn bản bao nhiêu."""

    def peak(count: int) -> int:
        made = Report(Path("ra"))
        tracemalloc.start()
        for number in range(count):
            why, detail = f"lý do {number}", f"lời báo {number}" * 5
            made.add(Entry("phieu_danh_gia", f"xa_{number}", outcome, why, detail, trace="vết" * 50))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert made.total(outcome) == count
        return most

    assert peak(100_000) < 2 * peak(1_000)

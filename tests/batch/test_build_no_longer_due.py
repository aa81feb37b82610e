"""Mẻ: văn bản không còn đến hạn, văn bản bị từ chối."""

from __future__ import annotations

import os

import pytest
from batch_factory import KIND, OTHER, Office, draft, edit, read_records, refusal

from docgen.batch.manifest import Outcome
from docgen.errors import ExitCode


def test_document_no_longer_due_is_withdrawn(office: Office) -> None:
    office.build(draft("so_a"), draft("so_b"))
    data = office.path("so_b").read_bytes()
    report = office.build(draft("so_a"))
    assert report.total(Outcome.WITHDRAWN) == 1
    assert not office.path("so_b").exists()
    record = read_records(office.manifest)[f"{KIND}/so_b"]
    assert record.path == f"2022/_het_hieu_luc/{KIND}/so_b.docx"
    assert (office.out / record.path).read_bytes() == data
    before = office.state()
    assert office.build(draft("so_a")).total(Outcome.WITHDRAWN) == 0
    assert office.state() == before


def test_withdrawn_document_can_come_back_and_go_again(office: Office) -> None:
    office.build(draft("so_a"), draft("so_b"))
    office.build(draft("so_a"))
    office.build(draft("so_a"), draft("so_b"))
    assert office.status("so_b") == (Outcome.WRITTEN, "đến hạn trở lại")
    office.build(draft("so_a"))
    folder = office.year / "_het_hieu_luc" / KIND
    assert sorted(path.name for path in folder.iterdir()) == ["so_b.docx", "so_b_2.docx"]


def test_two_documents_withdrawn_at_once_never_get_the_same_name(office: Office) -> None:
    office.build(draft("so_a"), draft("so_a_2"))
    office.build(draft("so_a_2"))
    office.build(draft("so_a"), draft("so_a_2"))
    report = office.build()
    assert report.total(Outcome.WITHDRAWN) == 2
    kept = {path.name for path in (office.year / "_het_hieu_luc" / KIND).iterdir()}
    assert kept == {"so_a.docx", "so_a_2.docx", "so_a_2_2.docx"}


def test_kinds_not_composed_in_this_run_are_not_withdrawn(office: Office) -> None:
    office.build(draft("so_a"), draft("tinh", OTHER))
    report = office.build(draft("so_a"), kinds=[KIND])
    assert report.total(Outcome.WITHDRAWN) == 0
    assert office.path("tinh", OTHER).exists()


def test_edited_document_no_longer_due_is_moved_not_lost(office: Office) -> None:
    office.build(draft("so_a"), draft("so_b"))
    edited = edit(office.path("so_b"))
    office.build(draft("so_a"))
    assert (office.year / "_het_hieu_luc" / KIND / "so_b.docx").read_bytes() == edited


def test_refused_document_has_a_record_and_no_file(office: Office) -> None:
    report = office.build(refusal("so_a"))
    assert report.exit_code is ExitCode.DONE
    record = read_records(office.manifest)[f"{KIND}/so_a"]
    assert (record.status, record.why, record.path) == (Outcome.REFUSED, "chưa có quyết định công bố chỉ số", None)


def test_refusal_moves_the_stale_document(office: Office) -> None:
    office.build(draft("so_a"))
    office.build(refusal("so_a"))
    assert not office.path("so_a").exists()
    record = read_records(office.manifest)[f"{KIND}/so_a"]
    assert record.status is Outcome.REFUSED
    assert record.moved_to == f"2022/_het_hieu_luc/{KIND}/so_a.docx"
    before = office.state()
    office.build(refusal("so_a"))
    assert office.state() == before


def test_refused_document_is_made_when_it_can_be(office: Office) -> None:
    office.build(refusal("so_a"))
    office.build(draft("so_a"))
    assert office.status("so_a") == (Outcome.WRITTEN, "nay đã đủ điều kiện")


def test_refusal_no_longer_due_leaves_the_manifest(office: Office) -> None:
    office.build(refusal("so_a"), draft("so_b"))
    office.build(draft("so_b"))
    assert set(read_records(office.manifest)) == {f"{KIND}/so_b"}


@pytest.mark.skipif(os.name == "nt", reason="liên kết vòng là của POSIX")
def test_document_that_cannot_be_looked_at_stays_in_the_manifest(office: Office) -> None:
    """Không xem được không có nghĩa là không có: dòng của văn bản còn lại, để lần sau chuyển nó đi."""
    office.build(draft("so_a"), draft("tinh", OTHER))
    folder, aside = office.year / KIND, office.year / "cho_khac"
    data = office.path("so_a").read_bytes()
    folder.rename(aside)
    folder.symlink_to(folder)
    assert office.build(draft("tinh", OTHER)).exit_code is ExitCode.OUTPUT
    assert office.status("so_a")[0] is Outcome.FAILED
    folder.unlink()
    aside.rename(folder)
    assert office.build(draft("tinh", OTHER)).total(Outcome.WITHDRAWN) == 1
    assert (office.year / "_het_hieu_luc" / KIND / "so_a.docx").read_bytes() == data

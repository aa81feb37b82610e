"""Mẻ: một văn bản hỏng không kéo theo văn bản khác, và không bao giờ thành tệp."""

from __future__ import annotations

import dataclasses

import pytest
from batch_factory import KIND, OTHER, Office, changed, draft, read_records, refusal, write_template

from docgen import pipeline
from docgen.batch.manifest import Outcome
from docgen.errors import ExitCode
from docgen.model.draft import Draft
from docgen.readers.office import load_office
from docgen.render.library import Library


def test_failed_document_does_not_stop_the_batch(office: Office) -> None:
    bad = changed(draft("so_a"), "Ông Trần Thử {{ thẻ }}")
    report = office.build(bad, draft("so_b"))
    assert report.exit_code is ExitCode.FINDINGS
    assert office.path("so_b").exists()
    assert not office.path("so_a").exists()
    status, why = office.status("so_a")
    assert status is Outcome.FAILED
    assert "{{" in why
    assert "Trần Thử" not in office.manifest.read_text(encoding="utf-8")


def test_failure_with_new_data_moves_the_stale_document(office: Office) -> None:
    office.build(draft("so_a"))
    office.build(changed(draft("so_a"), "{{ thẻ }}"))
    assert not office.path("so_a").exists()
    assert (office.year / "_het_hieu_luc" / KIND / "so_a.docx").exists()
    before = office.state()
    office.build(changed(draft("so_a"), "{{ thẻ }}"))
    assert office.state() == before


def test_refused_template_fails_its_kind_only(office: Office) -> None:
    items = (draft("so_a"), draft("tinh", OTHER))
    office.build(*items)
    write_template(office.workspace, broken="{{ truong_khong_co }}")
    report = office.build(*items)
    assert report.exit_code is ExitCode.TEMPLATE
    assert "truong_khong_co" in report.notable[0].detail
    assert office.status("so_a")[0] is Outcome.FAILED
    assert office.path("so_a").exists()
    assert office.status("tinh", OTHER)[0] is Outcome.WRITTEN
    write_template(office.workspace)
    assert office.build(*items).exit_code is ExitCode.DONE
    assert office.status("so_a")[0] is not Outcome.FAILED


def test_bug_while_rendering_fails_that_document_only(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    produce = pipeline.produce

    def broken(item: Draft, library: Library, settings: object, recalls: object = None) -> pipeline.Product:
        if item.key == "so_a":
            raise ZeroDivisionError("Trần Thử")
        return produce(item, library, None)

    office.build(draft("so_a"), draft("so_b"))
    made = office.path("so_a").read_bytes()
    monkeypatch.setattr(pipeline, "produce", broken)
    report = office.build(draft("so_a"), changed(draft("so_b"), "Chữ mới"), force=True)
    assert report.exit_code is ExitCode.FINDINGS
    assert "ZeroDivisionError: Trần Thử" in report.notable[0].trace
    status, why = office.status("so_a")
    assert status is Outcome.FAILED
    assert "ZeroDivisionError" in why
    assert "Trần Thử" not in office.manifest.read_text(encoding="utf-8")
    assert office.path("so_a").read_bytes() == made
    assert office.status("so_b")[0] is Outcome.WRITTEN
    monkeypatch.undo()
    assert office.build(draft("so_a"), changed(draft("so_b"), "Chữ mới")).exit_code is ExitCode.DONE


def test_draft_without_a_unique_form_fails_alone(office: Office) -> None:
    odd = changed(draft("so_a"), 1.5)  # type: ignore[arg-type]
    report = office.build(odd, draft("so_b"))
    assert report.total(Outcome.FAILED) == 1
    assert "TypeError" in office.status("so_a")[1]
    assert office.path("so_b").exists()


def test_bug_while_composing_is_failed_and_moves_nothing(office: Office) -> None:
    office.build(draft("so_a"))
    bad = dataclasses.replace(refusal("so_a", "KeyError khi soạn"), fault="Traceback…")
    report = office.build(bad)
    assert report.exit_code is ExitCode.FINDINGS
    assert report.notable[0].trace == "Traceback…"
    assert office.status("so_a")[0] is Outcome.FAILED
    assert office.path("so_a").exists()


@pytest.mark.parametrize("key", ["../thoat", "a/b", "CON", "ten.", "hai:cham", "", "a\x07b"])
def test_key_that_is_no_file_name_fails_alone(office: Office, key: str) -> None:
    report = office.build(dataclasses.replace(draft("so_a"), key=key), draft("so_b"))
    assert report.exit_code is ExitCode.FINDINGS
    assert sorted(path.name for path in office.year.rglob("*.docx")) == ["so_b.docx"]
    assert not list(office.out.parent.glob("thoat*"))


def test_keys_equal_without_case_do_not_overwrite(office: Office) -> None:
    report = office.build(draft("so_a"), draft("SO_A"))
    assert report.total(Outcome.WRITTEN) == 1
    assert report.total(Outcome.FAILED) == 1
    assert not office.path("SO_A").exists()


def test_document_with_layout_errors_is_not_delivered(office: Office) -> None:
    write_template(office.workspace, broken="Chữ Ð không phải chữ tiếng Việt.")
    report = office.build(draft("so_a"))
    assert report.exit_code is ExitCode.FINDINGS
    assert "P08" in report.notable[0].detail
    record = read_records(office.manifest)[f"{KIND}/so_a"]
    assert (record.status, record.why, record.findings) == (Outcome.FAILED, "còn lỗi thể thức (P08)", ("P08",))
    assert not office.path("so_a").exists()
    write_template(office.workspace)
    assert office.build(draft("so_a")).exit_code is ExitCode.DONE
    assert read_records(office.manifest)[f"{KIND}/so_a"].findings == ()


def test_warnings_are_delivered_and_recorded_by_rule_only(office: Office) -> None:
    write_template(office.workspace, broken="Giao Sở Nội vụ  theo dõi, tổng hợp việc thực hiện Quyết định này.")
    assert office.build(draft("so_a")).exit_code is ExitCode.DONE
    assert office.path("so_a").exists()
    assert read_records(office.manifest)[f"{KIND}/so_a"].findings == ("X04",)
    assert "Giao Sở Nội vụ" not in office.manifest.read_text(encoding="utf-8")


def test_office_switch_lets_a_rule_through(office: Office) -> None:
    write_template(office.workspace, broken="Chữ Ð không phải chữ tiếng Việt.")
    switched = dataclasses.replace(load_office(None), severities={"P08": "warning"})
    assert office.build(draft("so_a"), office=switched).exit_code is ExitCode.DONE
    assert read_records(office.manifest)[f"{KIND}/so_a"].findings == ("P08",)


def test_layout_is_checked_the_same_in_many_processes(office: Office) -> None:
    write_template(office.workspace, broken="Chữ Ð không phải chữ tiếng Việt.")
    office.build(draft("so_a"), draft("so_b"), jobs=2)
    assert {record.why for record in read_records(office.manifest).values()} == {"còn lỗi thể thức (P08)"}

"""Văn bản đã ban hành: không bao giờ bị thay khi dữ liệu đổi, trừ khi người dùng đòi bằng --force."""

from __future__ import annotations

import dataclasses

import docx
from batch_factory import KIND, Office, changed, draft, write_template

from docgen.batch.identity import inputs_sha256
from docgen.batch.manifest import Outcome
from docgen.batch.verify import verify
from docgen.errors import ExitCode
from docgen.model.draft import Draft

NUMBER = "12/TTr-SNV"


def signed(item: Draft) -> Draft:
    return dataclasses.replace(item, issued=NUMBER)


def test_number_is_no_part_of_the_content() -> None:
    assert inputs_sha256(signed(draft("so_a"))) == inputs_sha256(draft("so_a"))


def test_document_is_made_as_usual_when_there_is_no_file(office: Office) -> None:
    report = office.build(signed(draft("so_a")))
    assert report.total(Outcome.WRITTEN) == 1
    assert office.path("so_a").exists()


def test_number_entered_later_changes_nothing(office: Office) -> None:
    office.build(draft("so_a"))
    before = office.state()
    report = office.build(signed(draft("so_a")))
    assert report.notable == []
    assert office.state() == before


def test_changed_data_leaves_the_signed_document_and_says_so(office: Office) -> None:
    office.build(draft("so_a"), draft("so_b"))
    before = office.state()
    later = changed(draft("so_a"), "Chữ mới")
    for _ in range(2):
        report = office.build(signed(later), draft("so_b"))
        assert office.state() == before
        assert report.exit_code is ExitCode.DONE
        (entry,) = report.notable
        assert entry.mismatch
        assert entry.why == (
            f"đã có số {NUMBER} nhưng dữ liệu nay cho nội dung khác: văn bản đã ký không khớp dữ liệu hiện tại; "
            "nếu phải lập lại thì dùng --force (bản cũ được giữ bên cạnh)"
        )
    assert verify(office.out).differences == ()


def test_changed_template_leaves_the_signed_document(office: Office) -> None:
    office.build(signed(draft("so_a")))
    before = office.state()
    write_template(office.workspace, heading="MẪU ĐÃ SỬA")
    (entry,) = office.build(signed(draft("so_a"))).notable
    assert entry.why.startswith(f"đã có số {NUMBER} nên giữ nguyên dù mẫu Word đã đổi")
    assert office.state() == before


def test_force_makes_it_again_and_keeps_the_signed_copy(office: Office) -> None:
    office.build(signed(draft("so_a")))
    old = office.path("so_a").read_bytes()
    report = office.build(signed(changed(draft("so_a"), "Chữ mới")), force=True)
    assert report.total(Outcome.WRITTEN) == 1
    assert report.notable == []
    assert office.path("so_a").read_bytes() != old
    assert office.path("so_a.ban_cu").read_bytes() == old
    assert office.status("so_a")[1] == ("dữ liệu đầu vào đã đổi; lập lại theo --force, bản cũ giữ ở so_a.ban_cu.docx")


def test_force_without_changes_keeps_no_copy(office: Office) -> None:
    office.build(signed(draft("so_a")))
    before = office.state()
    office.build(signed(draft("so_a")), force=True)
    assert office.state() == before


def test_edited_signed_document_is_reported_as_both(office: Office) -> None:
    office.build(draft("so_a"))
    document = docx.Document(str(office.path("so_a")))
    document.add_paragraph("Số: 12")
    document.save(str(office.path("so_a")))
    assert not office.build(signed(draft("so_a"))).notable[0].mismatch
    (entry,) = office.build(signed(changed(draft("so_a"), "Chữ mới"))).notable
    assert (entry.outcome, entry.mismatch) == (Outcome.EDITED, True)
    assert f"đã có số {NUMBER}" in entry.why
    assert office.status("so_a")[0] is Outcome.EDITED


def test_failure_never_moves_a_signed_document(office: Office) -> None:
    office.build(signed(draft("so_a")))
    old = office.path("so_a").read_bytes()
    for force in (False, True):
        report = office.build(signed(changed(draft("so_a"), "{{ thẻ }}")), force=force)
        assert report.total(Outcome.FAILED) == 1
        assert office.path("so_a").read_bytes() == old
    office.build(signed(draft("so_a")))
    assert office.status("so_a")[0] is Outcome.UNCHANGED
    assert not (office.year / "_het_hieu_luc" / KIND).exists()

"""Mẻ: lập, chạy lại, sửa tay, manifest bị cắt."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from batch_factory import KIND, OTHER, Office, changed, draft, edit, read_records, refusal, write_template

from docgen.batch.manifest import Outcome
from docgen.batch.verify import verify
from docgen.errors import ExitCode, OutputError
from docgen.model.draft import Draft

MANIFEST_KEYS = [
    "key",
    "kind",
    "unit",
    "path",
    "status",
    "why",
    "sha256",
    "inputs_sha256",
    "template_sha256",
    "regulation",
    "findings",
]


def test_first_run_writes_documents_and_manifest(office: Office) -> None:
    report = office.build(draft("so_a"), draft("so_b"), draft("tinh", OTHER))
    assert report.total(Outcome.WRITTEN) == 3
    assert report.exit_code is ExitCode.DONE
    lines = [json.loads(line) for line in office.manifest.read_text(encoding="utf-8").splitlines()]
    assert [line["key"] for line in lines] == [f"{KIND}/so_a", f"{KIND}/so_b", f"{OTHER}/tinh"]
    assert list(lines[0])[: len(MANIFEST_KEYS)] == MANIFEST_KEYS
    assert lines[0]["path"] == f"2022/{KIND}/so_a.docx"
    assert lines[0]["status"] == "written"
    assert lines[0]["why"] == "lập lần đầu"
    assert zipfile.is_zipfile(office.path("so_a"))


def test_second_run_touches_nothing(office: Office) -> None:
    items = (draft("so_b"), draft("so_a"), refusal("so_c"), draft("tinh", OTHER))
    office.build(*items)
    before = office.state()
    report = office.build(*items)
    assert office.state() == before
    assert report.total(Outcome.UNCHANGED) == 3
    assert report.total(Outcome.REFUSED) == 1
    assert report.total(Outcome.WRITTEN) == 0


def test_order_of_input_does_not_change_the_manifest(office: Office) -> None:
    items = (draft("so_b"), draft("so_a"))
    office.build(*items)
    before = office.state()
    office.build(*reversed(items))
    assert office.state() == before


def test_only_the_changed_document_is_made_again(office: Office) -> None:
    first, second = draft("so_a"), draft("so_b")
    office.build(first, second)
    before = office.state()
    report = office.build(changed(first, "Chữ mới"), second)
    after = office.state()
    assert report.total(Outcome.WRITTEN) == 1
    assert office.status("so_a") == (Outcome.WRITTEN, "dữ liệu đầu vào đã đổi")
    assert after[f"2022/{KIND}/so_a.docx"] != before[f"2022/{KIND}/so_a.docx"]
    assert after[f"2022/{KIND}/so_b.docx"] == before[f"2022/{KIND}/so_b.docx"]


def test_changed_template_is_the_reason(office: Office) -> None:
    office.build(draft("so_a"))
    write_template(office.workspace, heading="MẪU ĐÃ SỬA")
    office.build(draft("so_a"))
    assert office.status("so_a") == (Outcome.WRITTEN, "mẫu Word đã đổi")


def test_lost_file_is_made_again(office: Office) -> None:
    office.build(draft("so_a"))
    data = office.path("so_a").read_bytes()
    office.path("so_a").unlink()
    office.build(draft("so_a"))
    assert office.path("so_a").read_bytes() == data
    assert office.status("so_a") == (Outcome.WRITTEN, "tệp đã mất khỏi thư mục kết quả")


def test_edited_file_is_left_alone_and_stays_so(office: Office) -> None:
    office.build(draft("so_a"))
    edited = edit(office.path("so_a"))
    report = office.build(draft("so_a"))
    assert report.total(Outcome.EDITED) == 1
    assert report.exit_code is ExitCode.DONE
    assert office.path("so_a").read_bytes() == edited
    before = office.state()
    office.build(draft("so_a"))
    assert office.state() == before


def test_edited_file_with_changed_data_says_so(office: Office) -> None:
    office.build(draft("so_a"))
    edited = edit(office.path("so_a"))
    office.build(changed(draft("so_a"), "Chữ mới"))
    status, why = office.status("so_a")
    assert status is Outcome.EDITED
    assert "dữ liệu đầu vào đã đổi" in why
    assert office.path("so_a").read_bytes() == edited


def test_force_keeps_the_edited_copy_beside(office: Office) -> None:
    office.build(draft("so_a"))
    made = office.path("so_a").read_bytes()
    edited = [edit(office.path("so_a"), "Lần một")]
    office.build(draft("so_a"), force=True)
    edited.append(edit(office.path("so_a"), "Lần hai"))
    report = office.build(draft("so_a"), force=True)
    assert report.total(Outcome.WRITTEN) == 1
    assert office.path("so_a").read_bytes() == made
    assert office.path("so_a.ban_cu").read_bytes() == edited[0]
    assert office.path("so_a.ban_cu_2").read_bytes() == edited[1]


def test_force_without_edits_changes_no_byte(office: Office) -> None:
    office.build(draft("so_a"))
    before = office.state()
    office.build(draft("so_a"), force=True)
    assert office.state() == before


def test_restored_file_is_recognised(office: Office) -> None:
    office.build(draft("so_a"))
    made = office.path("so_a").read_bytes()
    edit(office.path("so_a"))
    office.build(draft("so_a"))
    office.path("so_a").write_bytes(made)
    report = office.build(draft("so_a"))
    assert report.total(Outcome.UNCHANGED) == 1
    assert office.status("so_a")[0] is Outcome.UNCHANGED


def test_file_of_unknown_origin_is_left_alone(office: Office) -> None:
    office.path("so_a").parent.mkdir(parents=True)
    office.path("so_a").write_bytes(b"tep cua nguoi khac")
    office.build(draft("so_a"))
    assert office.path("so_a").read_bytes() == b"tep cua nguoi khac"
    assert office.status("so_a")[0] is Outcome.EDITED
    before = office.state()
    office.build(draft("so_a"))
    assert office.state() == before


def test_run_stopped_between_file_and_manifest_ends_as_an_undisturbed_one(office: Office) -> None:
    items = (draft("so_a"), draft("so_b"))
    office.build(*items)
    undisturbed = office.manifest.read_bytes()
    office.manifest.write_bytes(undisturbed.splitlines(keepends=True)[0])
    report = office.build(*items)
    assert report.total(Outcome.UNCHANGED) == 2
    assert office.manifest.read_bytes() == undisturbed


def test_interrupted_update_ends_as_an_undisturbed_one(office: Office) -> None:
    office.build(draft("so_a"))
    old = office.manifest.read_bytes()
    office.build(changed(draft("so_a"), "Chữ mới"))
    undisturbed = office.manifest.read_bytes()
    office.manifest.write_bytes(old)
    office.build(changed(draft("so_a"), "Chữ mới"))
    assert office.manifest.read_bytes() == undisturbed


@pytest.mark.parametrize("cut", [1, 20, 200])
def test_truncated_manifest_is_repaired(office: Office, cut: int) -> None:
    items = (draft("so_a"), draft("so_b"))
    office.build(*items)
    whole = office.manifest.read_bytes()
    office.manifest.write_bytes(whole[:-cut])
    office.build(*items)
    assert office.manifest.read_bytes() == whole


def test_append_after_a_cut_line_does_not_stick_to_it(office: Office) -> None:
    office.build(draft("so_a"), draft("so_b"))
    office.manifest.write_bytes(office.manifest.read_bytes()[:-30])

    def items() -> list[Draft]:
        return [draft("so_a"), draft("so_c")]

    office.build(*items())
    assert set(read_records(office.manifest)) == {f"{KIND}/so_a", f"{KIND}/so_c"}


HALF = {"key": f"{KIND}/so_0", "status": "written"}


@pytest.mark.parametrize("line", [{"hong": 1}, {**HALF, "status": []}, HALF], ids=["lạ", "sai kiểu", "thiếu khóa"])
def test_broken_middle_line_is_named(office: Office, line: dict[str, object]) -> None:
    office.build(draft("so_a"), draft("so_b"))
    office.manifest.write_bytes(json.dumps(line).encode() + b"\n" + office.manifest.read_bytes())
    for attempt in (lambda: office.build(draft("so_a")), lambda: verify(office.out)):
        with pytest.raises(OutputError, match=r"dòng 1: dòng bị hỏng, không đọc được\. Xóa dòng này"):
            attempt()


def test_line_read_again_says_its_number(office: Office) -> None:
    """Dòng của chính văn bản đang lập, ở giữa sổ: lúc mở sổ thì khóa của nó còn đọc được."""
    office.build(draft("so_a"), draft("so_b"), draft("so_c"))
    first, _, third = office.manifest.read_bytes().splitlines(keepends=True)
    half = json.dumps({**HALF, "key": f"{KIND}/so_b"}).encode() + b"\n"
    office.manifest.write_bytes(first + half + third)
    with pytest.raises(OutputError, match="dòng 2: dòng bị hỏng"):
        office.build(draft("so_b"))


def test_leftovers_of_a_crash_are_removed(office: Office) -> None:
    office.build(draft("so_a"))
    leftover = office.path("so_a").with_name(".so_a.docx.tmp-0a1b2c3d")
    leftover.write_bytes(b"do dang")
    office.build(draft("so_a"))
    assert not leftover.exists()


def test_two_processes_give_the_same_bytes(office: Office, tmp_path: Path) -> None:
    other = Office(tmp_path / "khac")
    items = tuple(draft(f"so_{number}", title=f"Quyết định {number}") for number in range(12))
    told: list[str] = []
    office.build(*items, jobs=2)
    other.workspace = office.workspace
    other.build(*items, notify=lambda entry: told.append(entry.key))
    assert told == [item.key for item in items]
    assert [value[1] for value in office.state().values()] == [value[1] for value in other.state().values()]


def test_report_keeps_reasons_only_after_the_first_run(office: Office) -> None:
    assert office.build(draft("so_a"), draft("so_b")).made == []
    report = office.build(changed(draft("so_a"), "Chữ mới"), draft("so_b"), draft("so_c"))
    assert [(entry.key, entry.why) for entry in report.made] == [
        ("so_a", "dữ liệu đầu vào đã đổi"),
        ("so_c", "lập lần đầu"),
    ]


def test_unwritable_folder_is_an_output_error(tmp_path: Path) -> None:
    (tmp_path / "tep").write_text("không phải thư mục", encoding="utf-8")
    office = Office(tmp_path)
    office.out = tmp_path / "tep"
    with pytest.raises(OutputError, match="không tạo được"):
        office.build(draft("so_a"))

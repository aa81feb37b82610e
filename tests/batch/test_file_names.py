"""Tên tệp từ dữ liệu: NFC, Windows mở được, không trùng khi bỏ hoa thường, tối đa 120 ký tự; sai thì chỉ nó hỏng."""

from __future__ import annotations

import unicodedata

import pytest
from batch_factory import Office, draft, read_records

from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry
from docgen.errors import ExitCode


def told(office: Office, *keys: str) -> dict[str, Entry]:
    """Kết cục của từng mã trong một lần lập."""
    entries: list[Entry] = []
    office.build(*(draft(key) for key in keys), notify=entries.append)
    assert [entry.key for entry in entries] == list(keys)
    return {entry.key: entry for entry in entries}


@pytest.mark.parametrize(
    ("key", "says"),
    [
        (unicodedata.normalize("NFD", "hòa_bình"), "mã chưa ở dạng NFC"),
        ("a" * 121, "mã dài 121 ký tự; tối đa 120"),
        ("ế" * 77, "mã dài 231 byte; tối đa 230"),
        ("nul", "tên Windows giữ riêng"),
        ("NUL", "tên Windows giữ riêng"),
        ("com1.x", "tên Windows giữ riêng"),
        ("so_a.", "kết thúc bằng dấu chấm"),
        ("so_a ", "kết thúc bằng dấu chấm, dấu cách"),
        ("so/a", "ký tự không dùng được trong tên tệp: '/'"),
        ("..", "bắt đầu hoặc kết thúc bằng dấu chấm"),
        ("so\na", "ký tự không dùng được trong tên tệp: '\\n'"),
        ("", "mã rỗng"),
    ],
    ids=ascii,
)
def test_unusable_name_fails_alone(office: Office, key: str, says: str) -> None:
    entries = told(office, "so_truoc", key, "so_sau")
    assert (entries[key].outcome, entries[key].code) == (Outcome.FAILED, ExitCode.FINDINGS)
    assert says in entries[key].why
    assert "Sửa mã đơn vị trong đầu vào" in entries[key].detail
    assert {path.stem for path in office.out.rglob("*.docx")} == {"so_truoc", "so_sau"}
    assert len(read_records(office.manifest)) == 2


@pytest.mark.parametrize("key", ["a" * 120, "ế" * 76, "com1x", "nullum", "đơn vị Ư", "a.b"], ids=ascii)
def test_usable_name_is_written(office: Office, key: str) -> None:
    assert told(office, key)[key].outcome is Outcome.WRITTEN
    assert [path.name for path in office.out.rglob("*.docx")] == [f"{key}.docx"]


@pytest.mark.parametrize(
    ("first", "second"), [("hoà", "HOÀ"), ("đak", "Đak"), ("ĐAK", "đak"), ("cư_m", "cƯ_m"), ("Ơn", "ơn"), ("ß", "SS")]
)
def test_names_equal_without_case_fail_the_second(office: Office, first: str, second: str) -> None:
    """Windows coi hai tên ấy là một tệp; chạy lại cũng vẫn đúng như vậy."""
    for outcome in (Outcome.WRITTEN, Outcome.UNCHANGED):
        entries = told(office, first, second)
        assert entries[first].outcome is outcome
        assert entries[second].outcome is Outcome.FAILED
        assert "không phân biệt chữ hoa, chữ thường" in entries[second].why
        assert [path.stem for path in office.out.rglob("*.docx")] == [first]

"""Từng điều kiện của máy: đạt, chưa đạt, nói phải làm gì; thử trên thư mục, quyền, ổ đĩa thật."""

from __future__ import annotations

import os
import shutil
import sys
from collections import namedtuple
from importlib.metadata import version
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

import docgen
from docgen.cli.console import health, machine, packages
from docgen.errors import ExitCode
from docgen.render import pdf

Usage = namedtuple("Usage", "total used free")


def test_writable_and_missing_folder(tmp_path: Path) -> None:
    assert machine.writing(tmp_path).good
    assert list(tmp_path.iterdir()) == []
    missing = machine.writing(tmp_path / "khong_co")
    assert not missing.good
    assert (missing.code, missing.needed) == (ExitCode.OUTPUT, True)
    assert "đường dẫn không tồn tại" in missing.text


@pytest.mark.parametrize(
    ("free_mb", "good", "needed"), [(5_000, True, False), (1_000, False, False), (100, False, True)]
)
def test_room_on_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free_mb: int, good: bool, needed: bool
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: Usage(0, 0, free_mb * 1024 * 1024))
    found = machine.room(tmp_path)
    assert (found.good, found.needed, found.code) == (good, needed, ExitCode.OUTPUT)
    assert machine.room(tmp_path).text.endswith("MB")


def test_room_of_a_folder_that_is_gone(tmp_path: Path) -> None:
    assert not machine.room(tmp_path / "khong_co").good


def test_files_readable_by_others_are_told() -> None:
    before = os.umask(0o022)
    try:
        assert not machine.privacy().good
        os.umask(0o027)
        assert machine.privacy().good
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_screen_that_cannot_show_vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), encoding="cp1258"))
    assert not machine.encoding().good
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO(), encoding="utf-8"))
    assert machine.encoding().good


def test_clock_before_the_installation_is_absurd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert machine.clock().good
    later = tmp_path / "__init__.py"
    later.touch()
    os.utime(later, (4_000_000_000, 4_000_000_000))  # năm 2096
    monkeypatch.setattr(docgen, "__file__", str(later))
    assert not machine.clock().good


def test_long_paths_matter_on_windows_only() -> None:
    assert len(machine.long_paths()) == (1 if sys.platform == "win32" else 0)


@pytest.mark.parametrize(
    ("line", "flaw"),
    [
        ("click>=8.1,<9", ""),
        ("docxtpl==0.20.2", ""),
        ("click<8.1,>=7", f"click {version('click')}, cần <8.1,>=7"),
        ("click>=99", f"click {version('click')}, cần >=99"),
        ("docxtpl==9.9", "docxtpl 0.20.2, cần 9.9"),
        ("khong-co-goi-nay>=1", "thiếu khong-co-goi-nay, cần >=1"),
        ("docxtpl==0.20.2 ; python_version > '3'", ""),
    ],
)
def test_packages_are_compared_with_what_docgen_pins(line: str, flaw: str) -> None:
    assert packages.flaw(line) == flaw


def test_libreoffice_that_cannot_convert_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_text(f"#!{sys.executable}\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (found,) = (one for one in health.examine() if one.text.startswith("LibreOffice"))
    assert not found.good
    assert found.needed
    assert "không chuyển được một tệp thử" in found.text
    assert "libreoffice-writer" in found.advice


def test_real_libreoffice_passes_the_probe() -> None:
    assert pdf.works(pdf.find_program(), 60)


def test_every_finding_that_is_not_good_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(health, "find_spec", lambda name: None)
    bad = [one for one in health.examine() if not one.good]
    assert len(bad) >= 4
    assert [one.text for one in bad if not one.advice] == []
    assert [one.text for one in bad if one.text.startswith(("Nén nhanh", "Lập trên nhiều máy")) and one.needed] == []

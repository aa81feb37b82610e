"""Thư viện, phông chữ thiếu hay cũ: lời báo tiếng Việt nêu tên, bản đang có, bản cần, lệnh phải gõ."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from cli_factory import ROOT, run, spawn, write_input

REINSTALL = "-m pip install --force-reinstall docgen"


def shadowing(folder: Path, name: str, version: str = "") -> str:
    """PYTHONPATH mà trước mọi thứ khác là thư viện `name` hỏng; `version`: bản nó khai là đang cài."""
    package = folder / name
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(f'raise ImportError("không nạp được", name="{name}")\n', encoding="utf-8")
    if version:
        declare(folder, name, version)
    return os.pathsep.join([str(folder), str(ROOT)])


def declare(folder: Path, name: str, version: str, *requires: str) -> None:
    """Khai một thư viện đã cài, như pip ghi."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir(parents=True)
    lines = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    lines += [f"Requires-Dist: {one}" for one in requires]
    (info / "METADATA").write_text("\n".join(lines) + "\n", encoding="utf-8")


@pytest.mark.parametrize(("name", "version"), [("jinja2", "2.9"), ("lxml", "4.9.1"), ("docxtpl", ""), ("yaml", "")])
def test_command_that_needs_it_says_which_and_how(tmp_path: Path, name: str, version: str) -> None:
    """Không phải “lỗi ngoài dự kiến của chính docgen”: người dùng sửa được."""
    source = write_input(tmp_path)
    path = shadowing(tmp_path / "thu_vien", name, version)
    done = spawn("build", source, "-o", tmp_path / "ra", cwd=tmp_path, PYTHONPATH=path)
    errors = done.stderr.decode("utf-8")
    assert (done.returncode, "Traceback" in errors) == (8, False), errors
    assert f"không nạp được thư viện {name}" in errors
    assert REINSTALL in errors
    if version:
        assert f"({name} {version}, cần " in errors
    assert not (tmp_path / "ra").exists()


def test_doctor_names_what_is_missing_or_old(tmp_path: Path) -> None:
    declare(tmp_path, "docgen", "9.9", "click<9,>=8.1", "khong-co-goi-nay==1.2", "lxml<4,>=3", "docxtpl==0.1")
    path = os.pathsep.join([str(tmp_path), str(ROOT)])
    out = spawn("doctor", cwd=tmp_path, PYTHONPATH=path).stdout.decode("utf-8")
    (line,) = (line for line in out.splitlines() if "Thư viện:" in line)
    assert line.startswith("[nên có] Thư viện: thiếu khong-co-goi-nay, cần 1.2; lxml ")
    assert ", cần <4,>=3; docxtpl " in line
    assert line.endswith(", cần 0.1")
    assert REINSTALL in out


@pytest.mark.parametrize(
    ("listed", "code", "says"),
    [
        ("Liberation Serif\nDejaVu Sans\n", 0, "[đạt] Phông có chữ tiếng Việt: Liberation Serif"),
        ("Times New Roman,Times\n", 0, "[đạt] Phông có chữ tiếng Việt: Times New Roman"),
        ("DejaVu Sans\n", 8, "[thiếu] Phông có chữ tiếng Việt: không có Times New Roman hay Liberation Serif"),
        ("", 8, "[thiếu] Phông có chữ tiếng Việt: không có"),
    ],
    ids=["Liberation", "Times", "phông khác", "không phông nào"],
)
def test_doctor_and_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, listed: str, code: int, says: str) -> None:
    lister = tmp_path / "fc-list"
    lister.write_text(f'#!/bin/sh\n[ "$*" = ":lang=vi family" ] && printf "{listed}"\n', encoding="utf-8")
    lister.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    result = run("doctor")
    assert says in result.stdout
    assert result.exit_code == code, result.stdout
    assert ("apt-get install fonts-liberation" in result.stdout) is bool(code)


def test_doctor_without_a_font_lister_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    out = run("doctor").stdout
    assert "[nên có] Không có fc-list nên không xem được phông." in out
    assert "apt-get install fontconfig" in out

"""Mã đơn vị vào tên tệp: mã viết hoa, có dấu hay Windows giữ riêng bị chặn ngay lúc đọc, kết quả cũ giữ nguyên."""

from __future__ import annotations

from pathlib import Path

import pytest
from cli_factory import run, unit, write_input

KIND = "quyet_dinh_xep_loai_ca_nhan"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def build(folder: Path, code: str) -> tuple[int, str]:
    source = write_input(folder / "vao", unit(code, "Sở A", done=1))
    result = run("build", source, "-o", folder / "ra", "--kind", KIND)
    return result.exit_code, result.stderr


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("SO_HOA", "Viết “so_hoa”"),
        ("so_đak", "Viết “so_dak”"),
        ("so_Ưng", "Viết “so_ung”"),
        ("so_hòa", "Viết “so_hoa”"),
        ("nul", "tên Windows giữ riêng"),
        ("a" * 121, "mã dài 121 ký tự"),
    ],
    ids=ascii,
)
def test_second_run_with_such_a_code_changes_nothing(tmp_path: Path, code: str, says: str) -> None:
    assert build(tmp_path, "so_hoa")[0] == 0
    before = files(tmp_path / "ra")
    found, errors = build(tmp_path, code)
    assert (found, says in errors) == (3, True), errors
    assert files(tmp_path / "ra") == before

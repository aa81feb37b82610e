"""`loai_van_ban` trong docgen.toml: chỉ lập các loại ấy; văn bản loại khác đã lập từ trước thì để yên."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from cli_factory import run, unit, write_input

SHEET, DECISION = "phieu_danh_gia", "quyet_dinh_xep_loai_ca_nhan"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "noi_lam_viec"
    assert run("init", folder).exit_code == 0
    write_input(folder / "inputs")
    return folder


def choose(workspace: Path, kinds: str) -> None:
    path = workspace / "docgen.toml"
    text = path.read_text(encoding="utf-8")
    assert "loai_van_ban = []" in text
    path.write_text(text.replace("loai_van_ban = []", f"loai_van_ban = {kinds}"), encoding="utf-8")


def build(workspace: Path, *options: str) -> int:
    return run("build", workspace / "inputs", "-o", workspace / "outputs", *options).exit_code


def documents(workspace: Path) -> dict[str, bytes]:
    """Mọi văn bản, theo đường dẫn trong thư mục của năm; không kể phiếu trình ký, vốn nói về cả mẻ."""
    year = workspace / "outputs" / "2022"
    found = sorted(year.glob("*/**/*.docx"))
    return {path.relative_to(year).as_posix(): path.read_bytes() for path in found}


def rows(workspace: Path) -> dict[str, str]:
    lines = (workspace / "outputs" / "2022" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return {json.loads(line)["key"]: line for line in lines}


def test_only_the_chosen_kind_is_made(workspace: Path) -> None:
    choose(workspace, '["phieu_danh_gia"]')
    assert build(workspace) == 0
    assert set(documents(workspace)) == {f"{SHEET}/so_y_te.docx", f"{SHEET}/so_cong_thuong.docx"}
    assert {key.partition("/")[0] for key in rows(workspace)} == {SHEET}


def test_command_line_wins_over_the_settings(workspace: Path) -> None:
    choose(workspace, '["phieu_danh_gia"]')
    assert build(workspace, "--kind", DECISION) == 0
    assert set(documents(workspace)) == {f"{DECISION}/so_cong_thuong.docx"}


def test_documents_of_other_kinds_made_earlier_stay(workspace: Path) -> None:
    """Không được hỏi tới lần này thì chưa chắc hết hiệu lực; chỉ dữ liệu đổi mới làm một văn bản hết hiệu lực."""
    build(workspace)
    before, lines = documents(workspace), rows(workspace)
    assert {name.partition("/")[0] for name in before} > {SHEET, DECISION}
    choose(workspace, '["phieu_danh_gia"]')
    assert build(workspace) == 0
    assert (documents(workspace), rows(workspace)) == (before, lines)
    write_input(workspace / "inputs", unit("so_cong_thuong", "Sở Công Thương", done=10))  # Sở Y tế thôi được đánh giá
    assert build(workspace) == 0
    moved = f"_het_hieu_luc/{SHEET}/so_y_te.docx"
    others = {name: data for name, data in before.items() if not name.startswith(f"{SHEET}/")}
    after = documents(workspace)
    assert after[moved] == before[f"{SHEET}/so_y_te.docx"]
    assert {name: data for name, data in after.items() if SHEET not in name} == others
    assert {key: line for key, line in rows(workspace).items() if not key.startswith(f"{SHEET}/")} == {
        key: line for key, line in lines.items() if not key.startswith(f"{SHEET}/")
    }

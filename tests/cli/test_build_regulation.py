"""Tệp quy định trong bản cài bị sửa tay giữa hai lần lập: mọi văn bản được lập lại để so, và lý do được nói ra."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_factory import ROOT, spawn, write_input

KINDS = ("quyet_dinh_xep_loai_ca_nhan", "phieu_danh_gia")
CHANGED = "quy định áp dụng đã đổi"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """Một bản cài riêng của docgen, sửa được."""
    folder = tmp_path / "ban_cai"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("docgen", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    return folder


@pytest.fixture
def build(installed: Path, tmp_path: Path) -> Callable[[], str]:
    source = write_input(tmp_path / "vao")

    def run() -> str:
        chosen = [word for kind in KINDS for word in ("--kind", kind)]
        done = spawn("build", source, "-o", tmp_path / "ra", *chosen, cwd=installed, PYTHONPATH=str(installed))
        assert done.returncode == 0, done.stderr.decode("utf-8")
        return done.stdout.decode("utf-8")

    return run


def rows(folder: Path) -> dict[str, dict[str, str]]:
    lines = (folder / "2022" / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["key"]: row for row in map(json.loads, lines)}


def edit(installed: Path, before: str, after: str) -> None:
    (path,) = (installed / "docgen" / "regulations" / "data").glob("*/34_2020_qd_ubnd.yaml")
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


def test_edited_regulation_makes_everything_again_and_is_the_reason(
    installed: Path, build: Callable[[], str], tmp_path: Path
) -> None:
    build()
    first = rows(tmp_path / "ra")
    edit(installed, "  title: ban hành Quy định trách nhiệm", "  title: ban hành Quy định về trách nhiệm")
    out = build()
    second = rows(tmp_path / "ra")
    assert f"{CHANGED}: 1 văn bản\n    quyet_dinh_xep_loai_ca_nhan/so_cong_thuong" in out  # quyết định dẫn tên quy định
    assert len(second) == 3
    for key, row in second.items():
        assert CHANGED in row["why"]
        assert row["regulation_sha256"] != first[key]["regulation_sha256"]
        assert (row["sha256"] != first[key]["sha256"]) is (row["kind"] == KINDS[0])


def test_edited_comment_changes_no_byte_but_is_recorded(
    installed: Path, build: Callable[[], str], tmp_path: Path
) -> None:
    build()
    made = {path: path.read_bytes() for path in tmp_path.rglob("ra/**/*.docx")}
    edit(installed, "id: bp-34-2020", "# chú thích\nid: bp-34-2020")
    build()
    assert {path: path.read_bytes() for path in made} == made
    assert {row["why"] for row in rows(tmp_path / "ra").values()} == {f"{CHANGED}, nhưng văn bản không đổi"}
    settled = (tmp_path / "ra" / "2022" / "manifest.jsonl").read_bytes()
    build()
    assert (tmp_path / "ra" / "2022" / "manifest.jsonl").read_bytes() == settled


def test_broken_regulation_stops_before_anything_is_written(
    installed: Path, build: Callable[[], str], tmp_path: Path
) -> None:
    build()
    before = {path: path.read_bytes() for path in tmp_path.rglob("ra/**/*") if path.is_file()}
    edit(installed, "  first_year: 2021", "  first_year: hai nghìn")
    source = tmp_path / "vao" / "danh_gia.yaml"
    done = spawn("build", source, "-o", tmp_path / "ra", cwd=installed, PYTHONPATH=str(installed))
    assert done.returncode == 4
    assert "34_2020_qd_ubnd.yaml" in done.stderr.decode("utf-8")
    assert {path: path.read_bytes() for path in before} == before

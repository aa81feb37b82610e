"""Wheel mang đủ mẫu và luật, và chạy được từ một thư mục trống."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

from docgen import documents

ROOT = Path(__file__).parents[1]


def test_wheel_is_complete_and_runs_from_an_empty_folder(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(ROOT)]
    done = subprocess.run(build, capture_output=True, check=False, timeout=300)
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "goi")
    kinds = documents.with_template()
    missing = {f"docgen/templates/{documents.folder(kind)}/{kind}.docx" for kind in kinds} - names
    assert not missing
    data = [path for path in (ROOT / "docgen").rglob("*") if "data" in path.parts and path.is_file()]
    assert data
    assert {path.relative_to(ROOT).as_posix() for path in data} <= names
    assert max(len(name) for name in names) <= 150

    def docgen(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        empty = tmp_path / "trong"
        empty.mkdir(exist_ok=True)
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "goi")}
        command = [sys.executable, "-m", "docgen", *arguments]
        return subprocess.run(command, cwd=empty, env=environment, capture_output=True, check=True, timeout=120)

    where = [sys.executable, "-c", "import docgen; print(docgen.__file__)"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "goi")}
    found = subprocess.run(where, cwd=tmp_path, env=environment, capture_output=True, check=True).stdout.decode()
    assert found.strip().startswith(str(tmp_path / "goi"))
    assert "Cách dùng:" in docgen("--help").stdout.decode("utf-8")
    docgen("init", "noi_lam_viec")
    made = list((tmp_path / "trong" / "noi_lam_viec" / "templates").rglob("*.docx"))
    assert {path.stem for path in made} == set(kinds)


def test_scripts_point_at_no_registry() -> None:
    for name in ("Makefile", ".ci/run", "pyproject.toml"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "-".join(("index", "url")) not in text
        assert "pypi.org" not in text

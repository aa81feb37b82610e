"""Máy và các bản đã đo: số đo không kèm hai thứ này thì không so được với lần khác."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path

_PYTHON_PACKAGES = ("docgen", "docxtpl", "docx-mailmerge2", "python-docx", "jinja2", "lxml", "isal")
_RESULTS = ("ket_qua.json", "README.md")
_NODE_PACKAGES = ("carbone", "docxtemplater", "easy-template-x", "pizzip")


def describe(root: Path) -> dict[str, str | int | dict[str, str]]:
    """Ngày đo, máy, các bản; `root` là thư mục benchmarks."""
    versions = {name: version(name) for name in _PYTHON_PACKAGES}
    versions["rust-docxtpl"] = _said(str(root / ".venv-rust/bin/python"), "-c", _RUST_VERSION)
    versions |= {name: _node_version(root, name) for name in _NODE_PACKAGES}
    return {
        "date": date.today().isoformat(),
        "commit": _commit(root),
        "cpu": _first(r"model name\s*: (.*)", Path("/proc/cpuinfo")),
        "cores": os.cpu_count() or 1,
        "memory_gib": round(int(_first(r"MemTotal:\s+(\d+)", Path("/proc/meminfo"))) / 1024 / 1024),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "node": _said("node", "--version"),
        "versions": versions,
    }


_RUST_VERSION = "from importlib.metadata import version; print(version('rust-docxtpl'))"


def _commit(root: Path) -> str:
    """Bản docgen đã đo; thêm `-dirty` khi mã hay mẫu khác bản ấy. Chính các tệp kết quả thì không tính."""
    measured = (":/docgen", ":/templates", ":/benchmarks", *(f":(top,exclude)benchmarks/{name}" for name in _RESULTS))
    git = ("git", "-C", str(root))
    changed = subprocess.run((*git, "status", "--porcelain", "--", *measured), capture_output=True, check=False).stdout
    return _said(*git, "rev-parse", "--short", "HEAD") + ("-dirty" if changed else "")


def _node_version(root: Path, name: str) -> str:
    found: str = json.loads((root / "node_modules" / name / "package.json").read_text(encoding="utf-8"))["version"]
    return found


def _first(pattern: str, path: Path) -> str:
    found = re.search(pattern, path.read_text())
    return found[1].strip() if found else "?"


def _said(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "?"

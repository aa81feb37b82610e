"""Một lệnh đo → số đo mà nó in ở dòng cuối; và lỗi làm số đo mất nghĩa."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PYTHON = str(ROOT / ".venv" / "bin" / "python")
_SAID = 600


class MeasureFailed(Exception):
    """Một bên không lập đủ hay không đúng văn bản, nên số đo không có nghĩa."""


def figures(*command: str | Path) -> dict[str, Any]:
    """Số đo của lệnh chạy trong thư mục benchmarks. Lỗi: MeasureFailed mang phần cuối lời báo của lệnh."""
    done = subprocess.run(list(map(str, command)), cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise MeasureFailed(f"mã thoát {done.returncode}: {done.stderr[-_SAID:].strip()}")
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found

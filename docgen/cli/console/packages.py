"""Thư viện mà docgen khai là cần → thư viện nào thiếu hay sai bản, và lệnh cài lại."""

from __future__ import annotations

import operator
import re
import sys
from importlib import metadata
from pathlib import Path

REINSTALL = f"Cài lại: {Path(sys.executable).name} -m pip install --force-reinstall docgen."
_REQUIREMENT = re.compile(r"([A-Za-z0-9._-]+)([^;]*)")
_LIMIT = re.compile(r"(==|>=|<)\s*([0-9.]+)")
_COMPARE = {"==": operator.eq, ">=": operator.ge, "<": operator.lt}


def flaws() -> list[str]:
    """Mỗi thư viện thiếu hay sai bản một câu: bản đang có, bản cần.

    Lỗi: PackageNotFoundError khi docgen chạy từ mã nguồn, không có khai báo nào để so.
    """
    required = metadata.requires("docgen") or []
    return [found for line in required if "extra ==" not in line and (found := flaw(line))]


def flaw(requirement: str) -> str:
    """Thư viện của một dòng yêu cầu (`click>=8.1,<9`) thiếu hay sai bản; rỗng khi đúng."""
    match = _REQUIREMENT.match(requirement)
    assert match is not None, "dòng yêu cầu nào cũng bắt đầu bằng tên gói"
    name, wanted = match[1], match[2].strip()
    needed = f", cần {wanted.removeprefix('==')}" if wanted else ""
    try:
        installed = metadata.version(name)
    except metadata.PackageNotFoundError:
        return f"thiếu {name}{needed}"
    fits = all(_COMPARE[sign](_numbers(installed), _numbers(limit)) for sign, limit in _LIMIT.findall(wanted))
    return "" if fits else f"{name} {installed}{needed}"


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall("[0-9]+", version)))

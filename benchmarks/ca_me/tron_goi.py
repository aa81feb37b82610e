"""Cả mẻ: `docgen build` từ một YAML đến manifest, so với vòng lặp trần của docxtpl, theo từng vòng."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from dong_co.kiem_tra import paragraphs
from dong_co.vong_do import PYTHON, ROOT

from ca_me import dau_vao
from ca_me.tien_trinh import Run, run

DOCGEN = Path(PYTHON).with_name("docgen")


class BuildFailed(Exception):
    """`docgen build` không lập đủ văn bản, nên số đo không có nghĩa."""


def build(source: Path, target: Path, heads: int, jobs: int) -> Run:
    """Một lần `docgen build` vào thư mục mới. Lỗi: BuildFailed khi không đủ `heads` tệp hoặc mã thoát khác 0."""
    command: list[str | Path] = [DOCGEN, "build", source, "-o", target, "--kind", dau_vao.KIND, "--jobs", str(jobs)]
    done = run(command, source.parent)
    made = sum(1 for _ in _folder(target).glob("*.docx"))
    if done.code or made != heads:
        raise BuildFailed(f"mã thoát {done.code}, {made}/{heads} tệp\n{done.output[-2000:]}")
    return done


def measure(heads: int, sample: int, rounds: int, work: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Hai kiểu tên, mỗi kiểu `rounds` vòng; xem `_measure`."""
    return {
        names: _measure(names, heads, sample, rounds, work / names, say) for names in (dau_vao.SAMPLE, dau_vao.MADE_UP)
    }


def _measure(
    names: str, heads: int, sample: int, rounds: int, work: Path, say: Callable[[str], None]
) -> dict[str, Any]:
    """`rounds` vòng: docxtpl trên `sample` người, docgen trên `heads` người bằng một tiến trình và bằng mọi nhân."""
    small = dau_vao.write(work / "nho", sample, names)
    large = dau_vao.write(work / "lon", heads, names)
    job_counts = sorted({1, os.cpu_count() or 1})
    say(f"tên kiểu {names}")
    base: list[float] = []
    taken: dict[int, list[Run]] = {jobs: [] for jobs in job_counts}
    for turn in range(rounds):
        base.append(_loop(small, work / f"docxtpl_{turn}"))
        say(f"vòng {turn + 1} docxtpl: {1000 * base[-1]:.1f} ms/văn bản")
        for jobs in job_counts:
            taken[jobs].append(build(large, work / f"docgen_{turn}_{jobs}", heads, jobs))
            say(f"vòng {turn + 1} docgen --jobs {jobs}: {1000 * taken[jobs][-1].wall / heads:.2f} ms/văn bản")
    build(small, work / "so_chu", sample, 1)
    return {
        "docs": heads,
        "input_mb": large.stat().st_size / 1e6,
        "docxtpl": {"docs": sample, "ms": 1000 * median(base), "scaled_s": heads * median(base), "rounds": base},
        "docgen": {str(jobs): _summary(runs, base, heads) for jobs, runs in taken.items()},
        "different": _different(work / "docxtpl_0", _folder(work / "so_chu")),
        "compared": sample,
    }


def _folder(target: Path) -> Path:
    return target / str(dau_vao.YEAR) / dau_vao.KIND


def _loop(source: Path, target: Path) -> float:
    """Giây mỗi văn bản của vòng lặp docxtpl."""
    command = [PYTHON, "-m", "ca_me.vong_docxtpl", str(source), str(target)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found = json.loads(done.stdout.splitlines()[-1])
    return float(found["wall"] / found["docs"])


def _summary(runs: list[Run], base: list[float], heads: int) -> dict[str, Any]:
    ratios = [heads * loop / one.wall for one, loop in zip(runs, base, strict=True)]
    return {
        "wall_s": median(one.wall for one in runs),
        "cpu_s": median(one.cpu for one in runs),
        "ms": 1000 * median(one.wall for one in runs) / heads,
        "ratio": median(ratios),
        "ratio_min": min(ratios),
        "ratio_max": max(ratios),
        "peak_mib": median(one.peaks[0] for one in runs),
        "rounds": [one.wall for one in runs],
    }


def _different(one: Path, other: Path) -> list[str]:
    """Tên những văn bản mà hai bên ra chữ khác nhau, hoặc chỉ một bên có."""
    names = {path.name for path in one.glob("*.docx")} | {path.name for path in other.glob("*.docx")}
    return sorted(name for name in names if not _same(one / name, other / name))


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and paragraphs(one) == paragraphs(other)

"""Cả mẻ: `docgen build` từ một YAML đến manifest, so với vòng lặp trần của docxtpl, theo từng vòng."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from dong_co.kiem_tra import paragraphs
from dong_co.lenh import PYTHON, MeasureFailed, figures

from ca_me import dau_vao
from ca_me.tien_trinh import Run, run

DOCGEN = Path(PYTHON).with_name("docgen")


def build(source: Path, target: Path, heads: int, jobs: int) -> Run:
    """Một lần `docgen build` vào thư mục mới. Lỗi: như `require_all`."""
    command: list[str | Path] = [DOCGEN, "build", source, "-o", target, "--kind", dau_vao.KIND, "--jobs", str(jobs)]
    done = run(command, source.parent)
    require_all(done.code, target, heads, done.output[-2000:])
    return done


def require_all(code: int | str | None, target: Path, heads: int, said: str = "") -> None:
    """Lỗi: MeasureFailed khi lần lập vào `target` ra mã thoát khác 0 hoặc không đủ `heads` tệp; `said`: lời của nó."""
    made = sum(1 for _ in _folder(target).glob("*.docx"))
    if code or made != heads:
        raise MeasureFailed(f"docgen build: mã thoát {code}, {made}/{heads} tệp\n{said}")


def measure(heads: int, sample: int, rounds: int, work: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Hai kiểu tên, mỗi kiểu `rounds` vòng; xem `_measure`."""
    return {names: _measure(names, heads, sample, rounds, work / names, say) for names in dau_vao.NAMES}


def _measure(
    names: str, heads: int, sample: int, rounds: int, work: Path, say: Callable[[str], None]
) -> dict[str, Any]:
    """`rounds` vòng: docxtpl trên `sample` người, docgen trên `heads` người bằng một tiến trình và bằng mọi nhân.

    Lỗi: MeasureFailed khi một bên không lập đủ, hay hai bên ra chữ khác nhau ở người mà cả hai cùng lập.
    """
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
    _require_same(work / "docxtpl_0", _folder(work / f"docgen_0_{job_counts[0]}"))
    return {
        "docs": heads,
        "input_mb": large.stat().st_size / 1e6,
        "docxtpl": {"docs": sample, "ms": 1000 * median(base), "scaled_s": heads * median(base), "rounds": base},
        "docgen": {str(jobs): _summary(runs, base, heads) for jobs, runs in taken.items()},
        "compared": sample,
    }


def _folder(target: Path) -> Path:
    return target / str(dau_vao.YEAR) / dau_vao.KIND


def _loop(source: Path, target: Path) -> float:
    """Giây mỗi văn bản của vòng lặp docxtpl."""
    found = figures(PYTHON, "-m", "ca_me.vong_docxtpl", source, target)
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
        "sum_mib": median(sum(one.peaks) for one in runs),
        "rounds": [one.wall for one in runs],
    }


def _require_same(loop: Path, whole: Path) -> None:
    """Lỗi: MeasureFailed khi một văn bản mà vòng lặp docxtpl lập không có, hay khác chữ, trong mẻ của docgen."""
    names = sorted(path.name for path in loop.glob("*.docx"))
    if different := [name for name in names if not _same(loop / name, whole / name)]:
        raise MeasureFailed(f"{len(different)}/{len(names)} văn bản khác docxtpl: {', '.join(different[:3])}")


def _same(one: Path, other: Path) -> bool:
    return other.exists() and paragraphs(one) == paragraphs(other)

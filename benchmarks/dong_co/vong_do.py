"""Các bộ điền chạy xen kẽ theo vòng, mỗi lượt một tiến trình mới và một thư mục mới → số đo và tỷ lệ từng vòng.

Tỷ lệ lấy trong từng vòng so với docxtpl cùng vòng, rồi lấy trung vị: máy lúc nhanh lúc chậm, tỷ lệ thì không.
Không tệp nào bị xóa hay ghi đè giữa chừng: cả hai việc ấy làm lần ghi sau chậm đi nhiều lần.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from dong_co import du_lieu, kiem_tra, mau
from dong_co.cong_viec import JOBS

HERE = Path(__file__).parent
ROOT = HERE.parent
PYTHON = str(ROOT / ".venv" / "bin" / "python")
PYTHON_RUST = str(ROOT / ".venv-rust" / "bin" / "python")
BASELINE = "docxtpl"


@dataclass(frozen=True, slots=True)
class Rival:
    """Một bên được đo: tên gọi, lệnh chạy, mô-đun, cách viết thẻ; `fast`: đo nhiều văn bản hơn cho đủ thời gian."""

    label: str
    program: str
    module: str
    syntax: str
    fast: bool = False


RIVALS = {
    "docxtpl": Rival("docxtpl 0.20.2", PYTHON, "may_docxtpl", "jinja"),
    "docgen": Rival("docgen", PYTHON, "may_docgen", "jinja", fast=True),
    "rust_docxtpl": Rival("rust-docxtpl 0.1.2", PYTHON_RUST, "may_docxtpl", "jinja"),
    "mailmerge2": Rival("docx-mailmerge2 1.0.3", PYTHON, "may_mailmerge2", "mergefield"),
    "easy_template_x": Rival("easy-template-x 7.2.8", "node", "may_easy_template_x", "ngoac_don"),
    "docxtemplater": Rival("docxtemplater 3.71.0", "node", "may_docxtemplater", "ngoac_don"),
    "carbone": Rival("carbone 3.8.2", "node", "may_carbone", "carbone"),
    "gioi_han": Rival("giới hạn ghi", PYTHON, "may_gioi_han", "jinja", fast=True),
}


@dataclass(frozen=True, slots=True)
class Size:
    """Cỡ đo một việc: số văn bản của bên thường, của bên nhanh, số văn bản làm nóng, số vòng."""

    docs: int
    fast_docs: int
    warm: int
    rounds: int


def measure(job_id: str, size: Size, work: Path, say: Callable[[str], None]) -> dict[str, Any]:
    """Số đo của mọi bên trên một việc. `work`: thư mục mới để ghi mẫu, bản ghi và văn bản."""
    work.mkdir(parents=True)
    job, records = JOBS[job_id], work / "ban_ghi.jsonl"
    du_lieu.write(records, job_id, max(size.docs, size.fast_docs))
    for syntax in {rival.syntax for rival in RIVALS.values()}:
        mau.build(work / f"{syntax}.docx", job, syntax)
    taken: dict[str, list[dict[str, float]]] = {name: [] for name in RIVALS}
    failed: dict[str, str] = {}
    names = list(RIVALS)
    for turn in range(size.rounds):
        shift = turn % len(names)
        for name in names[shift:] + names[:shift]:
            if name in failed:
                continue
            folder = work / f"{turn}_{name}"
            count = size.fast_docs if RIVALS[name].fast else size.docs
            try:
                figures = _run(RIVALS[name], job_id, work, folder, count, size.warm)
            except subprocess.CalledProcessError as error:
                failed[name] = error.stderr.strip()[-600:]
                say(f"{job_id} {name}: không làm được: {failed[name]}")
                continue
            taken[name].append(figures)
            say(f"{job_id} vòng {turn + 1} {name}: {figures['docs'] / figures['wall']:.0f} văn bản/giây")
    return {name: _summary(name, taken, failed) | _checked(name, job_id, size, work, failed) for name in RIVALS}


def _run(rival: Rival, job_id: str, work: Path, folder: Path, count: int, warm: int) -> dict[str, float]:
    runner = [str(HERE / "chay.js")] if rival.program == "node" else ["-m", "dong_co.chay"]
    template, records = work / f"{rival.syntax}.docx", work / "ban_ghi.jsonl"
    values = [rival.module, job_id, template, records, folder, count, warm]
    done = subprocess.run(
        [rival.program, *runner, *map(str, values)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _summary(name: str, taken: dict[str, list[dict[str, float]]], failed: dict[str, str]) -> dict[str, Any]:
    own, base = taken[name], taken[BASELINE]
    if name in failed or not own:
        return {"label": RIVALS[name].label, "failed": failed.get(name, "")}
    ratios = [_rate(one) / _rate(other) for one, other in zip(own, base, strict=True)]
    cpu_ratios = [_cpu(other) / _cpu(one) for one, other in zip(own, base, strict=True)]
    return {
        "label": RIVALS[name].label,
        "docs": own[0]["docs"],
        "docs_per_second": median(_rate(one) for one in own),
        "ratio": median(ratios),
        "ratio_min": min(ratios),
        "ratio_max": max(ratios),
        "cpu_ms": median(1000 * _cpu(one) for one in own),
        "cpu_ratio": median(cpu_ratios),
        "first_ms": median(1000 * one["first"] for one in own),
        "rounds": own,
    }


def _rate(figures: dict[str, float]) -> float:
    return figures["docs"] / figures["wall"]


def _cpu(figures: dict[str, float]) -> float:
    """Giây CPU mỗi văn bản."""
    return figures["cpu"] / figures["docs"]


def _checked(name: str, job_id: str, size: Size, work: Path, failed: dict[str, str]) -> dict[str, Any]:
    """Mọi văn bản của vòng đầu, mở ra và so từng đoạn."""
    if name in failed:
        return {}
    count = size.fast_docs if RIVALS[name].fast else size.docs
    folder = work / f"0_{name}"
    problems = kiem_tra.wrong(JOBS[job_id], du_lieu.read(work / "ban_ghi.jsonl", count), folder)
    sizes = [path.stat().st_size for path in folder.iterdir()]
    return {"bytes": sum(sizes) / len(sizes), "checked": count, "wrong": len(problems), "wrong_first": problems[:3]}

"""Các bộ điền chạy xen kẽ theo vòng, mỗi lượt một tiến trình mới và một thư mục mới → số đo và tỷ lệ từng vòng.

Tỷ lệ lấy trong từng vòng so với docxtpl cùng vòng, rồi lấy trung vị: máy lúc nhanh lúc chậm, tỷ lệ thì không.
Không tệp nào bị xóa hay ghi đè trước khi đo xong, kể cả tệp làm nóng: cả hai việc ấy làm lần ghi sau chậm đi nhiều lần.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from dong_co import du_lieu, kiem_tra, mau
from dong_co.cong_viec import JOBS
from dong_co.lenh import PYTHON, ROOT, MeasureFailed, figures

PYTHON_RUST = str(ROOT / ".venv-rust" / "bin" / "python")
BASELINE, OWN = "docxtpl", "docgen"


@dataclass(frozen=True, slots=True)
class Rival:
    """Một bên được đo: tên gọi (tên gói, khi là một gói), lệnh chạy, mô-đun, cách viết thẻ.

    `fast`: đo nhiều văn bản hơn cho đủ thời gian.
    """

    label: str
    program: str
    module: str
    syntax: str
    fast: bool = False


RIVALS = {
    BASELINE: Rival("docxtpl", PYTHON, "may_docxtpl", "jinja"),
    OWN: Rival("docgen", PYTHON, "may_docgen", "jinja", fast=True),
    "rust_docxtpl": Rival("rust-docxtpl", PYTHON_RUST, "may_docxtpl", "jinja"),
    "mailmerge2": Rival("docx-mailmerge2", PYTHON, "may_mailmerge2", "mergefield"),
    "easy_template_x": Rival("easy-template-x", "node", "may_easy_template_x", "ngoac_don"),
    "docxtemplater": Rival("docxtemplater", "node", "may_docxtemplater", "ngoac_don"),
    "carbone": Rival("carbone", "node", "may_carbone", "carbone"),
    "tham_chieu": Rival("mức tham chiếu", PYTHON, "may_tham_chieu", "jinja", fast=True),
}


@dataclass(frozen=True, slots=True)
class Size:
    """Cỡ đo một việc: số văn bản của bên thường, của bên nhanh, số văn bản làm nóng, số vòng."""

    docs: int
    fast_docs: int
    warm: int
    rounds: int

    def count(self, rival: Rival) -> int:
        """Số văn bản một vòng của một bên."""
        return self.fast_docs if rival.fast else self.docs


def measure(
    job_id: str, size: Size, versions: Mapping[str, str], work: Path, say: Callable[[str], None]
) -> dict[str, Any]:
    """Số đo của mọi bên trên một việc; bên hỏng hay lập sai thì thay vào đó có `failed`, một câu nói vì sao.

    `versions`: bản của từng gói; `work`: thư mục mới để ghi mẫu, bản ghi và văn bản. Lỗi: MeasureFailed khi bên hỏng là
    docxtpl hay docgen.
    """
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
            try:
                one = _run(RIVALS[name], job_id, work, work / f"{turn}_{name}", size)
                if turn == 0:
                    _require_right(name, job_id, size, work)
            except MeasureFailed as error:
                if name in (BASELINE, OWN):
                    raise MeasureFailed(f"việc {job_id}, {name}: {error}") from error
                failed[name] = str(error)
                say(f"{job_id} {name}: không làm được: {error}")
                continue
            taken[name].append(one)
            say(f"{job_id} vòng {turn + 1} {name}: {_rate(one):.0f} văn bản/giây")
    found = {}
    for name in names:
        label = f"{RIVALS[name].label} {versions.get(RIVALS[name].label, '')}".strip()
        numbers = {"failed": failed[name]} if name in failed else _summary(taken, name, work)
        found[name] = {"label": label, **numbers}
    return found


def _run(rival: Rival, job_id: str, work: Path, folder: Path, size: Size) -> dict[str, float]:
    runner = [str(Path(__file__).with_name("chay.js"))] if rival.program == "node" else ["-m", "dong_co.chay"]
    template, records = work / f"{rival.syntax}.docx", work / "ban_ghi.jsonl"
    values = [rival.module, job_id, template, records, folder, size.count(rival), size.warm]
    return figures(rival.program, *runner, *map(str, values))


def _require_right(name: str, job_id: str, size: Size, work: Path) -> None:
    """Lỗi: MeasureFailed khi một văn bản của vòng đầu không mở được, hay có đoạn khác chữ mà bản ghi phải cho ra."""
    count = size.count(RIVALS[name])
    wrong = kiem_tra.wrong(JOBS[job_id], du_lieu.read(work / "ban_ghi.jsonl", count), work / f"0_{name}")
    if wrong:
        raise MeasureFailed(f"{len(wrong)}/{count} văn bản sai; {wrong[0]}")


def _summary(taken: dict[str, list[dict[str, float]]], name: str, work: Path) -> dict[str, Any]:
    own, base = taken[name], taken[BASELINE]
    ratios = [_rate(one) / _rate(other) for one, other in zip(own, base, strict=True)]
    cpu_ratios = [_cpu(other) / _cpu(one) for one, other in zip(own, base, strict=True)]
    sizes = [path.stat().st_size for path in (work / f"0_{name}").iterdir()]
    return {
        "docs": own[0]["docs"],
        "docs_per_second": median(_rate(one) for one in own),
        "ratio": median(ratios),
        "ratio_min": min(ratios),
        "ratio_max": max(ratios),
        "cpu_ms": median(1000 * _cpu(one) for one in own),
        "cpu_ratio": median(cpu_ratios),
        "first_ms": median(1000 * one["first"] for one in own),
        "bytes": sum(sizes) / len(sizes),
        "rounds": own,
    }


def _rate(found: dict[str, float]) -> float:
    return found["docs"] / found["wall"]


def _cpu(found: dict[str, float]) -> float:
    """Giây CPU mỗi văn bản."""
    return found["cpu"] / found["docs"]

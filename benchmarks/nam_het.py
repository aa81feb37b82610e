"""Đo tất cả: bộ điền mẫu cạnh sáu bộ khác, cả mẻ cuối năm, hồ sơ thời gian, bộ nhớ; ghi ket_qua.json, bảng và hình.

Chạy bằng benchmarks/chay.sh, vì cần các môi trường mà tệp ấy dựng. `--quick` thử cỡ nhỏ trong vài phút và ghi kết quả
vào .lam_viec/thu/ chứ không đụng số đã công bố.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ca_me import bo_nho_me, dau_vao, tron_goi
from dong_co import vong_do
from dong_co.vong_do import PYTHON, Size
from trinh_bay import bang, hinh, may

ROOT = Path(__file__).resolve().parent
PARTS = ("dong_co", "ca_me", "ho_so", "bo_nho")


@dataclass(frozen=True, slots=True)
class Plan:
    """Cỡ của mọi phép đo: số vòng, cỡ từng việc điền mẫu, số quyết định của mẻ, cỡ đo bộ nhớ."""

    engines: dict[str, Size]
    heads: int
    sample: int
    rounds: int
    profile: int
    memory: tuple[int, ...]


FULL = Plan(
    engines={"S": Size(docs=1000, fast_docs=5000, warm=300, rounds=5), "L": Size(50, 500, 30, 5)},
    heads=10_000,
    sample=300,
    rounds=3,
    profile=2000,
    memory=(1000, 10_000, 100_000),
)
QUICK = Plan(
    engines={"S": Size(docs=60, fast_docs=120, warm=20, rounds=2), "L": Size(6, 12, 2, 2)},
    heads=60,
    sample=20,
    rounds=2,
    profile=60,
    memory=(20, 60),
)


def main() -> None:
    """Đo những phần được chọn; phần không đo lần này giữ số cũ trong ket_qua.json."""
    given = _arguments()
    plan = _plan(given)
    target = ROOT / ".lam_viec" / "thu" if given.quick else ROOT
    results_file = target / "ket_qua.json"
    results: dict[str, Any] = json.loads(results_file.read_text(encoding="utf-8")) if results_file.exists() else {}
    results["machine"] = may.describe(ROOT)
    work = Path(tempfile.mkdtemp(prefix="docgen_do_", dir=given.work))
    try:
        for part in given.only or PARTS:
            results |= {_KEYS[part]: _measure(part, plan, work / part)}
    finally:
        shutil.rmtree(work)
    _publish(results, target)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="cỡ nhỏ, không đụng số đã công bố")
    parser.add_argument("--only", choices=PARTS, action="append", help="chỉ đo phần này; lặp lại được")
    parser.add_argument("--rounds", type=int, help="số vòng của mọi phép đo có vòng")
    parser.add_argument("--docs", type=int, help="số quyết định của mẻ")
    parser.add_argument("--memory", type=int, nargs="+", help="các cỡ đo bộ nhớ")
    parser.add_argument("--work", help="thư mục tạm (cần chừng 4 GB trống), mặc định là của máy")
    return parser.parse_args()


def _plan(given: argparse.Namespace) -> Plan:
    plan = QUICK if given.quick else FULL
    if given.rounds:
        sizes = {job: replace(size, rounds=given.rounds) for job, size in plan.engines.items()}
        plan = replace(plan, engines=sizes, rounds=given.rounds)
    if given.docs:
        plan = replace(plan, heads=given.docs)
    if given.memory:
        plan = replace(plan, memory=tuple(given.memory))
    return plan


_KEYS = {"dong_co": "engines", "ca_me": "whole", "ho_so": "profile", "bo_nho": "memory"}


def _measure(part: str, plan: Plan, work: Path) -> Any:
    if part == "dong_co":
        return {job: vong_do.measure(job, size, work / job, _say) for job, size in plan.engines.items()}
    if part == "ca_me":
        return tron_goi.measure(plan.heads, plan.sample, plan.rounds, work, _say)
    if part == "ho_so":
        return _profile(plan.profile, work)
    return bo_nho_me.measure(plan.memory, os.cpu_count() or 1, work, _say)


def _profile(heads: int, work: Path) -> dict[str, Any]:
    source = dau_vao.write(work, heads)
    command = [PYTHON, "-m", "ca_me.ho_so", str(source), str(work / "ra")]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    _say(f"hồ sơ thời gian: {heads} văn bản, {found['wall']:.1f} giây")
    return {"docs": heads, **found}


def _publish(results: dict[str, Any], target: Path) -> None:
    published = target == ROOT
    target.mkdir(parents=True, exist_ok=True)
    picture = (ROOT.parent / "docs" / "hinh" if published else target) / "toc_do.svg"
    (target / "ket_qua.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    picture.write_text(hinh.svg(results), encoding="utf-8")
    if published:
        bang.refresh(ROOT / "README.md", results)
    print(bang.markdown(results))
    _say(f"Đã ghi {target / 'ket_qua.json'} và {picture}.")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

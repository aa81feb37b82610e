"""Đo tất cả: bộ điền mẫu cạnh sáu bộ khác, cả mẻ cuối năm, hồ sơ thời gian, kiểm tra thể thức, bộ nhớ.

Ghi ket_qua.json, bảng và hình. Chạy bằng benchmarks/chay.sh, vì cần các môi trường mà tệp ấy dựng. `--quick` thử cỡ nhỏ
trong vài phút và ghi kết quả vào .lam_viec/thu/ chứ không đụng số đã công bố.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from ca_me import bo_nho_me, dau_vao, tron_goi
from dong_co import vong_do
from dong_co.lenh import PYTHON, MeasureFailed, figures
from dong_co.vong_do import Size
from trinh_bay import bang, hinh, may

ROOT = Path(__file__).resolve().parent
CHECKED = (dau_vao.KIND, "phieu_danh_gia")
"""Loại được đo phần kiểm tra thể thức: quyết định một trang, và phiếu mà mỗi ô là lời của một người."""
PARTS = ("dong_co", "ca_me", "ho_so", "kiem_tra", "bo_nho")


@dataclass(frozen=True, slots=True)
class Plan:
    """Cỡ của mọi phép đo: số vòng, cỡ từng việc điền mẫu, số quyết định của mẻ và của từng phép đo khác."""

    engines: dict[str, Size]
    heads: int
    sample: int
    rounds: int
    profile: int
    checked: int
    memory: tuple[int, ...]


FULL = Plan(
    engines={"S": Size(docs=1000, fast_docs=5000, warm=300, rounds=5), "L": Size(50, 500, 30, 5)},
    heads=10_000,
    sample=300,
    rounds=3,
    profile=2000,
    checked=10_000,
    memory=(1000, 10_000, 100_000),
)
QUICK = Plan(
    engines={"S": Size(docs=60, fast_docs=120, warm=20, rounds=2), "L": Size(6, 12, 2, 2)},
    heads=60,
    sample=20,
    rounds=2,
    profile=60,
    checked=60,
    memory=(20, 60),
)


def main() -> None:
    """Đo những phần được chọn; đo xong phần nào ghi ngay phần ấy, phần không đo lần này giữ số cũ cùng máy đã đo nó."""
    given = _arguments()
    plan = _plan(given)
    target = ROOT / ".lam_viec" / "thu" if given.quick else ROOT
    results_file = target / "ket_qua.json"
    results: dict[str, Any] = json.loads(results_file.read_text(encoding="utf-8")) if results_file.exists() else {}
    machine = may.describe(ROOT)
    work = Path(tempfile.mkdtemp(prefix="docgen_do_", dir=given.work))
    try:
        for part in given.only or PARTS:
            results[part] = {"machine": machine, "found": _measure(part, plan, machine, work / part)}
            _publish(results, target)
    except MeasureFailed as error:
        sys.exit(f"Dừng ở phần {part}: {error}\nCác phần đo xong trước đó đã ghi vào {results_file}.")
    finally:
        shutil.rmtree(work)
    print(bang.markdown(results))


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


def _measure(part: str, plan: Plan, machine: dict[str, Any], work: Path) -> Any:
    if part == "dong_co":
        versions = machine["versions"]
        return {job: vong_do.measure(job, size, versions, work / job, _say) for job, size in plan.engines.items()}
    if part == "ca_me":
        return tron_goi.measure(plan.heads, plan.sample, plan.rounds, work, _say)
    if part == "ho_so":
        return {names: _profile(names, plan.profile, work / names) for names in dau_vao.NAMES}
    if part == "kiem_tra":
        return {
            kind: {names: _checking(names, kind, plan.checked, work / kind / names) for names in dau_vao.NAMES}
            for kind in CHECKED
        }
    return bo_nho_me.measure(plan.memory, os.cpu_count() or 1, work, _say)


def _profile(names: str, heads: int, work: Path) -> dict[str, Any]:
    found = figures(PYTHON, "-m", "ca_me.ho_so", dau_vao.write(work, heads, names), work / "ra")
    tron_goi.require_all(found["code"], work / "ra", heads)
    _say(f"hồ sơ thời gian, tên kiểu {names}: {heads} văn bản, {found['cpu']:.1f} giây CPU")
    return {"docs": heads, **found}


def _checking(names: str, kind: str, heads: int, work: Path) -> dict[str, Any]:
    found = figures(PYTHON, "-m", "ca_me.kiem_tra_the_thuc", dau_vao.write(work, heads, names), kind)
    times = f"{found['check_ms']:.2f} ms, điền {found['render_ms']:.2f} ms CPU/văn bản"
    _say(f"kiểm tra thể thức, {kind}, tên kiểu {names}: {times}")
    return found


def _publish(results: dict[str, Any], target: Path) -> None:
    """Ghi ket_qua.json, hình, và bảng trong README khi là số công bố."""
    published = target == ROOT
    target.mkdir(parents=True, exist_ok=True)
    picture = (ROOT.parent / "docs" / "hinh" if published else target) / "toc_do.svg"
    (target / "ket_qua.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    picture.write_text(hinh.svg(results), encoding="utf-8")
    if published:
        bang.refresh(ROOT / "README.md", results)
    _say(f"Đã ghi {target / 'ket_qua.json'} và {picture}.")


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()

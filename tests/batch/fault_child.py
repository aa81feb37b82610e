"""Một lần lập trong tiến trình riêng, để phép thử giết, dừng, khóa: python fault_child.py NƠI SỐ_VĂN_BẢN [tùy chọn]."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from batch_factory import KIND, YEAR, draft, refusal

from docgen.batch import binder
from docgen.batch import build as building
from docgen.batch.build import Settings, build
from docgen.batch.pools import choose
from docgen.batch.report import Entry
from docgen.cli.console.border import guarded
from docgen.pipeline import Setup


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--threads", action="store_true")
    parser.add_argument("--cluster")
    parser.add_argument("--refusals", action="store_true", help="chỉ lời từ chối: rẻ, để đo bộ nhớ")
    parser.add_argument("--gate", type=int, help="đầu vào dừng ở văn bản thứ mấy, tới khi nhận được một dòng")
    asked = parser.parse_args()
    if not asked.refusals:
        binder.GROUP, building._BUNDLE = 4, 2
    keys = (f"so_{number:05d}" for number in range(asked.count))
    keys = (key for number, key in enumerate(keys) if number != asked.gate or sys.stdin.readline())
    works = (refusal(key) if asked.refusals else draft(key, title=f"Quyết định giả định {key}") for key in keys)
    pool = choose(asked.jobs, threads=asked.threads, cluster=asked.cluster)
    setup = Setup("băm", asked.root / "noi_lam_viec")
    settings = Settings(asked.root / "ket_qua", YEAR, "bp-34-2020", setup, frozenset({KIND}), pool=pool, few=0)
    code = guarded(lambda: build(works, settings, _tell).exit_code)
    if asked.refusals:
        print(*(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")))
    return code


def _tell(entry: Entry) -> None:
    print(entry.key, entry.outcome, flush=True)


if __name__ == "__main__":
    sys.exit(main())

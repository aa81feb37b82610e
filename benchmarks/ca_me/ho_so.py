"""Thời gian của `docgen build` đi vào phòng nào: lấy mẫu ngăn xếp theo giờ CPU, tính cho phòng trong cùng đang chạy.

Gọi bởi `nam_het`: python -m ca_me.ho_so ĐẦU_VÀO THƯ_MỤC. Thời gian của thư viện (lxml, Jinja, libyaml) tính cho phòng
gọi nó. Lấy mẫu không làm chậm các hàm nhỏ như cProfile, nên tỷ lệ giữa các phòng không bị lệch. Nhân Linux chỉ báo theo
nhịp của nó, thường thưa hơn `_EVERY`; khoảng thật là giờ CPU chia cho số mẫu.
"""

from __future__ import annotations

import json
import signal
import sys
import time
from collections import Counter
from pathlib import Path
from types import FrameType

from ca_me.dau_vao import KIND
from docgen.cli import cli

_EVERY = 0.002
_LOADING = "nạp mô-đun"
_OTHER = "ngoài docgen"


def main(source: str, target: str) -> None:
    """Chạy `docgen build --jobs 1` trong tiến trình này và in số mẫu của từng phòng."""
    import docgen as package

    root = str(Path(package.__file__).parent)
    seen: Counter[str] = Counter()

    def sample(_signal: int, frame: FrameType | None) -> None:
        seen[_room(frame, root)] += 1

    signal.signal(signal.SIGPROF, sample)
    wall, cpu = time.perf_counter(), time.process_time()
    signal.setitimer(signal.ITIMER_PROF, _EVERY, _EVERY)
    code = _build(source, target)
    signal.setitimer(signal.ITIMER_PROF, 0)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"code": code, "wall": wall, "cpu": cpu, "samples": dict(seen.most_common())}))


def _build(source: str, target: str) -> int | str | None:
    """Mã thoát của `docgen build`."""
    try:
        cli.main(["build", source, "-o", target, "--kind", KIND, "--jobs", "1"])
    except SystemExit as ended:
        return ended.code
    return 0


def _room(frame: FrameType | None, root: str) -> str:
    while frame is not None:
        code = frame.f_code
        if code.co_filename.startswith("<frozen importlib"):
            return _LOADING
        if code.co_filename.startswith(root):
            if code.co_name == "<module>":
                return _LOADING
            return Path(code.co_filename).relative_to(root).parts[0].removesuffix(".py")
        frame = frame.f_back
    return _OTHER


if __name__ == "__main__":
    main(*sys.argv[1:])

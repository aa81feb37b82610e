"""Một bộ điền Python, một việc, trong tiến trình này: làm nóng, rồi bấm giờ; số đo in ra một dòng JSON.

Gọi bởi `vong_do`: python -m dong_co.chay BỘ_ĐIỀN VIỆC MẪU BẢN_GHI THƯ_MỤC SỐ_VĂN_BẢN SỐ_LÀM_NÓNG
"""

from __future__ import annotations

import gc
import json
import sys
import time
from importlib import import_module
from pathlib import Path

from dong_co import du_lieu
from dong_co.cong_viec import JOBS


def main(engine: str, job_id: str, template: str, records: str, folder: str, count: str, warm: str) -> None:
    """Ghi SỐ_VĂN_BẢN tệp `<số thứ tự>.docx` vào THƯ_MỤC (mới) và in số đo; tệp làm nóng nằm lại ở thư mục bên cạnh."""
    target = Path(folder)
    warming = target.with_name(f"{target.name}_lam_nong")
    target.mkdir(parents=True)
    warming.mkdir()
    data = list(du_lieu.read(Path(records), int(count)))
    start = time.perf_counter()
    machine = import_module(f"dong_co.{engine}").open_template(Path(template), JOBS[job_id])
    machine.make(machine.ready(data[0]), warming / "dau.docx")
    first = time.perf_counter() - start
    ready = [machine.ready(record) for record in data]
    for number, value in enumerate(ready[: int(warm)]):
        machine.make(value, warming / f"{number}.docx")
    paths = [target / f"{number}.docx" for number in range(len(ready))]
    # Giá trị làm sẵn của cả lượt đo không phải rác của bộ điền; để bộ dọn rác khỏi đi qua chúng trong giờ đo.
    gc.collect()
    gc.freeze()
    wall, cpu = time.perf_counter(), time.process_time()
    for value, path in zip(ready, paths, strict=True):
        machine.make(value, path)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"docs": len(ready), "wall": wall, "cpu": cpu, "first": first}))


if __name__ == "__main__":
    main(*sys.argv[1:])

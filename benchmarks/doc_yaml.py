"""Đọc YAML của 10 000 người: docgen (mọi chuỗi giữ nguyên, có số dòng) so với hai bộ nạp của PyYAML.

Hai bộ nạp kia nhanh chậm là một chuyện; chúng còn đổi `012`, `no`, `5.1` và bỏ khóa trùng, nên không thay nhau được.
"""

from __future__ import annotations

import io
import statistics
import time
from collections.abc import Callable

import yaml

from docgen.tree.yaml import stream

HEADS = 10_000
ROUNDS = 3

UNIT = """\
- ma_don_vi: xa_{number}
  ten_don_vi: Xã {number}
  loai_don_vi: ubnd_cap_xa
  thuoc_don_vi: huyen_a
  chi_so_don_vi: "{index}"
  nguoi_dung_dau: {{ho_ten: Nguyễn Văn A, gioi_tinh: nam, chuc_vu: Chủ tịch, hinh_thuc_giao: chinh_thuc}}
  tieu_chi:
    mac_dinh: dat
    "4.1.b": {{trang_thai: chua_bao_dam, mat: [tien_do], ly_do: Chậm so với kế hoạch}}
  hieu_qua_cao: {{ket_luan: khong}}
  nhiem_vu_cchc: {{duoc_giao: 40, hoan_thanh: 38}}
"""


def text() -> bytes:
    """Một tệp YAML giả định có `HEADS` người."""
    units = (UNIT.format(number=number, index=f"{60 + number % 40}.{number % 100:02}") for number in range(HEADS))
    return ("don_vi:\n" + "".join(units)).encode()


def seconds(work: Callable[[], object]) -> float:
    """Thời gian CPU của một lượt."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """In thời gian CPU trung vị và tỷ lệ so với docgen, các bên chạy xen kẽ."""
    data = text()
    rivals: dict[str, Callable[[], object]] = {
        "docgen": lambda: sum(1 for _ in stream(io.BytesIO(data), "do.yaml")),
        "yaml, chỉ sự kiện của libyaml": lambda: sum(1 for _ in yaml.parse(data, Loader=yaml.CSafeLoader)),
        "yaml.CSafeLoader": lambda: yaml.load(data, Loader=yaml.CSafeLoader),
        "yaml.SafeLoader": lambda: yaml.load(data, Loader=yaml.SafeLoader),
    }
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(ROUNDS):
        for name, work in rivals.items():
            taken[name].append(seconds(work))
    print(f"{HEADS} người, {len(data) / 1e6:.1f} MB, trung vị của {ROUNDS} lượt")
    for name, times in taken.items():
        ratio = statistics.median(t / own for t, own in zip(times, taken["docgen"], strict=True))
        print(f"{name:32} {statistics.median(times):7.2f} s CPU  {ratio:6.2f} lần docgen")


if __name__ == "__main__":
    main()

"""Xếp loại 100 000 người từ bộ nhớ, so với một chuỗi nếu–thì viết tay; và thời gian phân tích từng quy định.

Chuỗi nếu–thì là thứ người ta vẫn đặt trong sổ tính: bốn mức của Điều 12 theo tỷ lệ tiêu chí, chỉ số và “hiệu quả cao”,
không chỗ trống, không khoảng số, không câu hỏi. Hai bên phải cùng mức ở mọi người mà docgen có mức.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from docgen.model.classification import Detail
from docgen.model.dossier import Dossier, Evaluation, State
from docgen.readers import read
from docgen.regulations.load import available, load
from docgen.rules import classify
from docgen.rules.analysis import analyse

HEADS = 100_000
DIFFERENT = 2_000
ROUNDS = 3
WANTING = 7

PERIOD = """\
ky_danh_gia: {nam_danh_gia: 2022, quy_dinh: bp-34-2020, ngay_danh_gia: 2023-06-01}
van_ban_cong_bo:
  chi_so_don_vi: {so_ky_hieu: 01/QĐ-GĐ, ngay_ban_hanh: 2023-02-08, co_quan_ban_hanh: Cơ quan giả định}
don_vi:
"""
UNIT = """\
- ma_don_vi: so_%(number)d
  ten_don_vi: Sở %(number)d
  loai_don_vi: so_ban_nganh
  chi_so_don_vi: "%(index)s"
  nguoi_dung_dau: {ho_ten: Nguyễn Văn A, chuc_vu: Giám đốc}
  tieu_chi:
    mac_dinh: dat
%(wanting)s  hieu_qua_cao: {ket_luan: %(effect)s, ly_do: số liệu giả định}
  nhiem_vu_cchc: {duoc_giao: 40, hoan_thanh: %(done)d}
  co_quan_dieu_11: khong
"""
CRITERION = '    "%s": {trang_thai: chua_bao_dam, mat: [tien_do], ly_do: số liệu giả định}\n'


def dossier() -> Dossier:
    """`HEADS` người, `DIFFERENT` bộ số liệu giả định khác nhau."""
    bound = [criterion.id for criterion in load("bp-34-2020").binding("so_ban_nganh", None)]
    units = (
        UNIT
        % {
            "number": number,
            "index": f"{50 + number % 50}.{number % 100:02}",
            "wanting": "".join(CRITERION % one for one in bound[: number % WANTING]),
            "effect": "co" if number % 2 else "khong",
            "done": 18 + number % 23,
        }
        for number in range(DIFFERENT)
    )
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "do.yaml"
        source.write_text(PERIOD + "".join(units), encoding="utf-8")
        found = read([source], load)
    copies = tuple(replace(found.evaluations[number % DIFFERENT], unit=f"so_{number}") for number in range(HEADS))
    return replace(found, evaluations=copies)


def by_hand(case: Evaluation) -> str:
    """Điều 12 như một chuỗi nếu–thì: chỗ văn bản bỏ trống thì rơi xuống mức cuối."""
    share = Decimal(sum(one.state is not State.MET for one in case.criteria)) / len(case.criteria)
    done = case.tasks.done / case.tasks.assigned
    index = case.unit_index.low
    if share > Decimal("0.5") or done < Decimal("0.5"):
        return "khong_hoan_thanh"
    if share == 0 and index >= 90 and case.high_effect.concluded:
        return "hoan_thanh_xuat_sac"
    if share == 0 and index >= 80:
        return "hoan_thanh_tot"
    if share <= Decimal("0.2") and index >= 60:
        return "hoan_thanh"
    return "khong_hoan_thanh"


def seconds(work: Callable[[], object]) -> float:
    """Thời gian CPU của một lượt."""
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """In thời gian CPU trung vị của từng việc; sai mức ở một người thì dừng."""
    data = dossier()
    regulation = load(data.period.regulation)
    results = classify(data, regulation, detail=Detail.LEVEL)
    rated = [(one.evaluation, one.level) for one in results if one.level]
    wrong = [case.unit for case, level in rated if by_hand(case) != level]
    if wrong:
        raise SystemExit(f"Khác mức ở {len(wrong)} người, đầu tiên là {wrong[0]}.")
    blank = len(results) - len(rated)
    print(f"{HEADS} người; {blank} người văn bản không cho mức (chuỗi nếu–thì cho họ một mức); trung vị {ROUNDS} lượt")
    rivals: dict[str, Callable[[], object]] = {
        "chuỗi nếu–thì viết tay": lambda: [by_hand(case) for case in data.evaluations],
        "docgen, mức": lambda: classify(data, regulation, detail=Detail.LEVEL),
    }
    taken: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(ROUNDS):
        for name, work in rivals.items():
            taken[name].append(seconds(work))
    for name, times in taken.items():
        print(
            f"{name:32} {statistics.median(times):7.2f} s CPU  {statistics.median(times) / HEADS * 1e6:6.1f} µs/người"
        )
    for name in available():
        one = load(name)
        median = statistics.median(seconds(lambda one=one: analyse(one)) for _ in range(ROUNDS))
        print(f"phân tích {name:22} {median * 1000:9.1f} ms CPU")


if __name__ == "__main__":
    main()

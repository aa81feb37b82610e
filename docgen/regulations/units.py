"""Mã quy định → danh sách đơn vị thuộc phạm vi của nó, để điền sẵn biểu mẫu."""

from __future__ import annotations

import csv
from functools import cache

from docgen.errors import RegulationError
from docgen.regulations.load import DATA, data_files

COLUMNS = ("ma_don_vi", "ten_don_vi", "loai_don_vi", "thuoc_don_vi", "co_quan_dieu_11", "chuc_vu")

_FILES = ("don_vi.csv", "don_vi_cap_xa.csv")


@cache
def units(regulation_id: str) -> tuple[dict[str, str], ...]:
    """Các đơn vị, mỗi đơn vị một bảng theo `COLUMNS`: cấp tỉnh, cấp huyện, rồi cấp xã; rỗng khi quy định không kèm.

    `thuoc_don_vi` rỗng khi không thuộc đơn vị nào; `co_quan_dieu_11` là mã cơ quan hoặc `khong`. Lỗi: RegulationError
    khi không có quy định đó hoặc hàng đầu của tệp sai.
    """
    files = data_files(DATA)
    if regulation_id not in files:
        raise RegulationError(f"Không có quy định “{regulation_id}”. Hiện có: {', '.join(sorted(files))}.")
    found: list[dict[str, str]] = []
    for name in _FILES:
        path = files[regulation_id].parent / name
        if not path.is_file():
            continue
        with path.open(encoding="utf-8-sig", newline="") as handle:
            rows = csv.DictReader(handle, strict=True)
            if tuple(rows.fieldnames or ()) != COLUMNS:
                raise RegulationError(f"{name}, dòng 1: hàng đầu phải là {','.join(COLUMNS)}.")
            found += rows
    return tuple(found)

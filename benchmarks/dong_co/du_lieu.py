"""Số thứ tự → một bản ghi giả định của việc S hay L; bản ghi nào cũng có &, <, >, dấu nháy và chữ Việt đủ dấu."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from dong_co.cong_viec import ROWS, Record

TABLE_ROWS = 120
_FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_MIDDLES = (("Văn", "ông"), ("Thị", "bà"), ("Hữu", "ông"), ("Ngọc", "bà"), ("Đức", "ông"))
_UNITS = ("Sở Kế hoạch & Đầu tư", "Sở Tài nguyên & Môi trường", "UBND huyện", "UBND xã", "Ban Quản lý khu kinh tế")
_REASONS = (
    'chậm so với kế hoạch "số hóa < 50%" & thiếu kinh phí',
    "tỷ lệ hồ sơ trễ > 5% & chưa có giải trình 'đúng hạn'",
    'hồ sơ <b>giấy</b> còn nhiều; "một cửa" & "một cửa liên thông" chưa kết nối',
)
_LEVELS = ("Hoàn thành tốt nhiệm vụ", "Hoàn thành nhiệm vụ", "Không hoàn thành nhiệm vụ")


def record(job: str, number: int) -> dict[str, Any]:
    """Bản ghi thứ `number` của việc `job`; cùng số thứ tự luôn cho cùng bản ghi."""
    return {**_common(number), **(_decision(number) if job == "S" else _report(number))}


def write(path: Path, job: str, count: int) -> None:
    """Ghi `count` bản ghi, mỗi bản ghi một dòng JSON."""
    with path.open("w", encoding="utf-8") as target:
        target.writelines(json.dumps(record(job, number), ensure_ascii=False) + "\n" for number in range(count))


def read(path: Path, count: int) -> Iterator[Record]:
    """`count` bản ghi đầu của tệp `write` đã ghi."""
    with path.open(encoding="utf-8") as source:
        yield from (json.loads(line) for line in islice(source, count))


def _person(number: int) -> tuple[str, str]:
    """Họ tên giả định (tên chỉ là một chữ cái và số) và danh xưng."""
    middle, title = _MIDDLES[number % len(_MIDDLES)]
    family = _FAMILIES[number % len(_FAMILIES)]
    return f"{family} {middle} {chr(ord('A') + number % 26)}{number}", title


def _unit(number: int) -> str:
    return f"{_UNITS[number % len(_UNITS)]} {number}"


def _common(number: int) -> dict[str, str]:
    return {
        "co_quan": f"ỦY BAN NHÂN DÂN TỈNH A{number % 90}",
        "so": str(100 + number),
        "ky_hieu": "QĐ-UBND",
        "dia_danh": f"Thành phố B{number % 40}",
        "ngay": f"{number % 28 + 1:02}",
        "thang": str(number % 9 + 3),
        "nam": "2023",
        "nam_danh_gia": "2022",
        "can_cu_quy_dinh": f"Quyết định số {number % 70 + 11}/2020/QĐ-UBND về đánh giá người đứng đầu (giả định)",
        "noi_nhan": f"Sở Nội vụ & các đơn vị <nhóm {number % 7 + 1}>",
        "noi_luu": f"NC{number % 5}",
        "quyen_han": "CHỦ TỊCH" if number % 3 else "KT. CHỦ TỊCH",
        "nguoi_ky": "Nguyễn Văn A",
    }


def _decision(number: int) -> dict[str, str]:
    name, title = _person(number)
    return {
        "chuc_vu": "Giám đốc" if number % 2 else "Chủ tịch",
        "don_vi": _unit(number),
        "tham_quyen": f"CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A{number % 90}",
        "can_cu_luat": "Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",
        "can_cu_cong_bo": f"Quyết định số {number % 50 + 20}/QĐ-UBND công bố chỉ số cải cách hành chính (giả định)",
        "nguoi_de_nghi": f"Giám đốc Sở Nội vụ tại Tờ trình số {number % 300 + 1}/TTr-SNV",
        "muc": _LEVELS[number % len(_LEVELS)],
        "danh_xung": title,
        "ho_ten": name,
        "tieu_chi": f"{number % 40 + 1}/43",
        "chi_so": f"{30 + number % 60},{number % 100:02}",
        "nhiem_vu": f"{number % 30}/40",
        "ly_do": _REASONS[number % len(_REASONS)],
        "noi_thi_hanh": f"Chánh Văn phòng, Giám đốc Sở Nội vụ và {title} {name}",
    }


def _report(number: int) -> dict[str, Any]:
    return {
        "pham_vi": f'người đứng đầu "khối {number}"',
        "co_quan_bao_cao": f"Sở Nội vụ tỉnh A{number % 90}",
        "tong_so": str(TABLE_ROWS),
        "nhan_xet": _REASONS[number % len(_REASONS)],
        "noi_gui": f"Ủy ban nhân dân tỉnh A{number % 90}",
        ROWS: [_row(number, index) for index in range(TABLE_ROWS)],
    }


def _row(number: int, index: int) -> dict[str, str]:
    serial = number * TABLE_ROWS + index
    name, _ = _person(serial)
    return {
        "so_tt": str(index + 1),
        "ho_ten": name,
        "chuc_vu": "Giám đốc" if serial % 2 else "Chủ tịch",
        "don_vi": _unit(serial),
        "chi_so": f"{30 + serial % 60},{serial % 100:02}",
        "tieu_chi": f"{serial % 40 + 1}/43",
        "nhiem_vu": f"{serial % 30}/40" if serial % 11 else "< 1/2 & chưa báo cáo",
        "muc": _LEVELS[serial % len(_LEVELS)],
    }

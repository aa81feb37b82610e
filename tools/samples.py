"""Số liệu Tây Ninh đã công bố → sổ tính inputs/vi_du/tay_ninh_2023/tay_ninh_2023.xlsx.

Chạy: `python -m tools.samples`. Nguồn và giả định: inputs/vi_du/NGUON.md.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from docgen.errors import Place
from docgen.readers.form import write_form
from docgen.regulations.load import load
from docgen.regulations.units import units
from docgen.text.slug import slug
from docgen.tree.node import Node

REGULATION = "bp-34-2020"
YEAR = 2023
WORKBOOK = Path(__file__).parents[1] / "inputs" / "vi_du" / "tay_ninh_2023" / "tay_ninh_2023.xlsx"
MARK = "MÔ PHỎNG - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
HIGH_FROM = 90
"""Giả định: cơ quan được công bố từ 90% trở lên thì có kết luận “hiệu quả cao”."""

DEPARTMENTS = (
    ("Văn phòng UBND tỉnh", "96.85"),
    ("Thanh tra tỉnh", "96.50"),
    ("Sở Thông tin và Truyền thông", "94.43"),
    ("Sở Tài chính", "94.30"),
    ("Sở Tư pháp", "94.00"),
    ("Sở Nội vụ", "93.60"),
    ("Sở Giáo dục và Đào tạo", "90.00"),
    ("Sở Khoa học và Công nghệ", "87.43"),
    ("Sở Lao động - Thương binh và Xã hội", "86.84"),
    ("Sở Văn hóa, Thể thao và Du lịch", "86.62"),
    ("Sở Nông nghiệp và Phát triển nông thôn", "86.25"),
    ("Ban Quản lý Khu kinh tế", "86.05"),
    ("Sở Ngoại vụ", "85.31"),
    ("Sở Công Thương", "84.75"),
    ("Sở Xây dựng", "83.78"),
    ("Sở Giao thông vận tải", "82.38"),
    ("Sở Kế hoạch và Đầu tư", "81.70"),
    ("Sở Tài nguyên và Môi trường", "78.49"),
    ("Sở Y tế", "49.07"),
)
DISTRICTS = (
    ("thị xã Hòa Thành", "88.35"),
    ("huyện Gò Dầu", "87.68"),
    ("thành phố Tây Ninh", "86.98"),
    ("huyện Tân Biên", "86.27"),
    ("huyện Châu Thành", "86.02"),
    ("thị xã Trảng Bàng", "84.92"),
)

_PLACE = Place("tools/samples.py")


def tay_ninh() -> Node:
    """Cây đầu vào: 19 cơ quan, 6 huyện, thị xã, thành phố, đúng thứ tự và đúng từng chữ số đã công bố."""
    known = {unit["ten_don_vi"]: unit for unit in units(REGULATION)}
    found = [
        _unit(known[name]["ma_don_vi"], name, known[name]["chuc_vu"], index, known[name]["co_quan_dieu_11"])
        for name, index in DEPARTMENTS
    ]
    found += [_unit(slug(name), f"UBND {name}", "Chủ tịch", index, None) for name, index in DISTRICTS]
    return _node(
        {
            "ky_danh_gia": {
                "nam_danh_gia": str(YEAR),
                "quy_dinh": REGULATION,
                "ngay_danh_gia": "2024-06-03",
                "mo_phong": MARK,
            },
            "van_ban_cong_bo": {
                "chi_so_don_vi": {
                    "so_ky_hieu": "2729/QĐ-UBND",
                    "ngay_ban_hanh": "2023-12-25",
                    "co_quan_ban_hanh": "Ủy ban nhân dân tỉnh Tây Ninh",
                }
            },
            "don_vi": found,
        }
    )


def write(path: Path) -> None:
    """Ghi sổ tính vào `path`; cùng bản thư viện thì cùng từng byte."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_form(path, load(REGULATION), YEAR, filled=tay_ninh())


def _unit(code: str, name: str, title: str, index: str, agency: str | None) -> dict[str, object]:
    high = agency is not None and Decimal(index) >= HIGH_FROM
    reason = "Giả định để mô phỏng, không phải kết luận của cơ quan nào"
    return {
        "ma_don_vi": code,
        "ten_don_vi": name,
        "loai_don_vi": "so_ban_nganh" if agency else "ubnd_cap_huyen",
        **({"co_quan_dieu_11": agency} if agency else {}),
        "chi_so_don_vi": index,
        "nguoi_dung_dau": {"chuc_vu": title},
        "nguoi_danh_gia": "Giả định",
        "tieu_chi": {"mac_dinh": "dat"},
        "hieu_qua_cao": {"ket_luan": "co", "ly_do": reason} if high else {"ket_luan": "khong"},
    }


def _node(value: object) -> Node:
    if isinstance(value, dict):
        return Node({str(key): _node(item) for key, item in value.items()}, _PLACE)
    if isinstance(value, list):
        return Node([_node(item) for item in value], _PLACE)
    return Node(str(value), _PLACE)


if __name__ == "__main__":
    write(WORKBOOK)

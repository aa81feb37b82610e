"""Đồ dùng của các phép thử sổ tính: cây đủ mọi khóa, mẫu đã điền, sửa một ô bằng openpyxl, so hai cây."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.errors import InputError, Place, Problem
from docgen.readers.form import write_form
from docgen.readers.notes import Notes
from docgen.readers.xlsx import gather_workbook
from docgen.regulations.load import load
from docgen.regulations.schema import Regulation
from docgen.tree.compose import failure
from docgen.tree.node import Node

REGULATION = "bp-34-2020"
SPARE = 4
"""Ít dòng trống để phép thử nhanh; người dùng nhận nhiều hơn."""


def tree(value: Any, file: str = "mau.yaml") -> Node:
    """Giá trị Python → cây nút, như bộ đọc YAML sẽ cho."""
    place = Place(file)
    if isinstance(value, dict):
        return Node({key: tree(item, file) for key, item in value.items()}, place)
    if isinstance(value, list):
        return Node([tree(item, file) for item in value], place)
    return Node(value, place)


def plain(node: Node) -> Any:
    """Cây nút → giá trị Python, bỏ khóa trống và danh sách trống (khác nhau ở đó thì không khác dữ liệu)."""
    if isinstance(node.value, dict):
        found = {key: plain(child) for key, child in node.value.items()}
        return {key: value for key, value in found.items() if value not in (None, [])}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def places(node: Node, path: tuple[str, ...]) -> Place:
    """Chỗ của nút ở cuối đường khóa; số là chỉ số trong danh sách."""
    for key in path:
        value = node.value
        node = value[int(key)] if isinstance(value, list) else value[key]  # type: ignore[index, call-overload]
    return node.place


@cache
def regulation() -> Regulation:
    return load(REGULATION)


def paper(number: str, issued: str = "2023-02-08", issuer: str = "UBND tỉnh (số liệu giả định)") -> dict[str, str]:
    return {"so_ky_hieu": number, "ngay_ban_hanh": issued, "co_quan_ban_hanh": issuer}


def small() -> dict[str, Any]:
    """Hồ sơ nhỏ: một sở, một huyện, mọi tiêu chí đạt."""
    return {
        "ky_danh_gia": {"nam_danh_gia": "2022", "quy_dinh": REGULATION, "ngay_danh_gia": "2023-06-01"},
        "van_ban_cong_bo": {"chi_so_don_vi": paper("1/QĐ-UBND")},
        "don_vi": [
            {
                "ma_don_vi": "so_y_te",
                "ten_don_vi": "Sở Y tế",
                "loai_don_vi": "so_ban_nganh",
                "chi_so_don_vi": "92.51",
                "nguoi_dung_dau": {"ho_ten": "Nguyễn Văn A", "chuc_vu": "Giám đốc"},
                "nhiem_vu_cchc": {"duoc_giao": "40", "hoan_thanh": "38"},
                "tieu_chi": {"mac_dinh": "dat"},
            },
            {
                "ma_don_vi": "loc_ninh",
                "ten_don_vi": "UBND huyện Lộc Ninh",
                "loai_don_vi": "ubnd_cap_huyen",
                "chi_so_don_vi": {"tu": "80", "den": "90"},
                "nguoi_dung_dau": {"chuc_vu": "Chủ tịch"},
                "tieu_chi": {"mac_dinh": "dat"},
            },
        ],
    }


def rich() -> dict[str, Any]:
    """Mọi khóa của hợp đồng đầu vào, mỗi khóa ít nhất một lần; số liệu giả định."""
    data = small()
    data["ky_danh_gia"] |= {
        "ngay_ky_du_kien": "2023-06-15",
        "mo_phong": "số liệu giả định",
        "xac_nhan_ap_dung": paper("9/QĐ-UBND", "2023-06-10") | {"trich_yeu": "cho áp dụng quy định (giả định)"},
    }
    data["van_ban_cong_bo"] |= {
        "chi_so_linh_vuc": paper("2/QĐ-BNV", "2023-04-19", "Bộ Nội vụ")
        | {"trich_yeu": "Về việc công bố <chỉ số> & kết quả"},
        "chi_so_cap_xa": {"loc_ninh": paper("3/QĐ-UBND"), "bu_dop": paper("4/QĐ-UBND")},
    }
    data["van_ban_da_ban_hanh"] = {
        "to_trinh_xep_loai": paper("5/TTr-SNV"),
        "to_trinh_xep_loai_huyen": {"loc_ninh": paper("6/TTr-PNV")},
    }
    data["chi_so_linh_vuc"] = {
        "chi_dao_dieu_hanh": "88.10",
        "the_che": {"tu": "70", "den": "80"},
        "tai_chinh_cong": "75.4",
    }
    data["don_vi"].append(
        {
            "ma_don_vi": "so_noi_vu",
            "ten_don_vi": "Sở Nội vụ",
            "loai_don_vi": "so_ban_nganh",
            "co_quan_dieu_11": "so_noi_vu",
            "chi_so_don_vi": "89.99999999999999",
            "nguoi_dung_dau": [
                {
                    "ho_ten": "H'Hen Niê",
                    "gioi_tinh": "nu",
                    "chuc_vu": "Giám đốc",
                    "hinh_thuc_giao": "giao_quyen",
                    "vai": "nguoi_dung_dau",
                    "tu_ngay": "2022-01-01",
                    "den_ngay": "2022-07-31",
                },
                {
                    "ho_ten": "Nguyễn Văn B",
                    "gioi_tinh": "nam",
                    "chuc_vu": "Giám đốc",
                    "hinh_thuc_giao": "giao_phu_trach",
                    "vai": "nguoi_dung_dau",
                    "tu_ngay": "2022-08-01",
                    "van_ban_phan_cong": "Quyết định số 7/QĐ-UBND (số liệu giả định)",
                },
            ],
            "nguoi_danh_gia": "Hội đồng đánh giá",
            "giai_trinh": "=Dòng một\n- Dòng hai có “ngoặc” và 012",
            "tieu_chi": {
                "mac_dinh": "dat",
                "4.1.b": {
                    "trang_thai": "chua_bao_dam",
                    "mat": ["tien_do", "hieu_qua"],
                    "ly_do": "Chậm",
                    "minh_chung": "BC 8",
                },
                "4.4.b": {"trang_thai": "khong_ap_dung", "ly_do": "Không có đoàn", "nguoi_xac_nhan": "Nguyễn Văn C"},
                "5.1": {"trang_thai": "khong_thuc_hien"},
                "11.1.đ": {"trang_thai": "chua_bao_dam", "mat": ["tien_do", "chat_luong", "hieu_qua"]},
                "5.2": {"trang_thai": "co_vi_pham", "ket_luan": paper("9/KL-TTr")},
            },
            "hieu_qua_cao": {"ket_luan": "co", "ly_do": "Sáng kiến cấp tỉnh"},
            "nhiem_vu_cchc": {"duoc_giao": "40", "hoan_thanh": "38.5"},
            "truong_hop_khoan_4": [
                {
                    "diem": "đ",
                    "noi_dung": "Bị phê bình",
                    "ho_ten": "Nguyễn Văn B",
                    "van_ban": paper("10/UBND-NC"),
                },
                {"diem": "d", "noi_dung": "Để chậm", "van_ban": paper("11/UBND-NC")},
            ],
            "truong_hop_dieu_15": [
                {"khoan": "3", "noi_dung": "Vi phạm", "ho_ten": "H'Hen Niê", "ket_luan": paper("12/KL-TTr")}
            ],
            "y_kien_co_quan_quan_ly_can_bo": paper("13-CV/BTCTU"),
            "giam_nhe_mien_trach_nhiem": {"muc": "miễn", "ly_do": "Bất khả kháng", "van_ban": paper("14/UBND")},
            "lich_su_xep_loai": [
                {"nam": "2021", "muc": "khong_hoan_thanh", "ho_ten": "Nguyễn Văn B", "quyet_dinh": paper("15/QĐ-UBND")},
                {"nam": "2020", "muc": "hoan_thanh_tot"},
            ],
            "quyet_dinh_xep_loai": {
                "so_ky_hieu": "16/QĐ-UBND",
                "ngay_ban_hanh": "2023-06-20",
                "nguoi_ky": "Nguyễn Văn D",
            },
            "quyet_dinh_cua_cap_tham_quyen": {
                "muc": "hoan_thanh",
                "ly_do": "Xem xét toàn diện",
                "nguoi_quyet_dinh": "Chủ tịch UBND tỉnh",
                "ngay": "2023-06-10",
                "van_ban": paper("17/TB-UBND"),
            },
            "nguoi_xep_loai": {"chuc_vu": "Giám đốc Sở", "van_ban": paper("18/QĐ-UBND")},
            "de_nghi_khen_thuong": {"doi_tuong": "tap_the", "hinh_thuc": "Bằng khen", "ly_do": "Dẫn đầu"},
        }
    )
    data["don_vi"].append(
        {
            "ma_don_vi": "xa_loc_an",
            "ten_don_vi": "UBND xã Lộc An",
            "loai_don_vi": "ubnd_cap_xa",
            "thuoc_don_vi": "loc_ninh",
            "co_quan_dieu_11": "khong",
            "nguoi_dung_dau": {"chuc_vu": "Chủ tịch"},
            "tieu_chi": {"mac_dinh": "dat"},
        }
    )
    return data


def form(path: Path, data: dict[str, Any] | None = None) -> Path:
    """Sổ tính lập từ một cây (mặc định: hồ sơ nhỏ, lập một lần rồi chép)."""
    if data is None:
        path.write_bytes(_small_form())
    else:
        write_form(path, regulation(), 2022, filled=tree(data), spare_rows=SPARE)
    return path


@cache
def _small_form() -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "so.xlsx"
        write_form(path, regulation(), 2022, filled=tree(small()), spare_rows=SPARE)
        return path.read_bytes()


Edit = Callable[[Workbook], None]


def edited(path: Path, edit: Edit, data: dict[str, Any] | None = None) -> Path:
    """Sổ tính lập bằng docgen rồi được sửa và lưu lại bằng openpyxl, như một người mở ra sửa."""
    form(path, data)
    book = load_workbook(path)
    edit(book)
    book.save(path)
    book.close()
    return path


def repack(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Gói lại sổ sau khi sửa các phần của nó."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    change(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return path


def cell(sheet: Worksheet, heading: str, row: int) -> str:
    """Địa chỉ ô ở cột có tiêu đề `heading`."""
    for found in sheet[3]:
        if str(found.value).split("\n")[0] == heading:
            return f"{found.column_letter}{row}"
    raise AssertionError(f"không có cột {heading} ở trang {sheet.title}")


def problems(path: Path) -> tuple[Problem, ...]:
    """Mọi chỗ sai mà bộ đọc sổ tính nêu; phép thử hỏng khi không có chỗ nào."""
    with pytest.raises(InputError) as caught:
        read_workbook(path)
    return caught.value.problems


def only(found: tuple[Problem, ...]) -> Problem:
    assert len(found) == 1, "\n".join(map(str, found))
    return found[0]


@dataclass(frozen=True, slots=True)
class Reading:
    """Sổ tính đã đọc: cây nút và các cảnh báo."""

    node: Node
    warnings: tuple[Problem, ...]


def read_workbook(path: Path, name: str | None = None) -> Reading:
    """Như bộ đọc thật với một tệp; lỗi: InputError nêu mọi chỗ sai của các ô."""
    notes = Notes()
    node = gather_workbook(path, name or path.name, notes)
    if notes.problems:
        raise failure(name or path.name, notes.problems)
    return Reading(node, tuple(notes.warnings))


def parse_xlsx(path: Path, name: str | None = None) -> Node:
    """Cây nút của một sổ tính không có chỗ sai."""
    return read_workbook(path, name).node

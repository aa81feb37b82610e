"""Hạt giống → thư mục inputs/vi_du/mau_day_du: một tỉnh giả định đi qua mọi mức, mọi căn cứ, mọi câu hỏi mở.

Chạy từ thư mục gốc của kho: `python tests/samples/mau_day_du.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import mau_cap_xa
from mau_cap_tinh import SIGNER, province
from mau_nguyen_lieu import CHAIR, REGULATION, Maker, Unit, paper
from yaml_text import dump

FOLDER = Path(__file__).parents[2] / "inputs" / "vi_du" / "mau_day_du"
_DEPUTIES = ("Đỗ Văn E", "Bùi Thị G")
MARK = "SỐ LIỆU GIẢ ĐỊNH - KHÔNG CÓ GIÁ TRỊ PHÁP LÝ"
_ASSUMED = (
    "Số liệu giả định: tỉnh A không có thật; mọi tên người, số ký hiệu, ngày, chỉ số, trạng thái đều được đặt ra để",
    "thử phần mềm. Tệp này do tests/samples/mau_day_du.py sinh ra từ một hạt giống; sửa ở đó, không sửa ở đây.",
)
_DISTRICTS: tuple[tuple[str, str, Callable[[Maker], Iterator[Unit]], str], ...] = (
    ("10_huyen_a.yaml", "huyen_a", mau_cap_xa.district_a, "40/QĐ-UBND"),
    ("20_huyen_b.yaml", "huyen_b", mau_cap_xa.district_b, "38/QĐ-UBND"),
    ("30_thi_xa_c.yaml", "thi_xa_c", mau_cap_xa.town_c, "44/QĐ-UBND"),
)


def files() -> dict[str, bytes]:
    """Tên tệp → nội dung; gọi bao nhiêu lần cũng ra từng byte như nhau."""
    make = Maker()
    make.used |= {SIGNER, *mau_cap_xa.SIGNERS.values(), *_DEPUTIES}
    top = list(province(make))
    for unit in top:
        if signer := mau_cap_xa.SIGNERS.get(unit.value["ma_don_vi"]):
            # Chủ tịch huyện trong hồ sơ là người ký của huyện trong docgen.toml.
            _rename(unit, signer)
    found = {"docgen.toml": _OFFICE, "00_tinh.yaml": _province_file(top)}
    for file, code, communes, number in _DISTRICTS:
        found[file] = _district_file(code, number, communes(make))
    return {name: text.encode() for name, text in found.items()}


def write(folder: Path) -> None:
    """Ghi mọi tệp vào `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files().items():
        (folder / name).write_bytes(data)


def _rename(unit: Unit, name: str) -> None:
    person = unit.value["nguoi_dung_dau"]
    person["ho_ten"], person["gioi_tinh"] = name, "nu" if " Thị " in name else "nam"
    for entry in unit.value.get("lich_su_xep_loai", ()):
        entry["ho_ten"] = name


def _province_file(units: Iterable[Unit]) -> str:
    head = {
        "ky_danh_gia": {
            "nam_danh_gia": "2022",
            "quy_dinh": REGULATION,
            "ngay_danh_gia": "2023-06-01",
            "ngay_ky_du_kien": "2023-07-10",
            "mo_phong": MARK,
        },
        "van_ban_cong_bo": {
            "chi_so_don_vi": paper(
                "25/QĐ-UBND", "2023-02-08", CHAIR, "về việc công bố Chỉ số cải cách hành chính năm 2022"
            ),
            "chi_so_linh_vuc": paper(
                "26/QĐ-BNV", "2023-04-19", "Bộ Nội vụ", "về việc công bố Chỉ số cải cách hành chính năm 2022"
            ),
        },
        "van_ban_da_ban_hanh": {"to_trinh_xep_loai": paper("12/TTr-SNV", "2023-06-12", "Sở Nội vụ")},
        "chi_so_linh_vuc": {
            "chi_dao_dieu_hanh": "88.10",
            "the_che": "65.40",
            "thu_tuc_hanh_chinh": "82.30",
            "to_chuc_bo_may": "48.50",
            "can_bo_cong_chuc": "71.20",
            "tai_chinh_cong": "45.10",
        },
    }
    missing = "# Lĩnh vực hien_dai_hoa_chinh_quyen_so cố ý vắng: cơ quan tham mưu lĩnh vực đó thiếu số liệu.\n"
    return f"{_comment(_ASSUMED)}{dump(head)}{missing}{_units(units)}"


def _district_file(code: str, number: str, units: Iterable[Unit]) -> str:
    place = mau_cap_xa.PLACES[code]
    published = paper(number, "2023-03-06", mau_cap_xa.chair(code), "về việc công bố Chỉ số cải cách hành chính cấp xã")
    proposal = paper("09/TTr-PNV", "2023-06-09", f"Phòng Nội vụ {place}")
    head = {
        "van_ban_cong_bo": {"chi_so_cap_xa": {code: published}},
        "van_ban_da_ban_hanh": {"to_trinh_xep_loai_huyen": {code: proposal}},
    }
    title = f"Các xã, phường, thị trấn của {place}; kỳ đánh giá và đơn vị cấp huyện ở 00_tinh.yaml."
    return f"{_comment((title, *_ASSUMED))}{dump(head)}{_units(units)}"


def _units(units: Iterable[Unit]) -> str:
    return "don_vi:\n" + "".join(f"\n# {unit.note}\n{dump([unit.value])}" for unit in units)


def _comment(lines: Iterable[str]) -> str:
    return "".join(f"# {line}\n" for line in lines) + "\n"


_OFFICE = f"""\
# Cơ quan của tỉnh giả định; tên người ký là tên mẫu, không phải người có thật.
# Tệp này do tests/samples/mau_day_du.py sinh ra; sửa ở đó, không sửa ở đây.

[van_phong]
tinh = "A"

[ubnd_tinh]
nguoi_ky = {{ quyen_han = ["CHỦ TỊCH"], ho_ten = "{SIGNER}" }}

# Phó Giám đốc ký thay: trong danh sách có cả mức của chính Giám đốc.
[so_noi_vu]
nguoi_ky = {{ quyen_han = ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], ho_ten = "{_DEPUTIES[0]}" }}

[ubnd_huyen.huyen_a]
ten = "Ủy ban nhân dân huyện A"
nguoi_ky = {{ quyen_han = ["CHỦ TỊCH"], ho_ten = "{mau_cap_xa.SIGNERS["huyen_a"]}" }}
noi_nhan = ["TT Huyện ủy, TT HĐND huyện"]

[phong_noi_vu.huyen_a]
ten = "Phòng Nội vụ huyện A"
nguoi_ky = {{ quyen_han = ["TRƯỞNG PHÒNG"], ho_ten = "{_DEPUTIES[1]}" }}

[ubnd_huyen.huyen_b]
ten = "Ủy ban nhân dân huyện B"
nguoi_ky = {{ quyen_han = ["CHỦ TỊCH"], ho_ten = "{mau_cap_xa.SIGNERS["huyen_b"]}" }}

# Phòng Nội vụ huyện B và thị xã C không khai: tên lấy từ hồ sơ, chỗ họ tên in dòng chấm.
[ubnd_huyen.thi_xa_c]
ten = "Ủy ban nhân dân thị xã C"
nguoi_ky = {{ quyen_han = ["CHỦ TỊCH"], ho_ten = "{mau_cap_xa.SIGNERS["thi_xa_c"]}" }}
"""


if __name__ == "__main__":
    write(FOLDER)

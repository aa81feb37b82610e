"""Các dòng tên cơ quan ở đầu văn bản → cơ quan chủ quản và cơ quan ban hành."""

from __future__ import annotations

from collections.abc import Sequence

from docgen.layout.components import words
from docgen.layout.facts.values import Line

_BODY_WORDS = (
    "uy_ban ubnd hoi_dong hdnd bo so ban cuc chi_cuc tong_cuc phong van_phong thanh_tra trung_tam truong vien "
    "benh_vien doan cong_an toa_an vien_kiem_sat kiem_toan kho_bac bao_hiem ngan_hang hoi to_cong_tac dai bao quy "
    "cong_ty tong_cong_ty hat tram doi vu lien_doan lien_hiep bo_chi_huy mat_tran chu_tich chinh_phu quoc_hoi dang_uy "
    "thue hai_quan thi_hanh_an to_giup_viec to_tham_dinh tap_doan hop_tac_xa vien_nghien_cuu hoc_vien dai_hoc"
)
BODIES = tuple(_BODY_WORDS.split())
"""Từ mở đầu tên một cơ quan; dòng không mở đầu như vậy là phần tiếp của tên dòng trên."""
AREAS = ("tinh", "thanh_pho", "huyen", "quan", "thi_xa", "xa", "phuong", "thi_tran", "dac_khu")
_PROVINCIAL = ("uy_ban_nhan_dan", "hoi_dong_nhan_dan", "ubnd", "hdnd")
_WAITING = ("va", "cua", "thuoc", "quan_ly", "cac", "ve", "kiem", "phong_chong", "dau_tu", "phat_trien", "dich_vu")
"""Tên dừng ở những chữ này thì chưa hết."""


def split_agency(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Chia các dòng tên cơ quan thành cơ quan chủ quản và cơ quan ban hành.

    Tên cơ quan mới mở đầu bằng từ chỉ loại cơ quan; dòng còn lại nối vào tên trước. Cơ quan ban hành là tên cuối cùng.
    Khi chỉ chữ đậm phân biệt được (cơ quan chủ quản chữ đứng, không đậm) thì theo chữ đậm.
    """
    if len(lines) < 2:
        return [], list(lines)
    names: list[list[Line]] = []
    for line in lines:
        if names and _joins(names[-1], line):
            names[-1].append(line)
        else:
            names.append([line])
    heavy = [one.bold >= 0.5 for one in lines]
    first_heavy = heavy.index(True) if True in heavy else 0
    if len(names) == 1 and first_heavy > 0 and all(heavy[first_heavy:]):
        return list(lines[:first_heavy]), list(lines[first_heavy:])
    return [line for name in names[:-1] for line in name], names[-1]


def _joins(name: Sequence[Line], line: Line) -> bool:
    """Dòng nối vào tên đang đọc: không mở đầu một tên mới, hoặc tên trên còn dở."""
    text, above = words.folded(line), words.folded(name[-1])
    if not words.starts_with(text, BODIES):
        return True
    waits = above.endswith(tuple(f"_{word}" for word in _WAITING)) or name[-1].text.endswith((",", "-"))
    return waits or (above in _PROVINCIAL and words.starts_with(text, AREAS))

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
_PARENT_WORDS = (
    "ubnd uy_ban_nhan_dan hdnd hoi_dong_nhan_dan bo so cuc tong_cuc chi_cuc van_phong cong_an thanh_tra tong_cong_ty "
    "tap_doan cong_ty ngan_hang kho_bac bao_hiem toa_an vien_kiem_sat thue hai_quan dai_hoc tinh thanh_pho xa phuong"
)
_PARENTS = tuple(_PARENT_WORDS.split())
"""Từ mở đầu tên một cơ quan có cơ quan trực thuộc; “BAN CHỈ HUY” thì dòng dưới là phần tiếp của chính nó."""
_NOT_PARENTS = ("bo_chi_huy", "bo_tu_lenh")
_WAITING = ("va", "cua", "thuoc", "quan_ly", "cac", "ve", "kiem", "phong_chong", "dau_tu", "phat_trien", "dich_vu")
"""Tên dừng ở những chữ này thì chưa hết."""


def split_agency(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Chia các dòng tên cơ quan thành cơ quan chủ quản và cơ quan ban hành.

    Cơ quan chủ quản chữ không đậm, cơ quan ban hành chữ đậm: thấy rõ như vậy thì theo đó. Không thì theo chữ: tên mới
    mở đầu bằng từ chỉ loại cơ quan, dòng còn lại nối vào tên trước; cơ quan ban hành là tên cuối cùng.
    """
    if len(lines) < 2:
        return [], list(lines)
    border = _by_weight(lines)
    if border is None:
        starts = _starts(lines)
        border = starts[-1]
    return list(lines[:border]), list(lines[border:])


def _by_weight(lines: Sequence[Line]) -> int | None:
    """Chỗ chữ không đậm chuyển sang đậm; None khi không rõ, hay chỗ ấy nằm giữa một tên."""
    heavy = [one.bold >= 0.5 for one in lines]
    if heavy[0] or True not in heavy:
        return None
    border = heavy.index(True)
    return border if all(heavy[border:]) and not _completes(lines[border - 1], lines[border]) else None


def _starts(lines: Sequence[Line]) -> list[int]:
    """Những dòng mở đầu một tên."""
    found = [0]
    for index in range(1, len(lines)):
        if not _joins(lines[found[-1] : index], lines[index]):
            found.append(index)
    return found


def _joins(name: Sequence[Line], line: Line) -> bool:
    """Dòng nối vào tên đang đọc: không mở đầu một tên mới, hoặc tên trên còn dở."""
    text, above, opening = words.folded(line), words.folded(name[-1]), words.folded(name[0])
    if not words.starts_with(text, BODIES):
        return True
    waits = above.endswith(tuple(f"_{word}" for word in _WAITING)) or name[-1].text.endswith((",", "-"))
    parent = words.starts_with(opening, _PARENTS) and not words.starts_with(opening, _NOT_PARENTS)
    bare = len(name) == 1 and opening in (*BODIES, "uy_ban_nhan_dan") and not words.starts_with(text, ("so", "bo"))
    return waits or bare or not parent or _completes(name[-1], line)


def _completes(above: Line, line: Line) -> bool:
    """“ỦY BAN NHÂN DÂN” đứng một mình còn chờ địa danh ở dòng dưới."""
    return words.folded(above) in _PROVINCIAL and words.starts_with(words.folded(line), AREAS)

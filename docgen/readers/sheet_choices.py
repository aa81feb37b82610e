"""Lựa chọn của các cột chọn trong sổ tính."""

from __future__ import annotations

from docgen import vocabulary
from docgen.vocabulary import Catalogue

_OF_REGULATION = {
    "so_lieu": "số liệu của quy định",
    "diem": "điểm của trường hợp phải ghi tay, theo quy định",
    "khoan": "khoản của hậu quả phải ghi tay, theo quy định",
}
"""Danh mục mà mỗi quy định một khác, nên không có mục từ nào chung."""

NO_AGENCY = vocabulary.Term("khong", "Không")


def catalogue(choices: str) -> Catalogue:
    """Danh mục tĩnh của một cột chọn; `van_ban` gộp văn bản công bố và mọi loại văn bản. Lỗi: KeyError."""
    if choices == "van_ban":
        terms = (*vocabulary.PUBLICATIONS.terms, *vocabulary.DOCUMENT_KINDS.terms)
        return Catalogue("van_ban", "loại văn bản", terms)
    if choices in _OF_REGULATION:
        return Catalogue(choices, _OF_REGULATION[choices], ())
    if choices == "co_quan_dieu_11":
        return Catalogue("co_quan_dieu_11", "cơ quan nêu tên tại Điều 11", (NO_AGENCY,))
    return vocabulary.CATALOGUES[choices]


def aspect_labels() -> tuple[str, ...]:
    """Bảy cách ghi “Chưa bảo đảm: …”, từ một mặt đến cả ba mặt."""
    names = [label.lower() for label in vocabulary.ASPECTS.labels]
    wanting = vocabulary.STATES.label("chua_bao_dam")
    picks = [[name for bit, name in enumerate(names) if mask >> bit & 1] for mask in range(1, 8)]
    return tuple(f"{wanting}: {', '.join(pick)}" for pick in sorted(picks, key=len))


BREACH = "trang_thai_vi_pham"
"""Danh sách chọn của điều không được làm và quy tắc quy trách nhiệm."""


def breach_labels() -> tuple[str, ...]:
    """Các lựa chọn ở ô của điều không được làm, quy tắc quy trách nhiệm."""
    return tuple(map(vocabulary.STATES.label, ("khong_vi_pham", "co_vi_pham", "khong_ap_dung")))


def status_labels(prohibitions: bool) -> tuple[str, ...]:
    """Các lựa chọn của một ô tiêu chí; `prohibitions` thêm hai trạng thái của điều cấm."""
    label = vocabulary.STATES.label
    usual = (label("dat"), *aspect_labels(), label("khong_thuc_hien"), label("khong_ap_dung"))
    return (*usual, label("khong_vi_pham"), label("co_vi_pham")) if prohibitions else usual

"""Thành phần mà loại văn bản này phải có nhưng không nhận ra: nói ra, không đoán."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Components

_NO_SUBJECT = ("giay_gioi_thieu", "giay_nghi_phep")
"""Mẫu 1.8, 1.10 không có trích yếu."""
_DECISIONS = ("quyet_dinh", "nghi_quyet")


def not_found(components: Components) -> tuple[str, ...]:
    """Tên các thành phần chính (khoản 2 Điều 8) không thấy, theo thứ tự đọc; tệp chỉ có phụ lục thì không đòi."""
    return () if components.only_attached else tuple(_missing(components))


def _missing(components: Components) -> Iterator[str]:
    head = components.head
    letter = components.kind == "cong_van"
    for name, value in (
        ("Quốc hiệu", head.quoc_hieu),
        ("Tiêu ngữ", head.tieu_ngu),
        ("tên cơ quan ban hành", head.co_quan_ban_hanh),
        ("số, ký hiệu", head.so_ky_hieu),
        ("địa danh và thời gian", head.dia_danh_thoi_gian or components.kind == "bien_ban"),
        ("tên loại", components.ten_loai or letter),
        ("trích yếu", (head.trich_yeu_cong_van if letter else components.trich_yeu) or components.kind in _NO_SUBJECT),
        ("nội dung", components.content),
        ("quyền hạn, chức vụ của người ký", components.signature.quyen_han),
        ("họ tên người ký", components.signature.ho_ten),
        ("nơi nhận", components.recipients.label),
    ):
        if not value:
            yield name
    if components.kind in _DECISIONS:
        for name, value in (
            ("thẩm quyền ban hành", components.tham_quyen),
            ("căn cứ ban hành", components.can_cu),
            ("lệnh ban hành (“QUYẾT ĐỊNH:”)", components.lenh),
        ):
            if not value:
                yield name

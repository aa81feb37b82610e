"""Số liệu của một người thành chữ in: tiêu chí, chỉ số, mức, lý do; không làm tròn qua ngưỡng nào."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from docgen.documents.parts.fields import truong
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import capital, full_name, post
from docgen.documents.parts.selection import listed
from docgen.model.band import HUNDRED, Band
from docgen.model.classification import Classification, Reason, Status
from docgen.regulations.schema import Regulation
from docgen.text.numbers import format_percent, format_share, pad, spell

NONE = "-"


@dataclass(frozen=True, slots=True)
class DongXepLoai:
    """Một dòng danh sách xếp loại trong phụ lục."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    co_quan: str = truong("Tên cơ quan, đơn vị, địa phương", "Sở Nội vụ")
    ho_ten: str = truong("Họ tên người đứng đầu; gạch ngang khi chưa công bố", "Nguyễn Văn A")
    chuc_vu: str = truong("Chức vụ gắn với cơ quan", "Giám đốc Sở Nội vụ")
    tieu_chi: str = truong("Số tiêu chí chưa bảo đảm trên số tiêu chí áp dụng và tỷ lệ", "1/47 (2,13%)")
    chi_so_don_vi: str = truong("Chỉ số cải cách hành chính của đơn vị", "92,51%")
    chi_so_linh_vuc: str = truong("Chỉ số lĩnh vực tham mưu; gạch ngang khi không có", "88,1%")
    xep_loai: str = truong("Mức xếp loại", "Hoàn thành nhiệm vụ")
    ghi_chu: str = truong("Ghi chú", "", optional=True)


def rating_rows(ledger: Ledger, items: tuple[Classification, ...]) -> tuple[DongXepLoai, ...]:
    """Các dòng danh sách theo thứ tự đã chọn, đánh số từ 1; mức trống in “Chưa xác định”."""
    return tuple(
        DongXepLoai(
            so_thu_tu=str(number),
            co_quan=capital(full_name(item.evaluation)),
            ho_ten=item.head.name or NONE,
            chuc_vu=post(item.head, item.evaluation),
            tieu_chi=criteria_share(ledger.regulation, item),
            chi_so_don_vi=index_text(item.unit_index),
            chi_so_linh_vuc=field_numbers(item),
            xep_loai=level_label(ledger.regulation, item.level),
            ghi_chu=note(item),
        )
        for number, item in enumerate(listed(ledger, items), 1)
    )


def note(item: Classification) -> str:
    """Ghi chú cạnh mức: có quyết định riêng của cấp có thẩm quyền thì ghi."""
    return "Theo quyết định của cấp có thẩm quyền" if item.status is Status.DECIDED else ""


def level_label(regulation: Regulation, level: str | None) -> str:
    """Tên mức như trong quy định; chưa có mức thì “Chưa xác định”."""
    return regulation.level(level).label if level else "Chưa xác định"


def criteria_share(regulation: Regulation, item: Classification) -> str:
    """“1/47 (2,13%)”; không tiêu chí nào áp dụng thì “0/0”."""
    count = item.criteria
    if not count.applicable:
        return "0/0"
    share = format_share(Fraction(count.failing, count.applicable), guards=regulation.share_bounds)
    return f"{count.failing}/{count.applicable} ({share})"


def index_text(band: Band | None) -> str:
    """“92,51%”, “từ 80% đến dưới 90%”, hoặc “Chưa có”."""
    if band is None:
        return "Chưa có"
    if band.exact:
        return format_percent(band.low)
    below = "" if band.high == HUNDRED else "dưới "
    return f"từ {format_percent(band.low)} đến {below}{format_percent(band.high)}"


def field_text(regulation: Regulation, item: Classification) -> str:
    """Chỉ số các lĩnh vực tham mưu, nhiều lĩnh vực thì kèm tên; gạch ngang khi không có lĩnh vực."""
    if len(item.field_indices) < 2:
        return field_numbers(item)
    return "; ".join(f"{regulation.fields[name]}: {index_text(band)}" for name, band in item.field_indices.items())


def field_numbers(item: Classification) -> str:
    """Chỉ số các lĩnh vực tham mưu cho ô hẹp của bảng, không kèm tên lĩnh vực."""
    return "; ".join(index_text(band) for band in item.field_indices.values()) or NONE


def holding(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    """Mọi lý do được thỏa trong cây, theo thứ tự từ ngoài vào trong."""
    found: list[Reason] = []
    for reason in reasons:
        if reason.holds:
            found.append(reason)
        found.extend(holding(reason.children))
    return tuple(found)


def personal_grounds(regulation: Regulation) -> frozenset[str]:
    """Các căn cứ về nhân thân: không in trong phụ lục gửi nhiều nơi."""
    return frozenset(ground.id for ground in regulation.grounds if ground.personal)


def counted(ledger: Ledger, number: int) -> str:
    """Số người bằng số và bằng chữ theo cách đọc đã chọn trong docgen.toml: “05 (năm)”; không có ai thì “0”."""
    if not number:
        return "0"
    office = ledger.office
    zero: Literal["linh", "lẻ"] = "lẻ" if office.zero_word == "lẻ" else "linh"
    four: Literal["tư", "bốn"] = "bốn" if office.four_word == "bốn" else "tư"
    return f"{pad(number)} ({spell(number, zero=zero, four=four)})"

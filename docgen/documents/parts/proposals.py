"""Phần chung của các tờ trình: khung, người nhận còn thẩm quyền vào ngày ký, gom mọi lý do chưa trình được."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from docgen.documents.parts.bodies import home_affairs, province_committee
from docgen.documents.parts.fields import truong
from docgen.documents.parts.frame import Khung, frame
from docgen.documents.parts.ledger import Ledger, once
from docgen.documents.parts.legal import short_reference
from docgen.documents.parts.offices import is_chair, require_office
from docgen.documents.parts.refuse import NotDue
from docgen.documents.parts.selection import PROVINCE_CHAIR, province_kinds
from docgen.model.classification import Classification
from docgen.model.dossier import RecordedRater
from docgen.model.office import Body


@dataclass(frozen=True, slots=True, kw_only=True)
class KhungToTrinh(Khung):
    """Các trường mọi tờ trình đều dùng."""

    kinh_gui: str = truong("Người được trình", "Chủ tịch Ủy ban nhân dân tỉnh A")
    co_quan_trinh: str = truong("Cơ quan trình", "Sở Nội vụ")
    can_cu: tuple[str, ...] = truong(
        "Các căn cứ, không chữ “Căn cứ” và không dấu chấm phẩy cuối",
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",),
    )
    quy_dinh: str = truong("Văn bản ban hành quy định, dẫn gọn", "Quyết định số 34/2020/QĐ-UBND")
    dieu_khoan_thuc_hien: str = truong("Chỗ của quy định làm phát sinh việc trình", "khoản 2 Điều 16")


def proposal_frame(ledger: Ledger, proposer: Body, addressee: str, place: str, can_cu: Iterable[str]) -> dict[str, Any]:
    """Giá trị các trường của `KhungToTrinh`; `place` là chỗ của quy định làm phát sinh việc trình."""
    return {
        **frame(ledger, proposer, "TTr"),
        "kinh_gui": addressee,
        "co_quan_trinh": proposer.name,
        "can_cu": tuple(can_cu),
        "quy_dinh": short_reference(ledger.regulation.document),
        "dieu_khoan_thuc_hien": place,
    }


def to_province_chair(ledger: Ledger, place: str, can_cu: Iterable[str]) -> dict[str, Any]:
    """Khung của tờ trình Sở Nội vụ gửi Chủ tịch Ủy ban nhân dân tỉnh."""
    return proposal_frame(ledger, home_affairs(ledger), chair(province_committee(ledger)), place, can_cu)


def chair(committee: Body) -> str:
    """Chủ tịch của một Ủy ban nhân dân."""
    return f"Chủ tịch {committee.name}"


def require_province_chair(ledger: Ledger) -> None:
    """Chủ tịch Ủy ban nhân dân tỉnh của văn phòng này còn là người quyết định vào ngày ký. Lỗi: NotDue khi không."""
    require_addressee(ledger, chair(province_committee(ledger)), PROVINCE_CHAIR, _province_raters(ledger))


def raters(items: Iterable[Classification]) -> tuple[RecordedRater | None, ...]:
    """Người xếp loại ghi trong hồ sơ của từng người, None khi hồ sơ không ghi."""
    return tuple(item.evaluation.rater for item in items)


@once
def _province_raters(ledger: Ledger) -> tuple[RecordedRater | None, ...]:
    """Những người xếp loại khác nhau mà hồ sơ ghi cho các đơn vị do Chủ tịch Ủy ban nhân dân tỉnh xếp loại.

    Hỏi hồ sơ, không hỏi kết quả: văn bản về một người không được đổi theo những người lập cùng lượt với nó.
    """
    kinds = province_kinds(ledger.regulation)
    units = sorted(
        (unit for unit in ledger.dossier.evaluations if unit.kind in kinds), key=lambda u: kinds.index(u.kind)
    )
    return tuple(dict.fromkeys(unit.rater for unit in units))


def require_addressee(ledger: Ledger, addressee: str, rater: str, recorded: Collection[RecordedRater | None]) -> None:
    """Chức danh được trình còn vào ngày ký và đúng là người xếp loại mà hồ sơ ghi (Điều 14, G20).

    Lỗi: NotDue khi không.
    """
    require_office(ledger, rater, recorded)
    for other in recorded:
        if other and not is_chair(other.title, addressee):
            raise NotDue(
                f"Người xếp loại được ghi là {other.title}, khác người được trình là {addressee}; nếu đó chính là cơ "
                "quan này thì sửa tên trong docgen.toml."
            )


def obstacles(*checks: Callable[[], object]) -> Iterator[str]:
    """Lời từ chối của từng phép kiểm tra không qua được, để nêu mọi lý do một lần."""
    for check in checks:
        try:
            check()
        except NotDue as reason:
            yield sentence(str(reason))


def sentence(text: str) -> str:
    """Viết hoa chữ đầu, kết thúc bằng dấu chấm."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."

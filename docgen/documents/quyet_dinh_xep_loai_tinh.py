"""Quyết định của Chủ tịch Ủy ban nhân dân tỉnh xếp loại chung những người khoản 1 Điều 14 giao."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from docgen.documents.parts.authority import assignment_bases
from docgen.documents.parts.bodies import home_affairs, province_committee
from docgen.documents.parts.decision import (
    KhungQuyetDinhChung,
    decision_bases,
    decision_frame,
    first_list,
    shared_fields,
)
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import DongXepLoai, rating_rows
from docgen.documents.parts.frame import frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import (
    field_index_decision,
    proposal_line,
    unit_index_decision,
)
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import heads_name
from docgen.documents.parts.selection import collectively, provincial
from docgen.model.classification import Classification
from docgen.model.draft import Draft, Refusal

ID = "quyet_dinh_xep_loai_tinh"
FOLDER = "quyet_dinh"
ORDER = 1
SCOPE = "tinh"
LABEL = "Quyết định xếp loại chung của Chủ tịch Ủy ban nhân dân tỉnh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungQuyetDinhChung):
    """Trường của quyết định xếp loại chung cấp tỉnh."""

    noi_thi_hanh: str = truong(
        "Ai chịu trách nhiệm thi hành, trừ những người có tên trong danh sách",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh A, Giám đốc Sở Nội vụ",
    )
    co_quan_theo_doi: str = truong("Cơ quan theo dõi, tổng hợp kết quả", "Sở Nội vụ")
    so_phu_luc_hai: str = truong("Số La Mã của phụ lục thứ hai; để trống khi không có", "II")
    ten_phu_luc_hai: str = truong("Tên phụ lục thứ hai, chữ hoa", "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN, THỊ XÃ, THÀNH PHỐ")
    danh_sach_hai: tuple[DongXepLoai, ...] = truong("Danh sách ở phụ lục thứ hai", ())


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một quyết định cho cả tỉnh, khi có ít nhất một người đã có mức và không ra quyết định riêng."""
    items = collectively(ledger, provincial(ledger))
    if items:
        year = ledger.dossier.period.year
        title = f"Quyết định về việc đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {year}"
        yield from make(ID, "tinh", None, lambda: _fields(ledger, items), title)


def _fields(ledger: Ledger, items: tuple[Classification, ...]) -> Fields:
    body, office = province_committee(ledger), home_affairs(ledger)
    proposal = proposal_line(ledger, "to_trinh_xep_loai", f"{office.head_title} {office.name}", office)
    published = [unit_index_decision(ledger)]
    if any(item.field_indices for item in items):
        published.append(field_index_decision(ledger))
    groups = [
        (heads_name(ledger.regulation.kinds[kind]), tuple(group))
        for kind, group in groupby(items, key=lambda item: item.kind)
    ]
    both = len(groups) > 1
    authority = f"Chủ tịch {body.name}"
    return Fields(
        **decision_frame(ledger, items, authority, proposal),
        **frame(ledger, body, "QĐ"),
        **shared_fields(ledger, items),
        **first_list(ledger, groups[0][0], groups[0][1], "I" if both else ""),
        can_cu=decision_bases(ledger, *published, assigned=assignment_bases(items)),
        doi_tuong=" và ".join(label for label, _ in groups),
        danh_sach_tai="Phụ lục I và Phụ lục II kèm theo" if both else "Phụ lục kèm theo",
        nguoi_ban_hanh=authority,
        noi_thi_hanh=f"Chánh Văn phòng {body.name}, {office.head_title} {office.name}",
        co_quan_theo_doi=office.name,
        so_phu_luc_hai="II" if both else "",
        ten_phu_luc_hai=groups[1][0].upper() if both else "",
        danh_sach_hai=rating_rows(ledger, groups[1][1]) if both else (),
    )

"""Quyết định của Chủ tịch Ủy ban nhân dân cấp huyện xếp loại các Chủ tịch Ủy ban nhân dân cấp xã (khoản 2 Điều 14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.documents.parts.authority import assignment_bases
from docgen.documents.parts.bodies import (
    district_committee,
    district_home_affairs,
    home_affairs,
    province_committee,
)
from docgen.documents.parts.decision import (
    KhungQuyetDinhChung,
    decision_bases,
    decision_frame,
    first_list,
    shared_fields,
)
from docgen.documents.parts.fields import truong
from docgen.documents.parts.frame import frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import (
    commune_index_decision,
    proposal_line,
)
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import heads_name, local_name
from docgen.documents.parts.selection import collectively
from docgen.model.classification import Classification
from docgen.model.dossier import Evaluation
from docgen.model.draft import Draft, Refusal
from docgen.vocabulary import COMMUNE

ID = "quyet_dinh_xep_loai_huyen"
FOLDER = "quyet_dinh"
ORDER = 3
SCOPE = "huyen"
LABEL = "Quyết định xếp loại của Chủ tịch Ủy ban nhân dân cấp huyện"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungQuyetDinhChung):
    """Trường của quyết định xếp loại các Chủ tịch Ủy ban nhân dân cấp xã."""

    noi_thi_hanh: str = truong(
        "Ai chịu trách nhiệm thi hành, trừ những người có tên trong danh sách", "Trưởng Phòng Nội vụ huyện B"
    )
    co_quan_theo_doi: str = truong("Cơ quan theo dõi, tổng hợp kết quả", "Phòng Nội vụ huyện B")
    noi_bao_cao: str = truong("Nơi nhận báo cáo tổng hợp", "Ủy ban nhân dân tỉnh A (qua Sở Nội vụ)")


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Mỗi huyện một quyết định, khi có ít nhất một xã đã có mức và không ra quyết định riêng."""
    for district in ledger.districts():
        items = collectively(ledger, ledger.communes(district.unit))
        if items:
            yield from make(
                ID,
                district.unit,
                district.unit,
                lambda district=district, items=items: _fields(ledger, district, items),  # type: ignore[misc]
                "Quyết định về việc đánh giá, xếp loại Chủ tịch Ủy ban nhân dân cấp xã trong cải cách hành chính "
                f"năm {ledger.dossier.period.year}",
            )


def _fields(ledger: Ledger, district: Evaluation, items: tuple[Classification, ...]) -> Fields:
    body, office = district_committee(ledger, district), district_home_affairs(ledger, district)
    proposal = proposal_line(ledger, f"to_trinh_xep_loai_huyen:{district.unit}", f"Trưởng {office.name}", office)
    authority = f"Chủ tịch {body.name}"
    chairs = f"{heads_name(ledger.regulation.kinds[COMMUNE])} thuộc {local_name(district)}"
    report_to = f"{province_committee(ledger).name} (qua {home_affairs(ledger).name})"
    return Fields(
        **decision_frame(ledger, items, authority, proposal),
        **frame(ledger, replace(body, recipients=(report_to, *body.recipients)), "QĐ"),
        **shared_fields(ledger, items),
        **first_list(ledger, chairs, items, ""),
        can_cu=decision_bases(ledger, commune_index_decision(ledger, district.unit), assigned=assignment_bases(items)),
        doi_tuong=chairs,
        danh_sach_tai="Phụ lục kèm theo",
        nguoi_ban_hanh=authority,
        noi_thi_hanh=f"Chánh Văn phòng Hội đồng nhân dân và {body.name}, Trưởng {office.name}",
        co_quan_theo_doi=office.name,
        noi_bao_cao=report_to,
    )

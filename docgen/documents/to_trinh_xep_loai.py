"""Tờ trình của Sở Nội vụ đề nghị Chủ tịch Ủy ban nhân dân tỉnh xếp loại người đứng đầu (khoản 2 Điều 16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.documents.parts.bodies import home_affairs, province_committee
from docgen.documents.parts.fields import truong
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import duty, field_index_decision, index_decision
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import capital, person
from docgen.documents.parts.offices import is_chair
from docgen.documents.parts.proposals import chair, raters, require_addressee
from docgen.documents.parts.rating_proposal import KhungToTrinhXepLoai, object_of, rating_fields
from docgen.documents.parts.selection import PROVINCE_CHAIR, passed_on, rated
from docgen.model.classification import Classification, Detail
from docgen.model.dossier import DocumentRef
from docgen.model.draft import Draft, Refusal

ID = "to_trinh_xep_loai"
FOLDER = "to_trinh"
ORDER = 1
SCOPE = "tinh"
DETAIL = Detail.REASONS
LABEL = "Tờ trình xếp loại của Sở Nội vụ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungToTrinhXepLoai):
    """Trường của tờ trình xếp loại cấp tỉnh."""

    nguoi_dung_dau_co_quan_trinh: str = truong(
        "Người đứng đầu chính cơ quan trình khi có trong diện xếp loại; để trống khi không có",
        "Bà Trần Thị B, Giám đốc Sở Nội vụ",
    )


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một tờ trình cho cả tỉnh, khi có ít nhất một người đã có mức để đề nghị."""
    items = _concerned(ledger)
    if rated(items):
        title = f"Tờ trình về việc đánh giá, xếp loại {object_of(ledger, items)} năm {ledger.dossier.period.year}"
        yield from make(ID, "tinh", None, lambda: _fields(ledger, items), title)


def _concerned(ledger: Ledger) -> tuple[Classification, ...]:
    """Những người do Chủ tịch Ủy ban nhân dân tỉnh xếp loại: theo quy định, hoặc theo văn bản ghi trong hồ sơ."""
    competence, addressee = ledger.regulation.competence, chair(province_committee(ledger))

    def concerned(item: Classification) -> bool:
        recorded = item.evaluation.rater
        if competence[item.kind].rater is None or passed_on(ledger, item):
            return recorded is not None and is_chair(recorded.title, addressee)
        return competence[item.kind].rater == PROVINCE_CHAIR

    return tuple(item for item in ledger.of_kinds(*competence) if concerned(item))


def _fields(ledger: Ledger, items: tuple[Classification, ...]) -> Fields:
    addressee = chair(province_committee(ledger))
    named = [item for item in items if ledger.regulation.competence[item.kind].rater]
    require_addressee(ledger, addressee, PROVINCE_CHAIR, raters(named or items))
    return Fields(
        **rating_fields(
            ledger, items, home_affairs(ledger), addressee, duty(ledger, "tham_muu_xep_loai"), _published(ledger, items)
        ),
        nguoi_dung_dau_co_quan_trinh="; ".join(
            capital(person(item.head, item.evaluation)) for item in items if _proposes(ledger, item)
        ),
    )


def _published(ledger: Ledger, items: Sequence[Classification]) -> list[DocumentRef]:
    """Văn bản công bố chỉ số đơn vị, và chỉ số lĩnh vực khi mức của một người đã dùng đến."""
    published = list(dict.fromkeys(index_decision(ledger, item) for item in items))
    if any(band is not None for item in rated(items) for band in item.field_indices.values()):
        published.append(field_index_decision(ledger))
    return published


def _proposes(ledger: Ledger, item: Classification) -> bool:
    """Người này đứng đầu chính cơ quan tham mưu xếp loại (G36)."""
    proposer = ledger.regulation.competence[item.kind].proposer
    return proposer is not None and proposer in (item.unit, item.evaluation.agency)

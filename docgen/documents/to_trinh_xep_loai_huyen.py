"""Tờ trình của Phòng Nội vụ: đề nghị Chủ tịch Ủy ban nhân dân cấp huyện xếp loại Chủ tịch cấp xã (khoản 2 Điều 14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.documents.parts.bodies import district_committee, district_home_affairs
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import commune_index_decision, competence_place
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import local_name
from docgen.documents.parts.proposals import chair, raters, require_addressee
from docgen.documents.parts.rating_proposal import KhungToTrinhXepLoai, object_of, rating_fields
from docgen.documents.parts.selection import DISTRICT_CHAIR, rated
from docgen.model.classification import Classification, Detail
from docgen.model.dossier import Evaluation
from docgen.model.draft import Draft, Refusal
from docgen.vocabulary import COMMUNE

ID = "to_trinh_xep_loai_huyen"
FOLDER = "to_trinh"
ORDER = 2
SCOPE = "huyen"
DETAIL = Detail.REASONS
LABEL = "Tờ trình xếp loại của Phòng Nội vụ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungToTrinhXepLoai):
    """Trường của tờ trình xếp loại cấp huyện."""


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Mỗi huyện một tờ trình, khi có ít nhất một xã đã có mức để đề nghị."""
    for district in ledger.districts():
        items = ledger.communes(district.unit)
        if rated(items):
            yield from make(
                ID,
                district.unit,
                district.unit,
                lambda district=district, items=items: _fields(ledger, district, items),  # type: ignore[misc]
                f"Tờ trình về việc đánh giá, xếp loại {object_of(ledger, items)} thuộc {local_name(district)} "
                f"năm {ledger.dossier.period.year}",
            )


def _fields(ledger: Ledger, district: Evaluation, items: tuple[Classification, ...]) -> Fields:
    addressee = chair(district_committee(ledger, district))
    require_addressee(ledger, addressee, DISTRICT_CHAIR, raters(items))
    values = rating_fields(
        ledger,
        items,
        district_home_affairs(ledger, district),
        addressee,
        competence_place(ledger, COMMUNE),
        [commune_index_decision(ledger, district.unit)],
    )
    return Fields(**{**values, "doi_tuong": f"{object_of(ledger, items)} thuộc {local_name(district)}"})

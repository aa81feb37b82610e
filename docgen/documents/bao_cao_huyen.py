"""Báo cáo tổng hợp của cấp huyện với Ủy ban nhân dân tỉnh, qua Sở Nội vụ (khoản 2 Điều 14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.documents.parts.authority import require_rater
from docgen.documents.parts.bodies import district_committee, home_affairs, province_committee
from docgen.documents.parts.fields import truong
from docgen.documents.parts.frame import frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import commune_index_decision, duty
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import heads_name, local_name
from docgen.documents.parts.report import KhungBaoCao, report_fields, report_pictures
from docgen.model.classification import Classification, Detail
from docgen.model.dossier import Evaluation
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Body, Signer
from docgen.vocabulary import COMMUNE

ID = "bao_cao_huyen"
FOLDER = "bao_cao"
ORDER = 1
SCOPE = "huyen"
DETAIL = Detail.REASONS
LABEL = "Báo cáo tổng hợp của cấp huyện với Ủy ban nhân dân tỉnh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungBaoCao):
    """Trường của báo cáo cấp huyện."""

    dia_ban: str = truong("Địa bàn, ví dụ huyện B", "huyện B")
    doi_tuong: str = truong("Những ai được xếp loại", "Chủ tịch Ủy ban nhân dân xã, phường, thị trấn thuộc huyện B")


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Mỗi huyện có xã được đánh giá một báo cáo."""
    for district in ledger.districts():
        items = ledger.communes(district.unit)
        yield from make(
            ID,
            district.unit,
            district.unit,
            lambda district=district, items=items: _fields(ledger, district, items),  # type: ignore[misc]
            "Báo cáo kết quả đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính của Chủ tịch "
            f"Ủy ban nhân dân cấp xã năm {ledger.dossier.period.year}",
            lambda items=items: report_pictures(ledger, items),  # type: ignore[misc]
        )


def _fields(ledger: Ledger, district: Evaluation, items: tuple[Classification, ...]) -> Fields:
    body = _signed_for(ledger, district_committee(ledger, district))
    reporter = f"Chủ tịch {body.name}" if _by_chair(ledger) else body.name
    for item in items:
        require_rater(ledger, item, f"Chủ tịch {body.name}")
    return Fields(
        **frame(ledger, body, "BC"),
        **report_fields(ledger, items, [commune_index_decision(ledger, district.unit)]),
        noi_nhan_bao_cao=f"{province_committee(ledger).name} (qua {home_affairs(ledger).name})",
        ten_co_quan_bao_cao=reporter,
        dieu_khoan_bao_cao=duty(ledger, "tong_hop_bao_cao_huyen"),
        nguoi_ban_hanh=reporter,
        doi_tuong=f"{heads_name(ledger.regulation.kinds[COMMUNE])} thuộc {local_name(district)}",
        dia_ban=local_name(district),
    )


def _by_chair(ledger: Ledger) -> bool:
    """Khoản 2 Điều 14 giao cho Chủ tịch, nên mặc định Chủ tịch ký; cơ quan có thể chọn ký thay mặt tập thể."""
    return ledger.office.district_report_signed_by == "chu_tich"


def _signed_for(ledger: Ledger, body: Body) -> Body:
    if _by_chair(ledger):
        return body
    return replace(body, signer=Signer(("TM. ỦY BAN NHÂN DÂN", *body.signer.lines), body.signer.name))

"""Báo cáo của Sở Nội vụ với Ủy ban nhân dân tỉnh về việc chấp hành quy định và kết quả xếp loại (khoản 1 Điều 16)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.documents.parts.bodies import home_affairs, province_committee
from docgen.documents.parts.fields import truong
from docgen.documents.parts.frame import frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import duty
from docgen.documents.parts.making import make
from docgen.documents.parts.proposals import require_province_chair
from docgen.documents.parts.reassignment import concerned
from docgen.documents.parts.report import KhungBaoCao, report_fields, report_pictures
from docgen.model.classification import Detail
from docgen.model.draft import Draft, Refusal
from docgen.regulations.consequences import reward_candidate
from docgen.text.numbers import pad

ID = "bao_cao_so_noi_vu"
FOLDER = "bao_cao"
ORDER = 2
SCOPE = "tinh"
DETAIL = Detail.REASONS
LABEL = "Báo cáo của Sở Nội vụ với Ủy ban nhân dân tỉnh"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungBaoCao):
    """Trường của báo cáo Sở Nội vụ."""

    dieu_khoan_khen_thuong: str = truong("Chỗ của quy định về đề xuất khen thưởng", "khoản 3 Điều 16")
    so_khen_thuong: str = truong("Số đề nghị khen thưởng có đủ điều kiện về mức", "02")
    dieu_khoan_xu_ly: str = truong("Chỗ của quy định về xử lý trách nhiệm", "Điều 15")
    so_xu_ly: str = truong("Số đơn vị có trường hợp phải rà soát trách nhiệm", "01")


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một báo cáo cho mỗi kỳ."""
    items = ledger.classifications
    yield from make(
        ID,
        "tinh",
        None,
        lambda: _fields(ledger),
        "Báo cáo tình hình thực hiện quy định và kết quả đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách "
        f"hành chính năm {ledger.dossier.period.year}",
        lambda: report_pictures(ledger, items),
    )


def _fields(ledger: Ledger) -> Fields:
    body, items = home_affairs(ledger), ledger.classifications
    require_province_chair(ledger)
    publications = ledger.dossier.publications
    published = [
        document
        for document in (publications.unit_index, publications.field_index, *publications.commune_index.values())
        if document is not None
    ]
    return Fields(
        **frame(ledger, body, "BC"),
        **report_fields(ledger, items, published),
        noi_nhan_bao_cao=province_committee(ledger).name,
        ten_co_quan_bao_cao=body.name,
        dieu_khoan_bao_cao=duty(ledger, "tong_hop_bao_cao_nam"),
        nguoi_ban_hanh=body.name,
        dieu_khoan_khen_thuong=duty(ledger, "de_xuat_khen_thuong"),
        so_khen_thuong=pad(sum(reward_candidate(item, ledger.regulation).holds for item in items)),
        dieu_khoan_xu_ly=duty(ledger, "dieu_chuyen"),
        so_xu_ly=pad(len({item.unit for item in items if concerned(ledger, item)})),
    )

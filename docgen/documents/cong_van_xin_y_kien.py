"""Công văn xin ý kiến người có thẩm quyền: trường hợp văn bản không cho mức, hoặc không nêu ai xếp loại."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.documents.parts.bodies import (
    district_committee,
    district_home_affairs,
    home_affairs,
    province_committee,
)
from docgen.documents.parts.fields import truong
from docgen.documents.parts.frame import Khung, frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import duty, regulation_in_full
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import capital, person
from docgen.documents.parts.open_cases import DongChuaXacDinh, open_rows
from docgen.documents.parts.proposals import raters, require_addressee
from docgen.documents.parts.selection import CENTRAL, DISTRICT_CHAIR, PROVINCE_CHAIR, provincial, with_status
from docgen.model.classification import Classification, Detail, Status
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Body

ID = "cong_van_xin_y_kien"
FOLDER = "cong_van"
ORDER = 1
SCOPE = "tinh"
DETAIL = Detail.REASONS
LABEL = "Công văn xin ý kiến về trường hợp chưa xác định"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(Khung):
    """Trường của công văn xin ý kiến."""

    kinh_gui: str = truong("Kính gửi ai", "Chủ tịch Ủy ban nhân dân tỉnh A")
    ten_co_quan_gui: str = truong("Tên cơ quan gửi trong câu", "Sở Nội vụ")
    quy_dinh_day_du: str = truong(
        "Văn bản ban hành quy định, dẫn đủ", "Quyết định số 34/2020/QĐ-UBND ngày 29 tháng 12 năm 2020 của …"
    )
    dieu_khoan_vuong_mac: str = truong("Chỗ của quy định về phản ánh khó khăn, vướng mắc", "Điều 17")
    chua_xac_dinh: tuple[DongChuaXacDinh, ...] = truong("Các trường hợp chưa có mức", ())
    chua_co_nguoi_xep_loai: tuple[str, ...] = truong(
        "Những người mà quy định không nêu ai xếp loại", ("Ông Nguyễn Văn A, Giám đốc Trung tâm B",)
    )


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một công văn của Sở Nội vụ, và mỗi huyện có trường hợp chưa xác định một công văn của Phòng Nội vụ."""
    title = (
        "Công văn xin ý kiến về xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính "
        f"năm {ledger.dossier.period.year}"
    )
    open_items = with_status(provincial(ledger), Status.UNDETERMINED)
    no_rater = _without_rater(ledger)
    if open_items or no_rater:
        to = f"Chủ tịch {province_committee(ledger).name}"
        yield from make(
            ID,
            "tinh",
            None,
            lambda: _fields(ledger, home_affairs(ledger), to, PROVINCE_CHAIR, open_items, no_rater),
            title,
        )
    for district in ledger.districts():
        items = with_status(ledger.communes(district.unit), Status.UNDETERMINED)
        if items:
            body = district_home_affairs(ledger, district)
            chair = f"Chủ tịch {district_committee(ledger, district).name}"
            yield from make(
                ID,
                district.unit,
                district.unit,
                lambda body=body, chair=chair, items=items: _fields(ledger, body, chair, DISTRICT_CHAIR, items, ()),  # type: ignore[misc]
                title,
            )


def _without_rater(ledger: Ledger) -> tuple[Classification, ...]:
    """Người mà quy định không nêu ai xếp loại và hồ sơ chưa ghi; ngành dọc có công văn riêng."""
    return tuple(
        item
        for item in ledger.classifications
        if item.kind != CENTRAL
        and ledger.regulation.competence[item.kind].rater is None
        and item.evaluation.rater is None
    )


def _fields(
    ledger: Ledger,
    body: Body,
    addressee: str,
    rater: str,
    items: Sequence[Classification],
    no_rater: Sequence[Classification],
) -> Fields:
    require_addressee(ledger, addressee, rater, raters(items))
    return Fields(
        **frame(ledger, body, ""),
        kinh_gui=addressee,
        ten_co_quan_gui=body.name,
        quy_dinh_day_du=regulation_in_full(ledger),
        dieu_khoan_vuong_mac=duty(ledger, "phan_anh_vuong_mac"),
        chua_xac_dinh=open_rows(ledger, items),
        chua_co_nguoi_xep_loai=tuple(capital(person(item.head, item.evaluation)) for item in no_rater),
    )

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
from docgen.documents.parts.legal import duty, full_reference
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import person
from docgen.documents.parts.open_cases import DongChuaXacDinh, open_rows
from docgen.documents.parts.selection import CENTRAL, provincial, with_status
from docgen.model.classification import Classification, Status
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Body

ID = "cong_van_xin_y_kien"
FOLDER = "cong_van"
ORDER = 1
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
    muc_thu_nhat: str = truong("Mức thứ nhất có thể chọn", "Hoàn thành nhiệm vụ")
    dieu_khoan_thu_nhat: str = truong("Chỗ của quy định về mức thứ nhất", "khoản 3 Điều 12")
    muc_thu_hai: str = truong("Mức thứ hai có thể chọn", "Không hoàn thành nhiệm vụ")
    dieu_khoan_thu_hai: str = truong("Chỗ của quy định về mức thứ hai", "khoản 4 Điều 12")
    chua_xac_dinh: tuple[DongChuaXacDinh, ...] = truong("Các trường hợp chưa có mức", ())
    chua_co_nguoi_xep_loai: tuple[str, ...] = truong(
        "Những người mà quy định không nêu ai xếp loại", ("ông Nguyễn Văn A, Giám đốc Trung tâm B",)
    )


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một công văn của Sở Nội vụ, và mỗi huyện có trường hợp chưa xác định một công văn của Phòng Nội vụ."""
    title = f"Công văn xin ý kiến về xếp loại người đứng đầu năm {ledger.dossier.period.year}"
    open_items = with_status(provincial(ledger), Status.UNDETERMINED)
    no_rater = _without_rater(ledger)
    if open_items or no_rater:
        to = f"Chủ tịch {province_committee(ledger).name}"
        yield from make(
            ID, "tinh", None, lambda: _fields(ledger, home_affairs(ledger), to, open_items, no_rater), title
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
                lambda body=body, chair=chair, items=items: _fields(ledger, body, chair, items, ()),  # type: ignore[misc]
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
    items: Sequence[Classification],
    no_rater: Sequence[Classification],
) -> Fields:
    first, second = (ledger.regulation.level(level) for level in ledger.regulation.candidates)
    return Fields(
        **frame(ledger, body, ""),
        kinh_gui=addressee,
        ten_co_quan_gui=body.name,
        quy_dinh_day_du=full_reference(ledger.regulation.source),
        dieu_khoan_vuong_mac=duty(ledger, "phan_anh_vuong_mac"),
        muc_thu_nhat=first.label,
        dieu_khoan_thu_nhat=str(first.citation),
        muc_thu_hai=second.label,
        dieu_khoan_thu_hai=str(second.citation),
        chua_xac_dinh=open_rows(ledger, items),
        chua_co_nguoi_xep_loai=tuple(person(item.head, item.evaluation) for item in no_rater),
    )

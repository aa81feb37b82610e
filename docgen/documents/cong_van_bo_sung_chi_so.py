"""Công văn đề nghị đơn vị bổ sung chỉ số hoặc giải trình, trước khi trình xếp loại."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.documents.parts.bodies import district_home_affairs, home_affairs
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import index_text
from docgen.documents.parts.frame import Khung, frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import duty, regulation_in_full
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import capital, full_name, post
from docgen.documents.parts.readings import turned_by
from docgen.documents.parts.refuse import NotDue
from docgen.model.classification import Classification, Detail, Status
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Body
from docgen.vocabulary import COMMUNE

ID = "cong_van_bo_sung_chi_so"
FOLDER = "cong_van"
ORDER = 2
SCOPE = "nguoi"
DETAIL = Detail.REASONS
LABEL = "Công văn đề nghị bổ sung chỉ số, giải trình"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(Khung):
    """Trường của công văn đề nghị bổ sung."""

    kinh_gui: str = truong("Kính gửi cơ quan, đơn vị nào", "Sở B")
    ten_co_quan_gui: str = truong("Tên cơ quan gửi trong câu", "Sở Nội vụ")
    quy_dinh_day_du: str = truong(
        "Văn bản ban hành quy định, dẫn đủ", "Quyết định số 34/2020/QĐ-UBND ngày 29 tháng 12 năm 2020 của …"
    )
    dieu_khoan_thoi_diem: str = truong("Chỗ của quy định về thời điểm xếp loại", "Điều 13")
    can_bo_sung: tuple[str, ...] = truong(
        "Những gì cần bổ sung, không dấu cuối", ("Chỉ số cải cách hành chính năm 2022 của Sở B: chưa có",)
    )


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Mỗi đơn vị thiếu chỉ số, thiếu số chính xác làm mức chưa chắc, hoặc thiếu giải trình một công văn."""
    for item in ledger.classifications:
        wanted = tuple(_wanted(ledger, item))
        if wanted:
            yield from make(
                ID,
                ledger.key(item),
                item.unit,
                lambda item=item, wanted=wanted: _fields(ledger, item, wanted),  # type: ignore[misc]
                "Công văn đề nghị bổ sung số liệu, giải trình để đánh giá người đứng đầu "
                f"năm {ledger.dossier.period.year}",
            )


def _wanted(ledger: Ledger, item: Classification) -> Iterator[str]:
    year = ledger.dossier.period.year
    if item.status is Status.INSUFFICIENT and not item.criteria.applicable:
        yield (
            f"Kết quả đánh giá từng tiêu chí của {full_name(item.evaluation)}: "
            "hồ sơ đang ghi mọi tiêu chí là không áp dụng"
        )
    elif item.status is Status.INSUFFICIENT and turned_by(item, "unit_index"):
        yield (
            f"Chỉ số cải cách hành chính năm {year} của {full_name(item.evaluation)} và văn bản công bố "
            f"({_known(item)})"
        )
    worst = ledger.regulation.levels[-1].id
    if item.evaluation.explanation is None and (item.level == worst or item.status is Status.UNDETERMINED):
        who = post(item.head, item.evaluation)
        yield f"Giải trình của {who} về các tiêu chí chưa bảo đảm và kết quả trong năm {year}"


def _known(item: Classification) -> str:
    if item.unit_index is None:
        return "hiện chưa có"
    return f"hiện mới có khoảng {index_text(item.unit_index)}"


def _fields(ledger: Ledger, item: Classification, wanted: tuple[str, ...]) -> Fields:
    body = _sender(ledger, item)
    if full_name(item.evaluation) == body.name:
        raise NotDue(f"{body.name} không gửi công văn cho chính mình: bổ sung thẳng vào hồ sơ ({'; '.join(wanted)})")
    return Fields(
        **frame(ledger, body, ""),
        kinh_gui=capital(full_name(item.evaluation)),
        ten_co_quan_gui=body.name,
        quy_dinh_day_du=regulation_in_full(ledger),
        dieu_khoan_thoi_diem=duty(ledger, "thoi_diem_xep_loai"),
        can_bo_sung=wanted,
    )


def _sender(ledger: Ledger, item: Classification) -> Body:
    """Sở Nội vụ; với cấp xã là Phòng Nội vụ của huyện, nơi tổng hợp kết quả cấp xã (khoản 2 Điều 14)."""
    if item.kind != COMMUNE:
        return home_affairs(ledger)
    district = ledger.evaluation(item.evaluation.parent or "")
    if district is None:
        raise NotDue("hồ sơ không có huyện quản lý xã này (thuoc_don_vi)")
    return district_home_affairs(ledger, district)

"""Quyết định xếp loại riêng một người đứng đầu (Điều 14): mặc định cho mức không hoàn thành nhiệm vụ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.documents.parts.bodies import (
    district_committee,
    district_home_affairs,
    home_affairs,
    province_committee,
)
from docgen.documents.parts.decision import KhungQuyetDinh, decision_bases, decision_frame
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import criteria_share, field_text, index_text, level_label
from docgen.documents.parts.frame import frame
from docgen.documents.parts.ledger import COMMUNE, Ledger
from docgen.documents.parts.legal import (
    commune_index_decision,
    competence_place,
    field_index_decision,
    full_reference,
    issued,
    proposal_line,
    require_competence,
    short_reference,
    unit_index_decision,
)
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import full_name, person, post
from docgen.documents.parts.refuse import NotDue
from docgen.documents.parts.selection import PROVINCE_CHAIR, individually
from docgen.model.classification import Classification, Status
from docgen.model.dossier import Evaluation
from docgen.model.draft import Draft, Refusal
from docgen.text.dates import long_date

ID = "quyet_dinh_xep_loai_ca_nhan"
FOLDER = "quyet_dinh"
ORDER = 2
LABEL = "Quyết định xếp loại riêng một người"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungQuyetDinh):
    """Trường của quyết định xếp loại riêng một người."""

    nguoi_duoc_xep_loai: str = truong("Người được xếp loại, có ông/bà và chức vụ", "ông Nguyễn Văn A, Giám đốc Sở B")
    chuc_vu_nguoi: str = truong("Chức vụ của người được xếp loại", "Giám đốc Sở B", optional=True)
    muc_xep_loai: str = truong("Mức xếp loại như tên trong quy định", "Không hoàn thành nhiệm vụ")
    co_quan_nguoi: str = truong("Cơ quan, đơn vị, địa phương do người đó đứng đầu", "Sở B")
    tieu_chi: str = truong("Số tiêu chí chưa bảo đảm trên số tiêu chí áp dụng", "23/43 (53,49%)")
    chi_so_don_vi: str = truong("Chỉ số cải cách hành chính của đơn vị", "55,27%")
    chi_so_linh_vuc: str = truong("Chỉ số lĩnh vực tham mưu; để trống khi không thuộc diện", "45,1%")
    can_cu_xep_loai: tuple[str, ...] = truong(
        "Các chỗ của quy định làm căn cứ cho mức này", ("điểm b khoản 4 Điều 12",)
    )
    ket_luan_cap_tham_quyen: str = truong(
        "Quyết định, kết luận của cấp có thẩm quyền về mức này; để trống khi không có", ""
    )
    noi_thi_hanh: str = truong(
        "Ai chịu trách nhiệm thi hành", "Chánh Văn phòng Ủy ban nhân dân tỉnh, Giám đốc Sở Nội vụ"
    )
    co_quan_theo_doi: str = truong("Cơ quan theo dõi, tổng hợp kết quả", "Sở Nội vụ")


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một quyết định cho mỗi người có mức thuộc diện ra quyết định riêng."""
    for item in individually(ledger):
        yield from make(
            ID,
            ledger.key(item),
            item.unit,
            lambda item=item: _fields(ledger, item),  # type: ignore[misc]
            f"Quyết định về việc đánh giá, xếp loại {post(item.head, item.evaluation)} "
            f"năm {ledger.dossier.period.year}",
        )


def _fields(ledger: Ledger, item: Classification) -> Fields:
    require_competence(ledger, item)
    if item.kind == COMMUNE:
        return _by_district(ledger, item)
    recorded = item.evaluation.rater
    body = province_committee(ledger)
    authority = recorded.title if recorded else f"Chủ tịch {body.name}"
    if ledger.regulation.competence[item.kind].rater != PROVINCE_CHAIR and authority != f"Chủ tịch {body.name}":
        raise NotDue(f"người xếp loại được ghi là {authority}: cơ quan đó tự lập quyết định của mình")
    published = [unit_index_decision(ledger)]
    if item.field_indices:
        published.append(field_index_decision(ledger))
    proposal = issued(ledger, "to_trinh_xep_loai", "Tờ trình xếp loại của Sở Nội vụ")
    return Fields(
        **frame(ledger, body, "QĐ"),
        **decision_frame(
            ledger,
            _competence(ledger, item),
            authority,
            proposal_line(f"Giám đốc {home_affairs(ledger).name}", proposal),
        ),
        **_about(ledger, item),
        can_cu=decision_bases(ledger, *published),
        noi_thi_hanh=f"Chánh Văn phòng {body.name}, Giám đốc {home_affairs(ledger).name}",
        co_quan_theo_doi=home_affairs(ledger).name,
    )


def _by_district(ledger: Ledger, item: Classification) -> Fields:
    district = _district(ledger, item)
    body, office = district_committee(ledger, district), district_home_affairs(ledger, district)
    proposal = issued(ledger, f"to_trinh_xep_loai_huyen:{district.unit}", f"Tờ trình xếp loại của {office.name}")
    recorded = item.evaluation.rater
    return Fields(
        **frame(ledger, body, "QĐ"),
        **decision_frame(
            ledger,
            _competence(ledger, item),
            recorded.title if recorded else f"Chủ tịch {body.name}",
            proposal_line(f"Trưởng {office.name}", proposal),
        ),
        **_about(ledger, item),
        can_cu=decision_bases(ledger, commune_index_decision(ledger, district.unit)),
        noi_thi_hanh=f"Chánh Văn phòng Hội đồng nhân dân và Ủy ban nhân dân, Trưởng {office.name}",
        co_quan_theo_doi=office.name,
    )


def _district(ledger: Ledger, item: Classification) -> Evaluation:
    found = ledger.evaluation(item.evaluation.parent or "")
    if found is None:
        raise NotDue("hồ sơ không có huyện quản lý xã này (thuoc_don_vi)")
    return found


def _competence(ledger: Ledger, item: Classification) -> str:
    recorded = item.evaluation.rater
    if recorded and recorded.document:
        return short_reference(recorded.document)
    return competence_place(ledger, item.kind)


def _about(ledger: Ledger, item: Classification) -> dict[str, Any]:
    regulation = ledger.regulation
    return {
        "nguoi_duoc_xep_loai": person(item.head, item.evaluation),
        "chuc_vu_nguoi": post(item.head, item.evaluation),
        "muc_xep_loai": level_label(regulation, item.level),
        "co_quan_nguoi": full_name(item.evaluation),
        "tieu_chi": criteria_share(regulation, item),
        "chi_so_don_vi": index_text(item.unit_index),
        "chi_so_linh_vuc": field_text(regulation, item) if item.field_indices else "",
        "can_cu_xep_loai": tuple(_grounds(ledger, item)),
        "ket_luan_cap_tham_quyen": _ruling(item),
    }


def _grounds(ledger: Ledger, item: Classification) -> Iterator[str]:
    """Chỗ của quy định mà mức dựa vào: các điểm khoản 4 thỏa, hoặc khoản của mức đó."""
    held = [ground for ground in ledger.regulation.grounds if ground.id in item.grounds]
    if held and item.level == ledger.regulation.levels[-1].id:
        yield from (f"{ground.citation} ({ground.text.rstrip('.')})" for ground in held)
    elif item.level:
        yield str(ledger.regulation.level(item.level).citation)


def _ruling(item: Classification) -> str:
    ruling = item.evaluation.ruling
    if item.status is not Status.DECIDED or ruling is None:
        return ""
    source = f" tại {full_reference(ruling.document)}" if ruling.document else f" {long_date(ruling.decided_on)}"
    return f"quyết định của {ruling.decided_by}{source}; lý do: {ruling.reason.rstrip('.')}"

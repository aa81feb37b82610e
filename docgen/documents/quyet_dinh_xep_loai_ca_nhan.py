"""Quyết định xếp loại riêng một người đứng đầu (Điều 14): mặc định cho mức không hoàn thành nhiệm vụ."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docgen.documents.parts.authority import assignment_bases, require_rater
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
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import (
    commune_index_decision,
    field_index_decision,
    full_reference,
    index_decision,
    proposal_line,
)
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import capital, expand, full_name, named, post
from docgen.documents.parts.refuse import NotDue
from docgen.documents.parts.selection import individually, passed_on
from docgen.model.classification import Classification, Status
from docgen.model.dossier import Evaluation
from docgen.model.draft import Draft, Refusal
from docgen.regulations.conditions import Measure, conditions_in
from docgen.regulations.parts import Ground
from docgen.text.dates import long_date
from docgen.text.numbers import format_number
from docgen.vocabulary import COMMUNE

ID = "quyet_dinh_xep_loai_ca_nhan"
FOLDER = "quyet_dinh"
ORDER = 2
SCOPE = "nguoi"
LABEL = "Quyết định xếp loại riêng một người"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungQuyetDinh):
    """Trường của quyết định xếp loại riêng một người."""

    nguoi_duoc_xep_loai: str = truong(
        "Người được xếp loại, có ông/bà và chức vụ; chưa có tên thì dòng chấm", "ông Nguyễn Văn A, Giám đốc Sở B"
    )
    muc_xep_loai: str = truong("Mức xếp loại như tên trong quy định", "Không hoàn thành nhiệm vụ")
    co_quan_nguoi: str = truong("Cơ quan, đơn vị, địa phương do người đó đứng đầu", "Sở B")
    tieu_chi: str = truong("Số tiêu chí chưa bảo đảm trên số tiêu chí áp dụng", "23/43 (53,49%)")
    chi_so_don_vi: str = truong("Chỉ số cải cách hành chính của đơn vị", "55,27%")
    chi_so_linh_vuc: str = truong("Chỉ số lĩnh vực tham mưu; để trống khi không thuộc diện", "45,1%")
    nhiem_vu: str = truong("Chỉ tiêu, nhiệm vụ hoàn thành trên được giao; để trống khi mức không dựa vào đó", "12/30")
    can_cu_xep_loai: tuple[str, ...] = truong(
        "Các chỗ của quy định làm căn cứ cho mức này, kèm văn bản kết luận", ("Điểm b khoản 4 Điều 12: “…”",)
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
    if item.kind == COMMUNE and not passed_on(ledger, item):
        return _by_district(ledger, item)
    body, office = province_committee(ledger), home_affairs(ledger)
    chief = f"{office.head_title} {office.name}"
    authority = f"Chủ tịch {body.name}"
    require_rater(ledger, item, authority)
    published = [index_decision(ledger, item)]
    if item.field_indices:
        published.append(field_index_decision(ledger))
    proposal = proposal_line(ledger, "to_trinh_xep_loai", chief, office)
    return Fields(
        **frame(ledger, body, "QĐ"),
        **decision_frame(ledger, (item,), authority, proposal),
        **_about(ledger, item),
        can_cu=decision_bases(ledger, *published, assigned=assignment_bases((item,))),
        noi_thi_hanh=_executors(item, f"Chánh Văn phòng {body.name}", chief),
        co_quan_theo_doi=office.name,
    )


def _by_district(ledger: Ledger, item: Classification) -> Fields:
    district = _district(ledger, item)
    body, office = district_committee(ledger, district), district_home_affairs(ledger, district)
    authority = f"Chủ tịch {body.name}"
    require_rater(ledger, item, authority)
    proposal = proposal_line(ledger, f"to_trinh_xep_loai_huyen:{district.unit}", f"Trưởng {office.name}", office)
    return Fields(
        **frame(ledger, body, "QĐ"),
        **decision_frame(ledger, (item,), authority, proposal),
        **_about(ledger, item),
        can_cu=decision_bases(
            ledger, commune_index_decision(ledger, district.unit), assigned=assignment_bases((item,))
        ),
        noi_thi_hanh=f"Chánh Văn phòng Hội đồng nhân dân và {body.name}, Trưởng {office.name}",
        co_quan_theo_doi=office.name,
    )


def _executors(item: Classification, *posts: str) -> str:
    """Những người thi hành, trừ chính người được xếp loại (đã nêu tên ở cùng Điều)."""
    own = post(item.head, item.evaluation).casefold()
    return ", ".join(one for one in posts if not one.casefold().startswith(own))


def _district(ledger: Ledger, item: Classification) -> Evaluation:
    found = ledger.evaluation(item.evaluation.parent or "")
    if found is None:
        raise NotDue("hồ sơ không có huyện quản lý xã này (thuoc_don_vi)")
    return found


def _about(ledger: Ledger, item: Classification) -> dict[str, Any]:
    regulation = ledger.regulation
    held = _held(ledger, item)
    tasks = item.evaluation.tasks
    compared = (entry.measure for ground in held for entry in conditions_in(ground.conditions))
    by_tasks = Measure.TASK_SHARE in compared
    return {
        "nguoi_duoc_xep_loai": named(item.head, item.evaluation),
        "muc_xep_loai": level_label(regulation, item.level),
        "co_quan_nguoi": full_name(item.evaluation),
        "tieu_chi": criteria_share(regulation, item),
        "chi_so_don_vi": index_text(item.unit_index).lower(),
        "chi_so_linh_vuc": field_text(regulation, item) if item.field_indices else "",
        "nhiem_vu": f"{format_number(tasks.done)}/{format_number(tasks.assigned)}" if tasks and by_tasks else "",
        "can_cu_xep_loai": tuple(_grounds(ledger, item, held)),
        "ket_luan_cap_tham_quyen": _ruling(item),
    }


def _held(ledger: Ledger, item: Classification) -> tuple[Ground, ...]:
    """Các trường hợp của khoản về mức thấp nhất làm nên mức này."""
    if item.level != ledger.regulation.levels[-1].id:
        return ()
    return tuple(ground for ground in ledger.regulation.grounds if ground.id in item.grounds)


def _grounds(ledger: Ledger, item: Classification, held: tuple[Ground, ...]) -> Iterator[str]:
    """Chỗ của quy định mà mức dựa vào, kèm văn bản kết luận của từng trường hợp; hoặc khoản của mức đó."""
    for ground in held:
        place = f"{capital(str(ground.citation))}: “{ground.text.rstrip('.')}”"
        yield "; theo ".join((place, *_conclusions(ledger, item, ground)))
    if not held and item.level:
        yield capital(str(ledger.regulation.level(item.level).citation))


def _conclusions(ledger: Ledger, item: Classification, ground: Ground) -> Iterator[str]:
    year = ledger.dossier.period.year
    for event in item.evaluation.events:
        counted = ground.within_year is None or event.document.issued.year == year
        if ground.event_input and event.point == ground.point and counted:
            yield full_reference(event.document)


def _ruling(item: Classification) -> str:
    ruling = item.evaluation.ruling
    if item.status is not Status.DECIDED or ruling is None:
        return ""
    source = f" tại {full_reference(ruling.document)}" if ruling.document else f" {long_date(ruling.decided_on)}"
    return f"Quyết định của {expand(ruling.decided_by)}{source}; lý do: {ruling.reason.rstrip('.')}"

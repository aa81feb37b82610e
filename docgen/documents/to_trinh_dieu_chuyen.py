"""Tờ trình xem xét điều chuyển, bố trí công tác khác đối với một người đứng đầu."""

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
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import level_label
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import bases, duty, full_reference, regulation_bases
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import capital, full_name, person
from docgen.documents.parts.proposals import (
    KhungToTrinh,
    chair,
    obstacles,
    proposal_frame,
    raters,
    require_addressee,
    require_province_chair,
    sentence,
)
from docgen.documents.parts.reassignment import (
    DongTruongHop,
    cases,
    concerned,
    evidence_documents,
    repeated,
    rests_on_figures,
    successive,
    why_not,
)
from docgen.documents.parts.refuse import NotDue
from docgen.documents.parts.selection import CENTRAL, DISTRICT_CHAIR, SERVICE
from docgen.model.classification import Classification
from docgen.model.dossier import Evaluation
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Body
from docgen.text.number_words import spell
from docgen.vocabulary import COMMUNE, DISTRICT

ID = "to_trinh_dieu_chuyen"
FOLDER = "to_trinh"
ORDER = 3
SCOPE = "nguoi"
LABEL = "Tờ trình xem xét điều chuyển, bố trí công tác khác"

_TITLE = "Tờ trình về việc xem xét điều chuyển, bố trí công tác khác"

_STAFF_TOPICS = {
    SERVICE: ("vien_chuc",),
    DISTRICT: ("can_bo_cong_chuc", "thanh_vien_ubnd"),
    COMMUNE: ("can_bo_cong_chuc", "thanh_vien_ubnd"),
}
"""Chủ đề căn cứ theo nhóm: viên chức, thành viên Ủy ban nhân dân do bầu, còn lại là công chức."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungToTrinh):
    """Trường của tờ trình xem xét điều chuyển một người đứng đầu."""

    nguoi_duoc_xem_xet: str = truong("Người được xem xét, có ông/bà và chức vụ", "ông Nguyễn Văn A, Giám đốc Sở B")
    co_quan_nguoi: str = truong("Cơ quan, đơn vị, địa phương do người đó đứng đầu", "Sở B")
    mo_dau_nguyen_van: str = truong("Nguyên văn câu mở đầu của Điều", "Người đứng đầu … sẽ bị xem xét, điều chuyển …")
    truong_hop: tuple[DongTruongHop, ...] = truong("Các khoản được áp dụng", ())
    hai_cach_hieu: bool = truong("Khoản về nhiều năm liên tiếp được áp dụng và câu chữ có hai cách hiểu", True)
    so_nam_lien_tiep: str = truong("Số năm liên tiếp của khoản ấy, bằng chữ; để trống khi không có", "hai")
    dieu_ghi_nguyen_van: str = truong("Điều mà văn bản ghi ở khoản về nhiều năm liên tiếp", "Điều 11")
    dieu_hieu_la: str = truong("Chỗ mà khoản đó được hiểu là nói tới", "khoản 4 Điều 12")
    thuoc_dieu_ghi: bool = truong("Người này đứng đầu cơ quan nêu tại Điều mà văn bản ghi", False)
    chi_do_so_lieu: bool = truong("Chỉ có khoản về nhiều năm, mà mức năm nay chỉ do tiêu chí, nhiệm vụ, chỉ số", True)
    co_ket_luan: bool = truong("Có kết luận vi phạm của cơ quan có thẩm quyền", False)
    muc_xep_loai: str = truong("Tên mức thấp nhất của quy định", "Không hoàn thành nhiệm vụ")
    giai_trinh_nguoi: str = truong("Giải trình của người được xem xét; để trống khi chưa có", "Đã báo cáo giải trình.")
    dieu_khoan_giam_nhe: str = truong("Chỗ của quy định về giảm nhẹ, miễn trách nhiệm", "điểm b khoản 2 Điều 3")
    giam_nhe_da_ghi: str = truong("Mức giảm nhẹ hoặc miễn đã ghi nhận; để trống khi không có", "Giảm nhẹ; lý do: …")
    y_kien_can_bo: str = truong("Văn bản ý kiến của cơ quan quản lý cán bộ; để trống khi không cần", "Công văn số …")
    la_nganh_doc: bool = truong("Người của cơ quan Trung ương theo ngành dọc", False)
    la_su_nghiep: bool = truong("Người đứng đầu đơn vị sự nghiệp", False)
    la_chuc_danh_bau: bool = truong("Chức danh được bầu: Chủ tịch Ủy ban nhân dân", False)
    tai_lieu_kem: str = truong("Các tài liệu gửi kèm, cách nhau bằng dấu chấm phẩy", "các quyết định, kết luận đã dẫn")


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Mỗi người một tờ trình, khi có vi phạm được kết luận hoặc đủ số năm liên tiếp ở mức mà quy định nói."""
    for item in ledger.classifications:
        if concerned(ledger, item):
            yield from make(
                ID,
                ledger.key(item),
                item.unit,
                lambda item=item: _fields(ledger, item),  # type: ignore[misc]
                _TITLE,
            )


def _fields(ledger: Ledger, item: Classification) -> Fields:
    why = [
        *map(sentence, why_not(ledger, item)),
        *obstacles(lambda: _offices(ledger, item), lambda: _bases(ledger, item)),
    ]
    if why:
        raise NotDue(" ".join(why))
    proposer, committee = _offices(ledger, item)
    rule = successive(ledger)
    again = repeated(ledger, item).holds
    lowest = ledger.regulation.levels[-1]
    agency = ledger.regulation.agencies[item.evaluation.agency] if item.evaluation.agency else None
    return Fields(
        **{
            **proposal_frame(ledger, proposer, chair(committee), duty(ledger, "dieu_chuyen"), _bases(ledger, item)),
            "noi_nhan": (),
        },
        nguoi_duoc_xem_xet=person(item.head, item.evaluation),
        co_quan_nguoi=full_name(item.evaluation),
        mo_dau_nguyen_van=next(entry.text for entry in ledger.regulation.duties if entry.id == "dieu_chuyen"),
        truong_hop=cases(ledger, item),
        hai_cach_hieu=again and bool(rule and rule.reading),
        so_nam_lien_tiep=spell(rule.years) if rule and rule.years else "",
        dieu_ghi_nguyen_van=ledger.regulation.agencies_article,
        dieu_hieu_la=str(lowest.citation),
        thuoc_dieu_ghi=agency is not None,
        chi_do_so_lieu=again and not item.evaluation.misconduct and rests_on_figures(ledger, item),
        co_ket_luan=bool(item.evaluation.misconduct),
        muc_xep_loai=level_label(ledger.regulation, lowest.id),
        la_nganh_doc=item.kind == CENTRAL,
        la_su_nghiep=item.kind == SERVICE,
        la_chuc_danh_bau=item.kind in (DISTRICT, COMMUNE),
        **_statements(ledger, item.evaluation),
    )


def _offices(ledger: Ledger, item: Classification) -> tuple[Body, Body]:
    """Cơ quan trình và Ủy ban nhân dân của người được trình. Lỗi: NotDue khi chức danh ấy không còn vào ngày ký."""
    if item.kind != COMMUNE:
        require_province_chair(ledger)
        return home_affairs(ledger), province_committee(ledger)
    district = ledger.evaluation(item.evaluation.parent or "")
    if district is None:
        raise NotDue("hồ sơ không có huyện quản lý xã này (thuoc_don_vi)")
    committee = district_committee(ledger, district)
    require_addressee(ledger, chair(committee), DISTRICT_CHAIR, raters((item,)))
    return district_home_affairs(ledger, district), committee


def _bases(ledger: Ledger, item: Classification) -> tuple[str, ...]:
    staff = _STAFF_TOPICS.get(item.kind, ("can_bo_cong_chuc", "dieu_dong_bo_tri"))
    opinion = item.evaluation.cadre_opinion
    documents = (*evidence_documents(ledger, item), *([opinion] if opinion else []))
    return (
        *bases(ledger, "to_chuc_chinh_quyen", *staff),
        *regulation_bases(ledger),
        *dict.fromkeys(full_reference(document) for document in documents),
    )


def _statements(ledger: Ledger, evaluation: Evaluation) -> dict[str, Any]:
    """Giải trình, giảm nhẹ, ý kiến của cơ quan quản lý cán bộ và danh mục tài liệu."""
    relief, opinion = evaluation.mitigation, evaluation.cadre_opinion
    recorded = f"{relief.extent.rstrip('.')}; lý do: {relief.reason.rstrip('.')}" if relief else ""
    if relief and relief.document:
        recorded += f" ({full_reference(relief.document)})"
    papers = ["các quyết định, kết luận đã dẫn", "phiếu đánh giá"]
    papers += ["văn bản giải trình"] if evaluation.explanation else []
    papers += ["văn bản ý kiến của cơ quan quản lý cán bộ"] if opinion else []
    return {
        "giai_trinh_nguoi": capital(sentence(evaluation.explanation)) if evaluation.explanation else "",
        "dieu_khoan_giam_nhe": duty(ledger, "giam_nhe"),
        "giam_nhe_da_ghi": capital(recorded),
        "y_kien_can_bo": full_reference(opinion) if opinion else "",
        "tai_lieu_kem": "; ".join(papers),
    }

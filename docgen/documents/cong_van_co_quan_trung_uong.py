"""Công văn của Ủy ban nhân dân tỉnh gửi cơ quan cấp trên của đơn vị ngành dọc: ý kiến, không phải quyết định (G18)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.documents.parts.bodies import province_committee
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import criteria_share, index_text, level_label
from docgen.documents.parts.frame import Khung, frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import regulation_in_full
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import full_name, person, post
from docgen.documents.parts.open_cases import why_open
from docgen.documents.parts.proposals import require_province_chair
from docgen.documents.parts.selection import CENTRAL
from docgen.model.classification import Classification, Detail, Status
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Signer

ID = "cong_van_co_quan_trung_uong"
FOLDER = "cong_van"
ORDER = 3
SCOPE = "nguoi"
DETAIL = Detail.REASONS
LABEL = "Công văn gửi cơ quan cấp trên của đơn vị ngành dọc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(Khung):
    """Trường của công văn gửi cơ quan Trung ương."""

    kinh_gui: str = truong("Kính gửi cơ quan nào", "Cơ quan quản lý cấp trên của Cục B")
    ten_co_quan_gui: str = truong("Tên cơ quan gửi trong câu", "Ủy ban nhân dân tỉnh A")
    quy_dinh_day_du: str = truong(
        "Văn bản ban hành quy định, dẫn đủ", "Quyết định số 34/2020/QĐ-UBND ngày 29 tháng 12 năm 2020 của …"
    )
    nguoi_duoc_neu: str = truong("Người được nêu ý kiến", "ông Nguyễn Văn A, Cục trưởng Cục B")
    co_quan_nguoi: str = truong("Cơ quan của người đó", "Cục B")
    tieu_chi: str = truong("Số tiêu chí chưa bảo đảm trên số tiêu chí áp dụng", "3/34 (8,82%)")
    chi_so_don_vi: str = truong("Chỉ số cải cách hành chính của đơn vị", "85,2%")
    muc_de_nghi: str = truong("Mức tính được theo quy định; để trống khi chưa xác định", "Hoàn thành nhiệm vụ")
    ly_do_chua_xac_dinh: str = truong("Vì sao chưa xác định được mức; để trống khi đã có", "", optional=True)


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Mỗi người đứng đầu cơ quan ngành dọc một công văn; thiếu số liệu thì chờ bổ sung."""
    for item in ledger.of_kinds(CENTRAL):
        if item.status is not Status.INSUFFICIENT:
            yield from make(
                ID,
                ledger.key(item),
                item.unit,
                lambda item=item: _fields(ledger, item),  # type: ignore[misc]
                f"Công văn về mức độ hoàn thành nhiệm vụ cải cách hành chính của {post(item.head, item.evaluation)} "
                f"năm {ledger.dossier.period.year}",
            )


def _fields(ledger: Ledger, item: Classification) -> Fields:
    require_province_chair(ledger)
    body = province_committee(ledger)
    # Công văn là ý kiến của tập thể Ủy ban, khác quyết định của Chủ tịch, nên ký thay mặt tập thể.
    body = replace(body, signer=Signer(("TM. ỦY BAN NHÂN DÂN", *body.signer.lines), body.signer.name))
    name = full_name(item.evaluation)
    return Fields(
        **frame(ledger, body, ""),
        kinh_gui=f"Cơ quan quản lý cấp trên của {name}",
        ten_co_quan_gui=body.name,
        quy_dinh_day_du=regulation_in_full(ledger),
        nguoi_duoc_neu=person(item.head, item.evaluation),
        co_quan_nguoi=name,
        tieu_chi=criteria_share(ledger.regulation, item),
        chi_so_don_vi=index_text(item.unit_index).lower(),
        muc_de_nghi=level_label(ledger.regulation, item.level) if item.level else "",
        ly_do_chua_xac_dinh="" if item.level else why_open(ledger.regulation, item),
    )

"""Căn cứ của văn bản: chọn theo ngày ký; viện dẫn văn bản đã ban hành; thẩm quyền còn hay không."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from docgen.documents.parts.ledger import Ledger, once
from docgen.documents.parts.naming import expand
from docgen.documents.parts.refuse import NotDue
from docgen.model.classification import Classification
from docgen.model.dossier import DocumentRef
from docgen.model.office import Body
from docgen.regulations.legal_bases import cite, in_force, why_not
from docgen.regulations.schema import Regulation
from docgen.text.dates import blank_date, long_date, short_date
from docgen.vocabulary import COMMUNE, paper_kind


@once
def bases(ledger: Ledger, *topics: str) -> tuple[str, ...]:
    """Các dòng căn cứ (không chữ “Căn cứ”, không dấu cuối) của những chủ đề nêu, còn hiệu lực ngày ký.

    Lỗi: NotDue khi một chủ đề không có văn bản nào còn hiệu lực vào ngày ký.
    """
    signing = ledger.dossier.period.signing_date
    lines: list[str] = []
    for topic in topics:
        found = in_force(ledger.bases, topic, signing)
        if not found:
            why = " ".join(why_not(basis, signing) for basis in ledger.bases if topic in basis.topics)
            raise NotDue(
                f"không căn cứ nào về “{topic}” còn hiệu lực vào ngày ký {short_date(signing)}. {why}".rstrip()
            )
        lines.extend(cite(basis) for basis in found)
    return tuple(dict.fromkeys(lines))


def regulation_bases(ledger: Ledger) -> tuple[str, ...]:
    """Căn cứ là chính quy định đang áp dụng, và văn bản cho áp dụng nó khi hồ sơ ghi."""
    confirmation = ledger.dossier.period.confirmation
    documents = (ledger.regulation.document, confirmation) if confirmation else (ledger.regulation.document,)
    return tuple(full_reference(document) for document in documents)


def regulation_in_full(ledger: Ledger) -> str:
    """Dẫn đủ quy định đang áp dụng trong một câu, kèm văn bản cho áp dụng."""
    return f"{full_reference(ledger.regulation.document)}{confirmed(ledger)}"


def confirmed(ledger: Ledger) -> str:
    """“, áp dụng cho năm 2025 theo Quyết định số … ngày …”; rỗng khi không cần văn bản cho áp dụng."""
    period = ledger.dossier.period
    if period.confirmation is None:
        return ""
    document = period.confirmation
    reference = f"{short_reference(document)} {long_date(document.issued)} của {expand(document.issuer)}"
    return f", áp dụng cho năm {period.year} theo {reference}"


def called(regulation: Regulation) -> str:
    """Cách gọi quy định áp dụng: số, ký hiệu, hoặc lời mô tả nguồn; thêm văn bản nêu ngưỡng của cơ quan."""
    name = regulation.source.called or short_reference(regulation.document)
    if regulation.seen:
        name += " (dữ liệu thử nghiệm, chưa thấy trọn văn bản)"
    return f"{name}; ngưỡng xếp loại: {regulation.supplement.described}" if regulation.supplement else name


@lru_cache(maxsize=1024)
def full_reference(document: DocumentRef, type_name: str | None = None) -> str:
    """Dẫn lần đầu: loại, số, ngày, cơ quan, trích yếu (PLI NĐ 30, II.6.b)."""
    kind = type_name or paper_kind(document.number)
    issuer = f" của {expand(document.issuer)}" if document.issuer else ""
    title = f" {document.title}" if document.title else ""
    return f"{kind} số {document.number} {long_date(document.issued)}{issuer}{title}"


def rating_decision(decision: DocumentRef, year: int, issuer: str = "") -> DocumentRef:
    """Quyết định xếp loại năm `year` đủ trích yếu, cơ quan ban hành; đầu vào không ghi thì là phần chung của trích yếu
    mà docgen in, và `issuer`.
    """
    subject = f"về việc đánh giá, xếp loại mức độ hoàn thành nhiệm vụ cải cách hành chính năm {year}"
    return replace(decision, title=decision.title or subject, issuer=decision.issuer or issuer)


def short_reference(document: DocumentRef, type_name: str | None = None) -> str:
    """Dẫn từ lần thứ hai: loại, số, ký hiệu."""
    return f"{type_name} số {document.number}" if type_name else document.short


def issued(ledger: Ledger, key: str, what: str) -> DocumentRef:
    """Văn bản đã ban hành mà văn bản này phải dẫn số. Lỗi: NotDue khi hồ sơ chưa ghi số của nó."""
    found = ledger.dossier.issued.get(key)
    if found is None:
        raise NotDue(f"chưa có số, ngày của {what}: ghi vào mục van_ban_da_ban_hanh ({key}) sau khi văn bản đó được ký")
    return found


def unit_index_decision(ledger: Ledger) -> DocumentRef:
    """Quyết định công bố Chỉ số cải cách hành chính của các đơn vị."""
    found = ledger.dossier.publications.unit_index
    if found is None:
        raise NotDue("chưa ghi quyết định công bố Chỉ số cải cách hành chính (van_ban_cong_bo.chi_so_don_vi)")
    return found


@once
def duty(ledger: Ledger, duty_id: str) -> str:
    """Chỗ của quy định giao một việc (`khoản 1 Điều 16`). Lỗi: NotDue khi quy định không có việc đó."""
    found = next((item for item in ledger.regulation.duties if item.id == duty_id), None)
    if found is None:
        raise NotDue(f"quy định {ledger.regulation.id} không nêu “{duty_id}”")
    return str(found.citation)


def competence_place(ledger: Ledger, *kinds: str) -> str:
    """Chỗ của quy định giao thẩm quyền xếp loại các nhóm. Lỗi: NotDue khi văn bản không nêu cho nhóm nào."""
    citations = [ledger.regulation.competence[kind].citation for kind in kinds]
    places = dict.fromkeys(str(citation) for citation in citations if citation)
    if not places:
        raise NotDue("quy định không nêu người xếp loại nhóm này")
    return ", ".join(places)


def proposal_line(ledger: Ledger, key: str, proposer: str, body: Body) -> str:
    """“Giám đốc Sở Nội vụ tại Tờ trình số … ngày …”, theo số tờ trình của `body` ghi trong hồ sơ dưới khóa `key`.

    Tờ trình chưa có số: docgen.toml cho lập dự thảo kèm tờ trình thì để trống số, ngày. Lỗi: NotDue khi không cho.
    """
    found = ledger.dossier.issued.get(key)
    if found is None and ledger.office.draft_decisions:
        year = ledger.dossier.period.signing_date.year
        return f"{proposer} tại Tờ trình số        /TTr-{body.abbreviation} {blank_date(year)}"
    found = found or issued(ledger, key, f"Tờ trình xếp loại của {body.name}")
    return f"{proposer} tại {short_reference(found, 'Tờ trình')} {long_date(found.issued)}"


def index_decision(ledger: Ledger, item: Classification) -> DocumentRef:
    """Quyết định công bố chỉ số của đơn vị người này đứng đầu; cấp xã thì do huyện công bố.

    Lỗi: NotDue khi chưa ghi.
    """
    if item.kind == COMMUNE:
        return commune_index_decision(ledger, item.evaluation.parent or "")
    return unit_index_decision(ledger)


def field_index_decision(ledger: Ledger) -> DocumentRef:
    """Văn bản công bố chỉ số lĩnh vực của tỉnh. Lỗi: NotDue khi chưa ghi."""
    found = ledger.dossier.publications.field_index
    if found is None:
        raise NotDue("chưa ghi văn bản công bố chỉ số lĩnh vực của tỉnh (van_ban_cong_bo.chi_so_linh_vuc)")
    return found


def commune_index_decision(ledger: Ledger, district: str) -> DocumentRef:
    """Quyết định của huyện công bố Chỉ số cải cách hành chính của các xã (điểm c khoản 5 Điều 4)."""
    found = ledger.dossier.publications.commune_index.get(district)
    if found is None:
        raise NotDue(f"chưa ghi quyết định công bố chỉ số cấp xã của huyện (van_ban_cong_bo.chi_so_cap_xa.{district})")
    return found

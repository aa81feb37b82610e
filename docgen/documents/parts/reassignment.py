"""Trường hợp phải xem xét điều chuyển: hồ sơ, kết quả → xem xét ai, vì sao chưa trình được, chứng cứ từng khoản."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import level_label
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import full_reference, rating_decision, short_reference
from docgen.documents.parts.offices import own_decision
from docgen.documents.parts.selection import CENTRAL, SERVICE
from docgen.model.classification import Classification
from docgen.model.dossier import DocumentRef, PastRating
from docgen.regulations.consequences import Finding, misconduct, successive_years
from docgen.regulations.parts import Consequence
from docgen.text.dates import long_date


@dataclass(frozen=True, slots=True)
class DongTruongHop:
    """Một khoản được áp dụng: nguyên văn, cách dẫn, chứng cứ."""

    dieu_khoan: str = truong("Khoản được áp dụng", "khoản 2 Điều 15")
    nguyen_van: str = truong("Nguyên văn của khoản", "Có 02 năm liên tiếp bị đánh giá không hoàn thành nhiệm vụ …")
    cach_dan: str = truong("Cách dẫn khi câu chữ có chỗ nhầm; để trống khi không có", "theo khoản 4 Điều 12")
    chung_cu: tuple[str, ...] = truong("Các quyết định, kết luận làm chứng cứ", ("Năm 2022: …",))


def concerned(ledger: Ledger, item: Classification) -> bool:
    """Có trường hợp vi phạm được ghi, hoặc đủ số năm liên tiếp, đến năm nay, ở mức mà quy định nói."""
    rule = successive(ledger)
    if item.evaluation.misconduct:
        return True
    if rule is None or rule.years is None or item.level != rule.level:
        return False
    year = ledger.dossier.period.year
    before = {entry.year for entry in item.evaluation.history if entry.level == rule.level}
    return before.issuperset(range(year - rule.years + 1, year))


def successive(ledger: Ledger) -> Consequence | None:
    """Khoản tính từ nhiều năm liên tiếp; None khi quy định không có."""
    return next((entry for entry in ledger.regulation.consequences if entry.level), None)


def why_not(ledger: Ledger, item: Classification) -> Iterator[str]:
    """Mọi lý do hồ sơ chưa đủ để trình, mỗi lý do một câu; không nêu nội dung về nhân thân."""
    if item.evaluation.misconduct:
        if len(item.evaluation.heads) > 1 and any(case.name is None for case in item.evaluation.misconduct):
            yield "Đơn vị có từ hai người đứng đầu, hồ sơ không nói rõ của ai."
    else:
        yield from repeated(ledger, item).why_not
    if needs_opinion(item) and item.evaluation.cadre_opinion is None:
        yield "Chưa có ý kiến của cơ quan quản lý cán bộ (y_kien_co_quan_quan_ly_can_bo)."


def needs_opinion(item: Classification) -> bool:
    """Có phải kèm ý kiến cơ quan quản lý cán bộ không (G23); ngành dọc, viên chức do cơ quan khác quản lý thì không."""
    return item.kind not in (CENTRAL, SERVICE)


def repeated(ledger: Ledger, item: Classification) -> Finding:
    """Kết luận về các năm liên tiếp, cùng một người, năm nào cũng đã có quyết định."""
    rule = successive(ledger)
    if rule is None:
        return Finding(False, ("Quy định không có hậu quả nào tính từ nhiều năm liên tiếp.",))
    return successive_years(rule, item.evaluation, item.head, ledger.regulation, item, ledger.dossier.period.year)


def cases(ledger: Ledger, item: Classification) -> tuple[DongTruongHop, ...]:
    """Các khoản được áp dụng, theo thứ tự trong quy định."""
    found = []
    for rule in ledger.regulation.consequences:
        evidence = tuple(_yearly_evidence(ledger, item) if rule.level else _conclusions(item, rule))
        if evidence:
            found.append(DongTruongHop(str(rule.citation), rule.text.rstrip("."), rule.reading, evidence))
    return tuple(found)


def evidence_documents(ledger: Ledger, item: Classification) -> Iterator[DocumentRef]:
    """Các văn bản làm chứng cứ, theo thứ tự các khoản, không lặp."""
    documents: list[DocumentRef] = []
    for rule in ledger.regulation.consequences:
        if rule.level:
            past = repeated(ledger, item).past
            documents += [rating_decision(one.decision, one.year) for one in reversed(past) if one.decision]
            if past and (decision := own_decision(ledger, item)):
                documents.append(decision)
        else:
            documents += [case.conclusion for case in misconduct(item.evaluation, rule.citation.clause or 0)]
    yield from dict.fromkeys(documents)


def this_year_grounds(ledger: Ledger, item: Classification) -> tuple[str, ...]:
    """Chỗ của quy định làm căn cứ mức năm nay; rỗng khi mức do cấp có thẩm quyền quyết định mà không có căn cứ nào."""
    return tuple(str(ground.citation) for ground in ledger.regulation.grounds if ground.id in item.grounds)


def rests_on_figures(ledger: Ledger, item: Classification) -> bool:
    """Mức năm nay chỉ do tiêu chí, nhiệm vụ, chỉ số: không căn cứ nào là một vụ việc được ghi nhận (G22)."""
    held = [ground for ground in ledger.regulation.grounds if ground.id in item.grounds]
    return not any(ground.event_input for ground in held)


def _yearly_evidence(ledger: Ledger, item: Classification) -> Iterator[str]:
    past, decision = repeated(ledger, item).past, own_decision(ledger, item)
    if not past or decision is None:
        return
    year = ledger.dossier.period.year
    for one in reversed(past):
        yield _rated(ledger, one)
    grounds = this_year_grounds(ledger, item)
    because = f"; căn cứ: {', '.join(grounds)} của Quy định" if grounds else ""
    yield f"Năm {year}: “{level_label(ledger.regulation, item.level)}”, tại {_dated(decision)}{because}"


def _rated(ledger: Ledger, past: PastRating) -> str:
    at = f", tại {_dated(past.decision)}" if past.decision else ""
    return f"Năm {past.year}: “{level_label(ledger.regulation, past.level)}”{at}"


def _dated(document: DocumentRef) -> str:
    issuer = f" của {document.issuer}" if document.issuer else ""
    return f"{short_reference(document)} {long_date(document.issued)}{issuer}"


def _conclusions(item: Classification, rule: Consequence) -> Iterator[str]:
    for case in misconduct(item.evaluation, rule.citation.clause or 0):
        yield f"{full_reference(case.conclusion)}; nội dung: {case.content.rstrip('.')}"

"""Chức danh, cơ quan còn hay đã thôi vào ngày ký (G20): đã thôi thì chỉ đi tiếp theo quyết định ghi trong hồ sơ."""

from __future__ import annotations

from collections.abc import Collection

from docgen.documents.parts.bodies import district_committee, province_committee
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import rating_decision
from docgen.documents.parts.naming import expand
from docgen.documents.parts.refuse import NotDue
from docgen.model.classification import Classification
from docgen.model.dossier import DocumentRef, RecordedRater
from docgen.regulations.changes import Change, issuer_ended, office_ended
from docgen.text.dates import short_date
from docgen.vocabulary import COMMUNE

_NAMED = 5


def is_chair(title: str, chair_title: str) -> bool:
    """Chức danh ghi trong hồ sơ có phải là `chair_title` không; “Chủ tịch UBND tỉnh” (không tên tỉnh) được nhận."""
    written = expand(title).strip().casefold()
    return "ủy ban nhân dân" in written and f"{chair_title.casefold()} ".startswith(f"{written} ")


def end_of(ledger: Ledger, office: str | None) -> Change | None:
    """Thay đổi làm chức danh `office` không còn vào ngày ký; None khi còn."""
    return office_ended(ledger.regulation.changes, office, ledger.dossier.period.signing_date)


def require_office(ledger: Ledger, office: str, recorded: Collection[RecordedRater | None]) -> None:
    """Chức danh `office` còn vào ngày ký, hoặc hồ sơ ghi người kế tục của từng người kèm văn bản giao.

    `recorded`: người xếp loại ghi trong hồ sơ, None khi không ghi. Lỗi: NotDue khi không.
    """
    change = end_of(ledger, office)
    if change is None:
        return
    if not recorded or None in recorded:
        competence = ledger.regulation.competence
        units = (unit for unit in ledger.dossier.evaluations if competence[unit.kind].rater == office)
        missing = [unit.unit for unit in units if unit.rater is None]
        places = dict.fromkeys(str(one.citation) for one in competence.values() if one.rater == office)
        also = f"; {_NO_CONFIRMATION}" if change.issuer and ledger.dossier.period.confirmation is None else ""
        raise _refused(
            ledger,
            change,
            f"không còn người xếp loại theo {', '.join(places)}; cần ghi người xếp loại kế tục (nguoi_xep_loai), "
            f"kèm văn bản giao, cho: {_few(missing)}{also}",
        )
    for one in filter(None, recorded):
        if any(is_chair(title, expand(one.title)) for title in change.titles):
            raise _refused(ledger, change, f"người xếp loại được ghi là {one.title}, chính là chức danh đã thôi")
        if one.document is None:
            raise _refused(ledger, change, f"người kế tục {one.title} chưa kèm văn bản giao (nguoi_xep_loai.van_ban)")
        if one.document.issued > ledger.dossier.period.signing_date:
            day = short_date(one.document.issued)
            raise _refused(ledger, change, f"văn bản giao người kế tục {one.document.number} đề {day}, sau ngày ký")


def _few(names: list[str]) -> str:
    """Vài mã đầu, và còn mấy đơn vị nữa."""
    more = f" và {len(names) - _NAMED} đơn vị khác" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{more}"


def own_decision(ledger: Ledger, item: Classification) -> DocumentRef | None:
    """Quyết định xếp loại năm nay của người ấy, đủ cơ quan ban hành và trích yếu; None khi hồ sơ chưa ghi."""
    decision = item.evaluation.issued_decision
    if decision is None:
        return None
    return rating_decision(decision, ledger.dossier.period.year, _rating_authority(ledger, item))


def _rating_authority(ledger: Ledger, item: Classification) -> str:
    """Người xếp loại: ghi trong hồ sơ, hay Chủ tịch Ủy ban nhân dân theo quy định; rỗng khi không biết ai."""
    if item.evaluation.rater:
        return expand(item.evaluation.rater.title)
    if ledger.regulation.competence[item.kind].rater is None:
        return ""
    district = ledger.evaluation(item.evaluation.parent or "") if item.kind == COMMUNE else None
    committee = district_committee(ledger, district) if district else province_committee(ledger)
    return f"Chủ tịch {committee.name}"


def require_issuer(ledger: Ledger) -> None:
    """Cơ quan ban hành quy định còn vào ngày ký, hoặc cơ quan kế tục ký theo văn bản cho áp dụng ghi trong hồ sơ.

    Lỗi: NotDue khi không.
    """
    period = ledger.dossier.period
    change = issuer_ended(ledger.regulation.changes, period.signing_date)
    if change is None:
        return
    if period.confirmation is None:
        raise _refused(ledger, change, _NO_CONFIRMATION)
    committee = ledger.office.bodies["ubnd_tinh"].name
    if any(is_chair(title, f"Chủ tịch {committee}") for title in change.titles):
        raise _refused(ledger, change, f"docgen.toml còn khai {committee}; khai cơ quan kế tục")


def _refused(ledger: Ledger, change: Change, why: str) -> NotDue:
    return NotDue(f"{change.told} Ngày ký {short_date(ledger.dossier.period.signing_date)}: {why}")


_NO_CONFIRMATION = "chưa ghi văn bản cho áp dụng quy định (ky_danh_gia.xac_nhan_ap_dung)"

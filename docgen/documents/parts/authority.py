"""Thẩm quyền xếp loại: ai ra quyết định, còn chức danh vào ngày ký hay không, theo chỗ nào của quy định."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import full_reference, short_reference
from docgen.documents.parts.offices import is_chair, require_office
from docgen.documents.parts.refuse import NotDue
from docgen.model.classification import Classification
from docgen.model.dossier import DocumentRef


def require_rater(ledger: Ledger, item: Classification, authority: str) -> None:
    """`authority` là người xếp loại của `item` vào ngày ký (Điều 14, G18, G20).

    Lỗi: NotDue khi không ai có thẩm quyền, khi hồ sơ ghi người khác, hoặc ghi người mà không kèm văn bản giao.
    """
    office = ledger.regulation.competence[item.kind].rater
    recorded = item.evaluation.rater
    if office:
        require_office(ledger, office, (recorded,))
    elif recorded is None:
        raise NotDue("quy định không nêu người xếp loại nhóm này và hồ sơ chưa ghi người xếp loại (nguoi_xep_loai)")
    if recorded is None:
        return
    if not is_chair(recorded.title, authority):
        raise NotDue(
            f"người xếp loại được ghi là {recorded.title}, không phải {authority}: cơ quan đó tự lập quyết định của "
            "mình; nếu đó chính là cơ quan này thì sửa tên trong docgen.toml"
        )
    if recorded.document is None:
        raise NotDue("người xếp loại đã ghi nhưng chưa kèm văn bản giao thẩm quyền (nguoi_xep_loai.van_ban)")


def rating_place(ledger: Ledger, items: Sequence[Classification]) -> str:
    """Chỗ giao thẩm quyền, để dẫn ở Điều 1: chỗ của quy định, thêm văn bản giao khi hồ sơ ghi người xếp loại."""
    competence = ledger.regulation.competence
    places = dict.fromkeys(str(competence[item.kind].citation) for item in items if competence[item.kind].citation)
    rule = f"Quy định ban hành kèm theo {short_reference(ledger.regulation.document)}"
    if places:
        rule = f"{', '.join(places)} của {rule}"
    return "; ".join((*(short_reference(one) for one in _assignments(items)), rule))


def assignment_bases(items: Iterable[Classification]) -> tuple[str, ...]:
    """Căn cứ là các văn bản giao người xếp loại đã ghi trong hồ sơ."""
    return tuple(full_reference(one) for one in _assignments(items))


def _assignments(items: Iterable[Classification]) -> Iterator[DocumentRef]:
    recorded = (item.evaluation.rater for item in items)
    yield from dict.fromkeys(rater.document for rater in recorded if rater and rater.document)

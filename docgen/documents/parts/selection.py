"""Ai vào văn bản nào: người đã có mức, người chưa xác định, người có quyết định riêng."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.offices import end_of
from docgen.model.classification import Classification, Status
from docgen.regulations.schema import Regulation
from docgen.text.names import name_key
from docgen.text.unicode import tone_key

DEPARTMENT = "so_ban_nganh"
SERVICE = "don_vi_su_nghiep"
CENTRAL = "trung_uong_nganh_doc"
PROVINCE_CHAIR = "chu_tich_ubnd_tinh"
DISTRICT_CHAIR = "chu_tich_ubnd_huyen"


def rated(items: Iterable[Classification]) -> tuple[Classification, ...]:
    """Những người đã có mức (theo câu chữ, theo cách đọc, hoặc theo quyết định của cấp có thẩm quyền)."""
    return tuple(item for item in items if item.level is not None)


def settled(ledger: Ledger, items: Iterable[Classification]) -> tuple[Classification, ...]:
    """Những người đã có mức và có người xếp loại; mức của người khác chỉ là số liệu tham khảo (G18)."""
    return tuple(item for item in rated(items) if _has_rater(ledger, item))


def unsettled(ledger: Ledger, items: Iterable[Classification]) -> tuple[Classification, ...]:
    """Những người chưa xếp loại: văn bản không cho mức, thiếu số liệu, hoặc không nêu ai xếp loại."""
    done = set(map(id, settled(ledger, items := tuple(items))))
    return tuple(item for item in items if id(item) not in done)


def with_status(items: Iterable[Classification], *statuses: Status) -> tuple[Classification, ...]:
    """Những người có trạng thái nêu tên."""
    return tuple(item for item in items if item.status in statuses)


def individually(ledger: Ledger) -> tuple[Classification, ...]:
    """Những người được ra quyết định riêng.

    Mức nằm trong danh sách `quyet_dinh_rieng` của docgen.toml; hoặc hồ sơ ghi người xếp loại khi quy định không nêu ai
    (đơn vị sự nghiệp) hay khi Chủ tịch UBND cấp huyện đã thôi. Ngành dọc không bao giờ có quyết định của tỉnh (G18).
    """
    return tuple(item for item in rated(ledger.classifications) if _alone(ledger, item))


def collectively(ledger: Ledger, items: Iterable[Classification]) -> tuple[Classification, ...]:
    """Những người trong `items` có tên ở quyết định chung; không ai ở cả hai nơi."""
    return tuple(item for item in rated(items) if not _alone(ledger, item))


def passed_on(ledger: Ledger, item: Classification) -> bool:
    """Chủ tịch UBND cấp huyện xếp loại người này đã thôi vào ngày ký, và hồ sơ ghi người kế tục (G20)."""
    office = ledger.regulation.competence[item.kind].rater
    return office == DISTRICT_CHAIR and end_of(ledger, office) is not None and item.evaluation.rater is not None


def _alone(ledger: Ledger, item: Classification) -> bool:
    if passed_on(ledger, item):
        return True
    if ledger.regulation.competence[item.kind].rater is None:
        return item.kind != CENTRAL and item.evaluation.rater is not None
    return item.level in ledger.office.individual_levels


def _has_rater(ledger: Ledger, item: Classification) -> bool:
    if item.status is Status.DECIDED or ledger.regulation.competence[item.kind].rater is not None:
        return True
    return item.kind != CENTRAL and item.evaluation.rater is not None


def provincial(ledger: Ledger) -> tuple[Classification, ...]:
    """Người đứng đầu do Chủ tịch Ủy ban nhân dân tỉnh xếp loại, theo điều khoản thẩm quyền của quy định."""
    return ledger.of_kinds(*province_kinds(ledger.regulation))


def province_kinds(regulation: Regulation) -> tuple[str, ...]:
    """Các nhóm do Chủ tịch Ủy ban nhân dân tỉnh xếp loại, theo thứ tự nhóm trong quy định."""
    competence = regulation.competence
    return tuple(kind for kind in regulation.kinds if competence[kind].rater == PROVINCE_CHAIR)


def by_name(items: Iterable[Classification]) -> tuple[Classification, ...]:
    """Xếp theo tên kiểu Việt Nam (tên, rồi họ, đệm); người chưa công bố tên đứng cuối, theo thứ tự đầu vào."""
    return tuple(sorted(items, key=lambda item: (item.head.name is None, name_key(item.head.name or ""))))


def listed(ledger: Ledger, items: Iterable[Classification]) -> tuple[Classification, ...]:
    """Thứ tự trong danh sách kèm theo: nhóm theo quy định; trong nhóm theo đầu vào hoặc theo tên (docgen.toml)."""
    order = list(ledger.regulation.kinds)
    chosen = by_name(items) if ledger.office.lists_by_name else tuple(items)
    return tuple(sorted(chosen, key=lambda item: order.index(item.kind)))


def with_own_cases(item: Classification) -> Classification:
    """Kết quả chỉ kèm những trường hợp khoản 4, Điều 15 của chính người này hoặc không nêu của ai."""
    evaluation = item.evaluation
    if len(evaluation.heads) == 1:
        return item

    def own(name: str | None) -> bool:
        return name is None or (item.head.name is not None and tone_key(name) == tone_key(item.head.name))

    return replace(
        item,
        evaluation=replace(
            evaluation,
            events=tuple(event for event in evaluation.events if own(event.name)),
            misconduct=tuple(case for case in evaluation.misconduct if own(case.name)),
        ),
    )

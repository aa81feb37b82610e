"""Tờ trình đề nghị khen thưởng tập thể, cá nhân trong thực hiện nhiệm vụ cải cách hành chính (khoản 3 Điều 16)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import counted, criteria_share, index_text, level_label
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import bases, duty, full_reference, regulation_bases
from docgen.documents.parts.making import make
from docgen.documents.parts.naming import capital, expand, full_name, person
from docgen.documents.parts.offices import own_decision
from docgen.documents.parts.proposals import (
    KhungToTrinh,
    obstacles,
    require_province_chair,
    to_province_chair,
)
from docgen.documents.parts.refuse import NotDue
from docgen.documents.parts.selection import by_name
from docgen.model.classification import Classification
from docgen.model.draft import Draft, Refusal
from docgen.regulations.consequences import reward_candidate

ID = "to_trinh_khen_thuong"
FOLDER = "to_trinh"
ORDER = 4
SCOPE = "tinh"
LABEL = "Tờ trình đề nghị khen thưởng"

COLLECTIVE = "tap_the"


@dataclass(frozen=True, slots=True)
class DongKhenThuong:
    """Một tập thể hoặc một cá nhân được đề nghị khen thưởng; thành tích chỉ gồm số liệu."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    ten_goi: str = truong("Tên tập thể, hoặc họ tên và chức vụ", "Ông Nguyễn Văn A, Giám đốc Sở B")
    thanh_tich: str = truong("Mức, chỉ số, tiêu chí", "Hoàn thành xuất sắc nhiệm vụ; chỉ số 95,2%; tiêu chí 0/43 (0%)")
    hinh_thuc: str = truong("Hình thức khen thưởng", "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh")
    ly_do: str = truong("Lý do đề nghị, như hồ sơ đã ghi", "Dẫn đầu các sở về Chỉ số cải cách hành chính")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(KhungToTrinh):
    """Trường của tờ trình đề nghị khen thưởng."""

    nguyen_van_nhiem_vu: str = truong(
        "Nguyên văn việc quy định giao", "Tổng hợp và đề xuất khen thưởng những tập thể …"
    )
    so_tap_the: str = truong("Số tập thể, bằng số và bằng chữ", "02 (hai)")
    so_ca_nhan: str = truong("Số cá nhân, bằng số và bằng chữ", "03 (ba)")
    hai_muc_cao: str = truong("Tên hai mức cao nhất", "“Hoàn thành xuất sắc nhiệm vụ” hoặc “Hoàn thành tốt nhiệm vụ”")
    danh_sach_tap_the: tuple[DongKhenThuong, ...] = truong("Các tập thể", ())
    danh_sach_ca_nhan: tuple[DongKhenThuong, ...] = truong("Các cá nhân", ())
    dieu_khoan_muc_cuoi: str = truong("Chỗ của quy định về mức thấp nhất", "khoản 4 Điều 12")
    dieu_khoan_xem_xet: str = truong("Chỗ của quy định về xem xét điều chuyển", "Điều 15")


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một tờ trình cho cả tỉnh, khi hồ sơ ghi ít nhất một đề nghị khen thưởng."""
    items = tuple(item for item in ledger.of_kinds(*ledger.regulation.kinds) if item.evaluation.reward)
    if items:
        title = f"Tờ trình về việc khen thưởng trong thực hiện cải cách hành chính năm {ledger.dossier.period.year}"
        yield from make(ID, "tinh", None, lambda: _fields(ledger, items), title)


def _fields(ledger: Ledger, items: tuple[Classification, ...]) -> Fields:
    why = [
        *_why_not(ledger, items),
        *obstacles(lambda: require_province_chair(ledger), lambda: _bases(ledger, items)),
    ]
    if why:
        raise NotDue(" ".join(why))
    best = [f"“{level.label}”" for level in ledger.regulation.levels[:2]]
    collective = _rows(ledger, _collective(items), person_named=False)
    individual = _rows(ledger, _individual(items), person_named=True)
    found = next(entry for entry in ledger.regulation.duties if entry.id == "de_xuat_khen_thuong")
    return Fields(
        **to_province_chair(ledger, str(found.citation), _bases(ledger, items)),
        nguyen_van_nhiem_vu=found.text.rstrip("."),
        so_tap_the=counted(ledger, len(collective)),
        so_ca_nhan=counted(ledger, len(individual)),
        hai_muc_cao=" hoặc ".join(best),
        danh_sach_tap_the=collective,
        danh_sach_ca_nhan=individual,
        dieu_khoan_muc_cuoi=str(ledger.regulation.levels[-1].citation),
        dieu_khoan_xem_xet=duty(ledger, "dieu_chuyen"),
    )


def _why_not(ledger: Ledger, items: Sequence[Classification]) -> Iterator[str]:
    """Mỗi loại vướng mắc một câu, kèm mã đơn vị; không nói trường hợp chưa xét khen là gì."""
    checks: tuple[tuple[str, Callable[[Classification], bool]], ...] = (
        (
            "Chưa ghi quyết định xếp loại đã ban hành (quyet_dinh_xep_loai)",
            lambda item: item.evaluation.issued_decision is None,
        ),
        (
            "Không ở một trong hai mức cao nhất",
            lambda item: not reward_candidate(item, ledger.regulation).holds,
        ),
        (
            "Đề nghị khen cá nhân nhưng đơn vị có từ hai người đứng đầu, chưa rõ khen ai",
            lambda item: not _is_collective(item) and len(item.evaluation.heads) > 1,
        ),
    )
    for what, fails in checks:
        units = dict.fromkeys(item.unit for item in items if fails(item))
        if units:
            yield f"{what}: {', '.join(units)}."
    # Không nêu mã đơn vị: lý do này vào manifest, nêu đơn vị là lộ người đang bị xem xét.
    if any(item.evaluation.events or item.evaluation.misconduct for item in items):
        yield "Có đề nghị thuộc trường hợp chưa xét khen thưởng: xem phiếu đánh giá của các đơn vị được đề nghị."


def _bases(ledger: Ledger, items: Sequence[Classification]) -> tuple[str, ...]:
    issued = (own_decision(ledger, item) for item in items)
    return (
        *bases(ledger, "thi_dua_khen_thuong"),
        *regulation_bases(ledger),
        *dict.fromkeys(full_reference(document) for document in issued if document),
    )


def _is_collective(item: Classification) -> bool:
    return item.evaluation.reward is not None and item.evaluation.reward.subject == COLLECTIVE


def _collective(items: Sequence[Classification]) -> tuple[Classification, ...]:
    """Các tập thể, mỗi đơn vị một dòng dù có nhiều người đứng đầu."""
    return tuple({item.unit: item for item in items if _is_collective(item)}.values())


def _individual(items: Sequence[Classification]) -> tuple[Classification, ...]:
    """Các cá nhân, xếp theo tên; chưa có tên thì đứng cuối, theo thứ tự đầu vào."""
    return by_name(item for item in items if not _is_collective(item))


def _rows(ledger: Ledger, items: Sequence[Classification], *, person_named: bool) -> tuple[DongKhenThuong, ...]:
    rows = []
    for number, item in enumerate(items, 1):
        reward = item.evaluation.reward
        assert reward is not None  # items chỉ gồm đơn vị có đề nghị
        name = person(item.head, item.evaluation) if person_named else full_name(item.evaluation)
        facts = (
            f"{level_label(ledger.regulation, item.level)}; chỉ số cải cách hành chính {index_text(item.unit_index)}; "
            f"tiêu chí chưa bảo đảm {criteria_share(ledger.regulation, item)}"
        )
        rows.append(DongKhenThuong(str(number), capital(name), facts, expand(reward.form), reward.reason.rstrip(".")))
    return tuple(rows)

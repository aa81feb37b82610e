"""Đếm trạng thái tiêu chí của từng người, theo nhóm và vai, theo tiêu chí; tổng được đối chiếu trước khi in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import NONE, level_label
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import short_reference
from docgen.documents.parts.naming import capital, full_name, group_name, person
from docgen.documents.parts.refuse import NotDue
from docgen.model.classification import Classification
from docgen.model.dossier import CriterionStatus, State
from docgen.regulations.parts import Nature
from docgen.regulations.schema import Regulation
from docgen.vocabulary import label

_NATURES = {
    Nature.DUTY: "Việc phải làm",
    Nature.PROHIBITION: "Điều không được làm",
    Nature.LIABILITY: "Quy tắc quy trách nhiệm",
}
_TOTAL = "Tổng cộng"


class Mark(StrEnum):
    """Điều đếm được ở một người; `FAILING` gồm cả không thực hiện và vi phạm điều cấm, như khi xếp loại."""

    PEOPLE = "nguoi"
    APPLICABLE = "ap_dung"
    SOUND = "bao_dam"
    FAILING = "chua_bao_dam"
    NOT_DONE = "khong_thuc_hien"
    FORBIDDEN = "vi_pham_dieu_cam"
    LIABLE = "trach_nhiem"


@dataclass(frozen=True, slots=True)
class DongVai:
    """Một nhóm và một vai, hoặc dòng tổng cộng."""

    ten_nhom: str = truong("Tên nhóm và vai; dòng cuối là tổng cộng", "Sở, ban, ngành; Người đứng đầu")
    so_nguoi: str = truong("Số người", "20")
    ap_dung: str = truong("Số lượt tiêu chí áp dụng, không kể quy tắc quy trách nhiệm", "120")
    bao_dam: str = truong("Số lượt bảo đảm", "117")
    chua_bao_dam: str = truong("Số lượt chưa bảo đảm, gồm không thực hiện và vi phạm điều cấm", "3")
    khong_thuc_hien: str = truong("Số lượt không thực hiện", "1")
    vi_pham_dieu_cam: str = truong("Số lượt vi phạm điều không được làm", "1")
    trach_nhiem: str = truong("Số lượt trách nhiệm phát sinh theo quy tắc quy trách nhiệm", "1")


@dataclass(frozen=True, slots=True)
class DongTungTieuChi:
    """Kết quả của một tiêu chí ở mọi người phải trả lời nó."""

    ma_tieu_chi: str = truong("Mã tiêu chí", "QN.ND.4")
    tieu_chi: str = truong("Nhãn ngắn của tiêu chí", "Không đùn đẩy công việc thuộc thẩm quyền, trách nhiệm")
    ban_chat: str = truong("Việc phải làm, điều không được làm, hay quy tắc quy trách nhiệm", "Điều không được làm")
    ap_dung: str = truong("Số người áp dụng", "20")
    bao_dam: str = truong("Số người bảo đảm, không vi phạm", "19")
    chua_bao_dam: str = truong("Số người chưa bảo đảm, gồm không thực hiện và có vi phạm", "1")


@dataclass(frozen=True, slots=True)
class DongTungNguoi:
    """Kết quả của một người."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    co_quan: str = truong("Cơ quan, đơn vị, địa phương", "Sở B")
    nguoi_duoc_danh_gia: str = truong("Người được đánh giá và vai", "Ông Nguyễn Văn A, Giám đốc Sở B; Người đứng đầu")
    ap_dung: str = truong("Số tiêu chí áp dụng", "6")
    bao_dam: str = truong("Số tiêu chí bảo đảm", "5")
    chua_bao_dam: str = truong("Số tiêu chí chưa bảo đảm và mã của chúng", "1 (QN.ND.6)")
    khong_thuc_hien: str = truong("Số tiêu chí không thực hiện", "0")
    vi_pham_dieu_cam: str = truong("Số điều không được làm có vi phạm và mã của chúng", "0")
    trach_nhiem: str = truong("Số trách nhiệm phát sinh và mã của chúng", "1 (QN.ND.5)")
    xep_loai: str = truong("Mức, hoặc “Chưa xác định”", "Chưa xác định")


@dataclass(frozen=True, slots=True)
class DongViPham:
    """Một vi phạm điều cấm, hoặc một trách nhiệm phát sinh, của một người."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    nguoi_duoc_danh_gia: str = truong("Người được đánh giá", "Ông Nguyễn Văn A, Giám đốc Sở B")
    tieu_chi: str = truong("Mã, nhãn của tiêu chí", "QN.ND.5: Chịu trách nhiệm khi để cán bộ nhũng nhiễu")
    ket_luan: str = truong("Kết luận đã ghi và lý do", "Kết luận số 09/KL-GĐ; một công chức gây phiền hà")


def asked(regulation: Regulation, item: Classification) -> Sequence[CriterionStatus]:
    """Các tiêu chí mà người này trả lời."""
    present = frozenset(head.role for head in item.evaluation.heads)
    return regulation.asked(item.evaluation.criteria, item.role, present)


def role_label(regulation: Regulation, item: Classification) -> str:
    """Tên vai của một người; quy định không chia vai thì ai cũng là người đứng đầu."""
    role = regulation.roles.get(item.role)
    return role.label if role else label(item.role)


def by_role(ledger: Ledger, items: Sequence[Classification]) -> tuple[DongVai, ...]:
    """Mỗi nhóm, mỗi vai một dòng, rồi dòng tổng cộng. Lỗi: NotDue khi số đếm khác số của kết quả xếp loại."""
    regulation, tally, names = ledger.regulation, dict[tuple[str, str], Counter[Mark]](), dict[str, str]()
    for item in items:
        names.setdefault(item.role, role_label(regulation, item))
        tally.setdefault((item.kind, item.role), Counter()).update(_marks(regulation, item))
    kinds, roles = list(regulation.kinds), list(regulation.roles) or list(names)
    rows = [
        _role_row(f"{capital(group_name(regulation.kinds[kind]))}; {names[role]}", tally[kind, role])
        for kind, role in sorted(tally, key=lambda key: (kinds.index(key[0]), roles.index(key[1])))
    ]
    return (*rows, _role_row(_TOTAL, sum(tally.values(), Counter[Mark]())))


def by_criterion(regulation: Regulation, items: Iterable[Classification]) -> tuple[DongTungTieuChi, ...]:
    """Mỗi tiêu chí có người trả lời một dòng, theo thứ tự của quy định."""
    applicable: Counter[str] = Counter()
    failing: Counter[str] = Counter()
    for item in items:
        for status in asked(regulation, item):
            applicable[status.criterion] += status.state is not State.NOT_APPLICABLE
            failing[status.criterion] += _fails(status)
    return tuple(
        DongTungTieuChi(
            ma_tieu_chi=one.id,
            tieu_chi=one.label,
            ban_chat=_NATURES[one.nature],
            ap_dung=str(applicable[one.id]),
            bao_dam=str(applicable[one.id] - failing[one.id]),
            chua_bao_dam=str(failing[one.id]),
        )
        for one in regulation.criteria.values()
        if one.id in applicable
    )


def by_person(ledger: Ledger, items: Iterable[Classification]) -> tuple[DongTungNguoi, ...]:
    """Mỗi người một dòng, đánh số từ 1."""
    return tuple(_person_row(ledger.regulation, number, item) for number, item in enumerate(items, 1))


def breaches(regulation: Regulation, items: Iterable[Classification]) -> tuple[DongViPham, ...]:
    """Mỗi vi phạm điều cấm, mỗi trách nhiệm phát sinh một dòng, đánh số từ 1."""
    found = ((item, status) for item in items for status in asked(regulation, item) if status.state is State.BREACH)
    return tuple(
        DongViPham(
            so_thu_tu=str(number),
            nguoi_duoc_danh_gia=capital(person(item.head, item.evaluation)),
            tieu_chi=f"{status.criterion}: {regulation.criteria[status.criterion].label}",
            ket_luan="; ".join(filter(None, (_finding(status), status.reason))) or NONE,
        )
        for number, (item, status) in enumerate(found, 1)
    )


def _person_row(regulation: Regulation, number: int, item: Classification) -> DongTungNguoi:
    marks = _marks(regulation, item)
    statuses = asked(regulation, item)
    failing = [one.criterion for one in statuses if _fails(one) and one.criterion not in regulation.liabilities]
    forbidden = [one.criterion for one in statuses if _forbidden(regulation, one)]
    liable = [one.criterion for one in statuses if _liable(regulation, one)]
    return DongTungNguoi(
        so_thu_tu=str(number),
        co_quan=capital(full_name(item.evaluation)),
        nguoi_duoc_danh_gia=f"{capital(person(item.head, item.evaluation))}; {_roles(regulation, item)}",
        ap_dung=str(marks[Mark.APPLICABLE]),
        bao_dam=str(marks[Mark.SOUND]),
        chua_bao_dam=_named(failing),
        khong_thuc_hien=str(marks[Mark.NOT_DONE]),
        vi_pham_dieu_cam=_named(forbidden),
        trach_nhiem=_named(liable),
        xep_loai=level_label(regulation, item.level),
    )


def _roles(regulation: Regulation, item: Classification) -> str:
    """Vai của một người, kèm những vai không ai giữ mà người ấy trả lời thay."""
    present = {head.role for head in item.evaluation.heads}
    instead = (one.label for one in regulation.roles.values() if one.otherwise == item.role and one.id not in present)
    return "; ".join((role_label(regulation, item), *(f"trả lời cả vai {name}" for name in instead)))


def _marks(regulation: Regulation, item: Classification) -> Counter[Mark]:
    """Số đếm của một người. Lỗi: NotDue khi khác số mà kết quả xếp loại đã dùng."""
    statuses = asked(regulation, item)
    counted = [
        one for one in statuses if one.criterion not in regulation.liabilities and one.state is not State.NOT_APPLICABLE
    ]
    failing = sum(map(_fails, counted))
    marks = Counter(
        {
            Mark.PEOPLE: 1,
            Mark.APPLICABLE: len(counted),
            Mark.SOUND: len(counted) - failing,
            Mark.FAILING: failing,
            Mark.NOT_DONE: sum(one.state is State.NOT_DONE for one in counted),
            Mark.FORBIDDEN: sum(_forbidden(regulation, one) for one in counted),
            Mark.LIABLE: sum(_liable(regulation, one) for one in statuses),
        }
    )
    rated = item.criteria
    if (marks[Mark.APPLICABLE], failing, marks[Mark.NOT_DONE]) != (rated.applicable, rated.failing, rated.not_done):
        raise NotDue(f"số tiêu chí của {item.unit} không khớp kết quả xếp loại")
    return marks


def _role_row(name: str, marks: Counter[Mark]) -> DongVai:
    return DongVai(
        ten_nhom=name,
        so_nguoi=str(marks[Mark.PEOPLE]),
        ap_dung=str(marks[Mark.APPLICABLE]),
        bao_dam=str(marks[Mark.SOUND]),
        chua_bao_dam=str(marks[Mark.FAILING]),
        khong_thuc_hien=str(marks[Mark.NOT_DONE]),
        vi_pham_dieu_cam=str(marks[Mark.FORBIDDEN]),
        trach_nhiem=str(marks[Mark.LIABLE]),
    )


def _fails(status: CriterionStatus) -> bool:
    return status.state in (State.WANTING, State.NOT_DONE, State.BREACH)


def _forbidden(regulation: Regulation, status: CriterionStatus) -> bool:
    return status.state is State.BREACH and status.criterion not in regulation.liabilities


def _liable(regulation: Regulation, status: CriterionStatus) -> bool:
    return status.state is State.BREACH and status.criterion in regulation.liabilities


def _named(criteria: Sequence[str]) -> str:
    """“2 (QN.TT.2, QN.TT.5)”; không có thì “0”."""
    return f"{len(criteria)} ({', '.join(criteria)})" if criteria else "0"


def _finding(status: CriterionStatus) -> str:
    return short_reference(status.finding) if status.finding else ""

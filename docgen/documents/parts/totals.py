"""Đếm theo mức và nhóm cho báo cáo; tổng được đối chiếu với danh sách trước khi in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import level_label
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import capital, group_name
from docgen.documents.parts.refuse import NotDue
from docgen.documents.parts.selection import settled
from docgen.model.classification import Classification
from docgen.model.dossier import State
from docgen.regulations.schema import Regulation
from docgen.text.numbers import format_share
from docgen.text.unicode import tone_key
from docgen.vocabulary import LEVELS


@dataclass(frozen=True, slots=True)
class DongTongHop:
    """Một nhóm và số người ở từng mức; tỷ lệ tính trên số đã xếp loại của nhóm."""

    ten_nhom: str = truong("Tên nhóm; dòng cuối là tổng cộng", "Sở, ban, ngành")
    thuoc_dien: str = truong("Số người thuộc diện đánh giá", "20")
    da_xep_loai: str = truong("Số người đã có mức", "18")
    xuat_sac: str = truong("Hoàn thành xuất sắc: số người và tỷ lệ", "5 (27,78%)")
    hoan_thanh_tot: str = truong("Hoàn thành tốt: số người và tỷ lệ", "8 (44,44%)")
    hoan_thanh: str = truong("Hoàn thành: số người và tỷ lệ", "4 (22,22%)")
    khong_hoan_thanh: str = truong("Không hoàn thành: số người và tỷ lệ", "1 (5,56%)")
    chua_xep_loai: str = truong("Số người chưa có mức", "2")


@dataclass(frozen=True, slots=True)
class DongTieuChi:
    """Một tiêu chí hay bị đánh giá chưa bảo đảm."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    vien_dan: str = truong("Chỗ của tiêu chí trong quy định", "điểm b khoản 1 Điều 4")
    tieu_chi: str = truong("Nhãn ngắn của tiêu chí", "Triển khai đủ nhiệm vụ theo kế hoạch")
    so_nguoi: str = truong("Số người chưa bảo đảm trên số người áp dụng", "7/31")
    ty_le: str = truong("Tỷ lệ", "22,58%")


@dataclass(frozen=True, slots=True)
class DongDieu:
    """Kết quả thực hiện trách nhiệm theo một Điều của quy định."""

    dieu_khoan: str = truong("Điều của quy định", "Điều 4")
    noi_dung: str = truong("Tên Điều", "Trách nhiệm điều hành thực hiện nhiệm vụ cải cách hành chính")
    ap_dung: str = truong("Số lượt tiêu chí áp dụng", "558")
    chua_bao_dam: str = truong("Số lượt chưa bảo đảm, gồm cả không thực hiện", "21")
    khong_thuc_hien: str = truong("Số lượt không thực hiện", "2")
    ty_le: str = truong("Tỷ lệ lượt chưa bảo đảm", "3,76%")


@dataclass(frozen=True, slots=True)
class DongSoSanh:
    """Số người ở một mức năm nay và năm trước, chỉ tính những người có kết quả cả hai năm."""

    muc_xep_loai: str = truong("Tên mức", "Hoàn thành tốt nhiệm vụ")
    nam_truoc: str = truong("Số người năm trước", "8")
    nam_nay: str = truong("Số người năm nay", "10")


def summary_rows(ledger: Ledger, items: Sequence[Classification]) -> tuple[DongTongHop, ...]:
    """Mỗi nhóm một dòng, thêm dòng tổng cộng khi có từ hai nhóm. Lỗi: NotDue khi tổng không khớp danh sách."""
    kinds = [kind for kind in ledger.regulation.kinds if any(item.kind == kind for item in items)]
    rows = [
        _row(ledger, capital(group_name(ledger.regulation.kinds[kind])), [item for item in items if item.kind == kind])
        for kind in kinds
    ]
    counted = sum(int(row.thuoc_dien) for row in rows)
    if counted != len(items):
        raise NotDue(f"tổng theo nhóm ({counted}) không khớp danh sách ({len(items)})")
    if len(rows) > 1:
        rows.append(_row(ledger, "Tổng cộng", items))
    return tuple(rows)


def _row(ledger: Ledger, name: str, items: Sequence[Classification]) -> DongTongHop:
    done = settled(ledger, items)
    levels = Counter(item.level for item in done)
    if sum(levels.values()) != len(done) or len(done) > len(items):
        raise NotDue(f"số người theo mức của nhóm {name} không khớp danh sách")
    if why := columns_not_fitting(ledger.regulation):
        raise NotDue(why)
    cells = [_counted(levels[level.id], len(done)) for level in ledger.regulation.levels]
    return DongTongHop(
        ten_nhom=name,
        thuoc_dien=str(len(items)),
        da_xep_loai=str(len(done)),
        xuat_sac=cells[0],
        hoan_thanh_tot=cells[1],
        hoan_thanh=cells[2],
        khong_hoan_thanh=cells[3],
        chua_xep_loai=str(len(items) - len(done)),
    )


def columns_not_fitting(regulation: Regulation) -> str:
    """Vì sao bảng có bốn cột mức không dùng được cho quy định; rỗng khi dùng được."""
    if tuple(level.id for level in regulation.levels) == tuple(term.id for term in LEVELS.terms):
        return ""
    own = ", ".join(f"“{level.label}”" for level in regulation.levels)
    return f"bảng đếm người có bốn cột mức, quy định {regulation.id} xếp theo các mức {own}"


def _counted(number: int, base: int) -> str:
    return f"{number} ({format_share(Fraction(number, base))})" if number else "0"


def failing_criteria(
    regulation: Regulation, items: Iterable[Classification], most: int = 10
) -> tuple[DongTieuChi, ...]:
    """Các tiêu chí chưa bảo đảm nhiều nhất, nhiều trước, bằng nhau thì theo thứ tự trong quy định."""
    bound: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    for item in items:
        for status in item.evaluation.criteria:
            if status.state is not State.NOT_APPLICABLE:
                bound[status.criterion] += 1
            if status.state in (State.WANTING, State.NOT_DONE):
                failed[status.criterion] += 1
    order, limits = list(regulation.criteria), regulation.share_bounds
    worst = sorted(failed, key=lambda name: (-failed[name], order.index(name)))[:most]
    return tuple(
        DongTieuChi(
            str(number),
            str(regulation.criteria[name].citation),
            regulation.criteria[name].label,
            f"{failed[name]}/{bound[name]}",
            format_share(Fraction(failed[name], bound[name]), guards=limits),
        )
        for number, name in enumerate(worst, 1)
    )


def by_article(regulation: Regulation, items: Iterable[Classification]) -> tuple[DongDieu, ...]:
    """Lượt tiêu chí theo từng Điều của Chương II: áp dụng, chưa bảo đảm, không thực hiện."""
    tally: dict[int, Counter[str]] = {}
    limits = regulation.share_bounds
    for item in items:
        for status in item.evaluation.criteria:
            if status.state is State.NOT_APPLICABLE:
                continue
            counts = tally.setdefault(regulation.criteria[status.criterion].citation.article, Counter())
            counts["bound"] += 1
            counts["failed"] += status.state in (State.WANTING, State.NOT_DONE)
            counts["undone"] += status.state is State.NOT_DONE
    return tuple(
        DongDieu(
            f"Điều {article}",
            regulation.headings.get(f"Điều {article}", ""),
            str(counts["bound"]),
            str(counts["failed"]),
            str(counts["undone"]),
            format_share(Fraction(counts["failed"], counts["bound"]), guards=limits),
        )
        for article, counts in sorted(tally.items())
    )


def compared(ledger: Ledger, items: Iterable[Classification]) -> tuple[DongSoSanh, ...]:
    """So với năm trước, trên những người có kết quả cả hai năm ở cùng chức vụ; rỗng khi không ai có."""
    year = ledger.dossier.period.year - 1
    before: Counter[str] = Counter()
    now: Counter[str] = Counter()
    for item in settled(ledger, items):
        past = next(
            (entry for entry in item.evaluation.history if entry.year == year and _same(entry.name, item.head.name)),
            None,
        )
        if past and item.level:
            before[past.level] += 1
            now[item.level] += 1
    if not before:
        return ()
    return tuple(
        DongSoSanh(level_label(ledger.regulation, level.id), str(before[level.id]), str(now[level.id]))
        for level in ledger.regulation.levels
    )


def _same(one: str | None, other: str | None) -> bool:
    """Cùng một người: trùng họ tên; cả hai năm đều chưa công bố tên thì so theo chức vụ của đơn vị."""
    return tone_key(one or "") == tone_key(other or "")

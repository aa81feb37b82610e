"""Báo cáo tổng hợp theo vai: ai đạt bao nhiêu tiêu chí, vi phạm, trách nhiệm phát sinh, việc gì chờ người quyết định.

Dành cho quy định chưa thấy phần giao báo cáo: chỉ lập khi quy định kê nó ở `documents`. Nơi nhận, chỗ giao báo cáo, hệ
quả mà văn bản không nêu thì để trống và nói rõ là không nêu.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.documents.parts.bodies import home_affairs
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import level_label
from docgen.documents.parts.frame import Khung, frame
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import called
from docgen.documents.parts.making import make
from docgen.documents.parts.marks import (
    DongTungNguoi,
    DongTungTieuChi,
    DongVai,
    DongViPham,
    breaches,
    by_criterion,
    by_person,
    by_role,
)
from docgen.documents.parts.naming import DOTTED_NAME
from docgen.documents.parts.open_cases import DongChuaXacDinh, open_rows
from docgen.documents.parts.readings import private_questions
from docgen.documents.parts.report import DongVuongMac
from docgen.documents.parts.selection import listed, unsettled
from docgen.model.classification import Classification, Detail
from docgen.model.draft import Draft, Refusal
from docgen.regulations.schema import Regulation
from docgen.text.numbers import pad

ID = "bao_cao_tong_hop"
FOLDER = "bao_cao"
ORDER = 3
SCOPE = "tinh"
DETAIL = Detail.REASONS
WHEN_NAMED = True
LABEL = "Báo cáo tổng hợp theo vai"

_UNSTATED = "Quy định đã thấy không nêu ngưỡng của mức nào và cơ quan chưa nêu ngưỡng, nên chưa đề nghị mức cho ai"
_STATED = "Theo ngưỡng mà quy định nêu"
_NO_LEVEL = "Chưa xác định"


@dataclass(frozen=True, slots=True)
class DongMuc:
    """Số người ở một mức."""

    muc_xep_loai: str = truong("Tên mức, “Chưa xác định”, hoặc “Tổng cộng”", "Hoàn thành tốt nhiệm vụ")
    so_nguoi: str = truong("Số người", "8")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields(Khung):
    """Trường của báo cáo tổng hợp theo vai."""

    noi_nhan_bao_cao: str = truong("Kính gửi nơi nào; dòng chấm khi quy định không nêu", DOTTED_NAME)
    ten_co_quan_bao_cao: str = truong("Tên cơ quan báo cáo trong câu", "Sở Nội vụ")
    nguoi_ban_hanh: str = truong("Ai ban hành, để dẫn trong phụ lục", "Sở Nội vụ")
    quy_dinh: str = truong("Văn bản ban hành quy định, hoặc lời mô tả nguồn", "Quyết định của … theo bài báo")
    phan_da_thay: str = truong("Đã thấy những phần nào của văn bản; để trống khi thấy trọn", "Chưa thấy cách xếp loại")
    nguong_xep_loai: str = truong("Mức dựa vào ngưỡng nào; không dấu chấm cuối", _UNSTATED)
    khong_neu: str = truong("Những việc quy định đã thấy không nêu; không dấu chấm cuối", "cơ quan nhận báo cáo")
    so_don_vi: str = truong("Số cơ quan, đơn vị, địa phương", "03")
    so_nguoi: str = truong("Số người được đánh giá", "05")
    theo_vai: tuple[DongVai, ...] = truong("Tổng hợp theo nhóm và vai, dòng cuối là tổng cộng", ())
    theo_tieu_chi: tuple[DongTungTieuChi, ...] = truong("Kết quả theo từng tiêu chí", ())
    theo_muc: tuple[DongMuc, ...] = truong("Số người theo mức, dòng cuối là tổng cộng", ())
    cho_quyet_dinh: tuple[DongChuaXacDinh, ...] = truong("Những người chờ người có thẩm quyền quyết định", ())
    vi_pham: tuple[DongViPham, ...] = truong("Vi phạm điều cấm và trách nhiệm phát sinh", ())
    chua_ro: tuple[DongVuongMac, ...] = truong("Những điều quy định đã thấy không nói", ())
    danh_sach: tuple[DongTungNguoi, ...] = truong("Kết quả từng người, in ở phụ lục", ())


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Một báo cáo cho mỗi kỳ."""
    title = f"Báo cáo tổng hợp kết quả đánh giá trách nhiệm trong công tác cải cách hành chính năm {_year(ledger)}"
    yield from make(ID, "tinh", None, lambda: _fields(ledger), title)


def _year(ledger: Ledger) -> int:
    return ledger.dossier.period.year


def _fields(ledger: Ledger) -> Fields:
    body, regulation = home_affairs(ledger), ledger.regulation
    items = listed(ledger, ledger.classifications)
    return Fields(
        **frame(ledger, body, "BC"),
        noi_nhan_bao_cao=DOTTED_NAME,
        ten_co_quan_bao_cao=body.name,
        nguoi_ban_hanh=body.name,
        quy_dinh=called(regulation),
        phan_da_thay=regulation.seen.rstrip("."),
        nguong_xep_loai=_thresholds(regulation),
        khong_neu=_left_out(regulation),
        so_don_vi=pad(len({item.unit for item in items})),
        so_nguoi=pad(len(items)),
        theo_vai=by_role(ledger, items),
        theo_tieu_chi=by_criterion(regulation, items),
        theo_muc=_levels(regulation, items),
        cho_quyet_dinh=open_rows(ledger, unsettled(ledger, items)),
        vi_pham=breaches(regulation, items),
        chua_ro=_unclear(regulation, items),
        danh_sach=by_person(ledger, items),
    )


def _thresholds(regulation: Regulation) -> str:
    if regulation.supplement:
        return f"Theo ngưỡng của cơ quan: {regulation.supplement.described}"
    return _UNSTATED if all(level.unstated for level in regulation.levels) else _STATED


def _left_out(regulation: Regulation) -> str:
    """Những việc mà phần đã thấy của quy định không giao cho ai, không nói gì."""
    absent = {
        "ai xếp loại": not any(one.rater for one in regulation.competence.values()),
        "cơ quan nhận báo cáo, thời hạn báo cáo": not regulation.duties,
        "hệ quả của vi phạm": not regulation.consequences,
    }
    return "; ".join(what for what, missing in absent.items() if missing)


def _levels(regulation: Regulation, items: Sequence[Classification]) -> tuple[DongMuc, ...]:
    """Mỗi mức một dòng, rồi người chưa có mức, rồi tổng số."""
    count = Counter(item.level for item in items)
    rows = [DongMuc(level_label(regulation, level.id), str(count[level.id])) for level in regulation.levels]
    return (*rows, DongMuc(_NO_LEVEL, str(count[None])), DongMuc("Tổng cộng", str(len(items))))


def _unclear(regulation: Regulation, items: Sequence[Classification]) -> tuple[DongVuongMac, ...]:
    """Câu hỏi mở đã gặp, kể cả câu hỏi ai xếp loại; câu hỏi về nhân thân thì không nêu."""
    private = private_questions(regulation)
    met = Counter(name for item in items for name in item.questions if name not in private)
    met.update(question for item in items if (question := regulation.competence[item.kind].question))
    return tuple(
        DongVuongMac(one.problem.rstrip("."), one.reading.rstrip("."), pad(met[one.id]))
        for one in regulation.questions.values()
        if met[one.id]
    )

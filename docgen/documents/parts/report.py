"""Phần chung của hai báo cáo: số liệu tổng hợp, tiêu chí yếu, trường hợp chưa xác định, vướng mắc, hình."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.documents.parts.chart import bar_chart
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import DongXepLoai, rating_rows
from docgen.documents.parts.frame import Khung
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import duty, full_reference, regulation_in_full
from docgen.documents.parts.naming import capital, group_name
from docgen.documents.parts.open_cases import DongChuaXacDinh, open_rows
from docgen.documents.parts.readings import private_questions
from docgen.documents.parts.selection import collectively, settled, unsettled
from docgen.documents.parts.totals import (
    DongDieu,
    DongSoSanh,
    DongTieuChi,
    DongTongHop,
    by_article,
    compared,
    failing_criteria,
    summary_rows,
)
from docgen.model.classification import Classification
from docgen.model.dossier import DocumentRef
from docgen.text.numbers import pad

PICTURE = "bieu_do"


@dataclass(frozen=True, slots=True)
class DongVuongMac:
    """Một chỗ chưa rõ của quy định gặp phải khi xếp loại."""

    van_de: str = truong("Chỗ chưa rõ của quy định", "Văn bản không nêu mức cho khoảng giữa hai ngưỡng")
    cach_doc: str = truong("Cách đọc đang áp dụng", "Chuyển người có thẩm quyền quyết định")
    so_nguoi: str = truong("Số trường hợp liên quan", "03")


@dataclass(frozen=True, slots=True, kw_only=True)
class KhungBaoCao(Khung):
    """Các trường hai báo cáo đều dùng."""

    noi_nhan_bao_cao: str = truong("Kính gửi nơi nào", "Ủy ban nhân dân tỉnh A")
    ten_co_quan_bao_cao: str = truong("Tên cơ quan báo cáo trong câu", "Sở Nội vụ")
    quy_dinh: str = truong("Văn bản ban hành quy định, dẫn gọn", "Quyết định số 34/2020/QĐ-UBND", optional=True)
    quy_dinh_day_du: str = truong(
        "Văn bản ban hành quy định, dẫn đủ", "Quyết định số 34/2020/QĐ-UBND ngày 29 tháng 12 năm 2020 của …"
    )
    dieu_khoan_bao_cao: str = truong("Chỗ của quy định giao trách nhiệm báo cáo", "khoản 1 Điều 16")
    dieu_khoan_vuong_mac: str = truong("Chỗ của quy định về phản ánh khó khăn, vướng mắc", "Điều 17")
    van_ban_cong_bo: tuple[str, ...] = truong("Các văn bản công bố chỉ số đã dùng", ("Quyết định số 173/QĐ-UBND …",))
    thuoc_dien: str = truong("Số người thuộc diện đánh giá", "31")
    da_xep_loai: str = truong("Số người đã có mức", "29")
    tinh_trang_quyet_dinh: str = truong(
        "Bao nhiêu người đã có quyết định, bao nhiêu mới là mức đề nghị; không dấu chấm cuối",
        "Các mức nêu trong báo cáo là mức đề nghị; hồ sơ chưa ghi nhận quyết định xếp loại nào",
    )
    chua_xep_loai: str = truong("Số người chưa xếp loại", "02")
    tong_hop: tuple[DongTongHop, ...] = truong("Bảng tổng hợp theo nhóm và mức", ())
    theo_dieu: tuple[DongDieu, ...] = truong("Kết quả theo từng Điều của quy định", ())
    tieu_chi_yeu: tuple[DongTieuChi, ...] = truong("Các tiêu chí chưa bảo đảm nhiều nhất", ())
    so_sanh: tuple[DongSoSanh, ...] = truong("So với năm trước; rỗng khi không có số liệu", ())
    nam_truoc: str = truong("Năm trước năm đánh giá", "2021")
    chua_xac_dinh: tuple[DongChuaXacDinh, ...] = truong("Các trường hợp chưa xếp loại", ())
    vuong_mac: tuple[DongVuongMac, ...] = truong("Các chỗ chưa rõ của quy định đã gặp", ())
    mo_ta_bieu_do: str = truong(
        "Chữ thay thế cho hình: số người từng nhóm, từng mức", "Sở, ban, ngành: Hoàn thành tốt nhiệm vụ 8 người"
    )
    so_bao_dam: str = truong("Số người bảo đảm mọi tiêu chí áp dụng", "25")
    so_quyet_dinh_rieng: str = truong(
        "Số người có quyết định riêng, không nêu trong danh sách kèm theo; để trống khi không có", "01"
    )
    danh_sach: tuple[DongXepLoai, ...] = truong("Danh sách đã xếp loại kèm theo", ())
    nguoi_ban_hanh: str = truong("Ai ban hành, để dẫn trong phụ lục", "Sở Nội vụ")


def report_fields(ledger: Ledger, items: Sequence[Classification], published: Sequence[DocumentRef]) -> dict[str, Any]:
    """Giá trị các trường chung của báo cáo về những người trong `items`."""
    done = settled(ledger, items)
    listed = _in_order(ledger, collectively(ledger, done))
    sound = sum(item.criteria.failing == 0 for item in items)
    source = ledger.regulation.document
    return {
        "quy_dinh": f"Quyết định số {source.number}",
        "quy_dinh_day_du": regulation_in_full(ledger),
        "dieu_khoan_vuong_mac": duty(ledger, "phan_anh_vuong_mac"),
        "van_ban_cong_bo": tuple(full_reference(document) for document in published),
        "thuoc_dien": pad(len(items)),
        "da_xep_loai": pad(len(done)),
        "chua_xep_loai": pad(len(items) - len(done)),
        "tong_hop": summary_rows(ledger, items),
        "theo_dieu": by_article(ledger.regulation, items),
        "tieu_chi_yeu": failing_criteria(ledger.regulation, items),
        "so_sanh": compared(ledger, items),
        "nam_truoc": str(ledger.dossier.period.year - 1),
        "chua_xac_dinh": open_rows(ledger, _in_order(ledger, unsettled(ledger, items))),
        "vuong_mac": _difficulties(ledger, items),
        "mo_ta_bieu_do": _in_words(ledger, done),
        "so_bao_dam": pad(sound),
        "tinh_trang_quyet_dinh": _decided(ledger, done),
        "so_quyet_dinh_rieng": pad(alone) if (alone := len(done) - len(listed)) else "",
        "danh_sach": rating_rows(ledger, listed),
    }


def _decided(ledger: Ledger, done: Sequence[Classification]) -> str:
    """Đã có quyết định hay mới là mức đề nghị: báo cáo không được nói một người đã xếp loại khi chưa ai ký."""
    signed = sum(item.evaluation.issued_decision is not None for item in done)
    if not signed:
        return "Các mức nêu trong báo cáo là mức đề nghị; hồ sơ chưa ghi nhận quyết định xếp loại nào"
    if signed == len(done):
        return "Tất cả những người có mức đều đã có quyết định xếp loại được ban hành"
    return (
        f"{pad(signed)} người đã có quyết định xếp loại được ban hành; mức của {pad(len(done) - signed)} người còn lại "
        "là mức đề nghị"
    )


def report_pictures(ledger: Ledger, items: Sequence[Classification]) -> Mapping[str, bytes]:
    """Hình cột số người theo mức, mỗi nhóm một loại cột; cùng những người với bảng tổng hợp."""
    groups = _groups(ledger, settled(ledger, items))
    return {PICTURE: bar_chart([level.label for level in ledger.regulation.levels], groups)}


def _groups(ledger: Ledger, done: Sequence[Classification]) -> dict[str, list[int]]:
    """Tên nhóm → số người theo từng mức, nhóm nào chưa ai được xếp loại thì bỏ."""
    levels = ledger.regulation.levels
    return {
        capital(group_name(kind)): [sum(i.kind == kind.id and i.level == level.id for i in done) for level in levels]
        for kind in ledger.regulation.kinds.values()
        if any(item.kind == kind.id for item in done)
    }


def _in_words(ledger: Ledger, done: Sequence[Classification]) -> str:
    """Mọi số của hình, cho người không nhìn được hình: từng nhóm, từng mức."""
    labels = [level.label for level in ledger.regulation.levels]
    groups = _groups(ledger, done).items()
    return ". ".join(
        f"{name}: " + ", ".join(f"{label} {count} người" for label, count in zip(labels, counts, strict=True))
        for name, counts in groups
    )


def _in_order(ledger: Ledger, items: Sequence[Classification]) -> tuple[Classification, ...]:
    """Theo thứ tự nhóm trong quy định, trong nhóm theo thứ tự đầu vào."""
    order = list(ledger.regulation.kinds)
    return tuple(sorted(items, key=lambda item: order.index(item.kind)))


def _difficulties(ledger: Ledger, items: Sequence[Classification]) -> tuple[DongVuongMac, ...]:
    """Câu hỏi đã gặp, trừ câu hỏi về nhân thân: nói có một trường hợp ở một huyện là lộ người đó."""
    private = private_questions(ledger.regulation)
    met = Counter(name for item in items for name in item.questions if name not in private)
    return tuple(
        DongVuongMac(question.problem.rstrip("."), question.reading.rstrip("."), pad(met[question.id]))
        for question in ledger.regulation.questions.values()
        if met[question.id]
    )

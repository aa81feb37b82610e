"""Nội dung chung của hai tờ trình xếp loại: ai vào bảng nào, mỗi người đúng một chỗ, tổng khớp danh sách."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docgen.documents.parts.authority import assignment_bases
from docgen.documents.parts.decision import decision_bases
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import (
    NONE,
    DongXepLoai,
    counted,
    criteria_share,
    field_text,
    index_text,
    level_label,
    note,
    rating_rows,
)
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import competence_place, duty, short_reference
from docgen.documents.parts.naming import capital, heads_name, person
from docgen.documents.parts.offices import end_of
from docgen.documents.parts.proposals import KhungToTrinh, proposal_frame
from docgen.documents.parts.readings import (
    DongCachDoc,
    DongPhuongAn,
    DongThieuSoLieu,
    ended,
    interpreted_rows,
    open_problems,
    shortage_rows,
    undetermined_rows,
)
from docgen.documents.parts.refuse import NotDue
from docgen.documents.parts.selection import individually, rated, with_status
from docgen.model.citation import Citation
from docgen.model.classification import Classification, Status
from docgen.model.dossier import DocumentRef
from docgen.model.office import Body
from docgen.text.dates import long_date
from docgen.text.numbers import pad


@dataclass(frozen=True, slots=True)
class DongMucDeNghi:
    """Một mức và số người được đề nghị ở mức đó."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    muc_xep_loai: str = truong("Tên mức", "Hoàn thành tốt nhiệm vụ")
    theo_cau_chu: str = truong("Số người theo câu chữ của Quy định", "08")
    theo_quyet_dinh: str = truong("Số người theo quyết định đã có của cấp có thẩm quyền", "01")
    theo_cach_doc: str = truong("Số người dựa vào cách đọc", "03")
    tong_so: str = truong("Tổng số người ở mức này", "12")


@dataclass(frozen=True, slots=True)
class DongDeNghiRieng:
    """Một người đề nghị ra quyết định riêng; không in căn cứ, căn cứ nằm ở dự thảo riêng."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    nguoi_dung_dau: str = truong("Người đứng đầu", "Ông Nguyễn Văn A, Giám đốc Sở B")
    muc_xep_loai: str = truong("Mức đề nghị", "Không hoàn thành nhiệm vụ")
    tieu_chi: str = truong("Số tiêu chí chưa bảo đảm trên số tiêu chí áp dụng", "23/43 (53,49%)")
    chi_so: str = truong("Chỉ số của đơn vị, thêm chỉ số lĩnh vực khi thuộc diện", "55,27%")
    luu_y: str = truong("Điều cần lưu ý; gạch ngang khi không có", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class KhungToTrinhXepLoai(KhungToTrinh):
    """Các trường của tờ trình xếp loại."""

    doi_tuong: str = truong("Những ai được đề nghị xếp loại", "người đứng đầu sở, ban, ngành")
    van_ban_cong_bo: tuple[str, ...] = truong(
        "Các văn bản công bố chỉ số, dẫn số và ngày", ("Quyết định số 173/QĐ-UBND ngày 08 tháng 02 năm 2023",)
    )
    dieu_khoan_thoi_diem: str = truong("Chỗ của quy định nói khi nào được đánh giá", "Điều 13")
    dieu_khoan_tham_quyen: str = truong("Chỗ của quy định giao thẩm quyền xếp loại", "khoản 1 Điều 14")
    dieu_xep_loai: str = truong("Điều của quy định về các mức", "Điều 12")
    dieu_khoan_muc_cuoi: str = truong("Chỗ của quy định về mức thấp nhất", "khoản 4 Điều 12")
    so_thuoc_dien: str = truong("Số người thuộc diện, bằng số và bằng chữ", "31 (ba mươi mốt)")
    so_da_co_muc: str = truong("Số người đã có mức đề nghị", "28 (hai mươi tám)")
    so_chua_co_muc: str = truong("Số người chưa có mức", "03 (ba)")
    so_chua_xac_dinh: str = truong("Số người mà văn bản không cho mức nào", "02 (hai)")
    so_thieu_so_lieu: str = truong("Số người thiếu số liệu", "01 (một)")
    cac_muc: tuple[DongMucDeNghi, ...] = truong("Mỗi mức một dòng", ())
    tong_cau_chu: str = truong("Tổng số người theo câu chữ", "24")
    tong_quyet_dinh: str = truong("Tổng số người theo quyết định đã có", "01")
    tong_cach_doc: str = truong("Tổng số người dựa vào cách đọc", "03")
    tong_so_nguoi: str = truong("Tổng số người đã có mức đề nghị", "28")
    so_quyet_dinh_chung: str = truong("Số người ở danh sách của quyết định chung", "23 (hai mươi ba)")
    so_quyet_dinh_rieng: str = truong("Số người đề nghị ra quyết định riêng", "02 (hai)")
    so_theo_cach_doc: str = truong("Số người dựa vào cách đọc, bằng số và bằng chữ", "03 (ba)")
    danh_sach_chung: tuple[DongXepLoai, ...] = truong("Danh sách ở phụ lục", ())
    danh_sach_rieng: tuple[DongDeNghiRieng, ...] = truong("Những người đề nghị ra quyết định riêng", ())
    danh_sach_cach_doc: tuple[DongCachDoc, ...] = truong("Những người có mức dựa vào cách đọc", ())
    danh_sach_chua_xac_dinh: tuple[DongPhuongAn, ...] = truong("Những người chưa xác định được mức", ())
    danh_sach_thieu: tuple[DongThieuSoLieu, ...] = truong("Những người thiếu số liệu", ())
    nguoi_ban_hanh: str = truong("Ai ban hành, để dẫn trong phụ lục", "Sở Nội vụ")
    ho_so_kem_theo: str = truong("Các tài liệu gửi kèm, cách nhau bằng dấu chấm phẩy", "Phiếu đánh giá của từng người")


@dataclass(frozen=True, slots=True)
class Shares:
    """Những người thuộc diện, chia vào năm chỗ không giao nhau."""

    common: tuple[Classification, ...]
    alone: tuple[Classification, ...]
    interpreted: tuple[Classification, ...]
    undetermined: tuple[Classification, ...]
    insufficient: tuple[Classification, ...]


def shares(ledger: Ledger, items: Sequence[Classification]) -> Shares:
    """Chia người thuộc diện: mức dựa vào cách đọc đứng riêng, kể cả khi sẽ ra quyết định riêng.

    Lỗi: NotDue khi tổng năm phần không khớp số người thuộc diện.
    """
    apart = set(map(id, individually(ledger)))
    firm = with_status(rated(items), Status.DETERMINED, Status.DECIDED)
    parts = Shares(
        common=tuple(item for item in firm if id(item) not in apart),
        alone=tuple(item for item in firm if id(item) in apart),
        interpreted=with_status(rated(items), Status.INTERPRETED),
        undetermined=with_status(items, Status.UNDETERMINED),
        insufficient=with_status(items, Status.INSUFFICIENT),
    )
    total = sum(map(len, (parts.common, parts.alone, parts.interpreted, parts.undetermined, parts.insufficient)))
    if total != len(items):
        raise NotDue(f"tổng các danh sách ({total}) không khớp số người thuộc diện ({len(items)})")
    return parts


def rating_fields(
    ledger: Ledger,
    items: tuple[Classification, ...],
    proposer: Body,
    addressee: str,
    place: str,
    published: Sequence[DocumentRef],
) -> dict[str, Any]:
    """Giá trị mọi trường của `KhungToTrinhXepLoai`; `place` là chỗ của quy định làm phát sinh việc trình."""
    parts = shares(ledger, items)
    regulation = ledger.regulation
    lowest = regulation.levels[-1].citation
    return {
        **proposal_frame(
            ledger,
            proposer,
            addressee,
            place,
            decision_bases(ledger, *published, assigned=_successors(ledger, items)),
        ),
        **_counts(ledger, items, parts),
        **_levels(ledger, items),
        "doi_tuong": object_of(ledger, items),
        "van_ban_cong_bo": tuple(f"{short_reference(one)} {long_date(one.issued)}" for one in published),
        "dieu_khoan_thoi_diem": duty(ledger, "thoi_diem_xep_loai"),
        "dieu_khoan_tham_quyen": competence_place(ledger, *(item.kind for item in items)),
        "dieu_xep_loai": str(Citation(lowest.article)),
        "dieu_khoan_muc_cuoi": str(lowest),
        "danh_sach_chung": rating_rows(ledger, parts.common),
        "danh_sach_rieng": _alone_rows(ledger, parts.alone),
        "danh_sach_cach_doc": interpreted_rows(ledger, parts.interpreted),
        "danh_sach_chua_xac_dinh": undetermined_rows(ledger, parts.undetermined),
        "danh_sach_thieu": shortage_rows(ledger, parts.insufficient),
        "nguoi_ban_hanh": proposer.name,
        "ho_so_kem_theo": _enclosed(ledger, items, parts),
    }


def object_of(ledger: Ledger, items: Sequence[Classification]) -> str:
    """“người đứng đầu sở, ban, ngành tỉnh và Chủ tịch Ủy ban nhân dân huyện, thị xã, thành phố”."""
    names = [heads_name(ledger.regulation.kinds[kind]) for kind in dict.fromkeys(item.kind for item in items)]
    return " và ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def _successors(ledger: Ledger, items: Sequence[Classification]) -> tuple[str, ...]:
    """Căn cứ là văn bản giao người xếp loại kế tục chức danh đã thôi vào ngày ký."""
    competence = ledger.regulation.competence
    return assignment_bases(item for item in items if end_of(ledger, competence[item.kind].rater))


def _counts(ledger: Ledger, items: Sequence[Classification], parts: Shares) -> dict[str, str]:
    done = len(rated(items))
    return {
        "so_thuoc_dien": counted(ledger, len(items)),
        "so_da_co_muc": counted(ledger, done),
        "so_chua_co_muc": counted(ledger, len(items) - done),
        "so_chua_xac_dinh": counted(ledger, len(parts.undetermined)),
        "so_thieu_so_lieu": counted(ledger, len(parts.insufficient)),
        "so_quyet_dinh_chung": counted(ledger, len(parts.common)),
        "so_quyet_dinh_rieng": counted(ledger, len(parts.alone)),
        "so_theo_cach_doc": counted(ledger, len(parts.interpreted)),
    }


def _levels(ledger: Ledger, items: Sequence[Classification]) -> dict[str, Any]:
    done = rated(items)
    rows = []
    for number, level in enumerate(ledger.regulation.levels, 1):
        here = [item for item in done if item.level == level.id]
        rows.append(DongMucDeNghi(str(number), level.label, *_split(here)))
    words, rulings, readings, total = _split(done)
    return {
        "cac_muc": tuple(rows),
        "tong_cau_chu": words,
        "tong_quyet_dinh": rulings,
        "tong_cach_doc": readings,
        "tong_so_nguoi": total,
    }


def _split(items: Sequence[Classification]) -> tuple[str, str, str, str]:
    by_status = [len(with_status(items, status)) for status in (Status.DETERMINED, Status.DECIDED, Status.INTERPRETED)]
    words, rulings, readings = map(pad, by_status)
    return words, rulings, readings, pad(len(items))


def _alone_rows(ledger: Ledger, items: Sequence[Classification]) -> tuple[DongDeNghiRieng, ...]:
    return tuple(
        DongDeNghiRieng(
            str(number),
            capital(person(item.head, item.evaluation)),
            level_label(ledger.regulation, item.level),
            criteria_share(ledger.regulation, item),
            _indices(ledger, item),
            _caution(ledger, item),
        )
        for number, item in enumerate(items, 1)
    )


def _indices(ledger: Ledger, item: Classification) -> str:
    fields = field_text(ledger.regulation, item)
    unit = index_text(item.unit_index)
    return unit if fields == NONE else f"{unit}; lĩnh vực tham mưu: {fields}"


def _caution(ledger: Ledger, item: Classification) -> str:
    """Câu hỏi mở đi kèm mức, quyết định đã có, văn bản giao người xếp loại khi quy định không nêu ai."""
    recorded = item.evaluation.rater
    assigned = f"Người xếp loại theo {short_reference(recorded.document)}" if recorded and recorded.document else ""
    parts = (open_problems(ledger.regulation, item), note(item), assigned)
    return " ".join(ended(part) for part in parts if part) or NONE


def _enclosed(ledger: Ledger, items: Sequence[Classification], parts: Shares) -> str:
    apart = set(map(id, individually(ledger)))
    alone = sum(id(item) in apart for item in rated(items))
    papers = []
    if len(rated(items)) > alone:
        papers.append("dự thảo quyết định xếp loại chung")
    if alone:
        papers.append(f"{pad(alone)} dự thảo quyết định xếp loại riêng")
    papers += ["phiếu đánh giá của từng người đứng đầu", "văn bản công bố Chỉ số cải cách hành chính"]
    if parts.undetermined:
        papers.append("công văn xin ý kiến về các trường hợp chưa xác định")
    return "; ".join(papers)

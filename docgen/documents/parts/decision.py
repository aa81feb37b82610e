"""Phần chung của các quyết định xếp loại: thẩm quyền ban hành, căn cứ, đề nghị, dẫn quy định."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from docgen.documents.parts.authority import rating_place, require_rater
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import DongXepLoai, counted, level_label, rating_rows
from docgen.documents.parts.frame import Khung
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.legal import bases, duty, full_reference, regulation_bases
from docgen.model.classification import Classification
from docgen.model.dossier import DocumentRef
from docgen.text.numbers import pad

BASIS_TOPICS = ("to_chuc_chinh_quyen", "trach_nhiem_nguoi_dung_dau")


@dataclass(frozen=True, slots=True, kw_only=True)
class KhungQuyetDinh(Khung):
    """Các trường mọi quyết định xếp loại đều dùng."""

    tham_quyen: str = truong("Thẩm quyền ban hành, chữ hoa", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH A")
    can_cu: tuple[str, ...] = truong(
        "Các căn cứ, không chữ “Căn cứ” và không dấu chấm phẩy cuối",
        ("Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015",),
    )
    de_nghi: str = truong(
        "Ai đề nghị, tại tờ trình nào", "Giám đốc Sở Nội vụ tại Tờ trình số 12/TTr-SNV ngày 05 tháng 6 năm 2023"
    )
    can_cu_tham_quyen: str = truong(
        "Chỗ giao thẩm quyền xếp loại, dẫn cả quy định",
        "khoản 1 Điều 14 của Quy định ban hành kèm theo Quyết định số 34/2020/QĐ-UBND",
    )
    dieu_khoan_su_dung: str = truong("Chỗ của quy định nói kết quả dùng vào việc gì", "điểm c khoản 2 Điều 3")


def decision_bases(ledger: Ledger, *published: DocumentRef, assigned: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Căn cứ của quyết định xếp loại: luật và nghị định còn hiệu lực, quy định, các văn bản công bố chỉ số.

    `assigned`: các văn bản giao người xếp loại, đứng sau quy định.
    """
    return (
        *bases(ledger, *BASIS_TOPICS),
        *regulation_bases(ledger),
        *assigned,
        *(full_reference(document) for document in dict.fromkeys(published)),
    )


def decision_frame(ledger: Ledger, items: Sequence[Classification], authority: str, proposal: str) -> dict[str, Any]:
    """Giá trị các trường chung của quyết định, trừ căn cứ và khung.

    Lỗi: NotDue khi `authority` không phải là người xếp loại của một người trong `items` vào ngày ký.
    """
    for item in items:
        require_rater(ledger, item, authority)
    return {
        "tham_quyen": authority.upper(),
        "de_nghi": proposal,
        "can_cu_tham_quyen": rating_place(ledger, items),
        "dieu_khoan_su_dung": duty(ledger, "su_dung_ket_qua"),
    }


@dataclass(frozen=True, slots=True)
class DongMuc:
    """Một mức và số người ở mức đó."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    muc_xep_loai: str = truong("Tên mức", "Hoàn thành xuất sắc nhiệm vụ")
    so_nguoi: str = truong("Số người, dưới 10 có số 0 đứng trước", "05")


@dataclass(frozen=True, slots=True, kw_only=True)
class KhungQuyetDinhChung(KhungQuyetDinh):
    """Các trường của quyết định xếp loại nhiều người, có danh sách kèm theo."""

    doi_tuong: str = truong("Những ai được xếp loại", "người đứng đầu các sở, ban, ngành tỉnh")
    tong_so_nguoi: str = truong("Tổng số người, bằng số và bằng chữ", "31 (ba mươi mốt)")
    danh_sach_tai: str = truong("Danh sách ở phụ lục nào", "Phụ lục I và Phụ lục II kèm theo")
    cac_muc: tuple[DongMuc, ...] = truong("Mỗi mức một dòng", ())
    nguoi_ban_hanh: str = truong("Ai ban hành, để dẫn trong phụ lục", "Chủ tịch Ủy ban nhân dân tỉnh A")
    so_phu_luc_mot: str = truong("Số La Mã của phụ lục thứ nhất; để trống khi chỉ có một phụ lục", "I", optional=True)
    ten_phu_luc_mot: str = truong("Tên phụ lục thứ nhất, chữ hoa", "SỞ, BAN, NGÀNH TỈNH")
    danh_sach_mot: tuple[DongXepLoai, ...] = truong("Danh sách ở phụ lục thứ nhất", ())


def shared_fields(ledger: Ledger, items: tuple[Classification, ...]) -> dict[str, Any]:
    """Tổng số và số người từng mức; mức ra quyết định riêng không có dòng."""
    levels = [level for level in ledger.regulation.levels if level.id not in ledger.office.individual_levels]
    return {
        "tong_so_nguoi": counted(ledger, len(items)),
        "cac_muc": tuple(
            DongMuc(str(number), level_label(ledger.regulation, level.id), pad(sum(i.level == level.id for i in items)))
            for number, level in enumerate(levels, 1)
        ),
    }


def first_list(ledger: Ledger, title: str, items: tuple[Classification, ...], number: str) -> dict[str, Any]:
    """Phụ lục thứ nhất."""
    return {
        "so_phu_luc_mot": number,
        "ten_phu_luc_mot": title.upper(),
        "danh_sach_mot": rating_rows(ledger, items),
    }

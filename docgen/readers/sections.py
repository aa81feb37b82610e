"""Các khóa ở gốc (trừ `don_vi`) → kỳ đánh giá, văn bản công bố, văn bản đã ban hành, chỉ số lĩnh vực."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from docgen import vocabulary
from docgen.errors import Place
from docgen.model.band import Band
from docgen.model.dossier import DocumentRef, Period
from docgen.readers.fields import blank, entries
from docgen.readers.naming import called, either
from docgen.readers.notes import Notes, suggestion
from docgen.readers.papers import DOCUMENT_KEYS, document
from docgen.readers.units import code_of
from docgen.readers.values import band, day, text, year
from docgen.tree.node import Node

SECTIONS = ("ky_danh_gia", "van_ban_cong_bo", "van_ban_da_ban_hanh", "chi_so_linh_vuc", "don_vi")
CONFIRMATION = "xac_nhan_ap_dung"
UNIT_INDEX, FIELD_INDEX, COMMUNE_INDEX = "chi_so_don_vi", "chi_so_linh_vuc", "chi_so_cap_xa"

Documents: TypeAlias = "dict[str, tuple[DocumentRef, Place]]"


@dataclass(frozen=True, slots=True)
class PeriodEntry:
    """`ky_danh_gia` đã đọc; khóa nào sai hoặc thiếu thì trống (chỗ sai đã ghi)."""

    place: Place
    places: dict[str, Place]
    year: int | None
    regulation: str | None
    assessed_on: date | None
    signing_on: date | None
    simulation: str | None
    confirmation: DocumentRef | None

    @property
    def values(self) -> tuple[object, ...]:
        """Các giá trị để so hai tệp, không kể chỗ."""
        return (self.year, self.regulation, self.assessed_on, self.signing_on, self.simulation, self.confirmation)

    @property
    def signing_date(self) -> date | None:
        """Ngày ký dự kiến, không ghi thì ngày đánh giá; None khi cả hai sai hay thiếu."""
        return self.signing_on or self.assessed_on

    def complete(self) -> Period | None:
        """Kỳ đánh giá khi đủ năm, quy định, ngày đánh giá."""
        if self.year is None or self.regulation is None or self.assessed_on is None:
            return None
        return Period(self.year, self.regulation, self.assessed_on, self.signing_on, self.confirmation)


def period(node: Node, notes: Notes) -> PeriodEntry:
    """Kỳ đánh giá; `ngay_ky_du_kien` trước `ngay_danh_gia` là chỗ sai."""
    required = ("nam_danh_gia", "quy_dinh", "ngay_danh_gia")
    fields = entries(node, notes, (*required, "ngay_ky_du_kien", "mo_phong", CONFIRMATION), required=required)
    rated = year(fields.get("nam_danh_gia"), notes)
    assessed_on = day(fields.get("ngay_danh_gia"), notes)
    signing_on = day(fields.get("ngay_ky_du_kien"), notes)
    if assessed_on and signing_on and signing_on < assessed_on:
        notes.wrong(
            fields["ngay_ky_du_kien"].place,
            f"ngày ký dự kiến {signing_on:%d/%m/%Y} trước ngày đánh giá {assessed_on:%d/%m/%Y}.",
            "Sửa một trong hai ngày.",
        )
    if rated and assessed_on and assessed_on.year < rated:
        notes.wrong(
            fields["ngay_danh_gia"].place,
            f"ngày đánh giá {assessed_on:%d/%m/%Y} trước năm đánh giá {rated}.",
            f"Sửa ngày, hoặc sửa {called(node.place, 'ky_danh_gia.nam_danh_gia')}.",
        )
    return PeriodEntry(
        place=node.place,
        places={key: value.place for key, value in fields.items()},
        year=rated,
        regulation=text(fields.get("quy_dinh"), notes),
        assessed_on=assessed_on,
        signing_on=signing_on,
        simulation=text(fields.get("mo_phong"), notes),
        confirmation=document(fields.get(CONFIRMATION), notes, titled=True),
    )


def publications(node: Node, notes: Notes) -> Documents:
    """Văn bản công bố chỉ số; của cấp xã mang khóa `chi_so_cap_xa.<mã huyện>`."""
    fields = entries(node, notes, (UNIT_INDEX, FIELD_INDEX, COMMUNE_INDEX))
    found: Documents = {}
    for key in (UNIT_INDEX, FIELD_INDEX):
        reference = document(fields.get(key), notes)
        if reference:
            found[key] = (reference, fields[key].place)
    if COMMUNE_INDEX in fields:
        found |= _by_code(COMMUNE_INDEX, fields[COMMUNE_INDEX], ".", notes)
    return found


def issued(node: Node, notes: Notes) -> Documents:
    """Văn bản đã ký số theo loại; loại mà mỗi huyện (hay mỗi người) một văn bản mang khóa `<loại>:<mã đơn vị>`."""
    kinds = [term.id for term in vocabulary.DOCUMENT_KINDS.terms]
    found: Documents = {}
    for key, value in entries(node, notes, kinds).items():
        is_table = isinstance(value.value, dict)
        if is_table and isinstance(value.value, dict) and not set(DOCUMENT_KEYS) & set(value.value):
            found |= _by_code(key, value, ":", notes)
        elif reference := document(value, notes):
            found[key] = (reference, value.place)
    return found


def field_indices(node: Node, notes: Notes) -> dict[str, tuple[Band, Place]]:
    """Chỉ số của tỉnh theo lĩnh vực; lĩnh vực trống thì không có mặt."""
    known = [term.id for term in vocabulary.FIELDS.terms]
    found = {}
    for key, value in entries(node, notes, known).items():
        index = band(value, notes)
        if index is not None:
            found[key] = (index, value.place)
    return found


def section(key: str, node: Node, notes: Notes) -> bool:
    """Khóa ở gốc có được biết hay không; khóa lạ là chỗ sai."""
    if key not in SECTIONS:
        notes.wrong(node.place, f"khóa “{key}” không có trong mẫu.", suggestion(key, SECTIONS))
    return key in SECTIONS


def _by_code(prefix: str, node: Node, joint: str, notes: Notes) -> Documents:
    if not isinstance(node.value, dict):
        notes.wrong(node.place, "không phải là các cặp mã đơn vị: văn bản.", "Ví dụ: loc_ninh: {so_ky_hieu: …}.")
        return {}
    if set(DOCUMENT_KEYS) & set(node.value):
        action = either(node.place, "Viết loc_ninh: {so_ky_hieu: …}.", "Điền cột “Mã huyện” của dòng này.")
        notes.wrong(node.place, "văn bản này mỗi huyện một bản, mà không ghi của huyện nào.", action)
        return {}
    found: Documents = {}
    for key, value in node.value.items():
        code = code_of(Node(key, value.place), notes)
        reference = None if blank(value) else document(value, notes)
        if code and reference:
            found[f"{prefix}{joint}{code}"] = (reference, value.place)
    return found

"""Nút `nguoi_dung_dau` → những người đứng đầu trong năm: một người, hai người kế nhau, hoặc hai vai."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from docgen.model.dossier import Appointment, Head
from docgen.readers.context import Context
from docgen.readers.fields import entries
from docgen.readers.naming import called, either
from docgen.readers.notes import Notes
from docgen.readers.papers import document
from docgen.readers.person import head_name
from docgen.readers.values import choice, day, text
from docgen.text.dates import short_date
from docgen.text.unicode import tone_key
from docgen.tree.node import Node

_HEAD = "nguoi_dung_dau"
_KEYS = ("ho_ten", "gioi_tinh", "chuc_vu", "hinh_thuc_giao", "vai", "tu_ngay", "den_ngay", "van_ban_phan_cong")


def heads(node: Node, context: Context) -> tuple[Head, ...]:
    """Những người đứng đầu; ít nhất một. Hai người cùng vai mà không rõ ai giữ chức lúc nào là cảnh báo."""
    notes = context.notes
    if node.unreadable:
        return ()
    items = node.value if isinstance(node.value, list) else [node]
    if not items:
        notes.wrong(
            node.place, "không có người đứng đầu nào.", "Ghi ít nhất chuc_vu; ho_ten để trống nếu chưa công bố."
        )
    found: list[Head] = []
    for item in items:
        head = _head(item, notes)
        if head is None:
            continue
        if any((head.name, head.role, head.since) == (one.name, one.role, one.since) for one in found):
            notes.wrong(item.place, f"{head.name or head.title} ghi hai lần.", "Giữ một lần.")
        found.append(head)
    found = _one_person(found, node, notes)
    for role in dict.fromkeys(head.role for head in found):
        same = [head for head in found if head.role == role]
        if len(same) > 1 and any(head.since is None and head.until is None for head in same):
            _warn_tenure(node, items, len(same), context)
    return tuple(found)


def _one_person(found: list[Head], node: Node, notes: Notes) -> list[Head]:
    """Hai giai đoạn liền nhau của một người (giao quyền rồi chính thức) là một người đứng đầu (khoản 2 Điều 2)."""
    joined: list[Head] = []
    for head in found:
        before = joined[-1] if joined else None
        if before and _continues(before, head):
            joined[-1] = replace(head, since=before.since, gender=head.gender or before.gender)
            notes.warn(node.place, f"hai giai đoạn liền nhau của {head.name} được tính là một người giữ chức liên tục.")
        else:
            joined.append(head)
    return joined


def _continues(before: Head, head: Head) -> bool:
    if not (before.name and head.name and before.until and head.since):
        return False
    same = before.role == head.role and tone_key(before.name) == tone_key(head.name)
    return same and head.since == before.until + timedelta(days=1)


def _warn_tenure(node: Node, items: list[Node], count: int, context: Context) -> None:
    """Trong sổ tính phải nêu cả các dòng: dòng thêm có thể là đơn vị khác gõ trùng mã."""
    place = node.place
    cells = " và ".join(f"ô {item.place.cell}" for item in items)
    rows = f" ({cells}: mã đơn vị ghi lại ở dòng sau nên dòng ấy được hiểu là thêm một người)" if place.sheet else ""
    wrong_code = either(place, "", "; nếu là đơn vị khác thì sửa mã, nếu là dòng thừa thì xóa")
    since, until = called(place, f"{_HEAD}.tu_ngay"), called(place, f"{_HEAD}.den_ngay")
    context.notes.warn(
        place,
        f"{count} người cùng vai trong năm{rows} mà không rõ thời gian giữ chức"
        f"{context.basis(context.regulation.tenure.question)}.",
        f"Ghi {since}, {until} của từng người{wrong_code}.",
    )


def _head(node: Node, notes: Notes) -> Head | None:
    fields = entries(node, notes, _KEYS, required=("chuc_vu",))
    if node.value is None:
        notes.wrong(node.place, "người đứng đầu để trống.", "Ghi ít nhất chuc_vu.")
    name = head_name(fields.get("ho_ten"), notes)
    gender = choice(fields.get("gioi_tinh"), notes, "gioi_tinh")
    title = text(fields.get("chuc_vu"), notes)
    appointment = choice(fields.get("hinh_thuc_giao"), notes, "hinh_thuc_giao")
    role = choice(fields.get("vai"), notes, "vai")
    since = day(fields.get("tu_ngay"), notes)
    until = day(fields.get("den_ngay"), notes)
    assignment = _assignment(fields.get("van_ban_phan_cong"), notes)
    if since and until and since > until:
        place = fields["tu_ngay"].place
        since_name, until_name = called(place, f"{_HEAD}.tu_ngay"), called(place, f"{_HEAD}.den_ngay")
        notes.wrong(place, f"{since_name} sau {until_name}.", "Sửa một trong hai ngày.")
    if title is None:
        return None
    return Head(
        title=title,
        name=name,
        gender=gender,
        appointment=Appointment(appointment) if appointment else Appointment.FULL,
        role=role or "nguoi_dung_dau",
        since=since,
        until=until,
        assignment=assignment,
    )


def _assignment(node: Node | None, notes: Notes) -> str | None:
    """Văn bản phân công viết thành một câu; nhận cả dạng {so_ky_hieu, ngay_ban_hanh, co_quan_ban_hanh}."""
    if node is None or not isinstance(node.value, dict):
        return text(node, notes)
    reference = document(node, notes)
    if reference is None:
        return None
    return f"{reference.number} ngày {short_date(reference.issued)} của {reference.issuer}"

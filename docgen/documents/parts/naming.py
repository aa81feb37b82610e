"""Cách gọi trong văn bản: tên cơ quan viết đủ, chức vụ gắn với cơ quan, người có tên hoặc gọi theo chức vụ."""

from __future__ import annotations

import re

from docgen.documents.parts.ledger import COMMUNE, DISTRICT
from docgen.model.dossier import Appointment, Evaluation, Head
from docgen.regulations.schema import Kind

_COMMITTEE = "Ủy ban nhân dân"
_PREFIX = re.compile(r"^(UBND|Ủy ban nhân dân)\s+", re.IGNORECASE)
_LOCAL_NOUN = re.compile(r"^(Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn)\b", re.IGNORECASE)


def local_name(evaluation: Evaluation) -> str:
    """Tên địa bàn, danh từ chung viết thường: “huyện A”; giữ “Thành phố Hồ Chí Minh” (PLII NĐ 30, III.1.c)."""
    name = _PREFIX.sub("", evaluation.unit_name)
    if name.startswith("Thành phố Hồ Chí Minh"):
        return name
    return _LOCAL_NOUN.sub(lambda found: found[0].lower(), name)


def place_name(evaluation: Evaluation) -> str:
    """Địa danh của một huyện, xã: phần tên riêng (“Lộc Ninh”); đơn vị mang số thì giữ cả danh từ chung."""
    bare = _LOCAL_NOUN.sub("", _PREFIX.sub("", evaluation.unit_name)).strip()
    if not bare or bare[0].isdigit():
        return _PREFIX.sub("", evaluation.unit_name)
    return bare


def full_name(evaluation: Evaluation) -> str:
    """Tên cơ quan viết đủ: “Ủy ban nhân dân huyện A”, “Văn phòng Ủy ban nhân dân tỉnh”."""
    if evaluation.kind in (DISTRICT, COMMUNE):
        return f"{_COMMITTEE} {local_name(evaluation)}"
    return expand(evaluation.unit_name)


def expand(text: str) -> str:
    """Thay UBND, HĐND bằng tên đủ (PLI NĐ 30, II.2.a: tên cơ quan ban hành viết đầy đủ)."""
    return re.sub(r"\bHĐND\b", "Hội đồng nhân dân", re.sub(r"\bUBND\b", _COMMITTEE, text))


def post(head: Head, evaluation: Evaluation) -> str:
    """Chức vụ gắn với cơ quan: “Chánh Văn phòng Ủy ban nhân dân tỉnh”, “Quyền Giám đốc Sở Y tế”."""
    title, name = expand(head.title), full_name(evaluation)
    if name.casefold() not in title.casefold():
        title = _join(title, name)
    if head.appointment is Appointment.ACTING and not title.casefold().startswith("quyền "):
        return f"Quyền {title}"
    if head.appointment is Appointment.IN_CHARGE and "phụ trách" not in title.casefold():
        return f"{title} (người được giao phụ trách)"
    return title


def _join(title: str, name: str) -> str:
    """Nối chức vụ và tên cơ quan, bỏ phần chữ lặp: “Trưởng Ban” + “Ban Dân tộc” → “Trưởng Ban Dân tộc”."""
    left, right = title.split(), name.split()
    for size in range(min(len(left), len(right)), 0, -1):
        if [word.casefold() for word in left[-size:]] == [word.casefold() for word in right[:size]]:
            return " ".join(left + right[size:])
    return f"{title} {name}"


def honorific(head: Head) -> str:
    """Ông, bà, hoặc “ông (bà)” khi không ghi giới tính."""
    return {"nam": "ông", "nu": "bà"}.get(head.gender or "", "ông (bà)")


def person(head: Head, evaluation: Evaluation) -> str:
    """“ông Nguyễn Văn A, Giám đốc Sở Y tế”; chưa có tên thì gọi theo chức vụ: “Giám đốc Sở Y tế”."""
    if head.name is None:
        return post(head, evaluation)
    return f"{honorific(head)} {head.name}, {post(head, evaluation)}"


def capital(text: str) -> str:
    """Viết hoa chữ đầu câu, không đụng các chữ sau."""
    return text[:1].upper() + text[1:]


def group_name(kind: Kind) -> str:
    """Tên nhóm giữa câu: “sở, ban, ngành”, “Ủy ban nhân dân cấp huyện”."""
    name = expand(kind.short_label)
    return name if name.startswith(_COMMITTEE) else name[:1].lower() + name[1:]

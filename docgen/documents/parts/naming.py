"""Cách gọi trong văn bản: tên cơ quan viết đủ, chức vụ gắn với cơ quan, người có tên hoặc gọi theo chức vụ."""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.model.dossier import Appointment, Evaluation, Head
from docgen.regulations.parts import Kind
from docgen.vocabulary import COMMUNE, DISTRICT

DOTTED_NAME = "……………………"
"""Chỗ chừa cho họ tên chưa biết."""

_COMMITTEE = "Ủy ban nhân dân"
_PREFIX = re.compile(r"^(UBND|Ủy ban nhân dân)\s+", re.IGNORECASE)
_LOCAL_NOUN = re.compile(r"^(Tỉnh|Thành phố|Huyện|Thị xã|Quận|Xã|Phường|Thị trấn)\s+", re.IGNORECASE)
_CITY = "Thành phố Hồ Chí Minh"


def local_name(evaluation: Evaluation) -> str:
    """Tên địa bàn giữa câu: “huyện A”; viết hoa “Phường 1”, “Thành phố Hồ Chí Minh” (PLII NĐ 30, III.1.b và c)."""
    name = _PREFIX.sub("", evaluation.unit_name)
    if name.casefold() == _CITY.casefold():
        return _CITY
    noun = _LOCAL_NOUN.match(name)
    if noun is None:
        return name
    proper = name[noun.end() :]
    return f"{capital(noun[1].lower()) if proper[:1].isdigit() else noun[1].lower()} {proper}"


def place_name(evaluation: Evaluation) -> str:
    """Địa danh của một huyện, xã: phần tên riêng (“Lộc Ninh”); đơn vị mang số thì giữ cả danh từ chung."""
    name = local_name(evaluation)
    bare = _LOCAL_NOUN.sub("", name).strip()
    return name if name == _CITY or bare[:1].isdigit() else bare


def full_name(evaluation: Evaluation) -> str:
    """Tên cơ quan viết đủ: “Ủy ban nhân dân huyện A”, “Văn phòng Ủy ban nhân dân tỉnh”."""
    if evaluation.kind in (DISTRICT, COMMUNE):
        return f"{_COMMITTEE} {local_name(evaluation)}"
    return expand(evaluation.unit_name)


# Tên cơ quan, chức vụ lặp lại nhiều lần trong một văn bản và qua nhiều văn bản liền nhau.
@lru_cache(maxsize=1024)
def expand(text: str) -> str:
    """Thay UBND, HĐND bằng tên đủ (PLI NĐ 30, II.2.a: tên cơ quan ban hành viết đầy đủ)."""
    return re.sub(r"\bHĐND\b", "Hội đồng nhân dân", re.sub(r"\bUBND\b", _COMMITTEE, text))


def post(head: Head, evaluation: Evaluation) -> str:
    """Chức vụ gắn với cơ quan: “Chánh Văn phòng Ủy ban nhân dân tỉnh”, “Quyền Giám đốc Sở Y tế”.

    Người được giao phụ trách không mang chức danh người đứng đầu: “Phó Giám đốc phụ trách Sở Y tế”, hoặc
    “người được giao phụ trách Sở Y tế” khi chức vụ ghi chính là chức danh đó.
    """
    return _post(head.title, head.appointment, full_name(evaluation))


@lru_cache(maxsize=1024)
def _post(written: str, appointment: Appointment, name: str) -> str:
    title = expand(written)
    if appointment is Appointment.IN_CHARGE and "phụ trách" not in title.casefold():
        if not title.casefold().startswith("phó "):
            return f"người được giao phụ trách {name}"
        title = f"{title} phụ trách"
    if name.casefold() not in title.casefold():
        title = _join(title, name)
    if appointment is Appointment.ACTING and not title.casefold().startswith("quyền "):
        return f"Quyền {title}"
    return title


def _join(title: str, name: str) -> str:
    """Nối chức vụ và tên cơ quan, bỏ phần chữ lặp: “Trưởng Ban” + “Ban Dân tộc” → “Trưởng Ban Dân tộc”."""
    left, right = title.split(), name.split()
    for size in range(min(len(left), len(right)), 0, -1):
        if [word.casefold() for word in left[-size:]] == [word.casefold() for word in right[:size]]:
            return " ".join(left[:-size] + right)
    return f"{title} {name}"


def honorific(head: Head) -> str:
    """Ông, bà, hoặc “ông (bà)” khi không ghi giới tính."""
    return {"nam": "ông", "nu": "bà"}.get(head.gender or "", "ông (bà)")


def person(head: Head, evaluation: Evaluation) -> str:
    """“ông Nguyễn Văn A, Giám đốc Sở Y tế”; chưa có tên thì gọi theo chức vụ: “Giám đốc Sở Y tế”."""
    if head.name is None:
        return post(head, evaluation)
    return f"{honorific(head)} {head.name}, {post(head, evaluation)}"


def named(head: Head, evaluation: Evaluation) -> str:
    """Như `person`, nhưng chưa có tên thì để dòng chấm: văn bản về chính người đó không thể thiếu tên."""
    return f"{honorific(head)} {head.name or DOTTED_NAME}, {post(head, evaluation)}"


def capital(text: str) -> str:
    """Viết hoa chữ đầu câu, không đụng các chữ sau."""
    return text[:1].upper() + text[1:]


def group_name(kind: Kind) -> str:
    """Tên nhóm giữa câu: “sở, ban, ngành”, “Ủy ban nhân dân cấp huyện”."""
    name = expand(kind.short_label)
    return name if name.startswith(_COMMITTEE) else name[:1].lower() + name[1:]


def heads_name(kind: Kind) -> str:
    """Những người của nhóm, giữa câu: “người đứng đầu sở, ban, ngành tỉnh”, “Chủ tịch Ủy ban nhân dân xã, …”."""
    name = expand(kind.label)
    return name[:1].lower() + name[1:] if name.startswith("Người") else name

"""Kết quả phải đọc kỹ (dựa vào cách đọc, chưa xác định, thiếu số liệu) → các dòng của tờ trình."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import (
    NONE,
    criteria_share,
    field_text,
    index_text,
    level_label,
    personal_grounds,
)
from docgen.documents.parts.ledger import Ledger
from docgen.documents.parts.naming import capital, person
from docgen.model.classification import Classification, Reason
from docgen.regulations.schema import Regulation

PRIVATE = "Có nội dung thuộc phạm vi hạn chế, trình riêng kèm hồ sơ của người này."
_SHORTAGE = "thieu_so_lieu"
_TENURE = "thoi_gian_giu_chuc"
_WHOLE_YEAR = "Nếu tính như cả năm"
_LETTER = (".literal.", ".narrow.")
_UNKNOWN = "Chưa xác định"


@dataclass(frozen=True, slots=True)
class DongCachDoc:
    """Một người có mức dựa vào cách đọc, với cả hai cách đọc."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    nguoi_dung_dau: str = truong("Người đứng đầu", "Ông Nguyễn Văn A, Giám đốc Sở B")
    muc_de_nghi: str = truong("Mức theo điều kiện tối thiểu", "Hoàn thành nhiệm vụ")
    theo_cau_chu: str = truong("Kết quả theo đúng câu chữ", "Chưa xác định")
    cau_hoi_mo: str = truong("Vấn đề của Quy định mà mức dựa vào, viết bằng lời", "Có tiêu chí chưa bảo đảm.")


@dataclass(frozen=True, slots=True)
class DongPhuongAn:
    """Một người mà văn bản không cho mức nào: lý do, các phương án và hệ quả."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    nguoi_dung_dau: str = truong("Người đứng đầu", "Ông Nguyễn Văn A, Giám đốc Sở B")
    so_lieu: str = truong("Tiêu chí và chỉ số", "tiêu chí 12/47 (25,53%); chỉ số đơn vị 85%")
    ly_do: str = truong("Vì sao chưa xác định", "Trên 20% đến 50% tiêu chí chưa bảo đảm.")
    phuong_an: str = truong("Các mức có thể chọn và hệ quả của mỗi mức", "Xếp “Hoàn thành nhiệm vụ” thì …")


@dataclass(frozen=True, slots=True)
class DongThieuSoLieu:
    """Một người chưa đủ số liệu để đề nghị mức."""

    so_thu_tu: str = truong("Số thứ tự", "1")
    nguoi_dung_dau: str = truong("Người đứng đầu", "Ông Nguyễn Văn A, Giám đốc Sở B")
    con_thieu: str = truong("Số liệu còn thiếu", "Chưa có chỉ số của đơn vị.")


def interpreted_rows(ledger: Ledger, items: Iterable[Classification]) -> tuple[DongCachDoc, ...]:
    """Mỗi người một dòng: mức theo điều kiện tối thiểu, kết quả theo câu chữ, câu hỏi mở bằng lời."""
    return tuple(
        DongCachDoc(
            str(number),
            capital(person(item.head, item.evaluation)),
            level_label(ledger.regulation, item.level),
            letter(item),
            open_problems(ledger.regulation, item),
        )
        for number, item in enumerate(items, 1)
    )


def undetermined_rows(ledger: Ledger, items: Iterable[Classification]) -> tuple[DongPhuongAn, ...]:
    """Mỗi người một dòng: số liệu, lý do, các mức có thể chọn kèm hệ quả; không dòng nào nêu mức như đã xếp."""
    return tuple(
        DongPhuongAn(
            str(number),
            capital(person(item.head, item.evaluation)),
            figures(ledger.regulation, item),
            why_undetermined(ledger.regulation, item),
            options(ledger.regulation, item),
        )
        for number, item in enumerate(items, 1)
    )


def shortage_rows(ledger: Ledger, items: Iterable[Classification]) -> tuple[DongThieuSoLieu, ...]:
    """Mỗi người một dòng: số liệu còn thiếu và mức có thể đổi ra sao."""
    return tuple(
        DongThieuSoLieu(str(number), capital(person(item.head, item.evaluation)), missing(ledger.regulation, item))
        for number, item in enumerate(items, 1)
    )


def figures(regulation: Regulation, item: Classification) -> str:
    """“tiêu chí chưa bảo đảm 12/47 (25,53%); chỉ số đơn vị 85%”, thêm chỉ số lĩnh vực khi thuộc diện."""
    text = (
        f"tiêu chí chưa bảo đảm {criteria_share(regulation, item)}; chỉ số đơn vị {_lower(index_text(item.unit_index))}"
    )
    fields = field_text(regulation, item)
    return text if fields == NONE else f"{text}; chỉ số lĩnh vực: {fields}"


def open_problems(regulation: Regulation, item: Classification) -> str:
    """Vấn đề của từng câu hỏi mở, bằng lời; câu hỏi về nhân thân không in nội dung. Rỗng khi không có câu hỏi."""
    private = private_questions(regulation)
    problems = [PRIVATE if name in private else regulation.questions[name].problem for name in item.questions]
    return " ".join(ended(problem) for problem in dict.fromkeys(problems))


def ended(text: str) -> str:
    """Câu có dấu kết thúc; câu hỏi giữ dấu hỏi."""
    return text if text.endswith("?") else f"{text.rstrip('.')}."


def private_questions(regulation: Regulation) -> frozenset[str]:
    """Câu hỏi mở gắn với căn cứ về nhân thân: nêu ra là lộ căn cứ."""
    return frozenset(
        question
        for ground in regulation.grounds
        if ground.personal
        for question in (ground.question, ground.always_question, ground.within_year)
        if question
    )


def letter(item: Classification) -> str:
    """Kết quả theo đúng câu chữ: chưa xác định, kèm điều kiện của câu chữ không thỏa."""
    against = [
        reason.text.rstrip(".") for reason in _walk(item.reasons) if _by_letter(reason) and reason.holds is not True
    ]
    return f"{_UNKNOWN}: {'; '.join(dict.fromkeys(against))}." if against else f"{_UNKNOWN}."


def why_undetermined(regulation: Regulation, item: Classification) -> str:
    """Vì sao văn bản không cho mức; thời gian giữ chức thì nêu thời gian cụ thể."""
    question = regulation.tenure.question
    tenure = next((reason.text for reason in item.reasons if reason.rule_id == _TENURE), None)
    if tenure and question in item.questions:
        told = tenure.replace(f" ({question})", "")
        return told.split(_WHOLE_YEAR)[0].strip() if personal_grounds(regulation) & set(item.grounds) else told
    return open_problems(regulation, item) or "Không mức nào đủ điều kiện."


def options(regulation: Regulation, item: Classification) -> str:
    """Các mức có thể chọn; với mỗi mức, chỗ của quy định mà việc chọn mức đó vướng."""
    if regulation.tenure.question in item.questions:
        names = "; ".join(f"“{level_label(regulation, level)}”" for level in item.candidates)
        return f"{names}. Quy định không nêu cách xếp loại trường hợp này; chọn mức nào cũng phải ghi lý do."
    return " ".join(_effect(regulation, item, level) for level in item.candidates)


def turned_by(item: Classification, measure: str) -> bool:
    """Số liệu còn thiếu làm đổi kết quả có phải là `measure` (`unit_index`, `field_index`) hay không."""
    shortages = (reason for reason in item.reasons if reason.rule_id == _SHORTAGE)
    return any(child.rule_id == f"{_SHORTAGE}.{measure}" for reason in shortages for child in reason.children)


def missing(regulation: Regulation, item: Classification) -> str:
    """Số liệu còn thiếu, theo lý do đã ghi; không ghi thì nêu các chỉ số chưa có."""
    found = next((reason for reason in item.reasons if reason.rule_id == _SHORTAGE), None)
    texts = [child.text for child in found.children] or [found.text] if found else list(_absent(regulation, item))
    return " ".join(map(ended, texts))


def _effect(regulation: Regulation, item: Classification, level_id: str) -> str:
    level = regulation.level(level_id)
    name, lowest = f"Xếp “{level.label}” thì", regulation.levels[-1]
    if level is not lowest:
        reached = any(reason.rule_id == level_id and reason.holds for reason in item.reasons)
        want = "chỉ đủ điều kiện tối thiểu, không đúng từng chữ" if reached else "chưa đủ điều kiện “phải”"
        return f"{name} {want} của {level.citation}."
    partly = any(gap.closes_levels and gap.question in item.questions for gap in regulation.gaps)
    broad = partly or any(reason.rule_id == level_id and reason.holds for reason in item.reasons)
    want = "chỉ có căn cứ theo cách đọc rộng" if broad else "không có căn cứ"
    return f"{name} {want} trong danh sách của {level.citation}."


def _absent(regulation: Regulation, item: Classification) -> Iterator[str]:
    if item.unit_index is None or not item.unit_index.exact:
        yield f"Chỉ số cải cách hành chính của đơn vị: {_lower(index_text(item.unit_index))}"
    for name, band in item.field_indices.items():
        if band is None or not band.exact:
            yield f"Chỉ số lĩnh vực “{regulation.fields[name]}”: {_lower(index_text(band))}"


def _walk(reasons: Iterable[Reason]) -> Iterator[Reason]:
    for reason in reasons:
        yield reason
        yield from _walk(reason.children)


def _by_letter(reason: Reason) -> bool:
    return any(mark in reason.rule_id for mark in _LETTER)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]

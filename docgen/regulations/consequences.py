"""Hệ quả: Classification + lịch sử → đã đủ căn cứ cho việc xem xét (Điều 15) hay đề xuất khen (khoản 3 Điều 16)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.model.classification import Classification
from docgen.model.dossier import Evaluation, Head, Misconduct, PastRating
from docgen.regulations.schema import Regulation
from docgen.text.unicode import tone_key


@dataclass(frozen=True, slots=True)
class Consequence:
    """Kết luận về một hệ quả: có đủ căn cứ hay không, và mọi lý do (tiếng Việt) khi không đủ.

    `past`: mức đã quyết định của năm trước mà kết luận dựa vào, khi đủ căn cứ.
    """

    holds: bool
    why_not: tuple[str, ...] = ()
    past: PastRating | None = None


def two_successive_failures(
    evaluation: Evaluation, head: Head, regulation: Regulation, classification: Classification, year: int
) -> Consequence:
    """Hai năm liên tiếp ở mức thấp nhất, cùng một người, cả hai năm đã có quyết định (khoản 2 Điều 15).

    Năm trống hoặc chưa xác định làm đứt chuỗi; thiếu tên, đổi đơn vị giữa hai năm thì không chứng minh được.
    """
    lowest = regulation.levels[-1]
    why = _this_year(evaluation, classification, lowest.id, lowest.label, year)
    past, past_why = _last_year(evaluation, head, regulation, year - 1)
    why += past_why
    if head.since and head.since > date(year - 1, 12, 31):
        why.append(
            f"Giữ chức ở đơn vị này từ {head.since:%d/%m/%Y}, sau năm {year - 1}: có chuyển đơn vị giữa hai năm, "
            "người có thẩm quyền phải xem xét."
        )
    return Consequence(not why, tuple(why), None if why else past)


def misconduct(evaluation: Evaluation, clause: int) -> tuple[Misconduct, ...]:
    """Các trường hợp của một khoản (1 hoặc 3) Điều 15, mỗi trường hợp có kết luận của cơ quan có thẩm quyền."""
    return tuple(case for case in evaluation.misconduct if case.clause == clause)


def reward_candidate(classification: Classification, regulation: Regulation) -> Consequence:
    """Có thể đề xuất khen thưởng hay không: một trong hai mức cao nhất và đã ghi đề nghị (khoản 3 Điều 16, G24)."""
    best = regulation.levels[:2]
    why = []
    if not any(level.id == classification.level for level in best):
        labels = " hoặc ".join(f"“{level.label}”" for level in best)
        why.append(f"Chưa có mức {labels}.")
    if classification.evaluation.reward is None:
        why.append("Chưa ghi đề nghị khen thưởng (de_nghi_khen_thuong).")
    return Consequence(not why, tuple(why))


def _this_year(evaluation: Evaluation, classification: Classification, lowest: str, label: str, year: int) -> list[str]:
    why = []
    if classification.level is None:
        why.append(f"Năm {year} chưa xác định được mức, chuỗi hai năm liên tiếp bị đứt.")
    elif classification.level != lowest:
        why.append(f"Năm {year} không ở mức “{label}”.")
    if evaluation.issued_decision is None:
        why.append(f"Quyết định xếp loại năm {year} chưa ban hành hoặc chưa ghi (quyet_dinh_xep_loai).")
    return why


def _last_year(
    evaluation: Evaluation, head: Head, regulation: Regulation, year: int
) -> tuple[PastRating | None, list[str]]:
    lowest = regulation.levels[-1]
    if year < regulation.validity.first_year:
        return None, [f"Năm {year} chưa thuộc phạm vi áp dụng của quy định (từ năm {regulation.validity.first_year})."]
    entries = [entry for entry in evaluation.history if entry.year == year]
    if not entries:
        return None, [f"Không có mức xếp loại năm {year}, chuỗi hai năm liên tiếp bị đứt."]
    if head.name is None:
        return None, ["Chưa ghi họ tên người đứng đầu nên không chứng minh được là cùng một người."]
    same = [entry for entry in entries if entry.name and tone_key(entry.name) == tone_key(head.name)]
    if not same:
        if any(entry.name is None for entry in entries):
            return None, [f"Mức năm {year} không ghi họ tên nên không chứng minh được là cùng một người."]
        return None, [f"Mức năm {year} là của người khác."]
    entry = same[0]
    why = []
    if any(other.level != lowest.id for other in same):
        why.append(f"Năm {year} không ở mức “{lowest.label}”.")
    if entry.decision is None:
        why.append(f"Mức năm {year} không kèm quyết định đã ban hành.")
    return entry, why

"""Hệ quả: Classification + lịch sử → đã đủ căn cứ cho việc xem xét sau nhiều năm liên tiếp, hay đề xuất khen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from docgen.model.classification import Classification
from docgen.model.dossier import Evaluation, Head, Misconduct, PastRating
from docgen.regulations.parts import Consequence, Level
from docgen.regulations.schema import Regulation
from docgen.text.number_words import spell
from docgen.text.unicode import tone_key


@dataclass(frozen=True, slots=True)
class Finding:
    """Kết luận về một hệ quả: có đủ căn cứ hay không, và mọi lý do (tiếng Việt) khi không đủ.

    `past`: mức đã quyết định của các năm trước mà kết luận dựa vào, năm gần trước; rỗng khi không đủ căn cứ.
    """

    holds: bool
    why_not: tuple[str, ...] = ()
    past: tuple[PastRating, ...] = ()


def successive_years(
    rule: Consequence,
    evaluation: Evaluation,
    head: Head,
    regulation: Regulation,
    classification: Classification,
    year: int,
) -> Finding:
    """`rule.years` năm liên tiếp, đến năm nay, ở mức của `rule`: cùng một người, năm nào cũng đã có quyết định.

    Năm trống hoặc chưa xác định làm đứt chuỗi; thiếu tên, đổi đơn vị giữa chừng thì không chứng minh được. Lỗi:
    ValueError khi `rule` không tính từ các năm liên tiếp.
    """
    if rule.level is None or rule.years is None:
        raise ValueError(f"{rule.citation} không tính từ các năm liên tiếp")
    level = regulation.level(rule.level)
    why = _this_year(evaluation, classification, level, rule.years, year)
    past: list[PastRating] = []
    for before in range(year - 1, year - rule.years, -1):
        entry, entry_why = _past_year(evaluation, head, regulation, level, rule.years, before)
        why += entry_why
        past += [entry] if entry else []
    first = year - rule.years + 1
    if head.since and head.since > date(first, 12, 31):
        why.append(
            f"Giữ chức ở đơn vị này từ {head.since:%d/%m/%Y}, sau năm {first}: có chuyển đơn vị trong các năm ấy, "
            "người có thẩm quyền phải xem xét."
        )
    return Finding(not why, tuple(why), () if why else tuple(past))


def misconduct(evaluation: Evaluation, clause: int) -> tuple[Misconduct, ...]:
    """Các trường hợp ghi tay của một khoản, mỗi trường hợp có kết luận của cơ quan có thẩm quyền."""
    return tuple(case for case in evaluation.misconduct if case.clause == clause)


def reward_candidate(classification: Classification, regulation: Regulation) -> Finding:
    """Có thể đề xuất khen thưởng hay không: một trong hai mức cao nhất và đã ghi đề nghị."""
    best = regulation.levels[:2]
    why = []
    if not any(level.id == classification.level for level in best):
        labels = " hoặc ".join(f"“{level.label}”" for level in best)
        why.append(f"Chưa có mức {labels}.")
    if classification.evaluation.reward is None:
        why.append("Chưa ghi đề nghị khen thưởng (de_nghi_khen_thuong).")
    return Finding(not why, tuple(why))


def _this_year(
    evaluation: Evaluation, classification: Classification, level: Level, years: int, year: int
) -> list[str]:
    why = []
    if classification.level is None:
        why.append(f"Năm {year} chưa xác định được mức, chuỗi {_years(years)} liên tiếp bị đứt.")
    elif classification.level != level.id:
        why.append(f"Năm {year} không ở mức “{level.label}”.")
    if evaluation.issued_decision is None:
        why.append(f"Quyết định xếp loại năm {year} chưa ban hành hoặc chưa ghi (quyet_dinh_xep_loai).")
    return why


def _past_year(
    evaluation: Evaluation, head: Head, regulation: Regulation, level: Level, years: int, year: int
) -> tuple[PastRating | None, list[str]]:
    if year < regulation.validity.first_year:
        return None, [f"Năm {year} chưa thuộc phạm vi áp dụng của quy định (từ năm {regulation.validity.first_year})."]
    entries = [entry for entry in evaluation.history if entry.year == year]
    if not entries:
        return None, [f"Không có mức xếp loại năm {year}, chuỗi {_years(years)} liên tiếp bị đứt."]
    if head.name is None:
        return None, ["Chưa ghi họ tên người đứng đầu nên không chứng minh được là cùng một người."]
    same = [entry for entry in entries if entry.name and tone_key(entry.name) == tone_key(head.name)]
    if not same:
        if any(entry.name is None for entry in entries):
            return None, [f"Mức năm {year} không ghi họ tên nên không chứng minh được là cùng một người."]
        return None, [f"Mức năm {year} ghi họ tên khác; nếu là cùng một người thì sửa họ tên ở lich_su_xep_loai."]
    entry = same[0]
    why = []
    if any(other.level != level.id for other in same):
        why.append(f"Năm {year} không ở mức “{level.label}”.")
    if entry.decision is None:
        why.append(f"Mức năm {year} không kèm quyết định đã ban hành.")
    return entry, why


def _years(count: int) -> str:
    """`hai năm`, `ba năm`."""
    return f"{spell(count)} năm"

"""Nói rõ chỗ thiếu: kết luận “chưa đủ số liệu” → lý do nêu chỉ số nào thiếu, kết quả đổi ở giá trị nào."""

from __future__ import annotations

from docgen.model.citation import Citation
from docgen.model.classification import Reason
from docgen.regulations.conditions import Measure
from docgen.rules.points import Axis
from docgen.rules.wording import (
    Case,
    Figure,
    field_figure,
    level_names,
    plain_fraction,
    quantity_figure,
    question_citation,
    question_notes,
    spoken,
    unit_figure,
)

RULE = "thieu_so_lieu"


def shortage(case: Case) -> Reason:
    """Lý do chung, mỗi chỉ số làm kết quả đổi một lý do con."""
    regulation, verdict = case.regulation, case.verdict
    if regulation.criteria and not case.facts.criteria.applicable:
        text = "Mọi tiêu chí đều ghi “không áp dụng” nên không có gì để tính tỷ lệ; xem lại bảng tiêu chí."
        return Reason(RULE, regulation.undetermined_citation, text, None, source=case.evaluation.places.get("tieu_chi"))
    if not verdict.turns:
        notes = question_notes(verdict.questions, regulation)
        text = f"Thiếu số liệu mà một mức còn tùy nó nên chưa nêu mức nào. {notes}".strip()
        return Reason(RULE, regulation.undetermined_citation, text, None)
    axes = {turn.axis: None for turn in verdict.turns}
    results = [level_names(verdict.possible, regulation)] if verdict.possible else []
    results += ["chưa xác định"] if verdict.may_have_no_level else []
    text = (
        "Thiếu số liệu có thể làm đổi kết quả nên chưa nêu mức nào; tùy số đúng, kết quả có thể là: "
        f"{', hoặc '.join(results)}."
    )
    if notes := question_notes(verdict.questions, regulation):
        text += f" {notes}"
    return Reason(RULE, _citation(case), text, None, children=tuple(_axis(axis, case) for axis in axes))


def _axis(axis: Axis, case: Case) -> Reason:
    entry = _figure(axis, case)
    starts = [axis.regions[turn.place].start for turn in case.verdict.turns if turn.axis == axis]
    text = f"{entry.sentence[:1].upper()}{entry.sentence[1:]}; kết quả đổi tại {', '.join(map(spoken, starts))}"
    single = len({turn.axis for turn in case.verdict.turns}) == 1 and len(case.verdict.outcomes) == len(axis.regions)
    return Reason(
        rule_id=f"{RULE}.{axis.measure}",
        citation=_citation(case),
        text=f"{text}: {_by_region(axis, case)}." if single else f"{text}.",
        holds=None,
        facts={**entry.values, "turns": "; ".join(map(plain_fraction, starts))},
        source=entry.source,
    )


def _figure(axis: Axis, case: Case) -> Figure:
    if axis.field:
        return field_figure(axis.field, case)
    return unit_figure(case) if axis.measure == Measure.UNIT_INDEX else quantity_figure(axis.measure, case)


def _by_region(axis: Axis, case: Case) -> str:
    """Từng đoạn và kết quả của nó, gộp các đoạn liền nhau cùng kết quả."""
    parts: list[tuple[str, str]] = []
    for region, (_, outcome) in zip(axis.regions, case.verdict.outcomes, strict=True):
        result = level_names([outcome.level], case.regulation) if outcome.level else "chưa xác định"
        if not parts or parts[-1][1] != result:
            parts.append((f"{'từ' if region.closed else 'trên'} {spoken(region.start)}", result))
    return "; ".join(f"{start} là {result}" for start, result in parts)


def _citation(case: Case) -> Citation:
    """Điều khoản của câu hỏi về số liệu thiếu; không có câu hỏi thì của mức tốt nhất còn có thể đạt."""
    regulation, verdict = case.regulation, case.verdict
    if verdict.questions:
        return question_citation(verdict.questions[0], regulation)
    return regulation.level(verdict.possible[0]).citation if verdict.possible else regulation.undetermined_citation

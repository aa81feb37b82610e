"""Dossier + Regulation → Classification: mỗi người đứng đầu một kết quả, kèm lý do và gợi ý."""

from __future__ import annotations

from dataclasses import replace

from docgen.model.classification import Classification, Detail, Reading, Reason, Status, Unexplained
from docgen.model.dossier import Dossier, Evaluation, Event, Head, Mitigation, Ruling
from docgen.regulations.schema import Regulation
from docgen.rules.advice import closest
from docgen.rules.margins import losses
from docgen.rules.measures import events_of, field_ids, measure
from docgen.rules.shortage import RULE
from docgen.rules.tenure import obstacle
from docgen.rules.trace import reasons
from docgen.rules.verdict import judge
from docgen.rules.wording import Case, level_names
from docgen.text.unicode import tone_key


def classify(
    dossier: Dossier,
    regulation: Regulation,
    reading: Reading = Reading.FLOOR,
    *,
    detail: Detail = Detail.ADVICE,
) -> tuple[Classification, ...]:
    """Kết quả của mọi người đứng đầu trong hồ sơ, theo thứ tự đơn vị rồi thứ tự người trong đơn vị (Điều 12).

    Không đọc ghi gì, không dùng ngày hôm nay; chưa xác định và chưa đủ số liệu là kết quả, không phải lỗi.
    `detail`: kèm lý do, kèm gợi ý, hay chỉ mức.
    """
    return tuple(
        result
        for evaluation in dossier.evaluations
        for result in classify_unit(evaluation, dossier, regulation, reading, detail=detail)
    )


def classify_unit(
    evaluation: Evaluation,
    dossier: Dossier,
    regulation: Regulation,
    reading: Reading = Reading.FLOOR,
    *,
    detail: Detail = Detail.ADVICE,
) -> tuple[Classification, ...]:
    """Kết quả của những người đứng đầu một đơn vị; chỉ phụ thuộc đơn vị đó, kỳ đánh giá và chỉ số lĩnh vực.

    Mỗi người được xét với số liệu của đơn vị, tiêu chí của vai mình giữ và trường hợp về nhân thân của chính mình.
    """
    judged: dict[tuple[tuple[Event, ...], str], tuple[Case, Classification]] = {}
    present = frozenset(head.role for head in evaluation.heads)
    results = []
    for head in evaluation.heads:
        events = events_of(head, evaluation, regulation)
        key = events, head.role
        if key not in judged:
            criteria = regulation.asked(evaluation.criteria, head.role, present)
            whole = events == evaluation.events and criteria is evaluation.criteria
            own = evaluation if whole else replace(evaluation, events=events, criteria=criteria)
            judged[key] = _whole_year(own, dossier, regulation, reading, detail=detail)
        case, whole_year = judged[key]
        if whole_year.evaluation is not evaluation or whole_year.head is not head:
            whole_year = replace(whole_year, evaluation=evaluation, head=head)
        results.append(_for_head(whole_year, case))
    return tuple(results)


def _whole_year(
    evaluation: Evaluation, dossier: Dossier, regulation: Regulation, reading: Reading, *, detail: Detail
) -> tuple[Case, Classification]:
    """Kết quả tính như giữ chức cả năm, chưa xét thời gian giữ chức và quyết định đã ghi nhận."""
    facts = measure(evaluation, dossier, regulation)
    case = Case(evaluation, dossier, regulation, facts, judge(facts, regulation, reading))
    return case, Classification(
        evaluation=evaluation,
        head=evaluation.heads[0],
        level=case.verdict.level,
        status=case.verdict.status,
        criteria=facts.criteria,
        candidates=case.verdict.candidates,
        unit_index=evaluation.unit_index,
        field_indices={field: dossier.field_indices.get(field) for field in field_ids(evaluation, regulation)},
        grounds=case.verdict.grounds,
        questions=case.verdict.questions,
        reasons=reasons(case) if detail >= Detail.REASONS else Unexplained(),
        closest=closest(case, reading) if detail >= Detail.ADVICE else None,
        losses=losses(case, reading) if detail >= Detail.ADVICE else (),
    )


def _for_head(result: Classification, case: Case) -> Classification:
    """Kết quả tính như giữ chức cả năm → kết quả của chính người ấy."""
    why = obstacle(result.head, case.evaluation, case.dossier.period.year, case.regulation)
    special = why or case.facts.unnamed or case.evaluation.mitigation or case.evaluation.ruling
    if special and isinstance(result.reasons, Unexplained):
        result = replace(result, reasons=reasons(case))  # các bước dưới thêm vào lý do đã có
    if why:
        result = _without_level(result, why, case.regulation)
    elif case.facts.unnamed and result.status is not Status.INSUFFICIENT:
        result = _until_named(result, case)
    if case.evaluation.mitigation:
        result = replace(result, reasons=(*result.reasons, _mitigated(case.evaluation.mitigation, case)))
    ruling = case.evaluation.ruling
    return _ruled(result, ruling, case) if ruling else result


def _without_level(result: Classification, why: str, regulation: Regulation) -> Classification:
    """Thời gian giữ chức không cho mức tự động; kết quả tính như cả năm vẫn nằm trong lý do để người quyết định xem."""
    question = regulation.tenure.question
    if result.level:
        computed = f"mức {level_names([result.level], regulation)}"
    else:
        computed = "chưa đủ số liệu" if result.status is Status.INSUFFICIENT else "chưa xác định"
    text = (
        f"Văn bản không nói cách xếp loại trường hợp này ({question}), người có thẩm quyền quyết định. {why} "
        f"Nếu tính như cả năm: {computed}."
    )
    return replace(
        result,
        level=None,
        status=Status.UNDETERMINED,
        candidates=tuple(level.id for level in regulation.levels),
        questions=(question,),
        reasons=(Reason("thoi_gian_giu_chuc", regulation.undetermined_citation, text, False), *result.reasons),
        closest=(),
        losses=(),
    )


def _until_named(result: Classification, case: Case) -> Classification:
    """Trường hợp không nêu của ai có thể là của người này: chưa nêu mức, trừ khi đã có căn cứ khác của mức thấp nhất.

    Câu chữ không dẫn điểm nào, vì nó còn được in trong bảng gửi nhiều người.
    """
    lowest = case.regulation.levels[-1]
    if result.level == lowest.id:
        return replace(result, closest=(), losses=())
    text = (
        f"Hồ sơ có ghi nhận không nêu của ai trong {len(case.evaluation.heads)} người đứng đầu của đơn vị; "
        "phải nêu rõ họ tên mới kết luận được."
    )
    return replace(
        result,
        level=None,
        status=Status.INSUFFICIENT,
        candidates=(),
        questions=(),
        reasons=(Reason(RULE, lowest.citation, text, None, source=case.facts.unnamed[0].place), *result.reasons),
        closest=("Ghi họ tên người có trường hợp đã ghi nhận để có kết luận.",),
        losses=(),
    )


def _ruled(result: Classification, ruling: Ruling, case: Case) -> Classification:
    """Quyết định đã ghi nhận thay mức; quyết định không nói rõ cho ai khi có nhiều người thì không áp dụng cho ai."""
    competence = case.regulation.competence.get(case.evaluation.kind)
    citation = (competence.citation if competence else None) or case.regulation.undetermined_citation
    source = case.evaluation.places.get("quyet_dinh_cua_cap_tham_quyen")
    name = level_names([ruling.level], case.regulation)
    by = f"{ruling.decided_by} quyết định mức {name} ngày {ruling.decided_on:%d/%m/%Y}"
    if not _concerns(ruling, result.head, case.evaluation):
        text = f"{by}, nhưng quyết định ghi nhận không nêu đúng tên người này nên không áp dụng."
        unheeded = Reason("quyet_dinh_cua_cap_tham_quyen", citation, text, False, source=source)
        return replace(result, reasons=(*result.reasons, unheeded))
    facts = {"level": ruling.level, "decided_on": ruling.decided_on.isoformat()}
    document = ""
    if ruling.document:
        facts["document"] = ruling.document.number
        document = f" (văn bản số {ruling.document.number} ngày {ruling.document.issued:%d/%m/%Y})"
    text = f"{by}{document}. Lý do: {ruling.reason.rstrip('.')}."
    reason = Reason("quyet_dinh_cua_cap_tham_quyen", citation, text, True, facts, source)
    return replace(
        result,
        level=ruling.level,
        status=Status.DECIDED,
        candidates=(),
        reasons=(*result.reasons, reason),
        closest=(),
        losses=(),
        computed=result,
    )


def _mitigated(mitigation: Mitigation, case: Case) -> Reason:
    """Giảm nhẹ, miễn trách nhiệm được nêu cạnh kết quả nhưng không đổi mức tính được (G30, G39)."""
    place = next((duty.citation for duty in case.regulation.duties if duty.id == "giam_nhe"), None)
    text = (
        f"Hồ sơ ghi nhận {mitigation.extent}. Lý do: {mitigation.reason.rstrip('.')}. Điều này không làm đổi mức tính "
        "được; người có thẩm quyền xem xét khi quyết định."
    )
    source = case.evaluation.places.get("giam_nhe_mien_trach_nhiem")
    return Reason(
        "giam_nhe_mien_trach_nhiem", place or case.regulation.undetermined_citation, text, True, source=source
    )


def _concerns(ruling: Ruling, head: Head, evaluation: Evaluation) -> bool:
    if ruling.name is None:
        return len(evaluation.heads) == 1
    return head.name is not None and tone_key(ruling.name) == tone_key(head.name)

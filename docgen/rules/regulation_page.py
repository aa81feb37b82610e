"""Quy định → một trang cho người đọc luật: nguồn, ai, mức nào với điều kiện gì, ai xếp loại, còn câu hỏi nào."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from docgen.model.citation import Citation
from docgen.model.page import Block, Entry, Part
from docgen.regulations.conditions import Measure, Quantity, QuantityUnit
from docgen.regulations.parts import Agency, Competence, Consequence, Criterion, IndexYear, InputCheck, Nature, Question
from docgen.regulations.schema import Regulation
from docgen.rules.regulation_levels import NONE, level_parts
from docgen.rules.wording import cited, level_names, lowered, spoken
from docgen.vocabulary import AUTHORITIES, DOCUMENT_KINDS

_INDICES = (Measure.UNIT_INDEX, Measure.FIELD_INDEX, Measure.ANY_FIELD_INDEX)
_INDEX_YEARS = {IndexYear.RATED: "năm được đánh giá", IndexYear.LATEST: "năm gần nhất đã công bố"}
_UNITS = {
    QuantityUnit.PERCENT: "phần trăm",
    QuantityUnit.POINTS: "số điểm",
    QuantityUnit.COUNT: "số đếm",
    QuantityUnit.YES_NO: "có hay không",
}
_CHECKS = {
    InputCheck.HIGH_EFFECT: "Kết luận “hiệu quả cao” phải kèm lý do",
    InputCheck.RECORDS: "Hồ sơ phải ghi người đánh giá, minh chứng, giải trình",
    InputCheck.CONTRADICTION: "Hai số liệu trái nhau thì nhắc",
    InputCheck.INDEX_YEAR: "Năm của chỉ số",
}
_NATURES = {Nature.PROHIBITION: "điều không được làm", Nature.LIABILITY: "quy tắc quy trách nhiệm, không đếm"}


def page(regulation: Regulation) -> Iterator[Part]:
    """Các phần của trang, theo thứ tự người đọc cần."""
    yield Part("Nguồn và hiệu lực", tuple(_source(regulation)))
    yield Part("Đánh giá ai", tuple(_people(regulation)))
    yield Part("Số liệu riêng của quy định", tuple(_figures(regulation)) or ("Không khai số liệu nào.",))
    yield from level_parts(regulation)
    yield Part("Ai xếp loại", tuple(_competence(one, regulation) for one in regulation.competence.values()))
    if changes := tuple(_changes(regulation)):
        yield Part("Thay đổi về tổ chức, xét theo ngày ký", changes)
    yield Part("Hệ quả", tuple(_consequence(one, regulation) for one in regulation.consequences) or (NONE,))
    duties = (f"- {one.holder} ({cited(one.citation)}): {one.text}" for one in regulation.duties)
    yield Part("Trách nhiệm tổng hợp, báo cáo, đề xuất", tuple(duties) or (NONE,))
    yield Part(f"Tiêu chí ({len(regulation.criteria)})", tuple(_criteria(regulation)) or (NONE,))
    questions = (_question(one, regulation) for one in regulation.questions.values())
    yield Part(f"Câu hỏi mở ({len(regulation.questions)})", tuple(questions) or (NONE,))


def _source(regulation: Regulation) -> Iterator[Block]:
    validity = regulation.validity
    yield f"Mã: {regulation.id}."
    yield f"Văn bản: {regulation.source.described}, {regulation.source.title}."
    yield f"Địa bàn: {regulation.issuer_place}."
    written = validity.since_literal
    literal = f" (văn bản ghi {_day(written)})" if written and written != validity.since else ""
    yield f"Có hiệu lực từ: {_day(validity.since)}{literal}. Ngày cuối cùng còn hiệu lực: {_day(validity.until)}."
    first, last = validity.first_year, validity.last_sure_year
    years = f"từ {first} đến {last}" if first != last else str(first)
    yield f"Năm đánh giá chắc chắn áp dụng được: {years}."
    if validity.since_note:
        yield f"Ngày có hiệu lực: {validity.since_note}"
    if validity.replaces:
        yield f"Thay các phiên bản: {', '.join(validity.replaces)}."
    if validity.note:
        yield f"Ghi chú: {validity.note}"
    if regulation.seen:
        yield f"Thử nghiệm, chưa thấy trọn văn bản. {regulation.seen}"
    kinds = "; ".join(map(DOCUMENT_KINDS.label, regulation.documents)) or "mọi loại"
    yield f"Văn bản docgen lập theo quy định này: {kinds}."


def _day(day: date | None) -> str:
    return "chưa thấy" if day is None else f"{day:%d/%m/%Y}"


def _people(regulation: Regulation) -> Iterator[Block]:
    yield "Các nhóm người đứng đầu:"
    for kind in regulation.kinds.values():
        titles = f"; chức vụ thường gặp: {', '.join(kind.usual_titles)}" if kind.usual_titles else ""
        yield f"- {kind.label} (mã {kind.id}): {len(regulation.binding(kind.id, None))} tiêu chí{titles}."
    yield "Các vai ở mỗi đơn vị:"
    for role in regulation.roles.values():
        other = regulation.roles[role.otherwise].label if role.otherwise else ""
        instead = f"; không ai giữ vai này thì vai “{other}” trả lời các tiêu chí của nó" if other else ""
        yield f"- {role.label} (mã {role.id}){instead}."
    if regulation.agencies:
        yield "Các cơ quan được nêu tên và lĩnh vực tham mưu:"
    for agency in regulation.agencies.values():
        yield f"- {agency.name} ({cited(agency.citation)}), {agency.head_title}: {_fields(agency, regulation)}."


def _fields(agency: Agency, regulation: Regulation) -> str:
    return "; ".join(regulation.fields[name] for name in agency.fields) or "không có lĩnh vực nào"


def _figures(regulation: Regulation) -> Iterator[Block]:
    if any(map(regulation.uses, _INDICES)):
        yield f"Chỉ số cải cách hành chính lấy của {_INDEX_YEARS[regulation.index_year]}."
    if regulation.after_publication:
        yield f"Chỉ đánh giá khi chỉ số đã công bố ({cited(regulation.after_publication)})."
    for check, question in regulation.input_checks.items():
        yield f"- {_CHECKS[check]}: theo câu hỏi {question}."
    for quantity in regulation.quantities.values():
        yield f"- {quantity.label} (mã {quantity.id}): {_quantity(quantity, regulation)}."


def _quantity(quantity: Quantity, regulation: Regulation) -> str:
    known = [_UNITS[quantity.unit]]
    if quantity.maximum is not None and quantity.unit is QuantityUnit.POINTS:
        known.append(f"tối đa {spoken(quantity.maximum)}")
    if quantity.sum_of:
        known.append(f"cộng từ: {', '.join(lowered(regulation.quantities[name].label) for name in quantity.sum_of)}")
    else:
        known.append("không ghi nghĩa là không có" if quantity.none_recorded else "không ghi nghĩa là chưa biết")
    return "; ".join(known)


def _competence(one: Competence, regulation: Regulation) -> str:
    asked = f" Câu hỏi mở: {one.question}." if one.question else ""
    group = regulation.kinds[one.kind].label
    if one.rater is None:
        unknown = "chưa thấy quy định nêu ai xếp loại" if regulation.seen else "quy định không nêu ai xếp loại"
        return f"- {group}: {unknown}.{asked}"
    where = f" ({cited(one.citation)})" if one.citation else ""
    proposer = f", {AUTHORITIES.label(one.proposer)} đề nghị" if one.proposer else ""
    return f"- {group}: {AUTHORITIES.label(one.rater)} xếp loại{where}{proposer}.{asked}"


def _changes(regulation: Regulation) -> Iterator[Block]:
    """Thay đổi về tổ chức, và nhóm người không còn được xếp loại từ một năm."""
    for change in regulation.changes:
        effect = ""
        if change.issuer:
            effect = " Văn bản có chữ ký cần cơ quan kế tục và văn bản cho áp dụng."
        elif change.offices:
            ended = ", ".join(map(AUTHORITIES.label, change.offices))
            effect = f" {ended} không còn ký; ghi người kế tục kèm văn bản giao."
        span = f"Ký từ ngày {_day(change.since)}" + (f" đến hết ngày {_day(change.until)}" if change.until else "")
        yield f"- {span}: {change.told}{effect}"
    for kind in regulation.kinds.values():
        if kind.last_year is not None:
            yield f"- {kind.label}: chỉ xếp loại đến năm {kind.last_year}, vì {kind.last_year_why.rstrip('.')}."


def _consequence(one: Consequence, regulation: Regulation) -> str:
    arising = "Phải có kết luận của cơ quan có thẩm quyền."
    if one.level and one.years:
        arising = f"Phát sinh khi {one.years} năm liên tiếp ở mức {level_names([one.level], regulation)}."
    reading = f" Dẫn là: {one.reading}." if one.reading else ""
    asked = f" Câu hỏi mở: {one.question}." if one.question else ""
    where = cited(one.citation)
    return f"- {where[:1].upper()}{where[1:]}: “{one.text.rstrip('.')}”. {arising}{reading}{asked}"


def _criteria(regulation: Regulation) -> Iterator[Entry]:
    """Mỗi Điều, khoản có tên là một mục."""
    grouped = groupby(regulation.criteria.values(), key=lambda one: (_headed(one, regulation), one.heading))
    for number, ((where, heading), some) in enumerate(grouped, start=1):
        title = f"{number}. {heading}{f' ({where})' if where else ''}"
        yield Entry(title, tuple(_criterion(one, regulation) for one in some))


def _headed(criterion: Criterion, regulation: Regulation) -> str:
    """Điều khoản mang tên của tiêu chí; rỗng khi không biết điều khoản."""
    own = criterion.citation
    clause = str(Citation(own.article, own.clause))
    article = str(Citation(own.article)) if own.article else ""
    return clause if clause in regulation.headings else article


def _criterion(criterion: Criterion, regulation: Regulation) -> str:
    known = [_bound(criterion, regulation)]
    if criterion.role:
        known.append(f"vai “{regulation.roles[criterion.role].label}”")
    if criterion.nature in _NATURES:
        known.append(_NATURES[criterion.nature])
    if criterion.may_be_struck_out:
        known.append(f"thường không áp dụng với {_groups(criterion.may_be_struck_out, regulation)}")
    if criterion.plan:
        known.append("đối chiếu với số nhiệm vụ hoàn thành")
    where = f" ({criterion.citation})" if criterion.citation.article else ""
    return f"- {criterion.id}: {criterion.label}{where}. Áp dụng: {'; '.join(known)}."


def _bound(criterion: Criterion, regulation: Regulation) -> str:
    if criterion.agency:
        return regulation.agencies[criterion.agency].name
    everyone = len(criterion.applies_to) == len(regulation.kinds)
    return "mọi nhóm" if everyone else _groups(criterion.applies_to, regulation)


def _groups(kinds: tuple[str, ...], regulation: Regulation) -> str:
    return ", ".join(f"“{regulation.kinds[kind].short_label}”" for kind in kinds)


def _question(question: Question, regulation: Regulation) -> Entry:
    lines = [f"Cách đọc đã chọn: {question.reading}"]
    if question.reason:
        lines.append(f"Lý do: {question.reason}")
    others = (one.text for one in regulation.alternatives if one.question == question.id)
    lines += (f"Cách đọc khác: {text}" for text in others)
    if question.citation:
        lines.append(f"Điều khoản: {cited(*question.places)}.")
    return Entry(f"{question.id}: {question.problem}", tuple(lines))

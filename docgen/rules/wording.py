"""Diễn đạt: số liệu của một điều kiện → câu tiếng Việt, số liệu dạng chữ và chỗ lấy số liệu."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from docgen.errors import Place
from docgen.model.band import Band
from docgen.model.citation import Citation
from docgen.model.dossier import Aspect, CriterionStatus, Dossier, Evaluation, State
from docgen.regulations.conditions import Condition, Measure, QuantityUnit
from docgen.regulations.schema import Regulation
from docgen.rules.measures import Facts
from docgen.rules.verdict import Verdict

_EVENT = Measure.EVENT
_CRITERIA = frozenset({Measure.FAILING_SHARE, Measure.FAILING_IN_EVERY_ASPECT_SHARE, Measure.NOT_DONE})
_MOST_DIGITS = 60
_EXACT = Context(prec=200)
_ASPECTS = {Aspect.TIMELINESS: "tiến độ", Aspect.QUALITY: "chất lượng", Aspect.EFFECT: "hiệu quả"}

_UNKNOWN_PLACE = str(Citation(0))


@dataclass(frozen=True, slots=True)
class Case:
    """Mọi thứ cần để giải thích một đơn vị."""

    evaluation: Evaluation
    dossier: Dossier
    regulation: Regulation
    facts: Facts
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Figure:
    """Một số liệu: câu nói về nó, giá trị dạng chữ (số đúng, dấu chấm thập phân), chỗ lấy ra."""

    sentence: str
    values: Mapping[str, str]
    source: Place | None = None


def plain(value: Decimal) -> str:
    """Số đúng, dấu chấm thập phân, không dạng mũ: `92.51`."""
    return format(value, "f")


def plain_fraction(value: Fraction) -> str:
    """Như `plain`, cho số đã đổi sang phân số; phân số không viết được thành số thập phân thì giữ dạng phân số."""
    shifted, digits = value, 0
    while shifted.denominator != 1 and digits < _MOST_DIGITS:
        shifted, digits = shifted * 10, digits + 1
    if shifted.denominator != 1:
        return str(value)
    return plain(Decimal(shifted.numerator).scaleb(-digits, _EXACT))


def spoken(value: Decimal | Fraction) -> str:
    """Số đúng theo cách viết tiếng Việt, dấu phẩy thập phân: `92,51`."""
    text = plain_fraction(value) if isinstance(value, Fraction) else plain(value)
    return text.replace(".", ",")


def lowered(text: str) -> str:
    """Chữ đầu viết thường, để đứng giữa câu."""
    return f"{text[:1].lower()}{text[1:]}"


def shown(band: Band) -> str:
    """Chỉ số như đã công bố: `92,51%`, hoặc `từ 80% đến dưới 90%`."""
    if band.exact:
        return f"{spoken(band.low)}%"
    return f"từ {spoken(band.low)}% đến {'' if band.high == 100 else 'dưới '}{spoken(band.high)}%"


def figure(condition: Condition, case: Case) -> Figure:
    """Số liệu mà `condition` đem ra so."""
    if condition.measure is _EVENT:
        return _event_figure(condition.point, case)
    if condition.measure in _CRITERIA:
        return _criteria_figure(condition.measure, case)
    if condition.measure in case.facts.quantities:
        return quantity_figure(condition.measure, case)
    return _FIGURES[condition.measure](case)


def unit_figure(case: Case) -> Figure:
    """Chỉ số của đơn vị."""
    band, source = case.evaluation.unit_index, case.evaluation.places.get("chi_so_don_vi")
    if band is None:
        return Figure("chưa có chỉ số của đơn vị", {}, source)
    return Figure(f"chỉ số của đơn vị là {shown(band)}", {"unit_index": _value(band)}, source)


def quantity_figure(name: str, case: Case) -> Figure:
    """Một số liệu mà quy định tự khai."""
    quantity, span = case.regulation.quantities[name], case.facts.quantities[name]
    names = quantity.sum_of or (name,)
    places = (case.evaluation.places.get(f"so_lieu.{one}") for one in names)
    source = next((place for place in places if place), None)
    label = lowered(quantity.label)
    if not span.exact:
        return Figure(f"chưa có {label}", {}, source)
    if quantity.unit is QuantityUnit.YES_NO:
        sentence = f"{'có' if span.low else 'không có'} {label}"
    else:
        sentence = f"{label} là {spoken(span.low)}{'%' if quantity.unit is QuantityUnit.PERCENT else ''}"
    return Figure(sentence, {name: plain_fraction(span.low)}, source)


def field_figure(field: str, case: Case) -> Figure:
    """Chỉ số của tỉnh thuộc một lĩnh vực."""
    name = case.regulation.fields[field]
    source = case.dossier.places.get(f"chi_so_linh_vuc.{field}")
    band = case.dossier.field_indices.get(field)
    if band is None:
        return Figure(f"chưa có chỉ số lĩnh vực “{name}”", {}, source)
    late = ", nhưng công bố sau ngày đánh giá nên chưa dùng được" if case.facts.late_fields else ""
    return Figure(f"chỉ số lĩnh vực “{name}” là {shown(band)}{late}", {field: _value(band)}, source)


def criterion_line(status: CriterionStatus, regulation: Regulation) -> str:
    """Một dòng về một tiêu chí chưa bảo đảm: nhãn, mặt chưa bảo đảm, lý do."""
    if status.state is State.WANTING:
        what = "chưa bảo đảm " + ", ".join(_ASPECTS[aspect] for aspect in status.aspects)
    else:
        what = "không thực hiện" if status.state is State.NOT_DONE else "có vi phạm"
    reason = f" Lý do: {status.reason.rstrip('.')}." if status.reason else ""
    return f"{regulation.criteria[status.criterion].label}: {what.rstrip()}.{reason}"


def level_names(level_ids: Iterable[str], regulation: Regulation) -> str:
    """Tên các mức, trong ngoặc kép, cách nhau bằng dấu phẩy."""
    return ", ".join(f"“{regulation.level(level_id).label}”" for level_id in level_ids)


def cited(*citations: Citation | str) -> str:
    """Các điều khoản, cách nhau bằng chấm phẩy; lời nói rằng chưa biết khi không biết điều khoản nào."""
    return "; ".join(one for one in map(str, citations) if one != _UNKNOWN_PLACE) or "chưa rõ điều khoản"


def question_notes(questions: Iterable[str], regulation: Regulation) -> str:
    """Mỗi câu hỏi một câu: mã và cách đọc đã chọn."""
    return " ".join(f"{question}: {regulation.questions[question].reading}" for question in questions)


def question_citation(question: str, regulation: Regulation) -> Citation:
    """Điều khoản mà câu hỏi nói tới; chỗ dẫn chung của quy định khi câu hỏi không ghi."""
    asked = regulation.questions[question]
    first = asked.citation.split(";")[0].strip()
    return replace(Citation.parse(first), document=asked.document) if first else regulation.undetermined_citation


def _value(band: Band) -> str:
    return plain(band.low) if band.exact else str(band)


def _fields_figure(case: Case) -> Figure:
    if not case.facts.fields:
        why = "cơ quan không có lĩnh vực nào để xét" if case.facts.agency else "không thuộc cơ quan có lĩnh vực để xét"
        return Figure(why, {})
    figures = [field_figure(field, case) for field in case.facts.fields]
    values = {key: value for entry in figures for key, value in entry.values.items()}
    sources = [entry.source for entry in figures if entry.source]
    return Figure("; ".join(entry.sentence for entry in figures), values, sources[0] if sources else None)


def _tasks_figure(case: Case) -> Figure:
    tasks, source = case.evaluation.tasks, case.evaluation.places.get("nhiem_vu_cchc")
    if case.facts.scalars[Measure.TASK_SHARE] is None or tasks is None:
        return Figure("chưa ghi số chỉ tiêu, nhiệm vụ được giao và đã hoàn thành", {}, source)
    sentence = f"đã hoàn thành {spoken(tasks.done)} trên {spoken(tasks.assigned)} chỉ tiêu, nhiệm vụ được giao"
    return Figure(sentence, {"task_share": f"{plain(tasks.done)}/{plain(tasks.assigned)}"}, source)


def _effect_figure(case: Case) -> Figure:
    concluded = bool(case.facts.scalars[Measure.HIGH_EFFECT])
    sentence = "đã có kết luận “hiệu quả cao” kèm lý do" if concluded else "chưa có kết luận “hiệu quả cao” kèm lý do"
    return Figure(sentence, {"high_effect": str(int(concluded))}, case.evaluation.places.get("hieu_qua_cao"))


def _liabilities_figure(case: Case) -> Figure:
    count = plain_fraction(case.facts.scalars[Measure.LIABILITIES] or Fraction(0))
    source = case.evaluation.places.get("tieu_chi")
    return Figure(f"{count} quy tắc quy trách nhiệm có vi phạm", {"liabilities": count}, source)


def _event_figure(point: str | None, case: Case) -> Figure:
    """Chỉ nêu văn bản, không nêu nội dung: đây là thông tin về nhân thân."""
    events = [event for event in case.evaluation.events if event.point == point]
    if not events:
        return Figure("không có trường hợp nào được ghi nhận", {"event": "0"})
    listed = "; ".join(f"văn bản số {e.document.number} ngày {e.document.issued:%d/%m/%Y}" for e in events)
    uncounted = sum(event in case.facts.uncounted for event in events)
    unnamed = sum(event in case.facts.unnamed for event in events)
    note = f", trong đó {uncounted} trường hợp không thuộc năm được đánh giá nên không tính" if uncounted else ""
    note += f", trong đó {unnamed} trường hợp không nêu của ai nên không tính" if unnamed else ""
    sentence = f"đã ghi nhận {len(events)} trường hợp ({listed}){note}"
    return Figure(sentence, {"event": str(len(events) - uncounted - unnamed)}, events[0].place)


def _criteria_figure(measure: str, case: Case) -> Figure:
    count = case.facts.criteria
    whole = case.evaluation.places.get("tieu_chi")
    if measure is Measure.NOT_DONE:
        idle = (case.evaluation.place_of(status) for status in case.facts.failing if status.state is State.NOT_DONE)
        source = next((place for place in idle if place), whole)
        return Figure(f"{count.not_done} tiêu chí không thực hiện", {"not_done": str(count.not_done)}, source)
    if measure is Measure.FAILING_SHARE:
        part, what = count.failing, "tiêu chí chưa bảo đảm"
    else:
        part, what = count.failing_in_every_aspect, "tiêu chí chưa bảo đảm cả ba mặt hoặc không thực hiện"
    places = map(case.evaluation.place_of, case.facts.failing)
    source = next((place for place in places if place), whole)
    sentence = f"{part} trên {count.applicable} {what}"
    return Figure(sentence, {str(measure): f"{part}/{count.applicable}"}, source)


_FIGURES: Mapping[str, Callable[[Case], Figure]] = {
    Measure.UNIT_INDEX: unit_figure,
    Measure.FIELD_INDEX: _fields_figure,
    Measure.ANY_FIELD_INDEX: _fields_figure,
    Measure.TASK_SHARE: _tasks_figure,
    Measure.HIGH_EFFECT: _effect_figure,
    Measure.LIABILITIES: _liabilities_figure,
}

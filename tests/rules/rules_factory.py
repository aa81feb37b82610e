"""Hồ sơ nhỏ cho các bài thử: mọi tiêu chí đạt, chỉ số 85, nhiệm vụ đủ, trừ điều bài thử nói khác đi."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from docgen.model.band import Band
from docgen.model.classification import Classification, Reading
from docgen.model.dossier import (
    Aspect,
    CriterionStatus,
    DocumentRef,
    Dossier,
    Evaluation,
    Event,
    Head,
    HighEffect,
    Period,
    Publications,
    State,
    Tasks,
)
from docgen.regulations.load import load
from docgen.rules import classify

BP34 = load("bp-34-2020")
YEAR = 2022
K1, K2, K3, K4 = (level.id for level in BP34.levels)
GAP = (K3, K4)
ASSESSED = date(2023, 6, 1)
HEAD = Head(title="Giám đốc", name="Nguyễn Văn A")
ALL_ASPECTS = tuple(Aspect)
ALL_FIELDS = {field: Band.exactly(Decimal(85)) for field in BP34.fields}
YES = HighEffect(True, "số liệu giả định")
NO = HighEffect(False)


def document(day: date = date(2022, 9, 9), number: str = "01/QĐ-GĐ") -> DocumentRef:
    return DocumentRef(number, day, "Cơ quan giả định")


def event(point: str, day: date = date(2022, 9, 9), name: str | None = None) -> Event:
    return Event(point, "số liệu giả định", document(day), name=name)


def percent(value: object) -> Band | None:
    """None, một số, hoặc cặp (từ, đến)."""
    if value is None or isinstance(value, Band):
        return value
    if isinstance(value, tuple):
        return Band(Decimal(str(value[0])), Decimal(str(value[1])))
    return Band.exactly(Decimal(str(value)))


def statuses(
    kind: str,
    agency: str | None,
    failing: int = 0,
    not_done: int = 0,
    struck_out: int = 0,
    aspects: tuple[Aspect, ...] = ALL_ASPECTS,
) -> tuple[CriterionStatus, ...]:
    """Tiêu chí theo thứ tự quy định: `not_done` tiêu chí đầu không thực hiện, rồi chưa bảo đảm, cuối là loại ra."""
    ids = [criterion.id for criterion in BP34.binding(kind, agency)]
    kept = len(ids) - struck_out
    found = []
    for place, criterion in enumerate(ids):
        if place >= kept:
            found.append(CriterionStatus(criterion, State.NOT_APPLICABLE, reason="số liệu giả định"))
        elif place < not_done:
            found.append(CriterionStatus(criterion, State.NOT_DONE))
        elif place < failing:
            found.append(CriterionStatus(criterion, State.WANTING, aspects))
        else:
            found.append(CriterionStatus(criterion, State.MET))
    return tuple(found)


def evaluation(
    *,
    unit: str = "don_vi",
    kind: str = "so_ban_nganh",
    agency: str | None = None,
    index: object = 85,
    failing: int = 0,
    not_done: int = 0,
    struck_out: int = 0,
    aspects: tuple[Aspect, ...] = ALL_ASPECTS,
    effect: HighEffect = YES,
    tasks: tuple[object, object] | None = (40, 40),
    events: tuple[Event, ...] = (),
    heads: tuple[Head, ...] = (HEAD,),
    **others: object,
) -> Evaluation:
    base = Evaluation(
        unit=unit,
        unit_name="Đơn vị giả định",
        kind=kind,
        agency=agency,
        heads=heads,
        criteria=statuses(kind, agency, failing, not_done, struck_out, aspects),
        unit_index=percent(index),
        high_effect=effect,
        tasks=Tasks(Decimal(str(tasks[0])), Decimal(str(tasks[1]))) if tasks else None,
        events=events,
    )
    return replace(base, **others)


def dossier(
    *evaluations: Evaluation,
    fields: Mapping[str, object] | None = None,
    fields_published: date | None = None,
    assessed_on: date = ASSESSED,
    year: int = YEAR,
) -> Dossier:
    """`fields` thay chỉ số của từng lĩnh vực; giá trị None là thiếu."""
    indices = dict(ALL_FIELDS)
    for field, value in (fields or {}).items():
        band = percent(value)
        indices.pop(field)
        if band is not None:
            indices[field] = band
    published = document(fields_published) if fields_published else None
    return Dossier(
        period=Period(year, BP34.id, assessed_on),
        publications=Publications(field_index=published),
        evaluations=evaluations,
        field_indices=indices,
    )


def rate(
    case: Evaluation, *, reading: Reading = Reading.FLOOR, fields: Mapping[str, object] | None = None, **others: object
) -> Classification:
    """Kết quả của người đứng đầu duy nhất của `case`."""
    (result,) = classify(dossier(case, fields=fields, **others), BP34, reading)
    return result


def verdict(result: Classification) -> tuple[str | None, str, tuple[str, ...], tuple[str, ...]]:
    return result.level, result.status.value, result.candidates, result.questions

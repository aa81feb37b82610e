"""Sổ nhỏ cho các bài thử văn bản: hồ sơ giả định, xếp loại bằng bộ máy thật, in ra bằng mẫu dựng sẵn."""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from docx import Document

from docgen import documents, rules
from docgen.documents.parts.ledger import Ledger
from docgen.model.band import Band
from docgen.model.classification import Reading
from docgen.model.dossier import (
    Aspect,
    CriterionStatus,
    DocumentRef,
    Dossier,
    Evaluation,
    Event,
    Head,
    HighEffect,
    Misconduct,
    PastRating,
    Period,
    Publications,
    State,
    Tasks,
)
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Body, Office, Signer
from docgen.regulations.legal_bases import load_legal_bases
from docgen.regulations.load import load
from docgen.render.library import Library
from docgen.render.template import render
from docgen.text.slug import slug

BP34 = load("bp-34-2020")
YEAR = 2022
SIGNED = date(2023, 6, 20)
LOWEST = BP34.levels[-1].id
KINDS = {"so_ban_nganh": "Giám đốc", "ubnd_cap_huyen": "Chủ tịch", "ubnd_cap_xa": "Chủ tịch"}


def document(number: str = "15/QĐ-UBND", day: date = date(2023, 5, 5), issuer: str = "Cơ quan giả định") -> DocumentRef:
    return DocumentRef(number, day, issuer, "về việc giả định")


def percent(value: object) -> Band | None:
    """None, một số, hoặc cặp (từ, đến)."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return Band(Decimal(str(value[0])), Decimal(str(value[1])))
    return Band.exactly(Decimal(str(value)))


def unit(
    name: str,
    kind: str = "so_ban_nganh",
    *,
    code: str | None = None,
    index: object = 85,
    failing: int = 0,
    not_done: int = 0,
    aspects: tuple[Aspect, ...] = tuple(Aspect),
    agency: str | None = None,
    heads: tuple[Head, ...] | None = None,
    tasks: tuple[int, int] = (40, 40),
    excellent: bool = True,
    **others: object,
) -> Evaluation:
    """Đơn vị có mọi tiêu chí đạt, trừ `not_done` tiêu chí đầu không thực hiện và `failing` tiêu chí chưa bảo đảm."""
    states = []
    for place, criterion in enumerate(BP34.binding(kind, agency)):
        if place < not_done:
            states.append(CriterionStatus(criterion.id, State.NOT_DONE))
        elif place < failing:
            states.append(CriterionStatus(criterion.id, State.WANTING, aspects))
        else:
            states.append(CriterionStatus(criterion.id, State.MET))
    base = Evaluation(
        unit=code or slug(name),
        unit_name=name,
        kind=kind,
        agency=agency,
        heads=heads or (Head(KINDS.get(kind, "Giám đốc"), f"Nguyễn Văn {name[-1]}", "nam"),),
        criteria=tuple(states),
        unit_index=percent(index),
        high_effect=HighEffect(excellent, "số liệu giả định"),
        tasks=Tasks(Decimal(tasks[0]), Decimal(tasks[1])),
    )
    return replace(base, **others)


def event(point: str, day: date = date(2022, 9, 9)) -> Event:
    return Event(point, "nội dung nhân thân giả định", document("09/KL-GĐ", day))


def misconduct(clause: int = 3) -> Misconduct:
    return Misconduct(
        clause, "nội dung vi phạm giả định", document("07/KL-TTr", date(2022, 11, 1), "Thanh tra giả định")
    )


PAST_DECISION = document("11/QĐ-UBND")


def failed_before(name: str, year: int = YEAR - 1, decision: DocumentRef | None = PAST_DECISION) -> PastRating:
    return PastRating(year, LOWEST, name, decision)


def body(key: str, name: str, parent: str, lines: tuple[str, ...], short: str, title: str) -> Body:
    return Body(
        id=key,
        name=name,
        parent_line=parent,
        head_lines=lines,
        abbreviation=short,
        unit_code="NC",
        place="Bình Phước",
        head_title=title,
        signer=Signer((title.upper(),)),
        recipients=("Ban Tổ chức Tỉnh ủy",),
        archive="VT, NC",
    )


def office(**others: object) -> Office:
    province = body(
        "ubnd_tinh",
        "Ủy ban nhân dân tỉnh Bình Phước",
        "",
        ("ỦY BAN NHÂN DÂN", "TỈNH BÌNH PHƯỚC"),
        "UBND",
        "Chủ tịch",
    )
    department = body("so_noi_vu", "Sở Nội vụ", "UBND TỈNH BÌNH PHƯỚC", ("SỞ NỘI VỤ",), "SNV", "Giám đốc")
    return replace(Office("Bình Phước", {"ubnd_tinh": province, "so_noi_vu": department}), **others)


def ledger(
    *evaluations: Evaluation,
    fields: Mapping[str, object] | None = None,
    issued: Mapping[str, DocumentRef] | None = None,
    signed: date = SIGNED,
    year: int = YEAR,
    publications: Publications | None = None,
    simulation: str | None = None,
    reading: Reading = Reading.FLOOR,
    at: Office | None = None,
) -> Ledger:
    """Sổ của một lần chạy trên hồ sơ giả định; `fields` thay chỉ số của từng lĩnh vực, None là thiếu."""
    indices = {name: percent((fields or {}).get(name, 85)) for name in BP34.fields}
    districts = {item.parent for item in evaluations if item.parent}
    dossier = Dossier(
        period=Period(year, BP34.id, date(2023, 6, 1), signed),
        publications=publications
        or Publications(
            unit_index=document("173/QĐ-UBND", date(2023, 2, 8)),
            field_index=document("300/QĐ-BNV", date(2023, 4, 19)),
            commune_index={name: document("21/QĐ-UBND", date(2023, 3, 1)) for name in districts if name},
        ),
        evaluations=evaluations,
        field_indices={name: band for name, band in indices.items() if band is not None},
        issued=issued or {},
        simulation=simulation,
    )
    return Ledger(dossier, BP34, rules.classify(dossier, BP34, reading), at or office(), load_legal_bases())


def compose(kind: str, book: Ledger) -> list[Draft | Refusal]:
    return list(documents.compose(book, [kind]))


def one(kind: str, book: Ledger) -> Draft:
    """Dự thảo duy nhất của một loại văn bản."""
    (found,) = compose(kind, book)
    assert isinstance(found, Draft), found
    return found


def refusal(kind: str, book: Ledger) -> Refusal:
    """Lời từ chối duy nhất của một loại văn bản."""
    (found,) = compose(kind, book)
    assert isinstance(found, Refusal), found
    return found


def file_of(draft: Draft) -> bytes:
    """Tệp .docx của dự thảo, in bằng mẫu dựng sẵn."""
    template = Library(None).template(documents.folder(draft.kind), draft.kind, documents.fields_type(draft.kind))
    return render(template, draft)


def printed(draft: Draft) -> str:
    """Chữ của văn bản đã in, mỗi đoạn một dòng, kể cả trong bảng."""
    root = Document(io.BytesIO(file_of(draft))).element.body
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    lines = ("".join(text.text or "" for text in line.iter(f"{namespace}t")) for line in root.iter(f"{namespace}p"))
    return "\n".join(line for line in lines if line.strip())

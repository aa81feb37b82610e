"""Kết quả xếp loại → JSON `docgen.classification/1`, khóa theo thứ tự cố định, số là chữ thập phân nguyên vẹn."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from docgen.model.band import Band
from docgen.model.classification import Classification, Reason
from docgen.model.dossier import DocumentRef, Period
from docgen.regulations.parts import Supplement

SCHEMA = "docgen.classification/1"


def dump(period: Period, reading: str, results: Sequence[Classification], supplement: Supplement | None = None) -> str:
    """Toàn bộ kết quả, thứ tự như đầu vào; `supplement`: ngưỡng của cơ quan mà các mức dựa vào."""
    document = {
        "schema": SCHEMA,
        "regulation": period.regulation,
        **_thresholds(supplement),
        "year": period.year,
        "reading": reading,
        **_confirmation(period.confirmation),
        "results": [_result(result) for result in results],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _confirmation(document: DocumentRef | None) -> dict[str, Any]:
    """Văn bản cho áp dụng quy định ngoài thời gian của nó; hồ sơ thường thì không có khóa này."""
    if document is None:
        return {}
    found = {"number": document.number, "issued": str(document.issued), "issuer": document.issuer}
    return {"confirmation": {**found, "title": document.title}}


def _thresholds(supplement: Supplement | None) -> dict[str, Any]:
    if supplement is None:
        return {}
    document = supplement.document
    return {
        "thresholds": {
            "file": supplement.file.name,
            "number": document.number,
            "issued": document.issued.isoformat(),
            "issuer": document.issuer,
            "title": document.title,
        }
    }


def _result(result: Classification) -> dict[str, Any]:
    return {
        "unit": result.unit,
        "role": result.role,
        "kind": result.kind,
        "level": result.level,
        "status": str(result.status),
        "candidates": list(result.candidates),
        "criteria": {
            "applicable": result.criteria.applicable,
            "failing": result.criteria.failing,
            "not_done": result.criteria.not_done,
            "struck_out": list(result.criteria.struck_out),
        },
        "unit_index": _band(result.unit_index),
        "field_indices": {name: _band(band) for name, band in result.field_indices.items()},
        "grounds": list(result.grounds),
        "questions": list(result.questions),
        "reasons": [_reason(reason) for reason in result.reasons],
        "head": result.head.name,
        "closest": list(result.advice),
    }


def _band(band: Band | None) -> str | dict[str, str] | None:
    if band is None:
        return None
    return f"{band.low:f}" if band.exact else {"tu": f"{band.low:f}", "den": f"{band.high:f}"}


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "citation": str(reason.citation),
        "text": reason.text,
        "holds": reason.holds,
        "facts": dict(reason.facts),
        "source": reason.source.short if reason.source else None,
        "children": [_reason(child) for child in reason.children],
    }

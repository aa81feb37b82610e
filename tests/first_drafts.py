"""Dự thảo đầu tiên của mỗi loại, lập từ tỉnh giả định."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen import pipeline
from docgen.model.draft import Draft
from docgen.readers.office import load_office

SAMPLE = Path(__file__).parents[1] / "inputs" / "vi_du" / "mau_day_du"


@cache
def first_drafts() -> dict[str, Draft]:
    """Loại → dự thảo đầu tiên của loại ấy."""
    dossier = pipeline.read([SAMPLE])
    first: dict[str, Draft] = {}
    for made in pipeline.compose(dossier, pipeline.classify(dossier), load_office(SAMPLE)):
        if isinstance(made, Draft):
            first.setdefault(made.kind, made)
    return first

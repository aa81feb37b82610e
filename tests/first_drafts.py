"""Dự thảo đầu tiên của mỗi loại, lập từ hai đầu vào mẫu giả định."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from docgen import pipeline
from docgen.model.draft import Draft
from docgen.readers.office import load_office

EXAMPLES = Path(__file__).parents[1] / "inputs" / "vi_du"
SAMPLES = (EXAMPLES / "mau_day_du", EXAMPLES / "quang_nam" / "co_nguong" / "inputs")


@cache
def first_drafts() -> dict[str, Draft]:
    """Loại → dự thảo đầu tiên của loại ấy."""
    first: dict[str, Draft] = {}
    for sample in SAMPLES:
        dossier = pipeline.read([sample])
        for made in pipeline.compose(dossier, pipeline.classify(dossier), load_office(sample)):
            if isinstance(made, Draft):
                first.setdefault(made.kind, made)
    return first

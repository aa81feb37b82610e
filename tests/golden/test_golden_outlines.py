"""Dàn ý mẫu của mọi loại văn bản, lập từ tỉnh giả định; sửa mẫu thì chạy với --rewrite-golden và xem lại git diff."""

from __future__ import annotations

from pathlib import Path

import pytest
from outline import outline

from docgen import documents, pipeline
from docgen.model.draft import Draft
from docgen.readers.office import load_office
from docgen.render.library import Library

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "vi_du" / "mau_day_du"
CASES = Path(__file__).parent


@pytest.fixture(scope="module")
def drafts() -> dict[str, Draft]:
    """Dự thảo đầu tiên của mỗi loại."""
    dossier = pipeline.read([SAMPLE])
    first: dict[str, Draft] = {}
    for made in pipeline.compose(dossier, pipeline.classify(dossier), load_office(SAMPLE)):
        if isinstance(made, Draft):
            first.setdefault(made.kind, made)
    return first


@pytest.mark.parametrize("kind", documents.kinds())
def test_outline_is_the_reviewed_one(kind: str, drafts: dict[str, Draft], pytestconfig: pytest.Config) -> None:
    draft = drafts[kind]
    made = outline(pipeline.produce(draft, Library(None)).data)
    target = CASES / kind / draft.key / "outline.txt"
    if pytestconfig.getoption("--rewrite-golden"):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made, encoding="utf-8")
    assert made == target.read_text(encoding="utf-8")

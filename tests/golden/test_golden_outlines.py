"""Dàn ý mẫu của mọi loại văn bản, lập từ tỉnh giả định; sửa mẫu thì chạy với --rewrite-golden và xem lại git diff."""

from __future__ import annotations

from pathlib import Path

import pytest
from first_drafts import first_drafts
from outline import outline
from regulation_papers import papers

from docgen import documents, pipeline
from docgen.model.draft import Draft
from docgen.render.library import Library

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent


@pytest.mark.parametrize("kind", documents.kinds())
def test_outline_is_the_reviewed_one(kind: str, pytestconfig: pytest.Config) -> None:
    _compare(first_drafts()[kind], pytestconfig)


@pytest.mark.parametrize("kind", documents.regulation_papers())
def test_outline_of_a_regulation_paper_is_the_reviewed_one(kind: str, pytestconfig: pytest.Config) -> None:
    _compare(papers("nd-335-2025")[kind], pytestconfig)


def _compare(draft: Draft, pytestconfig: pytest.Config) -> None:
    made = outline(pipeline.produce(draft, Library(None)).data)
    target = CASES / draft.kind / draft.key / "outline.txt"
    if pytestconfig.getoption("--rewrite-golden"):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made, encoding="utf-8")
    assert made == target.read_text(encoding="utf-8")

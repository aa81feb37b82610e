"""Dàn ý mẫu của mọi loại văn bản, lập từ tỉnh giả định; sửa mẫu thì chạy với --rewrite-golden và xem lại git diff."""

from __future__ import annotations

from pathlib import Path

import pytest
from first_drafts import first_drafts
from outline import outline

from docgen import documents, pipeline
from docgen.render.library import Library

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent


@pytest.mark.parametrize("kind", documents.kinds())
def test_outline_is_the_reviewed_one(kind: str, pytestconfig: pytest.Config) -> None:
    draft = first_drafts()[kind]
    made = outline(pipeline.produce(draft, Library(None)).data)
    target = CASES / kind / draft.key / "outline.txt"
    if pytestconfig.getoption("--rewrite-golden"):
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(made, encoding="utf-8")
    assert made == target.read_text(encoding="utf-8")

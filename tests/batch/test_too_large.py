"""Văn bản lập ra lớn quá mức kiểm tra được: không được giao, lý do trong sổ không đổ cho dữ liệu."""

from __future__ import annotations

import pytest
from batch_factory import Office, draft

from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry
from docgen.layout import package


def test_document_too_large_to_check_is_not_delivered(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Entry] = []
    monkeypatch.setattr(package, "MAX_ELEMENTS", 10)
    office.build(draft("so_a"), notify=told.append)
    assert office.status("so_a") == (Outcome.FAILED, "văn bản lập ra không đạt")
    assert "quá 10" in told[0].detail
    assert not office.path("so_a").exists()

"""Dự thảo để thử mọi mẫu dựng sẵn: của hai đầu vào mẫu giả định, phiếu trình ký của cả mẻ, các tờ về quy định."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from regulation_papers import papers

from docgen import documents, pipeline
from docgen.documents import phieu_trinh_ky
from docgen.documents.parts.overview import Overview, Papers
from docgen.model.draft import Draft
from docgen.readers.office import load_office
from docgen.regulations.load import available

EXAMPLES = Path(__file__).parents[2] / "inputs" / "vi_du"
SAMPLE = EXAMPLES / "mau_day_du"
TWO_ROLES = EXAMPLES / "quang_nam" / "co_nguong" / "inputs"
KINDS = documents.with_template()


@cache
def builtin_drafts() -> dict[str, list[Draft]]:
    """Loại → mọi dự thảo của loại ấy."""
    found: dict[str, list[Draft]] = {}
    for sample in (TWO_ROLES, SAMPLE):
        dossier, office = pipeline.read([sample]), load_office(sample)
        results = pipeline.classify(dossier)
        for made in pipeline.compose(dossier, results, office):
            if isinstance(made, Draft):
                found.setdefault(made.kind, []).append(made)
    ledger = pipeline.ledger(dossier, results, office)
    overview = Overview(ledger)
    overview.add(results)
    folders = {kind: documents.folder(kind) for kind in documents.kinds()}
    found[phieu_trinh_ky.ID] = [phieu_trinh_ky.draft(ledger, overview, Papers(), folders, "")]
    for name in available():
        for kind, draft in papers(name).items():
            found.setdefault(kind, []).append(draft)
    return found

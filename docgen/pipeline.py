"""Cả dòng chảy trên một trang: đọc → xếp loại → soạn → in vào mẫu; chỗ duy nhất các phòng gặp nhau."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from docgen import documents, readers, rules
from docgen.model.classification import Classification, Reading
from docgen.model.dossier import Dossier
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Office
from docgen.regulations import legal_bases, load
from docgen.regulations.schema import Regulation
from docgen.render.library import Library
from docgen.render.template import Template
from docgen.render.template import render as fill


def regulation(regulation_id: str) -> Regulation:
    """Quy định theo mã. Lỗi: RegulationError khi không có hoặc sai."""
    return load.load(regulation_id)


def read(inputs: Sequence[Path]) -> Dossier:
    """Tệp hoặc thư mục đầu vào → hồ sơ. Lỗi: InputError nêu mọi chỗ sai."""
    return readers.read(inputs, regulation)


def classify(dossier: Dossier, reading: Reading = Reading.FLOOR) -> tuple[Classification, ...]:
    """Hồ sơ → kết quả xếp loại, mỗi người đứng đầu một kết quả, theo thứ tự đầu vào."""
    return rules.classify(dossier, regulation(dossier.period.regulation), reading)


def compose(
    dossier: Dossier,
    classifications: Sequence[Classification],
    office: Office,
    kinds: Sequence[str] | None = None,
) -> Iterator[Draft | Refusal]:
    """Kết quả xếp loại → dự thảo mọi văn bản đến hạn (hoặc chỉ các loại `kinds`), lần lượt từng văn bản."""
    ledger = documents.Ledger(
        dossier=dossier,
        regulation=regulation(dossier.period.regulation),
        classifications=tuple(classifications),
        office=office,
        bases=legal_bases.load_legal_bases(),
    )
    return documents.compose(ledger, kinds)


def produce(draft: Draft, library: Library) -> bytes:
    """Dự thảo → tệp .docx sẵn sàng giao. Lỗi: TemplateError và các lỗi khác của riêng văn bản này."""
    return fill(template(draft.kind, library), draft)


def template(kind: str, library: Library) -> Template:
    """Mẫu của một loại văn bản, đã đối chiếu với các trường của loại ấy. Lỗi: TemplateError nêu mọi chỗ lệch."""
    return library.template(documents.folder(kind), kind, documents.fields_type(kind))

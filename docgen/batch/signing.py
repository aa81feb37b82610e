"""Cả mẻ đã lập → phiếu trình ký: một trang ở thư mục của năm, ghi lại chỉ khi nội dung đổi."""

from __future__ import annotations

import pickle
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from docgen import documents, pipeline
from docgen.batch.lock import held
from docgen.batch.manifest import Index, Outcome, Record
from docgen.batch.report import Listing
from docgen.batch.shelf import Shelf, occupied, read
from docgen.documents import phieu_trinh_ky
from docgen.documents.parts.overview import Overview, Papers
from docgen.model.classification import Classification, Detail
from docgen.model.dossier import Dossier
from docgen.model.office import Office
from docgen.model.roll import bundles
from docgen.ooxml.package import BadPackage, unpack
from docgen.render import files
from docgen.render.clean import APP
from docgen.render.library import Library

FILE_NAME = f"{phieu_trinh_ky.ID}.docx"
MOST_UNITS = 2_000
"""Hồ sơ đến chừng ấy đơn vị thì xếp loại riêng cho phiếu này cũng chỉ mất một hai giây."""

_READY = (Outcome.WRITTEN, Outcome.UNCHANGED, Outcome.EDITED)
_PRIVATE = frozenset({"to_trinh_dieu_chuyen"})
"""Loại mà riêng việc nêu tên đơn vị đã nói ra chuyện của một người (Điều 15): chỉ đếm, không nêu tên."""


class SigningSheet:
    """Phiếu trình ký của một lần lập: nghe kết quả xếp loại trong lúc lập (`rated`), viết ra khi đã lập xong."""

    def __init__(self, dossier: Dossier, office: Office, kinds: Collection[str]) -> None:
        """`kinds`: các loại văn bản của lần lập này."""
        self._dossier = dossier
        self._office = office
        self._kinds = kinds
        self._ledger = pipeline.ledger(dossier, (), office)
        self._overview: Overview | None = None

    def rated(self, results: Sequence[Classification]) -> None:
        """Nhận kết quả của cả hồ sơ."""
        self._overview = Overview(self._ledger)
        self._overview.add(results)

    def write(self, shelf: Shelf, workspace: Path | None, signed: Listing) -> Path:
        """Ghi phiếu theo sổ của `shelf`; trả về chỗ của nó.

        `signed`: văn bản đã ban hành mà lần này thấy không khớp dữ liệu. Phiếu đang có đã được mở ra lưu lại thì được
        giữ bên cạnh. Lỗi: OutputError khi không ghi được hoặc một lần chạy khác đang giữ thư mục; TemplateError,
        LayoutError khi mẫu phiếu của nơi làm việc sai.
        """
        path = shelf.root / FILE_NAME
        with held(shelf.root):
            draft = phieu_trinh_ky.draft(
                self._ledger,
                self._overview or self._survey(),
                _papers(Index(shelf.manifest), signed),
                {kind: documents.folder(kind) for kind in documents.kinds()},
                self._scope(),
            )
            data = pipeline.produce(draft, Library(workspace), self._office).data
            present = read(path) if occupied(path) else None
            if present != data:
                if present is not None and not _ours(present):
                    shelf.put_beside(path)
                files.write(path, data)
        return path

    def _survey(self) -> Overview | None:
        """Xếp loại riêng cho phiếu, từng xấp; None khi hồ sơ lớn quá."""
        if len(self._dossier.evaluations) > MOST_UNITS:
            return None
        overview = Overview(self._ledger)
        for _, packed in bundles(self._dossier.evaluations):
            some = replace(self._dossier, evaluations=tuple(pickle.loads(packed)))
            overview.add(pipeline.classify(some, detail=Detail.REASONS))
        return overview

    def _scope(self) -> str:
        parts = []
        if self._overview is None and len(self._dossier.evaluations) > MOST_UNITS:
            parts.append("Mẻ lớn nên không đếm người theo mức: xem báo cáo của Sở Nội vụ.")
        founded = documents.founded(self._ledger.regulation)
        if (made := len(set(founded) & set(self._kinds))) < len(founded):
            parts.append(f"Lần chạy này chỉ lập {made} trong {len(founded)} loại văn bản.")
        return " ".join(parts)


def _papers(index: Index, signed: Listing) -> Papers:
    """Các văn bản theo sổ; sổ đi qua lần lượt từng dòng."""
    papers = Papers()
    for record in index.records():
        _count(papers, record)
    for group in signed.groups.values():
        for entry in group.first:
            papers.mismatched.add(_named(entry.kind, entry.key))
    papers.mismatched.count = signed.count
    return papers


def _count(papers: Papers, record: Record) -> None:
    if record.kind not in documents.kinds():  # sổ của một bản docgen khác
        return
    if record.status in _READY:
        papers.ready[record.kind] += 1
        papers.rules.update(record.findings)
        papers.flawed += bool(record.findings)
    if record.status is Outcome.REFUSED:
        papers.refused.add(_reason(record))
    elif record.status is Outcome.FAILED:
        papers.failed.add(_named(record.kind, record.name))
    elif record.status is Outcome.EDITED:
        papers.edited.add(_named(record.kind, record.name))


def _reason(record: Record) -> str:
    label = documents.label(record.kind)
    return label if record.kind in _PRIVATE else f"{label}: {record.why}"


def _named(kind: str, name: str) -> str:
    label = documents.label(kind)
    return label if kind in _PRIVATE else f"{label}: {name}"


def _ours(data: bytes) -> bool:
    """Phiếu còn nguyên như docgen ghi ra: Word và LibreOffice lưu lại thì thay thuộc tính ứng dụng."""
    try:
        return b"<Application>docgen</Application>" in unpack(data).get(APP, b"")
    except BadPackage:
        return False

"""Các văn bản làm căn cứ và hiệu lực theo thời gian: chọn theo ngày ký."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from docgen.errors import RegulationError
from docgen.model.dossier import DocumentRef
from docgen.regulations.table import Ledger, Table, check_catalogue_id, read_document, read_tree
from docgen.text.dates import long_date

FILE = Path(__file__).parent / "data" / "can_cu_phap_ly.yaml"

# Thứ bậc khi xếp căn cứ; văn bản của Quốc hội đứng trước văn bản của Chính phủ cùng tên loại.
_RANKS = {"Luật": 0, "Nghị quyết": 2, "Nghị định": 2, "Thông tư": 4, "Quyết định": 5}
_ISSUER_RANKS = {"Quốc hội": 0, "Ủy ban Thường vụ Quốc hội": 1, "Chính phủ": 2, "Thủ tướng Chính phủ": 3}
UNVERIFIED = "chua_kiem_chung"
_CERTAINTIES = ("da_thay", UNVERIFIED)


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """Một căn cứ pháp lý.

    `type_name`: “Luật”, “Nghị định”…; luật không in số và cơ quan (Phụ lục I NĐ 30/2020, II.6.a). `since`/`until`: còn
    hiệu lực trong [since; until]; `replaced_by`: mã văn bản thay thế; `certainty`: "da_thay" hay "chua_kiem_chung";
    `topics`: dùng cho loại văn bản nào (`to_chuc_chinh_quyen`, `trach_nhiem_nguoi_dung_dau`, `thi_dua_khen_thuong`,
    `can_bo_cong_chuc`, `danh_gia_xep_loai`…), rỗng thì không tự đưa vào căn cứ.
    """

    id: str
    type_name: str
    document: DocumentRef
    since: date
    until: date | None
    topics: tuple[str, ...]
    replaced_by: tuple[str, ...] = ()
    certainty: str = "da_thay"
    note: str = ""

    def in_force(self, on: date) -> bool:
        """Còn hiệu lực trong ngày `on` hay không, tính cả hai đầu mút."""
        return self.since <= on and (self.until is None or on <= self.until)


def load_legal_bases(path: Path | None = None) -> tuple[LegalBasis, ...]:
    """Mọi căn cứ, theo thứ tự trong tệp. Lỗi: RegulationError kèm mọi chỗ sai với dòng."""
    return _read(path) if path else _installed()


def in_force(bases: Iterable[LegalBasis], topic: str, on: date) -> tuple[LegalBasis, ...]:
    """Các căn cứ của `topic` còn hiệu lực ngày `on`, theo thứ tự viện dẫn: thứ bậc, rồi ngày ban hành."""
    found = [basis for basis in bases if topic in basis.topics and basis.in_force(on)]
    return tuple(sorted(found, key=_citing_order))


def why_not(basis: LegalBasis, on: date) -> str:
    """Vì sao không dẫn được căn cứ này ngày `on`; rỗng khi dẫn được."""
    if on < basis.since:
        return f"{_name(basis)} chỉ có hiệu lực từ {long_date(basis.since)}."
    if basis.until is None or on <= basis.until:
        return ""
    replacements = [_name(other) for other in load_legal_bases() if other.id in basis.replaced_by]
    replaced = f", được thay bằng {'; '.join(replacements)}" if replacements else ""
    return f"{_name(basis)} hết hiệu lực sau {long_date(basis.until)}{replaced}."


def cite(basis: LegalBasis) -> str:
    """Lời dẫn sau chữ “Căn cứ” (Phụ lục I NĐ 30/2020, II.6.a); luật không ghi số, ký hiệu, cơ quan ban hành."""
    document = basis.document
    if basis.type_name == "Luật":
        return f"{basis.type_name} {document.title} {long_date(document.issued)}"
    return f"{_name(basis)} {long_date(document.issued)} của {document.issuer} {document.title}"


def _name(basis: LegalBasis) -> str:
    if basis.type_name == "Luật":
        return f"{basis.type_name} {basis.document.title} số {basis.document.number}"
    return f"{basis.type_name} số {basis.document.number}"


def _citing_order(basis: LegalBasis) -> tuple[int, date, str]:
    rank = min(_RANKS[basis.type_name], _ISSUER_RANKS.get(basis.document.issuer, 9))
    return rank, basis.document.issued, basis.id


@cache
def _installed() -> tuple[LegalBasis, ...]:
    return _read(FILE)


def _read(path: Path) -> tuple[LegalBasis, ...]:
    ledger = Ledger()
    root = Table(read_tree(path.read_bytes(), path.name), ledger)
    for topic, node in root.entries("topics"):
        check_catalogue_id(topic, node.place, ledger)
        ledger.declare("chủ đề", topic, node.place)
    bases = tuple(_basis(table) for table in root.tables("bases"))
    root.done()
    ledger.check_mentions()
    if ledger.problems:
        problems = sorted(ledger.problems, key=lambda problem: problem.place.line or 0)
        raise RegulationError(f"Tệp căn cứ pháp lý {path.name} có {len(problems)} chỗ sai.", problems)
    return bases


def _basis(table: Table) -> LegalBasis:
    basis = LegalBasis(
        id=table.text("id"),
        type_name=table.text("type"),
        document=read_document(table),
        since=table.day("since") or date.min,
        until=table.day("until", required=False),
        topics=table.mentions("topics", "chủ đề"),
        replaced_by=table.mentions("replaced_by", "căn cứ", required=False),
        certainty=table.text("certainty"),
        note=table.text("note", required=False),
    )
    table.done()
    table.ledger.declare("căn cứ", basis.id, table.at("id"))
    check_catalogue_id(basis.id, table.at("id"), table.ledger)
    _check(basis, table)
    return basis


def _check(basis: LegalBasis, table: Table) -> None:
    ledger = table.ledger
    if basis.type_name and basis.type_name not in _RANKS:
        ledger.report(table.at("type"), f"tên loại “{basis.type_name}” lạ.", f"Dùng một trong: {', '.join(_RANKS)}.")
    if basis.certainty and basis.certainty not in _CERTAINTIES:
        action = f"Viết {' hoặc '.join(_CERTAINTIES)}."
        ledger.report(table.at("certainty"), f"mức chắc chắn “{basis.certainty}” lạ.", action)
    if basis.certainty == UNVERIFIED and not basis.note:
        ledger.report(table.place, "chua_kiem_chung mà không có note.", "Ghi chưa chắc chỗ nào.")
    if not basis.document.title:
        ledger.report(table.place, "thiếu trích yếu (title).", "Căn cứ phải ghi trích yếu.")
    if basis.until and basis.until < basis.since:
        ledger.report(table.at("until"), "ngày hết hiệu lực trước ngày có hiệu lực.", "Xem lại hai ngày.")
    if basis.since < basis.document.issued:
        ledger.report(table.at("since"), "ngày có hiệu lực trước ngày ban hành.", "Xem lại hai ngày.")

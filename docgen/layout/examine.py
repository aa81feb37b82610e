"""Gói .docx + hồ sơ → dữ kiện, thành phần và các điều tìm thấy: một lượt kiểm tra trọn vẹn."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.layout.components.missing import not_found
from docgen.layout.components.recognise import recognise
from docgen.layout.components.values import Document, Surroundings
from docgen.layout.engine import Finding, run
from docgen.layout.facts.reader import read_facts
from docgen.layout.package import DocxPackage
from docgen.layout.profile import DEFAULT, FORM, Profile, Severity

_PARTY = "Văn bản của Đảng theo quy định của Đảng, không theo Nghị định 30/2020/NĐ-CP: không xét."
_FORMS = ("phiếu", "biểu", "mẫu")


@dataclass(frozen=True, slots=True)
class Examination:
    """Kết quả một lượt kiểm tra; `kind`: mã loại văn bản, rỗng khi không nhận ra; `profile`: hồ sơ đã dùng."""

    document: Document
    findings: tuple[Finding, ...]
    kind: str
    profile: Profile

    @property
    def not_found(self) -> tuple[str, ...]:
        """Thành phần phải có mà không thấy; biểu mẫu không bắt buộc đủ thể thức."""
        form = self.profile.id == FORM or bool(self.out_of_scope)
        return () if form else not_found(self.document.components)

    @property
    def out_of_scope(self) -> str:
        """Vì sao không xét văn bản này; rỗng khi có xét."""
        return _PARTY if self.document.components.party else ""

    @property
    def errors(self) -> tuple[Finding, ...]:
        """Các điều ở mức lỗi."""
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def rules(self) -> tuple[str, ...]:
        """Mã các luật bị báo hay được nhắc, mỗi luật một lần."""
        return tuple(dict.fromkeys(one.rule for one in self.findings))


def examine(package: DocxPackage, profile: Profile, office: Surroundings) -> Examination:
    """Kiểm tra một tệp theo hồ sơ. Lỗi: InputError khi một phần XML của tệp hỏng."""
    return judge(read_document(package, office), profile)


def read_document(package: DocxPackage, office: Surroundings) -> Document:
    """Dữ kiện và thành phần của một tệp. Lỗi: InputError khi một phần XML của tệp hỏng."""
    facts = read_facts(package)
    return Document(facts, recognise(facts), office)


def judge(document: Document, profile: Profile) -> Examination:
    """Các điều tìm thấy; văn bản của Đảng theo quy định khác của Đảng nên không xét."""
    findings = () if document.components.party else run(document, profile)
    return Examination(document, findings, document.components.kind, profile)


def natural_profile(document: Document) -> str:
    """Mã hồ sơ hợp với loại văn bản: phiếu, biểu mẫu theo `bieu_mau`, mọi thứ khác theo Nghị định 30/2020."""
    title = document.components.ten_loai
    form = title is not None and not document.components.kind and title.text.casefold().startswith(_FORMS)
    return FORM if form else DEFAULT

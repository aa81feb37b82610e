"""Danh mục của một quy định: nhóm người đứng đầu, cơ quan Điều 11, lĩnh vực, tiêu chí; từ cây sang giá trị."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from docgen.model.citation import Citation
from docgen.regulations.parts import Agency, Criterion, Kind, Nature, Role
from docgen.regulations.schema import HEAD
from docgen.regulations.table import Table, check_catalogue_id
from docgen.text.slug import slug
from docgen.vocabulary import ROLES

LABEL_MAX = 80
"""Nhãn tiêu chí dài nhất (ký tự) còn vừa một dòng của phiếu và ô của sổ tính."""

T = TypeVar("T")


def read_kinds(root: Table) -> dict[str, Kind]:
    """Các nhóm người đứng đầu (khoản 1 Điều 2)."""
    return _catalogue(root, "kinds", "nhóm", _kind)


def read_agencies(root: Table) -> dict[str, Agency]:
    """Các cơ quan nêu tên ở Điều 11."""
    return _catalogue(root, "agencies", "cơ quan", _agency, required=False)


def read_roles(root: Table) -> dict[str, Role]:
    """Các vai; quy định không khai vai nào thì chỉ người đứng đầu được đánh giá."""
    found = _catalogue(root, "roles", "vai", _role, required=False)
    if found and HEAD not in found:
        root.ledger.report(root.at("roles"), f"thiếu vai “{HEAD}”.", "Thêm vai này.")
    return found or {HEAD: Role(HEAD, ROLES.label(HEAD))}


def _role(name: str, table: Table) -> Role:
    if all(name != term.id for term in ROLES.terms):
        known = ", ".join(term.id for term in ROLES.terms)
        table.ledger.report(table.place, f"“{name}” không phải là vai của danh mục.", f"Các vai: {known}.")
    return Role(name, table.text("label"), table.mention("otherwise", "vai"))


def _kind(name: str, table: Table) -> Kind:
    kind = Kind(
        id=name,
        label=table.text("label"),
        short_label=table.text("short_label"),
        usual_titles=table.texts("usual_titles", required=False),
        last_year=table.integer("last_year", required=False),
        last_year_why=table.text("last_year_why", required=False),
    )
    if bool(kind.last_year) != bool(kind.last_year_why):
        table.ledger.report(table.place, "last_year và last_year_why phải đi đôi.", "Ghi cả năm cuối và vì sao.")
    if kind.short_label and slug(kind.short_label) != name:
        action = f"Mã đúng của nhãn này: {slug(kind.short_label)}."
        table.ledger.report(table.at("short_label"), f"mã “{name}” không khớp nhãn “{kind.short_label}”.", action)
    return kind


def _agency(name: str, table: Table) -> Agency:
    return Agency(
        id=name,
        name=table.text("name"),
        head_title=table.text("head_title"),
        citation=table.citation("citation"),
        fields=table.mentions("fields", "lĩnh vực"),
        other_names=table.texts("other_names", required=False),
        kinds=table.mentions("kinds", "nhóm"),
    )


def read_fields(root: Table) -> dict[str, str]:
    """Lĩnh vực → tên, theo Chỉ số cải cách hành chính cấp tỉnh."""
    found = {}
    for name, node in root.entries("fields", required=False):
        check_catalogue_id(name, node.place, root.ledger)
        root.ledger.declare("lĩnh vực", name, node.place)
        if isinstance(node.value, str):
            found[name] = node.value
        else:
            root.ledger.report(node.place, "tên lĩnh vực phải là một chuỗi.", "Viết tên sau dấu hai chấm.")
    return found


def read_criteria(root: Table, headings: Mapping[str, str]) -> dict[str, Criterion]:
    """Tiêu chí theo thứ tự trong văn bản; tên Điều, khoản lấy ở `headings`."""
    everyone = tuple(name for name, _ in root.entries("kinds", required=False))
    found: dict[str, Criterion] = {}
    for table in root.tables("criteria", required=False):
        criterion = _criterion(table, everyone, headings)
        table.done()
        table.ledger.declare("tiêu chí", criterion.id, table.at("id"))
        _check_criterion(criterion, table)
        found.setdefault(criterion.id, criterion)
    return found


def _criterion(table: Table, everyone: tuple[str, ...], headings: Mapping[str, str]) -> Criterion:
    citation = table.citation("citation")
    node = table.node("applies_to", required=False)
    for_all = node is not None and node.value == "all"
    return Criterion(
        id=table.text("id"),
        citation=citation,
        label=table.text("label"),
        text=table.text("text"),
        heading=table.text("heading", required=False) or _heading(citation, headings, table),
        applies_to=everyone if for_all else table.mentions("applies_to", "nhóm", required=False),
        agency=table.mention("agency", "cơ quan"),
        may_be_struck_out=table.mentions("may_be_struck_out", "nhóm", required=False),
        plan=table.flag("plan"),
        role=table.mention("role", "vai"),
        nature=table.one_of("nature", Nature.DUTY),
    )


def _heading(citation: Citation, headings: Mapping[str, str], table: Table) -> str:
    """Tên khoản chứa điểm; khoản không có tên thì lấy tên Điều."""
    article = headings.get(str(Citation(citation.article)))
    if article is None and citation.article:
        action = f"Thêm “Điều {citation.article}” vào headings."
        table.ledger.report(table.at("citation"), f"headings không có tên của Điều {citation.article}.", action)
    return headings.get(str(Citation(citation.article, citation.clause))) or article or ""


def _check_criterion(criterion: Criterion, table: Table) -> None:
    cited = ".".join(str(part) for part in (criterion.citation.article, criterion.citation.clause) if part)
    cited += f".{criterion.citation.point}" if criterion.citation.point else ""
    if criterion.citation.article and criterion.id != cited:
        found = f"mã “{criterion.id}” khác viện dẫn {criterion.citation}."
        table.ledger.report(table.at("id"), found, f"Mã đúng: {cited}.")
    if len(criterion.label) > LABEL_MAX:
        found = f"nhãn dài {len(criterion.label)} ký tự, quá {LABEL_MAX}."
        table.ledger.report(table.at("label"), found, "Rút gọn nhãn; nguyên văn nằm ở text.")
    if bool(criterion.applies_to) == bool(criterion.agency):
        found = "phải có đúng một trong hai: applies_to (các nhóm) hoặc agency (cơ quan Điều 11)."
        table.ledger.report(table.place, found, "Thêm hoặc bỏ một khóa.")
    strays = [name for name in criterion.may_be_struck_out if name not in criterion.applies_to]
    if strays:
        found = f"may_be_struck_out nêu nhóm không bị ràng buộc: {', '.join(strays)}."
        table.ledger.report(table.at("may_be_struck_out"), found, "Chỉ nêu các nhóm có trong applies_to.")


def _catalogue(
    root: Table, key: str, catalogue: str, read: Callable[[str, Table], T], *, required: bool = True
) -> dict[str, T]:
    found: dict[str, T] = {}
    for name, node in root.entries(key, required=required):
        check_catalogue_id(name, node.place, root.ledger)
        root.ledger.declare(catalogue, name, node.place)
        table = Table(node, root.ledger)
        found[name] = read(name, table)
        table.done()
    return found

"""Cây của một tệp quy định → Regulation, hoặc danh sách mọi chỗ sai của tệp."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from docgen.regulations.alternatives import read_alternatives
from docgen.regulations.catalogues import read_agencies, read_criteria, read_fields, read_kinds, read_roles
from docgen.regulations.changes import read_changes
from docgen.regulations.conditions import Measure
from docgen.regulations.parts import (
    Competence,
    Consequence,
    Duty,
    IndexYear,
    InputCheck,
    Question,
    Role,
    Source,
    Tenure,
    Validity,
)
from docgen.regulations.quantities import read_measure, read_quantities
from docgen.regulations.schema import Regulation
from docgen.regulations.table import Ledger, Table, check_catalogue_id, nearest, parse_citation
from docgen.regulations.thresholds import read_caps, read_ceilings, read_gaps, read_grounds, read_levels
from docgen.tree.node import Node
from docgen.vocabulary import AUTHORITIES

T = TypeVar("T")


def decode(node: Node, sha256: str, ledger: Ledger) -> Regulation:
    """Quy định đọc từ cây; chỗ sai nằm trong `ledger`, khi đó giá trị trả về không dùng được."""
    root = Table(node, ledger)
    headings = _headings(root)
    quantities = read_quantities(root)
    competence = _competence(root)
    regulation = Regulation(
        id=root.text("id"),
        title=root.text("title"),
        source=_source(root),
        issuer_place=root.text("issuer_place"),
        validity=read_validity(root),
        kinds=read_kinds(root),
        agencies=read_agencies(root),
        fields=read_fields(root),
        criteria=read_criteria(root, headings),
        levels=read_levels(root),
        grounds=read_grounds(root),
        gaps=read_gaps(root),
        candidates=root.mentions("candidates", "mức"),
        undetermined_citation=root.citation("undetermined_citation"),
        tenure=_tenure(root),
        competence=competence,
        questions=_questions(root),
        missing=_missing(root),
        quantities=quantities,
        roles=read_roles(root),
        alternatives=read_alternatives(root),
        ceilings=read_ceilings(root),
        caps=read_caps(root),
        seen=root.text("seen", required=False),
        documents=root.texts("documents", required=False),
        input_checks=_input_checks(root),
        after_publication=root.maybe_citation("after_publication"),
        index_year=root.one_of("index_year", IndexYear.RATED),
        no_field=root.mention("no_field", "câu hỏi"),
        headings=headings,
        changes=read_changes(root, frozenset(one.rater for one in competence.values() if one.rater)),
        consequences=tuple(_closed(table, _consequence) for table in root.tables("consequences", required=False)),
        duties=tuple(_closed(table, _duty) for table in root.tables("duties", required=False)),
        sha256=sha256,
    )
    _check_whole(regulation, root)
    root.done()
    ledger.check_mentions()
    return regulation


def _check_whole(regulation: Regulation, root: Table) -> None:
    """Những chỗ sai chỉ thấy được khi đã đọc cả tệp."""
    report = root.ledger.report
    if regulation.id in regulation.validity.replaces:
        report(root.at("validity"), "replaces nêu chính quy định này.", "Ghi mã của phiên bản trước.")
    if len(regulation.levels) < 2:
        report(root.at("levels"), "phải có ít nhất hai mức.", "Ghi các mức từ cao xuống thấp.")
    if not regulation.candidates:
        report(root.at("candidates"), "candidates trống.", "Ghi các mức để người có thẩm quyền chọn.")
    points = [ground.point for ground in regulation.grounds if ground.event_input]
    for point in {one for one in points if points.count(one) > 1}:
        report(root.at("grounds"), f"hai trường hợp cùng nhận điểm “{point}” ghi tay.", "Mỗi điểm một trường hợp.")
    for role in regulation.roles.values():
        if _waits_for_itself(role, regulation):
            report(
                root.at("roles"), f"otherwise của vai “{role.id}” dẫn về chính nó.", "Dẫn tới vai luôn có người giữ."
            )
    clauses = [one.citation.clause for one in regulation.consequences if one.level is None]
    for clause in {one for one in clauses if clauses.count(one) > 1}:
        report(root.at("consequences"), f"hai hậu quả ghi tay cùng ở khoản {clause}.", "Mỗi khoản một hậu quả ghi tay.")
    if len([one for one in regulation.consequences if one.level]) > 1:
        report(root.at("consequences"), "hai hậu quả cùng tính từ các năm liên tiếp.", "Giữ một hậu quả như thế.")
    for entry in regulation.conditions():
        if entry.measure == Measure.EVENT and entry.point not in points:
            report(root.place, f"điểm “{entry.point}” không trường hợp nào nhận ghi tay.", "Khai trường hợp ấy.")
        if entry.measure in _OF_CRITERIA and not regulation.criteria:
            report(root.place, f"so {entry.measure} mà quy định không có tiêu chí nào.", "Thêm criteria.")


def _waits_for_itself(role: Role, regulation: Regulation) -> bool:
    """Đi theo `otherwise` thì gặp lại một vai đã qua."""
    seen: set[str] = set()
    name: str | None = role.id
    while name is not None and name in regulation.roles:
        if name in seen:
            return True
        seen.add(name)
        name = regulation.roles[name].otherwise
    return False


_OF_CRITERIA = frozenset(
    {Measure.FAILING_SHARE, Measure.FAILING_IN_EVERY_ASPECT_SHARE, Measure.NOT_DONE, Measure.LIABILITIES}
)


def _closed(table: Table, read: Callable[[Table], T]) -> T:
    value = read(table)
    table.done()
    return value


def _headings(root: Table) -> dict[str, str]:
    """Bảng viện dẫn → tên Điều, khoản; khóa nào không phải viện dẫn thì ghi vào sổ."""
    found = {}
    for name, node in root.entries("headings", required=False):
        parse_citation(name, node.place, root.ledger)
        if isinstance(node.value, str):
            found[name] = node.value
        else:
            root.ledger.report(node.place, "phải là một chuỗi.", "Viết chữ trên một dòng.")
    return found


def _source(root: Table) -> Source:
    """Văn bản gốc; chưa thấy số hay ngày thì phải nói nguồn là gì."""
    table = root.table("source") or Table(Node({}, root.place), Ledger())
    source = Source(
        issuer=table.text("issuer"),
        title=table.text("title"),
        number=table.maybe("number"),
        issued=table.day("issued", required=False),
        called=table.text("called", required=False),
    )
    table.done()
    if (source.number is None or source.issued is None) and not source.called:
        table.ledger.report(table.place, "thiếu number hoặc issued.", "Ghi đủ; chưa thấy thì ghi called: nguồn là gì.")
    return source


def read_validity(root: Table) -> Validity:
    """Hiệu lực và những năm đánh giá dùng được."""
    table = root.table("validity") or Table(Node({}, root.place), Ledger())
    validity = Validity(
        since=table.day("since", required=False),
        since_literal=table.day("since_literal", required=False),
        until=table.day("until", required=False),
        first_year=table.integer("first_year") or 0,
        last_sure_year=table.integer("last_sure_year") or 0,
        since_note=table.text("since_note", required=False),
        note=table.text("note", required=False),
        replaces=table.mentions("replaces", "quy định", required=False),
    )
    table.done()
    if validity.until and validity.since and validity.until < validity.since:
        table.ledger.report(table.at("until"), "ngày hết hiệu lực trước ngày có hiệu lực.", "Xem lại hai ngày.")
    if validity.first_year > validity.last_sure_year:
        table.ledger.report(table.at("first_year"), "first_year sau last_sure_year.", "Xem lại hai năm.")
    return validity


def _tenure(root: Table) -> Tenure:
    table = root.table("tenure") or Table(Node({}, root.place), Ledger())
    months = table.integer("minimum_months") or 0
    tenure = Tenure(months, table.mention("question", "câu hỏi", required=True) or "")
    table.done()
    if not 0 <= months <= 12:
        table.ledger.report(table.at("minimum_months"), f"{months} tháng không nằm trong một năm.", "Viết từ 0 đến 12.")
    return tenure


def _competence(root: Table) -> dict[str, Competence]:
    found = {}
    for name, node in root.entries("competence"):
        root.ledger.mentioned.append(("nhóm", name, node.place))
        table = Table(node, root.ledger)
        found[name] = Competence(
            kind=name,
            rater=_authority(table, "rater"),
            citation=table.maybe_citation("citation"),
            proposer=_authority(table, "proposer"),
            question=table.mention("question", "câu hỏi"),
        )
        table.done()
        if found[name].rater and not found[name].citation:
            root.ledger.report(node.place, "có rater mà không có citation.", "Ghi điều khoản giao thẩm quyền.")
    for kind, _ in root.entries("kinds", required=False):
        if kind not in found:
            place = root.at("competence")
            root.ledger.report(place, f"competence thiếu nhóm “{kind}”.", "Thêm nhóm này; rater: null khi không ai.")
    return found


def _authority(table: Table, key: str) -> str | None:
    """Mã người xếp loại hay cơ quan đề nghị, trong danh mục."""
    name = table.maybe(key)
    known = [term.id for term in AUTHORITIES.terms]
    if name is not None and name not in known:
        action = nearest(name, known) or f"Có: {', '.join(known)}."
        table.ledger.report(table.at(key), f"“{name}” không phải mã người xếp loại, cơ quan đề nghị.", action)
    return name


def _questions(root: Table) -> dict[str, Question]:
    found = {}
    for name, node in root.entries("questions", required=False):
        root.ledger.declare("câu hỏi", name, node.place)
        table = Table(node, root.ledger)
        citation = table.text("citation", required=False)
        for part in citation.split("; ") if citation else ():
            parse_citation(part, table.at("citation"), root.ledger)
        found[name] = Question(
            name,
            table.text("problem"),
            table.text("reading"),
            table.text("reason", required=False),
            citation,
            root.ledger.cited.get(node.place.file, ""),
        )
        table.done()
    return found


def _missing(root: Table) -> dict[str, str]:
    found: dict[str, str] = {}
    node = root.node("missing", required=False)
    if node is None:
        return found
    table = Table(node, root.ledger)
    for name, value in root.entries("missing"):
        measure = read_measure(name, value.place, root.ledger)
        question = table.mention(name, "câu hỏi", required=True)
        if measure and question:
            found[measure] = question
    return found


def _input_checks(root: Table) -> dict[InputCheck, str]:
    node = root.node("input_checks", required=False)
    if node is None:
        return {}
    table = Table(node, root.ledger)
    mentioned = {check: table.mention(check, "câu hỏi") for check in InputCheck}
    table.done()
    return {check: question for check, question in mentioned.items() if question}


def _consequence(table: Table) -> Consequence:
    found = Consequence(
        citation=table.citation("citation"),
        text=table.text("text"),
        question=table.mention("question", "câu hỏi"),
        level=table.mention("level", "mức"),
        years=table.integer("years", required=False),
        reading=table.text("reading", required=False),
    )
    if (found.level is None) != (found.years is None):
        table.ledger.report(table.place, "level và years phải có cả hai hoặc không có.", "Thêm khóa còn thiếu.")
    if found.years is not None and found.years < 2:
        table.ledger.report(table.at("years"), f"{found.years} năm không phải là nhiều năm liên tiếp.", "Từ 2 trở lên.")
    return found


def _duty(table: Table) -> Duty:
    duty = Duty(table.text("id"), table.citation("citation"), table.text("holder"), table.text("text"))
    check_catalogue_id(duty.id, table.at("id"), table.ledger)
    table.ledger.declare("trách nhiệm", duty.id, table.at("id"))
    return duty

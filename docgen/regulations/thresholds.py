"""Nút của cây → điều kiện, mức, căn cứ của mức thấp nhất, vùng trống: phần có ngưỡng của một quy định."""

from __future__ import annotations

import re
from fractions import Fraction

from docgen.regulations.conditions import AnyOf, Condition, Measure, Terms, conditions_in
from docgen.regulations.parts import Cap, Ceiling, Gap, Ground, Level
from docgen.regulations.quantities import read_measure
from docgen.regulations.table import Ledger, Table, check_catalogue_id
from docgen.tree.node import Node

_NUMBER = re.compile(r"\d+(\.\d+)?|\d+/[1-9]\d*")
_BOUNDS = ("at_least", "more_than", "at_most", "less_than")


def read_levels(root: Table) -> tuple[Level, ...]:
    """Các mức từ cao xuống thấp; mức cuối không có điều kiện, mức khác phải có điều kiện tối thiểu."""
    tables = list(root.tables("levels"))
    levels: list[Level] = []
    for number, table in enumerate(tables, start=1):
        lowest = number == len(tables)
        level = Level(
            id=table.text("id"),
            label=table.text("label"),
            citation=table.citation("citation"),
            minimum=read_conditions(table, "minimum", required=not lowest and not table.has("unstated")),
            literal=read_conditions(table, "literal", required=False),
            unstated=table.mention("unstated", "câu hỏi"),
        )
        table.done()
        table.ledger.declare("mức", level.id, table.at("id"))
        check_catalogue_id(level.id, table.at("id"), table.ledger)
        if lowest and (level.minimum or level.literal):
            table.ledger.report(table.place, "mức cuối có điều kiện.", "Điều kiện của mức cuối nằm ở grounds.")
        if levels:
            _check_order(levels[-1], level, table)
        _check_literal(level, table)
        levels.append(level)
    return tuple(levels)


def read_grounds(root: Table) -> tuple[Ground, ...]:
    """Các trường hợp của mức thấp nhất (khoản 4 Điều 12)."""
    return tuple(_ground(table) for table in root.tables("grounds", required=False))


def read_gaps(root: Table) -> tuple[Gap, ...]:
    """Các vùng mà văn bản không cho mức nào."""
    gaps = []
    for table in root.tables("gaps", required=False):
        question = table.mention("question", "câu hỏi", required=True) or ""
        gaps.append(Gap(question, read_conditions(table, "conditions"), table.flag("closes_levels")))
        table.done()
    return tuple(gaps)


def read_ceilings(root: Table) -> tuple[Ceiling, ...]:
    """Các mức trần."""
    found = []
    for table in root.tables("ceilings", required=False):
        level = table.mention("not_above", "mức", required=True) or ""
        conditions = read_conditions(table, "conditions")
        found.append(Ceiling(level, table.citation("citation"), table.text("text"), conditions))
        table.done()
    return tuple(found)


def read_caps(root: Table) -> tuple[Cap, ...]:
    """Các hạn mức của cả mẻ."""
    found = []
    for table in root.tables("caps", required=False):
        level, among = table.mention("level", "mức", required=True) or "", table.mentions("of", "mức")
        share = table.text("share")
        if not _NUMBER.fullmatch(share) or not 0 < Fraction(share) <= 1:
            table.ledger.report(table.at("share"), f"tỷ lệ “{share}” không phải phân số dưới 1.", "Viết dạng 1/5.")
            share = "1"
        if len(set(among)) < len(among):
            table.ledger.report(table.at("of"), "of nêu một mức hai lần.", "Mỗi mức một lần.")
        found.append(Cap(level, among, Fraction(share), table.citation("citation"), table.text("text")))
        table.done()
    return tuple(found)


def read_conditions(parent: Table, key: str, *, required: bool = True) -> Terms:
    """Danh sách điều kiện dưới `key`; danh sách bắt buộc mà rỗng là lỗi, vì điều kiện rỗng thì ai cũng thỏa."""
    nodes = parent.listed(key, required=required)
    if required and parent.has(key) and not nodes:
        parent.ledger.report(parent.at(key), "danh sách điều kiện trống.", "Ghi ít nhất một điều kiện.")
    return tuple(_term(node, parent.ledger) for node in nodes)


def _term(node: Node, ledger: Ledger) -> Condition | AnyOf:
    table = Table(node, ledger)
    return _any_of(table) if table.has("any") else _condition(table)


def _any_of(table: Table) -> AnyOf:
    """`any`: mỗi mục là một điều kiện, hoặc `all` với những điều kiện phải cùng thỏa."""
    choices: list[Terms] = []
    for node in table.listed("any"):
        inner = Table(node, table.ledger)
        if inner.has("all"):
            choices.append(read_conditions(inner, "all"))
            inner.done()
        else:
            choices.append((_term(node, table.ledger),))
    found = AnyOf(
        tuple(choices),
        table.mention("question", "câu hỏi"),
        table.text("text", required=False),
        table.maybe_citation("citation"),
    )
    table.done()
    if len(choices) < 2:
        table.ledger.report(table.place, "any phải có từ hai lựa chọn.", "Thêm lựa chọn, hoặc bỏ any.")
    return found


_UNREADABLE = Condition(Measure.HIGH_EFFECT, at_least=Fraction(1))
"""Thế chỗ điều kiện không đọc được, để đọc tiếp phần còn lại của tệp."""


def _condition(table: Table) -> Condition:
    name = table.text("measure")
    unless = (
        read_measure(other, place, table.ledger) for other, place in table.items("unless_failing", required=False)
    )
    measure = read_measure(name, table.at("measure"), table.ledger) if name else None
    if measure is None:
        return _UNREADABLE  # tệp đã có chỗ sai; lời khác về điều kiện này chỉ gây rối
    bounds = {key: _bound(table, key, measure) for key in _BOUNDS}
    condition = Condition(
        measure=measure,
        **bounds,
        point=table.maybe("point"),
        question=table.mention("question", "câu hỏi"),
        unless_failing=tuple(measure for measure in unless if measure),
        text=table.text("text", required=False),
        citation=table.maybe_citation("citation"),
    )
    table.done()
    _check_bounds(condition, table)
    if (measure is Measure.EVENT) != (condition.point is not None):
        table.ledger.report(table.place, "point chỉ đi với đại lượng event, và event phải có point.", "Sửa điều kiện.")
    return condition


def _bound(table: Table, key: str, measure: str) -> Fraction | None:
    found = table.text(key, required=False)
    if not found:
        if table.has(key):
            table.ledger.report(table.at(key), "ngưỡng trống.", "Ghi số, hoặc bỏ khóa này.")
        return None
    if not _NUMBER.fullmatch(found):
        table.ledger.report(table.at(key), f"ngưỡng “{found}” không phải là số.", "Viết 90, 89.5 hoặc phân số 1/5.")
        return None
    value, top = Fraction(found), table.ledger.tops.get(measure)
    if top is not None and value > top:
        action = "Tỷ lệ viết bằng phân số (1/5), chỉ số viết bằng phần trăm (90)."
        table.ledger.report(table.at(key), f"ngưỡng {found} nằm ngoài khoảng từ 0 đến {top} của {measure}.", action)
    return value


def _check_bounds(condition: Condition, table: Table) -> None:
    once = condition.at_least == Fraction(1) and len(condition.bounds) == 1
    if condition.measure == Measure.EVENT and not once:
        table.ledger.report(table.place, "event chỉ có at_least: 1 (có trường hợp được ghi nhận).", "Sửa ngưỡng.")
    low = [bound for bound in (condition.at_least, condition.more_than) if bound is not None]
    high = [bound for bound in (condition.at_most, condition.less_than) if bound is not None]
    if not low + high and not any(table.has(key) for key in _BOUNDS):
        table.ledger.report(table.place, "điều kiện không có ngưỡng.", f"Ghi một trong: {', '.join(_BOUNDS)}.")
    elif len(low) > 1 or len(high) > 1:
        table.ledger.report(table.place, "điều kiện có hai cận cùng phía.", "Giữ một cận dưới, một cận trên.")
    elif low and high and not (low[0] < high[0] or (low[0] == high[0] and condition.admits(low[0]))):
        table.ledger.report(table.place, f"khoảng từ {low[0]} đến {high[0]} rỗng.", "Xem lại hai ngưỡng.")


def _ground(table: Table) -> Ground:
    ground = Ground(
        id=table.text("id"),
        citation=table.citation("citation"),
        text=table.text("text"),
        conditions=read_conditions(table, "conditions"),
        narrow=read_conditions(table, "narrow", required=False),
        question=table.mention("question", "câu hỏi"),
        always_question=table.mention("always_question", "câu hỏi"),
        within_year=table.mention("within_year", "câu hỏi"),
        personal=table.flag("personal"),
        event_input=table.flag("event_input"),
        for_agencies=table.flag("for_agencies"),
    )
    table.done()
    table.ledger.declare("trường hợp", ground.id, table.at("id"))
    cited = f"{ground.citation.clause}.{ground.citation.point}"
    if ground.citation.article and ground.id != cited:
        table.ledger.report(table.at("id"), f"mã “{ground.id}” khác viện dẫn {ground.citation}.", f"Mã đúng: {cited}.")
    points = [one.point for one in conditions_in(ground.conditions) if one.measure is Measure.EVENT]
    if ground.event_input != bool(points) or any(point != ground.point for point in points):
        found = "event_input và điều kiện event không khớp nhau, hoặc point khác điểm được viện dẫn."
        table.ledger.report(table.place, found, "Trường hợp ghi tay: event_input true và đúng một điều kiện event.")
    if ground.narrow and not ground.question:
        table.ledger.report(table.place, "có narrow mà không có question.", "Ghi câu hỏi mà cách đọc rộng dựa vào.")
    return ground


def _floor(terms: Terms, measure: str) -> Fraction | None:
    """Cận dưới mà mọi người phải đạt; điều kiện nằm trong `any` không phải là điều kiện của mọi người."""
    for term in terms:
        if isinstance(term, Condition) and term.measure == measure:
            return term.at_least
    return None


def _check_order(better: Level, worse: Level, table: Table) -> None:
    for measure in dict.fromkeys(one.measure for one in conditions_in(better.minimum)):
        high, low = _floor(better.minimum, measure), _floor(worse.minimum, measure)
        if high is not None and low is not None and low > high:
            found = f"mức “{worse.id}” đứng sau “{better.id}” nhưng đòi {measure} từ {low}, cao hơn {high}."
            table.ledger.report(table.place, found, "Xếp các mức từ cao xuống thấp.")
    bounds = [[(one.measure, one.bounds) for one in conditions_in(level.minimum)] for level in (better, worse)]
    if bounds[0] == bounds[1] != [] and not better.unstated:
        found = f"mức “{worse.id}” đòi đúng những gì “{better.id}” đòi nên không ai đạt nó."
        table.ledger.report(table.place, found, "Xem lại ngưỡng của hai mức.")


def _check_literal(level: Level, table: Table) -> None:
    """Khoảng đúng câu chữ phải nằm trong điều kiện tối thiểu, nếu không hai cách đọc mâu thuẫn nhau."""
    for condition in conditions_in(level.literal):
        floor = _floor(level.minimum, condition.measure)
        if floor is not None and (condition.at_least is None or condition.at_least < floor):
            found = f"khoảng đúng câu chữ của {condition.measure} rộng hơn điều kiện tối thiểu (từ {floor})."
            table.ledger.report(table.place, found, "Sửa literal hoặc minimum.")

"""Các cách đọc khác mà một quy định khai (`alternatives`), và quy định đọc theo cách ấy."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from docgen.regulations.conditions import AnyOf, Condition, Measure, Terms
from docgen.regulations.parts import Alternative, Ground
from docgen.regulations.quantities import read_measure
from docgen.regulations.schema import Regulation
from docgen.regulations.table import Table

_PERCENT = re.compile(r"[0-9]+(\.[0-9]+)?")
_HUNDRED = 100


def read_alternatives(root: Table) -> tuple[Alternative, ...]:
    """Mỗi mục: câu hỏi, cách đọc bằng lời, và thay đổi."""
    return tuple(_alternative(table) for table in root.tables("alternatives", required=False))


def _alternative(table: Table) -> Alternative:
    found = Alternative(
        question=table.mention("question", "câu hỏi", required=True) or "",
        text=table.text("text"),
        ground=table.mention("ground", "trường hợp"),
        drop=table.flag("drop"),
        any_of=table.flag("any_of"),
        instead=_pairs(table, "instead"),
        missing_as=_missing_as(table),
        no_field_closes=table.flag("no_field_closes"),
    )
    table.done()
    if not (found.drop or found.any_of or found.instead or found.missing_as or found.no_field_closes):
        table.ledger.report(table.place, "cách đọc khác mà không đổi gì.", "Ghi drop, any_of, instead, missing_as…")
    if (found.drop or found.any_of) and not found.ground:
        table.ledger.report(table.place, "drop, any_of phải nêu ground.", "Ghi mã trường hợp.")
    return found


def read_so(regulation: Regulation, alternative: Alternative) -> Regulation:
    """Quy định theo cách đọc khác; `missing_as` không đổi quy định mà đổi số liệu, nên không ở đây."""
    grounds = tuple(one for one in regulation.grounds if not (alternative.drop and one.id == alternative.ground))
    levels = regulation.levels
    if alternative.any_of:
        grounds = _each_ground(grounds, alternative, lambda terms: (AnyOf(tuple((term,) for term in terms)),))
    if alternative.instead and alternative.ground:
        grounds = _each_ground(grounds, alternative, lambda terms: _instead(terms, alternative))
    elif alternative.instead:
        levels = tuple(
            replace(one, minimum=_instead(one.minimum, alternative), literal=_instead(one.literal, alternative))
            for one in levels
        )
    # Câu hỏi ấy đã có câu trả lời khác thì chỗ trống mang tên nó không còn đóng mức nào.
    gaps = tuple(
        replace(one, closes_levels=False) if one.question == alternative.question else one for one in regulation.gaps
    )
    closes = regulation.no_field_closes or alternative.no_field_closes
    return replace(regulation, grounds=grounds, levels=levels, gaps=gaps, no_field_closes=closes)


def _each_ground(
    grounds: tuple[Ground, ...], alternative: Alternative, change: Callable[[Terms], Terms]
) -> tuple[Ground, ...]:
    """Đổi điều kiện của trường hợp được nêu; cách đọc hẹp của nó không còn chỗ đứng."""
    return tuple(
        replace(one, conditions=change(one.conditions), narrow=()) if alternative.ground == one.id else one
        for one in grounds
    )


def _instead(terms: Terms, alternative: Alternative) -> Terms:
    found: list[Condition | AnyOf] = []
    for term in terms:
        if isinstance(term, AnyOf):
            found.append(replace(term, choices=tuple(_instead(choice, alternative) for choice in term.choices)))
        else:
            found.append(replace(term, measure=alternative.instead.get(term.measure, term.measure)))
    return tuple(found)


def _missing_as(table: Table) -> dict[str, Fraction]:
    """Chỉ số của đơn vị thiếu thì coi là bao nhiêu."""
    found = {}
    for name, value in _texts(table, "missing_as").items():
        if name != Measure.UNIT_INDEX or not _PERCENT.fullmatch(value) or Fraction(value) > _HUNDRED:
            table.ledger.report(table.at("missing_as"), f"“{name}: {value}” không dùng được.", "Ghi unit_index: 0.")
            continue
        found[name] = Fraction(value)
    return found


def _pairs(table: Table, key: str) -> dict[str, str]:
    found = {}
    for name, value in _texts(table, key).items():
        old = read_measure(name, table.at(key), table.ledger)
        new = read_measure(value, table.at(key), table.ledger)
        if old and new:
            found[old] = new
    return found


def _texts(table: Table, key: str) -> dict[str, str]:
    return {name: str(node.value) for name, node in table.entries(key, required=False)}

"""Tệp ngưỡng của cơ quan + cây của quy định để ngỏ ngưỡng → một cây, rồi đọc như mọi tệp quy định.

Tệp ngưỡng chỉ thêm điều quy định để ngỏ (mức còn `unstated`); khóa nào định đổi điều quy định đã nêu là một chỗ sai,
lời báo nêu cả hai dòng.
"""

from __future__ import annotations

from collections.abc import Mapping

from docgen.errors import Place
from docgen.model.dossier import ThresholdFile
from docgen.regulations.decode import read_validity
from docgen.regulations.parts import Supplement
from docgen.regulations.table import Ledger, Table, nearest, read_document
from docgen.tree.node import Node

_CATALOGUES = ("quantities", "missing", "questions")
_CHOICE = ("candidates", "undetermined_citation")
_KEYS = ("regulation", "source", "validity", "levels", "grounds", "ceilings", "caps", *_CATALOGUES, *_CHOICE)
_OPEN = "unstated"
_ONLY_OPEN = "Bỏ khóa này: tệp ngưỡng chỉ thêm điều quy định để ngỏ."


def read_supplement(root: Node, regulation: str, file: ThresholdFile, ledger: Ledger) -> Supplement:
    """Tệp ngưỡng là của quy định nào, theo văn bản nào, cho năm nào; chỗ sai vào `ledger`."""
    table = Table(root, ledger)
    named = table.text("regulation")
    if named and named != regulation:
        action = f"Ghi regulation: {regulation}, hoặc khai tệp này cho {named}."
        ledger.report(table.at("regulation"), f"tệp này viết cho “{named}”, không phải “{regulation}”.", action)
    source = table.table("source") or Table(Node({}, root.place), Ledger())
    document = read_document(source)
    source.node("title")
    source.done()
    return Supplement(file, document, read_validity(table))


def merged(base: Node, extra: Node, ledger: Ledger) -> Node:
    """Cây của quy định `base` đã thêm phần ngưỡng ở `extra`; chỗ sai vào `ledger`."""
    stated, added = Table(base, Ledger()), Table(extra, ledger)
    ours = {_id(node): node for node in stated.listed("levels")}
    whole = {**_items(base), "levels": _levels(ours, stated, added), **_choice(ours, stated, added)}
    for key in _CATALOGUES:
        whole[key] = _more(key, stated, added)
    for key, touched in (("grounds", _lowest), ("ceilings", _above), ("caps", _capped)):
        theirs = added.listed(key, required=False)
        for node in theirs:
            for level in touched(node, ours):
                _refuse_stated(level, node.place, ledger)
        whole[key] = Node([*stated.listed(key, required=False), *theirs], extra.place)
    for key, node in _items(extra).items():
        if key in _items(base) and key not in _KEYS:
            ledger.report(node.place, f"quy định đã nêu “{key}” ở {_where(stated.at(key))}.", _ONLY_OPEN)
        elif key not in _KEYS:
            ledger.report(node.place, "khóa lạ.", nearest(key, _KEYS) or f"Các khóa dùng được: {', '.join(_KEYS)}.")
    return Node(whole, base.place)


def _levels(ours: Mapping[str, Node], stated: Table, added: Table) -> Node:
    """Các mức của quy định; mức nào tệp ngưỡng nêu thì thêm điều kiện của nó và không còn để ngỏ."""
    given: dict[str, Node] = {}
    for node in added.listed("levels"):
        name = _id(node)
        if name in given:
            found = f"mức “{name}” đã ghi ở dòng {given[name].place.line}."
            added.ledger.report(node.place, found, "Giữ một trong hai.")
        elif name in ours:
            _refuse_stated(ours[name], node.place, added.ledger)
        else:
            added.ledger.report(node.place, f"quy định không có mức “{name}”.", nearest(name, ours) or _known(ours))
        given[name] = node
    for name in list(ours)[:-1]:
        if name in given and not Table(given[name], Ledger()).has("minimum"):
            found = f"mức “{name}” không có điều kiện nào."
            added.ledger.report(given[name].place, found, "Thêm minimum, hoặc bỏ mức này.")
    lowest = list(ours)[-1]
    if lowest in given and not any(table.listed("grounds", required=False) for table in (stated, added)):
        found = f"mức “{lowest}” được nêu mà không có trường hợp nào ở grounds."
        added.ledger.report(given[lowest].place, found, "Thêm grounds, hoặc bỏ mức này.")
    levels = [_level(node, given[name], added.ledger) if name in given else node for name, node in ours.items()]
    return Node(levels, stated.place)


def _level(stated: Node, added: Node, ledger: Ledger) -> Node:
    """Một mức: nhãn và điều kiện của quy định, rồi điều kiện của cơ quan, mỗi bên giữ viện dẫn của mình."""
    ours, theirs = _items(stated), _items(added)
    for key in ("label", _OPEN):
        if key in theirs:
            found = f"quy định đã nêu “{key}” của mức này ở {_where(ours.get(key, stated).place)}."
            ledger.report(theirs[key].place, found, _ONLY_OPEN)
    citation = Table(added, ledger).node("citation")
    whole = {**theirs, **{key: node for key, node in ours.items() if key != _OPEN}}
    if citation and "minimum" not in ours:
        whole["citation"] = citation
    for key in ("minimum", "literal"):
        conditions = [_cited(node, citation) for node in Table(added, ledger).listed(key, required=False)]
        if conditions:
            whole[key] = Node([*Table(stated, Ledger()).listed(key, required=False), *conditions], added.place)
    return Node(whole, added.place)


def _cited(condition: Node, citation: Node | None) -> Node:
    """Điều kiện của cơ quan, dẫn chỗ của mức khi nó không ghi chỗ riêng."""
    if citation is None or not isinstance(condition.value, dict):
        return condition
    return Node({"citation": citation, **condition.value}, condition.place)


def _more(key: str, stated: Table, added: Table) -> Node:
    """Bảng có khóa tự do, thêm các mục của tệp ngưỡng; mục trùng tên là chỗ sai."""
    ours = dict(stated.entries(key, required=False))
    theirs = dict(added.entries(key, required=False))
    for name in ours.keys() & theirs.keys():
        found = f"“{name}” đã khai ở {_where(ours[name].place)}."
        added.ledger.report(theirs[name].place, found, "Đặt tên khác, hoặc bỏ mục này.")
    return Node({**theirs, **ours}, added.place)


def _choice(ours: Mapping[str, Node], stated: Table, added: Table) -> dict[str, Node]:
    """Các mức để chọn khi không mức nào thỏa, theo chỗ nào: chỉ bớt được những mức mà chính quy định để ngỏ."""
    if not any(map(added.has, _CHOICE)):
        return {}
    before, kept, place = stated.texts("candidates"), added.texts("candidates"), added.at("candidates")
    for name in kept:
        if name not in before:
            found = f"“{name}” không nằm trong các mức quy định cho chọn ở {_where(stated.at('candidates'))}."
            added.ledger.report(place, found, "Bỏ mức ấy.")
    for name in before:
        if kept and name not in kept:
            _refuse_stated(ours[name], place, added.ledger)
    return {key: node for key in _CHOICE if (node := added.node(key))}


def _lowest(node: Node, ours: Mapping[str, Node]) -> list[Node]:
    """Trường hợp của mức cuối chỉ thêm được khi quy định để ngỏ mức ấy."""
    return list(ours.values())[-1:]


def _above(node: Node, ours: Mapping[str, Node]) -> list[Node]:
    """Mức trần đóng mọi mức ở trên nó."""
    name = Table(node, Ledger()).text("not_above")
    return list(ours.values())[: list(ours).index(name)] if name in ours else []


def _capped(node: Node, ours: Mapping[str, Node]) -> list[Node]:
    """Hạn mức nói về một mức."""
    name = Table(node, Ledger()).text("level")
    return [ours[name]] if name in ours else []


def _refuse_stated(level: Node, place: Place, ledger: Ledger) -> None:
    """Ghi một chỗ sai khi quy định không để ngỏ mức ấy."""
    if _OPEN not in _items(level):
        found = f"quy định đã nêu đủ mức “{_id(level)}” ở {_where(level.place)}."
        ledger.report(place, found, "Tệp ngưỡng không đổi điều quy định đã nêu.")


def _id(level: Node) -> str:
    return Table(level, Ledger()).text("id")


def _items(node: Node) -> dict[str, Node]:
    return node.value if isinstance(node.value, dict) else {}


def _where(place: Place) -> str:
    return f"{place.file}, dòng {place.line}"


def _known(ours: Mapping[str, Node]) -> str:
    return f"Các mức của quy định: {', '.join(ours)}."

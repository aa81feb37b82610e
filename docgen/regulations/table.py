"""Nút của cây → giá trị có kiểu: mỗi chỗ sai của một tệp dữ liệu được ghi lại kèm dòng, đọc tiếp đến hết."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from docgen.errors import InputError, Place, Problem, RegulationError
from docgen.model.citation import Citation
from docgen.model.dossier import DocumentRef
from docgen.tree.node import Node
from docgen.tree.yaml import parse_yaml

_CATALOGUE_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)+")
_NO_CITATION = Citation(0)

E = TypeVar("E", bound=StrEnum)


@dataclass(slots=True)
class Ledger:
    """Sổ ghi của một lần đọc: các chỗ sai, các mã đã khai và các mã được nhắc tới (đối chiếu sau khi đọc hết).

    `tops`: đại lượng dùng được trong điều kiện → giá trị lớn nhất của nó, None khi không có. `cited`: tên tệp → cách
    gọi văn bản mà viện dẫn trong tệp ấy nói tới, khi nó không phải là chính quy định.
    """

    problems: list[Problem] = field(default_factory=list)
    declared: dict[str, dict[str, Place]] = field(default_factory=dict)
    mentioned: list[tuple[str, str, Place]] = field(default_factory=list)
    tops: dict[str, Fraction | None] = field(default_factory=dict)
    cited: dict[str, str] = field(default_factory=dict)

    def report(self, place: Place, found: str, action: str) -> None:
        """Ghi một chỗ sai."""
        self.problems.append(Problem(place, found, action))

    def declare(self, catalogue: str, name: str, place: Place) -> None:
        """Ghi nhận một mã được khai; mã đã khai trong cùng danh mục là chỗ sai."""
        known = self.declared.setdefault(catalogue, {})
        if name in known:
            self.report(place, f"{catalogue} “{name}” đã khai ở dòng {known[name].line}.", "Giữ một trong hai.")
        known.setdefault(name, place)

    def check_mentions(self) -> None:
        """Ghi một chỗ sai cho mỗi mã được nhắc tới mà không khai ở đâu."""
        for catalogue, name, place in self.mentioned:
            known = self.declared.get(catalogue, {})
            if name not in known:
                self.report(place, f"{catalogue} “{name}” chưa khai.", nearest(name, known) or f"Khai {catalogue} này.")


def nearest(name: str, known: Iterable[str]) -> str:
    """Lời gợi ý tên gần nhất trong `known`; rỗng khi không có tên nào gần."""
    found = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Có phải là “{found[0]}”?" if found else ""


def read_tree(data: bytes, file: str) -> Node:
    """Cây của một tệp dữ liệu quy định. Lỗi: RegulationError khi tệp không phải YAML đúng."""
    try:
        return parse_yaml(data, file)
    except InputError as error:
        raise RegulationError(f"Tệp quy định {file} không đọc được.", error.problems) from error


class Table:
    """Bảng khóa của một nút; `done` báo các khóa lạ. Khóa sai hoặc thiếu trả giá trị trống và ghi vào sổ."""

    def __init__(self, node: Node, ledger: Ledger) -> None:
        self.place = node.place
        self.ledger = ledger
        self._used: set[str] = set()
        self._items: dict[str, Node] = node.value if isinstance(node.value, dict) else {}
        if not isinstance(node.value, dict):
            ledger.report(node.place, "không phải là các cặp khóa: giá trị.", "Viết mỗi khóa một dòng.")

    def done(self) -> None:
        """Ghi một chỗ sai cho mỗi khóa không ai đọc, kèm tên gần nhất."""
        for key, node in self._items.items():
            if key not in self._used:
                hint = nearest(key, self._used) or f"Các khóa dùng được: {', '.join(sorted(self._used))}."
                self.ledger.report(node.place, "khóa lạ.", hint)

    def node(self, key: str, *, required: bool = True) -> Node | None:
        """Nút của khóa, hoặc None khi không có giá trị (chỗ sai nếu `required`)."""
        self._used.add(key)
        found = self._items.get(key)
        if found is not None and found.value is not None and (not required or found.value != ""):
            return found
        if required:
            place = found.place if found else Place(self.place.file, line=self.place.line)
            self.ledger.report(place, f"thiếu giá trị của khóa “{key}”.", "Thêm khóa này.")
        return None

    def has(self, key: str) -> bool:
        """Khóa có giá trị hay không."""
        self._used.add(key)
        found = self._items.get(key)
        return found is not None and found.value is not None

    def at(self, key: str) -> Place:
        """Chỗ của khóa, hoặc chỗ của bảng khi không có khóa."""
        return self._items[key].place if key in self._items else self.place

    def text(self, key: str, *, required: bool = True) -> str:
        """Chuỗi của khóa; rỗng khi không có."""
        node = self.node(key, required=required)
        if node is None:
            return ""
        if isinstance(node.value, str):
            return node.value
        self.ledger.report(node.place, "phải là một chuỗi.", "Viết chữ trên một dòng.")
        return ""

    def maybe(self, key: str) -> str | None:
        """Chuỗi của khóa, hoặc None khi không có."""
        return self.text(key, required=False) or None

    def flag(self, key: str) -> bool:
        """True hoặc False; không có khóa là False."""
        found = self.text(key, required=False)
        if found not in {"", "true", "false"}:
            self.ledger.report(self.at(key), f"“{found}” không phải là true hay false.", "Viết true hoặc false.")
        return found == "true"

    def one_of(self, key: str, default: E, *, required: bool = False) -> E:
        """Một giá trị của bảng liệt kê mà `default` thuộc về; không có khóa thì là `default`."""
        known = type(default)
        found = self.text(key, required=required)
        if not found:
            return default
        if found in set(known):
            return known(found)
        self.ledger.report(self.at(key), f"“{found}” không dùng được.", f"Có: {', '.join(known)}.")
        return default

    def integer(self, key: str, *, required: bool = True) -> int | None:
        """Số nguyên không âm, hoặc None."""
        found = self.text(key, required=required)
        if not found:
            return None
        if found.isascii() and found.isdigit():
            return int(found)
        self.ledger.report(self.at(key), f"“{found}” không phải là số nguyên.", "Viết một số nguyên, không dấu.")
        return None

    def day(self, key: str, *, required: bool = True) -> date | None:
        """Ngày viết dạng năm-tháng-ngày, hoặc None."""
        found = self.text(key, required=required)
        if not found:
            return None
        try:
            return date.fromisoformat(found)
        except ValueError:
            self.ledger.report(self.at(key), f"“{found}” không phải là ngày.", "Viết dạng 2021-01-15 (năm-tháng-ngày).")
            return None

    def citation(self, key: str) -> Citation:
        """Viện dẫn bắt buộc."""
        return self.maybe_citation(key, required=True) or _NO_CITATION

    def maybe_citation(self, key: str, *, required: bool = False) -> Citation | None:
        """Viện dẫn, hoặc None khi không có hay không đọc được."""
        found = self.text(key, required=required)
        return parse_citation(found, self.at(key), self.ledger) if found else None

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """Các chuỗi của một danh sách."""
        return tuple(name for name, _ in self.items(key, required=required))

    def items(self, key: str, *, required: bool = True) -> list[tuple[str, Place]]:
        """Các chuỗi của một danh sách, mỗi chuỗi kèm chỗ của nó."""
        found: list[tuple[str, Place]] = []
        for node in self.listed(key, required=required):
            if isinstance(node.value, str):
                found.append((node.value, node.place))
            else:
                self.ledger.report(node.place, "mỗi mục của danh sách phải là một chuỗi.", "Sửa mục này.")
        return found

    def listed(self, key: str, *, required: bool = True) -> list[Node]:
        """Các nút của một danh sách; rỗng khi không có."""
        node = self.node(key, required=required)
        if node is None:
            return []
        if isinstance(node.value, list):
            return node.value
        self.ledger.report(node.place, "phải là một danh sách.", "Viết mỗi mục sau một gạch “- ” hoặc trong […].")
        return []

    def tables(self, key: str, *, required: bool = True) -> Iterator[Table]:
        """Các bảng con của một danh sách."""
        return (Table(node, self.ledger) for node in self.listed(key, required=required))

    def table(self, key: str) -> Table | None:
        """Bảng con bắt buộc của khóa, hoặc None khi thiếu."""
        node = self.node(key)
        return Table(node, self.ledger) if node else None

    def entries(self, key: str, *, required: bool = True) -> list[tuple[str, Node]]:
        """Các cặp (khóa, nút) của một bảng con có khóa tự do (mã, viện dẫn)."""
        node = self.node(key, required=required)
        if node is None:
            return []
        if isinstance(node.value, dict):
            return list(node.value.items())
        self.ledger.report(node.place, "phải là các cặp khóa: giá trị.", "Viết mỗi khóa một dòng.")
        return []

    def mention(self, key: str, catalogue: str, *, required: bool = False) -> str | None:
        """Mã được nhắc tới; có khai hay không thì xét khi đọc xong cả tệp."""
        name = self.text(key, required=required)
        if name:
            self.ledger.mentioned.append((catalogue, name, self.at(key)))
        return name or None

    def mentions(self, key: str, catalogue: str, *, required: bool = True) -> tuple[str, ...]:
        """Các mã được nhắc tới trong một danh sách; xét như `mention`."""
        found = self.items(key, required=required)
        self.ledger.mentioned += [(catalogue, name, place) for name, place in found]
        return tuple(name for name, _ in found)


def parse_citation(text: str, place: Place, ledger: Ledger) -> Citation | None:
    """Viện dẫn đọc được, hoặc None sau khi ghi chỗ sai."""
    try:
        return replace(Citation.parse(text), document=ledger.cited.get(place.file, ""))
    except ValueError as error:
        ledger.report(place, f"{error}.", "Viết lại viện dẫn.")
        return None


def check_catalogue_id(name: str, place: Place, ledger: Ledger) -> None:
    """Mã danh mục: chữ thường không dấu, ít nhất hai âm tiết (`so_noi_vu`), để không lẫn số, sở, sổ."""
    if not _CATALOGUE_ID.fullmatch(name):
        found = f"mã “{name}” không phải là chữ thường không dấu, ít nhất hai âm tiết nối bằng gạch dưới."
        ledger.report(place, found, "Đặt mã dạng so_noi_vu.")


def read_document(table: Table) -> DocumentRef:
    """Số, ngày, cơ quan, trích yếu của một văn bản được dẫn."""
    return DocumentRef(
        number=table.text("number"),
        issued=table.day("issued") or date.min,
        issuer=table.text("issuer"),
        title=table.maybe("title"),
    )

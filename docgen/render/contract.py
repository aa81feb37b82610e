"""Mẫu + dataclass trường của một loại văn bản → các chỗ hai bên không khớp, trước khi điền bất cứ gì."""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, is_dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import nodes

from docgen.errors import TemplateError
from docgen.model.rich import RICH
from docgen.render.forms import Form, Spot, misplaced, spots
from docgen.render.language import LOOP_ATTRIBUTES, expression, is_count, is_loop_value
from docgen.render.loading import Template
from docgen.render.story import Story

_Types = tuple[Any, ...]
"""Các kiểu một biểu thức có thể mang, không kể None; rỗng là không xác định được."""


def check_contract(template: Template, fields_type: type) -> list[str]:
    """Mọi chỗ mẫu và khai báo không khớp: tên lạ (kèm tên gần nhất), in hay lặp sai kiểu, trường bắt buộc bị bỏ quên.

    Rỗng khi khớp. Trường khai với metadata {"optional": True} được phép không dùng.
    """
    analysis = _analyse(template, fields_type)
    return [*analysis.problems, *analysis.unused]


def require_known_names(template: Template, fields_type: type) -> None:
    """Lỗi: TemplateError nêu một lần mọi tên mẫu dùng mà dự thảo không có, theo đoạn."""
    found = _analyse(template, fields_type).problems
    if found:
        raise TemplateError("\n".join([f"{template.path.name}: mẫu không khớp dự thảo.", *(f"  - {p}" for p in found)]))


def slow_reasons(template: Template, fields_type: type) -> tuple[str, ...]:
    """Vì sao mọi văn bản của mẫu ấy, với các trường ấy, đi đường docxtpl; rỗng khi điền nhanh được."""
    return _analyse(template, fields_type).slow


@dataclass(frozen=True, slots=True)
class _Analysis:
    problems: tuple[str, ...]
    unused: tuple[str, ...]
    slow: tuple[str, ...]


@lru_cache(maxsize=64)
def _analyse(template: Template, fields_type: type) -> _Analysis:
    walker = _Walker(fields_type)
    for story, tree in zip(template.stories, template.trees, strict=True):
        walker.story, walker.spots = story, spots(story.source)
        walker.body(tree.body, {})
    unused = tuple(_unused(fields_type, walker.used, "", set()))
    slow = dict.fromkeys((*template.slow, *walker.slow))
    return _Analysis(tuple(dict.fromkeys(walker.problems)), unused, tuple(slow))


def _unused(kind: type, used: set[tuple[type, str]], prefix: str, seen: set[type]) -> Iterator[str]:
    """Trường bắt buộc không thẻ nào dùng, kể cả trong các dòng của danh sách đã dùng."""
    seen.add(kind)
    hints = _hints(kind)
    for declared in fields(kind):
        path = f"{prefix}{declared.name}"
        if (kind, declared.name) not in used:
            if not declared.metadata.get("optional", False):
                meaning = declared.metadata.get("help", "")
                yield f"mẫu không dùng trường bắt buộc “{path}”{f' ({meaning})' if meaning else ''}."
            continue
        inner = _alternatives(hints[declared.name])
        items = tuple(item for one in inner for item in _elements(one))
        for one, suffix in (*((one, ".") for one in inner), *((one, "[].") for one in items)):
            if _is_record(one) and one not in seen:
                yield from _unused(one, used, f"{path}{suffix}", seen)


@dataclass(slots=True)
class _Walker:
    """Đi qua cây cú pháp; `scope` là các tên mà vòng lặp đặt ra, kèm kiểu."""

    root: type
    story: Story = field(init=False)
    spots: Iterator[Spot] = field(init=False)
    problems: list[str] = field(default_factory=list)
    used: set[tuple[type, str]] = field(default_factory=set)
    slow: list[str] = field(default_factory=list)

    def body(self, body: Sequence[nodes.Node], scope: Mapping[str, _Types]) -> None:
        for node in body:
            if isinstance(node, nodes.Output):
                self.output(node, scope)
            elif isinstance(node, nodes.For):
                self.loop(node, scope)
            elif isinstance(node, nodes.If):
                self.types(node.test, scope)
                self.body([*node.body, *node.elif_, *node.else_], scope)

    def output(self, node: nodes.Output, scope: Mapping[str, _Types]) -> None:
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                continue
            self.printed(child, self.types(child, scope), next(self.spots))

    def printed(self, node: nodes.Node, found: _Types, spot: Spot) -> None:
        label = expression(node)
        if any(one not in RICH and not issubclass(one, str) for one in _classes(found)) and not is_count(node):
            self.report(node, f"“{label}” không phải chữ nên không in được.")
        elif not found and spot.form in (Form.RUN, Form.BLOCK):
            self.report(node, f"“{label}” không khai kiểu, không in được ở đây.")
        for kind in _classes(found):
            if why := misplaced(kind, spot, self.story.part, label):
                self.report(node, f"“{label}” {why}")
            elif kind in RICH:
                self.slow.append(f"{self.story.label}: “{label}” không phải chữ trơn")

    def loop(self, node: nodes.For, scope: Mapping[str, _Types]) -> None:
        found = self.types(node.iter, scope)
        items = tuple(item for one in found for item in _elements(one))
        if found and not items:
            self.report(node.iter, f"“{expression(node.iter)}” không phải danh sách nên không lặp được.")
        inner = dict(scope)
        assert isinstance(node.target, nodes.Name)
        inner[node.target.name] = items
        inner["loop"] = ()
        if node.test is not None:
            self.types(node.test, inner)
        self.body(node.body, inner)
        self.body(node.else_, scope)

    def types(self, node: nodes.Node, scope: Mapping[str, _Types]) -> _Types:
        if isinstance(node, nodes.Name):
            return self.name(node, scope)
        if is_loop_value(node):
            return self.loop_value(node, scope)
        if isinstance(node, nodes.Getattr):
            return self.attribute(node, scope)
        if isinstance(node, nodes.Const):
            return (type(node.value),)
        for child in node.iter_child_nodes():
            self.types(child, scope)
        return (int,) if isinstance(node, nodes.Filter) else ()

    def name(self, node: nodes.Name, scope: Mapping[str, _Types]) -> _Types:
        if node.name in scope:
            return scope[node.name]
        hints = _hints(self.root)
        if node.name not in hints:
            self.report(node, f"không có trường “{node.name}”.{_nearest(node.name, [*scope, *hints])}")
            return ()
        self.used.add((self.root, node.name))
        return _alternatives(hints[node.name])

    def loop_value(self, node: nodes.Node, scope: Mapping[str, _Types]) -> _Types:
        assert isinstance(node, nodes.Getattr)
        if "loop" not in scope:
            self.report(node, "“loop” chỉ dùng được bên trong {% for %}.")
        elif node.attr not in LOOP_ATTRIBUTES:
            self.report(node, f"không có “loop.{node.attr}”.{_nearest(node.attr, LOOP_ATTRIBUTES)}")
        return ()

    def attribute(self, node: nodes.Getattr, scope: Mapping[str, _Types]) -> _Types:
        owners = self.types(node.node, scope)
        found: list[Any] = []
        candidates: list[str] = []
        exact = bool(owners)
        for owner in owners:
            hints = _hints(owner) if _is_record(owner) else {}
            exact &= node.attr in hints
            candidates.extend(hints)
            if node.attr in hints:
                self.used.add((owner, node.attr))
                found.extend(_alternatives(hints[node.attr]) or (Any,))
        if not exact:
            self.slow.append(f"{self.story.label}: “{expression(node)}” không khai kiểu chắc chắn")
        if owners and not found:
            self.report(node, f"không có trường “{expression(node)}”.{_nearest(node.attr, candidates)}")
        return () if Any in found else tuple(found)

    def report(self, node: nodes.Node, why: str) -> None:
        self.problems.append(self.story.problem(node.lineno, why))


def _nearest(name: str, known: Iterable[str]) -> str:
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f" Tên gần nhất: “{close[0]}”." if close else ""


def _is_record(hint: Any) -> bool:
    """Dataclass mà mẫu lấy trường con được; chữ có định dạng, hình, văn bản con chỉ in được cả."""
    return isinstance(hint, type) and is_dataclass(hint) and hint not in RICH


def _classes(found: _Types) -> Iterator[type]:
    """Các lớp trong những kiểu ấy; kiểu có tham số (tuple[…]) không phải chữ nên kể là tuple."""
    return (one if isinstance(one, type) and get_origin(one) is None else tuple for one in found)


@lru_cache(maxsize=256)
def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {declared.name: hints[declared.name] for declared in fields(kind)}


def _alternatives(hint: Any) -> _Types:
    if hint is Any:
        return ()
    if get_origin(hint) in (Union, types.UnionType):
        found = [_alternatives(one) for one in get_args(hint) if one is not type(None)]
        return () if () in found else tuple(one for group in found for one in group)
    return (hint,)


def _elements(hint: Any) -> _Types:
    """Kiểu các phần tử của một kiểu danh sách; rỗng nếu không phải danh sách."""
    origin = get_origin(hint)
    if not isinstance(origin, type) or not issubclass(origin, Sequence):
        return ()
    return tuple(one for arg in get_args(hint) if arg is not Ellipsis for one in _alternatives(arg))

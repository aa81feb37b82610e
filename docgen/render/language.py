"""Ngôn ngữ của mẫu: Jinja thu lại còn in trường, if và for; mỗi giá trị in ra được ghi lại để soát."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, NoReturn

from jinja2 import StrictUndefined, Undefined, nodes, pass_context
from jinja2 import Template as CompiledTemplate
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from docgen.model.rich import RICH
from docgen.render import richness

RECORDER = "_so_ghi"
LOOP_ATTRIBUTES = frozenset({"index", "index0", "revindex", "first", "last", "length"})
FILTERS = frozenset({"length"})
"""Chỉ đếm số dòng. Viết hoa, nối chữ, định dạng số là việc của nơi soạn dự thảo, nơi có kiểm thử."""
TESTS = frozenset({"none"})
MAX_LOOPS = 200_000
MAX_CHARACTERS = 50_000_000
HELD = re.compile("\x02(\\d+)\x02")
"""Chỗ giữ của một giá trị không phải chữ trơn: số của nó trong `Recorder.held`; chữ thường không mang ký tự ấy."""

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Name,
    nodes.Getattr,
    nodes.Const,
    nodes.Compare,
    nodes.Operand,
    nodes.Not,
    nodes.And,
    nodes.Or,
    nodes.Tuple,
    nodes.List,
    nodes.Filter,
    nodes.Test,
)
_FORBIDDEN_NAMES = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_NODE_LABELS = {
    "Assign": "{% set %}",
    "AssignBlock": "{% set %}",
    "CallBlock": "{% call %}",
    "FromImport": "{% from … import %}",
    "Call": "gọi hàm",
    "Getitem": "dấu ngoặc vuông […]",
    "CondExpr": "“A if B else C” trong thẻ",
    "Concat": "phép nối ~",
    "FilterBlock": "{% filter %}",
    "Slice": "lát cắt [a:b]",
    "Neg": "phép tính",
    "Pos": "phép tính",
}


class FillError(Exception):
    """Không in được một giá trị: trường nào, dòng nào của nguồn, vì sao. Nơi điền mẫu đổi thành lỗi có chỗ."""

    def __init__(self, label: str, line: int, why: str) -> None:
        super().__init__(label, line, why)
        self.label, self.line, self.why = label, line, why


@dataclass(frozen=True, slots=True)
class Printed:
    """Một giá trị đã in: trường, dòng của nguồn, chữ."""

    label: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """Một giá trị kiểu `RICH` đã in: trường, dòng của nguồn, giá trị."""

    label: str
    line: int
    value: Any


@dataclass(slots=True)
class Recorder:
    """Sổ ghi của một lần điền.

    `part`: phần đang điền; `printed`: các giá trị đã in ở từng phần, theo thứ tự; `emitted`: XML của từng phần ngay
    khi rời Jinja, trước mọi bước sửa của bộ điền; `loops`: số vòng đã lặp; `held`: các giá trị không phải chữ trơn của
    từng phần, theo thứ tự in.
    """

    part: str = ""
    printed: dict[str, list[Printed]] = field(default_factory=dict)
    emitted: dict[str, str] = field(default_factory=dict)
    loops: int = 0
    held: dict[str, list[Held]] = field(default_factory=dict)


def refusals(tree: nodes.Node) -> Iterator[tuple[int, str]]:
    """Mọi chỗ mẫu dùng quá ngôn ngữ cho phép: (dòng của nguồn, lý do)."""
    why = _refusal(tree)
    if why:
        yield tree.lineno, why
        return
    for child in tree.iter_child_nodes():
        yield from refusals(child)


def _refusal(node: nodes.Node) -> str | None:
    if not isinstance(node, _ALLOWED):
        kind = type(node).__name__
        label = "phép tính" if isinstance(node, nodes.BinExpr) else f"{{% {kind.lower()} %}}"
        return f"không dùng được {_NODE_LABELS.get(kind, label)}: mẫu chỉ có in trường, if, for."
    if isinstance(node, nodes.Name | nodes.Getattr):
        name = node.name if isinstance(node, nodes.Name) else node.attr
        if name.startswith("_") or name in _FORBIDDEN_NAMES:
            return f"không dùng được tên “{name}”."
        if not name.isascii():
            return f"tên trường “{name}” có dấu; tên trường viết không dấu, ví dụ ho_ten."
    if isinstance(node, nodes.For) and (
        node.recursive or not isinstance(node.target, nodes.Name) or node.target.name == "loop"
    ):
        return "vòng lặp chỉ có dạng {% for dong in danh_sach %}."
    if isinstance(node, nodes.Filter) and (
        node.name not in FILTERS or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs
    ):
        return f"không dùng được bộ lọc “{node.name}”; chỉ có {', '.join(sorted(FILTERS))}."
    if isinstance(node, nodes.Test) and node.name not in TESTS:
        return f"không dùng được phép thử “is {node.name}”; chỉ có {', '.join(sorted(TESTS))}."
    return None


def expression(node: nodes.Node) -> str:
    """Biểu thức viết lại như trong mẫu, đủ để người soạn tìm ra thẻ: `dong.ho_ten`."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{expression(node.node)}.{node.attr}"
    if isinstance(node, nodes.Filter) and node.node is not None:
        return f"{expression(node.node)}|{node.name}"
    return repr(node.value) if isinstance(node, nodes.Const) else "biểu thức"


def is_loop_value(node: nodes.Node) -> bool:
    """Một số của vòng lặp: `loop.index`, `loop.length`…"""
    return isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name == "loop"


def is_count(node: nodes.Node) -> bool:
    """Số duy nhất được in thẳng: số thứ tự, số dòng của chính danh sách trong mẫu, nên luôn khớp danh sách."""
    return is_loop_value(node) or (isinstance(node, nodes.Filter) and node.name == "length")


class TemplateLanguage(ImmutableSandboxedEnvironment):
    """Môi trường Jinja của một mẫu: cách ly, tự thoát ký tự, không hàm toàn cục; nhớ các nguồn đã dịch."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "%", "**"})
    intercepted_unops = frozenset({"+", "-"})

    def __init__(self, *, autoescape: bool = True) -> None:
        super().__init__(autoescape=autoescape, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {"length": _length, "in_ra": _print, "lap": _loop}
        self.tests = {"none": _is_none}
        self._compiled: dict[str, CompiledTemplate] = {}

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> CompiledTemplate:
        """Bản dịch của một nguồn, dịch một lần; nguồn của một mẫu có số lượng cố định nên sổ nhớ không phình."""
        found = self._compiled.get(source)
        if found is None:
            found = self._compiled[source] = super().from_string(source, globals, template_class)
        return found

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        for _, why in refusals(source):
            raise SecurityError(why)
        _instrument(source)
        source.set_environment(self)
        return super()._generate(source, name, filename, defer_init)

    def concat(self, pieces: Iterable[str]) -> str:
        """Ghép chữ đã điền, dừng khi vượt giới hạn thay vì ăn hết bộ nhớ."""
        kept: list[str] = []
        total = 0
        for piece in pieces:
            total += len(piece)
            if total > MAX_CHARACTERS:
                raise SecurityError("văn bản phình quá giới hạn; vòng lặp lồng nhau trong mẫu quá nhiều.")
            kept.append(piece)
        return "".join(kept)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Chỉ trường đã khai của dataclass và số của vòng lặp; không phương thức nào, kể cả của chữ."""
        if isinstance(obj, LoopContext):
            return attr in LOOP_ATTRIBUTES
        return is_dataclass(obj) and any(one.name == attr for one in fields(obj))

    def is_safe_callable(self, obj: Any) -> bool:
        """Không gọi được gì."""
        return False

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Không tính toán trong mẫu: con số phải đến từ nơi có kiểm thử."""
        raise SecurityError(f"không dùng được phép tính {operator} trong mẫu.")

    def call_unop(self, context: Context, operator: str, arg: Any) -> Any:
        """Không tính toán trong mẫu."""
        raise SecurityError(f"không dùng được phép tính {operator} trong mẫu.")


def _instrument(node: nodes.Node) -> None:
    """Bọc mỗi thẻ in bằng `in_ra` và mỗi danh sách lặp bằng `lap`, mang theo tên trường và dòng."""
    for child in node.iter_child_nodes():
        _instrument(child)
    if isinstance(node, nodes.Output):
        node.nodes = [
            child if isinstance(child, nodes.TemplateData) else _wrapped(child, "in_ra") for child in node.nodes
        ]
    elif isinstance(node, nodes.For):
        node.iter = _wrapped(node.iter, "lap")


def _wrapped(node: nodes.Node, filter_name: str) -> nodes.Filter:
    args: list[nodes.Expr] = [
        nodes.Const(expression(node), lineno=node.lineno),
        nodes.Const(node.lineno, lineno=node.lineno),
        nodes.Const(is_count(node), lineno=node.lineno),
    ]
    assert isinstance(node, nodes.Expr)
    return nodes.Filter(node, filter_name, args, [], None, None, lineno=node.lineno)


def _length(value: Any) -> int:
    return len(value)


def _is_none(value: Any) -> bool:
    if isinstance(value, Undefined):
        bool(value)  # tên lạ là lỗi như ở mọi chỗ khác, không phải “có giá trị”
    return value is None


@pass_context
def _print(context: Context, value: Any, label: str, line: int, count: bool) -> str:
    if count and type(value) is int:
        value = str(value)
    recorder: Recorder = context[RECORDER]
    # Thuộc tính tệp không tự thoát ký tự, và chỉ nhận chữ trơn.
    if type(value) in RICH and context.eval_ctx.autoescape:
        return _hold(recorder, Held(label, line, value))
    if type(value) is not str:
        _refuse(value, label, line)
    recorder.printed.setdefault(recorder.part, []).append(Printed(label, line, value))
    return value


def _hold(recorder: Recorder, held: Held) -> str:
    recorder.printed.setdefault(recorder.part, []).append(Printed(held.label, held.line, richness.shown(held.value)))
    waiting = recorder.held.setdefault(recorder.part, [])
    waiting.append(held)
    return f"\x02{len(waiting) - 1}\x02"


def _refuse(value: Any, label: str, line: int) -> NoReturn:
    if isinstance(value, Undefined):
        raise FillError(label, line, "không có trường này trong dự thảo.")
    if value is None:
        raise FillError(label, line, f"chưa có giá trị. Bao thẻ bằng {{% if {label} %}} … {{% endif %}}.")
    raise FillError(label, line, f"không phải chữ ({type(value).__name__}) nên không in được.")


@pass_context
def _loop(context: Context, value: Any, label: str, line: int, _count: bool) -> Any:
    if isinstance(value, Undefined):
        _refuse(value, label, line)
    if type(value) not in (tuple, list):
        raise FillError(label, line, "không phải danh sách nên không lặp được.")
    recorder: Recorder = context[RECORDER]
    recorder.loops += len(value)
    if recorder.loops > MAX_LOOPS:
        raise FillError(label, line, f"lặp quá {MAX_LOOPS} lần.")
    return value

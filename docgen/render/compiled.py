"""Nguồn Jinja → hàm Python in ra từng cặp (mảnh cố định, giá trị): cùng ngôn ngữ của mẫu, không ghép chuỗi lúc điền.

Chỉ dùng cho mẫu và dự thảo đã được `contract` xác nhận khớp kiểu: mọi tên, mọi thuộc tính đều là trường đã khai, nên
lấy thẳng, không hỏi hàng rào của sandbox nữa. Tên lạ vẫn là AttributeError, và lỗi nào cũng đưa văn bản về docxtpl.
"""

# ruff: noqa: N802 (tên các hàm visit_* do bộ sinh mã của Jinja đặt)
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from jinja2 import nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame

from docgen.render.language import MAX_LOOPS, TemplateLanguage

MARK_TARGET = "docgen-dau"
"""Đích của chỉ thị xử lý đặt dấu giữa hai phần tử; nội dung của nó là số dấu."""
MARK = re.compile(rf"<\?{MARK_TARGET} (\d+)\?>|{MARK_TARGET}-(\d+)\.")


class CannotFill(Exception):
    """Đường nhanh không tự quyết được; văn bản đi đường docxtpl, nơi có lời báo đầy đủ."""


@dataclass(slots=True)
class Run:
    """Một lần điền.

    `out`: mảnh cố định và giá trị xen kẽ nhau; mảnh không có giá trị theo sau thì giá trị là chuỗi rỗng.
    `shape`: số của từng nút in đã đi qua; `marks`: (số dấu, chỗ trong `out`) theo thứ tự; `loops`: số vòng đã lặp.
    """

    fields: Any
    out: list[Any] = field(default_factory=list)
    shape: list[int] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)
    loops: int = 0


class PairLanguage(TemplateLanguage):
    """Ngôn ngữ của mẫu với bộ sinh mã in từng cặp.

    `masks`: với mỗi nút in, mỗi cặp của nó có giá trị thật hay chỉ có mảnh cố định.
    """

    masks: list[tuple[bool, ...]]

    def __init__(self) -> None:
        super().__init__()
        self.masks = []
        self.code_generator_class = _PairGenerator
        self.filters = {**self.filters, "lap": _loop, "dem": _count}

    def root(self, source: str) -> Callable[[Run], None]:
        """Hàm điền của một nguồn; nó ghi vào `Run`. Lỗi: mọi lỗi dịch của jinja2, SyntaxError."""
        return self.from_string(source).root_render_func  # type: ignore[return-value]


def mark_text(number: int) -> str:
    """Chữ đặt dấu `number` trong một thuộc tính."""
    return f"{MARK_TARGET}-{number}."


class _PairGenerator(CodeGenerator):
    """Bộ sinh mã của Jinja với ba chỗ khác: lấy tên, lấy thuộc tính, in."""

    environment: PairLanguage

    def write_commons(self) -> None:
        """Không có `yield` nào, nên hàm sinh ra là hàm thường và chạy hết ngay."""
        self.writeline("resolve = context.fields.__getattribute__")
        self.writeline("undefined = environment.undefined")
        self.writeline("out, shape, marks = context.out, context.shape, context.marks")

    def visit_Name(self, node: nodes.Name, frame: Frame) -> None:
        self.write(frame.symbols.ref(node.name))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:
        self.writeline(f"shape.append({len(self.environment.masks)})", node)
        mask: list[bool] = []
        pairs: list[tuple[str, nodes.Expr | None]] = []
        static = ""
        for child in node.nodes:
            if not isinstance(child, nodes.TemplateData):
                pairs.append((static, child))
                static = ""
                continue
            for text, mark in _cut(child.data):
                static += text
                if mark is not None:
                    if static:
                        pairs.append((static, None))
                    static = ""
                    mask += self._write_pairs(pairs, frame)
                    pairs = []
                    self.writeline(f"marks.append(({mark}, len(out)))")
        if static:
            pairs.append((static, None))
        mask += self._write_pairs(pairs, frame)
        self.environment.masks.append(tuple(mask))

    def _write_pairs(self, pairs: list[tuple[str, nodes.Expr | None]], frame: Frame) -> list[bool]:
        if pairs:
            self.writeline("out += (")
            for static, value in pairs:
                self.write(f"{static.encode('utf-8')!r}, ")
                if value is None:
                    self.write("''")
                else:
                    self._write_value(value, frame)
                self.write(", ")
            self.write(")")
        return [value is not None for _, value in pairs]

    def _write_value(self, value: nodes.Expr, frame: Frame) -> None:
        assert isinstance(value, nodes.Filter)
        assert value.node is not None
        _, _, is_count = value.args
        assert isinstance(is_count, nodes.Const)
        if is_count.value:
            self.write("environment.filters['dem'](")
            self.visit(value.node, frame)
            self.write(")")
        else:
            self.visit(value.node, frame)


def _cut(data: str) -> Iterator[tuple[str, int | None]]:
    """Chữ cố định cắt ở các dấu: (chữ trước dấu, số dấu), cuối cùng là (phần còn lại, None)."""
    done = 0
    for match in MARK.finditer(data):
        yield data[done : match.start()], int(match[1] or match[2])
        done = match.end()
    yield data[done:], None


def _count(value: Any) -> str:
    if type(value) is not int:
        raise CannotFill("số đếm không phải số nguyên")
    return str(value)


@pass_context
def _loop(run: Any, value: Any, _label: str, _line: int, _count: bool) -> Any:
    if type(value) not in (tuple, list):
        raise CannotFill("không phải danh sách")
    run.loops += len(value)
    if run.loops > MAX_LOOPS:
        raise CannotFill("lặp quá nhiều")
    return value

"""Mẫu thẳng + dự thảo → các phần đã điền, không dựng cây XML: mã sinh một lần, mỗi văn bản chỉ ghép mảnh và giá trị."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from itertools import chain, compress

from docgen.model.draft import Draft
from docgen.model.rendering import Spot, Trace
from docgen.ooxml.assembly import Assembly
from docgen.render import values
from docgen.render.compiled import CannotFill, Run
from docgen.render.finishing import finish
from docgen.render.gathering import OddValue, OpenType, gather
from docgen.render.language import MAX_CHARACTERS
from docgen.render.marking import Mark

_TAG = re.compile(rb"<[^>]*>")
_PARAGRAPH_TAG = re.compile(rb"<w:p(?=[ />])[^>]*>|</w:p>")
_NEEDS_CARE = frozenset("{}｛｝\t")
"""Ký tự mà `values.check` cho qua nhưng docxtpl có bước riêng tùy chỗ, hoặc phép tìm thẻ sót phải xét."""
_SEPARATOR = "\0"
_LINE_END = b'</w:t><w:br/><w:t xml:space="preserve">'
"""Xuống dòng trong giá trị, đúng như docxtpl viết."""


@dataclass(slots=True)
class Trust:
    """Những tổ hợp nhánh đã so với docxtpl và bằng nhau; `demoted` khi đã gặp một tổ hợp khác."""

    known: set[Hashable] = field(default_factory=set)
    demoted: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Mẫu thẳng đã dịch.

    `parts`: (tên phần, hàm điền) theo thứ tự điền; `marks`, `masks`: xem `marking`, `compiled`; `longest`: số byte của
    nguồn dài nhất, không mảnh cố định nào dài hơn; `assembly`: gói với mọi phần cố định; `quoted`: có giá trị in vào
    thuộc tính; `multiline`: mọi giá trị in vào chữ thường của đoạn không có hộp chữ, nơi docxtpl ngắt dòng được.
    """

    sha256: str
    parts: tuple[tuple[str, Callable[[Run], None]], ...]
    marks: tuple[Mark, ...]
    masks: tuple[tuple[bool, ...], ...]
    longest: int
    assembly: Assembly
    quoted: bool
    multiline: bool
    trust: Trust = field(default_factory=Trust)


@dataclass(frozen=True, slots=True)
class Filled:
    """Các phần đã điền; `combination`: tổ hợp nhánh để hỏi `Trust`."""

    parts: dict[str, bytes]
    trace: Trace
    combination: Hashable


def fill(plan: Plan, draft: Draft) -> Filled:
    """Các phần của văn bản. Lỗi: CannotFill và mọi lỗi khác khi phải đi đường docxtpl."""
    _require_safe(plan, draft)
    run = Run(draft.fields)
    ends: list[int] = []
    for _, root in plan.parts:
        root(run)
        ends.append(len(run.out))
    pieces = run.out
    printed = pieces[1::2]
    # join báo lỗi khi có giá trị không phải chữ: None, số, danh sách.
    text = _SEPARATOR.join(printed)
    if len(text) + len(printed) * plan.longest > MAX_CHARACTERS and sum(map(len, pieces)) > MAX_CHARACTERS:
        raise CannotFill("văn bản quá dài")
    encoded = _escaped(text, plan.quoted).split(_SEPARATOR.encode()) if printed else []
    if len(encoded) != len(printed):
        raise CannotFill("số giá trị không khớp")
    pieces[1::2] = encoded
    shape = tuple(run.shape)
    broken = _broken_lines(plan, shape, printed) if "\n" in text else frozenset()
    decided = finish(pieces, printed, run.marks, plan.marks)
    # Chứng cứ rẻ: sau mọi bước, chỗ của từng giá trị còn đúng giá trị ấy; phần là các mảnh nối lại, không bước nào nữa.
    if pieces[1::2] != encoded:
        raise CannotFill("một giá trị bị đổi sau khi điền")
    parts = {
        name: b"".join(pieces[start:end]) for (name, _), start, end in zip(plan.parts, (0, *ends), ends, strict=False)
    }
    trace = Trace(
        (plan.sha256, shape, decided),
        tuple(compress(printed, _real(plan, shape))),
        lambda: tuple(_spots(plan, shape, pieces, ends)),
    )
    return Filled(parts, trace, (frozenset(shape), decided, broken))


def _escaped(text: str, quoted: bool) -> bytes:
    """Chữ của XML; dấu ngoặc kép chỉ phải thoát khi có giá trị in vào thuộc tính."""
    data = text.encode().replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
    data = data.replace(b"\n", _LINE_END)
    return data.replace(b'"', b"&quot;") if quoted else data


def _broken_lines(plan: Plan, shape: tuple[int, ...], printed: Sequence[str]) -> frozenset[tuple[int, int]]:
    """Các chỗ in giá trị nhiều dòng (nút in, thứ tự trong nút): chỗ nào gặp lần đầu thì phải so với docxtpl."""
    if not plan.multiline:
        raise CannotFill("giá trị nhiều dòng mà mẫu có giá trị in ra ngoài chữ thường của đoạn")
    places = ((node, place) for node in shape for place in range(len(plan.masks[node])))
    return frozenset(place for place, value in zip(places, printed, strict=True) if "\n" in value)


def _real(plan: Plan, shape: tuple[int, ...]) -> Iterator[bool]:
    """Với mỗi cặp đã in: có giá trị thật không."""
    return chain.from_iterable(map(plan.masks.__getitem__, shape))


def _require_safe(plan: Plan, draft: Draft) -> None:
    """Mọi chữ của dự thảo, in ra hay không, qua được `values.check`; giá trị đúng kiểu đã khai."""
    try:
        texts = gather(draft.fields)
    except (OddValue, OpenType) as error:
        raise CannotFill("giá trị không đúng kiểu khai") from error
    texts.append(draft.title)
    text = " ".join(texts)
    if not values.is_ordinary(text):
        values.check(draft)
        if not _NEEDS_CARE.isdisjoint(text):
            raise CannotFill("giá trị có tab hoặc ngoặc nhọn")


def _spots(plan: Plan, shape: tuple[int, ...], pieces: Sequence[bytes], ends: Sequence[int]) -> Iterator[Spot]:
    """Chỗ in từng giá trị thật."""
    slots = [(node, place) for node in shape for place in range(len(plan.masks[node]))]
    real = list(_real(plan, shape))
    first = 0
    for (name, _), end in zip(plan.parts, ends, strict=True):
        count = 0
        # Các đoạn đang mở, đoạn trong hộp chữ sau cùng: số thứ tự, và mảnh từ giá trị liền trước trong đoạn.
        opened: list[tuple[int, bytearray]] = []
        inside = slice(first // 2, end // 2)
        for static, is_value, slot in zip(pieces[first:end:2], real[inside], slots[inside], strict=True):
            at = 0
            for tag in _PARAGRAPH_TAG.finditer(static):
                if opened:
                    opened[-1][1].extend(static[at : tag.start()])
                at = tag.end()
                if tag[0] == b"</w:p>":
                    opened.pop()
                    continue
                if not tag[0].endswith(b"/>"):
                    opened.append((count, bytearray()))
                count += 1
            if opened:
                opened[-1][1].extend(static[at:])
            if is_value:
                ordinal, before = opened[-1]
                yield Spot(name, ordinal, _text(bytes(before)), slot if _opens_run(static) else None)
                before.clear()
        first = end


def _text(static: bytes) -> str:
    """Chữ của một mảnh XML, bỏ mọi thẻ."""
    return unescape(_TAG.sub(b"", static).decode())


def _opens_run(static: bytes) -> bool:
    """Khúc chữ còn mở ở cuối mảnh được mở ngay trong mảnh ấy."""
    return max(static.rfind(b"<w:r>"), static.rfind(b"<w:r ")) > static.rfind(b"</w:r>")

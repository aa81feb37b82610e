"""Dữ kiện + hồ sơ → các điều tìm thấy: chạy mọi phép kiểm tra trong `checks/`, gộp điều giống nhau, xếp theo phần."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from docgen.layout import checks
from docgen.layout.components.values import Document
from docgen.layout.facts.values import Line, Paragraph, Section, Table
from docgen.layout.fault import Fault, Target
from docgen.layout.profile import Profile, Severity
from docgen.layout.repair import Repair

_QUOTED = 60
_PLACES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """Một điều tìm thấy, đủ để in, xuất JSON, ghi bình luận và sửa.

    `part`: mã phần của văn bản; `title`: tên luật; `targets`: mọi chỗ mắc cùng một điều; `page`: trang của chỗ đầu.
    """

    check: str
    rule: str
    severity: Severity
    part: str
    title: str
    place: str
    found: str
    expected: str
    citation: str
    page: int | None
    targets: tuple[Target, ...]
    repairs: tuple[Repair, ...]

    @property
    def fixable(self) -> bool:
        """`docgen check --fix` sửa được."""
        return bool(self.repairs)


@cache
def modules() -> dict[str, ModuleType]:
    """Mã phép kiểm tra → mô-đun của nó, quét từ thư mục `checks/`."""
    found = (import_module(f"{checks.__name__}.{one.name}") for one in iter_modules(checks.__path__))
    return {module.ID: module for module in found}


def run(document: Document, profile: Profile) -> tuple[Finding, ...]:
    """Các điều tìm thấy theo hồ sơ, xếp theo phần của văn bản rồi theo chỗ đứng."""
    found: list[Finding] = []
    known = modules()
    for check in profile.parts:
        faults = [fault for fault in known[check].check(document, profile.limits[check]) if fault.rule in profile.rules]
        found.extend(_finding(group, profile) for group in _grouped(faults))
    return tuple(found)


def compare(documents: Sequence[tuple[str, Document]], profile: Profile) -> tuple[tuple[Finding, ...], ...]:
    """Điều chỉ thấy được khi đặt nhiều tệp cạnh nhau: với mỗi tệp (tên, nội dung), các điều tìm thấy thêm."""
    faults: list[list[Fault]] = [[] for _ in documents]
    for check, module in modules().items():
        if check in profile.parts and hasattr(module, "compare"):
            for index, fault in module.compare(documents, profile.limits[check]):
                faults[index].append(fault)
    return tuple(tuple(_finding(group, profile) for group in _grouped(found)) for found in faults)


def by_part(findings: Sequence[Finding], profile: Profile) -> tuple[Finding, ...]:
    """Các điều xếp lại theo thứ tự phần của văn bản trong hồ sơ."""
    order = {part.id: position for position, part in enumerate(profile.parts.values())}
    return tuple(sorted(findings, key=lambda one: order[one.part]))


def _grouped(faults: Sequence[Fault]) -> Iterator[list[Fault]]:
    groups: dict[tuple[str, str, str, bool], list[Fault]] = {}
    for fault in faults:
        groups.setdefault((fault.rule, fault.found, fault.expected, fault.milder), []).append(fault)
    yield from groups.values()


def _finding(group: Sequence[Fault], profile: Profile) -> Finding:
    first = group[0]
    rule = profile.rules[first.rule]
    return Finding(
        check=rule.check,
        rule=rule.id,
        severity=Severity.WARNING if first.milder and rule.severity is Severity.ERROR else rule.severity,
        part=profile.parts[rule.check].id,
        title=rule.title,
        place=_places([fault.at for fault in group]),
        found=first.found,
        expected=first.expected,
        citation=rule.citation,
        page=page_of(first.at),
        targets=tuple(fault.at for fault in group),
        repairs=tuple(repair for fault in group for repair in fault.repairs),
    )


def _places(targets: Sequence[Target]) -> str:
    shown = list(dict.fromkeys(place_of(target) for target in targets))
    rest = len(targets) - _PLACES
    if rest > 0:
        return f"{len(targets)} chỗ: {'; '.join(shown[:_PLACES])}; …"
    return "; ".join(shown)


def page_of(target: Target) -> int | None:
    """Trang của một chỗ, theo dấu trang Word ghi lại; None khi không rõ."""
    if isinstance(target, Line):
        return target.paragraph.page
    return target.page if isinstance(target, Paragraph) else None


def place_of(target: Target) -> str:
    """Chỗ đứng nói cho người đọc: trang và chữ đầu đoạn, phần thứ mấy, bảng thứ mấy."""
    if isinstance(target, Section):
        return f"phần {target.index + 1}"
    if isinstance(target, Table):
        return f"bảng {target.index + 1}"
    if target is None:
        return "cả văn bản"
    paragraph = target.paragraph if isinstance(target, Line) else target
    text = target.text if isinstance(target, Line) else " ".join(paragraph.text.split())
    hidden = "" if text else " ".join(paragraph.hidden.split())
    shown = text or hidden
    quoted = f"“{shown[:_QUOTED]}{'…' if len(shown) > _QUOTED else ''}”" if shown else "đoạn trống"
    story = "" if paragraph.ref.part.endswith("document.xml") else _story_name(paragraph.ref.part)
    page = "" if story or paragraph.page is None else f"trang {paragraph.page}, "
    return f"{story}{page}{quoted}"


def _story_name(part: str) -> str:
    stem = part.rpartition("/")[2]
    for prefix, name in (("header", "đầu trang, "), ("footer", "chân trang, "), ("footnotes", "cước chú, ")):
        if stem.startswith(prefix):
            return name
    return ""

"""`docgen check --fix`: đọc → kiểm tra → sửa → đọc lại → kiểm tra lại, tới khi không còn gì sửa được an toàn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from docgen.layout.components.values import Surroundings
from docgen.layout.engine import Finding
from docgen.layout.examine import Examination, examine
from docgen.layout.facts.values import Line, Paragraph, Section
from docgen.layout.fault import Target
from docgen.layout.fixing.applying import Outcome, apply
from docgen.layout.fixing.describing import change, place, quote
from docgen.layout.fixing.proof import prove
from docgen.layout.package import DocxPackage
from docgen.layout.profile import Profile, Severity
from docgen.layout.repair import Repair, Replace, SetPageNumbers

_ROUNDS = 4
_PLACES = 3
_BY_HAND = "phải có người quyết"
_HARMFUL = "sửa thì sinh lỗi khác, nên để nguyên"
_NO_EFFECT = "đã sửa trong mức an toàn, phép kiểm tra vẫn báo"


class Done(NamedTuple):
    """Một điều đã sửa: mã luật, chỗ đứng, sửa gì, chữ của chỗ ấy (rỗng khi không thuộc một dòng)."""

    rule: str
    place: str
    change: str
    quote: str = ""

    def __str__(self) -> str:
        return f"{self.change}: {self.quote}" if self.quote else self.change


class Left(NamedTuple):
    """Một điều để lại và vì sao."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """Kết quả sửa một tệp; không có gì để sửa thì `data` là đúng tệp gốc, từng byte."""

    data: bytes
    before: tuple[Finding, ...]
    after: tuple[Finding, ...]
    done: tuple[Done, ...]
    left: tuple[Left, ...]


class _Key(NamedTuple):
    rule: str
    found: str
    expected: str


@dataclass(slots=True)
class _Fixer:
    """Một lượt sửa một tệp; `reasons`: vì sao một điều không sửa được."""

    name: str
    profile: Profile
    office: Surroundings
    reasons: dict[_Key, str] = field(default_factory=dict)

    def look(self, data: bytes) -> Examination:
        return examine(DocxPackage(data, self.name), self.profile, self.office)

    def advance(self, data: bytes, now: Examination) -> _Step | None:
        """Một vòng sửa; None khi không còn gì đổi được."""
        chosen = [one for one in now.findings if one.repairs and self.reasons.get(_key(one)) != _HARMFUL]
        step = self.attempt(data, now, chosen)
        if step is None or not _worse(now.findings, step.now.findings):
            return step
        # Hiếm: có phép sửa gây lỗi mới. Thử riêng từng điều để bỏ đúng điều ấy.
        for finding in chosen:
            alone = self.attempt(data, now, [finding])
            if alone is not None and _worse(now.findings, alone.now.findings):
                self.reasons[_key(finding)] = _HARMFUL
        kept = [one for one in chosen if self.reasons.get(_key(one)) != _HARMFUL]
        step = self.attempt(data, now, kept)
        return None if step is None or _worse(now.findings, step.now.findings) else step

    def attempt(self, data: bytes, now: Examination, findings: Sequence[Finding]) -> _Step | None:
        """Sửa các điều đã chọn, kiểm tra lại, chứng minh chữ không đổi. Lỗi: OutputError khi chứng minh không được."""
        package = DocxPackage(data, self.name)
        facts = now.document.facts
        outcomes = apply(package, facts, (repair for finding in findings for repair in finding.repairs))
        self._note(findings, outcomes)
        changed = [outcome.repair for outcome in outcomes if outcome.changed]
        if not changed:
            return None
        made = package.save()
        fresh = DocxPackage(made, self.name)
        after = examine(fresh, self.profile, self.office)
        prove(
            DocxPackage(data, self.name),
            fresh,
            (facts, after.document.facts),
            [repair for repair in changed if isinstance(repair, Replace)],
            renumbered=any(isinstance(repair, SetPageNumbers) for repair in changed),
        )
        return _Step(made, after, tuple(_done(findings, changed, now)))

    def _note(self, findings: Iterable[Finding], outcomes: Iterable[Outcome]) -> None:
        refused = [(outcome.repair, outcome.refused) for outcome in outcomes if outcome.refused]
        for finding in findings:
            for repair, reason in refused:
                if repair in finding.repairs:
                    self.reasons[_key(finding)] = reason


class _Step(NamedTuple):
    data: bytes
    now: Examination
    done: tuple[Done, ...]


def fix(data: bytes, name: str, profile: Profile, office: Surroundings) -> Fixed:
    """Sửa mọi điều sửa được an toàn của tệp `name`.

    Lỗi: InputError khi tệp không đọc được; OutputError khi không chứng minh được chữ giữ nguyên.
    """
    fixer = _Fixer(name, profile, office)
    start = now = fixer.look(data)
    made = data
    done: list[Done] = []
    for _ in range(_ROUNDS):
        step = fixer.advance(made, now)
        if step is None:
            break
        made, now = step.data, step.now
        done.extend(step.done)
    left = tuple(Left(finding, _reason(finding, fixer.reasons)) for finding in now.findings)
    return Fixed(made, start.findings, now.findings, tuple(dict.fromkeys(done)), left)


def summary(done: Iterable[Done]) -> tuple[str, ...]:
    """Các điều đã sửa cho người đọc: cùng luật, cùng cách sửa ở nhiều chỗ gộp thành một câu."""
    groups: dict[tuple[str, str], list[Done]] = {}
    for one in done:
        groups.setdefault((one.rule, one.change), []).append(one)
    return tuple(_sentence(group) for group in groups.values())


def _sentence(group: Sequence[Done]) -> str:
    first = group[0]
    if len(group) == 1 or not first.quote:
        return f"{first.rule}: {first}"
    shown = "; ".join(one.quote for one in group[:_PLACES])
    more = "; …" if len(group) > _PLACES else ""
    return f"{first.rule}: {first.change}, {len(group)} chỗ: {shown}{more}"


def _reason(finding: Finding, reasons: dict[_Key, str]) -> str:
    if not finding.repairs:
        return _BY_HAND
    return reasons.get(_key(finding), _NO_EFFECT)


def _key(finding: Finding) -> _Key:
    return _Key(finding.rule, finding.found, finding.expected)


def _done(findings: Sequence[Finding], changed: Sequence[Repair], now: Examination) -> Iterable[Done]:
    """Điều đã sửa, xếp theo thứ tự của báo cáo; một phép sửa phục vụ nhiều luật thì ghi cho luật đầu."""
    facts = now.document.facts
    waiting = set(changed)
    for finding in findings:
        for repair in finding.repairs:
            if repair in waiting:
                waiting.remove(repair)
                yield Done(finding.rule, place(repair, facts), change(repair, facts), quote(repair))


def _worse(before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Có lỗi mới ở chỗ trước đó không có lỗi nào."""
    return not _error_places(after) <= _error_places(before)


def _error_places(findings: Iterable[Finding]) -> set[tuple[str, int]]:
    return {
        _place_key(finding.rule, target)
        for finding in findings
        if finding.severity is Severity.ERROR
        for target in finding.targets
    }


def _place_key(rule: str, target: Target) -> tuple[str, int]:
    if isinstance(target, Line):
        target = target.paragraph
    if isinstance(target, Paragraph):
        # Bỏ số trang có thể bỏ đoạn, làm lệch số thứ tự trong đầu trang, chân trang.
        body = target.ref.part.endswith("document.xml")
        return target.ref.part, target.ref.ordinal if body else 0
    if isinstance(target, Section):
        return "phần", target.index
    return (rule, 0) if target is None else ("bảng", target.index)

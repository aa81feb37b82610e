"""Dự thảo và lời từ chối → thư mục kết quả của một năm, đúng với manifest, chạy lại bao nhiêu lần cũng được."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import docgen
from docgen import pipeline
from docgen.batch.clerk import Clerk
from docgen.batch.identity import Identity, inputs_sha256
from docgen.batch.manifest import Manifest, Outcome, Record
from docgen.batch.names import objection
from docgen.batch.plan import Action, Decision, decide
from docgen.batch.report import Entry, Report
from docgen.batch.shelf import Shelf, digest
from docgen.batch.workers import Failure, Later, crashed, faulty, makers, unwritable
from docgen.errors import ExitCode, OutputError, TemplateError
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Office
from docgen.render.library import Library

_AHEAD = 4
"""Mỗi tiến trình con được giao trước ngần ấy văn bản: đủ bận, mà bộ nhớ không phình theo cỡ mẻ."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Một lần chạy: thư mục kết quả, năm, quy định, nơi làm việc có mẫu riêng, các loại được chọn.

    `kinds` là mọi loại mà lần này có soạn: chỉ văn bản của các loại ấy mới có thể hết hiệu lực; None là mọi loại.
    `office` cho biết mức độ của từng luật thể thức.
    """

    out: Path
    year: int
    regulation: str
    workspace: Path | None = None
    kinds: Collection[str] | None = None
    force: bool = False
    jobs: int = 1
    office: Office | None = None


@dataclass(frozen=True, slots=True)
class _Order:
    """Một văn bản đã quyết định phải làm gì, chờ lập."""

    draft: Draft
    identity: Identity
    decision: Decision
    present: str | None
    later: Later | None


def build(
    items: Iterable[Draft | Refusal], settings: Settings, notify: Callable[[Entry], None] = lambda entry: None
) -> Report:
    """Lập mọi văn bản đến hạn, ghi manifest, chuyển văn bản không còn đến hạn vào `_het_hieu_luc/`.

    `notify` được gọi sau mỗi văn bản, theo thứ tự đầu vào. Lỗi: OutputError khi không ghi được manifest hay thư mục;
    lỗi của riêng một văn bản nằm trong báo cáo, phần còn lại vẫn được lập.
    """
    shelf = Shelf(settings.out, settings.year)
    shelf.prepare()
    manifest = Manifest(shelf.manifest)
    report = Report(shelf.root, first_run=not manifest.records)
    clerk = Clerk(shelf, manifest, settings.regulation, force=settings.force)
    seen: set[str] = set()

    def tell(entry: Entry) -> None:
        seen.add(f"{entry.kind}/{entry.key}")
        report.add(entry)
        notify(entry)

    for entry in _settle(items, settings, clerk):
        tell(entry)
    for record in _no_longer_due(manifest, seen, settings.kinds):
        if (entry_or_none := clerk.withdraw(record)) is not None:
            tell(entry_or_none)
    manifest.compact()
    return report


def _settle(items: Iterable[Draft | Refusal], settings: Settings, clerk: Clerk) -> Iterator[Entry]:
    """Kết cục của từng mục, theo thứ tự đầu vào; trong lúc một văn bản được ghi, các văn bản sau đã được lập."""
    library = Library(settings.workspace)
    desk = _Desk(settings, clerk, library)
    with makers(settings.jobs, library, settings.office) as submit:
        queue: deque[_Order | Entry] = deque()
        for item in items:
            queue.append(desk.receive(item, submit))
            if len(queue) > settings.jobs * _AHEAD:
                yield _finish(queue.popleft(), clerk)
        while queue:
            yield _finish(queue.popleft(), clerk)


def _finish(item: _Order | Entry, clerk: Clerk) -> Entry:
    if isinstance(item, Entry):
        return item
    if item.later is None:
        return clerk.keep(item.draft)
    made = item.later()
    if isinstance(made, Failure):
        stale = item.decision.replaces_outdated(clerk.record(item.draft), item.identity)
        return clerk.fail(item.draft, made, stale=stale)
    return clerk.deliver(item.draft, made, item.identity, item.decision, item.present)


class _Desk:
    """Bàn nhận: mỗi mục thành một kết cục ngay (từ chối, hỏng) hoặc một việc phải làm."""

    def __init__(self, settings: Settings, clerk: Clerk, library: Library) -> None:
        self._settings = settings
        self._clerk = clerk
        self._library = library
        self._taken: set[str] = set()
        self._templates: dict[str, str | Failure] = {}

    def receive(self, item: Draft | Refusal, submit: Callable[[Draft], Later]) -> _Order | Entry:
        if problem := self._name_problem(item):
            return self._clerk.unnamed(item, problem)
        if isinstance(item, Refusal):
            return self._clerk.fail(item, faulty(item)) if item.fault else self._clerk.refuse(item)
        template = self._template(item.kind)
        try:
            inputs = inputs_sha256(item)
        except Exception as error:
            return self._clerk.fail(item, crashed(item, error))
        identity = Identity(
            inputs,
            "" if isinstance(template, Failure) else template,
            self._settings.regulation,
            docgen.__version__,
        )
        record = self._clerk.record(item)
        try:
            present = digest(self._clerk.shelf.path(item.kind, item.key))
        except OutputError as error:
            return self._clerk.fail(item, unwritable(error))
        decision = decide(record, identity, present, force=self._settings.force, issued=item.issued)
        if isinstance(template, Failure):
            return self._clerk.fail(item, template, stale=decision.replaces_outdated(record, identity))
        later = None if decision.action is Action.KEEP else submit(item)
        return _Order(item, identity, decision, present, later)

    def _template(self, kind: str) -> str | Failure:
        """Mã băm mẫu của một loại; mẫu bị từ chối thì mọi văn bản của loại ấy hỏng với cùng một lời báo."""
        if kind not in self._templates:
            try:
                self._templates[kind] = pipeline.template(kind, self._library).sha256
            except TemplateError as error:
                self._templates[kind] = Failure(f"mẫu {kind}.docx bị từ chối", str(error), ExitCode.TEMPLATE)
        return self._templates[kind]

    def _name_problem(self, item: Draft | Refusal) -> str | None:
        if problem := objection(item.key):
            return problem
        name = f"{item.kind}/{item.key}".casefold()
        if name in self._taken:
            return "hai văn bản cùng một tên tệp (Windows không phân biệt chữ hoa, chữ thường)"
        self._taken.add(name)
        return None


def _no_longer_due(manifest: Manifest, seen: set[str], kinds: Collection[str] | None) -> list[Record]:
    """Các dòng manifest mà lần này không còn văn bản nào tương ứng, trong những loại có soạn."""
    return [
        record
        for record in manifest.records.values()
        if record.key not in seen and record.status is not Outcome.WITHDRAWN and (kinds is None or record.kind in kinds)
    ]

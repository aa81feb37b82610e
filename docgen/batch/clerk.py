"""Văn thư của mẻ: kết cục của một văn bản → tệp trên đĩa và một dòng manifest, không bao giờ mất bản nào."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from docgen.batch.identity import Identity, sha256
from docgen.batch.manifest import Manifest, Outcome, Record
from docgen.batch.plan import Action, Decision, changes, why_due
from docgen.batch.report import Entry
from docgen.batch.shelf import WITHDRAWN_FOLDER, Shelf
from docgen.batch.workers import Failure, unwritable
from docgen.errors import ExitCode, OutputError
from docgen.model.draft import Draft, Refusal
from docgen.pipeline import Product
from docgen.render import files

_SOUND = (Outcome.WRITTEN, Outcome.UNCHANGED)


class Clerk:
    """Ghi kết cục của từng văn bản vào thư mục và manifest của một năm."""

    def __init__(self, shelf: Shelf, manifest: Manifest, regulation: str, *, force: bool) -> None:
        self.shelf = shelf
        self._manifest = manifest
        self._regulation = regulation
        self._force = force

    def record(self, item: Draft | Refusal) -> Record | None:
        """Dòng manifest của lần trước."""
        return self._manifest.records.get(f"{item.kind}/{item.key}")

    def keep(self, draft: Draft) -> Entry:
        """Văn bản đang có đúng là bản sẽ lập: dòng cũ giữ nguyên, trừ khi lần trước nó hỏng hoặc bị sửa tay."""
        record = self._manifest.records[f"{draft.kind}/{draft.key}"]
        if record.status not in _SOUND:
            record = replace(record, status=Outcome.UNCHANGED, why="tệp đúng là bản docgen đã lập")
            self._manifest.put(record)
        return Entry(draft.kind, draft.key, Outcome.UNCHANGED, "không có gì thay đổi")

    def deliver(
        self, draft: Draft, made: Product, identity: Identity, decision: Decision, present: str | None
    ) -> Entry:
        """Văn bản đã lập xong: ghi, hoặc nhận tệp giống hệt đang có, hoặc nhường bản đã sửa tay."""
        path = self.shelf.path(draft.kind, draft.key)
        new = self._written(draft, made, identity, decision.why)
        if new.sha256 == present:
            return self._recognise(new, self.record(draft), identity, decision)
        if decision.action is Action.HOLD:
            return self._hold(draft, decision)
        if decision.action is Action.COMPARE and not self._force:
            return self._put(self._edited(new, self.record(draft), decision), mismatch=decision.mismatch)
        try:
            if decision.keeps_old and present is not None:
                copy = self.shelf.put_beside(path)
                new = replace(new, why=f"{decision.why}; lập lại theo --force, bản cũ giữ ở {copy.name}")
            files.write(path, made.data)
        except OutputError as error:
            return self.fail(draft, unwritable(error))
        return self._put(new)

    def refuse(self, refusal: Refusal) -> Entry:
        """Văn bản chưa lập được: ghi lý do; bản cũ (nếu có) chuyển đi để không ai ký nhầm."""
        before = self.record(refusal)
        moved = before.moved_to if before and before.status is Outcome.REFUSED else None
        try:
            moved = self._retire(self.shelf.path(refusal.kind, refusal.key)) or moved
        except OutputError as error:
            return self.fail(refusal, unwritable(error))
        record = self._record(refusal, Outcome.REFUSED, refusal.why)
        return self._put(replace(record, moved_to=moved))

    def fail(self, item: Draft | Refusal, failure: Failure, *, stale: bool = False) -> Entry:
        """Văn bản hỏng. `stale`: bản cũ lập từ dữ liệu đã đổi nên phải chuyển đi; không thì bản cũ giữ nguyên chỗ."""
        before, moved = self.record(item), None
        if stale:
            try:
                moved = self._retire(self.shelf.path(item.kind, item.key))
            except OutputError as error:
                failure = unwritable(error)
        if moved or before is None or before.status is Outcome.WITHDRAWN:
            record = replace(self._record(item, Outcome.FAILED, failure.why), moved_to=moved, findings=failure.findings)
        else:
            record = replace(before, status=Outcome.FAILED, why=failure.why, findings=failure.findings)
        return self._put(record, failure)

    def unnamed(self, item: Draft | Refusal, problem: str) -> Entry:
        """Văn bản không đặt tên tệp được: chỉ báo, không vào manifest vì khóa của nó không dùng được."""
        why = f"{problem}. Sửa mã đơn vị trong đầu vào."
        return Entry(item.kind, item.key, Outcome.FAILED, why, why, ExitCode.FINDINGS)

    def withdraw(self, record: Record) -> Entry | None:
        """Văn bản không còn đến hạn: chuyển vào `_het_hieu_luc/`; không có tệp nào thì chỉ bỏ dòng, trả None."""
        kind, _, name = record.key.partition("/")
        try:
            moved = self._retire(self.shelf.path(kind, name))
        except OutputError as error:
            self._manifest.put(replace(record, status=Outcome.FAILED, why=f"không chuyển vào {WITHDRAWN_FOLDER} được"))
            return Entry(kind, name, Outcome.FAILED, "không chuyển đi được", str(error), error.exit_code)
        if moved is None:
            self._manifest.drop(record.key)
            return None
        why = "không còn đến hạn theo dữ liệu hiện tại"
        return self._put(replace(record, status=Outcome.WITHDRAWN, why=why, path=moved, moved_to=None))

    def _recognise(self, new: Record, before: Record | None, identity: Identity, decision: Decision) -> Entry:
        """Bản vừa lập giống hệt tệp đang có: không ghi tệp, chỉ cập nhật sổ khi sổ chưa đúng."""
        if before is not None and before.sha256 == new.sha256 and before.status is not Outcome.WITHDRAWN:
            if changes(before, identity) or before.status not in _SOUND:
                why = f"{decision.why}, nhưng văn bản không đổi"
                self._manifest.put(replace(new, status=Outcome.UNCHANGED, why=why))
        else:
            # Lần trước bị ngắt giữa lúc đặt tệp và lúc ghi sổ: ghi đúng dòng mà lần ấy lẽ ra đã ghi.
            self._manifest.put(replace(new, why=why_due(before, identity)))
        return Entry(new.kind, _name(new), Outcome.UNCHANGED, "tệp đang có giống hệt bản vừa lập")

    def _hold(self, draft: Draft, decision: Decision) -> Entry:
        """Văn bản đã ban hành, bản mới khác: tệp và dòng manifest giữ nguyên, chỉ báo; dòng hỏng cũ được gỡ."""
        record = self._manifest.records[f"{draft.kind}/{draft.key}"]
        if record.status not in _SOUND:
            self._manifest.put(replace(record, status=Outcome.UNCHANGED, why="tệp đúng là bản docgen đã lập"))
        return Entry(
            draft.kind, draft.key, Outcome.UNCHANGED, decision.why, path=record.path or "", mismatch=decision.mismatch
        )

    def _retire(self, path: Path) -> str | None:
        return self.shelf.relative(self.shelf.retire(path)) if path.exists() else None

    def _put(self, record: Record, failure: Failure | None = None, *, mismatch: bool = False) -> Entry:
        self._manifest.put(record)
        return Entry(
            record.kind,
            _name(record),
            record.status,
            record.why,
            detail=failure.message if failure else "",
            code=failure.code if failure else ExitCode.DONE,
            path=record.path or "",
            mismatch=mismatch,
            trace=failure.trace if failure else "",
        )

    def _record(self, item: Draft | Refusal, status: Outcome, why: str) -> Record:
        key = f"{item.kind}/{item.key}"
        return Record(key, item.kind, item.unit, None, status, why, regulation=self._regulation)

    def _written(self, draft: Draft, made: Product, identity: Identity, why: str) -> Record:
        return replace(
            self._record(draft, Outcome.WRITTEN, why),
            path=self.shelf.relative(self.shelf.path(draft.kind, draft.key)),
            sha256=sha256(made.data),
            inputs_sha256=identity.inputs_sha256,
            template_sha256=identity.template_sha256,
            docgen=identity.docgen,
            findings=made.rules,
        )

    def _edited(self, new: Record, before: Record | None, decision: Decision) -> Record:
        """Dòng của bản sửa tay: giữ mã băm của bản docgen đã lập, để lần sau còn biết nó khác."""
        why = f"{decision.why}; giữ nguyên (--force để lập lại và giữ bản này bên cạnh)"
        if before is None or before.sha256 is None or before.status is Outcome.WITHDRAWN:
            before = replace(new, sha256=None, inputs_sha256=None, template_sha256=None, docgen=None)
        return replace(before, status=Outcome.EDITED, why=why, path=new.path)


def _name(record: Record) -> str:
    return record.key.partition("/")[2]

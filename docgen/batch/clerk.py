"""Văn thư của mẻ: kết cục của một văn bản → một bước chờ ghi (tệp và dòng manifest), không bao giờ mất bản nào."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.batch.binder import Step
from docgen.batch.identity import Identity
from docgen.batch.manifest import Manifest, Outcome, Record
from docgen.batch.plan import Action, Decision, changes, decide, why_due
from docgen.batch.report import Entry
from docgen.batch.shelf import WITHDRAWN_FOLDER, Shelf, digest, occupied
from docgen.batch.work import Done, Failure, Piece, unwritable
from docgen.errors import ExitCode, OutputError

_SOUND = (Outcome.WRITTEN, Outcome.UNCHANGED)
_OWN_COPY = "tệp đúng là bản docgen đã lập"


@dataclass(frozen=True, slots=True)
class _Case:
    """Một văn bản đã lập xong, đặt cạnh những gì đang có.

    `path`: chỗ của nó; `present`: mã băm của tệp đang ở đó, None khi chưa có; `before`: dòng của nó trong sổ;
    `decision`: phải làm gì với nó.
    """

    piece: Piece
    made: Done
    identity: Identity
    path: Path
    present: str | None
    before: Record | None
    decision: Decision


class Clerk:
    """Xét kết cục của từng văn bản theo tệp đang có và manifest của một năm."""

    def __init__(self, shelf: Shelf, manifest: Manifest, regulation: str, *, force: bool) -> None:
        self.shelf = shelf
        self._manifest = manifest
        self._regulation = regulation
        self._force = force
        self._promised: set[Path] = set()

    def known(self, kind: str, names: Sequence[str]) -> dict[str, Identity]:
        """Dấu vân tay của những văn bản lần trước lập tốt và còn tệp: trùng dấu thì khỏi lập lại."""
        if self._force:
            return {}
        found = ((name, self._manifest.get(f"{kind}/{name}")) for name in names)
        return {
            name: identity_of(record)
            for name, record in found
            if record is not None and record.sha256 is not None and self._in_place(kind, name)
        }

    def _in_place(self, kind: str, name: str) -> bool:
        try:
            return occupied(self.shelf.path(kind, name))
        except OutputError:  # lúc xét kết cục sẽ báo; ở đây chỉ là không bớt được việc
            return False

    def settle(self, piece: Piece) -> Step | None:
        """Bước phải ghi cho một văn bản; None khi phải lập nó để so với tệp đang có."""
        try:
            return self._settled(piece)
        except OutputError as error:
            return self.fail(piece, unwritable(error))

    def _settled(self, piece: Piece) -> Step | None:
        if piece.identity is None:
            assert isinstance(piece.made, Failure), "văn bản không có dấu vân tay thì đã hỏng"
            return self.refuse(piece, piece.made.why) if piece.refused else self.fail(piece, piece.made)
        path = self.shelf.path(piece.kind, piece.key)
        before = self._manifest.get(piece.id)
        present = digest(path)
        decision = decide(before, piece.identity, present, force=self._force, issued=piece.issued)
        if isinstance(piece.made, Failure):
            return self.fail(piece, piece.made, stale=decision.replaces_outdated(before, piece.identity))
        if decision.action is Action.KEEP:
            assert before is not None, "giữ nguyên nghĩa là sổ có dòng của văn bản ấy"
            return self._keep(piece, before)
        if piece.made is None:
            return None
        return self._deliver(_Case(piece, piece.made, piece.identity, path, present, before, decision))

    def refuse(self, piece: Piece, why: str) -> Step:
        """Văn bản chưa lập được: ghi lý do; bản cũ (nếu có) chuyển đi để không ai ký nhầm."""
        before = self._manifest.get(piece.id)
        moved = before.moved_to if before and before.status is Outcome.REFUSED else None
        record = self._record(piece, Outcome.REFUSED, why)
        return self._retiring(piece, replace(record, moved_to=moved))

    def fail(self, piece: Piece, failure: Failure, *, stale: bool = False) -> Step:
        """Văn bản hỏng. `stale`: bản cũ lập từ dữ liệu đã đổi nên phải chuyển đi; không thì bản cũ giữ nguyên chỗ."""
        before = self._manifest.get(piece.id)
        failed = replace(self._record(piece, Outcome.FAILED, failure.why), findings=failure.findings)
        if before is not None:
            failed = replace(failed, prior=_prior(before))
        if stale and occupied(self.shelf.path(piece.kind, piece.key)):
            return self._retiring(piece, failed, failure)
        if before is not None and before.status is not Outcome.WITHDRAWN:
            failed = replace(
                before, status=Outcome.FAILED, why=failure.why, findings=failure.findings, prior=_prior(before)
            )
        return Step(_entry(failed, piece, failure), failed)

    def unnamed(self, piece: Piece, problem: str) -> Step:
        """Văn bản không đặt tên tệp được: chỉ báo, không vào manifest vì khóa của nó không dùng được."""
        why = f"{problem}. Sửa mã đơn vị trong đầu vào."
        return Step(Entry(piece.kind, piece.key, Outcome.FAILED, why, why, ExitCode.FINDINGS))

    def withdraw(self, key: str) -> Step | None:
        """Văn bản không còn đến hạn: chuyển vào `_het_hieu_luc/`; không có tệp nào thì chỉ bỏ dòng, không báo."""
        record = self._manifest.get(key)
        if record is None or record.status is Outcome.WITHDRAWN:
            return None
        path = self.shelf.path(record.kind, record.name)

        def stuck(error: OutputError) -> Step:
            why = f"không chuyển vào {WITHDRAWN_FOLDER} được"
            failed = replace(record, status=Outcome.FAILED, why=why, prior=_prior(record))
            entry = Entry(
                record.kind, record.name, Outcome.FAILED, "không chuyển đi được", _stuck(path, error), error.exit_code
            )
            return Step(entry, failed)

        try:
            if not occupied(path):
                self._manifest.drop(key)
                return None
            target = self._retired(path)
        except OutputError as error:
            return stuck(error)
        why = "không còn đến hạn theo dữ liệu hiện tại"
        moved = self.shelf.relative(target)
        done = replace(record, status=Outcome.WITHDRAWN, why=why, path=moved, moved_to=None, prior=None)
        return Step(_entry(done), done, target=target, source=path, otherwise=stuck)

    def _keep(self, piece: Piece, record: Record) -> Step:
        """Văn bản đang có đúng là bản sẽ lập: dòng cũ giữ nguyên, trừ khi lần trước nó hỏng hoặc bị sửa tay."""
        entry = Entry(piece.kind, piece.key, Outcome.UNCHANGED, "không có gì thay đổi", doubts=piece.doubts)
        sound = record.status in _SOUND
        return Step(entry, None if sound else _restored(record))

    def _deliver(self, case: _Case) -> Step:
        """Văn bản đã lập xong: ghi, hoặc nhận tệp giống hệt đang có, hoặc nhường bản đã sửa tay."""
        piece, decision = case.piece, case.decision
        new = self._written(case)
        if new.sha256 == case.present:
            return self._recognise(case, new)
        if decision.action is Action.HOLD:
            assert case.before is not None, "văn bản đã ban hành thì sổ có dòng của nó"
            return self._hold(piece, case.before, decision)
        if decision.action is Action.COMPARE and not self._force:
            edited = self._edited(new, case.before, decision)
            return Step(_entry(edited, piece, mismatch=decision.mismatch), edited)
        if decision.keeps_old and case.present is not None:
            copy = self.shelf.put_beside(case.path)
            new = replace(new, why=f"{decision.why}; lập lại theo --force, bản cũ giữ ở {copy.name}")
        return Step(
            _entry(new, piece),
            new,
            target=case.path,
            data=case.made.data,
            before=case.present,
            otherwise=lambda error: self.fail(piece, unwritable(error)),
        )

    def _recognise(self, case: _Case, new: Record) -> Step:
        """Bản vừa lập giống hệt tệp đang có: không ghi tệp, chỉ cập nhật sổ khi sổ chưa đúng."""
        piece, before, why = case.piece, case.before, "tệp đang có giống hệt bản vừa lập"
        entry = Entry(piece.kind, piece.key, Outcome.UNCHANGED, why, doubts=piece.doubts)
        if before is None or before.sha256 != new.sha256 or before.status is Outcome.WITHDRAWN:
            # Lần trước bị ngắt giữa lúc đặt tệp và lúc ghi sổ: ghi đúng dòng mà lần ấy lẽ ra đã ghi.
            return Step(entry, replace(new, why=why_due(before, case.identity)))
        if changes(before, case.identity) or before.status not in _SOUND:
            same = f"{case.decision.why}, nhưng văn bản không đổi"
            return Step(entry, replace(new, status=Outcome.UNCHANGED, why=same))
        return Step(entry)

    def _hold(self, piece: Piece, record: Record, decision: Decision) -> Step:
        """Văn bản đã ban hành, bản mới khác: tệp và dòng manifest giữ nguyên, chỉ báo; dòng hỏng cũ được gỡ."""
        entry = Entry(
            piece.kind,
            piece.key,
            Outcome.UNCHANGED,
            decision.why,
            path=record.path or "",
            mismatch=decision.mismatch,
            doubts=piece.doubts,
        )
        sound = record.status in _SOUND
        return Step(entry, None if sound else _restored(record))

    def _retiring(self, piece: Piece, record: Record, failure: Failure | None = None) -> Step:
        """Bước ghi `record` và chuyển bản đang có (nếu có) vào `_het_hieu_luc/`."""
        path = self.shelf.path(piece.kind, piece.key)
        if not occupied(path):
            return Step(_entry(record, piece, failure), record)
        target = self._retired(path)
        record = replace(record, moved_to=self.shelf.relative(target))
        return Step(
            _entry(record, piece, failure),
            record,
            target=target,
            source=path,
            otherwise=lambda error: self.fail(piece, unwritable(OutputError(_stuck(path, error)))),
        )

    def _retired(self, path: Path) -> Path:
        target = self.shelf.retired(path, self._promised)
        self._promised.add(target)
        return target

    def _record(self, piece: Piece, status: Outcome, why: str) -> Record:
        return Record(piece.id, piece.kind, piece.unit, None, status, why, regulation=self._regulation)

    def _written(self, case: _Case) -> Record:
        piece, made, identity = case.piece, case.made, case.identity
        return Record(
            piece.id,
            piece.kind,
            piece.unit,
            self.shelf.relative(case.path),
            Outcome.WRITTEN,
            case.decision.why,
            sha256=made.sha256,
            inputs_sha256=identity.inputs_sha256,
            template_sha256=identity.template_sha256,
            regulation=self._regulation,
            findings=made.rules,
            docgen=identity.docgen,
            regulation_sha256=identity.regulation_sha256,
        )

    def _edited(self, new: Record, before: Record | None, decision: Decision) -> Record:
        """Dòng của bản sửa tay: giữ mã băm của bản docgen đã lập, để lần sau còn biết nó khác."""
        why = f"{decision.why}; giữ nguyên (--force để lập lại và giữ bản này bên cạnh)"
        if before is None or before.sha256 is None or before.status is Outcome.WITHDRAWN:
            before = replace(
                new, sha256=None, inputs_sha256=None, template_sha256=None, docgen=None, regulation_sha256=None
            )
        return replace(before, status=Outcome.EDITED, why=why, path=new.path, prior=None)


def _prior(record: Record) -> Outcome | None:
    """Kết cục trước khi hỏng; hỏng nhiều lần liền thì của lần chưa hỏng."""
    return record.prior if record.status is Outcome.FAILED else record.status


def _restored(record: Record) -> Record:
    """Dòng của một văn bản mà tệp nay lại đúng là bản docgen đã lập."""
    return replace(record, status=Outcome.UNCHANGED, why=_OWN_COPY, prior=None)


def identity_of(record: Record) -> Identity:
    """Dấu vân tay ghi trong sổ; mục nào sổ cũ chưa ghi thì để trống, không trùng với gì."""
    return Identity(
        record.inputs_sha256 or "",
        record.template_sha256 or "",
        record.regulation_sha256 or "",
        record.docgen or "",
    )


def _entry(
    record: Record, piece: Piece | None = None, failure: Failure | None = None, *, mismatch: bool = False
) -> Entry:
    return Entry(
        record.kind,
        record.name,
        record.status,
        record.why,
        detail=failure.message if failure else "",
        code=failure.code if failure else ExitCode.DONE,
        path=record.path or "",
        mismatch=mismatch,
        trace=failure.trace if failure else "",
        doubts=piece.doubts if piece else (),
    )


def _stuck(path: Path, error: OutputError) -> str:
    return (
        f"{path}: văn bản không còn đến hạn nhưng không chuyển vào {WITHDRAWN_FOLDER} được: {error} "
        "Đóng tệp nếu đang mở trong Word rồi chạy lại; đừng ký bản này."
    )

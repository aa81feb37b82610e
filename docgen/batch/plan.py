"""Dòng manifest + tệp đang có + dự thảo → phải làm gì với một văn bản, và vì sao."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from docgen.batch.identity import Identity
from docgen.batch.manifest import Outcome, Record


class Action(Enum):
    """Việc phải làm với một văn bản đến hạn."""

    KEEP = auto()
    """Tệp đang có đúng là bản sẽ lập: không làm gì."""
    MAKE = auto()
    """Lập và ghi; tệp đang có (nếu có) là của docgen, được thay."""
    COMPARE = auto()
    """Tệp đang có không phải bản docgen ghi sổ: lập để so, chỉ nhận khi giống hệt."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Việc phải làm và lý do (tiếng Việt, vào manifest)."""

    action: Action
    why: str

    def replaces_outdated(self, record: Record | None, identity: Identity) -> bool:
        """Tệp đang có là của docgen nhưng lập từ dữ liệu cũ: nếu bản mới hỏng thì bản cũ cũng không được ký."""
        return self.action is Action.MAKE and record is not None and record.inputs_sha256 != identity.inputs_sha256


def decide(record: Record | None, identity: Identity, present: str | None, *, force: bool) -> Decision:
    """Việc phải làm với một văn bản đến hạn.

    `record`: dòng manifest của lần trước; `identity`: dấu vân tay của lần này; `present`: mã băm của tệp đang nằm ở tên
    thật, None khi không có.
    """
    if present is None:
        return Decision(Action.MAKE, why_due(record, identity))
    if record is None or record.sha256 is None or record.status is Outcome.WITHDRAWN:
        return Decision(Action.COMPARE, "đã có sẵn một tệp cùng tên không do docgen lập")
    if present != record.sha256:
        changed = changes(record, identity)
        later = f"; từ đó {' và '.join(changed)}, phải đối chiếu lại" if changed else ""
        return Decision(Action.COMPARE, f"tệp đã được sửa tay sau khi lập{later}")
    if changed := changes(record, identity):
        return Decision(Action.MAKE, " và ".join(changed))
    if force:
        return Decision(Action.MAKE, "lập lại theo --force")
    return Decision(Action.KEEP, "không có gì thay đổi")


def changes(record: Record, identity: Identity) -> list[str]:
    """Những gì đã đổi từ lần lập trước, bằng lời."""
    pairs = (
        ("dữ liệu đầu vào đã đổi", record.inputs_sha256, identity.inputs_sha256),
        ("mẫu Word đã đổi", record.template_sha256, identity.template_sha256),
        ("quy định áp dụng đã đổi", record.regulation, identity.regulation),
        ("phiên bản docgen đã đổi", record.docgen, identity.docgen),
    )
    return [words for words, before, now in pairs if before != now]


def why_due(record: Record | None, identity: Identity) -> str:
    """Vì sao một văn bản chưa có bản đúng ở tên thật được lập."""
    if record is None:
        return "lập lần đầu"
    if record.status is Outcome.WITHDRAWN:
        return "đến hạn trở lại"
    if record.status is Outcome.REFUSED:
        return "nay đã đủ điều kiện"
    if record.sha256 is None:
        return "lần trước lập không thành"
    return " và ".join(changes(record, identity)) or "tệp đã mất khỏi thư mục kết quả"

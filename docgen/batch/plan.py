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
    HOLD = auto()
    """Tệp đang có là văn bản đã ban hành: lập để so, không bao giờ thay."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Việc phải làm và lý do (tiếng Việt, vào manifest).

    `keeps_old`: nếu tệp đang có bị thay thì giữ một bản bên cạnh; `mismatch`: văn bản đã ban hành có thể không còn khớp
    dữ liệu, phải báo người dùng.
    """

    action: Action
    why: str
    keeps_old: bool = False
    mismatch: bool = False

    def replaces_outdated(self, record: Record | None, identity: Identity) -> bool:
        """Tệp đang có là của docgen nhưng lập từ dữ liệu cũ: nếu bản mới hỏng thì bản cũ cũng không được ký.

        Văn bản đã ban hành (`keeps_old`) thì để nguyên chỗ: nó đã được ký.
        """
        outdated = record is not None and record.inputs_sha256 != identity.inputs_sha256
        return self.action is Action.MAKE and outdated and not self.keeps_old


def decide(
    record: Record | None, identity: Identity, present: str | None, *, force: bool, issued: str | None = None
) -> Decision:
    """Việc phải làm với một văn bản đến hạn.

    `record`: dòng manifest của lần trước; `identity`: dấu vân tay của lần này; `present`: mã băm của tệp đang nằm ở tên
    thật, None khi không có; `issued`: số, ký hiệu khi văn bản này đã ban hành.
    """
    if present is None:
        return Decision(Action.MAKE, why_due(record, identity))
    if record is None or record.sha256 is None or record.status is Outcome.WITHDRAWN:
        return Decision(Action.COMPARE, "đã có sẵn một tệp cùng tên không do docgen lập", keeps_old=True)
    if present != record.sha256:
        changed = changes(record, identity)
        later = f"; từ đó {' và '.join(changed)}, phải đối chiếu lại" if changed else ""
        mismatch = issued is not None and record.inputs_sha256 != identity.inputs_sha256
        signed = f"; đã có số {issued}: văn bản đã ký không khớp dữ liệu hiện tại" if mismatch else ""
        why = f"tệp đã được sửa tay sau khi lập{later}{signed}"
        return Decision(Action.COMPARE, why, keeps_old=True, mismatch=mismatch)
    if changed := changes(record, identity):
        if issued and not force:
            return Decision(Action.HOLD, _why_held(issued, record, identity), mismatch=True)
        return Decision(Action.MAKE, " và ".join(changed), keeps_old=issued is not None)
    if force:
        return Decision(Action.MAKE, "lập lại theo --force", keeps_old=issued is not None)
    return Decision(Action.KEEP, "không có gì thay đổi")


def _why_held(issued: str, record: Record, identity: Identity) -> str:
    again = "nếu phải lập lại thì dùng --force (bản cũ được giữ bên cạnh)"
    if record.inputs_sha256 != identity.inputs_sha256:
        return (
            f"đã có số {issued} nhưng dữ liệu nay cho nội dung khác: văn bản đã ký không khớp dữ liệu hiện tại; {again}"
        )
    return f"đã có số {issued} nên giữ nguyên dù {' và '.join(changes(record, identity))}; {again}"


def changes(record: Record, identity: Identity) -> list[str]:
    """Những gì đã đổi từ lần lập trước, bằng lời."""
    pairs = (
        ("dữ liệu đầu vào đã đổi", record.inputs_sha256, identity.inputs_sha256),
        ("mẫu Word đã đổi", record.template_sha256, identity.template_sha256),
        ("quy định áp dụng đã đổi", record.regulation_sha256, identity.regulation_sha256),
        ("phiên bản docgen đã đổi", record.docgen, identity.docgen),
    )
    return [words for words, before, now in pairs if before != now]


def why_due(record: Record | None, identity: Identity) -> str:
    """Vì sao một văn bản chưa có bản đúng ở tên thật được lập."""
    status = record and (record.prior if record.status is Outcome.FAILED else record.status)
    if record is None or status is None:
        return "lập lần đầu"
    if status is Outcome.WITHDRAWN:
        return "đến hạn trở lại"
    if status is Outcome.REFUSED:
        return "nay đã đủ điều kiện"
    if record.sha256 is None:
        return "lần trước lập không thành"
    return " và ".join(changes(record, identity)) or "tệp đã mất khỏi thư mục kết quả"

"""Chữ độc: dự thảo thật, nhưng tiến trình con nào mở nó ra thì chết hoặc treo, như hết bộ nhớ hay kẹt vòng lặp."""

from __future__ import annotations

import errno
import os
import signal
import time
from typing import Any

from batch_factory import changed

from docgen.model.draft import Draft


class _Poison(str):
    """Chữ thường ở tiến trình đã viết nó ra; ở tiến trình khác, mở gói là nhận `signal`."""

    signal: int

    def __reduce__(self) -> tuple[Any, ...]:
        return _swallow, (str(self), self.signal, os.getpid())


def _swallow(text: str, number: int, home: int) -> str:
    if os.getpid() != home:
        time.sleep(0.2)  # để các xấp khác kịp chạy cùng lúc: chúng không được vạ lây
        os.kill(os.getpid(), number)
    return _laced(text, number)


def deadly(item: Draft, text: str = "Chữ thường") -> Draft:
    """Dự thảo giết tiến trình con."""
    return changed(item, deadly_text(text))


def hanging(item: Draft, text: str = "Chữ thường") -> Draft:
    """Dự thảo làm tiến trình con đứng hẳn (SIGSTOP): không nghe lời nào trừ kill -9."""
    return changed(item, _laced(text, signal.SIGSTOP))


def harmless(item: Draft, text: str = "Chữ thường") -> Draft:
    """Cùng nội dung, không độc."""
    return changed(item, text)


def deadly_text(text: str) -> str:
    """Chữ giết tiến trình con."""
    return _laced(text, signal.SIGKILL)


class Unreadable:
    """Mở gói ở đâu cũng hỏng như tệp trên máy chủ không trả lời: lỗi quá giờ của chính việc, không phải việc treo."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _unanswered, ()


def _unanswered() -> None:
    raise TimeoutError(errno.ETIMEDOUT, "máy chủ không trả lời (giả định)")


def _laced(text: str, number: int) -> str:
    word = _Poison(text)
    word.signal = number
    return word

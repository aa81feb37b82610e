"""Các xấp việc → kết cục, theo đúng thứ tự giao, qua bất kỳ `concurrent.futures.Executor` nào.

Tiến trình con chết (hết bộ nhớ, bị tắt) hay treo quá giờ thì cả đội được dựng lại, xấp đang đợi được làm lại từng mục
một: mục nào lại giết hay treo tiến trình con thì chính nó hỏng, mọi mục khác vẫn thành văn bản.
"""

from __future__ import annotations

import traceback
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass
from typing import Protocol

from docgen.batch.work import Failure, Order, Piece, carry_out
from docgen.pipeline import People

_DIED = "tiến trình con dừng đột ngột khi lập (hết bộ nhớ, hoặc bị tắt)"
_HUNG = "quá giờ lập"


class Pool(Protocol):
    """Nơi làm việc: mở ra một Executor, và dựng lại cái mới khi cái cũ chết hoặc treo.

    `limit`: số giây chờ một xấp, None khi nơi ấy không bỏ dở được một việc đang chạy (luồng, ngay tại đây); `deaths`:
    lỗi mà nơi ấy ném ra khi tiến trình con chết giữa chừng.
    """

    limit: float | None
    deaths: tuple[type[Exception], ...]

    def open(self) -> Executor:
        """Executor để giao việc."""

    def reset(self) -> Executor:
        """Bỏ mọi việc đang chạy, trả Executor mới."""

    def close(self) -> None:
        """Bỏ mọi việc còn lại, trả tài nguyên."""


@dataclass(slots=True)
class Ticket:
    """Một xấp đã giao."""

    order: Order
    future: Future[list[Piece]]


class Crew:
    """Giao các xấp trước một khoảng, nhận kết cục theo thứ tự đã giao."""

    def __init__(self, pool: Pool, setup: bytes) -> None:
        self._pool = pool
        self._setup = setup
        self._executor = pool.open()
        self._out: list[Ticket] = []

    def submit(self, order: Order) -> Ticket:
        """Giao một xấp."""
        ticket = Ticket(order, self._give(order))
        self._out.append(ticket)
        return ticket

    def collect(self, ticket: Ticket) -> list[Piece]:
        """Kết cục của một xấp đã giao; đợi nếu chưa xong."""
        try:
            return ticket.future.result(self._pool.limit)
        except Exception:
            self._reset(ticket)
            return [one for number in range(ticket.order.size) for one in self._alone(ticket.order, number)]
        finally:
            self._out.remove(ticket)

    def again(self, order: Order, number: int) -> list[Piece]:
        """Làm ngay một mục của xấp, bất kể lần trước đã có."""
        return self._alone(order, number)

    def _give(self, order: Order) -> Future[list[Piece]]:
        try:
            return self._executor.submit(carry_out, self._setup, order)
        except BrokenExecutor:  # đội vừa chết mà chưa ai đợi nó nên chưa biết
            self._reset(None)
            return self._executor.submit(carry_out, self._setup, order)

    def _alone(self, order: Order, number: int) -> list[Piece]:
        """Một mục, một mình một lượt: giết hay treo tiến trình con thì biết chắc là chính nó."""
        single = order.alone(number)
        future = self._give(single)
        try:
            return future.result(self._pool.limit)
        except TimeoutError:
            lost = _lost(order, number, f"{_HUNG} ({self._pool.limit:g} giây)")
        except self._pool.deaths:
            lost = _lost(order, number, _DIED)
        except Exception as error:  # lỗi của chính docgen, không phải của một văn bản
            why = f"lỗi ngoài dự kiến của chính docgen ({type(error).__name__})"
            lost = _lost(order, number, why, "".join(traceback.format_exception(error)))
        self._reset(None)
        return [lost]

    def _reset(self, waited: Ticket | None) -> None:
        """Đội mới; các xấp đã giao mà chưa xong được giao lại, trừ xấp đang xét."""
        self._executor = self._pool.reset()
        for ticket in self._out:
            if ticket is not waited and not _finished(ticket.future):
                ticket.future = self._executor.submit(carry_out, self._setup, ticket.order)


def _finished(future: Future[list[Piece]]) -> bool:
    """Đã có kết quả thật: không bị bỏ, không hỏng."""
    return future.done() and not future.cancelled() and future.exception() is None


def _lost(order: Order, number: int, why: str, trace: str = "") -> Piece:
    if isinstance(order.work, People):
        kind, key, unit = order.work.kind, order.work.units[number], order.work.units[number]
    else:
        item = order.work[number]
        kind, key, unit = item.kind, item.key, item.unit or ""
    advice = "Chạy lại với --jobs 1 để xem nó dừng ở đâu."
    return Piece(kind, key, unit or None, Failure(why, f"{kind}/{key}: {why}. {advice}", trace=trace))

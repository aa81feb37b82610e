"""Các xấp việc → kết cục, theo đúng thứ tự giao, qua bất kỳ `concurrent.futures.Executor` nào.

Tiến trình con chết (hết bộ nhớ, bị tắt) hay treo quá giờ thì cả đội được dựng lại, xấp đang đợi được làm lại từng mục
một: mục nào lại giết hay treo tiến trình con thì chính nó hỏng, mọi mục khác vẫn thành văn bản.
"""

from __future__ import annotations

import traceback
from collections import deque
from concurrent.futures import BrokenExecutor, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from docgen.batch.work import Failure, Finished, Order, Piece, carry_out
from docgen.pipeline import Lessons, People

_DIED = "tiến trình con dừng đột ngột khi lập (hết bộ nhớ, hoặc bị tắt)"
_HUNG = "quá giờ lập"
_START = 120.0
"""Số giây nhiều nhất đợi một đội mới khởi động."""
_NEWS = 16
"""Số gói bài gần nhất đi kèm mỗi xấp; xưởng nào lỡ một gói thì tự học lại, không sai gì."""


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
    future: Future[Finished]


class Crew:
    """Giao các xấp trước một khoảng, nhận kết cục theo thứ tự đã giao."""

    def __init__(self, pool: Pool, setup: bytes) -> None:
        self._pool = pool
        self._setup = setup
        self._executor = pool.open()
        self._out: list[Ticket] = []
        self._news: deque[tuple[int, Lessons]] = deque(maxlen=_NEWS)
        self._told = 0

    def submit(self, order: Order) -> Ticket:
        """Giao một xấp."""
        ticket = Ticket(order, self._give(order))
        self._out.append(ticket)
        return ticket

    def collect(self, ticket: Ticket) -> list[Piece]:
        """Kết cục của một xấp đã giao; đợi nếu chưa xong."""
        self._out.remove(ticket)
        try:
            finished = ticket.future.result(self._pool.limit)
        except Exception:  # không nuốt: làm lại từng mục một, lỗi lại hiện ra ở đúng mục của nó
            return self._one_by_one(ticket.order)
        if finished.lessons is not None:
            self._told += 1
            self._news.append((self._told, finished.lessons))
        return finished.pieces

    def again(self, order: Order, number: int) -> list[Piece]:
        """Làm ngay một mục của xấp, bất kể lần trước đã có."""
        return self.collect(self.submit(order.alone(number)))

    def _give(self, order: Order) -> Future[Finished]:
        try:
            return self._executor.submit(carry_out, self._setup, replace(order, news=tuple(self._news)))
        except BrokenExecutor as error:  # đội vừa chết mà chưa ai đợi nó; đến lượt xấp này thì dựng lại
            lost: Future[Finished] = Future()
            lost.set_exception(error)
            return lost

    def _one_by_one(self, order: Order) -> list[Piece]:
        """Từng mục của xấp trong một đội mới, không xấp nào khác chạy cùng: ai giết tiến trình con thì biết chắc."""
        self._start_afresh()
        pieces = [one for number in range(order.size) for one in self._alone(order.alone(number))]
        for ticket in self._out:
            if not _finished(ticket.future):
                ticket.future = self._give(ticket.order)
        return pieces

    def _alone(self, order: Order) -> list[Piece]:
        """Xấp một mục, một mình một lượt."""
        future = self._give(order)
        if not wait([future], self._pool.limit).done:
            lost = _lost(order, f"{_HUNG} ({self._pool.limit:g} giây)")
        else:
            try:
                return future.result().pieces
            except self._pool.deaths:
                lost = _lost(order, _DIED)
            except Exception as error:  # lỗi của chính docgen, không phải của một văn bản
                why = f"lỗi ngoài dự kiến của chính docgen ({type(error).__name__})"
                lost = _lost(order, why, "".join(traceback.format_exception(error)))
        self._start_afresh()
        return [lost]

    def _start_afresh(self) -> None:
        """Đội mới, đã nạp xong mã: đồng hồ của mục kế tiếp không phải tính cả lúc tiến trình con khởi động."""
        self._executor = self._pool.reset()
        with suppress(Exception):  # khởi động không được thì chính mục kế tiếp sẽ báo
            self._give(Order(())).result(_START)


def _finished(future: Future[Finished]) -> bool:
    """Đã có kết quả thật: không bị bỏ, không hỏng."""
    return future.done() and not future.cancelled() and future.exception() is None


def _lost(order: Order, why: str, trace: str = "") -> Piece:
    """Kết cục của mục duy nhất trong xấp; chưa soạn được thì mã văn bản là mã đơn vị."""
    if isinstance(order.work, People):
        kind, key, unit = order.work.kind, order.work.units[0], order.work.units[0]
    else:
        (item,) = order.work
        kind, key, unit = item.kind, item.key, item.unit or ""
    advice = "Chạy lại với --jobs 1 để xem nó dừng ở đâu."
    return Piece(kind, key, unit or None, Failure(why, f"{kind}/{key}: {why}. {advice}", trace=trace), lost=True)

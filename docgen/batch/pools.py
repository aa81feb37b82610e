"""Những nơi làm việc được: ngay tại đây, nhiều luồng, nhiều tiến trình con, hay một cụm máy Dask."""

from __future__ import annotations

import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import suppress
from multiprocessing import active_children, get_context, parent_process
from threading import Thread
from typing import Any, TypeVar

from docgen.batch.crew import Pool
from docgen.errors import MissingProgramError, UsageError, WorkersLostError

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 8
_MOST_ON_WINDOWS = 61
"""Windows chỉ đợi được chừng ấy tiến trình con một lúc; ProcessPoolExecutor từ chối nhiều hơn."""
LIMIT = 120.0
"""Số giây chờ một xấp; một văn bản thường mất vài phần nghìn giây, văn bản dài nhất vài giây."""


def choose(jobs: int | None, *, threads: bool = False, cluster: str | None = None, limit: float | None = None) -> Pool:
    """Nơi làm việc người dùng chọn; `jobs` None là mọi nhân của máy. Lỗi: UsageError, MissingProgramError.

    `limit`: số giây người dùng cho một xấp; khi ấy một tiến trình cũng là tiến trình con, vì chỉ nó mới bỏ dở được.
    """
    if cluster is not None:
        return Cluster(cluster, limit or LIMIT)
    count = jobs or os.cpu_count() or 1
    if threads:
        if limit is not None:
            raise UsageError(
                "--time-limit không dùng với --threads: luồng đang chạy không dừng được. Bỏ một trong hai."
            )
        return Threads(count)
    return Here() if count == 1 and limit is None else Processes(count, limit or LIMIT)


def spreading(pool: Pool) -> Callable[[Callable[[T], R], Iterable[T]], Iterator[R]]:
    """Hàm rải: làm `work` trên từng việc ở `pool`, kết quả đúng thứ tự, luôn có vài việc giao trước.

    Lỗi: của `work`; WorkersLostError khi nơi làm việc chết hay quá giờ, khi ấy `pool` đã được dựng lại.
    """

    lost: tuple[type[Exception], ...] = (TimeoutError, *pool.deaths)

    def spread(work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        try:
            yield from _ahead(pool, work, tasks)
        except lost as error:
            pool.reset()
            raise WorkersLostError from error

    return spread


def _ahead(pool: Pool, work: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
    executor = pool.open()
    waiting: deque[Future[R]] = deque()
    for task in tasks:
        waiting.append(executor.submit(work, task))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result(pool.limit)
    while waiting:
        yield waiting.popleft().result(pool.limit)


class _Immediate(Executor):
    """Làm ngay lúc giao, trong luồng đang chạy."""

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Kết quả đã có khi hàm trả về."""
        future: Future[Any] = Future()
        try:
            future.set_result(work(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Here:
    """Ngay trong tiến trình này: `--jobs 1`, dễ dò lỗi nhất."""

    limit: float | None = None
    deaths: tuple[type[Exception], ...] = ()

    def open(self) -> Executor:
        """Executor để giao việc."""
        return _Immediate()

    def reset(self) -> Executor:
        """Không có gì để bỏ."""
        return _Immediate()

    def close(self) -> None:
        """Không giữ gì."""


class Threads:
    """Nhiều luồng của tiến trình này: để dò lỗi, không nhanh hơn vì Python chỉ chạy một luồng một lúc."""

    limit: float | None = None
    deaths: tuple[type[Exception], ...] = ()

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._executor: ThreadPoolExecutor | None = None

    def open(self) -> Executor:
        """Executor để giao việc."""
        if self._executor is None:
            self._executor = ThreadPoolExecutor(self._jobs, "docgen")
        return self._executor

    def reset(self) -> Executor:
        """Luồng đang chạy không dừng được; bỏ các việc chưa bắt đầu, mở đội mới."""
        self.close()
        return self.open()

    def close(self) -> None:
        """Bỏ các việc chưa bắt đầu."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
            self._executor = None


class Processes:
    """Nhiều tiến trình con của máy này, mỗi tiến trình một xưởng riêng."""

    def __init__(self, jobs: int, limit: float = LIMIT) -> None:
        self.limit: float | None = limit
        self.deaths: tuple[type[Exception], ...] = (BrokenExecutor,)
        self._jobs = min(jobs, _MOST_ON_WINDOWS) if os.name == "nt" else jobs
        self._executor: ProcessPoolExecutor | None = None

    def open(self) -> Executor:
        """Executor để giao việc; `spawn` như trên Windows: tiến trình con không thừa hưởng gì của cha."""
        if self._executor is None:
            self._executor = ProcessPoolExecutor(self._jobs, get_context("spawn"), initializer=_settle_in)
            for _ in range(self._jobs):  # cả đội khởi động ngay, khỏi đợi có việc mới dựng từng tiến trình
                self._executor.submit(_ready)
        return self._executor

    def reset(self) -> Executor:
        """Giết mọi tiến trình con (việc treo không nghe lời nào khác), mở đội mới."""
        self.close()
        return self.open()

    def close(self) -> None:
        """Giết mọi tiến trình con: việc dở không để lại gì, vì chúng không ghi tệp nào."""
        for child in active_children():
            child.kill()
        if self._executor is not None:
            # Con chết lúc đang gửi kết quả: luồng quản lý đội đợi mãi phần còn lại nếu tiến trình này còn giữ đầu ghi.
            with suppress(AttributeError):  # chi tiết riêng của thư viện chuẩn: bản Python không có thì thôi
                self._executor._result_queue._writer.close()  # type: ignore[attr-defined]
            self._executor.shutdown(wait=True, cancel_futures=True)
            self._executor = None


class Cluster:
    """Một cụm Dask: nhiều máy; tiến trình con chết thì Dask tự giao lại việc của nó."""

    def __init__(self, address: str, limit: float = LIMIT) -> None:
        """Nối tới bộ điều phối. Lỗi: MissingProgramError khi chưa cài, UsageError khi không nối được."""
        try:
            from distributed import Client, KilledWorker
        except ImportError as error:
            raise MissingProgramError('--cluster cần Dask. Cài: pip install "docgen[cluster]".') from error
        self.limit: float | None = limit
        self.deaths: tuple[type[Exception], ...] = (KilledWorker, CancelledError)
        try:
            self._client = Client(address, timeout=10)
        except (OSError, ValueError) as error:
            raise UsageError(
                f"Không nối được cụm Dask ở {address}. Xem bộ điều phối (dask scheduler) có đang chạy, địa chỉ có đúng "
                "dạng tcp://máy:cổng."
            ) from error

    def open(self) -> Executor:
        """Executor để giao việc."""
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def reset(self) -> Executor:
        """Khởi động lại các tiến trình con của cụm, mở đội mới."""
        with suppress(Exception):  # tiến trình con nào không trở lại thì việc được giao cho số còn lại
            self._client.restart(wait_for_workers=False)
        return self.open()

    def close(self) -> None:
        """Rời cụm; cụm vẫn chạy cho người khác."""
        self._client.close()


def _ready() -> None:
    """Việc rỗng: chạy được nghĩa là tiến trình con đã nạp xong mã."""


def _settle_in() -> None:
    """Ctrl-C để tiến trình cha xử lý (nó ghi nốt nhóm đang dở rồi mới dừng); cha bị giết thì con cũng thôi ngay.

    Mã đã nạp sống đến hết tiến trình: để bộ dọn rác khỏi đi qua nó mãi.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    gc.freeze()


def _leave_with_parent() -> None:
    parent = parent_process()
    assert parent is not None, "chỉ chạy trong tiến trình con"
    parent.join()
    os._exit(1)

"""Một lần lập trong tiến trình riêng, hỏng ở đúng lời gọi ổ đĩa thứ n; và những điều phải đúng sau mọi lần hỏng."""

from __future__ import annotations

import errno
import json
import mmap
import os
import shutil
import signal
import sys
import traceback
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

import pytest
from batch_factory import KIND, YEAR, Office

from docgen.batch import binder
from docgen.batch.build import Settings, build
from docgen.batch.identity import sha256
from docgen.batch.manifest import Outcome, Record
from docgen.batch.report import Entry
from docgen.batch.shelf import is_kept_copy
from docgen.batch.work import Finished, Item, Order, Piece, carry_out, packed
from docgen.errors import DocgenError, ExitCode
from docgen.pipeline import Setup

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
Tree = dict[str, bytes]


class Remembered(Executor):
    """Nơi làm việc thật, nhớ những văn bản đã lập: phép thử ổ đĩa chạy hàng trăm lần, mỗi văn bản chỉ lập một lần."""

    limit: float | None = None
    deaths: tuple[type[Exception], ...] = ()

    def __init__(self, setup: Setup) -> None:
        self._setup = packed(setup)
        self._made: dict[str, Piece] = {}

    def open(self) -> Executor:
        return self

    reset = open

    def close(self) -> None:
        """Giữ lại mọi văn bản cho lần sau."""

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Như `carry_out` của xấp ấy: mục trùng dấu vân tay lần trước thì không lập."""
        _, order = args
        future: Future[Finished] = Future()
        pieces = [self.piece(item) for item in order.work]
        known = [order.known.get(piece.key) for piece in pieces]
        same = [before is not None and before == piece.identity for before, piece in zip(known, pieces, strict=True)]
        settled = [replace(one, made=None) if skip else one for one, skip in zip(pieces, same, strict=True)]
        future.set_result(Finished(settled, None))
        return future

    def piece(self, item: Item) -> Piece:
        name = repr(item)
        if name not in self._made:
            (self._made[name],) = carry_out(self._setup, Order((item,))).pieces
        return self._made[name]


@dataclass(frozen=True, slots=True)
class Run:
    """Một lần lập: những văn bản nào, có --force không."""

    items: Sequence[Item]
    force: bool = False


@dataclass(slots=True)
class Fuse:
    """Cầu chì: đếm các lời gọi ổ đĩa đụng tới `root`, và làm hỏng lời gọi thứ `nth`.

    `only_fsync`: chỉ đếm fsync của tệp; `stays`: đã hỏng thì mọi lời gọi sau cũng hỏng.
    """

    root: Path
    nth: int
    blow: Callable[[int | None], None]
    only_fsync: bool = False
    stays: bool = False
    count: int = 0
    blown: mmap.mmap = field(default_factory=lambda: mmap.mmap(-1, 1))
    starts: dict[str, int] = field(default_factory=dict)

    def install(self) -> None:
        """Gắn vào tiến trình này; không gỡ được, nên chỉ dùng trong tiến trình con."""
        fsync = os.fsync

        def counted(handle: int) -> None:
            if not self.only_fsync or Path(f"/proc/self/fd/{handle}").is_file():
                self.touch(handle)
            fsync(handle)

        os.fsync = counted
        sys.addaudithook(self._audit)

    def touch(self, handle: int | None = None) -> None:
        self.count += 1
        if self.count == self.nth or (self.stays and self.count > self.nth):
            self.blown[0] = 1  # tiến trình cha thấy được
            self.blow(handle)

    def _audit(self, event: str, args: tuple[Any, ...]) -> None:
        if event not in ("open", "os.rename", "os.remove", "os.mkdir"):
            return
        path = args[0] if isinstance(args[0], str) else os.fspath(args[0]) if hasattr(args[0], "__fspath__") else ""
        if not path.startswith(str(self.root)):
            return
        if event == "open":
            if not args[2] & _WRITES:
                return
            self.starts[path] = Path(path).stat().st_size if args[2] & os.O_APPEND and Path(path).exists() else 0
        if not self.only_fsync:
            self.touch()


def die(handle: int | None = None) -> NoReturn:
    """Như mất điện hay kill -9: không dòng mã nào chạy sau đó."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("SIGKILL không đợi ai")


def torn(fuse: Fuse) -> Callable[[int | None], None]:
    """Mất điện khi dữ liệu mới xuống đĩa một nửa: nửa sau của phần vừa ghi biến mất."""

    def blow(handle: int | None) -> None:
        assert handle is not None
        path = str(Path(f"/proc/self/fd/{handle}").readlink())
        start = fuse.starts.get(path, 0)
        os.ftruncate(handle, (start + os.fstat(handle).st_size) // 2)
        die()

    return blow


def interrupt(handle: int | None = None) -> None:
    raise KeyboardInterrupt


def full(handle: int | None = None) -> None:
    raise OSError(errno.ENOSPC, "đĩa đầy (giả định)")


class Rig:
    """Một nơi làm việc, các lần lập thật trong tiến trình con, và trạng thái đĩa trước mỗi lần thử."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.setup = Setup("băm", office.workspace)
        self.pool = Remembered(self.setup)
        self._base = office.out.with_name("truoc")
        self.office.out.mkdir()

    def run(self, run: Run, notify: Callable[[Entry], None] = lambda entry: None) -> ExitCode:
        """Lập ngay trong tiến trình này; mã thoát như của lệnh. Lỗi: KeyboardInterrupt."""
        settings = Settings(self.office.out, YEAR, "bp-34-2020", self.setup, pool=self.pool, few=0, force=run.force)
        try:
            return build(run.items, settings, notify).exit_code
        except DocgenError as error:
            return error.exit_code

    def remember(self, *runs: Run) -> None:
        """Lập trước mọi văn bản của các lần ấy."""
        for run in runs:
            for item in run.items:
                self.pool.piece(item)

    def begin(self, first: Run) -> None:
        """Thư mục kết quả chỉ có lần lập đầu; `undisturbed` so với nó."""
        self.clear()
        self.run(first)
        self.keep()

    def keep(self) -> None:
        """Nhớ trạng thái đĩa lúc này."""
        shutil.rmtree(self._base, ignore_errors=True)
        shutil.copytree(self.office.out, self._base)

    def clear(self) -> None:
        """Chưa lập gì."""
        shutil.rmtree(self.office.out)
        self.office.out.mkdir()

    def restore(self) -> None:
        shutil.rmtree(self.office.out)
        shutil.copytree(self._base, self.office.out)

    def undisturbed(self, *runs: Run) -> Tree:
        """Thư mục kết quả sau những lần lập không ai quấy."""
        self.restore()
        for run in runs:
            self.run(run)
        return self.tree()

    def tree(self) -> Tree:
        return tree(self.office.out)

    def forked(self, run: Run, fuse: Fuse) -> int:
        """Lập trong tiến trình con có cầu chì; mã thoát, âm là số tín hiệu đã giết nó."""
        child = os.fork()
        if child:
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        code: int = 99
        try:
            fuse.install()
            code = self.run(run)
        except KeyboardInterrupt:
            code = ExitCode.INTERRUPTED
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)

    def every_fault(self, run: Run, make: Callable[[int], Fuse]) -> Iterator[tuple[int, int]]:
        """Từng lần thử: hỏng ở lời gọi thứ 1, 2, … cho tới khi không còn gì để hỏng; (thứ mấy, mã thoát)."""
        for nth in range(1, 1000):
            self.restore()
            fuse = make(nth)
            code = self.forked(run, fuse)
            if not fuse.blown[0]:
                return
            yield nth, code
        raise AssertionError("lần lập không bao giờ trọn vẹn")

    def fuse(self, blow: Callable[[int | None], None], *, stays: bool = False) -> Callable[[int], Fuse]:
        return lambda nth: Fuse(self.office.out, nth, blow, stays=stays)

    def torn_fuse(self, nth: int) -> Fuse:
        fuse = Fuse(self.office.out, nth, die, only_fsync=True)
        fuse.blow = torn(fuse)
        return fuse


def tree(folder: Path) -> Tree:
    """Mọi tệp trong thư mục và nội dung."""
    found = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def differing(one: Tree, other: Tree) -> list[str]:
    return [name for name in sorted({*one, *other}) if one.get(name) != other.get(name)]


@contextmanager
def rig_for(tmp_path_factory: pytest.TempPathFactory, *runs: Run) -> Iterator[Rig]:
    """Nơi thử dùng chung cho cả tệp: mọi văn bản của các lần ấy đã lập sẵn."""
    with TemporaryDirectory(prefix="docgen-", dir=fast_folder(tmp_path_factory)) as folder:
        made = Rig(Office(Path(folder)))
        made.remember(*runs)
        yield made


def fast_folder(factory: pytest.TempPathFactory) -> Path:
    """Ổ đĩa trong bộ nhớ nếu có: hàng nghìn lần fsync không phải đợi đĩa thật."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) else factory.getbasetemp()


def falsehoods(office: Office, edited: Collection[bytes] = ()) -> list[str]:
    """Những chỗ manifest nói sai về tệp đang có, kể cả nhóm mà nhật ký ghi trước đã ghi trọn; `edited`: bản sửa tay."""
    rows = _rows(office.manifest)
    arriving, leaving = _journal(office.year)
    found = []
    for key, record in rows.items():
        path = office.year / f"{key}.docx"
        if record.status in (Outcome.WRITTEN, Outcome.UNCHANGED):
            allowed = {record.sha256, arriving.get(path), *map(sha256, edited)}
            if not path.exists() and path not in leaving:
                found.append(f"{key}: {record.status}, không có tệp")
            elif path.exists() and sha256(path.read_bytes()) not in allowed:
                found.append(f"{key}: {record.status}, tệp khác")
    for path in office.year.glob(f"{KIND}/*.docx"):
        if f"{KIND}/{path.stem}" not in rows and path not in arriving and not is_kept_copy(path):
            found.append(f"{path.stem}: có tệp, manifest và nhật ký không biết")
    return found


def _rows(path: Path) -> dict[str, Record]:
    lines = path.read_bytes().splitlines(keepends=True) if path.exists() else []
    records = [Record.from_line(line) for line in lines if line.endswith(b"\n")]
    return {record.key: record for record in records}


def _journal(year: Path) -> tuple[dict[Path, str], set[Path]]:
    """Các tệp mà nhật ký trọn vẹn hứa đặt vào (kèm mã băm), và các tệp nó hứa chuyển đi."""
    try:
        *values, end = [json.loads(line) for line in (year / binder.JOURNAL).read_bytes().splitlines()]
    except (OSError, ValueError):
        return {}, set()
    if end != {"count": len(values)}:
        return {}, set()
    arriving = {year / one["target"]: one["record"]["sha256"] for one in values}
    return arriving, {year / one["source"] for one in values}

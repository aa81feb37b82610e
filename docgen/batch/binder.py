"""Các kết cục chờ ghi → đĩa và manifest, từng nhóm: tệp tạm, nhật ký ghi trước, đổi tên, rồi một lần nối manifest.

Chết ở bất cứ chỗ nào cũng chỉ có hai khả năng: nhật ký chưa trọn thì nhóm ấy coi như chưa xảy ra; nhật ký đã trọn thì
lần chạy sau (`recover`) làm nốt đúng những gì nó ghi. Manifest chỉ nhận một dòng khi tệp của dòng ấy đã mang tên thật.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.batch.manifest import Manifest, Record
from docgen.batch.report import Entry
from docgen.batch.shelf import Shelf, digest, occupied
from docgen.errors import OutputError
from docgen.render import files

JOURNAL = ".dang_ghi"
_JSON = json.JSONEncoder(ensure_ascii=False)
GROUP = 64
"""Số văn bản nhiều nhất của một nhóm: mỗi nhóm chỉ đợi đĩa vài lần, mà mất điện thì mất nhiều nhất chừng ấy."""
_WRITERS = 16
"""Số tệp tạm đẩy xuống đĩa cùng lúc."""


@dataclass(frozen=True, slots=True)
class Step:
    """Một kết cục chờ ghi.

    `record`: dòng manifest, None khi sổ không đổi; `entry`: điều báo cho người dùng sau khi đã ghi; `target`: tên thật
    phải có sau bước này, với nội dung `data`, hoặc được chuyển từ `source`; `before`: mã băm của tệp ở tên thật lúc
    quyết định, để không đè bản vừa có người sửa; `otherwise`: bước thay thế khi ổ đĩa không cho ghi.
    """

    entry: Entry
    record: Record | None = None
    target: Path | None = None
    data: bytes | None = None
    source: Path | None = None
    before: str | None = None
    otherwise: Callable[[OutputError], Step] | None = None


@dataclass(frozen=True, slots=True)
class _Move:
    """Một lần đổi tên: từ tệp tạm hoặc tệp phải chuyển đi, đến chỗ của nó."""

    step: Step
    source: Path
    target: Path


class Binder:
    """Gom các bước theo thứ tự; đủ một nhóm thì ghi, và chỉ khi đó mới báo kết cục.

    Tệp tạm được ghi và đẩy xuống đĩa ngay khi nhận, nhiều tệp một lúc: phần lớn thời gian là đợi đĩa.
    """

    def __init__(self, shelf: Shelf, manifest: Manifest, tell: Callable[[Entry], None]) -> None:
        self._shelf = shelf
        self._manifest = manifest
        self._tell = tell
        self._waiting: list[tuple[Step, Future[Path] | None]] = []
        self._temporary: set[Path] = set()
        self._journal = shelf.root / JOURNAL
        self._writers = ThreadPoolExecutor(_WRITERS, "docgen-ghi")

    def add(self, step: Step) -> None:
        """Nhận một bước; ghi cả nhóm khi đã đủ. Lỗi: OutputError khi không ghi được manifest hay nhật ký."""
        staged = None
        if step.data is not None:
            assert step.target is not None, "bước có nội dung thì có tên thật"
            staged = self._writers.submit(self._stage, step.target, step.data)
        self._waiting.append((step, staged))
        if len(self._waiting) >= GROUP:
            self.flush()

    def close(self) -> None:
        """Thôi nhận; các bước chưa ghi thì coi như chưa xảy ra, tệp tạm của chúng được dọn."""
        self._writers.shutdown(wait=True, cancel_futures=True)
        for path in list(self._temporary):
            files.discard(path)
        self._waiting = []

    def flush(self) -> None:
        """Ghi mọi bước đang chờ. Lỗi: OutputError khi không ghi được manifest hay nhật ký.

        Bị ngắt trước khi nhật ký trọn vẹn thì các bước vẫn còn chờ: gọi lại là ghi được.
        """
        if not self._waiting:
            return
        steps, moves = self._prepared()
        self._temporary -= {move.source for move in moves.values()}
        self._waiting = []
        self._carry_out(steps, moves)
        self._manifest.append(step.record for step in steps if step.record is not None)
        with suppress(OSError):  # nhật ký còn lại thì lần chạy sau thấy mọi việc của nó đã xong rồi xóa
            self._journal.unlink(missing_ok=True)
        for step in steps:
            self._tell(step.entry)

    def _prepared(self) -> tuple[list[Step], dict[int, _Move]]:
        """Các bước đang chờ, và lần đổi tên của bước thứ mấy; mọi tệp tạm và nhật ký đã nằm trọn trên đĩa."""
        steps: list[Step] = []
        moves: dict[int, _Move] = {}
        for number, (step, staged) in enumerate(self._waiting):
            settled, move = self._staged(step, staged)
            steps.append(settled)
            if move is not None:
                moves[number] = move
        if moves:
            self._manifest.require_untouched()  # ổ mạng rớt thì không đặt tên thật vào chỗ trống của nó
            self._write_journal(list(moves.values()))
        return steps, moves

    def _carry_out(self, steps: list[Step], moves: dict[int, _Move]) -> None:
        """Đổi tên; bước nào không được thì chỗ của nó trong `steps` là bước thay thế."""
        folders: set[Path] = set()
        for number, move in moves.items():
            try:
                _rename(move)
                folders.add(move.target.parent)
                if move.step.source is not None:  # thư mục chứa bản chuyển đi có thể vừa được tạo
                    folders |= {move.source.parent, move.target.parent.parent}
            except OutputError as error:
                steps[number] = self._given_up(move.step, error)
        for folder in folders:
            files.sync_folder(folder)

    def _stage(self, target: Path, data: bytes) -> Path:
        """Ghi tệp tạm, ở luồng ghi; nhớ nó ngay tại đó, vì Ctrl-C có thể đến trước khi nơi giao nhận được lời hứa."""
        temporary = files.stage(target, data)
        self._temporary.add(temporary)
        return temporary

    def _staged(self, step: Step, staged: Future[Path] | None) -> tuple[Step, _Move | None]:
        """Bước với tệp tạm đã nằm trọn trên đĩa; ổ đĩa không cho thì bước thay thế (không bao giờ có tệp)."""
        if step.target is None:
            return step, None
        try:
            if staged is not None:
                return step, _Move(step, staged.result(), step.target)
            assert step.source is not None, "bước có chỗ đến thì có nội dung hoặc tệp nguồn"
            step.target.parent.mkdir(parents=True, exist_ok=True)
            return step, _Move(step, step.source, step.target)
        except OSError as error:
            return self._given_up(step, files.refused(step.target, error)), None
        except OutputError as error:
            return self._given_up(step, error), None

    def _given_up(self, step: Step, error: OutputError) -> Step:
        assert step.otherwise is not None, "bước đụng đĩa phải có bước thay thế"
        return step.otherwise(error)

    def _write_journal(self, moves: list[_Move]) -> None:
        lines = [_line(self._shelf, move) for move in moves]
        try:
            with self._journal.open("wb") as stream:
                stream.writelines((*lines, _end(len(lines))))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise files.refused(self._journal, error) from error
        files.sync_folder(self._journal.parent)


def recover(shelf: Shelf, manifest: Manifest) -> None:
    """Làm nốt nhóm mà lần chạy trước đã ghi trọn vào nhật ký rồi mới chết.

    Lỗi: OutputError khi không đọc được nhật ký, không ghi được sổ, hay không xem được tệp đã mang tên thật; khi ấy nhật
    ký còn nguyên, lần sau làm lại.
    """
    journal = shelf.root / JOURNAL
    records: list[Record] = []
    for record, source, target, before in _read(shelf, journal):
        with suppress(OutputError):  # tệp nào ổ đĩa không cho thì lần lập này xét lại từ đầu, các tệp khác vẫn làm nốt
            if occupied(source) and digest(target) == before:
                files.put(source, target)
        if _arrived(source, target, record.sha256 if _is_new(record, shelf, target) else None):
            files.sync_folder(target.parent)
            records.append(record)
    manifest.append(records)
    with suppress(OSError):  # như trên: làm lại một nhật ký đã làm xong thì không đổi gì
        journal.unlink(missing_ok=True)


def _arrived(source: Path, target: Path, expected: str | None) -> bool:
    """Tệp nay đã ở chỗ của nó, với mã băm `expected` (None: tệp chuyển đi, sao cũng được, vì nó có thể là bản sửa tay).

    Lỗi: OutputError khi không xem được.
    """
    return occupied(target) and not occupied(source) and (expected is None or digest(target) == expected)


def _is_new(record: Record, shelf: Shelf, target: Path) -> bool:
    """Tệp mới lập ở tên thật, không phải tệp được chuyển đi."""
    return target == shelf.path(record.kind, record.name)


def _rename(move: _Move) -> None:
    """Đặt tên thật, trừ khi tệp ở đó đã đổi từ lúc quyết định. Lỗi: OutputError; tệp tạm khi đó được bỏ."""
    try:
        if digest(move.target) != move.step.before:
            raise OutputError(
                f"{move.target}: tệp vừa có người sửa trong lúc docgen đang chạy nên không đè. Chạy lại để so."
            )
        files.put(move.source, move.target)
    except OutputError:
        if move.step.data is not None:
            files.discard(move.source)
        raise


def _line(shelf: Shelf, move: _Move) -> bytes:
    assert move.step.record is not None, "bước có tệp thì có dòng manifest"
    values = {"source": shelf.inside(move.source), "target": shelf.inside(move.target), "before": move.step.before}
    # Dòng manifest đã là JSON: ghép nguyên vào.
    return _JSON.encode(values)[:-1].encode("utf-8") + b', "record": ' + move.step.record.to_line()[:-1] + b"}\n"


def _end(count: int) -> bytes:
    return (json.dumps({"count": count}) + "\n").encode("utf-8")


def _read(shelf: Shelf, journal: Path) -> list[tuple[Record, Path, Path, str | None]]:
    """Các lần đổi tên của một nhật ký trọn vẹn; nhật ký ghi dở thì chưa đổi tên nào, nên coi như không có.

    Lỗi: OutputError khi không đọc được, hay nhật ký trọn vẹn mà không hiểu được.
    """
    try:
        lines = journal.read_bytes().splitlines()
        values: list[dict[str, Any]] = [json.loads(line) for line in lines]
    except (FileNotFoundError, ValueError):
        return []
    except OSError as error:
        raise files.refused(journal, error) from error
    if not values or values[-1] != {"count": len(values) - 1}:
        return []
    return [_promise(shelf, journal, number, one) for number, one in enumerate(values[:-1], start=1)]


def _promise(shelf: Shelf, journal: Path, number: int, values: dict[str, Any]) -> tuple[Record, Path, Path, str | None]:
    """Một lần đổi tên đã hứa ở dòng thứ `number` của nhật ký. Lỗi: OutputError khi không hiểu được."""
    try:
        record = Record.from_line(json.dumps(values["record"]).encode("utf-8"))
        return record, shelf.root / values["source"], shelf.root / values["target"], values["before"]
    except (KeyError, TypeError, ValueError) as error:
        raise OutputError(
            f"{journal}, dòng {number}: nhật ký do một bản docgen khác ghi lúc bị ngắt, không hiểu được. Chạy lại bằng "
            "bản docgen ấy để làm nốt; không còn bản ấy thì xóa tệp này rồi chạy lại: tệp khác với sổ được giữ nguyên, "
            "báo là sửa tay."
        ) from error

"""Danh bạ các đơn vị của một hồ sơ: ít thì nằm trong bộ nhớ, nhiều thì nằm trên đĩa và được đọc lần lượt từng xấp."""

from __future__ import annotations

import pickle
import tempfile
import weakref
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from docgen.model.dossier import Evaluation, RecordedRater
from docgen.vocabulary import DISTRICT

BUNDLE = 64
"""Số đơn vị một xấp: đủ to để việc gửi đi không đáng kể, đủ nhỏ để mỗi tiến trình chỉ giữ một xấp."""
_IN_MEMORY = 2_000
"""Từ chừng ấy đơn vị trở xuống thì giữ cả trong bộ nhớ."""


class Referred:
    """Những đơn vị mà văn bản của người khác hỏi tới: các huyện; của mỗi loại, đơn vị đầu tiên có người xếp loại khác.

    Nhận từng đơn vị theo thứ tự; đủ ít để gửi kèm tới mọi nơi làm việc.
    """

    def __init__(self) -> None:
        self.units: list[Evaluation] = []
        self._raters: set[tuple[str, RecordedRater | None]] = set()

    def add(self, unit: Evaluation) -> None:
        """Xét một đơn vị."""
        if unit.kind == DISTRICT or (unit.kind, unit.rater) not in self._raters:
            self.units.append(unit)
        self._raters.add((unit.kind, unit.rater))

    @classmethod
    def among(cls, units: Iterable[Evaluation]) -> tuple[Evaluation, ...]:
        """Những đơn vị ấy trong một danh bạ; danh bạ nằm trên đĩa đã biết sẵn."""
        if isinstance(units, Roll):
            return tuple(units.referred.units)
        found = cls()
        for unit in units:
            found.add(unit)
        return tuple(found.units)


class Roll(Sequence[Evaluation]):
    """Các đơn vị theo thứ tự đầu vào, nằm trong một tệp tạm không tên, mất theo đối tượng này.

    Đi qua từ đầu đến cuối thì nhanh; hỏi lẻ một đơn vị thì phải đọc cả xấp của nó.
    """

    def __init__(self) -> None:
        self.referred = Referred()
        self._file = tempfile.TemporaryFile(prefix="docgen-")  # noqa: SIM115 (sống bằng đối tượng này)
        weakref.finalize(self, self._file.close)
        self._bundles: list[tuple[int, int, int]] = []
        self._firsts: list[int] = []
        self._open: list[Evaluation] = []
        self._count = 0
        self._stored = 0

    def append(self, evaluation: Evaluation) -> None:
        """Thêm một đơn vị vào cuối."""
        self._open.append(evaluation)
        self.referred.add(evaluation)
        self._count += 1
        if len(self._open) == BUNDLE:
            self._close_bundle()

    def extend(self, units: tuple[str, ...], packed: bytes, referred: Iterable[Evaluation]) -> None:
        """Thêm một xấp vào cuối: mã các đơn vị, pickle của danh sách Evaluation, `Referred.among` của danh sách ấy."""
        if self._open:
            self._close_bundle()
        for one in referred:
            self.referred.add(one)
        self._store(units, packed)
        self._count += len(units)

    def bundles(self) -> Iterator[tuple[tuple[str, ...], bytes]]:
        """Từng xấp: mã các đơn vị và các Evaluation đã đóng gói (pickle của một danh sách)."""
        if self._open:
            self._close_bundle()
        for start, names, size in self._bundles:
            self._file.seek(start)
            units = pickle.loads(self._file.read(names))
            yield units, self._file.read(size)

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Evaluation]:
        for _, packed in self.bundles():
            yield from pickle.loads(packed)

    @overload
    def __getitem__(self, index: int) -> Evaluation: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Evaluation]: ...
    def __getitem__(self, index: int | slice) -> Evaluation | Sequence[Evaluation]:
        if isinstance(index, slice):
            return tuple(self[at] for at in range(*index.indices(self._count)))
        at = index + self._count if index < 0 else index
        if not 0 <= at < self._count:
            raise IndexError(index)
        closed = self._count - len(self._open)
        if at >= closed:
            return self._open[at - closed]
        number = bisect_right(self._firsts, at) - 1
        start, names, size = self._bundles[number]
        self._file.seek(start + names)
        found: list[Evaluation] = pickle.loads(self._file.read(size))
        return found[at - self._firsts[number]]

    def _close_bundle(self) -> None:
        packed = pickle.dumps(self._open, pickle.HIGHEST_PROTOCOL)
        units = tuple(one.unit for one in self._open)
        self._open = []
        self._store(units, packed)

    def _store(self, units: tuple[str, ...], packed: bytes) -> None:
        """Ghi một xấp vào cuối tệp: mã các đơn vị, rồi các Evaluation."""
        names = pickle.dumps(units, pickle.HIGHEST_PROTOCOL)
        start = self._file.seek(0, 2)
        self._file.write(names + packed)
        self._firsts.append(self._stored)
        self._bundles.append((start, len(names), len(packed)))
        self._stored += len(units)


class RollBuilder:
    """Nhận từng đơn vị lúc đọc; quá nhiều thì chuyển ra đĩa."""

    def __init__(self, in_memory: int = _IN_MEMORY) -> None:
        self._limit = in_memory
        self._few: list[Evaluation] = []
        self._many: Roll | None = None

    def append(self, evaluation: Evaluation) -> None:
        """Thêm một đơn vị."""
        if self._many is not None:
            self._many.append(evaluation)
            return
        self._few.append(evaluation)
        if len(self._few) > self._limit:
            self._spill()

    def extend(self, units: tuple[str, ...], packed: bytes, referred: Iterable[Evaluation]) -> None:
        """Thêm một xấp đã đóng gói (`Roll.extend`); từ đây danh bạ nằm trên đĩa."""
        self._spill().extend(units, packed, referred)

    def _spill(self) -> Roll:
        if self._many is None:
            self._many = Roll()
            for one in self._few:
                self._many.append(one)
            self._few = []
        return self._many

    def done(self) -> Sequence[Evaluation]:
        """Danh bạ: một bộ khi ít, `Roll` khi nhiều."""
        return tuple(self._few) if self._many is None else self._many


def bundles(evaluations: Sequence[Evaluation]) -> Iterator[tuple[tuple[str, ...], bytes]]:
    """Từng xấp của một danh bạ, như `Roll.bundles`."""
    if isinstance(evaluations, Roll):
        yield from evaluations.bundles()
        return
    for start in range(0, len(evaluations), BUNDLE):
        some = list(evaluations[start : start + BUNDLE])
        yield tuple(one.unit for one in some), pickle.dumps(some, pickle.HIGHEST_PROTOCOL)

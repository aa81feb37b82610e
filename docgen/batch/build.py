"""Các việc của một lần lập → thư mục kết quả của một năm, đúng với manifest, chạy lại bao nhiêu lần cũng được."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from docgen.batch.binder import Binder, Step, recover
from docgen.batch.clerk import Clerk
from docgen.batch.crew import Crew, Pool, Ticket
from docgen.batch.identity import Identity
from docgen.batch.keys import Keys
from docgen.batch.lock import held
from docgen.batch.manifest import Manifest, Record
from docgen.batch.names import objection
from docgen.batch.pools import Here
from docgen.batch.report import Entry, Report
from docgen.batch.shelf import Shelf
from docgen.batch.work import Item, Order, Piece, packed
from docgen.model.draft import Draft
from docgen.pipeline import People, Setup
from docgen.render import files

_AHEAD = 4
"""Số xấp giao trước: tiến trình con luôn có việc, mà bộ nhớ không phình theo cỡ mẻ."""
_BUNDLE = 16
"""Số dự thảo soạn sẵn của một xấp."""
FEW = 48
"""Cả mẻ không quá ngần ấy văn bản thì làm tại chỗ: dựng tiến trình con còn lâu hơn."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Một lần chạy.

    `kinds`: mọi loại mà lần này có soạn, chỉ văn bản của các loại ấy mới có thể hết hiệu lực; None là mọi loại.
    `setup`: những gì nơi lập cần; `pool`: nơi làm việc; `few`: cả mẻ không quá ngần ấy thì làm tại chỗ.
    """

    out: Path
    year: int
    regulation: str
    setup: Setup
    kinds: Collection[str] | None = None
    force: bool = False
    pool: Pool = field(default_factory=Here)
    few: int = FEW


def build(
    works: Iterable[Item | People], settings: Settings, notify: Callable[[Entry], None] = lambda entry: None
) -> Report:
    """Lập mọi văn bản đến hạn, ghi manifest, chuyển văn bản không còn đến hạn vào `_het_hieu_luc/`.

    `notify` được gọi cho từng văn bản, theo thứ tự đầu vào, sau khi tệp và dòng manifest của nó đã nằm trên đĩa. Lỗi:
    OutputError khi không ghi được manifest hay thư mục, hoặc một lần chạy khác đang giữ thư mục ấy; lỗi của riêng một
    văn bản nằm trong báo cáo, phần còn lại vẫn được lập.
    """
    shelf = Shelf(settings.out, settings.year)
    shelf.prepare()
    with held(shelf.root):
        manifest = Manifest(shelf.manifest)
        recover(shelf, manifest)
        files.sweep(shelf.root)
        report = Report(shelf.root, first_run=not len(manifest))
        clerk = Clerk(shelf, manifest, settings.regulation, force=settings.force)
        seen = _Seen()

        def tell(entry: Entry) -> None:
            report.add(entry)
            notify(entry)

        with closing(Binder(shelf, manifest, tell)) as binder:
            try:
                with closing(_steps(works, settings, clerk, seen)) as steps:
                    for step in steps:
                        binder.add(step)
                for key in _no_longer_due(manifest, seen, settings.kinds):
                    if (step_or_none := clerk.withdraw(key)) is not None:
                        binder.add(step_or_none)
                binder.flush()
            except KeyboardInterrupt:
                binder.flush()  # những văn bản đã lập xong thì giữ lấy; lần chạy sau làm tiếp
                raise
        manifest.compact()
        return report


class _Seen:
    """Các khóa đã gặp trong lần này; hai tên chỉ khác chữ hoa, chữ thường là một tệp trên Windows."""

    def __init__(self) -> None:
        self._names = Keys()
        self._lost: set[tuple[str, str | None]] = set()

    def add(self, key: str) -> bool:
        """Ghi nhận một khóa; False khi tên ấy đã có."""
        return self._names.add(key.casefold())

    def lose(self, piece: Piece) -> None:
        """Ghi nhận một đơn vị mà nơi lập chết hay treo."""
        self._lost.add((piece.kind, piece.unit))

    def unsure(self, record: Record) -> bool:
        """Không biết văn bản ấy còn đến hạn không, vì đơn vị của nó chưa soạn được."""
        return (record.kind, record.unit) in self._lost

    def __contains__(self, key: str) -> bool:
        return key.casefold() in self._names


def _steps(
    works: Iterable[Item | People], settings: Settings, clerk: Clerk, seen: _Seen
) -> Generator[Step, None, None]:
    """Bước phải ghi của từng văn bản, theo thứ tự đầu vào; trong lúc một xấp được ghi, các xấp sau đã được lập."""
    orders, few = _peek(_orders(works), settings.few)
    pool = Here() if few else settings.pool
    with closing(pool):
        crew = Crew(pool, packed(settings.setup))
        queue: deque[Ticket] = deque()
        for order in orders:
            queue.append(crew.submit(replace(order, known=_known(order, clerk))))
            if len(queue) > _AHEAD:
                yield from _settled(queue.popleft(), crew, clerk, seen)
        while queue:
            yield from _settled(queue.popleft(), crew, clerk, seen)


def _settled(ticket: Ticket, crew: Crew, clerk: Clerk, seen: _Seen) -> Iterator[Step]:
    for piece in crew.collect(ticket):
        problem = objection(piece.key)
        if problem is None and not seen.add(piece.id):
            problem = "hai văn bản cùng một tên tệp (Windows không phân biệt chữ hoa, chữ thường)"
        if problem is not None:
            yield clerk.unnamed(piece, problem)
            continue
        if piece.lost:
            seen.lose(piece)
        step = clerk.settle(piece)
        if step is None:
            # Lần trước đã có dấu vân tay này, nhưng tệp nay khác: phải lập lại để so.
            step = clerk.settle(_made_again(piece, ticket.order, crew))
        assert step is not None, "văn bản vừa lập thì có kết cục"
        yield step


def _made_again(piece: Piece, order: Order, crew: Crew) -> Piece:
    pieces = crew.again(order, _number(piece, order))
    if pieces[0].lost:  # tên một văn bản chưa soạn được là mã đơn vị, có thể khác tên đã biết
        return replace(pieces[0], key=piece.key)
    return next(one for one in pieces if one.key == piece.key)


def _number(piece: Piece, order: Order) -> int:
    """Văn bản ấy thuộc mục thứ mấy của xấp."""
    if isinstance(order.work, People):
        return order.work.units.index(piece.unit or "")
    return next(number for number, item in enumerate(order.work) if item.key == piece.key)


def _known(order: Order, clerk: Clerk) -> dict[str, Identity]:
    if isinstance(order.work, People):
        return clerk.known(order.work.kind, order.work.units)
    return clerk.known(order.work[0].kind, [item.key for item in order.work if isinstance(item, Draft)])


def _orders(works: Iterable[Item | People]) -> Iterator[Order]:
    """Các xấp: xấp người giữ nguyên; dự thảo cùng loại đứng liền nhau thì gom lại."""
    waiting: list[Item] = []
    for work in works:
        people = isinstance(work, People)
        if waiting and (people or len(waiting) == _BUNDLE or waiting[0].kind != work.kind):
            yield Order(tuple(waiting))
            waiting = []
        if isinstance(work, People):
            yield Order(work)
        else:
            waiting.append(work)
    if waiting:
        yield Order(tuple(waiting))


def _peek(orders: Iterator[Order], few: int) -> tuple[Iterator[Order], bool]:
    """Vẫn các xấp ấy, và cả mẻ có ít hay không (không quá `few` mục)."""
    first: list[Order] = []
    count = 0
    for order in orders:
        first.append(order)
        count += order.size
        if count > few:
            return chain(first, orders), False
    return iter(first), True


def _no_longer_due(manifest: Manifest, seen: _Seen, kinds: Collection[str] | None) -> list[str]:
    """Các khóa mà lần này chắc chắn không còn văn bản nào tương ứng, trong những loại có soạn."""
    gone = [key for key in manifest if key not in seen and (kinds is None or key.partition("/")[0] in kinds)]
    records = ((key, manifest.get(key)) for key in gone)
    return [key for key, record in records if record is not None and not seen.unsure(record)]

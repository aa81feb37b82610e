"""Thư mục kết quả → những chỗ khác với manifest, chỉ đọc, không sửa gì."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen import documents, pipeline
from docgen.batch.binder import JOURNAL
from docgen.batch.manifest import FILE_NAME, Index, Outcome, Record
from docgen.batch.shelf import Shelf, digest, occupied
from docgen.errors import InputError, UsageError, os_reason
from docgen.render import files

_OFFICE_RULES = frozenset({"D05", "N08"})


@dataclass(frozen=True, slots=True)
class Difference:
    """Một chỗ khác: đường dẫn từ thư mục kết quả, và khác thế nào."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Verification:
    """Kết quả kiểm tra: số văn bản có trong manifest và các chỗ khác."""

    documents: int
    differences: tuple[Difference, ...]


def verify(out: Path, tell: Callable[[Difference], None] = lambda difference: None) -> Verification:
    """So từng tệp với manifest của mọi năm trong `out` (hoặc của chính `out` nếu nó là thư mục một năm).

    Manifest và các tệp đi qua lần lượt, bộ nhớ chỉ giữ khóa; `tell` được gọi với từng chỗ khác ngay khi thấy. Lỗi:
    UsageError khi không có manifest nào hoặc không mở được `out`; OutputError khi manifest hỏng hoặc có tệp không đọc
    được.
    """
    try:
        shelves = _shelves(out)
    except OSError as error:
        raise UsageError(f"{out}: không mở được ({os_reason(error)}). Chỉ đúng thư mục kết quả.") from error
    if not shelves:
        raise UsageError(f"{out}: không có {FILE_NAME}. Chỉ đúng thư mục đã cho `docgen build -o`.")
    documents = 0
    differences: list[Difference] = []
    for shelf in shelves:
        index = Index(shelf.manifest)
        documents += len(index)
        for difference in _differences(shelf, index):
            differences.append(difference)
            tell(difference)
    return Verification(documents, tuple(differences))


def _shelves(out: Path) -> list[Shelf]:
    if (out / FILE_NAME).is_file() and out.resolve().name.isdecimal():
        return [Shelf(out.resolve().parent, int(out.resolve().name))]
    folders = sorted(path.parent for path in out.glob(f"*/{FILE_NAME}") if path.parent.name.isdecimal())
    return [Shelf(out, int(folder.name)) for folder in folders]


def _differences(shelf: Shelf, index: Index) -> Iterator[Difference]:
    yield from _flaws(shelf, index)
    yield from _unfinished(shelf)
    for record in index.records():
        yield from _compare(shelf, record)
    yield from _strangers(shelf, index)


def _unfinished(shelf: Shelf) -> Iterator[Difference]:
    """Dấu vết của một lần chạy bị ngắt: nhật ký của nhóm ghi dở, tệp tạm chưa mang tên thật."""
    journal = shelf.root / JOURNAL
    if occupied(journal):
        yield Difference(
            shelf.relative(journal), "một lần chạy đang ghi hoặc đã bị ngắt giữa lúc ghi; chạy lại docgen build"
        )
    for path in files.leftovers(shelf.root):
        yield Difference(
            shelf.relative(path), "tệp tạm của lần chạy bị ngắt, không phải văn bản; docgen build lần sau sẽ xóa"
        )


def _flaws(shelf: Shelf, index: Index) -> Iterator[Difference]:
    """Những chỗ hỏng của chính manifest: không có chúng thì một sổ mất dòng trông như không có gì sai."""
    if index.damaged:
        yield Difference(
            shelf.relative(shelf.manifest), "dòng cuối bị hỏng hoặc ghi dở nên không tính; chạy lại docgen build"
        )
    elif not len(index):
        yield Difference(
            shelf.relative(shelf.manifest),
            "manifest trống, không văn bản nào được đối chiếu; chạy lại docgen build",
        )


def _compare(shelf: Shelf, record: Record) -> Iterator[Difference]:
    """Các chỗ khác của một dòng manifest."""
    final = shelf.path(record.kind, record.key.partition("/")[2])
    if record.status is Outcome.REFUSED:
        if occupied(final):
            yield Difference(
                shelf.relative(final), "văn bản bị từ chối (refused) nhưng có tệp mang tên thật; đừng ký bản này"
            )
        return
    if record.status is Outcome.FAILED:
        yield Difference(
            record.path or shelf.relative(final),
            f"lần chạy cuối không lập được (failed): {record.why}; chạy lại docgen build để xem chi tiết",
        )
        return
    if record.path is None:
        return
    found = digest(shelf.out / record.path)
    if record.status is Outcome.WITHDRAWN:
        if found is None:
            yield Difference(record.path, "bản hết hiệu lực không còn ở đây")
        if occupied(final):
            yield Difference(shelf.relative(final), "văn bản không còn đến hạn nhưng có tệp mang tên thật; đừng ký")
    elif found is None:
        yield Difference(record.path, "có trong manifest nhưng không có tệp; chạy lại docgen build")
    else:
        if found != record.sha256:
            owner = "tệp không do docgen lập" if record.sha256 is None else "tệp đã được sửa sau khi docgen lập"
            yield Difference(record.path, owner)
        yield from _compare_layout(shelf.out / record.path, record)


def _compare_layout(path: Path, record: Record) -> Iterator[Difference]:
    """Kiểm tra lại thể thức của tệp đang có, so với điều manifest ghi lúc lập."""
    assert record.path is not None, "chỉ gọi với văn bản có tệp"
    if record.kind not in documents.kinds():
        yield Difference(record.path, f"loại văn bản “{record.kind}” không có trong bản docgen này")
        return
    try:
        outcome = pipeline.check(path.read_bytes(), path.name, None, pipeline.profile_of(record.kind))
    except OSError as error:
        yield Difference(record.path, f"không đọc được để kiểm tra thể thức ({os_reason(error)})")
        return
    except InputError as error:
        yield Difference(record.path, f"không kiểm tra được thể thức: {error}")
        return
    rules = dict.fromkeys(one.rule for one in outcome.findings)
    if added := [rule for rule in rules if rule not in record.findings]:
        yield Difference(record.path, f"thể thức nay có thêm điều phải xem: {', '.join(added)} (docgen check)")
    # Luật so với khai báo của cơ quan chỉ xét được lúc lập, khi có docgen.toml.
    gone = [rule for rule in record.findings if rule not in rules and rule not in _OFFICE_RULES]
    if gone:
        yield Difference(record.path, f"manifest ghi {', '.join(gone)}, kiểm tra lại không còn thấy")


def _strangers(shelf: Shelf, index: Index) -> Iterator[Difference]:
    """Các tệp .docx mang tên thật mà manifest không biết."""
    known = set(index)
    for path in shelf.documents():
        if f"{path.parent.name}/{path.stem}" not in known:
            yield Difference(shelf.relative(path), "tệp lạ, không có trong manifest")

"""Các tệp .docx được chọn → kết quả kiểm tra, và tệp đã sửa, tệp có ghi chú khi được yêu cầu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from docgen import pipeline
from docgen.errors import InputError, UsageError, os_reason
from docgen.layout.engine import by_part
from docgen.layout.examine import Examination
from docgen.layout.exchange import Checked
from docgen.layout.fixing.loop import Done, Left
from docgen.layout.profile import DEFAULT, load
from docgen.model.office import Office
from docgen.readers.office import load_office
from docgen.render import files

_ANNOTATED = ".ghi_chu"


@dataclass(frozen=True, slots=True)
class Order:
    """Yêu cầu của người dùng: hồ sơ (None là tự chọn theo loại), sửa, ghi chú, thư mục nhận."""

    profile: str | None
    fix: bool
    annotate: bool
    output: Path | None


class _Result(NamedTuple):
    """Kết quả in ra được, và nội dung tệp để so với các tệp khác; tệp bị từ chối thì không có nội dung."""

    checked: Checked
    office: Office | None
    outcome: Examination | None


def run(chosen: Sequence[tuple[Path, Path]], order: Order) -> list[Checked]:
    """Kiểm tra lần lượt từng tệp; tệp hỏng thành một kết quả bị từ chối, các tệp khác vẫn được kiểm tra.

    Lỗi: UsageError khi hai tệp sẽ ghi cùng một chỗ, hoặc chỗ ghi là chính tệp gốc.
    """
    if order.output is not None:
        _require_apart(chosen, order.output)
    results = [_one(path, name, order) for path, name in chosen]
    return list(_compared(results))


def _compared(results: Sequence[_Result]) -> Iterator[Checked]:
    """Thêm vào kết quả của từng tệp những điều chỉ thấy khi so các tệp với nhau."""
    examined = [(result.checked.path, result.outcome) for result in results if result.outcome is not None]
    extra = iter(pipeline.compare(examined, results[0].office)) if len(examined) > 1 else iter(())
    for checked, _, outcome in results:
        more = next(extra, ()) if outcome is not None else ()
        yield replace(checked, findings=by_part((*checked.findings, *more), load(DEFAULT))) if more else checked


def _require_apart(chosen: Sequence[tuple[Path, Path]], output: Path) -> None:
    repeated = [str(name) for name, count in Counter(name for _, name in chosen).items() if count > 1]
    if repeated:
        raise UsageError(f"Nhiều tệp cùng tên {', '.join(repeated)}. Chạy lần lượt, mỗi lần một thư mục -o.")
    for path, name in chosen:
        if (output / name).resolve() == path.resolve():
            raise UsageError(f"{path}: -o trỏ vào chính thư mục của tệp gốc. Chọn thư mục khác.")


def _one(path: Path, name: Path, order: Order) -> _Result:
    office: Office | None = None
    try:
        data = _read(path)
        office = load_office(path)
        outcome = pipeline.check(data, path.name, office, order.profile)
    except InputError as error:
        return _Result(Checked(str(path), order.profile or DEFAULT, refused=str(error)), office, None)
    written: list[str] = []
    repairs: tuple[Done, ...] = ()
    left: tuple[Left, ...] = ()
    if order.output is not None and order.annotate:
        target = (order.output / name).with_suffix(f"{_ANNOTATED}.docx")
        files.write(target, pipeline.annotate(data, path.name, outcome))
        written.append(str(target))
    if order.output is not None and order.fix:
        fixed = pipeline.fix(data, path.name, office, outcome.profile.id)
        target = order.output / name
        files.write(target, fixed.data)
        written.insert(0, str(target))
        repairs, left = fixed.done, fixed.left
        outcome = pipeline.check(fixed.data, path.name, office, outcome.profile.id)
    checked = Checked(
        path=str(path),
        profile=outcome.profile.id,
        kind=outcome.kind,
        findings=outcome.findings,
        not_found=outcome.not_found,
        repairs=repairs,
        left=left,
        written=tuple(written),
    )
    return _Result(checked, office, outcome)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: không đọc được ({os_reason(error)}). Đóng tệp nếu đang mở, xem quyền đọc."
        ) from error

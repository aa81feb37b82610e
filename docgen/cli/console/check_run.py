"""Các tệp .docx được chọn → kết quả kiểm tra, và tệp đã sửa, tệp có ghi chú khi được yêu cầu."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen import pipeline
from docgen.errors import InputError, UsageError, os_reason
from docgen.layout.exchange import Checked
from docgen.layout.fixing.loop import Done
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


def run(chosen: Sequence[tuple[Path, Path]], order: Order) -> list[Checked]:
    """Kiểm tra lần lượt từng tệp; tệp hỏng thành một kết quả bị từ chối, các tệp khác vẫn được kiểm tra.

    Lỗi: UsageError khi hai tệp sẽ ghi cùng một chỗ, hoặc chỗ ghi là chính tệp gốc.
    """
    if order.output is not None:
        _require_apart(chosen, order.output)
    return [_one(path, name, order) for path, name in chosen]


def _require_apart(chosen: Sequence[tuple[Path, Path]], output: Path) -> None:
    repeated = [str(name) for name, count in Counter(name for _, name in chosen).items() if count > 1]
    if repeated:
        raise UsageError(f"Nhiều tệp cùng tên {', '.join(repeated)}. Chạy lần lượt, mỗi lần một thư mục -o.")
    for path, name in chosen:
        if (output / name).resolve() == path.resolve():
            raise UsageError(f"{path}: -o trỏ vào chính thư mục của tệp gốc. Chọn thư mục khác.")


def _one(path: Path, name: Path, order: Order) -> Checked:
    try:
        data = _read(path)
        office = load_office(path)
        outcome = pipeline.check(data, path.name, office, order.profile)
    except InputError as error:
        return Checked(str(path), order.profile or "nd30-2020", refused=str(error))
    written: list[str] = []
    repairs: tuple[Done, ...] = ()
    if order.output is not None and order.annotate:
        target = (order.output / name).with_suffix(f"{_ANNOTATED}.docx")
        files.write(target, pipeline.annotate(data, path.name, outcome))
        written.append(str(target))
    if order.output is not None and order.fix:
        fixed = pipeline.fix(data, path.name, office, outcome.profile.id)
        target = order.output / name
        files.write(target, fixed.data)
        written.insert(0, str(target))
        repairs = fixed.done
        outcome = pipeline.check(fixed.data, path.name, office, outcome.profile.id)
    return Checked(
        path=str(path),
        profile=outcome.profile.id,
        kind=outcome.kind,
        findings=outcome.findings,
        not_found=outcome.not_found,
        repairs=repairs,
        written=tuple(written),
    )


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: không đọc được ({os_reason(error)}). Đóng tệp nếu đang mở, xem quyền đọc."
        ) from error

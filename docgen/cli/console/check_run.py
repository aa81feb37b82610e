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

ANNOTATED = ".ghi_chu"
"""Đuôi tên của bản có bình luận."""
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Order:
    """Yêu cầu của người dùng: hồ sơ (None là tự chọn theo loại), sửa, ghi chú, thư mục nhận, có được đè hay không."""

    profile: str | None
    fix: bool
    annotate: bool
    output: Path | None
    force: bool = False


class _Result(NamedTuple):
    """Kết quả in ra được, và nội dung tệp để so với các tệp khác; tệp bị từ chối thì không có nội dung."""

    checked: Checked
    office: Office
    outcome: Examination | None


def run(chosen: Sequence[tuple[Path, Path]], order: Order) -> list[Checked]:
    """Kiểm tra lần lượt từng tệp; tệp hỏng thành một kết quả bị từ chối, các tệp khác vẫn được kiểm tra.

    Lỗi: UsageError khi hai tệp sẽ ghi cùng một chỗ, chỗ ghi là tệp gốc, hoặc đã có tệp khác ở đó; InputError khi
    docgen.toml sai.
    """
    targets = [list(_targets(name, order).values()) for _, name in chosen]
    _require_free([path for path, _ in chosen], [one for some in targets for one in some], force=order.force)
    results = [_one(path, name, order) for path, name in chosen]
    return list(_compared(results))


def _targets(name: Path, order: Order) -> dict[str, Path]:
    """Các tệp sẽ ghi cho một tệp: bản đã sửa, bản có ghi chú."""
    found: dict[str, Path] = {}
    if order.output is not None and order.fix:
        found["fix"] = order.output / name
    if order.output is not None and order.annotate:
        found["annotate"] = (order.output / name).with_suffix(f"{ANNOTATED}.docx")
    return found


def _compared(results: Sequence[_Result]) -> Iterator[Checked]:
    """Thêm vào kết quả của từng tệp những điều chỉ thấy khi so các tệp với nhau."""
    examined = [(result.checked.path, result.outcome) for result in results if result.outcome is not None]
    extra = iter(pipeline.compare(examined, results[0].office)) if len(examined) > 1 else iter(())
    for checked, _, outcome in results:
        more = next(extra, ()) if outcome is not None else ()
        yield replace(checked, findings=by_part((*checked.findings, *more), load(DEFAULT))) if more else checked


def _require_free(originals: Sequence[Path], targets: Sequence[Path], *, force: bool) -> None:
    """Không ghi gì khi một chỗ ghi bị trùng, là tệp gốc, hay đang có tệp: bản người dùng đã sửa tay có thể ở đó."""
    # Windows coi a.docx và A.DOCX là một tệp.
    places = Counter(str(one.resolve()).casefold() for one in targets)
    if repeated := sorted({str(one) for one in targets if places[str(one.resolve()).casefold()] > 1}):
        raise UsageError(f"Hai kết quả cùng ghi vào {', '.join(repeated)}. Kiểm tra từng tệp, mỗi lần một thư mục -o.")
    kept = {str(one.resolve()).casefold() for one in originals}
    if own := [str(one) for one in targets if str(one.resolve()).casefold() in kept]:
        raise UsageError(f"{', '.join(own)}: -o trỏ vào chính thư mục của tệp gốc. Chọn thư mục khác.")
    if taken := [str(one) for one in targets if one.exists() and not force]:
        raise UsageError(
            f"Đã có {', '.join(taken[:_SHOWN])}{'…' if len(taken) > _SHOWN else ''}: không đè. Chọn thư mục -o khác, "
            "hoặc thêm --force."
        )


def _one(path: Path, name: Path, order: Order) -> _Result:
    # Lỗi của docgen.toml là của cả lần chạy, không phải của tệp này.
    office = load_office(path)
    pipeline.require_known_rules(office)
    try:
        data = _read(path)
        outcome = pipeline.check(data, path.name, office, order.profile)
    except InputError as error:
        return _Result(Checked(str(path), order.profile or DEFAULT, refused=str(error)), office, None)
    targets = _targets(name, order)
    repairs: tuple[Done, ...] = ()
    left: tuple[Left, ...] = ()
    if "annotate" in targets:
        files.write(targets["annotate"], pipeline.annotate(data, path.name, outcome))
    if "fix" in targets:
        fixed = pipeline.fix(data, path.name, office, outcome.profile.id)
        files.write(targets["fix"], fixed.data)
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
        written=tuple(str(one) for one in targets.values()),
        out_of_scope=outcome.out_of_scope,
    )
    return _Result(checked, office, outcome)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            f"{path}: không đọc được ({os_reason(error)}). Đóng tệp nếu đang mở, xem quyền đọc."
        ) from error

"""Số đo → các bảng Markdown đặt giữa hai dấu trong benchmarks/README.md."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ca_me.dau_vao import MADE_UP, SAMPLE
from dong_co.cong_viec import JOBS
from dong_co.vong_do import BASELINE

START, END = "<!-- số đo: bắt đầu -->", "<!-- số đo: hết -->"


def number(value: float | None, digits: int | None = None) -> str:
    """Số kiểu Việt Nam: dấu phẩy thập phân, cách nghìn bằng khoảng trắng; số càng lớn càng ít số lẻ; None: chưa đo."""
    if value is None:
        return "-"
    if digits is None:
        digits = 0 if value >= 100 else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}".replace(",", " ").replace(".", ",")


def refresh(readme: Path, results: dict[str, Any]) -> None:
    """Thay phần giữa hai dấu của `readme` bằng bảng của `results`."""
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition(START)
    _, _, after = rest.partition(END)
    readme.write_text(f"{before}{START}\n{markdown(results)}\n{END}{after}", encoding="utf-8")


def markdown(results: dict[str, Any]) -> str:
    """Mọi bảng của những phần đã đo; đầu mỗi phần nói đo ngày nào, trên máy nào, bằng những bản nào."""
    blocks: list[str] = []
    for part, (title, packages, tables) in _PARTS.items():
        if part in results:
            blocks += [f"### {title}", _measured(results[part]["machine"], packages), *tables(results[part]["found"])]
    return "\n\n".join(blocks)


def _measured(machine: dict[str, Any], packages: Sequence[str]) -> str:
    programs = {"Python": machine["python"], "Node.js": machine["node"], **machine["versions"]}
    versions = ", ".join(f"{name} {programs[name]}" for name in packages or programs)
    return (
        f"Lần đo ngày {date.fromisoformat(machine['date']):%d/%m/%Y}, docgen ở {machine['commit']}; {machine['cpu']}, "
        f"{machine['cores']} nhân, {machine['memory_gib']} GiB, {machine['system']}; {versions}."
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---"] + ["--:"] * (len(heads) - 1)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows))


def _engines(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    for job_id, rivals in found.items():
        yield f"#### {job_id}: {JOBS[job_id].label}, {len(rivals[BASELINE]['rounds'])} vòng"
        ordered = sorted(rivals.values(), key=lambda one: -one.get("ratio", 0.0))
        yield _table(_ENGINE_HEADS, map(_engine_row, ordered))
        if failures := [f"- {one['label']}: {' '.join(one['failed'].split())}" for one in ordered if "failed" in one]:
            yield "\n".join(failures)


_ENGINE_HEADS = (
    "bộ điền",
    "văn bản một vòng",
    "văn bản/giây",
    "lần docxtpl (thấp nhất - cao nhất)",
    "CPU ms",
    "lần theo CPU",
    "byte/tệp",
    "tệp đầu ms",
)


def _engine_row(one: dict[str, Any]) -> tuple[str, ...]:
    if "failed" in one:
        return (one["label"], "-", *["không làm được"] * 2, *["-"] * 4)
    return (
        one["label"],
        number(one["docs"], 0),
        number(one["docs_per_second"]),
        _spread(one),
        number(one["cpu_ms"]),
        number(one["cpu_ratio"]),
        number(one["bytes"], 0),
        number(one["first_ms"], 0),
    )


def _spread(one: dict[str, Any]) -> str:
    return f"**{number(one['ratio'])}** ({number(one['ratio_min'])} - {number(one['ratio_max'])})"


NAMES = {SAMPLE: "tên mẫu", MADE_UP: "tên ghép như thật"}


def _whole(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    for names, one in found.items():
        title = f"{number(one['docs'], 0)} quyết định riêng từng người từ một YAML {number(one['input_mb'])} MB"
        yield f"#### Cả mẻ, {NAMES[names]}: {title}"
        yield _table(_WHOLE_HEADS, _whole_rows(one))
        yield f"Chữ của {one['compared']} văn bản đầu giống hệt docxtpl."


_WHOLE_HEADS = (
    "",
    "giây",
    "ms/văn bản",
    "lần docxtpl (thấp nhất - cao nhất)",
    "đỉnh của tiến trình lớn nhất, MiB",
    "tổng đỉnh mọi tiến trình, MiB",
)


def _whole_rows(found: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    loop = found["docxtpl"]
    name = f"docxtpl, vòng lặp trần một tiến trình, {number(loop['docs'], 0)} văn bản nhân lên"
    yield name, number(loop["scaled_s"]), number(loop["ms"]), "1", "-", "-"
    for jobs, one in found["docgen"].items():
        name, peaks = f"docgen build --jobs {jobs}", (one["peak_mib"], one["sum_mib"])
        yield name, number(one["wall_s"]), number(one["ms"]), _spread(one), *(number(peak, 0) for peak in peaks)


def _profiles(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    for names, one in found.items():
        total = sum(one["samples"].values())
        per_doc = 1000 * one["cpu"] / one["docs"]
        title = f"{number(one['docs'], 0)} văn bản, --jobs 1, {number(per_doc)} ms CPU/văn bản"
        yield f"#### Thời gian đi vào đâu, {NAMES[names]}: {title}"
        yield f"{number(total, 0)} mẫu, mỗi mẫu ứng với {number(1000 * one['cpu'] / total)} ms CPU."
        rows = [
            (
                f"`{room}`" if room.isascii() else room,
                number(100 * count / total, 1),
                number(per_doc * count / total, 3),
            )
            for room, count in _main_rooms(one["samples"], total)
        ]
        yield _table(("phòng", "%", "ms CPU/văn bản"), rows)


def _main_rooms(samples: dict[str, int], total: int) -> Iterator[tuple[str, int]]:
    """Các phòng từ 0,5 % trở lên, rồi mọi phòng còn lại gộp một dòng."""
    small = 0
    for room, count in samples.items():
        if count * 200 >= total:
            yield room, count
        else:
            small += count
    if small:
        yield "còn lại", small


_KINDS = {"quyet_dinh_xep_loai_ca_nhan": "quyết định", "phieu_danh_gia": "phiếu đánh giá"}


def _checking(found: dict[str, dict[str, dict[str, Any]]]) -> Iterator[str]:
    heads = ("", "văn bản", "phải kiểm tra trọn", "điền, ms CPU/văn bản", "kiểm tra, ms CPU/văn bản", "kiểm tra/điền")
    rows = [
        (
            f"{_KINDS[kind]}, {NAMES[names]}",
            number(one["docs"], 0),
            number(one["full"], 0),
            number(one["render_ms"]),
            number(one["check_ms"]),
            number(one["check_ms"] / one["render_ms"]),
        )
        for kind, several in found.items()
        for names, one in several.items()
    ]
    yield _table(heads, rows)


def _memory(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    yield f"`docgen build --jobs {found[0]['jobs']}`, {NAMES[SAMPLE]}."
    heads = (
        "văn bản",
        "đỉnh của từng tiến trình, MiB",
        "cộng lại, MiB",
        "giây",
        "văn bản/giây",
    )
    rows = [
        (
            number(one["docs"], 0),
            " + ".join(number(peak, 0) for peak in one["peaks_mib"]),
            number(sum(one["peaks_mib"]), 0),
            number(one["wall_s"]),
            number(one["docs"] / one["wall_s"]),
        )
        for one in found
    ]
    yield _table(heads, rows)


_USED = ("Python", "docxtpl", "jinja2", "lxml", "isal")
"""Những gì mà cả mẻ của docgen, hay vòng lặp docxtpl, chạy bằng."""
_PARTS: dict[str, tuple[str, Sequence[str], Callable[[Any], Iterator[str]]]] = {
    "dong_co": ("Bộ điền mẫu", (), _engines),
    "ca_me": ("Cả mẻ", _USED, _whole),
    "ho_so": ("Hồ sơ thời gian", _USED, _profiles),
    "kiem_tra": ("Kiểm tra thể thức so với riêng việc điền, trong mẻ", _USED, _checking),
    "bo_nho": ("Bộ nhớ", _USED, _memory),
}
"""Phần đo → tiêu đề, những gói cần nói bản (rỗng: mọi gói), các bảng."""

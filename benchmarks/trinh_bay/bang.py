"""Số đo → các bảng Markdown đặt giữa hai dấu trong benchmarks/README.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dong_co.cong_viec import JOBS

START, END = "<!-- số đo: bắt đầu -->", "<!-- số đo: hết -->"


def number(value: float, digits: int | None = None) -> str:
    """Số kiểu Việt Nam: dấu phẩy thập phân, cách nghìn bằng khoảng trắng; số càng lớn càng ít chữ số lẻ."""
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
    """Mọi bảng của những phần đã đo."""
    blocks = [_opening(results["machine"])]
    blocks += [_engines(job_id, results["engines"][job_id]) for job_id in JOBS if job_id in results.get("engines", {})]
    blocks += [_whole(names, found) for names, found in results.get("whole", {}).items()]
    blocks += [_profile(results["profile"])] if "profile" in results else []
    blocks += [_memory(results["memory"])] if "memory" in results else []
    return "\n\n".join(blocks)


def _opening(machine: dict[str, Any]) -> str:
    versions = ", ".join(f"{name} {value}" for name, value in machine["versions"].items())
    return (
        f"Lần đo ngày {date.fromisoformat(machine['date']):%d/%m/%Y}, docgen ở {machine['commit']}; {machine['cpu']}, "
        f"{machine['cores']} nhân, {machine['memory_gib']} GiB, {machine['system']}, Python {machine['python']}, "
        f"Node.js {machine['node']}; {versions}."
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    ruler = ["---"] + ["--:"] * (len(heads) - 1)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (heads, ruler, *rows))


def _engines(job_id: str, found: dict[str, dict[str, Any]]) -> str:
    ordered = sorted(found.values(), key=lambda one: -one.get("ratio", 0.0))
    heads = (
        "bộ điền",
        "văn bản một vòng",
        "văn bản/giây",
        "lần docxtpl (thấp nhất - cao nhất)",
        "CPU ms",
        "lần theo CPU",
        "byte/tệp",
        "tệp đầu ms",
        "sai/đã soát",
    )
    size = f"{max(len(one.get('rounds', ())) for one in ordered)} vòng"
    return (
        f"### {job_id}: {JOBS[job_id].label}, {size}\n\n{_table(heads, map(_engine_row, ordered))}{_failures(ordered)}"
    )


def _engine_row(one: dict[str, Any]) -> tuple[str, ...]:
    if "ratio" not in one:
        return (one["label"], "-", *["không làm được"] * 2, *["-"] * 5)
    spread = f"**{number(one['ratio'])}** ({number(one['ratio_min'])} - {number(one['ratio_max'])})"
    return (
        one["label"],
        number(one["docs"], 0),
        number(one["docs_per_second"]),
        spread,
        number(one["cpu_ms"]),
        number(one["cpu_ratio"]),
        number(one["bytes"], 0),
        number(one["first_ms"], 0),
        f"{one['wrong']}/{number(one['checked'], 0)}",
    )


def _failures(found: Iterable[dict[str, Any]]) -> str:
    lines = [f"- {one['label']}: {one['wrong_first'][0]}" for one in found if one.get("wrong_first")]
    return "\n\n" + "\n".join(lines) if lines else ""


NAMES = {"mau": "tên mẫu", "ghep": "tên ghép như thật"}


def _whole(names: str, found: dict[str, Any]) -> str:
    loop = found["docxtpl"]
    rows = [
        (
            f"docxtpl, vòng lặp trần trên {number(loop['docs'], 0)} văn bản, nhân lên",
            number(loop["scaled_s"]),
            number(loop["ms"]),
            "1",
            "-",
        )
    ]
    for jobs, one in found["docgen"].items():
        spread = f"**{number(one['ratio'])}** ({number(one['ratio_min'])} - {number(one['ratio_max'])})"
        peak = number(one["peak_mib"], 0)
        rows.append((f"docgen build --jobs {jobs}", number(one["wall_s"]), number(one["ms"]), spread, peak))
    heads = ("", "giây", "ms/văn bản", "lần docxtpl (thấp nhất - cao nhất)", "đỉnh bộ nhớ MiB")
    title = f"{number(found['docs'], 0)} quyết định riêng từng người từ một YAML {number(found['input_mb'])} MB"
    same = f"Chữ của {found['compared']} văn bản đầu: {len(found['different'])} văn bản khác docxtpl."
    return f"### Cả mẻ, {NAMES[names]}: {title}\n\n{_table(heads, rows)}\n\n{same}"


def _profile(found: dict[str, Any]) -> str:
    total = sum(found["samples"].values())
    per_doc = 1000 * found["cpu"] / found["docs"]
    rows = [
        (f"`{room}`" if room.isascii() else room, number(100 * count / total, 1), number(per_doc * count / total, 3))
        for room, count in _main_rooms(found["samples"], total)
    ]
    title = f"Thời gian đi vào đâu ({number(found['docs'], 0)} văn bản, --jobs 1, {number(per_doc)} ms CPU/văn bản)"
    return f"### {title}\n\n{_table(('phòng', '%', 'ms CPU/văn bản'), rows)}"


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


def _memory(found: Sequence[dict[str, Any]]) -> str:
    rows = [
        (
            number(one["docs"], 0),
            number(one["peaks_mib"][0], 0),
            ", ".join(number(peak, 0) for peak in one["peaks_mib"][1:4]) or "-",
            number(one["wall_s"]),
            number(one["docs"] / one["wall_s"]),
        )
        for one in found
    ]
    heads = ("văn bản", "tiến trình lớn nhất, MiB", "các tiến trình khác, MiB", "giây", "văn bản/giây")
    return f"### Bộ nhớ của `docgen build --jobs {found[0]['jobs']}`\n\n{_table(heads, rows)}"

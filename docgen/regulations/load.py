"""Mã quy định → Regulation: tìm tệp dữ liệu, đọc, kiểm tra trọn tệp rồi mới trả về."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

from docgen.errors import Place, Problem, RegulationError, os_reason
from docgen.model.dossier import ThresholdFile
from docgen.regulations.decode import decode
from docgen.regulations.schema import Regulation
from docgen.regulations.supplement import merged, read_supplement
from docgen.regulations.table import Ledger, nearest, read_tree

DATA = Path(__file__).parent / "data"
_ID_LINE = re.compile(r"^id:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


def load(regulation_id: str, path: Path | None = None, *, thresholds: ThresholdFile | None = None) -> Regulation:
    """Quy định mang mã `regulation_id`; không có `path` thì lấy trong thư mục dữ liệu và nhớ lại cho lần sau.

    `thresholds`: ngưỡng mà cơ quan nêu cho chỗ quy định để ngỏ. Lỗi: RegulationError khi không có mã đó, hoặc tệp sai
    (kèm mọi chỗ sai với dòng).
    """
    if thresholds is not None:
        return _supplemented(regulation_id, thresholds)
    return _read(regulation_id, path) if path else _installed(regulation_id)


def threshold_file(path: Path) -> ThresholdFile:
    """Tệp ngưỡng của cơ quan ở `path`. Lỗi: RegulationError khi không mở được."""
    return ThresholdFile(path.name, _bytes(path, "tệp ngưỡng"))


def available() -> tuple[str, ...]:
    """Mã của mọi quy định trong thư mục dữ liệu, theo thứ tự chữ cái. Lỗi: RegulationError khi hai tệp trùng mã."""
    return tuple(sorted(data_files(DATA)))


def data_files(folder: Path) -> dict[str, Path]:
    """Mã → tệp của các quy định trong `folder`/<nơi ban hành>/. Lỗi: RegulationError khi thiếu mã hoặc trùng mã."""
    found: dict[str, Path] = {}
    problems = []
    for path in sorted(folder.glob("*/*.yaml")):
        line = _ID_LINE.search(path.read_text(encoding="utf-8-sig"))
        if line is None:
            problems.append(Problem(Place(_shown(path)), "tệp không có khóa “id” ở cột đầu.", "Thêm mã quy định."))
        elif line[1] in found:
            action = "Mỗi phiên bản một mã riêng."
            problems.append(Problem(Place(_shown(path)), f"mã “{line[1]}” đã có ở {_shown(found[line[1]])}.", action))
        else:
            found[line[1]] = path
    if problems:
        raise RegulationError("Thư mục dữ liệu quy định có chỗ sai.", problems)
    return found


@cache
def _installed(regulation_id: str) -> Regulation:
    return _read(regulation_id, _file(regulation_id))


def _file(regulation_id: str) -> Path:
    files = data_files(DATA)
    if regulation_id not in files:
        hint = nearest(regulation_id, files)
        known = f"Hiện có: {', '.join(sorted(files))}."
        raise RegulationError(" ".join(filter(None, (f"Không có quy định “{regulation_id}”.", hint, known))))
    return files[regulation_id]


def _read(regulation_id: str, path: Path) -> Regulation:
    file = _shown(path)
    data = _bytes(path)
    ledger = _ledger()
    node = read_tree(data, file)
    regulation = decode(node, sha256(data).hexdigest(), ledger)
    if not ledger.problems and regulation.id != regulation_id:
        ledger.report(Place(file, key="id"), f"mã trong tệp là “{regulation.id}”, không phải “{regulation_id}”.", "")
    _require_sound(ledger, f"Tệp quy định {file}")
    return regulation


@lru_cache(maxsize=8)
def _supplemented(regulation_id: str, thresholds: ThresholdFile) -> Regulation:
    """Quy định đã thêm ngưỡng của cơ quan; mã băm của nó đổi khi một trong hai tệp đổi."""
    _installed(regulation_id)  # tệp quy định sai thì nói bằng lời của riêng nó
    path, ledger = _file(regulation_id), _ledger()
    data = _bytes(path)
    extra = read_tree(thresholds.data, thresholds.name)
    supplement = read_supplement(extra, regulation_id, thresholds, ledger)
    ledger.cited[thresholds.name] = supplement.document.short
    node = merged(read_tree(data, _shown(path)), extra, ledger)
    regulation = decode(node, sha256(data + thresholds.data).hexdigest(), ledger)
    _require_sound(ledger, f"Tệp ngưỡng {thresholds.name}")
    return replace(regulation, supplement=supplement)


def _ledger() -> Ledger:
    """Sổ ghi đã biết mã của mọi quy định đã cài, để một phiên bản nêu được phiên bản trước."""
    ledger = Ledger()
    ledger.declared["quy định"] = {name: Place(_shown(path)) for name, path in data_files(DATA).items()}
    return ledger


def _bytes(path: Path, what: str = "tệp quy định") -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise RegulationError(f"Không mở được {what} {path}: {os_reason(error)}.") from error


def _require_sound(ledger: Ledger, name: str) -> None:
    if ledger.problems:
        problems = sorted(ledger.problems, key=lambda problem: problem.place.line or 0)
        raise RegulationError(f"{name} có {len(problems)} chỗ sai.", problems)


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

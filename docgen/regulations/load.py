"""Mã quy định → Regulation: tìm tệp dữ liệu, đọc, kiểm tra trọn tệp rồi mới trả về."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from docgen.errors import Place, Problem, RegulationError, os_reason
from docgen.regulations.decode import decode
from docgen.regulations.schema import Regulation
from docgen.regulations.table import Ledger, nearest, read_tree

DATA = Path(__file__).parent / "data"
_ID_LINE = re.compile(r"^id:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


def load(regulation_id: str, path: Path | None = None) -> Regulation:
    """Quy định mang mã `regulation_id`; không có `path` thì lấy trong thư mục dữ liệu và nhớ lại cho lần sau.

    Lỗi: RegulationError khi không có mã đó, hoặc tệp sai (kèm mọi chỗ sai với dòng).
    """
    return _read(regulation_id, path) if path else _installed(regulation_id)


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
    files = data_files(DATA)
    if regulation_id not in files:
        hint = nearest(regulation_id, files)
        known = f"Hiện có: {', '.join(sorted(files))}."
        raise RegulationError(" ".join(filter(None, (f"Không có quy định “{regulation_id}”.", hint, known))))
    return _read(regulation_id, files[regulation_id])


def _read(regulation_id: str, path: Path) -> Regulation:
    file = _shown(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise RegulationError(f"Không mở được tệp quy định {path}: {os_reason(error)}.") from error
    ledger = Ledger()
    ledger.declared["quy định"] = {name: Place(_shown(one)) for name, one in data_files(DATA).items()}
    node = read_tree(data, file)
    regulation = decode(node, sha256(data).hexdigest(), ledger)
    if not ledger.problems and regulation.id != regulation_id:
        ledger.report(Place(file, key="id"), f"mã trong tệp là “{regulation.id}”, không phải “{regulation_id}”.", "")
    if ledger.problems:
        problems = sorted(ledger.problems, key=lambda problem: problem.place.line or 0)
        raise RegulationError(f"Tệp quy định {file} có {len(problems)} chỗ sai.", problems)
    return regulation


def _shown(path: Path) -> str:
    return f"{path.parent.name}/{path.name}"

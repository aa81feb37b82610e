"""Sinh mẫu dựng sẵn và tài liệu từ khai báo; `--check` chỉ báo tệp nào đã cũ.

Chạy: `python -m tools.generate` hoặc `python -m tools.generate --check`.
"""

from __future__ import annotations

import io
import sys
from importlib import import_module
from pathlib import Path

from docgen import documents
from docgen.workbench.field_tables import folder_readme
from docgen.workbench.input_dictionary import input_readme
from tools import analysis_pages, check_pages
from tools.known_words import known_words
from tools.templates.pinned import pinned

ROOT = Path(__file__).parents[1]


def outputs() -> dict[Path, bytes]:
    """Mọi tệp được sinh: đường dẫn trong kho → nội dung."""
    made: dict[Path, bytes] = {}
    folders: dict[str, list[str]] = {}
    for kind in documents.with_template():
        folder = documents.folder(kind)
        buffer = io.BytesIO()
        import_module(f"tools.templates.{kind}").build().document.save(buffer)
        made[ROOT / "templates" / folder / f"{kind}.docx"] = pinned(buffer.getvalue())
        folders.setdefault(folder, []).append(kind)
    for folder, kinds in folders.items():
        made[ROOT / "templates" / folder / "README.md"] = folder_readme(folder, kinds).encode()
    made[ROOT / "docgen" / "layout" / "data" / "chu_da_biet.toml"] = known_words()
    made[ROOT / "inputs" / "README.md"] = input_readme().encode()
    made |= {ROOT / "docs" / "kiem_tra" / name: data for name, data in check_pages.pages().items()}
    made |= {ROOT / "docs" / "quy_dinh" / name: data for name, data in analysis_pages.pages().items()}
    return made


def main(arguments: list[str]) -> int:
    """0 khi mọi tệp khớp hoặc đã ghi; 1 khi `--check` thấy tệp cũ."""
    stale = [path for path, data in outputs().items() if not path.exists() or path.read_bytes() != data]
    if "--check" in arguments:
        for path in stale:
            print(f"Đã cũ: {path.relative_to(ROOT)} — chạy: python -m tools.generate", file=sys.stderr)
        return 1 if stale else 0
    made = outputs()
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made[path])
        print(path.relative_to(ROOT))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

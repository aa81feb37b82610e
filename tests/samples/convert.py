"""Một tệp mẫu ở một dạng → cùng dữ liệu ở cả ba dạng, qua cây nút thô, không qua bộ giải nghĩa nào."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from yaml_text import dump

from docgen.readers.form import write_form
from docgen.readers.notes import Notes
from docgen.readers.xlsx import gather_workbook
from docgen.regulations.load import load
from docgen.tree.json import parse_json
from docgen.tree.node import Node
from docgen.tree.yaml import parse_yaml

FORMATS = ("yaml", "json", "xlsx")


def parse(path: Path) -> Node:
    """Cây nút của tệp, theo đuôi tên."""
    if path.suffix == ".xlsx":
        notes = Notes()
        node = gather_workbook(path, path.name, notes)
        assert not notes.problems
        return node
    return (parse_json if path.suffix == ".json" else parse_yaml)(path.read_bytes(), path.name)


def plain(node: Node) -> Any:
    """Cây nút → bảng, danh sách, chữ."""
    if isinstance(node.value, dict):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, list):
        return [plain(child) for child in node.value]
    return node.value


def convert(sources: list[Path], folder: Path, extension: str, regulation: str, year: int) -> Path:
    """Ghi từng tệp nguồn sang dạng `extension`, cùng tên, vào `folder`; trả về `folder`."""
    folder.mkdir()
    for source in sources:
        tree = parse(source)
        target = folder / f"{source.stem}.{extension}"
        if extension == "xlsx":
            write_form(target, load(regulation), year, filled=tree)
        elif extension == "json":
            target.write_text(json.dumps(plain(tree), ensure_ascii=False, indent=1), encoding="utf-8")
        else:
            target.write_text(dump(plain(tree)), encoding="utf-8")
    return folder

"""Trang phân tích của từng quy định trong `docs/quy_dinh/`."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.page import Entry, Table
from docgen.regulations.load import available, load
from docgen.regulations.schema import Regulation
from docgen.rules.analysis import analyse
from docgen.rules.analysis_report import opening, parts


def pages() -> dict[str, bytes]:
    """Tên tệp → nội dung: một trang mỗi quy định, và mục lục."""
    regulations = [load(name) for name in available()]
    made = {f"{one.id}.md": f"{chr(10).join(_page(one))}\n".encode() for one in regulations}
    made["README.md"] = f"{chr(10).join(_index(regulations))}\n".encode()
    return made


def _index(regulations: list[Regulation]) -> Iterator[str]:
    yield "# Phân tích từng quy định"
    yield ""
    yield "Sinh bởi `python -m tools.generate` từ tệp dữ liệu; xem trên màn hình: `docgen regulation analyse MÃ`."
    yield "Cách viết một quy định: [bo_quy_tac.md](../bo_quy_tac.md)."
    yield ""
    for one in regulations:
        yield f"- [{one.id}]({one.id}.md): {one.title}. {'Thử nghiệm. ' if one.seen else ''}{one.source.described}."


def _page(regulation: Regulation) -> Iterator[str]:
    yield f"# Phân tích {regulation.id}"
    yield ""
    for text in opening(regulation):
        yield text
        yield ""
    for part in parts(analyse(regulation), regulation):
        yield f"## {part.title}"
        yield ""
        for block in part.blocks:
            if isinstance(block, Table):
                yield f"| {' | '.join(map(_cell, block.header))} |"
                yield f"|{'---|' * len(block.header)}"
                yield from (f"| {' | '.join(map(_cell, row))} |" for row in block.rows)
            else:
                lines = (block.title, *block.lines) if isinstance(block, Entry) else (block,)
                yield "  \n".join(lines).replace("|", "\\|")
            yield ""


def _cell(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*")

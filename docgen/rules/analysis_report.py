"""Kết quả phân tích một quy định → các phần để người đọc luật đọc: đoạn chữ và bảng, chưa có định dạng nào."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.model.page import Block, Entry, Part, Table
from docgen.regulations.schema import Regulation
from docgen.rules.analysis import Analysis, Finding, Grid, Kind
from docgen.rules.wording import cited
from docgen.text.numbers import format_number

_MOST_REGIONS = 4
_TITLES = {
    Kind.GAP: "Chỗ văn bản không cho mức nào",
    Kind.READING: "Chỗ mức phải dựa vào cách đọc",
    Kind.OVERLAP: "Chỗ hai mức cùng thỏa",
    Kind.DEAD: "Điều kiện bỏ đi thì không đổi mức của ai",
    Kind.LOST: "Chỗ số liệu tốt hơn mà mất mức",
    Kind.ALTERNATIVE: "Các cách đọc khác đổi kết quả ở đâu",
}


def opening(regulation: Regulation) -> Iterator[str]:
    """Những câu đứng trước các phần: phân tích quy định nào, nguồn nào, đã thấy trọn chưa."""
    yield f"{regulation.title}. Nguồn: {regulation.source.described}."
    if regulation.seen:
        yield f"Thử nghiệm, chưa thấy trọn văn bản. {regulation.seen}"


def parts(analysis: Analysis, regulation: Regulation) -> Iterator[Part]:
    """Các phần của bản phân tích, theo thứ tự người đọc cần."""
    yield Part("Không gian đã xét", tuple(_space(analysis)))
    if analysis.grids:
        yield Part("Bảng mức khi mọi điều khác ở giá trị tốt nhất", tuple(_grids(analysis.grids, regulation)))
    for kind in Kind:
        found = [one for one in analysis.findings if one.kind is kind]
        entries = tuple(_finding(number, one) for number, one in enumerate(found, start=1))
        title = _TITLES[kind]
        if kind is Kind.GAP and regulation.seen:
            title = "Chỗ phần văn bản đã thấy không cho mức nào"
        yield Part(title, entries or ("Không có.",))


def _space(analysis: Analysis) -> Iterator[Block]:
    counts = (analysis.cells, analysis.literal, analysis.floor, analysis.lowest)
    cells, literal, floor, lowest = map(format_number, counts)
    yield (
        f"Mọi điều kiện của quy định là ngưỡng trên {len(analysis.dimensions)} đại lượng, chia thành {cells} ô; trong "
        "một ô mọi điều kiện trả lời như nhau, nên xét hết các ô là xét hết mọi trường hợp. "
        f"{literal} ô có mức theo đúng câu chữ, {floor} ô có mức theo cách đọc mức tối thiểu; trong đó {lowest} ô là "
        "mức thấp nhất vì có ít nhất một trường hợp của mức ấy."
    )
    rows = tuple((one.label, "; ".join(value.text for value in one.values)) for one in analysis.dimensions)
    if rows:
        yield Table(("Đại lượng", "Các đoạn"), rows)


def _grids(grids: Sequence[Grid], regulation: Regulation) -> Iterator[Block]:
    literal, floor = (
        sum(level is not None for grid in grids for line in getattr(grid, name) for level in line)
        for name in ("literal", "floor")
    )
    cells = sum(len(grid.rows.values) * len(grid.columns.values) for grid in grids)
    yield f"Tất cả {len(grids)} bảng: {cells} ô, {literal} ô có mức theo đúng câu chữ, {floor} ô theo mức tối thiểu."
    yield "Dấu *: đúng câu chữ thì không có mức, chỉ có mức theo mức tối thiểu. Dấu ?: cả hai cách đều không có mức."
    for grid in grids:
        count = len(grid.rows.values) * len(grid.columns.values)
        own = [sum(level is not None for line in table for level in line) for table in (grid.literal, grid.floor)]
        title = f"Chỉ số lĩnh vực: {grid.title}. " if grid.title else ""
        yield f"{title}{own[0]}/{count} ô có mức theo đúng câu chữ, {own[1]}/{count} ô theo mức tối thiểu."
        yield Table(
            (f"{grid.rows.label} \\ {grid.columns.label}", *(value.text for value in grid.columns.values)),
            tuple(
                (value.text, *(_pair(letter, least, regulation) for letter, least in zip(*lines, strict=True)))
                for value, *lines in zip(grid.rows.values, grid.literal, grid.floor, strict=True)
            ),
        )


def _pair(letter: str | None, least: str | None, regulation: Regulation) -> str:
    """Mức trong một ô: cùng theo hai cách đọc thì viết một lần; không theo câu chữ thì có dấu sao."""
    if least is None:
        return "?"
    return f"{regulation.level(least).label}{'' if letter == least else ' *'}"


def _regions(regions: Sequence[str]) -> Iterator[str]:
    shown = regions[:_MOST_REGIONS]
    if len(shown) == 1:
        yield f"Vùng: {shown[0]}."
    elif shown:
        yield f"{len(regions)} vùng:"
        yield from (f"- {region}." for region in shown)
    if len(regions) > len(shown):
        yield f"- … và {len(regions) - len(shown)} vùng khác."


def _finding(number: int, one: Finding) -> Entry:
    lines = []
    if one.example:
        lines.append(f"Ví dụ nhỏ nhất: {one.example}; mọi điều khác ở giá trị tốt nhất.")
    lines += _regions(one.regions)
    if one.citations:
        lines.append(f"Điều khoản: {cited(*one.citations)}.")
    title = f"{number}. {one.text.rstrip('.')}" + (f" ({format_number(one.cells)} ô)." if one.cells else ".")
    return Entry(title, tuple(lines))

"""Bảng số liệu không rộng hơn vùng trình bày; bảng dài lặp lại hàng tiêu đề ở mỗi trang.

Chỉ xét bảng có kẻ khung, từ hai cột, ba hàng trở lên, không phải đầu văn bản, chữ ký, không lồng trong bảng khác.
Word tự cho khung bảng thò ra hai mép bằng khoảng đệm ô; phần thò ra ấy nằm trong dung sai. Hàng tiêu đề chỉ được đòi
hỏi ở bảng có hàng đầu là tiêu đề (ô đầu ghi TT, STT, hoặc cả hàng in đậm) và đã sang trang thứ hai, hoặc rất dài khi
tệp không ghi chỗ sang trang.

Bảng tràn lề bị cắt khi in; trang sau của bảng dài không có tiêu đề thì người đọc phải lật lại để biết cột nào là gì.

Đúng: bảng rộng 160 mm trên vùng trình bày 165 mm.
Sai: bảng rộng 185 mm trên vùng trình bày 165 mm.
"""

from __future__ import annotations

from collections.abc import Iterator

from docgen.layout.components.values import Document
from docgen.layout.examples import Example, Shape
from docgen.layout.facts.values import Line, Paragraph, Row, Table
from docgen.layout.fault import Fault
from docgen.layout.measures import is_bold
from docgen.layout.profile import Limits, shown

ID = "bang_bieu"

_THREE_ROWS = (Row(cells=3),) * 3
_NEXT_PAGE = Shape("phu_luc_2_o_3", {"page": 4})

PASSES = (
    Example("Bảng trong phụ lục vừa vùng trình bày", base="quyet_dinh_phu_luc"),
    Example(
        "Bảng sang trang có hàng tiêu đề lặp lại",
        (Shape("phu_luc_2_cot_1", {"table": {"rows": (Row(header=True, cells=3), *_THREE_ROWS)}}), _NEXT_PAGE),
        "quyet_dinh_phu_luc",
    ),
    Example(
        "Bảng thò ra bằng khoảng đệm ô",
        (Shape("phu_luc_2_cot_1", {"table": {"rows": _THREE_ROWS, "width": 168.8, "indent": -1.9}}),),
        "quyet_dinh_phu_luc",
    ),
)
FAILS = (
    Example(
        "Bảng rộng hơn vùng trình bày",
        (Shape("phu_luc_2_cot_1", {"table": {"rows": _THREE_ROWS, "width": 185.0}}),),
        "quyet_dinh_phu_luc",
    ),
    Example(
        "Bảng sang trang không lặp lại hàng tiêu đề",
        (Shape("phu_luc_2_cot_1", {"table": {"rows": _THREE_ROWS}}), _NEXT_PAGE),
        "quyet_dinh_phu_luc",
    ),
)

_NUMBER_HEADINGS = frozenset({"tt", "stt", "số tt", "số thứ tự"})
_FEWEST_ROWS, _FEWEST_COLUMNS = 3, 2


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi bảng tràn lề, mỗi bảng dài thiếu hàng tiêu đề lặp lại là một chỗ sai."""
    cells: dict[int, list[Paragraph]] = {}
    for paragraph in document.facts.paragraphs:
        if paragraph.cell:
            cells.setdefault(paragraph.cell.table, []).append(paragraph)
    layout = frozenset(_layout_tables(document))
    for table in document.facts.tables:
        if not _holds_data(table) or table.index in layout:
            continue
        room = document.facts.sections[table.section].text_width + limits.tolerance
        if table.width is not None and max(table.width, table.width + table.indent) > room:
            width = f"rộng {shown(table.width)} mm"
            yield Fault("X06", table, width, f"không quá {shown(room - limits.tolerance)} mm")
        if not table.rows[0].header and _needs_heading(table, cells.get(table.index, []), limits):
            yield Fault("X06", table, "hàng tiêu đề không lặp lại", "lặp lại ở đầu mỗi trang")


def _holds_data(table: Table) -> bool:
    tall = len(table.rows) >= _FEWEST_ROWS and table.columns >= _FEWEST_COLUMNS
    return table.bordered and not table.nested and tall


def _layout_tables(document: Document) -> Iterator[int]:
    """Số thứ tự các bảng chứa đầu văn bản, kính gửi, chữ ký, nơi nhận."""
    components = document.components
    heads = (components.head, *(one.head for one in components.attachments))
    yield from (head.table for head in heads if head.table is not None)
    lines: list[Line | None] = [head.quoc_hieu for head in heads]
    lines += [components.kinh_gui, components.recipients.label, components.signature.ho_ten]
    lines += [*components.kinh_gui_items, *components.signature.quyen_han]
    yield from (line.paragraph.cell.table for line in lines if line and line.paragraph.cell)


def _needs_heading(table: Table, cells: list[Paragraph], limits: Limits) -> bool:
    first = [one for one in cells if one.cell and one.cell.row == 0 and not one.blank]
    titled = bool(first) and (
        first[0].whole.text.rstrip(".").casefold() in _NUMBER_HEADINGS or all(is_bold(one.whole) for one in first)
    )
    pages = {one.page for one in cells}
    broken = len(pages - {None}) > 1 if pages != {None} else len(table.rows) > limits.number("hang")
    return titled and broken

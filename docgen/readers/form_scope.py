"""Quy định → những trang, những cột sổ của nó cần: chỗ quy định không dùng đến thì không bày ra cho người điền."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from docgen.readers.sheet_choices import BREACH
from docgen.readers.sheet_shape import Column, Content, Sheet
from docgen.readers.sheets import DETAILS, EVENTS, FIELDS, FIGURES, MISCONDUCT, SHEETS
from docgen.regulations.parts import Criterion, Nature
from docgen.regulations.schema import Regulation


def needed_sheets(regulation: Regulation, filled: Collection[str]) -> tuple[Sheet, ...]:
    """Các trang của sổ, theo thứ tự; `filled`: mã các trang đã có dữ liệu, luôn có mặt."""
    unused = {
        FIELDS.id: not regulation.fields,
        FIGURES.id: not regulation.quantities,
        EVENTS.id: not regulation.entered_grounds,
        MISCONDUCT.id: not regulation.entered_consequences,
    }
    return tuple(sheet for sheet in SHEETS if sheet.id in filled or not unused.get(sheet.id))


def unused_choices(regulation: Regulation) -> frozenset[str]:
    """Mã các danh mục mà quy định không có mục nào: cột chọn trong danh mục ấy được ẩn."""
    return frozenset() if regulation.agencies else frozenset({"co_quan_dieu_11"})


def has_prohibitions(regulation: Regulation) -> bool:
    """Có tiêu chí nào là điều không được làm hay quy tắc quy trách nhiệm không."""
    return any(one.nature is not Nature.DUTY for one in regulation.criteria.values())


def criterion_columns(regulation: Regulation, written: Iterable[str]) -> tuple[Column, ...]:
    """Cột của từng tiêu chí; `written`: mã đã có trong dữ liệu, mã nào quy định không có thì đứng cuối."""
    known = [_column(one, regulation) for one in regulation.criteria.values()]
    strange = dict.fromkeys(one for one in written if one not in regulation.criteria)
    return (*known, *(Column((one,), f"{one}\n", Content.STATUS, choices="trang_thai", width=17) for one in strange))


def _column(criterion: Criterion, regulation: Regulation) -> Column:
    """Điều cấm, quy tắc quy trách nhiệm có danh sách chọn riêng, và tiêu đề nói ra điều đó."""
    role = f"Người trả lời: {regulation.roles[criterion.role].label}." if criterion.role else ""
    if criterion.nature is Nature.DUTY:
        heading, choices, how = f"{criterion.id}\n{criterion.label}", "trang_thai", ""
    else:
        nature = "điều không được làm" if criterion.nature is Nature.PROHIBITION else "quy trách nhiệm"
        heading, choices = f"{criterion.id}\n{criterion.label}\n({nature})", BREACH
        how = f"Có vi phạm thì ghi kết luận ở trang “{DETAILS.name}”."
    text = " ".join(filter(None, (role, how)))
    return Column((criterion.id,), heading, Content.STATUS, choices=choices, width=17, help=text)

"""Văn bản công bố, văn bản đã ban hành của hồ sơ → chỗ sai khi đối chiếu với kỳ đánh giá (Điều 13, G33)."""

from __future__ import annotations

import re
from datetime import date

from docgen.errors import Place
from docgen.readers.context import Context
from docgen.readers.naming import called
from docgen.readers.sections import FIELD_INDEX, Documents
from docgen.text.dates import short_date

_INDEX_YEAR = "G33: chỉ số phải là của năm được đánh giá"
_AFTER_ASSESSMENT = ("to_trinh", "quyet_dinh", "bao_cao")
_YEAR = re.compile(r"năm\s+((?:19|20)[0-9]{2})")


def check_publications(published: Documents, context: Context) -> None:
    """Điều 13: không đánh giá trước khi có chỉ số; và chỉ số phải là của năm được đánh giá (G33).

    Chỉ số lĩnh vực công bố sau ngày đánh giá không phải là chỗ sai: hợp đồng đầu vào coi đó là chưa đủ dữ liệu (G17).
    """
    for key, (reference, place) in published.items():
        _check_year(reference.title, reference.issued.year, reference.issued.month, place, context)
        late = context.assessed_on is not None and context.assessed_on < reference.issued
        if not late or context.assessed_on is None:
            continue
        days = f"ngày đánh giá {short_date(context.assessed_on)} trước ngày công bố {short_date(reference.issued)}"
        if _too_late(reference.issued, place, context):
            continue
        if key == FIELD_INDEX:
            context.notes.warn(
                place,
                f"{days}: chỉ số lĩnh vực chưa dùng được "
                "(G17: chỉ số lĩnh vực của tỉnh thường công bố sau chỉ số của đơn vị).",
                "Đánh giá sau ngày công bố.",
            )
        else:
            action = f"Sửa {called(place, 'ky_danh_gia.ngay_danh_gia')}, hoặc ngày của văn bản công bố."
            context.notes.wrong(place, f"{days} (Điều 13).", action)


def check_issued(issued: Documents, context: Context) -> None:
    """Văn bản đã ban hành của kỳ này không thể có trước ngày đánh giá, cũng không thể sau đó nhiều năm."""
    for key, (reference, place) in issued.items():
        if context.assessed_on is None or _too_late(reference.issued, place, context):
            continue
        if key.startswith(_AFTER_ASSESSMENT) and reference.issued < context.assessed_on:
            context.notes.warn(
                place,
                f"văn bản {reference.number} ngày {short_date(reference.issued)}, "
                f"trước ngày đánh giá {short_date(context.assessed_on)}.",
                "Kiểm tra ngày ban hành, hoặc ngày đánh giá.",
            )


def _too_late(issued: date, place: Place, context: Context) -> bool:
    """Văn bản đề ngày sau ngày đánh giá quá hai năm: gõ nhầm năm (2032 thay cho 2023)."""
    assessed = context.assessed_on
    if assessed is None or (issued.year - 2, issued.month, issued.day) <= (assessed.year, assessed.month, assessed.day):
        return False
    context.notes.wrong(
        place,
        f"văn bản đề ngày {short_date(issued)}, sau ngày đánh giá {short_date(assessed)} quá hai năm.",
        "Có lẽ gõ nhầm năm; sửa ngày ban hành.",
    )
    return True


def _check_year(title: str | None, issued_year: int, month: int, place: Place, context: Context) -> None:
    rated = context.year
    if rated is None:
        return
    named = [int(year) for year in _YEAR.findall(title or "")]
    if named and rated not in named:
        context.notes.wrong(
            place,
            f"trích yếu nói chỉ số năm {named[0]}, năm đánh giá là {rated} ({_INDEX_YEAR}).",
            "Dùng văn bản công bố chỉ số của chính năm được đánh giá.",
        )
    elif issued_year < rated:
        context.notes.wrong(
            place,
            f"văn bản đề năm {issued_year}, không thể công bố chỉ số của năm {rated} ({_INDEX_YEAR}).",
            "Dùng văn bản công bố chỉ số của chính năm được đánh giá.",
        )
    elif issued_year == rated and month < 12:
        context.notes.warn(
            place,
            f"văn bản đề tháng {month}/{issued_year}, khi năm {rated} chưa hết ({_INDEX_YEAR}).",
            "Kiểm tra năm của chỉ số.",
        )

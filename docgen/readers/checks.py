"""Văn bản công bố, văn bản đã ban hành của hồ sơ → chỗ sai khi đối chiếu với kỳ đánh giá."""

from __future__ import annotations

import re
from datetime import date

from docgen.errors import Place
from docgen.readers.context import Context
from docgen.readers.naming import called
from docgen.readers.sections import FIELD_INDEX, Documents
from docgen.regulations.conditions import Measure
from docgen.regulations.parts import IndexYear, InputCheck
from docgen.text.dates import short_date

_AFTER_ASSESSMENT = ("to_trinh", "quyet_dinh", "bao_cao")
_YEAR = re.compile(r"năm\s+((?:19|20)[0-9]{2})")


def check_publications(published: Documents, context: Context) -> None:
    """Không đánh giá trước khi có chỉ số; và chỉ số phải là của năm mà quy định nói.

    Quy định không buộc chờ công bố thì đánh giá sớm chỉ bị nhắc. Chỉ số lĩnh vực công bố sau ngày đánh giá không phải
    là chỗ sai: hợp đồng đầu vào coi đó là chưa đủ dữ liệu.
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
                f"{days}: chỉ số lĩnh vực chưa dùng được"
                f"{context.basis(context.regulation.missing.get(Measure.FIELD_INDEX))}.",
                "Đánh giá sau ngày công bố.",
            )
        else:
            action = f"Sửa {called(place, 'ky_danh_gia.ngay_danh_gia')}, hoặc ngày của văn bản công bố."
            rule = context.regulation.after_publication
            if rule:
                context.notes.wrong(place, f"{days} ({rule}).", action)
            else:
                context.notes.warn(place, f"{days}; quy định không nói có phải chờ công bố hay không.", action)


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
    if context.signing_on is not None and issued <= context.signing_on:
        return False
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
    latest = context.regulation.index_year is IndexYear.LATEST
    wanted = "năm gần nhất đã công bố" if latest else "chính năm được đánh giá"
    basis, action = context.check_basis(InputCheck.INDEX_YEAR), f"Dùng văn bản công bố chỉ số của {wanted}."
    named = [int(year) for year in _YEAR.findall(title or "")]
    if named and rated not in named and (not latest or min(named) > rated):
        found = f"trích yếu nói chỉ số năm {named[0]}, năm đánh giá là {rated}{basis}."
        context.notes.wrong(place, found, action)
    elif latest:
        newest = max(named) if named else issued_year - 1
        if newest < rated - 1:
            found = f"chỉ số của năm {newest} có thể không phải là năm gần nhất của năm đánh giá {rated}{basis}."
            context.notes.warn(place, found, action)
    elif issued_year < rated:
        found = f"văn bản đề năm {issued_year}, không thể công bố chỉ số của năm {rated}{basis}."
        context.notes.wrong(place, found, action)
    elif issued_year == rated and month < 12:
        found = f"văn bản đề tháng {month}/{issued_year}, khi năm {rated} chưa hết{basis}."
        context.notes.warn(place, found, "Kiểm tra năm của chỉ số.")

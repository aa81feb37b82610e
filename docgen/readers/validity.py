"""Kỳ đánh giá so với quy định đã chọn: năm đánh giá còn trong thời gian áp dụng, cơ quan ban hành còn vào ngày ký."""

from __future__ import annotations

from docgen.errors import Place
from docgen.model.dossier import DocumentRef
from docgen.readers.context import Context
from docgen.readers.naming import called, either
from docgen.readers.sections import CONFIRMATION, PeriodEntry
from docgen.regulations.changes import Change, on_day
from docgen.regulations.versions import applicable, outside
from docgen.text.dates import short_date

_ASSIGNED = "nguoi_xep_loai"


def check_validity(period: PeriodEntry, context: Context) -> None:
    """Năm ngoài thời gian áp dụng là chỗ sai, trừ khi kỳ đánh giá ghi văn bản cho áp dụng: khi đó là cảnh báo.

    Lỗi: RegulationError khi phải tìm phiên bản khác mà một tệp quy định đã cài sai.
    """
    regulation = context.regulation
    if regulation.seen:
        context.notes.warn(
            period.places.get("quy_dinh", period.place),
            f"{regulation.id} là quy định thử nghiệm. {regulation.seen}",
            "Đối chiếu với văn bản gốc trước khi dùng kết quả.",
        )
    reason = outside(regulation, context.year) if context.year is not None else ""
    if reason:
        _out_of_years(reason, period, context)
    _check_thresholds(period, context)
    _check_confirmation(period, context)
    _check_signing(period, context, needed=bool(reason))


def _check_thresholds(period: PeriodEntry, context: Context) -> None:
    """Ngưỡng cơ quan nêu chỉ dùng được cho những năm mà chính tệp ngưỡng ghi."""
    supplement = context.regulation.supplement
    if supplement is None or context.year is None:
        return
    first, last = supplement.validity.first_year, supplement.validity.last_sure_year
    if not first <= context.year <= last:
        place = period.places.get("nam_danh_gia", period.place)
        years = f"từ {first} đến {last}" if first != last else str(first)
        context.notes.wrong(
            place,
            f"ngưỡng ở tệp {supplement.file.name} chỉ dùng cho năm đánh giá {years}, không phải năm {context.year}.",
            "Dùng tệp ngưỡng của năm ấy, hoặc bỏ khai ở bảng [nguong] của docgen.toml.",
        )
    if period.signing_date and supplement.document.issued > period.signing_date:
        context.notes.wrong(
            period.places.get("ngay_ky_du_kien") or period.places.get("ngay_danh_gia", period.place),
            f"văn bản nêu ngưỡng đề ngày {short_date(supplement.document.issued)}, sau ngày ký "
            f"{short_date(period.signing_date)}.",
            f"Xem lại source ở tệp {supplement.file.name}, hoặc ngày ký dự kiến.",
        )
    if still := [level.label for level in context.regulation.levels[:-1] if level.unstated]:
        context.notes.warn(
            period.places.get("quy_dinh", period.place),
            f"tệp {supplement.file.name} chưa nêu ngưỡng của mức {', '.join(f'“{name}”' for name in still)}, nên ai có "
            "thể đạt mức ấy thì chưa được đề nghị mức nào.",
            "Thêm mức ấy vào tệp ngưỡng nếu văn bản của cơ quan có nêu.",
        )


def _out_of_years(reason: str, period: PeriodEntry, context: Context) -> None:
    place = period.places.get("nam_danh_gia", period.place)
    before = context.year is not None and context.year < context.regulation.validity.first_year
    if period.confirmation and before:
        context.notes.wrong(place, f"{reason} Văn bản cho áp dụng không làm quy định có hiệu lực trở về trước.", _SEE)
    elif period.confirmation:
        context.notes.warn(place, f"{reason} Vẫn áp dụng theo {_reference(period.confirmation)}.", _LOOK)
    elif CONFIRMATION not in period.places:
        context.notes.wrong(place, reason, _what_to_do(place, context))


def _what_to_do(place: Place, context: Context) -> str:
    regulation, year = context.regulation, context.year
    other = applicable(regulation, year) if year is not None else None
    if other:
        key = called(place, "ky_danh_gia.quy_dinh")
        found = (
            f"Năm {year}: quy định áp dụng được là {other.id} ({other.source.described}); đổi {key} rồi rà lại dữ liệu."
        )
    else:
        found = f"Chưa có phiên bản nào của quy định này cho năm {year}."
    return (
        f"{found} Nếu cấp có thẩm quyền đã có văn bản cho áp dụng {regulation.id} thì ghi ở {_confirmation_key(place)}."
    )


def _check_confirmation(period: PeriodEntry, context: Context) -> None:
    """Văn bản cho áp dụng phải có trước khi ký: nó là một căn cứ của văn bản sẽ ký."""
    signing, source = period.signing_date, context.regulation.source
    if period.confirmation and source.issued and period.confirmation.issued < source.issued:
        context.notes.wrong(
            period.places[CONFIRMATION],
            f"văn bản cho áp dụng đề ngày {short_date(period.confirmation.issued)}, trước cả ngày ban hành quy định "
            f"{short_date(source.issued)}.",
            "Sửa ngày ban hành.",
        )
    if period.confirmation and signing and period.confirmation.issued > signing:
        context.notes.wrong(
            period.places[CONFIRMATION],
            f"văn bản cho áp dụng quy định đề ngày {short_date(period.confirmation.issued)}, sau ngày ký "
            f"{short_date(signing)}.",
            "Sửa ngày ban hành, hoặc ngày ký dự kiến.",
        )


def _check_signing(period: PeriodEntry, context: Context, *, needed: bool) -> None:
    """Những thay đổi về tổ chức có ý nghĩa vào ngày ký đều được nói ra; `needed`: năm đã cần văn bản cho áp dụng."""
    signing = period.signing_date
    if signing is None:
        return
    since = context.regulation.validity.since or context.regulation.source.issued
    if since and signing < since:
        context.notes.wrong(
            period.places.get("ngay_ky_du_kien") or period.places.get("ngay_danh_gia", period.place),
            f"ngày ký {short_date(signing)} trước ngày {context.regulation.id} có hiệu lực {short_date(since)}.",
            "Sửa ngày ký dự kiến, ngày đánh giá.",
        )
    place = period.places.get("ngay_ky_du_kien") or period.places.get("ngay_danh_gia", period.place)
    found = on_day(context.regulation.changes, signing)
    for change in found:
        told = f"ngày ký {short_date(signing)}: {change.told}"
        context.notes.warn(place, told, _consequence(change, period.confirmation, place))
    if period.confirmation and not needed and not any(change.issuer for change in found):
        context.notes.warn(
            period.places[CONFIRMATION],
            f"năm đánh giá {context.year} trong thời gian áp dụng của {context.regulation.id} và cơ quan ban hành còn, "
            "nên không cần văn bản cho áp dụng; văn bản này vẫn được dẫn làm căn cứ.",
            "Xóa nếu ghi nhầm.",
        )


def _consequence(change: Change, confirmation: DocumentRef | None, place: Place) -> str:
    if not change.ends:
        return "Kiểm tra từng tên cơ quan, chức vụ trước khi ký."
    parts = []
    if change.offices:
        assigned = either(place, _ASSIGNED, called(place, f"{_ASSIGNED}.chuc_vu"))
        parts.append(
            f"Văn bản thuộc thẩm quyền chức danh ấy chỉ lập khi ghi người kế tục kèm văn bản giao ({assigned})."
        )
    if change.issuer and confirmation is None:
        parts.append(f"Văn bản trình ký chỉ lập khi ghi văn bản cho áp dụng quy định ở {_confirmation_key(place)}.")
    elif change.issuer and confirmation:
        parts.append(f"Quy định vẫn áp dụng theo {_reference(confirmation)}.")
    return " ".join(parts)


def _confirmation_key(place: Place) -> str:
    key = f"ky_danh_gia.{CONFIRMATION}"
    return either(place, key, called(place, f"{key}.so_ky_hieu"))


def _reference(document: DocumentRef) -> str:
    return f"văn bản số {document.number} ngày {short_date(document.issued)} của {document.issuer}"


_SEE = "Sửa năm đánh giá, hoặc dùng quy định của năm đó."
_LOOK = "Kiểm tra văn bản ấy đúng là cho áp dụng quy định này với năm đánh giá."

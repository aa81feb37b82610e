"""Các phiên bản của một quy định, nối nhau bằng `validity.replaces`: năm nào thì phiên bản nào áp dụng được."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from docgen.errors import RegulationError
from docgen.regulations import load
from docgen.regulations.schema import Regulation
from docgen.text.dates import short_date


def outside(regulation: Regulation, year: int) -> str:
    """Vì sao năm `year` ngoài những năm chắc chắn quy định áp dụng được, kèm nguồn; rỗng khi ở trong."""
    validity = regulation.validity
    if year < validity.first_year:
        return (
            f"năm {year} trước năm đầu tiên {regulation.id} áp dụng được ({validity.first_year}). {_start(regulation)}"
        )
    if year <= validity.last_sure_year:
        return ""
    if validity.until:
        found = f"{regulation.id} hết hiệu lực sau ngày {short_date(validity.until)}, không dùng cho năm {year}."
    else:
        found = f"sau năm {validity.last_sure_year} chưa chắc {regulation.id} còn áp dụng; năm đánh giá là {year}."
    return f"{found} {validity.note}".rstrip()


def _start(regulation: Regulation) -> str:
    """Văn bản gốc có hiệu lực từ ngày nào, kèm lời giải thích ngày ấy khi có."""
    validity = regulation.validity
    since = f", có hiệu lực từ {short_date(validity.since)}" if validity.since else ""
    return f"Văn bản: {regulation.source.described}{since}. {validity.since_note}".rstrip()


def applicable(regulation: Regulation, year: int) -> Regulation | None:
    """Phiên bản khác cùng dòng với `regulation`, đã cài, áp dụng được cho năm `year`; None khi không có.

    Lỗi: RegulationError khi một tệp quy định đã cài sai, hay hai phiên bản cùng nhận một năm.
    """
    return next((one for one in line(regulation, installed()) if not outside(one, year)), None)


def installed() -> tuple[Regulation, ...]:
    """Mọi quy định đã cài. Lỗi: RegulationError khi một tệp sai."""
    return tuple(load.load(name) for name in load.available())


def line(regulation: Regulation, known: Iterable[Regulation]) -> tuple[Regulation, ...]:
    """Mọi phiên bản cùng dòng với `regulation` trong `known`, kể cả nó, cũ trước mới sau.

    Lỗi: RegulationError khi hai phiên bản cùng nhận một năm đánh giá.
    """
    by_id = {one.id: one for one in known} | {regulation.id: regulation}
    links = {(one.id, older) for one in by_id.values() for older in one.validity.replaces}
    found = {regulation.id}
    while more := {one for link in links if found & set(link) for one in link if one in by_id} - found:
        found |= more
    versions = sorted((by_id[name] for name in found), key=lambda one: one.validity.first_year)
    for older, newer in pairwise(versions):
        if older.validity.last_sure_year >= newer.validity.first_year:
            raise RegulationError(
                f"Hai phiên bản {older.id} và {newer.id} cùng nhận năm đánh giá {newer.validity.first_year}: sửa "
                f"last_sure_year của {older.id}, hoặc first_year của {newer.id}."
            )
    return tuple(versions)

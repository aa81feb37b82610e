"""Mỗi số, ký hiệu chỉ dùng một lần trong năm; số sau không mang ngày sớm hơn số trước.

Điều này chỉ thấy được khi kiểm tra nhiều tệp một lần (`docgen check THƯ_MỤC`): các văn bản cùng cơ quan, cùng năm, cùng
ký hiệu được so với nhau. Số chưa cấp, ngày chưa ghi thì không so. Hai tệp cùng số và cùng trích yếu là hai bản của một
văn bản, không phải trùng số. Cơ quan đánh số riêng từng loại hay chung mọi loại là việc của cơ quan, nên chỉ so những
văn bản cùng ký hiệu.

Trùng số thì sổ đăng ký văn bản đi không còn tra được, và hai quyết định cùng số là hai quyết định có thể bị hủy nhầm.

Đúng: số 12/QĐ-UBND ngày 05 tháng 6 và số 13/QĐ-UBND ngày 06 tháng 6.
Sai: hai quyết định khác nội dung cùng số 12/QĐ-UBND; số 13 ngày 04 tháng 6 khi số 12 đã ngày 05 tháng 6.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from docgen.layout.components.values import Document
from docgen.layout.examples import Example
from docgen.layout.facts.values import Line
from docgen.layout.fault import Fault
from docgen.layout.numbers import parse_number
from docgen.layout.place_date import full_text, parse_place_date
from docgen.layout.profile import Limits
from docgen.text.dates import short_date
from docgen.text.slug import slug

ID = "so_trong_nam"
PASSES = (Example("Một văn bản, một số"),)
FAILS: tuple[Example, ...] = ()
"""Một tệp không sai được: ví dụ sai gồm nhiều tệp, xem phép thử của `compare`."""


class _Entry(NamedTuple):
    """Một văn bản đã vào số: cơ quan, năm, ký hiệu; số; ngày; trích yếu; dòng số."""

    series: tuple[str, int, str]
    number: int
    issued: date
    subject: str
    line: Line


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Một tệp đứng riêng thì không có gì để so."""
    del document, limits
    yield from ()


def compare(documents: Sequence[tuple[str, Document]], limits: Limits) -> Iterator[tuple[int, Fault]]:
    """Chỗ sai giữa các tệp: (thứ tự tệp trong `documents`, chỗ sai); tên tệp kia nằm trong câu."""
    del limits
    series: dict[tuple[str, int, str], list[tuple[int, _Entry]]] = {}
    for index, (_, document) in enumerate(documents):
        entry = _entry(document)
        if entry is not None:
            series.setdefault(entry.series, []).append((index, entry))
    for entries in series.values():
        ordered = sorted(entries, key=lambda one: (one[1].number, one[1].issued))
        for (before, earlier), (index, later) in pairwise(ordered):
            other = documents[before][0]
            if earlier.number == later.number:
                if earlier.subject != later.subject:
                    yield index, Fault("N09", later.line, f"trùng số với {other}", "mỗi số một văn bản trong năm")
            elif later.issued < earlier.issued:
                found = f"ngày {short_date(later.issued)}, sớm hơn số {earlier.number} ({other})"
                yield index, Fault("N09", later.line, found, f"không trước {short_date(earlier.issued)}")


def _entry(document: Document) -> _Entry | None:
    components = document.components
    line, dated = components.head.so_ky_hieu, components.head.dia_danh_thoi_gian
    if line is None or dated is None:
        return None
    number, issued = parse_number(line.text), parse_place_date(full_text(dated)).date
    if number is None or number.figure is None or issued is None:
        return None
    agency = slug(" ".join(one.text for one in components.head.co_quan_ban_hanh))
    subject = slug(" ".join(one.text for one in (*components.trich_yeu, *components.head.trich_yeu_cong_van)))
    return _Entry((agency, issued.year, slug(number.symbol)), number.figure, issued, subject, line)

"""Một văn bản được viện dẫn chỉ có một số, ký hiệu và một ngày.

Báo khi trong cùng một tệp:
- cùng số luật của một khóa Quốc hội mà khác năm (“Luật số 42/2024/QH15” và “Luật số 42/2025/QH15”: số của luật chạy
  suốt khóa nên không thể có cả hai);
- cùng một số, ký hiệu có năm mà hai ngày ban hành khác nhau;
- cùng loại, cùng tên đầy đủ, cùng ngày mà hai số khác nhau; cùng số, cùng tên mà khác năm.

Để yên: văn bản của Hội đồng nhân dân, Ủy ban nhân dân (tỉnh nào cũng có số 05/2025/QĐ-UBND); văn bản “sửa đổi, bổ
sung”; văn bản thay thế mang cùng tên với văn bản cũ.

Gõ sai một chữ số là viện dẫn một văn bản khác, có khi không tồn tại.

Đúng: Luật số 42/2024/QH15 ở mọi chỗ.
Sai: Luật số 42/2024/QH15 ở căn cứ, Luật số 42/2025/QH15 ở nội dung.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from docgen.layout.components.values import Document
from docgen.layout.examples import Edit, Example
from docgen.layout.facts.values import Line, Paragraph
from docgen.layout.fault import Fault
from docgen.layout.profile import Limits
from docgen.layout.prose import excerpt, matches
from docgen.text.dates import parse_date, short_date
from docgen.text.unicode import clean, tone_key

ID = "vien_dan_nhat_quan"

PASSES = (
    Example("Hai lần cùng một số", (Edit("dieu_2", "năm 2026 và", "theo Nghị định số 30/2020/NĐ-CP và"),)),
    Example(
        "Luật sửa đổi có số khác",
        (
            Edit("dieu_1", "Thành lập", "Theo Luật số 64/2025/QH15, Luật số 87/2025/QH15, thành lập"),
            Edit("dieu_2", "Tổ kiểm tra", "Theo Luật số 64/2025/QH15, Tổ kiểm tra"),
        ),
    ),
    Example(
        "Số có dấu chấm là số khác",
        (
            Edit("dieu_1", "Thành lập", "Theo Nghị quyết số 66.13/2026/NQ-CP ngày 27/01/2026, thành lập"),
            Edit("dieu_2", "Tổ kiểm tra", "Theo Nghị quyết số 13/2026/NQ-CP ngày 06/02/2026, Tổ kiểm tra"),
        ),
    ),
)
FAILS = (
    Example(
        "Một luật hai số",
        (
            Edit("dieu_1", "Thành lập", "Theo Luật số 42/2024/QH15, thành lập"),
            Edit("dieu_2", "Tổ kiểm tra", "Theo Luật số 42/2025/QH15, Tổ kiểm tra"),
        ),
    ),
    Example(
        "Một nghị định hai ngày",
        (Edit("dieu_2", "Tổ kiểm tra", "Theo Nghị định số 30/2020/NĐ-CP ngày 06/3/2020, Tổ kiểm tra"),),
    ),
)

_KINDS = re.compile(r"Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị")
# Xét ký tự đứng trước sau khi đã gặp chữ số đầu: mẫu mở đầu bằng chữ số thì máy tìm lướt nhanh.
_NUMBER = re.compile(
    r"(?P<number>\d(?<![\w.]\d)\d{0,3}(?:\.\d{1,3})?)/(?:(?P<year>(?:19|20)\d\d)/)?(?P<code>[A-ZĐ][A-ZĐa-z]*\d*(?:-[A-ZĐ]+[A-Za-zĐ]*)*)"
)
_DATE = re.compile(
    r"(?: của (?:Chính phủ|Quốc hội|Thủ tướng Chính phủ))?,? ?"
    r"(?P<date>ngày \d{1,2} tháng \d{1,2} năm \d{4}|ngày \d{1,2}/\d{1,2}/\d{4})"
)
_ISSUER = re.compile(r" của (?:Quốc hội|Chính phủ|Thủ tướng Chính phủ|(?:Bộ trưởng )?Bộ(?: [A-ZĐ]\w+(?: và)?)+)")
_TITLE = re.compile(r",? (?P<title>(?:về|quy định|hướng dẫn|ban hành)\b[^.;:()“”\n]*)")
_ONE_SERIES = re.compile(r"(?:NQ|QĐ|CT|NĐ)-(?:CP|TTg)")
_CLAUSE, _TITLE_WORDS, _SHARED = 90, 4, 0.6


class _Citation(NamedTuple):
    """Một lần viện dẫn: loại, số, năm trong ký hiệu, ký hiệu, ngày, tên (chữ thường, rỗng khi không viết)."""

    kind: str
    number: str
    year: str
    code: str
    day: date | None
    title: str
    paragraph: Paragraph
    span: tuple[int, int]

    @property
    def at(self) -> Line:
        return excerpt(self.paragraph, *self.span)

    @property
    def shown(self) -> str:
        number = self.number.zfill(2)
        return f"{number}/{self.year}/{self.code}" if self.year else f"{number}/{self.code}"

    @property
    def compared(self) -> tuple[str, str, date | None, str]:
        return self.kind, self.shown, self.day, self.title

    @property
    def law(self) -> bool:
        return "QH" in self.code


def check(document: Document, limits: Limits) -> Iterator[Fault]:
    """Mỗi cặp viện dẫn trái nhau báo một lần, ở chỗ sau."""
    distinct: dict[tuple[str, str, date | None, str], _Citation] = {}
    for one in _citations(document):
        distinct.setdefault(one.compared, one)
    reported: set[str] = set()
    for first, second in combinations(distinct.values(), 2):
        fault = _conflict(first, second)
        if fault and fault.found not in reported:
            reported.add(fault.found)
            yield fault


def elsewhere(document: Document) -> set[tuple[str, str, date | None, str]]:
    """Các viện dẫn được đem so với viện dẫn ở đoạn khác."""
    return {one.compared for one in _citations(document)}


def _citations(document: Document) -> Iterator[_Citation]:
    for paragraph, match in matches(document.text_paragraphs, _NUMBER, "/"):
        code, year = match["code"], match["year"] or ""
        unique = "UBND" not in code and "HĐND" not in code if year else bool(_ONE_SERIES.fullmatch(code))
        if not unique:
            continue
        text = match.string
        kinds = _KINDS.findall(text[max(0, match.start() - _CLAUSE) : match.start()].rpartition(";")[2])
        if not kinds:
            continue
        kind = "Luật" if kinds[-1] == "Bộ luật" else kinds[-1]
        day, title = _tail(text[match.end() :])
        yield _Citation(kind, match["number"].lstrip("0"), year, code, day, title, paragraph, match.span())


def _tail(text: str) -> tuple[date | None, str]:
    """Ngày và tên của văn bản, viết ngay sau số, ký hiệu."""
    day, position = None, 0
    if match := _DATE.match(text):
        position = match.end()
        day = _day(match["date"])
        if day is None:
            return None, ""
    if match := _ISSUER.match(text, position):
        position = match.end()
    match = _TITLE.match(text, position)
    return day, clean(match["title"]).casefold() if match else ""


@lru_cache(maxsize=1024)
def _day(text: str) -> date | None:
    """Ngày viết cả hai lối; None khi không có trong lịch. Một văn bản dẫn đi dẫn lại vài ngày nên nhớ câu trả lời."""
    try:
        return parse_date(text.removeprefix("ngày ") if "/" in text else text)
    except ValueError:
        return None


def _conflict(first: _Citation, second: _Citation) -> Fault | None:
    if first.kind != second.kind or first.code != second.code:
        return None
    if first.shown == second.shown:
        return _two_dates(first, second)
    if not (first.year and second.year):
        return None
    same_title = _same_title(first, second)
    if first.law and first.number == second.number and first.year != second.year:
        clash = _may_be_same(first, second)
    elif first.number == second.number:
        clash = same_title
    elif first.law:
        clash = same_title and first.kind == "Luật"
    else:
        clash = same_title and first.day is not None and first.day == second.day
    if not clash:
        return None
    return Fault("V01", second.at, f"số {first.shown} và số {second.shown}", "một văn bản, một số")


def _two_dates(first: _Citation, second: _Citation) -> Fault | None:
    if not (first.day and second.day) or first.day == second.day:
        return None
    # Số không mang năm thì mỗi năm đánh lại từ 01.
    if not first.year and first.day.year != second.day.year:
        return None
    found = f"số {first.shown}: ngày {short_date(first.day)} và ngày {short_date(second.day)}"
    return Fault("V01", second.at, found, "một văn bản, một ngày")


def _same_title(first: _Citation, second: _Citation) -> bool:
    title = first.title
    generic = "sửa đổi" in title or title.startswith(("quy định chi tiết", "hướng dẫn"))
    return tone_key(title) == tone_key(second.title) and len(title.split()) >= _TITLE_WORDS and not generic


def _may_be_same(first: _Citation, second: _Citation) -> bool:
    """Không có hai tên khác hẳn nhau để nói rằng đây là hai văn bản."""
    if not (first.title and second.title):
        return True
    words, others = set(first.title.split()), set(second.title.split())
    return len(words & others) >= _SHARED * min(len(words), len(others))

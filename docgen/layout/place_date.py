"""Dòng “Địa danh, ngày … tháng … năm …” → địa danh, ngày, tháng, năm và chỗ của chúng."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from docgen.layout.components.words import composed_end
from docgen.layout.facts.values import Line

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\[[^\]]*\]")
_BLANKS = re.compile(r"[\s.…‥_]*")
_WORDS = re.compile(
    r"(?P<before>.*?)(?P<ngay>\bngày)(?P<day>.*?)(?P<thang>tháng)(?P<month>.*?)(?P<nam>năm)(?P<year>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FIGURE = re.compile(r"[\s.…‥_]*(?P<digits>\d{1,2})[\s.…‥_]*")
_YEAR = re.compile(r"[\s]*(?P<digits>\d{4})[\s]*(?P<after>.*)", re.DOTALL)
_OPEN_YEAR = re.compile(r"\s*\d{0,3}[\s.…‥_]*")
_SHORT = re.compile(r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}")


class Figure(NamedTuple):
    """Một con số trong dòng: chữ số đúng như gõ và chỗ của nó."""

    digits: str
    start: int
    end: int


class Problem(NamedTuple):
    """Một điểm dòng viết khác mẫu."""

    found: str
    expected: str


class PlaceDate(NamedTuple):
    """Dòng địa danh, thời gian đã đọc; ngày, tháng, năm None khi để trống hay không đọc được."""

    place: str
    day: Figure | None
    month: Figure | None
    year: int | None
    problems: tuple[Problem, ...]

    @property
    def date(self) -> date | None:
        """Ngày ban hành, khi ghi đủ và có thật."""
        if self.day is None or self.month is None or self.year is None:
            return None
        return _date(self.year, int(self.month.digits), int(self.day.digits))


def parse_place_date(text: str, *, continued: bool = False) -> PlaceDate:
    """Đọc một dòng. `continued`: địa danh đã nằm ở dòng trên, dòng này chỉ còn ngày tháng."""
    composed = normalize("NFC", text)
    if len(composed) != len(text):
        read = parse_place_date(composed, continued=continued)
        return read._replace(day=_moved(read.day, text), month=_moved(read.month, text))
    plain = _TAG.sub(lambda tag: "…" * len(tag.group()), text)
    matched = _WORDS.fullmatch(plain)
    if matched is None:
        return PlaceDate("", None, None, None, (_shape_problem(plain),))
    place, comma, rest = matched["before"].rpartition(",")
    if not comma or rest.strip():
        place, comma = matched["before"], ""
    place = place.strip()
    day, month = _figure(matched, "day"), _figure(matched, "month")
    year = _YEAR.fullmatch(matched["year"])
    found = PlaceDate(place, day, month, int(year["digits"]) if year else None, ())
    problems = [*_place_problems(place, comma, continued=continued), *_word_problems(matched), *_year_problems(matched)]
    # Năm để trống thì lấy một năm nhuận, để không bắt bẻ ngày 29 tháng 02.
    if not problems and day and month and _date(found.year or 2024, int(month.digits), int(day.digits)) is None:
        problems.append(Problem(f"ngày {day.digits} tháng {month.digits}", "ngày có trong lịch"))
    return found._replace(problems=tuple(problems))


def full_text(line: Line) -> str:
    """Chữ của dòng, kể cả phần sau một chỗ trống dài đã khiến dòng bị cắt làm hai."""
    text = line.paragraph.text
    following = re.search(r"[\t\n]", text[line.end :])
    return text[line.start : line.end + following.start() if following else len(text)]


def is_blank(text: str) -> bool:
    """Khúc chữ chỉ gồm khoảng trắng, chấm, gạch dưới."""
    return _BLANKS.fullmatch(text) is not None


def _moved(figure: Figure | None, text: str) -> Figure | None:
    """Con số đọc ở bản dựng sẵn, với chỗ của nó trong chữ tổ hợp."""
    if figure is None:
        return None
    start = composed_end(text, figure.start)
    return Figure(figure.digits, start, start + len(figure.digits))


def _figure(matched: re.Match[str], name: str) -> Figure | None:
    found = _FIGURE.fullmatch(matched[name])
    if found is None:
        return None
    start = matched.start(name) + found.start("digits")
    return Figure(found["digits"], start, start + len(found["digits"]))


def _shape_problem(text: str) -> Problem:
    expected = "ngày … tháng … năm …"
    if short := _SHORT.search(text):
        return Problem(f"“{short.group()}”", expected)
    missing = next((word for word in ("ngày", "tháng", "năm") if word not in text.lower()), "")
    return Problem(f"không có chữ “{missing}”" if missing else "ngày, tháng, năm không đúng thứ tự", expected)


def _place_problems(place: str, comma: str, *, continued: bool) -> Iterator[Problem]:
    if is_blank(place):
        if not continued and not place:
            yield Problem("không có địa danh", "địa danh, dấu phẩy rồi đến ngày")
        return
    if not comma:
        yield Problem("không có dấu phẩy", "dấu phẩy sau địa danh")
    letters = [letter for letter in place if letter.isalpha()]
    if letters and letters[0].islower():
        yield Problem("địa danh viết thường", "viết hoa địa danh")
    elif len(place.split()) > 1 and "." not in place and all(letter.isupper() for letter in letters):
        yield Problem("địa danh in hoa", "địa danh in thường")


def _word_problems(matched: re.Match[str]) -> Iterator[Problem]:
    for name in ("ngay", "thang", "nam"):
        if matched[name] != matched[name].lower():
            yield Problem(f"“{matched[name]}”", f"“{matched[name].lower()}”")
    for name, left, right in (("day", "ngày", "tháng"), ("month", "tháng", "năm")):
        piece = matched[name]
        figure = _FIGURE.fullmatch(piece)
        if figure is None:
            if not is_blank(piece):
                yield Problem(f"“{left}{piece}{right}”", "ngày … tháng … năm …, chỉ có chữ số")
        elif piece[0].isdigit():
            yield Problem(f"“{left}{figure['digits']}”", f"“{left} {figure['digits']}”")
        elif piece[-1].isdigit():
            yield Problem(f"“{figure['digits']}{right}”", f"“{figure['digits']} {right}”")


def _year_problems(matched: re.Match[str]) -> Iterator[Problem]:
    piece = matched["year"]
    year = _YEAR.fullmatch(piece)
    if year is None:
        digits = piece.strip()
        if not _OPEN_YEAR.fullmatch(piece) or (digits.isdigit() and not digits.startswith(("20", "19"))):
            yield Problem(f"“năm {digits}”", "năm ghi đủ bốn chữ số")
        return
    if piece[0].isdigit():
        yield Problem(f"“năm{year['digits']}”", f"“năm {year['digits']}”")
    if year["after"][:1] in (".", ",", ";", ":") and not year["after"][1:].strip(" .…"):
        yield Problem(f"“{year['after'].strip()}” sau năm", "không có dấu câu sau năm")


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None

"""Đoạn nội dung → đề mục: phần, chương, mục, tiểu mục, điều, khoản, điểm, số La Mã, số lạ."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from docgen.layout.components import words
from docgen.layout.components.values import Heading
from docgen.layout.facts.values import Line, Paragraph

_SHORT = 80
_TITLED = re.compile(
    r"\s*(?P<word>phần|chương|mục|tiểu mục)\s+(?P<number>thứ\s+\w+|[IVXLC]+|\d+)\b[ \t]*(?P<mark>[.:]?)", re.IGNORECASE
)
_ARTICLE = re.compile(r"\s*điều\s+(?P<number>\d+[a-zđ]?)\s*(?P<mark>[.:]|(?=\s|$))", re.IGNORECASE)
_ROMAN = re.compile(r"\s*(?P<number>[IVXLC]+)\s*(?P<mark>[.)/:-])(?=\s|\S)")
_DECIMAL = re.compile(r"\s*(?P<number>\d{1,2}(?:\.\d{1,2})+)\s*(?P<mark>[.)]?)(?=\s)")
_CLAUSE = re.compile(r"\s*(?P<number>\d{1,2})\s*(?P<mark>[.)/])(?=\s|[^\W\d_])")
_BRACKETED = re.compile(r"\s*\((?P<number>\d{1,2}|[ivx]+|[a-zđ])\)\s*(?P<mark>\.?)(?=\s|\w)")
_POINT = re.compile(r"\s*(?P<number>[a-zđ])\s*(?P<mark>[).])(?=\s|[^\W\d_])")
_GROUPS = ("phan", "chuong", "muc", "tieu_muc")
_LEVELS = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "tieu_muc"}


def read_headings(paragraphs: Sequence[Paragraph]) -> Iterator[Heading]:
    """Các đề mục theo thứ tự; đoạn không mở đầu bằng số, chữ đề mục thì bỏ qua."""
    for index, paragraph in enumerate(paragraphs):
        found = _heading(paragraph, paragraphs[index + 1] if index + 1 < len(paragraphs) else None)
        if found is not None:
            yield found


def _heading(paragraph: Paragraph, following: Paragraph | None) -> Heading | None:
    automatic = bool(paragraph.label) and any(char.isalnum() for char in paragraph.label)
    text = words.nfc(f"{paragraph.label} {paragraph.text.lstrip()}" if automatic else paragraph.text)
    for level, found in _matches(text, paragraph):
        number, mark = found["number"], found["mark"]
        # Số do Word tự đánh không nằm trong chữ của đoạn.
        end = 0 if automatic else words.composed_end(paragraph.text, found.end())
        line = Line(paragraph, len(paragraph.text) - len(paragraph.text.lstrip()) if not automatic else 0, end)
        rest = text[found.end() :].strip()
        if level in _GROUPS and text[found.end() :].lstrip(" \t").startswith("\n"):
            # Tên ở dòng dưới, cùng đoạn với số nhờ ngắt dòng.
            below = Line(paragraph, end, len(paragraph.text))
            return Heading(level, number, mark, line, "", paragraph, below, automatic)
        return Heading(
            level, number, mark, line, rest, paragraph, _title(level, paragraph, end, rest, following), automatic
        )
    return None


def _matches(text: str, paragraph: Paragraph) -> Iterator[tuple[str, re.Match[str]]]:
    titled = _TITLED.match(text)
    if titled and len(text.strip()) <= _SHORT and (paragraph.format.align == "center" or paragraph.whole.bold > 0.5):
        yield _LEVELS[titled["word"].lower()], titled
    for level, pattern in (
        ("dieu", _ARTICLE),
        ("khac", _DECIMAL),
        ("khac", _BRACKETED),
        ("la_ma", _ROMAN),
        ("khoan", _CLAUSE),
        ("diem", _POINT),
    ):
        if (match := pattern.match(text)) and _plausible(level, match, text):
            yield level, match


def _plausible(level: str, match: re.Match[str], text: str) -> bool:
    """Loại những câu chỉ tình cờ mở đầu giống đề mục."""
    rest = text[match.end() :].lstrip()
    if level == "dieu":
        # “Điều 5 của Luật…” giữa câu không phải đề mục: sau số không dấu mà chữ thường là viện dẫn.
        return bool(match["mark"]) or not rest or rest[0].isupper()
    if level == "la_ma":
        # “C.”, “L.” một mình là chữ cái đánh mục A, B, C, không phải số 100, 50.
        lettered = match["number"] in ("C", "L")
        return match["number"].isupper() and not lettered and (not rest or not rest[0].islower())
    return True


def _title(level: str, paragraph: Paragraph, end: int, rest: str, following: Paragraph | None) -> Line | None:
    """Tên đề mục: khúc đậm sau số (điều, khoản), hoặc dòng kế tiếp (phần, chương, mục)."""
    if level in _GROUPS:
        if rest:
            return Line(paragraph, end, len(paragraph.text))
        if following is not None and (following.whole.capitals or following.format.align == "center"):
            return following.whole
        return None
    stop = _bold_until(paragraph, end)
    return Line(paragraph, end, stop) if paragraph.text[end:stop].strip(" .:)") else None


def _bold_until(paragraph: Paragraph, start: int) -> int:
    """Chỗ hết khúc chữ đậm liền nhau kể từ `start`."""
    position = 0
    for run in paragraph.runs:
        finish = position + len(run.text)
        if finish > start and not run.format.bold and run.text[max(0, start - position) :].strip(" .:"):
            return max(start, position)
        position = finish
    return position

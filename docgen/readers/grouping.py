"""Các chỗ sai giống nhau trên nhiều dòng → một lời cho cả dải ô, để người dùng thấy vài dòng thay vì hàng trăm."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.errors import InputError, Place, Problem

ENOUGH = 3
"""Từ chừng này chỗ giống nhau thì gộp."""
_RUNS = 6
_CELL = re.compile(r"([A-Z]+)([0-9]+)")

Run = tuple[tuple[int, int], tuple[int, int]]
"""Ô đầu và ô cuối (cột, dòng) của một dải liền nhau."""


@dataclass(frozen=True, slots=True)
class AlikeProblem(Problem):
    """Một vấn đề; `alike` là câu chung khi nhiều chỗ cùng loại, trống thì chính `found` là câu chung."""

    alike: str = ""


class ReadingError(InputError):
    """Đầu vào sai: `problems` giữ từng chỗ, lời in ra gộp những chỗ giống nhau."""

    def __str__(self) -> str:
        return "\n".join([str(self.args[0]), *(f"  - {problem}" for problem in grouped(self.problems))])


def grouped(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Từ ba chỗ trở lên cùng tệp, cùng trang, cùng lời thì thành một vấn đề trên cả dải ô hay các dòng ấy.

    Tệp và trang theo thứ tự xuất hiện; trong mỗi trang theo dòng, rồi cột.
    """
    groups: dict[tuple[str, str | None, str, str], list[Problem]] = {}
    for problem in _in_order(problems):
        text = problem.alike if isinstance(problem, AlikeProblem) and problem.alike else problem.found
        groups.setdefault((problem.place.file, problem.place.sheet, text, problem.action), []).append(problem)
    found: list[Problem] = []
    for (_, _, text, action), group in groups.items():
        places = list(dict.fromkeys(problem.place for problem in group))
        if len(places) >= ENOUGH:
            found.append(_merged(places, text, action))
        else:
            found.extend(dict.fromkeys(group))
    return tuple(found)


def _in_order(problems: Sequence[Problem]) -> list[Problem]:
    pages = list(dict.fromkeys((problem.place.file, problem.place.sheet) for problem in problems))
    files = list(dict.fromkeys(problem.place.file for problem in problems))

    def key(problem: Problem) -> tuple[int, int, int, int]:
        place = problem.place
        match = _CELL.match(place.cell or "")
        column, row = _position(match) if match else (0, place.line or 0)
        return files.index(place.file), pages.index((place.file, place.sheet)), row, column

    return sorted(problems, key=key)


def _merged(places: list[Place], text: str, action: str) -> Problem:
    first = places[0]
    if first.sheet is None:
        lines = [str(place.line) for place in places if place.line]
        where = f" (dòng {', '.join(lines[:_RUNS])}{'…' if len(lines) > _RUNS else ''})" if lines else ""
        keys = {place.key for place in places}
        place = Place(first.file, key=first.key if len(keys) == 1 else None)
        return Problem(place, f"{len(places)} chỗ{where}: {text}", action)
    cells = [_position(match) for place in places if (match := _CELL.fullmatch(place.cell or ""))]
    if len(cells) != len(places):
        return Problem(Place(first.file, first.sheet), f"{len(places)} chỗ: {text}", action)
    unit = "dòng" if len({column for column, _ in cells}) == 1 else "ô"
    return Problem(Place(first.file, first.sheet), f"{len(cells)} {unit} ({_ranges(cells)}): {text}", action)


def _position(match: re.Match[str]) -> tuple[int, int]:
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column, int(match[2])


def _ranges(cells: list[tuple[int, int]]) -> str:
    """“ô A4–A146”, “ô D4, D7–D9”: các dải dọc hoặc ngang, cách nào ít dải hơn."""
    down = _runs(sorted(cells), (0, 1))
    across = _runs(sorted(cells, key=lambda cell: cell[::-1]), (1, 0))
    runs = down if len(down) <= len(across) else across
    shown = ", ".join(
        _name(first) if first == last else f"{_name(first)}–{_name(last)}" for first, last in runs[:_RUNS]
    )
    return f"ô {shown}{'…' if len(runs) > _RUNS else ''}"


def _runs(cells: list[tuple[int, int]], step: tuple[int, int]) -> list[Run]:
    runs: list[Run] = []
    for cell in cells:
        if runs and cell == (runs[-1][1][0] + step[0], runs[-1][1][1] + step[1]):
            runs[-1] = (runs[-1][0], cell)
        else:
            runs.append((cell, cell))
    return runs


def _name(cell: tuple[int, int]) -> str:
    column, letters = cell[0], ""
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return f"{letters}{cell[1]}"

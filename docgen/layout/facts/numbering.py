"""numbering.xml → số mà Word tự đánh trước mỗi đoạn, đúng như in ra (“Điều 3.”, “a)”, “-”)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from docgen.layout.facts.properties import VAL, Properties, number, paragraph_properties
from docgen.ooxml.xml import W

_SLOT = re.compile(r"%([1-9])")
_ROMAN = ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"))
_SMALL_ROMAN = ((9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_MAX_ROMAN = 4000


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str
    properties: Properties


class Numbering:
    """Các danh sách tự đánh số của một tệp, kèm bộ đếm chạy theo thứ tự đọc."""

    def __init__(self, root: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[str] = set()
        self._overrides: dict[str, dict[int, int]] = {}
        if root is not None:
            self._load(root)

    def _load(self, root: etree._Element) -> None:
        for abstract in root.iter(f"{W}abstractNum"):
            self._levels[abstract.get(f"{W}abstractNumId", "")] = dict(_levels(abstract))
        for num in root.findall(f"{W}num"):
            identifier = num.get(f"{W}numId", "")
            target = num.find(f"{W}abstractNumId")
            abstract_id = "" if target is None else target.get(VAL, "")
            own = dict(_levels(num, f"{W}lvlOverride/{W}lvl"))
            if own:
                # Danh sách tự định nghĩa lại cấp thì đếm riêng.
                self._levels[f"num {identifier}"] = {**self._levels.get(abstract_id, {}), **own}
                abstract_id = f"num {identifier}"
            self._abstract[identifier] = abstract_id
            for override in num.findall(f"{W}lvlOverride"):
                start = override.find(f"{W}startOverride")
                if start is not None:
                    level = int(number(override.get(f"{W}ilvl")) or 0)
                    self._overrides.setdefault(identifier, {})[level] = int(number(start.get(VAL)) or 0)

    def properties(self, number_id: str, level: int) -> Properties:
        """Thuộc tính đoạn (thụt lề) của một cấp; rỗng khi không có danh sách ấy."""
        found = self._level(number_id, level)
        return {} if found is None else found.properties

    def label(self, number_id: str, level: int) -> str:
        """Nhãn của đoạn kế tiếp thuộc danh sách; rỗng khi danh sách không tồn tại hay không in số."""
        definition = self._level(number_id, level)
        if definition is None:
            return ""
        counters = self._advance(number_id, level, definition)
        if definition.form == "bullet":
            # Ký tự vùng dùng riêng là hình trong phông ký hiệu.
            return "•" if any(0xE000 <= ord(char) <= 0xF8FF for char in definition.text) else definition.text
        if definition.form == "none":
            return _SLOT.sub("", definition.text)
        return _SLOT.sub(lambda slot: self._shown(number_id, int(slot[1]) - 1, counters), definition.text)

    def _level(self, number_id: str, level: int) -> _Level | None:
        return self._levels.get(self._abstract.get(number_id, ""), {}).get(level)

    def _advance(self, number_id: str, level: int, definition: _Level) -> dict[int, int]:
        abstract = self._abstract[number_id]
        counters = self._counters.setdefault(abstract, {})
        if number_id not in self._restarted:
            self._restarted.add(number_id)
            for position, start in self._overrides.get(number_id, {}).items():
                counters[position] = start - 1
        counters[level] = counters[level] + 1 if level in counters else definition.start
        for deeper in [one for one in counters if one > level]:
            del counters[deeper]
        return counters

    def _shown(self, number_id: str, level: int, counters: dict[int, int]) -> str:
        definition = self._level(number_id, level)
        if definition is None:
            return ""
        return _format(counters.setdefault(level, definition.start), definition.form)


def _levels(owner: etree._Element, path: str = f"{W}lvl") -> list[tuple[int, _Level]]:
    return [(int(number(level.get(f"{W}ilvl")) or 0), _read(level)) for level in owner.findall(path)]


def _read(level: etree._Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = level.find(f"{W}{name}")
        return default if found is None else found.get(VAL, default)

    properties = paragraph_properties(level.find(f"{W}pPr"))
    properties.pop("style", None)
    return _Level(int(number(value("start", "1")) or 0), value("numFmt", "decimal"), value("lvlText", ""), properties)


def _format(value: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        text = _roman(value)
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter") and value > 0:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{value:02d}" if form == "decimalZero" else str(value)


def _roman(value: int) -> str:
    if not 0 < value < _MAX_ROMAN:
        return str(value)
    text = ""
    for worth, sign in (*_ROMAN, *_SMALL_ROMAN):
        count, value = divmod(value, worth)
        text += sign * count
    return text

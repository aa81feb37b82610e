"""numbering.xml → số mà Word tự đánh trước mỗi đoạn, đúng như in ra (“Điều 3.”, “a)”, “-”)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from docgen.layout.facts.properties import VAL, Properties, number, paragraph_properties, whole
from docgen.ooxml.xml import W
from docgen.text.roman import roman

_ABSTRACT, _ABSTRACT_ID, _NUM = f"{W}abstractNum", f"{W}abstractNumId", f"{W}num"
_SLOT = re.compile(r"%([1-9])")
_MAX_LETTERS = 30
"""Hết bảng chữ cái thì Word lặp chữ (aa, bb…), tối đa ngần này lần."""
_MAX_TEXT = 255
_PICTURE_FONTS = ("wingdings", "webdings", "symbol")


@dataclass(frozen=True, slots=True)
class _Level:
    """`restart`: đánh lại từ đầu khi một cấp nhỏ hơn số này tăng; 0 là không bao giờ (điều liên tục qua các chương)."""

    start: int
    form: str
    text: str
    properties: Properties
    restart: int
    legal: bool


class _List:
    """Định nghĩa một danh sách, cấp nào cần mới đọc. `counted_as`: danh sách cùng tên này thì đếm chung."""

    def __init__(self, counted_as: str, levels: dict[int, etree._Element], starts: dict[int, int]) -> None:
        self.counted_as = counted_as
        self.starts = starts
        self._elements = levels
        self._read: dict[int, _Level] = {}

    def level(self, level: int) -> _Level | None:
        """Cấp thứ `level` tính từ 0; None khi danh sách không định nghĩa."""
        found = self._read.get(level)
        if found is None and level in self._elements:
            found = self._read[level] = _read(self._elements[level], level)
        return found


class Numbering:
    """Các danh sách tự đánh số của một tệp, kèm bộ đếm chạy theo thứ tự đọc."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstracts: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._restarted: set[str] = set()
        for child in () if root is None else root:
            if child.tag == _ABSTRACT:
                self._abstracts[child.get(_ABSTRACT_ID, "")] = child
            elif child.tag == _NUM:
                self._nums[child.get(f"{W}numId", "")] = child

    def _list(self, number_id: str) -> _List | None:
        found = self._lists.get(number_id)
        if found is None and number_id in self._nums:
            found = self._lists[number_id] = self._load(number_id, self._nums[number_id])
        return found

    def _load(self, number_id: str, num: etree._Element) -> _List:
        target = num.find(_ABSTRACT_ID)
        abstract = self._borrowed("" if target is None else target.get(VAL, ""))
        levels = _levels(self._abstracts[abstract], f"{W}lvl") if abstract in self._abstracts else {}
        own = _levels(num, f"{W}lvlOverride/{W}lvl")
        starts: dict[int, int] = {}
        for override in num.findall(f"{W}lvlOverride"):
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[whole(override.get(f"{W}ilvl"))] = whole(start.get(VAL))
        # Danh sách tự định nghĩa lại cấp thì đếm riêng.
        return _List(f"num {number_id}" if own else abstract, {**levels, **own}, starts)

    def _borrowed(self, abstract: str) -> str:
        """Danh sách mượn định nghĩa của một kiểu đánh số: cấp nằm ở danh sách mang kiểu ấy."""
        element = self._abstracts.get(abstract)
        link = None if element is None else element.find(f"{W}numStyleLink")
        if link is None:
            return abstract
        for identifier, one in self._abstracts.items():
            owner = one.find(f"{W}styleLink")
            if owner is not None and owner.get(VAL) == link.get(VAL):
                return identifier
        return abstract

    def properties(self, number_id: str, level: int) -> Properties:
        """Thuộc tính đoạn (thụt lề) của một cấp; rỗng khi không có danh sách ấy."""
        found = self._level(number_id, level)
        return {} if found is None else found.properties

    def label(self, number_id: str, level: int) -> str:
        """Nhãn của đoạn kế tiếp thuộc danh sách; rỗng khi danh sách không tồn tại hay không in số."""
        owner = self._list(number_id)
        definition = None if owner is None else owner.level(level)
        if owner is None or definition is None:
            return ""
        counters = self._advance(number_id, owner, level, definition)
        if definition.form == "bullet":
            return definition.text
        if definition.form == "none":
            return _SLOT.sub("", definition.text)
        return _SLOT.sub(lambda slot: _shown(owner, int(slot[1]) - 1, counters, definition), definition.text)

    def _level(self, number_id: str, level: int) -> _Level | None:
        found = self._list(number_id)
        return None if found is None else found.level(level)

    def _advance(self, number_id: str, owner: _List, level: int, definition: _Level) -> dict[int, int]:
        counters = self._counters.setdefault(owner.counted_as, {})
        if number_id not in self._restarted:
            self._restarted.add(number_id)
            counters.update({position: start - 1 for position, start in owner.starts.items()})
        counters[level] = counters[level] + 1 if level in counters else definition.start
        for deeper in [one for one in counters if one > level]:
            found = owner.level(deeper)
            if found is None or level < found.restart:
                del counters[deeper]
        return counters


def _shown(owner: _List, level: int, counters: dict[int, int], current: _Level) -> str:
    definition = owner.level(level)
    if definition is None:
        return ""
    form = "decimal" if current.legal else definition.form
    return _format(counters.setdefault(level, definition.start), form)


def _levels(owner: etree._Element, path: str) -> dict[int, etree._Element]:
    return {whole(level.get(f"{W}ilvl")): level for level in owner.findall(path)}


def _read(element: etree._Element, level: int) -> _Level:
    found = {child.tag: child for child in element}

    def value(name: str, default: str) -> str:
        one = found.get(f"{W}{name}")
        return default if one is None else one.get(VAL, default)

    properties = paragraph_properties(found.get(f"{W}pPr"))
    properties.pop("style", None)
    form, text = value("numFmt", "decimal"), value("lvlText", "")[:_MAX_TEXT]
    restart = number(value("lvlRestart", ""))
    legal = found.get(f"{W}isLgl")
    return _Level(
        start=whole(value("start", "1"), 1),
        form=form,
        text=_bullet(text, found.get(f"{W}rPr")) if form == "bullet" else text,
        properties=properties,
        restart=level if restart is None else int(restart),
        legal=legal is not None and legal.get(VAL, "1") not in ("0", "false"),
    )


def _bullet(text: str, properties: etree._Element | None) -> str:
    """Gạch đầu dòng như in ra: chữ của phông ký hiệu và ký tự vùng dùng riêng là một hình, trừ dấu trừ của Symbol."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    font = "" if fonts is None else (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "").lower()
    if font == "symbol" and text in ("-", "\uf02d"):
        return "-"
    private = any(0xE000 <= ord(char) <= 0xF8FF for char in text)
    return "•" if private or (text and font.startswith(_PICTURE_FONTS)) else text


def _format(value: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman"):
        text = roman(value)
        return text if form == "upperRoman" else text.lower()
    if form in ("upperLetter", "lowerLetter") and 0 < value <= 26 * _MAX_LETTERS:
        letter = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letter.upper() if form == "upperLetter" else letter
    return f"{value:02d}" if form == "decimalZero" else str(value)

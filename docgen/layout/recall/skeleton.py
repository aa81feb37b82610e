"""Một giá trị đứng giữa câu → bộ xương của nó: từ nào không phép kiểm tra nào biết thì chỉ còn dáng chữ.

Bộ xương bỏ đi đúng những gì không phép kiểm tra nào nhìn thấy, và không gì khác: từ chỉ được thay khi nó là một âm
tiết đúng chính tả, viết hoa bình thường, đứng giữa khoảng trắng và dấu câu thường. Số từ, dấu câu, khoảng trắng giữ
nguyên; từ mà dấu thanh đặt được hai chỗ mang theo kiểu đặt dấu của nó.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from docgen.layout.recall.vocabulary import Vocabulary
from docgen.text.syllables import is_syllable
from docgen.text.tones import mixed_styles

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<figure>\d{1,3}(?:,\d+)?%|\d{1,3}/\d{1,3})|\d+")
_STRANGE = re.compile(r"[^\w(),.;:“”%/ -]|_|^ | $|^$|  ")
# Một khúc: các ký tự đến dấu cách đứng trước một chữ, một số hay dấu mở ngoặc; dấu gạch giữa hai từ thuộc khúc trước.
_GAP = re.compile(r" (?=[^\W_]|[(“])")
_ROMAN = frozenset("ivxlcdm")
_PLAIN_CAPITALS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZĐ")
_OPENERS = ("", " ", "(", "“")
_AFTER = re.compile(r"[,.;:)”]*(?: |$)")
# Phép kiểm tra viết hoa sau dấu chấm câu xét cả một khúc của từ đứng sát dấu ấy.
_STOP_AFTER = re.compile(r"[)”]?[.?!] ")
_STOP_BEFORE = re.compile(r"[.?!] $")
_STOPS = frozenset(".?!")
_MEASURED = re.compile(r"[:(] ?$")
# Giá trị chỉ gồm số đo: mỗi văn bản một khác, nhưng chỉ có vài dạng.
_MEASURES = re.compile(r"[\d,/%() ]+")
_ZEROS = str.maketrans("123456789", "000000000")
_LITERAL, _SKELETON = "=", "~"
# Ký hiệu thay từ nằm ở vùng dùng riêng, nơi giá trị không có chữ nào (`_STRANGE` loại ra).
_LOWER, _CAPITAL, _MARKED_CAPITAL = "\ue001", "\ue003", "\ue004"
_FIRST_STYLE, _LAST_STYLE = "\ue005", "\ue006"
_FIGURES = {"%": "\ue007", "/": "\ue008"}
_MEMORY = 1 << 14


class Side(NamedTuple):
    """Chữ kề một giá trị trong dòng: khúc dính liền nó, và khúc kế tiếp; rỗng ở mép dòng."""

    joined: str
    beyond: str


class Skeletons:
    """Bộ xương của các giá trị theo những từ được biết; nhớ câu trả lời vì tên người, cơ quan lặp lại từng khúc.

    `of(trái, giá trị, phải)`: bộ xương của giá trị đứng giữa hai bên; `lengths`: các mốc chia độ dài, sao cho hai độ
    dài cùng khoảng thì so với mốc nào của phép kiểm tra cũng như nhau.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lengths = tuple(sorted({at for length in vocabulary.lengths for at in (length, length + 1)}))
        self._vocabulary = vocabulary
        self.of = lru_cache(maxsize=_MEMORY)(self._skeleton)
        self._piece = lru_cache(maxsize=_MEMORY)(self._skeleton_of_piece)
        self._pieces = lru_cache(maxsize=_MEMORY)(self._split)
        self._measures = lru_cache(maxsize=_MEMORY)(self._of_measures)

    def _skeleton(self, left: Side, value: str, right: Side) -> str:
        """Bộ xương của `value` đứng giữa hai bên."""
        if _MEASURES.fullmatch(value) and (found := self._measures(left, value.translate(_ZEROS), right)):
            return found
        return self._words(left, value, right)

    def _of_measures(self, left: Side, zeros: str, right: Side) -> str:
        """Bộ xương của mọi giá trị toàn số đo cùng dạng với `zeros`; rỗng khi chữ số của chúng còn được đọc."""
        found = self._words(left, zeros, right)
        return found if found == self._words(left, zeros.replace("0", "1"), right) else ""

    def _words(self, left: Side, value: str, right: Side) -> str:
        pieces = self._pieces(value)
        joined = left.joined[-1:].isalnum() or right.joined[:1].isalnum()
        if joined or not pieces:
            return _LITERAL + value
        if len(pieces) == 1:
            return _SKELETON + self._piece(left.beyond, left.joined + value + right.joined, right.beyond)
        first, second, middle, before_last, last = pieces
        start = self._piece(left.beyond, left.joined + first, second)
        return f"{_SKELETON}{start} {middle} {self._piece(before_last, last + right.joined, right.beyond)}"

    def _split(self, value: str) -> tuple[str, ...]:
        """Hai khúc đầu, bộ xương mọi khúc trừ khúc đầu và khúc cuối, hai khúc cuối; giá trị một khúc thì chính nó.

        Rỗng khi giá trị có chữ lạ, khoảng trắng lạ. Chỉ hai khúc ngoài cùng phụ thuộc chỗ đứng của giá trị trong câu.
        """
        if _STRANGE.search(value):
            return ()
        pieces = _GAP.split(value)
        if len(pieces) == 1:
            return (value,)
        middle = map(self._piece, pieces, pieces[1:-1], pieces[2:])
        return pieces[0], pieces[1], " ".join(middle), pieces[-2], pieces[-1]

    def _skeleton_of_piece(self, before: str, piece: str, after: str) -> str:
        """Bộ xương của một khúc đứng giữa hai khúc kề nó."""
        word = piece.rstrip(",;:")
        if word.isalpha() and before[-1:] not in _STOPS:
            # Phần lớn các khúc: một từ giữa hai dấu cách.
            return self._sign_of_word(_last_word(before), word, _first_word(after)) + piece[len(word) :]
        text = f"{before} {piece} {after}"
        start, stop = len(before) + 1, len(before) + 1 + len(piece)
        tokens = list(_TOKEN.finditer(text))
        words = ["", *(one["word"] or "" for one in tokens), ""]
        shown: list[str] = []
        at = start
        for position, token in enumerate(tokens):
            begin, end = token.span()
            if begin < start or end > stop:
                continue
            shown += (text[at:begin], self._sign(token, words[position], words[position + 2]))
            at = end
        return "".join((*shown, text[at:stop]))

    def _sign(self, token: re.Match[str], before: str, after: str) -> str:
        """Ký hiệu thay một từ, một số, hay chính nó khi phải giữ nguyên; `before`, `after`: hai từ kề."""
        text, (begin, end) = token.string, token.span()
        if text[begin - 1] not in _OPENERS or not _AFTER.match(text, end):
            return token[0]
        if token["figure"]:
            return self._sign_of_figure(token[0], text[:begin], before, after)
        if _STOP_AFTER.match(text, end) or _STOP_BEFORE.search(text[:begin]):
            return token[0]
        return self._sign_of_word(before, token[0], after) if token["word"] else token[0]

    def _sign_of_word(self, before: str, word: str, after: str) -> str:
        sign = _shape(word)
        known = not sign or self._vocabulary.knows(word, before, after, edge=not (before and after))
        return word if known else sign

    def _sign_of_figure(self, figure: str, text: str, before: str, after: str) -> str:
        """Ký hiệu thay phần trăm, phân số; sau dấu hai chấm hay ngoặc thì số chữ số cũng không ai đọc.

        Phân số có thể là ngày và tháng: trước chữ “năm” thì giữ nguyên; tử số ba chữ số không thể là ngày. Ngay sau một
        từ được biết (“Điều”, “phụ lục”) thì con số có thể là số thứ tự.
        """
        sign = "%" if figure.endswith("%") else "/"
        measured = _MEASURED.search(text) is not None
        if (sign == "/" and after.casefold() == "năm") or (not measured and self._vocabulary.mentions(before)):
            return figure
        long = sign == "/" and figure.index("/") > 2
        return _FIGURES[sign] if measured and not long else re.sub(r"\d", "0", figure)


@lru_cache(maxsize=_MEMORY)
def _last_word(piece: str) -> str:
    """Từ cuối của một khúc; rỗng khi nó kết thúc bằng một con số, hay không có từ nào."""
    tokens = list(_TOKEN.finditer(piece))
    return (tokens[-1]["word"] or "") if tokens else ""


@lru_cache(maxsize=_MEMORY)
def _first_word(piece: str) -> str:
    token = _TOKEN.search(piece)
    return (token["word"] or "") if token else ""


@lru_cache(maxsize=_MEMORY)
def left_side(text: str) -> Side:
    """Bên trái của giá trị, từ chữ đứng trước nó trong dòng."""
    if not text.endswith(" "):
        *rest, joined = _GAP.split(text)
        return Side(joined, rest[-1] if rest else "")
    return Side("", _GAP.split(text[:-1])[-1])


@lru_cache(maxsize=_MEMORY)
def right_side(text: str) -> Side:
    """Bên phải của giá trị, từ chữ đứng sau nó trong dòng."""
    joined, *rest = _GAP.split(text)
    return Side(joined, rest[0] if rest else "")


@lru_cache(maxsize=_MEMORY)
def _shape(word: str) -> str:
    """Dáng của một từ: viết hoa hay thường, chữ hoa có dấu hay không, kiểu đặt dấu; rỗng khi từ không bình thường.

    Từ một chữ cái có thể là số thứ tự, từ toàn chữ số La Mã có thể là con số, từ in hoa có thể là chữ viết tắt. Chữ
    hoa không dấu và chữ hoa có dấu khác nhau với những mẫu dò `[A-ZĐ]`; mẫu dò `[a-zđ]` thì chỉ dò từ một chữ cái.
    """
    lower = word.lower()
    ordinary = word == lower or (word[0].isupper() and word[1:] == lower[1:])
    if len(word) < 2 or not ordinary or _ROMAN.issuperset(lower) or not is_syllable(word):
        return ""
    shape = _LOWER if word == lower else _CAPITAL if word[0] in _PLAIN_CAPITALS else _MARKED_CAPITAL
    if mixed_styles(f"{lower} hoà"):
        return shape + _FIRST_STYLE
    return shape + _LAST_STYLE if mixed_styles(f"hòa {lower}") else shape

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
from docgen.text.tones import tone_styles

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<figure>\d{1,3}(?:,\d+)?%|\d{1,3}/\d{1,3})|(?P<number>\d+)")
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
# Số thứ tự trong tên: mỗi văn bản một khác, nhưng chỉ có vài dạng.
_TO_ONES = str.maketrans("23456789", "11111111")
_COUNTING = re.compile("[1-9]")
_LAST_WORD = re.compile(r"([^\W\d_]+) $")
_NUMBERED_NOUNS = frozenset({"vị", "xã", "trấn"})
"""Tên đơn vị mà số đi sau chỉ là một phần của tên, dù chính từ ấy có phép kiểm tra biết."""
LITERAL, SKELETON = "=", "~"
"""Chữ đầu của một bộ xương: giá trị giữ nguyên chữ, hay đã bỏ những từ không ai biết."""
# Ký hiệu thay từ nằm ở vùng dùng riêng, nơi giá trị không có chữ nào (`_STRANGE` loại ra).
LOWER_SIGN, _CAPITAL, _MARKED_CAPITAL = "\ue001", "\ue003", "\ue004"
_FIRST_STYLE, _LAST_STYLE = "\ue005", "\ue006"
_STYLES = frozenset((_FIRST_STYLE, _LAST_STYLE))
_FIGURES = {"%": "\ue007", "/": "\ue008"}
_DIGIT, _LEADING_ZERO = "\ue009", "\ue00a"
SIGNS = f"{LOWER_SIGN}{_CAPITAL}{_MARKED_CAPITAL}{_FIRST_STYLE}{_LAST_STYLE}"
NAME_SIGN = f"[{LOWER_SIGN}{_CAPITAL}{_MARKED_CAPITAL}][{_FIRST_STYLE}{_LAST_STYLE}]?"
"""Mẫu dò ký hiệu của một từ không ai biết."""
SOUGHT = "\ue00d"
"""Đứng trước một từ viết hoa thuộc cụm mà có phép kiểm tra tìm trong cả văn bản."""
OUTER = "\ue00e"
"""Đứng trước một từ chỉ được so bằng mã không dấu, trong một cụm chạy từ đầu dòng hay chạy đến cuối dòng."""
DIGITS = f"[{_DIGIT}{_LEADING_ZERO}]{_DIGIT}*"
"""Mẫu dò ký hiệu của một số trong tên."""
_MEMORY = 1 << 14


class Side(NamedTuple):
    """Chữ kề một giá trị trong dòng: khúc dính liền nó, và khúc kế tiếp; rỗng ở mép dòng."""

    joined: str
    beyond: str


class Skeletons:
    """Bộ xương của các giá trị theo những từ được biết; nhớ câu trả lời vì tên người, cơ quan lặp lại từng khúc.

    `of(trái, giá trị, phải)`: bộ xương của giá trị đứng giữa hai bên; `lengths`, `positions`: các mốc chia độ dài, vị
    trí, sao cho hai độ dài, hai vị trí cùng khoảng thì phép kiểm tra nào cũng thấy như nhau.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lengths, self.positions = vocabulary.lengths, vocabulary.positions
        self._vocabulary = vocabulary
        self._units = vocabulary.long_units
        self.of = lru_cache(maxsize=_MEMORY)(self._skeleton)
        self._piece = lru_cache(maxsize=_MEMORY)(self._skeleton_of_piece)
        self._pieces = lru_cache(maxsize=_MEMORY)(self._split)
        self._digits = lru_cache(maxsize=_MEMORY)(self._of_digits)

    def _skeleton(self, left: Side, value: str, right: Side) -> str:
        """Bộ xương của `value` đứng giữa hai bên."""
        if any(unit in value for unit in self._units):
            return LITERAL + value
        if not _COUNTING.search(value):
            return self._words(left, value, right)
        return self._digits(_ones_beyond(left), ones_of(value), _ones_beyond(right)) or self._words(left, value, right)

    def _of_digits(self, left: Side, ones: str, right: Side) -> str:
        """Bộ xương của mọi giá trị chỉ khác `ones` ở các chữ số; rỗng khi chữ số của chúng còn được đọc."""
        found = self._words(left, ones, right)
        return found if found == self._words(left, twos_of(ones), right) else ""

    def _words(self, left: Side, value: str, right: Side) -> str:
        pieces = self._pieces(value)
        joined = left.joined[-1:].isalnum() or right.joined[:1].isalnum()
        if joined or not pieces:
            return LITERAL + value
        if len(pieces) == 1:
            return SKELETON + self._piece(left.beyond, left.joined + value + right.joined, right.beyond)
        first, second, middle, before_last, last = pieces
        start = self._piece(left.beyond, left.joined + first, second)
        end = self._piece(before_last, last + right.joined, right.beyond)
        return SKELETON + (f"{start} {middle} {end}" if middle else f"{start} {end}")

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
            sign = self._sign_of_word(_last_word(before), word, _first_word(after))
            if sign[-1] in _STYLES and sign[0] != LOWER_SIGN and _within_name(before, piece, after):
                sign = sign[0]
            return sign + piece[len(word) :]
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
        if token["number"]:
            return self._sign_of_number(token[0], text[:begin])
        if _STOP_AFTER.match(text, end) or _STOP_BEFORE.search(text[:begin]):
            return token[0]
        return self._sign_of_word(before, token[0], after) if token["word"] else token[0]

    def _sign_of_word(self, before: str, word: str, after: str) -> str:
        sign = shape_of(word)
        if not sign:
            return word
        if self._vocabulary.around.holds(word, before, after):
            return SOUGHT + word
        if self._vocabulary.knows(word, before, after, edge=not (before and after)):
            return word
        return OUTER + word if self._vocabulary.opens_or_ends_lines(word, before, after) else sign

    def _sign_of_number(self, number: str, text: str) -> str:
        """Số trong tên (“Đơn vị 12”, “Tân Lợi 3”) chỉ còn số chữ số, và có chữ số 0 đứng đầu không.

        Sau từ mà phép kiểm tra biết, kể cả chỉ biết trong một cụm (“phụ lục”), thì con số có thể là ngày, số thứ tự, số
        hiệu: giữ nguyên.
        """
        found = _LAST_WORD.search(text)
        if found is None:
            return number
        named = shape_of(found[1]) and not self._vocabulary.mentions(found[1])
        if not named and found[1].casefold() not in _NUMBERED_NOUNS:
            return number
        return (_LEADING_ZERO if number[0] == "0" else _DIGIT) + _DIGIT * (len(number) - 1)

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


def _within_name(before: str, piece: str, after: str) -> bool:
    """Khúc viết hoa cạnh một khúc viết hoa khác: kiểu đặt dấu của tên thì phép kiểm tra kiểu đặt dấu bỏ qua."""
    return (piece[-1].isalpha() and after[:1].isupper()) or (before[:1].isupper() and before[-1:].isalpha())


def ones_of(text: str) -> str:
    """Chữ có mọi chữ số thành 1, trừ những chữ số 0 đứng đầu một số."""
    text = text.translate(_TO_ONES)
    while "10" in text:
        text = text.replace("10", "11")
    return text


def twos_of(ones: str) -> str:
    """Bộ chữ số thứ hai để thử, khác hẳn `ones_of`: hai bộ mà thấy như nhau thì không ai đọc chữ số."""
    return ones.replace("1", "2")


def _ones_beyond(side: Side) -> Side:
    """Bên ấy với mọi chữ số của khúc kế tiếp thành 1: khúc ấy chỉ được hỏi có từ nào."""
    return Side(side.joined, ones_of(side.beyond)) if _COUNTING.search(side.beyond) else side


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
def shape_of(word: str) -> str:
    """Dáng của một từ: viết hoa hay thường, chữ hoa có dấu hay không, kiểu đặt dấu; rỗng khi từ không bình thường.

    Từ một chữ cái có thể là số thứ tự, từ toàn chữ số La Mã có thể là con số, từ in hoa có thể là chữ viết tắt. Chữ
    hoa không dấu và chữ hoa có dấu khác nhau với những mẫu dò `[A-ZĐ]`; mẫu dò `[a-zđ]` thì chỉ dò từ một chữ cái.
    """
    lower = word.lower()
    ordinary = word == lower or (word[0].isupper() and word[1:] == lower[1:])
    if len(word) < 2 or not ordinary or _ROMAN.issuperset(lower) or not is_syllable(word):
        return ""
    shape = LOWER_SIGN if word == lower else _CAPITAL if word[0] in _PLAIN_CAPITALS else _MARKED_CAPITAL
    first, last = tone_styles(lower)
    return shape + (_FIRST_STYLE if first else _LAST_STYLE if last else "")


def like_a_name(token: str) -> bool:
    """Một từ của bộ xương có thể là một phần của tên: ký hiệu, hay từ viết hoa như tên riêng, không ai tìm riêng nó."""
    return LOWER_SIGN <= token[0] <= _LEADING_ZERO or shape_of(token)[:1] in (_CAPITAL, _MARKED_CAPITAL)

"""Một giá trị đứng giữa câu → bộ xương của nó: từ nào không phép kiểm tra nào biết thì chỉ còn dáng chữ.

Bộ xương bỏ đi đúng những gì không phép kiểm tra nào nhìn thấy, và không gì khác: từ chỉ được thay khi nó là một âm
tiết đúng chính tả, viết hoa bình thường, đứng giữa khoảng trắng và dấu câu thường. Số từ, dấu câu, khoảng trắng giữ
nguyên; từ mà dấu thanh đặt được hai chỗ mang theo kiểu đặt dấu của nó.
"""

from __future__ import annotations

import re
from functools import lru_cache

from docgen.layout.recall.vocabulary import Vocabulary
from docgen.text.syllables import is_syllable
from docgen.text.tones import mixed_styles

_TOKEN = re.compile(r"(?P<word>[^\W\d_]+)|(?P<figure>\d{1,3}(?:,\d+)?%|\d{1,3}/\d{1,3})|\d+")
_ORDINARY = re.compile(r"(?!\s)(?:[^\W_]|[(),.;:“”%/-]| (?! ))+(?<!\s)")
_ROMAN = frozenset("ivxlcdm")
_PLAIN_INITIALS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZđĐ")
_OPENERS = " (“"
_AFTER = re.compile(r"[,.;:)”]*(?: |$)")
_MEASURED = re.compile(r"[:(] ?$")
_LITERAL, _SKELETON = "=", "~"
# Ký hiệu thay từ nằm ở vùng dùng riêng, nơi giá trị không có chữ nào (`_ORDINARY` không nhận).
_SHAPES = {(False, True): "\ue001", (False, False): "\ue002", (True, True): "\ue003", (True, False): "\ue004"}
_FIRST_STYLE, _LAST_STYLE = "\ue005", "\ue006"
_FIGURES = {"%": "\ue007", "/": "\ue008"}


class Skeletons:
    """Bộ xương của các giá trị, với những từ được biết; câu trả lời được nhớ vì tên người, cơ quan hay lặp lại từng từ.

    `of`: xem `skeleton`; `lengths`: các độ dài mà phép kiểm tra so với, tăng dần.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.lengths = vocabulary.lengths
        self._vocabulary = vocabulary
        self._token = lru_cache(maxsize=1 << 14)(self._word)
        self.of = lru_cache(maxsize=1 << 12)(self.skeleton)

    def skeleton(self, left: str, value: str, right: str) -> str:
        """Bộ xương của `value` giữa hai khúc chữ kề nó trong dòng: mỗi khúc ít nhất tới hết từ kề, rỗng ở mép dòng."""
        if not _ORDINARY.fullmatch(value):
            return _LITERAL + value
        text, start = left + value + right, len(left)
        stop = start + len(value)
        tokens = list(_TOKEN.finditer(text))
        shown, at = [_SKELETON], start
        for position, token in enumerate(tokens):
            begin, end = token.span()
            if end <= start or begin >= stop:
                continue
            if begin < start or end > stop:
                return _LITERAL + value
            before = tokens[position - 1]["word"] or "" if position else ""
            after = tokens[position + 1]["word"] or "" if position + 1 < len(tokens) else ""
            instead = ""
            if (begin == 0 or text[begin - 1] in _OPENERS) and _AFTER.match(text, end):
                if token["figure"]:
                    instead = _figure(token["figure"], text[:begin], after)
                elif token["word"]:
                    instead = self._token(before, token["word"], after)
            shown += (text[at:begin], instead or token[0])
            at = end
        return "".join((*shown, text[at:stop]))

    def _word(self, before: str, word: str, after: str) -> str:
        """Ký hiệu thay một từ; rỗng khi phải giữ nguyên."""
        shape = _shape(word)
        if shape and self._vocabulary.knows(word, before, after, edge=not (before and after)):
            return ""
        return shape


@lru_cache(maxsize=1 << 14)
def _shape(word: str) -> str:
    """Dáng của một từ: viết hoa hay thường, chữ đầu có dấu hay không, kiểu đặt dấu; rỗng khi từ không bình thường.

    Từ một chữ cái có thể là số thứ tự, từ toàn chữ số La Mã có thể là con số, từ in hoa có thể là chữ viết tắt.
    """
    lower = word.lower()
    ordinary = word == lower or (word[0].isupper() and word[1:] == lower[1:])
    if len(word) < 2 or not ordinary or _ROMAN.issuperset(lower) or not is_syllable(word):
        return ""
    shape = _SHAPES[word != lower, word[0] in _PLAIN_INITIALS]
    if mixed_styles(f"{lower} hoà"):
        return shape + _FIRST_STYLE
    return shape + _LAST_STYLE if mixed_styles(f"hòa {lower}") else shape


def _figure(figure: str, before: str, after: str) -> str:
    """Ký hiệu thay phần trăm, phân số; sau dấu hai chấm hay ngoặc thì số chữ số cũng không ai đọc.

    Phân số có thể là ngày và tháng: trước chữ “năm” thì giữ nguyên; tử số ba chữ số không thể là ngày.
    """
    sign = "%" if figure.endswith("%") else "/"
    if sign == "/" and after.casefold() == "năm":
        return ""
    long = sign == "/" and figure.index("/") > 2
    return re.sub(r"\d", "0", figure) if long or not _MEASURED.search(before) else _FIGURES[sign]

"""Chữ thành số: chiều ngược của `spell`, để chứng minh chữ đã viết đọc lại đúng số cũ."""

from __future__ import annotations

from decimal import Decimal

from docgen.text.number_words import DIGITS, LIMIT, MINUS, POINT, Decimals, spell
from docgen.text.unicode import clean, tone_key

_SAME = {"lẻ": "linh", "ngàn": "nghìn", "tỉ": "tỷ", "tư": "bốn"}
_UNITS: dict[str, int] = {**{word: value for value, word in enumerate(DIGITS)}, "mốt": 1, "lăm": 5}
_OTHERS = ("mười", "mươi", "trăm", "nghìn", "triệu", "tỷ", "linh", MINUS, POINT)
_KNOWN = {tone_key(word): _SAME.get(word, word) for word in (*_UNITS, *_OTHERS, *_SAME)}
_LONGEST = 120
_STYLES: tuple[Decimals, ...] = ("tung_chu_so", "cap_doi")


def parse(words: str) -> int | Decimal:
    """Trả số mà `words` đọc: int, hoặc Decimal khi có “phẩy”; nhận mọi lựa chọn của `spell`, kể cả lẫn nhau.

    Chỉ nhận đúng những cách đọc mà `spell` viết ra: chữ thừa, thiếu hay hiểu được hai cách là ValueError, không đoán.
    """
    tokens = _canonical(words)
    number = _number(tokens) if len(tokens) <= _LONGEST else None
    if number is not None and -LIMIT < number < LIMIT:
        # Đọc ngược rộng rãi, rồi viết lại để so: chuỗi nào không viết lại được y nguyên thì không nhận.
        for style in _STYLES:
            if _canonical(spell(number, decimals=style)) == tokens:
                return number
    raise ValueError(f"“{clean(words)}” không phải cách đọc số đầy đủ: viết lại bằng chữ số, ví dụ 92,51.")


def _canonical(words: str) -> list[str]:
    return [_KNOWN.get(key, key) for key in tone_key(words).split()]


def _number(tokens: list[str]) -> int | Decimal | None:
    negative = tokens[:1] == [MINUS]
    body = tokens[negative:]
    whole_words, fraction_words = _cut(body, POINT)
    whole = _whole(whole_words)
    if whole is None:
        return None
    if fraction_words is None:
        return -whole if negative else whole
    fraction = _fraction(fraction_words)
    if not fraction:
        return None
    return Decimal(f"{'-' if negative else ''}{whole}.{fraction}")


def _cut(tokens: list[str], mark: str) -> tuple[list[str], list[str] | None]:
    if mark not in tokens:
        return tokens, None
    at = tokens.index(mark)
    return tokens[:at], tokens[at + 1 :]


def _whole(tokens: list[str]) -> int | None:
    """Cộng theo nhóm: chữ số chờ trong `group`, gặp nghìn/triệu thì vào `section`, gặp tỷ thì nhân cả phần trước."""
    total = section = group = 0
    for token in tokens:
        if token in _UNITS:
            group += _UNITS[token]
        elif token == "mười":
            group += 10
        elif token == "mươi":
            group += group % 10 * 9
        elif token == "trăm":
            group *= 100
        elif token in ("nghìn", "triệu"):
            section, group = section + group * (10**3 if token == "nghìn" else 10**6), 0
        elif token == "tỷ":
            total, section, group = (total + section + group) * 10**9, 0, 0
        elif token != "linh":
            return None
    return total + section + group if tokens else None


def _fraction(tokens: list[str]) -> str | None:
    digits = ""
    position = 0
    while position < len(tokens):
        pair, used = _pair(tokens[position:])
        if not used:
            return None
        digits += pair
        position += used
    return digits


def _pair(tokens: list[str]) -> tuple[str, int]:
    """Trả các chữ số đọc bởi một hai từ rưỡi đầu tiên và số từ đã dùng; (“”, 0) nếu không đọc được."""
    head, follower = tokens[0], tokens[1:2]
    if head != "mười" and follower != ["mươi"]:
        return (str(DIGITS.index(head)), 1) if head in DIGITS else ("", 0)
    tens, used = (1, 1) if head == "mười" else (_UNITS.get(head, 0), 2)
    unit = tokens[used : used + 1]
    # “ba mươi ba mươi hai” là 30 rồi 32: “ba” thứ hai thuộc cặp sau vì theo nó còn chữ “mươi”.
    # “không” và “năm” luôn mở cặp mới: hàng đơn vị 5 viết là “lăm”, hàng đơn vị 0 không đọc.
    if unit and unit[0] in _UNITS and unit[0] not in ("không", "năm") and tokens[used + 1 : used + 2] != ["mươi"]:
        return f"{tens}{_UNITS[unit[0]]}", used + 1
    return f"{tens}0", used

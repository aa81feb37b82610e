"""Số thành chữ: từ số chính xác đến cách đọc trong văn bản hành chính.

num2words đọc các nhóm 0-999, nơi nó đúng; ghép nhóm, số âm, phần thập phân tự làm vì ở đó nó sai hoặc làm tròn.
"""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Literal, TypedDict

Zero = Literal["linh", "lẻ"]
Four = Literal["tư", "bốn"]
Thousand = Literal["nghìn", "ngàn"]
Billion = Literal["tỷ", "tỉ"]
Decimals = Literal["tung_chu_so", "cap_doi"]

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
MINUS, POINT = "âm", "phẩy"
LIMIT = 10**18
MOST_DECIMALS = 18


class Options(TypedDict, total=False):
    """Cách đọc của một cơ quan: các lựa chọn của `spell`, để truyền bằng `**`."""

    zero: Zero
    four: Four
    thousand: Thousand
    billion: Billion
    decimals: Decimals


def spell(
    n: int | Decimal,
    *,
    zero: Zero = "linh",
    four: Four = "tư",
    thousand: Thousand = "nghìn",
    billion: Billion = "tỷ",
    decimals: Decimals = "tung_chu_so",
) -> str:
    """Trả cách đọc đúng từng chữ số của `n`, không làm tròn; số 0 cuối phần thập phân không đọc (92,50 như 92,5).

    `four="tư"` chỉ đổi chữ số 4 sau “mươi” (hai mươi tư); sau “linh” vẫn là “bốn”. `decimals="cap_doi"` đọc các
    số 0 đầu từng chữ một rồi đọc từng cặp (87,35: “phẩy ba mươi lăm”); còn lẻ một chữ số thì đọc từng chữ số.
    ValueError nếu |n| ≥ 10^18, quá 18 chữ số thập phân, hoặc không phải số hữu hạn; TypeError với số nhị phân float.
    """
    whole, fraction = _digits(n)
    words = [MINUS] if n < 0 else []
    words += _whole(int(whole), thousand, billion)
    if fraction:
        words += [POINT, *_fraction(fraction, decimals)]
    text = " ".join(words).replace("lẻ", zero)
    return text.replace("mươi bốn", "mươi tư") if four == "tư" else text


def ordinal(n: int, *, zero: Zero = "linh", four: Four = "tư", thousand: Thousand = "nghìn") -> str:
    """Trả số thứ tự bằng chữ: thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm…; ValueError nếu n < 1."""
    if n < 1:
        raise ValueError(f"Số thứ tự {n} không đọc được: số thứ tự bắt đầu từ 1.")
    special = {1: "nhất", 4: "tư"}
    return "thứ " + (special.get(n) or spell(n, zero=zero, four=four, thousand=thousand))


def _digits(n: int | Decimal) -> tuple[str, str]:
    if isinstance(n, bool) or not isinstance(n, int | Decimal):
        raise TypeError(f"{n!r} không phải int hay Decimal: số nhị phân float không giữ đúng chữ số.")
    number = Decimal(n)
    if not number.is_finite():
        raise ValueError(f"“{n}” không phải là số hữu hạn, không đọc thành chữ được.")
    # Xét bậc trước khi viết ra: 1E+999999 viết đủ chữ số thì dài một triệu chữ.
    if number and number.adjusted() >= 18:
        raise ValueError("Số có trị tuyệt đối từ 10^18 (một tỷ tỷ) trở lên không đọc thành chữ được.")
    if number and number.adjusted() < -MOST_DECIMALS:
        raise ValueError(f"Số có hơn {MOST_DECIMALS} chữ số thập phân không đọc thành chữ được.")
    if not number:
        return "0", ""
    whole, _, fraction = format(number.copy_abs(), "f").partition(".")
    fraction = fraction.rstrip("0")
    if len(fraction) > MOST_DECIMALS:
        raise ValueError(f"Số có hơn {MOST_DECIMALS} chữ số thập phân không đọc thành chữ được.")
    return whole, fraction


def _whole(n: int, thousand: str, billion: str) -> list[str]:
    billions, rest = divmod(n, 10**9)
    if not billions:
        return _below_billion(rest, thousand, started=False)
    words = [*_below_billion(billions, thousand, started=False), billion]
    return words + _below_billion(rest, thousand, started=True) if rest else words


def _below_billion(n: int, thousand: str, *, started: bool) -> list[str]:
    if not n:
        return [DIGITS[0]]
    groups = (n // 10**6, n // 10**3 % 10**3, n % 10**3)
    filled = [index for index, group in enumerate(groups) if group]
    first = 0 if started else filled[0]
    words: list[str] = []
    # Nhóm toàn số 0 ở giữa vẫn đọc (“một triệu không nghìn không trăm linh một”), ở cuối thì không.
    for index in range(first, filled[-1] + 1):
        words += _group(groups[index], padded=started or index > first)
        words += ["triệu", thousand, ""][index : index + 1]
    return [word for word in words if word]


def _group(n: int, *, padded: bool) -> list[str]:
    if not padded or n == 0 or n >= 100:
        return [_three_digits(n)]
    return ["không", "trăm", *([] if n >= 10 else ["lẻ"]), _three_digits(n)]


@lru_cache(maxsize=1000)
def _three_digits(n: int) -> str:
    # Nạp num2words khi cần: nó nạp mọi thứ tiếng, làm chậm `docgen --help`.
    from num2words import num2words

    return str(num2words(n, lang="vi"))


def _fraction(digits: str, decimals: Decimals) -> list[str]:
    significant = digits.lstrip("0")
    zeros = ["không"] * (len(digits) - len(significant))
    if decimals == "tung_chu_so" or len(significant) % 2:
        return zeros + [DIGITS[int(digit)] for digit in significant]
    pairs = [significant[start : start + 2] for start in range(0, len(significant), 2)]
    return zeros + [word for pair in pairs for word in _pair(pair)]


def _pair(pair: str) -> list[str]:
    if pair[0] == "0":
        return [DIGITS[0], DIGITS[int(pair[1])]]
    return [_three_digits(int(pair))]

"""Số viết bằng chữ số: từ số chính xác đến dạng in Việt Nam, dấu phẩy thập phân và dấu chấm hàng nghìn."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

_MOST_DIGITS = 60
_ENDS = (Fraction(0), Fraction(1))


def format_number(d: Decimal | int) -> str:
    """Trả số dạng `12.345` hoặc `92,51`, đúng từng chữ số đã cho, kể cả số 0 cuối; ValueError nếu không hữu hạn."""
    number = Decimal(d)
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        raise ValueError(f"Số không viết thường được: cần một số hữu hạn không quá {_MOST_DIGITS} chữ số.")
    whole, _, fraction = format(number.copy_abs(), "f").partition(".")
    sign = "-" if number < 0 else ""
    return sign + f"{int(whole):,}".replace(",", ".") + ("," + fraction if fraction else "")


def format_percent(d: Decimal | int) -> str:
    """Trả phần trăm dạng `92,51%` từ số phần trăm 92.51, không làm tròn."""
    return format_number(d) + "%"


def format_share(share: Fraction, places: int = 2, guards: tuple[Fraction, ...] = ()) -> str:
    """Trả tỷ lệ phần trăm của phân số: 1/47 → `2,13%`; làm tròn nửa lên, chỉ để in, không để so sánh.

    Số in ra luôn cùng phía với `share` so với mỗi ngưỡng trong `guards` và so với 0%, 100%: thiếu chữ số thì thêm
    (20,001% cạnh ngưỡng 1/5 in `20,001%`). Giá trị đúng được in gọn (1/5 → `20%`); giá trị làm tròn giữ đủ chữ số.
    """
    top, bottom = share.as_integer_ratio()
    limits = [limit.as_integer_ratio() for limit in (*_ENDS, *guards)]
    while True:
        units = 100 * 10**places
        shown = _round_half_up(top * units, bottom)
        if all(_same_side(shown * bottom, top * units, bottom * units, limit) for limit in limits):
            break
        places += 1
    text = format_number(Decimal((int(shown < 0), tuple(map(int, str(abs(shown)))), -places)))
    if shown * bottom == top * units and "," in text:
        text = text.rstrip("0").rstrip(",")
    return text + "%"


def pad(n: int) -> str:
    """Trả số đếm kiểu hành chính: dưới 10 thêm số 0 ở trước (`05`, `00`), từ 1000 có dấu chấm; ValueError nếu âm."""
    if n < 0:
        raise ValueError(f"Số đếm {n} không hợp lệ: số đếm không âm.")
    return f"{n:02d}" if n < 10 else format_number(n)


def _round_half_up(top: int, bottom: int) -> int:
    """Số nguyên gần `top`/`bottom` nhất; đúng giữa thì số xa 0 hơn."""
    size = (2 * abs(top) + bottom) // (2 * bottom)
    return size if top >= 0 else -size


def _same_side(shown: int, exact: int, whole: int, limit: tuple[int, int]) -> bool:
    """Số in ra và số đúng cùng phía với một ngưỡng; số đúng bằng ngưỡng thì phía nào cũng được.

    `shown`, `exact` là hai số ấy tính bằng phần của `whole`.
    """
    top, bottom = limit
    at = top * whole
    if exact * bottom == at:
        return True
    return (shown * bottom > at) == (exact * bottom > at) and shown * bottom != at

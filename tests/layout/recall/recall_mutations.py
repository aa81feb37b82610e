"""Những giá trị hỏng mà người gõ hay dữ liệu thật làm ra, có hạt giống nên lặp lại được."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

_KNOWN = (
    "Nơi nhận: phụ lục Phụ lục I kèm theo khoản Khoản 2 điều 5 Điều 5 UBND UBDN Ủy Ban Nhân Dân căn cứ Căn cứ Theo đề "
    "nghị ngày tháng năm TM. KT. QUYẾT ĐỊNH Quyết định số 5/2020/QĐ-UBND Nghị định 30/2020/NĐ-CP về việc Kính gửi Lưu: "
    "VT mật KHẨN Tỉnh Bình Thị xã Xã Nguyễn thứ ba Thứ Hai của của các các nhà nước nhân dân sở nội vụ bộ tài chính Bộ "
    "Tài chính quận 5 phường 12 Phần I Chương II ThS. TS. Danh sách STT TT hòa hoà thủy thuỷ Hòa Hoà Úy Uỷ … ....... "
    "[tên] XXX xong. Đỗ. lan. đỗ. đạt 12/30 53,49% 5/10 1/2 2022 05 I V a) b) 1. 1.1. - + • đ y Ý ô VI vi Vi An Ánh "
    "trình Công Đoàn Bà ông bà tỉnh huyện xã"
)
KNOWN = tuple(_KNOWN.split())
NAMES = (
    *("Nguyễn Văn An", "Trần Thị Bích Ngọc", "Lê Hoàng Phương Thảo", "Phạm Đức Ánh", "Vũ Thúy Hòa", "Vũ Thuý Hoà"),
    *("Đặng Thị Yến Nhi", "Hoàng Văn Út", "H'Hen Niê", "Y Moan Êban", "Nguyễn Thị Thanh Tra", "Trần Công An"),
    *("Lý Thường", "Võ Thị Sáu", "Đỗ Quốc Hội", "Tôn Nữ Thị Ninh"),
)
_ORDINARY = ("Lan", "Bích", "Ngọc", "Thảo", "Đức", "Dũng", "Ánh", "Yến", "Khôi", "Hùng", "Cường", "Nhi", "Mạnh")
_SPACES = ("\u00a0", "  ", "   ", "     ", "\u2009", "")
_MARKS = (
    ",",
    ";",
    ".",
    ":",
    " ,",
    " .",
    "./.",
    "”",
    "“",
    "(",
    ")",
    '"',
    "-",
    " - ",
    "–",
    "/",
    "…",
    "_",
    "=",
    "[",
    "]",
    "{",
    "«",
    "*",
)


def mutate(random: Random, value: str) -> str:
    """Một biến thể của giá trị."""
    made = random.choice(_CHANGES)(random, value)
    return made if random.random() < 0.7 else random.choice(_CHANGES)(random, made)


def neighbour(random: Random, value: str) -> str:
    """Giá trị cùng loại, chỉ đổi vài từ viết hoa thành tên khác: thứ mà sổ nhớ phải nhận ra."""
    words = value.split(" ")
    for at, word in enumerate(words):
        if word[:1].isupper() and word[1:].islower() and word.isalpha() and random.random() < 0.5:
            words[at] = random.choice(_ORDINARY)
    return " ".join(words)


def _space(random: Random, value: str) -> str:
    spots = [at for at, char in enumerate(value) if char == " "]
    if not spots:
        return value + random.choice(_SPACES)
    at = random.choice(spots)
    return value[:at] + random.choice(_SPACES) + value[at + 1 :]


def _case(random: Random, value: str) -> str:
    words = value.split(" ")
    at = random.randrange(len(words))
    words[at] = random.choice((str.upper, str.lower, str.capitalize, str.swapcase))(words[at])
    return " ".join(words)


def _mark(random: Random, value: str) -> str:
    at = random.choice((0, len(value), random.randrange(len(value) + 1)))
    return value[:at] + random.choice(_MARKS) + value[at:]


def _unmarked(random: Random, value: str) -> str:
    spots = [at for at, char in enumerate(value) if not char.isalnum() and char != " "]
    if not spots:
        return value
    at = random.choice(spots)
    return value[:at] + value[at + 1 :]


def _known(random: Random, value: str) -> str:
    words = value.split(" ")
    at = random.randrange(len(words) + 1)
    some = [random.choice(KNOWN) for _ in range(random.choice((1, 1, 2, 3)))]
    return " ".join((*words[:at], *some, *words[at + random.randrange(2) :]))


def _long(random: Random, value: str) -> str:
    return " ".join((value, *random.choices(NAMES, k=random.choice((1, 2, 5, 12)))))


def _short(random: Random, value: str) -> str:
    words = value.split(" ")
    return " ".join(words[: random.randrange(len(words) + 1)])


def _digits(random: Random, value: str) -> str:
    return "".join(random.choice("0123456789") if char.isdigit() else char for char in value) or "7"


def _padding(random: Random, value: str) -> str:
    return value.replace("ngày 0", "ngày ").replace("tháng ", "tháng 0") if "tháng" in value else f"0{value}"


def _name(random: Random, _: str) -> str:
    return random.choice(NAMES)


def _swapped(random: Random, value: str) -> str:
    return " ".join(random.sample(value.split(" "), len(value.split(" "))))


def _tones(random: Random, value: str) -> str:
    first, last = "òa óa ỏa õa ọa úy ủy ùy ũy ụy", "oà oá oả oã oạ uý uỷ uỳ uỹ uỵ"
    pairs = [*zip(first.split(), last.split(), strict=True), *zip(last.split(), first.split(), strict=True)]
    found = [pair for pair in pairs if pair[0] in value]
    return value.replace(*random.choice(found)) if found else f"{value} {random.choice(('hòa', 'hoà', 'Thúy', 'Thuý'))}"


_CHANGES: Sequence[Callable[[Random, str], str]] = (
    *(_space, _case, _mark, _unmarked, _known, _known, _long, _short, _digits, _padding, _name, _swapped, _tones),
    neighbour,
)

"""Nút vô hướng của cây → chữ, số thập phân đúng, ngày, mã danh mục; chỗ nào sai thì ghi vào sổ và trả None."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from docgen import vocabulary
from docgen.errors import Place
from docgen.model.band import HUNDRED, Band
from docgen.readers.fields import entries
from docgen.readers.naming import either, shown
from docgen.readers.notes import Notes, suggestion
from docgen.text.dates import parse_date
from docgen.text.unicode import clean, flaws, remarks
from docgen.tree.node import Node

_BLANKS = re.compile(r"[.…·_\-–/\s]+")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_LETTERS = {"O": "0", "o": "0", "l": "1", "I": "1", "Ô": "0"}
_LOOKALIKE = re.compile(r"[0-9OoÔlI]+(?:[.,][0-9OoÔlI]+)?%?")
# Số đo thật không dài thế; số dài hơn là dấu vết của phép chia trong máy tính, không phải số đã công bố.
MAX_DECIMALS = 20
MAX_DIGITS = 30


def scalar(node: Node | None, notes: Notes) -> str | None:
    """Chuỗi thô của nút, bỏ khoảng trắng hai đầu; None khi trống. Danh sách, bảng là chỗ sai."""
    if node is None or node.value is None or node.unreadable:
        return None
    if not isinstance(node.value, str):
        notes.wrong(node.place, "phải là một giá trị, không phải danh sách hay bảng khóa.", "Ghi một giá trị.")
        return None
    return node.value.strip() or None


def text(node: Node | None, notes: Notes, *, lines: bool = False) -> str | None:
    """Chữ đã chuẩn hóa NFC; `lines` giữ chỗ xuống dòng, không thì gộp thành một dòng."""
    raw = scalar(node, notes)
    if raw is None or node is None:
        return None
    value, wrong, odd, unfilled = _examined(raw, lines)
    if wrong:
        notes.wrong(node.place, f"{_shown(value)}: {'; '.join(wrong)}.", "Gõ lại chữ này.")
    for remark in odd:
        notes.warn(node.place, f"{_shown(value)}: {remark}.")
    if unfilled:
        notes.wrong(node.place, f"{_shown(value)} là chỗ để trống chưa điền.", "Điền nội dung, hoặc xóa hẳn giá trị.")
        return None
    return value or None


# Cùng một chức vụ, một cơ quan lặp lại ở hàng nghìn đơn vị: xét mỗi chuỗi một lần.
@lru_cache(maxsize=8192)
def _examined(raw: str, lines: bool) -> tuple[str, tuple[str, ...], tuple[str, ...], bool]:
    """Chữ đã chuẩn hóa, các lỗi, các điều nhắc, và có phải chỗ để trống chưa điền hay không."""
    value = "\n".join(map(clean, raw.split("\n"))) if lines else clean(raw)
    return value, tuple(flaws(value)), tuple(remarks(raw)), _BLANKS.fullmatch(value) is not None


def decimal(node: Node | None, notes: Notes, *, percent: bool = False, small: bool = False) -> Decimal | None:
    """Số thập phân đúng như đã viết, không làm tròn, không âm; `percent`: từ 0 đến 100, nhận dấu % ở cuối.

    `small`: số luôn dưới nghìn, nên “69,125” chỉ có một cách đọc.
    """
    raw = scalar(node, notes)
    if raw is None or node is None:
        return None
    if _BLANKS.fullmatch(raw):
        action = "Chưa có số liệu thì để trống; đừng gõ dấu gạch hay số 0."
        notes.wrong(node.place, f"{_shown(raw)} không phải là số.", action)
        return None
    digits = raw.removesuffix("%").rstrip() if percent else raw
    if not _NUMBER.fullmatch(digits):
        notes.wrong(node.place, f"{_shown(raw)} {_why_not_number(raw)}", "Sửa chỗ này rồi chạy lại.")
        return None
    if not (percent or small) and _THOUSANDS.fullmatch(digits):
        notes.wrong(
            node.place,
            f"{_shown(raw)} có thể là số nghìn, cũng có thể là số lẻ thập phân.",
            "Viết số nghìn không có dấu chấm (1000); số lẻ thì bỏ bớt số 0 ở cuối.",
        )
        return None
    whole, _, rest = digits.replace(",", ".").partition(".")
    if len(rest) > MAX_DECIMALS or len(whole) > MAX_DIGITS:
        notes.wrong(
            node.place, f"{_shown(raw)} dài quá {MAX_DECIMALS} chữ số thập phân.", "Ghi số đúng như đã công bố."
        )
        return None
    value = Decimal(digits.replace(",", "."))
    if percent and value > HUNDRED:
        hint = f" (có phải {whole[:2]},{whole[2:]}?)" if not rest and len(whole) > 2 else ""
        notes.wrong(node.place, f"{_shown(raw)} lớn hơn 100%, có lẽ quên dấu phẩy{hint}.", "Sửa chỗ này rồi chạy lại.")
        return None
    return value


def band(node: Node | None, notes: Notes) -> Band | None:
    """Chỉ số phần trăm: một số, hoặc {tu, den} với 0 ≤ tu < den ≤ 100 (`den` không thuộc khoảng trừ khi là 100)."""
    if node is None or node.value is None or node.unreadable:
        return None
    if not isinstance(node.value, dict):
        value = decimal(node, notes, percent=True)
        return None if value is None else Band.exactly(value)
    fields = entries(node, notes, ("tu", "den"), required=("tu", "den"))
    low = decimal(fields.get("tu"), notes, percent=True)
    high = decimal(fields.get("den"), notes, percent=True)
    if low is None or high is None:
        return None
    if low >= high:
        notes.wrong(
            node.place,
            f"khoảng từ {low} đến {high}: {either(node.place, '“tu” phải nhỏ hơn “den”', 'đầu phải nhỏ hơn cuối')}.",
            "Sửa hai đầu khoảng; nếu là một số đúng thì "
            + either(node.place, "ghi thẳng số đó, không dùng {tu, den}.", "ghi vào cột chỉ số đúng, xóa hai ô này."),
        )
        return None
    return Band(low, high)


def year(node: Node | None, notes: Notes) -> int | None:
    """Năm dương lịch bốn chữ số."""
    raw = scalar(node, notes)
    if raw is None or node is None:
        return None
    if re.fullmatch(r"(?:19|20)[0-9]{2}", raw):
        return int(raw)
    notes.wrong(node.place, f"{_shown(raw)} không phải là năm.", "Ghi năm bằng bốn chữ số, ví dụ 2022.")
    return None


def day(node: Node | None, notes: Notes) -> date | None:
    """Ngày, viết 2023-06-01 hoặc 01/6/2023."""
    raw = scalar(node, notes)
    if raw is None or node is None:
        return None
    try:
        return parse_date(raw)
    except ValueError as error:
        notes.wrong(node.place, str(error), "Sửa ngày này rồi chạy lại.")
        return None


def choice(node: Node | None, notes: Notes, catalogue: str) -> str | None:
    """Mã trong danh mục `catalogue` của docgen.vocabulary; nhận mã, nhãn có dấu và các cách gọi khác."""
    raw = scalar(node, notes)
    if raw is None or node is None:
        return None
    found = vocabulary.find(catalogue, raw)
    if found is None:
        terms = vocabulary.CATALOGUES[catalogue]
        known = [shown(node.place, terms, term.id) for term in terms.terms]
        notes.wrong(node.place, f"{_shown(raw)} không phải là {terms.name}.", suggestion(raw, known))
    return found


def listed(node: Node | None, notes: Notes) -> list[Node]:
    """Các phần tử của một danh sách; rỗng khi không có. Mục để trống, bảng, chữ là chỗ sai."""
    if node is None or node.value is None or node.unreadable:
        return []
    if isinstance(node.value, list):
        for item in node.value:
            if item.value is None:
                notes.wrong(item.place, "có một mục để trống.", "Điền mục đó, hoặc xóa gạch “- ” của nó.")
        return [item for item in node.value if item.value is not None]
    notes.wrong(node.place, "phải là một danh sách.", "Mỗi mục bắt đầu bằng một gạch “- ”, hoặc đặt trong […].")
    return []


def where(fields: dict[str, Node], key: str, otherwise: Place) -> Place:
    """Chỗ của khóa, hoặc chỗ của bảng chứa nó khi khóa không có."""
    return fields[key].place if key in fields else otherwise


def _shown(value: str) -> str:
    """Chữ nêu trong thông báo: cắt ngắn, ký tự không in được thành mã."""
    short = value if len(value) <= 40 else f"{value[:39]}…"
    return f"“{''.join(char if char.isprintable() else f'<U+{ord(char):04X}>' for char in short)}”"


def _why_not_number(raw: str) -> str:
    if any(char.isdecimal() and not char.isascii() for char in raw):
        return "có chữ số không thuộc bàn phím thường (chữ số toàn bề rộng hoặc của bảng chữ khác)."
    if _LOOKALIKE.fullmatch(raw) and any(char in raw for char in _LETTERS):
        letter = next(char for char in raw if char in _LETTERS)
        return f"không phải là số (có chữ {letter}, có lẽ là số {_LETTERS[letter]})."
    if re.fullmatch(r"[-−–][0-9.,]+%?", raw):
        return "là số âm; chỉ số và số lượng không âm."
    if re.fullmatch(r"[+-]?[0-9.,]+[eE][+-]?[0-9]+", raw):
        return "viết theo dạng lũy thừa."
    if re.fullmatch(r"[0-9][0-9.,]*", raw):
        return "có nhiều dấu chấm, dấu phẩy; không rõ dấu nào là dấu thập phân."
    if re.fullmatch(r"[0-9][0-9.,\s]*", raw):
        return "có khoảng trắng giữa các chữ số."
    if re.fullmatch(r"[+-]?\.?(nan|inf|infinity)", raw, re.IGNORECASE):
        return "không phải là một số hữu hạn."
    if raw.endswith("%"):
        return "không nhận dấu %."
    return "không phải là số."

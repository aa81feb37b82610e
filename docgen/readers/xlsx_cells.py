"""Ô Excel → chữ đúng như YAML sẽ ghi: số đúng từng chữ số, ngày ISO, mã của danh mục; hoặc vì sao không đọc được."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from docgen import vocabulary
from docgen.readers.notes import nearest
from docgen.readers.sheet_choices import catalogue
from docgen.readers.sheet_shape import Column, Content
from docgen.readers.sheets import LISTS
from docgen.readers.xlsx_grid import Cell
from docgen.vocabulary import Catalogue, Term

MAX_TEXT = 32767
"""Số ký tự nhiều nhất của một ô Excel; chữ dán dài hơn bị Excel cắt ở đúng chỗ này."""

_SHORT_LIST = 8
_FRACTION = re.compile(r"0\.[0-9]+")
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_ESCAPED = re.compile(r"_x00([01][0-9A-Fa-f])_")


class WrongCell(ValueError):
    """Ô không đổi được thành chữ: `found` là điều thấy trong ô, `action` là việc phải làm."""

    def __init__(self, found: str, action: str) -> None:
        super().__init__(found)
        self.found = found
        self.action = action


class Choices:
    """Danh mục để đọc các cột chọn: danh mục tĩnh cộng nhãn riêng của quy định ghi trong sổ tính."""

    def __init__(self, own: Mapping[str, tuple[Term, ...]]) -> None:
        self._own = own

    def terms(self, choices: str) -> tuple[Term, ...]:
        """Các mục từ: nhãn riêng của quy định trước, danh mục tĩnh sau."""
        return (*self._own.get(choices, ()), *catalogue(choices).terms)

    def find(self, choices: str, text: str) -> str | None:
        """Mã của `text`, hoặc None; mã ASCII viết thẳng cũng được nhận."""
        return vocabulary.lookup(self.terms(choices), text)

    def describe(self, choices: str) -> Catalogue:
        """Danh mục đủ các mục từ, để nêu trong thông báo."""
        known = catalogue(choices)
        return Catalogue(known.id, known.name, self.terms(choices))


def cell_text(cell: Cell, column: Column, choices: Choices) -> str | None:
    """Chữ của một ô theo loại cột, None khi ô trống. Lỗi: WrongCell."""
    value = _usable(cell)
    if isinstance(value, bool):
        shown = "TRUE" if value else "FALSE"
        raise WrongCell(
            f"ô chứa giá trị lô-gích {shown}.", "Gõ lại bằng chữ (ví dụ Có hoặc Không), hay chọn trong danh sách."
        )
    if isinstance(value, datetime | date | time | timedelta):
        return _from_date(value, column)
    if isinstance(value, int | float):
        return _from_number(value, cell.number_format, column, choices)
    text = _clean(str(value))
    if not text.strip():
        return None
    if column.content is Content.PERCENT:
        return _percent(text)
    return _chosen(text, column, choices) if column.content is Content.CHOICE else text


def _usable(cell: Cell) -> object:
    """Giá trị của ô sau khi loại lỗi Excel, công thức chưa tính và công thức gọi chương trình ngoài."""
    if cell.is_error:
        raise WrongCell(f"ô báo lỗi Excel {cell.value}.", "Sửa công thức, hoặc gõ thẳng giá trị vào ô.")
    if cell.formula is not None:
        if "|" in _LITERAL.sub("", cell.formula.text):
            shown = f"={cell.formula.text}"[:60]
            raise WrongCell(f"công thức “{shown}” gọi chương trình khác.", "Xóa công thức, gõ thẳng nội dung vào ô.")
        if not cell.formula.cached:
            raise WrongCell(
                f"công thức “={cell.formula.text[:60]}” chưa có kết quả lưu trong tệp.",
                "Mở bằng Excel, đợi tính xong, lưu lại; hoặc dán giá trị (Paste Special > Values).",
            )
    return cell.value


def _from_date(value: datetime | date | time | timedelta, column: Column) -> str:
    if isinstance(value, time | timedelta):
        raise WrongCell(
            f"ô chứa giờ {value}, không phải {_wanted(column)}.", "Định dạng ô là Văn bản (Text) rồi gõ lại."
        )
    if isinstance(value, datetime) and column.content is Content.DATE and value.time() != time():
        raise WrongCell(f"ngày trong ô có cả giờ ({value:%d/%m/%Y %H:%M}).", "Gõ lại ngày, không kèm giờ.")
    if column.content is Content.DATE:
        return f"{value:%Y-%m-%d}"
    raise WrongCell(
        f"ô chứa ngày {value:%d/%m/%Y}, không phải {_wanted(column)}; "
        f"Excel tự đổi chữ như “{value.day}-{value.month}”, “{value.month}-{value.day}” thành ngày.",
        "Định dạng ô là Văn bản (Text) rồi gõ lại.",
    )


def _wanted(column: Column) -> str:
    numeric = column.content in (Content.NUMBER, Content.PERCENT)
    return f"{'số' if numeric else 'chữ'} của cột “{column.heading}”"


def _from_number(value: int | float, number_format: str, column: Column, choices: Choices) -> str:
    text = number_text(value)
    shape = _LITERAL.sub("", number_format)
    percent = "%" in shape
    if column.content is Content.DATE:
        raise WrongCell(f"ô chứa số {text}, không phải ngày.", "Định dạng ô là Ngày (dd/mm/yyyy) rồi gõ lại ngày.")
    if percent and column.content is Content.PERCENT:
        return number_text(Decimal(text) * 100)
    if percent:
        raise WrongCell(f"ô định dạng phần trăm ({number_text(Decimal(text) * 100)}%).", "Bỏ định dạng %, gõ lại.")
    if column.content is Content.PERCENT:
        return _percent(text)
    if column.content is Content.CHOICE:
        return _chosen(text, column, choices)
    if column.content is Content.TEXT and text.isdigit() and shape and not shape.strip("0"):
        return text.zfill(len(shape))
    return text


def _percent(text: str) -> str:
    """Chỉ số ghi bằng số thường; dưới 1 thì phải ghi rõ dấu % vì rất có thể là tỷ lệ (0,888 là 88,8%)."""
    bare = text.strip().removesuffix("%").rstrip().replace(",", ".")
    if not _FRACTION.fullmatch(bare) or not Decimal(bare):
        return text
    if text.strip().endswith("%"):
        return bare
    shown, percent = bare.replace(".", ","), number_text(Decimal(bare) * 100).replace(".", ",")
    raise WrongCell(
        f"chỉ số {shown} không rõ là {percent}% hay {shown}%.",
        f"Nếu là {percent}% thì gõ {percent}; nếu đúng là {shown}% thì gõ chữ {shown}%.",
    )


def number_text(value: int | float | Decimal) -> str:
    """Chữ số thập phân ngắn nhất đọc lại ra đúng số ấy, không dạng mũ, không số 0 thừa: 92.51 → "92.51"."""
    text = format(value if isinstance(value, Decimal) else Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _clean(text: str) -> str:
    """Bỏ cách mã hóa ký tự điều khiển của Excel (`_x000D_`) và đưa xuống dòng về một dạng."""
    if len(text) >= MAX_TEXT:
        raise WrongCell(
            f"ô dài {len(text)} ký tự, quá sức chứa {MAX_TEXT} ký tự của một ô Excel: chữ có thể đã bị cắt.",
            "Rút gọn nội dung, hoặc chuyển phần chi tiết sang văn bản kèm theo.",
        )
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)
    return plain.replace("\r\n", "\n").replace("\r", "\n")


def _chosen(text: str, column: Column, choices: Choices) -> str:
    wanted = column.choices or ""
    found = choices.find(wanted, text)
    if found is not None:
        return found
    if column.open:
        return text.strip()
    described = choices.describe(wanted)
    labels = tuple(dict.fromkeys(described.labels))
    raise WrongCell(f"“{text.strip()}” không có trong danh mục {described.name}.", _offer(text, labels, wanted))


def _offer(text: str, labels: tuple[str, ...], choices: str) -> str:
    """Cả danh sách khi ngắn; khi dài thì ba mục gần nhất và nơi xem cả danh sách."""
    near = difflib.get_close_matches(text, labels, 1, 0.6)
    hint = f"Có phải “{near[0]}”? " if near else ""
    if len(labels) <= _SHORT_LIST:
        return f"{hint}Chọn một trong: {'; '.join(labels)}."
    closest = ", ".join(f"“{label}”" for label in nearest(text, labels))
    return (
        f"{hint}Gần nhất: {closest}. Bấm mũi tên ở góc ô để chọn; cả {len(labels)} mục ở cột “{choices}” của trang ẩn "
        f"“{LISTS}” (bấm chuột phải vào tên một trang, chọn Unhide)."
    )


def split_status(text: str, choices: Choices) -> tuple[str, tuple[str, ...]]:
    """Ô tiêu chí (“Chưa bảo đảm: tiến độ, chất lượng”) → mã trạng thái và các mã mặt. Lỗi: WrongCell."""
    state_text, _, rest = text.partition(":")
    state = choices.find("trang_thai", state_text)
    if state is None:
        labels = "; ".join(vocabulary.STATES.labels)
        near = difflib.get_close_matches(state_text, vocabulary.STATES.labels, 1, 0.6)
        hint = f"Có phải “{near[0]}”? " if near else ""
        raise WrongCell(f"“{text.strip()}” không phải trạng thái của tiêu chí.", f"{hint}Chọn một trong: {labels}.")
    aspects = []
    for name in filter(str.strip, re.split("[,;]", rest)):
        aspect = choices.find("mat", name)
        if aspect is None:
            labels = ", ".join(vocabulary.ASPECTS.labels).lower()
            raise WrongCell(f"“{name.strip()}” không phải mặt chưa bảo đảm.", f"Các mặt là: {labels}.")
        aspects.append(aspect)
    return state, tuple(aspects)

"""Bảng của một cơ quan trong docgen.toml → Body: điền mặc định, kiểm tra thể thức người ký (Phụ lục I NĐ 30/2020)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.model.office import Body, Signer
from docgen.readers.office_table import Settings
from docgen.readers.office_template import local_name, place_phrase
from docgen.readers.person import LEARNED_RULE, addressed, learned, odd_case

_KEYS = (
    "ten",
    "dong_chu_quan",
    "dong_co_quan",
    "viet_tat",
    "don_vi_soan_thao",
    "dia_danh",
    "chuc_danh_dung_dau",
    "nguoi_ky",
    "noi_nhan",
    "luu",
)
_PREFIXES = ("TM", "KT", "Q", "TL", "TUQ")
# Chữ viết tắt quyền hạn viết sai kiểu: “KT.CHỦ TỊCH”, “KT CHỦ TỊCH”, “K/T. CHỦ TỊCH”, “Kt. …”.
_PREFIX_LIKE = re.compile(r"(T/?M|K/?T|Q|T/?L|T/?U/?Q)(?:\.\s*|\s+|/)(?=\S)", re.IGNORECASE)
_RIGHT_PREFIX = re.compile(r"(TM|KT|Q|TL|TUQ)\. \S")
_AREA = re.compile(r"(?:huyện|thị xã|thành phố|quận)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Usual:
    """Giá trị mặc định của một cơ quan, và những quyền hạn ký không được dùng, kèm lý do."""

    name: str
    parent_line: str
    head_lines: tuple[str, ...]
    abbreviation: str
    unit_code: str
    place: str
    head_title: str
    archive: str
    barred: dict[str, str]
    recipients: tuple[str, ...] = ()


_COLLECTIVE = "“TM.” chỉ dùng khi ký thay mặt tập thể; cơ quan này làm việc theo chế độ thủ trưởng."
_PERSONAL = "Điều 14 giao việc đánh giá, xếp loại cho chính Chủ tịch, không giao người khác ký được."
_PERSONAL_BARRED = {
    "TL": _PERSONAL,
    "TUQ": _PERSONAL,
    "TM": "quyết định xếp loại thuộc thẩm quyền của Chủ tịch, ký CHỦ TỊCH hoặc KT. CHỦ TỊCH; "
    "văn bản của tập thể docgen tự ghi TM.",
}


def province_committee(settings: Settings, province: str) -> Body:
    """Ủy ban nhân dân tỉnh."""
    place = place_phrase(province)
    return _body(
        settings,
        "ubnd_tinh",
        _Usual(
            name=f"Ủy ban nhân dân {place}",
            parent_line="",
            head_lines=("ỦY BAN NHÂN DÂN", place.upper()),
            abbreviation="UBND",
            unit_code="NC",
            place=local_name(province),
            head_title="Chủ tịch",
            archive="VT, NC",
            barred=_PERSONAL_BARRED,
            recipients=("Ban Tổ chức Tỉnh ủy", "CT, các PCT UBND tỉnh"),
        ),
    )


def home_affairs(settings: Settings, province: str) -> Body:
    """Sở Nội vụ."""
    return _body(
        settings,
        "so_noi_vu",
        _Usual(
            name="Sở Nội vụ",
            parent_line=f"UBND {place_phrase(province)}".upper(),
            head_lines=("SỞ NỘI VỤ",),
            abbreviation="SNV",
            unit_code="CCHC",
            place=local_name(province),
            head_title="Giám đốc",
            archive="VT, CCHC",
            barred={"TM": _COLLECTIVE},
        ),
    )


def district(settings: Settings, body_id: str) -> Body:
    """Ủy ban nhân dân một huyện; bắt buộc có `ten`."""
    name = settings.text("ten", required=True)
    area = re.sub(r"^(?:Ủy ban nhân dân|UBND)\s+", "", name, flags=re.IGNORECASE)
    return _body(
        settings,
        body_id,
        _Usual(
            name=name,
            parent_line="",
            head_lines=("ỦY BAN NHÂN DÂN", area.upper()) if area != name else (name.upper(),),
            abbreviation="UBND",
            unit_code="NV",
            place=_AREA.sub("", area, count=1),
            head_title="Chủ tịch",
            archive="VT, NV",
            barred=_PERSONAL_BARRED,
        ),
    )


def office_of_home_affairs(settings: Settings, body_id: str) -> Body:
    """Phòng Nội vụ một huyện; bắt buộc có `ten`."""
    name = settings.text("ten", required=True)
    area = re.sub(r"^Phòng Nội vụ\s*", "", name, flags=re.IGNORECASE)
    return _body(
        settings,
        body_id,
        _Usual(
            name=name,
            parent_line=f"UBND {area}".upper() if area else "",
            head_lines=("PHÒNG NỘI VỤ",),
            abbreviation="PNV",
            unit_code="CCHC",
            place=_AREA.sub("", area, count=1),
            head_title="Trưởng phòng",
            archive="VT",
            barred={"TM": _COLLECTIVE},
        ),
    )


def _body(settings: Settings, body_id: str, usual: _Usual) -> Body:
    settings.only(_KEYS)
    head_lines = settings.texts("dong_co_quan", usual.head_lines)
    parent_line = settings.text("dong_chu_quan", usual.parent_line)
    if not head_lines:
        settings.wrong("dong_co_quan", "để trống.", 'Ghi tên cơ quan chữ hoa, ví dụ ["SỞ NỘI VỤ"].')
    for key, lines in (("dong_co_quan", head_lines), ("dong_chu_quan", (parent_line,))):
        _check_capitals(settings, key, lines)
    head_title = settings.text("chuc_danh_dung_dau", usual.head_title)
    return Body(
        id=body_id,
        name=settings.text("ten", usual.name),
        parent_line=parent_line,
        head_lines=head_lines,
        abbreviation=_abbreviation(settings, "viet_tat", usual.abbreviation),
        unit_code=_abbreviation(settings, "don_vi_soan_thao", usual.unit_code),
        place=settings.text("dia_danh", usual.place),
        head_title=head_title,
        signer=_signer(settings, head_title, usual.barred),
        recipients=_recipients(settings, usual.recipients),
        archive=_archive(settings, usual.archive),
    )


def _signer(settings: Settings, head_title: str, barred: dict[str, str]) -> Signer:
    table = settings.table("nguoi_ky")
    table.only(("quyen_han", "ho_ten"))
    lines = table.texts("quyen_han", (head_title.upper(),))
    if not lines:
        table.wrong("quyen_han", "để trống.", 'Ghi ví dụ ["CHỦ TỊCH"] hoặc ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"].')
    _check_capitals(table, "quyen_han", lines)
    for number, line in enumerate(lines):
        _check_prefix(table, lines, number, line, barred)
    name = table.text("ho_ten") or None
    if name and learned(name):
        table.wrong("ho_ten", f"“{name}” có học hàm, học vị trước tên.", f"Chỉ ghi họ tên ({LEARNED_RULE}).")
    elif name and addressed(name):
        table.wrong("ho_ten", f"“{name}” có lời xưng hô trước tên.", "Chỉ ghi họ tên.")
    elif name and (case := odd_case(name)):
        table.wrong("ho_ten", f"“{name}” viết {case}.", "Viết hoa chữ đầu mỗi âm tiết, như Nguyễn Văn A.")
    return Signer(lines, name)


def _check_prefix(table: Settings, lines: tuple[str, ...], number: int, line: str, barred: dict[str, str]) -> None:
    right = _RIGHT_PREFIX.match(line)
    if right is None:
        if found := _PREFIX_LIKE.match(line):
            code = found[1].replace("/", "").upper()
            table.wrong(
                "quyen_han", f"“{line}” viết sai kiểu.", f"Viết “{code}. {line[found.end() :]}”: có dấu chấm, dấu cách."
            )
        return
    code = right[1]
    if code in barred:
        table.wrong("quyen_han", f"“{line}”: {barred[code]}", "Đổi người ký.")
    elif code != "Q" and number + 1 == len(lines):
        table.wrong(
            "quyen_han", f"sau “{line}” thiếu dòng chức vụ của người ký.", "Thêm một dòng, ví dụ “PHÓ CHỦ TỊCH”."
        )
    elif code == "KT" and not lines[number + 1].startswith(("PHÓ ", "CẤP PHÓ")):
        table.wrong(
            "quyen_han", f"sau “{line}” là “{lines[number + 1]}”, không phải cấp phó.", "KT. là cấp phó ký thay."
        )


def _check_capitals(settings: Settings, key: str, lines: tuple[str, ...]) -> None:
    for line in lines:
        if line != line.upper():
            settings.wrong(key, f"“{line}” không phải chữ hoa.", f"Viết “{line.upper()}”.")


def _abbreviation(settings: Settings, key: str, default: str) -> str:
    found = settings.text(key, default)
    if not found or re.search(r"[\s/.,;-]", found):
        settings.wrong(key, f"“{found}” không dùng được trong số, ký hiệu.", "Viết liền, không dấu cách, ví dụ UBND.")
    return found


def _recipients(settings: Settings, default: tuple[str, ...]) -> tuple[str, ...]:
    found = settings.texts("noi_nhan", default)
    for line in found:
        if line.startswith(("-", "–", "•")) or line.endswith((";", ".")):
            settings.wrong(
                "noi_nhan", f"“{line}” có gạch đầu dòng hoặc dấu cuối dòng.", "Chỉ ghi tên; docgen tự thêm dấu."
            )
        elif line.casefold().startswith("lưu"):
            settings.wrong("noi_nhan", f"“{line}” là nơi lưu.", "Ghi ở khóa luu.")
    return found


def _archive(settings: Settings, default: str) -> str:
    found = settings.text("luu", default)
    if not found or found.casefold().startswith("lưu") or found.endswith((".", ";")):
        settings.wrong(
            "luu", f"“{found}” không đúng kiểu.", "Ghi nơi lưu, không có chữ “Lưu:”, không dấu cuối: VT, NC."
        )
    return found

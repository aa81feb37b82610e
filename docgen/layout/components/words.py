"""Chữ của các thành phần: so khớp không phụ thuộc dấu thanh, hoa thường, khoảng trắng; tách nửa trái, nửa phải."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from unicodedata import normalize

from docgen.layout.components.kinds import NAMED_TYPES
from docgen.layout.facts.values import Line, Paragraph
from docgen.text.slug import slug

# Ngoài tab và dãy dấu cách, Quốc hiệu hay Tiêu ngữ sau một dấu cách cũng mở nửa phải.
_GAP = re.compile(r"\t+| {4,}|\u00a0{4,}|(?<=\S)\s+(?=CỘNG H[OÒÓÕ][AÀ]? XÃ|Độc lập\s*[-–—])")
_WAITS = re.compile(r"(?:\bsố\s*:?|\bngày|\btháng|\bnăm)$", re.IGNORECASE)
_COMPLETES = re.compile(r"/|tháng\b|năm\b", re.IGNORECASE)
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_'’.-]*", re.UNICODE)
_RULE_TEXT = re.compile(r"[_\-–—=‾¯*\s]{4,}")
_BLANK_NAME = re.compile(r"[.…_\s]{2,}|.*\{[{%].*")
_RANKS = re.compile(
    r"^(?:(?:GS|PGS|TS|ThS|Th\.S|BS|BSCK|DS|KS|CN|NGND|NGƯT|NSND|NSƯT|TTND|TTƯT"
    r"|(?:đại|thượng|trung|thiếu) (?:tướng|tá|úy)|giáo sư|phó giáo sư|tiến s[ĩỹ]|thạc s[ĩỹ]|bác s[ĩỹ]|kỹ sư)[.,]?\s+)+"
    r"|^(?:(?:GS|PGS|TS|ThS|Th\.S|BS|KS|CN)\.\s*)+",
    re.IGNORECASE,
)
ADDRESSED = re.compile(r"\s*kính\s+g[ửở]i\b", re.IGNORECASE)
"""Dòng mở đầu bằng “Kính gửi”."""
_LONGEST_NAME = 7
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"})
_LOOKALIKE = re.compile("[ÐðƉɖ]")
_SURNAME_WORDS = (
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly luong mai to dinh ha trinh cao chu doan "
    "phung ta trieu truong dao chau luu quach giang nong vi lo lu ma giap thao sung vang tan hau cu ban"
)
_SURNAMES = frozenset(_SURNAME_WORDS.split())

NATION = "cong_hoa_xa_hoi_chu_nghia_viet_nam"
MOTTO = "doc_lap_tu_do_hanh_phuc"
PARTY = "dang_cong_san_viet_nam"

_POST_WORDS = (
    "chu_tich pho_chu_tich giam_doc pho_giam_doc tong_giam_doc bo_truong thu_truong thu_tuong pho_thu_tuong "
    "chanh_van_phong pho_chanh_van_phong pho_van_phong chanh_thanh_tra pho_chanh_thanh_tra truong_ban pho_truong_ban "
    "truong_phong pho_truong_phong cuc_truong pho_cuc_truong tong_cuc_truong vu_truong pho_vu_truong chi_cuc_truong "
    "pho_chi_cuc_truong hieu_truong pho_hieu_truong vien_truong pho_vien_truong chanh_an pho_chanh_an tong_bien_tap "
    "truong_doan truong_dai doi_truong to_truong pho_to_truong thu_ky chu_toa chu_tri truong_tram hat_truong "
    "tong_thanh_tra tong_kiem_toan thong_doc chu_nhiem pho_chu_nhiem uy_vien vien_pho giam_thi kho_bac_truong "
    "quyen_giam_doc quyen_chu_tich phu_trach nguoi_ky nguoi_lap nguoi_ghi dai_dien chu_toa_doan doan_chu_tich "
    "chi_huy_truong pho_chi_huy_truong tu_lenh chinh_uy tham_phan ke_toan_truong kiem_soat_vien bi_thu pho_bi_thu "
    "benh_vien_truong hieu_pho tong_thu_ky truong_chi_nhanh pho_chi_cuc_truong vien_pho tram_truong pho_hat_truong"
)
POSTS = tuple(_POST_WORDS.split())
"""Chức vụ, chức danh mở đầu một dòng quyền hạn của người ký."""

COLLECTIVES = (
    "uy_ban_nhan_dan",
    "ubnd",
    "hoi_dong_nhan_dan",
    "hdnd",
    "hoi_dong",
    "ban_chi_dao",
    "uy_ban",
    "thuong_truc",
)
AUTHORITIES = (*POSTS, *COLLECTIVES, "bo", "so", "ban", "cuc", "chi_cuc", "chinh_phu", "quoc_hoi", "uy_ban_thuong_vu")


_SPACED = {
    name.replace("_", ""): name
    for name in (NATION, MOTTO, "quyet_nghi", *(slug(kind) for kind in NAMED_TYPES), "noi_nhan")
}
_LONGEST = 160
_CONTROL = re.compile(r"(?:\s*\{%.*?%\}\s*)+", re.DOTALL)

_FIELDS = re.compile(r"(?:\s*\{\{.*?\}\}\s*)+", re.DOTALL)


def folded(line: Line) -> str:
    """Chữ của dòng thành mã ASCII để so: “Nơi nhận:” → `noi_nhan`; chữ giãn bằng dấu cách được dồn lại.

    Không thành phần nào phải đọc quá trăm rưỡi chữ đầu dòng mới nhận ra.
    """
    return _folded(line.raw[:_LONGEST])


@lru_cache(maxsize=2048)
def _folded(raw: str) -> str:
    text = slug(raw.translate(_LOOKALIKES))
    letters = text.split("_")
    if len(letters) > 5 and all(len(one) == 1 for one in letters):
        return _SPACED.get("".join(letters), text)
    return text


def nfc(text: str) -> str:
    """Chữ dựng sẵn: tệp soạn trên máy Mac hay bằng bảng mã tổ hợp để dấu rời khỏi chữ cái, hoặc có Ð thay cho Đ."""
    if text.isascii():
        return text
    composed = normalize("NFC", text)
    return composed.translate(_LOOKALIKES) if _LOOKALIKE.search(composed) else composed


def composed_end(text: str, end: int) -> int:
    """Vị trí trong `text` ứng với vị trí `end` của bản dựng sẵn."""
    if len(nfc(text)) == len(text):
        return end
    return next((at for at in range(end, len(text)) if len(nfc(text[: at + 1])) > end), len(text))


def only_control(paragraph: Paragraph) -> bool:
    """Đoạn của mẫu Word chỉ có lệnh `{% … %}`: không in ra, không thuộc thành phần nào."""
    return _CONTROL.fullmatch(paragraph.text) is not None


def only_fields(line: Line) -> bool:
    """Dòng của mẫu Word chỉ có chỗ điền `{{ … }}`."""
    return _FIELDS.fullmatch(line.raw) is not None


def has_surname(line: Line) -> bool:
    """Chữ đầu là một họ của người Việt Nam."""
    return slug(_RANKS.sub("", line.text).split(" ")[0]) in _SURNAMES


def close_to(text: str, wanted: str, ratio: float = 0.85) -> bool:
    """`text` giống `wanted` đến mức chỉ có thể là viết sai của nó."""
    return text == wanted or SequenceMatcher(None, text, wanted).ratio() >= ratio


def is_nation(text: str) -> bool:
    """Mã của dòng Quốc hiệu, kể cả viết sai dấu, thiếu chữ."""
    return text.startswith("cong_h") and "nghia" in text and close_to(text, NATION)


def is_motto(text: str) -> bool:
    """Mã của dòng Tiêu ngữ, kể cả viết sai."""
    return text.startswith("doc_l") and close_to(text, MOTTO)


def segments(line: Line) -> Iterator[Line]:
    """Các khúc của một dòng cách nhau bằng tab hoặc từ bốn dấu cách: nửa trái, nửa phải của đầu văn bản không bảng."""
    start = line.start
    for gap in _GAP.finditer(line.raw):
        if _is_blank_to_fill(line.raw, gap):
            continue
        if line.paragraph.text[start : line.start + gap.start()].strip():
            yield Line(line.paragraph, start, line.start + gap.start())
        start = line.start + gap.end()
    if line.paragraph.text[start : line.end].strip():
        yield Line(line.paragraph, start, line.end)


def _is_blank_to_fill(text: str, gap: re.Match[str]) -> bool:
    """Khoảng trắng chừa chỗ cho số, ngày, tháng, năm không ngăn hai nửa của dòng."""
    return " " in gap.group() and bool(
        _WAITS.search(text, 0, gap.start()) or (_COMPLETES.match(text, gap.end()) and not text[: gap.start()].isspace())
    )


def is_typed_rule(line: Line) -> bool:
    """Dòng chỉ gồm gạch: vạch kẻ gõ bằng bàn phím."""
    return _RULE_TEXT.fullmatch(line.raw.strip()) is not None


def is_post(line: Line) -> bool:
    """Dòng quyền hạn, chức vụ: TM., KT., TL., TUQ., Q. hoặc một chức vụ, viết hoa."""
    text = folded(line)
    prefixed = re.match(r"(?:t_?m|k_?t|t_?l|t_?u_?q|q)_", text) is not None
    return line.capitals and (prefixed or starts_with(text, POSTS))


def is_person(line: Line) -> bool:
    """Họ tên người ký: hai đến bảy chữ viết hoa chữ đầu, có thể có học vị đứng trước; hoặc chỗ để trống."""
    text = nfc(line.text).strip("().,/ ")
    if _BLANK_NAME.fullmatch(text):
        return True
    words = _RANKS.sub("", text).split()
    return 2 <= len(words) <= _LONGEST_NAME and all(
        _NAME_WORD.fullmatch(word) is not None and word[0].isupper() for word in words
    )


def starts_with(text: str, names: Iterable[str]) -> bool:
    """Mã `text` mở đầu bằng một trong các mã `names`, trọn từ."""
    return any(text == name or text.startswith(f"{name}_") for name in names)

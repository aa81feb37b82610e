"""Những khối lặp lại ở mọi văn bản mẫu: đầu văn bản, khối ký và nơi nhận, phụ lục."""

from __future__ import annotations

from docgen.layout.sketch.lines import Place, SketchLine

Lines = tuple[SketchLine, ...]

_QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
_TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
_BLANK = SketchLine("", "", "trong")
_SIGNING_SPACE = 4


def placed(place: Place, *lines: SketchLine) -> Lines:
    """Các dòng đặt vào một ô."""
    return tuple(line._replace(cell=place) for line in lines)


def agency(name: str = "co_quan_ban_hanh") -> Lines:
    """Tên Ủy ban nhân dân tỉnh trên hai dòng `name`, `name_2`; vạch dưới dòng sau."""
    return (
        SketchLine(name, "ỦY BAN NHÂN DÂN", "co_quan_tren"),
        SketchLine(f"{name}_2", "TỈNH BÌNH PHƯỚC", "co_quan_ban_hanh"),
    )


def department() -> Lines:
    """Sở Nội vụ, dưới cơ quan chủ quản."""
    return (
        SketchLine("co_quan_chu_quan", "UBND TỈNH BÌNH PHƯỚC"),
        SketchLine("co_quan_ban_hanh", "SỞ NỘI VỤ"),
    )


def motto(prefix: str = "") -> Lines:
    """Quốc hiệu và Tiêu ngữ."""
    return (
        SketchLine(f"{prefix}quoc_hieu", _QUOC_HIEU, "quoc_hieu"),
        SketchLine(f"{prefix}tieu_ngu", _TIEU_NGU, "tieu_ngu"),
    )


def head(issuer: Lines, number: str, date: str, subject: str = "") -> Lines:
    """Đầu văn bản trong bảng hai cột, hai hàng; `subject` là trích yếu công văn; không có `date` thì bỏ dòng ấy."""
    under: Lines = (SketchLine("so_ky_hieu", number),)
    if subject:
        under += (SketchLine("trich_yeu_cong_van", subject),)
    return (
        *placed(Place("dau", 0, 0), *issuer),
        *placed(Place("dau", 0, 1), *motto()),
        *placed(Place("dau", 1, 0), *under),
        *placed(Place("dau", 1, 1), SketchLine("dia_danh", date) if date else _BLANK),
    )


def title(kind: str, subject: str) -> Lines:
    """Tên loại và trích yếu."""
    return (SketchLine("ten_loai", kind), SketchLine("trich_yeu", subject))


def recipients(first: str, second: str, filed: str) -> Lines:
    """Nơi nhận: nhãn, hai nơi nhận, dòng lưu."""
    return (
        SketchLine("noi_nhan", "Nơi nhận:"),
        SketchLine("noi_nhan_1", first, "mot_noi_nhan"),
        SketchLine("noi_nhan_2", second, "mot_noi_nhan"),
        SketchLine("luu", filed, "mot_noi_nhan"),
    )


def signing(posts: Lines, name: str) -> Lines:
    """Quyền hạn, chức vụ; chỗ ký; họ tên."""
    return (*posts, *signing_space(), SketchLine("ho_ten", name))


def signing_space() -> Lines:
    """Các dòng trống chừa chỗ ký."""
    return (_BLANK,) * _SIGNING_SPACE


def foot(left: Lines, right: Lines) -> Lines:
    """Khối nơi nhận bên trái, khối ký bên phải, trong bảng hai cột không kẻ khung."""
    return (*placed(Place("ky", 0, 0), *left), *placed(Place("ky", 0, 1), *right))


def post(text: str) -> Lines:
    """Khối quyền hạn chỉ có một dòng chức vụ."""
    return (SketchLine("quyen_han", text),)


def appendix(number: int, label: str, name: str, reference: str, *content: SketchLine) -> Lines:
    """Phụ lục thứ `number` mở đầu một phần mới: dòng Phụ lục, tên, dòng kèm theo, nội dung."""
    stem = f"phu_luc_{number}"
    lines = (
        SketchLine(stem, label),
        SketchLine(f"{stem}_ten", name, "ten_phu_luc"),
        SketchLine(f"{stem}_kem_theo", reference, "kem_theo"),
        *content,
    )
    return in_section(number, lines)


def in_section(section: int, lines: Lines) -> Lines:
    """Các dòng thuộc phần thứ `section`."""
    return tuple(line._replace(section=section) for line in lines)

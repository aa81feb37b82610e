"""Các thành phần thể thức đã nhận ra. Tên trường theo cách gọi của Phụ lục I, Nghị định 30/2020/NĐ-CP.

Mỗi thành phần là một `Line`: một dòng của một đoạn. Không thấy thành phần nào thì trường ấy là None hoặc rỗng.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from docgen.layout.facts.values import DocumentFacts, DrawnRule, Line, Paragraph, Table


@dataclass(frozen=True, slots=True)
class FoundRule:
    """Vạch kẻ dưới một thành phần. `drawn.kind` còn có thể là "text" (gõ ____) hoặc "underline" (gạch chân chữ).

    `at`: đoạn mang vạch; `text_width`: bề rộng dòng chữ ngay trên vạch, mm;
    `longest`: bề rộng dòng dài nhất của thành phần, khi tên cơ quan chiếm nhiều dòng.
    """

    drawn: DrawnRule
    at: Paragraph
    text_width: float
    longest: float = 0.0


@dataclass(frozen=True, slots=True)
class Head:
    """Đầu văn bản: ô 1 (quốc hiệu, tiêu ngữ), 2 (cơ quan), 3 (số, ký hiệu), 4 (địa danh, thời gian), 5b, 10, 11.

    `table`: số thứ tự bảng chứa đầu văn bản, None khi trình bày không dùng bảng.
    """

    quoc_hieu: Line | None = None
    tieu_ngu: Line | None = None
    co_quan_chu_quan: tuple[Line, ...] = ()
    co_quan_ban_hanh: tuple[Line, ...] = ()
    so_ky_hieu: Line | None = None
    dia_danh_thoi_gian: Line | None = None
    trich_yeu_cong_van: tuple[Line, ...] = ()
    vach_tieu_ngu: FoundRule | None = None
    vach_co_quan: FoundRule | None = None
    do_khan: Line | None = None
    do_mat: Line | None = None
    luu_hanh: Line | None = None
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """Một đề mục. `level`: phan, chuong, muc, tieu_muc, dieu, khoan, diem, la_ma (I. II.), hoặc khac (1.1., (1).).

    `number`: số, chữ đúng như viết (“III”, “2”, “đ”); `mark`: dấu liền sau số (“.”, “)”, “:”, “”); `rest`: chữ sau số;
    `title`: khúc tên đề mục (khúc in đậm đầu đoạn với khoản, điều; dòng kế với phần, chương, mục), None khi không có;
    `line`: khúc gồm từ “Điều”, số và dấu; `automatic`: số do Word tự đánh.
    """

    level: str
    number: str
    mark: str
    line: Line
    rest: str
    paragraph: Paragraph
    title: Line | None = None
    automatic: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Khối ký: `quyen_han` gồm mọi dòng quyền hạn, chức vụ theo thứ tự trên xuống; `ho_ten`: họ tên người ký."""

    quyen_han: tuple[Line, ...] = ()
    ho_ten: Line | None = None


@dataclass(frozen=True, slots=True)
class Recipients:
    """Nơi nhận: dòng “Nơi nhận:”, từng nơi nhận, dòng “Lưu:” (cũng thuộc `items`, cùng những dòng viết tiếp của
    nó), những dòng sau nó (ô 12).
    """

    label: Line | None = None
    items: tuple[Line, ...] = ()
    luu: Line | None = None
    after: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """Phụ lục hoặc văn bản kèm theo, nằm sau phần ký của văn bản chính.

    `kind`: phu_luc hoặc van_ban; `label`: dòng “Phụ lục …”; `number`: số La Mã (hoặc bất cứ gì) sau chữ Phụ lục;
    `title`: các dòng tên; `kem_theo`: các dòng “(Kèm theo …)”; `content`: nội dung ngoài bảng.
    """

    kind: str
    label: Line | None = None
    number: str = ""
    title: tuple[Line, ...] = ()
    kem_theo: tuple[Line, ...] = ()
    head: Head = field(default_factory=Head)
    content: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    first: int = 0
    section: int = 0


@dataclass(frozen=True, slots=True)
class Components:
    """Mọi thành phần của một tệp.

    `party`: văn bản của Đảng (đầu đề “ĐẢNG CỘNG SẢN VIỆT NAM”), không theo Nghị định 30/2020/NĐ-CP;
    `kind`: mã loại văn bản (quyet_dinh, to_trinh, cong_van…), rỗng khi không nhận ra; `ten_loai`: dòng tên loại;
    `tham_quyen`: dòng thẩm quyền ban hành trên căn cứ; `lenh`: dòng “QUYẾT ĐỊNH:”; `can_cu`: mỗi căn cứ một đoạn;
    `content`: các đoạn nội dung ngoài bảng (không kể căn cứ, tiêu đề Kính gửi, chữ ký, nơi nhận, đoạn trống);
    `headings`: đề mục trong `content`; `dia_chi`: các dòng ô 13; `end`: số thứ tự đoạn ngay sau văn bản chính.
    """

    kind: str = ""
    party: bool = False
    head: Head = field(default_factory=Head)
    ten_loai: Line | None = None
    trich_yeu: tuple[Line, ...] = ()
    vach_trich_yeu: FoundRule | None = None
    tham_quyen: tuple[Line, ...] = ()
    can_cu: tuple[Paragraph, ...] = ()
    lenh: Line | None = None
    kinh_gui: Line | None = None
    kinh_gui_items: tuple[Line, ...] = ()
    content: tuple[Paragraph, ...] = ()
    headings: tuple[Heading, ...] = ()
    signature: Signature = field(default_factory=Signature)
    recipients: Recipients = field(default_factory=Recipients)
    dia_chi: tuple[Line, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    end: int = 0

    @property
    def only_attached(self) -> bool:
        """Tệp chỉ có phụ lục: văn bản chính ở tệp khác (điểm d khoản 1 Mục III Phần I Phụ lục I)."""
        return bool(self.attachments) and not (self.head.quoc_hieu or self.ten_loai or self.content)

    @property
    def named(self) -> bool:
        """Văn bản có tên loại, không phải công văn."""
        return self.ten_loai is not None

    def dieu(self) -> Iterator[Heading]:
        """Các điều của văn bản chính."""
        return (one for one in self.headings if one.level == "dieu")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Điều cơ quan khai trong docgen.toml mà phép kiểm tra dùng được; rỗng khi không khai.

    `abbreviations`: viết tắt tên cơ quan, đơn vị; `places`: địa danh của các cơ quan.
    """

    abbreviations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class Document:
    """Thứ mà một phép kiểm tra nhìn thấy: dữ kiện, thành phần, và điều cơ quan khai.

    So sánh và băm theo chính đối tượng, không theo nội dung: nhờ thế điều suy ra từ một văn bản nhớ lại được rẻ.
    """

    facts: DocumentFacts
    components: Components
    office: Surroundings = field(default_factory=Surroundings)

    @cached_property
    def text_paragraphs(self) -> tuple[Paragraph, ...]:
        """Mọi đoạn thân văn bản có chữ, kể cả trong bảng."""
        return tuple(one for one in self.facts.paragraphs if not one.blank)

    def table_of(self, paragraph: Paragraph) -> Table | None:
        """Bảng chứa đoạn, nếu có."""
        return None if paragraph.cell is None else self.facts.tables[paragraph.cell.table]

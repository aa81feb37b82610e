"""Các phần của một quy định: mức, căn cứ, danh mục, thẩm quyền, hậu quả; mỗi phần giữ điều khoản của nó."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from docgen.model.citation import Citation
from docgen.model.dossier import DocumentRef, ThresholdFile
from docgen.regulations.conditions import Terms, conditions_in

NATIONWIDE = "Cả nước"
"""Nơi ban hành của quy định dùng cho mọi tỉnh."""


class Nature(StrEnum):
    """Bản chất của một tiêu chí: việc phải làm; điều không được làm (đạt khi không có vi phạm được kết luận); quy tắc
    quy trách nhiệm (chỉ phát sinh khi có vi phạm, không phải việc để đếm).
    """

    DUTY = "duty"
    PROHIBITION = "prohibition"
    LIABILITY = "liability"


class InputCheck(StrEnum):
    """Phép soát đầu vào dựa vào một cách đọc của quy định: “hiệu quả cao” phải có kết luận và lý do; hồ sơ tự ghi đủ ai
    đánh giá, minh chứng, giải trình; hai số liệu mâu thuẫn nhau; chỉ số là của năm nào.
    """

    HIGH_EFFECT = "high_effect"
    RECORDS = "records"
    CONTRADICTION = "contradiction"
    INDEX_YEAR = "index_year"


class IndexYear(StrEnum):
    """Chỉ số của đơn vị lấy năm nào: năm được đánh giá, hay năm gần nhất đã công bố."""

    RATED = "rated"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Level:
    """Một mức xếp loại: điều kiện tối thiểu (cách đọc floor) và khoảng đúng câu chữ (cách đọc strict).

    `unstated`: câu hỏi về những điều kiện của mức mà quy định này chưa ghi (chưa thấy văn bản, hay văn bản để ngỏ);
    khi có, thỏa `minimum` vẫn chưa đủ để kết luận đạt mức, không thỏa thì đủ để kết luận không đạt.
    """

    id: str
    label: str
    citation: Citation
    minimum: Terms = ()
    literal: Terms = ()
    unstated: str | None = None


@dataclass(frozen=True, slots=True)
class Ceiling:
    """Mức trần: thỏa các điều kiện thì không được mức nào cao hơn `level`; `text`: câu chữ của văn bản."""

    level: str
    citation: Citation
    text: str
    conditions: Terms


@dataclass(frozen=True, slots=True)
class Cap:
    """Hạn mức của cả mẻ: số người ở `level` không quá `share` số người ở các mức `of`.

    Quá hạn mức thì người có thẩm quyền chọn ai; không ai bị tự động hạ mức. `text`: câu chữ của văn bản.
    """

    level: str
    of: tuple[str, ...]
    share: Fraction
    citation: Citation
    text: str


@dataclass(frozen=True, slots=True)
class Ground:
    """Một căn cứ của mức thấp nhất (khoản 4): thỏa một căn cứ là đủ.

    `narrow`: cùng căn cứ theo cách đọc hẹp; khi chỉ cách đọc rộng thỏa thì kết quả dựa vào `question`.
    `always_question`: câu hỏi luôn nêu kèm. `within_year`: chỉ tính trường hợp có văn bản đề ngày trong năm đánh giá;
    trường hợp khác được nêu ra với câu hỏi này. `personal`: căn cứ về nhân thân, không vào phụ lục gửi rộng rãi.
    """

    id: str
    citation: Citation
    text: str
    conditions: Terms
    narrow: Terms = ()
    question: str | None = None
    always_question: str | None = None
    within_year: str | None = None
    personal: bool = False
    event_input: bool = False
    for_agencies: bool = False

    @property
    def point(self) -> str | None:
        """Điểm của trường hợp, để ghi ở đầu vào; không biết điều khoản thì là điểm mà điều kiện của nó nêu."""
        return self.citation.point or next((one.point for one in conditions_in(self.conditions) if one.point), None)


@dataclass(frozen=True, slots=True)
class Gap:
    """Một vùng mà văn bản không cho mức nào; `closes_levels`: vùng này đóng cả các mức trên."""

    question: str
    conditions: Terms
    closes_levels: bool = False


@dataclass(frozen=True, slots=True)
class Alternative:
    """Một cách đọc khác của câu hỏi `question`, để so với cách đọc đã chọn.

    `ground`: chỉ đổi trường hợp ấy. `drop`: bỏ nó; `any_of`: thỏa một điều kiện là đủ; `instead`: đại lượng được thay →
    đại lượng thay vào; `missing_as`: đại lượng thiếu → giá trị coi như có; `no_field_closes`: như ở `Regulation`.
    """

    question: str
    text: str
    ground: str | None = None
    drop: bool = False
    any_of: bool = False
    instead: Mapping[str, str] = field(default_factory=dict)
    missing_as: Mapping[str, Fraction] = field(default_factory=dict)
    no_field_closes: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Câu hỏi mở của quy định (G1–G40): vấn đề, cách đọc đã chọn và lý do.

    `document`: `citation` nói tới văn bản nào, khi đó không phải là chính quy định.
    """

    id: str
    problem: str
    reading: str
    reason: str = ""
    citation: str = ""
    document: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """Từng điều khoản mà câu hỏi nói tới, kèm tên văn bản khi không phải của chính quy định."""
        return tuple(f"{one} {self.document}".rstrip() for one in self.citation.split("; ") if one)


@dataclass(frozen=True, slots=True)
class Kind:
    """Nhóm người đứng đầu (khoản 1 Điều 2); `usual_titles`: phần đầu của các chức vụ thường gặp trong nhóm.

    `last_year`: năm đánh giá cuối cùng nhóm này còn xếp loại được, `last_year_why` nói vì sao; None khi theo quy định.
    """

    id: str
    label: str
    short_label: str
    usual_titles: tuple[str, ...] = ()
    last_year: int | None = None
    last_year_why: str = ""


@dataclass(frozen=True, slots=True)
class Agency:
    """Cơ quan nêu tên ở Điều 11 và các lĩnh vực PAR INDEX nó tham mưu (rỗng: không có lĩnh vực tương ứng).

    `other_names`: các cách viết tên khác thường gặp, để nhận ra cơ quan khi đầu vào không ghi mã. `kinds`: các nhóm mà
    cơ quan này có thể được xếp vào.
    """

    id: str
    name: str
    head_title: str
    citation: Citation
    fields: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Criterion:
    """Tiêu chí: một điểm, hoặc một khoản không có điểm, của Chương II.

    `applies_to`: các nhóm bị ràng buộc (rỗng khi chỉ ràng buộc cơ quan Điều 11 `agency`); `may_be_struck_out`: các
    nhóm thường được ghi “không áp dụng”; `plan`: tiêu chí về triển khai đủ nhiệm vụ theo kế hoạch, để đối chiếu với số
    nhiệm vụ đã hoàn thành. `role`: chỉ của người giữ vai ấy, None là của mọi vai.
    """

    id: str
    citation: Citation
    label: str
    text: str
    heading: str
    applies_to: tuple[str, ...]
    agency: str | None = None
    may_be_struck_out: tuple[str, ...] = ()
    plan: bool = False
    role: str | None = None
    nature: Nature = Nature.DUTY


@dataclass(frozen=True, slots=True)
class Role:
    """Một vai ở mỗi đơn vị (người đứng đầu; người trực tiếp lãnh đạo, triển khai).

    `otherwise`: không có ai giữ vai này thì người giữ vai ấy trả lời các tiêu chí của nó.
    """

    id: str
    label: str
    otherwise: str | None = None


@dataclass(frozen=True, slots=True)
class Competence:
    """Ai xếp loại nhóm nào; `rater` trống khi văn bản không nêu ai."""

    kind: str
    rater: str | None
    citation: Citation | None
    proposer: str | None = None
    question: str | None = None


@dataclass(frozen=True, slots=True)
class Tenure:
    """Thời gian giữ chức tối thiểu trong năm (tháng) để có mức tự động, và câu hỏi khi không đủ."""

    minimum_months: int
    question: str


@dataclass(frozen=True, slots=True)
class Consequence:
    """Hậu quả sau xếp loại (Điều 15), để dẫn nguyên văn.

    `level` và `years`: mức và số năm liên tiếp làm phát sinh, tính từ lịch sử xếp loại; cả hai trống khi phải có kết
    luận của cơ quan có thẩm quyền, ghi tay ở đầu vào. `reading`: cách viết khi dẫn, nếu khác câu chữ.
    """

    citation: Citation
    text: str
    question: str | None = None
    level: str | None = None
    years: int | None = None
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """Trách nhiệm tổng hợp, báo cáo, đề xuất (Điều 14, 16, 17), để dẫn nguyên văn; `holder`: ai phải làm."""

    id: str
    citation: Citation
    holder: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """Văn bản gốc của quy định; `number`, `issued` None khi chưa thấy, khi đó `called` nói nguồn là gì."""

    issuer: str
    title: str
    number: str | None = None
    issued: date | None = None
    called: str = ""

    @property
    def described(self) -> str:
        """`34/2020/QĐ-UBND ngày 29/12/2020 của …`, hoặc lời mô tả nguồn."""
        if self.number is None or self.issued is None:
            return self.called
        return f"{self.number} ngày {self.issued:%d/%m/%Y} của {self.issuer}"


@dataclass(frozen=True, slots=True)
class Validity:
    """Hiệu lực: ngày bắt đầu (đã đọc lại), ngày ghi trong văn bản, năm đánh giá chắc chắn dùng được.

    Ngày để trống khi chưa thấy. `since_note`: vì sao đọc ngày bắt đầu như vậy; `note`: vì sao sau năm cuối không còn
    chắc. `replaces`: mã các phiên bản trước mà quy định này thay.
    """

    since: date | None
    since_literal: date | None
    until: date | None
    first_year: int
    last_sure_year: int
    since_note: str = ""
    note: str = ""
    replaces: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Supplement:
    """Phần ngưỡng mà quy định để ngỏ, do cơ quan nêu: tệp ghi nó, văn bản đặt ra nó, năm đánh giá dùng được."""

    file: ThresholdFile
    document: DocumentRef
    validity: Validity

    @property
    def described(self) -> str:
        """`Quyết định số 05/QĐ-UBND ngày 10/01/2018 của …, theo tệp nguong.yaml`."""
        document = self.document
        issued = f"{document.short} ngày {document.issued:%d/%m/%Y} của {document.issuer}"
        return f"{issued}, theo tệp {self.file.name} của cơ quan"

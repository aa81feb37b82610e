"""Phiếu đánh giá một người: tiêu chí, chỉ số, căn cứ khoản 4, kết quả theo cả hai cách đọc và toàn bộ lý do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.documents.parts.bodies import home_affairs
from docgen.documents.parts.fields import truong
from docgen.documents.parts.figures import NONE, criteria_share, field_text, index_text, level_label
from docgen.documents.parts.ledger import Ledger, once
from docgen.documents.parts.legal import called, confirmed, short_reference
from docgen.documents.parts.making import make
from docgen.documents.parts.marks import asked
from docgen.documents.parts.naming import DOTTED_NAME, capital, full_name, group_name, post
from docgen.documents.parts.selection import DEPARTMENT
from docgen.model.classification import Classification, Detail, Reason, Status
from docgen.model.dossier import Aspect, CriterionStatus, Head, State
from docgen.model.draft import Draft, Refusal
from docgen.regulations.schema import HEAD, Regulation
from docgen.text.dates import short_date
from docgen.text.numbers import format_number
from docgen.vocabulary import label

ID = "phieu_danh_gia"
FOLDER = "phieu"
ORDER = 1
SCOPE = "nguoi"
DETAIL = Detail.ADVICE
LABEL = "Phiếu đánh giá"

_MARKS = ("", "- ", "+ ")
"""Dấu đầu dòng theo độ sâu của lý do: chính, con, con của con."""
_RESULT = {True: "Thỏa", False: "Không", None: "Chưa rõ"}
_STATUS = {
    Status.DETERMINED: "đúng câu chữ của quy định",
    Status.INTERPRETED: "dựa vào cách đọc mức tối thiểu",
    Status.UNDETERMINED: "văn bản không cho mức, chờ người có thẩm quyền",
    Status.INSUFFICIENT: "thiếu số liệu, chưa đề nghị mức",
    Status.DECIDED: "theo quyết định của cấp có thẩm quyền",
}


@dataclass(frozen=True, slots=True)
class DongTieuChi:
    """Một tiêu chí ràng buộc người được đánh giá; cột thẩm định và kết luận để ghi tay."""

    ma_tieu_chi: str = truong("Mã tiêu chí: Điều, khoản, điểm", "4.1.b")
    tieu_chi: str = truong("Nhãn ngắn của tiêu chí", "Triển khai đủ nhiệm vụ theo kế hoạch")
    tu_danh_gia: str = truong("Trạng thái trong hồ sơ", "Chưa bảo đảm: tiến độ")
    dien_giai: str = truong("Lý do, minh chứng, người xác nhận", "Chậm 2 tháng so với kế hoạch")


@dataclass(frozen=True, slots=True)
class DongLyDo:
    """Một bước của lời giải thích."""

    vien_dan: str = truong("Chỗ của quy định", "điểm b khoản 4 Điều 12")
    noi_dung: str = truong("Điều kiện và số liệu đã so", "Số tiêu chí chưa bảo đảm 1/47")
    ket_qua: str = truong("Thỏa, Không, hoặc Chưa rõ", "Không")
    nguon_so_lieu: str = truong("Số liệu lấy từ đâu trong tệp đầu vào", "so_lieu.xlsx, Đơn vị, F12")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Trường của phiếu đánh giá; phiếu là biểu mẫu nên không có số, ngày và nơi nhận."""

    chi_dan_luu_hanh: str = truong("Dòng đóng khung ở lề trên; để trống thì không in", "", optional=True)
    co_quan_chu_quan: str = truong("Dòng trên của tên cơ quan; để trống nếu không có", "")
    ten_co_quan: tuple[str, ...] = truong("Tên cơ quan của người được đánh giá, chữ hoa", ("SỞ B",))
    nam_danh_gia: str = truong("Năm được đánh giá", "2022")
    quy_dinh: str = truong("Văn bản ban hành quy định, dẫn gọn", "Quyết định số 34/2020/QĐ-UBND")
    ho_ten: str = truong("Họ tên; dòng chấm khi chưa công bố", "Nguyễn Văn A")
    chuc_vu: str = truong("Chức vụ gắn với cơ quan", "Giám đốc Sở B")
    ten_nhom: str = truong("Nhóm người đứng đầu", "Sở, ban, ngành")
    thoi_gian_giu_chuc: str = truong("Thời gian giữ chức trong năm", "cả năm")
    nguoi_danh_gia: str = truong("Ai đã đánh giá; gạch ngang khi chưa ghi", "Ban Giám đốc Sở B")
    so_ap_dung: str = truong("Số tiêu chí áp dụng (mẫu số)", "47")
    ty_le: str = truong("Số tiêu chí chưa bảo đảm trên số áp dụng", "1/47 (2,13%)")
    so_khong_thuc_hien: str = truong("Số tiêu chí không thực hiện", "0")
    loai_ra: str = truong("Các tiêu chí không áp dụng; gạch ngang khi không có", "4.4.b")
    tieu_chi: tuple[DongTieuChi, ...] = truong("Bảng tiêu chí", ())
    chi_so_don_vi: str = truong("Chỉ số cải cách hành chính của đơn vị", "92,51%")
    chi_so_linh_vuc: str = truong("Chỉ số lĩnh vực tham mưu", "Chỉ đạo điều hành: 88,1%")
    nhiem_vu: str = truong("Chỉ tiêu, nhiệm vụ hoàn thành trên được giao", "38/40")
    hieu_qua_cao: str = truong("Kết luận hiệu quả cao và lý do", "Có: …")
    giai_trinh: str = truong("Giải trình của người đứng đầu", "-")
    giam_nhe: str = truong("Giảm nhẹ, miễn trách nhiệm đã ghi; để trống khi không có", "")
    muc_toi_thieu: str = truong("Kết quả theo cách đọc mức tối thiểu", "Hoàn thành nhiệm vụ")
    muc_cau_chu: str = truong("Kết quả theo đúng câu chữ", "Chưa xác định")
    trang_thai: str = truong("Kết quả chắc đến đâu", "dựa vào cách đọc mức tối thiểu")
    ly_do: tuple[DongLyDo, ...] = truong("Toàn bộ lý do", ())
    cau_hoi: tuple[str, ...] = truong("Các chỗ chưa rõ của quy định mà kết quả dựa vào", ("G2: …",))
    gan_nhat: tuple[str, ...] = truong("Thay đổi nào đưa lên mức liền trên", ("Giảm 1 tiêu chí chưa bảo đảm",))


def compose(ledger: Ledger) -> Iterator[Draft | Refusal]:
    """Mỗi người đứng đầu một phiếu."""
    for item in ledger.classifications:
        yield from make(
            ID,
            ledger.key(item),
            item.unit,
            lambda item=item: _fields(ledger, item),  # type: ignore[misc]
            f"Phiếu đánh giá {post(item.head, item.evaluation)} năm {ledger.dossier.period.year}",
        )


def _fields(ledger: Ledger, item: Classification) -> Fields:
    regulation, evaluation = ledger.regulation, item.evaluation
    computed = item.computed or item
    tasks, mitigation = evaluation.tasks, evaluation.mitigation
    return Fields(
        chi_dan_luu_hanh=(ledger.dossier.simulation or "").upper(),
        co_quan_chu_quan=home_affairs(ledger).parent_line if item.kind == DEPARTMENT else "",
        ten_co_quan=(full_name(evaluation).upper(),),
        nam_danh_gia=str(ledger.dossier.period.year),
        quy_dinh=f"{called(regulation)}{confirmed(ledger)}",
        ho_ten=item.head.name or DOTTED_NAME,
        chuc_vu=capital(post(item.head, evaluation)),
        ten_nhom=_group(regulation, item),
        thoi_gian_giu_chuc=_tenure(item.head),
        nguoi_danh_gia=evaluation.assessor or NONE,
        so_ap_dung=str(item.criteria.applicable),
        ty_le=criteria_share(regulation, item),
        so_khong_thuc_hien=str(item.criteria.not_done),
        loai_ra=", ".join(item.criteria.struck_out) or NONE,
        tieu_chi=tuple(_criterion_row(ledger, status) for status in asked(regulation, item)),
        chi_so_don_vi=index_text(item.unit_index),
        chi_so_linh_vuc=field_text(regulation, item),
        nhiem_vu=f"{format_number(tasks.done)}/{format_number(tasks.assigned)}" if tasks else NONE,
        hieu_qua_cao=_high_effect(item),
        giai_trinh=evaluation.explanation or NONE,
        giam_nhe=f"{mitigation.extent}: {mitigation.reason}" if mitigation else "",
        muc_toi_thieu=level_label(regulation, item.level if item.status is not Status.DECIDED else computed.level),
        muc_cau_chu=level_label(regulation, computed.level if computed.status is Status.DETERMINED else None),
        trang_thai=_status(ledger, item),
        ly_do=tuple(_reason_rows(item.reasons)),
        cau_hoi=tuple(
            f"{name}: {regulation.questions[name].problem.rstrip('.')}. Cách đọc: "
            f"{regulation.questions[name].reading.rstrip('.')}"
            for name in item.questions
        ),
        gan_nhat=tuple(line.rstrip(".") for line in (*item.advice, *item.losses)),
    )


def _group(regulation: Regulation, item: Classification) -> str:
    """Nhóm của người được đánh giá, kèm vai khi không phải người đứng đầu."""
    group = capital(group_name(regulation.kinds[item.kind]))
    return group if item.role == HEAD else f"{group}; vai: {regulation.roles[item.role].label}"


def _status(ledger: Ledger, item: Classification) -> str:
    ruling = item.evaluation.ruling
    if item.status is Status.DECIDED and ruling:
        level = level_label(ledger.regulation, item.level)
        return (
            f"{_STATUS[item.status]}: {level}; người quyết định {ruling.decided_by}; lý do: {ruling.reason.rstrip('.')}"
        )
    if item.status is Status.UNDETERMINED and ledger.regulation.seen:
        return "phần văn bản đã thấy không cho mức, chờ người có thẩm quyền"
    stated = item.level is not None and ledger.regulation.supplement is not None
    return f"{_STATUS[item.status]}, với ngưỡng của cơ quan" if stated else _STATUS[item.status]


def _tenure(head: Head) -> str:
    if head.since is None and head.until is None:
        return "cả năm"
    since = f"từ {short_date(head.since)}" if head.since else ""
    until = f"đến {short_date(head.until)}" if head.until else ""
    return f"{since} {until}".strip()


def _criterion_row(ledger: Ledger, status: CriterionStatus) -> DongTieuChi:
    notes = [
        status.reason or "",
        f"Minh chứng: {status.evidence}" if status.evidence else "",
        f"Xác nhận: {status.confirmed_by}" if status.confirmed_by else "",
        f"Kết luận: {short_reference(status.finding)}" if status.finding else "",
    ]
    row = _bare_row(ledger, status.criterion, status.state, status.aspects)
    explained = "; ".join(note for note in notes if note)
    return replace(row, dien_giai=explained) if explained else row


@once
def _bare_row(ledger: Ledger, criterion: str, state: State, aspects: tuple[Aspect, ...]) -> DongTieuChi:
    """Dòng của một tiêu chí không kèm diễn giải: phần lớn các dòng của mọi phiếu."""
    return DongTieuChi(criterion, ledger.regulation.criteria[criterion].label, _state(state, aspects), "")


def _state(state: State, aspects: Sequence[Aspect]) -> str:
    text = label(state.value)
    return f"{text}: {', '.join(label(aspect.value).lower() for aspect in aspects)}" if aspects else text


def _high_effect(item: Classification) -> str:
    effect = item.evaluation.high_effect
    reason = f": {effect.reason}" if effect.reason else ""
    return f"{'Có' if effect.concluded else 'Không'}{reason}"


def _reason_rows(reasons: Sequence[Reason], depth: int = 0) -> Iterator[DongLyDo]:
    for reason in reasons:
        yield DongLyDo(
            vien_dan=str(reason.citation),
            noi_dung=_MARKS[min(depth, len(_MARKS) - 1)] + reason.text,
            ket_qua=_RESULT[reason.holds],
            nguon_so_lieu=reason.source.short if reason.source else "",
        )
        yield from _reason_rows(reason.children, depth + 1)

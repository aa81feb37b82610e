"""Nút → văn bản được dẫn và các ghi nhận luôn kèm văn bản (trường hợp, vi phạm, lịch sử, quyết định)."""

from __future__ import annotations

from docgen import vocabulary
from docgen.model.dossier import (
    DocumentRef,
    Event,
    Misconduct,
    Mitigation,
    PastRating,
    RecordedRater,
    RewardProposal,
    Ruling,
)
from docgen.readers.context import Context
from docgen.readers.fields import entries
from docgen.readers.naming import called, either
from docgen.readers.notes import Notes, suggestion
from docgen.readers.person import signer_name
from docgen.readers.sheets import DECISIONS
from docgen.readers.values import choice, day, listed, text, where, year
from docgen.text.dates import short_date
from docgen.tree.node import Node

DOCUMENT_KEYS = ("so_ky_hieu", "ngay_ban_hanh", "co_quan_ban_hanh", "trich_yeu")


def document(node: Node | None, notes: Notes, *, titled: bool = False) -> DocumentRef | None:
    """Văn bản được dẫn: đủ số ký hiệu, ngày, cơ quan ban hành; None khi không có hoặc ghi thiếu.

    `titled`: trích yếu cũng phải có.
    """
    if node is None:
        return None
    fields = entries(node, notes, DOCUMENT_KEYS, required=DOCUMENT_KEYS if titled else DOCUMENT_KEYS[:3])
    number = _number(fields.get("so_ky_hieu"), notes)
    issued = day(fields.get("ngay_ban_hanh"), notes)
    issuer = text(fields.get("co_quan_ban_hanh"), notes)
    title = text(fields.get("trich_yeu"), notes)
    if number is None or issued is None or issuer is None or (titled and title is None):
        return None
    return DocumentRef(number, issued, issuer, title)


def _number(node: Node | None, notes: Notes) -> str | None:
    """Số, ký hiệu, luôn có dấu “/”; còn dấu chấm lửng (`…/QĐ-UBND`) nghĩa là văn bản chưa có số, chưa dẫn được."""
    value = text(node, notes)
    if value and node and ("…" in value or "..." in value):
        notes.wrong(
            node.place, f"số, ký hiệu “{value}” còn để trống chỗ số.", "Điền số đã cấp, hoặc xóa cả văn bản này."
        )
        return None
    if value and node and "/" not in value:
        notes.wrong(
            node.place, f"số, ký hiệu “{value}” thiếu dấu “/” và phần ký hiệu.", "Ghi đủ cả ký hiệu, ví dụ 88/QĐ-UBND."
        )
    return value


def issued_decision(node: Node | None, notes: Notes) -> tuple[DocumentRef | None, str | None]:
    """Quyết định xếp loại đã ban hành và người ký; cơ quan ban hành trống khi không ghi (văn bản tự điền)."""
    if node is None:
        return None, None
    fields = entries(node, notes, (*DOCUMENT_KEYS, "nguoi_ky"), required=DOCUMENT_KEYS[:2])
    number = _number(fields.get("so_ky_hieu"), notes)
    issued = day(fields.get("ngay_ban_hanh"), notes)
    issuer = text(fields.get("co_quan_ban_hanh"), notes)
    title = text(fields.get("trich_yeu"), notes)
    signer = signer_name(fields.get("nguoi_ky"), notes)
    if number is None or issued is None or node is None:
        return None, None
    if signer is None:
        action = either(node.place, "Thêm nguoi_ky.", f"Ghi ở {called(node.place, 'quyet_dinh_xep_loai.nguoi_ky')}.")
        notes.warn(node.place, "quyết định xếp loại chưa ghi người ký.", action)
    return DocumentRef(number, issued, issuer or "", title), signer


def events(node: Node | None, context: Context) -> tuple[Event, ...]:
    """Các trường hợp của mức thấp nhất ghi tay: chỉ những điểm quy định cho ghi, luôn kèm văn bản."""
    found = (_event(item, context) for item in listed(node, context.notes))
    return tuple(event for event in found if event)


def _event(node: Node, context: Context) -> Event | None:
    notes = context.notes
    keys = ("diem", "noi_dung", "van_ban")
    fields = entries(node, notes, (*keys, "ho_ten"), required=keys)
    point = _point(fields.get("diem"), context)
    content = text(fields.get("noi_dung"), notes, lines=True)
    reference = document(fields.get("van_ban"), notes)
    name = text(fields.get("ho_ten"), notes)
    if point is None or content is None or reference is None:
        return None
    ground = next(one for one in context.regulation.grounds if one.point == point)
    if ground.within_year and context.year is not None and reference.issued.year != context.year:
        notes.warn(
            where(fields, "van_ban", node.place),
            f"văn bản đề năm {reference.issued.year}, ngoài năm đánh giá {context.year}: "
            f"trường hợp này được nêu ra nhưng không tính ({context.meaning(ground.within_year)}).",
            "Kiểm tra lại ngày ban hành.",
        )
    return Event(point, content, reference, node.place, name)


def _point(node: Node | None, context: Context) -> str | None:
    raw = text(node, context.notes)
    if raw is None or node is None:
        return None
    point = raw.removeprefix("điểm ").removeprefix("4.").casefold()
    by_point = {ground.point: ground for ground in context.regulation.grounds if ground.point}
    ground = by_point.get(point)
    typed = list(context.regulation.entered_grounds)
    if ground is None:
        lowest = context.regulation.levels[-1]
        where_cited = lowest.citation if lowest.citation.article else f"mức “{lowest.label}”"
        action = suggestion(point, typed) if typed else "Quy định này không có trường hợp nào ghi tay; xóa mục này."
        context.notes.wrong(node.place, f"“{raw}” không phải là điểm của {where_cited}.", action)
        return None
    if not ground.event_input:
        context.notes.wrong(
            node.place,
            f"{ground.citation} do docgen tính từ chỉ số, tiêu chí, nhiệm vụ, không nhập tay.",
            f"Xóa mục này; chỉ nhập các điểm {', '.join(typed)}.",
        )
        return None
    return point


def misconduct(node: Node | None, context: Context) -> tuple[Misconduct, ...]:
    """Các trường hợp của những hậu quả phải ghi tay, luôn kèm kết luận của cơ quan có thẩm quyền."""
    notes = context.notes
    found = []
    keys = ("khoan", "noi_dung", "ket_luan")
    for item in listed(node, notes):
        fields = entries(item, notes, (*keys, "ho_ten"), required=keys)
        clause = _clause(fields.get("khoan"), context)
        content = text(fields.get("noi_dung"), notes, lines=True)
        conclusion = document(fields.get("ket_luan"), notes)
        name = text(fields.get("ho_ten"), notes)
        if clause and content and conclusion:
            found.append(Misconduct(clause, content, conclusion, name, item.place))
    return tuple(found)


def _clause(node: Node | None, context: Context) -> int | None:
    notes, regulation = context.notes, context.regulation
    raw = text(node, notes)
    if raw is None or node is None:
        return None
    number = raw.casefold().removeprefix("khoản ")
    entered = {str(clause): clause for clause in regulation.entered_consequences}
    if number in entered:
        return entered[number]
    computed = next((one for one in regulation.consequences if one.level and str(one.citation.clause) == number), None)
    if computed:
        ratings = called(node.place, "lich_su_xep_loai")
        notes.wrong(
            node.place,
            f"{computed.citation} ({computed.years:02} năm liên tiếp) do docgen tính từ {ratings}, không nhập tay.",
            f"Xóa mục này, ghi mức của các năm trước vào {ratings}.",
        )
    elif entered:
        cited = " hoặc ".join(str(one.citation) for one in regulation.entered_consequences.values())
        notes.wrong(node.place, f"“{raw}” không phải là {cited}.", f"Ghi {' hoặc '.join(entered)}.")
    else:
        notes.wrong(node.place, "quy định này không có hậu quả nào phải ghi tay.", "Xóa mục này.")
    return None


def history(node: Node | None, context: Context) -> tuple[PastRating, ...]:
    """Mức xếp loại các năm trước; năm phải trước năm đánh giá, mỗi người mỗi năm một lần."""
    notes = context.notes
    found: dict[tuple[int, str | None], PastRating] = {}
    for item in listed(node, notes):
        fields = entries(item, notes, ("nam", "muc", "ho_ten", "quyet_dinh"), required=("nam", "muc"))
        when = year(fields.get("nam"), notes)
        rated = level(fields.get("muc"), context)
        name = text(fields.get("ho_ten"), notes)
        decision = document(fields.get("quyet_dinh"), notes)
        if when is None or rated is None:
            continue
        if decision and decision.issued.year < when + 1 and (decision.issued.month, decision.issued.year) != (12, when):
            notes.warn(
                fields["quyet_dinh"].place,
                f"quyết định xếp loại năm {when} đề ngày {short_date(decision.issued)}, khi năm ấy chưa hết.",
                "Kiểm tra ngày ban hành, hoặc năm.",
            )
        if context.year is not None and when >= context.year:
            notes.wrong(
                fields["nam"].place,
                f"năm {when} không trước năm đánh giá {context.year}.",
                "Lịch sử chỉ gồm các năm trước; quyết định của năm nay ghi ở "
                + either(item.place, "quyet_dinh_xep_loai.", f"trang “{DECISIONS.name}”."),
            )
        elif (when, name) in found:
            notes.wrong(item.place, f"năm {when} của {name or 'cùng một người'} ghi hai lần.", "Giữ một mục.")
        else:
            found[when, name] = PastRating(when, rated, name, decision)
    return tuple(found.values())


def level(node: Node | None, context: Context) -> str | None:
    """Mã mức xếp loại của quy định; nhận cả nhãn có dấu."""
    raw = text(node, context.notes)
    if raw is None or node is None:
        return None
    levels = context.regulation.levels
    found = vocabulary.lookup((vocabulary.Term(one.id, one.label) for one in levels), raw)
    if found is None:
        known = [either(node.place, one.id, one.label) for one in levels]
        context.notes.wrong(node.place, f"“{raw}” không phải là mức xếp loại.", suggestion(raw, known))
    return found


def ruling(node: Node | None, context: Context) -> Ruling | None:
    """Quyết định của cấp có thẩm quyền về mức: bắt buộc có mức, lý do, người quyết định, ngày.

    `ho_ten`: người được quyết định, khi đơn vị có từ hai người đứng đầu.
    """
    if node is None:
        return None
    notes = context.notes
    required = ("muc", "ly_do", "nguoi_quyet_dinh", "ngay")
    fields = entries(node, notes, (*required, "ho_ten", "van_ban"), required=required)
    rated = level(fields.get("muc"), context)
    reason = text(fields.get("ly_do"), notes, lines=True)
    decided_by = text(fields.get("nguoi_quyet_dinh"), notes)
    decided_on = day(fields.get("ngay"), notes)
    reference = document(fields.get("van_ban"), notes)
    name = text(fields.get("ho_ten"), notes)
    if rated is None or reason is None or decided_by is None or decided_on is None:
        return None
    return Ruling(rated, reason, decided_by, decided_on, reference, name)


def mitigation(node: Node | None, notes: Notes) -> Mitigation | None:
    """Giảm nhẹ hoặc miễn trách nhiệm (điểm b khoản 2 Điều 3): mức và lý do."""
    if node is None:
        return None
    fields = entries(node, notes, ("muc", "ly_do", "van_ban"), required=("muc", "ly_do"))
    extent = text(fields.get("muc"), notes)
    reason = text(fields.get("ly_do"), notes, lines=True)
    reference = document(fields.get("van_ban"), notes)
    return Mitigation(extent, reason, reference) if extent and reason else None


def rater(node: Node | None, notes: Notes) -> RecordedRater | None:
    """Người xếp loại được ghi nhận khi Điều 14 không nêu ai."""
    if node is None:
        return None
    fields = entries(node, notes, ("chuc_vu", "van_ban"), required=("chuc_vu",))
    title = text(fields.get("chuc_vu"), notes)
    reference = document(fields.get("van_ban"), notes)
    return RecordedRater(title, reference) if title else None


def reward(node: Node | None, notes: Notes) -> RewardProposal | None:
    """Đề nghị khen thưởng; hình thức ghi bằng mã danh mục hay bằng chữ đều thành chữ để in."""
    keys = ("doi_tuong", "hinh_thuc", "ly_do")
    if node is None:
        return None
    fields = entries(node, notes, keys, required=keys)
    subject = choice(fields.get("doi_tuong"), notes, "doi_tuong")
    form = text(fields.get("hinh_thuc"), notes)
    reason = text(fields.get("ly_do"), notes, lines=True)
    if not subject or not form or not reason:
        return None
    known = vocabulary.find("hinh_thuc", form)
    return RewardProposal(subject, vocabulary.REWARD_FORMS.label(known) if known else form, reason)

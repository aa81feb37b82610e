"""Nút của một đơn vị → Evaluation: mọi khóa được xét, mọi chỗ sai được ghi, rồi mới dựng giá trị."""

from __future__ import annotations

import re

from docgen import vocabulary
from docgen.errors import Place
from docgen.model.dossier import CriterionStatus, Evaluation, Head, HighEffect, Tasks
from docgen.readers import papers
from docgen.readers.amounts import amounts
from docgen.readers.context import Context
from docgen.readers.criteria import check_statuses, criteria, default_place
from docgen.readers.fields import bare, entries
from docgen.readers.heads import heads
from docgen.readers.naming import called, either
from docgen.readers.notes import Notes, suggestion
from docgen.readers.values import band, choice, decimal, scalar, text
from docgen.regulations.conditions import Measure
from docgen.regulations.parts import Agency, InputCheck
from docgen.regulations.schema import HEAD
from docgen.text.slug import slug
from docgen.tree.node import Node

_REQUIRED = ("ma_don_vi", "ten_don_vi", "loai_don_vi", "nguoi_dung_dau", "tieu_chi")
UNIT_KEYS = (
    *_REQUIRED,
    "thuoc_don_vi",
    "co_quan_dieu_11",
    "chi_so_don_vi",
    "nguoi_danh_gia",
    "giai_trinh",
    "hieu_qua_cao",
    "nhiem_vu_cchc",
    "so_lieu",
    "truong_hop_khoan_4",
    "truong_hop_dieu_15",
    "y_kien_co_quan_quan_ly_can_bo",
    "giam_nhe_mien_trach_nhiem",
    "lich_su_xep_loai",
    "quyet_dinh_xep_loai",
    "quyet_dinh_cua_cap_tham_quyen",
    "nguoi_xep_loai",
    "de_nghi_khen_thuong",
)
NO_AGENCY = "khong"
_CONCLUDED = "hieu_qua_cao.ket_luan"
_CODE = re.compile(r"[a-z0-9_]+")
_MAX_CODE = 60
# Mã là tên tệp: Windows không cho tệp mang các tên này, dù có đuôi .docx.
_RESERVED = re.compile(r"con|nul|aux|prn|com[0-9]|lpt[0-9]")
# Tên tệp của các văn bản chung của tỉnh: đơn vị mang mã này sẽ ghi đè lên chúng.
_PROVINCE = "tinh"


def unit(node: Node, context: Context) -> Evaluation | None:
    """Phần đánh giá của một đơn vị; None khi không đủ để biết đó là đơn vị nào, thuộc loại nào."""
    notes = context.notes
    if node.value is None:
        notes.wrong(node.place, "có một đơn vị để trống.", "Điền đơn vị đó, hoặc xóa gạch “- ” của nó.")
        return None
    required = _REQUIRED if context.regulation.criteria else tuple(key for key in _REQUIRED if key != "tieu_chi")
    fields = entries(node, notes, UNIT_KEYS, required=required)
    places = {key: value.place for key, value in fields.items()} | {"don_vi": bare(node.place)}
    code = code_of(fields.get("ma_don_vi"), notes)
    name = text(fields.get("ten_don_vi"), notes)
    kind = _kind(fields.get("loai_don_vi"), context)
    parent = code_of(fields.get("thuoc_don_vi"), notes)
    agency = _agency(fields.get("co_quan_dieu_11"), code, name, places["don_vi"], context)
    _check_agency(kind, agency, code, name, places, context)
    people = heads(fields["nguoi_dung_dau"], context) if "nguoi_dung_dau" in fields else ()
    if "nguoi_dung_dau" in fields:
        _check_roles(people, fields["nguoi_dung_dau"], context)
    decision, signer = papers.issued_decision(fields.get("quyet_dinh_xep_loai"), notes)
    statuses: tuple[CriterionStatus, ...] = ()
    if kind and "tieu_chi" in fields:
        statuses = criteria(fields["tieu_chi"], kind, agency, context)
        if place := default_place(fields["tieu_chi"]):
            places["tieu_chi.mac_dinh"] = place
    elif "tieu_chi" in fields:
        check_statuses(fields["tieu_chi"], notes)
    evaluation = Evaluation(
        unit=code or "",
        unit_name=name or "",
        kind=kind or "",
        heads=people,
        criteria=statuses,
        parent=parent,
        agency=agency,
        unit_index=band(fields.get("chi_so_don_vi"), notes),
        assessor=text(fields.get("nguoi_danh_gia"), notes),
        explanation=text(fields.get("giai_trinh"), notes, lines=True),
        high_effect=_high_effect(fields.get("hieu_qua_cao"), places["don_vi"], context),
        tasks=_tasks(fields.get("nhiem_vu_cchc"), notes),
        amounts=amounts(fields.get("so_lieu"), context, places),
        events=papers.events(fields.get("truong_hop_khoan_4"), context),
        misconduct=papers.misconduct(fields.get("truong_hop_dieu_15"), context),
        cadre_opinion=papers.document(fields.get("y_kien_co_quan_quan_ly_can_bo"), notes),
        mitigation=papers.mitigation(fields.get("giam_nhe_mien_trach_nhiem"), notes),
        history=papers.history(fields.get("lich_su_xep_loai"), context),
        issued_decision=decision,
        issued_signer=signer,
        ruling=papers.ruling(fields.get("quyet_dinh_cua_cap_tham_quyen"), context),
        rater=papers.rater(fields.get("nguoi_xep_loai"), notes),
        reward=papers.reward(fields.get("de_nghi_khen_thuong"), notes),
        places=places,
    )
    if kind:
        _check_year(evaluation, context)
    return evaluation if code and kind else None


def _check_year(evaluation: Evaluation, context: Context) -> None:
    """Nhóm không còn xếp loại được ở năm đánh giá chỉ được nhận khi cấp có thẩm quyền đã quyết định bằng văn bản."""
    kind = context.regulation.kinds[evaluation.kind]
    if kind.last_year is None or context.year is None or context.year <= kind.last_year:
        return
    place = evaluation.places["don_vi"]
    told = f"năm {context.year} không xếp loại {kind.short_label}: {kind.last_year_why}."
    ruling = evaluation.ruling
    if ruling and ruling.document:
        told = f"{told} Vẫn nhận vì đã có quyết định của cấp có thẩm quyền, {ruling.document.number}."
        context.notes.warn(place, told, "Kiểm tra thẩm quyền của người quyết định.", told)
        return
    key = called(place, "quyet_dinh_cua_cap_tham_quyen.muc")
    key = either(place, "quyet_dinh_cua_cap_tham_quyen, kèm van_ban", f"{key} và các cột văn bản bên cạnh")
    context.notes.wrong(place, told, f"Bỏ đơn vị này; nếu cấp có thẩm quyền đã quyết định thì ghi ở {key}.", told)


def code_of(node: Node | None, notes: Notes) -> str | None:
    """Mã đơn vị: chữ thường không dấu, số, gạch dưới, dùng được làm tên tệp trên Windows."""
    raw = scalar(node, notes)
    if raw is None or node is None:
        return None
    if not _CODE.fullmatch(raw):
        better = slug(raw)
        action = f"Viết “{better}”." if better else "Viết dạng so_noi_vu."
        notes.wrong(node.place, f"mã “{raw}” chỉ được gồm a–z, 0–9 và gạch dưới.", action)
        return None
    if len(raw) > _MAX_CODE:
        notes.wrong(node.place, f"mã dài {len(raw)} ký tự, quá {_MAX_CODE}.", "Rút gọn mã.")
        return None
    if _RESERVED.fullmatch(raw):
        notes.wrong(node.place, f"mã “{raw}” là tên Windows giữ riêng, không đặt tên tệp được.", "Đặt mã khác.")
        return None
    if raw == _PROVINCE:
        notes.wrong(node.place, f"mã “{raw}” dành riêng cho văn bản chung của tỉnh.", "Đặt mã khác.")
        return None
    return raw


def _kind(node: Node | None, context: Context) -> str | None:
    raw = scalar(node, context.notes)
    if raw is None or node is None:
        return None
    kinds = context.regulation.kinds
    found = vocabulary.find("loai_don_vi", raw) or raw
    if found in kinds:
        return found
    known = [either(node.place, kind.id, kind.short_label) for kind in kinds.values()]
    context.notes.wrong(
        node.place, f"“{raw}” không phải là loại đơn vị của {context.regulation.id}.", suggestion(raw, known)
    )
    return None


def _agency(node: Node | None, code: str | None, name: str | None, place: Place, context: Context) -> str | None:
    """Mã cơ quan Điều 11 đã ghi; đơn vị trùng mã hoặc tên cơ quan Điều 11 mà không ghi khóa này là chỗ sai."""
    known = context.regulation.agencies
    raw = scalar(node, context.notes)
    if raw is not None and node is not None:
        if raw == NO_AGENCY or vocabulary.find("co_khong", raw) == NO_AGENCY:
            return None
        if raw in known:
            return raw
        named = context.named_agency("", raw)
        if named:
            return named.id
        options = [*(either(node.place, one.id, one.name) for one in known.values()), NO_AGENCY]
        context.notes.wrong(node.place, f"“{raw}” không phải là {_named_agency(context)}.", suggestion(raw, options))
        return None
    agency = context.named_agency(code or "", name)
    if agency and node is None:
        context.notes.wrong(place, *_unsaid_agency(name or code or "", agency, place))
    if agency:
        # Coi là cơ quan đó để các tiêu chí Điều 11 đã ghi không bị báo sai lần nữa.
        return agency.id
    return None


def _named_agency(context: Context) -> str:
    article = context.regulation.agencies_article
    return f"cơ quan nêu tại {article}" if article else "cơ quan mà quy định nêu tên"


def _check_agency(
    kind: str | None, agency: str | None, code: str | None, name: str | None, places: dict[str, Place], context: Context
) -> None:
    """Cơ quan Điều 11 phải thuộc nhóm của nó; ghi “Không” cho đơn vị trùng tên cơ quan Điều 11 thì nhắc."""
    place = places.get("co_quan_dieu_11", places["don_vi"])
    if agency and kind:
        entry = context.regulation.agencies[agency]
        if kind not in entry.kinds:
            label = context.regulation.kinds[kind].short_label
            context.notes.wrong(
                place,
                f"{entry.name} ({entry.citation}) không thể thuộc nhóm “{label}”.",
                "Sửa nhóm của đơn vị, hoặc ghi “Không” nếu đơn vị không phải cơ quan đó.",
            )
        return
    named = context.named_agency(code or "", name)
    if named and not agency:
        context.notes.warn(
            place,
            f"ghi “Không” cho đơn vị trùng tên {named.name} ({named.citation}): không tính tiêu chí riêng, "
            "chỉ số lĩnh vực của cơ quan ấy.",
            "Xem lại; đúng là cơ quan đó thì chọn lại.",
        )


def _check_roles(people: tuple[Head, ...], node: Node, context: Context) -> None:
    """Vai phải là vai của quy định, và vai người đứng đầu phải có người giữ."""
    known = context.regulation.roles
    for role in dict.fromkeys(head.role for head in people if head.role not in known):
        options = [either(node.place, one.id, one.label) for one in known.values()]
        context.notes.wrong(
            node.place,
            f"{context.regulation.id} không có vai “{vocabulary.ROLES.label(role)}”.",
            f"Các vai: {', '.join(options)}.",
        )
    if people and not any(head.role == HEAD for head in people):
        label = known[HEAD].label
        context.notes.wrong(node.place, f"không có ai giữ vai “{label}”.", "Ghi người đứng đầu của đơn vị.")


def _unsaid_agency(name: str, agency: Agency, place: Place) -> tuple[str, str]:
    column = called(place, "co_quan_dieu_11")
    lost = "Bỏ trống sẽ làm mất tiêu chí và chỉ số lĩnh vực."
    if place.sheet:
        return (
            f"“{name}” là cơ quan nêu tại {agency.citation} mà {column} để trống.",
            f"Chọn “{agency.name}” ở cột ấy; nếu không phải cơ quan đó thì chọn “Không”. {lost}",
        )
    return (
        f"“{name}” là cơ quan nêu tại {agency.citation} mà không có khóa {column}.",
        f"Thêm {column}: {agency.id}; nếu không phải cơ quan đó thì ghi {column}: {NO_AGENCY}. {lost}",
    )


def _high_effect(node: Node | None, place: Place, context: Context) -> HighEffect:
    """“Hiệu quả cao” chỉ được nhận khi có kết luận và lý do; không thì là không, kèm cảnh báo."""
    notes, basis = context.notes, context.check_basis(InputCheck.HIGH_EFFECT)
    if node is None and not context.regulation.uses(Measure.HIGH_EFFECT):
        return HighEffect(False)
    if node is None:
        field = either(place, "hieu_qua_cao", "“Hiệu quả cao”")
        action = either(place, "Ghi ket_luan và ly_do.", f"Chọn ở {called(place, _CONCLUDED)}; “Có” thì ghi lý do.")
        notes.warn(place, f"không có kết luận {field}, coi là không{basis}.", action)
        return HighEffect(False)
    is_table = isinstance(node.value, dict)
    fields = entries(node, notes, ("ket_luan", "ly_do"), required=("ket_luan",)) if is_table else {"ket_luan": node}
    concluded = choice(fields.get("ket_luan"), notes, "co_khong") == "co"
    reason = text(fields.get("ly_do"), notes, lines=True)
    if concluded and not reason:
        field = either(node.place, "hieu_qua_cao", called(node.place, _CONCLUDED))
        action = either(node.place, "Thêm ly_do.", f"Ghi ở {called(node.place, 'hieu_qua_cao.ly_do')}.")
        notes.warn(node.place, f"{field} ghi có mà không có lý do, coi là không{basis}.", action)
        return HighEffect(False)
    return HighEffect(concluded, reason)


def _tasks(node: Node | None, notes: Notes) -> Tasks | None:
    if node is None:
        return None
    fields = entries(node, notes, ("duoc_giao", "hoan_thanh"), required=("duoc_giao", "hoan_thanh"))
    assigned = decimal(fields.get("duoc_giao"), notes)
    done = decimal(fields.get("hoan_thanh"), notes)
    if assigned is None or done is None:
        return None
    if assigned == 0:
        notes.wrong(
            fields["duoc_giao"].place,
            "số nhiệm vụ được giao là 0, không tính được tỷ lệ.",
            "Ghi số được giao; không có nhiệm vụ nào thì để trống "
            + either(node.place, "nhiem_vu_cchc.", "cả hai cột nhiệm vụ."),
        )
        return None
    if done > assigned:
        notes.wrong(
            fields["hoan_thanh"].place,
            f"hoàn thành {done} nhiều hơn được giao {assigned}.",
            "Sửa một trong hai số.",
        )
        return None
    return Tasks(assigned, done)

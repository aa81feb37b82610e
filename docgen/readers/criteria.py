"""Nút `tieu_chi` → trạng thái của mọi tiêu chí ràng buộc đơn vị, đủ và theo thứ tự của quy định."""

from __future__ import annotations

from docgen.errors import Place
from docgen.model.dossier import Aspect, CriterionStatus, State
from docgen.readers.context import Context
from docgen.readers.fields import blank, entries
from docgen.readers.notes import Notes, suggestion
from docgen.readers.papers import document
from docgen.readers.values import choice, listed, scalar, text
from docgen.regulations.schema import Criterion
from docgen.text.unicode import clean
from docgen.tree.node import Node

DEFAULT = "mac_dinh"
_KEYS = ("trang_thai", "mat", "ly_do", "minh_chung", "nguoi_xac_nhan", "ket_luan")
# Loại một tiêu chí khỏi mẫu số, hoặc ghi nhận vi phạm, phải làm riêng từng tiêu chí, kèm lý do (điểm a khoản 2 Điều 3).
_NEVER_DEFAULT = frozenset({State.NOT_APPLICABLE, State.BREACH})


def criteria(node: Node, kind: str, agency: str | None, context: Context) -> tuple[CriterionStatus, ...]:
    """Một trạng thái cho mỗi tiêu chí ràng buộc; tiêu chí không liệt kê nhận `mac_dinh`, không có thì là chỗ sai."""
    if not isinstance(node.value, dict):
        context.notes.wrong(node.place, "không phải là các cặp mã tiêu chí: trạng thái.", "Ví dụ: mac_dinh: dat.")
        return ()
    binding = {criterion.id: criterion for criterion in context.binding(kind, agency)}
    own: dict[str, CriterionStatus] = {}
    bad: set[str] = set()
    default: CriterionStatus | None = None
    for key, value in node.value.items():
        name = clean(key)
        if name == DEFAULT:
            default = _default(value, context.notes)
            bad.add(DEFAULT)
        elif name not in binding:
            context.notes.wrong(value.place, *_not_binding(name, kind, context, binding))
        elif blank(value):
            continue
        elif name in own:
            context.notes.wrong(value.place, f"tiêu chí {name} ghi hai lần.", "Giữ một.")
        else:
            status = _status(name, value, context.notes)
            bad.add(name)
            if status:
                own[name] = status
                _check_struck_out(status, binding[name], kind, value.place, context)
    missing = [name for name in binding if name not in own and name not in bad]
    if default is None and missing and DEFAULT not in bad:
        context.notes.wrong(
            node.place,
            f"chưa có trạng thái của {len(missing)} tiêu chí: {_some(missing)}.",
            "Điền từng tiêu chí, hoặc thêm mac_dinh: dat.",
        )
    found = dict(own)
    if default:
        shared = (default.state, default.aspects, default.reason, default.evidence, default.confirmed_by)
        for name in binding:
            if name not in own:
                found[name] = CriterionStatus(name, *shared, place=default.place)
    return tuple(found[name] for name in binding if name in found)


def _default(node: Node, notes: Notes) -> CriterionStatus | None:
    if blank(node):
        return None
    status = _status(DEFAULT, node, notes)
    if status and status.state in _NEVER_DEFAULT:
        notes.wrong(
            node.place,
            f"mac_dinh không được là {status.state}.",
            "Ghi riêng từng tiêu chí loại này, kèm lý do hoặc kết luận.",
        )
        return None
    return status


def _status(name: str, node: Node, notes: Notes) -> CriterionStatus | None:
    """Trạng thái dạng ngắn (`dat`) hoặc dạng đủ ({trang_thai, mat, ly_do, …})."""
    fields = (
        entries(node, notes, _KEYS, required=("trang_thai",)) if isinstance(node.value, dict) else {"trang_thai": node}
    )
    found = choice(fields.get("trang_thai"), notes, "trang_thai")
    aspects = _aspects(fields.get("mat"), notes)
    reason = text(fields.get("ly_do"), notes, lines=True)
    evidence = text(fields.get("minh_chung"), notes, lines=True)
    confirmed = text(fields.get("nguoi_xac_nhan"), notes)
    finding = document(fields.get("ket_luan"), notes)
    if found is None:
        return None
    state = State(found)
    if state is State.WANTING and "mat" not in fields:
        notes.wrong(node.place, f"tiêu chí {name} chưa bảo đảm mà không ghi mặt nào.", "Thêm mat: [tien_do, …].")
    if state is not State.WANTING and "mat" in fields:
        notes.wrong(fields["mat"].place, f"tiêu chí {name} là {state} mà lại ghi mat.", "Xóa mat, hoặc sửa trang_thai.")
    if state is State.NOT_APPLICABLE and "ly_do" not in fields:
        notes.wrong(node.place, f"tiêu chí {name} không áp dụng mà không ghi lý do.", "Thêm ly_do, nguoi_xac_nhan.")
    if state is State.BREACH and "ket_luan" not in fields:
        notes.wrong(
            node.place, f"tiêu chí {name} có vi phạm mà không ghi kết luận.", "Thêm ket_luan (số, ngày, cơ quan)."
        )
    return CriterionStatus(name, state, aspects, reason, evidence, confirmed, finding, node.place)


def _aspects(node: Node | None, notes: Notes) -> tuple[Aspect, ...]:
    """Các mặt chưa bảo đảm: một mặt, danh sách, hoặc chuỗi ngăn bằng dấu phẩy."""
    if node is None:
        return ()
    if isinstance(node.value, list):
        items = listed(node, notes)
        if not node.value:
            notes.wrong(node.place, "danh sách mat trống.", "Ghi ít nhất một mặt: tien_do, chat_luong, hieu_qua.")
    else:
        parts = (scalar(node, notes) or "").replace(";", ",").split(",")
        items = [Node(part, node.place) for part in parts]
    found = (choice(item, notes, "mat") for item in items)
    return tuple(dict.fromkeys(Aspect(one) for one in found if one))


def _not_binding(name: str, kind: str, context: Context, binding: dict[str, Criterion]) -> tuple[str, str]:
    criterion = context.regulation.criteria.get(name)
    if criterion is None:
        return f"không có tiêu chí “{name}”.", suggestion(name, binding)
    if criterion.agency:
        bound = context.regulation.agencies[criterion.agency].name
        action = f"Xóa dòng này, hoặc ghi co_quan_dieu_11: {criterion.agency} nếu đúng là cơ quan đó."
    else:
        bound = ", ".join(context.regulation.kinds[one].short_label for one in criterion.applies_to)
        action = "Xóa dòng này, hoặc sửa loai_don_vi."
    return f"tiêu chí {name} chỉ ràng buộc {bound}, không ràng buộc loại {kind}.", action


def _check_struck_out(status: CriterionStatus, criterion: Criterion, kind: str, place: Place, context: Context) -> None:
    if status.state is State.NOT_APPLICABLE and kind not in criterion.may_be_struck_out:
        label = context.regulation.kinds[kind].short_label
        context.notes.warn(
            place,
            f"tiêu chí {criterion.id} ghi không áp dụng, ngoài danh sách gợi ý cho {label}.",
            "Loại tiêu chí làm đổi tỷ lệ; kiểm tra lý do và người xác nhận.",
        )


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:12])
    return shown if len(names) <= 12 else f"{shown}… và {len(names) - 12} tiêu chí khác"

"""Nút `tieu_chi` → trạng thái của mọi tiêu chí ràng buộc đơn vị, đủ và theo thứ tự của quy định."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from docgen import vocabulary
from docgen.errors import Place
from docgen.model.dossier import Aspect, CriterionStatus, State
from docgen.readers.context import Context
from docgen.readers.fields import blank, entries
from docgen.readers.naming import called, either, shown
from docgen.readers.notes import Notes, suggestion
from docgen.readers.papers import document
from docgen.readers.sheets import DETAILS
from docgen.readers.values import choice, listed, scalar, text
from docgen.regulations.parts import Criterion, Nature
from docgen.text.unicode import clean
from docgen.tree.node import Node, Unreadable

DEFAULT = "mac_dinh"
_tidy = lru_cache(maxsize=1024)(clean)
_KEYS = ("trang_thai", "mat", "ly_do", "minh_chung", "nguoi_xac_nhan", "ket_luan")
# Loại một tiêu chí khỏi mẫu số, hoặc ghi nhận vi phạm, phải làm riêng từng tiêu chí, kèm lý do (điểm a khoản 2 Điều 3).
_ABOUT_BREACH = frozenset({State.NO_BREACH, State.BREACH, State.NOT_APPLICABLE})
_NEVER_DEFAULT = frozenset({State.NOT_APPLICABLE, State.BREACH})


def criteria(node: Node, kind: str, agency: str | None, context: Context) -> tuple[CriterionStatus, ...]:
    """Một trạng thái cho mỗi tiêu chí ràng buộc; tiêu chí không liệt kê nhận `mac_dinh`, không có thì là chỗ sai."""
    if node.unreadable:
        return ()
    if not isinstance(node.value, dict):
        context.notes.wrong(node.place, "không phải là các cặp mã tiêu chí: trạng thái.", "Ví dụ: mac_dinh: dat.")
        return ()
    binding = context.binding(kind, agency)
    own: dict[str, CriterionStatus] = {}
    bad: set[str] = set()
    default: CriterionStatus | None = None
    for key, value in node.value.items():
        name = _tidy(key)
        if name == DEFAULT:
            default = _default(value, context.notes)
            if not blank(value):
                bad.add(DEFAULT)
        elif name not in binding:
            if value.unreadable or isinstance(key, Unreadable):
                continue
            context.notes.wrong(value.place, *_not_binding(name, kind, value.place, context, binding))
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
                _check_nature(status, binding[name], value.place, context.notes)
    if default:
        return tuple(own.get(name) or _like(default, criterion) for name, criterion in binding.items())
    missing = [name for name in binding if name not in own and name not in bad]
    if missing and DEFAULT not in bad:
        context.notes.wrong(
            node.place,
            f"chưa có trạng thái của {len(missing)} tiêu chí: {_some(missing)}.",
            _fill(node.place),
            alike="chưa chọn trạng thái tiêu chí.",
        )
    return tuple(own[name] for name in binding if name in own)


def default_place(node: Node) -> Place | None:
    """Chỗ ghi `mac_dinh`; None khi không ghi."""
    items = node.value.items() if isinstance(node.value, dict) else ()
    return next((value.place for key, value in reversed(items) if _tidy(key) == DEFAULT), None)


def _like(default: CriterionStatus, criterion: Criterion) -> CriterionStatus:
    """Trạng thái của một tiêu chí không liệt kê; điều cấm, quy tắc quy trách nhiệm thì không có vi phạm nào."""
    name = criterion.id
    if criterion.nature is not Nature.DUTY:
        return _plain(name, State.NO_BREACH)
    if default.aspects or default.reason or default.evidence or default.confirmed_by:
        return replace(default, criterion=name, finding=None, place=None)
    return _plain(name, default.state)


# Phần lớn tiêu chí của mọi đơn vị là “đạt” không kèm gì: một giá trị dùng chung, đỡ chỗ nhớ và đỡ gói khi gửi đi.
@lru_cache(maxsize=1024)
def _plain(name: str, state: State) -> CriterionStatus:
    return CriterionStatus(name, state)


def check_statuses(node: Node, notes: Notes) -> None:
    """Soát từng trạng thái khi chưa biết loại đơn vị nên chưa biết tiêu chí nào ràng buộc."""
    if isinstance(node.value, dict):
        for key, value in node.value.items():
            if _tidy(key) == DEFAULT:
                _default(value, notes)
            elif not blank(value):
                _status(_tidy(key), value, notes)


def _default(node: Node, notes: Notes) -> CriterionStatus | None:
    if blank(node):
        return None
    status = _status(DEFAULT, node, notes)
    if status and status.state in _NEVER_DEFAULT:
        notes.wrong(
            node.place,
            f"{called(node.place, 'tieu_chi.mac_dinh')} không được là {_state(node.place, status.state)}.",
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
    _check_status(name, state, fields, node.place, notes)
    return CriterionStatus(name, state, aspects, reason, evidence, confirmed, finding, node.place)


def _check_status(name: str, state: State, fields: dict[str, Node], place: Place, notes: Notes) -> None:
    """Mỗi trạng thái phải đi kèm đúng những gì nó cần; lời nêu cột của sổ tính hoặc khóa của YAML."""
    if name == DEFAULT and state in _NEVER_DEFAULT:
        return  # `_default` từ chối chính trạng thái này, đòi thêm lý do hay kết luận là thừa.
    details = f"trang “{DETAILS.name}”"
    if state is State.WANTING and "mat" not in fields:
        action = either(place, "Thêm mat: [tien_do, …].", "Chọn trong danh sách mục “Chưa bảo đảm: …” kèm mặt.")
        notes.wrong(place, f"tiêu chí {name} chưa bảo đảm mà không ghi mặt nào.", action)
    if state is not State.WANTING and "mat" in fields:
        found = either(place, f"là {state} mà lại ghi mat", f"là “{_state(place, state)}” mà lại ghi mặt chưa bảo đảm")
        action = either(place, "Xóa mat, hoặc sửa trang_thai.", "Chọn lại trạng thái trong danh sách.")
        notes.wrong(fields["mat"].place, f"tiêu chí {name} {found}.", action)
    if state is State.NOT_APPLICABLE and "ly_do" not in fields:
        action = either(place, "Thêm ly_do, nguoi_xac_nhan.", f"Thêm một dòng ở {details}: lý do, người xác nhận.")
        notes.wrong(place, f"tiêu chí {name} không áp dụng mà không ghi lý do.", action)
    if state is State.BREACH and "ket_luan" not in fields:
        action = either(
            place, "Thêm ket_luan (số, ngày, cơ quan).", f"Thêm một dòng ở {details}: kết luận vi phạm (số, ngày, …)."
        )
        notes.wrong(place, f"tiêu chí {name} có vi phạm mà không ghi kết luận.", action)


def _state(place: Place, state: State) -> str:
    return shown(place, vocabulary.STATES, state.value)


def _fill(place: Place) -> str:
    if not place.sheet:
        return "Điền từng tiêu chí, hoặc thêm mac_dinh: dat."
    return (
        f"Chọn trạng thái từng tiêu chí, hoặc chọn ở {called(place, 'tieu_chi.mac_dinh')} trạng thái của các ô trống."
    )


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


def _not_binding(
    name: str, kind: str, place: Place, context: Context, binding: Mapping[str, Criterion]
) -> tuple[str, str]:
    thing = either(place, "dòng này", "nội dung ô này")
    criterion = context.regulation.criteria.get(name)
    if criterion is None:
        return f"không có tiêu chí “{name}”.", suggestion(name, binding)
    if criterion.agency:
        bound = context.regulation.agencies[criterion.agency].name
        chosen = either(
            place,
            f"ghi co_quan_dieu_11: {criterion.agency}",
            f"chọn “{bound}” ở {called(place, 'co_quan_dieu_11')}",
        )
        action = f"Xóa {thing}, hoặc {chosen} nếu đúng là cơ quan đó."
    else:
        bound = ", ".join(context.regulation.kinds[one].short_label for one in criterion.applies_to)
        action = f"Xóa {thing}, hoặc sửa {called(place, 'loai_don_vi')}."
    own = either(place, kind, f"“{context.regulation.kinds[kind].short_label}”")
    return f"tiêu chí {name} chỉ ràng buộc {bound}, không ràng buộc loại {own}.", action


def _check_struck_out(status: CriterionStatus, criterion: Criterion, kind: str, place: Place, context: Context) -> None:
    if status.state is State.NOT_APPLICABLE and kind not in criterion.may_be_struck_out:
        label = context.regulation.kinds[kind].short_label
        context.notes.warn(
            place,
            f"tiêu chí {criterion.id} ghi không áp dụng, ngoài danh sách gợi ý cho {label}.",
            "Loại tiêu chí làm đổi tỷ lệ; kiểm tra lý do và người xác nhận.",
        )


def _check_nature(status: CriterionStatus, criterion: Criterion, place: Place, notes: Notes) -> None:
    """Điều cấm và quy tắc quy trách nhiệm chỉ có hoặc không có vi phạm được kết luận."""
    if criterion.nature is Nature.DUTY or status.state in _ABOUT_BREACH:
        return
    options = " hoặc ".join(_state(place, state) for state in (State.NO_BREACH, State.BREACH))
    notes.wrong(
        place,
        f"tiêu chí {criterion.id} không phải việc phải làm nên không ghi “{_state(place, status.state)}”.",
        f"Ghi {options}.",
    )


def _some(names: list[str]) -> str:
    shown = ", ".join(names[:12])
    return shown if len(names) <= 12 else f"{shown}… và {len(names) - 12} tiêu chí khác"

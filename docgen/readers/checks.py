"""Hồ sơ đã đọc → các chỗ sai khi đối chiếu (Điều 13, năm của chỉ số, đơn vị mẹ) và các cảnh báo."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache

from docgen.errors import Place
from docgen.model.dossier import Evaluation, State
from docgen.readers.context import Context, name_key
from docgen.readers.naming import called, either, paper
from docgen.readers.notes import suggestion
from docgen.readers.sections import COMMUNE_INDEX, FIELD_INDEX, UNIT_INDEX, Documents
from docgen.readers.whose import check_names
from docgen.regulations.schema import Measure
from docgen.text.dates import short_date
from docgen.text.unicode import tone_key
from docgen.vocabulary import COMMUNE, DISTRICT

_FAILING = frozenset({State.WANTING, State.NOT_DONE, State.BREACH})
_STRUCK_OUT = State.NOT_APPLICABLE
_title_key = lru_cache(maxsize=1024)(tone_key)
_INDEX_YEAR = "G33: chỉ số phải là của năm được đánh giá"
_RECORDS = "(G37: quy định không nêu ai ghi, ai thẩm định, nên hồ sơ cần tự ghi đủ)"
_CONTRADICTION = "G38: hai chỗ mâu thuẫn nhau, kết quả vẫn theo câu chữ"
_AFTER_ASSESSMENT = ("to_trinh", "quyet_dinh", "bao_cao")
_YEAR = re.compile(r"năm\s+((?:19|20)[0-9]{2})")


def check_publications(published: Documents, context: Context) -> None:
    """Điều 13: không đánh giá trước khi có chỉ số; và chỉ số phải là của năm được đánh giá (G33).

    Chỉ số lĩnh vực công bố sau ngày đánh giá không phải là chỗ sai: hợp đồng đầu vào coi đó là chưa đủ dữ liệu (G17).
    """
    for key, (reference, place) in published.items():
        _check_year(reference.title, reference.issued.year, reference.issued.month, place, context)
        late = context.assessed_on is not None and context.assessed_on < reference.issued
        if not late or context.assessed_on is None:
            continue
        days = f"ngày đánh giá {short_date(context.assessed_on)} trước ngày công bố {short_date(reference.issued)}"
        if _too_late(reference.issued, place, context):
            continue
        if key == FIELD_INDEX:
            context.notes.warn(
                place,
                f"{days}: chỉ số lĩnh vực chưa dùng được "
                "(G17: chỉ số lĩnh vực của tỉnh thường công bố sau chỉ số của đơn vị).",
                "Đánh giá sau ngày công bố.",
            )
        else:
            action = f"Sửa {called(place, 'ky_danh_gia.ngay_danh_gia')}, hoặc ngày của văn bản công bố."
            context.notes.wrong(place, f"{days} (Điều 13).", action)


def check_issued(issued: Documents, context: Context) -> None:
    """Văn bản đã ban hành của kỳ này không thể có trước ngày đánh giá, cũng không thể sau đó nhiều năm."""
    for key, (reference, place) in issued.items():
        if context.assessed_on is None or _too_late(reference.issued, place, context):
            continue
        if key.startswith(_AFTER_ASSESSMENT) and reference.issued < context.assessed_on:
            context.notes.warn(
                place,
                f"văn bản {reference.number} ngày {short_date(reference.issued)}, "
                f"trước ngày đánh giá {short_date(context.assessed_on)}.",
                "Kiểm tra ngày ban hành, hoặc ngày đánh giá.",
            )


def _too_late(issued: date, place: Place, context: Context) -> bool:
    """Văn bản đề ngày sau ngày đánh giá quá hai năm: gõ nhầm năm (2032 thay cho 2023)."""
    assessed = context.assessed_on
    if assessed is None or (issued.year - 2, issued.month, issued.day) <= (assessed.year, assessed.month, assessed.day):
        return False
    context.notes.wrong(
        place,
        f"văn bản đề ngày {short_date(issued)}, sau ngày đánh giá {short_date(assessed)} quá hai năm.",
        "Có lẽ gõ nhầm năm; sửa ngày ban hành.",
    )
    return True


def _check_year(title: str | None, issued_year: int, month: int, place: Place, context: Context) -> None:
    rated = context.year
    if rated is None:
        return
    named = [int(year) for year in _YEAR.findall(title or "")]
    if named and rated not in named:
        context.notes.wrong(
            place,
            f"trích yếu nói chỉ số năm {named[0]}, năm đánh giá là {rated} ({_INDEX_YEAR}).",
            "Dùng văn bản công bố chỉ số của chính năm được đánh giá.",
        )
    elif issued_year < rated:
        context.notes.wrong(
            place,
            f"văn bản đề năm {issued_year}, không thể công bố chỉ số của năm {rated} ({_INDEX_YEAR}).",
            "Dùng văn bản công bố chỉ số của chính năm được đánh giá.",
        )
    elif issued_year == rated and month < 12:
        context.notes.warn(
            place,
            f"văn bản đề tháng {month}/{issued_year}, khi năm {rated} chưa hết ({_INDEX_YEAR}).",
            "Kiểm tra năm của chỉ số.",
        )


def check_parents(
    units: Sequence[Evaluation], undecoded: Collection[str], published: Documents, context: Context
) -> None:
    """`thuoc_don_vi` phải có trong hồ sơ, xã thì phải thuộc một huyện; văn bản công bố cấp xã phải của một huyện.

    Huyện phải có trong hồ sơ vì văn bản của xã lấy tên, người ký, nơi nhận từ huyện. `undecoded`: mã của những đơn vị
    có mặt mà ghi sai đến mức chưa biết là đơn vị gì; chúng đã có lời riêng.
    """
    by_code = {unit.unit: unit for unit in units}
    districts = [unit.unit for unit in units if unit.kind == DISTRICT]
    for unit in units:
        place = unit.places.get("thuoc_don_vi", unit.places["don_vi"])
        parent = called(place, "thuoc_don_vi")
        if unit.parent is None:
            if unit.kind == COMMUNE and "thuoc_don_vi" not in unit.places:
                context.notes.wrong(place, f"{unit.unit_name} là cấp xã mà thiếu {parent}.", "Ghi mã của huyện.")
        elif unit.parent in undecoded:
            continue
        elif unit.parent not in by_code:
            context.notes.wrong(
                place,
                f"{parent} “{unit.parent}” không có trong hồ sơ.",
                f"{suggestion(unit.parent, by_code)} Nếu thiếu thì thêm đơn vị đó, ở tệp nào của lần chạy cũng được.",
            )
        elif unit.kind == COMMUNE and by_code[unit.parent].kind != DISTRICT:
            context.notes.wrong(
                place, f"“{unit.parent}” không phải là UBND cấp huyện.", suggestion(unit.parent, districts)
            )
        elif unit.parent == unit.unit:
            context.notes.wrong(place, "đơn vị thuộc chính nó.", f"Sửa {parent}.")
    for key, (_, place) in published.items():
        code = key.removeprefix(f"{COMMUNE_INDEX}.")
        if code != key and code not in districts and code not in undecoded:
            context.notes.wrong(
                place, f"“{code}” không phải là mã của UBND cấp huyện nào trong hồ sơ.", suggestion(code, districts)
            )


def check_units(units: Sequence[Evaluation], published: Documents, has_fields: bool, context: Context) -> None:
    """Các cảnh báo: trùng tên, trùng cơ quan Điều 11, chức vụ lạ, thiếu ghi nhận (G37), mâu thuẫn (G38)."""
    _warn_repeated(units, context)
    _warn_no_tasks(units, context)
    for unit in units:
        check_names(unit, context)
        _warn_titles(unit, context)
        _warn_missing_records(unit, context)
        _warn_tasks(unit, context)
    _warn_unpublished(units, published, has_fields, context)


def _warn_repeated(units: Sequence[Evaluation], context: Context) -> None:
    kinds: tuple[tuple[str, Callable[[Evaluation], list[str]]], ...] = (
        ("người", lambda unit: list(dict.fromkeys(head.name for head in unit.heads if head.name))),
        ("tên đơn vị", lambda unit: [unit.unit_name]),
        ("cơ quan Điều 11", lambda unit: [context.regulation.agencies[unit.agency].name] if unit.agency else []),
    )
    for what, names_of in kinds:
        groups: dict[tuple[str, str | None], list[tuple[str, Evaluation]]] = {}
        for unit in units:
            for name in names_of(unit):
                # Hai xã của hai huyện được trùng tên; hai người, hai cơ quan thì không.
                parent = unit.parent if what == "tên đơn vị" else None
                groups.setdefault((name_key(name), parent), []).append((name, unit))
        for group in groups.values():
            if len(group) > 1:
                name, second = group[1]
                context.notes.warn(
                    second.places["don_vi"],
                    f"{what} “{name}” có ở {len(group)} đơn vị: {_few([unit.unit for _, unit in group])}.",
                    "Kiểm tra xem có phải nhập nhầm.",
                )


def _warn_titles(unit: Evaluation, context: Context) -> None:
    usual = list(context.regulation.kinds[unit.kind].usual_titles)
    if unit.agency:
        usual.append(context.regulation.agencies[unit.agency].head_title)
    if not usual:
        return
    keys = tuple(map(_title_key, usual))
    for head in unit.heads:
        title = _title_key(head.title).removeprefix("quyền ").removeprefix("q. ")
        if head.role == "nguoi_dung_dau" and not title.startswith(keys) and "phụ trách" not in title:
            context.notes.warn(
                unit.places.get("nguoi_dung_dau", unit.places["don_vi"]),
                f"chức vụ “{head.title}” không thường gặp ở {context.regulation.kinds[unit.kind].short_label}.",
                f"Thường là: {', '.join(usual)}.",
            )


def _warn_missing_records(unit: Evaluation, context: Context) -> None:
    failing = [status for status in unit.criteria if status.state in _FAILING]
    missing = []
    if unit.assessor is None:
        missing.append("người đánh giá")
    if unit.explanation is None and failing:
        missing.append("giải trình")
    no_evidence = [status.criterion for status in failing if status.evidence is None]
    if no_evidence:
        missing.append(f"minh chứng của {_few(no_evidence)}")
    unconfirmed = [
        status.criterion for status in unit.criteria if status.state is _STRUCK_OUT and status.confirmed_by is None
    ]
    if unconfirmed:
        missing.append(f"người xác nhận loại {_few(unconfirmed)}")
    if missing:
        context.notes.warn(
            unit.places["don_vi"],
            f"{unit.unit}: chưa ghi {'; '.join(missing)} {_RECORDS}.",
            "Bổ sung nếu có.",
            alike=f"chưa ghi {'; '.join(missing)} {_RECORDS}.",
        )


def _warn_no_tasks(units: Sequence[Evaluation], context: Context) -> None:
    """Một cảnh báo cho mọi đơn vị không có số nhiệm vụ: cả kỳ không giao chỉ tiêu là chuyện thường gặp."""
    without = [unit for unit in units if unit.tasks is None]
    if without:
        tasks = either(without[0].places["don_vi"], "nhiem_vu_cchc", "số nhiệm vụ được giao, hoàn thành")
        context.notes.warn(
            without[0].places["don_vi"],
            f"{len(without)}/{len(units)} đơn vị không có {tasks} nên không xét được điểm c khoản 4: "
            f"{_few([unit.unit for unit in without])}.",
            "Ghi số được giao và hoàn thành.",
        )


def _warn_tasks(unit: Evaluation, context: Context) -> None:
    tasks = unit.tasks
    if tasks is None:
        return
    place = unit.places["nhiem_vu_cchc"]
    unfinished = unit.criteria if tasks.done < tasks.assigned else ()
    for plan in unfinished:
        if plan.criterion in context.plans and plan.state is State.MET:
            context.notes.warn(
                place,
                f"hoàn thành {tasks.done}/{tasks.assigned} nhiệm vụ mà tiêu chí {plan.criterion} ghi đạt "
                f"({unit.place_of(plan)}) ({_CONTRADICTION}).",
                "Kiểm tra cả hai chỗ.",
            )
    if not _all_met(unit):
        return
    share = Fraction(tasks.done) / Fraction(tasks.assigned)
    for ground in context.regulation.grounds:
        about_tasks = [one for one in ground.conditions if one.measure is Measure.TASK_SHARE]
        if about_tasks and not ground.event_input and all(one.admits(share) for one in about_tasks):
            context.notes.warn(
                place,
                f"không tiêu chí nào chưa bảo đảm ({unit.places['tieu_chi']}) mà thỏa {ground.citation} "
                f"({_CONTRADICTION}).",
                "Kiểm tra cả hai chỗ.",
            )


def _all_met(unit: Evaluation) -> bool:
    return "tieu_chi" in unit.places and not any(status.state in _FAILING for status in unit.criteria)


def _warn_unpublished(units: Sequence[Evaluation], published: Documents, has_fields: bool, context: Context) -> None:
    """Có chỉ số mà không có văn bản công bố: không kiểm được Điều 13, văn bản lập ra thiếu căn cứ."""
    wanted: dict[str, Place] = {}
    for unit in units:
        if unit.unit_index is not None:
            key = f"{COMMUNE_INDEX}.{unit.parent}" if unit.kind == COMMUNE else UNIT_INDEX
            wanted.setdefault(key, unit.places["chi_so_don_vi"])
        if has_fields and unit.agency and context.regulation.agencies[unit.agency].fields:
            wanted.setdefault(FIELD_INDEX, unit.places["don_vi"])
    for key, place in wanted.items():
        if key not in published:
            context.notes.warn(
                place,
                f"có chỉ số mà không có {paper(place, 'van_ban_cong_bo', key)}: "
                "không kiểm được Điều 13, văn bản lập ra thiếu căn cứ.",
                "Thêm văn bản công bố.",
            )


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (f"… ({len(names)} mục)" if len(names) > 5 else "")

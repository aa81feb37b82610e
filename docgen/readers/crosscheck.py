"""Các đơn vị, lần lượt từng đơn vị → chỗ sai về đơn vị mẹ và các cảnh báo khi đặt cả hồ sơ cạnh nhau.

Không giữ đơn vị nào: hồ sơ trăm nghìn đơn vị chỉ để lại mã, nhóm và chỗ đứng của từng đơn vị.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache

from docgen.errors import Place
from docgen.model.dossier import Evaluation
from docgen.readers.context import Context, name_key
from docgen.readers.naming import called, either, paper
from docgen.readers.notes import Notes, suggestion
from docgen.readers.sections import COMMUNE_INDEX, FIELD_INDEX, UNIT_INDEX, Documents
from docgen.readers.unit_warnings import few
from docgen.regulations.conditions import Measure, conditions_in
from docgen.regulations.schema import Regulation
from docgen.vocabulary import COMMUNE, DISTRICT

_FEW = 5


@dataclass(frozen=True, slots=True)
class Sighting:
    """Những gì của một đơn vị cần cho việc đối chiếu: đủ nhỏ để giữ lại, gửi đi, khi đơn vị đã ra khỏi bộ nhớ.

    `place`: chỗ của đơn vị; `code_place`: của mã; `parent_place`: của `thuoc_don_vi`, None khi không ghi;
    `index_place`: của chỉ số đơn vị, None khi không có chỉ số; `people`: tên những người đứng đầu.
    """

    unit: str
    name: str
    kind: str
    parent: str | None
    agency: str | None
    people: tuple[str, ...]
    has_tasks: bool
    place: Place
    code_place: Place
    parent_place: Place | None
    index_place: Place | None


def sighting(unit: Evaluation) -> Sighting:
    """Phần cần đối chiếu của một đơn vị."""
    places = unit.places
    return Sighting(
        unit=unit.unit,
        name=unit.unit_name,
        kind=unit.kind,
        parent=unit.parent,
        agency=unit.agency,
        people=tuple(dict.fromkeys(head.name for head in unit.heads if head.name)),
        has_tasks=unit.tasks is not None,
        place=places["don_vi"],
        code_place=places["ma_don_vi"],
        parent_place=places.get("thuoc_don_vi"),
        index_place=places["chi_so_don_vi"] if unit.unit_index is not None else None,
    )


@dataclass(slots=True)
class _Repeat:
    """Một tên có ở nhiều đơn vị: tên như viết ở đơn vị thứ hai, chỗ ấy, mã các đơn vị đầu và số đơn vị."""

    name: str
    place: Place
    units: list[str]
    count: int = 2


@dataclass(slots=True)
class _Names:
    """Tên đã gặp của một thứ (người, đơn vị, cơ quan Điều 11).

    Lần đầu chỉ nhớ mã băm của tên và số thứ tự đơn vị; tên lặp lại mới được nhớ đầy đủ.
    """

    first: dict[int, int] = field(default_factory=dict)
    repeats: dict[int, _Repeat] = field(default_factory=dict)

    def add(self, name: str, parent: str | None, number: int, unit: Sighting, codes: list[str]) -> None:
        """Ghi một tên của đơn vị thứ `number`; `codes`: mã các đơn vị đã đọc."""
        key = hash((name_key(name), parent))
        known = self.first.setdefault(key, number)
        if known == number and key not in self.repeats:
            return
        repeat = self.repeats.get(key)
        if repeat is None:
            self.repeats[key] = _Repeat(name, unit.place, [codes[known], unit.unit])
            return
        repeat.count += 1
        if len(repeat.units) < _FEW:
            repeat.units.append(unit.unit)


class CrossCheck:
    """Nhận từng đơn vị theo thứ tự, nói hết ở cuối; `own`: bối cảnh để ghi cảnh báo về riêng một đơn vị."""

    def __init__(self, context: Context, known: Collection[str]) -> None:
        """`known`: mã các đơn vị đã đọc, nơi gọi thêm vào trước khi gọi `add`."""
        self._context = context
        self._known = known
        self._districts: dict[str, None] = {}
        self._codes: list[str] = []
        self._children: list[Sighting] = []
        self._people, self._unit_names, self._agencies = _Names(), _Names(), _Names()
        self._task_ground = _ground_about_tasks(context.regulation)
        self._without_tasks: list[str] = []
        self._without_tasks_count = 0
        self._without_tasks_place: Place | None = None
        self._indexed: dict[str, Place] = {}
        # Ghi riêng: tệp đọc dở thì bỏ hết, vì đối chiếu lúc ấy chỉ sinh ra lỗi giả.
        self.own = Context(context.regulation, Notes(), context.year, context.assessed_on)

    def add(self, unit: Sighting) -> None:
        """Ghi nhận một đơn vị đã giải nghĩa xong."""
        number = len(self._codes)
        self._codes.append(unit.unit)
        if unit.kind == DISTRICT:
            self._districts[unit.unit] = None
        self._note_parent(unit)
        for name in unit.people:
            self._people.add(name, None, number, unit, self._codes)
        # Hai xã của hai huyện được trùng tên; hai người, hai cơ quan thì không.
        self._unit_names.add(unit.name, unit.parent, number, unit, self._codes)
        if unit.agency:
            agency = self._context.regulation.agencies[unit.agency]
            self._agencies.add(agency.name, None, number, unit, self._codes)
        if not unit.has_tasks and self._task_ground:
            self._without_tasks_count += 1
            self._without_tasks_place = self._without_tasks_place or unit.place
            if len(self._without_tasks) < _FEW:
                self._without_tasks.append(unit.unit)
        self._note_index(unit)

    def finish(self, undecoded: Collection[str], published: Documents, has_fields: bool) -> None:
        """Ghi mọi chỗ sai, mọi cảnh báo vào sổ ghi của bối cảnh.

        `undecoded`: mã của những đơn vị có mặt mà ghi sai đến mức chưa biết là đơn vị gì; chúng đã có lời riêng.
        """
        self._check_parents(undecoded)
        self._check_published(undecoded, published)
        self._warn_repeated()
        self._warn_no_tasks()
        self._context.notes.problems.extend(self.own.notes.problems)
        self._context.notes.warnings.extend(self.own.notes.warnings)
        self._warn_unpublished(published, has_fields)

    def _note_parent(self, unit: Sighting) -> None:
        if unit.parent is None:
            wanted = unit.kind == COMMUNE and unit.parent_place is None
        elif unit.kind == COMMUNE:
            wanted = unit.parent not in self._districts
        else:
            wanted = unit.parent == unit.unit or unit.parent not in self._known
        if wanted:
            self._children.append(unit)

    def _note_index(self, unit: Sighting) -> None:
        if unit.index_place is not None:
            key = f"{COMMUNE_INDEX}.{unit.parent}" if unit.kind == COMMUNE else UNIT_INDEX
            self._indexed.setdefault(key, unit.index_place)
        if unit.agency and self._context.regulation.agencies[unit.agency].fields:
            self._indexed.setdefault(FIELD_INDEX, unit.place)

    def _check_parents(self, undecoded: Collection[str]) -> None:
        """`thuoc_don_vi` phải có trong hồ sơ, xã thì phải thuộc một huyện.

        Huyện phải có trong hồ sơ vì văn bản của xã lấy tên, người ký, nơi nhận từ huyện.
        """
        notes = self._context.notes
        # Một mã gõ nhầm thường lặp lại ở mọi đơn vị của huyện ấy; tìm mã gần nhất thì chỉ nên một lần.
        nearest_unit = cache(lambda code: suggestion(code, self._known))
        nearest_district = cache(lambda code: suggestion(code, self._districts))
        for child in self._children:
            place = child.parent_place or child.place
            parent = called(place, "thuoc_don_vi")
            if child.parent is None:
                notes.wrong(place, f"{child.name} là cấp xã mà thiếu {parent}.", "Ghi mã của huyện.")
            elif child.parent in undecoded:
                continue
            elif child.parent not in self._known:
                notes.wrong(
                    place,
                    f"{parent} “{child.parent}” không có trong hồ sơ.",
                    f"{nearest_unit(child.parent)} Nếu thiếu thì thêm đơn vị đó, ở tệp nào của lần chạy cũng được.",
                )
            elif child.kind == COMMUNE and child.parent not in self._districts:
                notes.wrong(
                    place,
                    f"“{child.parent}” không phải là UBND cấp huyện.",
                    nearest_district(child.parent),
                )
            elif child.parent == child.unit:
                notes.wrong(place, "đơn vị thuộc chính nó.", f"Sửa {parent}.")

    def _check_published(self, undecoded: Collection[str], published: Documents) -> None:
        """Văn bản công bố cấp xã phải của một huyện."""
        districts = self._districts
        for key, (_, place) in published.items():
            code = key.removeprefix(f"{COMMUNE_INDEX}.")
            if code != key and code not in districts and code not in undecoded:
                self._context.notes.wrong(
                    place, f"“{code}” không phải là mã của UBND cấp huyện nào trong hồ sơ.", suggestion(code, districts)
                )

    def _warn_repeated(self) -> None:
        agencies = f"cơ quan nêu tại {self._context.regulation.agencies_article}"
        kinds = (("người", self._people), ("tên đơn vị", self._unit_names), (agencies, self._agencies))
        for what, names in kinds:
            for key in sorted(names.repeats, key=names.first.__getitem__):
                repeat = names.repeats[key]
                self._context.notes.warn(
                    repeat.place,
                    f"{what} “{repeat.name}” có ở {repeat.count} đơn vị: {few(repeat.units, repeat.count)}.",
                    "Kiểm tra xem có phải nhập nhầm.",
                )

    def _warn_no_tasks(self) -> None:
        """Một cảnh báo cho mọi đơn vị không có số nhiệm vụ: cả kỳ không giao chỉ tiêu là chuyện thường gặp."""
        place = self._without_tasks_place
        if place is not None:
            tasks = either(place, "nhiem_vu_cchc", "số nhiệm vụ được giao, hoàn thành")
            count = self._without_tasks_count
            self._context.notes.warn(
                place,
                f"{count}/{len(self._codes)} đơn vị không có {tasks} nên không xét được {self._task_ground}: "
                f"{few(self._without_tasks, count)}.",
                "Ghi số được giao và hoàn thành.",
            )

    def _warn_unpublished(self, published: Documents, has_fields: bool) -> None:
        """Có chỉ số mà không có văn bản công bố: không kiểm được ngày đánh giá, văn bản lập ra thiếu căn cứ."""
        rule = self._context.regulation.after_publication or "đánh giá sau hay trước khi công bố"
        for key, place in self._indexed.items():
            if key not in published and (has_fields or key != FIELD_INDEX):
                self._context.notes.warn(
                    place,
                    f"có chỉ số mà không có {paper(place, 'van_ban_cong_bo', key)}: "
                    f"không kiểm được {rule}, văn bản lập ra thiếu căn cứ.",
                    "Thêm văn bản công bố.",
                )


def _ground_about_tasks(regulation: Regulation) -> str:
    """Trường hợp của mức thấp nhất xét số nhiệm vụ đã hoàn thành; rỗng khi quy định không xét."""
    for ground in regulation.grounds:
        if any(entry.measure == Measure.TASK_SHARE for entry in conditions_in(ground.conditions)):
            return str(ground.citation)
    return ""

"""Nhiều tệp → một hồ sơ: các phần chung phải khớp nhau, mỗi đơn vị chỉ ở một tệp, một lần chạy một năm."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from docgen.errors import InputError, Place, Problem
from docgen.model.band import Band
from docgen.model.dossier import Dossier, Publications
from docgen.model.roll import RollBuilder
from docgen.readers import sections
from docgen.readers.checks import check_issued, check_publications
from docgen.readers.context import Context
from docgen.readers.crosscheck import CrossCheck, Sighting, sighting
from docgen.readers.decoding import Decoded
from docgen.readers.grouping import grouped
from docgen.readers.naming import called, paper
from docgen.readers.notes import Notes
from docgen.readers.sections import COMMUNE_INDEX, FIELD_INDEX, UNIT_INDEX, Documents, PeriodEntry
from docgen.readers.sheets import PERIOD, UNITS
from docgen.readers.unit_warnings import warn_unit
from docgen.readers.units import unit
from docgen.readers.validity import check_validity
from docgen.regulations.schema import Regulation
from docgen.tree.node import Node
from docgen.vocabulary import FIELDS

T = TypeVar("T")


class Assembly:
    """Nhận từng cặp (khóa, nút) của các tệp theo thứ tự, giải nghĩa ngay khi biết quy định, dựng hồ sơ ở cuối.

    Phần chung so theo từng khóa con: khóa đã có ở tệp trước thì phải bằng, chưa có thì được thêm (mỗi huyện nộp một
    tệp mang văn bản công bố cấp xã của mình).
    """

    def __init__(self, find_regulation: Callable[[str], Regulation], notes: Notes, files: Sequence[str]) -> None:
        """`files`: tên các tệp, theo thứ tự đọc."""
        self.notes = notes
        self._find_regulation = find_regulation
        self._first_file = files[0] if files else ""
        self._rank = {name: number for number, name in enumerate(files)}
        self._period: PeriodEntry | None = None
        self._context: Context | None = None
        self._waiting: list[Node] = []
        self._roll = RollBuilder()
        self._units: dict[str, Place] = {}
        self._crosscheck: CrossCheck | None = None
        self._undecoded: set[str] = set()
        self._places: dict[str, Place] = {}
        self._published: Documents = {}
        self._issued: Documents = {}
        self._fields: dict[str, tuple[Band, Place]] = {}
        self._unit_count = 0

    def add(self, key: str, node: Node) -> None:
        """Thêm một khóa ở gốc của một tệp. Lỗi: RegulationError khi mã quy định không có."""
        if not sections.section(key, node, self.notes):
            return
        self._places.setdefault(key, node.place)
        if key == "don_vi":
            self._add_unit(node)
        elif node.value is None:
            return
        elif key == "ky_danh_gia":
            self._add_period(sections.period(node, self.notes))
        elif key == "van_ban_cong_bo":
            self._merge(key, self._published, sections.publications(node, self.notes))
        elif key == "van_ban_da_ban_hanh":
            self._merge(key, self._issued, sections.issued(node, self.notes))
        else:
            self._merge(key, self._fields, sections.field_indices(node, self.notes))

    def _add_period(self, entry: PeriodEntry) -> None:
        first = self._period
        if first is None:
            self._period = entry
            self._places |= {f"ky_danh_gia.{key}": place for key, place in entry.places.items()}
            if entry.regulation:
                regulation = self._find_regulation(entry.regulation)
                self._context = Context(regulation, self.notes, entry.year, entry.assessed_on, entry.signing_on)
                self._crosscheck = CrossCheck(self._context, self._units)
                for node in self._waiting:
                    self._decode_unit(node, self._context)
                self._waiting.clear()
        elif first.year != entry.year:
            self.notes.wrong(
                entry.place,
                f"năm đánh giá {entry.year}, khác {first.year} ở {first.place}.",
                "Mỗi lần chạy một năm; chạy riêng từng năm.",
            )
        elif first.values != entry.values:
            self.notes.wrong(
                entry.place,
                f"{called(entry.place, 'ky_danh_gia')} khác với {first.place}.",
                "Sửa cho giống, hoặc chỉ để ở một tệp.",
            )

    def _add_unit(self, node: Node) -> None:
        if not _orphan(node):
            self._unit_count += 1
        if self._context is None:
            self._waiting.append(node)
        else:
            self._decode_unit(node, self._context)

    def _decode_unit(self, node: Node, context: Context) -> None:
        evaluation = unit(node, context)
        if evaluation is None:
            self._undecoded.add(_code(node))
            return
        assert self._crosscheck is not None, "đã biết quy định thì đã có chỗ đối chiếu"
        if self._sighted(sighting(evaluation), self._crosscheck):
            self._roll.append(evaluation)
            warn_unit(evaluation, self._crosscheck.own)

    def add_bundle(self, bundle: Decoded) -> None:
        """Thêm một xấp đơn vị đã giải nghĩa ở tiến trình khác, không chỗ nào sai."""
        assert self._crosscheck is not None, "đã biết quy định thì đã có chỗ đối chiếu"
        self._places.setdefault("don_vi", bundle.sightings[0].place._replace(key="don_vi"))
        whole = [self._sighted(one, self._crosscheck) for one in bundle.sightings]
        if all(whole):
            self._roll.extend(tuple(one.unit for one in bundle.sightings), bundle.packed, bundle.referred)
        self._unit_count += len(whole)
        self.notes.take(bundle.warnings)
        self._crosscheck.own.notes.take(bundle.own_warnings)

    @property
    def context(self) -> Context | None:
        """Bối cảnh giải nghĩa đơn vị; None khi chưa đọc tới kỳ đánh giá."""
        return self._context

    def _sighted(self, unit: Sighting, crosscheck: CrossCheck) -> bool:
        """Ghi nhận một đơn vị; False khi mã của nó đã có, và chỗ sai đã được ghi."""
        first = self._units.setdefault(unit.unit, unit.code_place)
        if first is not unit.code_place:
            found = f"mã “{unit.unit}” đã có ở {first}."
            self.notes.wrong(unit.code_place, found, "Mỗi đơn vị một mã, chỉ ở một tệp.")
            return False
        crosscheck.add(unit)
        return True

    def _merge(self, section: str, into: dict[str, tuple[T, Place]], found: dict[str, tuple[T, Place]]) -> None:
        for key, (value, place) in found.items():
            first = into.setdefault(key, (value, place))
            if first[0] != value:
                self.notes.wrong(
                    place,
                    f"{_named(place, section, key)} khác với {first[1]}.",
                    "Sửa cho giống, hoặc chỉ để ở một tệp.",
                )

    def dossier(self) -> Dossier:
        """Hồ sơ đã kiểm tra. Lỗi: InputError mang mọi chỗ sai của mọi tệp."""
        # Tệp hỏng cấu trúc thì phần sau chỗ hỏng chưa đọc: đối chiếu lúc này chỉ sinh ra lỗi giả.
        if not self.notes.incomplete:
            self._check_whole()
        period = self._period.complete() if self._period else None
        self.notes.finish(self._headline())
        if period is None:
            raise InputError("Hồ sơ chưa đủ năm đánh giá, quy định, ngày đánh giá.")
        return Dossier(
            period=replace(period, thresholds=self._context.regulation.thresholds) if self._context else period,
            publications=self._publications(),
            evaluations=self._roll.done(),
            field_indices={key: index for key, (index, _) in self._fields.items()},
            issued={key: reference for key, (reference, _) in self._issued.items()},
            simulation=self._period.simulation if self._period else None,
            warnings=grouped(self._warnings()),
            places=self._all_places(),
        )

    def _warnings(self) -> list[Problem]:
        """Mọi cảnh báo, theo thứ tự tệp: đọc rải thì phần chung của mọi tệp được đọc trước các đơn vị."""
        return sorted(self.notes.warnings, key=lambda one: self._rank.get(one.place.file, -1))

    def _check_whole(self) -> None:
        start = Place(self._first_file)
        if self._period is None:
            action = "Thêm ky_danh_gia: nam_danh_gia, quy_dinh, ngay_danh_gia."
            if self._first_file.lower().endswith(".xlsx"):
                action = f"Điền trang “{PERIOD.name}”: năm đánh giá, quy định, ngày đánh giá."
            self.notes.wrong(start, "không có khóa ky_danh_gia nên chưa xét được các đơn vị.", action)
        if not self._unit_count:
            action = f"Thêm ít nhất một đơn vị vào don_vi (sổ tính: trang “{UNITS.name}”)."
            self.notes.wrong(start, "không có đơn vị nào.", action)
        if self._period is None or self._context is None or self._crosscheck is None:
            return
        check_validity(self._period, self._context)
        check_publications(self._published, self._context)
        check_issued(self._issued, self._context)
        self._crosscheck.finish(self._undecoded, self._published, bool(self._fields))

    def _headline(self) -> str:
        count = len(self.notes.problems)
        read = f" Đã đọc {self._unit_count} đơn vị." if self._unit_count else ""
        return f"Đầu vào có {count} chỗ sai; chưa ghi gì.{read} Sửa các chỗ sau rồi chạy lại:"

    def _publications(self) -> Publications:
        prefix = f"{COMMUNE_INDEX}."
        unit_index, field_index = self._published.get(UNIT_INDEX), self._published.get(FIELD_INDEX)
        return Publications(
            unit_index=unit_index[0] if unit_index else None,
            field_index=field_index[0] if field_index else None,
            commune_index={
                key.removeprefix(prefix): reference
                for key, (reference, _) in self._published.items()
                if key.startswith(prefix)
            },
        )

    def _all_places(self) -> dict[str, Place]:
        """Chỗ của từng khóa: `ky_danh_gia.*`, `van_ban_cong_bo.*`, `van_ban_da_ban_hanh.*`, `chi_so_linh_vuc.*`."""
        found = dict(self._places)
        for section, entries in (
            ("van_ban_cong_bo", self._published),
            ("van_ban_da_ban_hanh", self._issued),
            ("chi_so_linh_vuc", self._fields),
        ):
            found |= {f"{section}.{key}": place for key, (_, place) in entries.items()}
        return found


def _code(node: Node) -> str:
    """Mã đơn vị như đã ghi; rỗng khi không có."""
    code = node.value.get("ma_don_vi") if isinstance(node.value, dict) else None
    return code.value.strip() if code and isinstance(code.value, str) else ""


def _orphan(node: Node) -> bool:
    """Dữ liệu của sổ tính mà mã đơn vị không đọc được: không tính là một đơn vị."""
    code = node.value.get("ma_don_vi") if isinstance(node.value, dict) else None
    return code is not None and code.unreadable


def _named(place: Place, section: str, key: str) -> str:
    if section == "chi_so_linh_vuc" and place.sheet:
        return f"chỉ số “{FIELDS.label(key)}”"
    return paper(place, section, key)

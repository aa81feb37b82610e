"""Quyết định số 34/2020/QĐ-UBND: dữ liệu đúng văn bản."""

from __future__ import annotations

import time
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256

import pytest

from docgen.errors import ExitCode, RegulationError
from docgen.model.citation import Citation
from docgen.regulations.changes import office_ended
from docgen.regulations.conditions import Condition, Measure
from docgen.regulations.load import DATA, available, data_files, load
from docgen.regulations.schema import Regulation

ID = "bp-34-2020"

# Dấu vân tay của mọi đoạn nguyên văn sau lần đối chiếu với bản gốc; đổi một chữ thì phải đối chiếu lại.
VERBATIM = "b2903d3211f5262da14e62f8f74c9ade00a1e7f5609e777fe9a4d962529e3c05"


@pytest.fixture(scope="module")
def bp() -> Regulation:
    return load(ID)


def condition(regulation: Regulation, level: str, measure: Measure, *, literal: bool = False) -> Condition:
    found = regulation.level(level).literal if literal else regulation.level(level).minimum
    return next(one for one in found if one.measure is measure)


def test_available_and_cached() -> None:
    assert ID in available()
    assert load(ID) is load(ID)


def test_loads_fast_enough() -> None:
    path = data_files(DATA)[ID]
    started = time.perf_counter()
    load(ID, path)
    assert time.perf_counter() - started < 0.5


def test_sha256_is_of_the_file(bp: Regulation) -> None:
    assert bp.sha256 == sha256(data_files(DATA)[ID].read_bytes()).hexdigest()


def test_unknown_id_names_what_exists() -> None:
    with pytest.raises(RegulationError, match="Có phải là “bp-34-2020”") as caught:
        load("bp-34-2021")
    assert caught.value.exit_code is ExitCode.REGULATION


@pytest.mark.parametrize("unknown", ["abc", "bp-34-2021"])
def test_an_unknown_id_is_told_in_whole_sentences(unknown: str) -> None:
    with pytest.raises(RegulationError) as caught:
        load(unknown)
    assert "  " not in str(caught.value)
    assert "Hiện có: " in str(caught.value)


def test_the_plan_criterion_is_law(bp: Regulation) -> None:
    assert [criterion.id for criterion in bp.criteria.values() if criterion.plan] == ["4.1.b"]


def test_wrong_id_for_the_file() -> None:
    with pytest.raises(RegulationError, match="không phải “bp-35-2020”"):
        load("bp-35-2020", data_files(DATA)[ID])


@pytest.mark.parametrize(
    ("kind", "count", "without_foreseeable"),
    [
        ("so_ban_nganh", 43, 43),
        ("don_vi_su_nghiep", 40, 24),
        ("trung_uong_nganh_doc", 40, 34),
        ("ubnd_cap_huyen", 47, 47),
        ("ubnd_cap_xa", 46, 44),
    ],
)
def test_criteria_per_kind(bp: Regulation, kind: str, count: int, without_foreseeable: int) -> None:
    binding = bp.binding(kind, None)
    assert len(binding) == count
    assert sum(kind not in criterion.may_be_struck_out for criterion in binding) == without_foreseeable


@pytest.mark.parametrize(
    ("agency", "count", "fields"),
    [
        ("so_noi_vu", 48, ("chi_dao_dieu_hanh", "to_chuc_bo_may", "can_bo_cong_chuc")),
        ("so_tu_phap", 44, ("the_che",)),
        ("van_phong_ubnd_tinh", 44, ("thu_tuc_hanh_chinh",)),
        ("so_tai_chinh", 45, ("tai_chinh_cong",)),
        ("so_thong_tin_truyen_thong", 45, ("hien_dai_hoa_chinh_quyen_so",)),
        ("so_khoa_hoc_cong_nghe", 44, ()),
        ("so_ke_hoach_dau_tu", 44, ()),
        ("dai_ptth_bao", 44, ()),
    ],
)
def test_agencies_of_article_11(bp: Regulation, agency: str, count: int, fields: tuple[str, ...]) -> None:
    assert len(bp.binding("so_ban_nganh", agency)) == count
    assert bp.agencies[agency].fields == fields


def test_totals(bp: Regulation) -> None:
    assert len(bp.criteria) == 65
    assert sum(criterion.citation.article == 11 for criterion in bp.criteria.values()) == 14
    assert (len(bp.kinds), len(bp.agencies), len(bp.fields), len(bp.questions)) == (5, 8, 7, 40)
    assert list(bp.questions) == [f"G{number}" for number in range(1, 41)]


def test_every_citation_equals_its_id(bp: Regulation) -> None:
    for criterion in bp.criteria.values():
        parts = criterion.id.split(".")
        point = f"điểm {parts[2]} " if len(parts) == 3 else ""
        assert str(criterion.citation) == f"{point}khoản {parts[1]} Điều {parts[0]}"
        assert Citation.parse(str(criterion.citation)) == criterion.citation


def test_criteria_in_order_of_the_text(bp: Regulation) -> None:
    alphabet = "aăâbcdđeê"
    keys = [
        (item.citation.article, item.citation.clause or 0, alphabet.index(item.citation.point or "a"))
        for item in bp.criteria.values()
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("criterion", "kinds"),
    [
        ("4.5.c", {"ubnd_cap_huyen"}),
        ("6.2.đ", {"ubnd_cap_huyen", "ubnd_cap_xa"}),
        ("7.1.a", {"so_ban_nganh", "ubnd_cap_huyen"}),
        ("7.2.c", {"ubnd_cap_xa"}),
        ("8.5", {"ubnd_cap_huyen"}),
        ("8.6", {"ubnd_cap_xa"}),
    ],
)
def test_named_subjects(bp: Regulation, criterion: str, kinds: set[str]) -> None:
    assert set(bp.criteria[criterion].applies_to) == kinds


def test_headings_of_criteria(bp: Regulation) -> None:
    assert bp.criteria["5.1"].heading.startswith("Thực hiện nhiệm vụ xây dựng và tổ chức thực hiện văn bản")
    assert bp.criteria["4.2.a"].heading == "Nhiệm vụ tuyên truyền cải cách hành chính"
    assert all(criterion.heading for criterion in bp.criteria.values())


def test_verbatim_text_unchanged(bp: Regulation) -> None:
    texts = [criterion.text for criterion in bp.criteria.values()]
    texts += [ground.text for ground in bp.grounds]
    texts += [found.text for level in bp.levels for found in level.minimum + level.literal]
    texts += [found.text for ground in bp.grounds for found in ground.conditions + ground.narrow]
    texts += [item.text for item in bp.consequences] + [item.text for item in bp.duties]
    texts += [*bp.headings.values()]
    assert sha256("\n".join(texts).encode()).hexdigest() == VERBATIM


@pytest.mark.parametrize(
    ("level", "share", "unit", "field"),
    [
        ("hoan_thanh_xuat_sac", Fraction(0), 90, 70),
        ("hoan_thanh_tot", Fraction(0), 80, 60),
        ("hoan_thanh", Fraction(1, 5), 60, 50),
    ],
)
def test_minimum_conditions(bp: Regulation, level: str, share: Fraction, unit: int, field: int) -> None:
    assert condition(bp, level, Measure.FAILING_SHARE).at_most == share
    assert condition(bp, level, Measure.UNIT_INDEX).at_least == unit
    assert condition(bp, level, Measure.FIELD_INDEX).at_least == field


@pytest.mark.parametrize(
    ("level", "measure", "inside", "outside"),
    [
        ("hoan_thanh_xuat_sac", Measure.UNIT_INDEX, ("90", "100"), ("89.99",)),
        ("hoan_thanh_tot", Measure.UNIT_INDEX, ("80", "89.99"), ("79.99", "90")),
        ("hoan_thanh", Measure.UNIT_INDEX, ("60", "79.99"), ("59.99", "80")),
        ("hoan_thanh_xuat_sac", Measure.FIELD_INDEX, ("70",), ("69.99",)),
        ("hoan_thanh_tot", Measure.FIELD_INDEX, ("60", "69.99"), ("59.99", "70")),
        ("hoan_thanh", Measure.FIELD_INDEX, ("50", "59.99"), ("49.99", "60")),
    ],
)
def test_literal_bands(
    bp: Regulation, level: str, measure: Measure, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    band = condition(bp, level, measure, literal=True)
    assert all(band.admits(Fraction(value)) for value in inside)
    assert not any(band.admits(Fraction(value)) for value in outside)


def test_questions_attach_to_conditions(bp: Regulation) -> None:
    assert condition(bp, "hoan_thanh_xuat_sac", Measure.FAILING_SHARE).question == "G2"
    high = condition(bp, "hoan_thanh_xuat_sac", Measure.HIGH_EFFECT)
    assert (high.question, high.unless_failing) == ("G6", (Measure.FAILING_SHARE, Measure.UNIT_INDEX))
    assert condition(bp, "hoan_thanh_tot", Measure.FIELD_INDEX).question == "G7"
    assert bp.missing == {Measure.UNIT_INDEX: "G10", Measure.FIELD_INDEX: "G17"}
    assert (bp.no_field, bp.tenure.minimum_months, bp.tenure.question) == ("G9", 6, "G29")


def test_clause_4_of_article_12(bp: Regulation) -> None:
    grounds = {ground.id: ground for ground in bp.grounds}
    assert list(grounds) == ["4.a", "4.b", "4.c", "4.d", "4.đ", "4.e"]
    assert [name for name, ground in grounds.items() if ground.personal] == ["4.a", "4.đ"]
    assert [name for name, ground in grounds.items() if ground.event_input] == ["4.a", "4.d", "4.đ"]
    share, unit = grounds["4.b"].conditions
    assert not share.admits(Fraction(1, 2))
    assert share.admits(Fraction(23, 44))
    assert not unit.admits(Fraction(60))
    assert grounds["4.b"].narrow[0].measure is Measure.FAILING_IN_EVERY_ASPECT_SHARE
    assert not grounds["4.c"].conditions[0].admits(Fraction(1, 2))
    assert not grounds["4.e"].conditions[0].admits(Fraction(50))
    assert (grounds["4.e"].for_agencies, grounds["4.e"].always_question) == (True, "G8")
    assert grounds["4.đ"].within_year == "G35"


def test_gaps(bp: Regulation) -> None:
    assert [gap.question for gap in bp.gaps] == ["G3", "G1", "G4", "G5", "G11", "G9"]
    assert [gap.question for gap in bp.gaps if gap.closes_levels] == ["G9"]
    assert bp.candidates == ("hoan_thanh", "khong_hoan_thanh")


@pytest.mark.parametrize(
    ("kind", "rater", "citation", "question"),
    [
        ("so_ban_nganh", "chu_tich_ubnd_tinh", "khoản 1 Điều 14", "G20"),
        ("ubnd_cap_huyen", "chu_tich_ubnd_tinh", "khoản 1 Điều 14", "G20"),
        ("ubnd_cap_xa", "chu_tich_ubnd_huyen", "khoản 2 Điều 14", "G20"),
        ("don_vi_su_nghiep", None, "None", "G18"),
        ("trung_uong_nganh_doc", None, "None", "G18"),
    ],
)
def test_competence_by_article_14(bp: Regulation, kind: str, rater: str | None, citation: str, question: str) -> None:
    found = bp.competence[kind]
    assert (found.rater, str(found.citation), found.question) == (rater, citation, question)
    day = date(2025, 6, 30)
    assert office_ended(bp.changes, rater, day) is None
    assert (office_ended(bp.changes, rater, day + timedelta(1)) is not None) == bool(rater)


def test_validity_read_and_literal(bp: Regulation) -> None:
    assert (bp.validity.since, bp.validity.since_literal) == (date(2021, 1, 15), date(2020, 1, 15))
    assert (bp.validity.first_year, bp.validity.last_sure_year) == (2021, 2024)


def test_article_15_and_16_for_quoting(bp: Regulation) -> None:
    assert [str(item.citation) for item in bp.consequences] == ["khoản 1 Điều 15", "khoản 2 Điều 15", "khoản 3 Điều 15"]
    assert (bp.consequences[1].years, bp.consequences[1].level) == (2, "khong_hoan_thanh")
    assert "văn bản ghi Điều 11" in bp.consequences[1].reading
    assert {str(duty.citation) for duty in bp.duties} >= {"khoản 1 Điều 16", "khoản 2 Điều 16", "khoản 3 Điều 16"}

"""Tệp ngưỡng của cơ quan: chỉ thêm điều quy định để ngỏ, luôn kèm văn bản, sai ở đâu nói dòng ấy."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from docgen.errors import Problem, RegulationError
from docgen.model.dossier import ThresholdFile
from docgen.regulations.load import load, threshold_file
from docgen.regulations.schema import Regulation

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "inputs" / "vi_du" / "quang_nam" / "co_nguong" / "nguong_gia_dinh.yaml"
SOURCE = SAMPLE.read_text(encoding="utf-8")
MANUAL = (ROOT / "docs" / "bo_quy_tac.md").read_text(encoding="utf-8")
NAME = "nguong.yaml"
ISSUED = "Quyết định số 02/QĐ-GĐ"
OTHER = """\
regulation: {id}
source: {{number: 02/QĐ-GĐ, issued: 2018-01-10, issuer: Cơ quan giả định, title: ngưỡng giả định}}
validity: {{first_year: 2018, last_sure_year: 2024}}
"""


def with_file(text: str, regulation: str = "qnam-qno") -> Regulation:
    return load(regulation, thresholds=ThresholdFile(NAME, text.encode()))


def problems(text: str, regulation: str = "qnam-qno") -> list[Problem]:
    with pytest.raises(RegulationError) as caught:
        with_file(text, regulation)
    return list(caught.value.problems)


def test_levels_come_from_the_file_and_cite_its_document() -> None:
    made = with_file(SOURCE)
    best = made.levels[0]
    assert [str(level.citation) for level in made.levels] == [f"khoản {n} Điều 1 {ISSUED}" for n in (1, 2, 3, 4)]
    assert [(one.measure, one.at_most, one.at_least) for one in made.conditions()][2] == (
        "unit_index",
        None,
        Fraction(90),
    )
    assert all(str(one.citation) == str(best.citation) for one in best.minimum)
    assert {level.unstated for level in made.levels} == {None}
    assert {str(ground.citation) for ground in made.grounds} == {
        f"điểm a khoản 4 Điều 1 {ISSUED}",
        f"điểm b khoản 4 Điều 1 {ISSUED}",
    }
    assert str(made.undetermined_citation) == f"Điều 1 {ISSUED}"
    assert made.candidates == ("hoan_thanh", "khong_hoan_thanh")


def test_what_the_regulation_states_stays_as_it_is() -> None:
    bare, made = load("qnam-qno"), with_file(SOURCE)
    assert made.criteria == bare.criteria
    assert made.competence == bare.competence
    assert [level.label for level in made.levels] == [level.label for level in bare.levels]
    assert {name: made.questions[name] for name in bare.questions} == bare.questions
    assert (made.source, made.seen, made.documents) == (bare.source, bare.seen, bare.documents)
    assert bare.supplement is None
    assert {level.unstated for level in bare.levels} == {"Q1"}


def test_the_hash_changes_with_either_file() -> None:
    shas = {load("qnam-qno").sha256, with_file(SOURCE).sha256, with_file(SOURCE + "\n").sha256}
    assert len(shas) == 3


def test_a_level_stated_in_part_keeps_its_own_conditions_and_citation() -> None:
    text = OTHER.format(id="qnam-1171-2024") + (
        "levels:\n- id: hoan_thanh_xuat_sac\n  citation: khoản 1 Điều 5\n"
        '  minimum: [{measure: ty_le_ho_so_tre_han, less_than: "5", text: trễ hẹn dưới 5%}]\n'
    )
    best = with_file(text, "qnam-1171-2024").levels[0]
    assert [one.measure for one in best.minimum] == ["thuc_hien_day_du", "unit_index", "ty_le_ho_so_tre_han"]
    assert [str(one.citation) if one.citation else "" for one in best.minimum] == [
        "",
        "",
        f"khoản 1 Điều 5 {ISSUED}",
    ]
    assert str(best.citation) == "Quy định"
    assert best.unstated is None


def test_quantities_and_questions_are_added() -> None:
    text = SOURCE.replace(
        "missing: {unit_index: N1}",
        "missing: {unit_index: N1, ho_so_tre_han: N1}\n"
        "quantities:\n  ho_so_tre_han: {label: Tỷ lệ hồ sơ trễ hẹn, unit: percent}",
    ).replace(
        '- {measure: unit_index, at_least: "90"',
        '- {measure: ho_so_tre_han, at_most: "5"}\n  - {measure: unit_index, at_least: "90"',
    )
    made = with_file(text)
    assert made.compared == ("ho_so_tre_han",)
    assert made.missing["ho_so_tre_han"] == "N1"
    assert made.questions["N1"].document == ISSUED


MISTAKES = [
    ("thiếu số", "  number: 02/QĐ-GĐ\n", "", None, "thiếu giá trị của khóa “number”"),
    ("thiếu ngày", "  issued: 2018-01-10\n", "", None, "thiếu giá trị của khóa “issued”"),
    ("thiếu cơ quan", "  issuer: Cơ quan giả định\n", "", None, "thiếu giá trị của khóa “issuer”"),
    ("thiếu trích yếu", "  title: ban hành ngưỡng xếp loại giả định\n", "", None, "thiếu giá trị của khóa “title”"),
    ("của quy định khác", "regulation: qnam-qno", "regulation: bp-34-2020", "regulation:", "viết cho “bp-34-2020”"),
    ("khóa lạ", "grounds:", "groundz:", "groundz:", "khóa lạ"),
    ("mức lạ", "- id: hoan_thanh_tot", "- id: hoan_thanh_gioi", "hoan_thanh_gioi", "không có mức “hoan_thanh_gioi”"),
    (
        "mức hai lần",
        "- id: hoan_thanh_tot",
        "- id: hoan_thanh",
        "- id: hoan_thanh\n  citation: khoản 3",
        "đã ghi ở dòng",
    ),
    ("đại lượng lạ", "measure: liabilities, at_most", "measure: liabilitis, at_most", "liabilitis", "không có"),
    (
        "ngưỡng ngược",
        'unit_index, at_least: "60"',
        'unit_index, at_least: "85"',
        "- id: hoan_thanh\n  citation: khoản 3",
        "Xếp các mức từ cao xuống thấp",
    ),
    ("câu hỏi lạ", "missing: {unit_index: N1}", "missing: {unit_index: N9}", "N9", "câu hỏi “N9” chưa khai"),
    (
        "mức không điều kiện",
        '  minimum:\n  - {measure: failing_share, at_most: "1/4"',
        '  minimum: []\n  literal:\n  - {measure: failing_share, at_most: "1/4"',
        None,
        "danh sách điều kiện trống",
    ),
    ("để chọn mức lạ", "candidates: [hoan_thanh,", "candidates: [rat_tot,", "rat_tot", "không nằm trong các mức"),
    ("chọn mà không viện dẫn", "undetermined_citation: Điều 1\n", "", None, "“undetermined_citation”"),
]


@pytest.mark.parametrize(("old", "new", "at", "said"), [pytest.param(*row[1:], id=row[0]) for row in MISTAKES])
def test_a_mistake_is_named_with_its_line(old: str, new: str, at: str | None, said: str) -> None:
    assert SOURCE.count(old) == 1
    text = SOURCE.replace(old, new)
    found = [one for one in problems(text) if said in f"{one.found} {one.action}"]
    assert found, problems(text)
    assert found[0].place.file == NAME
    if at is not None:
        assert found[0].place.line == text.count("\n", 0, text.index(at)) + 1


REFUSED = [
    ("tiêu chí", "criteria: []\n", "criteria", "đã nêu “criteria”"),
    ("thẩm quyền", "competence: {}\n", "competence", "đã nêu “competence”"),
    ("thời gian giữ chức", "tenure: {minimum_months: 1, question: Q2}\n", "tenure", "đã nêu “tenure”"),
    ("câu hỏi trùng", None, "questions", "“Q1” đã khai"),
    ("tên mức", None, "label", "đã nêu “label”"),
]


@pytest.mark.parametrize(("added", "said"), [pytest.param(row[1], row[3], id=row[0]) for row in REFUSED])
def test_what_is_stated_is_not_changed_and_both_lines_are_named(added: str | None, said: str) -> None:
    if added:
        text = SOURCE + added
    elif "Q1" in said:
        text = SOURCE.replace("  N1: {problem", "  Q1: {problem: a, reading: b, citation: Điều 3}\n  N1: {problem")
    else:
        text = SOURCE.replace("- id: hoan_thanh\n", "- id: hoan_thanh\n  label: Đạt\n")
    (found,) = [one for one in problems(text) if said in one.found]
    assert found.place.file == NAME
    assert found.place.line is not None
    assert re.search(r"quang_nam/theo_bai_bao_qno\.yaml, dòng \d+", found.found)


STATED = {
    "mức đã nêu": (
        'levels:\n- {id: hoan_thanh_xuat_sac, citation: Điều 1, minimum: [{measure: unit_index, at_least: "80"}]}\n'
    ),
    "mức trần đè mức đã nêu": (
        'levels:\n- {id: hoan_thanh_tot, citation: Điều 1, minimum: [{measure: unit_index, at_least: "80"}]}\n'
        "ceilings:\n- {not_above: hoan_thanh, citation: Điều 2, text: x, "
        'conditions: [{measure: unit_index, less_than: "90"}]}\n'
    ),
    "hạn mức của mức đã nêu": (
        'levels:\n- {id: hoan_thanh_tot, citation: Điều 1, minimum: [{measure: unit_index, at_least: "80"}]}\n'
        "caps:\n- {level: hoan_thanh_xuat_sac, of: [hoan_thanh_tot], share: 1/5, citation: Điều 2, text: x}\n"
    ),
    "bớt mức đã nêu": (
        'levels:\n- {id: hoan_thanh_tot, citation: Điều 1, minimum: [{measure: unit_index, at_least: "80"}]}\n'
        "candidates: [hoan_thanh, khong_hoan_thanh]\nundetermined_citation: Điều 1\n"
    ),
}


@pytest.mark.parametrize("added", [pytest.param(text, id=name) for name, text in STATED.items()])
def test_a_level_the_regulation_states_is_out_of_reach(added: str) -> None:
    found = [
        one for one in problems(OTHER.format(id="qnam-1464-2020") + added, "qnam-1464-2020") if "đủ mức" in one.found
    ]
    assert found
    assert all("“hoan_thanh_xuat_sac” ở quang_nam/1464_qd_ubnd.yaml, dòng" in one.found for one in found)


def test_a_regulation_that_states_everything_takes_no_thresholds() -> None:
    added = 'levels:\n- {id: hoan_thanh, citation: Điều 1, minimum: [{measure: unit_index, at_least: "10"}]}\n'
    found = problems(OTHER.format(id="bp-34-2020") + added, "bp-34-2020")
    assert any("quy định đã nêu đủ mức “hoan_thanh”" in one.found for one in found)


def test_the_example_of_the_manual_is_a_threshold_file() -> None:
    _, example = re.findall(r"```yaml\n(.*?)```", MANUAL, re.DOTALL)
    assert with_file(example).supplement


def test_a_file_that_cannot_be_opened_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(RegulationError, match="Không mở được tệp ngưỡng"):
        threshold_file(tmp_path / "khong_co.yaml")

"""Trang quy định: mọi điều kiện, câu hỏi, tiêu chí, thẩm quyền của dữ liệu đều có, ở đúng mục của nó."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from docgen.model.page import Entry, Part, Table
from docgen.regulations.conditions import AnyOf, Condition, Measure, QuantityUnit, Terms, conditions_in
from docgen.regulations.load import available, load
from docgen.regulations.schema import Regulation
from docgen.rules.regulation_page import page

MANUAL = Path(__file__).parents[2] / "docs" / "bo_quy_tac.md"
SHARES = (Measure.FAILING_SHARE, Measure.FAILING_IN_EVERY_ASPECT_SHARE, Measure.TASK_SHARE)
PERCENTS = (*SHARES, Measure.UNIT_INDEX, Measure.FIELD_INDEX, Measure.ANY_FIELD_INDEX)
SILENT = (Measure.EVENT, Measure.HIGH_EFFECT)
"""Có hay không: cận là 1, không in con số nào."""
NAMES = available()


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Regulation:
    """Quy định ví dụ của tài liệu: có điều kiện gộp, mức trần, hạn mức."""
    text, _ = re.findall(r"```yaml\n(.*?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    path = tmp_path_factory.mktemp("quy_dinh") / "vi_du.yaml"
    path.write_text(text, encoding="utf-8")
    return load("vi-du-2030", path)


def written(parts: Iterator[Part]) -> str:
    lines: list[str] = []
    for part in parts:
        lines.append(part.title)
        for block in part.blocks:
            assert not isinstance(block, Table)
            lines += (block.title, *block.lines) if isinstance(block, Entry) else (block,)
    return "\n".join(lines)


def entry(regulation: Regulation, start: str) -> str:
    """Mục nhỏ duy nhất có tiêu đề chứa `start`, trọn các dòng."""
    (found,) = [one for one in entries(regulation) if start in one.splitlines()[0]]
    return found


def entries(regulation: Regulation) -> list[str]:
    blocks = [block for part in page(regulation) for block in part.blocks if isinstance(block, Entry)]
    return ["\n".join((block.title, *block.lines)) for block in blocks]


def yes_or_no(condition: Condition, regulation: Regulation) -> bool:
    quantity = regulation.quantities.get(condition.measure)
    return condition.measure in SILENT or (quantity is not None and quantity.unit is QuantityUnit.YES_NO)


def bounds(condition: Condition, regulation: Regulation) -> list[str]:
    """Các cận phải đọc thấy: từ và số, tính riêng ở đây."""
    if yes_or_no(condition, regulation):
        return ["có "]
    quantity = regulation.quantities.get(condition.measure)
    scale = 100 if condition.measure in SHARES else 1
    percent = condition.measure in PERCENTS or (quantity is not None and quantity.unit is QuantityUnit.PERCENT)
    lower = condition.at_least is not None or condition.more_than is not None
    words = {
        "from": ("từ", condition.at_least),
        "over": ("trên", condition.more_than),
        "most": ("đến" if lower else "không quá", condition.at_most),
        "below": ("dưới", condition.less_than),
    }
    return [
        f"{word} {float(bound * scale):g}{'%' if percent else ''}"
        for word, bound in words.values()
        if bound is not None
    ]


def require(terms: Terms, text: str, regulation: Regulation) -> None:
    """Mọi điều kiện đọc thấy trong `text`: cụm từ của văn bản và các cận, trên cùng một dòng."""
    for condition in conditions_in(terms):
        wanted = [condition.text, *bounds(condition, regulation)]
        assert any(all(piece in line for piece in wanted) for line in text.splitlines()), (wanted, text)


@pytest.mark.parametrize("name", NAMES)
def test_every_condition_is_written_under_its_level_ground_or_gap(name: str) -> None:
    regulation = load(name)
    seen = 0
    for number, level in enumerate(regulation.levels, start=1):
        text = entry(regulation, f"{number}. {level.label}")
        require((*level.minimum, *level.literal), text, regulation)
        assert level.unstated is None or f"Câu hỏi mở: {level.unstated}." in text
        seen += sum(1 for _ in conditions_in((*level.minimum, *level.literal)))
    for ground in regulation.grounds:
        text = entry(regulation, f"Trường hợp {ground.id} (")
        require((*ground.conditions, *ground.narrow), text, regulation)
        assert ground.text.rstrip(".") in text
        for question in (ground.question, ground.always_question, ground.within_year):
            assert question is None or f"câu hỏi {question}." in text
        seen += sum(1 for _ in conditions_in((*ground.conditions, *ground.narrow)))
    for gap in regulation.gaps:
        require(gap.conditions, entry(regulation, f"Câu hỏi {gap.question}: "), regulation)
        seen += sum(1 for _ in conditions_in(gap.conditions))
    assert seen == len(list(regulation.conditions()))


def test_choices_ceilings_and_caps_are_written(example: Regulation) -> None:
    level = entry(example, "1. Hoàn thành tốt nhiệm vụ")
    assert "- Chỉ cần thỏa một trong 2 điều kiện sau." in level
    assert "+ “trễ hạn không quá 5%”: tỷ lệ hồ sơ trễ hạn không quá 5%." in level
    assert "+ “trễ hạn không quá 10%”: tỷ lệ hồ sơ trễ hạn không quá 10%; đồng thời “chỉ số từ 90%”" in level
    ceiling = entry(example, "Không được mức nào cao hơn “Hoàn thành nhiệm vụ” (Điều 4)")
    assert "có đơn thư đúng" in ceiling
    text = written(page(example))
    assert (
        "Số người ở mức “Hoàn thành tốt nhiệm vụ” không quá 20% số người ở mức “Hoàn thành nhiệm vụ” (Điều 5)" in text
    )
    assert "đơn thư đúng (mã co_don_thu): có hay không; không ghi nghĩa là không có." in text
    assert "Thiếu tỷ lệ hồ sơ trễ hạn: câu hỏi Q3." in text


def moved(terms: Terms, regulation: Regulation) -> Iterator[Terms]:
    """Dời từng ngưỡng của từng điều kiện; điều kiện có hay không thì đảo lại."""
    for place, term in enumerate(terms):
        before, after = terms[:place], terms[place + 1 :]
        if isinstance(term, AnyOf):
            for number, choice in enumerate(term.choices):
                others = term.choices[:number], term.choices[number + 1 :]
                for changed in moved(choice, regulation):
                    yield (*before, replace(term, choices=(*others[0], changed, *others[1])), *after)
            continue
        if yes_or_no(term, regulation):
            yield (*before, replace(term, at_least=None, at_most=Fraction(0)), *after)
            continue
        for name in ("at_least", "more_than", "at_most", "less_than"):
            bound = getattr(term, name)
            if bound is not None:
                yield (*before, replace(term, **{name: bound - Fraction(1, 1000)}), *after)


def variants(regulation: Regulation) -> Iterator[Regulation]:
    for field, names in (
        ("levels", ("minimum", "literal")),
        ("grounds", ("conditions", "narrow")),
        ("gaps", ("conditions",)),
        ("ceilings", ("conditions",)),
    ):
        owners = getattr(regulation, field)
        for place, owner in enumerate(owners):
            for name in names:
                for terms in moved(getattr(owner, name), regulation):
                    changed = replace(owner, **{name: terms})
                    yield replace(regulation, **{field: (*owners[:place], changed, *owners[place + 1 :])})


@pytest.mark.parametrize("name", [*NAMES, "vi-du-2030"])
def test_a_moved_threshold_changes_the_page(name: str, example: Regulation) -> None:
    regulation = example if name == example.id else load(name)
    now, seen = written(page(regulation)), 0
    for changed in variants(regulation):
        assert written(page(changed)) != now
        seen += 1
    assert seen == sum(len(condition.bounds) for condition in regulation.conditions())


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_its_problem_reading_reason_and_alternatives(name: str) -> None:
    regulation = load(name)
    for question in regulation.questions.values():
        (text,) = [one for one in entries(regulation) if one.startswith(f"{question.id}: {question.problem}\n")]
        assert f"Cách đọc đã chọn: {question.reading}" in text
        assert question.reason in text
        for cited in question.citation.split("; "):
            assert cited in text or "chưa rõ điều khoản" in text
        for one in regulation.alternatives:
            assert (f"Cách đọc khác: {one.text}" in text) is (one.question == question.id)


@pytest.mark.parametrize("name", NAMES)
def test_everything_else_of_the_data_is_on_the_page(name: str) -> None:
    regulation = load(name)
    text = written(page(regulation))
    for criterion in regulation.criteria.values():
        (line,) = [one for one in text.splitlines() if one.startswith(f"- {criterion.id}: ")]
        assert criterion.label in line
        assert not criterion.citation.article or str(criterion.citation) in line
        assert not criterion.agency or regulation.agencies[criterion.agency].name in line
        assert criterion.heading in text
    for quantity in regulation.quantities.values():
        assert f"- {quantity.label} (mã {quantity.id}): " in text
    for agency in regulation.agencies.values():
        assert f"- {agency.name} ({agency.citation}), {agency.head_title}: " in text
    for duty in regulation.duties:
        assert f"- {duty.holder} ({duty.citation}): {duty.text}" in text
    for consequence in regulation.consequences:
        assert consequence.text.rstrip(".") in text
        assert not consequence.reading or f"Dẫn là: {consequence.reading}." in text
    for measure, question in regulation.missing.items():
        assert f"câu hỏi {question}. {regulation.questions[question].reading}" in text, measure
    for kind in regulation.kinds.values():
        assert f"- {kind.label} (mã {kind.id}): {len(regulation.binding(kind.id, None))} tiêu chí" in text
    for change in regulation.changes:
        assert change.text.rstrip(".") in text
        assert change.source in text
    for kind in regulation.kinds.values():
        assert kind.last_year is None or f"chỉ xếp loại đến năm {kind.last_year}, vì " in text
    for older in regulation.validity.replaces:
        assert f"Thay các phiên bản: {older}" in text
    assert text.count(": theo câu hỏi ") == len(regulation.input_checks)
    assert regulation.after_publication is None or f"đã công bố ({regulation.after_publication})" in text
    for piece in (
        regulation.id,
        regulation.source.described,
        regulation.validity.note,
        regulation.validity.since_note,
        regulation.seen,
    ):
        assert piece in text


def test_who_rates_until_when_and_why() -> None:
    text = written(page(load("bp-34-2020")))
    rater = "Chủ tịch UBND cấp huyện xếp loại (khoản 2 Điều 14), Phòng Nội vụ đề nghị."
    assert f"- Chủ tịch UBND xã, phường, thị trấn: {rater}" in text
    assert "- Ký từ ngày 01/07/2025: Từ 01/7/2025 không còn đơn vị hành chính cấp huyện" in text
    assert "Chủ tịch UBND cấp huyện không còn ký; ghi người kế tục kèm văn bản giao." in text
    assert "- Người đứng đầu đơn vị sự nghiệp: quy định không nêu ai xếp loại. Câu hỏi mở: G18." in text
    assert "Có hiệu lực từ: 15/01/2021 (văn bản ghi 15/01/2020)." in text


def test_a_role_that_nobody_holds_is_answered_by_another() -> None:
    text = written(page(load("qnam-qno")))
    assert "không ai giữ vai này thì vai “Người đứng đầu cơ quan, đơn vị, địa phương” trả lời" in text
    assert "quy tắc quy trách nhiệm, không đếm" in text
    assert "điều không được làm" in text

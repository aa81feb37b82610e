"""Điều 15 và khoản 3 Điều 16: khi nào đủ căn cứ, khi nào không và vì sao."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rules_factory import BP34, HEAD, document, evaluation, rate

from docgen.model.dossier import Head, Misconduct, PastRating, RewardProposal, Ruling
from docgen.regulations.consequences import Finding, misconduct, reward_candidate, successive_years

RULE = next(one for one in BP34.consequences if one.level)
LOWEST = BP34.levels[-1].id
PAST = PastRating(2021, LOWEST, "Nguyễn Văn A", document(date(2022, 5, 5)))
ISSUED = document(date(2023, 6, 20), "99/QĐ-GĐ")


def failures(*, head=HEAD, history=(PAST,), issued=ISSUED, year=2022, **others):
    case = evaluation(heads=(head,), history=history, issued_decision=issued, **{"tasks": (4, 1), **others})
    return successive_years(RULE, case, head, BP34, rate(case, year=year), year)


def test_two_successive_years_both_decided():
    found = failures()
    assert (found.holds, found.why_not, found.past) == (True, (), (PAST,))


def test_a_rule_of_three_years_wants_every_one_of_them():
    """Số năm là dữ liệu: khoản nói ba năm thì hai năm chưa đủ, năm đứt giữa chừng thì nêu đúng năm ấy."""
    three = replace(RULE, years=3)

    def found(*history, since=None, year=2023):
        head = replace(HEAD, since=since)
        case = evaluation(heads=(head,), history=history, issued_decision=ISSUED, tasks=(4, 1))
        return successive_years(three, case, head, BP34, rate(case, year=year), year)

    middle = replace(PAST, year=2022)
    assert found(middle, PAST) == Finding(True, (), (middle, PAST))
    assert found(PAST).why_not == ("Không có mức xếp loại năm 2022, chuỗi ba năm liên tiếp bị đứt.",)
    assert found(middle).why_not == ("Không có mức xếp loại năm 2021, chuỗi ba năm liên tiếp bị đứt.",)
    better = replace(middle, level=BP34.levels[-2].id)
    assert found(better, PAST).why_not == (f"Năm 2022 không ở mức “{BP34.levels[-1].label}”.",)
    assert found(middle, PAST, since=date(2021, 12, 31)).holds
    assert "sau năm 2021" in found(middle, PAST, since=date(2022, 1, 1)).why_not[0]
    # Năm 2020 trước năm đầu tiên của quy định.
    assert any("Năm 2020" in why for why in found(PAST, replace(PAST, year=2020), year=2022).why_not)


def test_a_rule_without_years_is_not_counted():
    by_hand = BP34.consequences[0]
    case = evaluation()
    with pytest.raises(ValueError, match="khoản 1 Điều 15"):
        successive_years(by_hand, case, HEAD, BP34, rate(case), 2022)


def test_a_level_decided_by_the_authority_counts():
    ruling = Ruling(LOWEST, "số liệu giả định", "Chủ tịch giả định", date(2023, 6, 1))
    assert failures(tasks=(4, 4), ruling=ruling).holds


def test_the_name_may_be_typed_with_the_other_tone_mark():
    past = PastRating(2021, LOWEST, "nguyễn văn hoà", document())
    assert failures(head=Head("Giám đốc", "Nguyễn Văn Hòa"), history=(past,)).holds


def test_other_years_and_other_people_in_the_history_do_not_matter():
    older = PastRating(2020, "hoan_thanh", "Nguyễn Văn A", document())
    other = PastRating(2021, "hoan_thanh", "Nguyễn Văn B", document())
    assert failures(history=(older, other, PAST)).past == (PAST,)


SHORT = Head("Giám đốc", "Nguyễn Văn A", since=date(2022, 9, 1))
OBSTACLES = [
    pytest.param({"tasks": (4, 4)}, "Năm 2022 không ở mức “Không hoàn thành nhiệm vụ”.", id="năm nay mức khác"),
    pytest.param(
        {"tasks": (4, 4), "index": 50},
        "Năm 2022 chưa xác định được mức, chuỗi hai năm liên tiếp bị đứt.",
        id="năm nay chưa xác định",
    ),
    pytest.param(
        {"issued": None},
        "Quyết định xếp loại năm 2022 chưa ban hành hoặc chưa ghi (quyet_dinh_xep_loai).",
        id="năm nay chưa có quyết định",
    ),
    pytest.param(
        {"history": ()}, "Không có mức xếp loại năm 2021, chuỗi hai năm liên tiếp bị đứt.", id="năm trước trống"
    ),
    pytest.param(
        {"history": (PastRating(2020, LOWEST, "Nguyễn Văn A", document()),)},
        "Không có mức xếp loại năm 2021, chuỗi hai năm liên tiếp bị đứt.",
        id="cách một năm",
    ),
    pytest.param(
        {"history": (PastRating(2021, "hoan_thanh", "Nguyễn Văn A", document()),)},
        "Năm 2021 không ở mức “Không hoàn thành nhiệm vụ”.",
        id="năm trước mức khác",
    ),
    pytest.param(
        {"history": (PastRating(2021, LOWEST, "Nguyễn Văn A"),)},
        "Mức năm 2021 không kèm quyết định đã ban hành.",
        id="năm trước chưa có quyết định",
    ),
    pytest.param(
        {"history": (PastRating(2021, LOWEST, "Nguyễn Văn B", document()),)},
        "Mức năm 2021 ghi họ tên khác; nếu là cùng một người thì sửa họ tên ở lich_su_xep_loai.",
        id="người khác",
    ),
    pytest.param(
        {"history": (PastRating(2021, LOWEST, None, document()),)},
        "Mức năm 2021 không ghi họ tên nên không chứng minh được là cùng một người.",
        id="năm trước không ghi tên",
    ),
    pytest.param(
        {"head": Head("Giám đốc")},
        "Chưa ghi họ tên người đứng đầu nên không chứng minh được là cùng một người.",
        id="năm nay không ghi tên",
    ),
    pytest.param(
        {"head": Head("Giám đốc", "Nguyễn Văn A", since=date(2022, 1, 1))},
        "Giữ chức ở đơn vị này từ 01/01/2022, sau năm 2021: có chuyển đơn vị trong các năm ấy, "
        "người có thẩm quyền phải xem xét.",
        id="chuyển đơn vị",
    ),
    pytest.param(
        {"year": 2021, "history": (PastRating(2020, LOWEST, "Nguyễn Văn A", document()),)},
        "Năm 2020 chưa thuộc phạm vi áp dụng của quy định (từ năm 2021).",
        id="G25: trước năm đầu tiên áp dụng",
    ),
]


@pytest.mark.parametrize(("case", "why"), OBSTACLES)
def test_what_breaks_the_chain(case, why):
    found = failures(**case)
    assert (found.holds, found.why_not, found.past) == (False, (why,), ())


def test_every_reason_is_named():
    contradictory = (PAST, PastRating(2021, "hoan_thanh", "Nguyễn Văn A"))
    found = failures(history=contradictory, issued=None, tasks=(4, 4))
    assert len(found.why_not) == 3
    unsigned = failures(history=(PastRating(2021, "hoan_thanh", "Nguyễn Văn A"),))
    assert len(unsigned.why_not) == 2


def test_a_head_in_post_since_the_last_day_of_the_year_before_was_not_transferred():
    assert failures(head=Head("Giám đốc", "Nguyễn Văn A", since=date(2021, 12, 31))).holds


def test_a_short_tenure_leaves_the_year_undetermined():
    assert failures(head=SHORT).why_not[0] == "Năm 2022 chưa xác định được mức, chuỗi hai năm liên tiếp bị đứt."


def test_misconduct_by_clause():
    first, third = Misconduct(1, "số liệu giả định", document()), Misconduct(3, "số liệu giả định", document())
    case = evaluation(misconduct=(third, first))
    assert misconduct(case, 1) == (first,)
    assert misconduct(case, 3) == (third,)
    assert misconduct(evaluation(), 1) == ()


REWARD = RewardProposal("ca_nhan", "Bằng khen", "số liệu giả định")


@pytest.mark.parametrize(
    ("case", "why"),
    [
        ({"index": 95, "reward": REWARD}, ()),
        ({"index": 85, "reward": REWARD}, ()),
        ({"index": 85}, ("Chưa ghi đề nghị khen thưởng (de_nghi_khen_thuong).",)),
        (
            {"index": 70, "reward": REWARD},
            ("Chưa có mức “Hoàn thành xuất sắc nhiệm vụ” hoặc “Hoàn thành tốt nhiệm vụ”.",),
        ),
        (
            {"index": 50, "reward": REWARD},
            ("Chưa có mức “Hoàn thành xuất sắc nhiệm vụ” hoặc “Hoàn thành tốt nhiệm vụ”.",),
        ),
    ],
)
def test_reward_candidates(case, why):
    found = reward_candidate(rate(evaluation(**case)), BP34)
    assert (found.holds, found.why_not) == (not why, why)

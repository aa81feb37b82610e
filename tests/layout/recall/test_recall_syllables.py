"""Từ mà danh sách không kể: thay bằng bất cứ âm tiết nào, ở bất cứ chỗ nào được nhớ bằng bộ xương, kết quả như nhau."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest
from recall_kit import checked, printer

from docgen.layout.components.values import Surroundings
from docgen.layout.engine import modules
from docgen.layout.recall import skeleton
from docgen.layout.recall.frames import frame_of
from docgen.layout.recall.plans import plan_of
from docgen.layout.recall.vocabulary import Vocabulary
from docgen.text.slug import slug
from tools import known_words

KINDS = ("quyet_dinh_xep_loai_ca_nhan", "to_trinh_khen_thuong", "phieu_danh_gia")
VOCABULARY = Vocabulary.of(Surroundings(), modules())
NEUTRAL = {"": "lan", skeleton._FIRST_STYLE: "khòe", skeleton._LAST_STYLE: "khoè"}
"""Từ trung tính của từng kiểu đặt dấu."""
IN_SLOT = 25


def unknown(style: str) -> list[str]:
    """Mọi âm tiết của một kiểu đặt dấu mà bộ xương thay được khi nó đứng giữa hai từ trung tính."""
    shaped = [
        one for one in known_words.all_syllables() if skeleton.shape_of(one) and skeleton.shape_of(one)[1:] == style
    ]
    return [one for one in shaped if not VOCABULARY.knows(one, "lan", "lan", edge=False)]


def test_most_syllables_are_unknown_to_every_check() -> None:
    words = {style: unknown(style) for style in NEUTRAL}
    assert {style: len(found) > 300 for style, found in words.items()} == dict.fromkeys(NEUTRAL, True)
    assert all(word in words[style] for style, word in NEUTRAL.items())
    assert not {"số", "ngày", "khoản", "điều", "của", "sở", "bộ", "xã"} & set(words[""])


def slots(kind: str) -> list[int]:
    """Số thứ tự các giá trị được nhớ bằng bộ xương."""
    rendered = printer(kind).reprint()
    plan = plan_of(rendered.trace, checked(rendered, kind).document, VOCABULARY.long_units, apart=False)
    assert plan is not None
    return [
        index
        for indexes, place in plan.places
        for index, exact in zip(indexes, place.exact, strict=True)
        if not exact and any(char.isalpha() for char in rendered.trace.values[index])
    ]


def documents(kind: str, words: list[str], neutral: str) -> Iterator[tuple[dict[int, str], dict[int, str]]]:
    """Từng văn bản: giá trị có các âm tiết lạ nối vào sau, xen kẽ từ trung tính; và bản toàn từ trung tính."""
    places = slots(kind)
    values = printer(kind).values
    for start in range(0, len(words), IN_SLOT * len(places)):
        some = words[start : start + IN_SLOT * len(places)]
        groups = {index: some[at * IN_SLOT : (at + 1) * IN_SLOT] for at, index in enumerate(places)}
        yield (
            {
                at: " ".join((values[at], *(f"{one} {neutral}" for one in group)))
                for at, group in groups.items()
                if group
            },
            {at: " ".join((values[at], *[neutral, neutral] * len(group))) for at, group in groups.items() if group},
        )


def rules(kind: str, changed: dict[int, str]) -> tuple[str, ...]:
    values = printer(kind).values
    return checked(printer(kind).reprint([changed.get(at, value) for at, value in enumerate(values)]), kind).rules


@pytest.mark.parametrize("write", [str.lower, str.capitalize], ids=["viet_thuong", "viet_hoa"])
@pytest.mark.parametrize("style", NEUTRAL, ids=["khong_kieu", "kieu_hoa_huyen_dau", "kieu_hoa_huyen_cuoi"])
@pytest.mark.parametrize("kind", KINDS)
def test_any_unknown_syllable_is_like_the_neutral_one(kind: str, style: str, write: Callable[[str], str]) -> None:
    neutral = write(NEUTRAL[style])
    words = [write(one) for one in unknown(style)]
    expected: dict[tuple[int, ...], tuple[str, ...]] = {}
    for with_syllables, with_neutral in documents(kind, words, neutral):
        lengths = tuple(value.count(" ") for value in with_neutral.values())
        if lengths not in expected:
            expected[lengths] = rules(kind, with_neutral)
        assert rules(kind, with_syllables) == expected[lengths], _first_culprit(kind, with_syllables, with_neutral)


def _first_culprit(kind: str, wrong: dict[int, str], right: dict[int, str]) -> str:
    """Giá trị đầu tiên tự nó làm kết quả khác đi: đỡ phải dò tay trong hàng trăm âm tiết."""
    base = rules(kind, right)
    return next(
        (value for at, value in wrong.items() if rules(kind, {**right, at: value}) != base), "nhiều chỗ cùng lúc"
    )


def test_any_unknown_syllable_at_the_edges_of_a_line() -> None:
    kind = "phieu_danh_gia"
    words = [one.capitalize() for one in unknown("") if not VOCABULARY.knows(one, "", "lan", edge=True)]
    places, values = slots(kind), printer(kind).values
    expected = rules(kind, {at: f"Lan Lan {values[at]} Lan Lan" for at in places})
    for start in range(0, len(words), 2 * len(places)):
        some = words[start : start + 2 * len(places)]
        some += ["Lan"] * (2 * len(places) - len(some))
        changed = {at: f"{some.pop()} Lan {values[at]} Lan {some.pop()}" for at in places}
        assert rules(kind, changed) == expected, sorted(changed.values())


def code_phrases() -> list[str]:
    """Mọi cụm mà một phép kiểm tra so bằng mã không dấu, viết bằng các âm tiết khác cùng mã."""
    modules = {text for module in known_words._sources() for text in known_words._strings(known_words._values(module))}
    codes = {one for text in (*modules, *known_words._profile_texts()) for one in text.split()}
    written: dict[str, list[str]] = {}
    for one in known_words.all_syllables():
        written.setdefault(slug(one), []).append(one)
    phrases = [
        code.split("_") for code in sorted(codes) if "_" in code.strip("_") and written.keys() >= {*code.split("_")}
    ]
    random = Random("mã")
    return [" ".join(random.choice(written[word]) for word in phrase) for phrase in phrases for _ in range(3)]


@pytest.mark.parametrize("write", [str.lower, str.title], ids=["viet_thuong", "viet_hoa"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_phrase_compared_by_code_is_nothing_in_the_middle_of_a_line(kind: str, write: Callable[[str], str]) -> None:
    """Nhớ được như vậy vì mã chỉ được so từ đầu dòng hay đến cuối dòng; cụm tìm cả văn bản có danh sách riêng."""
    skeletons = skeleton.Skeletons(VOCABULARY)
    neutral, edge = write("lan"), skeleton.Side("", "")
    inside = [f"{neutral} {neutral} {write(one)} {neutral}" for one in code_phrases()]
    dropped = [
        text
        for text in inside
        if frame_of(skeletons.of(edge, text, edge)) == frame_of(skeletons.of(edge, plain(text, neutral), edge))
    ]
    assert len(dropped) > 100
    places, values = slots(kind), printer(kind).values
    for start in range(0, len(dropped), len(places)):
        some = dict(zip(places, dropped[start:], strict=False))
        changed, expected = (
            {at: f"{values[at]} {form}" for at, form in forms.items()}
            for forms in (some, {at: plain(text, neutral) for at, text in some.items()})
        )
        assert rules(kind, changed) == rules(kind, expected), _first_culprit(kind, changed, expected)


def plain(text: str, neutral: str) -> str:
    return " ".join([neutral] * len(text.split()))


@pytest.mark.parametrize("kind", KINDS)
def test_digits_of_measures_do_not_matter(kind: str) -> None:
    random = Random(kind)
    places, values = slots(kind), printer(kind).values
    shapes = ("0%", "00%", "000%", "0,0%", "00,00%", "000,000%", "0/0", "0/00", "00/00", "00/000", "000/00", "0/0 (0%)")
    for tail in (" {}", ": {}", " ({})", ": {} lan", " {}, lan"):
        plain = {at: values[at] + tail.format(shapes[at % len(shapes)]) for at in places}
        expected = rules(kind, plain)
        for _ in range(3):
            figures = {at: "".join(_digit(random, char) for char in shapes[at % len(shapes)]) for at in places}
            assert rules(kind, {at: values[at] + tail.format(figures[at]) for at in places}) == expected


def _digit(random: Random, char: str) -> str:
    return random.choice("0123456789") if char == "0" else char


NUMBERS = ("5", "12", "31", "45", "365", "1975", "2022", "05", "200000")


@pytest.mark.parametrize("name", ["Đơn vị {}", "xã {}", "thị trấn {}", "Tân Khoè {}"])
@pytest.mark.parametrize("kind", KINDS)
def test_digits_of_a_number_in_a_name_do_not_matter(kind: str, name: str) -> None:
    """Mọi số cùng số chữ số, cùng chỗ chữ số 0: khóa như nhau, kết quả kiểm tra trọn vẹn cũng như nhau."""
    places, values = slots(kind), printer(kind).values
    skeletons = skeleton.Skeletons(VOCABULARY)
    edge = skeleton.Side("", "")
    for tail in ("{}", "{}, lan {}"):
        for number in NUMBERS:
            plain = skeleton.ones_of(number)
            shown = tail.replace("{}", name)
            before, after = shown.format(plain, plain), shown.format(number, number)
            assert skeletons.of(edge, before, edge) == skeletons.of(edge, after, edge)
            same = [{at: f"{values[at]} {text}" for at in places} for text in (before, after)]
            assert rules(kind, same[0]) == rules(kind, same[1]), (tail, number)

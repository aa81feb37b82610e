"""Giá trị hỏng đủ kiểu: câu trả lời của sổ nhớ luôn là câu trả lời của lượt xét trọn; cùng khóa thì cùng kết quả."""

from __future__ import annotations

import re
from collections.abc import Hashable, Sequence
from functools import cache
from random import Random

import pytest
from recall_kit import checked, printer
from recall_mutations import mutate, neighbour

from docgen import documents, pipeline
from docgen.layout import engine
from docgen.layout.components.values import Surroundings
from docgen.layout.engine import modules
from docgen.layout.recall import memory
from docgen.layout.recall.memory import Recall
from docgen.layout.recall.paragraphs import KnownParagraph
from docgen.layout.recall.plans import Plan, plan_of, ruled_by_text
from docgen.layout.recall.vocabulary import Vocabulary
from docgen.model.rendering import Trace
from tools.known_words import all_syllables

LARGE = ("bao_cao_so_noi_vu", "to_trinh_xep_loai", "quyet_dinh_xep_loai_tinh")
"""Hàng trăm giá trị, mỗi lượt xét lâu: thử ít hơn."""
_COMMON = (
    "an lan minh hùng dũng bảo phong phương quân huyền thu hạnh văn thị kim long sơn hà nam bình quang trung sáng "
    "thành công quốc khánh tâm tân thắng thọ vinh xuân hoa hoà hòa thúy thuý thuỷ thủy tú tuấn toàn trang trí yến "
    "ánh ái út nội vụ tư pháp y tế đội ban hội sở phòng chi cục trưởng tra cứu gửi nhận lưu mật khẩn kèm theo nơi"
)
COMMON = tuple(_COMMON.split())
VOCABULARY = Vocabulary.of(Surroundings(), modules())
_LETTERS = re.compile(r"[^\W\d_]{2}")
_TOKEN = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,}){0,3}|\d+(?:,\d+)?%|\d+/\d+")
_WORD = re.compile(r"[^\W\d_]+")


@cache
def syllables() -> Sequence[str]:
    return tuple(all_syllables())


@cache
def phrases() -> Sequence[str]:
    """Mọi từ và cụm từ đến bốn từ trong ví dụ của các phép kiểm tra: chữ mà chúng chắc chắn có lúc xét đến."""
    texts = [
        text
        for module in engine.modules().values()
        for example in (*module.PASSES, *module.FAILS)
        for change in example.changes
        for text in (getattr(change, "new", ""), getattr(change, "text", ""))
    ]
    words = [_WORD.findall(text) for text in texts]
    found = {" ".join(one[at : at + size]) for one in words for at in range(len(one)) for size in (1, 2, 3, 4)}
    return tuple(sorted(found))


@cache
def long_phrases() -> Sequence[Sequence[str]]:
    """Cụm từ hai đến năm từ."""
    return tuple(words for words in (text.split(" ") for text in phrases()) if len(words) > 1)


def changed(random: Random, values: Sequence[str], most: int) -> tuple[str, ...]:
    """Vài giá trị bị đổi; giá trị in nhiều lần thường đổi ở mọi chỗ, như khi đầu vào hỏng. Số dòng không đổi."""
    made = list(values)
    for _ in range(random.randint(1, most)):
        old = made[random.randrange(len(made))]
        new = (neighbour if random.random() < 0.4 else mutate)(random, old)
        new = new.replace("\n", "").replace("\t", "")
        if old and new:
            made = [new if value == old and random.random() < 0.9 else value for value in made]
    return tuple(made)


@pytest.mark.parametrize("kind", documents.kinds())
def test_shortcut_never_disagrees_with_the_full_check(kind: str) -> None:
    random, paper = Random(kind), printer(kind)
    book = pipeline.Recalls().book(pipeline.profile_of(kind))
    learned = [paper.values]
    for turn in range(5 if kind in LARGE else 25):
        rendered = paper.reprint(changed(random, random.choice(learned), 2) if turn else None)
        outcome = checked(rendered, kind)
        known = book.known(rendered.trace)
        if known is not None:
            assert (known, outcome.errors) == (outcome.rules, ())
        book.learn(rendered.trace, outcome)
        assert book.known(rendered.trace) in (None, outcome.rules)
        if outcome.errors:
            assert book.known(rendered.trace) is None
        else:
            learned.append(rendered.trace.values)


@pytest.mark.parametrize("kind", documents.kinds())
def test_same_key_means_same_findings(kind: str) -> None:
    """Mạnh hơn lời hứa của sổ nhớ: kể cả văn bản đang có lỗi, đổi những từ mà khóa không thấy thì kết quả y nguyên."""
    random, paper = Random(f"{kind} cùng khóa"), printer(kind)
    book = pipeline.Recalls().book(pipeline.profile_of(kind))
    compared = 0
    for turn in range(2 if kind in LARGE else 9):
        rendered = paper.reprint(changed(random, paper.values, 12) if turn else None)
        outcome = checked(rendered, kind)
        plan = plan_of(rendered.trace, outcome.document, VOCABULARY.long_units, apart=False)
        if plan is None or not ruled_by_text(outcome.document):
            continue
        key = _key(book, plan, rendered.trace)
        for _ in range(2):
            twin = paper.reprint(_twin(random, rendered.trace.values, plan, book))
            same = twin.trace.shape == rendered.trace.shape and _key(book, plan, twin.trace) == key
            if key is not None and same and twin.trace.values != rendered.trace.values:
                compared += 1
                assert checked(twin, kind).rules == outcome.rules, _differences(
                    rendered.trace.values, twin.trace.values
                )
    assert compared or kind in LARGE


def _key(book: Recall, plan: Plan, trace: Trace) -> Hashable | None:
    known = memory._Known(plan, tuple(KnownParagraph(place) for _, place in plan.places), (), None)
    read = book._read(known, trace.values)
    return None if read is None else read.whole


def _twin(random: Random, values: Sequence[str], plan: Plan, book: Recall) -> tuple[str, ...]:
    """Các giá trị mà vài cụm từ, vài con số đã thành chữ khác, số khác, miễn là bộ xương không đổi."""
    made = list(values)
    rate, pool = random.choice((0.02, 0.2, 0.9)), random.choice((syllables(), COMMON, phrases(), phrases()))
    for indexes, place in plan.places:
        own = [made[index] for index in indexes]
        bones = list(place._skeletons(own, book._skeletons))
        for position, index in enumerate(indexes):
            for token in [] if place.exact[position] else reversed(list(_TOKEN.finditer(own[position]))):
                if random.random() < rate:
                    before = own[position]
                    own[position] = before[: token.start()] + _other(random, token[0], pool) + before[token.end() :]
                    if list(place._skeletons(own, book._skeletons)) != bones:
                        own[position] = before
            made[index] = own[position]
    return tuple(made)


@pytest.mark.parametrize("kind", documents.kinds())
def test_phrases_seen_apart_may_stand_together(kind: str) -> None:
    """Một cụm từ trong ví dụ của các phép kiểm tra, cắt ghép đủ kiểu, rải ở nhiều văn bản và nhiều chỗ của một văn bản.

    Sổ học mọi văn bản sạch; văn bản nào sổ nói không có lỗi thì lượt xét trọn cũng vậy.
    """
    random, paper = Random(f"{kind} ghép cụm từ"), printer(kind)
    first = paper.reprint()
    plan = plan_of(first.trace, checked(first, kind).document, VOCABULARY.long_units, apart=False)
    assert plan is not None
    slots = [at for at, value in enumerate(paper.values) if at not in plan.literal and _LETTERS.search(value)]
    known = 0
    for _ in range(1 if kind in LARGE else 5):
        book = pipeline.Recalls().book(pipeline.profile_of(kind))
        phrase = [word.capitalize() if random.random() < 0.5 else word for word in random.choice(long_phrases())]
        chosen = random.sample(slots, min(random.choice((1, 2)), len(slots)))
        for _ in range(8 if kind in LARGE else 12):
            given = {at: _around(random, paper.values[at], phrase) for at in chosen}
            rendered = paper.reprint([given.get(at, value) for at, value in enumerate(paper.values)])
            outcome = checked(rendered, kind)
            answer = book.known(rendered.trace)
            if answer is not None:
                known += 1
                assert (answer, outcome.errors) == (outcome.rules, ()), given
            book.learn(rendered.trace, outcome)
    assert known or kind in LARGE


def _around(random: Random, value: str, phrase: Sequence[str]) -> str:
    """Giá trị, thêm cụm từ đã bị thay, chèn, bỏ một hai từ."""
    words = list(phrase)
    for _ in range(random.randint(0, 1)):
        at, change = random.randrange(len(words)), random.random()
        if change < 0.6:
            words[at] = random.choice(("Xuân", "Lan", "Tâm", *phrase))
        elif change < 0.8:
            words.insert(at, random.choice(("Xuân", "Lan", "Tâm", *phrase)))
        elif len(words) > 1:
            words.pop(at)
    return " ".join(random.choice(((value, *words), (*words, value), words)))


def _other(random: Random, text: str, pool: Sequence[str]) -> str:
    """Một vài từ liền nhau của khúc chữ được thay bằng ngần ấy từ khác, viết hoa như cũ; số thì thay chữ số."""
    if text[0].isdigit():
        return "".join(random.choice("0123456789") if char.isdigit() else char for char in text)
    words = text.split(" ")
    some = random.choice(pool).split(" ")[: len(words)]
    start = random.randrange(len(words) - len(some) + 1)
    for at, word in enumerate(some, start):
        words[at] = (
            word.upper() if words[at].isupper() else word.capitalize() if words[at][0].isupper() else word.lower()
        )
    return " ".join(words)


def _differences(values: Sequence[str], others: Sequence[str]) -> list[tuple[str, str]]:
    return [(one, other) for one, other in zip(values, others, strict=True) if one != other]

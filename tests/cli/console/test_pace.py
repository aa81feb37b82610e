"""Nhịp của mẻ: đếm, nhịp, và chỉ ước thời gian còn lại khi ước đúng được."""

from __future__ import annotations

from fractions import Fraction

import pytest

from docgen.batch.manifest import Outcome
from docgen.batch.report import Entry
from docgen.cli.console.pace import Pace, per_second, spoken
from docgen.cli.console.progress import lines
from docgen.pipeline import People

KIND = "phieu_danh_gia"


class Clock:
    """Đồng hồ đứng yên cho tới khi được vặn."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def bundles(count: int, kind: str = KIND) -> list[People]:
    return [People(kind, tuple(f"xa_{number}_{one}" for one in range(10)), b"") for number in range(count)]


def entry(outcome: Outcome = Outcome.WRITTEN, kind: str = KIND, key: str = "xa_1") -> Entry:
    return Entry(kind, key, outcome, "")


def walked(units: int, bundles_out: int, seconds: float, *outcomes: Outcome) -> Pace:
    """Mẻ `units` đơn vị, đã lấy ra chừng ấy xấp 10 người, mất chừng ấy giây."""
    clock = Clock()
    pace = Pace(units, clock)
    for _ in pace.through(bundles(bundles_out)):
        pass
    for outcome in outcomes or (Outcome.WRITTEN,):
        pace.notify(entry(outcome))
    clock.now += seconds
    return pace


def test_time_left_of_a_kind_whose_people_are_known() -> None:
    pace = walked(1000, 25, 8.0)  # 20 xấp đã có kết cục: 200 trong 1000 người mất 8 giây
    assert pace.share == Fraction(1, 5)
    assert pace.left == 32.0
    assert str(pace) == f"{pace.done}, {KIND} còn khoảng 32 giây"
    assert "còn" not in pace.done


@pytest.mark.parametrize("outcome", [Outcome.UNCHANGED, Outcome.EDITED])
def test_no_time_left_when_some_were_made_before(outcome: Outcome) -> None:
    pace = walked(1000, 25, 8.0, Outcome.WRITTEN, outcome)
    assert pace.left is None
    assert "còn" not in str(pace)


def test_no_time_left_too_early_or_for_papers_about_many() -> None:
    assert walked(1000, 14, 8.0).left is None
    pace = walked(1000, 25, 8.0)
    for _ in pace.through(["tờ trình"]):
        pass
    assert pace.left is None


def test_a_new_kind_starts_its_own_estimate() -> None:
    clock = Clock()
    pace = Pace(1000, clock)
    list(pace.through(bundles(100)))
    clock.now += 50
    list(pace.through(bundles(25, "cong_van_bo_sung_chi_so")))
    clock.now += 8
    assert pace.left == 32.0


def test_nothing_is_left_at_the_end() -> None:
    assert walked(100, 26, 8.0).left == 0.0


def test_rate_counts_from_the_start() -> None:
    pace = walked(10, 1, 4.0, *[Outcome.WRITTEN] * 6)
    assert pace.rate == 1.5
    assert str(pace) == "6 văn bản, 1,5 văn bản/giây, 4 giây"
    assert Pace(1, Clock()).rate == 0.0


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.4, "0 giây"), (59.4, "59 giây"), (59.6, "1 phút 00 giây"), (200, "3 phút 20 giây"), (7500, "2 giờ 05 phút")],
)
def test_spoken_time(seconds: float, words: str) -> None:
    assert spoken(seconds) == words


@pytest.mark.parametrize(("rate", "words"), [(0.04, "0,0"), (9.94, "9,9"), (10.4, "10"), (1234.0, "1.234")])
def test_rate_in_words(rate: float, words: str) -> None:
    assert per_second(rate) == words


def test_a_line_every_five_seconds_however_many_documents(capsys: pytest.CaptureFixture[str]) -> None:
    clock = Clock()
    notify = lines(Pace(10_000, clock))
    for _ in range(20):  # từng nhóm 64 kết cục đến một lúc, mỗi nhóm một giây
        clock.now += 1
        for number in range(64):
            notify(entry(key=f"xa_{number}"))
    printed = capsys.readouterr()
    assert printed.out == ""
    told = printed.err.splitlines()
    assert [line.split(",")[0] for line in told] == [
        f"Đã xong {count} văn bản" for count in ("257", "577", "897", "1.217")
    ]
    assert told[0] == f"Đã xong 257 văn bản, 51 văn bản/giây, 5 giây; vừa ghi {KIND}/xa_0"

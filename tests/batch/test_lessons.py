"""Điều một xưởng học được đi cùng các xấp sau, để xưởng khác khỏi phải xét trọn lại những văn bản như thế."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from typing import Any

import pytest
from first_drafts import first_drafts

from docgen import pipeline
from docgen.batch import crew
from docgen.batch.crew import Crew
from docgen.batch.pools import Here
from docgen.batch.work import Finished, Order, carry_out, packed

KIND = "quyet_dinh_xep_loai_ca_nhan"
SETUP = pipeline.Setup("băm quy định")


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Tên những văn bản phải xét trọn."""
    seen: list[str] = []
    check = pipeline.check
    monkeypatch.setattr(pipeline, "check", lambda *some: seen.append(some[1]) or check(*some))
    return seen


def taught() -> pipeline.Lessons:
    workshop = pipeline.Workshop(SETUP)
    workshop.produce(first_drafts()[KIND])
    lessons = workshop.learned()
    assert lessons is not None
    assert workshop.learned() is None, "mỗi bài chỉ gửi một lần"
    return lessons


def test_another_workshop_knows_what_it_heard(checks: list[str]) -> None:
    lessons, other, ignorant = taught(), pipeline.Workshop(SETUP), pipeline.Workshop(SETUP)
    other.hear([(1, lessons)])
    checks.clear()
    product = other.produce(first_drafts()[KIND])
    assert checks == []
    assert product == ignorant.produce(first_drafts()[KIND])
    assert len(checks) == 1
    assert other.learned() is None, "bài nghe được thì không gửi tiếp"


def test_old_news_and_own_news_are_not_heard_again(monkeypatch: pytest.MonkeyPatch) -> None:
    lessons, other = taught(), pipeline.Workshop(SETUP)
    other.hear([(1, lessons)])
    monkeypatch.setattr(pipeline.pickle, "loads", lambda _: pytest.fail("mở lại bài đã nghe"))
    other.hear([(1, lessons)])
    mine = pipeline.Lessons(other._origin, b"")
    other.hear([(1, lessons), (2, mine)])


class Noting(Executor):
    """Làm ngay, ghi lại tin đi kèm từng xấp; mỗi xấp một xưởng mới."""

    def __init__(self) -> None:
        self.news: list[list[int]] = []

    def submit(self, work: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        _, order = args
        self.news.append([number for number, _ in order.news])
        future: Future[Finished] = Future()
        future.set_result(carry_out(packed(SETUP), order))
        return future


class Apart(Here):
    """Nơi làm việc mà mỗi xấp một tiến trình, như trên một đội rất đông."""

    def __init__(self) -> None:
        self.executor = Noting()

    def open(self) -> Executor:
        return self.executor


def test_news_go_with_later_orders_until_they_are_old(monkeypatch: pytest.MonkeyPatch, checks: list[str]) -> None:
    monkeypatch.setattr(crew, "_NEWS", 2)
    pool = Apart()
    team = Crew(pool, b"")
    for kind in (KIND, KIND, "to_trinh_khen_thuong", "cong_van_xin_y_kien", KIND):
        team.collect(team.submit(Order((first_drafts()[kind],))))
    assert pool.executor.news == [[], [1], [1], [1, 2], [2, 3]]
    assert len(checks) == 4, "chỉ xấp thứ hai đã nghe; đến xấp cuối thì bài ấy đã cũ"

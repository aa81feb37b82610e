"""Kho mẫu khó điền bằng hai đường: cùng các phần, cùng XML chuẩn tắc; mẫu nào phải chậm và vì sao đều nói trước."""

from __future__ import annotations

from pathlib import Path

import pytest
from fast_corpus import DRAFTS, PLAIN, SLOW, Case, made
from render_kit import Fields, draft

from docgen.render import fast, proof
from docgen.render.template import _by_docxtpl, rendered

BROKEN = {"tab": Fields(ho_ten="một\thai"), "ngoặc": Fields(ho_ten="{ x }")}


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case.name)
def test_plain_template_gives_what_docxtpl_gives(tmp_path: Path, case: Case) -> None:
    template = made(case, tmp_path)
    assert template.slow == ()
    assert template.plan is not None
    for name, fields in DRAFTS.items():
        slow, recorder = _by_docxtpl(template, draft(fields))
        if "\n" in fields.ho_ten and not template.plan.multiline:
            assert rendered(template, draft(fields)).data == slow
            continue
        # Phép thử tự so; để `rendered` khỏi so thêm một lần.
        template.plan.trust.known.add(fast.fill(template.plan, draft(fields)).combination)
        quick = rendered(template, draft(fields))
        assert quick.trace is not None, name
        assert proof.same_content(quick.data, slow), name
        proof.verify(quick.data, recorder, template)
        printed = [one.text for part, ones in recorder.printed.items() if part != "docProps/core.xml" for one in ones]
        assert list(quick.trace.values) == printed, name
        assert len(quick.trace.where()) == len(printed)


@pytest.mark.parametrize("case", PLAIN[::9], ids=lambda case: case.name)
def test_values_that_need_care_go_through_docxtpl(tmp_path: Path, case: Case) -> None:
    template = made(case, tmp_path)
    for name, fields in BROKEN.items():
        one = rendered(template, draft(fields))
        assert one.trace is None, name
        assert one.data == _by_docxtpl(template, draft(fields))[0]


@pytest.mark.parametrize("case", SLOW, ids=lambda case: case.name)
def test_slow_template_says_why_and_is_left_to_docxtpl(tmp_path: Path, case: Case) -> None:
    template = made(case, tmp_path)
    assert template.slow == case.slow
    assert template.plan is None
    one = rendered(template, draft(DRAFTS["thường"]))
    assert one.trace is None
    assert one.data == _by_docxtpl(template, draft(DRAFTS["thường"]))[0]


def test_the_corpus_is_large() -> None:
    names = [case.name for case in (*PLAIN, *SLOW)]
    assert len(names) == len(set(names)) >= 40

"""Cả dòng chảy qua mẻ: văn bản về từng người được soạn ở nơi lập, hồ sơ nằm trong bộ nhớ hay trên đĩa đều như nhau."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from fault_factory import tree

from docgen import documents, pipeline
from docgen.batch.build import Settings, build
from docgen.batch.manifest import Outcome
from docgen.batch.pools import Here, Processes
from docgen.model.classification import Detail, Unexplained
from docgen.model.dossier import RecordedRater
from docgen.model.draft import Draft, Refusal
from docgen.model.roll import Roll
from docgen.readers.office import load_office

SAMPLE = Path(__file__).parents[2] / "inputs" / "vi_du" / "mau_day_du"


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Mọi văn bản của mẫu đầy đủ, lập tại chỗ."""
    out = tmp_path_factory.mktemp("tai_cho")
    run(out, on_disk=False, jobs=1)
    return out


def run(out: Path, *, on_disk: bool, jobs: int) -> int:
    dossier, office = pipeline.read([SAMPLE]), load_office(SAMPLE)
    if on_disk:
        roll = Roll()
        for one in dossier.evaluations:
            roll.append(one)
        dossier = dataclasses.replace(dossier, evaluations=roll)
    report = build(
        pipeline.works(dossier, office),
        Settings(
            out,
            dossier.period.year,
            dossier.period.regulation,
            pipeline.setup(dossier, office, SAMPLE),
            pool=Here() if jobs == 1 else Processes(jobs),
            few=0,
        ),
    )
    return report.total(Outcome.WRITTEN)


def test_works_are_what_composing_at_once_gives() -> None:
    dossier, office = pipeline.read([SAMPLE]), load_office(SAMPLE)
    at_once = list(pipeline.compose(dossier, pipeline.classify(dossier), office))
    workshop = pipeline.Workshop(pipeline.setup(dossier, office, SAMPLE))
    found: list[Draft | Refusal] = []
    for work in pipeline.works(dossier, office):
        found.extend(workshop.compose(work) if isinstance(work, pipeline.People) else [work])
    assert found == at_once
    assert {one.kind for one in found} == set(documents.founded(pipeline.law(dossier)))


@pytest.mark.parametrize("rated_at", [(), (3, 5), (5, 3), (2, 4, 6)])
def test_one_person_alone_is_what_composing_at_once_gives(rated_at: tuple[int, ...]) -> None:
    """Kể cả khi hồ sơ ghi những người xếp loại khác nhau, điều mà văn bản của người khác có hỏi tới."""
    dossier, office = pipeline.read([SAMPLE]), load_office(SAMPLE)
    units = list(dossier.evaluations)
    for order, at in enumerate(rated_at):
        rater = RecordedRater(f"Chủ tịch UBND tỉnh thứ {order}")
        units[at] = dataclasses.replace(units[at], rater=rater)
    dossier = dataclasses.replace(dossier, evaluations=tuple(units))
    workshop = pipeline.Workshop(pipeline.setup(dossier, office, SAMPLE))
    results = pipeline.classify(dossier)
    for some in pipeline.works(dossier, office):
        if isinstance(some, pipeline.People):
            alone = [item for number in range(some.count) for item in workshop.compose(some.alone(number))]
            assert alone == list(pipeline.compose(dossier, results, office, [some.kind]))


def test_dossier_on_disk_and_two_processes_give_the_same_bytes(undisturbed: Path, tmp_path: Path) -> None:
    assert run(tmp_path, on_disk=True, jobs=2) > 50
    assert tree(tmp_path) == tree(undisturbed)


@pytest.mark.parametrize("kind", documents.kinds())
def test_declared_detail_is_enough_for_the_kind(kind: str) -> None:
    """Xếp loại chỉ đến mức chi tiết mà loại văn bản khai: dự thảo vẫn như khi xếp loại trọn vẹn."""
    dossier, office = pipeline.read([SAMPLE]), load_office(SAMPLE)
    whole = list(pipeline.compose(dossier, pipeline.classify(dossier), office, [kind]))
    sparing = pipeline.classify(dossier, detail=documents.detail([kind]))
    assert list(pipeline.compose(dossier, sparing, office, [kind])) == whole


def test_level_alone_is_the_same_level() -> None:
    dossier = pipeline.read([SAMPLE])
    said = ("level", "status", "candidates", "grounds", "questions", "criteria", "field_indices")
    for whole, alone in zip(pipeline.classify(dossier), pipeline.classify(dossier, detail=Detail.LEVEL), strict=True):
        assert [getattr(whole, name) for name in said] == [getattr(alone, name) for name in said]
        if isinstance(alone.reasons, Unexplained):
            with pytest.raises(ValueError, match="không kèm lý do"):
                list(alone.reasons)


def test_second_run_changes_nothing(undisturbed: Path) -> None:
    before = tree(undisturbed)
    assert run(undisturbed, on_disk=False, jobs=1) == 0
    assert tree(undisturbed) == before

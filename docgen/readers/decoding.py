"""Một xấp đơn vị của tệp YAML lớn → Evaluation đã đóng gói, ở tiến trình con; có một chỗ sai thì trả None.

Nơi gọi gặp None sẽ đọc lại cả tệp theo lối thường, để mọi chỗ sai ra cùng một lần, đúng thứ tự, đúng lời.
"""

from __future__ import annotations

import io
import pickle
from dataclasses import dataclass
from datetime import date

from docgen.errors import InputError, Problem
from docgen.model.dossier import Evaluation, ThresholdFile
from docgen.model.roll import Referred
from docgen.readers.context import Context
from docgen.readers.crosscheck import Sighting, sighting
from docgen.readers.notes import Notes
from docgen.readers.unit_warnings import warn_unit
from docgen.readers.units import unit
from docgen.regulations.load import load
from docgen.tree import yaml
from docgen.tree.yaml_outline import Bundle


@dataclass(frozen=True, slots=True)
class Task:
    """Một xấp phải giải nghĩa: tên tệp trong lời báo, quy định (và ngưỡng của cơ quan), kỳ đánh giá."""

    bundle: Bundle
    file: str
    regulation: str
    year: int | None
    assessed_on: date | None
    thresholds: ThresholdFile | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """Một xấp đã giải nghĩa.

    `packed`: các Evaluation đóng gói; `referred`: những đơn vị được hỏi tới trong đó; `sightings`: phần để đối chiếu;
    `warnings`, `own_warnings`: cảnh báo lúc đọc, cảnh báo về từng đơn vị.
    """

    packed: bytes
    referred: tuple[Evaluation, ...]
    sightings: tuple[Sighting, ...]
    warnings: tuple[Problem, ...]
    own_warnings: tuple[Problem, ...]


def decode(task: Task) -> Decoded | None:
    """Xấp đã giải nghĩa; None khi có bất kỳ chỗ sai nào."""
    regulation = load(task.regulation, thresholds=task.thresholds)
    context, own = (Context(regulation, Notes(), task.year, task.assessed_on) for _ in range(2))
    evaluations = []
    try:
        for _, node in yaml.stream(io.BytesIO(task.bundle.data), task.file, first_line=task.bundle.first_line):
            found = unit(node, context)
            if found is None:
                return None
            evaluations.append(found)
    except InputError:
        return None
    for one in evaluations:
        warn_unit(one, own)
    if context.notes.problems or own.notes.problems:
        return None
    return Decoded(
        pickle.dumps(evaluations, pickle.HIGHEST_PROTOCOL),
        Referred.among(evaluations),
        tuple(map(sighting, evaluations)),
        tuple(context.notes.warnings),
        tuple(own.notes.warnings),
    )

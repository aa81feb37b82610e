"""Kết quả phân tích một quy định → JSON (`docgen.analysis/1`)."""

from __future__ import annotations

import json

from docgen.rules.analysis import Analysis, Grid


def as_json(analysis: Analysis) -> str:
    """Mọi số liệu của bản phân tích, khóa cố định."""
    return json.dumps(
        {
            "schema": "docgen.analysis/1",
            "regulation": analysis.regulation,
            "cells": analysis.cells,
            "with_level": {"strict": analysis.literal, "floor": analysis.floor},
            "dimensions": [
                {"id": one.id, "label": one.label, "values": [value.text for value in one.values]}
                for one in analysis.dimensions
            ],
            "grids": [_grid(grid) for grid in analysis.grids],
            "findings": [
                {
                    "kind": one.kind.value,
                    "text": one.text,
                    "cells": one.cells,
                    "regions": list(one.regions),
                    "example": one.example,
                    "questions": list(one.questions),
                    "citations": list(one.citations),
                }
                for one in analysis.findings
            ],
        },
        ensure_ascii=False,
        indent=1,
    )


def _grid(grid: Grid) -> dict[str, object]:
    return {
        "title": grid.title,
        "rows": grid.rows.id,
        "columns": grid.columns.id,
        "strict": [list(line) for line in grid.literal],
        "floor": [list(line) for line in grid.floor],
    }

"""Vòng lặp trần của docxtpl trên đúng mẫu và đúng giá trị mà docgen dùng: mở mẫu, điền, lưu; không gì khác.

Gọi bởi `tron_goi`: python -m ca_me.vong_docxtpl ĐẦU_VÀO THƯ_MỤC. Dự thảo soạn sẵn trước khi bấm giờ, nên docxtpl không
phải chịu phần đọc, xếp loại, soạn, kiểm tra, băm, sổ theo dõi mà `docgen build` chịu.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import fields
from pathlib import Path

from docxtpl import DocxTemplate

from ca_me.dau_vao import KIND
from docgen import pipeline
from docgen.model.draft import Draft
from docgen.readers.office import load_office

TEMPLATE = Path(__file__).parents[2] / "templates" / "quyet_dinh" / f"{KIND}.docx"
_WARM = 5


def main(source: str, target: str) -> None:
    """Ghi mọi quyết định của ĐẦU_VÀO vào THƯ_MỤC (mới), in số văn bản và thời gian; tệp làm nóng ở thư mục bên cạnh."""
    folder = Path(target)
    warming = folder.with_name(f"{folder.name}_lam_nong")
    folder.mkdir(parents=True)
    warming.mkdir()
    made = drafts(Path(source))
    values = [{one.name: getattr(draft.fields, one.name) for one in fields(draft.fields)} for draft in made]
    paths = [folder / f"{draft.key}.docx" for draft in made]
    for number, value in enumerate(values[:_WARM]):
        _make(value, warming / f"{number}.docx")
    start = time.perf_counter()
    for value, path in zip(values, paths, strict=True):
        _make(value, path)
    print(json.dumps({"docs": len(made), "wall": time.perf_counter() - start}))


def drafts(source: Path, kind: str = KIND) -> list[Draft]:
    """Mọi văn bản một loại của đầu vào, đã soạn."""
    dossier = pipeline.read([source])
    composed = pipeline.compose(dossier, pipeline.classify(dossier), load_office(source), [kind])
    return [item for item in composed if isinstance(item, Draft)]


def _make(values: dict[str, object], path: Path) -> None:
    document = DocxTemplate(str(TEMPLATE))
    document.render(values, autoescape=True)
    document.save(str(path))


if __name__ == "__main__":
    main(*sys.argv[1:])

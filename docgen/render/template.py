"""Dự thảo + mẫu → byte của tệp .docx: soát giá trị, điền, thay hình, ghim thuộc tính, đóng gói, mở lại chứng minh."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from jinja2 import TemplateError as JinjaError
from lxml import etree

from docgen.errors import TemplateError
from docgen.model.draft import Draft
from docgen.ooxml.package import pack
from docgen.render import contract, engine, lines, pictures, proof, values
from docgen.render.clean import CORE, core_properties
from docgen.render.contract import check_contract
from docgen.render.keeping import keep_closing_lines
from docgen.render.language import RECORDER, FillError, Recorder
from docgen.render.loading import Template, load
from docgen.render.syntax import explain

__all__ = ["Template", "check_contract", "load", "render"]


def render(template: Template, draft: Draft) -> bytes:
    """Tệp .docx của một dự thảo; cùng mẫu, cùng dự thảo cho cùng byte; không đọc, không ghi đĩa.

    Lỗi: InputError (giá trị không đưa được vào văn bản), TemplateError (mẫu dùng tên lạ, thiếu hình, đặt thẻ sai),
    OutputError (một giá trị không còn trong tệp đã điền).
    """
    contract.require_known_names(template, type(draft.fields))
    values.check(draft)
    images = pictures.replacements(template.pictures, draft.pictures, template.path.name)
    context = {declared.name: getattr(draft.fields, declared.name) for declared in fields(draft.fields)}
    recorder = Recorder()
    parts = keep_closing_lines(lines.fit(_fill(template, context, recorder)))
    subject = _subject(template, context, recorder)
    data = pack({**parts, **images, CORE: core_properties(draft.title, subject)})
    proof.verify(data, recorder, template)
    return data


def _fill(template: Template, context: dict[str, Any], recorder: Recorder) -> dict[str, bytes]:
    try:
        return engine.fill(template.package, template.patched, template.language, context, recorder)
    except FillError as error:
        raise _placed(template, recorder, error) from error
    except (JinjaError, TypeError) as error:
        label = template.story(recorder.part).label
        raise TemplateError(f"{template.path.name}: {label}: không điền được ({explain(str(error))}).") from error
    except etree.XMLSyntaxError as error:
        label = template.story(recorder.part).label
        why = "thẻ if/for đặt lệch cấu trúc Word nên tệp hỏng khi điền; đặt hai thẻ cùng cấp (đoạn, hàng)"
        raise TemplateError(f"{template.path.name}: {label}: {why}.") from error


def _subject(template: Template, context: dict[str, Any], recorder: Recorder) -> str:
    """Chủ đề của tệp; chữ thường, vì thuộc tính được thoát ký tự lúc viết XML chứ không phải lúc điền."""
    recorder.part = CORE
    try:
        subject: str = template.plain.from_string(template.subject).render({**context, RECORDER: recorder})
    except FillError as error:
        raise _placed(template, recorder, error) from error
    except (JinjaError, TypeError) as error:
        raise TemplateError(
            f"{template.path.name}: thuộc tính tệp: không điền được ({explain(str(error))})."
        ) from error
    return subject


def _placed(template: Template, recorder: Recorder, error: FillError) -> TemplateError:
    place = template.story(recorder.part).problem(error.line, f"“{error.label}” {error.why}")
    return TemplateError(f"{template.path.name}: {place}")

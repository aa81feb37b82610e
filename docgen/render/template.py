"""Dự thảo + mẫu → byte của tệp .docx: soát giá trị, điền, thay hình, ghim thuộc tính, đóng gói, mở lại chứng minh."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from jinja2 import TemplateError as JinjaError
from lxml import etree

from docgen.errors import TemplateError
from docgen.model.draft import Draft
from docgen.model.rendering import Rendered
from docgen.ooxml.package import pack
from docgen.render import contract, engine, fast, lines, pictures, proof, values
from docgen.render.clean import CORE, core_properties
from docgen.render.contract import check_contract
from docgen.render.keeping import keep_closing_lines
from docgen.render.language import RECORDER, FillError, Recorder
from docgen.render.loading import Template, load
from docgen.render.syntax import explain

__all__ = ["Template", "check_contract", "load", "render", "rendered"]


def render(template: Template, draft: Draft) -> bytes:
    """Tệp .docx của một dự thảo; cùng mẫu, cùng dự thảo cho cùng byte; không đọc, không ghi đĩa.

    Lỗi: InputError (giá trị không đưa được vào văn bản), TemplateError (mẫu dùng tên lạ, thiếu hình, đặt thẻ sai),
    OutputError (một giá trị không còn trong tệp đã điền).
    """
    return rendered(template, draft).data


def rendered(template: Template, draft: Draft) -> Rendered:
    """Như `render`, kèm vết điền để nơi kiểm tra dùng; cùng các lỗi."""
    contract.require_known_names(template, type(draft.fields))
    plan = template.plan
    if plan is None or plan.trust.demoted or contract.slow_reasons(template, type(draft.fields)):
        return Rendered(_by_docxtpl(template, draft)[0], None)
    try:
        filled = fast.fill(plan, draft)
        images = pictures.replacements(template.pictures, draft.pictures, template.path.name)
        core = core_properties(draft.title, _subject(template, draft))
        data = plan.assembly.data({**filled.parts, **images, CORE: core})
    except Exception:
        # Đường nhanh không tự quyết, docxtpl làm lại từ đầu: mẫu hay giá trị sai thật thì lỗi hiện lại ở đó, kèm trường
        # và đoạn; chỉ đường nhanh không làm được thì văn bản vẫn ra.
        return Rendered(_by_docxtpl(template, draft)[0], None)
    if filled.combination not in plan.trust.known:
        slow, recorder = _by_docxtpl(template, draft)
        if not proof.same_content(data, slow):
            plan.trust.demoted = True
            return Rendered(slow, None)
        proof.verify(data, recorder, template)
        plan.trust.known.add(filled.combination)
    return Rendered(data, filled.trace)


def _by_docxtpl(template: Template, draft: Draft) -> tuple[bytes, Recorder]:
    """Đường gốc, định nghĩa thế nào là đúng: tệp và sổ ghi các giá trị đã in."""
    values.check(draft)
    images = pictures.replacements(template.pictures, draft.pictures, template.path.name)
    recorder = Recorder()
    parts = keep_closing_lines(lines.fit(_fill(template, _context(draft), recorder), template.header_rooms))
    subject = _subject(template, draft, recorder)
    data = pack({**parts, **images, CORE: core_properties(draft.title, subject)})
    proof.verify(data, recorder, template)
    return data, recorder


def _context(draft: Draft) -> dict[str, Any]:
    return {declared.name: getattr(draft.fields, declared.name) for declared in fields(draft.fields)}


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


def _subject(template: Template, draft: Draft, recorder: Recorder | None = None) -> str:
    """Chủ đề của tệp; chữ thường, vì thuộc tính được thoát ký tự lúc viết XML chứ không phải lúc điền."""
    source = template.subject
    if "{" not in source:
        return source
    recorder = recorder or Recorder()
    recorder.part = CORE
    try:
        context = {**_context(draft), RECORDER: recorder}
        subject: str = template.plain.from_string(source).render(context)
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

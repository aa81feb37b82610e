"""Quy định → các phần về mức xếp loại của trang quy định: điều kiện, trường hợp, mức trần, hạn mức, chỗ trống."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.model.page import Block, Entry, Part
from docgen.regulations.conditions import AnyOf, Condition, Terms
from docgen.regulations.parts import Ceiling, Gap, Ground, Level
from docgen.regulations.schema import Regulation
from docgen.rules.needs import measure_label, term_in_words, together
from docgen.rules.wording import cited, level_names, spoken

NONE = "Chưa ghi."


def level_parts(regulation: Regulation) -> Iterator[Part]:
    """Các phần, theo thứ tự bộ máy xét: mức, trường hợp của mức thấp nhất, mức trần, hạn mức, chỗ trống, thiếu gì."""
    levels, lowest = regulation.levels, regulation.levels[-1]
    rated = (_level(number, level, regulation) for number, level in enumerate(levels[:-1], start=1))
    order = "Xét các trường hợp của mức cuối trước; không có thì lấy mức cao nhất mà mọi điều kiện tối thiểu cùng thỏa."
    blocks: tuple[Block, ...] = (order, *rated, _lowest(len(levels), lowest, regulation))
    yield Part("Các mức xếp loại, từ cao xuống thấp", blocks)
    grounds = (_ground(number, ground, regulation) for number, ground in enumerate(regulation.grounds, start=1))
    yield Part(f"Các trường hợp của mức {level_names([lowest.id], regulation)}", tuple(grounds) or (NONE,))
    if regulation.ceilings:
        found = (_ceiling(number, one, regulation) for number, one in enumerate(regulation.ceilings, start=1))
        yield Part("Mức trần", tuple(found))
    if regulation.caps:
        yield Part("Hạn mức của cả mẻ", tuple(_caps(regulation)))
    gaps = (_gap(number, gap, regulation) for number, gap in enumerate(regulation.gaps, start=1))
    yield Part("Chỗ trống đã biết", (*gaps, _candidates(regulation)))
    yield Part("Khi thiếu số liệu, khi không giữ chức trọn năm", tuple(_missing(regulation)))


def _level(number: int, level: Level, regulation: Regulation) -> Entry:
    lines: list[str] = []
    if level.minimum:
        lines += [_lead("Điều kiện tối thiểu", level.minimum), *_conditions(level.minimum, regulation)]
    if level.literal:
        lead = "Câu chữ còn ghi các khoảng sau; số liệu nằm ngoài thì mức dựa vào cách đọc:"
        lines += [lead, *_conditions(level.literal, regulation)]
    if level.unstated:
        seen = (
            "Thỏa các điều kiện trên vẫn chưa đủ để đạt mức này" if level.minimum else "Chưa có điều kiện nào được ghi"
        )
        lines.append(f"{seen}. Câu hỏi mở: {level.unstated}.")
    return Entry(_level_title(number, level), (*lines, f"Mã trong dữ liệu: {level.id}."))


def _lowest(number: int, level: Level, regulation: Regulation) -> Entry:
    lines = ["Có một trường hợp ở phần sau là đủ." if regulation.grounds else "Chưa có trường hợp nào được ghi."]
    if level.unstated:
        lines.append(
            "Chưa thấy hết các trường hợp của mức này, nên các mức khác chỉ nêu theo cách đọc. "
            f"Câu hỏi mở: {level.unstated}."
        )
    return Entry(_level_title(number, level), (*lines, f"Mã trong dữ liệu: {level.id}."))


def _level_title(number: int, level: Level) -> str:
    return f"{number}. {level.label} ({cited(level.citation)})"


def _lead(what: str, terms: Terms) -> str:
    return f"{what}, phải cùng thỏa:" if len(terms) > 1 else f"{what}:"


def _conditions(terms: Terms, regulation: Regulation) -> Iterator[str]:
    """Mỗi điều kiện một dòng; mỗi lựa chọn của điều kiện gộp một dòng con."""
    for term in terms:
        if isinstance(term, Condition):
            yield f"- {term_in_words(term, regulation)}.{_asked(term, regulation)}"
            continue
        quoted = f"“{term.text}”: c" if term.text else "C"
        yield f"- {quoted}hỉ cần thỏa một trong {len(term.choices)} điều kiện sau.{_asked(term, regulation)}"
        yield from (f"+ {together(choice, regulation)}." for choice in term.choices)


def _asked(term: Condition | AnyOf, regulation: Regulation) -> str:
    if not term.question:
        return ""
    others = term.unless_failing if isinstance(term, Condition) else ()
    names = " và ".join(measure_label(name, regulation) for name in others)
    return f" Câu hỏi mở: {term.question}{f', khi điều kiện về {names} vẫn thỏa' if names else ''}."


def _ground(number: int, ground: Ground, regulation: Regulation) -> Entry:
    lines = [_lead("Điều kiện", ground.conditions), *_conditions(ground.conditions, regulation)]
    if ground.narrow:
        lines += [_lead("Điều kiện khi đọc hẹp", ground.narrow), *_conditions(ground.narrow, regulation)]
    if ground.question:
        lines.append(f"Chỉ có trường hợp này khi đọc rộng thì mức dựa vào câu hỏi {ground.question}.")
    lines += _remarks(ground)
    title = f"{number}. Trường hợp {ground.id} ({cited(ground.citation)}): “{ground.text.rstrip('.')}”"
    return Entry(title, tuple(lines))


def _remarks(ground: Ground) -> Iterator[str]:
    if ground.for_agencies:
        yield "Chỉ xét cơ quan được nêu tên."
    if ground.event_input:
        yield "Ghi tay ở đầu vào, mỗi trường hợp kèm một văn bản."
    if ground.within_year:
        yield (
            "Chỉ tính khi văn bản đề ngày trong năm đánh giá; đề ngày khác thì nêu ra với câu hỏi "
            f"{ground.within_year}."
        )
    if ground.always_question:
        yield f"Có trường hợp này thì luôn nêu câu hỏi {ground.always_question}."
    if ground.personal:
        yield "Về nhân thân: không đưa vào phụ lục gửi nhiều nơi."


def _ceiling(number: int, ceiling: Ceiling, regulation: Regulation) -> Entry:
    name = level_names([ceiling.level], regulation)
    title = f"{number}. Không được mức nào cao hơn {name} ({cited(ceiling.citation)}): “{ceiling.text.rstrip('.')}”"
    return Entry(title, (_lead("Điều kiện", ceiling.conditions), *_conditions(ceiling.conditions, regulation)))


def _caps(regulation: Regulation) -> Iterator[Block]:
    for cap in regulation.caps:
        yield (
            f"- Số người ở mức {level_names([cap.level], regulation)} không quá {spoken(cap.share * 100)}% số người ở "
            f"mức {level_names(cap.of, regulation)} ({cited(cap.citation)}): “{cap.text.rstrip('.')}”. Quá thì người "
            "có thẩm quyền chọn; không ai bị tự động hạ mức."
        )


def _gap(number: int, gap: Gap, regulation: Regulation) -> Entry:
    title = f"{number}. Câu hỏi {gap.question}: {regulation.questions[gap.question].problem}"
    closing = ("Ở chỗ này thì các mức trên cũng không xét.",) if gap.closes_levels else ()
    return Entry(title, (_lead("Vùng ấy", gap.conditions), *_conditions(gap.conditions, regulation), *closing))


def _candidates(regulation: Regulation) -> str:
    names, where = level_names(regulation.candidates, regulation), cited(regulation.undetermined_citation)
    return f"Khi không mức nào thỏa, người có thẩm quyền chọn trong các mức: {names} ({where})."


def _missing(regulation: Regulation) -> Iterator[Block]:
    for measure, question in regulation.missing.items():
        reading = regulation.questions[question].reading
        yield f"- Thiếu {measure_label(measure, regulation)}: câu hỏi {question}. {reading}"
    if regulation.no_field:
        yield f"- Cơ quan được nêu tên mà không có lĩnh vực nào: câu hỏi {regulation.no_field}."
    if regulation.no_field_closes:
        yield "- Cơ quan được nêu tên mà không có lĩnh vực nào thì không đạt mức nào đòi chỉ số lĩnh vực."
    tenure = regulation.tenure
    yield (
        f"- Giữ chức chưa đủ {tenure.minimum_months} tháng trong năm, hay hai người cùng vai trong năm: câu hỏi "
        f"{tenure.question}. {regulation.questions[tenure.question].reading}"
    )

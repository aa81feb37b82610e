"""Mã của phép kiểm tra thể thức, hồ sơ quy tắc, sổ căn cứ → tệp liệt kê mọi từ mà một phép kiểm tra phân biệt được.

Phép kiểm tra mới biết thêm một từ thì tệp này đổi theo; `--check` báo khi quên sinh lại.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import Any

from docgen.layout import examine
from docgen.layout.checks import chu_giu_cho, kieu_dau_thanh, viet_hoa_dia_danh
from docgen.layout.components import words as component_words
from docgen.layout.engine import modules
from docgen.layout.profile import load
from docgen.regulations.legal_bases import load_legal_bases
from docgen.text.slug import slug
from docgen.text.syllables import is_syllable
from docgen.text.tones import TONE_MARKS, TONED, VOWELS, move_tones
from tools.regex_words import HOLE, Found, Word, every, regex_words, text_words

_PROFILES = Path(examine.__file__).parent / "profiles"
_WITHOUT_WORDS = (
    # Chỉ biết tên thẻ XML, hay chỉ phục vụ ví dụ và phép sửa.
    *("docgen.layout.facts", "docgen.layout.package", "docgen.layout.examples", "docgen.layout.repair"),
    # Chỉ gộp và kể lại điều tìm thấy.
    "docgen.layout.engine",
    # Chỉ xét một âm tiết có đúng chính tả không (mọi âm tiết được nhớ đều đúng) và kiểu đặt dấu (được nhớ kèm từ).
    *("docgen.text.syllables", "docgen.text.legacy", "docgen.text.tones"),
)
_OTHERWISE_KEPT = {
    one.pattern
    for one in (
        *(chu_giu_cho._BEFORE_LAWFUL, chu_giu_cho._AFTER_LAWFUL, chu_giu_cho._AFTER_LABEL),
        kieu_dau_thanh._RIME,
    )
}
"""Mẫu chỉ dò quanh một chỗ để trống (đoạn có chỗ ấy luôn được nhớ nguyên chữ), hay chỉ dò kiểu đặt dấu."""
_APART = {component_words._SURNAME_WORDS, *viet_hoa_dia_danh._UNITS, kieu_dau_thanh._CORE}
"""Họ người có danh sách riêng; chữ chỉ để lọc trước khi chạy mẫu, hay chỉ để ghép mẫu, đã có trong mẫu."""
_EXAMPLES = ("PASSES", "FAILS")
_PARTIAL = ("startswith", "endswith", "find", "rfind", "partition", "rpartition", "count", "split", "index")
_CODES = re.compile(r"[a-z_]+(?: [a-z_]+)+")
_LENGTHS = range(8, 1000)
_NOTICE = "# Sinh từ mã (`python -m tools.generate`); đừng sửa tay.\n"
_ABOUT = {
    "tu": "Từ đứng một mình mà một phép kiểm tra biết, ở bất cứ đâu.",
    "cap": "Hai từ liền nhau mà một phép kiểm tra biết.",
    "tu_ma": "Như `tu`, so bằng mã không dấu, chỉ ở đầu hay cuối một dòng: tên cơ quan, chức vụ, tên loại.",
    "cap_ma": "Như `cap`, so bằng mã không dấu.",
    "ho": "Họ người (mã không dấu): chỉ được hỏi ở đầu dòng, hoặc ngay sau một từ của `truoc_ho`.",
    "truoc_ho": "Học hàm, học vị, cấp bậc: từ đứng ngay trước một họ.",
    "dia_danh": "Chữ đầu địa danh: chỉ được hỏi ngay sau một từ của `truoc_dia_danh`.",
    "truoc_dia_danh": "Cấp hành chính một từ, viết hoa, đúng như viết: từ đứng ngay trước địa danh.",
    "cap_nhieu_chu": "Cấp hành chính nhiều từ, viết hoa: giá trị có một cấp như thế thì nhớ nguyên chữ.",
    "do_dai": "Các mốc độ dài tính bằng ký tự: hai bên một mốc có thể khác nhau.",
    "vi_tri": "Như `do_dai`, các mốc vị trí của một ký tự trong đoạn.",
}
_SOUGHT = "Mỗi bảng: từ mà một phép kiểm tra khai `LOOKS_AROUND` tìm ở chỗ khác chỗ nó xét; các danh sách như trên."


def known_words() -> bytes:
    """Nội dung của `docgen/layout/data/chu_da_biet.toml`."""
    place_openings = load().limits["viet_hoa_dia_danh"].texts("dau_ten_nguoi")
    found = every(_found(frozenset((*component_words._SURNAMES, *place_openings))))
    syllables = _Syllables()
    units = {*viet_hoa_dia_danh.CAPITAL_UNITS} - viet_hoa_dia_danh.NEVER_PERSONS
    lists = {
        "tu": {one for word in found.words if len(word.letters) > 1 for one in syllables.matching(word)},
        "cap": _pairs(found, syllables.matching),
        "tu_ma": syllables.slugs & {*(word.letters for word in found.words), *_codes(_sources())},
        "cap_ma": _pairs(found, syllables.codes),
        "ho": {slug(word) for word in component_words._SURNAMES},
        "truoc_ho": set(_last_words(component_words._RANKS.pattern)),
        "dia_danh": {move_tones(word.casefold()) for word in place_openings},
        "truoc_dia_danh": {unit for unit in units if " " not in unit},
        "cap_nhieu_chu": {unit for unit in units if " " in unit},
        "do_dai": set(map(str, _lengths())),
        "vi_tri": set(map(str, _slice_ends())),
    }
    sections = [f"\n# {about}\n{_section(name, lists[name])}" for name, about in _ABOUT.items()]
    sections.append(f"\n# {_SOUGHT}\n")
    for module in modules().values():
        if hasattr(module, "LOOKS_AROUND"):
            sought = _sought(module, syllables).items()
            sections.append(f"[tim.{module.ID}]\n{''.join(_section(name, words) for name, words in sought)}")
    return (_NOTICE + "\n".join(sections)).encode()


def _sought(module: ModuleType, syllables: _Syllables) -> dict[str, Collection[str]]:
    """Từ mà một phép kiểm tra tìm ở chỗ khác chỗ nó xét."""
    texts = (one for text in _profile_texts([module.ID]) for one in _words_of(text, partial=False))
    found = every((*_words_of_module(module), *texts))
    whole = [word for word in found.words if len(word.letters) > 1]
    return {
        "tu": {one for word in whole for one in syllables.matching(word)},
        "cap": _pairs(found, syllables.matching),
        "tu_ma": syllables.slugs & {*_codes([module]), *(word.letters for word in whole)},
        "cap_ma": _pairs(found, syllables.codes),
    }


def _pairs(found: Found, spelt: Callable[[Word], frozenset[str]]) -> set[str]:
    return {f"{one} {other}" for left, right in found.pairs for one, other in product(spelt(left), spelt(right))}


def _section(name: str, values: Iterable[str]) -> str:
    shown = sorted(values, key=int) if name in ("do_dai", "vi_tri") else [f'"{value}"' for value in sorted(values)]
    lines, line = [], ""
    for value in shown:
        if len(line) + len(value) > 110:
            lines.append(line)
            line = ""
        line += f" {value}," if line else f"    {value},"
    return "\n".join((f"{name} = [", *lines, line, "]")) + "\n"


def _found(openings: frozenset[str]) -> Iterator[Found]:
    for module in _sources():
        yield from _words_of_module(module)
    for text in _profile_texts():
        if text not in openings:
            yield from _words_of(text, partial=False)
    for basis in load_legal_bases():
        yield text_words(f"{basis.type_name} {basis.document.title}")


def _words_of_module(module: ModuleType) -> Iterator[Found]:
    for text, partial in _constants(module):
        if text not in _APART and (partial or not _is_code(text)):
            yield from _words_of(text, partial=partial)
    # Hằng của mô-đun sau khi tính: tên loại thành mã, danh sách ghép từ danh sách khác.
    for text in set(_strings(_values(module))) - _APART:
        yield from _phrases(text)
    patterns = {*_patterns(_values(module)), *_built_patterns(module)}
    yield from map(regex_words, patterns - _OTHERWISE_KEPT)


def _is_code(text: str) -> bool:
    """Một mã gồm một từ không dấu, viết thường: tên giới hạn, mã thành phần, chữ đã bỏ dấu để so với đầu dòng."""
    return text.isascii() and text.islower() and text.isalpha()


def _codes(sources: Iterable[ModuleType]) -> Iterator[str]:
    for module in sources:
        for text, _ in _constants(module):
            # Danh sách mã viết liền một hằng: “so ban cuc chi_cuc”.
            yield from (one for one in text.split() if _is_code(one) and text.isascii())


def _words_of(text: str, *, partial: bool) -> Iterator[Found]:
    """Từ của một hằng chữ."""
    yield from _phrases(text)
    if partial:
        # Dò như một khúc của dòng: từ đầu, từ cuối của khúc có thể chưa trọn.
        yield regex_words(re.escape(text))


def _phrases(text: str) -> Iterator[Found]:
    """Các cụm từ của một hằng chữ: danh sách mã viết liền một hằng thì mỗi mã một cụm."""
    if _CODES.fullmatch(text):
        yield from (text_words(one) for one in text.split() if not _is_code(one))
    else:
        yield text_words(text)


def _sources() -> Iterator[ModuleType]:
    """Các mô-đun của `layout` mà một lượt kiểm tra chạy qua, và mô-đun `text` mà chúng gọi thẳng."""
    waiting = [examine.__name__, *(module.__name__ for module in modules().values())]
    seen: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in seen or name.startswith(_WITHOUT_WORDS):
            continue
        seen.add(name)
        module = import_module(name)
        yield module
        if name.startswith("docgen.layout"):
            waiting += (one for one in _imports(module) if one.startswith(("docgen.layout.", "docgen.text.")))


def _imports(module: ModuleType) -> Iterator[str]:
    for node in ast.walk(_tree(module)):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{one.name}" for one in node.names if _is_module(node.module, one.name))


def _is_module(package: str, name: str) -> bool:
    return isinstance(getattr(import_module(package), name, None), ModuleType)


@cache
def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def _constants(module: ModuleType) -> Iterator[tuple[str, bool]]:
    """Mọi hằng chữ (khúc của một f-string cũng là hằng), và hằng ấy có được dò như một phần của từ không."""
    tree = _tree(module)
    dropped: set[int] = set()
    partial: set[int] = set()
    for node in ast.walk(tree):
        if _speaks(node):
            dropped.update(map(id, ast.walk(node)))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _PARTIAL:
            partial.update(id(one) for argument in node.args for one in ast.walk(argument))
        elif isinstance(node, ast.Compare) and any(isinstance(one, ast.In | ast.NotIn) for one in node.ops):
            partial.add(id(node.left))
    for node in ast.walk(tree):
        if id(node) in dropped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, id(node) in partial


def _speaks(node: ast.AST) -> bool:
    """Nút chỉ để nói với người đọc: docstring, lời lỗi, lời của điều tìm thấy, ví dụ của phép kiểm tra."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(isinstance(one, ast.Name) and one.id in _EXAMPLES for one in node.targets)
    return isinstance(node, ast.Raise) or (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Fault"
    )


def _patterns(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, re.Pattern):
            yield value.pattern
        elif isinstance(value, tuple | list | frozenset):
            yield from _patterns(value)
        elif isinstance(value, dict):
            yield from _patterns(value.values())


def _values(module: ModuleType) -> list[Any]:
    return [value for name, value in vars(module).items() if not name.startswith("__") and name not in _EXAMPLES]


def _strings(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        if isinstance(value, tuple | list | frozenset):
            yield from _strings(value)
        elif isinstance(value, dict):
            yield from _strings((*value, *value.values()))
        elif isinstance(value, str) and not _is_code(value):
            yield value


def _built_patterns(module: ModuleType) -> Iterator[str]:
    """Mẫu viết ngay trong lời gọi `re`; chỗ điền là hằng của mô-đun thì thay bằng hằng ấy, không thì thành lỗ."""
    for node in ast.walk(_tree(module)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args):
            continue
        if isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
            pattern = node.args[0]
            if isinstance(pattern, ast.Constant):
                yield str(pattern.value)
            elif isinstance(pattern, ast.JoinedStr):
                yield "".join(_filled(piece, module) for piece in pattern.values)


def _filled(piece: ast.expr, module: ModuleType) -> str:
    if isinstance(piece, ast.Constant):
        return str(piece.value)
    name = piece.value.id if isinstance(piece, ast.FormattedValue) and isinstance(piece.value, ast.Name) else ""
    value = getattr(module, name, None)
    return value if isinstance(value, str) else HOLE


def _profile_texts(checks: Collection[str] | None = None) -> Iterator[str]:
    for path in sorted(_PROFILES.rglob("*.toml")):
        for name, check in tomllib.loads(path.read_text(encoding="utf-8")).items():
            if isinstance(check, dict) and (checks is None or name in checks):
                # Tên giới hạn không phải chữ của văn bản; khóa của một bảng (mã tên loại) thì phải.
                yield from _texts([value for name, value in check.items() if name != "rules"])


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in (*value, *value.values()):
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _last_words(pattern: str) -> Iterator[str]:
    """Những từ mà một chữ khớp với mẫu có thể kết thúc bằng."""
    found = regex_words(pattern)
    yield from (move_tones(word.letters) for word in found.words)
    yield from (move_tones(right.letters) for _, right in found.pairs)


def _lengths() -> Iterator[int]:
    """Các mốc độ dài: dài từ mốc trở lên thì có phép so cho kết quả khác, hay có lát cắt không còn lấy trọn."""
    for module, tree in _layout_trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Compare):
                yield from _compared_lengths(node, module)
    yield from (end + 1 for end in _slice_ends())


def _compared_lengths(node: ast.Compare, module: ModuleType) -> Iterator[int]:
    sides = [node.left, *node.comparators]
    for left, operator, right in zip(sides, node.ops, sides[1:], strict=False):
        if _measures(left) or _measures(right):
            # “dài < 90” và “dài >= 90” đổi ở 90, “dài <= 90” và “dài > 90” đổi ở 91; viết ngược lại thì ngược lại.
            strict = (
                isinstance(operator, ast.Lt | ast.GtE) if _measures(left) else isinstance(operator, ast.Gt | ast.LtE)
            )
            equal = isinstance(operator, ast.Eq | ast.NotEq)
            for number in (*_numbers(left, module), *_numbers(right, module)):
                yield from (number, number + 1) if equal else (number if strict else number + 1,)


def _measures(node: ast.expr) -> bool:
    """Biểu thức tính từ một độ dài."""
    return any(
        isinstance(one, ast.Call) and isinstance(one.func, ast.Name) and one.func.id == "len" for one in ast.walk(node)
    )


def _slice_ends() -> Iterator[int]:
    """Các vị trí mà một lát cắt dừng hay bắt đầu; chữ đứng từ đó trở đi thì lát cắt không thấy."""
    for module, tree in _layout_trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Slice):
                for bound in (node.lower, node.upper):
                    yield from _numbers(bound, module) if bound is not None else ()


def _numbers(node: ast.expr, module: ModuleType) -> Iterator[int]:
    """Các số nguyên trong một biểu thức, viết thẳng hay qua một hằng của mô-đun."""
    for one in ast.walk(node):
        value = one.value if isinstance(one, ast.Constant) else None
        if isinstance(one, ast.Name):
            value = getattr(module, one.id, None)
        if type(value) is int and value in _LENGTHS:
            yield value


def _layout_trees() -> Iterator[tuple[ModuleType, ast.Module]]:
    return ((module, _tree(module)) for module in _sources() if module.__name__.startswith("docgen.layout"))


class _Syllables:
    """Mọi âm tiết đúng chính tả: chỉ chúng mới có thể bị coi là “một từ nào đó”, nên chỉ chúng mới cần ghi."""

    def __init__(self) -> None:
        self.written = frozenset(all_syllables())
        self.keys = frozenset(map(move_tones, self.written))
        self.slugs = frozenset(map(slug, self.written))
        self.matching = cache(self._matching)
        self.codes = cache(self._codes)

    def _matching(self, word: Word) -> frozenset[str]:
        """Các âm tiết mà `word` là cả âm tiết, hay là phần đầu, phần cuối khi nó có thể chưa trọn."""
        if len(word.letters) < 2:
            return self.keys & {word.letters}
        return frozenset(map(move_tones, _covering(word, self.written)))

    def _codes(self, word: Word) -> frozenset[str]:
        """Như `matching`, với âm tiết đã bỏ dấu."""
        return frozenset(_covering(word, self.slugs))


def _covering(word: Word, syllables: frozenset[str]) -> Iterator[str]:
    # Một chữ cái lẻ ở bất cứ đâu trong từ không nói gì về từ.
    if not (word.left or word.right) or (len(word.letters) < 2 and word.left):
        return iter(syllables & {word.letters})
    start, end = "" if word.left else "^", "" if word.right else "$"
    pattern = re.compile(f"{start}{re.escape(word.letters)}{end}")
    return (one for one in syllables if pattern.search(one))


def all_syllables() -> Iterator[str]:
    """Mọi âm tiết viết thường mà `is_syllable` nhận."""
    onsets = ["", *"bcdđghklmnprstvx", "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr"]
    finals = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "y", "o", "u", "a"]
    nuclei = [*VOWELS, "iê", "yê", "uô", "ươ", "oa", "oă", "oe", "oo", "uâ", "uê", "uy", "uyê", "uơ"]
    plain = {f"{onset}{nucleus}{final}" for onset in onsets for nucleus in nuclei for final in finals}
    toned = {(vowel, mark): letter for letter, (vowel, mark) in TONED.items()}
    for word in sorted(one for one in plain if is_syllable(one, strict=False)):
        marked = (
            word[:at] + toned[letter, mark] + word[at + 1 :]
            for at, letter in enumerate(word)
            if letter in VOWELS
            for mark in TONE_MARKS
        )
        yield from (one for one in (word, *marked) if is_syllable(one))

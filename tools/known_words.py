"""Mã của phép kiểm tra thể thức, hồ sơ quy tắc, sổ căn cứ → tệp liệt kê mọi từ mà một phép kiểm tra phân biệt được.

Phép kiểm tra mới biết thêm một từ thì tệp này đổi theo; `--check` báo khi quên sinh lại.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

from docgen.layout import examine
from docgen.layout.checks import viet_hoa_dia_danh
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
    # Chỉ xét một âm tiết có đúng chính tả không (mọi âm tiết được nhớ đều đúng) và kiểu đặt dấu (được nhớ kèm từ).
    *("docgen.text.syllables", "docgen.text.legacy", "docgen.text.tones", "docgen.layout.checks.kieu_dau_thanh"),
)
_REGEX_SIGNS = re.compile(r"[\\|\[\](){}?*+^$]")
_PARTIAL = ("startswith", "endswith", "find", "rfind", "partition", "rpartition", "count", "split", "index")
_LENGTHS = range(8, 1000)
_NOTICE = "# Sinh từ mã (`python -m tools.generate`); đừng sửa tay.\n"
_ABOUT = {
    "tu": "Từ đứng một mình mà một phép kiểm tra biết, ở bất cứ đâu.",
    "cap": "Hai từ liền nhau mà một phép kiểm tra biết.",
    "tu_ma": "Như `tu`, so bằng mã không dấu, chỉ ở đầu hay cuối một dòng: tên cơ quan, chức vụ, tên loại.",
    "cap_ma": "Như `cap`, so bằng mã không dấu.",
    "ho": "Từ chỉ được hỏi ở đầu dòng, hoặc ngay sau một từ của `truoc_ho`: họ người, chữ đầu địa danh.",
    "truoc_ho": "Cấp hành chính, học hàm, học vị, cấp bậc: từ đứng ngay trước một họ hay một địa danh.",
    "do_dai": "Các độ dài, vị trí tính bằng ký tự mà một phép kiểm tra so với.",
}


def known_words() -> bytes:
    """Nội dung của `docgen/layout/data/chu_da_biet.toml`."""
    openings = frozenset((*component_words._SURNAMES, *load().limits["viet_hoa_dia_danh"].texts("dau_ten_nguoi")))
    found = every(_found(openings))
    syllables = _Syllables()
    lists = {
        "tu": {one for word in found.words for one in syllables.matching(word)},
        "cap": {f"{left} {right}" for left, right in map(_toned, found.pairs) if syllables.has(left, right)},
        "tu_ma": {word.letters for word in found.words if word.letters in syllables.slugs},
        "cap_ma": {f"{left} {right}" for left, right in found.pairs if {left, right} <= syllables.slugs},
        "ho": {slug(word) for word in openings},
        "truoc_ho": {slug(word) for word in _before_openings()},
        "do_dai": set(map(str, _lengths())),
    }
    return (_NOTICE + "\n".join(_section(name, lists[name]) for name in _ABOUT)).encode()


def _section(name: str, values: Iterable[str]) -> str:
    shown = sorted(values, key=int) if name == "do_dai" else [f'"{value}"' for value in sorted(values)]
    lines, line = [], ""
    for value in shown:
        if len(line) + len(value) > 110:
            lines.append(line)
            line = ""
        line += f" {value}," if line else f"    {value},"
    return "\n".join((f"\n# {_ABOUT[name]}", f"{name} = [", *lines, line, "]")) + "\n"


def _found(openings: frozenset[str]) -> Iterator[Found]:
    skipped = {" ".join(component_words._SURNAME_WORDS.split())}
    for module in _sources():
        for text, partial in _constants(module):
            if text not in skipped:
                yield from _words_of(text, partial=partial)
        yield from (regex_words(pattern) for pattern in _patterns(vars(module).values()))
    for text in _profile_texts():
        if text not in openings:
            yield from _words_of(text, partial=False)
    for basis in load_legal_bases():
        yield text_words(f"{basis.type_name} {basis.document.title}")


def _words_of(text: str, *, partial: bool) -> Iterator[Found]:
    """Từ của một hằng chữ; hằng trông như mẫu (hay khúc của mẫu) được đọc cả hai cách."""
    yield text_words(text)
    if partial:
        # Một từ dò như khúc của từ; một cụm thì khúc đầu, khúc cuối còn có thể chưa trọn, nên biết từng từ của nó.
        pieces = re.findall(r"[^\W\d_]+", text)
        cut = len(pieces) == 1
        yield Found(frozenset(Word(one.casefold(), cut, cut) for one in pieces), frozenset())
    if " " in text and text.isascii() and not _REGEX_SIGNS.search(text):
        # Danh sách mã viết liền một hằng: mỗi mã một cụm.
        yield every(map(text_words, text.split()))
    if _REGEX_SIGNS.search(text):
        try:
            yield regex_words(text)
        except re.error:
            yield every(regex_words(re.escape(piece)) for piece in re.split(r"[^\w ]+", text))


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


def _tree(module: ModuleType) -> ast.Module:
    return ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))


def _constants(module: ModuleType) -> Iterator[tuple[str, bool]]:
    """Mọi hằng chữ (mẫu ghép bằng f-string thành một hằng có lỗ), và hằng ấy có được dò như một phần của từ không."""
    tree = _tree(module)
    dropped: set[int] = set()
    partial: set[int] = set()
    for node in ast.walk(tree):
        if _speaks(node):
            dropped.update(map(id, ast.walk(node)))
        elif isinstance(node, ast.JoinedStr):
            dropped.update(map(id, node.values))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _PARTIAL:
            partial.update(id(one) for argument in node.args for one in ast.walk(argument))
        elif isinstance(node, ast.Compare) and any(isinstance(one, ast.In | ast.NotIn) for one in node.ops):
            partial.add(id(node.left))
    for node in ast.walk(tree):
        if id(node) in dropped:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, id(node) in partial
        elif isinstance(node, ast.JoinedStr):
            pieces = (one.value if isinstance(one, ast.Constant) else HOLE for one in node.values)
            yield "".join(map(str, pieces)), id(node) in partial


def _speaks(node: ast.AST) -> bool:
    """Nút chỉ để nói với người đọc: docstring, lời lỗi, lời của điều tìm thấy, ví dụ của phép kiểm tra."""
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Constant)
    if isinstance(node, ast.Assign):
        return any(isinstance(one, ast.Name) and one.id in ("PASSES", "FAILS") for one in node.targets)
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


def _profile_texts() -> Iterator[str]:
    for path in sorted(_PROFILES.rglob("*.toml")):
        for check in tomllib.loads(path.read_text(encoding="utf-8")).values():
            if isinstance(check, dict):
                yield from _texts({name: value for name, value in check.items() if name != "rules"})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            yield name
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _before_openings() -> Iterator[str]:
    patterns = (component_words._RANKS.pattern, viet_hoa_dia_danh._CAPITAL_UNIT.pattern)
    found = every(map(regex_words, patterns))
    yield from (word.letters for word in found.words)
    yield from (letters for pair in found.pairs for letters in pair)


def _lengths() -> Iterator[int]:
    for module in _sources():
        if module.__name__.startswith("docgen.layout"):
            for node in ast.walk(_tree(module)):
                if isinstance(node, ast.Constant) and type(node.value) is int and node.value in _LENGTHS:
                    yield node.value


def _toned(pair: tuple[str, str]) -> tuple[str, str]:
    return move_tones(pair[0]), move_tones(pair[1])


class _Syllables:
    """Mọi âm tiết đúng chính tả: chỉ chúng mới có thể bị coi là “một từ nào đó”, nên chỉ chúng mới cần ghi."""

    def __init__(self) -> None:
        self.written = frozenset(all_syllables())
        self.keys = frozenset(map(move_tones, self.written))
        self.slugs = frozenset(map(slug, self.written))

    def has(self, *keys: str) -> bool:
        return all(key in self.keys for key in keys)

    def matching(self, word: Word) -> Iterator[str]:
        """Các âm tiết mà `word` là cả âm tiết, hay là phần đầu, phần cuối khi nó có thể chưa trọn."""
        if not (word.left or word.right) or len(word.letters) < 2:
            if move_tones(word.letters) in self.keys:
                yield move_tones(word.letters)
            return
        for one in self.written:
            at = one.find(word.letters)
            if at >= 0 and (word.left or at == 0) and (word.right or one.endswith(word.letters)):
                yield move_tones(one)


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

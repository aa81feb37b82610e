"""Một xấp việc → kết cục từng văn bản: phần chạy ở tiến trình con, ở luồng khác hay ở máy khác đều như nhau."""

from __future__ import annotations

import pickle
import secrets
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import docgen
from docgen.batch.identity import Identity, inputs_sha256, sha256
from docgen.errors import DocgenError, ExitCode, InputError, LayoutError, OutputError, TemplateError
from docgen.model.draft import Draft, Refusal
from docgen.pipeline import Lessons, People, Setup, Workshop


@dataclass(frozen=True, slots=True)
class Failure:
    """Một văn bản không lập được.

    `why` vào manifest nên không bao giờ mang giá trị của ai; `message` là lời báo đầy đủ, chỉ in ra màn hình;
    `trace` là vết của lỗi lập trình, chỉ vào tệp nhật ký; `findings`: mã các luật thể thức mà văn bản vi phạm.
    """

    why: str
    message: str
    code: ExitCode = ExitCode.FINDINGS
    trace: str = ""
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """Một văn bản đã lập và đã qua mọi phép kiểm tra: byte, mã băm của chúng, mã các luật thể thức còn nhắc."""

    data: bytes
    sha256: str
    rules: tuple[str, ...]


Item: TypeAlias = Draft | Refusal


@dataclass(frozen=True, slots=True)
class Order:
    """Một xấp việc: dự thảo đã soạn, hoặc một xấp người còn phải soạn.

    `known`: mã văn bản → dấu vân tay lần trước; trùng dấu thì không lập lại; `news`: xem `Workshop.hear`.
    """

    work: tuple[Item, ...] | People
    known: Mapping[str, Identity] = field(default_factory=dict)
    news: tuple[tuple[int, Lessons], ...] = ()

    @property
    def size(self) -> int:
        """Số mục của xấp: dự thảo, hoặc đơn vị."""
        return self.work.count if isinstance(self.work, People) else len(self.work)

    def alone(self, number: int) -> Order:
        """Xấp chỉ còn mục thứ `number`, không kể lần trước."""
        return Order(self.work.alone(number) if isinstance(self.work, People) else (self.work[number],))


@dataclass(frozen=True, slots=True)
class Piece:
    """Kết cục của một văn bản ở nơi lập.

    `made`: văn bản, lỗi, hoặc None khi dấu vân tay trùng lần trước nên chưa lập; `identity` None khi không soạn được;
    `refused`: chưa đủ điều kiện, lý do ở `made.why`; `lost`: nơi lập chết hay treo, nên không biết đơn vị này có những
    văn bản nào.
    """

    kind: str
    key: str
    unit: str | None
    made: Done | Failure | None
    identity: Identity | None = None
    issued: str | None = None
    doubts: tuple[str, ...] = ()
    refused: bool = False
    lost: bool = False

    @property
    def id(self) -> str:
        """Khóa trong manifest."""
        return f"{self.kind}/{self.key}"


class Finished(NamedTuple):
    """Kết cục của cả xấp, và điều xưởng vừa học được."""

    pieces: list[Piece]
    lessons: Lessons | None


def carry_out(setup: bytes, order: Order) -> Finished:
    """Soạn và lập cả xấp, theo thứ tự; lỗi của một văn bản là một giá trị. `setup`: kết quả của `packed`."""
    workshop = _workshop(setup)
    workshop.hear(order.news)
    return Finished([piece(workshop, item, order.known) for item in _items(workshop, order)], workshop.learned())


def _items(workshop: Workshop, order: Order) -> Sequence[Item]:
    return workshop.compose(order.work) if isinstance(order.work, People) else order.work


def packed(setup: Setup) -> bytes:
    """Setup đóng gói để gửi đi, kèm dấu riêng của lần chạy: lần sau không dùng lại mẫu đã nạp của lần trước."""
    return pickle.dumps((secrets.token_hex(8), setup), pickle.HIGHEST_PROTOCOL)


@lru_cache(maxsize=1)
def _workshop(setup: bytes) -> Workshop:
    """Xưởng của lần chạy trong tiến trình này: mẫu nạp một lần cho mọi xấp."""
    _, opened = pickle.loads(setup)
    return Workshop(opened)


def piece(workshop: Workshop, item: Item, known: Mapping[str, Identity]) -> Piece:
    """Kết cục của một mục: lời từ chối giữ nguyên; dự thảo được lập, trừ khi dấu vân tay trùng lần trước."""
    if isinstance(item, Refusal):
        failure = faulty(item) if item.fault else Failure(item.why, item.why)
        return Piece(item.kind, item.key, item.unit, failure, refused=not item.fault)
    bare = Piece(item.kind, item.key, item.unit, None, issued=item.issued, doubts=item.doubts)
    try:
        inputs = inputs_sha256(item)
    except Exception as error:
        return replace(bare, made=crashed(item, error))
    regulation = workshop.setup.regulation
    identity = Identity(inputs, "", regulation, docgen.__version__)
    try:
        identity = replace(identity, template_sha256=workshop.template(item.kind).sha256)
    except TemplateError as error:
        failure = Failure(f"mẫu {item.kind}.docx bị từ chối", str(error), ExitCode.TEMPLATE)
        return replace(bare, identity=identity, made=failure)
    same = known.get(item.key) == identity
    return replace(bare, identity=identity, made=None if same else make(workshop, item))


def make(workshop: Workshop, draft: Draft) -> Done | Failure:
    """Lập một văn bản; lỗi của riêng nó là một giá trị, để phần còn lại của mẻ vẫn chạy."""
    try:
        product = workshop.produce(draft)
    except LayoutError as error:
        why = f"còn lỗi thể thức ({', '.join(error.rules)})"
        return Failure(why, f"{draft.kind}/{draft.key}: {error}", findings=error.rules)
    except DocgenError as error:
        return Failure(_public_why(error), f"{draft.kind}/{draft.key}: {error}")
    except Exception as error:
        return crashed(draft, error)
    return Done(product.data, sha256(product.data), product.rules)


def crashed(draft: Draft, error: Exception) -> Failure:
    """Văn bản hỏng vì lỗi lập trình của docgen: chỉ tên loại lỗi ra ngoài, vì lời của lỗi có thể trích dữ liệu."""
    return _bug(draft, type(error).__name__, "".join(traceback.format_exception(error)))


def faulty(refusal: Refusal) -> Failure:
    """Văn bản không soạn được vì lỗi lập trình của docgen."""
    return _bug(refusal, refusal.why, refusal.fault)


def unwritable(error: OutputError) -> Failure:
    """Văn bản hỏng vì ổ đĩa, không vì nội dung."""
    why = "không đọc hoặc không ghi được tệp (đang mở, đĩa đầy, không có quyền)"
    return Failure(why, str(error), ExitCode.OUTPUT)


def _bug(item: Item, what: str, trace: str) -> Failure:
    why = f"lỗi ngoài dự kiến của chính docgen ({what}); không phải do dữ liệu nhập sai"
    return Failure(why, f"{item.kind}/{item.key}: {why}.", trace=trace)


def _public_why(error: DocgenError) -> str:
    """Lời báo của riêng InputError chỉ nêu tên trường; các lời báo khác có thể trích chữ của văn bản."""
    if isinstance(error, InputError) and error.problems:
        places = "; ".join(f"{problem.place.key}: {problem.found}" for problem in error.problems)
        return f"giá trị không đưa được vào mẫu ({places})"
    return "mẫu không nhận dữ liệu của văn bản này" if isinstance(error, TemplateError) else "văn bản lập ra không đạt"

"""Dự thảo → byte của tệp .docx, trong tiến trình này hoặc trong nhiều tiến trình con."""

from __future__ import annotations

import signal
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeAlias

from docgen import pipeline
from docgen.errors import DocgenError, ExitCode, InputError, LayoutError, OutputError, TemplateError
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Office
from docgen.pipeline import Product
from docgen.render.library import Library


@dataclass(frozen=True, slots=True)
class Failure:
    """Một văn bản không lập được.

    `why` vào manifest nên không bao giờ mang giá trị của ai; `message` là lời báo đầy đủ, chỉ in ra màn hình;
    `trace` là vết của lỗi lập trình, chỉ vào tệp nhật ký;
    `findings`: mã các luật thể thức mà văn bản vi phạm.
    """

    why: str
    message: str
    code: ExitCode = ExitCode.FINDINGS
    trace: str = ""
    findings: tuple[str, ...] = ()


Made: TypeAlias = Product | Failure
Later: TypeAlias = Callable[[], Made]

_library = Library(None)
_office: Office | None = None


@contextmanager
def makers(jobs: int, library: Library, office: Office | None = None) -> Iterator[Callable[[Draft], Later]]:
    """Cho mượn một hàm nhận dự thảo và hẹn trả kết quả; `jobs` > 1 thì dùng ngần ấy tiến trình con."""
    if jobs == 1:
        yield lambda draft: lambda: make(draft, library, office)
        return
    context = get_context("spawn")  # như trên Windows: tiến trình con không thừa hưởng luồng nào của cha
    with ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(library.workspace, office)) as pool:

        def submit(draft: Draft) -> Later:
            return pool.submit(_make, draft).result

        try:
            yield submit
        except BrokenProcessPool as error:
            raise OutputError(
                "Một tiến trình con dừng đột ngột (hết bộ nhớ, hoặc bị tắt). Chạy lại với --jobs 1: "
                "văn bản đã lập xong được giữ nguyên."
            ) from error


def make(draft: Draft, library: Library, office: Office | None = None) -> Made:
    """Lập một văn bản; lỗi của riêng nó là một giá trị, để phần còn lại của mẻ vẫn chạy."""
    try:
        return pipeline.produce(draft, library, office)
    except LayoutError as error:
        why = f"còn lỗi thể thức ({', '.join(error.rules)})"
        return Failure(why, f"{draft.kind}/{draft.key}: {error}", findings=error.rules)
    except DocgenError as error:
        return Failure(_public_why(error), f"{draft.kind}/{draft.key}: {error}")
    except Exception as error:
        return crashed(draft, error)


def crashed(draft: Draft, error: Exception) -> Failure:
    """Văn bản hỏng vì lỗi lập trình của docgen: chỉ tên loại lỗi ra ngoài, vì lời của lỗi có thể trích dữ liệu."""
    return _bug(draft, type(error).__name__, "".join(traceback.format_exception(error)))


def faulty(refusal: Refusal) -> Failure:
    """Văn bản không soạn được vì lỗi lập trình của docgen."""
    return _bug(refusal, refusal.why, refusal.fault)


def _bug(item: Draft | Refusal, what: str, trace: str) -> Failure:
    why = f"lỗi ngoài dự kiến của chính docgen ({what}); không phải do dữ liệu nhập sai"
    return Failure(why, f"{item.kind}/{item.key}: {why}.", trace=trace)


def unwritable(error: OutputError) -> Failure:
    """Văn bản hỏng vì ổ đĩa, không vì nội dung."""
    why = "không đọc hoặc không ghi được tệp (đang mở, đĩa đầy, không có quyền)"
    return Failure(why, str(error), ExitCode.OUTPUT)


def _public_why(error: DocgenError) -> str:
    """Lời báo của riêng InputError chỉ nêu tên trường; các lời báo khác có thể trích chữ của văn bản."""
    if isinstance(error, InputError):
        places = "; ".join(f"{problem.place.key}: {problem.found}" for problem in error.problems)
        return f"giá trị không đưa được vào mẫu ({places})"
    what = "mẫu không nhận dữ liệu của văn bản này" if isinstance(error, TemplateError) else "văn bản lập ra không đạt"
    return what


def _start(workspace: Path | None, office: Office | None) -> None:
    """Mỗi tiến trình con mở thư viện mẫu của riêng nó một lần; Ctrl-C để tiến trình cha xử lý."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _library, _office
    _library, _office = Library(workspace), office


def _make(draft: Draft) -> Made:
    return make(draft, _library, _office)

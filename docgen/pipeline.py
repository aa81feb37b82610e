"""Cả dòng chảy trên một trang: đọc → xếp loại → soạn → in vào mẫu → kiểm tra; chỗ duy nhất các phòng gặp nhau."""

from __future__ import annotations

import pickle
import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen import documents, readers, rules
from docgen.errors import InputError, LayoutError, UsageError
from docgen.layout import engine, examine
from docgen.layout.annotating import annotate as add_comments
from docgen.layout.components.values import Surroundings
from docgen.layout.engine import Finding
from docgen.layout.examine import Examination
from docgen.layout.fixing.loop import Fixed
from docgen.layout.fixing.loop import fix as repair
from docgen.layout.package import DocxPackage
from docgen.layout.profile import DEFAULT, FORM, Profile, Severity
from docgen.layout.profile import load as load_profile
from docgen.layout.recall.memory import Lesson, Recall
from docgen.model.classification import Classification, Detail, Reading
from docgen.model.dossier import Dossier, Evaluation, ThresholdFile
from docgen.model.draft import Draft, Refusal
from docgen.model.office import Office
from docgen.model.rendering import Trace
from docgen.model.roll import Referred, bundles
from docgen.readers import office as offices
from docgen.regulations import legal_bases, load
from docgen.regulations.schema import Regulation
from docgen.render.library import Library
from docgen.render.template import Template
from docgen.render.template import rendered as fill


@dataclass(frozen=True, slots=True)
class Product:
    """Một văn bản sẵn sàng giao: byte của tệp và mã các luật thể thức còn nhắc (không có lỗi).

    Chỉ mã, mỗi luật một lần: chỗ đứng của một điều nhắc trích chữ của văn bản, mà mã thì vào manifest.
    """

    data: bytes
    rules: tuple[str, ...]


class Recalls:
    """Sổ nhớ kết quả kiểm tra thể thức của một tiến trình với một cơ quan, mỗi hồ sơ kiểm tra một quyển.

    `lessons`: (hồ sơ, bài) mới tự học được, để gửi cho tiến trình khác.
    """

    def __init__(self, office: Office | None = None) -> None:
        self.lessons: list[tuple[str, Lesson]] = []
        self._office = office
        self._books: dict[str, Recall] = {}

    def book(self, profile: str) -> Recall:
        """Quyển của một hồ sơ."""
        if profile not in self._books:
            self._books[profile] = Recall(_profile(profile, self._office), _surroundings(self._office))
        return self._books[profile]

    def learn(self, profile: str, trace: Trace, outcome: Examination) -> None:
        """Ghi kết quả xét trọn của một văn bản."""
        lesson = self.book(profile).learn(trace, outcome)
        if lesson is not None:
            self.lessons.append((profile, lesson))


@dataclass(frozen=True, slots=True)
class Lessons:
    """Những bài một xưởng vừa học. `origin`: dấu riêng của xưởng ấy; `packed`: các (hồ sơ, bài) (pickle)."""

    origin: str
    packed: bytes


@dataclass(frozen=True, slots=True)
class People:
    """Một xấp người còn phải soạn văn bản loại `kind`: hồ sơ của họ đóng gói sẵn để gửi đi nơi khác.

    `units`: mã đơn vị, theo thứ tự đầu vào; `packed`: các Evaluation ấy (pickle).
    """

    kind: str
    units: tuple[str, ...]
    packed: bytes

    @property
    def count(self) -> int:
        """Số đơn vị."""
        return len(self.units)

    def alone(self, number: int) -> People:
        """Xấp chỉ còn đơn vị thứ `number`."""
        evaluations: Sequence[Evaluation] = pickle.loads(self.packed)
        return replace(self, units=(self.units[number],), packed=pickle.dumps([evaluations[number]]))


@dataclass(frozen=True, slots=True)
class Setup:
    """Những gì một nơi làm việc cần để soạn và lập, gửi đi được.

    `dossier`: phần chung của hồ sơ và các đơn vị mà văn bản của người khác phải nhắc tới (huyện); None khi mọi dự thảo
    đã soạn sẵn. `regulation`: mã băm của quy định đang áp dụng, vào dấu vân tay của từng văn bản.
    """

    regulation: str
    workspace: Path | None = None
    office: Office | None = None
    dossier: Dossier | None = None


class Workshop:
    """Xưởng của một tiến trình: soạn và lập; mẫu nạp một lần, kết quả kiểm tra thể thức được nhớ lại."""

    def __init__(self, setup: Setup) -> None:
        self.setup = setup
        self._library = Library(setup.workspace)
        self._recalls = Recalls(setup.office)
        self._origin = secrets.token_hex(8)
        self._heard = 0

    def template(self, kind: str) -> Template:
        """Mẫu của một loại. Lỗi: TemplateError khi mẫu bị từ chối."""
        return template(kind, self._library)

    def produce(self, draft: Draft) -> Product:
        """Văn bản đã lập và đã kiểm tra. Lỗi: như `pipeline.produce`."""
        return produce(draft, self._library, self.setup.office, self._recalls)

    def learned(self) -> Lessons | None:
        """Những bài học được từ lần hỏi trước; None khi không có bài nào."""
        lessons, self._recalls.lessons = self._recalls.lessons, []
        return Lessons(self._origin, pickle.dumps(lessons, pickle.HIGHEST_PROTOCOL)) if lessons else None

    def hear(self, news: Sequence[tuple[int, Lessons]]) -> None:
        """Học theo bài của các xưởng khác; `news` đánh số tăng dần, số nào đã nghe thì thôi."""
        for number, lessons in news:
            if number > self._heard and lessons.origin != self._origin:
                for profile, lesson in pickle.loads(lessons.packed):
                    self._recalls.book(profile).take(lesson)
            self._heard = max(self._heard, number)

    def compose(self, people: People) -> list[Draft | Refusal]:
        """Dự thảo của từng người trong xấp, theo thứ tự."""
        dossier, office = self.setup.dossier, self.setup.office
        assert dossier is not None, "xấp người cần hồ sơ chung"
        assert office is not None, "xấp người cần cơ quan"
        chosen: Sequence[Evaluation] = pickle.loads(people.packed)
        results = classify(replace(dossier, evaluations=tuple(chosen)), detail=documents.detail((people.kind,)))
        shared = {item.unit for item in dossier.evaluations}
        known = (*dossier.evaluations, *(item for item in chosen if item.unit not in shared))
        return list(compose(replace(dossier, evaluations=known), results, office, (people.kind,)))


def regulation(regulation_id: str, thresholds: ThresholdFile | None = None) -> Regulation:
    """Quy định theo mã, thêm ngưỡng của cơ quan nếu có. Lỗi: RegulationError khi không có hoặc sai."""
    return load.load(regulation_id, thresholds=thresholds)


def law(dossier: Dossier) -> Regulation:
    """Quy định mà hồ sơ áp dụng, đúng bản đã dùng lúc đọc. Lỗi: như `regulation`."""
    return regulation(dossier.period.regulation, dossier.period.thresholds)


def read(inputs: Sequence[Path], spread: readers.Spread | None = None) -> Dossier:
    """Tệp hoặc thư mục đầu vào → hồ sơ; `spread`: cách rải tệp lớn ra nhiều tiến trình.

    Ngưỡng của cơ quan lấy theo docgen.toml gần đầu vào thứ nhất. Lỗi: InputError nêu mọi chỗ sai; RegulationError khi
    quy định hay tệp ngưỡng sai.
    """
    thresholds = offices.load_thresholds(inputs[0] if inputs else None)
    return readers.read(inputs, lambda name: regulation(name, thresholds.get(name)), spread)


def classify(
    dossier: Dossier, reading: Reading = Reading.FLOOR, *, detail: Detail = Detail.ADVICE
) -> tuple[Classification, ...]:
    """Hồ sơ → kết quả xếp loại, mỗi người đứng đầu một kết quả, theo thứ tự đầu vào; `detail`: nói đến đâu."""
    return rules.classify(dossier, law(dossier), reading, detail=detail)


def ledger(dossier: Dossier, classifications: Sequence[Classification], office: Office) -> documents.Ledger:
    """Sổ của một lần chạy. Lỗi: RegulationError khi quy định không có hoặc sai."""
    return documents.Ledger(
        dossier=dossier,
        regulation=law(dossier),
        classifications=tuple(classifications),
        office=office,
        bases=legal_bases.load_legal_bases(),
    )


def compose(
    dossier: Dossier,
    classifications: Sequence[Classification],
    office: Office,
    kinds: Sequence[str] | None = None,
) -> Iterator[Draft | Refusal]:
    """Kết quả xếp loại → dự thảo mọi văn bản đến hạn (hoặc chỉ các loại `kinds`), lần lượt từng văn bản."""
    return documents.compose(ledger(dossier, classifications, office), kinds)


def works(
    dossier: Dossier,
    office: Office,
    kinds: Sequence[str] | None = None,
    rated: Callable[[Sequence[Classification]], None] = lambda results: None,
) -> Iterator[Draft | Refusal | People]:
    """Mọi việc của một lần lập, loại này xong mới sang loại kia.

    Văn bản về một người đi thành từng xấp người, soạn ở nơi sẽ lập; văn bản của huyện, của tỉnh soạn ngay tại đây.
    `rated`: được gọi với kết quả của cả hồ sơ, khi có loại nào cần đến chúng ở đây.
    """
    chosen = _founded(dossier, kinds, office)
    shared = [kind for kind in documents.kinds() if kind in chosen and documents.scope(kind) != "nguoi"]
    results = classify(dossier, detail=max(Detail.REASONS, documents.detail(shared))) if shared else ()
    if shared:
        rated(results)
    for kind in documents.kinds():
        if kind in shared:
            yield from compose(dossier, results, office, (kind,))
        elif kind in chosen:
            for units, packed in bundles(dossier.evaluations):
                yield People(kind, units, packed)


def _founded(dossier: Dossier, kinds: Sequence[str] | None, office: Office) -> Sequence[str]:
    """Các loại được chọn mà quy định của hồ sơ cho lập. Lỗi: UsageError khi không còn loại nào."""
    founded = documents.founded(law(dossier))
    chosen = [kind for kind in kinds or office.kinds or founded if kind in founded]
    if not chosen:
        raise UsageError(f"Quy định {dossier.period.regulation} chỉ cho lập: {', '.join(founded)}.")
    return chosen


def setup(dossier: Dossier, office: Office, workspace: Path | None) -> Setup:
    """Những gì nơi làm việc cần: phần chung của hồ sơ, và những đơn vị mà văn bản của người khác hỏi tới."""
    shared = replace(dossier, evaluations=Referred.among(dossier.evaluations), warnings=())
    return Setup(law(dossier).sha256, workspace, office, shared)


def produce(draft: Draft, library: Library, office: Office | None = None, recalls: Recalls | None = None) -> Product:
    """Dự thảo → tệp .docx đã qua kiểm tra thể thức, sẵn sàng giao; `office` cho biết mức độ từng luật và viết tắt.

    `recalls`: sổ nhớ của chính cơ quan ấy; văn bản mà sổ đã biết chắc kết quả thì không phải kiểm tra lại.
    Lỗi: LayoutError khi văn bản còn lỗi thể thức, TemplateError và các lỗi khác của riêng văn bản này.
    """
    made = fill(template(draft.kind, library), draft)
    profile = profile_of(draft.kind)
    if recalls is not None and made.trace is not None:
        known = recalls.book(profile).known(made.trace)
        if known is not None:
            return Product(made.data, known)
    outcome = check(made.data, f"{draft.key}.docx", office, profile)
    if outcome.errors:
        raise LayoutError(draft.kind, [(one.rule, f"{one.title}: {one.place}") for one in outcome.errors])
    if recalls is not None and made.trace is not None:
        recalls.learn(profile, made.trace, outcome)
    return Product(made.data, outcome.rules)


def check(data: bytes, name: str, office: Office | None = None, profile: str | None = None) -> Examination:
    """Tệp .docx bất kỳ → các điều tìm thấy; `profile` None thì chọn theo loại văn bản.

    Lỗi: InputError khi tệp không phải .docx an toàn.
    """
    document = examine.read_document(DocxPackage(data, name), _surroundings(office))
    return examine.judge(document, _profile(profile or examine.natural_profile(document), office))


def compare(
    examined: Sequence[tuple[str, Examination]], office: Office | None = None
) -> tuple[tuple[Finding, ...], ...]:
    """Nhiều tệp đã kiểm tra → với mỗi tệp, các điều chỉ thấy được khi đặt chúng cạnh nhau (trùng số, ngược ngày)."""
    return engine.compare([(name, one.document) for name, one in examined], _profile(DEFAULT, office))


def fix(data: bytes, name: str, office: Office | None, profile: str) -> Fixed:
    """Tệp .docx → tệp đã sửa những gì sửa an toàn được. Lỗi: InputError; OutputError khi chữ đổi ngoài điều liệt kê."""
    return repair(data, name, _profile(profile, office), _surroundings(office))


def annotate(data: bytes, name: str, outcome: Examination) -> bytes:
    """Tệp .docx → bản có bình luận Word ở từng chỗ tìm thấy."""
    return add_comments(data, name, outcome.findings)


def profile_of(kind: str) -> str:
    """Hồ sơ kiểm tra của một loại văn bản docgen lập: phiếu là biểu mẫu."""
    return FORM if documents.folder(kind) == "phieu" else DEFAULT


def require_known_rules(office: Office) -> None:
    """Lỗi: InputError khi docgen.toml đổi mức độ một luật không có."""
    if unknown := sorted(set(office.severities) - set(load_profile().rules)):
        raise InputError(
            f"{office.source}, [kiem_tra] muc_do: không có luật {', '.join(unknown)}. Mã luật: docs/kiem_tra/README.md."
        )


def _profile(profile: str, office: Office | None) -> Profile:
    chosen = load_profile(profile)
    if office is None:
        return chosen
    require_known_rules(office)
    switched = {rule: Severity(severity) for rule, severity in office.severities.items() if rule in chosen.rules}
    return chosen.switched(switched)


def _surroundings(office: Office | None) -> Surroundings:
    """Viết tắt và địa danh mà cơ quan khai; văn phòng mẫu dựng sẵn không nói gì về cơ quan thật."""
    if office is None or office.sample:
        return Surroundings()
    bodies = office.bodies.values()
    codes = {part for body in bodies for part in (body.abbreviation, body.unit_code) if part}
    return Surroundings(frozenset(codes | set(office.abbreviations)), frozenset(body.place for body in bodies))


def template(kind: str, library: Library) -> Template:
    """Mẫu của một loại văn bản, đã đối chiếu với các trường của loại ấy. Lỗi: TemplateError nêu mọi chỗ lệch."""
    return library.template(documents.folder(kind), kind, documents.fields_type(kind))

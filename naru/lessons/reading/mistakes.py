"""What is wrong with a course folder, said to whoever wrote it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naru.lessons.rules.faults import Fault, Finding

SENTENCES: dict[Fault, str | Promise] = {
    Fault.MISSING_FILE: _("이 파일이 없습니다. 폴더에 넣거나 이름을 고쳐 주세요."),
    Fault.STRANGE_FILE: _("어디에서도 쓰지 않는 파일입니다. 폴더에서 빼 주세요."),
    Fault.NOT_UTF8: _("글자를 읽을 수 없습니다. UTF-8로 저장해 주세요."),
    Fault.NOT_TOML: _('TOML로 읽을 수 없습니다. 이름 = "값" 꼴인지, 따옴표를 확인해 주세요.'),
    Fault.UNKNOWN_KEY: _("‘{key}’은(는) 쓰지 않는 이름입니다. 쓸 수 있는 이름: {allowed}."),
    Fault.MISSING_KEY: _("‘{key}’이(가) 없습니다. {allowed}"),
    Fault.BAD_VALUE: _("‘{key}’에 쓸 수 없는 값입니다({value}). {allowed}"),
    Fault.TWICE: _("‘{value}’을(를) 두 번 썼습니다. 서로 다르게 써 주세요."),
    Fault.UNKNOWN_LESSON: _("‘{value}’라는 단원이 없습니다. 쓸 수 있는 코드: {allowed}."),
    Fault.ELSEWHERE: _("‘{value}’은(는) 여기에 둘 수 없습니다. {folder}/ 폴더에 두어 주세요."),
    Fault.OTHER_TYPE: _("받지 않는 종류의 파일입니다. 받는 종류: {allowed}."),
    Fault.NOT_AS_NAMED: _("이름과 내용이 다른 파일입니다. 다시 저장해 주세요."),
    Fault.TOO_LARGE: _("파일이 너무 큽니다({size}MB). {limit}MB까지 쓸 수 있습니다."),
    Fault.NO_TEXT: _("글이 비어 있습니다. 본문을 써 주세요."),
    Fault.HTML: _("HTML은 쓸 수 없습니다({what}). 마크다운으로 써 주세요."),
    Fault.HEADING_ONE: _("제목은 ##부터 씁니다. # 하나는 단원의 제목으로 이미 쓰였습니다."),
    Fault.HEADING_SKIPS: _("제목의 단계를 건너뛰었습니다. ## 아래에는 ###을 써 주세요."),
    Fault.NO_ALT: _(
        "그림 ‘{name}’에 설명이 없습니다. ![설명](주소)처럼 무엇이 보이는지 써 주세요."
    ),
    Fault.PICTURE_MISSING: _(
        "그림 ‘{name}’이(가) 없습니다. pictures/ 폴더의 그림만 쓸 수 있습니다."
    ),
    Fault.LINK: _("쓸 수 없는 주소입니다({what}). https://, mailto:, tel:로 시작해야 합니다."),
    Fault.NO_CAPTIONS: _(
        "영상이나 소리에 자막이 없습니다. captions_ko에 WebVTT 파일을 적어 주세요."
    ),
    Fault.CAPTIONS_HEAD: _("자막의 첫 줄은 WEBVTT여야 합니다."),
    Fault.CAPTIONS_TIME: _(
        "자막의 시간을 읽을 수 없습니다({what}). 00:01.000 --> 00:04.000처럼 써 주세요."
    ),
    Fault.CAPTIONS_ORDER: _("자막의 시간이 차례에 맞지 않습니다. 앞에서 뒤로 흐르게 써 주세요."),
    Fault.CAPTIONS_EMPTY: _("자막에 글이 없습니다. 시간 아래에 들리는 말을 써 주세요."),
    Fault.SVG_BROKEN: _("SVG 그림으로 읽을 수 없습니다. 그림을 다시 저장해 주세요."),
    Fault.SVG_ACTIVE: _(
        "그림에 움직이거나 밖에서 불러오는 것이 있습니다({what}). 빼고 저장해 주세요."
    ),
    Fault.QUIZ_SHAPE: _("물음의 답이 종류({kind})에 맞지 않습니다. {allowed}"),
    Fault.QUIZ_DRAW: _("시험에서 뽑는 물음({draw}개)이 시험 물음({pool}개)보다 많습니다."),
    Fault.ZIP_BROKEN: _("zip 파일로 읽을 수 없습니다. 폴더를 다시 압축해 주세요."),
    Fault.ZIP_LOCKED: _("암호가 걸린 zip 파일입니다. 암호 없이 압축해 주세요."),
    Fault.ZIP_OUTSIDE: _("폴더 밖을 가리키는 이름이 들어 있습니다. 폴더를 다시 압축해 주세요."),
    Fault.ZIP_LINK: _("다른 파일을 가리키는 바로 가기가 들어 있습니다. 파일 자체를 넣어 주세요."),
    Fault.ZIP_MANY: _("파일이 {count}개입니다. {limit}개까지 받습니다."),
    Fault.ZIP_LARGE: _("모두 {size}MB입니다. {limit}MB까지 받습니다."),
    Fault.ZIP_RATIO: _("지나치게 압축된 파일입니다. 보통 방법으로 다시 압축해 주세요."),
}

ALLOWED: dict[str, str | Promise] = {
    "number": _("과정번호를 40자까지 쓸 수 있습니다."),
    "organisation": _("기관의 코드를 씁니다."),
    "field": _("분야의 코드를 씁니다."),
    "title_ko": _("한국어 제목을 120자까지 쓸 수 있습니다."),
    "title_en": _("영어 제목을 120자까지 쓸 수 있습니다."),
    "summary_ko": _("한국어 소개를 400자까지 한 줄로 씁니다."),
    "summary_en": _("영어 소개를 400자까지 한 줄로 씁니다."),
    "skills": _("기술의 코드를 [ ] 안에 씁니다."),
    "sample": _("true나 false를 씁니다."),
    "hours": _("0보다 큰 시간을 씁니다. 예: 2.0"),
    "lesson": _("[[lesson]]이 하나 이상, 60개까지 있어야 합니다."),
    "code": _("영어 소문자와 숫자, 붙임표로 60자까지 씁니다. 예: first-cell"),
    "minutes": _("1부터 120까지의 수를 씁니다."),
    "text_ko": _("폴더에 있는 .md 파일의 이름을 씁니다."),
    "text_en": _("폴더에 있는 .md 파일의 이름을 씁니다."),
    "attachments": _("파일 이름을 [ ] 안에 10개까지 씁니다."),
    "kind": _("single, multiple, order, number, text 가운데 하나를 씁니다."),
    "ask_ko": _("한국어 물음을 씁니다."),
    "ask_en": _("영어 물음을 씁니다."),
    "options": _('{ ko = "…", en = "…", right = true } 꼴로 2개부터 10개까지 씁니다.'),
    "answer": _("수를 씁니다. 예: 12.5"),
    "tolerance": _("0 이상의 수를 씁니다."),
    "accepted_ko": _("맞는 답을 [ ] 안에 씁니다."),
    "accepted_en": _("맞는 답을 [ ] 안에 씁니다."),
    "attempts": _("1부터 20까지의 수를 씁니다."),
    "draw": _("1부터 100까지의 수를 씁니다."),
}
"""What may stand under a name of `course.toml` or `quiz.toml`."""


@dataclass(frozen=True)
class Mistake:
    """One mistake: the file as its writer named it, the line (0 where there is none)."""

    file: str
    fault: Fault
    line: int = 0
    params: Mapping[str, object] = field(default_factory=dict)

    @classmethod
    def at(cls, file: str, finding: Finding) -> "Mistake":
        return cls(file, finding.fault, finding.line, finding.params)

    @property
    def sentence(self) -> str:
        """What is wrong and what is allowed, in the reader's language."""
        return str(SENTENCES[self.fault]).format_map(_Told(self.params))

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.sentence}"


class _Told(dict[str, object]):
    """What is allowed is said in the language of whoever reads, so it is looked up late."""

    def __missing__(self, name: str) -> str:
        return str(ALLOWED.get(str(self.get("key", "")), "")) if name == "allowed" else ""

"""Writing a lesson, and bringing files."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from naru.lessons.reading.mistakes import Mistake
from naru.lessons.reading.schema import EXERCISE
from naru.lessons.rules import markdown
from naru.lessons.rules.document import Document, Lesson
from naru.lessons.rules.faults import Fault, Finding
from naru.lessons.rules.media import TYPES, type_of

TEXT = 60_000
MARKDOWN = _("마크다운으로 씁니다. 제목은 ##, 그림은 ![무엇이 보이는지](pictures/이름.svg)입니다.")


class LessonForm(forms.Form):
    """One lesson; every text is judged with its lines, every file is one that is there."""

    title_ko = forms.CharField(label=_("단원의 제목"), max_length=120)
    title_en = forms.CharField(label=_("영어 제목"), max_length=120, required=False)
    minutes = forms.IntegerField(label=_("몇 분짜리인가요"), min_value=1, max_value=120)
    text_ko = forms.CharField(
        label=_("본문"),
        max_length=TEXT,
        help_text=MARKDOWN,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
    text_en = forms.CharField(
        label=_("영어 본문"),
        max_length=TEXT,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    exercise_ko = forms.CharField(
        label=_("직접 해 볼 것"),
        max_length=EXERCISE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    exercise_en = forms.CharField(
        label=_("직접 해 볼 것(영어)"),
        max_length=EXERCISE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    video = forms.ChoiceField(label=_("영상"), required=False)
    captions_ko = forms.ChoiceField(label=_("한국어 자막"), required=False)
    captions_en = forms.ChoiceField(label=_("영어 자막"), required=False)
    audio = forms.ChoiceField(label=_("소리"), required=False)
    attachments = forms.MultipleChoiceField(
        label=_("첨부 파일"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        kinds = {
            "video": "VIDEO",
            "captions_ko": "CAPTIONS",
            "captions_en": "CAPTIONS",
            "audio": "AUDIO",
        }
        for name, kind in kinds.items():
            self._choices(name, [("", _("없음")), *self._named(kind)])
        self._choices("attachments", self._named("ATTACHMENT"))
        if not self._named("ATTACHMENT"):
            del self.fields["attachments"]

    def _choices(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def _named(self, kind: str) -> list[tuple[str, Any]]:
        names = sorted(self.document.media)
        return [(name, name) for name in names if (one := type_of(name)) and one.kind == kind]

    def clean_text_ko(self) -> str:
        return self._judged("text_ko")

    def clean_text_en(self) -> str:
        return self._judged("text_en")

    def clean_exercise_ko(self) -> str:
        return self._judged("exercise_ko")

    def clean_exercise_en(self) -> str:
        return self._judged("exercise_en")

    def clean(self) -> dict[str, Any]:
        """Whoever cannot hear reads."""
        told = super().clean() or {}
        if (told.get("video") or told.get("audio")) and not told.get("captions_ko"):
            finding = Finding(Fault.NO_CAPTIONS)
            self.add_error("captions_ko", Mistake.at("", finding).sentence)
        return told

    def lesson(self, code: str, cues: dict[str, list[list[Any]]]) -> Lesson:
        """What was written; `cues` are the transcripts of captions by file."""
        told = dict(self.cleaned_data)
        told.setdefault("attachments", [])
        return Lesson(
            code=code,
            cues_ko=cues.get(told["captions_ko"], []),
            cues_en=cues.get(told["captions_en"], []),
            **told,
        )

    def _judged(self, name: str) -> str:
        text = str(self.cleaned_data[name]).replace("\r\n", "\n")
        if not text:
            return text
        judged = markdown.judge(text)
        known = self.document.media
        strange = [
            Finding(Fault.PICTURE_MISSING, 0, {"name": picture})
            for picture in judged.pictures
            if picture.startswith(markdown.PICTURES) and picture not in known
        ]
        told = [_said(one) for one in [*judged.findings, *strange]]
        if told:
            raise forms.ValidationError(told)
        return text


def _said(finding: Finding) -> str:
    sentence = Mistake.at("", finding).sentence
    if not finding.line:
        return sentence
    return str(_("%(line)s번째 줄: %(sentence)s")) % {"line": finding.line, "sentence": sentence}


class FileForm(forms.Form):
    """A picture, a video, captions or something to take along."""

    file = forms.FileField(
        label=_("올릴 파일"),
        widget=forms.FileInput(attrs={"accept": ",".join(TYPES)}),
        error_messages={"required": _("올릴 파일을 골라 주세요.")},
    )


class ManyFiles(forms.FileInput):
    """Several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """The files that were sent, as a list."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each as one file; a single hollow one is none."""
        return [super(ManyFilesField, self).clean(one, initial) for one in data or () if one.name]


class BringForm(forms.Form):
    """A whole course: its folder, its files, or the folder in a zip."""

    folder = ManyFilesField(
        label=_("폴더째 고르기"),
        required=False,
        allow_empty_file=True,
        help_text=_("휴대전화에서는 폴더를 고르지 못할 수 있습니다. 그때는 아래 것을 쓰세요."),
        widget=ManyFiles(attrs={"multiple": True, "webkitdirectory": True}),
    )
    several = ManyFilesField(
        label=_("폴더 안의 파일을 모두 고르기"),
        required=False,
        allow_empty_file=True,
        widget=ManyFiles(attrs={"multiple": True}),
    )
    file = forms.FileField(
        label=_("폴더를 압축한 zip 파일 고르기"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".zip"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the three."""
        told = super().clean() or {}
        if not self.errors and not any(told.get(name) for name in self.fields):
            self.add_error("folder", _("올릴 폴더나 파일을 골라 주세요."))
        return told

    @property
    def used(self) -> str:
        """The field that something came by; mistakes are told there."""
        return next(name for name in self.fields if self.cleaned_data.get(name))


def kept(file: "UploadedFile[bytes]", target: Any) -> None:
    """Write the upload to the open file, piece by piece."""
    for piece in file.chunks():
        target.write(piece)
    target.flush()

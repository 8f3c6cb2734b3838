"""Forms of a provider's school: which school by which door, and which run in which stage."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.core.languages import in_reader_language
from naru.enrolments.models import Intake
from naru.schools.models import Stage
from naru.schools.rules import School
from naru.web.public.courses import words
from naru.web.public.schools.words import stage_title

Choices = Iterable[tuple[str, str]]


class OpenForm(forms.Form):
    """A school of the city, and the run by whose door one enters it."""

    school = forms.ChoiceField(label=_("어느 학교인가요?"))
    entrance = forms.ChoiceField(
        label=_("어느 회차로 들어오나요?"),
        help_text=_(
            "신청받기를 정해 두었고 끝나지 않은 회차만 나옵니다. 그 회차의 첫 수업이 입학하는 날, "
            "마지막 수업이 나눔의 날이 됩니다."
        ),
    )

    def __init__(
        self, *args: Any, schools: Mapping[str, School], doors: Iterable[Intake], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.schools = schools
        self.doors = {str(one.run.public_id): one for one in doors}
        _choose(
            self,
            "school",
            [(one.code, in_reader_language(one.name_ko, one.name_en)) for one in schools.values()],
        )
        _choose(self, "entrance", _named(self.doors))

    @property
    def chosen(self) -> tuple[School, Intake]:
        """After validation."""
        said = self.cleaned_data
        return self.schools[said["school"]], self.doors[said["entrance"]]


class ModuleForm(forms.Form):
    """A run to choose in a stage, and what it is about."""

    stage = forms.ChoiceField(label=_("어느 단계인가요?"))
    run = forms.ChoiceField(
        label=_("어느 회차인가요?"),
        help_text=_(
            "신청받기를 정해 두었고, 끝나지 않았고, 아직 아무도 신청하지 않은 회차만 나옵니다."
        ),
    )
    strand = forms.ChoiceField(label=_("무엇에 관한 과목인가요?"), required=False)

    def __init__(
        self,
        *args: Any,
        stages: Iterable[Stage],
        school: School,
        doors: Iterable[Intake],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.stages = {one.code: one for one in stages}
        self.doors = {str(one.run.public_id): one for one in doors}
        _choose(self, "stage", [(code, stage_title(one)) for code, one in self.stages.items()])
        _choose(self, "run", _named(self.doors))
        named = [(one.code, in_reader_language(one.name_ko, one.name_en)) for one in school.strands]
        _choose(self, "strand", [("", str(_("고르지 않음"))), *named])

    @property
    def chosen(self) -> tuple[Stage, Intake, str]:
        """After validation."""
        said = self.cleaned_data
        return self.stages[said["stage"]], self.doors[said["run"]], said["strand"]


def _choose(form: forms.Form, name: str, choices: Choices) -> None:
    field = form.fields[name]
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)


def _named(doors: Mapping[str, Intake]) -> list[tuple[str, str]]:
    return [
        (key, f"{one.run.course.title}, {one.run.label} ({words.days(one.run).words})")
        for key, one in doors.items()
    ]

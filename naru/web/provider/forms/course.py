"""What holds for every run of a course."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.catalogue import lexicon
from naru.catalogue.enums import Mode, Residence
from naru.catalogue.models import Course
from naru.catalogue.models.courses import NUMBER_LENGTH, TITLE_LENGTH
from naru.catalogue.queries import facts
from naru.catalogue.queries.facts import Facts
from naru.catalogue.sources import markup
from naru.places import queries as places
from naru.web.forms import CardRadioSelect
from naru.web.languages import LESSONS
from naru.web.provider.forms.fields import NOT_SAID, Grouped, words

UNTOLD, EVERY_AGE, BAND = "", "EVERY", "BAND"
AGES = [
    (UNTOLD, _("말하지 않음")),
    (EVERY_AGE, _("나이 제한 없음")),
    (BAND, _("나이가 정해져 있음")),
]
MODES = [(mode.value, mode.label) for mode in Mode if mode != Mode.UNKNOWN]
RESIDENCES = [
    (one.value, one.label) if one != Residence.UNKNOWN else (one.value, _("말하지 않음"))
    for one in (
        Residence.UNKNOWN,
        Residence.ANYONE,
        Residence.CITY,
        Residence.CITY_LIFE,
        Residence.DISTRICT,
    )
]
CODE = re.compile(r"(?:\d{2}){1,5}")
NAME_AND_CODE = re.compile(r"(.*\S)[\s,|:]+(\d{6}|\d{8}|\d{10})")
"""A year may end a name ("엑셀 2021"), so a code after a name has six digits at least."""

OLDEST = 120
SKILL_LENGTH = 120
WHOLE_TEXT = 20_000


class CourseForm(Grouped):
    """A course; what is left empty is shown as "not stated"."""

    PARTS = (
        (
            "what",
            _("무엇을 배우나요?"),
            ("title", "summary", "content", "outlook", "field", "skills", "ncs_version"),
        ),
        (
            "who",
            _("누구를 위한 강좌인가요?"),
            ("ages", "age_from", "age_to", "residence", "residence_district", "audience"),
        ),
        (
            "how",
            _("어떻게 배우나요?"),
            ("mode", "language", "hours", "prerequisites", "certificate", "number"),
        ),
        (
            "english",
            _("영어로도 알려 주시겠어요?"),
            ("title_en", "summary_en", "content_en", "outlook_en"),
        ),
    )

    title = words(_("제목"), TITLE_LENGTH, hint=_("예: 엑셀로 배우는 가게 장부"))
    summary = words(_("요약"), 500, rows=3, hint=_("찾는 분이 목록에서 처음 읽는 한두 문장입니다."))
    content = words(
        _("배우는 내용"),
        WHOLE_TEXT,
        rows=8,
        hint=_("줄을 바꾸면 문단이 나뉘고, ‘-’로 시작하는 줄은 목록이 됩니다."),
    )
    outlook = words(
        _("배우고 나면 무엇을 할 수 있나요?"),
        2000,
        rows=3,
        hint=_("예: 월 결산표를 혼자 만들 수 있어요."),
    )
    field = forms.ChoiceField(label=_("분야"), required=False)
    skills = words(
        _("배우는 기술"),
        4000,
        rows=4,
        hint=_(
            "한 줄에 하나씩 써 주세요. NCS 코드를 알면 뒤에 붙여 주세요. 예: 장부 정리 02030202"
        ),
    )
    ncs_version = words(
        _("NCS 코드의 판"), 20, hint=_("코드를 썼다면 어느 해의 목록인지요. 예: 2025")
    )
    ages = forms.ChoiceField(
        label=_("나이 조건이 있나요?"), choices=AGES, required=False, widget=forms.RadioSelect
    )
    age_from = forms.IntegerField(
        label=_("몇 살부터"), min_value=0, max_value=OLDEST, required=False
    )
    age_to = forms.IntegerField(label=_("몇 살까지"), min_value=0, max_value=OLDEST, required=False)
    residence = forms.ChoiceField(
        label=_("사는 곳 조건이 있나요?"), choices=RESIDENCES, widget=forms.RadioSelect
    )
    residence_district = forms.ChoiceField(label=_("어느 자치구에 사는 분인가요?"), required=False)
    audience = words(_("이런 분께 맞아요"), 500, hint=_("예: 가게를 운영하는 분"))
    mode = forms.ChoiceField(label=_("어디에서 배우나요?"), choices=MODES, widget=CardRadioSelect)
    language = forms.ChoiceField(
        label=_("수업 언어"), choices=[NOT_SAID, *LESSONS.items()], required=False
    )
    hours = forms.DecimalField(
        label=_("모두 몇 시간인가요?"),
        min_value=0,
        max_digits=6,
        decimal_places=1,
        required=False,
        help_text=_("숫자만 적어 주세요. 예: 16"),
    )
    prerequisites = words(_("미리 준비할 것"), 2000, rows=2, hint=_("예: 노트북, 한글 타자"))
    certificate = words(_("딸 수 있는 자격증·수료증"), 300)
    number = words(
        _("과정번호"),
        NUMBER_LENGTH,
        hint=_(
            "기관에서 쓰는 번호입니다. 비우면 저절로 붙습니다. 엑셀로 올릴 때 이 번호로 찾습니다."
        ),
    )

    title_en = words(
        _("영어 제목"), TITLE_LENGTH, hint=_("비우면 영어 화면에서도 한국어 제목이 보입니다.")
    )
    summary_en = words(_("영어 요약"), 500, rows=3)
    content_en = words(_("영어로 쓴 내용"), WHOLE_TEXT, rows=6)
    outlook_en = words(_("배우고 나면 할 수 있는 일(영어)"), 2000, rows=3)

    def __init__(self, *args: Any, course: Course | None = None, **kwargs: Any) -> None:
        self.before = facts.course_facts(course) if course else {}
        if course:
            kwargs.setdefault("initial", initial_of(self.before, number=course.number))
        super().__init__(*args, **kwargs)
        self.fields["title"].required = True
        self.fields["title"].error_messages["required"] = _("제목을 적어 주세요.")
        self.fields["mode"].error_messages["required"] = _("어디에서 배우는지 골라 주세요.")
        self.choose("field", [(code, str(name)) for code, name in lexicon.fields().items()])
        self.choose("residence_district", [(str(one.pk), one.name) for one in places.districts()])

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Offer these, after "not stated"."""
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = [NOT_SAID, *choices]

    def clean(self) -> dict[str, Any]:
        """What only holds together: an age band in order, a district with its rule, codes."""
        told = super().clean() or {}
        if told.get("ages") == BAND:
            self._check_band(told.get("age_from"), told.get("age_to"))
        if told.get("residence") == Residence.DISTRICT and not told.get("residence_district"):
            self.add_error("residence_district", _("어느 자치구인지 골라 주세요."))
        if told.get("hours") == 0:
            self.add_error("hours", _("0보다 큰 수를 적거나 비워 주세요."))
        self._check_skills(told.get("skills", ""), told.get("ncs_version", ""))
        return told

    def _check_band(self, youngest: int | None, oldest: int | None) -> None:
        if {"age_from", "age_to"} & set(self.errors):
            return
        if youngest is None and oldest is None:
            self.add_error("age_from", _("몇 살부터인지, 몇 살까지인지 하나는 적어 주세요."))
        elif youngest is not None and oldest is not None and oldest < youngest:
            self.add_error("age_to", _("‘몇 살부터’보다 크거나 같은 수를 적어 주세요."))

    def _check_skills(self, typed: str, version: str) -> None:
        found = skills_of(typed, version)
        if any(len(one["name"]) > SKILL_LENGTH for one in found):
            self.add_error("skills", _("기술 하나는 120자까지 쓸 수 있습니다. 줄을 나누어 주세요."))
        if any(one["ncs_code"] for one in found) and not version:
            self.add_error("ncs_version", _("NCS 코드가 어느 해의 목록인지 적어 주세요. 예: 2025"))

    def told(self) -> Facts:
        """What was filled in, as facts; call it on a valid form."""
        said = self.cleaned_data
        band = said["ages"] == BAND
        whole = said["residence"] == Residence.DISTRICT
        made = {
            **{name: said[name] for name in SAME},
            "blocks": self._blocks("blocks", said["content"]),
            "blocks_en": self._blocks("blocks_en", said["content_en"]),
            "skills": skills_of(said["skills"], said["ncs_version"]),
            "age_rule_known": bool(said["ages"]),
            "age_from": said["age_from"] if band else None,
            "age_to": said["age_to"] if band else None,
            "residence_district_id": said["residence_district"] or None if whole else None,
        }
        return facts.facts_of(Course, made)

    def _blocks(self, name: str, content: str) -> list[Facts]:
        """The description; the one there was if nobody touched it, with all its headings."""
        kept: list[Facts] = self.before.get(name, [])
        same = content.splitlines() == facts.text_of(kept).splitlines()
        return kept if same else markup.blocks(content)


SAME = (
    *("title", "summary", "outlook", "field", "audience", "mode", "language", "hours"),
    *("prerequisites", "certificate", "residence", "title_en", "summary_en", "outlook_en"),
)


def initial_of(told: Facts, *, number: str) -> dict[str, Any]:
    """The facts as the form shows them."""
    ages = UNTOLD
    if told.get("age_rule_known"):
        ages = BAND if {"age_from", "age_to"} & set(told) else EVERY_AGE
    versions = [one["ncs_version"] for one in told.get("skills", ()) if one["ncs_version"]]
    return {
        **{name: told.get(name, "") for name in SAME},
        "content": facts.text_of(told.get("blocks", [])),
        "content_en": facts.text_of(told.get("blocks_en", [])),
        "skills": "\n".join(
            " ".join(filter(None, (one["name"], one["ncs_code"]))) for one in told.get("skills", ())
        ),
        "ncs_version": next(iter(versions), ""),
        "ages": ages,
        "age_from": told.get("age_from"),
        "age_to": told.get("age_to"),
        "residence": told.get("residence", Residence.UNKNOWN.value),
        "residence_district": str(told.get("residence_district_id", "")),
        "number": number,
    }


def skills_of(typed: str, version: str) -> list[Facts]:
    """Lines as skills: words, and a code of the national list where one ends the line."""
    found = {}
    for line in filter(None, map(str.strip, typed.splitlines())):
        pair = NAME_AND_CODE.fullmatch(line)
        name, code = pair.groups() if pair else ("", line) if CODE.fullmatch(line) else (line, "")
        found[name, code] = {
            "name": name,
            "ncs_code": code,
            "ncs_version": version if code else "",
        }
    return list(found.values())

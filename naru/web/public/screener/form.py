"""One question as a form: its kind decides the field, the rules decide what cannot be true."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naru.core.languages import reader_language
from naru.policies.rules.facts import FACTS, BadFacts, Fault, Kind, checked, from_answers
from naru.policies.rules.rulebook import Rulebook
from naru.policies.rules.trees import conditions
from naru.policies.rules.wording import question
from naru.residents.enums import Fact
from naru.residents.facts import BY_FACT
from naru.web.forms import CardCheckboxSelect, CardRadioSelect, DateParts
from naru.web.resident.questions import NONE, NOT_A_DATE, NOT_A_NUMBER, WonField

PLEASE = gettext_lazy("답을 고르거나, 모르면 ‘모르겠어요’를 눌러 주세요.")
FAULTS: dict[str, Promise] = {
    "in_the_future": gettext_lazy("오늘보다 뒤의 날은 적을 수 없어요. 연도를 다시 봐 주세요."),
    "too_long_ago": gettext_lazy("너무 오래전 날이에요. 연도를 다시 봐 주세요."),
    "out_of_range": gettext_lazy("숫자가 너무 작거나 커요. 다시 봐 주세요."),
    "before_birth": gettext_lazy(
        "태어난 날보다 먼저 사업을 시작할 수는 없어요. 두 날을 봐 주세요."
    ),
    "contradicts_small_merchant": gettext_lazy(
        "소상공인이라고 하셨는데 쉬거나 은퇴했다는 답과 맞지 않아요. 하나를 고쳐 주세요."
    ),
}
OTHERWISE = gettext_lazy("이 답은 받을 수 없어요. 다시 골라 주세요.")


class QuestionForm(forms.Form):
    """The one answer to the one question; `others` are the answers it must fit."""

    def __init__(
        self,
        fact: str,
        book: Rulebook,
        *args: Any,
        others: Mapping[str, object],
        today: date,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fact, self.book, self.today = fact, book, today
        self.others = {name: value for name, value in others.items() if name != fact}
        self.question = question(fact, book, reader_language())
        self.fields["answer"] = self._field()
        if fact in others:
            self.initial["answer"] = _shown(FACTS[fact].kind, others[fact])

    @property
    def value(self) -> object:
        """The answer as JSON keeps it."""
        return _kept(FACTS[self.fact].kind, self.cleaned_data["answer"])

    def clean(self) -> dict[str, Any]:
        """Refuse an answer that cannot be true, by itself or beside the others."""
        cleaned: dict[str, Any] = super().clean() or {}
        if "answer" not in cleaned:
            return cleaned
        answers = {**self.others, self.fact: _kept(FACTS[self.fact].kind, cleaned["answer"])}
        try:
            checked(from_answers(answers), on=self.today, schemes=self.book.scheme_names)
        except BadFacts as bad:
            self.add_error("answer", _sentence(bad.faults[0]))
        return cleaned

    def _field(self) -> forms.Field:
        definition = BY_FACT[Fact(self.fact)]
        make: dict[Kind, Callable[[], forms.Field]] = {
            Kind.YES_NO: lambda: forms.ChoiceField(
                choices=[("yes", _("예")), ("no", _("아니요"))], widget=CardRadioSelect
            ),
            Kind.CHOICE: lambda: forms.ChoiceField(
                choices=list(definition.labels.items()), widget=CardRadioSelect
            ),
            Kind.COUNT: lambda: forms.IntegerField(
                min_value=definition.at_least, max_value=definition.at_most, widget=_typed()
            ),
            Kind.WON: lambda: WonField(min_value=0, max_value=definition.at_most, widget=_typed()),
            Kind.DAY: lambda: forms.DateField(widget=DateParts),
            Kind.SCHEMES: lambda: _SchemesField(
                choices=[*self._schemes(), (NONE, _("없어요"))], widget=CardCheckboxSelect
            ),
        }
        field = make[FACTS[self.fact].kind]()
        field.label = self.question
        field.error_messages |= {
            "required": PLEASE,
            "invalid": NOT_A_DATE if isinstance(field, forms.DateField) else NOT_A_NUMBER,
        }
        field.help_text = str(HINTS.get(self.fact, ""))
        return field

    def _schemes(self) -> list[tuple[str, str]]:
        """What one receives now is asked whole; of the past only what a rule looks at."""
        names = {name: getattr(note, reader_language()) for name, note in self.book.schemes.items()}
        if self.fact == Fact.BENEFITS_NOW:
            return list(names.items())
        return [(one, _with_year(one, names)) for one in sorted(_tested(self.book, self.today))]


HINTS: dict[str, Promise] = {
    "birth_on": gettext_lazy("예: 1975년 3월 1일"),
    "household_income_won": gettext_lazy(
        "세금을 떼기 전 금액을 어림으로 적어도 돼요. 예: 3,200,000"
    ),
    "benefits_now": gettext_lazy("받고 있는 것을 모두 골라 주세요."),
    "benefits_before": gettext_lazy("받은 적이 있는 것을 모두 골라 주세요."),
    "near_poor": gettext_lazy("동주민센터에서 차상위계층 확인서를 받은 분이에요."),
    "small_merchant": gettext_lazy("일하는 사람이 5명(제조업 등은 10명)보다 적은 가게나 회사예요."),
}


class _SchemesField(forms.MultipleChoiceField):
    """Several supports, or plainly none."""

    def clean(self, value: Any) -> list[str]:
        """None beside a support says two things at once."""
        chosen: list[str] = super().clean(value)
        if NONE in chosen and len(chosen) > 1:
            raise forms.ValidationError(_("‘없어요’와 다른 답을 함께 고를 수는 없어요."))
        return chosen


def _typed() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})


def _tested(book: Rulebook, on: date) -> set[str]:
    """Earlier supports that a rule in force looks at, with their years."""
    found: set[str] = set()
    for policy in book.policies.values():
        version = policy.on(on)
        for condition in conditions(version.tree) if version and version.tree else ():
            if condition.fact == Fact.BENEFITS_BEFORE and isinstance(condition.value, frozenset):
                found.update(str(one) for one in condition.value)
    return found


def _with_year(scheme: str, names: Mapping[str, str]) -> str:
    name, _colon, year = scheme.partition(":")
    return f"{names[name]} ({year})" if year else names[name]


def _shown(kind: Kind, value: object) -> object:
    if kind is Kind.YES_NO:
        return "yes" if value else "no"
    if kind is Kind.SCHEMES:
        return value or [NONE]
    return value


def _kept(kind: Kind, value: Any) -> object:
    if kind is Kind.YES_NO:
        return value == "yes"
    if kind is Kind.SCHEMES:
        return sorted(one for one in value if one != NONE)
    return value.isoformat() if kind is Kind.DAY else value


def _sentence(fault: Fault) -> str:
    return str(FAULTS.get(fault.code, OTHERWISE))

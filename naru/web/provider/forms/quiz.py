"""Writing questions of the five kinds, and how the exam draws from them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from naru.lessons.reading.mistakes import Mistake
from naru.lessons.reading.quiz import WORDS, QuestionPart, misshapen
from naru.lessons.rules.document import Document
from naru.lessons.rules.faults import Fault, Finding
from naru.lessons.rules.marking import Kind

KINDS = {
    Kind.SINGLE: _("하나 고르기"),
    Kind.MULTIPLE: _("여럿 고르기"),
    Kind.ORDER: _("차례 맞추기"),
    Kind.NUMBER: _("수로 답하기"),
    Kind.TEXT: _("짧게 적기"),
}
LEAST, FEWEST, MOST, ROOM = 2, 4, 10, 2
"""Options of a question at least, rows for them on a new page, the most of them, and how many more
a press gives."""
OPTION, FORM, FORMS = 300, 200, 20


def _long(label: Any, rows: int = 2, *, required: bool = False, hint: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=WORDS,
        required=required,
        help_text=hint,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class QuestionForm(forms.Form):
    """What every kind of question has. `question` is what the document keeps."""

    lesson = forms.ChoiceField(label=_("어느 단원의 물음인가요"))
    ask_ko = _long(_("물음"), required=True)
    ask_en = _long(_("영어 물음"))
    why_ko = _long(_("왜 그런지"), hint=_("시험을 마친 뒤 다시 볼 때 보여 줍니다."))
    why_en = _long(_("왜 그런지(영어)"))
    check = forms.BooleanField(
        label=_("단원 끝에서 스스로 확인하는 물음으로 쓰기(점수에 넣지 않습니다)"), required=False
    )
    exam = forms.BooleanField(label=_("시험에 낼 물음에 넣기"), required=False, initial=True)

    kind: Kind
    ANSWER: tuple[str, ...] = ()

    def __init__(self, *args: Any, document: Document, rows: int = FEWEST, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows = min(max(rows, FEWEST), MOST)
        lessons = self.fields["lesson"]
        if isinstance(lessons, forms.ChoiceField):
            lessons.choices = [(one.code, one.title_ko) for one in document.lessons]
        self.add_answer()
        last = ("why_ko", "why_en", "check", "exam")
        self.order_fields([name for name in self.fields if name not in last] + list(last))

    def add_answer(self) -> None:
        """The fields that this kind adds."""

    def typed(self) -> dict[str, Any]:
        """What was typed, good or not, to show the form once more without telling mistakes."""
        return {bound.name: bound.data for bound in self}

    def clean(self) -> dict[str, Any]:
        """Asked somewhere, and with an answer that fits its kind."""
        told = super().clean() or {}
        if not told.get("check") and not told.get("exam"):
            self.add_error("exam", _("어디에서 물을지 하나는 골라 주세요."))
        if not self.errors:
            self.judge()
        return told

    def judge(self) -> None:
        """The same judgement as that of a folder's `quiz.toml`."""
        key = misshapen(self._part("new"))
        if key:
            self.add_error(self.ANSWER[0], Mistake.at("", Finding(Fault.QUIZ_SHAPE)).sentence)

    def question(self, code: str) -> dict[str, Any]:
        """The question as a document keeps it."""
        return self._part(code).model_dump(mode="json")

    def answer(self) -> Mapping[str, Any]:
        """The names of `quiz.toml` that say what is right."""
        return {name: self.cleaned_data[name] for name in self.ANSWER}

    def _part(self, code: str) -> QuestionPart:
        said = self.cleaned_data
        common = ("lesson", "ask_ko", "ask_en", "why_ko", "why_en", "check", "exam")
        told = {name: said[name] for name in common}
        return QuestionPart(code=code, kind=self.kind.value, **told, **self.answer())


class OptionsForm(QuestionForm):
    """Things to choose, one a row; empty rows are none."""

    def add_answer(self) -> None:
        """Two texts a row."""
        for n in range(1, self.rows + 1):
            self.fields[f"ko_{n}"] = forms.CharField(
                label=_("보기 %(n)s") % {"n": n},
                max_length=OPTION,
                required=n <= LEAST,
                error_messages={"required": _("보기를 두 개 이상 적어 주세요.")},
            )
            self.fields[f"en_{n}"] = forms.CharField(
                label=_("보기 %(n)s(영어)") % {"n": n}, max_length=OPTION, required=False
            )

    def clean(self) -> dict[str, Any]:
        """No English without Korean, no two alike."""
        told = forms.Form.clean(self) or {}
        seen: set[str] = set()
        for n in range(1, self.rows + 1):
            words = told.get(f"ko_{n}", "")
            if told.get(f"en_{n}") and not words:
                self.add_error(f"ko_{n}", _("한국어도 적어 주세요."))
            if words and words in seen:
                self.add_error(f"ko_{n}", _("같은 보기가 위에 있습니다."))
            seen.add(words)
        return super().clean()

    def filled(self) -> list[int]:
        """Rows that hold an option."""
        return [n for n in range(1, self.rows + 1) if self.cleaned_data.get(f"ko_{n}")]

    def right(self) -> set[int]:
        """Rows with a right option; an order has none, as all of them are."""
        return set()

    def answer(self) -> Mapping[str, Any]:
        """The options in their rows' order."""
        said, right = self.cleaned_data, self.right()
        return {
            "options": [
                {"ko": said[f"ko_{n}"], "en": said[f"en_{n}"], "right": n in right}
                for n in self.filled()
            ]
        }


class OrderForm(OptionsForm):
    """Options that stand in the right order."""

    kind = Kind.ORDER
    ANSWER = ("ko_1",)

    def add_answer(self) -> None:
        """And how to write them."""
        super().add_answer()
        self.fields["ko_1"].help_text = _(
            "맞는 차례대로 적습니다. 배우는 사람에게는 섞어서 보입니다."
        )


class SingleForm(OptionsForm):
    """One right option."""

    kind = Kind.SINGLE
    ANSWER = ("right",)

    def add_answer(self) -> None:
        """And which row is right."""
        super().add_answer()
        choices = [(str(n), _("보기 %(n)s") % {"n": n}) for n in range(1, self.rows + 1)]
        self.fields["right"] = forms.ChoiceField(
            label=_("맞는 답은 어느 것인가요"),
            choices=choices,
            widget=forms.RadioSelect,
            error_messages={"required": _("맞는 답을 골라 주세요.")},
        )

    def right(self) -> set[int]:
        """The one row."""
        return {int(self.cleaned_data["right"])} if self.cleaned_data.get("right") else set()

    def clean(self) -> dict[str, Any]:
        """What is right is there."""
        told = super().clean()
        if self.right() - set(self.filled()) and "right" not in self.errors:
            self.add_error("right", _("비어 있는 보기입니다. 적은 보기에서 골라 주세요."))
        return told


class MultipleForm(SingleForm):
    """One right option or several."""

    kind = Kind.MULTIPLE

    def add_answer(self) -> None:
        """And which rows are right."""
        super().add_answer()
        one = self.fields["right"]
        self.fields["right"] = forms.MultipleChoiceField(
            label=_("맞는 답을 모두 골라 주세요"),
            choices=one.choices if isinstance(one, forms.ChoiceField) else (),
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("맞는 답을 골라 주세요.")},
        )

    def right(self) -> set[int]:
        """All rows that are right."""
        return {int(n) for n in self.cleaned_data.get("right", ())}


class NumberForm(QuestionForm):
    """A number, and how far from it still counts."""

    kind = Kind.NUMBER
    ANSWER = ("answer", "tolerance", "unit_ko", "unit_en")

    def add_answer(self) -> None:
        """The number and its unit."""
        self.fields["answer"] = forms.DecimalField(
            label=_("맞는 수"), max_digits=20, decimal_places=6
        )
        self.fields["tolerance"] = forms.DecimalField(
            label=_("얼마까지 달라도 맞는 답인가요"),
            max_digits=20,
            decimal_places=6,
            min_value=0,
            required=False,
            help_text=_("비우면 꼭 그 수여야 합니다."),
        )
        self.fields["unit_ko"] = forms.CharField(label=_("단위"), max_length=40, required=False)
        self.fields["unit_en"] = forms.CharField(
            label=_("단위(영어)"), max_length=40, required=False
        )

    def clean_tolerance(self) -> Any:
        """Nothing told is nothing off."""
        return self.cleaned_data["tolerance"] or 0


class TextForm(QuestionForm):
    """Words, in the forms that are accepted."""

    kind = Kind.TEXT
    ANSWER = ("accepted_ko", "accepted_en")

    def add_answer(self) -> None:
        """A form a line."""
        lines = _("한 줄에 하나씩 적습니다. 띄어쓰기와 큰 글자·작은 글자는 상관없습니다.")
        self.fields["accepted_ko"] = _long(_("맞는 답"), 3, required=True, hint=lines)
        self.fields["accepted_en"] = _long(_("맞는 답(영어)"), 3)

    def clean_accepted_ko(self) -> list[str]:
        return self._lines("accepted_ko")

    def clean_accepted_en(self) -> list[str]:
        return self._lines("accepted_en")

    def _lines(self, name: str) -> list[str]:
        lines = [one.strip() for one in str(self.cleaned_data[name]).splitlines()]
        told = [one for one in lines if one]
        if len(told) > FORMS or any(len(one) > FORM for one in told):
            raise forms.ValidationError(
                _("%(lines)s줄까지, 한 줄에 %(letters)s자까지 적어 주세요.")
                % {"lines": FORMS, "letters": FORM}
            )
        return told


FORM_OF: dict[Kind, type[QuestionForm]] = {
    one.kind: one for one in (SingleForm, MultipleForm, OrderForm, NumberForm, TextForm)
}


def start_of(question: Mapping[str, Any]) -> dict[str, Any]:
    """What the form of a question that is there begins with."""
    told = dict(question)
    options = told.pop("options", None) or []
    for n, one in enumerate(options, 1):
        told |= {f"ko_{n}": one["ko"], f"en_{n}": one.get("en", "")}
    right = [str(n) for n, one in enumerate(options, 1) if one.get("right")]
    told["right"] = right if told["kind"] == Kind.MULTIPLE else next(iter(right), "")
    for name in ("accepted_ko", "accepted_en"):
        told[name] = "\n".join(told.get(name) or ())
    return told


class ExamForm(forms.Form):
    """How the exam is sat; it draws from `pool` questions."""

    minutes = forms.IntegerField(label=_("시험 시간(분)"), min_value=1, max_value=600)
    attempts = forms.IntegerField(label=_("몇 번까지 볼 수 있나요"), min_value=1, max_value=20)
    draw = forms.IntegerField(label=_("한 번에 내는 물음"), min_value=1, max_value=100)

    def __init__(self, *args: Any, pool: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pool = pool

    def clean_draw(self) -> int:
        """Not more than there are."""
        draw = int(self.cleaned_data["draw"])
        if draw > self.pool:
            finding = Finding(Fault.QUIZ_DRAW, 0, {"draw": draw, "pool": self.pool})
            raise forms.ValidationError(Mistake.at("", finding).sentence)
        return draw

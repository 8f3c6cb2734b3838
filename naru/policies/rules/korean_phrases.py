"""Korean sentences about rules, in 해요체."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar

from naru.policies.rules.facts import FACTS, Kind, Value
from naru.policies.rules.korean import day, josa, listed, won
from naru.policies.rules.nearest import Step
from naru.policies.rules.phrases import Speech, but_one, runs, years_of
from naru.policies.rules.trees import Condition

YES_NO = {
    "lives_in_city": ("{city}에 살아요", "{city}에 살지 않아요"),
    "works_in_city": ("{city}에서 일해요", "{city}에서 일하지 않아요"),
    "studies_in_city": ("{city}에 있는 학교에 다녀요", "{city}에 있는 학교에 다니지 않아요"),
    "business_in_city": (
        "{city}에 있는 사업체의 대표예요",
        "{city}에 있는 사업체의 대표가 아니에요",
    ),
    "basic_livelihood": ("기초생활수급자예요", "기초생활수급자가 아니에요"),
    "near_poor": ("차상위계층이에요", "차상위계층이 아니에요"),
    "registered_disability": ("장애인으로 등록되어 있어요", "장애인으로 등록되어 있지 않아요"),
    "job_hours_overlap": (
        "지금 하는 일과 활동 시간이 겹쳐요",
        "지금 하는 일과 활동 시간이 겹치지 않아요",
    ),
    "small_merchant": ("소상공인이에요", "소상공인이 아니에요"),
    "business_closed": ("사업체가 쉬고 있거나 문을 닫았어요", "사업체를 운영하고 있어요"),
    "guarantee_default": (
        "갚지 못한 보증 빚이 있어요(보증사고)",
        "갚지 못한 보증 빚이 없어요",
    ),
    "barred_trade": ("지원할 수 없는 업종이에요", "지원할 수 있는 업종이에요"),
}
CHOICES = {
    "employment": {
        "EMPLOYED": "직장에 다니고 있어요",
        "GRADUAL_RETIREMENT": "점진적 퇴직으로 시간제로 일해요",
        "SELF_EMPLOYED": "내 일이나 가게를 하고 있어요",
        "LOOKING": "일을 찾고 있어요",
        "RESTING": "지금은 쉬고 있어요",
        "RETIRED": "은퇴했어요",
    },
}
NOT_CHOICES = {
    "employment": {
        "EMPLOYED": ("직장에 다니고 있지 않아요", "직장에 다니지 않게 되면"),
        "GRADUAL_RETIREMENT": (
            "점진적 퇴직으로 시간제로 일하고 있지 않아요",
            "점진적 퇴직으로 하던 시간제 일을 마치면",
        ),
        "SELF_EMPLOYED": ("내 일이나 가게를 하고 있지 않아요", "내 일이나 가게를 접으면"),
        "LOOKING": ("일을 찾고 있지 않아요", "일을 찾지 않게 되면"),
        "RESTING": ("쉬고 있지 않아요", "쉬지 않게 되면"),
        "RETIRED": ("은퇴하지 않았어요", "은퇴하지 않게 되면"),
    },
}
"""Where all answers but one will do: that it is not so, and that it ends."""

NUMBERS = {
    "age": ("만 {}세", ""),
    "year_age": ("{}세", "올해 연도에서 태어난 해를 뺀 나이로 "),
    "income_percent": ("{}%", "가구 소득이 기준 중위소득의 "),
    "proof_days": ("{}일", "증명서를 뗀 지 "),
    "business_months": ("{}개월", "사업을 시작한 지 "),
    "household_size": ("{}명", "함께 사는 가구원이 "),
    "household_income_won": ("{}원", "가구 소득이 한 달 "),
}
DAYS = {
    "birth_on": ("태어났어요", "태어나지 않았어요"),
    "welfare_proof_on": ("증명서를 뗐어요", "증명서를 떼지 않았어요"),
    "business_opened_on": ("사업을 시작했어요", "사업을 시작하지 않았어요"),
}
QUESTIONS = {
    "birth_on": "언제 태어나셨나요?",
    "lives_in_city": "{city}에 살고 있나요?",
    "works_in_city": "{city}에서 일하고 있나요?",
    "studies_in_city": "{city}에 있는 학교에 다니고 있나요?",
    "business_in_city": "{city}에 있는 사업체의 대표인가요?",
    "employment": "지금 어떤 일을 하고 있나요?",
    "basic_livelihood": "기초생활수급자인가요?",
    "near_poor": "차상위계층인가요?",
    "welfare_proof_on": "수급자·차상위 증명서를 언제 뗐나요?",
    "registered_disability": "장애인으로 등록되어 있나요?",
    "household_size": "나를 포함해 함께 사는 가족은 몇 명인가요?",
    "household_income_won": "가족 모두의 한 달 소득은 얼마인가요?",
    "benefits_now": "지금 받고 있는 지원이 있나요?",
    "benefits_before": "전에 받은 지원이 있나요?",
    "job_hours_overlap": "다른 공공 일자리와 활동 시간이 겹치나요?",
    "small_merchant": "소상공인인가요?",
    "business_opened_on": "사업을 언제 시작했나요?",
    "business_closed": "사업을 쉬고 있거나 닫았나요?",
    "guarantee_default": "신용보증기관에 갚지 못한 보증 빚이 있나요?",
    "barred_trade": "유흥·도박·투기 업종인가요?",
}
STEPS = {
    ("lives_in_city", True): "{city} 안으로 주소를 옮기면",
    ("lives_in_city", False): "{city} 밖으로 주소를 옮기면",
    ("works_in_city", True): "{city}에서 일하게 되면",
    ("works_in_city", False): "{city}에서 일하지 않게 되면",
    ("studies_in_city", True): "{city}에 있는 학교에 다니게 되면",
    ("studies_in_city", False): "{city}에 있는 학교에 다니지 않게 되면",
    ("business_in_city", True): "{city}에 사업체를 두게 되면",
    ("business_in_city", False): "{city}에 사업체를 두지 않게 되면",
    ("basic_livelihood", True): "기초생활수급자로 정해지면",
    ("basic_livelihood", False): "기초생활수급자가 아니게 되면",
    ("near_poor", True): "차상위계층 확인을 받으면",
    ("near_poor", False): "차상위계층이 아니게 되면",
    ("job_hours_overlap", True): "활동 시간이 겹치게 되면",
    ("job_hours_overlap", False): "활동 시간이 겹치지 않게 바꾸면",
    ("small_merchant", True): "소상공인이 되면",
    ("small_merchant", False): "소상공인이 아니게 되면",
    ("guarantee_default", True): "갚지 못한 보증 빚이 생기면",
    ("guarantee_default", False): "갚지 못한 보증 빚을 정리하면",
}


class Korean:
    """The Korean sentence makers."""

    one_of_these = "다음 가운데 하나면 돼요"
    all_of_these = "다음을 모두 갖추면 돼요"
    elsewhere = "다른 지원의 규칙이 아직 공개되지 않았어요"
    silent: ClassVar[Mapping[str, str]] = {
        "age": "나이 조건은 공고에 나와 있지 않아요. 신청하기 전에 물어보세요.",
        "residence": "사는 곳 조건은 공고에 나와 있지 않아요. 신청하기 전에 물어보세요.",
    }

    def requirement(self, condition: Condition, wanted: bool, by: Speech) -> str:
        fact = condition.fact
        if fact in YES_NO:
            return YES_NO[fact][condition.value is not wanted].format(city=by.city)
        if fact in CHOICES:
            return _choice(condition, wanted)
        if fact in NUMBERS:
            return _number(condition, wanted)
        if fact in DAYS:
            return _dated(condition, wanted)
        return _schemes(condition, wanted, by)

    def standing(self, fact: str, value: Value, by: Speech) -> str:
        if fact in YES_NO:
            return YES_NO[fact][not value].format(city=by.city)
        if fact in CHOICES:
            return CHOICES[fact][str(value)]
        if fact in NUMBERS:
            return f"{NUMBERS[fact][1]}{josa(_measured(fact, value), '이에요')}"
        if fact in DAYS:
            return f"{_day_of(fact, value)}에 {DAYS[fact][0]}"
        names = _scheme_names(value, by)
        if not names:
            return (
                "받고 있는 다른 지원이 없어요" if fact == "benefits_now" else "받은 지원이 없어요"
            )
        end = "받고 있어요" if fact == "benefits_now" else "받은 적이 있어요"
        return f"{josa(', '.join(names), '을')} {end}"

    def question(self, fact: str, by: Speech) -> str:
        return QUESTIONS[fact].format(city=by.city)

    def step(self, change: Step, present: object, by: Speech) -> str:
        fact, value = FACTS[change.fact], change.values[0]
        if isinstance(value, bool):
            return STEPS[change.fact, value].format(city=by.city)
        if fact.kind is Kind.SCHEMES and isinstance(value, frozenset):
            left = present - value if isinstance(present, frozenset) else value
            return f"{josa(', '.join(_scheme_names(left, by)), '을')} 더 받지 않게 되면"
        if fact.kind is Kind.WON:
            return f"가구 소득이 한 달 {won(value)} 이하가 되면"
        if fact.kind is Kind.CHOICE:
            return _choice_step(change)
        return "증명서를 새로 떼면"

    def suggestion(self, halves: Sequence[str], later: date | None, sure: bool) -> str:
        when = f"{day(later)}부터 " if later else ""
        how = f"{listed(halves, '그리고')} " if halves else ""
        end = "신청할 수 있어요." if sure else "신청할 수 있는지 다시 볼 수 있어요."
        return f"{how}{when}{end}"


def _choice(condition: Condition, wanted: bool) -> str:
    fact = condition.fact
    value = condition.value
    named = value if isinstance(value, frozenset) else frozenset((str(value),))
    fitting = [name for name in FACTS[fact].choices if (name in named) is wanted]
    if excepted := but_one(fact, fitting):
        return NOT_CHOICES[fact][excepted][0]
    said = [f"‘{CHOICES[fact][name]}’" for name in fitting]
    if len(said) == 1:
        return CHOICES[fact][fitting[0]]
    return f"{listed(said, '또는')}에 해당해요"


def _choice_step(change: Step) -> str:
    named = [name for name in FACTS[change.fact].choices if name in change.values]
    if excepted := but_one(change.fact, named):
        return NOT_CHOICES[change.fact][excepted][1]
    said = [f"‘{CHOICES[change.fact][name]}’" for name in named]
    return f"하는 일이 바뀌어 {listed(said, '또는')}에 해당하게 되면"


def _measured(fact: str, value: object) -> str:
    number = f"{value:,}" if fact == "household_income_won" else f"{value}"
    return NUMBERS[fact][0].format(number)


def _number(condition: Condition, wanted: bool) -> str:
    fact, value = condition.fact, condition.value
    before = NUMBERS[fact][1]
    if isinstance(value, tuple):
        low, high = (_measured(fact, bound) for bound in value)
        span = f"{before}{low}부터 {high.removeprefix('만 ')}까지"
        return f"{span}예요" if wanted else f"{span}가 아니에요"
    ends = {
        ("at_least", True): "이상이에요",
        ("at_most", True): "이하예요",
        ("at_least", False): "미만이에요",
        ("at_most", False): "초과예요",
    }
    return f"{before}{_measured(fact, value)} {ends[condition.operator, wanted]}"


def _day_of(fact: str, value: Value) -> str:
    """A day; nobody says the weekday of a birth."""
    return day(value).partition("(")[0] if fact == "birth_on" else day(value)


def _dated(condition: Condition, wanted: bool) -> str:
    fact, value = condition.fact, condition.value
    verb, not_verb = DAYS[fact]
    if isinstance(value, tuple):
        low, high = _day_of(fact, value[0]), _day_of(fact, value[1])
        return f"{low}부터 {high} 사이에 {verb if wanted else not_verb}"
    after = (condition.operator == "from") is wanted
    inclusive = "또는 그 " if wanted else ""
    return f"{_day_of(fact, value)} {inclusive}{'뒤' if after else '전'}에 {verb}"


def _scheme_names(value: object, by: Speech) -> list[str]:
    names = []
    chosen = value if isinstance(value, frozenset) else frozenset()
    for name, years in years_of(chosen).items():
        spans = [f"{a}" if a == b else f"{a}~{b}" for a, b in runs(years)]
        names.append(f"{'·'.join(spans)}년 {by.schemes[name]}" if years else by.schemes[name])
    return names


def _schemes(condition: Condition, wanted: bool, by: Speech) -> str:
    names = _scheme_names(condition.value, by)
    having = (condition.operator == "has_any") is wanted
    now = condition.fact == "benefits_now"
    if having:
        end = "받고 있어요" if now else "받은 적이 있어요"
        whole = names[0] if len(names) == 1 else f"{', '.join(names)} 가운데 하나"
        return f"{josa(whole, '을')} {end}"
    end = "받고 있지 않아요" if now else "받은 적이 없어요"
    if len(names) == 1:
        return f"{josa(names[0], '을')} {end}"
    return f"{', '.join(names)} 가운데 어느 것도 {end}"


PHRASES = Korean()

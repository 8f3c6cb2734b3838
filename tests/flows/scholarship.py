"""What tests of the scholarship's flows share: a resident who may apply, and staff."""

from datetime import timedelta

from naru.accounts.enums import Role
from naru.flows.begin_application import begin_application
from naru.flows.check_application import check_application
from naru.flows.hand_in_application import hand_in_application
from naru.flows.put_paper import put_paper
from naru.policies.reading.book import rulebook
from naru.residents.enums import ConsentKind, Fact, Means
from naru.residents.models import ConsentText
from naru.residents.services import answers, consents
from naru.scholarships.enums import CheckKind, PaperKind
from tests.files.samples import PDF
from tests.residents.factories import ConsentTextFactory, ResidentFactory
from tests.scholarships.factories import CLOSES, FACTS, staff

CHECKED = CLOSES + timedelta(hours=1)
FOUND = {
    CheckKind.INCOME: {"basic_livelihood": False, "near_poor": True},
    CheckKind.DOUBLE_BENEFIT: {"benefits_now": []},
}
ROLES = {CheckKind.INCOME: Role.COUNSELLOR, CheckKind.DOUBLE_BENEFIT: Role.MANAGER}


def somebody(noon, **facts):
    """A resident who told all that the scholarship asks."""
    resident = ResidentFactory()
    if not ConsentText.objects.filter(kind=ConsentKind.SENSITIVE).exists():
        ConsentTextFactory(kind=ConsentKind.SENSITIVE)
    own = {"resident_id": resident.pk, "by": resident.user, "at": noon}
    consents.give(kind=ConsentKind.SENSITIVE, means=Means.ONLINE, **own)
    told = {Fact(name): value for name, value in {**FACTS, **facts}.items() if value is not None}
    answers.tell(answers=told, **own)
    return resident


def begin(resident, the_round, noon):
    return begin_application(round_id=the_round.pk, resident=resident, by=resident.user, at=noon)


def paper(one, noon, data=PDF, name="증명서.pdf", kind=PaperKind.WELFARE):
    return put_paper(
        application=one, kind=kind, name=name, data=data, by=one.resident.user, at=noon
    )


def hand_in(one, noon):
    return hand_in_application(application=one, book=rulebook(), by=one.resident.user, at=noon)


def applied(resident, the_round, noon):
    """Begun, with its paper, handed in."""
    one = begin(resident, the_round, noon)
    paper(one, noon)
    return hand_in(one, noon)


def check(one, kind, found=None, membership=None, at=CHECKED):
    return check_application(
        application_id=one.pk,
        kind=kind,
        found=FOUND[kind] if found is None else found,
        words="증명서를 보았습니다.",
        membership=membership or staff(ROLES[kind]),
        book=rulebook(),
        at=at,
    )


def checked(one, **found):
    """Both checks made by two persons; `found` changes what the papers show."""
    for kind in CheckKind:
        one = check(one, kind, {**FOUND[kind], **found.get(kind.value, {})})
    return one

"""Asking for a paper: the person reads the sentence, the application waits."""

import pytest

from naru.accounts.enums import Role
from naru.flows.ask_for_papers import ask_for_papers
from naru.notices.models import Notice
from naru.notices.queries import told
from tests.flows.scholarship import CHECKED, applied, somebody
from tests.scholarships.factories import funded_round, staff

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_sentence_reaches_the_person(noon):
    one = applied(somebody(noon), funded_round(), noon)
    done = ask_for_papers(
        application_id=one.pk,
        words="증명서의 뒷면이 보이지 않습니다.",
        membership=staff(Role.COUNSELLOR),
        at=CHECKED,
    )
    assert done.state == "MORE_ASKED"
    notice = told(Notice.objects.get(kind="scholarship.more"))
    assert notice.subject == "가상 회차: 서류가 더 필요합니다"
    assert notice.body.startswith("증명서의 뒷면이 보이지 않습니다. 다음에 할 일:")

"""Rule packs are kept by what they say: the same texts once, other texts beside them."""

from dataclasses import replace

import pytest
from django.db import IntegrityError, connection

from naru.policies.models import RulePack
from naru.policies.reading.book import rulebook
from naru.policies.services import packs

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_same_pack_is_kept_once(noon):
    assert packs.keep(book=rulebook(), at=noon).new == 1
    assert packs.keep(book=rulebook(), at=noon).new == 0
    packs.keep(book=replace(rulebook(), digest="a" * 64), at=noon)
    assert RulePack.objects.count() == 2


@pytest.mark.parametrize("table", ["rulepack", "signingkey", "receipt", "receiptlink"])
def test_the_database_refuses_to_change_what_decisions_rest_on(table):
    with pytest.raises(IntegrityError, match="append-only"), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM policies_{table}")

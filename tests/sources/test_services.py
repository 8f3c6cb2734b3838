"""Sources follow the pack: new, changed, withdrawn, back again."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from naru.core.tables import Change
from naru.sources.models import Source
from naru.sources.services import save_sources
from tests.sources.factories import SourceFactory

pytestmark = pytest.mark.django_db


def row(code, title="제목", url=""):
    return {"code": code, "title_ko": title, "title_en": "Title", "url": url}


def test_the_table_follows_the_rows(noon):
    assert save_sources([row("a"), row("b")], at=noon) == Change("sources_source", new=2)
    change = save_sources([row("b", "새 제목"), row("c")], at=noon)
    assert change == Change("sources_source", new=1, changed=1, withdrawn=1)
    assert set(Source.objects.values_list("code", "title_ko", "withdrawn_at")) == {
        ("a", "제목", noon),
        ("b", "새 제목", None),
        ("c", "제목", None),
    }


def test_what_is_gone_keeps_the_time_it_went(noon):
    save_sources([row("a"), row("b")], at=noon)
    save_sources([row("b")], at=noon)
    later = save_sources([row("b")], at=noon + timedelta(days=1))
    assert later == Change("sources_source", unchanged=1)
    assert Source.objects.get(code="a").withdrawn_at == noon


def test_what_comes_back_is_current_again_under_its_old_number(noon):
    save_sources([row("a"), row("b")], at=noon)
    before = Source.objects.get(code="a").pk
    save_sources([row("b")], at=noon)
    assert save_sources([row("a"), row("b")], at=noon).changed == 1
    assert Source.objects.get(code="a").withdrawn_at is None
    assert Source.objects.get(code="a").pk == before


def test_the_database_refuses_an_address_that_is_none():
    with pytest.raises(IntegrityError, match="source_url_is_web_address"):
        SourceFactory(url="javascript:alert(1)")
